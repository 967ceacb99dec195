/** What headings of an extract are compared by. Pure. */

/** A heading whatever its case, spaces, hyphens and underscores. */
export const looseHeading = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]+/g, '')
