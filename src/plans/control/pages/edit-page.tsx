/**
 * Changing a part of a plan, and adding one: the form; then what changes, to be looked at before it is saved; and where
 * somebody else was first, both versions. Nothing that was typed is lost on the way.
 */
import { type Asked, changeBy, type Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses, withQuery } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { editPart } from '../../store/change-part.ts'
import { selectFormerPart, selectRevisedPart } from '../../store/select-part.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import { fieldsOf } from '../rules/compare.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { findPart, type Part, type PartKind, withPart } from '../rules/part.ts'
import { type FormValues, readChange, valuesFrom, valuesOf } from './edit-form.ts'
import { EditPage, LookPage } from './edit-views.tsx'
import { type PartAsked, partAddress, partAsked, selectWay, withRightsThere } from './part-asked.ts'

const revisionIn = (form: URLSearchParams) => Number(form.get('revision')) || 0

function revisionHeld({ held, part }: PartAsked): number {
  const { themes, outcomes, recommendations, actions } = held.stored.revisions
  const of = { theme: themes, outcome: outcomes, recommendation: recommendations, action: actions }
  return of[part.kind][part.part.id] ?? 1
}

const showEdit =
  (kind: PartKind) =>
  async (asked: Asked): Promise<Response> => {
    const props = await partAsked(asked, kind)
    return sendPage(
      asked.c,
      <EditPage {...props} values={valuesOf(props.part)} problems={[]} revision={revisionHeld(props)} />,
    )
  }

/** The part as the form was shown it, and as it is now. */
async function bothStates({ services }: Asked, { held, part }: PartAsked, revision: number) {
  const of = { authority: asAuthorityId(held.stored.authority), plan: held.stored.id }
  const now = await selectRevisedPart(services.db, of, part.kind, part.part.id)
  const isStale = revision !== now.revision
  const shown = isStale ? await selectFormerPart(services.db, of, part.kind, part.part.id, revision) : null
  return { now, base: shown ?? now.part, isStale }
}

/** The part as it would be. */
function partAfter(props: PartAsked, now: Part, edit: PlanEdit, on: string): Part {
  const after = applyEdit(withPart(props.plan, now), edit, { on, by: '', why: '' })
  return findPart(after.plan, now.kind, after.id) ?? now
}

const takeEdit =
  (kind: PartKind) =>
  async (asked: Asked): Promise<Response> => {
    const { c, services } = asked
    const props = await partAsked(asked, kind)
    const form = new URLSearchParams(await c.req.text())
    const { now, base, isStale } = await bothStates(asked, props, revisionIn(form))
    const values = valuesFrom(form, kind, valuesOf(base))
    const again = (problems: Parameters<typeof EditPage>[0]['problems'], status: 200 | 422) =>
      sendPage(c, <EditPage {...props} values={values} problems={problems} revision={revisionIn(form)} />, status)
    if (form.get('step') === 'again') return again([], 200)
    const { edit, problems } = readChange(base, values, props.plan)
    if (edit === null) return again(problems, 422)
    const after = partAfter(props, now.part, edit, services.clock.today())
    const there = await withRightsThere(asked, props, after)
    const look = {
      ...{ ...there, edit, before: now.part, after, values: valuesOf(after), revision: now.revision },
      way: selectWay(edit, there),
      reason: form.get('reason') ?? '',
      theirs: isStale ? fieldsOf(base, now.part) : [],
    }
    if (isStale) return sendPage(c, <LookPage {...look} conflict={somebodyElse} />, 409)
    return form.get('step') === 'save' ? save(asked, look) : sendPage(c, <LookPage {...look} />)
  }

const somebodyElse =
  'Somebody else changed it while you were typing. Nothing was saved yet: below is what they changed, and what you are about to.'

type Look = Omit<Parameters<typeof LookPage>[0], 'conflict' | 'problem'>

/** Done or asked for; or the look once more, with why not. */
export async function save(asked: Asked, look: Look): Promise<Response> {
  const { c, services } = asked
  const { held, edit, rights, revision, way } = look
  const reason = look.reason.replace(/\r\n?/g, '\n').trim()
  if (reason === '' && way === 'ask')
    return sendPage(
      c,
      <LookPage {...look} problem="Say why the change is needed: whoever decides reads it first" />,
      422,
    )
  const by = changeBy(asked, held.stored.id, reason || 'Edited before approval')
  const edited = await editPart(services.db, by, edit, { rights, revision: edit.do === 'add' ? undefined : revision })
  if ('conflict' in edited) return sendPage(c, <LookPage {...look} conflict={edited.conflict} />, 409)
  const plan = held.stored.id
  if (edited.done === 'asked') return goTo(c, addresses.change(plan, edited.request, { done: 'asked' }))
  return goTo(c, partAddressAfter(plan, look.after, edited.id))
}

function partAddressAfter(plan: string, after: Part, id: string): string {
  const made = { ...after, part: { ...after.part, id } } as Part // the same kind of part under the id it was given
  const [path = '', anchor] = partAddress(plan, made).split('#')
  return `${withQuery(path, { done: 'changed' })}${anchor === undefined ? '' : `#${anchor}`}`
}

export type { FormValues }

const permission = 'ask for changes'

export const editRoutes: readonly Route[] = (['action', 'recommendation', 'theme', 'outcome'] as const).flatMap(
  (kind) => [
    { method: 'get', path: `/plans/:plan/${kind}s/:${kind}/edit`, permission, handler: showEdit(kind) },
    { method: 'post', path: `/plans/:plan/${kind}s/:${kind}/edit`, permission, handler: takeEdit(kind) },
  ],
)
