import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateCaseFile } from '../generator/generate.ts'
import { writeExtract } from '../generator/write-extract.ts'
import { type TrueFigure, trueFigures } from '../independent/truth.ts'
import { computeExtract } from './compute-extract.ts'

const options = { children: 2500, years: 3, seed: 5, cut: '2026-03-31' }
const from = '2023-04'

/** The figures of the extract of an invented authority, by indicator, month and unit. */
async function computed(defects: number) {
  const written = [...writeExtract({ ...options, formats: ['ssd'], defects }, () => {})]
  const files = written.filter(({ path }) => path.endsWith('.csv')).map(({ path, bytes }) => ({ name: path, bytes }))
  const { figures } = await computeExtract({ files, cut: options.cut, from, children: null, memoryMb: 300 })
  return new Map(figures.map((figure) => [key(figure), [figure.numerator, figure.denominator] as const]))
}

const key = ({ indicator, period, unit }: Pick<TrueFigure, 'indicator' | 'period' | 'unit'>) =>
  `${indicator}, ${period}, ${unit}`

const truth = trueFigures(generateCaseFile(options), '2023-04-01', options.cut)
const indicators = [...new Set(truth.map(({ indicator }) => indicator))]
/** These look back over a year, so that the first of an extract has no figures. */
const lookingBack = new Set(['Re-referrals', 'NI 62'])

/** Those that are not the same, and those that there are not. */
function differences(figures: Awaited<ReturnType<typeof computed>>, expected: readonly TrueFigure[]) {
  return expected
    .filter(({ indicator, period }) => !lookingBack.has(indicator) || period >= '2024-04')
    .flatMap((figure) => {
      const found = figures.get(key(figure))
      const same = found?.[0] === figure.numerator && found[1] === figure.denominator
      return same ? [] : [{ ...figure, found }]
    })
}

describe('figures from the dataset of an invented authority', async () => {
  const figures = await computed(0)

  for (const indicator of indicators) {
    it(`are the same as those of an independent calculation: ${indicator}`, () => {
      const expected = truth.filter((one) => one.indicator === indicator && one.unit === '')
      assert.equal(expected.length, 36)
      assert.deepEqual(differences(figures, expected), [])
    })
  }

  it('are the same by team and area, where the dataset names the team', () => {
    const named = new Set([
      ...['Referrals', 'Re-referrals', 'Referrals without action', 'Single assessments in time', 'Assessment length'],
      ...['Child seen', 'Section 47', 'Conferences in time', 'Conferences to plan'],
    ])
    const expected = truth.filter(({ indicator, unit }) => unit !== '' && named.has(indicator))
    assert.ok(expected.length > 2000)
    assert.deepEqual(differences(figures, expected), [])
  })

  it('count a referral once that stands in the extract twice', async () => {
    const faulty = await computed(0.05)
    const expected = truth.filter(({ indicator, unit }) => indicator === 'Referrals' && unit === '')
    assert.deepEqual(differences(faulty, expected), [])
  })
})
