/** One recommendation: its three marks, its words, its criteria with their proof, and the actions that answer it. */
import type { Asked, Route } from '../../people/route.ts'
import { MeasuresAbout } from '../../performance/links/views/measures-about.tsx'
import { NotFound } from '../../platform/not-found.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Empty, Facts } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { plural, shorten } from '../../ui/words.ts'
import type { EditWay } from '../control/rules/edit.ts'
import type { ChangeRequest } from '../control/store/requests.ts'
import { PartLinks, WaitingAbout, WithdrawnNotice } from '../control/views/part-links.tsx'
import { waitingAbout, wayToChange } from '../control/views/waiting-about.ts'
import { LinksAbout } from '../links/views/links-about.tsx'
import type { Recommendation } from '../plan.ts'
import { criteriaTargets } from '../proof/targets.ts'
import { RisksAbout } from '../risks/views/risk-tags.tsx'
import {
  feltOfRecommendation,
  judgeRecommendation,
  marksOf,
  type PlanIndex,
  sourceOfCode,
  themeIdOf,
  titleWithRef,
} from '../rules/index.ts'
import { ActionList } from '../views/action-list.tsx'
import { Beside, Lines, PlaceLink, wordsOf } from '../views/beside.tsx'
import { deadlineUnderstood } from '../views/deadline-words.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'
import { ProofTargets } from '../views/proof-views.tsx'
import { LeadNames, RagTag, ThreeMarks } from '../views/tags.tsx'
import { DoubtsAbout, FindingsAbout, notesAsFacts } from './about-subject.tsx'

export type RecommendationPageProps = {
  held: HeldPlan
  index: PlanIndex
  recommendation: Recommendation
  /** Requests to change it that nobody has decided. */
  waiting: readonly ChangeRequest[]
  done: string | undefined
  /** What the reader may do about its words. */
  way: EditWay | null
}

export function recommendationName({ ref, text }: Recommendation): string {
  return ref === null ? shorten(text || 'Recommendation', 70) : `Recommendation ${ref}`
}

function Reading({ held, recommendation }: RecommendationPageProps) {
  const { sources, urgency, by, leads } = recommendation
  const { plan } = held
  const urgencyTitle = plan.urgencies.find((one) => one.code === urgency)?.title
  return (
    <Beside
      caption="What is printed and how it was understood"
      head={wordsOf(recommendation, held.stored.revisions.recommendations[recommendation.id]).head}
      rows={[
        {
          name: 'Source',
          printed: sources.join('\n'),
          understood:
            sources.length === 0 ? (
              <span class="up-muted">Answers no requirement that is named</span>
            ) : (
              <Lines
                items={sources.map(
                  (code) => `${code}: ${sourceOfCode(plan.sources, code)?.title ?? 'not in the document’s key'}`,
                )}
                none=""
              />
            ),
        },
        {
          name: 'To be achieved by',
          printed: [urgency === null ? '' : String(urgency), by.text].filter(Boolean).join(' '),
          understood: (
            <>
              {deadlineUnderstood(by)}
              {urgency !== null && (
                <p class="up-hint">
                  Urgency {urgency}
                  {urgencyTitle ? `: ${urgencyTitle}` : ''}
                </p>
              )}
            </>
          ),
        },
        { name: 'Lead', printed: leads.map((lead) => lead.name).join('\n'), understood: <LeadNames leads={leads} /> },
      ]}
    />
  )
}

/** Each criterion with its proof: accepted, waiting for somebody to decide, returned, or none. */
function Criteria({ held, index, recommendation }: RecommendationPageProps) {
  const targets = criteriaTargets(index, recommendation)
  if (targets.length > 0) return <ProofTargets planId={held.stored.id} targets={targets} asAt={index.asAt} />
  return (
    <p class="govuk-body">
      The document prints no success criterion for it. What counts instead are the criteria of its actions and, where an
      action has none, proof of the action itself: each is on the page of the action.
    </p>
  )
}

function breadcrumbs({ held, index, recommendation }: RecommendationPageProps) {
  const planId = held.stored.id
  const themeId = themeIdOf(index, recommendation)
  const theme = themeId === null ? undefined : index.themes.get(themeId)
  return [
    { text: 'Plan', href: addresses.plan(planId) },
    ...(theme
      ? [
          {
            text: shorten(titleWithRef(theme.ref, theme.title), 50),
            href: `${addresses.plan(planId)}#theme-${theme.id}`,
          },
        ]
      : []),
  ]
}

function DocumentSays(props: RecommendationPageProps) {
  const { held, recommendation } = props
  const outcome = recommendation.outcome === null ? undefined : props.index.outcomes.get(recommendation.outcome)
  return (
    <>
      <Reading {...props} />
      <Facts
        items={[
          ...(outcome ? [{ name: 'Outcome', value: titleWithRef(outcome.ref, outcome.title) }] : []),
          { name: 'Performance targets', value: <Lines items={recommendation.targets} none="None printed" /> },
          { name: 'Related plans', value: recommendation.related ?? <span class="up-muted">None printed</span> },
          { name: 'Resources', value: recommendation.resources ?? <span class="up-muted">Nothing printed</span> },
          ...(recommendation.dependencies.length > 0
            ? [{ name: 'Depends on', value: <Lines items={recommendation.dependencies} none="" /> }]
            : []),
          ...(recommendation.impacts.length > 0
            ? [
                {
                  name: 'Expected impact',
                  value: (
                    <Lines
                      items={recommendation.impacts.map((one) => [one.text, one.timescale].filter(Boolean).join(' – '))}
                      none=""
                    />
                  ),
                },
              ]
            : []),
          ...notesAsFacts(recommendation.notes),
          { name: 'In the document', value: <PlaceLink planId={held.stored.id} at={recommendation.at} /> },
        ]}
      />
    </>
  )
}

/** The nodes of the actions of this recommendation: mains with their subs; a sub whose main stands elsewhere, alone. */
function nodesOf(index: PlanIndex, recommendation: Recommendation) {
  const actions = index.actionsOf.get(recommendation.id) ?? []
  const here = new Set(actions.map((action) => action.id))
  return actions
    .filter((action) => action.parent === null || !here.has(action.parent))
    .map((action) => ({ action, subs: (index.subsOf.get(action.id) ?? []).map((sub) => ({ action: sub, subs: [] })) }))
}

export function RecommendationPage(props: RecommendationPageProps) {
  const { held, index, recommendation } = props
  const planId = held.stored.id
  const rag = judgeRecommendation(index, recommendation)
  const actions = index.actionsOf.get(recommendation.id) ?? []
  return (
    <Page
      {...withinPlan(held, null)}
      heading={recommendationName(recommendation)}
      lead={recommendation.ref === null ? undefined : recommendation.text}
      breadcrumbs={breadcrumbs(props)}
    >
      <WithdrawnNotice recommendation={recommendation} />
      <WaitingAbout planId={planId} index={index} waiting={props.waiting} done={props.done} />
      <DoubtsAbout planId={planId} plan={held.plan} subject={recommendation.id} />
      <p class="up-whole">
        <RagTag rag={rag} /> <span>{rag.reason}</span>
      </p>
      <ThreeMarks marks={marksOf(index, recommendation, index.asAt)} />
      <MeasuresAbout
        planId={planId}
        felt={feltOfRecommendation(index, recommendation.id)}
        to={{ kind: 'recommendation', id: recommendation.id }}
      />
      <h2 class="govuk-heading-m">Success criteria and their proof</h2>
      <Criteria {...props} />
      <h2 class="govuk-heading-m">{actions.length === 0 ? 'Actions' : plural(actions.length, 'action')}</h2>
      {actions.length === 0 ? (
        <Empty title="No action answers this recommendation">
          <p class="govuk-body">Either the plan leaves it out, or its actions stand somewhere else in the document.</p>
        </Empty>
      ) : (
        <ActionList nodes={nodesOf(index, recommendation)} planId={planId} index={index} only={null} />
      )}
      <h2 class="govuk-heading-m">
        {wordsOf(recommendation, held.stored.revisions.recommendations[recommendation.id]).heading}
      </h2>
      <PartLinks
        planId={planId}
        part={{ kind: 'recommendation', id: recommendation.id }}
        way={props.way}
        adds={[
          {
            text: 'Add an action',
            href: addresses.add(planId, 'action', { under: `recommendation ${recommendation.id}` }),
          },
        ]}
      />
      <DocumentSays {...props} />
      <RisksAbout planId={planId} index={index} part={{ kind: 'recommendation', id: recommendation.id }} />
      <LinksAbout planId={planId} index={index} part={{ kind: 'recommendation', id: recommendation.id }} />
      <FindingsAbout held={held} subject={recommendation.id} />
    </Page>
  )
}

async function showRecommendation(asked: Asked): Promise<Response> {
  const found = await planAsked(asked)
  const { held, index } = found
  const recommendation = index.recommendations.get(asked.c.req.param('recommendation') ?? '')
  if (recommendation === undefined) throw new NotFound('The plan has no such recommendation.')
  const waiting = await waitingAbout(asked, found, { kind: 'recommendation', id: recommendation.id })
  const done = asked.c.req.query('done')
  const way = await wayToChange(asked, found)
  return sendPage(asked.c, <RecommendationPage {...{ held, index, recommendation, waiting, done, way }} />)
}

export const recommendationRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/plans/:plan/recommendations/:recommendation',
    permission: 'read plans',
    handler: showRecommendation,
  },
]
