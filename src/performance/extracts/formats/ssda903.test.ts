import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ComputedExtract, computeExtract } from '../compute-extract.ts'

const planted = 'Zebedee Plantword'
const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'

/** `k1 03/11/2025 S U6 … 01/12/2025 X1`, as a row; the rest is filled in. */
const episode = (child: string, decom: string, rne: string, place: string, dec = '', rec = '', ls = 'C2') =>
  `${child},${decom},${rne},${ls},N1,${place},PR1,${dec},${rec},,,${planted},`

/** Somebody ends an episode in the year, so that it is known which year it is. */
const someone = episode('k99', '01/02/2020', 'S', 'U6', '15/05/2025', 'E4A')
const children = (sex: string, ...ids: string[]) => [header, ...ids.map((id) => `${id},${sex},01/06/2012,WBRI,,,`)]

type Files = Record<string, readonly string[]>

const compute = (files: Files, cut = '2026-03-31') =>
  computeExtract({
    files: Object.entries(files).map(([name, lines]) => ({
      name,
      bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
    })),
    ...{ cut, children: null, memoryMb: 300 },
  })

const fromEpisodes = (...rows: string[]) => compute({ 'e.csv': [episodes, someone, ...rows] })

function counts({ figures }: ComputedExtract, indicator: string) {
  const told = figures.filter((one) => one.indicator === indicator && (one.numerator > 0 || (one.denominator ?? 0) > 0))
  return Object.fromEntries(
    told.map(({ period, numerator, denominator }) => [period, `${numerator} of ${denominator}`]),
  )
}
const notesOf = ({ tables }: ComputedExtract, table: string) =>
  tables.filter((one) => one.table === table).flatMap(({ notes }) => notes.filter((note) => /^\d/.test(note)))

describe('the return on children looked after', () => {
  it('gives the figures of its year, care put together from episodes', async () => {
    const extract = await compute({
      'anything.csv': [
        ...[episodes, someone],
        episode('k1', '03/11/2025', 'S', 'U6', '01/12/2025', 'X1'),
        episode('k1', '01/12/2025', 'P', 'K2', '05/01/2026', 'X1'),
        // Only the legal status is new: the same placement.
        episode('k1', '05/01/2026', 'L', 'K2', '02/02/2026', 'X1'),
        episode('k1', '02/02/2026', 'P', 'U6'),
        episode('k2', '10/06/2019', 'S', 'U6'),
      ],
      'other.csv': children('F', 'k1', 'k2', 'k99'),
      'm.csv': [
        'CHILD,DOB,MISSING,MIS_START,MIS_END',
        'k2,01/06/2012,M,05/01/2026,06/01/2026',
        'k2,01/06/2012,A,07/01/2026,',
      ],
    })
    assert.equal(extract.format, 'Children looked-after return')
    assert.deepEqual([extract.from, extract.to], ['2025-04', '2026-03'])
    const inCare = counts(extract, 'Children in care')
    assert.deepEqual([inCare['2025-04'], inCare['2025-05'], inCare['2025-11']], ['2 of null', '1 of null', '2 of null'])
    assert.deepEqual(counts(extract, 'Starts in care'), { '2025-11': '1 of null' })
    assert.deepEqual(counts(extract, 'NI 62'), { '2026-03': '1 of 2' })
    assert.equal(counts(extract, 'Residential care')['2026-01'], '1 of 2')
    assert.deepEqual(counts(extract, 'Missing episodes'), { '2026-01': '1 of null' })
    assert.deepEqual(notesOf(extract, 'MissingEpisodes'), [
      '1 times away without leave (A) are not counted as missing.',
    ])
    assert.equal(JSON.stringify(extract).includes(planted), false)
  })

  it('counts care that was going on before its year, and not as begun', async () => {
    const extract = await fromEpisodes(
      episode('k1', '03/01/2024', 'P', 'U6', '01/12/2025', 'X1'),
      episode('k1', '01/12/2025', 'P', 'U6'),
    )
    assert.equal(counts(extract, 'Children in care')['2025-05'], '1 of null')
    assert.deepEqual(counts(extract, 'Starts in care'), {})
    assert.deepEqual(counts(extract, 'NI 63'), {})
  })

  it('may be of several years at once: an episode open in one and ended in the next is one', async () => {
    const files = {
      'before.csv': [
        ...[episodes, episode('k99', '01/02/2020', 'S', 'U6', '15/05/2022', 'E4A')],
        ...[episode('k1', '03/01/2020', 'P', 'U6'), episode('k2', '03/06/2022', 'S', 'U6')],
      ],
      'between.csv': [
        episodes,
        episode('k1', '03/01/2020', 'P', 'U6'),
        episode('k2', '03/06/2022', 'S', 'U6', '04/09/2023', 'X1'),
        episode('k2', '04/09/2023', 'P', 'U6'),
      ],
      'after.csv': [
        episodes,
        episode('k1', '03/01/2020', 'P', 'U6'),
        episode('k2', '04/09/2023', 'P', 'U6', '13/03/2025', 'E4A'),
      ],
      'h1.csv': children('1', 'k1', 'k2', 'k99'),
      'h2.csv': children('F', 'k1', 'k2'),
    }
    const extract = await compute(files, '2025-03-31')
    assert.deepEqual([extract.from, extract.to], ['2022-04', '2025-03'])
    const inCare = counts(extract, 'Children in care')
    assert.deepEqual([inCare['2022-06'], inCare['2023-09'], inCare['2025-03']], ['2 of null', '2 of null', '1 of null'])
    assert.deepEqual(notesOf(extract, 'Episodes'), [
      '4 episodes stood there more than once (same child, same first day) and were counted once.',
    ])
    assert.deepEqual(notesOf(extract, 'Header'), [])
    // From the 31st month on it is known who was in care for two and a half years; both are under 16.
    assert.equal(counts(extract, 'NI 63')['2024-10'], '1 of 1')
    assert.equal(counts(extract, 'NI 63')['2024-12'], '1 of 2')
    assert.equal(counts(extract, 'NI 63')['2024-09'], undefined)
  })

  it('reads leavers and health as at the end of the year, and leaves out who is not asked', async () => {
    const extract = await compute({
      'e.csv': [episodes, someone, episode('k1', '03/01/2024', 'S', 'U6'), episode('k2', '03/01/2024', 'S', 'U6')],
      'h.csv': children('F', 'k1', 'k2'),
      'oc3.csv': [
        'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
        ...['a,01/01/2006,YES,F2,U1', 'b,01/01/2006,YES,G5,K2', 'c,01/01/2006,NO,0,0', 'd,01/01/2006,DIED,0,0'],
      ],
      'oc2.csv': [
        'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
        ...['k1,01/06/2012,12,,0,,1,1,1,0,,', 'k2,01/06/2012,,SDQ1,0,,1,0,1,0,,'],
      ],
    })
    for (const [table, rows] of [
      ['OC3', 4],
      ['OC2', 2],
    ] as const)
      assert.equal(extract.tables.find((one) => one.table === table)?.taken, rows)
    const { figures } = extract
    for (const code of ['In touch', 'Suitable accommodation', 'Health assessments', 'Dental checks'])
      for (const { period } of figures.filter(({ indicator }) => indicator === code)) assert.equal(period, '2026-03')
  })

  it('cannot tell two years of OC3 apart, and says so', async () => {
    const oc3 = ['CHILD,DOB,IN_TOUCH,ACTIV,ACCOM', 'a,01/01/2006,YES,F2,U1']
    const files = { 'e.csv': [episodes, someone, episode('k1', '03/01/2024', 'S', 'U6')], 'a.csv': oc3 }
    const twice = await compute({ ...files, 'b.csv': [oc3[0] ?? '', 'a,01/01/2006,NO,0,0'] })
    assert.match(notesOf(twice, 'OC3').join(' '), /^1 young people stand in it with several answers/)
    assert.deepEqual(counts(twice, 'In touch'), {})
    assert.deepEqual(notesOf(await compute({ ...files, 'b.csv': oc3 }), 'OC3'), [])
  })
})

describe('episodes that do not follow each other', () => {
  const repairs: [string, string[], RegExp | null, Record<string, string>][] = [
    [
      'without an end, while another follows',
      [episode('k1', '03/11/2025', 'S', 'U6'), episode('k1', '01/12/2025', 'P', 'U6', '02/02/2026', 'E4A')],
      /^1 episode without an end was ended on the day the next began/,
      { '2025-11': '1 of null', '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
    [
      'that reach beyond the next',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '15/12/2025', 'X1'),
        episode('k1', '01/12/2025', 'P', 'U6', '02/02/2026', 'E4A'),
      ],
      /^1 episode reached beyond the start of the next/,
      { '2025-11': '1 of null', '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
    [
      'with a gap that is none',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '25/11/2025', 'X1'),
        episode('k1', '05/12/2025', 'P', 'U6', '02/02/2026', 'E4A'),
      ],
      /^1 gap between an episode and the one said to follow/,
      { '2025-11': '1 of null', '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
    [
      'that stand there twice',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '02/02/2026', 'E4A'),
        episode('k1', '03/11/2025', 'S', 'U6', '02/02/2026', 'E4A'),
      ],
      /^1 episode stood there more than once/,
      { '2025-11': '1 of null', '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
    [
      'that begin care though it goes on',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '01/12/2025', 'X1'),
        episode('k1', '01/12/2025', 'S', 'U6', '02/02/2026', 'E4A'),
      ],
      /^1 episode says that care began while it went on/,
      { '2025-11': '1 of null', '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
    [
      'that say another follows, and none does',
      [episode('k1', '03/11/2025', 'S', 'U6', '01/12/2025', 'X1')],
      /^1 episode is said to be followed by another/,
      { '2025-11': '1 of null' },
    ],
    [
      'of short breaks',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '05/11/2025', 'X1', 'V3'),
        episode('k1', '03/11/2025', 'S', 'U6', '', '', 'V4'),
      ],
      /^2 episodes of short breaks/,
      {},
    ],
    [
      'of a child who left and came back',
      [
        episode('k1', '03/11/2025', 'S', 'U6', '25/11/2025', 'E4A'),
        episode('k1', '05/12/2025', 'S', 'U6', '02/02/2026', 'E4A'),
      ],
      null,
      { '2025-12': '1 of null', '2026-01': '1 of null' },
    ],
  ]
  for (const [what, rows, note, expected] of repairs)
    it(`are put right and counted: ${what}`, async () => {
      for (const given of [rows, rows.toReversed()]) {
        const extract = await fromEpisodes(...given)
        const { '2025-04': _, ...inCare } = counts(extract, 'Children in care')
        assert.deepEqual(inCare, expected)
        const notes = notesOf(extract, 'Episodes')
        if (note === null) assert.deepEqual(notes, [])
        else assert.match(notes.join('\n'), note)
        assert.equal(notes.length, note === null ? 0 : 1)
      }
    })

  it('start care once where they are put right, and twice where the child came back', async () => {
    const again = [episode('k1', '03/11/2025', 'S', 'U6', '25/11/2025', 'E4A'), episode('k1', '05/12/2025', 'S', 'U6')]
    assert.deepEqual(counts(await fromEpisodes(...again), 'Starts in care'), {
      '2025-11': '1 of null',
      '2025-12': '1 of null',
    })
    const [, rows = []] = repairs[4] ?? []
    assert.deepEqual(counts(await fromEpisodes(...rows), 'Starts in care'), { '2025-11': '1 of null' })
  })

  it('are left out where they end before they start', async () => {
    const extract = await fromEpisodes(episode('k1', '03/11/2025', 'S', 'U6', '01/11/2025', 'E4A'))
    const report = extract.tables.find(({ table }) => table === 'Episodes')
    assert.deepEqual(report?.leftOut, { 'it ends before it starts': 1 })
  })
})

describe('codes of the return', () => {
  const codes: [string, string, RegExp | null][] = [
    ['H5 for a placement of 2025', episode('k1', '03/11/2025', 'S', 'H5'), /^1 place has a code that was not in force/],
    ['H5 for one that began in 2022', episode('k1', '03/11/2022', 'S', 'H5'), null],
    [
      'K3 for one that ended in 2023',
      episode('k1', '03/11/2022', 'S', 'K3', '05/05/2023', 'E4A'),
      /^1 place has a code/,
    ],
    ['Z12 in 2026', episode('k1', '03/11/2025', 'S', 'Z12'), null],
    ['Z12 in 2024', episode('k1', '03/11/2023', 'S', 'Z12', '05/05/2024', 'E4A'), /^1 place has a code/],
    ['a place that no list has', episode('k1', '03/11/2025', 'S', planted), /^1 place has a code/],
    ['E43 in 2026', episode('k1', '03/11/2025', 'S', 'U6', '05/01/2026', 'E43'), /^1 reason for an end has a code/],
    ['E47 in 2026', episode('k1', '03/11/2025', 'S', 'U6', '05/01/2026', 'E47'), null],
  ]
  for (const [what, row, note] of codes)
    it(`are held against the lists of their year: ${what}`, async () => {
      const extract = await fromEpisodes(row)
      const notes = notesOf(extract, 'Episodes')
      if (note === null) assert.deepEqual(notes, [])
      else assert.match(notes.join(' '), note)
      assert.equal(JSON.stringify(extract).includes(planted), false)
    })

  it('of sex are letters since the return of 2025', async () => {
    const files = (sex: string) => ({
      'e.csv': [episodes, someone, episode('k1', '03/11/2025', 'S', 'U6')],
      'h.csv': children(sex, 'k1'),
    })
    assert.match(notesOf(await compute(files('2')), 'Header').join(' '), /^1 child has a code for sex/)
    assert.deepEqual(notesOf(await compute(files('F')), 'Header'), [])
  })
})

describe('a return that is not as it should be', () => {
  it('is refused with American days, without a word of it', async () => {
    await assert.rejects(fromEpisodes(episode('k1', '11/25/2025', 'S', 'U6')), (error: Error) => {
      assert.match(error.message, /The table Episodes has days with the month before the day/)
      assert.equal(error.message.includes(planted), false)
      return true
    })
  })

  it('is not shifted by one day that was typed wrongly', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => episode(`k${n}`, '01/02/2020', 'S', 'U6', '15/05/2025', 'E4A'))
    const extract = await fromEpisodes(...rows, episode('k40', '01/02/2004', 'S', 'U6', '15/05/2005', 'E4A'))
    assert.equal(extract.from, '2025-04')
  })

  it('is told by its headings: files of the same first columns are not mixed up', async () => {
    const extract = await compute({
      '1.csv': ['CHILD,DOB,REVIEW,REVIEW_CODE', 'k1,01/06/2012,05/05/2025,PN1'],
      '2.csv': ['CHILD,SEX,DOB,DUC', 'k1,F,01/06/2012,'],
      '3.csv': ['CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM', 'k1,01/06/2012,Z1,,'],
      '4.csv': ['CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON', 'k1,01/06/2012,w1,05/05/2025,,'],
      '5.csv': ['CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED', 'k1,01/06/2012,05/05/2025,,'],
      '6.csv': ['CHILD,DOB,DOLO_START,DOLO_END', 'k1,01/06/2012,05/05/2025,'],
      '7.csv': [episodes, someone, episode('k1', '03/01/2024', 'S', 'U6')],
      '8.csv': children('F', 'k1'),
    })
    const read = extract.tables.map(({ table, taken }) => [table, taken])
    assert.deepEqual(Object.fromEntries(read), {
      ...{ Reviews: 1, UASC: 1, PrevPerm: 1, SWEpisodes: 1, PlacedAdoption: 1, DoLo: 1, Episodes: 2, Header: 1 },
    })
  })
})
