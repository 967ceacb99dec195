/** The colours, what each means and the words and shapes that say the same without colour. Printed wherever a colour is. */
import { defaultThresholds, lengthInWords, type RagThresholds } from './thresholds.ts'
import { sentenceCase } from './words.ts'

export type RagColour = 'blue' | 'green' | 'amber' | 'red' | 'grey'

export type Rag = {
  colour: RagColour
  /** What stands on the tag: never the colour alone. */
  word: string
  /** Why, in a sentence. */
  reason: string
  /** What the lead says would bring it back; null where nothing was said. */
  pathToGreen: string | null
}

export type RagKeyEntry = {
  colour: RagColour
  word: string
  shape: 'square' | 'triangle' | 'circle' | 'diamond' | 'ring'
  meaning: string
}

/** What each colour means by a plan's own thresholds, gravest first. */
export function ragKeyOf(thresholds: RagThresholds): readonly RagKeyEntry[] {
  const { forecastLate, blockedNear, notStartedNear, quiet } = thresholds
  const late = forecastLate === 0 ? 'expected late' : `expected more than ${lengthInWords(forecastLate)} late`
  const within = (days: number) => (days === 0 ? 'due that very day' : `due within ${lengthInWords(days)}`)
  return [
    {
      colour: 'red',
      word: 'Off track',
      shape: 'square',
      meaning: `Overdue, ${late}, or blocked and ${within(blockedNear)}.`,
    },
    {
      colour: 'amber',
      word: 'At risk',
      shape: 'triangle',
      meaning: `${sentenceCase(within(notStartedNear))} and not started, expected late, something stands in the way, nothing heard for ${lengthInWords(quiet)}, or delivered but not yet evidenced.`,
    },
    {
      colour: 'green',
      word: 'On course',
      shape: 'circle',
      meaning: 'Running or not yet due to start, and nothing says it will be late.',
    },
    {
      colour: 'blue',
      word: 'Done and evidenced',
      shape: 'diamond',
      meaning: 'Delivered, and its success criteria are met with proof accepted by somebody other than who offered it.',
    },
    {
      colour: 'grey',
      word: 'Cannot be judged',
      shape: 'ring',
      meaning: 'Withdrawn, or there is no date to judge it by.',
    },
  ]
}

/** The key by the usual thresholds. */
export const ragKey: readonly RagKeyEntry[] = ragKeyOf(defaultThresholds)

export const ragWords: Readonly<Record<RagColour, string>> = {
  red: 'Off track',
  amber: 'At risk',
  green: 'On course',
  blue: 'Done and evidenced',
  grey: 'Cannot be judged',
}

export const ragColours: readonly RagColour[] = ragKey.map((entry) => entry.colour)

export function isRagColour(text: string): text is RagColour {
  return ragColours.some((colour) => colour === text)
}
