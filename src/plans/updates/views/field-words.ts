/** What the fields of an update are called, the same on every form, table and sheet. Pure. */
import { dateInWords, sentenceCase } from '../../../ui/words.ts'
import type { DeclaredColour } from '../../plan.ts'
import { isDay, ragWords } from '../../rules/index.ts'
import type { SaidField } from '../rules/said.ts'

export const fieldWords: Record<SaidField, string> = {
  status: 'Status',
  percent: 'How far it is, in per cent',
  note: 'What has happened',
  forecast: 'Now expected',
  blocker: 'What is in the way',
  pathToGreen: 'What brings it back on course',
  declared: 'Your own colour for it',
  declaredWhy: 'Why that colour',
  occurrence: 'Done',
}

export const declaredColours: readonly DeclaredColour[] = ['red', 'amber', 'green']

export const declaredInWords = (colour: DeclaredColour) => `${sentenceCase(colour)}: ${ragWords[colour].toLowerCase()}`

/** A value as a person reads it, for showing two beside each other. */
export function valueInWords(field: SaidField, value: string): string {
  if (value === '') return 'Nothing'
  if (field === 'status') return sentenceCase(value)
  if (field === 'percent') return `${value}%`
  if (field === 'forecast') return isDay(value) ? dateInWords(value) : value
  if (field === 'occurrence') return `The one due ${dateInWords(value)}`
  const colour = declaredColours.find((one) => one === value)
  return field === 'declared' && colour !== undefined ? declaredInWords(colour) : value
}
