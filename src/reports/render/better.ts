/** Whether it is better for children, as blocks of a document: where all is done and nothing better, then every measure. */
import type { ReportBlock, TableBlock, TableCell } from '../../documents/writers/report-document.ts'
import type { FeltState } from '../../performance/links/rules/felt.ts'
import type { StateColour } from '../../ui/palette.ts'
import type { BetterRow, BetterSection, MismatchRow } from '../monthly.ts'
import { mismatchCharts } from './charts.ts'

const colours: Record<FeltState, StateColour> = {
  worse: 'red',
  'not yet': 'amber',
  improving: 'green',
  'not measured yet': 'grey',
  'out of date': 'grey',
  reached: 'grey',
  sustained: 'blue',
}

/** First in the report, with the figures and a chart of each; nothing where there is no such thing. */
export function nothingBetterBlocks({ heading, rows, sentence, more }: BetterSection['nothingBetter']): ReportBlock[] {
  if (rows.length === 0) return []
  return [
    { kind: 'callout', colour: 'red', title: heading, text: sentence },
    ...rows.flatMap(mismatchBlocks),
    ...(more === null ? [] : [{ kind: 'paragraph', look: 'muted', text: `${more}.` } as const]),
  ]
}

function mismatchBlocks({ ref, text, delivered, actions, measures }: MismatchRow): ReportBlock[] {
  const done = `${delivered} of ${actions} ${actions === 1 ? 'action' : 'actions'} delivered`
  return [
    {
      kind: 'paragraph',
      text: [
        { text: ref === null ? text : `${ref} ${text}`, look: 'strong' },
        { text: ` (${done})`, look: 'muted' },
      ],
    },
    ...measures.flatMap((measure): ReportBlock[] => [
      { kind: 'paragraph', text: measure.sentence },
      ...mismatchCharts(measure).map((chart): ReportBlock => ({ kind: 'chart', chart })),
    ]),
  ]
}

export function betterBlocks(better: BetterSection): ReportBlock[] {
  const { heading, sentence, rows, more, betterNotDone } = better
  const blocks: ReportBlock[] = [
    { kind: 'heading', level: 1, text: heading },
    { kind: 'paragraph', text: sentence },
  ]
  if (rows.length > 0) blocks.push(betterTable(better))
  if (more !== null) blocks.push({ kind: 'paragraph', look: 'muted', text: `${more}.` })
  if (betterNotDone.length > 0) {
    blocks.push({ kind: 'paragraph', text: [{ text: 'Better though not done', look: 'strong' }] })
    blocks.push({ kind: 'list', items: betterNotDone })
  }
  return blocks
}

function betterTable({ heading, rows }: BetterSection): TableBlock {
  return {
    kind: 'table',
    name: heading,
    rowHeadings: true,
    columns: [
      { heading: 'Measure', width: 3.2 },
      { heading: 'For', width: 1.5 },
      { heading: 'Newest figure', width: 2 },
      { heading: 'Asked for', width: 2 },
      { heading: 'Distance', width: 2.2 },
      { heading: 'Felt', width: 2 },
    ],
    rows: rows.map(betterCells),
  }
}

function betterCells(row: BetterRow): TableCell[] {
  const muted = (text: string) => [{ text, look: 'muted' } as const]
  return [
    { paragraphs: [row.title, muted(row.base)] },
    row.measures,
    row.time === '' ? 'None yet' : { paragraphs: [row.valueInWords, muted(row.time)] },
    row.targetInWords === '' ? 'No target' : row.targetInWords,
    row.distance,
    {
      paragraphs: [
        [{ tag: colours[row.state], text: row.stateInWords }],
        ...[row.direction, row.held].filter((one) => one !== '').map(muted),
      ],
    },
  ]
}
