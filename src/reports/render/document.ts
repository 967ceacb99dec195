/** The monthly report as a document: what stands where. It decides nothing about the plan and computes no figure. */
import {
  chartTable,
  type ReportBlock,
  type ReportDocument,
  type TableBlock,
} from '../../documents/writers/report-document.ts'
import type { ChangesSection, MonthlyReport, Section } from '../monthly.ts'
import { betterBlocks, nothingBetterBlocks } from './better.ts'
import { monthlyCharts } from './charts.ts'
import { risksBlocks } from './risks.ts'
import {
  actionsTable,
  changesTable,
  disagreementsTable,
  findingsTable,
  gapsTable,
  themesTable,
  waitingTable,
} from './tables.ts'

/**
 * The report to be written as HTML, Word or PDF: the headline, the counts, the marks and the key to the colours on one
 * page, then one page of charts, then what is off its course, then the plan's own changes and faults.
 */
export function monthlyDocument(report: MonthlyReport): ReportDocument {
  const charts = monthlyCharts(report)
  return {
    title: report.title,
    subtitle: [report.authority, `as at ${report.asAtInWords}`].filter((part) => part !== null).join(', '),
    footer: `${report.plan}, as at ${report.asAtInWords}`,
    author: report.authority ?? 'Upturn',
    date: report.asAt,
    sections: [
      { blocks: [...opening(report), ...betterBlocks(report.better), ...marks(report)] },
      {
        newPage: true,
        blocks: [heading(1, 'In pictures'), ...charts.map((chart): ReportBlock => ({ kind: 'chart', chart }))],
      },
      {
        landscape: true,
        newPage: true,
        blocks: [
          heading(1, 'Exceptions'),
          ...sectionBlocks(report.overdue, actionsTable(report.overdue, false)),
          ...sectionBlocks(report.atRisk, actionsTable(report.atRisk, true)),
          ...sectionBlocks(report.dueSoon, actionsTable(report.dueSoon, true)),
          ...sectionBlocks(report.gaps, gapsTable(report.gaps)),
          ...sectionBlocks(report.disagreements, disagreementsTable(report.disagreements)),
          ...risksBlocks(report.risks),
        ],
      },
      {
        newPage: true,
        blocks: [
          heading(1, 'The plan'),
          ...changesBlocks(report.changes),
          ...sectionBlocks(report.findings, findingsTable(report.findings)),
        ],
      },
      { pagesOnly: true, blocks: [heading(1, 'The figures of the charts'), ...charts.map(chartTable)] },
    ],
  }
}

/** What changed, what else was recorded, and what somebody still has to decide. */
function changesBlocks(changes: ChangesSection): ReportBlock[] {
  const blocks = sectionBlocks(changes, changesTable(changes))
  if (changes.also !== null) blocks.push({ kind: 'paragraph', look: 'muted', text: changes.also })
  if (changes.waiting.length > 0) blocks.push(heading(2, 'Changes that wait for a decision'), waitingTable(changes))
  return blocks
}

/** The most important sentence, then the counts, then what else the board should know. */
function opening(report: MonthlyReport): ReportBlock[] {
  return [
    { kind: 'paragraph', look: 'lead', text: report.headline },
    ...nothingBetterBlocks(report.better.nothingBetter),
    {
      kind: 'figures',
      items: report.counts.map(({ key, count, label }) => ({
        value: count.toLocaleString('en-GB'),
        label,
        colour: key === 'overdue' && count > 0 ? 'red' : undefined,
      })),
    },
    { kind: 'list', items: report.summary },
  ]
}

function marks(report: MonthlyReport): ReportBlock[] {
  return [
    heading(1, report.marks.heading),
    { kind: 'paragraph', text: report.marks.sentence },
    themesTable(report.marks),
    heading(2, 'Key to the colours'),
    { kind: 'key', entries: report.key.map(({ colour, word, meaning }) => ({ colour, word, meaning })) },
    ...report.keyNotes.map((text): ReportBlock => ({ kind: 'paragraph', look: 'muted', text })),
  ]
}

function heading(level: 1 | 2, text: string): ReportBlock {
  return { kind: 'heading', level, text }
}

/** A heading, its sentence, the rows where there are any, and how many more there are. */
function sectionBlocks(section: Section<unknown>, table: TableBlock): ReportBlock[] {
  const blocks: ReportBlock[] = [heading(2, section.heading), { kind: 'paragraph', text: section.sentence }]
  if (section.rows.length > 0) blocks.push(table)
  if (section.more !== null) blocks.push({ kind: 'paragraph', look: 'muted', text: sentenceOf(section.more) })
  return blocks
}

/** `and 12 more in the plan` standing by itself. */
function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
