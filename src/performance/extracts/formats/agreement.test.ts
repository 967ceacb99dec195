/**
 * From one invented authority, each format's files go through the real readers; their figures must be those that an independent
 * calculation found, and so those of each other, wherever the format can give them (docs/extracts.md has what it cannot).
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateCaseFile } from '../../generator/generate.ts'
import { type ExtractFormat, writeExtract } from '../../generator/write-extract.ts'
import { type TrueFigure, trueFigures } from '../../independent/truth.ts'
import { type ComputedExtract, computeExtract } from '../compute-extract.ts'

const cut = '2026-03-31'
const keyOf = ({ indicator, period, unit }: Pick<TrueFigure, 'indicator' | 'period' | 'unit'>) =>
  `${indicator}, ${period}, ${unit}`

async function computed(seed: number, format: ExtractFormat): Promise<ComputedExtract> {
  const options = { children: 2500, years: 3, seed, cut, defects: 0, formats: [format] }
  const written = [...writeExtract(options, () => {})].filter(({ path }) => path !== 'truth.json')
  const files = written.map(({ path, bytes }) => ({ name: path, bytes }))
  return computeExtract({ files, cut, children: null, memoryMb: 300 })
}

/** Which indicators of the truth a format can give for the authority, from which month, and of which by team too. */
type Gives = { from: string; indicators: readonly string[]; later?: Record<string, string>; byTeam?: readonly string[] }

const gives: Partial<Record<ExtractFormat, Gives>> = {
  'annex-a': {
    from: '2025-10',
    indicators: [
      ...['Referrals', 'Re-referrals', 'Referrals without action', 'Single assessments in time', 'Assessment length'],
      ...['Child seen', 'Section 47', 'Conferences in time', 'Conferences to plan', 'NI 65', 'NI 64'],
      ...['Children in care', 'Starts in care', 'NI 62'],
    ],
    later: { 'NI 62': '2026-03' },
    byTeam: [
      ...['Referrals', 'Re-referrals', 'Referrals without action', 'Single assessments in time', 'Assessment length'],
      ...['Child seen', 'Section 47'],
    ],
  },
  ssda903: {
    from: '2025-04',
    indicators: ['Children in care', 'Starts in care', 'NI 62', 'Missing episodes'],
    later: { 'NI 62': '2026-03' },
  },
  cin: {
    from: '2025-04',
    indicators: [
      ...['Referrals', 'Referrals without action', 'Single assessments in time', 'Assessment length', 'Section 47'],
      ...['Conferences in time', 'Conferences to plan', 'NI 65', 'NI 64'],
    ],
  },
}

/** What is not the same, and what is not there. */
function differences(extract: ComputedExtract, expected: readonly TrueFigure[]): string[] {
  const figures = new Map(extract.figures.map((figure) => [keyOf(figure), figure]))
  return expected.flatMap((figure) => {
    const own = figures.get(keyOf(figure))
    const same = own?.numerator === figure.numerator && own.denominator === figure.denominator
    const told = `${own?.numerator} of ${own?.denominator}, not ${figure.numerator} of ${figure.denominator}`
    return same ? [] : [`${keyOf(figure)}: ${told}`]
  })
}

for (const seed of [5, 8]) {
  const file = generateCaseFile({ children: 2500, years: 3, seed, cut })
  const truth = trueFigures(file, '2023-04-01', cut)
  const parents = new Set(file.team.map(({ parent }) => parent))
  const isTeam = (unit: string) => unit !== '' && !parents.has(unit)
  for (const format of Object.keys(gives) as ExtractFormat[]) {
    const { from, indicators, later = {}, byTeam = [] } = gives[format] as Gives
    describe(`figures from ${format}, seed ${seed}`, async () => {
      const extract = await computed(seed, format)

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
          assert.deepEqual(differences(extract, expected), [])
          const early = extract.figures.filter((one) => one.indicator === indicator && one.period < since)
          assert.deepEqual(early, [])
        })

      it('are of no indicator that it cannot give', () => {
        const known = new Set(truth.map(({ indicator }) => indicator))
        const given = new Set(extract.figures.map(({ indicator }) => indicator))
        assert.deepEqual([...given].filter((code) => known.has(code)).sort(), [...indicators].sort())
      })

      it('come with no row left out and no cell unread', () => {
        for (const { leftOut, unread } of extract.tables) assert.deepEqual([leftOut, unread], [{}, {}])
      })
    })
  }
}
