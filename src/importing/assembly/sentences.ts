/** Cuts prose at its sentences, and where a date or `Completed` ended one and its mark was lost. */

const abbreviation =
  /(?:\b(?:e\.?g|i\.?e|etc|no|nos|vol|st|dr|mr|mrs|ms|prof|approx|inc|incl|para|ref|rec|fig|vs)|\b\p{L})\.$/iu

/** Words that end an entry: a year, a day in figures, or how it stands. */
const entryEnd =
  /(?:(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[–—-]\s?(?:completed?|done|ongoing|achieved)|[.!?]\s(?:completed?|done|ongoing))$/i

/** The name of something that a year may stand before: `December 2009 Board`, `2010 Review` go on. */
const goesOn = /^(?:(?:and|or|to|with|for|onwards?)\b|[–—/&(-]|\d)/i

/**
 * The sentences of a text in order, each with the space after it, so that joined they are the text again. A sentence ends
 * at a stop before a capital; and after a date or `– Completed` before a capital, where plans lose their bullets. Pure.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const gap of text.matchAll(/\s+(?=["“'‘([▪•]?[\p{Lu}\d])/gu)) {
    const before = text.slice(from, gap.index)
    const after = text.slice(gap.index + gap[0].length)
    if (!ends(before, after)) continue
    sentences.push(text.slice(from, gap.index + gap[0].length))
    from = gap.index + gap[0].length
  }
  if (from < text.length) sentences.push(text.slice(from))
  return sentences
}

function ends(before: string, after: string): boolean {
  if (/[.!?;][)"”’']?$/.test(before) && !abbreviation.test(before)) return true
  return entryEnd.test(before) && !goesOn.test(after) && /^["“'‘([▪•]?\p{Lu}/u.test(after)
}
