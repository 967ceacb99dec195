/** Text into XML and HTML. */

// XML 1.0 has no place for most of these, not even escaped, and Word and Excel refuse to open a file that holds one.
const notInXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text safe between tags and in a quoted attribute. Characters that XML cannot hold become U+FFFD, seen and not lost. */
export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Text without what no document can hold: control characters and half surrogate pairs become U+FFFD. */
export function printable(text: string): string {
  return text.replace(notInXml, '\ufffd')
}
