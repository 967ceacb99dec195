/** Deciding which names mean the same post, and making a post for each lead that is left. */

import { leadKey } from '../../../plans/rules/leads.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { plural } from '../../../ui/words.ts'
import type { Asked, Route } from '../../route.ts'
import { accountOfName, accountsToLink } from '../rules/people-names.ts'
import { draftsOf, leadsLeft } from '../rules/rest.ts'
import { type Candidate, type Suggestion, suggestSamePosts } from '../rules/suggestions.ts'
import { mergePosts } from '../store/change-posts.ts'
import { linkAccount } from '../store/holders.ts'
import { listPosts, listToldApart } from '../store/list-posts.ts'
import { makePosts, matchNames, type Pair, type Target, tellApart } from '../store/make-posts.ts'
import { isRefusal } from '../store/post-change.ts'
import { accountNames } from './accounts.ts'
import { fieldOf, type PostsAsked, postChangeBy, postsAsked, sentForm } from './asked.ts'
import { MatchPage, sideValue } from './match-page.tsx'

type MatchAsked = { posts: PostsAsked; suggestions: Suggestion[] }

async function matchAsked(asked: Asked): Promise<MatchAsked> {
  const posts = await postsAsked(asked)
  const toldApart = await listToldApart(asked.services.db, postChangeBy(asked, '').authority)
  return { posts, suggestions: suggestSamePosts(posts.unmatched, posts.all, toldApart) }
}

async function showMatches(asked: Asked, problem?: string): Promise<Response> {
  const { posts, suggestions } = await matchAsked(asked)
  const left = leadsLeft(posts.unmatched, suggestions)
  const accounts = await accountNames(asked)
  const withAccount = left.filter(
    ({ name, kind }) => kind === 'person' && accountOfName(accounts, name) !== null,
  ).length
  const links = accountsToLink(posts.all, accounts, posts.today)
  const done = doneInWords(asked.c.req.query('done') ?? '')
  const page = <MatchPage {...{ posts, suggestions, left, withAccount, links, problem, done }} />
  return sendPage(asked.c, page, problem === undefined ? 200 : 422)
}

/** `same-3`, `other-1`, `made-63`, `linked-2`: what was done a moment ago, in an address that says nothing of anybody. */
function doneInWords(done: string): string | undefined {
  const [, what, count] = /^(same|other|made|linked)-(\d{1,4})$/.exec(done) ?? []
  if (what === undefined) return undefined
  const names = plural(Number(count), 'name')
  if (what === 'linked') return `${plural(Number(count), 'holder')} linked to an account.`
  if (what === 'made') return `${plural(Number(count), 'post')} made.`
  return what === 'same' ? `${names} put together.` : `${names} told apart: not offered again.`
}

/** Post ids and printed names among what the form names, as far as the suggestions still have them. */
function chosen(form: URLSearchParams, suggestions: readonly Suggestion[]): Suggestion[] {
  const [to, names] = [fieldOf(form, 'to'), new Set(form.getAll('name'))]
  return suggestions.filter((one) => sideValue(one.to) === to && names.has(sideValue(one.from)))
}

async function decide(asked: Asked): Promise<Response> {
  const form = await sentForm(asked)
  const { posts, suggestions } = await matchAsked(asked)
  if (form.getAll('name').length === 0) return showMatches(asked, 'Tick the names that you decide about.')
  const decided = chosen(form, suggestions)
  if (decided.length === 0)
    return showMatches(
      asked,
      'These names are not offered together any more: somebody may have decided meanwhile. Nothing was changed.',
    )
  const decision = fieldOf(form, 'decision')
  if (decision === 'other') {
    await tellApart(asked.services.db, postChangeBy(asked, 'They are two posts'), decided.flatMap(pairsOf(posts)))
    return goTo(asked.c, addresses.postMatches({ done: `other-${decided.length}` }))
  }
  if (decision !== 'same') return showMatches(asked, 'Choose whether they are the same post or not.')
  const refused = await putTogether(asked, posts, decided)
  if (refused !== null) return showMatches(asked, refused)
  return goTo(asked.c, addresses.postMatches({ done: `same-${decided.length}` }))
}

const namesOf = (posts: PostsAsked, { post, name }: Candidate): string[] => {
  const found = posts.all.find(({ id }) => id === post)
  return found === undefined ? [name] : [found.title, ...found.aliases]
}

/** Every name of the one with every name of the other: they are told apart by whichever they would be found alike. */
const pairsOf =
  (posts: PostsAsked) =>
  ({ from, to }: Suggestion): Pair[] =>
    namesOf(posts, from).flatMap((one) => namesOf(posts, to).map((other): Pair => [one, other]))

/** Names first, in one change; then posts, each in its own, into the one that stays. Gives the sentence that stopped it. */
async function putTogether(asked: Asked, posts: PostsAsked, decided: readonly Suggestion[]): Promise<string | null> {
  const { db } = asked.services
  const [first] = decided
  if (first === undefined) return null
  const names = decided.flatMap(({ from }) => (from.post === null ? [from.name] : []))
  const matched = await matchNames(
    db,
    postChangeBy(asked, 'They are one post'),
    await targetOf(asked, posts, first.to),
    names,
  )
  if (isRefusal(matched)) return 'conflict' in matched ? matched.conflict : matched.problem
  for (const { from } of decided) {
    if (from.post === null) continue
    const by = postChangeBy(asked, `“${from.name}” is the same post`)
    const merged = await mergePosts(db, by, { id: from.post }, { id: matched.post })
    if (isRefusal(merged)) return 'conflict' in merged ? merged.conflict : merged.problem
  }
  return null
}

/** The post that is there, or a new one under the name that is printed most, as it would be made if it were left alone. */
async function targetOf(asked: Asked, posts: PostsAsked, { post, name }: Candidate): Promise<Target> {
  if (post !== null) return { post }
  const leads = posts.unmatched.filter((one) => leadKey(one.name) === leadKey(name))
  const [make = { title: name }] = draftsOf(leads, await knownOf(asked, posts))
  return { make }
}

async function knownOf(asked: Asked, posts: PostsAsked) {
  return { plans: posts.plans, posts: posts.all, accounts: await accountNames(asked), today: posts.today }
}

async function makeTheRest(asked: Asked): Promise<Response> {
  const { posts, suggestions } = await matchAsked(asked)
  const left = leadsLeft(posts.unmatched, suggestions)
  if (left.length === 0) return showMatches(asked, 'No lead is left without a post.')
  const by = postChangeBy(asked, 'A post for each lead that was left')
  const made = await makePosts(asked.services.db, by, draftsOf(left, await knownOf(asked, posts)))
  if ('problem' in made) return showMatches(asked, made.problem)
  return goTo(asked.c, addresses.postMatches({ done: `made-${made.posts.length}` }))
}

/** Each in its own change, of the post it is about. */
async function linkAccounts(asked: Asked): Promise<Response> {
  const chosen = new Set((await sentForm(asked)).getAll('holder'))
  const posts = await listPosts(asked.services.db, asked.who.authority)
  const links = accountsToLink(posts, await accountNames(asked), asked.services.clock.today())
  const ticked = links.filter(({ holder }) => chosen.has(holder.id))
  if (ticked.length === 0)
    return showMatches(asked, 'Tick the holders to link. If they were linked meanwhile, nothing is left to do.')
  for (const { post, holder, account } of ticked) {
    const by = postChangeBy(asked, `${holder.name} has the account of that name`)
    const linked = await linkAccount(asked.services.db, by, { id: post.id }, { holder: holder.id, account: account.id })
    if (isRefusal(linked)) return showMatches(asked, 'conflict' in linked ? linked.conflict : linked.problem)
  }
  return goTo(asked.c, addresses.postMatches({ done: `linked-${ticked.length}` }))
}

export const matchRoutes: readonly Route[] = [
  { method: 'get', path: '/posts/match', permission: 'read plans', handler: (asked) => showMatches(asked) },
  { method: 'post', path: '/posts/match', permission: 'manage posts', handler: decide },
  { method: 'post', path: '/posts/match/accounts', permission: 'manage posts', handler: linkAccounts },
  { method: 'post', path: '/posts/match/rest', permission: 'manage posts', handler: makeTheRest },
]
