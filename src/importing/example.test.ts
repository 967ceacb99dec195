import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { it } from 'node:test'
import { action, plan, recommendation } from '../plans/store/plans.fixture.ts'
import { progressSchema, withProgress } from './example.ts'
import { readPlan } from './jobs/read-plan.ts'

const given = plan({
  recommendations: [
    recommendation('r1', { ref: '1.1', criteria: ['Seen in ten days'] }),
    recommendation('r2', { ref: '1.2' }),
  ],
  actions: [
    action('a1', { recommendation: 'r1', label: '1a', text: 'Write the new policy on supervision' }),
    action('a2', { recommendation: 'r1', label: '1b', text: 'Write the new policy on caseloads' }),
    action('a3', { recommendation: 'r2', label: '1a', text: 'Write the new policy on supervision' }),
    action('a4', { recommendation: 'r2', label: '1b,', text: 'Write the new policy on supervision' }),
  ],
})
const said = { on: '2026-03-01', status: 'delivered', percent: 100, note: '', by: 'Lead' } as const
const supervision = 'Write the new policy on supervision'

it('finds an action by its recommendation, its words and, between two alike, its label', () => {
  const update = (ref: string, label: string, text: string) => ({ ...said, recommendation: ref, action: label, text })
  const updates = [
    update('1.1', '9', 'Write the new policy on caseloads.'),
    update('1.2', '1b', supervision),
    update('1.1', '1b', 'Hold a conference'),
  ]
  const { plan: after, unmatched } = withProgress(given, { updates, evidence: [] })
  assert.deepEqual(after.updates, [
    { ...said, action: 'a2' },
    { ...said, action: 'a4' },
  ])
  assert.deepEqual(unmatched, ['No action of 1.1 reads “Hold a conference”.'])
})

it('puts proof to its criterion, and says where there is none', () => {
  const proof = { text: 'Audit', offeredOn: '2026-03-01', offeredBy: 'Lead' }
  const evidence = [
    { ...proof, recommendation: '1.1', criterion: 0 },
    { ...proof, recommendation: '1.2', criterion: 0 },
  ]
  const { plan: after, unmatched } = withProgress(given, { updates: [], evidence })
  assert.deepEqual(after.evidence, [{ ...proof, recommendation: 'r1', criterion: 0 }])
  assert.deepEqual(unmatched, ['Recommendation 1.2 has no criterion 1.'])
})

it('finds a place for all the progress of the bundled example', async () => {
  const folder = new URL('../../examples/harrowmere/', import.meta.url)
  const progress = progressSchema.parse(JSON.parse(await readFile(new URL('harrowmere-progress.json', folder), 'utf8')))
  const bytes = await readFile(new URL('harrowmere-plan.docx', folder))
  const { plan: read } = await readPlan({ name: 'harrowmere-plan.docx', bytes }, { count: false })
  assert.deepEqual(withProgress(read, progress).unmatched, [])
})
