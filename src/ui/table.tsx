/** Tables of rows that people compare: a caption, scoped heads, figures to the right, wide ones scroll inside a named region. */
import type { Child } from 'hono/jsx'

export type Column<Row> = {
  head: Child
  cell: (row: Row, index: number) => Child
  /** The cell that names the row: a `th` with row scope. */
  rowHead?: boolean
  numeric?: boolean
  class?: string
  /** For narrow screens, where each row becomes a card: the word before the value. Left out, the head is used if it is text. */
  label?: string
}

export type TableProps<Row> = {
  caption: Child
  /** Kept for screen readers only, where the heading above already says it. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** On a narrow screen: `cards` turns each row into a card, `scroll` lets the table scroll sideways in its own region. */
  narrow?: 'cards' | 'scroll'
  rowClass?: (row: Row) => string | undefined
  id?: string
  /** Lets `enhance.js` sort by a column's head. Without JavaScript the order is the server's. */
  sortable?: boolean
}

function Cell<Row>({ column, row, index }: { column: Column<Row>; row: Row; index: number }) {
  const classes = [column.numeric ? 'up-number' : '', column.class ?? ''].filter(Boolean).join(' ') || undefined
  const label = column.label ?? (typeof column.head === 'string' ? column.head : undefined)
  if (column.rowHead) {
    return (
      <th scope="row" class={classes}>
        {column.cell(row, index)}
      </th>
    )
  }
  return (
    <td class={classes} data-label={label}>
      {column.cell(row, index)}
    </td>
  )
}

export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, narrow = 'cards' } = props
  const table = (
    <table class={`up-table up-table--${narrow}`} id={props.id} data-sortable={props.sortable ? '' : undefined}>
      <caption class={props.captionHidden ? 'govuk-visually-hidden' : 'up-table__caption'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              scope="col"
              class={[column.numeric ? 'up-number' : '', column.class ?? ''].filter(Boolean).join(' ') || undefined}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr class={props.rowClass?.(row)}>
            {columns.map((column) => (
              <Cell column={column} row={row} index={index} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (narrow === 'cards') return table
  return <ScrollRegion label={typeof caption === 'string' ? caption : 'Table'}>{table}</ScrollRegion>
}

/** A region that scrolls sideways: named and focusable, so that a keyboard can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children?: Child }) {
  return (
    <section class="up-scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  )
}
