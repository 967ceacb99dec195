/** Teams' own spreadsheets, and how near each is to being needed no more. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, ErrorSummary, PostForm, SelectField, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Notice } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { dateInShort, pluralInWords, sentenceCase } from '../../../ui/words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { standingOf } from '../rules/standing.ts'
import type { Sheet, StoredRound } from '../sheet-store.ts'
import { reconcileTables } from '../tables.ts'
import { listedIn, standingInWords } from './sheet-words.ts'

type Field = 'name' | 'of' | 'share' | 'times'
export type SheetTyped = Record<Field, string> & { problems: Partial<Record<Field, string>> }

export const nothingTyped: SheetTyped = { name: '', of: '', share: '100', times: '3', problems: {} }

/** One choice for each day of each table. */
const listedChoices = Object.entries(reconcileTables).flatMap(([table, { title, days }]) =>
  Object.entries(days).map(([day, own]) => ({
    value: `${table} ${day}`,
    text: `${title}: ${own.title.toLowerCase()}`,
  })),
)

function TakeOn({ name, of, share, times, problems }: SheetTyped) {
  return (
    <PostForm action={addresses.reconcile()} may="hand in extracts">
      <h2 class="govuk-heading-m" id="take-on">
        Take on a spreadsheet
      </h2>
      <TextField
        id="name"
        label="What the team calls it"
        hint="Such as “East team’s visits”. No child’s name."
        value={name}
        error={problems.name}
      />
      <SelectField
        id="of"
        label="What it lists, and which date it has"
        value={of}
        options={[{ value: '', text: 'Choose one' }, ...listedChoices]}
        error={problems.of}
      />
      <TextField
        id="share"
        label="How many rows must agree, in per cent"
        hint="100 is all of them."
        value={share}
        inputmode="numeric"
        width="5"
        error={problems.share}
      />
      <TextField
        id="times"
        label="How many times in a row"
        value={times}
        inputmode="numeric"
        width="5"
        error={problems.times}
      />
      <Button>Take it on</Button>
    </PostForm>
  )
}

export type Listed = { sheet: Sheet; rounds: readonly StoredRound[] }

function State({ sheet, rounds }: Listed) {
  if (sheet.retired !== null) return <Tag tone="plain" word="Retired" />
  const { done, inARow } = standingOf(rounds, sheet.agreement)
  if (done) return <Tag tone="green" word="Can be retired" />
  return inARow > 0 ? <Tag tone="amber" word="On its way" /> : <Tag tone="plain" word="Not yet" />
}

function leadOf(listed: readonly Listed[]): string {
  const kept = listed.filter(({ sheet }) => sheet.retired === null)
  const ready = kept.filter(({ sheet, rounds }) => standingOf(rounds, sheet.agreement).done)
  if (kept.length === 0)
    return listed.length === 0 ? 'No spreadsheet is held against the case system yet.' : 'Every spreadsheet is retired.'
  const first = `${sentenceCase(pluralInWords(kept.length, 'spreadsheet is', 'spreadsheets are'))} kept beside the case system`
  return ready.length === 0
    ? `${first}; none agrees often enough yet.`
    : `${first}; ${pluralInWords(ready.length, 'agrees', 'agree')} often enough and can be retired.`
}

export function SheetsPage({ listed, typed, done }: { listed: readonly Listed[]; typed: SheetTyped; done: string }) {
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }))
  return (
    <Page
      heading="Teams’ own spreadsheets"
      caption="Reconciled with the case system"
      {...withinPerformance('extracts')}
      lead={leadOf(listed)}
      breadcrumbs={[{ text: 'Extracts', href: addresses.extracts() }]}
    >
      <ErrorSummary errors={errors} />
      {done === 'retired' && <Notice tone="good" title="The spreadsheet is retired" />}
      {listed.length === 0 ? (
        <Empty title="One truth instead of two">
          <p>
            Where a team keeps its own list because it does not trust the case system, take the list on here. Each month
            it is held against an extract, by reference and date. Once both agree often enough, the list can go.
          </p>
        </Empty>
      ) : (
        <DataTable
          caption="Spreadsheets"
          rows={listed}
          columns={[
            {
              head: 'Spreadsheet',
              rowHead: true,
              cell: ({ sheet }) => (
                <a class="govuk-link" href={addresses.reconciled(sheet.id)}>
                  {sheet.name}
                </a>
              ),
            },
            { head: 'What it lists', cell: ({ sheet }) => listedIn(sheet) },
            { head: 'State', class: 'up-nowrap', cell: (one) => <State {...one} /> },
            { head: 'How it stands', cell: ({ sheet, rounds }) => standingInWords(sheet, rounds) },
            {
              head: 'Last round',
              class: 'up-nowrap',
              cell: ({ rounds: [newest] }) => (newest === undefined ? 'None' : dateInShort(newest.doneAt)),
            },
          ]}
        />
      )}
      <TakeOn {...typed} />
    </Page>
  )
}
