/** Figures that no extract gives: typed in one by one, or uploaded as a sheet. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, FileField, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { goTo, sendPage } from '../../../ui/render.ts'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords } from '../../../ui/words.ts'
import { type DatedUnit, listUnits, withoutRoot } from '../../figures/unit-store.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { origins } from '../../pages/words.ts'
import { figureOf } from '../../rules/bases.ts'
import { periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { type EnteredFigure, enterFigures, listEntered } from '../entered-store.ts'
import { type EntryForm, type EntryProblem, readEntry } from '../rules/read-entry.ts'
import type { RowProblem } from '../rules/read-sheet.ts'
import { uploadRoute } from './upload.ts'

type Props = {
  indicator: Indicator
  units: readonly DatedUnit[]
  entered: readonly EnteredFigure[]
  form: EntryForm & { why: string }
  problems: readonly EntryProblem[]
  rows: readonly RowProblem[]
  done: string | undefined
}

const emptyForm = { period: '', unit: '', numerator: '', denominator: '', why: '' }

function EnteredTable({ indicator, units, entered }: Props) {
  const nameOf = (id: string) => (id === '' ? 'Whole authority' : (units.find((unit) => unit.id === id)?.name ?? id))
  if (entered.length === 0)
    return (
      <Empty title="Nothing is entered yet">
        <p>Each figure is kept with who entered it and when, and a correction with its reason.</p>
      </Empty>
    )
  return (
    <DataTable
      caption="Entered"
      rows={entered}
      columns={[
        { head: 'Period', rowHead: true, cell: ({ period }) => periodInWords(period) },
        { head: 'Of', cell: ({ unit }) => nameOf(unit) },
        {
          head: 'Value',
          numeric: true,
          cell: (one) => <strong>{valueInWords(indicator.unit, figureOf(indicator.unit, one))}</strong>,
        },
        {
          head: 'Counted',
          cell: ({ numerator, denominator }) => (denominator === null ? '' : `${numerator} of ${denominator}`),
        },
        { head: 'Entered', cell: ({ enteredBy, enteredAt }) => `${dateInWords(enteredAt)}, by ${enteredBy}` },
      ]}
    />
  )
}

function EntryFields({ indicator, units, form, problems }: Props) {
  const error = (field: EntryProblem['field']) => problems.find((problem) => problem.field === field)?.text
  const places = [{ value: '', text: 'Whole authority' }, ...units.map(({ id, name }) => ({ value: id, text: name }))]
  return (
    <>
      <TextField
        id="period"
        label="Period"
        hint="A month, quarter or year, such as March 2026, Q4 2025/26 or 2025/26."
        value={form.period}
        width="20"
        error={error('period')}
      />
      <SelectField id="unit" label="Of" value={form.unit} options={places} error={error('unit')} />
      <TextField
        id="numerator"
        label={indicator.numerator}
        value={form.numerator}
        width="10"
        error={error('numerator')}
      />
      {indicator.denominator !== null && (
        <TextField
          id="denominator"
          label={`Out of: ${indicator.denominator}`}
          value={form.denominator}
          width="10"
          error={error('denominator')}
        />
      )}
      <TextField
        id="why"
        label="Where it comes from, or why it is corrected"
        hint="Needed where there is a figure for that period already."
        value={form.why}
        error={error('why')}
      />
    </>
  )
}

function NotUnderstood({ rows }: Props) {
  if (rows.length === 0) return null
  return (
    <DataTable
      caption="Rows that were not understood"
      rows={rows.slice(0, 200)}
      columns={[
        { head: 'Row', rowHead: true, cell: ({ row }) => row },
        { head: 'What to do', cell: ({ text }) => text },
      ]}
    />
  )
}

function EnterPage(props: Props) {
  const { may } = useFrame()
  const { indicator, problems, rows, done, entered } = props
  const slug = slugOf(indicator.code)
  const errors = [
    ...problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    ...(rows.length === 0
      ? []
      : [
          {
            text: `${rows.length === 1 ? 'One row was' : `${rows.length} rows were`} not understood, so nothing was kept.`,
            href: '#file',
          },
        ]),
  ]
  return (
    <Page
      heading={may('enter figures') ? 'Enter figures' : 'Figures that were entered'}
      caption={`${indicator.code}: ${indicator.title}`}
      {...withinPerformance('library')}
      lead={`${origins[indicator.origin]}. ${entered.length === 0 ? 'None is entered so far.' : `${entered.length === 1 ? 'One figure is' : `${entered.length} figures are`} entered.`}`}
      breadcrumbs={[{ text: indicator.title, href: addresses.indicator(slug) }]}
    >
      <ErrorSummary errors={errors} />
      {done !== undefined && /^\d{1,6}$/.test(done) && <Notice tone="good" title={`Figures entered: ${done}`} />}
      <PostForm action={addresses.indicatorEnter(slug)} may="enter figures">
        <h2 class="govuk-heading-m">One figure</h2>
        <EntryFields {...props} />
        <Button>Enter it</Button>
      </PostForm>
      <PostForm action={addresses.indicatorUpload(slug)} may="enter figures" files>
        <h2 class="govuk-heading-m">Many at once</h2>
        <FileField
          id="file"
          label="A CSV file or a workbook"
          error={problems.find(({ field }) => field === 'file')?.text}
          hint="Headings in the first row: indicator, period, unit, numerator, denominator. Rows may be of any indicator that is not computed. Where one row is not understood, none is kept."
        />
        <Button>Upload</Button>
      </PostForm>
      <NotUnderstood {...props} />
      <EnteredTable {...props} />
    </Page>
  )
}

async function propsOf({ c, services, who }: Asked): Promise<Props> {
  const authority = asAuthorityId(who.authority)
  const indicator = selectIndicator(c.req.param('indicator') ?? '')
  const units = withoutRoot(await listUnits(services.db, authority))
  const entered = await listEntered(services.db, authority, indicator.code)
  return { indicator, units, entered, form: emptyForm, problems: [], rows: [], done: c.req.query('done') }
}

/** A correction says why; a computed indicator has its figures from extracts alone. */
function refusals({ indicator, entered, form }: Props, of: { period: string; unit: string }): EntryProblem[] {
  if (indicator.origin === 'computed')
    return [{ field: 'period', text: 'This indicator is computed from extracts: hand one in instead.' }]
  const before = entered.some(({ period, unit }) => period === of.period && unit === of.unit)
  return before && form.why === '' ? [correctedWithoutWhy] : []
}

const correctedWithoutWhy: EntryProblem = {
  field: 'why',
  text: 'There is a figure for that already. Say why it is corrected.',
}

async function enterOne(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const body = await c.req.parseBody()
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim().slice(0, 200) : '')
  const form = {
    ...{ period: text('period'), unit: text('unit'), why: text('why') },
    numerator: text('numerator'),
    denominator: text('denominator'),
  }
  const props = { ...(await propsOf(asked)), form }
  const read = readEntry(props.indicator, form, { units: props.units, today: services.clock.today() })
  const problems = 'problems' in read ? read.problems : refusals(props, read.entry)
  if ('problems' in read || problems.length > 0) return sendPage(c, <EnterPage {...props} problems={problems} />, 422)
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  const done = await enterFigures(services.db, { ...by, why: form.why === '' ? null : form.why }, [read.entry])
  if (done === 'there already') return sendPage(c, <EnterPage {...props} problems={[correctedWithoutWhy]} />, 422)
  return goTo(c, addresses.indicatorEnter(slugOf(props.indicator.code), { done: '1' }))
}

export const enterRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/indicators/:indicator/enter',
    permission: 'read figures',
    handler: async (asked) => sendPage(asked.c, <EnterPage {...(await propsOf(asked))} />),
  },
  { method: 'post', path: '/indicators/:indicator/enter', permission: 'enter figures', handler: enterOne },
  uploadRoute(async (asked, { rows, problem }) => {
    const problems = problem === null ? [] : [{ field: 'file' as const, text: problem }]
    return sendPage(asked.c, <EnterPage {...(await propsOf(asked))} rows={rows} problems={problems} />, 422)
  }),
]
