/** How far the reading of an extract is: made of our own words and counts, never of words of a file. */
export type ExtractProgress = {
  /** The step it is at, from 1, and how many there are. */
  step: number
  of: number
  /** What is being done: `Reading the table ssd_cin_assessments`. */
  words: string
  /** Rows read so far in this step. */
  rows?: number
}

export type OnProgress = (progress: ExtractProgress) => void
