/** Why an extract gives other figures than what was reported. */
import { addresses } from '../../../ui/addresses.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Facts, PagePart, Share } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, figure, plural, sentenceCase } from '../../../ui/words.ts'
import { CasesGone, CasesOffer } from '../../comparing/pages/cases-offer.tsx'
import type { StoredExtract } from '../../figures/extract-store.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { selectIndicator, slugOf } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import { valueInWords } from '../../rules/value-words.ts'
import { withinPerformance } from '../../views/frame.ts'
import { byCause, casesIn, causesTold, isOther, mainCause, measured, mostTelling } from '../rules/told.ts'
import type { VarianceMonth } from '../variance.ts'
import type { StoredVariance } from '../variance-store.ts'
import { VarianceForm, type VarianceTyped } from './variance-form.tsx'

export type VarianceView = {
  extract: StoredExtract
  variance: StoredVariance | null
  /** The one indicator that is asked for. */
  indicator: Indicator | null
  offered: boolean
  gone: boolean
  typed: VarianceTyped
}

const unitOf = (code: string) => selectIndicator(code).unit

const counted = (one: VarianceMonth['was']) =>
  one === null
    ? 'no figure'
    : one.denominator === 0
      ? 'none to count'
      : one.denominator === null
        ? figure(one.numerator)
        : `${figure(one.numerator)} of ${figure(one.denominator)}`

/** A rate without the number of children who live there is told by its numerator. */
function said(indicator: string, one: VarianceMonth['was']): string {
  const value = measured(unitOf(indicator), one)
  return value === null ? counted(one) : valueInWords(unitOf(indicator), value)
}

/** What was and what is; where rounding hides the difference, the counts say it. */
function bothSaid({ indicator, was, now }: VarianceMonth): { before: string; after: string } {
  const [before, after] = [said(indicator, was), said(indicator, now)]
  return before === after ? { before: counted(was), after: counted(now) } : { before, after }
}

const signed = (count: number) => (count > 0 ? `+${figure(count)}` : count < 0 ? `−${figure(-count)}` : '0')

function leadOf(months: readonly VarianceMonth[], variance: StoredVariance): string {
  const most = mostTelling(months, unitOf)
  if (most === null)
    return months.length === 0
      ? `Every figure from ${periodInWords(variance.from)} to ${periodInWords(variance.to)} is as it was reported.`
      : 'Every figure of the authority is as it was reported; cases behind it are not the same.'
  const { indicator, month } = most
  const { before, after } = bothSaid(most)
  return `${selectIndicator(indicator).title}, ${periodInWords(month)}: reported as ${before}, it is now ${after}. ${sentenceCase(mainCause(most))}.`
}

function Causes({ months, of }: { months: readonly VarianceMonth[]; of: Indicator | null }) {
  const causes = byCause(months)
  const all = causes.reduce((sum, { cases }) => sum + cases, 0)
  return (
    <PagePart id="causes" title="Why, and what to do">
      <DataTable
        caption={`${plural(all, 'change')}, one for each case in each month${of === null ? ' and indicator' : ''}`}
        rows={causes}
        columns={[
          { head: 'Cause', rowHead: true, cell: ({ cause }) => causesTold[cause].title },
          {
            head: 'Changes',
            cell: ({ cases }) => <Share part={cases} whole={all} label={`${figure(cases)} of ${figure(all)}`} />,
          },
          { head: 'What to do', cell: ({ cause }) => causesTold[cause].todo },
        ]}
      />
    </PagePart>
  )
}

const href = (extract: StoredExtract, indicator: string) =>
  addresses.extractVariance(extract.id, { indicator: slugOf(indicator) })

/** One row for each indicator, with its newest month that is another one. */
function ByIndicator({ extract, months }: { extract: StoredExtract; months: readonly VarianceMonth[] }) {
  const rows = [...Map.groupBy(months, ({ indicator }) => indicator)].map(([indicator, own]) => {
    const other = own.filter(isOther)
    return { indicator, other: other.length, cases: casesIn({ causes: byCause(own) }), newest: other.at(-1) ?? null }
  })
  return (
    <PagePart id="indicators" title="By indicator">
      <DataTable
        caption="The newest month that is another one, and how many there are"
        rows={rows.toSorted((a, b) => b.other - a.other || b.cases - a.cases)}
        columns={[
          {
            head: 'Indicator',
            rowHead: true,
            cell: ({ indicator }) => (
              <a class="govuk-link" href={href(extract, indicator)}>
                {selectIndicator(indicator).title}
              </a>
            ),
          },
          { head: 'Months', numeric: true, cell: ({ other }) => figure(other) },
          { head: 'Newest', cell: ({ newest }) => (newest === null ? 'Only by team' : periodInWords(newest.month)) },
          {
            head: 'Reported',
            numeric: true,
            cell: ({ newest }) => (newest === null ? '' : bothSaid(newest).before),
          },
          {
            head: 'Re-run',
            numeric: true,
            cell: ({ newest }) => (newest === null ? '' : bothSaid(newest).after),
          },
          { head: 'Changes', numeric: true, cell: ({ cases }) => figure(cases) },
        ]}
      />
    </PagePart>
  )
}

function ByMonth({ months }: { months: readonly VarianceMonth[] }) {
  const divided = months.some(({ causes }) => causes.some(({ denominator }) => denominator !== 0))
  return (
    <PagePart id="months" title="By month">
      <DataTable
        caption="Reported and re-run, with what makes the difference"
        rows={months.toReversed()}
        columns={[
          { head: 'Month', rowHead: true, class: 'up-nowrap', cell: ({ month }) => periodInWords(month) },
          { head: 'Reported', numeric: true, cell: (one) => bothSaid(one).before },
          { head: 'Re-run', numeric: true, cell: (one) => bothSaid(one).after },
          ...(divided
            ? [{ head: 'Counted', cell: ({ was, now }: VarianceMonth) => `${counted(was)}, now ${counted(now)}` }]
            : []),
          {
            head: 'Why',
            cell: ({ causes }) => (
              <>
                {causes.map(({ cause, cases, numerator, denominator }) => (
                  <div>
                    {causesTold[cause].title}: {plural(cases, 'case')} ({signed(numerator)} counted
                    {divided && `, ${signed(denominator)} in all`})
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
    </PagePart>
  )
}

function ByTeam({
  extract,
  variance,
  indicator,
}: {
  extract: StoredExtract
  variance: StoredVariance
  indicator: Indicator | null
}) {
  const names = new Map(extract.units.map(({ id, name }) => [id, name]))
  const own = variance.teams.filter((one) => indicator === null || one.indicator === indicator.code)
  const rows = [...Map.groupBy(own, ({ team }) => team)].map(([team, all]) => {
    const [first] = all.toSorted((a, b) => b.cases - a.cases)
    return { team, cases: all.reduce((sum, { cases }) => sum + cases, 0), first }
  })
  if (rows.length < 2) return null
  const most = Math.max(...rows.map(({ cases }) => cases))
  return (
    <PagePart id="teams" title="By team">
      <DataTable
        caption="Changes, the most first"
        rows={rows.toSorted((a, b) => b.cases - a.cases)}
        columns={[
          { head: 'Team', rowHead: true, cell: ({ team }) => names.get(team) ?? 'No team that is listed' },
          { head: 'Changes', cell: ({ cases }) => <Share part={cases} whole={most} label={figure(cases)} /> },
          { head: 'Mostly', cell: ({ first }) => (first === undefined ? '' : causesTold[first.cause].title) },
        ]}
      />
    </PagePart>
  )
}

function Result({ extract, variance, indicator }: VarianceView & { variance: StoredVariance }) {
  const months = variance.months.filter((one) => indicator === null || one.indicator === indicator.code)
  const { earlier, earlierCut } = variance
  return (
    <>
      {months.length > 0 && (
        <>
          <Causes months={months} of={indicator} />
          {indicator === null ? <ByIndicator extract={extract} months={months} /> : <ByMonth months={months} />}
          <ByTeam extract={extract} variance={variance} indicator={indicator} />
        </>
      )}
      <Facts
        items={[
          {
            name: 'What was reported',
            value:
              earlier === null ? (
                `The extract up to ${dateInWords(earlierCut)}, which was never handed in here`
              ) : (
                <a class="govuk-link" href={addresses.extract(earlier)}>
                  The extract up to {dateInWords(earlierCut)}
                </a>
              ),
          },
          { name: 'Months that both know', value: `${periodInWords(variance.from)} to ${periodInWords(variance.to)}` },
          { name: 'Indicators', value: `${figure(variance.indicators)}, counted case by case` },
          { name: 'Explained', value: `${dateInWords(variance.explainedAt)}, by ${variance.explainedBy}` },
        ]}
      />
      {variance.months.length > 0 && (
        <p class="govuk-body up-screen-only">
          <a class="govuk-link" href={addresses.extractVarianceFile(extract.id)}>
            Download the counts as CSV
          </a>
        </p>
      )}
      <p class="up-muted">
        What was published stays as it was. Where a child has several cases of a kind, which of them was corrected is
        the likeliest reading and not proof.
      </p>
    </>
  )
}

export function VariancePage(view: VarianceView) {
  const { extract, variance, indicator, offered, gone, typed } = view
  const errors = Object.entries(typed.problems).map(([field, text]) => ({ text, href: `#${field}` }))
  const own = variance?.months.filter((one) => indicator === null || one.indicator === indicator.code) ?? []
  const above = indicator === null ? [] : [{ text: 'What changed', href: addresses.extractVariance(extract.id) }]
  return (
    <Page
      heading={indicator === null ? 'What changed since it was reported' : `What changed: ${indicator.title}`}
      caption={`Extract up to ${dateInWords(extract.cut)}`}
      {...withinPerformance('extracts')}
      lead={
        variance === null ? 'Nobody has had the difference to an earlier extract explained yet.' : leadOf(own, variance)
      }
      breadcrumbs={[
        { text: 'Extracts', href: addresses.extracts() },
        { text: `Up to ${dateInWords(extract.cut)}`, href: addresses.extract(extract.id) },
        ...above,
      ]}
    >
      <ErrorSummary errors={errors} />
      {gone && <CasesGone />}
      {variance === null ? (
        <Empty title="A month is never quite over">
          <p>
            After data was cleaned or keyed in late, this extract gives other figures for months that were reported
            already. Handed in together, the two are held against each other case by case, and the difference is
            explained by cause, in counts that add up.
          </p>
        </Empty>
      ) : (
        <Result {...view} variance={variance} />
      )}
      <CasesOffer offered={offered} action={addresses.extractVarianceCases(extract.id)} />
      {indicator === null && <VarianceForm extract={extract} typed={typed} />}
    </Page>
  )
}
