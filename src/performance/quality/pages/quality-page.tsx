/** What the figures rest on: every check of data quality, for the authority, an area or a team, and how it was before. */
import { raw } from 'hono/html'
import { addresses } from '../../../ui/addresses.ts'
import { sparkline } from '../../../ui/charts/index.ts'
import { Button, SelectField } from '../../../ui/forms.tsx'
import { Page } from '../../../ui/layout.tsx'
import { Details, Empty } from '../../../ui/parts.tsx'
import { DataTable } from '../../../ui/table.tsx'
import { dateInWords, figure, plural } from '../../../ui/words.ts'
import type { StoredExtract } from '../../figures/extract-store.ts'
import type { DatedUnit } from '../../figures/unit-store.ts'
import { slugOf } from '../../indicators/library.ts'
import { stateWords } from '../../pages/extracts-page.tsx'
import { withinPerformance } from '../../views/frame.ts'
import { checkKinds } from '../check.ts'
import { type Standing, worstOf } from '../rules/standing.ts'

export type Shown = {
  /** Null where no extract was handed in. */
  extract: StoredExtract | null
  extracts: readonly StoredExtract[]
  unit: DatedUnit | null
  units: readonly DatedUnit[]
  standings: readonly Standing[]
  /** Which extract the address asks for, so that links keep it. */
  asked: string
}

export const queryOf = ({ asked, unit }: Pick<Shown, 'asked' | 'unit'>) => ({ extract: asked, unit: unit?.id ?? '' })

export function shareInWords({ count, of }: Pick<Standing, 'count' | 'of'>): string {
  if (count === 0) return '0%'
  const share = (100 * count) / of
  return share < 0.1 ? 'under 0.1%' : `${share.toFixed(share < 10 ? 1 : 0)}%`
}

/** Against the extract before, as a word. */
export function changeInWords({ count, before }: Standing): string {
  if (before === null) return ''
  if (before === count) return 'as before'
  return `${count > before ? 'up' : 'down'} from ${figure(before)}`
}

export function ChooseUnit({ action, shown }: { action: string; shown: Shown }) {
  const { asked, unit, units, extracts, extract } = shown
  if (units.length === 0 && extracts.length < 2) return null
  const cuts = extracts.map(({ id, cut, state }) => ({
    value: id,
    text: `${dateInWords(cut)}${state === 'published' ? '' : ` (${stateWords[state].toLowerCase()})`}`,
  }))
  return (
    <form class="up-filters up-filters__form up-screen-only" method="get" action={action}>
      <SelectField
        id="unit"
        label="Team or area"
        value={unit?.id ?? ''}
        options={[
          { value: '', text: 'The whole authority' },
          ...units.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField id="extract" label="Extract up to" value={asked || (extract?.id ?? '')} options={cuts} />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

function Found({ shown }: { shown: Shown }) {
  const found = shown.standings.filter(({ count }) => count > 0)
  if (found.length === 0) return null
  const rank = ({ check }: Standing) => checkKinds.indexOf(check.kind)
  return (
    <DataTable
      caption="What was found"
      captionHidden
      rows={found.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count)}
      sortable
      columns={[
        {
          head: 'Check',
          rowHead: true,
          cell: ({ check }) => (
            <>
              <a class="govuk-link" href={addresses.qualityCheck(slugOf(check.code), queryOf(shown))}>
                {check.title}
              </a>
              <br />
              <span class="up-muted">{check.kind}</span>
            </>
          ),
        },
        { head: 'Found', numeric: true, cell: ({ count }) => <strong>{figure(count)}</strong> },
        { head: 'Looked at', cell: ({ of, check }) => `of ${figure(of)} ${check.of}` },
        { head: 'Share', numeric: true, cell: shareInWords },
        { head: 'Change', class: 'up-nowrap', cell: changeInWords },
        { head: 'Over time', class: 'up-spark', cell: ({ shares }) => raw(sparkline(shares)) },
        { head: 'What to do', cell: ({ check }) => check.remedy },
      ]}
    />
  )
}

function Clean({ standings }: Shown) {
  const clean = standings.filter(({ count }) => count === 0)
  if (clean.length === 0) return null
  return (
    <Details summary={`${plural(clean.length, 'check')} found nothing`}>
      <ul class="govuk-list govuk-list--bullet">
        {clean.map(({ check, of }) => (
          <li>
            {check.title}: none of {figure(of)} {check.of}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function leadOf({ extract, unit, standings }: Shown): string {
  if (extract === null) return 'What the figures rest on shows here once an extract was handed in.'
  const where = unit === null ? '' : ` in ${unit.name}`
  const until = `in the extract up to ${dateInWords(extract.cut)}`
  const worst = worstOf(standings)
  if (worst === null)
    return standings.length === 0
      ? `Nothing${where} was looked at ${until}.`
      : `None of ${plural(standings.length, 'check')} found anything wrong${where} ${until}.`
  const found = standings.filter(({ count }) => count > 0).length
  const change = changeInWords(worst)
  const [first, rest] = [worst.check.title.charAt(0).toLowerCase(), worst.check.title.slice(1)]
  return `The most to put right${where} ${until}: ${figure(worst.count)} ${first}${rest} (${shareInWords(worst)} of ${figure(worst.of)}${change === '' ? '' : `, ${change}`}). ${found} of ${plural(standings.length, 'check')} found something.`
}

export function QualityPage(shown: Shown) {
  const { extract, unit } = shown
  return (
    <Page
      heading={unit === null ? 'What the figures rest on' : `What the figures of ${unit.name} rest on`}
      caption="Data quality"
      {...withinPerformance('quality')}
      lead={leadOf(shown)}
      breadcrumbs={[{ text: 'Where the indicators stand', href: addresses.dashboard() }]}
    >
      {extract === null ? (
        <Empty title="No extract yet">
          <p>
            An analyst hands in what the case system exports; each extract is checked as it is read.{' '}
            <a class="govuk-link" href={addresses.extracts()}>
              Extracts
            </a>
          </p>
        </Empty>
      ) : (
        <>
          <ChooseUnit action={addresses.quality()} shown={shown} />
          <Found shown={shown} />
          <Clean {...shown} />
          <p class="up-muted">
            Counted over the whole extract as it was read. Only counts are kept: the cases themselves are found in the
            case system. The line shows the share in each extract so far.
          </p>
        </>
      )}
    </Page>
  )
}
