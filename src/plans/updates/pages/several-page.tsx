/** Updating several actions at once: one's own, or those that the filters of a plan leave. */
import { type Asked, NotAllowed, type Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { plural, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import type { Action } from '../../plan.ts'
import { filterActions, filtersToQuery, parseFilters } from '../../rules/index.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import { saidFields } from '../rules/said.ts'
import { myWork } from '../views/my-work.ts'
import { rowName, rowsIn, savedIn } from '../views/row-form.ts'
import { actionOfRow, type OpenPlan, openPlans } from '../views/rows-now.ts'
import { besideTheirs, filledForm, saidOfAction, seenOf } from '../views/said-now.ts'
import { type RefusedRow, type RowsSaved, saveRows } from '../views/save-rows.ts'
import { SeveralTable, type TableRow } from './several-table.tsx'

/** As many as a person can look through, and a browser can hold as a form. */
const mostShown = 100

export type SeveralPageProps = {
  rows: readonly TableRow[]
  /** How many there are, where they are more than are shown. */
  of: number
  /** Where the form is sent, and where the page was opened from. */
  address: string
  back: { text: string; href: string }
  /** Refused rows of this very form that no row can be shown for. */
  outcome?: RowsSaved | undefined
  saved: number
  plan?: OpenPlan | undefined
}

const leads = {
  fresh: 'Change what is new and leave the rest: only the rows you touch are saved, all at once.',
  back: (saved: number, left: number) =>
    `${saved === 0 ? 'Nothing was saved' : `${sentenceCase(pluralInWords(saved, 'update is', 'updates are'))} saved`}; ${pluralInWords(left, 'row needs', 'rows need')} another look.`,
}

/** What could not be taken, each a link to the field that is wrong. */
function errorsOf(rows: readonly TableRow[]) {
  return rows.flatMap(({ refusal, action }, at) => {
    const name = action.label ?? action.text.slice(0, 40)
    if (refusal?.why === 'problems')
      return refusal.problems.map(({ field, text }) => ({ text: `${name}: ${text}`, href: `#${rowName(at, field)}` }))
    return refusal?.why === 'late'
      ? [{ text: `${name}: somebody else was first`, href: `#${rowName(at, 'note')}` }]
      : []
  })
}

export function SeveralPage(props: SeveralPageProps) {
  const { rows, of, address, back, outcome, saved, plan } = props
  const lost = (outcome?.refused ?? []).filter(
    ({ refusal }) => refusal.why === 'unknown' || refusal.why === 'not allowed',
  )
  const lead = outcome === undefined ? leads.fresh : leads.back(outcome.saved, outcome.refused.length)
  return (
    <Page
      {...(plan ? withinPlan(plan.held, 'plan') : { section: 'mine' })}
      heading="Update several actions"
      lead={rows.length === 0 && outcome === undefined ? 'No action here is yours to update.' : lead}
      breadcrumbs={[back]}
    >
      <ErrorSummary errors={errorsOf(rows)} />
      {saved > 0 && (
        <Notice tone="good" title={`${sentenceCase(pluralInWords(saved, 'update is', 'updates are'))} saved.`} />
      )}
      {lost.length > 0 && (
        <Notice
          tone="bad"
          title={`${plural(lost.length, 'row')} could not be saved: the action is not there, or not yours.`}
        />
      )}
      {rows.length < of && (
        <p class="govuk-body">{`The first ${rows.length} of ${of} are shown. Filter the plan to reach the others.`}</p>
      )}
      {rows.length === 0 ? (
        <Empty title="Nothing to update">
          <p class="govuk-body">
            <a class="govuk-link" href={back.href}>
              Back
            </a>
          </p>
        </Empty>
      ) : (
        <SeveralTable rows={rows} address={address} />
      )}
    </Page>
  )
}

/** A row that shows what stands, for somebody to change. */
function freshRow(plan: OpenPlan, action: Action, by: string): TableRow {
  const said = { ...filledForm(saidOfAction(plan.index, action, by)), occurrence: '' }
  return { ...plan, action, seen: seenOf(plan.held.plan, action.id), said: withoutBeyond(said) }
}

const withoutBeyond = ({ status, percent, note, forecast, occurrence }: TableRow['said']) => ({
  status,
  percent,
  note,
  forecast,
  occurrence,
})

async function showMine(asked: Asked): Promise<Response> {
  const work = (await myWork(asked)).filter(
    ({ group, mayUpdate }) => mayUpdate && group !== 'waiting' && group !== 'done lately',
  )
  const plans = await openPlans(
    asked,
    work.map(({ held }) => held.stored.id),
  )
  const rows = work.slice(0, mostShown).flatMap(({ held, action }) => {
    const plan = plans.get(held.stored.id)
    return plan === undefined ? [] : [freshRow(plan, action, asked.who.name)]
  })
  const props = { rows, of: work.length, address: addresses.mineUpdate(), back: mine, saved: 0 }
  return sendPage(asked.c, <SeveralPage {...props} />)
}

const mine = { text: 'My actions', href: addresses.mine() }

/** The plan's own filters, in the address of the form too, so that a refused one comes back within them. */
function planAddresses(planId: string, query: string) {
  const filters = parseFilters(new URLSearchParams(query))
  const text = filtersToQuery(filters)
  const asked = Object.fromEntries(
    [...new Set(new URLSearchParams(text).keys())].map((name) => [name, new URLSearchParams(text).getAll(name)]),
  )
  const back = { text: 'Plan', href: addresses.plan(planId, { ...asked, view: 'table' }) }
  return { filters, address: addresses.updateSeveral(planId, asked), back }
}

/** The table of a plan, within the filters of the address; with no row it says that nothing there is the reader's. */
export async function showPlanTable(asked: Asked): Promise<Response> {
  const { c, who } = asked
  const { held, past, asAt } = await planAsked(asked)
  const planId = held.stored.id
  const { filters, address, back } = planAddresses(planId, new URL(c.req.url).search)
  const plan = (await openPlans(asked, [planId])).get(planId)
  if (plan === undefined) throw new NotAllowed('You may not read this plan.')
  // On a past day there is nothing to update: the page says so with no rows.
  const found = past ? [] : filterActions(plan.index, filters, asAt).filter(plan.allowed)
  const rows = found.slice(0, mostShown).map((action) => freshRow(plan, action, who.name))
  return sendPage(
    c,
    <SeveralPage rows={rows} of={found.length} address={address} back={back} saved={savedIn(c)} plan={plan} />,
  )
}

/** A refused row as it comes back: typed words kept, and where somebody else was first, what they said beside. */
function refusedRow(plan: OpenPlan, action: Action, { row, refusal }: RefusedRow): TableRow {
  const stands = withoutBeyond({ ...filledForm(saidOfAction(plan.index, action, '')), occurrence: '' })
  const { form, differences } = besideTheirs(plan.index, action, row.said, row.seen)
  const sent = saidFields.filter((field) => row.said[field] !== undefined)
  const kept = Object.fromEntries(sent.map((field) => [field, form[field]]))
  const seen = seenOf(plan.held.plan, action.id)
  if (refusal.why !== 'late') return { ...plan, action, seen, said: { ...stands, ...row.said }, refusal }
  return { ...plan, action, seen, said: { ...stands, ...kept }, refusal, differences }
}

type Target = { address: string; back: { text: string; href: string }; done: (saved: number) => string }

async function take(asked: Asked, { done, ...at }: Target): Promise<Response> {
  const { c } = asked
  const sent = rowsIn(new URLSearchParams(await c.req.text()))
  const outcome = await saveRows(asked, sent)
  if (outcome.refused.length === 0) return goTo(c, done(outcome.saved))
  const plans = await openPlans(
    asked,
    sent.map(({ plan }) => plan),
  )
  const rows = outcome.refused.flatMap((refused) => {
    const { row, refusal } = refused
    const [plan, action] = [plans.get(row.plan), actionOfRow(plans, row)]
    const shown =
      plan !== undefined && action !== undefined && refusal.why !== 'unknown' && refusal.why !== 'not allowed'
    return shown ? [refusedRow(plan, action, refused)] : []
  })
  return sendPage(c, <SeveralPage rows={rows} of={rows.length} {...at} outcome={outcome} saved={0} />, 422)
}

const takeMine = (asked: Asked): Promise<Response> =>
  take(asked, {
    address: addresses.mineUpdate(),
    back: mine,
    done: (saved) => addresses.mine({ saved: String(saved) }),
  })

async function takePlan(asked: Asked): Promise<Response> {
  // A plan that is not there, or is another authority's, is said to be so before anything is read.
  await planAsked(asked)
  const { address, back } = planAddresses(asked.c.req.param('plan') ?? '', new URL(asked.c.req.url).search)
  const done = (saved: number) => `${address}${address.includes('?') ? '&' : '?'}saved=${saved}`
  return take(asked, { address, back, done })
}

/** A thousand rows with long words; far below anything that could tire the machine. */
const largestBody = 8 * 1024 * 1024

export const severalRoutes: readonly Route[] = [
  { method: 'get', path: '/mine/update', permission: 'update own actions', handler: showMine },
  { method: 'post', path: '/mine/update', permission: 'update own actions', handler: takeMine, largestBody },
  { method: 'get', path: '/plans/:plan/update', permission: 'update own actions', handler: showPlanTable },
  { method: 'post', path: '/plans/:plan/update', permission: 'update own actions', handler: takePlan, largestBody },
]
