import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distinctPosts, samePost } from './post-pairs.fixture.ts'
import { declinedKey, type FreeLead, type NamedPost, suggestSamePosts } from './suggestions.ts'

const leads: FreeLead[] = [
  { name: 'Head of Looked After Children', count: 9 },
  { name: 'Head of LAC', count: 4 },
  { name: 'Hd of LAC', count: 1 },
  { name: 'Head of Fostering', count: 5 },
  { name: 'Head of Adoption', count: 5 },
]
const inShort = (suggestions: ReturnType<typeof suggestSamePosts>) =>
  suggestions.map(({ from, to }) => `${from.name} → ${to.name}`)

test('each name is offered to the name that is printed most, and other posts are left alone', () => {
  assert.deepEqual(inShort(suggestSamePosts(leads, [])), [
    'Head of LAC → Head of Looked After Children',
    'Hd of LAC → Head of Looked After Children',
  ])
})

test('a post is preferred to a name, and is found by any of its names', () => {
  const post: NamedPost = { id: 'p1', title: 'Care Service Lead', kind: 'post', aliases: ['Head of LAC'] }
  const [first, ...others] = suggestSamePosts(leads, [post])
  assert.deepEqual(first?.to, { post: 'p1', name: 'Care Service Lead' })
  assert.deepEqual(
    others.map(({ to }) => to.post),
    ['p1'],
  )
  assert.deepEqual(first?.by.to, 'Head of LAC')
})

test('two posts that may be one are offered too', () => {
  const posts = [
    { id: 'p1', title: 'DCS', kind: null, aliases: [] },
    { id: 'p2', title: "Director of Children's Services", kind: null, aliases: [] },
  ]
  const [only, ...others] = suggestSamePosts([], posts)
  assert.deepEqual([only?.from.post, only?.to.post].sort(), ['p1', 'p2'])
  assert.equal(others.length, 0)
})

test('what was declined is not offered again, by any of the names of either side', () => {
  const declined = new Set([declinedKey('Head of LAC', 'Head of Looked After Children')])
  assert.deepEqual(inShort(suggestSamePosts(leads, [], declined)), ['Hd of LAC → Head of LAC'])
  const post: NamedPost = { id: 'p1', title: 'Head of LAC', kind: null, aliases: ['Hd of LAC'] }
  assert.deepEqual(suggestSamePosts([leads[0] ?? { name: '', count: 0 }], [post], declined), [])
})

test('where two are equally like it, both are named and neither is sure', () => {
  const two = ['Sarah Wells', 'Simon Wells'].map((name) => ({ name, kind: 'person' as const, count: 5 }))
  const [only] = suggestSamePosts([...two, { name: 'S Wells', kind: 'person', count: 1 }], [])
  assert.equal(only?.sureness, 'possible')
  assert.equal(only?.orElse.length, 1)
})

test('two spellings of one name count together, whichever comes first', () => {
  const spelled = [
    { name: 'Head of LAC', count: 2 },
    { name: 'Head of L.A.C.', count: 2 },
    { name: 'Head of Looked After Children', count: 3 },
  ]
  const offered = suggestSamePosts(spelled, [])
  assert.deepEqual(inShort(offered), ['Head of Looked After Children → Head of L.A.C.'])
  assert.deepEqual(suggestSamePosts(spelled.toReversed(), []), offered)
})

test('the order in which leads and posts are given changes nothing', () => {
  const names = [...new Set([...samePost.flat(), ...distinctPosts])]
  const some = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(some, some, fc.infiniteStream(fc.nat(100)), (titles, printed, numbers) => {
      const posts = titles.map((title, i) => ({ id: `p${i}`, title, kind: null, aliases: [] }))
      const free = printed
        .filter((name) => !titles.includes(name))
        .map((name) => ({ name, count: numbers.next().value }))
      const shuffled = suggestSamePosts(free.toReversed(), [...posts.slice(1), ...posts.slice(0, 1)])
      assert.deepEqual(suggestSamePosts(free, posts), shuffled)
    }),
    { numRuns: 200 },
  )
})
