/** One action inside a cell, before it has a place in the plan. */
import type { CellLine } from '../../documents/document.ts'
import { type Deadline, noDeadline } from '../../plans/deadline.ts'
import type { Lead } from '../../plans/plan.ts'
import type { Label } from '../layout/labels.ts'

export type Item = {
  label: Label | null
  words: string
  deadline: Deadline
  leads: Lead[]
  /** A heading for the items that follow, which carries no deadline or lead of its own. */
  title?: boolean
  /** Words that announced this action and those after it, and are none themselves. */
  introduction?: string
  confidence: number
}

/** The actions of a cell, with the reason where their pairing is a guess. */
export type Packed = { items: Item[]; doubt: { code: string; reason: string; confidence: number } | null }

/** The words of the cells of one row that belong to its actions. */
export type ActionCells = { action: CellLine[]; deadline: CellLine[]; lead: CellLine[]; hasDeadlineColumn: boolean }

export const blank = (label: Label | null, words: string): Item => ({
  label,
  words,
  deadline: noDeadline,
  leads: [],
  confidence: 1,
})

export const joined = (lines: readonly CellLine[]): string => lines.map(({ text }) => text).join(' ')

/** Words that only announce what follows: they end in a colon. */
export const isIntroduction = (words: string): boolean => words.trim().endsWith(':')

/** An action that only points at its recommendation. */
export const saysNothing = (words: string): boolean =>
  /^(as in|see)( the)? recommendations?( column)?[.\s]*$/i.test(words.trim())
