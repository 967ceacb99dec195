/**
 * What the document says beside its actions: measures with targets, board members, reporting lines, document control,
 * clauses of a notice, and the rest as text. Told by headings and wording, never by document.
 */
import type { ContextItem } from '../../plans/plan.ts'
import type { GridRow, Piece } from '../layout/grid.ts'
import type { Outline, Step } from '../outline.ts'
import type { Builder, Holder } from './builder.ts'

type Kind = ContextItem['kind']

const clause = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(\S.*)$/s
const plainItem = /^(\d{1,2}|[a-z])[.)]\s+(\S.*)$/s
const measure = /^\W*((?:NI|PI|LI|KPI|BV|PAF)\s?\d{1,3}[a-z]?)\b/i
const demand = /\b(must|shall|(?:is|are) expected to|needs to|(?:is|are) required to)\b/i
/** Whom a notice asks: named near the beginning of the clause. */
const asked = /^(?:\S+ ){0,9}?(?:council|authority|local authority|trust|partnership|partners)\b/i

/** Adds to the plan's context every step that no theme, recommendation or action has taken. */
export function addContext(outline: Outline, builder: Builder): void {
  const reader = new ContextReader(builder)
  for (const step of outline.steps) reader.take(step)
}

class ContextReader {
  private readonly builder: Builder
  private heading = ''
  private clause: string | null = null
  /** The numbered clause above asks for something, and its bullets with it. */
  private asksList = false
  private columns: string[] | null = null
  private lastRow: ContextItem | null = null

  constructor(builder: Builder) {
    this.builder = builder
  }

  take(step: Step): void {
    if (step.kind === 'text') this.text(step)
    else if (step.kind === 'table') this.table(step.rows)
    else if (step.kind === 'place') this.place(step)
  }

  private isTaken = (unit: object) => this.builder.holders.has(unit as Piece)

  private place(step: Extract<Step, { kind: 'place' }>): void {
    const free = step.units.filter((unit) => !this.isTaken(unit))
    for (const unit of free) this.say('text', null, null, unit.text, unit)
  }

  private say(
    kind: Kind,
    ref: string | null,
    title: string | null,
    text: string,
    unit: { at: ContextItem['at']; text: string },
  ): ContextItem {
    const item = this.builder.say({ kind, ref, title, text, at: unit.at })
    this.builder.hold(unit, item)
    return item
  }

  private text(step: Extract<Step, { kind: 'text' }>): void {
    this.columns = null
    if (this.isTaken(step.unit)) {
      if (step.isTitle) this.heading = step.text
      return
    }
    const numbered = clause.exec(step.text)
    if (numbered) this.clause = numbered[1] ?? null
    const text = numbered?.[2] ?? step.text
    const titled = step.isTitle && !measure.test(text) && !/[;:]$/.test(text.replace(/:$/, ''))
    if (titled && (step.level !== null || numbered || !step.item)) this.heading = text
    const kind = this.kindOf(text, step)
    const ref = measure.exec(text)?.[1]?.toUpperCase() ?? numbered?.[1] ?? (kind === 'requirement' ? this.clause : null)
    if (numbered) this.asksList = kind === 'requirement'
    this.say(kind, ref, this.heading === text ? null : this.heading || null, text, step.unit)
  }

  private kindOf(text: string, step: Extract<Step, { kind: 'text' }>): Kind {
    if (measure.test(text)) return 'measure'
    const listed = step.item || plainItem.test(text)
    if (listed && /\bmember(ship|s)\b|in attendance/i.test(this.heading)) return 'member'
    if (
      /report(ing|ed)?\b|review/i.test(this.heading) &&
      /\b(monthly|quarterly|every|bi-?monthly|six.?monthly|annually)\b/i.test(text)
    )
      return 'reporting'
    const demanded = listed && (this.asksList || (demand.test(this.heading) && this.heading.endsWith(':')))
    const demands = demand.test(text) && asked.test(text) && text.length < 900 && this.clause !== null
    return demanded || demands ? 'requirement' : 'text'
  }

  private table(rows: GridRow[]): void {
    const free = rows.filter((row) => row.pieces.some((piece) => !this.isTaken(piece)))
    const first = free[0]
    if (!first) return
    const heads =
      first.pieces.length >= 2 && first.pieces.every((piece) => piece.text.length < 40 && !/\d{2,}/.test(piece.text))
    const pairs = free.every((row) => row.pieces.length === 2 && row.pieces[0]?.column === 0)
    const body = pairs && !isColumnHead(first) ? free : heads ? free.slice(1) : free
    if (heads && body !== free) {
      this.columns = columnsOf(first)
      const item = this.say('text', null, this.heading || null, first.pieces.map(({ text }) => text).join(' · '), {
        at: first.at,
        text: '',
      })
      for (const piece of first.pieces) this.builder.hold(piece, item)
    }
    for (const row of body) this.tableRow(row, pairs && body === free)
  }

  private tableRow(row: GridRow, isPair: boolean): void {
    const cut =
      this.lastRow &&
      this.columns &&
      row.pieces[0] &&
      row.pieces[0].column > 0 &&
      row.pieces.length < this.columns.length
    if (cut && this.lastRow) {
      this.extendRow(row, this.lastRow)
      return
    }
    const fields = row.pieces.map((piece) => ({
      heading: isPair ? '' : (this.columns?.[piece.column] ?? ''),
      text: piece.text,
    }))
    const kind = this.kindOfTable(fields.map(({ heading }) => heading).join(' ') || row.pieces[0]?.text || '', isPair)
    const item = this.builder.say({ kind, ref: null, title: this.heading || null, text: '', fields, at: row.at })
    for (const piece of row.pieces) this.builder.hold(piece, item)
    this.lastRow = item
  }

  /** The rest of a row that a page cut: each piece joins the field of its column. */
  private extendRow(row: GridRow, item: ContextItem): void {
    for (const piece of row.pieces) {
      const field = item.fields?.find(({ heading }) => heading === (this.columns?.[piece.column] ?? ''))
      if (field) field.text = `${field.text} ${piece.text}`
      else item.fields?.push({ heading: this.columns?.[piece.column] ?? '', text: piece.text })
      this.builder.hold(piece, item as Holder)
    }
  }

  private kindOfTable(headings: string, isPair: boolean): Kind {
    if (/frequency|how often/i.test(headings)) return 'reporting'
    if (/approv|distribution|circulation/i.test(this.heading)) return 'control'
    if (/\bversion\b|revision|signature|date of issue|document|author|status/i.test(headings)) return 'control'
    if (/indicator|measure|target/i.test(headings)) return 'measure'
    if (/\bname\b|\bmember\b/i.test(headings) && /role|title|organisation|representing/i.test(headings)) return 'member'
    if (isPair && /title|officer|version|status|author|date/i.test(headings)) return 'control'
    return 'text'
  }
}

/** Whether a row of two cells heads its columns (`Name | Role`) and is not itself a pair (`Title | The plan`). */
const isColumnHead = (row: GridRow) =>
  row.pieces.every((piece) =>
    /^(name|role|body|group|meeting|key meetings|frequency[\w\s]*|section|item|page|measure|target|indicator)$/i.test(
      piece.text,
    ),
  )

function columnsOf(row: GridRow): string[] {
  const columns: string[] = []
  for (const piece of row.pieces)
    for (let column = piece.column; column < piece.column + piece.span; column++) columns[column] = piece.text
  return columns
}
