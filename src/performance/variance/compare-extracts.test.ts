import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { computeExtract } from '../extracts/compute-extract.ts'
import { writeExtract } from '../generator/write-extract.ts'
import { compareExtracts } from './compare-extracts.ts'

const cut = '2026-03-31'

async function extract(defects: number) {
  const options = { children: 800, years: 3, seed: 11, cut, defects, formats: ['ssd'] as const }
  const files = [...writeExtract(options, () => {})]
    .filter(({ path }) => path.endsWith('.csv'))
    .map(({ path, bytes }) => ({ name: path, bytes }))
  const asked = { files, cut, from: '2023-04', children: null, memoryMb: 300, openCases: true, caseRows: true }
  return computeExtract(asked)
}

describe('an extract with faults held against the same after cleaning', async () => {
  const [before, after] = [await extract(0.05), await extract(0)]
  const { variances, changes } = compareExtracts(before, after)
  const countsIn = ({ figures }: typeof before) =>
    new Map(
      figures
        .filter(({ unit, breakdown }) => unit === '' && breakdown === '')
        .map(({ indicator, period, numerator, denominator }) => [
          `${indicator}, ${period}`,
          { numerator, denominator },
        ]),
    )

  it('is explained by causes that add up to the difference, for every indicator and month', () => {
    const [old, now] = [countsIn(before), countsIn(after)]
    const compared = new Set((after.rows ?? []).map(({ indicator }) => indicator))
    assert.ok(compared.size >= 15, String(compared.size))
    const wrong = [...now].flatMap(([key, { numerator, denominator }]) => {
      const [indicator = '', month = ''] = key.split(', ')
      if (!compared.has(indicator)) return []
      const { numerator: was = 0, denominator: wasOf = 0 } = old.get(key) ?? {}
      const own = variances.filter((one) => one.indicator === indicator && one.month === month)
      const sum = (of: 'numerator' | 'denominator') => own.reduce((all, one) => all + one[of], 0)
      const fits = was + sum('numerator') === numerator
      const divided = typeof denominator !== 'number' || (wasOf ?? 0) + sum('denominator') === denominator
      return fits && divided ? [] : [`${key}: ${was} of ${wasOf} to ${numerator} of ${denominator}`]
    })
    assert.deepEqual(wrong, [])
    assert.ok(variances.length > 50, String(variances.length))
  })

  it('finds assessments that lay open and were finished', () => {
    const own = changes.filter(({ indicator }) => indicator === 'Single assessments in time')
    assert.ok(own.some(({ cause }) => cause === 'finished, keyed late'))
  })

  it('says nothing of a case in its counts', () => {
    const references = new Set(changes.map(({ reference }) => reference))
    assert.ok(references.size > 20)
    for (const reference of references) assert.equal(JSON.stringify(variances).includes(`"${reference}"`), false)
  })
})
