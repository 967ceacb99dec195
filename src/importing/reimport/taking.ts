/** Who takes a version of the document on, when, and what it is called. */
export type Taking = {
  /** `YYYY-MM-DD` */
  day: string
  who: string
  /** What the version is called in a sentence: `version 1.5`. */
  name: string
  /** Id of the document that the plan had until now: what is not in the new one stands there. */
  formerDocument: string | null
  /** Ids of doubts that are decided, which the plan itself does not list. */
  decidedDoubts: readonly string[]
}
