/** Saying where one action stands: the form, and both versions where somebody else was first. */
import type { Child } from 'hono/jsx'
import { type Asked, NotAllowed, type Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Facts } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, listInWords, sentenceCase } from '../../../ui/words.ts'
import type { Action, ProgressUpdate } from '../../plan.ts'
import { type PlanIndex, selectRag, selectStanding } from '../../rules/index.ts'
import { actionName, actionNameInside } from '../../views/action-name.ts'
import { withinPlan } from '../../views/frame.ts'
import { type HeldPlan, planAsked } from '../../views/held-plan.ts'
import { RagTag } from '../../views/tags.tsx'
import type { Belonging } from '../rules/moves.ts'
import { declaredProblem, judgeSaid, type Said, type SaidProblem, sameAgain } from '../rules/said.ts'
import { saveUpdates } from '../store/save-updates.ts'
import { fieldWords, valueInWords } from '../views/field-words.ts'
import { belongingOf, mayUpdate } from '../views/own-actions.ts'
import {
  besideTheirs,
  colourWith,
  type Difference,
  filledForm,
  saidIn,
  saidOfAction,
  seenOf,
} from '../views/said-now.ts'
import { UpdateForm } from './update-form.tsx'

/** An action that the reader may speak of; `past` where the address asks for a day that is over. */
export type ActionAsked = { held: HeldPlan; index: PlanIndex; action: Action; belonging: Belonging; past?: boolean }

type Late = { theirs: readonly ProgressUpdate[]; differences: readonly Difference[] }

export type UpdatePageProps = ActionAsked & {
  by: string
  form: Required<Said>
  problems?: readonly SaidProblem[]
  late?: Late
}

function WhereItStands({ index, action }: Pick<ActionAsked, 'index' | 'action'>) {
  const standing = selectStanding(index, action.id)
  const rag = selectRag(index, action.id)
  const { due, text } = action.deadline
  const deadline = due === null ? text || 'None printed' : dateInWords(due)
  const percent = standing.percent === null ? '' : `, ${standing.percent}%`
  const last = standing.on === null ? '' : `, ${dateInWords(standing.on)}${standing.by && `, by ${standing.by}`}`
  return (
    <Facts
      items={[
        { name: 'Standing', value: <RagTag rag={rag} />, hint: rag.reason },
        { name: 'Deadline', value: deadline },
        {
          name: 'Last word',
          value:
            standing.on === null ? 'Nobody has said anything yet' : `${sentenceCase(standing.status)}${percent}${last}`,
          hint: standing.note || undefined,
        },
      ]}
    />
  )
}

/** Both versions side by side, only where they differ; what the person typed is in the form below. */
function BothVersions({ theirs, differences }: Late) {
  const names = listInWords([...new Set(theirs.map(({ by }) => by))])
  return (
    <section class="up-notice up-notice--note" aria-labelledby="both">
      <h2 class="up-notice__title" id="both">
        {`${names} ${theirs.length === 1 ? 'has said something' : `has said ${theirs.length} things`} while you were typing`}
      </h2>
      <p class="govuk-body">
        Nothing is lost: theirs is saved, and yours is in the form below. What you had left alone now shows their words.
        Save yours on top, or leave it at theirs.
      </p>
      {differences.length > 0 && (
        <DataTable
          caption="Where the two differ"
          rows={differences}
          columns={[
            { head: 'Field', rowHead: true, cell: ({ field }) => fieldWords[field] },
            { head: 'They said', cell: ({ field, theirs: said }) => valueInWords(field, said) },
            { head: 'You typed', cell: ({ field, yours }) => valueInWords(field, yours) },
          ]}
        />
      )}
    </section>
  )
}

export function UpdatePage(props: UpdatePageProps) {
  const { held, index, action, belonging, by, form, problems = [], late } = props
  const planId = held.stored.id
  const lead: Child = action.text || 'No words are printed for it.'
  return (
    <Page
      section="mine"
      caption={held.plan.title}
      heading={action.label === null ? 'Update this action' : `Update ${actionNameInside(action)}`}
      lead={lead}
      breadcrumbs={crumbsOf(planId, action)}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {late && <BothVersions {...late} />}
      <WhereItStands index={index} action={action} />
      <UpdateForm
        planId={planId}
        of={saidOfAction(index, action, by, belonging)}
        rag={selectRag(index, action.id)}
        seen={seenOf(held.plan, action.id)}
        form={form}
        problems={problems}
        onTop={late !== undefined}
      />
    </Page>
  )
}

/** Nothing is said on a day that is over. */
export function PastPage({ held, action }: Pick<ActionAsked, 'held' | 'action'>) {
  const name = action.label === null ? 'this action' : actionNameInside(action)
  const planId = held.stored.id
  return (
    <Page
      {...withinPlan(held, null)}
      heading={`Update ${name}`}
      lead="Updates are given today. On a past day they can only be read."
      breadcrumbs={crumbsOf(planId, action)}
    >
      <p class="govuk-body">
        <a class="govuk-link" href={addresses.action(planId, action.id)}>
          See {name} as it was on that day
        </a>
      </p>
    </Page>
  )
}

const crumbsOf = (planId: string, action: Action) => [
  { text: 'Plan', href: addresses.plan(planId) },
  { text: actionName(action), href: addresses.action(planId, action.id) },
]

/**
 * The action that the address names, for somebody who may update it.
 * @throws NotFound, NotAllowed
 */
export async function actionToUpdate(asked: Asked): Promise<ActionAsked> {
  const { held, index, past } = await planAsked(asked)
  const action = index.actions.get(asked.c.req.param('action') ?? '')
  if (action === undefined) throw new NotFound('The plan has no such action.')
  if (!(await mayUpdate(asked, held.stored.id, index))(action)) {
    throw new NotAllowed('You may update the actions of posts that you hold, and this is not one of them.')
  }
  return { held, index, action, belonging: belongingOf(asked.who, held, index, action), past }
}

async function showForm(asked: Asked): Promise<Response> {
  const { c, who } = asked
  const at = await actionToUpdate(asked)
  const { held, index, action, past } = at
  if (past) return sendPage(c, <PastPage held={held} action={action} />)
  const form = filledForm(saidOfAction(index, action, who.name))
  return sendPage(c, <UpdatePage {...at} by={who.name} form={form} />)
}

/** What the form says: an update, or what must be put right first. */
function readForm(
  { index, action, belonging }: ActionAsked,
  said: Said,
  by: string,
): ProgressUpdate | readonly SaidProblem[] {
  const of = saidOfAction(index, action, by, belonging)
  const judged = judgeSaid(said, of)
  if (judged.kind === 'problems') return judged.problems
  const update = judged.kind === 'update' ? judged.update : sameAgain(of)
  // Working out a plan anew takes a millisecond or two: only for who has given a colour of their own.
  const asked = judged.kind === 'update' && update.declared !== undefined
  const why = asked ? declaredProblem(update, colourWith(index, update)) : null
  return why === null ? update : [why]
}

/** Whole numbers only; what is none was made by hand, and has seen nothing. */
const seenIn = (form: URLSearchParams) => (/^\d{1,6}$/.test(form.get('seen') ?? '') ? Number(form.get('seen')) : 0)

async function takeForm(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const at = await actionToUpdate(asked)
  const sent = new URLSearchParams(await c.req.text())
  const [said, seen] = [saidIn(sent), seenIn(sent)]
  if (seen < seenOf(at.held.plan, at.action.id)) return showBoth(asked, said, seen)
  const read = readForm(at, said, who.name)
  if (!('action' in read)) {
    const form = { ...filledForm(saidOfAction(at.index, at.action, who.name)), ...said }
    return sendPage(c, <UpdatePage {...at} by={who.name} form={form} problems={read} />, 422)
  }
  const plan = at.held.stored.id
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const { saved, gone } = await saveUpdates(services.db, by, [{ plan, seen, update: read }])
  if (gone.length > 0) throw new NotFound('This plan is out of use, or has no such action any more. Nothing was saved.')
  return saved.length > 0 ? goTo(c, addresses.updated(plan, at.action.id)) : showBoth(asked, said, seen)
}

async function showBoth(asked: Asked, said: Said, seen: number): Promise<Response> {
  const at = await actionToUpdate(asked)
  const { form, differences } = besideTheirs(at.index, at.action, said, seen)
  const theirs = (at.held.plan.updates ?? []).filter(({ action }) => action === at.action.id).slice(seen)
  const late = { theirs, differences }
  return sendPage(asked.c, <UpdatePage {...at} by={asked.who.name} form={form} late={late} />, 409)
}

export const updateRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/actions/:action/update', permission: 'update own actions', handler: showForm },
  { method: 'post', path: '/plans/:plan/actions/:action/update', permission: 'update own actions', handler: takeForm },
]
