import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareLeads, leadName, reasonInWords, sureness } from './compare-leads.ts'
import { distinctPosts, otherPost, samePost } from './post-pairs.fixture.ts'

const compare = (one: string, other: string) => compareLeads(leadName(one), leadName(other))

const reason = (one: string, other: string): string => {
  const likeness = compare(one, other)
  assert.ok(likeness !== null, `${one} | ${other}`)
  return `${sureness(likeness.confidence)}: ${reasonInWords(likeness)}`
}

test('names that mean one post are offered, with a reason', () => {
  assert.ok(samePost.length >= 45)
  for (const [one, other] of samePost) assert.match(reason(one, other), /^(?:very likely|likely|possible): \S.+\.$/)
})

test('names of two posts are not, however alike they look', () => {
  assert.ok(otherPost.length >= 45)
  for (const [one, other] of otherPost) assert.equal(compare(one, other), null, `${one} | ${other}`)
})

test('no two posts of a whole council are taken for one', () => {
  const names = distinctPosts.map((name) => leadName(name))
  const offered = names.flatMap((one, i) =>
    names.slice(i + 1).flatMap((other) => (compareLeads(one, other) ? [`${one.name} | ${other.name}`] : [])),
  )
  assert.ok(names.length > 130)
  assert.deepEqual(offered, [])
})

test('the reason names what was understood, and how sure it is', () => {
  assert.equal(
    reason('DCS', 'Director of Children’s Services'),
    "very likely: “DCS” stands for “director of children's services”.",
  )
  assert.equal(
    reason('Chief Officer - CYPSC', 'Chief Officer Children and Young People’s Social Care'),
    'very likely: “CYPSC” has the initials of “Children and Young People’s Social Care”.',
  )
  assert.equal(
    reason('Interim Head of Fostering', 'Head of Fostering'),
    'likely: “Interim” would be the same post, held for a time.',
  )
  assert.equal(
    reason('Head of Early Help (upon appointment)', 'Head of Early Help'),
    'very likely: “upon appointment” only says that nobody holds it yet.',
  )
  assert.equal(
    reason('Head of Fostring', 'Head of Fostering'),
    'very likely: “Fostering” and “Fostring” differ by a letter or two.',
  )
  assert.equal(reason('Paul Vane', 'P Vane'), 'likely: One gives only an initial.')
  assert.match(
    reason('Service Delivery Managers', 'Service Delivery Manager'),
    /^possible: “Managers” may be several people/,
  )
})

const words =
  'Head Service of Director Deputy Assistant Fostering Fostring LAC Looked After Children CYPSC (TBC) Interim – & North South 11-19 Manager Jane Smith Trust Westby'
const anyName = fc
  .array(fc.constantFrom(...words.split(' ')), { minLength: 0, maxLength: 7 })
  .map((parts) => parts.join(' '))

test('the answer is the same whichever name stands first', () => {
  fc.assert(
    fc.property(fc.oneof(anyName, fc.string()), anyName, (one, other) => {
      assert.deepEqual(compare(one, other), compare(other, one))
    }),
    { numRuns: 1000 },
  )
})
