import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { computeExtract } from '../extracts/compute-extract.ts'
import { writeExtract } from '../generator/write-extract.ts'
import type { TrueFigure } from '../independent/truth.ts'
import { queries } from './compute.ts'

/** An invented authority's dataset, and what an independent calculation says is true of it. */
function invented(seed: number) {
  const options = { children: 600, years: 3, seed, cut: '2026-03-31', defects: 0, formats: ['ssd'] as const }
  const files = [...writeExtract(options, () => {})]
  const truth = files.find(({ path }) => path.endsWith('truth.json'))
  const told = JSON.parse(new TextDecoder().decode(truth?.bytes)) as { figures: TrueFigure[] } // written by the same call
  const csvs = files.filter(({ path }) => path.endsWith('.csv')).map(({ path, bytes }) => ({ name: path, bytes }))
  return { csvs, figures: told.figures }
}

describe('figures computed from an invented authority’s extract', () => {
  for (const seed of [1, 2]) {
    it(`are what an independent calculation found, by month, team, area and authority (seed ${seed})`, async () => {
      const { csvs, figures: truth } = invented(seed)
      const asked = { cut: '2026-03-31', from: '2023-04', children: null, memoryMb: 300 }
      const { figures } = await computeExtract({ ...asked, files: csvs })
      const key = (figure: { indicator: string; period: string; unit: string }) =>
        `${figure.indicator}, ${figure.period}, ${figure.unit}`
      const ours = new Map(figures.map((figure) => [key(figure), figure]))
      // The first year of an extract only serves to look back from.
      const known = truth.filter(
        ({ indicator, period }) => (queries[indicator]?.lookBack ?? 0) === 0 || period >= '2024-04',
      )
      const wrong = known.flatMap((figure) => {
        const own = ours.get(key(figure))
        const same = own?.numerator === figure.numerator && own.denominator === figure.denominator
        return same
          ? []
          : [
              `${key(figure)}: ${own?.numerator} of ${own?.denominator}, not ${figure.numerator} of ${figure.denominator}`,
            ]
      })
      assert.deepEqual(wrong, [])
      assert.ok(known.length > 1000, String(known.length))
      assert.ok(new Set(known.map(({ indicator }) => indicator)).size >= 15)
    })
  }
})
