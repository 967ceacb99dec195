/** The words of a Word paragraph: runs, links, fields, content controls; tracked deletions left out, insertions kept. */
import { childOf, childrenOf, type XmlNode } from '../xml.ts'
import { type StyleFacts, type Styles, toggle } from './styles.ts'

/** What was met on the way and the person should know of. */
export type Tally = {
  inserted: number
  deleted: number
  hidden: number
  pictures: number
  objects: number
  chunks: number
  comments: number
}

export const emptyTally = (): Tally => ({
  inserted: 0,
  deleted: 0,
  hidden: 0,
  pictures: 0,
  objects: 0,
  chunks: 0,
  comments: 0,
})

export type Inline = {
  /** Line breaks as `\n`, tabs as `\t`. */
  text: string
  letters: number
  boldLetters: number
  /** Contents of text boxes anchored here. */
  boxes: XmlNode[]
  /** Ids of notes referred to here, `footnote 2`. */
  notes: string[]
}

const skipped = new Set([
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'annotationRef',
  'proofErr',
  'bookmarkStart',
  'bookmarkEnd',
])

/** Reads the content of one paragraph. `facts` are those of its style. */
export function readInline(paragraph: XmlNode, facts: StyleFacts, styles: Styles, tally: Tally): Inline {
  const inline: Inline = { text: '', letters: 0, boldLetters: 0, boxes: [], notes: [] }
  const walk = (node: XmlNode): void => {
    if (skipped.has(node.name)) return
    if (node.name === 'del' || node.name === 'moveFrom') tally.deleted += 1
    else if (node.name === 'r') run(node)
    else if (node.name === 'drawing' || node.name === 'pict') drawing(node, inline, tally)
    else if (node.name === 'AlternateContent') chosen(node).forEach(walk)
    else {
      if (node.name === 'ins' || node.name === 'moveTo') tally.inserted += 1
      childrenOf(node).forEach(walk)
    }
  }
  const run = (node: XmlNode): void => {
    const properties = childOf(node, 'rPr')
    const style = styles.character(childOf(properties, 'rStyle')?.attributes.val)
    const bold = toggle(properties, 'b') ?? style.bold ?? facts.bold ?? false
    const hidden = toggle(properties, 'vanish') ?? style.hidden ?? facts.hidden ?? false
    const before = inline.text.length
    for (const part of childrenOf(node)) runPart(part, inline, tally, walk)
    const letters = inline.text.slice(before).replace(/\s+/g, '').length
    inline.letters += letters
    if (bold) inline.boldLetters += letters
    if (hidden && letters > 0) tally.hidden += 1
  }
  childrenOf(paragraph).forEach(walk)
  inline.text = inline.text.replaceAll('\u00ad', '')
  return inline
}

function runPart(part: XmlNode, inline: Inline, tally: Tally, walk: (node: XmlNode) => void): void {
  switch (part.name) {
    case 't':
      inline.text += part.children.filter((child) => typeof child === 'string').join('')
      return
    case 'tab':
    case 'ptab':
      inline.text += '\t'
      return
    case 'br':
    case 'cr':
      inline.text += '\n'
      return
    case 'noBreakHyphen':
      inline.text += '-'
      return
    case 'sym':
    case 'symEx':
      inline.text += symbol(part.attributes)
      return
    case 'footnoteReference':
    case 'endnoteReference':
      inline.notes.push(`${part.name.replace('Reference', '')} ${part.attributes.id ?? ''}`)
      return
    case 'commentReference':
      tally.comments += 1
      return
    case 'drawing':
    case 'pict':
    case 'object':
      drawing(part, inline, tally)
      return
    case 'AlternateContent':
      for (const one of chosen(part)) runPart(one, inline, tally, walk)
      return
    default:
      walk(part)
  }
}

/** Of the two forms of one thing that Word writes for new and old programs, the new one. */
function chosen(node: XmlNode): XmlNode[] {
  const choice = childOf(node, 'Choice') ?? childOf(node, 'Fallback')
  return childrenOf(choice)
}

function drawing(node: XmlNode, inline: Inline, tally: Tally): void {
  const boxes = inline.boxes.length
  collectBoxes(node, inline.boxes)
  if (node.name === 'object') tally.objects += 1
  else if (inline.boxes.length === boxes) tally.pictures += 1
}

function collectBoxes(node: XmlNode, boxes: XmlNode[]): void {
  if (node.name === 'txbxContent') boxes.push(node)
  else
    for (const child of node.name === 'AlternateContent' ? chosen(node) : childrenOf(node)) collectBoxes(child, boxes)
}

/** Signs of Word's symbol fonts that mean something in a plan; others have no letter. */
const symbols: Record<string, string> = {
  f0b7: '•',
  f0a7: '▪',
  f0fc: '✓',
  f0fb: '✗',
  f0fe: '☑',
  f0fd: '☒',
  f0a8: '☐',
  f06f: '☐',
  f0e0: '→',
  f0df: '←',
  f0e1: '↑',
  f0e2: '↓',
  f0b3: '≥',
  f0a3: '≤',
  f0b1: '±',
  f0b0: '°',
}

function symbol(attributes: Record<string, string>): string {
  const code = (attributes.char ?? '').toLowerCase()
  const known = symbols[code]
  if (known !== undefined) return known
  const value = Number.parseInt(code, 16)
  const isLetter = value >= 0x20 && value < 0xd800
  return isLetter && !/wingdings|webdings|symbol/i.test(attributes.font ?? '') ? String.fromCodePoint(value) : ' '
}
