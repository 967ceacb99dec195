/** Plans for the store's tests: a small one that a reader can hold in the head, a long one, and any one at all. */
import fc from 'fast-check'
import { type Deadline, deadlineKinds, noDeadline } from '../deadline.ts'
import type { Action, Doubt, Lead, Plan, Recommendation } from '../plan.ts'

const dueIn = (text: string, due: string): Deadline => ({ text, kind: 'month', due })

export function recommendation(id: string, more: Partial<Recommendation> = {}): Recommendation {
  const none = { sources: [], leads: [], criteria: [], targets: [], dependencies: [], impacts: [] }
  const empty = { ref: null, theme: null, outcome: null, urgency: null, related: null, resources: null }
  return { id, text: `Recommendation ${id}`, by: noDeadline, ...none, ...empty, at: { line: 1 }, ...more }
}

export function action(id: string, more: Partial<Action> = {}): Action {
  const none = { leads: [], partners: [], criteria: [], milestones: [], reportsTo: [] }
  const empty = { recommendation: null, parent: null, label: null, resources: null }
  const rest = { level: 'main', deadline: noDeadline, confidence: 1, at: { line: 2 } } as const
  return { id, text: `Action ${id}`, ...none, ...empty, ...rest, ...more }
}

export function plan(more: Partial<Plan> = {}): Plan {
  const lists = { sources: [], urgencies: [], themes: [], outcomes: [], recommendations: [], actions: [] }
  const others = { context: [], unplaced: [], findings: [], doubts: [] }
  return { format: 'upturn-plan/1', title: 'A plan', ...lists, ...others, ...more }
}

export const packedDoubt: Doubt = {
  id: 'd1',
  code: 'cell.packed',
  reason: 'Two dates stand beside one action.',
  subjects: ['a2'],
  original: [{ heading: 'Action', text: 'Hire two managers. Train them.' }],
  confidence: 0.6,
  at: { line: 9 },
}

/** One recommendation; three actions, of which the second rests on a doubt and the third is a sub-action of the first. */
export function smallPlan(): Plan {
  const leads: Lead[] = [{ name: 'Head of Safeguarding', kind: 'post' }]
  return plan({
    title: 'Getting better together',
    sources: [{ code: 'IN', title: 'Improvement Notice' }],
    themes: [{ id: 't1', ref: '1', title: 'Safe', leads: [], at: { line: 1 } }],
    outcomes: [{ id: 'o1', theme: 't1', ref: '1', title: 'Children are seen', leads, at: { line: 2 } }],
    recommendations: [
      recommendation('r1', { theme: 't1', outcome: 'o1', sources: ['IN 3.1'], criteria: ['Seen in ten days'] }),
    ],
    actions: [
      action('a1', { recommendation: 'r1', label: '1', deadline: dueIn('May 2026', '2026-05-31'), leads }),
      action('a2', { recommendation: 'r1', text: 'Hire two managers. Train them.', confidence: 0.6 }),
      action('a3', { recommendation: 'r1', parent: 'a1', level: 'sub', label: '1a' }),
    ],
    doubts: [packedDoubt],
  })
}

/** As long as the longest plan to hand: 435 actions under 60 recommendations, with text of a usual length. */
export function longPlan(): Plan {
  const text =
    'Review the arrangements for the allocation of cases so that each child has a named and qualified worker. '
  const leads = [{ name: 'Interim Assistant Director, Safeguarding' }, { name: 'Service Manager', inherited: true }]
  const recommendations = Array.from({ length: 60 }, (_, n) =>
    recommendation(`r${n}`, { ref: `1.${n}`, text: text.repeat(3), leads, criteria: [text, text], sources: ['IN 1'] }),
  )
  const actions = Array.from({ length: 435 }, (_, n) =>
    action(`a${n}`, { recommendation: `r${n % 60}`, text: text.repeat(2), leads, deadline: dueIn('', '2026-05-31') }),
  )
  const doubts = Array.from({ length: 40 }, (_, n) => ({ ...packedDoubt, id: `d${n}`, subjects: [`a${n}`] }))
  return plan({ title: 'A long plan', recommendations, actions, doubts })
}

/** Any text that a file may hold, with quotes, emoji, right-to-left letters, and things that look like SQL or JSON. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom("'); drop table plan; --", '{"a":1}', '\\', '\t\n', '‘quoted’', 'Ж', '$1 %s', 'null'),
  )
  .map((text) => text.replaceAll('\u0000', ''))
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 })
const at = fc.record({ line: fc.nat(), sheet: words, cell: fc.oneof(words, fc.nat()) }, { requiredKeys: [] })
const lead = fc.record(
  { name: words, kind: fc.constantFrom('post', 'person', 'body'), inherited: fc.boolean(), vacant: fc.boolean() },
  { requiredKeys: ['name'] },
)
const note = fc.record({ heading: words, text: words })
const deadline = fc.record(
  {
    text: words,
    kind: fc.constantFrom(...deadlineKinds),
    due: optional(date),
    start: date,
    dates: list(date),
    every: words,
  },
  { requiredKeys: ['text', 'kind', 'due'] },
)
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((number) => number + 0)
const numbered = <T extends object>(prefix: string, of: fc.Arbitrary<T>) =>
  fc.array(of, { maxLength: 5 }).map((items) => items.map((item, n) => ({ id: `${prefix}${n + 1}`, ...item })))
const oneOf = (items: { id: string }[]) =>
  optional(fc.constantFrom(...items.map(({ id }) => id), ...(items.length === 0 ? [null] : [])))

/** An id of one of these; of none, where there are none (then no list asks for it). */
const idOf = (items: { id: string }[]) =>
  fc.constantFrom('none', ...items.map(({ id }) => id)).filter((id) => items.length === 0 || id !== 'none')

/** Any plan that holds together. */
export const anyPlan: fc.Arbitrary<Plan> = numbered(
  't',
  fc.record({ ref: optional(words), title: words, leads: list(lead), at }),
).chain((themes) =>
  numbered('o', fc.record({ theme: oneOf(themes), ref: optional(words), title: words, leads: list(lead), at })).chain(
    (outcomes) =>
      numbered(
        'r',
        fc.record(
          {
            ...{
              ref: optional(words),
              theme: oneOf(themes),
              outcome: oneOf(outcomes),
              sources: list(words),
              text: words,
            },
            ...{
              urgency: optional(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)),
              by: deadline,
            },
            ...{ leads: list(lead), criteria: list(words), targets: list(words), related: optional(words) },
            ...{ resources: optional(words), dependencies: list(words), at, notes: list(note) },
            impacts: list(fc.record({ text: words, timescale: words })),
          },
          { noNullPrototype: true },
        ),
      ).chain((recommendations) => withActions({ themes, outcomes, recommendations })),
  ),
)

function withActions(above: Pick<Plan, 'themes' | 'outcomes' | 'recommendations'>): fc.Arbitrary<Plan> {
  const own = fc.record({
    ...{
      recommendation: oneOf(above.recommendations),
      parent: fc.constant(null),
      level: fc.constantFrom('main', 'sub'),
    },
    ...{
      label: optional(words),
      text: words,
      deadline,
      leads: list(lead),
      partners: list(words),
      criteria: list(words),
    },
    ...{ milestones: list(words), resources: optional(words), reportsTo: list(words), confidence: share, at },
  })
  return numbered('a', own).chain((actions) => {
    const said = fc.record(
      {
        ...{
          action: idOf(actions),
          on: date,
          percent: optional(fc.integer({ min: 0, max: 100 })),
        },
        ...{ status: fc.constantFrom('not started', 'in progress', 'delivered', 'withdrawn'), note: words, by: words },
        ...{ forecast: date, blocker: words },
      },
      { requiredKeys: ['action', 'on', 'percent', 'status', 'note', 'by'] },
    )
    const proof = fc.record(
      {
        ...{
          recommendation: idOf(above.recommendations),
          criterion: fc.nat(9),
          text: words,
        },
        ...{ offeredOn: date, offeredBy: words, acceptedOn: date, acceptedBy: words },
      },
      { requiredKeys: ['recommendation', 'criterion', 'text', 'offeredOn', 'offeredBy'] },
    )
    return fc.record(
      {
        ...{ format: fc.constant('upturn-plan/1' as const), title: words, authority: words, starts: date },
        ...{
          sources: list(fc.record({ code: words, title: words })),
          urgencies: list(fc.record({ code: fc.nat(), title: words })),
        },
        ...{ themes: fc.constant(above.themes), outcomes: fc.constant(above.outcomes) },
        ...{ recommendations: fc.constant(above.recommendations), actions: fc.constant(actions) },
        context: list(
          fc.record({
            kind: fc.constantFrom('measure', 'text'),
            ref: optional(words),
            title: optional(words),
            text: words,
            at,
          }),
        ),
        unplaced: list(fc.record({ text: words, at })),
        findings: list(
          fc.record({ code: words, severity: fc.constantFrom('error', 'note'), message: words, subject: words }),
        ),
        doubts: numbered(
          'd',
          fc.record({ code: words, reason: words, subjects: list(words), original: list(note), confidence: share, at }),
        ),
        updates: actions.length === 0 ? fc.constant([]) : list(said),
        evidence: above.recommendations.length === 0 ? fc.constant([]) : list(proof),
      },
      {
        requiredKeys: [
          'format',
          'title',
          'sources',
          'urgencies',
          'themes',
          'outcomes',
          'recommendations',
          'actions',
          'context',
          'unplaced',
          'findings',
          'doubts',
        ],
      },
    )
  }) as fc.Arbitrary<Plan> // fast-check widens the literals of `constantFrom` inside records
}
