/** What one indicator is to reach: every target of it, and a form for another. */
import { may } from '../../../people/permissions.ts'
import type { Asked, Route } from '../../../people/route.ts'
import { dayForField } from '../../../plans/updates/rules/typed-day.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { slugOf } from '../../indicators/library.ts'
import { baseNames, baseSlug } from '../../pages/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { whyTakenOn } from '../reading/taken-on.ts'
import { readTargetForm, type TargetForm, type TargetProblem } from '../rules/read-target-form.ts'
import { type FullStanding, listStandings } from '../standings.ts'
import { listTargets, type StoredTarget, saveTarget, seriesOf } from '../target-store.ts'
import { targetInWords } from '../target-words.ts'
import { waitingProposal } from './take-on.ts'
import { bodyOf, type TargetsAsked, targetBy, targetsAsked } from './target-asked.ts'
import { emptyForm, periodForField, TargetFields, typedForm } from './target-form.tsx'
import { standingsInASentence, TargetTable } from './target-views.tsx'

type Props = TargetsAsked & {
  standings: readonly FullStanding[]
  withdrawn: readonly StoredTarget[]
  form: TargetForm
  problems?: readonly TargetProblem[]
  done?: string | undefined
}

function Tables({ standings, today }: Props) {
  const groups = Map.groupBy(standings, ({ target }) => seriesOf(target))
  return [...groups.values()].map((group) => {
    const [first] = group
    if (first === undefined) return null
    const caption = `${first.unit?.name ?? 'Whole authority'}, ${baseNames[first.target.base].toLowerCase()}`
    return <TargetTable caption={caption} standings={group} today={today} />
  })
}

function Withdrawn({ indicator, withdrawn }: Props) {
  if (withdrawn.length === 0) return null
  return (
    <Details summary="Targets that were withdrawn">
      <ul class="govuk-list govuk-list--bullet">
        {withdrawn.map((target) => (
          <li>
            {targetInWords(indicator.unit, target)}
            {target.words === '' ? '' : `: “${target.words}”`}
          </li>
        ))}
      </ul>
    </Details>
  )
}

const dones: Record<string, string> = {
  set: 'The target is set',
  changed: 'The target is changed',
  withdrawn: 'The target is withdrawn',
}

function IndicatorTargetsPage(props: Props) {
  const { indicator, standings, today, problems = [], done } = props
  const slug = slugOf(indicator.code)
  return (
    <Page
      heading="Targets"
      caption={`${indicator.code}: ${indicator.title}`}
      {...withinPerformance('targets')}
      lead={standingsInASentence(standings, today)}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug) }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {done !== undefined && dones[done] !== undefined && <Notice tone="good" title={dones[done]} />}
      {standings.length === 0 ? (
        <Empty title="Nothing is asked for yet">
          <p>
            A target says what is to be reached by when. From then on every page says how far away it is, in the
            indicator’s own measure and in cases, and when it would arrive at the pace of late.
          </p>
        </Empty>
      ) : (
        <Tables {...props} />
      )}
      <Withdrawn {...props} />
      <PostForm action={addresses.indicatorTargets(slug)} may="set targets">
        <h2 class="govuk-heading-m" id="set">
          Set a target
        </h2>
        <TargetFields {...props} />
        <Button>Set it</Button>
      </PostForm>
    </Page>
  )
}

async function propsOf(asked: Asked, form: TargetForm): Promise<Props> {
  const { services, who } = asked
  const authority = asAuthorityId(who.authority)
  const of = await targetsAsked(asked)
  const { code } = of.indicator
  const standings = await listStandings(services.db, authority, of.today, { indicator: code })
  const withdrawn = await listTargets(services.db, authority, { indicator: code, state: 'withdrawn' })
  return { ...of, standings, withdrawn, form, done: asked.c.req.query('done') }
}

/** What the form begins with: a proposal that lacks something, else the view that the link came from. */
async function firstForm(asked: Asked, { indicator }: Props): Promise<TargetForm> {
  const asks = (name: string) => asked.c.req.query(name) ?? ''
  const base = indicator.bases.find((one) => baseSlug(one) === asks('base')) ?? indicator.bases[0] ?? ''
  const known = emptyForm({ base, unit: asks('unit') })
  if (asks('proposal') === '' || !may(asked.who, 'set targets')) return known
  const proposal = await waitingProposal(asked, asks('plan'), asks('proposal'))
  if (proposal === null || proposal.indicator !== indicator.code) return known
  const { words, plan, requirement, value, baselineBy, way, period } = proposal
  const read = { ...known, base: proposal.base, words, plan: plan.id, requirement: requirement ?? '', way: way ?? '' }
  const when = { period: period === null ? '' : periodForField(period), baselineBy: dayForField(baselineBy) }
  return { ...read, ...when, value: value === null ? '' : String(value), why: whyTakenOn(proposal) }
}

async function sendTargets(asked: Asked): Promise<Response> {
  const props = await propsOf(asked, emptyForm())
  return sendPage(asked.c, <IndicatorTargetsPage {...props} form={await firstForm(asked, props)} />)
}

async function addTarget(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const form = typedForm(await bodyOf(asked))
  const refuse = async (problems: readonly TargetProblem[]) =>
    sendPage(c, <IndicatorTargetsPage {...(await propsOf(asked, form))} problems={problems} />, 422)
  const { indicator, units, today } = await targetsAsked(asked)
  const read = readTargetForm(indicator, form, today)
  if (read.target === null) return refuse(read.problems)
  if (form.unit !== '' && !units.some(({ id }) => id === form.unit))
    return refuse([{ field: 'unit', text: 'There is no such team or area. Choose another.' }])
  const answer = await saveTarget(services.db, targetBy(asked, read.why), read.target, 0)
  if ('taken' in answer) return refuse([takenProblem(answer.taken)])
  return goTo(c, addresses.indicatorTargets(slugOf(indicator.code), { done: 'set' }))
}

/** There is one already: it is changed, not set again. */
export const takenProblem = (taken: StoredTarget): TargetProblem => ({
  field: 'period',
  text: `There is a target for that already, ${taken.way} ${taken.value ?? 'a level still to be set'}. Change or withdraw that one.`,
})

export const indicatorTargetsRoutes: readonly Route[] = [
  { method: 'get', path: '/indicators/:indicator/targets', permission: 'read figures', handler: sendTargets },
  { method: 'post', path: '/indicators/:indicator/targets', permission: 'set targets', handler: addTarget },
]
