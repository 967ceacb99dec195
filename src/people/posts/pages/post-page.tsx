/** One post: who holds it and held it, what it leads, and the printed names that mean it. */
import { selectRag } from '../../../plans/rules/plan-index.ts'
import { DeadlineCell } from '../../../plans/views/action-list.tsx'
import { RagTag } from '../../../plans/views/tags.tsx'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, plural, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import type { Holder, Post } from '../post.ts'
import { vacancyOn } from '../rules/holders.ts'
import type { LedAction, PostLoad } from '../rules/loads.ts'
import { holdingInWords } from '../views/holding.tsx'
import { PastDayNotice } from './past-day.tsx'
import { AddHolder, ChangePost, EndHolding, ExplainVacancy, LinkAccount, Names } from './post-forms.tsx'
import type { PostPageProps } from './post-props.ts'

const doneWords: Record<string, string> = {
  made: 'The post was made.',
  holder: 'The holder was entered.',
  end: 'The time was ended.',
  vacancy: 'The reason was recorded.',
  account: 'The account was recorded.',
  name: 'The post was changed.',
  merge: 'The posts were put together.',
  names: 'The name was taken out.',
}

function inASentence({ post, open, overdue }: PostLoad, day: string): string {
  const leads = open === 0 ? 'leads no open action' : `leads ${pluralInWords(open, 'open action')}`
  const late = overdue === 0 ? '' : `, ${pluralInWords(overdue, 'of them overdue', 'of them overdue')}`
  return `${sentenceCase(holdingInWords(post, day))}; ${leads}${late}.`
}

const partWords = { alone: '', acting: 'Acting', sharing: 'Shares the post' } as const

/** How they hold it, and whether they can be told of the post's actions. */
function holderWords({ part, account }: Holder): string {
  return [partWords[part], account === null ? '' : 'Has an account'].filter(Boolean).join('. ')
}

function Holders({ post, day }: { post: Post; day: string }) {
  if (post.holders.length === 0) return <p class="govuk-body">Nobody has held it yet, as far as Upturn knows.</p>
  return (
    <DataTable
      caption="Holders, the latest first"
      captionHidden
      rows={post.holders.toReversed()}
      columns={[
        {
          head: 'Name',
          rowHead: true,
          cell: (holder) => (
            <>
              {isNow(holder, day) ? <strong>{holder.name}</strong> : holder.name}
              {holderWords(holder) && <p class="up-hint">{holderWords(holder)}</p>}
            </>
          ),
        },
        { head: 'From', class: 'up-nowrap', cell: ({ from }) => dateInShort(from) },
        { head: 'To', class: 'up-nowrap', cell: ({ until }) => (until === null ? 'Still' : dateInShort(until)) },
        { head: 'Why it ended', cell: ({ endedWhy }) => endedWhy ?? '' },
      ]}
    />
  )
}

const isNow = ({ from, until }: Holder, day: string): boolean => from <= day && (until === null || until >= day)

/** Why nobody holds it, where somebody has said so. */
function Vacancy({ post, day }: { post: Post; day: string }) {
  const why = vacancyOn(post, day)?.why ?? null
  return why === null ? null : <p class="govuk-body">Why it is vacant: {why}</p>
}

function ActionTable({ caption, actions }: { caption: string; actions: readonly LedAction[] }) {
  const plans = new Set(actions.map(({ plan }) => plan.id)).size
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={actions}
      columns={[
        { head: 'No.', class: 'up-nowrap', cell: ({ action }) => action.label ?? '' },
        {
          head: 'Action',
          rowHead: true,
          class: 'up-words',
          cell: ({ plan, action }) => (
            <a class="govuk-link" href={addresses.action(plan.id, action.id)}>
              {shorten(action.text || 'No words printed', 160)}
            </a>
          ),
        },
        ...(plans > 1 ? [{ head: 'Plan', cell: ({ plan }: LedAction) => plan.title }] : []),
        { head: 'Due', class: 'up-nowrap', cell: ({ action }) => <DeadlineCell action={action} /> },
        { head: 'Standing', cell: ({ plan, action }) => <RagTag rag={selectRag(plan.index, action.id)} /> },
      ]}
    />
  )
}

/** What is overdue first, then by the day it is due; what has none last. */
const byDue = (a: LedAction, b: LedAction): number => {
  const day = ({ action }: LedAction) => action.deadline.due ?? '9999'
  return day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1
}

function Actions({ load }: { load: PostLoad }) {
  const open = load.actions.filter((led) => led.open).sort(byDue)
  const closed = load.actions.filter((led) => !led.open)
  return (
    <>
      {open.length === 0 ? (
        <p class="govuk-body">No open action.</p>
      ) : (
        <ActionTable caption="Open actions" actions={open} />
      )}
      {closed.length > 0 && (
        <Details summary={`${plural(closed.length, 'action')} delivered or withdrawn`}>
          <ActionTable caption="Delivered or withdrawn" actions={closed} />
        </Details>
      )}
    </>
  )
}

export function PostPage(props: PostPageProps) {
  const { load, day, refused, done } = props
  const { post } = load
  const said = done === undefined ? undefined : doneWords[done]
  return (
    <Page
      heading={post.title}
      caption={post.kind === 'person' ? 'A person who leads' : post.kind === 'body' ? 'A body that leads' : 'Post'}
      section="posts"
      lead={inASentence(load, day)}
      breadcrumbs={[{ text: 'Posts', href: addresses.posts() }]}
    >
      <ErrorSummary errors={refused?.errors ?? []} />
      {said && <Notice tone="good" title={said} />}
      <PastDayNotice here={addresses.post(post.id)} />
      {post.note && <p class="govuk-body up-kept">{post.note}</p>}
      <Vacancy post={post} day={day} />
      <h2 class="govuk-heading-m">Who holds it</h2>
      <Holders post={post} day={day} />
      <div class="up-choices">
        <AddHolder {...props} />
        <EndHolding {...props} />
        <LinkAccount {...props} />
        <ExplainVacancy {...props} />
      </div>
      <h2 class="govuk-heading-m">What it leads</h2>
      <Actions load={load} />
      <h2 class="govuk-heading-m">Names in plans that mean this post</h2>
      <Names {...props} />
      <ChangePost {...props} />
    </Page>
  )
}
