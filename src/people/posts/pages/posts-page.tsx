/** The posts of the authority: who holds each, what it leads, and what waits because nobody does. */

import { leadKey } from '../../../plans/rules/leads.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { figure, numberInWords, plural, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { Asked, Route } from '../../route.ts'
import type { Post } from '../post.ts'
import { holdersOn, vacancyOn } from '../rules/holders.ts'
import { type PostLoad, type UnmatchedLead, unknownAndLeading, vacantAndLeading } from '../rules/loads.ts'
import { makePosts } from '../store/make-posts.ts'
import { holdingInWords } from '../views/holding.tsx'
import { fieldOf, type PostsAsked, postChangeBy, postsAsked, sentForm } from './asked.ts'
import { PastDayNotice } from './past-day.tsx'

export type PostsPageProps = { posts: PostsAsked; refused?: { title: string; problem: string } }

/** What waits because nobody holds the post that leads it, then what is not known. */
export function postsInASentence({ posts, unmatched, day, plans }: PostsAsked): string {
  if (plans.length === 0 && posts.length === 0) return 'There is no plan yet, so there are no leads to make posts of.'
  const sentences = [
    vacantInASentence(posts, day),
    unknownInASentence(posts, day),
    unmatchedInASentence(unmatched.length),
  ]
  const said = sentences.filter((sentence) => sentence !== '')
  if (posts.length === 0) return ['No post is known yet.', ...said].join(' ')
  return said.join(' ') || 'Every lead in the plans means a post, and every post with open actions is held.'
}

function vacantInASentence(posts: readonly PostLoad[], day: string): string {
  const vacant = vacantAndLeading(posts, day)
  const [first] = vacant
  if (first === undefined) return ''
  const open = vacant.reduce((sum, load) => sum + load.open, 0)
  const most =
    vacant.length === 1 ? `: ${first.post.title}` : `; ${first.post.title} leads the most, ${numberInWords(first.open)}`
  const leads = vacant.length === 1 ? 'leads' : 'lead'
  return `${sentenceCase(pluralInWords(vacant.length, 'vacant post'))} ${leads} ${pluralInWords(open, 'open action')}${most}.`
}

function unknownInASentence(posts: readonly PostLoad[], day: string): string {
  const count = unknownAndLeading(posts, day).length
  if (count === 0) return ''
  return `Nobody has said who holds ${pluralInWords(count, 'other post')} with open actions.`
}

function unmatchedInASentence(count: number): string {
  if (count === 0) return ''
  return `${sentenceCase(pluralInWords(count, 'lead'))} in plans ${count === 1 ? 'has' : 'have'} no post yet.`
}

/** Vacant ones that lead open actions first, then those that lead most. */
function inOrder(loads: readonly PostLoad[], day: string): PostLoad[] {
  const vacant = vacantAndLeading(loads, day)
  const others = loads.filter((load) => !vacant.includes(load))
  return [...vacant, ...others.sort((a, b) => b.open - a.open || b.overdue - a.overdue)]
}

function Held({ post, day }: { post: Post; day: string }) {
  const words = sentenceCase(holdingInWords(post, day))
  if (vacancyOn(post, day) !== null)
    return (
      <>
        <Tag tone="amber" word="Vacant" /> {words.replace(/^Vacant:? ?/, '')}
      </>
    )
  return holdersOn(post, day).length === 0 ? <span class="up-muted">{words}</span> : words
}

function Posts({ loads, day }: { loads: readonly PostLoad[]; day: string }) {
  return (
    <DataTable
      caption={plural(loads.length, 'post')}
      captionHidden
      sortable
      rows={loads}
      columns={[
        {
          head: 'Post',
          rowHead: true,
          cell: ({ post }) => (
            <a class="govuk-link" href={addresses.post(post.id)}>
              {post.title}
            </a>
          ),
        },
        {
          head: 'Held',
          cell: ({ post }) => <Held post={post} day={day} />,
        },
        { head: 'Open', numeric: true, cell: ({ open }) => figure(open) },
        {
          head: 'Overdue',
          numeric: true,
          cell: ({ overdue }) => (overdue === 0 ? '' : <strong class="up-late">{figure(overdue)}</strong>),
        },
      ]}
    />
  )
}

const kindWords = { post: 'A post', person: 'A person', body: 'A body' } as const

export function Unmatched({ leads, plans }: { leads: readonly UnmatchedLead[]; plans: PostsAsked['plans'] }) {
  const titleOf = (id: string) => plans.find((plan) => plan.id === id)?.title ?? ''
  return (
    <DataTable
      caption="Leads in plans with no post yet"
      captionHidden
      sortable
      rows={leads}
      columns={[
        { head: 'As printed', rowHead: true, cell: ({ name }) => name },
        {
          head: 'Read as',
          cell: ({ kind, vacant }) => (kind === undefined ? (vacant ? 'Nobody yet' : '') : kindWords[kind]),
        },
        { head: 'Open actions', numeric: true, cell: ({ open }) => figure(open) },
        ...(plans.length > 1
          ? [{ head: 'In', cell: (lead: UnmatchedLead) => lead.plans.map(titleOf).join('; ') }]
          : []),
      ]}
    />
  )
}

function MakePost({ refused }: Pick<PostsPageProps, 'refused'>) {
  return (
    <PostForm action={addresses.posts()} may="manage posts">
      <Details summary="Make a post that no plan names" open={refused !== undefined}>
        <TextField id="title" label="Title of the post" value={refused?.title ?? ''} error={refused?.problem} />
        <Button kind="secondary">Make the post</Button>
      </Details>
    </PostForm>
  )
}

export function PostsPage({ posts, refused }: PostsPageProps) {
  const { may } = useFrame()
  const loads = inOrder(posts.posts, posts.day)
  return (
    <Page heading="Posts" section="posts" lead={postsInASentence(posts)}>
      {refused && <ErrorSummary errors={[{ text: refused.problem, href: '#title' }]} />}
      <PastDayNotice here={addresses.posts()} />
      {posts.unmatched.length > 0 && may('manage posts') && (
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.postMatches()}>
            Match leads to posts
          </a>
          : which printed names mean the same post, and a post for each that is left.
        </p>
      )}
      {loads.length === 0 ? (
        <Empty title="No posts yet">
          <p class="govuk-body">
            A post is what a lead in a plan means: it is held by one person after another, or by nobody. Posts are made
            from the leads that plans print.
          </p>
        </Empty>
      ) : (
        <Posts loads={loads} day={posts.day} />
      )}
      {posts.unmatched.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">Leads in plans with no post yet</h2>
          <Unmatched leads={posts.unmatched} plans={posts.plans} />
        </section>
      )}
      <MakePost refused={refused} />
    </Page>
  )
}

async function showPosts(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <PostsPage posts={await postsAsked(asked)} />)
}

async function makePost(asked: Asked): Promise<Response> {
  const title = fieldOf(await sentForm(asked), 'title').slice(0, 300)
  const made =
    leadKey(title) === ''
      ? { problem: 'Give the post a title' }
      : await makePosts(asked.services.db, postChangeBy(asked, 'Made by hand'), [{ title, kind: 'post' }])
  if ('posts' in made) return goTo(asked.c, addresses.post(made.posts[0] ?? '', { done: 'made' }))
  return sendPage(
    asked.c,
    <PostsPage posts={await postsAsked(asked)} refused={{ title, problem: made.problem }} />,
    422,
  )
}

export const postsRoutes: readonly Route[] = [
  { method: 'get', path: '/posts', permission: 'read plans', handler: showPosts },
  { method: 'post', path: '/posts', permission: 'manage posts', handler: makePost },
]
