/** What is done on a post's page: each form read, the store asked, and either the page anew or the form back with a reason. */

import { isDay } from '../../../plans/rules/days.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import type { Asked, Route } from '../../route.ts'
import { type Part, type Post, parts } from '../post.ts'
import { holderOn, lastHolder } from '../rules/holders.ts'
import { closePost, mergePosts, renamePost } from '../store/change-posts.ts'
import { addHolder, endHolding, explainVacancy, linkAccount } from '../store/holders.ts'
import { listPosts } from '../store/list-posts.ts'
import { takeNameOut } from '../store/make-posts.ts'
import { type Answer, type AtPost, isRefusal } from '../store/post-change.ts'
import { accountNames } from './accounts.ts'
import { fieldOf, leadsInAll, postChangeBy, postNamed, postsAsked, revisionOf, sentForm } from './asked.ts'
import { PostPage } from './post-page.tsx'
import { type PostForm, type Refused, refusal } from './refused.ts'

type Wrong = { field: string; text: string }[]

/** A form read: what to do, or what is wrong with it. `field`: where a refusal by the store is shown. */
type Read = { wrong: Wrong } | { field: string; to?: string; act: (at: AtPost) => Promise<Answer<object>> }

type Reader = (asked: Asked, form: URLSearchParams, post: Post) => Read | Promise<Read>

const longest = 500
const short = (form: URLSearchParams, name: string): string => fieldOf(form, name).slice(0, longest)

async function readHolder(asked: Asked, form: URLSearchParams): Promise<Read> {
  const [from, typed, part] = [fieldOf(form, 'from'), short(form, 'name'), fieldOf(form, 'part')]
  const account = (await accountNames(asked)).find(({ id }) => id === fieldOf(form, 'account')) ?? null
  const name = account?.name ?? typed
  const wrong: Wrong = []
  if (name === '') wrong.push({ field: 'name', text: 'Choose an account, or give the name of whoever holds the post' })
  if (!isDay(from)) wrong.push({ field: 'from', text: 'Give the first day as a date, such as 2026-03-01' })
  const how: Part | undefined = parts.find((one) => one === part)
  if (how === undefined) wrong.push({ field: 'part', text: 'Choose how they hold the post' })
  if (wrong.length > 0 || how === undefined) return { wrong }
  const by = postChangeBy(asked, short(form, 'why') || `${name} holds the post`)
  const holder = { account: account?.id ?? null, name, from, part: how }
  return { field: 'from', act: (at) => addHolder(asked.services.db, by, at, holder) }
}

function readEnd(asked: Asked, form: URLSearchParams): Read {
  const [last, why, holder] = [fieldOf(form, 'last'), short(form, 'why'), fieldOf(form, 'holder')]
  const wrong: Wrong = []
  if (!isDay(last)) wrong.push({ field: 'last', text: 'Give the last day as a date, such as 2026-03-31' })
  if (why === '') wrong.push({ field: 'why', text: 'Say why, so that whoever waits for the post knows' })
  if (wrong.length > 0) return { wrong }
  return { field: 'last', act: (at) => endHolding(asked.services.db, postChangeBy(asked, why), at, { holder, last }) }
}

function readVacancy(asked: Asked, form: URLSearchParams, post: Post): Read {
  const why = short(form, 'why')
  if (why === '') return { wrong: [{ field: 'why', text: 'Say why the post is vacant' }] }
  const today = asked.services.clock.today()
  if (holderOn(post, today) !== null)
    return { wrong: [{ field: 'why', text: 'Somebody holds the post now, so it is not vacant.' }] }
  const last = lastHolder(post, today)
  return {
    field: 'why',
    act: (at) => explainVacancy(asked.services.db, postChangeBy(asked, why), at, last?.id ?? null),
  }
}

async function readAccount(asked: Asked, form: URLSearchParams): Promise<Read> {
  const account = (await accountNames(asked)).find(({ id }) => id === fieldOf(form, 'account'))
  if (account === undefined) return { wrong: [{ field: 'account', text: 'There is no such account any more.' }] }
  const by = postChangeBy(asked, `${account.name} has an account`)
  const linked = { holder: fieldOf(form, 'holder'), account: account.id }
  return { field: 'account', act: (at) => linkAccount(asked.services.db, by, at, linked) }
}

function readName(asked: Asked, form: URLSearchParams, post: Post): Read {
  const [title, note] = [short(form, 'title').slice(0, 300), fieldOf(form, 'note').slice(0, 4000)]
  if (title === '') return { wrong: [{ field: 'title', text: 'Give the post a title' }] }
  const why = title === post.title ? 'The note was changed' : `It was called “${post.title}”`
  return { field: 'title', act: (at) => renamePost(asked.services.db, postChangeBy(asked, why), at, { title, note }) }
}

function readMerge(asked: Asked, form: URLSearchParams, post: Post): Read {
  const into = fieldOf(form, 'into')
  if (into === '') return { wrong: [{ field: 'into', text: 'Choose the post that this one is' }] }
  const by = postChangeBy(asked, `“${post.title}” is the same post`)
  return {
    field: 'into',
    to: addresses.post(into, { done: 'merge' }),
    act: (at) => mergePosts(asked.services.db, by, at, { id: into }),
  }
}

/** What leads an action is no mistake: it is renamed, put together with another, or its names are taken out. */
async function readClose(asked: Asked, form: URLSearchParams, post: Post): Promise<Read> {
  const why = short(form, 'why')
  if ((await leadsInAll(asked, post)) > 0)
    return {
      wrong: [
        {
          field: 'why',
          text: 'This post leads actions now. Put it together with another post, or take its names out first.',
        },
      ],
    }
  if (why === '') return { wrong: [{ field: 'why', text: 'Say why the post is not needed' }] }
  const by = postChangeBy(asked, why)
  return { field: 'why', to: addresses.posts(), act: (at) => closePost(asked.services.db, by, at) }
}

function readNames(asked: Asked, form: URLSearchParams): Read {
  const name = fieldOf(form, 'name')
  if (name === '') return { wrong: [{ field: 'name', text: 'Choose the name to take out' }] }
  const by = postChangeBy(asked, `“${name}” does not mean this post`)
  return { field: 'name', act: (at) => takeNameOut(asked.services.db, by, at, name) }
}

const readers: Record<PostForm, Reader> = {
  holder: readHolder,
  end: readEnd,
  vacancy: readVacancy,
  account: readAccount,
  name: readName,
  merge: readMerge,
  close: readClose,
  names: readNames,
}

async function showPost(asked: Asked, refused?: Refused): Promise<Response> {
  const posts = await postsAsked(asked)
  const named = await postNamed(asked, posts.all)
  if ('moved' in named) return goTo(asked.c, addresses.post(named.moved))
  const load = posts.posts.find(({ post }) => post === named.post) ?? {
    post: named.post,
    actions: [],
    open: 0,
    overdue: 0,
  }
  const { all, day, today } = posts
  const done = asked.c.req.query('done')
  const accounts = await accountNames(asked)
  const page = <PostPage {...{ load, all, day, today, accounts, done }} {...(refused ? { refused } : {})} />
  return sendPage(asked.c, page, refused === undefined ? 200 : refused.conflict ? 409 : 422)
}

const take =
  (what: PostForm) =>
  async (asked: Asked): Promise<Response> => {
    const all = await listPosts(asked.services.db, asked.who.authority)
    const named = await postNamed(asked, all)
    if ('moved' in named) return goTo(asked.c, addresses.post(named.moved))
    const form = await sentForm(asked)
    const read = await readers[what](asked, form, named.post)
    if ('wrong' in read) return showPost(asked, refusal(what, form, read.wrong))
    const revision = revisionOf(form)
    const answer = await read.act({ id: named.post.id, ...(revision === undefined ? {} : { revision }) })
    if (!isRefusal(answer)) return goTo(asked.c, read.to ?? addresses.post(named.post.id, { done: what }))
    const text = 'conflict' in answer ? answer.conflict : answer.problem
    return showPost(asked, { ...refusal(what, form, [{ field: read.field, text }]), conflict: 'conflict' in answer })
  }

const change = (what: PostForm): Route => ({
  method: 'post',
  path: `/posts/:post/${what}`,
  permission: 'manage posts',
  handler: take(what),
})

export const postRoutes: readonly Route[] = [
  { method: 'get', path: '/posts/:post', permission: 'read plans', handler: (asked) => showPost(asked) },
  change('holder'),
  change('end'),
  change('vacancy'),
  change('account'),
  change('name'),
  change('merge'),
  change('close'),
  change('names'),
]
