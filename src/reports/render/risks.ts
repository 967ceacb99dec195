/** The report's section on risks and issues, as blocks of a document. */
import type { ReportBlock, TableBlock } from '../../documents/writers/report-document.ts'
import type { RisksSection } from '../monthly.ts'

function risksTable({ heading, rows }: RisksSection): TableBlock {
  return {
    kind: 'table',
    name: heading,
    rowHeadings: true,
    columns: [
      { heading: 'Risk or issue', width: 4 },
      { heading: 'Kind', width: 1.4 },
      { heading: 'Score', width: 1.3 },
      { heading: 'Moved', width: 1 },
      { heading: 'Owner', width: 1.9 },
      { heading: 'Mitigations overdue', width: 1.2, align: 'right' },
    ],
    rows: rows.map((row) => [
      row.title,
      `${row.kind}, ${row.category}`,
      [{ tag: row.colour, text: row.word }],
      // One line: the two figures belong together.
      (row.moved ?? '').replaceAll(' ', '\u00a0'),
      row.owner,
      row.lateMitigations === 0 ? '' : String(row.lateMitigations),
    ]),
  }
}

const listed = (title: string, items: readonly string[]): ReportBlock[] =>
  items.length === 0
    ? []
    : [
        { kind: 'paragraph', text: [{ text: title, look: 'strong' }] },
        { kind: 'list', items: [...items] },
      ]

export function risksBlocks(section: RisksSection): ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: section.heading },
    { kind: 'paragraph', text: section.sentence },
    ...(section.rows.length > 0 ? [risksTable(section)] : []),
    ...(section.more === null
      ? []
      : [
          {
            kind: 'paragraph',
            look: 'muted',
            text: `${section.more.charAt(0).toUpperCase()}${section.more.slice(1)}.`,
          } as const,
        ]),
    ...listed('Since the last report', section.changed),
    ...listed('Mitigations that are overdue', section.late),
  ]
}
