/** What is offered for the leads of real plans, where they are there: tuned by reading each offer, held still here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPath, seedPath, sharedFolder } from '../../../importing/import-for-tests.ts'
import { importDocument } from '../../../importing/import-plan.ts'
import { indexPlan } from '../../../plans/rules/plan-index.ts'
import { loadsOf } from './loads.ts'
import { postName } from './post-name.ts'
import { isRank } from './post-words.ts'
import { suggestSamePosts } from './suggestions.ts'

const skip = sharedFolder === null ? 'the real plans are not on this machine' : false
const offered = { '000': 23, '001': 0, '002': 5, '003': 1, '004': 4 }

const ranks = (name: string): string =>
  postName(name)
    .words.filter(({ text, kind }) => kind === 'rank' && isRank(text))
    .map(({ text }) => text)
    .sort()
    .join(' ')

test('the real plans: as many names are offered as were read and found right, and never another rank', {
  skip,
}, async () => {
  for (const [number, count] of Object.entries(offered)) {
    const plan = importDocument(await readPath(seedPath(number)))
    const { unmatched } = loadsOf([{ id: 'p', title: plan.title, index: indexPlan(plan, '2010-06-01') }], [])
    const suggestions = suggestSamePosts(unmatched, [])
    assert.equal(suggestions.length, count, number)
    const lettersApart = suggestions.filter(({ from, to }) => ranks(from.name) !== ranks(to.name))
    for (const { reason } of lettersApart) assert.match(reason, /initials|Head of Service|stands for/)
  }
})
