import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { z } from 'zod'
import { UnreadableFile } from '../documents/document.ts'
import type { Deadline } from './deadline.ts'
import { arbitraryPlan } from './export/arbitrary-plan-for-tests.ts'
import { printedSchema, schemaFile } from './export/print-schema.ts'
import type {
  Action,
  Doubt,
  Evidence,
  Outcome,
  Plan,
  PlanThresholds,
  ProgressUpdate,
  Recommendation,
  Theme,
} from './plan.ts'
import { parsePlanFile, type planSchema } from './plan-schema.ts'

type Parsed = z.output<typeof planSchema>
/** Fails to compile when the plan gains a key that the schema would drop in silence. */
type Unchecked =
  | Exclude<keyof Plan, keyof Parsed>
  | Exclude<keyof Theme, keyof Parsed['themes'][number]>
  | Exclude<keyof Outcome, keyof Parsed['outcomes'][number]>
  | Exclude<keyof Recommendation, keyof Parsed['recommendations'][number]>
  | Exclude<keyof Action, keyof Parsed['actions'][number]>
  | Exclude<keyof Deadline, keyof Parsed['actions'][number]['deadline']>
  | Exclude<keyof Doubt, keyof Parsed['doubts'][number]>
  | Exclude<keyof ProgressUpdate, keyof NonNullable<Parsed['updates']>[number]>
  | Exclude<keyof Evidence, keyof NonNullable<Parsed['evidence']>[number]>
  | Exclude<keyof PlanThresholds, keyof NonNullable<Parsed['thresholds']>[number]>
const everyKeyIsChecked: [Unchecked] extends [never] ? true : false = true

const short = {
  format: 'upturn-plan/1',
  title: 'Plan',
  recommendations: [{ id: 'r1', text: 'Improve' }],
  actions: [{ id: 'a1', recommendation: 'r1', level: 'main', text: 'Do' }],
}

function messageOf(json: unknown): string {
  try {
    parsePlanFile(json)
  } catch (error) {
    assert(error instanceof UnreadableFile)
    return error.message
  }
  return 'accepted'
}

test('a plan goes through the schema unchanged', () => {
  assert(everyKeyIsChecked)
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      assert.deepEqual(parsePlanFile(JSON.parse(JSON.stringify(plan))), plan)
    }),
    { numRuns: 30 },
  )
})

test('what a short plan file leaves out has its plain meaning', () => {
  const plan = parsePlanFile(short)
  assert.deepEqual(plan.actions[0]?.deadline, { text: '', kind: 'none', due: null })
  assert.deepEqual(plan.recommendations[0]?.criteria, [])
  assert.equal(plan.actions[0]?.label, null)
  assert.equal('updates' in plan, false)
})

test('each fault is told with its place and what to do', () => {
  const wrongDay = { text: '31/02', kind: 'day', due: '2010-02-31' }
  const message = messageOf({ ...short, actions: [{ ...short.actions[0], deadline: wrongDay }] })
  assert.match(message, /actions 1 \(id a1\), deadline, due: is not a real date.*"2010-02-31"/)
  assert.match(message, /Nothing was imported/)
  assert.match(messageOf({ ...short, actions: [{ id: 'a1', text: 'Do' }] }), /actions 1 \(id a1\), level: is missing/)
  assert.match(messageOf({ ...short, actions: [{ id: 'a1', level: 'x', text: 'Do' }] }), /one of main, sub/)
  assert.match(messageOf({ ...short, title: 3 }), /title: should be text in quotes \(it says 3\)/)
})

test('a reference that leads nowhere and an id used twice are refused', () => {
  assert.match(messageOf({ ...short, recommendations: [] }), /action a1 names the recommendation r1, which is not/)
  const twice = { ...short, recommendations: [short.recommendations[0], short.recommendations[0]] }
  assert.match(messageOf(twice), /two recommendations have the id r1/)
})

test('other JSON is refused in plain words', () => {
  assert.match(messageOf([]), /one JSON object/)
  assert.match(messageOf({}), /no "format" key/)
  assert.match(messageOf({ format: 'upturn-plan/9' }), /reads "upturn-plan\/1"/)
})

test('the published schema is up to date (else run src/plans/export/print-schema.ts)', () => {
  assert.equal(readFileSync(schemaFile, 'utf8'), printedSchema())
})
