/** Adding an action, a sub-action or a recommendation: the same form and look as for a change. */
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { sendPage } from '../../../ui/render.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import { applyEdit } from '../rules/apply-edit.ts'
import type { PlanEdit } from '../rules/edit.ts'
import { findPart, themeOf } from '../rules/part.ts'
import { EditFields } from './edit-fields.tsx'
import { type FormProblem, type FormValues, readNew, valuesFrom, valuesOf } from './edit-form.ts'
import { save } from './edit-page.tsx'
import { LookPage } from './edit-views.tsx'
import { type EditAsked, partAddress, selectWay, withRights } from './part-asked.ts'

type Kind = 'action' | 'recommendation'

function AddPage(props: EditAsked & { kind: Kind; values: FormValues; problems: readonly FormProblem[] }) {
  const { held, kind, values, problems, plan, index, controlled } = props
  const planId = held.stored.id
  const [placeKind, placeId = ''] = String(values.place ?? '').split(/ (.*)/s)
  const above =
    placeKind === 'action' || placeKind === 'recommendation' ? findPart(plan, placeKind, placeId) : undefined
  return (
    <Page
      {...withinPlan(held, null)}
      heading={
        kind === 'recommendation'
          ? 'Add a recommendation'
          : above?.kind === 'action'
            ? 'Add a sub-action'
            : 'Add an action'
      }
      lead={
        controlled
          ? 'The plan is under control: this becomes a request, which somebody else decides.'
          : 'What you save is part of the plan at once.'
      }
      breadcrumbs={[{ text: 'Plan', href: above ? partAddress(planId, above) : addresses.plan(planId) }]}
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <PostForm action={addresses.add(planId, kind)} may="ask for changes">
        <EditFields kind={kind} values={values} problems={problems} plan={plan} structure={index} part={null} />
        <Button name="step" value="look">
          See what is added
        </Button>
      </PostForm>
    </Page>
  )
}

/** What the link named is where it will hang; its rights are asked there. */
async function addAsked(asked: Asked, place: string): Promise<EditAsked> {
  const found = await planAsked(asked)
  const [kind, id = ''] = place.split(/ (.*)/s)
  const isKind = kind === 'action' || kind === 'recommendation' || kind === 'theme' || kind === 'outcome'
  const above = isKind ? findPart(found.plan, kind, id) : undefined
  return withRights(asked, found, above === undefined ? null : themeOf(found.index, above))
}

const showAdd =
  (kind: Kind) =>
  async (asked: Asked): Promise<Response> => {
    const place = asked.c.req.query('under') ?? ''
    const props = await addAsked(asked, place)
    return sendPage(asked.c, <AddPage {...props} kind={kind} values={{ place }} problems={[]} />)
  }

const takeAdd =
  (kind: Kind) =>
  async (asked: Asked): Promise<Response> => {
    const { c, services } = asked
    const form = new URLSearchParams(await c.req.text())
    const props = await addAsked(asked, form.get('place') ?? '')
    const values = valuesFrom(form, kind, {})
    const { edit, problems } = readNew(kind, values, props.plan)
    if (edit === null || form.get('step') === 'again')
      return sendPage(
        c,
        <AddPage {...props} kind={kind} values={values} problems={problems} />,
        edit === null ? 422 : 200,
      )
    const look = lookOf(props, edit, kind, services.clock.today(), form.get('reason') ?? '')
    return form.get('step') === 'save' ? save(asked, look) : sendPage(c, <LookPage {...look} />)
  }

function lookOf(props: EditAsked, edit: PlanEdit, kind: Kind, on: string, reason: string) {
  const applied = applyEdit(props.plan, edit, { on, by: '', why: '' })
  const after = findPart(applied.plan, kind, applied.id)
  if (after === undefined) throw new Error('an edit that adds a part has added none')
  const way = selectWay(edit, props)
  return { ...props, edit, before: null, after, values: valuesOf(after), revision: 0, way, reason, theirs: [] }
}

const permission = 'ask for changes'

export const addRoutes: readonly Route[] = (['action', 'recommendation'] as const).flatMap((kind) => [
  { method: 'get', path: `/plans/:plan/add/${kind}`, permission, handler: showAdd(kind) },
  { method: 'post', path: `/plans/:plan/add/${kind}`, permission, handler: takeAdd(kind) },
])
