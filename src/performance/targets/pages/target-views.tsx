/** How a target and its standing look, on every page that shows them. */
import type { Child } from 'hono/jsx'
import { addresses } from '../../../ui/addresses.ts'
import { useFrame } from '../../../ui/frame.ts'
import { type Column, DataTable } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { listInWords, numberInWords, sentenceCase } from '../../../ui/words.ts'
import { slugOf } from '../../indicators/library.ts'
import { periodInWords } from '../../rules/periods.ts'
import { baselineIsLate } from '../rules/standing.ts'
import type { FullStanding } from '../standings.ts'
import type { TargetStanding, TargetState } from '../target.ts'
import { levelInWords, paceInWords, standingInWords, targetInWords } from '../target-words.ts'

const looks: Record<TargetState, { tone: Tone; word: string }> = {
  reached: { tone: 'green', word: 'Reached' },
  missed: { tone: 'red', word: 'Missed' },
  'to come': { tone: 'plain', word: 'To come' },
  'no figure': { tone: 'grey', word: 'No figure' },
  'baseline to be set': { tone: 'grey', word: 'Baseline to be set' },
}

export function StandingTag({ standing: { state, target }, today }: { standing: TargetStanding; today: string }) {
  if (baselineIsLate(target, today)) return <Tag tone="amber" word="Baseline is late" />
  return <Tag {...looks[state]} />
}

/** The denominator of the period that a standing is of, for “six more of 40”. */
export function denominatorOf({ series, at }: Pick<FullStanding, 'series' | 'at'>): number | null {
  return series.points.find(({ period }) => period === at)?.denominator ?? null
}

export const targetName = ({ indicator, target }: FullStanding): string =>
  sentenceCase(targetInWords(indicator.unit, target))

/** Where it begins, where it was read from, and its words, under the target itself. */
function Behind({ standing: { target, indicator }, words }: { standing: FullStanding; words: boolean }) {
  const { start, requirement } = target
  return (
    <>
      {start !== null && (
        <p class="up-hint">
          On a line from {levelInWords(indicator.unit, start.value)} in {periodInWords(start.period)}.
        </p>
      )}
      {words && target.words !== '' && (
        <p class="up-hint">
          {requirement === null ? '' : `${requirement}: `}“{target.words}”
        </p>
      )}
    </>
  )
}

function Stands({ standing, today }: { standing: FullStanding; today: string }) {
  const { indicator, arrival, state } = standing
  const pace = state === 'to come' || state === 'missed' ? paceInWords(indicator.unit, arrival) : ''
  return (
    <>
      {standingInWords(indicator.unit, standing, denominatorOf(standing))}
      {baselineIsLate(standing.target, today) && ' That day is over: set the level, or say why not.'}
      {pace !== '' && <p class="up-hint">{pace}</p>}
    </>
  )
}

type TableProps = {
  caption: Child
  captionHidden?: boolean
  standings: readonly FullStanding[]
  today: string
  /** Columns before the target: what it is a target of. */
  of?: readonly Column<FullStanding>[]
  /** The printed words under each target. */
  words?: boolean
}

export function TargetTable({ caption, captionHidden, standings, today, of = [], words = true }: TableProps) {
  const { may } = useFrame()
  const change: Column<FullStanding>[] = may('set targets')
    ? [
        {
          head: <span class="govuk-visually-hidden">Change</span>,
          class: 'up-screen-only',
          cell: (standing) => <ChangeLink standing={standing} />,
        },
      ]
    : []
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden === true}
      rows={standings}
      columns={[
        ...of,
        {
          head: 'Asked for',
          rowHead: of.length === 0,
          cell: (standing) => (
            <>
              {targetName(standing)}
              <Behind standing={standing} words={words} />
            </>
          ),
        },
        { head: 'Standing', cell: (standing) => <StandingTag standing={standing} today={today} /> },
        { head: 'How far', cell: (standing) => <Stands standing={standing} today={today} /> },
        ...change,
      ]}
    />
  )
}

function ChangeLink({ standing }: { standing: FullStanding }) {
  const { target, indicator } = standing
  return (
    <a class="govuk-link" href={addresses.target(slugOf(indicator.code), target.id)}>
      Change
      <span class="govuk-visually-hidden">
        {' '}
        {indicator.title}: {targetName(standing)}
      </span>
    </a>
  )
}

/** In the order in which a sentence counts them. */
const stateWords: Record<TargetState, string> = {
  missed: 'missed',
  reached: 'reached',
  'to come': 'still to come',
  'no figure': 'without a figure',
  'baseline to be set': 'waiting for a baseline',
}

/** `Of five targets, two are reached, one is missed and two are still to come.` */
export function standingsInASentence(standings: readonly FullStanding[], today: string): string {
  if (standings.length === 0) return 'No target is set.'
  const late = standings.filter(({ target }) => baselineIsLate(target, today)).length
  const parts = Object.entries(stateWords).flatMap(([state, words]) => {
    const count = standings.filter((standing) => standing.state === state).length
    return count === 0 ? [] : [`${numberInWords(count)} ${count === 1 ? 'is' : 'are'} ${words}`]
  })
  const overdue =
    late === 0 ? '' : ` ${sentenceCase(numberInWords(late))} ${late === 1 ? 'baseline is' : 'baselines are'} late.`
  const [only] = standings
  if (standings.length === 1 && only !== undefined)
    return `There is one target: it is ${stateWords[only.state]}.${overdue}`
  return `Of ${numberInWords(standings.length)} targets, ${listInWords(parts)}.${overdue}`
}
