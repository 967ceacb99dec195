import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../../plans/rules/days.ts'
import type { Holder, Post } from '../post.ts'
import { endedByFollowing, holderOn, holdersInTheWay, holdersOn, holdersTogether, vacancyOn } from './holders.ts'

function held(name: string, from: string, until: string | null, more: Partial<Holder> = {}): Holder {
  return { id: `${name} ${from}`, account: null, name, part: 'alone', from, until, endedWhy: null, ...more }
}
const post = (...holders: Holder[]): Post => ({
  id: 'p',
  revision: 1,
  title: 'Head of Fostering',
  kind: 'post',
  note: '',
  vacantWhy: 'A new post',
  aliases: [],
  holders,
})
const ann = held('Ann', '2026-01-01', '2026-03-31', { endedWhy: 'Moved to another council' })
const bob = held('Bob', '2026-05-01', null)

test('both the first and the last day count', () => {
  const days = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01', '2026-05-01']
  assert.deepEqual(
    days.map((day) => holderOn(post(ann, bob), day)?.name ?? null),
    [null, 'Ann', 'Ann', null, 'Bob'],
  )
})

test('whoever acts is the one to ask, and both are there', () => {
  const cara = held('Cara', '2026-06-01', '2026-06-30', { part: 'acting' })
  assert.equal(holderOn(post(bob, cara), '2026-06-15')?.name, 'Cara')
  assert.deepEqual(
    holdersOn(post(bob, cara), '2026-06-15').map(({ name }) => name),
    ['Cara', 'Bob'],
  )
})

test('a post is vacant since the day after the last holder left, and says why', () => {
  assert.deepEqual(vacancyOn(post(ann, bob), '2026-04-10'), { since: '2026-04-01', why: 'Moved to another council' })
  assert.equal(vacancyOn(post(ann, bob), '2026-05-01'), null)
  assert.deepEqual(vacancyOn(post(ann), '2025-12-31'), { since: null, why: 'A new post' })
  assert.equal(vacancyOn({ holders: [bob], vacantWhy: null }, '2026-04-30'), null, 'not known is not vacant')
})

test('two hold a post alone on no day; acting and sharing stand beside others', () => {
  const wanted = { from: '2026-03-31', until: '2026-04-30', part: 'alone' } as const
  assert.deepEqual(holdersInTheWay([ann, bob], wanted), [ann])
  assert.deepEqual(holdersInTheWay([ann, bob], { ...wanted, from: '2026-04-01' }), [])
  assert.deepEqual(holdersInTheWay([ann, bob], { ...wanted, part: 'sharing' }), [])
})

test('following somebody ends their time, but never the time of one who begins later', () => {
  assert.deepEqual(endedByFollowing([ann, bob], '2026-06-01'), [bob])
  assert.deepEqual(endedByFollowing([ann], '2026-06-01'), [])
  assert.equal(endedByFollowing([ann, bob], '2026-05-01'), null)
  assert.equal(endedByFollowing([ann, bob], '2026-02-01'), null)
})

test('two posts put together: one person’s times are joined, two people alone on a day are a clash', () => {
  const annAgain = held('ann', '2026-03-01', '2026-04-15', { id: 'other' })
  const together = holdersTogether([ann], [annAgain])
  assert.ok(Array.isArray(together))
  assert.deepEqual(
    together.map(({ from, until }) => [from, until]),
    [['2026-01-01', '2026-04-15']],
  )
  const clash = holdersTogether([ann], [held('Dan', '2026-03-31', null)])
  assert.ok('clash' in clash)
  assert.deepEqual(clash.clash.map(({ name }) => name).sort(), ['Ann', 'Dan'])
})

const span: fc.Arbitrary<Holder> = fc
  .tuple(fc.nat(60), fc.nat(20), fc.boolean())
  .map(([from, length, open]): Holder => {
    const day = addDays('2026-01-01', from)
    return held('N', day, open ? null : addDays(day, length))
  })

test('whatever two posts were, together no two hold it alone on one day, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 4 }), (left, right) => {
      const name = (side: string) => (holder: Holder, i: number) => ({
        ...holder,
        id: `${side}${i}`,
        name: `${side}${i}`,
      })
      const [kept, added] = [left.map(name('a')), right.map(name('b'))]
      const together = holdersTogether(kept, added)
      if ('clash' in together) return
      assert.deepEqual(together.map(({ id }) => id).sort(), [...kept, ...added].map(({ id }) => id).sort())
      for (const holder of together) assert.deepEqual(holdersInTheWay(together, holder), [])
    }),
  )
})
