/** The colours, what each means and the words and shapes that say the same without colour. Printed wherever a colour is. */

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

/** Gravest first. */
export const ragKey: readonly RagKeyEntry[] = [
  {
    colour: 'red',
    word: 'Off track',
    shape: 'square',
    meaning: 'Overdue, expected more than two weeks late, or blocked and due within two weeks.',
  },
  {
    colour: 'amber',
    word: 'At risk',
    shape: 'triangle',
    meaning:
      'Due within six weeks and not started, expected late, something stands in the way, nothing heard for eight weeks, or delivered but not yet evidenced.',
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
