/** One action: where it stands, everything the document said of it, what has been reported since. */
import { listPosts, type Post } from '../../people/posts/posts.ts'
import type { Asked, Route } from '../../people/route.ts'
import { NotFound } from '../../platform/not-found.ts'
import { addresses } from '../../ui/addresses.ts'
import { Page } from '../../ui/layout.tsx'
import { Facts } from '../../ui/parts.tsx'
import { sendPage } from '../../ui/render.ts'
import { dateInWords, listInWords, plural, sentenceCase, shorten } from '../../ui/words.ts'
import type { EditWay } from '../control/rules/edit.ts'
import type { ChangeRequest } from '../control/store/requests.ts'
import { PartLinks, WaitingAbout } from '../control/views/part-links.tsx'
import { waitingAbout, wayToChange } from '../control/views/waiting-about.ts'
import { LinksAbout, SlipAbout, slipAsked } from '../links/views/links-about.tsx'
import type { Action } from '../plan.ts'
import { RisksAbout } from '../risks/views/risk-tags.tsx'
import {
  deadlineKindLabels,
  disagreementAbout,
  mainOf,
  occurrencesOf,
  type PlanIndex,
  planStart,
  ragWords,
  recommendationOf,
  selectRag,
  selectStanding,
  themeIdOfAction,
  titleWithRef,
} from '../rules/index.ts'
import { History, Occurrences } from '../updates/views/history.tsx'
import { mayUpdate } from '../updates/views/own-actions.ts'
import { ActionList } from '../views/action-list.tsx'
import { actionName } from '../views/action-name.ts'
import { Beside, Lines, PlaceLink, wordsOf } from '../views/beside.tsx'
import { deadlineUnderstood } from '../views/deadline-words.ts'
import { withinPlan } from '../views/frame.ts'
import { type HeldPlan, planAsked } from '../views/held-plan.ts'
import { RagTag } from '../views/tags.tsx'
import { DoubtsAbout, FindingsAbout, notesAsFacts } from './about-subject.tsx'
import { ActionProof } from './action-proof.tsx'
import { LeadsUnderstood } from './leads-understood.tsx'

export type ActionPageProps = {
  held: HeldPlan
  index: PlanIndex
  action: Action
  posts: readonly Post[]
  /** Whether the reader may say something of it, and today is the day that is shown. */
  updatable: boolean
  /** Requests to change it that nobody has decided. */
  waiting: readonly ChangeRequest[]
  done: string | undefined
  /** What the reader may do about its words. */
  way: EditWay | null
  /** The days of `?slip=30`, to see what else slips. */
  slip: ReturnType<typeof slipAsked>
}

function Standing({ index, action }: ActionPageProps) {
  const rag = selectRag(index, action.id)
  const standing = selectStanding(index, action.id)
  const said = standing.on === null ? '' : `, ${dateInWords(standing.on)}`
  const percent = standing.percent === null ? '' : ` (${standing.percent}%)`
  return (
    <Facts
      items={[
        { name: 'Standing', value: <RagTag rag={rag} />, hint: rag.reason },
        ...leadsOwn(index, action),
        {
          name: 'Reported',
          value: `${sentenceCase(standing.status)}${percent}${said}`,
          hint: standing.note || undefined,
        },
        ...(standing.forecast ? [{ name: 'Now expected', value: dateInWords(standing.forecast) }] : []),
        ...(standing.blocker ? [{ name: 'In the way', value: standing.blocker }] : []),
        ...(standing.pathToGreen ? [{ name: 'Path to green', value: standing.pathToGreen }] : []),
      ]}
    />
  )
}

/** The lead's own colour beside the one worked out, with both reasons where they disagree. */
function leadsOwn(index: PlanIndex, action: Action) {
  const { declared, declaredWhy, by } = selectStanding(index, action.id)
  if (declared === null) return []
  const disagreement = disagreementAbout(index, action)
  const why = declaredWhy === null ? `${by} gave no reason.` : `${by}: ${declaredWhy}`
  const hint =
    disagreement === null ? why : `The lead and the facts disagree: the lead sees it ${disagreement.lead}. ${why}`
  return [{ name: 'Lead’s own colour', value: <RagTag rag={{ colour: declared, word: ragWords[declared] }} />, hint }]
}

function Reading({ held, index, action, posts }: ActionPageProps) {
  const recommendation = recommendationOf(index, action)
  const planId = held.stored.id
  return (
    <Beside
      caption="What is printed and how it was understood"
      head={wordsOf(action, held.stored.revisions.actions[action.id]).head}
      rows={[
        {
          name: 'Action',
          printed: [action.label, action.text].filter(Boolean).join(' '),
          understood: (
            <>
              {action.level === 'sub' ? 'A sub-action' : 'A main action'}
              {recommendation && (
                <>
                  {' of '}
                  <a class="govuk-link" href={addresses.recommendation(planId, recommendation.id)}>
                    recommendation {recommendation.ref ?? shorten(recommendation.text, 60)}
                  </a>
                </>
              )}
              {action.confidence < 0.8 && <p class="up-hint">A guess: {Math.round(action.confidence * 100)}% sure</p>}
            </>
          ),
        },
        {
          name: 'Deadline',
          printed: action.deadline.text,
          understood: (
            <>
              {deadlineUnderstood(action.deadline)}
              <p class="up-hint">{deadlineKindLabels[action.deadline.kind]}</p>
            </>
          ),
        },
        {
          name: 'Lead',
          printed: action.leads.map((lead) => lead.name).join('\n'),
          understood: <LeadsUnderstood index={index} action={action} posts={posts} />,
        },
      ]}
    />
  )
}

/** The fields that most documents leave empty: those with words in full, the others named in one line. */
function Rest({ held, action }: ActionPageProps) {
  const { milestones, partners, resources, reportsTo } = action
  const fields = [
    { name: 'Milestones', items: milestones },
    { name: 'Partners', items: partners },
    { name: 'Resources', items: resources === null ? [] : [resources] },
    { name: 'Reporting', items: reportsTo },
  ]
  const empty = fields.filter((field) => field.items.length === 0).map((field) => field.name.toLowerCase())
  return (
    <Facts
      items={[
        ...fields
          .filter((field) => field.items.length > 0)
          .map((field) => ({ name: field.name, value: <Lines items={field.items} none="" /> })),
        ...notesAsFacts(action.notes),
        ...(empty.length > 0
          ? [{ name: 'Nothing printed for', value: <span class="up-muted">{listInWords(empty)}</span> }]
          : []),
        { name: 'In the document', value: <PlaceLink planId={held.stored.id} at={action.at} /> },
      ]}
    />
  )
}

function breadcrumbs({ held, index, action }: ActionPageProps) {
  const planId = held.stored.id
  const recommendation = recommendationOf(index, action)
  const themeId = themeIdOfAction(index, action)
  const theme = themeId === null ? undefined : index.themes.get(themeId)
  const main = mainOf(index, action)
  return [
    { text: 'Plan', href: addresses.plan(planId) },
    ...(theme
      ? [
          {
            text: shorten(titleWithRef(theme.ref, theme.title), 40),
            href: `${addresses.plan(planId)}#theme-${theme.id}`,
          },
        ]
      : []),
    ...(recommendation
      ? [
          {
            text: recommendation.ref ?? shorten(recommendation.text, 40),
            href: addresses.recommendation(planId, recommendation.id),
          },
        ]
      : []),
    ...(main ? [{ text: actionName(main), href: addresses.action(planId, main.id) }] : []),
  ]
}

/** A main action takes sub-actions. */
function addsUnder(planId: string, { id, level }: Action) {
  return level === 'sub'
    ? []
    : [{ text: 'Add a sub-action', href: addresses.add(planId, 'action', { under: `action ${id}` }) }]
}

export function ActionPage(props: ActionPageProps) {
  const { held, index, action } = props
  const planId = held.stored.id
  const subs = index.subsOf.get(action.id) ?? []
  const updates = (held.plan.updates ?? []).filter((update) => update.action === action.id && update.on <= index.asAt)
  return (
    <Page
      {...withinPlan(held, null)}
      heading={actionName(action)}
      lead={action.label === null ? undefined : action.text}
      breadcrumbs={breadcrumbs(props)}
    >
      <WaitingAbout planId={planId} index={index} waiting={props.waiting} done={props.done} />
      <DoubtsAbout planId={planId} plan={held.plan} subject={action.id} />
      <Standing {...props} />
      {props.updatable && (
        <p>
          <a class="govuk-button" href={addresses.update(planId, action.id)}>
            Update this action
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">Proof</h2>
      <ActionProof planId={planId} index={index} action={action} />
      <h2 class="govuk-heading-m">{wordsOf(action, held.stored.revisions.actions[action.id]).heading}</h2>
      <PartLinks
        planId={planId}
        part={{ kind: 'action', id: action.id }}
        adds={addsUnder(planId, action)}
        way={props.way}
      />
      <Reading {...props} />
      <Rest {...props} />
      {subs.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">{sentenceCase(plural(subs.length, 'sub-action'))}</h2>
          <ActionList
            nodes={subs.map((sub) => ({ action: sub, subs: [] }))}
            planId={planId}
            index={index}
            only={null}
          />
        </section>
      )}
      <Occurrences occurrences={occurrencesOf(action, updates, planStart(held.plan), index.asAt)} />
      <h2 class="govuk-heading-m">What has been reported</h2>
      <History updates={updates} />
      <RisksAbout planId={planId} index={index} part={{ kind: 'action', id: action.id }} />
      <LinksAbout planId={planId} index={index} part={{ kind: 'action', id: action.id }}>
        <SlipAbout planId={planId} index={index} action={action} asked={props.slip} />
      </LinksAbout>
      <FindingsAbout held={held} subject={action.id} />
    </Page>
  )
}

async function actionAsked(asked: Asked): Promise<ActionPageProps> {
  const found = await planAsked(asked)
  const { held, index, past } = found
  const action = index.actions.get(asked.c.req.param('action') ?? '')
  if (action === undefined) throw new NotFound('The plan has no such action.')
  const posts = await listPosts(asked.services.db, asked.who.authority)
  const updatable = !past && (await mayUpdate(asked, held.stored.id, index))(action)
  const waiting = await waitingAbout(asked, found, { kind: 'action', id: action.id })
  const [slip, done] = [slipAsked(asked.c.req.query('slip')), asked.c.req.query('done')]
  const way = await wayToChange(asked, found)
  return { held, index, action, posts, updatable, slip, waiting, done, way }
}

async function showAction(asked: Asked): Promise<Response> {
  return sendPage(asked.c, <ActionPage {...(await actionAsked(asked))} />)
}

export const actionRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/actions/:action', permission: 'read plans', handler: showAction },
]
