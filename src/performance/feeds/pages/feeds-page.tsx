/** Feeds: the read tokens there are, how a tool uses one, and the form for another. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty, Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, listInWords, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import type { ReadToken } from '../read-token-store.ts'
import type { TokenProblem, TypedToken } from '../rules/token-form.ts'
import { HowTo } from './how-to.tsx'
import { TokenForm } from './token-form.tsx'

export type FeedsProps = {
  tokens: readonly ReadToken[]
  today: string
  /** Those that the reader may read. */
  plans: readonly { id: string; title: string }[]
  /** How addresses of the feeds begin. */
  origin: string
  typed: TypedToken
  problems: readonly TokenProblem[]
  /** The token whose end was asked for without a reason, and what was typed. */
  ending?: { id: string; problem: string; why: string } | undefined
  done?: string | undefined
}

const works = ({ ended, endsOn }: ReadToken, today: string) => ended === null && endsOn >= today

function Stands({ token, today }: { token: ReadToken; today: string }) {
  const { ended, endsOn } = token
  if (ended !== null)
    return (
      <>
        Ended on {dateInWords(ended.at)} by {ended.by}
        <p class="up-hint">{ended.why}</p>
      </>
    )
  return endsOn < today ? <>Ran out on {dateInWords(endsOn)}</> : <>Works until {dateInWords(endsOn)}</>
}

function EndForm({ token, ending }: { token: ReadToken; ending: FeedsProps['ending'] }) {
  const own = ending?.id === token.id ? ending : undefined
  return (
    <Details summary={`End ${token.name}`} open={own !== undefined}>
      <PostForm action={addresses.feedEnd(token.id)} may="manage feeds">
        <TextField
          id={`why-${token.id}`}
          name="why"
          label="Why it is to end"
          hint="Whatever uses it is refused from then on. The reason stands in the record."
          value={own?.why ?? ''}
          error={own?.problem}
        />
        <Button kind="warning">End the token</Button>
      </PostForm>
    </Details>
  )
}

const readsInWords = ({ areas, plan }: ReadToken, plans: FeedsProps['plans']) => {
  if (plan !== null) return `What ${plans.find(({ id }) => id === plan)?.title ?? 'a plan'} is measured by`
  return areas === null ? 'All published figures' : listInWords(areas)
}

function Tokens({ tokens, today, plans, ending }: FeedsProps) {
  if (tokens.length === 0)
    return (
      <Empty title="No read token yet">
        <p>
          Power BI, Excel or a script can take published figures from here by themselves, so that nobody copies them by
          hand. Each comes in with a read token of its own, which can be ended at any time.
        </p>
      </Empty>
    )
  return (
    <DataTable
      caption="Read tokens"
      rows={tokens}
      columns={[
        {
          head: 'Token',
          rowHead: true,
          cell: ({ name, purpose, madeBy, madeAt }) => (
            <>
              {name}
              <p class="up-hint">{purpose}</p>
              <p class="up-hint">
                Made by {madeBy} on {dateInWords(madeAt)}
              </p>
            </>
          ),
        },
        {
          head: 'May read',
          cell: (token) => (
            <>
              {readsInWords(token, plans)}
              {token.audience === 'public' && <p class="up-hint">For the public: small numbers hidden</p>}
            </>
          ),
        },
        {
          head: 'Last used',
          class: 'up-nowrap',
          cell: ({ lastUsedAt }) =>
            lastUsedAt === null ? <span class="up-muted">Never</span> : dateInWords(lastUsedAt),
        },
        {
          head: 'Stands',
          cell: (token) => (
            <>
              <Stands token={token} today={today} />
              {works(token, today) && <EndForm token={token} ending={ending} />}
            </>
          ),
        },
      ]}
    />
  )
}

function leadOf({ tokens, today }: FeedsProps): string {
  const working = tokens.filter((token) => works(token, today))
  const unused = working.filter(({ lastUsedAt }) => lastUsedAt === null).length
  if (working.length === 0) return 'No tool reads figures from here: no read token works.'
  const never = unused === 0 ? '' : ` ${sentenceCase(pluralInWords(unused, 'has', 'have'))} never been used.`
  return `${sentenceCase(pluralInWords(working.length, 'read token works', 'read tokens work'))}.${never}`
}

export function FeedsPage(props: FeedsProps) {
  const { today, origin, typed, problems, ending, done } = props
  const errors = [
    ...problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    ...(ending === undefined ? [] : [{ text: ending.problem, href: `#why-${ending.id}` }]),
  ]
  return (
    <Page heading="Feeds" {...withinPerformance('feeds')} lead={leadOf(props)}>
      <ErrorSummary errors={errors} />
      {done === 'ended' && <Notice tone="good" title="The token is ended. Whatever used it is refused from now on." />}
      <Tokens {...props} />
      <HowTo origin={origin} />
      <TokenForm today={today} plans={props.plans} typed={typed} problems={problems} />
    </Page>
  )
}
