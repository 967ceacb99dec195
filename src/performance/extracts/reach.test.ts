import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { selectIndicator } from '../indicators/library.ts'
import { formats } from './formats.ts'
import { firstMonths } from './reach.ts'

const format = {
  name: 'Annex A',
  tables: [],
  intoCases: [],
  reach: { 'Re-referrals': 0, 'NI 62': 11, 'Care visits': 'at the cut', 'Missing episodes': 'never' },
} as const

describe('from when figures are whole', () => {
  it('is counted from the first month, and is the last month where only the newest is kept', () => {
    assert.deepEqual(firstMonths(format, { from: '2025-04', to: '2026-03', cut: '2026-03-31' }), {
      'Re-referrals': '2025-04',
      'NI 62': '2026-03',
      'Care visits': '2026-03',
      'Missing episodes': null,
    })
  })

  it('is never for what is known on the day of the extract only, where that does not end a month', () => {
    const { 'Care visits': visits } = firstMonths(format, { from: '2025-04', to: '2026-03', cut: '2026-04-13' })
    assert.equal(visits, null)
  })

  it('is said only of indicators that can be computed', () => {
    const told = formats.flatMap(({ reach = {} }) => Object.keys(reach))
    for (const code of told) assert.equal(selectIndicator(code).origin, 'computed', code)
  })
})
