/** How the three short plans in other wordings are written by hand, with the reading beside the words. */
import type { Deadline } from '../../src/plans/deadline.ts'

export type SmallAction = {
  label: string | null
  text: string
  when: Deadline
  leads: string[]
  criteria?: string[]
  /** Fields that a careful reader would only guess at, because the cell's counts differ. */
  uncertain?: string[]
  start?: string
  status?: string
  progress?: string
}

export type SmallRecommendation = {
  ref: string | null
  text: string
  lead?: string
  criteria: string[]
  /** A small table of measures inside the criteria cell. */
  nested?: string[][]
  rag?: string
  /** The packed cells as printed, where they are not one line for each action. */
  printedWhen?: string[]
  printedLeads?: string[]
  actions: SmallAction[]
}

export type SmallPlan = { title: string; introduction: string; recommendations: SmallRecommendation[] }
