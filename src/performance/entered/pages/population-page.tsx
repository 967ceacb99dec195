/** How many children live here, by year: what rates per 10,000 are set against. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, figure } from '../../../ui/words.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import { withinPerformance } from '../../views/frame.ts'
import { enterPopulation, listPopulation, type StoredPopulation } from '../entered-store.ts'
import { readNumber } from '../rules/read-entry.ts'

type Form = { year: string; unit: string; children: string; source: string }
type Problem = { field: keyof Form; text: string }
type Props = {
  places: readonly DatedUnit[]
  known: readonly StoredPopulation[]
  form: Form
  problems: readonly Problem[]
  done: boolean
}

function KnownTable({ places, known }: Props) {
  const nameOf = (id: string) => (id === '' ? 'Whole authority' : (places.find((unit) => unit.id === id)?.name ?? id))
  if (known.length === 0)
    return (
      <Empty title="No number is entered yet">
        <p>Until then rates use the number told with each extract, for the authority only.</p>
      </Empty>
    )
  return (
    <DataTable
      caption="Children under 18"
      rows={known}
      columns={[
        { head: 'Year', rowHead: true, cell: ({ year }) => year },
        { head: 'Of', cell: ({ unit }) => nameOf(unit) },
        { head: 'Children', numeric: true, cell: ({ children }) => figure(children) },
        { head: 'Source', cell: ({ source }) => source ?? '' },
        { head: 'Entered', cell: ({ enteredBy, enteredAt }) => `${dateInWords(enteredAt)}, by ${enteredBy}` },
      ]}
    />
  )
}

function PopulationPage(props: Props) {
  const { places, known, form, problems, done } = props
  const error = (field: keyof Form) => problems.find((problem) => problem.field === field)?.text
  const newest = known.find(({ unit }) => unit === '')
  const options = [{ value: '', text: 'Whole authority' }, ...places.map(({ id, name }) => ({ value: id, text: name }))]
  return (
    <Page
      heading="Children who live here"
      {...withinPerformance('library')}
      lead={
        newest === undefined
          ? 'No number of children is entered for the authority.'
          : `${figure(newest.children)} children under 18 live here, as estimated for the middle of ${newest.year}.`
      }
    >
      <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
      {done && <Notice tone="good" title="The number is entered" />}
      <p>
        Each number serves the council’s year that begins in its April, and later years until theirs is entered. Rates
        are set against it from then on, those already published too.
      </p>
      <PostForm action={addresses.population()} may="enter figures">
        <h2 class="govuk-heading-m">Enter a number</h2>
        <TextField
          id="year"
          label="Year"
          hint="Such as 2025."
          value={form.year}
          width="4"
          inputmode="numeric"
          error={error('year')}
        />
        <SelectField id="unit" label="Of" value={form.unit} options={options} error={error('unit')} />
        <TextField
          id="children"
          label="Children under 18"
          value={form.children}
          width="10"
          inputmode="numeric"
          error={error('children')}
        />
        <TextField id="source" label="Source (optional)" hint="Such as: mid-year estimates, ONS." value={form.source} />
        <Button>Enter it</Button>
      </PostForm>
      <KnownTable {...props} />
    </Page>
  )
}

const emptyForm: Form = { year: '', unit: '', children: '', source: '' }

async function propsOf({ c, services, who }: Asked): Promise<Props> {
  const authority = asAuthorityId(who.authority)
  const places = withoutRoot(await listUnits(services.db, authority)).filter(({ kind }) => kind === 'area')
  const known = await listPopulation(services.db, authority)
  return { places, known, form: emptyForm, problems: [], done: c.req.query('done') === 'entered' }
}

function problemsOf({ year, unit, children }: Form, places: readonly DatedUnit[]): Problem[] {
  const number = readNumber(children)
  return [
    ...(/^(199|20[0-9])\d$/.test(year) ? [] : [{ field: 'year' as const, text: 'Give a year such as 2025.' }]),
    ...(unit === '' || places.some(({ id }) => id === unit)
      ? []
      : [{ field: 'unit' as const, text: 'There is no such area. Choose another.' }]),
    ...(number !== null && Number.isInteger(number) && number > 0 && number < 1e8
      ? []
      : [{ field: 'children' as const, text: 'Give a whole number such as 48200.' }]),
  ]
}

async function enter(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const body = await c.req.parseBody()
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim().slice(0, 200) : '')
  const form = { year: text('year'), unit: text('unit'), children: text('children'), source: text('source') }
  const props = { ...(await propsOf(asked)), form }
  const problems = problemsOf(form, props.places)
  if (problems.length > 0) return sendPage(c, <PopulationPage {...props} problems={problems} />, 422)
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const source = form.source === '' ? null : form.source
  const entered = { unit: form.unit, year: Number(form.year), children: readNumber(form.children) ?? 0, source }
  await enterPopulation(services.db, { ...by, why: source ?? 'Typed in' }, entered)
  return goTo(c, addresses.population({ done: 'entered' }))
}

export const populationRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/population',
    permission: 'read figures',
    handler: async (asked) => sendPage(asked.c, <PopulationPage {...(await propsOf(asked))} />),
  },
  { method: 'post', path: '/population', permission: 'enter figures', handler: enter },
]
