/** A document's words in a terminal: what would move its cursor, clear it or turn its line round is shown as �. Pure. */

// Control signs but tab and line feed, and those that change the direction of writing.
const steering = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

export function printable(text: string): string {
  return text.replace(steering, '\ufffd')
}
