import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noChoices } from '../../reimport/comparison.ts'
import { choicesFrom, fieldOf, namedFrom, namedValue, partFrom } from './choices-form.ts'

const shown = (key: string, byDefault: 'document' | 'upturn') => [fieldOf.shown(key), byDefault]
const read = (...fields: string[][]) => choicesFrom(new URLSearchParams(fields), noChoices)

test('a box that was unticked is told from one that was not there', () => {
  const { sides } = read(shown('action:a1:text', 'document'), shown('action:a2:text', 'document'), [
    'take:action:a2:text',
    'yes',
  ])
  assert.deepEqual(sides, { 'action:a1:text': 'upturn' })
})

test('radios say which side, a reason is kept, and what is as by default is forgotten', () => {
  const form = [
    shown('action:a1:deadline', 'upturn'),
    ['side:action:a1:deadline', 'document'],
    shown('action:a3', 'document'),
    ['take:action:a3', 'yes'],
    ['reason:action:a3', '  Done \r\n elsewhere '],
  ]
  const choices = read(...form)
  assert.deepEqual(choices.sides, { 'action:a1:deadline': 'document' })
  assert.deepEqual(choices.reasons, { 'action:a3': 'Done elsewhere' })
  const back = choicesFrom(
    new URLSearchParams([shown('action:a1:deadline', 'upturn'), ['side:action:a1:deadline', 'upturn']] as string[][]),
    choices,
  )
  assert.deepEqual([back.sides, back.reasons], [{}, { 'action:a3': 'Done elsewhere' }])
})

test('a pair that is made ends the others of the two, and parting ends the pair', () => {
  const pair = (old: string, fresh: string) => ({ kind: 'action', old, new: fresh }) as const
  const first = read([fieldOf.together, namedValue(pair('a1', 'b1'))])
  const second = choicesFrom(new URLSearchParams([[fieldOf.together, namedValue(pair('a1', 'b2'))]]), first)
  assert.deepEqual(second.said.together, [pair('a1', 'b2')])
  const parted = choicesFrom(new URLSearchParams([[fieldOf.apart, namedValue(pair('a1', 'b2'))]]), second)
  assert.deepEqual(parted.said, { together: [], apart: [pair('a1', 'b2')] })
})

test('any id comes through a form and an address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1 }), (old, fresh) => {
      const pair = { kind: 'theme', old, new: fresh } as const
      assert.deepEqual(namedFrom(namedValue(pair)), pair)
      assert.deepEqual(partFrom(`theme:${old}`), { kind: 'theme', id: old })
    }),
  )
})

test('what is no pair is none', () => {
  for (const value of [null, '', 'action', 'action|a1', 'plan|a|b', 'action|a|b|c', 'action|%|b'])
    assert.equal(namedFrom(value), null)
  for (const value of [undefined, '', 'action', 'plan:a']) assert.equal(partFrom(value), null)
})
