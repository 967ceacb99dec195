/** Random plans for the property tests of the exports: every kind of thing, optional keys there or not, awkward text. */
import fc from 'fast-check'
import type { Place } from '../../documents/document.ts'
import { bases } from '../../performance/indicators/indicator.ts'
import { measureStates } from '../../performance/links/measure-link.ts'
import { type Deadline, deadlineKinds } from '../deadline.ts'
import { type Link, linkKinds, linkPlaces, linkStates, type Part } from '../links/link.ts'
import { dependenciesOf, firstCircle } from '../links/wait-graph.ts'
import type { Evidence, Lead, Plan } from '../plan.ts'
import { proximities, riskKinds, riskStatuses } from '../risks/risk.ts'
import { structureOf } from '../rules/structure.ts'

/** What has broken exports elsewhere: formulas, quotes, control characters, half a surrogate pair, Excel's own escapes. */
const awkward = [
  '',
  ' ',
  '=1+1',
  '+44 20',
  '-',
  '@SUM(A1)',
  "'",
  "'=x",
  '\tx',
  'a\r\nb',
  'a\n\nb\n',
  '\r',
  '\u0000\u0001',
  '\ud800',
  '\ufffe',
  '_x000D_',
  '\\u0041',
  '\\',
  '\\-',
  '↳ on',
  '• a',
  '"quoted", and; more',
  'NI 59: 80% [post]',
  'x []',
  'См. Тема 😀',
  '</w:t><script>',
  '2010-02-28',
  '28/02/2010',
  '007',
  '1e5',
  'TRUE',
  '\ufeffx',
  '\u00a0x\u2028',
  'See Long texts, no. 1',
]

const words = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 })
const texts = list(words)
const wordsOrNull = fc.option(words)
const date = fc
  .date({ min: new Date('0201-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0)
const note = fc.record({ heading: words, text: words })

const place: fc.Arbitrary<Place> = fc.record(
  {
    line: fc.nat(),
    page: fc.nat(),
    paragraph: fc.nat(),
    table: fc.nat(),
    row: fc.nat(),
    cell: fc.oneof(fc.nat(), fc.constantFrom('B7', '12', 'a; b'), words),
    sheet: words,
  },
  { requiredKeys: [] },
)

const lead: fc.Arbitrary<Lead> = fc.record(
  {
    name: words,
    kind: fc.constantFrom('post' as const, 'person' as const, 'body' as const),
    inherited: fc.boolean(),
    vacant: fc.boolean(),
  },
  { requiredKeys: ['name'] },
)

const deadline: fc.Arbitrary<Deadline> = fc.record(
  {
    text: words,
    kind: fc.constantFrom(...deadlineKinds),
    due: fc.option(date),
    start: date,
    dates: list(date),
    every: words,
    until: date,
    suggested: date,
  },
  { requiredKeys: ['text', 'kind', 'due'] },
)

const ids = (prefix: string, most: number): fc.Arbitrary<string[]> =>
  fc.nat({ max: most }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`))

const grade = fc.integer({ min: 1, max: 5 })

function partsOf(themes: string[], outcomes: string[], recommendations: string[], actions: string[]): Part[] {
  const kinds = { theme: themes, outcome: outcomes, recommendation: recommendations, action: actions } as const
  return (['theme', 'outcome', 'recommendation', 'action'] as const).flatMap((kind) =>
    kinds[kind].map((id) => ({ kind, id })),
  )
}

/** A plan whose links would make a circle is refused, so the random one goes without those. */
function withoutCircularLinks(plan: Plan): Plan {
  if (plan.links === undefined) return plan
  const structure = structureOf(plan)
  const kept: Link[] = []
  for (const link of plan.links) {
    if (firstCircle(structure, dependenciesOf(structure, [...kept, link])) === null) kept.push(link)
  }
  return { ...plan, links: kept }
}

const oneOf = (known: string[]): fc.Arbitrary<string | null> => fc.constantFrom(null, ...known)

/** One item for each id, with the id first. */
function each<T>(known: string[], item: fc.Arbitrary<T>): fc.Arbitrary<(T & { id: string })[]> {
  return fc.tuple(...known.map((id) => item.map((rest) => ({ id, ...rest }))))
}

const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)

/** Proof of what is given, in any state, of any kind. */
function proof(of: {
  recommendation?: fc.Arbitrary<string>
  action?: fc.Arbitrary<string>
  criterion: fc.Arbitrary<number | undefined>
}): fc.Arbitrary<Evidence> {
  const more = fc.record(
    {
      kind: fc.constantFrom('words' as const, 'file' as const, 'link' as const, 'figure' as const),
      file: fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/), name: words, size: fc.nat() }),
      link: fc.constantFrom('https://example.org/a?b=1', 'http://intranet/report%20one'),
      figure: fc.record(
        { value: amount, unit: words, numerator: amount, denominator: amount, period: words, source: words },
        { requiredKeys: ['value', 'unit', 'period', 'source'] },
      ),
      about: words,
      answers: fc.nat(),
      offeredByAccount: words,
      acceptedOn: date,
      acceptedBy: words,
      acceptedByAccount: words,
      acceptedNote: words,
      returnedOn: date,
      returnedBy: words,
      returnedByAccount: words,
      returnedWhy: words,
      withdrawnOn: date,
      withdrawnBy: words,
      withdrawnByAccount: words,
      withdrawnWhy: words,
    },
    { requiredKeys: [] },
  )
  const offered = fc.record({ ...of, text: words, offeredOn: date, offeredBy: words })
  // A key with undefined is no key, as JSON has it.
  return fc.tuple(offered, more).map(([first, rest]) => JSON.parse(JSON.stringify({ ...first, ...rest })))
}

const withdrawn = fc.record({ on: date, by: words, why: words })

function planWith(
  themes: string[],
  outcomes: string[],
  recommendations: string[],
  actions: string[],
): fc.Arbitrary<Plan> {
  const required = <K, T>(known: K[], make: (id: fc.Arbitrary<K>) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    known.length === 0 ? fc.constant([]) : list(make(fc.constantFrom(...known)))
  return fc.record(
    {
      format: fc.constant('upturn-plan/1' as const),
      title: words,
      authority: words,
      version: fc.record({ label: words, date, status: words }, { requiredKeys: ['label'] }),
      starts: date,
      sources: list(fc.record({ code: words, title: words, at: place }, { requiredKeys: ['code', 'title'] })),
      urgencies: list(fc.record({ code: fc.integer(), title: words, at: place }, { requiredKeys: ['code', 'title'] })),
      themes: each(
        themes,
        fc.record(
          { ref: wordsOrNull, title: words, leads: list(lead), withdrawn, printed: words, at: place },
          { requiredKeys: ['ref', 'title', 'leads', 'at'] },
        ),
      ),
      outcomes: each(
        outcomes,
        fc.record(
          {
            theme: oneOf(themes),
            ref: wordsOrNull,
            title: words,
            leads: list(lead),
            withdrawn,
            printed: words,
            at: place,
          },
          { requiredKeys: ['theme', 'ref', 'title', 'leads', 'at'] },
        ),
      ),
      recommendations: each(
        recommendations,
        fc.record(
          {
            ref: wordsOrNull,
            theme: oneOf(themes),
            outcome: oneOf(outcomes),
            sources: texts,
            text: words,
            urgency: fc.option(fc.integer()),
            by: deadline,
            leads: list(lead),
            criteria: texts,
            targets: texts,
            related: wordsOrNull,
            resources: wordsOrNull,
            dependencies: texts,
            impacts: list(fc.record({ text: words, timescale: words })),
            withdrawn,
            notes: list(note),
            printed: words,
            at: place,
          },
          {
            requiredKeys: [
              'ref',
              'theme',
              'outcome',
              'sources',
              'text',
              'urgency',
              'by',
              'leads',
              'criteria',
              'targets',
              'related',
              'resources',
              'dependencies',
              'impacts',
              'at',
            ],
          },
        ),
      ),
      actions: each(
        actions,
        fc.record(
          {
            recommendation: oneOf(recommendations),
            parent: oneOf(actions),
            level: fc.constantFrom('main' as const, 'sub' as const),
            label: wordsOrNull,
            text: words,
            deadline,
            leads: list(lead),
            partners: texts,
            criteria: texts,
            milestones: texts,
            resources: wordsOrNull,
            reportsTo: texts,
            notes: list(note),
            printed: words,
            confidence: share,
            at: place,
          },
          {
            requiredKeys: [
              'recommendation',
              'parent',
              'level',
              'label',
              'text',
              'deadline',
              'leads',
              'partners',
              'criteria',
              'milestones',
              'resources',
              'reportsTo',
              'confidence',
              'at',
            ],
          },
        ),
      ),
      context: list(
        fc.record(
          {
            kind: fc.constantFrom('measure' as const, 'member' as const, 'control' as const, 'text' as const),
            ref: wordsOrNull,
            title: wordsOrNull,
            text: words,
            fields: list(note),
            at: place,
          },
          { requiredKeys: ['kind', 'ref', 'title', 'text', 'at'] },
        ),
      ),
      unplaced: list(fc.record({ text: words, at: place })),
      findings: list(
        fc.record(
          {
            code: words,
            severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
            message: words,
            at: place,
            subject: words,
          },
          { requiredKeys: ['code', 'severity', 'message'] },
        ),
      ),
      doubts: each(
        ['d1', 'd2'],
        fc.record({
          code: words,
          reason: words,
          subjects: texts,
          original: list(note),
          confidence: share,
          at: place,
        }),
      ),
      updates: required(actions, (action) =>
        fc.record(
          {
            action,
            on: date,
            status: fc.constantFrom('not started' as const, 'in progress' as const, 'delivered' as const),
            percent: fc.option(fc.integer({ min: 0, max: 100 })),
            note: words,
            forecast: date,
            blocker: words,
            pathToGreen: words,
            declared: fc.constantFrom('red' as const, 'amber' as const, 'green' as const),
            declaredWhy: words,
            occurrence: date,
            by: words,
          },
          { requiredKeys: ['action', 'on', 'status', 'percent', 'note', 'by'] },
        ),
      ),
      links: required(partsOf(themes, outcomes, recommendations, actions), (part) =>
        fc.record(
          {
            id: fc.uuid(),
            from: part,
            to: fc.option(part),
            kind: fc.constantFrom(...linkKinds),
            state: fc.constantFrom(...linkStates),
            words,
            place: fc.constantFrom(...linkPlaces),
            note: words,
            by: words,
            on: date,
          },
          { requiredKeys: ['id', 'from', 'to', 'kind', 'state', 'words', 'by', 'on'] },
        ),
      ),
      risks: each(
        ['k1', 'k2'],
        fc.record(
          {
            kind: fc.constantFrom(...riskKinds),
            status: fc.constantFrom(...riskStatuses),
            title: words,
            description: words,
            category: words,
            owner: words,
            likelihood: grade,
            impact: grade,
            target: fc.record({ likelihood: grade, impact: grade }),
            proximity: fc.constantFrom(...proximities),
            mitigations: list(
              fc.record({ text: words, owner: words, due: date, done: date }, { requiredKeys: ['text', 'owner'] }),
            ),
            threatens: required(partsOf(themes, outcomes, recommendations, actions), (part) => part),
            reviews: list(fc.record({ on: date, by: words, words, likelihood: grade, impact: grade })),
            openedOn: date,
            openedBy: words,
            cameTrueOn: date,
            closedOn: date,
            closedWhy: words,
          },
          {
            requiredKeys: [
              'kind',
              'status',
              'title',
              'description',
              'category',
              'owner',
              'likelihood',
              'impact',
              'proximity',
              'mitigations',
              'threatens',
              'reviews',
              'openedOn',
              'openedBy',
            ],
          },
        ),
      ),
      measures: required(recommendations, (recommendation) =>
        fc.record(
          {
            id: fc.uuid(),
            indicator: fc.constantFrom('NI 59', 'Protection visits'),
            to: fc.oneof(
              fc.record({ kind: fc.constant('recommendation' as const), id: recommendation }),
              fc.constant({ kind: 'requirement' as const, id: 'IN 2.1' }),
            ),
            base: fc.constantFrom(...bases),
            sustainFor: fc.integer({ min: 1, max: 120 }),
            state: fc.constantFrom(...measureStates),
            words,
            note: words,
            by: words,
            on: date,
          },
          { requiredKeys: ['id', 'indicator', 'to', 'base', 'state', 'words', 'by', 'on'] },
        ),
      ),
      evidence: fc
        .tuple(
          required(recommendations, (recommendation) => proof({ recommendation, criterion: fc.nat() })),
          required(actions, (action) => proof({ action, criterion: fc.option(fc.nat(), { nil: undefined }) })),
        )
        .map((lists) => lists.flat()),
      thresholds: list(
        fc.record({
          from: date,
          by: words,
          why: words,
          forecastLate: fc.nat({ max: 3660 }),
          blockedNear: fc.nat({ max: 3660 }),
          notStartedNear: fc.nat({ max: 3660 }),
          quiet: fc.nat({ max: 3660 }),
          redShare: fc.integer({ min: 1, max: 100 }),
          redCount: fc.option(fc.integer({ min: 1, max: 500 })),
          sustained: fc.integer({ min: 1, max: 120 }),
        }),
      ),
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
}

export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .tuple(ids('t', 3), ids('o', 3), ids('r', 4), ids('a', 5))
  .chain(([themes, outcomes, recommendations, actions]) => planWith(themes, outcomes, recommendations, actions))
  // fast-check's records have no prototype; a plan is plain data, as JSON gives it.
  .map((plan) => withoutCircularLinks(structuredClone(plan)))
