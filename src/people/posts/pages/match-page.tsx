/** Which printed names mean the same post: offered with reasons, decided by a person. */
import { leadKey } from '../../../plans/rules/leads.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { listInWords, plural, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { UnmatchedLead } from '../rules/loads.ts'
import type { AccountLink } from '../rules/people-names.ts'
import type { Candidate, Suggestion } from '../rules/suggestions.ts'
import { AccountLinks } from './account-links.tsx'
import type { PostsAsked } from './asked.ts'
import type { AccountName } from './post-props.ts'
import { Unmatched } from './posts-page.tsx'

export type MatchPageProps = {
  posts: PostsAsked
  suggestions: readonly Suggestion[]
  /** Leads that no suggestion waits about. */
  left: readonly UnmatchedLead[]
  /** Of those, persons of whom there is an account. */
  withAccount: number
  /** Holders known by the name of an account. */
  links: readonly AccountLink<AccountName>[]
  problem?: string | undefined
  done?: string | undefined
}

/** How a form names one side of a suggestion. */
export const sideValue = ({ post, name }: Candidate): string => (post === null ? `lead:${name}` : `post:${post}`)

function byTarget(suggestions: readonly Suggestion[]): Suggestion[][] {
  return [...Map.groupBy(suggestions, ({ to }) => sideValue(to)).values()]
}

function inASentence({ suggestions, left }: MatchPageProps): string {
  const rest =
    left.length === 0
      ? ''
      : ` ${sentenceCase(pluralInWords(left.length, suggestions.length === 0 ? 'lead' : 'other lead'))} ${left.length === 1 ? 'has' : 'have'} no post yet.`
  if (suggestions.length === 0)
    return left.length === 0 ? 'Every lead in the plans means a post.' : `No two names look like one post.${rest}`
  const many = byTarget(suggestions).length
  return `${sentenceCase(pluralInWords(suggestions.length, 'name'))} may be another name of ${many === 1 ? 'one post' : `one of ${pluralInWords(many, 'post')}`}: say which are.${rest}`
}

function openOf(posts: PostsAsked, { post, name }: Candidate): string {
  const load = post === null ? undefined : posts.posts.find((one) => one.post.id === post)
  const lead = posts.unmatched.find((one) => leadKey(one.name) === leadKey(name))
  return plural(load?.open ?? lead?.open ?? 0, 'open action')
}

function Why({ suggestion: { from, to, by, reason, orElse, sureness } }: { suggestion: Suggestion }) {
  const otherNames = from.name !== by.from || to.name !== by.to
  return (
    <>
      <strong>{sentenceCase(sureness)}.</strong> {reason}
      {otherNames && ` Compared by “${by.from}” and “${by.to}”.`}
      {orElse.length > 0 && ` It could as well be ${listInWords(orElse.map((name) => `“${name}”`))}.`}
    </>
  )
}

function Name({ posts, from }: { posts: PostsAsked; from: Candidate }) {
  const open = openOf(posts, from)
  return (
    <>
      {from.name} <span class="up-offer__open">{from.post === null ? open : `a post, ${open}`}</span>
    </>
  )
}

/** One of several, ticked where it is likely. */
function Offered({ suggestion, posts, id }: { suggestion: Suggestion; posts: PostsAsked; id: string }) {
  return (
    <div class="govuk-checkboxes__item up-offer">
      <input
        class="govuk-checkboxes__input"
        id={id}
        name="name"
        type="checkbox"
        value={sideValue(suggestion.from)}
        checked={suggestion.sureness !== 'possible'}
        aria-describedby={`${id}-why`}
      />
      <label class="govuk-label govuk-checkboxes__label" for={id}>
        <Name posts={posts} from={suggestion.from} />
      </label>
      <p class="up-offer__why" id={`${id}-why`}>
        <Why suggestion={suggestion} />
      </p>
    </div>
  )
}

/** The only one: there is nothing to tick. */
function OnlyOffer({ suggestion, posts }: { suggestion: Suggestion; posts: PostsAsked }) {
  return (
    <div class="up-offer">
      <input type="hidden" name="name" value={sideValue(suggestion.from)} />
      <p class="up-offer__name">
        <Name posts={posts} from={suggestion.from} />
      </p>
      <p class="up-offer__why">
        <Why suggestion={suggestion} />
      </p>
    </div>
  )
}

function Group({ group, posts, index }: { group: readonly Suggestion[]; posts: PostsAsked; index: number }) {
  const [first] = group
  if (first === undefined) return null
  const { to } = first
  return (
    <PostForm action={addresses.postMatches()} may="manage posts" class="up-offers">
      <input type="hidden" name="to" value={sideValue(to)} />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">
          <h2 class="up-offers__title">{to.name}</h2>
          <span class="up-muted">
            {to.post === null ? 'No post yet' : 'A post'}, {openOf(posts, to)}
          </span>
        </legend>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {group.length === 1 ? (
            <OnlyOffer suggestion={first} posts={posts} />
          ) : (
            group.map((suggestion, at) => <Offered suggestion={suggestion} posts={posts} id={`offer-${index}-${at}`} />)
          )}
        </div>
      </fieldset>
      <div class="govuk-button-group">
        <Button kind="secondary" name="decision" value="same">
          {group.length === 1 ? 'The same post' : 'The ticked are the same post'}
        </Button>
        <button class="up-linkbutton" type="submit" name="decision" value="other">
          {group.length === 1 ? 'Not the same post' : 'The ticked are other posts'}
        </button>
      </div>
    </PostForm>
  )
}

/** Without the permission the offers are read, not decided. */
function OfferedOnly({ suggestions }: { suggestions: readonly Suggestion[] }) {
  return (
    <ul class="govuk-list">
      {suggestions.map(({ from, to, reason }) => (
        <li>
          “{from.name}” may mean “{to.name}”. {reason}
        </li>
      ))}
    </ul>
  )
}

function TheRest({ left, withAccount, suggestions, posts }: MatchPageProps) {
  if (left.length === 0) return null
  const waiting = suggestions.filter(({ from }) => from.post === null).length
  return (
    <section>
      <h2 class="govuk-heading-m">{sentenceCase(plural(left.length, 'lead'))} with no post yet</h2>
      <PostForm action={addresses.postsForTheRest()} may="manage posts">
        <p class="govuk-body">
          Each gets a post under its own name. A person holds their own
          {withAccount > 0
            ? `, ${pluralInWords(withAccount, 'of them with the account of that name', 'of them with the accounts of those names')}`
            : ''}
          ; what the plan prints as vacant or still to be appointed becomes a vacant post.
          {waiting > 0 &&
            ` The ${plural(waiting, 'name')} above that ${waiting === 1 ? 'waits' : 'wait'} for your decision ${waiting === 1 ? 'is' : 'are'} left out.`}
        </p>
        <Button>{left.length === 1 ? 'Make a post for it' : `Make a post for each of the ${left.length}`}</Button>
      </PostForm>
      <Unmatched leads={left} plans={posts.plans} />
    </section>
  )
}

function Offers({
  groups,
  posts,
  suggestions,
}: { groups: Suggestion[][] } & Pick<MatchPageProps, 'posts' | 'suggestions'>) {
  const { may } = useFrame()
  if (!may('manage posts')) return <OfferedOnly suggestions={suggestions} />
  return (
    <>
      {groups.map((group, index) => (
        <Group group={group} posts={posts} index={index} />
      ))}
    </>
  )
}

export function MatchPage(props: MatchPageProps) {
  const { suggestions, left, posts, problem, done } = props
  const groups = byTarget(suggestions)
  return (
    <Page
      heading="Match leads to posts"
      section="posts"
      lead={inASentence(props)}
      breadcrumbs={[{ text: 'Posts', href: addresses.posts() }]}
    >
      <ErrorSummary errors={problem ? [{ text: problem }] : []} />
      {done && <Notice tone="good" title={done} />}
      {suggestions.length === 0 && left.length === 0 && props.links.length === 0 && (
        <Empty title="Nothing to match">
          <p class="govuk-body">
            When a plan prints a name that has no post yet, it is offered here.{' '}
            <a class="govuk-link" href={addresses.posts()}>
              See the posts
            </a>
            .
          </p>
        </Empty>
      )}
      <Offers groups={groups} posts={posts} suggestions={suggestions} />
      <AccountLinks links={props.links} />
      <TheRest {...props} />
    </Page>
  )
}
