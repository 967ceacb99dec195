/** The words of a text and of a document, the same way everywhere, so that "no word was lost" can be counted. */
import type { Block, SourceDocument } from './document.ts'
import { decodeEntities, markupTag } from './readers/markup.ts'

const word = /[\p{L}\p{N}]+/gu
/** Most text is ASCII without entities, where words are found in a third of the time. */
const isPlain = /^[^&\u0080-\uffff]*$/
const plainWord = /[a-z0-9]+/g

/**
 * The words of a text in order: markup tags dropped, entities decoded, soft hyphens joined, compatibility letters and
 * case folded (`ﬁt` is `fit`, `²` is `2`). A word is a run of letters and digits: `1.2.1` is three.
 */
export function wordsOf(text: string): string[] {
  const plain = text.includes('<') ? text.replace(markupTag, ' ') : text
  if (isPlain.test(plain)) return plain.toLowerCase().match(plainWord) ?? []
  return decodeEntities(plain).replaceAll('\u00ad', '').normalize('NFKC').toLowerCase().match(word) ?? []
}

/** How often each word stands in a document's headings, paragraphs and cells; a merged cell counts once. */
export function documentWords(document: Pick<SourceDocument, 'blocks'>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of blockTexts(document.blocks)) {
    for (const one of text.normalize('NFKC').toLowerCase().match(word) ?? []) {
      counts.set(one, (counts.get(one) ?? 0) + 1)
    }
  }
  return counts
}

/** The words that the first count has more of than the second, with how many are missing. */
export function missingWords(before: Map<string, number>, after: Map<string, number>): Map<string, number> {
  const missing = new Map<string, number>()
  for (const [one, count] of before) {
    const lost = count - (after.get(one) ?? 0)
    if (lost > 0) missing.set(one, lost)
  }
  return missing
}

/** A list of words as counts. */
export function countWords(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

function* blockTexts(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind !== 'table') yield block.text
    else for (const row of block.rows) for (const cell of row.cells) if (cell.text !== '') yield cell.text
  }
}
