/** One check of data quality: by area and team, over the extracts so far, and what to do about it. */
import { addresses } from '../../../ui/addresses.ts'
import { Page } from '../../../ui/layout.tsx'
import { Empty, Facts } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, figure } from '../../../ui/words.ts'
import type { DatedUnit } from '../../figures/unit-store.ts'
import { slugOf } from '../../indicators/library.ts'
import { withinPerformance } from '../../views/frame.ts'
import type { Check, QualityCount } from '../check.ts'
import type { Standing } from '../rules/standing.ts'
import { ChooseUnit, changeInWords, queryOf, type Shown, shareInWords } from './quality-page.tsx'

export type CheckShown = Shown & {
  check: Check
  /** Of the unit that is shown; null where nothing of the kind was looked at. */
  standing: Standing | null
  /** Of every unit, in the extract that is shown. */
  counts: readonly QualityCount[]
  /** Oldest first, of the unit that is shown. */
  history: readonly { cut: string; count: number; of: number }[]
}

function Teams(shown: CheckShown) {
  const byId = new Map(shown.units.map((unit) => [unit.id, unit]))
  const rows = shown.counts.flatMap((count) => {
    const unit = byId.get(count.unit)
    return unit === undefined ? [] : [{ ...count, unit }]
  })
  const areaOf = ({ parent }: DatedUnit) => byId.get(parent ?? '')?.name ?? ''
  const part = (kind: DatedUnit['kind'], caption: string) => {
    const own = rows.filter(({ unit }) => unit.kind === kind).toSorted((a, b) => b.count - a.count || b.of - a.of)
    if (own.length === 0) return null
    return (
      <DataTable
        caption={caption}
        rows={own}
        sortable
        columns={[
          {
            head: kind === 'team' ? 'Team' : 'Area',
            rowHead: true,
            cell: ({ unit }) => (
              <a class="govuk-link" href={addresses.quality({ ...queryOf(shown), unit: unit.id })}>
                {unit.name}
              </a>
            ),
          },
          ...(kind === 'team' ? [{ head: 'Area', cell: ({ unit }: { unit: DatedUnit }) => areaOf(unit) }] : []),
          { head: 'Found', numeric: true, cell: ({ count }) => figure(count) },
          { head: 'Looked at', numeric: true, cell: ({ of }) => figure(of) },
          { head: 'Share', numeric: true, cell: shareInWords },
        ]}
      />
    )
  }
  return (
    <>
      {part('area', 'By area')}
      {part('team', 'By team')}
    </>
  )
}

function History({ history }: CheckShown) {
  if (history.length < 2) return null
  return (
    <DataTable
      caption="Over the extracts"
      rows={history.toReversed()}
      columns={[
        { head: 'Extract up to', rowHead: true, cell: ({ cut }) => dateInWords(cut) },
        { head: 'Found', numeric: true, cell: ({ count }) => figure(count) },
        { head: 'Looked at', numeric: true, cell: ({ of }) => figure(of) },
        { head: 'Share', numeric: true, cell: shareInWords },
      ]}
    />
  )
}

function leadOf({ check, extract, unit, standing }: CheckShown): string {
  const where = unit === null ? 'the whole authority' : unit.name
  if (extract === null) return `${check.why} No extract was handed in yet.`
  const until = `In the extract up to ${dateInWords(extract.cut)}, ${where}`
  if (standing === null) return `${until}: there was nothing of the kind to look at.`
  const change = changeInWords(standing)
  return `${until}: ${figure(standing.count)} of ${figure(standing.of)} ${check.of} (${shareInWords(standing)}${change === '' ? '' : `, ${change}`}).`
}

export function CheckPage(shown: CheckShown) {
  const { check, standing } = shown
  return (
    <Page
      heading={check.title}
      caption={`Data quality: ${check.kind.toLowerCase()}`}
      {...withinPerformance('quality')}
      lead={leadOf(shown)}
      breadcrumbs={[{ text: 'What the figures rest on', href: addresses.quality(queryOf(shown)) }]}
    >
      <ChooseUnit action={addresses.qualityCheck(slugOf(check.code))} shown={shown} />
      <Facts
        items={[
          { name: 'What it does', value: check.why },
          { name: 'What to do', value: check.remedy },
          ...(check.census ? [{ name: 'In the census', value: `Asks the same as check ${check.census}.` }] : []),
        ]}
      />
      {standing === null && (
        <Empty title="Nothing of the kind was looked at">
          <p>
            The extract holds no {check.of}, or lacks the column.{' '}
            <a class="govuk-link" href={addresses.quality(queryOf(shown))}>
              All checks
            </a>
          </p>
        </Empty>
      )}
      <Teams {...shown} />
      <History {...shown} />
    </Page>
  )
}
