/** Cells that list the sections to come: `Network resilience (see 1.1.1 below)`. */
import type { Bundle } from './bundles.ts'
import { isIntroduction } from './item.ts'

const pointer = /\(\s*(?:see )?(?:section )?\d+(?:\.\d+)+[^)]*\)/gi
const pointersIn = (text: string) => text.match(pointer)?.length ?? 0
const fewestPointers = 3

/**
 * Parts a bundle from the table of contents in its action cell: `bundle` is null where there is nothing else. A cell of
 * three or more lines that each point somewhere, or one line with three or more pointers, is such a list.
 */
export function splitContents(bundle: Bundle): { bundle: Bundle | null; contents: string[] | null } {
  const pointing = bundle.action.map(({ text }) => pointersIn(text))
  const total = pointing.reduce((sum, count) => sum + count, 0)
  if (total < fewestPointers || bundle.deadline.length > 0) return { bundle, contents: null }
  const singles = pointing.filter((count) => count > 0).length >= fewestPointers
  const isList = (index: number) => (pointing[index] ?? 0) >= (singles ? 1 : fewestPointers)
  const announces = (index: number) => isIntroduction(bundle.action[index]?.text ?? '') && isList(index + 1)
  const listed = bundle.action.map((_, index) => isList(index) || announces(index))
  if (!listed.includes(true)) return { bundle, contents: null }
  const contents = bundle.action.filter((_, index) => listed[index]).map(({ text }) => text)
  const action = bundle.action.filter((_, index) => !listed[index])
  return { bundle: action.length > 0 ? { ...bundle, action } : null, contents }
}
