/** Taking an action or a recommendation out of the plan, with a reason. It stays readable; nothing is deleted. */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { addresses, withQuery } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { plural } from '../../../ui/words.ts'
import { editPart } from '../../store/change-part.ts'
import { withinPlan } from '../../views/frame.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { findPart, type Part } from '../rules/part.ts'
import { effectInWords } from '../views/effect.ts'
import { openRecommendations, recommendationOption } from './edit-fields.tsx'
import { type PartAsked, partAddress, partAsked, partTitle, withRightsThere } from './part-asked.ts'

type Kind = 'action' | 'recommendation'
type WithdrawProps = PartAsked & { sent?: URLSearchParams; problem?: string; conflict?: string }

const editOf = ({ kind, part }: Part, moveTo: string): PlanEdit =>
  kind === 'recommendation'
    ? { do: 'withdraw', kind, id: part.id, moveTo: moveTo === '' ? null : moveTo }
    : { do: 'withdraw', kind: 'action', id: part.id }

function goesWithIt({ index, part }: PartAsked): string {
  const count =
    part.kind === 'action'
      ? (index.subsOf.get(part.part.id) ?? []).length
      : (index.actionsOf.get(part.part.id) ?? []).length
  if (count === 0) return ''
  return part.kind === 'action'
    ? ` Its ${plural(count, 'sub-action')} go with it.`
    : ` Say below what becomes of its ${plural(count, 'action')}.`
}

function MoveTo({ plan, part, sent }: WithdrawProps) {
  const others = openRecommendations(plan).filter(({ id }) => id !== part.part.id)
  const options = [
    { value: '', text: 'Withdraw them with it' },
    ...others.map((one) => ({ value: one.id, text: `Move them to ${recommendationOption(one).text}` })),
  ]
  return <SelectField id="move-to" label="Its actions" options={options} value={sent?.get('move-to') ?? ''} />
}

function WithdrawPage(props: WithdrawProps) {
  const { held, part, plan, index, controlled, asAt, sent, problem, conflict } = props
  const planId = held.stored.id
  const title = partTitle(part)
  const after = applyEdit(plan, editOf(part, sent?.get('move-to') ?? ''), { on: asAt, by: '', why: '' }).plan
  const effects = effectInWords(plan, after, { kind: part.kind, id: part.part.id }, asAt)
  const kind = part.kind === 'action' ? 'action' : 'recommendation'
  return (
    <Page
      {...withinPlan(held, null)}
      heading={`Withdraw ${title.replace(/^./, (first) => first.toLowerCase())}`}
      lead={`It stays readable, with your reason, and counts no more.${goesWithIt(props)}`}
      breadcrumbs={[{ text: title, href: partAddress(planId, part) }]}
    >
      {conflict && <Notice tone="bad" title={conflict} />}
      <ErrorSummary errors={problem ? [{ text: problem, href: '#reason' }] : []} />
      {effects.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {effects.map((effect) => (
            <li>{effect}</li>
          ))}
        </ul>
      )}
      <PostForm action={addresses.withdraw(planId, kind, part.part.id)} may="ask for changes">
        <input type="hidden" name="revision" value={String(revisionOf(props))} />
        {part.kind === 'recommendation' && (index.actionsOf.get(part.part.id) ?? []).length > 0 && (
          <MoveTo {...props} />
        )}
        <TextArea id="reason" label="Why it is withdrawn" rows={3} value={sent?.get('reason') ?? ''} error={problem} />
        <Button kind="warning">{controlled ? 'Ask for it to be withdrawn' : 'Withdraw it'}</Button>
      </PostForm>
    </Page>
  )
}

function revisionOf({ held, part }: PartAsked): number {
  const { recommendations, actions } = held.stored.revisions
  return (part.kind === 'action' ? actions : recommendations)[part.part.id] ?? 1
}

const showWithdraw =
  (kind: Kind) =>
  async (asked: Asked): Promise<Response> =>
    sendPage(asked.c, <WithdrawPage {...(await partAsked(asked, kind))} />)

const takeWithdraw =
  (kind: Kind) =>
  async (asked: Asked): Promise<Response> => {
    const { c, services } = asked
    const props = await partAsked(asked, kind)
    const sent = new URLSearchParams(await c.req.text())
    const reason = (sent.get('reason') ?? '').trim()
    if (reason === '')
      return sendPage(c, <WithdrawPage {...props} sent={sent} problem="Say why it is withdrawn" />, 422)
    const planId = props.held.stored.id
    const moveTo = sent.get('move-to') ?? ''
    const edit = editOf(props.part, moveTo)
    const taking = findPart(props.plan, 'recommendation', moveTo)
    const { rights } = taking === undefined ? props : await withRightsThere(asked, props, taking)
    const how = { rights, revision: Number(sent.get('revision')) || undefined }
    const edited = await editPart(services.db, changeBy(asked, planId, reason), edit, how)
    if ('conflict' in edited) {
      // As it is by now: what is sent again is about this.
      const fresh = await partAsked(asked, kind)
      return sendPage(c, <WithdrawPage {...fresh} sent={sent} conflict={edited.conflict} />, 409)
    }
    if (edited.done === 'asked') return goTo(c, addresses.change(planId, edited.request, { done: 'asked' }))
    return goTo(c, withQuery(partAddress(planId, props.part), { done: 'withdrawn' }))
  }

const permission = 'ask for changes'

export const withdrawRoutes: readonly Route[] = (['action', 'recommendation'] as const).flatMap((kind) => [
  { method: 'get', path: `/plans/:plan/${kind}s/:${kind}/withdraw`, permission, handler: showWithdraw(kind) },
  { method: 'post', path: `/plans/:plan/${kind}s/:${kind}/withdraw`, permission, handler: takeWithdraw(kind) },
])
