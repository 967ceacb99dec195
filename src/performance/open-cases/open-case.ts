/** What is open at the cut of an extract and has a limit: where a breach can still be kept from happening. */

export const openKinds = ['assessment', 'conference', 'protection review', 'care review', 'protection visit'] as const
export type OpenKind = (typeof openKinds)[number]

export type OpenCase = {
  kind: OpenKind
  /** Id of a team that the extract lists, else `''`. */
  team: string
  /** The child's reference in the case system: what staff look it up by there. Stored encrypted only. */
  reference: string
  /** The day from which the limit runs, `2026-03-02`. */
  started: string
  /** The last day on which it is in time. */
  due: string
  /** `45 working days`, `3 months`. */
  limit: string
  /** Working days from the start to the cut, and from the cut to the due day; below nought where it is late. */
  used: number
  left: number
}

/** How each kind is called, one and many, and what being late means. */
export const kindWords: Record<OpenKind, { one: string; many: string; waits: string }> = {
  assessment: { one: 'assessment', many: 'assessments', waits: 'to be finished' },
  conference: { one: 'first conference', many: 'first conferences', waits: 'to be held after a section 47 enquiry' },
  'protection review': { one: 'review conference', many: 'review conferences', waits: 'of a child protection plan' },
  'care review': { one: 'review of a child in care', many: 'reviews of children in care', waits: 'to be held' },
  'protection visit': { one: 'visit', many: 'visits', waits: 'to a child on a protection plan' },
}
