/** Whole documents: the scores that must not fall, every word kept, twins that read alike. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Deadline } from '../plans/deadline.ts'
import type { Plan } from '../plans/plan.ts'
import { conservationOf } from './conservation.ts'
import { documentOf, inProject, readPath, scoresOf, seedPath, sharedFolder, tableOf } from './import-for-tests.ts'
import { importDocument } from './import-plan.ts'

const noShared = sharedFolder === null && 'the documents in ../shared are not on this machine'

const floors: Record<string, number> = {
  'recommendations.f1': 1,
  'actions.f1': 0.995,
  'actions.recommendation': 0.995,
  'actions.deadline': 0.98,
  'actions.leads': 0.99,
}

describe('seed documents', { skip: noShared }, () => {
  for (const number of ['002', '003'])
    test(`${number} is read as a careful person reads it`, async () => {
      const plan = importDocument(await readPath(seedPath(number)))
      const scores = scoresOf(join(sharedFolder ?? '', `labels/${number}.json`), plan)
      for (const [name, floor] of Object.entries(floors))
        assert.ok((scores.get(name) ?? 0) >= floor, `${name} is ${scores.get(name)}, and was at least ${floor}`)
    })

  for (const number of ['000', '001', '002', '003', '004'])
    test(`${number} keeps every word`, async () => {
      const document = await readPath(seedPath(number))
      assert.deepEqual(conservationOf(document, importDocument(document)).missing, [])
    })
})

const folders = ['examples/harrowmere', 'examples/other-layouts']
const documents = folders.flatMap((folder) =>
  readdirSync(inProject(folder))
    .filter((name) => /\.(txt|docx|xlsx|csv|html)$/.test(name))
    .map((name) => ({ folder, name, path: inProject(`${folder}/${name}`) })),
)
const stem = (name: string) => name.replace(/\.\w+$/, '')

type ExpectedAction = {
  label: string | null
  text: string
  deadline: Deadline
  also_deadline?: Deadline[]
  leads: string[]
  uncertain_fields?: string[]
}
type Expected = { recommendations: { ref: string | null; text: string }[]; actions: ExpectedAction[] }

describe('examples', () => {
  for (const { folder, name, path } of documents)
    test(`${name} is read as its writer meant it, word for word`, async () => {
      const document = await readPath(path)
      const plan = importDocument(document)
      const expected: Expected = JSON.parse(readFileSync(inProject(`${folder}/${stem(name)}.expected.json`), 'utf8'))
      assert.deepEqual(conservationOf(document, plan).missing, [])
      assert.deepEqual(
        plan.recommendations.map(({ ref, text }) => [ref, plain(text)]),
        expected.recommendations.map(({ ref, text }) => [ref, plain(text)]),
      )
      assert.deepEqual(readingOf(plan, expected), expectedRows(expected))
    })

  for (const twins of Object.values(Object.groupBy(documents, ({ name }) => stem(name))))
    test(`${twins?.map(({ name }) => name).join(', ')} are one plan`, async () => {
      const plans = await Promise.all((twins ?? []).map(async ({ path }) => importDocument(await readPath(path))))
      for (const plan of plans.slice(1)) assert.deepEqual(essence(plan), essence(plans[0] as Plan))
    })
})

const plain = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

const labelOf = (label: string | null) => label?.replace(/[\s.](?=[a-z])/g, '') ?? null
const dateOf = ({ kind, due }: Deadline) => `${kind} ${due}`

/** What was read, where the writer's own reading (or one that is as fair) is put as the writer's. */
const readingOf = (plan: Plan, { actions }: Expected) =>
  plan.actions.map(({ label, text, deadline, leads }, index) => {
    const meant = actions[index]
    const unsure = (field: string) => meant?.uncertain_fields?.some((each) => each.startsWith(field)) ?? false
    const fair = unsure('deadline') || meant?.also_deadline?.some((also) => dateOf(also) === dateOf(deadline))
    const names = leads.flatMap((lead) => (lead.inherited ? [] : [lead.name])).join(' + ')
    return [
      labelOf(label),
      plain(text),
      dateOf(fair && meant ? meant.deadline : deadline),
      unsure('lead') && meant ? meant.leads.join(' + ') : names,
    ]
  })

const expectedRows = ({ actions }: Expected) =>
  actions.map(({ label, text, deadline, leads }) => [labelOf(label), plain(text), dateOf(deadline), leads.join(' + ')])

/** What two files that say the same must agree on: all but where it stands in the file, and what lies beside the plan. */
const essence = ({ themes, outcomes, recommendations, actions }: Plan) =>
  JSON.parse(
    JSON.stringify({ themes, outcomes, recommendations, actions }, (key, value) =>
      key === 'at' || key === 'printed' ? undefined : key === 'criteria' ? plain(value.join(' ')) : value,
    ),
  )

describe('any table', () => {
  const heading = fc.constantFrom(
    'Action',
    'Actions',
    'Lead',
    'By when',
    'Deadline',
    'Ref',
    'Recommendation',
    'Success criteria',
    'RAG',
    'Progress',
    'Who',
    'Timescale',
    'Outcome',
    'Milestones',
    'Priority',
    'Resources',
    'No.',
  )
  const words = fc.constantFrom(
    '',
    '1',
    '1.1',
    '1a) Write to families',
    'Main Action 1: Set up a board',
    'March 2010',
    '31/09/10',
    'Ongoing',
    'Head of Service',
    'TBC',
    'Theme 1: Leadership',
    'Outcome 2: Safe',
    'Recommendation 3: Do it',
    '(continued)',
    'a) b) c)',
    '2.1.3 Reviews',
    'Lead: Director',
    'and the rest of it.',
    '12/3/10 14/5/11',
    'Jane Smith, Head of Audit',
    '¹ a note',
    '•',
  )
  const row = fc.array(
    fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.string({ maxLength: 20 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )

  test('keeps every word and never fails', () => {
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 6 }), fc.array(row, { maxLength: 12 }), (head, rows) => {
        const document = documentOf(tableOf([head, ...rows]))
        const plan = importDocument(document)
        assert.deepEqual(conservationOf(document, plan).missing, [])
      }),
      { numRuns: 300 },
    )
  })
})
