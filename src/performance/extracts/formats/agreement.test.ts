/**
 * From one invented authority, each format's files go through the real readers; their figures must be those that an independent
 * calculation found, and so those of each other, wherever the format can give them (docs/extracts.md has what it cannot).
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { queries } from '../../figures/compute.ts'
import { emptyCaseFile } from '../../generator/case-file.ts'
import { generateCaseFile } from '../../generator/generate.ts'
import { type ExtractFormat, extractFormats, writeExtract } from '../../generator/write-extract.ts'
import { type TrueFigure, trueFigures } from '../../independent/truth.ts'
import { type ComputedExtract, computeExtract } from '../compute-extract.ts'

const cut = '2026-03-31'
const keyOf = ({ indicator, period, unit }: Pick<TrueFigure, 'indicator' | 'period' | 'unit'>) =>
  `${indicator}, ${period}, ${unit}`

async function computed(seed: number, format: ExtractFormat): Promise<ComputedExtract> {
  const options = { children: 2500, years: 3, seed, cut, defects: 0, formats: [format] }
  const written = [...writeExtract(options, () => {})].filter(({ path }) => path !== 'truth.json')
  const files = written.map(({ path, bytes }) => ({ name: path, bytes }))
  // Six years are asked for of the dataset, three are there.
  const from = format === 'ssd' ? { from: '2023-04' } : {}
  return computeExtract({ files, cut, ...from, children: null, memoryMb: 300 })
}

/** Which indicators of the truth a format can give for the authority, from which month, and of which by team too. */
type Gives = {
  from: string
  indicators: readonly string[]
  /** Those of which the first months are not whole, and of which it keeps the newest only. */
  later?: Record<string, string>
  byTeam?: readonly string[]
}

const front = ['Referrals', 'Referrals without action', 'Single assessments in time', 'Assessment length']
const enquiries = ['Section 47', 'Conferences in time', 'Conferences to plan']
const plans = ['NI 64', 'NI 65', 'Protection plans', 'Open over two years']
const leavers = ['In touch', 'Suitable accommodation', 'Care leavers active']
const checks = ['Health assessments', 'Dental checks']
const from = (month: string, ...indicators: string[]) =>
  Object.fromEntries(indicators.map((indicator) => [indicator, month]))

const gives: Record<ExtractFormat, Gives> = {
  ssd: {
    from: '2023-04',
    indicators: [
      ...[...front, ...enquiries, ...plans, ...leavers, ...checks],
      ...[
        'Re-referrals',
        'Child seen',
        'Early help assessments',
        'Contacts',
        'Protection visits',
        'Seen alone',
        'NI 67',
      ],
      ...['Children in care', 'Starts in care', 'NI 58', 'NI 61', 'NI 62', 'NI 63', 'NI 66', 'Care visits'],
      ...['Residential care', 'Missing episodes', 'Return interviews', 'Caseload', 'Agency', 'Children heard'],
    ],
    later: {
      ...from('2024-04', 'Re-referrals', 'NI 62', 'NI 66', 'NI 67'),
      ...from('2026-03', ...leavers, 'Caseload', 'Agency'),
    },
    byTeam: [
      ...[...front, ...enquiries, ...plans, ...leavers, ...checks],
      ...[
        'Re-referrals',
        'Child seen',
        'Protection visits',
        'Seen alone',
        'NI 67',
        'Children in care',
        'Starts in care',
      ],
      ...['NI 58', 'NI 61', 'NI 62', 'NI 63', 'NI 66', 'Care visits', 'Residential care', 'Caseload', 'Agency'],
      'Children heard',
    ],
  },
  'annex-a': {
    from: '2025-10',
    indicators: [
      ...[...front, ...enquiries, ...plans, ...leavers, ...checks],
      ...['Re-referrals', 'Child seen', 'Early help assessments', 'Contacts', 'Protection visits', 'Seen alone'],
      ...['Children in care', 'Starts in care', 'NI 61', 'NI 62', 'NI 63', 'Care visits', 'Residential care'],
    ],
    later: from(
      '2026-03',
      ...leavers,
      ...checks,
      'NI 62',
      'NI 63',
      'Care visits',
      'Residential care',
      'Protection visits',
      'Seen alone',
    ),
    byTeam: [
      ...[...front, ...plans, ...checks, 'Section 47', 'Re-referrals', 'Child seen', 'Protection visits', 'Seen alone'],
      ...['Children in care', 'Starts in care', 'NI 62', 'NI 63', 'Care visits', 'Residential care'],
    ],
  },
  ssda903: {
    from: '2025-04',
    indicators: [
      ...[...leavers, ...checks, 'Children in care', 'Starts in care', 'NI 61', 'NI 62', 'Residential care'],
      'Missing episodes',
    ],
    later: from('2026-03', ...leavers, ...checks, 'NI 62'),
  },
  cin: { from: '2025-04', indicators: [...front, ...enquiries, ...plans] },
}

/** The return tells scores as at the end of the year, whenever they were taken: they are not of the same months. */
const otherwise: Partial<Record<ExtractFormat, readonly string[]>> = { ssda903: ['NI 58'] }

/** Hours of workers are added up in another order: they may differ in the last of sixteen places. */
const isSame = (one: number | null | undefined, other: number | null) =>
  one === other || (typeof one === 'number' && other !== null && Math.abs(one - other) < 1e-9)

/** An indicator without a single case has no figures at all. */
const isNothing = (figures: readonly TrueFigure[]) =>
  figures.every(({ numerator, denominator }) => numerator === 0 && (denominator ?? 0) === 0)

/** What is not the same, and what is not there. */
function differences(extract: ComputedExtract, expected: readonly TrueFigure[]): string[] {
  const figures = new Map(extract.figures.map((figure) => [keyOf(figure), figure]))
  return expected.flatMap((figure) => {
    const own = figures.get(keyOf(figure))
    const same = isSame(own?.numerator, figure.numerator) && isSame(own?.denominator, figure.denominator)
    const told = `${own?.numerator} of ${own?.denominator}, not ${figure.numerator} of ${figure.denominator}`
    return same ? [] : [`${keyOf(figure)}: ${told}`]
  })
}

for (const seed of [5, 8]) {
  const file = generateCaseFile({ children: 2500, years: 3, seed, cut })
  const truth = trueFigures(file, '2023-04-01', cut)
  const parents = new Set(file.team.map(({ parent }) => parent))
  const isTeam = (unit: string) => unit !== '' && !parents.has(unit)
  for (const format of extractFormats) {
    const { from, indicators, later = {}, byTeam = [] } = gives[format]
    // One after another, as the server does it.
    const extract = await computed(seed, format)
    describe(`figures from ${format}, seed ${seed}`, () => {
      it('begin with the first month that it holds whole', () => {
        assert.deepEqual([extract.from, extract.to], [from, '2026-03'])
      })

      for (const indicator of indicators)
        it(`are the true ones: ${indicator}`, () => {
          const since = later[indicator] ?? from
          const expected = truth.filter(
            (one) =>
              one.indicator === indicator &&
              one.period >= since &&
              (one.unit === '' || (isTeam(one.unit) && byTeam.includes(indicator))),
          )
          assert.ok(expected.length > 0)
          assert.deepEqual(differences(extract, isNothing(expected) ? [] : expected), [])
          const early = extract.figures.filter((one) => one.indicator === indicator && one.period < since)
          assert.deepEqual(early, [])
        })

      it('are of no indicator that it cannot give', () => {
        const known = new Set(truth.map(({ indicator }) => indicator))
        const given = new Set(extract.figures.map(({ indicator }) => indicator))
        const told = [...given].filter((code) => known.has(code) && !otherwise[format]?.includes(code))
        const some = indicators.filter(
          (code) =>
            !isNothing(truth.filter(({ indicator, period }) => indicator === code && period >= (later[code] ?? from))),
        )
        assert.deepEqual(told.sort(), some.sort())
        assert.ok(some.length >= indicators.length - 1)
      })

      it('come with no row left out and no cell unread', () => {
        for (const { leftOut, unread } of extract.tables) assert.deepEqual([leftOut, unread], [{}, {}])
      })
    })
  }
}

/** Assessments were of two kinds until 2013, and no extract of today has them. */
const past = ['NI 59', 'NI 60', 'NI 68']

it('every indicator that is computed is counted independently too', () => {
  const counted = new Set(trueFigures(emptyCaseFile(), '2026-03-01', cut).map(({ indicator }) => indicator))
  assert.deepEqual(
    Object.keys(queries).filter((code) => !past.includes(code) && !counted.has(code)),
    [],
  )
})
