import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { type ComputedExtract, computeExtract } from '../compute-extract.ts'

const planted = 'Zebedee Plantword'
type Cell = string | number | null
type Lists = Record<string, Cell[][]>

const about = ['Child Unique ID', 'Gender', 'Ethnicity', 'Date of Birth', 'Age of Child (Years)']
const kid = (number: number): Cell[] => [`child-7Q${number}`, 'b) Female', 'a) WBRI', '2015-06-01', 10]
const allocated = ['Allocated Team', 'Allocated Worker']

const referralHeadings = [
  ...about,
  ...['Date of referral', 'Referral Source', 'Referral NFA?', 'Number of Referrals in Last 12 Months', ...allocated],
]
const referral = (child: number, day: Cell, team: Cell = 'East team', worker: Cell = `w${child % 3}`, nfa = 'b) No') =>
  [...kid(child), day, 'q) 6: Police', nfa, child % 2, team, worker] satisfies Cell[]

/** Twelve children referred in November, of one team and three workers: it takes so many for a team. */
const november = Array.from({ length: 12 }, (_, index) => referral(index + 1, '2025-11-03'))
const march = referral(13, '2026-03-30')

const assessmentHeadings = [
  ...[...about, 'Does the Child have a Disability', 'Continuous Assessment Start Date'],
  ...['Child Seen During Continuous Assessment', 'Continuous Assessment Date of Authorisation', ...allocated],
]
const assessment = (child: number, started: Cell, authorised: Cell, seen: Cell = 'a) Yes'): Cell[] => [
  ...[...kid(child), 'b) No', started, seen, authorised, 'East team', 'w1'],
]

const base: Lists = {
  'List 3': [referralHeadings, ...november, march],
  'List 4': [
    assessmentHeadings,
    // 45 working days from 3 November 2025 end on 8 January 2026.
    assessment(1, '2025-11-04', '2026-01-08'),
    assessment(2, '2025-11-04', '2026-01-09', 'b) No'),
  ],
}

function workbook(lists: Lists, merges: Record<string, string[]> = {}): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(lists)) {
    const sheet = utils.aoa_to_sheet(rows)
    sheet['!merges'] = (merges[name] ?? []).map((range) => utils.decode_range(range))
    utils.book_append_sheet(book, sheet, name)
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))
}

const compute = (
  lists: Lists,
  { cut = '2026-03-31', merges = {} }: { cut?: string; merges?: Record<string, string[]> } = {},
) =>
  computeExtract({
    files: [{ name: 'annex.xlsx', bytes: workbook(lists, merges) }],
    ...{ cut, children: null, memoryMb: 300 },
  })

function counts({ figures }: ComputedExtract, indicator: string, unit = '') {
  const own = figures.filter((one) => one.indicator === indicator && one.unit === unit)
  const told = own.filter(({ numerator, denominator }) => numerator > 0 || (denominator ?? 0) > 0)
  return Object.fromEntries(
    told.map(({ period, numerator, denominator }) => [period, `${numerator} of ${denominator}`]),
  )
}
const reportOf = ({ tables }: ComputedExtract, table: string) => tables.find((one) => one.table === table)

describe('a workbook of Annex A', () => {
  it('gives figures of its six months by team, with the referral that an assessment came of', async () => {
    const extract = await compute(base)
    assert.equal(extract.format, 'Annex A')
    assert.deepEqual([extract.from, extract.to], ['2025-10', '2026-03'])
    assert.deepEqual(counts(extract, 'Single assessments in time'), { '2026-01': '1 of 2' })
    assert.deepEqual(counts(extract, 'Single assessments in time', 'East team'), { '2026-01': '1 of 2' })
    assert.deepEqual(counts(extract, 'Child seen'), { '2026-01': '1 of 2' })
    assert.deepEqual(counts(extract, 'Re-referrals')['2025-11'], '6 of 12')
    assert.deepEqual(extract.units, [{ id: 'East team', name: 'East team', kind: 'team', parent: null }])
    assert.match(extract.notes.join(' '), /nearest earlier referral in List 3/)
  })

  it('has figures of whole months only: with a cut within a month, neither of the first nor of the last', async () => {
    const extract = await compute(base, { cut: '2026-03-30' })
    assert.deepEqual([extract.from, extract.to], ['2025-10', '2026-02'])
    const later = await compute(base, { cut: '2026-04-14' })
    assert.deepEqual([later.from, later.to], ['2025-10', '2026-03'])
  })

  it('ends with the month of its newest day, where the cut is months later', async () => {
    const extract = await compute(base, { cut: '2026-09-30' })
    assert.deepEqual([extract.from, extract.to, extract.cut], ['2025-10', '2026-03', '2026-03-31'])
  })

  it('knows of the last month only what it has the newest of', async () => {
    const headings = [
      ...[...about, 'Date Started to be Looked After', 'Number of Placements in the Last 12 months'],
      ...['Start Date of Most Recent Placement', 'Placement Type', 'Date Ceased to be Looked After', ...allocated],
    ]
    const placed = (child: number, type: string, moves: number): Cell[] => [
      ...[...kid(child), '2022-05-03', moves, '2023-02-01', type, null, 'East team', 'w1'],
    ]
    const lists = {
      ...base,
      'List 8': [headings, placed(1, 'C) CHILDREN’S HOME', 1), placed(2, 'b) Placement with foster carer', 3)],
    }
    const extract = await compute(lists)
    assert.deepEqual(counts(extract, 'NI 62'), { '2026-03': '1 of 2' })
    assert.deepEqual(counts(extract, 'NI 63'), { '2026-03': '2 of 2' })
    assert.deepEqual(counts(extract, 'Residential care'), { '2026-03': '1 of 2' })
    assert.equal(counts(extract, 'Children in care')['2025-10'], '2 of null')
    const early = await compute(lists, { cut: '2026-04-14' })
    assert.deepEqual(counts(early, 'NI 62'), {})
    assert.equal(counts(early, 'Children in care')['2026-03'], '2 of null')
  })

  it('is read below two rows of title, under merged headings and headings that systems write in another way', async () => {
    const [headings = [], ...rows] = base['List 3'] ?? []
    const drifted = headings.map((heading) =>
      heading === 'Date of referral' ? 'REFERRAL_DATE' : heading === 'Allocated Team' ? 'allocated  team' : heading,
    )
    const group = drifted.map((_, at) => (at === 0 ? 'Child' : at === 5 ? 'Referral' : null))
    const lists = { ...base, 'List 3': [['Annex A, Harrowmere'], [planted], group, drifted, ...rows] }
    const extract = await compute(lists, { merges: { 'List 3': ['A1:K1', 'A2:K2', 'A3:E3', 'F3:K3'] } })
    assert.deepEqual(counts(extract, 'Referrals'), { '2025-11': '12 of null', '2026-03': '1 of null' })
    assert.deepEqual(counts(extract, 'Single assessments in time', 'East team'), { '2026-01': '1 of 2' })
    assert.match(reportOf(extract, 'List 3')?.notes.join(' ') ?? '', /written in another way/)
    assert.equal(JSON.stringify(extract).includes(planted), false)
  })

  it('reads answers by their letter or their words, and counts those that are neither', async () => {
    const answers = ['a) Yes', 'A) YES', 'a', 'Yes', 'y', 'b) No', 'b', 'No', 'n/a', `${planted}?`]
    const rows = answers.map((answer, index) => assessment(index + 1, '2025-11-04', '2026-01-08', answer))
    const extract = await compute({ ...base, 'List 4': [assessmentHeadings, ...rows] })
    assert.deepEqual(counts(extract, 'Child seen'), { '2026-01': '5 of 8' })
    assert.match(reportOf(extract, 'List 4')?.notes.join(' ') ?? '', /1 answer to “Child Seen During/)
    assert.equal(JSON.stringify(extract).includes(planted), false)
  })

  it('takes days as Excel keeps them, as text, and leaves out a row whose day is none', async () => {
    const serial = Date.parse('2025-11-03') / 86_400_000 + 25_569
    const rows = [referral(1, serial), referral(2, '03/11/2025'), referral(3, 'early November'), march]
    const extract = await compute({ ...base, 'List 3': [referralHeadings, ...rows] })
    assert.deepEqual(counts(extract, 'Referrals'), { '2025-11': '2 of null', '2026-03': '1 of null' })
    assert.deepEqual(reportOf(extract, 'List 3')?.leftOut, { 'no Date of referral, or one that cannot be read': 1 })
  })

  it('counts a child and day once that a list has twice, and leaves out what ends before it starts', async () => {
    const lists = {
      'List 3': [...(base['List 3'] ?? []), referral(1, '2025-11-03'), referral(1, '2025-11-03')],
      'List 4': [...(base['List 4'] ?? []), assessment(3, '2025-11-04', '2025-11-03')],
    }
    const extract = await compute(lists)
    assert.equal(counts(extract, 'Referrals')['2025-11'], '12 of null')
    assert.match(reportOf(extract, 'List 3')?.notes.join(' ') ?? '', /^2 rows are of a child and day/)
    assert.deepEqual(reportOf(extract, 'List 4')?.leftOut, { 'it ends before it starts': 1 })
  })

  it('may lack lists, and may have a sheet of another kind', async () => {
    const extract = await compute({
      'List 3': base['List 3'] ?? [],
      Notes: [
        [planted, 'about'],
        ['x', 'y'],
      ],
    })
    assert.deepEqual(counts(extract, 'Single assessments in time'), {})
    assert.match(extract.notes.join(' '), /One more table holds nothing that a figure is computed from/)
    assert.match(extract.notes.join(' '), /It has no List 1, List 2, List 4, List 5/)
  })

  it('is refused with American days, or without a heading that a list needs', async () => {
    const american = { ...base, 'List 3': [referralHeadings, referral(1, '03/25/2026')] }
    await assert.rejects(compute(american), /^UnreadableFile: The table List 3 has days with the month before the day/)
    const renamed = referralHeadings.map((heading) => (heading === 'Date of referral' ? planted : heading))
    await assert.rejects(compute({ ...base, 'List 3': [renamed, ...november] }), (error: Error) => {
      assert.match(error.message, /The table List 3 has no heading Date of referral/)
      assert.equal(error.message.includes(planted), false)
      return true
    })
  })
})

describe('what stands under “Allocated Team”', () => {
  const teamsOf = async (rows: Cell[][]) => {
    const extract = await compute({ 'List 3': [referralHeadings, ...rows] })
    return { names: extract.units.map(({ id }) => id), extract }
  }
  const many = (team: (index: number) => string, worker: (index: number) => string, count = 12) =>
    Array.from({ length: count }, (_, index) => referral(index + 1, '2025-11-03', team(index), worker(index)))

  it('becomes a team by most spellings of its name', async () => {
    const { names, extract } = await teamsOf(
      many(
        (index) => (index % 4 === 0 ? 'EAST  team' : 'East team'),
        (index) => `w${index % 2}`,
      ),
    )
    assert.deepEqual(names, ['East team'])
    assert.deepEqual(counts(extract, 'Referrals', 'East team'), { '2025-11': '12 of null' })
  })

  const never: [string, Cell[][]][] = [
    [
      'beside fewer than ten children',
      many(
        () => planted,
        (index) => `w${index % 2}`,
        9,
      ),
    ],
    [
      'beside one worker only',
      many(
        () => planted,
        () => 'w1',
      ),
    ],
    [
      'that is the name of a worker',
      many(
        () => planted,
        (index) => (index % 2 ? planted : 'w1'),
      ),
    ],
    [
      'that looks like an address',
      many(
        () => `${planted}@example.org`,
        (index) => `w${index % 2}`,
      ),
    ],
  ]
  for (const [what, rows] of never)
    it(`is no team ${what}, and goes nowhere`, async () => {
      const { names, extract } = await teamsOf(rows)
      assert.deepEqual(names, [])
      assert.equal(JSON.stringify(extract).includes(planted), false)
      assert.equal(counts(extract, 'Referrals')['2025-11'], `${rows.length} of null`)
      assert.match(reportOf(extract, 'List 3')?.notes.join(' ') ?? '', /have under “Allocated Team” what was not taken/)
    })
})
