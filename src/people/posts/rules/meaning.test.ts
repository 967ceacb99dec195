import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexPlan } from '../../../plans/rules/plan-index.ts'
import { anAction, aPlan, dueOn, leads } from '../../../plans/rules/test-plan.ts'
import type { Post } from '../post.ts'
import { loadsOf, unknownAndLeading, vacantAndLeading } from './loads.ts'
import { actionIdsOf, holdersOfAction, postOfLead } from './meaning.ts'
import { accountOfName, personName } from './people-names.ts'
import { draftsOf, leadsLeft } from './rest.ts'
import { suggestSamePosts } from './suggestions.ts'
import { titleOf } from './titles.ts'

const day = '2026-06-01'
const holder = {
  id: 'h',
  account: 'acc-1',
  name: 'Ann Example',
  part: 'alone' as const,
  from: '2026-01-01',
  until: null,
  endedWhy: null,
}
const aPost = (id: string, title: string, more: Partial<Post> = {}): Post => ({
  id,
  revision: 1,
  title,
  kind: 'post',
  note: '',
  vacantWhy: null,
  aliases: [],
  holders: [],
  ...more,
})

const plan = aPlan({
  actions: [
    anAction('a1', { leads: leads('Head of Care'), deadline: dueOn('2026-05-01') }),
    anAction('a2', { parent: 'a1', level: 'sub', leads: [] }),
    anAction('a3', { leads: leads('HEAD OF CARE.', 'Head of Legal') }),
    anAction('a4', { leads: leads('Care Head') }),
    anAction('a5', { leads: [{ name: 'Head of Court (upon appointment)', kind: 'post', vacant: true }] }),
    anAction('a6', { leads: [{ name: 'Jo Marsh', kind: 'person' }] }),
  ],
})
const index = indexPlan(plan, day)
const care = aPost('p1', 'Head of Care', { aliases: ['Care Head'], holders: [holder] })
const court = aPost('p2', 'Head of Court', {
  aliases: ['Head of Court (upon appointment)'],
  vacantWhy: 'Still to be appointed',
})

test('a lead means a post by its title or another of its names, compared as leads are', () => {
  assert.equal(postOfLead([care, court], 'head of care'), care)
  assert.equal(postOfLead([care, court], 'Care  Head'), care)
  assert.equal(postOfLead([care, court], 'Head of Cares'), null)
})

test('an account has the actions of the posts it holds that day; a sub-action follows its main action', () => {
  assert.deepEqual([...actionIdsOf(index, [care, court], 'acc-1', day)], ['a1', 'a2', 'a3', 'a4'])
  assert.deepEqual([...actionIdsOf(index, [care, court], 'acc-1', '2025-12-31')], [])
  assert.deepEqual([...actionIdsOf(index, [care, court], 'acc-2', day)], [])
  assert.deepEqual(
    holdersOfAction(index, [care, court], 'a3', day).map(({ name }) => name),
    ['Ann Example'],
  )
})

test('posts know what they lead, and names without a post are left over', () => {
  const { posts, unmatched } = loadsOf([{ id: 'plan', title: 'A plan', index }], [care, court])
  assert.deepEqual(
    posts.map(({ post, open, overdue }) => [post.title, open, overdue]),
    [
      ['Head of Care', 4, 1],
      ['Head of Court', 1, 0],
    ],
  )
  assert.deepEqual(
    unmatched.map(({ name, open }) => [name, open]),
    [
      ['Head of Legal', 1],
      ['Jo Marsh', 1],
    ],
  )
  assert.deepEqual(
    vacantAndLeading(posts, day).map(({ post }) => post.title),
    ['Head of Court'],
  )
  assert.deepEqual(unknownAndLeading(posts, day), [])
  assert.deepEqual(
    unknownAndLeading(posts, '2025-12-31').map(({ post }) => post.title),
    ['Head of Care'],
  )
})

test('the rest get a post each: a vacant one loses its words of vacancy, a person holds their own', () => {
  const plans = [{ id: 'plan', title: 'A plan', index }]
  const { unmatched } = loadsOf(plans, [care])
  const drafts = draftsOf(unmatched, {
    plans,
    posts: [care],
    accounts: [{ id: 'acc-9', name: 'Jo Marsh' }],
    today: day,
  })
  assert.deepEqual(drafts, [
    {
      title: 'Head of Court',
      kind: 'post',
      vacantWhy: 'The plan prints “upon appointment”',
      names: ['Head of Court (upon appointment)'],
    },
    { title: 'Head of Legal', kind: null, vacantWhy: null, names: ['Head of Legal'] },
    {
      title: 'Jo Marsh',
      kind: 'person',
      vacantWhy: null,
      names: ['Jo Marsh'],
      holder: { account: 'acc-9', name: 'Jo Marsh', from: '2026-05-01' },
    },
  ])
  const taken = draftsOf(unmatched, { plans, posts: [care, aPost('x', 'Head of Court')], accounts: [], today: day })
  assert.equal(taken[0]?.title, 'Head of Court (upon appointment)')
})

test('a name that waits for a decision is not among the rest', () => {
  const { unmatched } = loadsOf([{ id: 'plan', title: 'A plan', index }], [aPost('p', 'Head of Courts')])
  const left = leadsLeft(unmatched, suggestSamePosts(unmatched, [aPost('p', 'Head of Courts')]))
  assert.ok(!left.some(({ name }) => name.startsWith('Head of Court')))
  assert.ok(left.some(({ name }) => name === 'Jo Marsh'))
})

test('words of vacancy leave the title; nothing but them is the title itself', () => {
  assert.equal(titleOf('Head of Care (upon appointment)'), 'Head of Care')
  assert.equal(titleOf('Head of Care - when appointed'), 'Head of Care')
  assert.equal(titleOf('Team Manager, TBC'), 'Team Manager')
  assert.equal(titleOf('TBC'), 'TBC')
  assert.equal(titleOf('Head of Care (Children)'), 'Head of Care (Children)')
})

test('a person is found among accounts by name, and only where one has it', () => {
  const accounts = [{ name: 'Amara Okafor' }, { name: 'Sam Lee' }, { name: 'sam lee' }, { name: 'Zoë O’Neill' }]
  assert.equal(accountOfName(accounts, 'Dr Amara Okafor (Health Trust)'), accounts[0])
  assert.equal(accountOfName(accounts, "Zoe O'Neill, Head of Care"), accounts[3])
  assert.equal(accountOfName(accounts, 'Sam Lee'), null)
  assert.equal(accountOfName(accounts, 'Amara'), null)
  assert.equal(personName('Project lead Dr Amara Okafor; Consultant').name, 'Amara Okafor')
  assert.equal(personName('Police – DCI Patel').name, 'DCI Patel')
})
