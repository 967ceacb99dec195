/** On the page of an action or a recommendation: what it depends on, what depends on it, and what slips if it does. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { Button, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInShort, plural } from '../../../ui/words.ts'
import type { Action } from '../../plan.ts'
import type { PlanIndex } from '../../rules/index.ts'
import { type LinkKind, type Part, partKey } from '../link.ts'
import { countedDependencies, linksAbout, linksOf, type PlanLink } from '../plan-links.ts'
import { forecastInWords, forecastSlip, type SlipResult, slipInWords, slipOf } from '../slip.ts'
import { PartLink } from './part-link.tsx'

type AboutProps = { planId: string; index: PlanIndex; part: Part }

const outWords: Record<LinkKind, string> = {
  'depends on': 'Depends on',
  'part of': 'Is delivered in',
  'see also': 'Read together with',
}
const inWords: Record<LinkKind, string> = {
  'depends on': 'Waited for by',
  'part of': 'Delivers also',
  'see also': 'Read together with',
}

/** A proposal is said to be one, with the way to decide it. */
function State({ planId, link }: { planId: string; link: PlanLink }) {
  const { may } = useFrame()
  const decide = may('edit links')
  if (link.state !== 'proposed')
    return (
      <a class="govuk-link" href={addresses.link(planId, link.id)}>
        Confirmed<span class="govuk-visually-hidden"> link: look at it</span>
      </a>
    )
  return (
    <a class="govuk-link" href={addresses.link(planId, link.id)}>
      {decide ? 'Decide' : 'Proposed'}
      <span class="govuk-visually-hidden"> this link</span>
    </a>
  )
}

type Row = { link: PlanLink; how: string; other: Child; words: string }

function rowsOf({ planId, index, part }: AboutProps): Row[] {
  const { out, into } = linksAbout(linksOf(index), part)
  const row = (link: PlanLink, how: string, other: Part | null): Row => ({
    link,
    how,
    words: link.words,
    other:
      other === null ? (
        <span class="up-muted">{link.state === 'confirmed' ? 'Something outside this plan' : 'Not said yet'}</span>
      ) : (
        <PartLink planId={planId} structure={index} part={other} words />
      ),
  })
  return [
    ...out.map((link) => row(link, outWords[link.kind], link.to)),
    ...into.map((link) => row(link, inWords[link.kind], link.from)),
  ]
}

export function LinksAbout(props: AboutProps & { children?: Child }) {
  const { planId, part } = props
  const { may, asAt } = useFrame()
  const rows = rowsOf(props)
  const mayAdd = may('edit links') && asAt === null
  if (rows.length === 0 && !mayAdd && !props.children) return null
  return (
    <section id="dependencies">
      <h2 class="govuk-heading-m">Dependencies</h2>
      {rows.length === 0 ? (
        <p class="govuk-body">Nothing in the plan’s words links it with anything else.</p>
      ) : (
        <DataTable
          caption={plural(rows.length, 'link')}
          captionHidden
          rows={rows}
          columns={[
            { head: 'How', rowHead: true, class: 'up-nowrap', cell: ({ how }) => how },
            { head: 'What', cell: ({ other }) => other },
            {
              head: 'The words',
              cell: ({ words }) => (words === '' ? <span class="up-muted">Added by a person</span> : <q>{words}</q>),
            },
            { head: 'State', class: 'up-nowrap', cell: ({ link }) => <State planId={planId} link={link} /> },
          ]}
        />
      )}
      {mayAdd && (
        <p class="govuk-body">
          <a class="govuk-link" href={addresses.linkNew(planId, { from: partKey(part) })}>
            Add a link
          </a>
        </p>
      )}
      {props.children}
    </section>
  )
}

const usualSlip = 30
const mostSlip = 3660

/** The days to try, out of `?slip=30`; null where none were asked for. */
export function slipAsked(given: string | undefined): { days: number | null; error?: string; typed: string } {
  const typed = (given ?? '').trim()
  if (typed === '') return { days: null, typed }
  if (/^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= mostSlip) return { days: Number(typed), typed }
  return { days: null, typed, error: `Give a whole number of days from 1 to ${mostSlip}, such as 30` }
}

type SlipProps = { planId: string; index: PlanIndex; action: Action; asked: ReturnType<typeof slipAsked> }

/** A sentence for the usual slip, a form to try another, and the list where one was asked for. */
export function SlipAbout({ planId, index, action, asked }: SlipProps) {
  const dependencies = countedDependencies(index, false)
  const result = slipOf(index, dependencies, action, asked.days ?? usualSlip)
  if (result.refusal !== null && asked.days === null && asked.error === undefined) return null
  return (
    <section id="slip">
      <h3 class="govuk-heading-s">If this slips</h3>
      <p class="govuk-body">{slipInWords(result)}</p>
      {asked.days !== null && <Slipped planId={planId} index={index} result={result} />}
      <form class="up-filters__form up-screen-only" method="get" action={`${addresses.action(planId, action.id)}#slip`}>
        <TextField
          id="slip-days"
          name="slip"
          label="Days to try"
          width="4"
          value={asked.typed || String(usualSlip)}
          error={asked.error}
        />
        <Button kind="secondary">Try</Button>
      </form>
      <p class="up-hint">
        Counted from confirmed links, as things are now expected. What prints its first day keeps its length; anything
        else is only known not to end before what it depends on.
      </p>
    </section>
  )
}

/** After a forecast past the deadline: what else it moves. Nothing where it moves nothing. */
export function ForecastSlip({ planId, index, action }: Pick<SlipProps, 'planId' | 'index' | 'action'>) {
  const result = forecastSlip(index, countedDependencies(index, false), action)
  if (result === null) return null
  return (
    <section id="forecast-slip">
      <h2 class="govuk-heading-m">What the new date moves</h2>
      <p class="govuk-body">{forecastInWords(result)}</p>
      <Slipped planId={planId} index={index} result={result} />
    </section>
  )
}

export function Slipped({ planId, index, result }: { planId: string; index: PlanIndex; result: SlipResult }) {
  return (
    <>
      {result.slipped.length > 0 && (
        <DataTable
          caption={`What slips with it by ${plural(result.days, 'day')}`}
          captionHidden
          rows={result.slipped}
          columns={[
            {
              head: 'What',
              rowHead: true,
              cell: ({ part }) => <PartLink planId={planId} structure={index} part={part} words />,
            },
            { head: 'Now', class: 'up-nowrap', cell: ({ from }) => dateInShort(from) },
            { head: 'Then', class: 'up-nowrap', cell: ({ to }) => dateInShort(to) },
            { head: 'Days', numeric: true, cell: ({ days }) => days },
            { head: 'Why', cell: ({ reason }) => reason },
          ]}
        />
      )}
      {result.stopped.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {result.stopped.map(({ part, reason }) => (
            <li>
              <PartLink planId={planId} structure={index} part={part} />: {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
