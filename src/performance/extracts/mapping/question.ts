/** What a person is asked before an extract is computed. No cell of a file is in it, save values that many children share. */
import type { FormatName } from '../format.ts'

export type AskedColumn = {
  column: string
  /** What files usually call it. */
  label: string
  means: string
  /** Without it no row can be taken. */
  needed: boolean
  /** Place of the heading that is sure or proposed; null where there is none. */
  at: number | null
  /** Why it is proposed; null where it is sure, or nothing is proposed. */
  why: string | null
}

export type Choice = { value: string; text: string }

/** `key` tells the questions of one extract apart; `headings` are those of the file, in their order. */
export type Question =
  | { kind: 'table'; key: string; headings: readonly string[]; signature: string }
  | {
      kind: 'headings'
      key: string
      format: FormatName
      table: string
      title: string
      headings: readonly string[]
      signature: string
      columns: readonly AskedColumn[]
    }
  | {
      kind: 'values'
      key: string
      table: string
      title: string
      column: string
      means: string
      /** In small letters. */
      values: readonly string[]
      choices: readonly Choice[]
      /** Values that are too rare to be shown, or too many. */
      hidden: number
    }

export type HeadingsQuestion = Extract<Question, { kind: 'headings' }>

/** Nothing is computed until a person has answered. */
export class Asks extends Error {
  readonly questions: readonly Question[]
  constructor(questions: readonly Question[]) {
    super('a person is asked')
    this.questions = questions
  }
}
