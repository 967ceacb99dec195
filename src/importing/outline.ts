/**
 * The first half of an import: a document as a run of steps. Each step is a place (a theme, an outcome, a recommendation
 * begins), a row of an action table under known columns, a table of another kind, or a line of text. Nothing is decided
 * about actions yet.
 */
import type { Heading, Paragraph, Place, SourceDocument, Table } from '../documents/document.ts'
import { alignRow, type Placed, shiftOf } from './layout/align.ts'
import { type GridRow, joinText, toGrid } from './layout/grid.ts'
import { guessLayout } from './layout/guess.ts'
import { isActionLayout, isHeaderRow, type Layout, readLayout } from './layout/header.ts'
import { type Marker, readMarkers } from './layout/markers.ts'
import { isAside, isCapitals, placeOfRow, takeTail, titleOfGroup } from './layout/places.ts'

/** A piece of the document's words, for the account of where each went. */
export type Unit = { text: string; at: Place }

export type Step =
  | { kind: 'place'; markers: Marker[]; units: Unit[]; at: Place }
  | { kind: 'row'; placed: Placed[]; layout: Layout; at: Place; firstOfTable: boolean; headed: boolean }
  | { kind: 'table'; rows: GridRow[]; at: Place }
  | { kind: 'text'; text: string; unit: Unit; at: Place; isTitle: boolean; level: number | null; item: boolean }

export type Outline = {
  steps: Step[]
  /** Heading rows and page titles that were printed before: not part of what must be conserved. */
  furniture: Unit[]
  /** Heading rows printed for the first time. */
  headings: Unit[]
  hasActionTables: boolean
}

/** Reads a document's blocks into steps. Pure. */
export function outlineOf(document: SourceDocument): Outline {
  const repeated = repeatedLines(document)
  const walk = new Walk(hasActionTable(document))
  for (const block of document.blocks) {
    if (block.kind === 'table') walk.table(block)
    else if (repeated.has(lineKey(block.text))) walk.repeated(block)
    else walk.line(block)
  }
  return walk.outline
}

const lineKey = (text: string) => text.trim().toLowerCase()

/** Short lines printed three times or more are the page's furniture: a running title, DRAFT. */
function repeatedLines(document: SourceDocument): Set<string> {
  const counts = new Map<string, number>()
  for (const block of document.blocks) {
    if (block.kind === 'table' || block.text.split(' ').length > 10 || readMarkers(block.text).length > 0) continue
    const key = lineKey(block.text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key))
}

function hasActionTable(document: SourceDocument): boolean {
  return document.blocks.some((block) => {
    if (block.kind !== 'table') return false
    const rows = toGrid({ ...block, rows: block.rows.slice(0, 12) })
    return rows.some((row) => isHeaderRow(row, false) && isActionLayout(readLayout([row], null)))
  })
}

class Walk {
  readonly outline: Outline
  private layout: Layout | null = null
  private readonly seen = new Set<string>()
  /** The row above in the same table: how wide it was, and how far it had to be moved. */
  private neighbour: { width: number; shift: number } | null = null

  constructor(hasActionTables: boolean) {
    this.outline = { steps: [], furniture: [], headings: [], hasActionTables }
  }

  repeated(block: Heading | Paragraph): void {
    this.printedOnce(lineKey(block.text), { text: block.text, at: block.at })
  }

  line(block: Heading | Paragraph): void {
    const { text, at } = block
    const unit = { text, at }
    const item = block.kind === 'paragraph' && block.item !== undefined
    const short = text.split(' ').length <= 16 && !/[.;]$/.test(text)
    const markers = item || !this.outline.hasActionTables ? [] : readMarkers(text)
    const place = markers.filter((marker) => marker.kind !== 'section' || block.kind === 'heading' || short)
    if (place.length > 0) this.outline.steps.push({ kind: 'place', markers: place, units: [unit], at })
    else {
      const level = block.kind === 'heading' ? block.level : null
      this.outline.steps.push({
        kind: 'text',
        text,
        unit,
        at,
        isTitle: level !== null || (short && !item),
        level,
        item,
      })
    }
  }

  table(table: Table): void {
    const rows = toGrid(table).filter((row) => row.pieces.length > 0)
    for (const body of this.splitAtHeaders(rows)) {
      body.layout ??= this.layout === null ? guessLayout(body.rows) : null
      if (body.layout) this.layout = body.layout
      if (this.layout && (body.layout || this.continues(body.rows)))
        this.actionRows(body.rows, this.layout, body.layout !== null)
      else if (body.rows.length > 0) this.otherRows(body.rows, table.at)
    }
  }

  /** The table's rows in stretches, each under its own heading rows where it has some. */
  private splitAtHeaders(rows: GridRow[]): { layout: Layout | null; rows: GridRow[] }[] {
    const bodies: { layout: Layout | null; rows: GridRow[] }[] = [{ layout: null, rows: [] }]
    for (let index = 0; index < rows.length; ) {
      const header = this.headerAt(rows, index)
      const layout =
        header.length > 0
          ? readLayout(
              header,
              bodies.at(-1)?.layout ?? this.layout,
              rows.slice(index + header.length, index + header.length + 40),
            )
          : null
      if (layout && isActionLayout(layout)) {
        this.keepHeadings(header)
        bodies.push({ layout, rows: [] })
        index += header.length
        continue
      }
      const row = rows[index]
      if (row) bodies.at(-1)?.rows.push(row)
      index++
    }
    return bodies.filter((body) => body.rows.length > 0 || body.layout !== null)
  }

  private headerAt(rows: GridRow[], index: number): GridRow[] {
    const header: GridRow[] = []
    for (let at = index; at < rows.length && at < index + 3; at++) {
      const row = rows[at]
      if (!row || !isHeaderRow(row, header.length > 0)) break
      header.push(row)
    }
    return header
  }

  /** Each wording of a heading row is kept once; only the same row printed again is furniture. */
  private keepHeadings(header: GridRow[]): void {
    for (const { pieces } of header)
      this.printedOnce(`row ${pieces.map(({ text }) => lineKey(text)).join('|')}`, ...pieces)
  }

  private printedOnce(key: string, ...units: Unit[]): void {
    const place = this.seen.has(key) ? this.outline.furniture : this.outline.headings
    place.push(...units)
    this.seen.add(key)
  }

  /** Whether rows without a heading go on with the table of the page before. */
  private continues(rows: GridRow[]): boolean {
    const last = this.outline.steps.at(-1)
    const widest = Math.max(...rows.map((row) => row.pieces.at(-1)?.column ?? 0))
    const follows = last?.kind === 'row' || (last?.kind === 'text' && !last.isTitle) || last?.kind === 'place'
    return follows && widest < (this.layout?.columns.length ?? 0) + 1 && widest > 0
  }

  private actionRows(rows: GridRow[], layout: Layout, headed: boolean): void {
    this.neighbour = null
    rows.forEach((row, index) => {
      const place = placeOfRow(row, layout)
      if (!place && this.extendsTitle(row)) return
      const title = place ?? titleOfGroup(rows, index, layout)
      if (title) this.outline.steps.push({ kind: 'place', ...title, units: row.pieces, at: row.at })
      else if (isAside(row)) this.aside(row)
      else this.actionRow(row, layout, index === 0, headed)
    })
  }

  /** A total, a key or a note below the actions. */
  private aside({ pieces, at }: GridRow): void {
    for (const unit of pieces)
      this.outline.steps.push({ kind: 'text', text: unit.text, unit, at, isTitle: false, level: null, item: false })
  }

  private actionRow(row: GridRow, layout: Layout, firstOfTable: boolean, headed: boolean): void {
    const placed = alignRow(row, layout, this.neighbour?.width === row.width ? this.neighbour.shift : 0)
    this.neighbour = { width: row.width, shift: shiftOf(placed) }
    const tail = placed.flatMap(({ piece, roles }) => (roles.includes('action') ? takeTail(piece) : []))
    this.outline.steps.push({ kind: 'row', placed, layout, at: row.at, firstOfTable, headed })
    for (const unit of tail)
      this.outline.steps.push({ kind: 'place', markers: readMarkers(unit.text), units: [unit], at: unit.at })
  }

  /** A row of nothing but capitals goes on with the title above it. */
  private extendsTitle(row: GridRow): boolean {
    const last = this.outline.steps.at(-1)
    const marker = last?.kind === 'place' ? last.markers.at(-1) : undefined
    const only = row.pieces.length === 1 ? row.pieces[0] : undefined
    if (last?.kind !== 'place' || !marker || marker.kind === 'owner' || !only || !isCapitals(only.text)) return false
    marker.title = joinText([marker.title, only.text])
    last.units.push(only)
    return true
  }

  private otherRows(rows: GridRow[], at: Place): void {
    const rest: GridRow[] = []
    for (const row of rows) {
      const place = this.outline.hasActionTables ? placeOfRow(row, null) : null
      if (place) this.outline.steps.push({ kind: 'place', ...place, units: row.pieces, at: row.at })
      else rest.push(row)
    }
    if (rest.length > 0) this.outline.steps.push({ kind: 'table', rows: rest, at: rest[0]?.at ?? at })
  }
}
