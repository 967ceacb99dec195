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
/** Those that are not the same, and those that there are not. */
function differences(figures: Awaited<ReturnType<typeof computed>>, expected: readonly TrueFigure[]) {
  return expected.flatMap((figure) => {
    const found = figures.get(key(figure))
    const same = found?.[0] === figure.numerator && found[1] === figure.denominator
    return same ? [] : [{ ...figure, found }]
  })
}

// That they are the same without faults, by team and area too and in every format: formats/agreement.test.ts.
describe('figures from the dataset of an invented authority with faults', () => {
  it('count a referral once that stands in the extract twice', async () => {
    const faulty = await computed(0.05)
    const expected = truth.filter(({ indicator, unit }) => indicator === 'Referrals' && unit === '')
    assert.equal(expected.length, 36)
    assert.deepEqual(differences(faulty, expected), [])
  })
})
