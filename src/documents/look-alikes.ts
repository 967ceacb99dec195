/**
 * Cyrillic and Greek letters that look like Latin ones. Scanning puts them in labels: a strand printed `C` comes out as
 * Cyrillic `С`. The reader keeps the text as printed; importers call this on labels and codes before comparing them.
 */

const cyrillic = 'АВЕЅІЈКМНОРСТХУԚԜаеіјорсухѕԛԝһᴦ'
const cyrillicLatin = 'ABESIJKMHOPCTXYQWaeijopcyxsqwhr'
const greek = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντι'
const greekLatin = 'ABEZHIKMNOPTYXovti'
const others = 'ıⅠⅤⅩⅼ'
const othersLatin = 'iIVXl'

const latin = new Map<string, string>([
  ...pairs(cyrillic, cyrillicLatin),
  ...pairs(greek, greekLatin),
  ...pairs(others, othersLatin),
])

const lookAlike = new RegExp(`[${[...latin.keys()].join('')}]`, 'gu')

/** The text with each look-alike letter as its Latin twin: `С` becomes `C`. Everything else stays, and so does the length. */
export function toLatinLookAlikes(text: string): string {
  return text.replace(lookAlike, (letter) => latin.get(letter) ?? letter)
}

function pairs(from: string, to: string): [string, string][] {
  const target = [...to]
  return [...from].map((letter, index) => [letter, target[index] ?? letter])
}
