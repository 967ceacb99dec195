/** Who answers for an indicator: a post, so that it stays when people come and go, or a name. */
import { holderOn, listPosts, type Post } from '../../../people/posts/posts.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { dateInWords } from '../../../ui/words.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { withinPerformance } from '../../views/frame.ts'
import { type IndicatorOwner, listOwners, setOwner } from '../owner-store.ts'

type Field = 'post' | 'name' | 'why'
type Typed = Record<Field, string>
type Props = {
  indicator: Indicator
  owner: IndicatorOwner | null
  posts: readonly Post[]
  today: string
  typed: Typed
  problems?: readonly { field: Field; text: string }[]
  meanwhile?: boolean
}

function postOption(post: Post, today: string) {
  const holder = holderOn(post, today)
  return { value: post.id, text: holder === null ? `${post.title} (vacant)` : `${post.title} (${holder.name})` }
}

function OwnerPage({ indicator, owner, posts, today, typed, problems = [], meanwhile = false }: Props) {
  const error = (field: Field) => problems.find((problem) => problem.field === field)?.text
  const slug = slugOf(indicator.code)
  return (
    <Page
      heading="Who answers for it"
      caption={indicator.title}
      {...withinPerformance('library')}
      lead={
        owner === null
          ? 'Nobody has been named yet.'
          : `${owner.name}, as ${owner.setBy} said on ${dateInWords(owner.setOn)}.`
      }
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug) }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {meanwhile && (
        <Notice tone="bad" title="Somebody else has named an owner meanwhile">
          <p>Nothing of yours was saved. Who is named now stands above; what you chose is still in the form.</p>
        </Notice>
      )}
      <PostForm action={addresses.indicatorOwner(slug)} may="set targets">
        <input type="hidden" name="revision" value={String(owner?.revision ?? 0)} />
        <SelectField
          id="post"
          label="A post"
          hint="Whoever holds it answers for the indicator: nothing need be changed when they leave."
          value={typed.post}
          options={[{ value: '', text: 'No post: a name' }, ...posts.map((post) => postOption(post, today))]}
          error={error('post')}
        />
        <TextField id="name" label="Or a name" value={typed.name} error={error('name')} />
        <TextField id="why" label="Why" hint="For the record." value={typed.why} error={error('why')} />
        <Button>Save</Button>
      </PostForm>
    </Page>
  )
}

const typedOf = (owner: IndicatorOwner | null): Typed => ({
  post: owner?.post ?? '',
  name: owner?.post === null ? owner.name : '',
  why: '',
})

async function ownerAsked({ c, services, who }: Asked) {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const owner = (await listOwners(services.db, authority)).get(indicator.code) ?? null
  return { indicator, owner, posts: await listPosts(services.db, authority), today: services.clock.today() }
}

async function sendOwner(asked: Asked): Promise<Response> {
  const props = await ownerAsked(asked)
  return sendPage(asked.c, <OwnerPage {...props} typed={typedOf(props.owner)} />)
}

/** Longest name: it stands in a line. */
const longest = 200

function problemsOf({ post, name, why }: Typed, posts: readonly Post[]): NonNullable<Props['problems']> {
  const known = posts.some(({ id }) => id === post)
  return [
    ...(post === '' && name === '' ? [{ field: 'post', text: 'Choose a post, or give a name.' } as const] : []),
    ...(post !== '' && name !== ''
      ? [{ field: 'name', text: 'A post or a name, not both: take one away.' } as const]
      : []),
    ...(post !== '' && !known
      ? [{ field: 'post', text: 'There is no such post any more. Choose another.' } as const]
      : []),
    ...(name.length > longest ? [{ field: 'name', text: `Keep it under ${longest} characters.` } as const] : []),
    ...(why === '' ? [{ field: 'why', text: 'Say why, for the record.' } as const] : []),
  ]
}

async function saveOwner(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const props = await ownerAsked(asked)
  const form = new URLSearchParams(await c.req.text())
  const words = (name: Field) => (form.get(name) ?? '').trim()
  const typed: Typed = { post: words('post'), name: words('name'), why: words('why') }
  const problems = problemsOf(typed, props.posts)
  if (problems.length > 0) return sendPage(c, <OwnerPage {...props} typed={typed} problems={problems} />, 422)
  const title = props.posts.find(({ id }) => id === typed.post)?.title
  const owner = { post: typed.post === '' ? null : typed.post, name: title ?? typed.name }
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const revision = Number(form.get('revision')) || 0
  const answer = await setOwner(services.db, { ...by, why: typed.why }, props.indicator.code, owner, revision)
  if ('meanwhile' in answer)
    return sendPage(c, <OwnerPage {...props} owner={answer.meanwhile} typed={typed} meanwhile />, 409)
  return goTo(c, addresses.indicator(slugOf(props.indicator.code)))
}

export const ownerRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/owner', permission: 'set targets', handler: sendOwner },
  { method: 'post', path: '/indicators/:indicator/owner', permission: 'set targets', handler: saveOwner },
]
