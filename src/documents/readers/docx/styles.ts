/** Word styles: what a paragraph or run takes from its style and from the styles that one is based on. */
import { childOf, childrenOf, type XmlNode } from '../xml.ts'

export type StyleFacts = {
  /** Heading level from 1, or 0. */
  level: number
  numbering?: { list?: string; depth?: number }
  bold?: boolean
  hidden?: boolean
}

export type Styles = {
  paragraph(id: string | undefined): StyleFacts
  character(id: string | undefined): StyleFacts
}

const none: StyleFacts = { level: 0 }

/** Reads styles.xml. Levels come from the outline level, so that headings of any language count, then from the English name. */
export function readStyles(root: XmlNode | undefined): Styles {
  const nodes = new Map<string, XmlNode>()
  let standard: string | undefined
  for (const style of childrenOf(root, 'style')) {
    const id = style.attributes.styleId ?? ''
    nodes.set(id, style)
    if (style.attributes.type === 'paragraph' && isOn(style.attributes.default ?? '0')) standard = id
  }
  const known = new Map<string, StyleFacts>()
  const facts = (id: string | undefined, trail: readonly string[] = []): StyleFacts => {
    const style = id === undefined ? undefined : nodes.get(id)
    // A style based on itself, by way of others, is a fault that Word forgives.
    if (id === undefined || !style || trail.includes(id) || trail.length > 20) return none
    const found = known.get(id) ?? styleFacts(style, facts(childOf(style, 'basedOn')?.attributes.val, [...trail, id]))
    known.set(id, found)
    return found
  }
  return { paragraph: (id) => facts(id ?? standard), character: (id) => facts(id) }
}

function styleFacts(style: XmlNode, base: StyleFacts): StyleFacts {
  const paragraph = childOf(style, 'pPr')
  const run = childOf(style, 'rPr')
  const level = outlineLevel(paragraph) ?? namedLevel(childOf(style, 'name')?.attributes.val ?? '') ?? base.level
  const facts: StyleFacts = { ...base, level }
  const numbering = numberingOf(paragraph)
  if (numbering) facts.numbering = { ...base.numbering, ...numbering }
  const bold = toggle(run, 'b')
  if (bold !== undefined) facts.bold = bold
  const hidden = toggle(run, 'vanish')
  if (hidden !== undefined) facts.hidden = hidden
  return facts
}

/** Heading level that paragraph properties state: 1 to 9, 0 for body text, undefined where they say nothing. */
export function outlineLevel(paragraph: XmlNode | undefined): number | undefined {
  const value = childOf(paragraph, 'outlineLvl')?.attributes.val
  if (value === undefined) return undefined
  const level = Number(value)
  return level >= 0 && level <= 8 ? level + 1 : 0
}

function namedLevel(name: string): number | undefined {
  const number = /^heading ([1-9])$/i.exec(name)?.[1]
  if (number) return Number(number)
  return /^title$/i.test(name) ? 1 : undefined
}

/** List and depth that paragraph properties state; list `0` means none. */
export function numberingOf(paragraph: XmlNode | undefined): { list?: string; depth?: number } | undefined {
  const properties = childOf(paragraph, 'numPr')
  if (!properties) return undefined
  const list = childOf(properties, 'numId')?.attributes.val
  const depth = childOf(properties, 'ilvl')?.attributes.val
  return { ...(list === undefined ? {} : { list }), ...(depth === undefined ? {} : { depth: Number(depth) }) }
}

/** An on-off property: on where it stands without a value. */
export function toggle(properties: XmlNode | undefined, name: string): boolean | undefined {
  const node = childOf(properties, name)
  return node ? isOn(node.attributes.val ?? '1') : undefined
}

function isOn(value: string): boolean {
  return !/^(0|false|off|none)$/i.test(value)
}
