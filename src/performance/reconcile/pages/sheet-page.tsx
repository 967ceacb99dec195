/** One spreadsheet of a team: its rounds against the case system, the next one, and retiring it. */
import { addresses } from '../../../ui/addresses.ts'
import { Button, DayField, ErrorSummary, FileField, PostForm, TextField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Facts, Notice, PagePart, Share } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { dateInShort, dateInWords, figure, plural, sentenceCase } from '../../../ui/words.ts'
import { CasesGone, CasesOffer } from '../../comparing/pages/cases-offer.tsx'
import { withinPerformance } from '../../views/frame.ts'
import { rowFateNames, rowFates } from '../rules/reconcile.ts'
import { rowsIn, standingOf } from '../rules/standing.ts'
import type { Sheet, StoredRound } from '../sheet-store.ts'
import { reconcileTable } from '../tables.ts'
import { agreedInWords, agreementInWords, listedIn, roundAgrees, standingInWords } from './sheet-words.ts'

type Field = 'sheet' | 'extract' | 'cut' | 'why'
export type RoundTyped = { cut: string; why: string; problems: Partial<Record<Field, string>> }

export const nothingTyped: RoundTyped = { cut: '', why: '', problems: {} }

export type SheetView = {
  sheet: Sheet
  /** The newest first. */
  rounds: readonly StoredRound[]
  offered: boolean
  done: string
  typed: RoundTyped
}

function Newest({ rounds: [newest] }: SheetView) {
  if (newest === undefined) return null
  const { counts, cut } = newest
  const all = rowsIn(counts)
  const rows = rowFateNames.flatMap((fate) => (counts.fates[fate] === 0 ? [] : [{ fate, count: counts.fates[fate] }]))
  const { span, later, apart } = counts
  const notes = [
    ...(span === null ? [] : [`The sheet’s dates run from ${dateInWords(span.from)} to ${dateInWords(span.to)}.`]),
    ...(apart === null
      ? []
      : [`Dates differ by up to ${plural(apart.most, 'day')}, half of them by no more than ${figure(apart.middle)}.`]),
    ...(later === 0
      ? []
      : [`${plural(later, 'row')} of days after the extract ${later === 1 ? 'was' : 'were'} left out.`]),
  ]
  return (
    <PagePart id="newest" title={`The newest round, with the extract up to ${dateInWords(cut)}`}>
      <DataTable
        caption={sentenceCase(agreedInWords(newest))}
        rows={rows}
        columns={[
          { head: 'Rows', rowHead: true, cell: ({ fate }) => sentenceCase(fate) },
          {
            head: 'How many',
            cell: ({ count }) => <Share part={count} whole={all} label={`${figure(count)} of ${figure(all)}`} />,
          },
          { head: 'What it means', cell: ({ fate }) => rowFates[fate] },
        ]}
      />
      {notes.length > 0 && <p class="up-muted">{notes.join(' ')}</p>}
    </PagePart>
  )
}

function Rounds({ sheet, rounds }: SheetView) {
  if (rounds.length === 0)
    return (
      <Empty title="No round yet">
        <p>Hand in the spreadsheet together with an extract: the first time you are asked which columns are meant.</p>
      </Empty>
    )
  return (
    <PagePart id="rounds" title="Rounds">
      <DataTable
        caption="The newest first"
        captionHidden
        rows={rounds}
        columns={[
          { head: 'Round', rowHead: true, cell: ({ round }) => figure(round) },
          { head: 'Extract up to', class: 'up-nowrap', cell: ({ cut }) => dateInShort(cut) },
          {
            head: 'Agrees',
            class: 'up-nowrap',
            cell: (one) =>
              roundAgrees(sheet, one) ? <Tag tone="green" word="Agrees" /> : <Tag tone="amber" word="Not enough" />,
          },
          { head: 'Rows', cell: (one) => sentenceCase(agreedInWords(one)) },
          { head: 'Done', cell: ({ doneAt, doneBy }) => `${dateInShort(doneAt)}, by ${doneBy}` },
        ]}
      />
      <p class="up-muted">Of two rounds against extracts of one day only the later one counts.</p>
    </PagePart>
  )
}

function HandIn({ sheet, typed: { cut, problems } }: SheetView) {
  if (sheet.retired !== null) return null
  return (
    <PostForm action={addresses.reconciled(sheet.id)} may="hand in extracts" files>
      <h2 class="govuk-heading-m" id="hand-in">
        The next round
      </h2>
      <FileField id="sheet" label="The spreadsheet" hint="CSV or Excel, with headings." error={problems.sheet} />
      <FileField
        id="extract"
        label="The files of the extract, or one zip of them"
        hint={`Whatever holds the ${(reconcileTable(sheet.of)?.title ?? 'rows').toLowerCase()}; the whole extract is good as well.`}
        error={problems.extract}
        multiple
      />
      <DayField
        id="cut"
        label="Cut date of the extract"
        hint="The last day that it knows. Later rows of the sheet are left out."
        value={cut}
        error={problems.cut}
      />
      <Button>Hold them against each other</Button>
      <p class="up-muted">Both are read in memory and then forgotten: only counts are kept, and no child.</p>
    </PostForm>
  )
}

function Retire({ sheet, rounds, typed: { why, problems } }: SheetView) {
  if (sheet.retired !== null) return null
  const { done } = standingOf(rounds, sheet.agreement)
  return (
    <PostForm action={addresses.reconciledRetire(sheet.id)} may="hand in extracts">
      <h2 class="govuk-heading-m" id="retire">
        Retire the spreadsheet
      </h2>
      {!done && <p class="govuk-body">It does not agree often enough yet; it can be retired all the same.</p>}
      <TextField id="why" label="Why the team needs it no more" value={why} error={problems.why} />
      <Button kind={done ? 'primary' : 'secondary'}>Retire it</Button>
    </PostForm>
  )
}

export function SheetPage(view: SheetView) {
  const { sheet, rounds, offered, done, typed } = view
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }))
  return (
    <Page
      heading={sheet.name}
      caption={`A team’s own spreadsheet (${listedIn(sheet).toLowerCase()})`}
      {...withinPerformance('extracts')}
      lead={standingInWords(sheet, rounds)}
      breadcrumbs={[
        { text: 'Extracts', href: addresses.extracts() },
        { text: 'Teams’ own spreadsheets', href: addresses.reconcile() },
      ]}
    >
      <ErrorSummary errors={errors} />
      {done === 'gone' && <CasesGone />}
      {done === 'made' && <Notice tone="good" title="The spreadsheet is taken on" />}
      <Newest {...view} />
      <CasesOffer offered={offered} action={addresses.reconciledCases(sheet.id)} />
      <Rounds {...view} />
      <Facts
        items={[
          { name: 'Agreed is', value: agreementInWords(sheet) },
          {
            name: 'Columns',
            value:
              sheet.columns === null ? 'Asked in the first round' : `${sheet.columns.reference}, ${sheet.columns.date}`,
          },
          { name: 'Taken on', value: `${dateInWords(sheet.madeAt)}, by ${sheet.madeBy}` },
          ...(sheet.retired === null
            ? []
            : [
                {
                  name: 'Retired',
                  value: `${dateInWords(sheet.retired.at)}, by ${sheet.retired.by}: ${sheet.retired.why}`,
                },
              ]),
        ]}
      />
      <HandIn {...view} />
      <Retire {...view} />
    </Page>
  )
}
