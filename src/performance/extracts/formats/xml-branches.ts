/**
 * An XML extract read as a stream: only one branch (a child with all that hangs on it) is in memory at a time. No document
 * type and so no entity of a file's own, an end to depth and to the size of a branch; attributes are not looked at.
 */
import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { UnreadableFile } from '../../../documents/document.ts'

/** An element by its local name. What stands between two elements is no text of anybody. */
export type Branch = { name: string; text: string; inside: Branch[] }

const deepest = 32
/** Elements of one branch: a child has some hundreds. */
const largest = 100_000
/** Signs of one text: every answer of a census is shorter. */
const longest = 500

export type BranchReader = {
  /** Name of the first element; anything else is no such file. */
  root: string
  wants: (name: string) => boolean
  take: (branch: Branch) => void
  /** What the file should be, for the sentence where it is not: `a children in need census`. */
  what: string
}

/** @throws UnreadableFile in a sentence without a word of the file */
export async function readBranches(stream: Readable, encoding: string, reader: BranchReader): Promise<void> {
  const refuse = refusals(reader.what)
  const parser = parserFor(reader, refuse)
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decoded = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      return refuse('damaged', 'holds signs that are no letters in its encoding')
    }
  }
  for await (const piece of stream) parser.write(decoded(piece as Uint8Array)) // HandedFile.open gives bytes
  parser.write(decoded())
  parser.close()
}

type Refuse = (code: string, detail: string) => never

const refusals =
  (what: string): Refuse =>
  (code, detail) => {
    throw new UnreadableFile(
      `xml.${code}`,
      `The XML file ${detail}. Nothing was stored: export ${what} again from the case system and hand that in.`,
    )
  }

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function parserFor({ root, wants, take, what }: BranchReader, refuse: Refuse): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const stack: Branch[] = []
  let depth = 0
  let size = 0
  // Its message can quote the file.
  parser.on('error', () => refuse('damaged', 'is damaged or cut short'))
  parser.on('doctype', () => refuse('doctype', 'holds a document type declaration, which no census has'))
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    if (depth === 0 && name !== root) refuse('other', `is not ${what}: its first element is not ${root}`)
    depth += 1
    if (depth > deepest) refuse('deep', `nests deeper than ${deepest} elements`)
    const parent = stack.at(-1)
    if (parent === undefined && !wants(name)) return
    size = parent === undefined ? 1 : size + 1
    if (size > largest) refuse('large', `holds a child with more than ${largest.toLocaleString('en-GB')} elements`)
    const branch: Branch = { name, text: '', inside: [] }
    parent?.inside.push(branch)
    stack.push(branch)
  })
  const add = (text: string) => {
    const branch = stack.at(-1)
    if (branch && branch.text.length < longest) branch.text += text.slice(0, longest)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    depth -= 1
    const branch = stack.pop()
    if (branch && stack.length === 0) take(branch)
  })
  return parser
}

/** The text of the first element inside of that name, or of the first of several names; empty where there is none. */
export const leaf = ({ inside }: Branch, ...names: readonly string[]): string =>
  inside.find(({ name }) => names.includes(name))?.text.trim() ?? ''

/** The elements inside of that name; along a path of names, those inside of those. */
export function branches(branch: Branch, name: string, ...path: readonly string[]): Branch[] {
  const found = branch.inside.filter((one) => one.name === name)
  const [next, ...rest] = path
  return next === undefined ? found : found.flatMap((one) => branches(one, next, ...rest))
}
