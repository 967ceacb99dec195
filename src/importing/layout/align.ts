/**
 * Puts the pieces of a row under the columns they belong to. Text taken from a PDF or a photograph often stands some
 * columns to the left or right of its heading; what a piece says (a date, a post, a labelled action) shows where it belongs.
 */
import { isDeadlineLike, isLeadLike } from '../readings.ts'
import type { GridRow, Piece } from './grid.ts'
import type { Layout } from './header.ts'
import { readLabel } from './labels.ts'
import type { Role } from './roles.ts'

export type Placed = { piece: Piece; column: number; roles: Role[] }

/** Words of a tidy text, counted by the spaces between them. */
function countWords(text: string): number {
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++
  return words
}

/** What the words of a piece are like; each is looked at only when asked, for telling a name from other words takes time. */
class Looks {
  private readonly text: string
  private count: number | null = null
  private isDate: boolean | null = null
  private isLead: boolean | null = null
  private isLabelled: boolean | null = null

  constructor({ text }: Piece) {
    this.text = text
  }

  get words(): number {
    this.count ??= countWords(this.text)
    return this.count
  }

  get date(): boolean {
    // More than a few words that are a date have a figure among them.
    const mayBe = this.text.length < 160 && (this.words <= 8 || /\d/.test(this.text))
    this.isDate ??= mayBe && isDeadlineLike(this.text)
    return this.isDate
  }

  get lead(): boolean {
    this.isLead ??= this.text.length < 200 && isLeadLike(this.text)
    return this.isLead
  }

  get labelled(): boolean {
    const opens = /^\(?(\d{1,2}\s?[.,]?\s?[a-z]\b|(\d{1,2}\s)?main\s+action)/i
    this.isLabelled ??= this.words > 1 && opens.test(this.text) && readLabel(this.text) !== null
    return this.isLabelled
  }
}

const shortRoles = new Set<Role>(['source', 'ref', 'urgency', 'criteriaSource', 'status', 'percent'])

/** How badly a piece fits a column, from 0 (well) to 3. */
function misfit(roles: Role[], looks: Looks): number {
  const role = roles.at(-1)
  if (role === undefined) return 1
  if (roles.includes('action')) return looks.labelled ? 0 : looks.words <= 8 && looks.date ? 2 : 0.2
  if (looks.labelled) return 2.5
  if (role === 'deadline' || role === 'by' || role === 'start')
    return looks.date ? 0 : looks.words > 25 ? 2.5 : looks.words <= 6 ? 0.5 : 1.2
  if (shortRoles.has(role)) return looks.words > 12 ? 3 : role !== 'status' && looks.date ? 0.8 : 0
  if (role === 'lead' || role === 'leadBody') return looks.lead ? 0 : looks.date ? 2.5 : looks.words > 18 ? 2 : 0.8
  return role !== 'impactTimescale' && looks.date ? 0.8 : 0
}

/** Scanned rows lose cells on their left and so move left; a move the other way is rare and must earn more. */
const changeCost = (from: number, to: number) =>
  from === to ? 0 : 1 + 0.15 * Math.abs(to - from) + (to < from && to < 0 ? 0.6 : 0)
const goodEnough = 1.6
const furthestShift = 6

/**
 * Each piece of the row with its column and what that column holds. `usual` is how far the row above it, of the same
 * width, had to be moved: where a row would stand well enough either way, it moves with its neighbours. Pure.
 */
export function alignRow(row: GridRow, layout: Layout, usual = 0): Placed[] {
  const looks = row.pieces.map((piece) => new Looks(piece))
  const rolesAt = (column: number) => layout.columns[column] ?? []
  const moved = (shift: number) =>
    looks.reduce((sum, look, index) => sum + misfit(rolesAt((row.pieces[index]?.column ?? 0) + shift), look), 0)
  const [straight, withNeighbours] = [moved(0), usual === 0 ? Number.POSITIVE_INFINITY : moved(usual)]
  const shift = withNeighbours < straight ? usual : 0
  const evenly = row.pieces.map((piece) => piece.column + shift)
  const columns = Math.min(straight, withNeighbours) <= goodEnough ? evenly : bestColumns(row.pieces, looks, layout)
  const placed = row.pieces.map((piece, index) => {
    const column = columns[index] ?? piece.column
    return { piece, column, roles: rolesAt(column) }
  })
  return leadAmongCodes(placed, looks, layout)
}

/** A post that stands in a column of codes, where the row names no lead, has slipped there from the leads' column. */
function leadAmongCodes(placed: Placed[], looks: Looks[], layout: Layout): Placed[] {
  if (placed.some(({ roles }) => roles.includes('lead'))) return placed
  const lead = layout.columns.findIndex((roles) => roles.includes('lead'))
  const slipped = placed.findIndex(({ piece, roles, column }, index) => {
    const near = lead >= 0 && Math.abs(column - lead) === 1
    return near && roles.includes('criteriaSource') && !/\d/.test(piece.text) && (looks[index]?.lead ?? false)
  })
  return placed.map((each, index) => (index === slipped ? { ...each, roles: layout.columns[lead] ?? [] } : each))
}

/** How far a placed row was moved at its first piece. */
export const shiftOf = (placed: readonly Placed[]): number =>
  placed[0] ? placed[0].column - placed[0].piece.column : 0

/** A column whose heading names two things may be given as two cells in a row. */
const holdsTwo = (layout: Layout, column: number) => (layout.columns[column]?.length ?? 0) > 1

type Path = { cost: number; columns: number[] }

/** The cheapest way to lay the pieces over the columns in their order, paying for each change of the shift. */
function bestColumns(pieces: Piece[], looks: Looks[], layout: Layout): number[] {
  let paths = new Map<number, Path>([[0, { cost: 0, columns: [] }]])
  pieces.forEach((piece, index) => {
    const next = new Map<number, Path>()
    for (let shift = -furthestShift; shift <= furthestShift; shift++) {
      const column = piece.column + shift
      if (column < 0 || column >= Math.max(layout.columns.length, piece.column + 1)) continue
      const fit = misfit(layout.columns[column] ?? [], looks[index] ?? new Looks(piece))
      for (const [before, path] of paths) {
        const last = path.columns.at(-1)
        if (last !== undefined && (column < last || (column === last && !holdsTwo(layout, column)))) continue
        const cost = path.cost + changeCost(before, shift) + fit
        const best = next.get(shift)
        if (!best || cost < best.cost) next.set(shift, { cost, columns: [...path.columns, column] })
      }
    }
    if (next.size > 0) paths = next
  })
  return [...paths.values()].reduce((best, path) => (path.cost < best.cost ? path : best)).columns
}
