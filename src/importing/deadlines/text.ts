/** Printed words made plain (one kind of dash, quote and space, small letters) without losing where each letter stood. */

export type Plain = {
  text: string
  /** For each letter of `text`, and one past its end, the offset in the printed words. */
  at: number[]
  printed: string
}

/** Letters of other alphabets that scanners give for Latin ones. */
const lookAlikes: Record<string, string> = Object.fromEntries(
  [...'аеорсухіѕԁвмнткκοαρτι'].map((letter, index) => [letter, 'aeopcyxisdbmhtkkoapti'[index] ?? letter]),
)

const swaps: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '\\': '/',
  '⁄': '/',
  '∕': '/',
  '−': '-',
  '⇒': '→',
  '➔': '→',
  '➜': '→',
  '►': '→',
  ı: 'i',
}

/** The plain form of each letter of ASCII, which is nearly all that is printed. */
const plainAscii = Array.from({ length: 128 }, (_, code) => foldLetter(String.fromCharCode(code)))

const plainLetter = (letter: string): string => plainAscii[letter.charCodeAt(0)] ?? foldLetter(letter)

function foldLetter(letter: string): string {
  if (letter === '\n' || letter === '\r' || letter === '\u2028') return '\n'
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(letter)) return ''
  if (/\s/.test(letter)) return ' '
  if (/[‐-―]/.test(letter)) return '-'
  const own = swaps[letter]
  if (own !== undefined) return own
  if (letter < '\u0080') return letter.toLowerCase()
  const wide = letter.normalize('NFKC').toLowerCase()
  // A few ligatures open out into whole sentences; no date is printed with them.
  if (wide.length > 4) return letter
  return [...wide].map((part) => swaps[part] ?? lookAlikes[part] ?? part).join('')
}

/** Makes words plain; `at` leads from each plain letter back to the printed one. */
export function makePlain(printed: string): Plain {
  const parts: string[] = []
  const at: number[] = []
  let offset = 0
  for (const letter of printed) {
    const plain = plainLetter(letter)
    parts.push(plain)
    for (let i = 0; i < plain.length; i++) at.push(offset)
    offset += letter.length
  }
  at.push(offset)
  return { text: parts.join(''), at, printed }
}

/** The offset in the printed words just after the plain letter at `index`. */
export function endInPrint(plain: Plain, index: number): number {
  const last = plain.at[index]
  if (last === undefined) return plain.printed.length
  const next = plain.at.slice(index + 1, index + 24).find((offset) => offset > last)
  return next ?? plain.printed.length
}
