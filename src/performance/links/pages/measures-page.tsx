/** What shows whether it is better: indicators linked to each requirement and recommendation, decided in one press. */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { isWithdrawn, thresholdsOn } from '../../../plans/rules/index.ts'
import { withinPlan } from '../../../plans/views/frame.ts'
import { type PlanAsked, planAsked } from '../../../plans/views/held-plan.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Choices, Empty, Notice, PagePart } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { numberInWords, plural, pluralInWords, sentenceCase, shorten } from '../../../ui/words.ts'
import { type Measured, measuredKey } from '../measure-link.ts'
import { measuresOf, type PlanMeasures } from '../plan-measures.ts'
import { feltOf } from '../rules/felt.ts'
import { requirementsOf } from '../rules/requirements.ts'
import { saveMeasure } from '../store.ts'
import { AddMeasure } from './add-measure.tsx'
import { type MeasureProblem, readDecision, readNewMeasure } from './measures-form.ts'
import { anchorOf, PastLinks, type Subject, SubjectPart } from './measures-list.tsx'

const shows = {
  some: 'Measured or proposed',
  waiting: 'With proposals',
  without: 'Without a measure',
  all: 'All',
} as const
type Show = keyof typeof shows

type Props = {
  found: PlanAsked
  measures: PlanMeasures
  requirements: readonly Subject[]
  recommendations: readonly Subject[]
  show: Show
  typed: URLSearchParams
  problems: readonly MeasureProblem[]
  done?: string | undefined
  refused?: string | undefined
}

function subjectsOf({ plan, asAt, held, index }: PlanAsked, measures: PlanMeasures) {
  const planId = held.stored.id
  const of = (to: Measured) => {
    const same = (one: { to: Measured }) => measuredKey(one.to) === measuredKey(to)
    return {
      to,
      links: measures.decided.confirmed.filter(same),
      proposals: measures.proposals.filter(same),
      felt: feltOf(index.felt, to),
    }
  }
  const requirements = requirementsOf(plan).map(
    ({ code, words }): Subject => ({ ...of({ kind: 'requirement', id: code }), name: code, words, href: null }),
  )
  const recommendations = plan.recommendations
    .filter((one) => !isWithdrawn(one, asAt))
    .map(
      ({ id, ref, text }): Subject => ({
        ...of({ kind: 'recommendation', id }),
        ...{ name: ref ?? shorten(text, 40), words: text, href: addresses.recommendation(planId, id) },
      }),
    )
  return { requirements, recommendations }
}

const isShown = (show: Show) => (subject: Subject) => {
  if (show === 'waiting') return subject.proposals.length > 0
  if (show === 'without') return subject.links.length === 0
  return show === 'all' || subject.links.length + subject.proposals.length > 0
}

function leadOf({ recommendations, measures }: Props): string {
  const measured = recommendations.filter(({ links }) => links.length > 0).length
  const waiting = measures.proposals.length
  const have =
    recommendations.length === 0
      ? 'This plan has no recommendations'
      : `${measured === 0 ? 'None' : sentenceCase(numberInWords(measured))} of the ${plural(recommendations.length, 'recommendation')} ${measured < 2 ? 'has' : 'have'} a measure that shows whether it is better`
  if (waiting === 0) return `${have}.`
  return `${have}; ${pluralInWords(waiting, 'proposal waits', 'proposals wait')} for a decision.`
}

function List({
  props,
  title,
  id,
  subjects,
}: {
  props: Props
  title: string
  id: string
  subjects: readonly Subject[]
}) {
  const shown = subjects.filter(isShown(props.show))
  if (shown.length === 0) return null
  return (
    <PagePart id={id} title={title}>
      {shown.map((subject) => (
        <SubjectPart planId={props.found.held.stored.id} subject={subject} />
      ))}
    </PagePart>
  )
}

export function MeasuresPage(props: Props) {
  const { found, measures, requirements, recommendations, show, problems, done, refused } = props
  const { held, plan, asAt } = found
  const planId = held.stored.id
  const subjects = [...requirements, ...recommendations]
  const nameOf = (to: Measured) => subjects.find((one) => measuredKey(one.to) === measuredKey(to))?.name ?? to.id
  const choices = (Object.keys(shows) as Show[]) // the keys of an object of ours
    .map((one) => ({
      text: `${shows[one]} (${subjects.filter(isShown(one)).length})`,
      href: addresses.measures(planId, { show: one === 'some' ? '' : one }),
      current: one === show,
    }))
  return (
    <Page {...withinPlan(held, 'measures')} heading="Measures" lead={leadOf(props)}>
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {done && <Notice tone="good" title={done} />}
      {refused && <Notice tone="bad" title={refused} />}
      <p class="govuk-body">
        A recommendation is felt once its measures have reached their target and stayed there. Nothing that is only
        proposed counts.
      </p>
      <Choices label="Which to show" choices={choices} />
      {subjects.filter(isShown(show)).length === 0 && (
        <Empty title={show === 'waiting' ? 'No proposal waits' : 'Nothing to show'}>
          <p>
            {subjects.length === 0
              ? 'The plan has neither requirements nor recommendations.'
              : 'Choose “All” to see every measure.'}
          </p>
        </Empty>
      )}
      <List
        props={props}
        id="requirements"
        title="What the inspection and the notice require"
        subjects={requirements}
      />
      <List
        props={props}
        id="recommendations"
        title={plural(recommendations.length, 'recommendation')}
        subjects={recommendations}
      />
      <PastLinks
        planId={planId}
        links={[...measures.decided.withdrawn, ...measures.decided.declined]}
        nameOf={nameOf}
      />
      <AddMeasure
        {...{ planId, subjects, problems, typed: props.typed, sustained: thresholdsOn(plan, asAt).sustained }}
      />
    </Page>
  )
}

const doneWords: Record<string, string> = {
  confirmed: 'The measure is linked.',
  declined: 'The proposal was declined.',
  withdrawn: 'The measure was withdrawn.',
}

type More = Partial<Pick<Props, 'typed' | 'problems' | 'refused'>>

async function sendMeasures(asked: Asked, more: More = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { c } = asked
  const found = await planAsked(asked)
  const measures = measuresOf(found.plan, found.held.stored.revisions.measures)
  const given = c.req.query('show')
  const show = given === 'waiting' || given === 'without' || given === 'all' ? given : 'some'
  const typed = more.typed ?? new URLSearchParams({ to: c.req.query('to') ?? '' })
  const done = doneWords[c.req.query('done') ?? '']
  const props = { found, measures, ...subjectsOf(found, measures), show, problems: [], ...more, typed, done } as const
  return sendPage(c, <MeasuresPage {...props} />, status)
}

async function takeDecision(asked: Asked): Promise<Response> {
  const { held, plan } = await planAsked(asked)
  const typed = new URLSearchParams(await asked.c.req.text())
  const measures = measuresOf(plan, held.stored.revisions.measures)
  const read = typed.get('do') === 'add' ? readNewMeasure(typed) : readDecision(typed, measures)
  if (read === null)
    return sendMeasures(asked, { refused: 'That proposal is there no more: the page shows how it stands now.' }, 409)
  if (read.save === null) return sendMeasures(asked, { typed, problems: read.problems }, 422)
  const planId = held.stored.id
  const answer = await saveMeasure(asked.services.db, changeBy(asked, planId, read.why), read.save, read.revision)
  if ('conflict' in answer) return sendMeasures(asked, { typed, refused: answer.conflict }, 409)
  return goTo(asked.c, `${addresses.measures(planId, { done: read.save.state })}#${anchorOf(read.save.to)}`)
}

const path = '/plans/:plan/measures'

export const measuresRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'read plans', handler: (asked) => sendMeasures(asked) },
  { method: 'post', path, permission: 'link indicators', handler: takeDecision },
]
