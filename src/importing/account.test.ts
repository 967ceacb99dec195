import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settleAccount, wordsHeld } from './account.ts'
import { Builder } from './assembly/builder.ts'

const unit = (text: string, line: number) => ({ text, at: { line } })

test('words are counted in every field but references, and not in inherited leads', () => {
  const action = { id: 'a1', text: 'Train staff', leads: [{ name: 'Head' }, { name: 'Director', inherited: true }] }
  assert.deepEqual(wordsHeld(action), ['train', 'staff', 'head'])
})

test('a unit that is a field as it stands is accounted for; the words of another are looked for one by one', () => {
  const builder = new Builder()
  const theme = builder.theme('1', 'Safe children', { line: 1 })
  const [whole, parted] = [unit('Safe children', 1), unit('Theme 1', 2)]
  for (const each of [whole, parted]) builder.hold(each, theme)
  settleAccount([whole, parted], builder)
  assert.equal(theme.printed, 'theme')
  assert.deepEqual(builder.unplaced, [])
})

test('words that nothing holds are unplaced, with their place', () => {
  const builder = new Builder()
  settleAccount([unit('A stray line', 7)], builder)
  assert.deepEqual(builder.unplaced, [{ text: 'A stray line', at: { line: 7 } }])
})

test('a word printed twice must be held twice', () => {
  const builder = new Builder()
  const theme = builder.theme(null, 'Safe', { line: 1 })
  const units = [unit('Safe', 1), unit('Safe', 2)]
  for (const each of units) builder.hold(each, theme)
  settleAccount(units, builder)
  assert.equal(theme.printed, 'Safe')
})
