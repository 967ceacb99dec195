/** The parts of the page of comparators: the list, and the forms for one and for many. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, FileField, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { useFrame } from '../../../ui/frame.ts'
import { Details, Empty } from '../../../ui/parts.tsx'
import { type Column, DataTable } from '../../../ui/table.tsx'
import { plural } from '../../../ui/words.ts'
import { bases } from '../../indicators/indicator.ts'
import { indicators, selectOptionalIndicator, slugOf } from '../../indicators/library.ts'
import { baseNames } from '../../pages/words.ts'
import { periodInWords } from '../../rules/periods.ts'
import type { ComparatorForm, ComparatorProblem, RowProblem } from '../comparators/rules/read-comparators.ts'
import type { Comparator } from '../target.ts'
import { levelInWords } from '../target-words.ts'

export type ComparatorsProps = {
  comparators: readonly Comparator[]
  form: ComparatorForm
  problems?: readonly ComparatorProblem[]
  fileProblem?: string
  /** Of a file: rows that were not understood. */
  rows?: readonly RowProblem[]
  notice?: string | undefined
}

export function List({ comparators }: ComparatorsProps) {
  const { may } = useFrame()
  if (comparators.length === 0)
    return (
      <Empty title="Nothing of others yet">
        <p>
          England, statistical neighbours or another authority: their values stand beside your own on the page of an
          indicator, and as a quiet line in its chart. They are never a target by themselves.
        </p>
      </Empty>
    )
  const remove: Column<Comparator>[] = may('set targets')
    ? [
        {
          head: <span class="govuk-visually-hidden">Take out</span>,
          class: 'up-screen-only',
          cell: (one) => <Remove comparator={one} />,
        },
      ]
    : []
  const titleOf = (code: string) => selectOptionalIndicator(code)?.title ?? code
  return (
    <DataTable
      caption="What others reach"
      rows={comparators}
      columns={[
        {
          head: 'Indicator',
          rowHead: true,
          cell: ({ indicator }) => (
            <a class="govuk-link" href={addresses.indicator(slugOf(indicator))}>
              {titleOf(indicator)}
            </a>
          ),
        },
        { head: 'Whose', cell: ({ who }) => who },
        { head: 'When', cell: ({ period }) => periodInWords(period) },
        { head: 'Beside', cell: ({ base }) => baseNames[base] },
        {
          head: 'Value',
          numeric: true,
          cell: ({ indicator, value }) => levelInWords(selectOptionalIndicator(indicator)?.unit ?? 'count', value),
        },
        ...remove,
      ]}
    />
  )
}

function Remove({ comparator }: { comparator: Comparator }) {
  const { indicator, base, period, who } = comparator
  return (
    <PostForm action={addresses.comparatorRemove()} may="set targets">
      {Object.entries({ indicator, base, period, who }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="up-link-button">
        Take out
        <span class="govuk-visually-hidden">
          {' '}
          {who}, {periodInWords(period)}
        </span>
      </button>
    </PostForm>
  )
}

export function EnterOne({ form, problems = [] }: ComparatorsProps) {
  const error = (field: keyof ComparatorForm) => problems.find((problem) => problem.field === field)?.text
  return (
    <PostForm action={addresses.comparators()} may="set targets">
      <h2 class="govuk-heading-m">Enter one</h2>
      <SelectField
        id="indicator"
        label="Indicator"
        value={form.indicator}
        options={[
          { value: '', text: 'Choose' },
          ...indicators.map(({ code, title }) => ({ value: code, text: `${title} (${code})` })),
        ]}
        error={error('indicator')}
      />
      <SelectField
        id="base"
        label="Beside which figures (optional)"
        hint="Left open, it stands beside the first of the indicator’s figures that such a period fits."
        value={form.base}
        options={[
          { value: '', text: 'The first that fits' },
          ...bases.map((base) => ({ value: base, text: baseNames[base] })),
        ]}
        error={error('base')}
      />
      <TextField
        id="period"
        label="When"
        hint="Such as 2024/25, Q1 2026/27 or March 2026."
        value={form.period}
        width="10"
        error={error('period')}
      />
      <TextField
        id="who"
        label="Whose value it is"
        hint="Such as England or Statistical neighbours."
        value={form.who}
        width="20"
        error={error('who')}
      />
      <TextField id="value" label="Value" value={form.value} width="5" error={error('value')} />
      <Button>Keep it</Button>
    </PostForm>
  )
}

export function HandInFile({ fileProblem, rows = [] }: ComparatorsProps) {
  return (
    <PostForm action={addresses.comparatorsFile()} may="set targets" files>
      <h2 class="govuk-heading-m">Hand in a list</h2>
      {rows.length > 0 && (
        <Details summary={`${plural(rows.length, 'row')} not understood`} open>
          <ul class="govuk-list govuk-list--bullet">
            {rows.slice(0, 100).map(({ row, text }) => (
              <li>
                Row {row}: {text}
              </li>
            ))}
          </ul>
          {rows.length > 100 && <p>And {plural(rows.length - 100, 'more row', 'more rows')}.</p>}
        </Details>
      )}
      <FileField
        id="file"
        label="A CSV file"
        hint="Its first row has the headings indicator, period, who and value, and base where you want one. A newer value takes the place of the older."
        accept=".csv,text/csv"
        error={fileProblem}
      />
      <Button>Read it</Button>
    </PostForm>
  )
}
