/** The examples hold together: what is committed is what the data builds, and progress speaks of actions that exist. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { builtFiles } from './harrowmere/files.ts'
import { themes } from './harrowmere/plan.ts'
import { progressFile } from './harrowmere/progress.ts'
import { builtFiles as otherFiles } from './other-layouts/files.ts'

const recommendations = themes.flatMap((theme) => theme.outcomes.flatMap((outcome) => outcome.recommendations))
const actions = recommendations.flatMap((recommendation) => recommendation.actions)

function assertCommitted(folder: string, name: string, content: string | Uint8Array): void {
  const committed = readFileSync(new URL(`./${folder}/${name}`, import.meta.url))
  assert.ok(committed.equals(Buffer.from(content)), `${folder}/${name} is not what its data builds: run build.ts there`)
}

test('every committed file is what its data builds', async () => {
  for (const [name, content] of await builtFiles()) assertCommitted('harrowmere', name, content)
  assertCommitted('harrowmere', 'harrowmere-progress.json', progressFile())
  for (const [name, content] of await otherFiles()) assertCommitted('other-layouts', name, content)
})

test('the plan is as rich as a real one', () => {
  assert.equal(themes.length, 5)
  assert.equal(recommendations.length, 32)
  assert.equal(actions.length, 243)
  const kinds = new Set(actions.map((action) => action.when.kind))
  assert.equal(kinds.size, 13, 'every kind of deadline occurs')
})

test('the slips that findings should catch are still there', () => {
  const lacking = (test: (r: (typeof recommendations)[number]) => boolean) =>
    recommendations.filter(test).map((r) => r.ref)
  assert.deepEqual(
    lacking((recommendation) => recommendation.criteria.length === 0),
    ['2.3.2'],
  )
  assert.deepEqual(
    lacking((recommendation) => recommendation.actions.length === 0),
    ['3.3.3'],
  )
  const refs = new Set(recommendations.map((recommendation) => recommendation.ref))
  assert.ok(!refs.has('5.2.4') && actions.some((action) => action.text.includes('5.2.4')), 'a reference leads nowhere')
  assert.deepEqual(
    actions.filter((action) => action.when.kind === 'invalid').map((action) => action.when.text),
    ['31/11/2026', '31/06/2026'],
  )
})

test('nobody accepts their own evidence and nothing is proved before it is offered', () => {
  const { evidence }: { evidence: Record<string, string>[] } = JSON.parse(progressFile())
  for (const proof of evidence) {
    assert.notEqual(proof.acceptedBy, proof.offeredBy)
    const { acceptedOn, offeredOn = '' } = proof
    assert.ok(acceptedOn === undefined || acceptedOn > offeredOn)
  }
})
