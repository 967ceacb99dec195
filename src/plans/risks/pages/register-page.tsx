/** The register of risks and issues: what is gravest first, the matrix, and the list behind it. */
import type { Asked, Route } from '../../../people/route.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, SelectField, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty, Notice } from '../../../ui/parts.tsx'
import { sendPage } from '../../../ui/render.ts'
import { plural, shorten } from '../../../ui/words.ts'
import { withinPlan } from '../../views/frame.ts'
import { planAsked } from '../../views/held-plan.ts'
import type { Risk } from '../risk.ts'
import { byGravity, matching, type RegisterFilters } from '../rules/register.ts'
import { registerInWords } from '../rules/register-words.ts'
import { MatrixKey, MatrixTable } from '../views/matrix-table.tsx'
import { List, Overdue, type RegisterShown } from './register-list.tsx'
import { bandOptions, nobody, readRegisterFilters, registerQuery, statusNames } from './register-props.ts'

export type RegisterProps = RegisterShown & {
  risks: readonly Risk[]
  filters: RegisterFilters
  done?: string | undefined
}

const unique = (values: readonly string[]) => [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b))

function Filters({ held, risks, filters }: RegisterProps) {
  const categories = unique(risks.map(({ category }) => category))
  const owners = unique(risks.map(({ owner }) => owner))
  const query = registerQuery(filters)
  const given = (name: keyof RegisterFilters) => (typeof query[name] === 'string' ? query[name] : '')
  const any = (text: string) => ({ value: '', text })
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={addresses.risks(held.stored.id)}>
      <SelectField
        id="status"
        label="Show"
        value={filters.status}
        options={Object.entries(statusNames).map(([value, text]) => ({ value, text }))}
      />
      <SelectField id="band" label="Band" value={given('band')} options={[any('Every band'), ...bandOptions]} />
      <SelectField
        id="category"
        label="Category"
        value={given('category')}
        options={[any('Every category'), ...categories.map((value) => ({ value, text: value }))]}
      />
      <SelectField
        id="owner"
        label="Owner"
        value={given('owner')}
        options={[
          any('Every owner'),
          { value: nobody, text: 'Nobody' },
          ...owners.map((value) => ({ value, text: shorten(value, 40) })),
        ]}
      />
      <SelectField
        id="overdue"
        label="Mitigations"
        value={given('overdue')}
        options={[any('Any'), { value: 'yes', text: 'Some overdue' }]}
      />
      <TextField id="unreviewed" label="Not reviewed for (days)" width="4" value={given('unreviewed')} />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

/** The squares count what the other filters leave, so that a count is what its link shows. */
function Matrix({ held, risks, filters, index }: RegisterProps) {
  const others = { ...filters, likelihood: null, impact: null }
  const counted = matching(risks, others, index.asAt)
  const hrefOf = (likelihood: number, impact: number) =>
    `${addresses.risks(held.stored.id, registerQuery({ ...others, likelihood, impact }))}#list`
  return (
    <section>
      <h2 class="govuk-heading-m">Likelihood and impact</h2>
      <MatrixTable risks={counted} hrefOf={hrefOf} />
      <Details summary="What the figures mean">
        <MatrixKey />
      </Details>
    </section>
  )
}

function AddLink({ planId }: { planId: string }) {
  const { may, asAt } = useFrame()
  if (!may('edit risks') || asAt !== null) return null
  return (
    <p class="up-actions-bar up-screen-only">
      <a class="govuk-button" href={addresses.riskNew(planId)}>
        Add a risk or issue
      </a>
    </p>
  )
}

export function RegisterPage(props: RegisterProps) {
  const { held, index, risks, shown, filters, done } = props
  const planId = held.stored.id
  return (
    <Page {...withinPlan(held, 'risks')} heading="Risks and issues" lead={registerInWords(risks, index.asAt)}>
      {done && <Notice tone="good" title={done} />}
      <AddLink planId={planId} />
      {risks.length === 0 ? (
        <Empty title="The register is empty">
          <p class="govuk-body">
            A risk is something that may keep the plan from working: a case system that is late, posts that stay empty,
            money that is not agreed. An issue is one that has come about. Write down the first, with who owns it and
            what is done about it; it is then shown on the page of whatever it threatens, and in the monthly report.
          </p>
        </Empty>
      ) : (
        <>
          <Filters {...props} />
          <Matrix {...props} />
          <h2 class="govuk-heading-m" id="list">
            {plural(shown.length, 'risk or issue', 'risks and issues')}
            {filters.likelihood !== null &&
              filters.impact !== null &&
              ` at likelihood ${filters.likelihood}, impact ${filters.impact}`}
          </h2>
          {shown.length === 0 ? (
            <Empty title="None is like that">
              <p class="govuk-body">
                <a class="govuk-link" href={addresses.risks(planId)}>
                  Show all that are open
                </a>
              </p>
            </Empty>
          ) : (
            <List {...props} />
          )}
          <Overdue {...props} />
        </>
      )}
    </Page>
  )
}

const doneWords: Record<string, string> = { opened: 'It was added to the register.' }

async function showRegister(asked: Asked): Promise<Response> {
  const { held, index } = await planAsked(asked)
  const filters = readRegisterFilters((name) => asked.c.req.query(name))
  const risks = held.plan.risks ?? []
  const shown = matching(risks, filters, index.asAt).sort(byGravity)
  const done = doneWords[asked.c.req.query('done') ?? '']
  return sendPage(
    asked.c,
    <RegisterPage held={held} index={index} risks={risks} shown={shown} filters={filters} done={done} />,
  )
}

export const registerRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/risks', permission: 'read risks', handler: showRegister },
]
