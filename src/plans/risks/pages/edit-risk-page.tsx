/** The form of a risk: a new one, or another wording, owner and mitigations for one that is there. */
import { type Asked, changeBy, type Route, requireMay } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, TextArea } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { partOfKey } from '../../links/link.ts'
import { hasPart, partName, themeOfPart } from '../../links/parts.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import type { Risk } from '../risk.ts'
import { type RiskToSave, saveRisk } from '../store/save-risk.ts'
import { BothVersions } from '../views/both-versions.tsx'
import { type RiskAsked, riskAsked } from './risk-asked.ts'
import { Mitigations, rowsOf, Score, Target, valuesOf, Words } from './risk-fields.tsx'
import { type RiskProblem, readRiskForm } from './risk-form.ts'

export type EditRiskProps = Omit<RiskAsked, 'risk'> & {
  /** Null for a new one. */
  risk: Risk | null
  /** What the fields begin with. */
  values: URLSearchParams
  problems?: readonly RiskProblem[]
  /** Somebody else was first. */
  conflict?: { text: string; mine: RiskToSave } | undefined
}

export function EditRiskPage(props: EditRiskProps) {
  const { held, index, risk, values, problems = [], conflict } = props
  const planId = held.stored.id
  const value = (name: string) => values.get(name) ?? ''
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.text
  const fields = { value, errorOf }
  const revision = risk === null ? 0 : (held.stored.revisions.risks[risk.id] ?? 0)
  return (
    <Page
      {...withinPlan(held, 'risks')}
      heading={risk ? 'Change it' : 'Add a risk or issue'}
      lead={risk ? risk.title : 'Say what may go wrong, who owns it, and what is done about it.'}
      breadcrumbs={[
        { text: 'Risks and issues', href: addresses.risks(planId) },
        ...(risk ? [{ text: risk.title, href: addresses.risk(planId, risk.id) }] : []),
      ]}
    >
      {conflict && risk && <BothVersions index={index} text={conflict.text} now={risk} mine={conflict.mine} />}
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      <PostForm action={risk ? addresses.riskEdit(planId, risk.id) : addresses.riskNew(planId)} may="edit risks">
        <input type="hidden" name="revision" value={String(revision)} />
        <Words {...fields} risk={risk} />
        {risk === null && <Score {...fields} />}
        <Target {...fields} />
        <Mitigations {...fields} count={rowsOf(values)} />
        <TextArea
          id="threatens"
          label="What it threatens (optional)"
          hint="One to a line: the number of a recommendation (2.1.3), a label (1g of 2.1.1), theme 2, or words from it"
          value={value('threatens')}
          error={errorOf('threatens')}
        />
        <Button>{risk ? 'Save' : 'Add it'}</Button>
      </PostForm>
    </Page>
  )
}

async function newAsked(asked: Asked): Promise<EditRiskProps> {
  const { held, index } = await planAsked(asked)
  const part = partOfKey(asked.c.req.query('threatens') ?? '')
  const values = new URLSearchParams(part !== null && hasPart(index, part) ? { threatens: partName(index, part) } : {})
  return { held, index, risk: null, values }
}

async function editAsked(asked: Asked): Promise<EditRiskProps & { risk: Risk }> {
  const { held, index, risk } = await riskAsked(asked)
  return { held, index, risk, values: valuesOf(index, risk) }
}

/** Somebody limited to a theme may add and change what threatens something in it. */
export function requireMayEdit(
  asked: Asked,
  { held, index }: Pick<RiskAsked, 'held' | 'index'>,
  risk: Pick<Risk, 'threatens'>,
): void {
  const [theme = null, ...others] = new Set(risk.threatens.map((part) => themeOfPart(index, part)))
  requireMay(asked, 'edit risks', { plan: held.stored.id, theme: others.length > 0 ? null : theme })
}

async function takeRisk(asked: Asked, props: EditRiskProps): Promise<Response> {
  const { c, services, who } = asked
  const { held, index, risk } = props
  const values = new URLSearchParams(await c.req.text())
  const read = readRiskForm(index, values, risk, { by: who.name, on: services.clock.today() })
  if (read.risk === null) return sendPage(c, <EditRiskPage {...props} values={values} problems={read.problems} />, 422)
  requireMayEdit(asked, props, read.risk)
  if (risk) requireMayEdit(asked, props, risk)
  const planId = held.stored.id
  const what = risk ? 'risk corrected' : 'risk opened'
  const saved = await saveRisk(services.db, changeBy(asked, planId, read.risk.title), what, read.risk, read.revision)
  if (!('conflict' in saved))
    return goTo(
      c,
      risk ? addresses.risk(planId, saved.id, { done: 'saved' }) : addresses.risks(planId, { done: 'opened' }),
    )
  const fresh = await riskAsked(asked)
  const conflict = { text: saved.conflict, mine: read.risk }
  return sendPage(c, <EditRiskPage {...fresh} values={values} conflict={conflict} />, 409)
}

export const editRiskRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/plans/:plan/risks/new',
    permission: 'edit risks',
    handler: async (asked) => sendPage(asked.c, <EditRiskPage {...(await newAsked(asked))} />),
  },
  {
    method: 'post',
    path: '/plans/:plan/risks/new',
    permission: 'edit risks',
    handler: async (asked) => takeRisk(asked, await newAsked(asked)),
  },
  {
    method: 'get',
    path: '/plans/:plan/risks/:risk/edit',
    permission: 'edit risks',
    handler: async (asked) => sendPage(asked.c, <EditRiskPage {...(await editAsked(asked))} />),
  },
  {
    method: 'post',
    path: '/plans/:plan/risks/:risk/edit',
    permission: 'edit risks',
    handler: async (asked) => takeRisk(asked, await editAsked(asked)),
  },
]
