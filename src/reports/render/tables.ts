/** The tables of the monthly report, cell by cell. */
import type { Inline, Rich, TableBlock, TableCell } from '../../documents/writers/report-document.ts'
import type {
  ActionRow,
  ChangeRow,
  ChangesSection,
  DisagreementRow,
  FindingRow,
  GapRow,
  MonthlyReport,
  Section,
  ThemeRow,
} from '../monthly.ts'

type Mark = ThemeRow['marks']['done']

export function themesTable(marks: MonthlyReport['marks']): TableBlock {
  const themes = marks.themes.map((row) => themeCells(row))
  // One theme is the whole plan: no need to say it twice.
  const rows = marks.themes.length > 1 ? [...themes, themeCells(marks.plan)] : themes
  return {
    kind: 'table',
    name: 'Done, evidenced and felt, by theme',
    rowHeadings: true,
    columns: [
      { heading: 'Theme', width: 3.4 },
      { heading: 'Standing', width: 1.9 },
      { heading: 'Done', width: 1.1 },
      { heading: 'Evidenced', width: 1.1 },
      { heading: 'Felt', width: 1.5 },
    ],
    rows,
  }
}

function themeCells({ title, rag, marks }: ThemeRow): TableCell[] {
  return [
    title,
    [{ tag: rag.colour, text: rag.word }],
    markInWords(marks.done),
    markInWords(marks.evidenced),
    feltCell(marks.felt),
  ]
}

function feltCell({ count, of, worse }: ThemeRow['marks']['felt']): string {
  if (of === 0) return 'not measured yet'
  return `${count} of ${of}${worse === 0 ? '' : `; ${worse} worse`}`
}

function markInWords({ count, of, state }: Mark): string {
  return state === 'nothing to count' ? state : `${count.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}`
}

/** The actions of a section. `withState` shows the colour: left out where all the rows have the same. */
export function actionsTable(section: Section<ActionRow>, withState: boolean): TableBlock {
  const state = withState ? [{ heading: 'Standing', width: 1.35 }] : []
  return {
    kind: 'table',
    name: section.heading,
    columns: [
      { heading: 'Ref', width: 0.8 },
      { heading: 'Action', width: 4.2 },
      { heading: 'Lead', width: 1.9 },
      { heading: 'Due', width: 1.5 },
      ...state,
      { heading: 'Why, and what next', width: 3.8 },
    ],
    rows: section.rows.map((row) => {
      const tag: TableCell[] = withState ? [[{ tag: row.rag.colour, text: row.rag.word }]] : []
      return [refOf(row), row.text, row.lead, dueOf(row), ...tag, whyOf(row)]
    }),
  }
}

export function gapsTable(section: Section<GapRow>): TableBlock {
  return {
    kind: 'table',
    name: section.heading,
    columns: [
      { heading: 'Ref', width: 0.8 },
      { heading: 'Action', width: 5 },
      { heading: 'Missing', width: 1.4 },
      { heading: 'Lead', width: 2.2 },
      { heading: 'Deadline', width: 2 },
    ],
    rows: section.rows.map((row) => [refOf(row), row.text, row.missing, row.lead, dueOf(row)]),
  }
}

/** Both colours, each with its reason, side by side. */
export function disagreementsTable(section: Section<DisagreementRow>): TableBlock {
  return {
    kind: 'table',
    name: section.heading,
    columns: [
      { heading: 'Ref', width: 0.8 },
      { heading: 'Action', width: 3.6 },
      { heading: 'By the facts', width: 3.4 },
      { heading: 'By the lead', width: 3.4 },
    ],
    rows: section.rows.map((row) => [
      refOf(row),
      row.text,
      { paragraphs: [[{ tag: row.rag.colour, text: row.rag.word }], row.reason] },
      {
        paragraphs: [
          [{ tag: row.declared, text: row.declaredWord }],
          row.declaredWhy ?? [{ text: 'No reason given', look: 'muted' }],
          [{ text: row.declaredBy, look: 'muted' }],
        ],
      },
    ]),
  }
}

export function changesTable(section: Section<ChangeRow>): TableBlock {
  return {
    kind: 'table',
    name: section.heading,
    columns: [
      { heading: 'When', width: 1.3 },
      { heading: 'What', width: 3.4 },
      { heading: 'Why', width: 2.2 },
      { heading: 'Who', width: 1.4 },
    ],
    rows: section.rows.map((row) => [row.onInWords, row.what, row.why, row.who]),
  }
}

export function waitingTable({ waiting }: ChangesSection): TableBlock {
  return {
    kind: 'table',
    name: 'Changes that wait for a decision',
    columns: [
      { heading: 'Asked', width: 1.3 },
      { heading: 'What', width: 3.4 },
      { heading: 'Why', width: 2.2 },
      { heading: 'Who asked', width: 1.4 },
    ],
    rows: waiting.map((row) => [row.onInWords, row.what, row.why, row.who]),
  }
}

export function findingsTable(section: Section<FindingRow>): TableBlock {
  return {
    kind: 'table',
    name: section.heading,
    rowHeadings: true,
    columns: [
      { heading: 'What', width: 2 },
      { heading: 'How many', width: 0.8, align: 'right' },
      { heading: 'For instance', width: 5 },
    ],
    rows: section.rows.map((row) => [row.title, row.count.toLocaleString('en-GB'), examplesOf(row)]),
  }
}

function examplesOf({ examples, more }: FindingRow): TableCell {
  const lines: Rich[] = examples.map(({ message }) => message)
  if (more !== null) lines.push([{ text: more, look: 'muted' }])
  return { paragraphs: lines }
}

function refOf({ ref, label }: ActionRow): Rich {
  const parts = [ref, label].filter((part) => part !== null && part !== '')
  return parts.join(' / ')
}

/** The day, and the words as printed where they say it otherwise. */
function dueOf({ dueInWords, deadlinePrinted }: ActionRow): TableCell {
  if (deadlinePrinted === '' || deadlinePrinted === dueInWords) return dueInWords
  return { paragraphs: [dueInWords, [{ text: `printed “${deadlinePrinted}”`, look: 'muted' }]] }
}

function whyOf({ reason, note, pathToGreen }: ActionRow): TableCell {
  const paragraphs: Rich[] = [reason]
  // A rule may already quote the note in its reason.
  if (note !== '' && !reason.includes(note)) paragraphs.push([{ text: note, look: 'muted' }])
  if (pathToGreen !== null) {
    const path: Inline[] = [{ text: 'Path to green: ', look: 'strong' }, pathToGreen]
    paragraphs.push(path)
  }
  return { paragraphs }
}
