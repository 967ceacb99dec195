/** How much of an indicator's title stands in some words. Pure. */

const little = new Set(
  'a an and are as at be by for from had has have held how in into is it its now of on or per so that the their them they this to was were what who whom will with within council children child'.split(
    ' ',
  ),
)

const numbers: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  ten: '10',
  twelve: '12',
}

/** The beginning of each word that says something: enough that `finished` and `finishing` are one. */
export function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? []
  return words.filter((word) => !little.has(word)).map((word) => numbers[word] ?? word.slice(0, 5))
}

/** Too short a title would be found everywhere. */
const fewest = 3

/** 0 to 1: the share of the title's telling words that stand in the text; 0 for a title of fewer than three of them. */
export function titleWithin(title: string, text: string): { share: number; found: number; of: number } {
  const wanted = [...new Set(stemsOf(title))]
  const held = new Set(stemsOf(text))
  const found = wanted.filter((stem) => held.has(stem)).length
  return { share: wanted.length < fewest ? 0 : found / wanted.length, found, of: wanted.length }
}
