/** XML of Office files, read as a stream: no DOCTYPE, no entities, limited depth, and only one branch in memory at a time. */
import type { SaxesTagPlain } from 'saxes'
import { SaxesParser } from 'saxes'
import { UnreadableFile } from '../document.ts'
import type { ReadContext } from './limits.ts'

/** An element by its local name (`p`, not `w:p`), with attributes by theirs. */
export type XmlNode = { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] }

export type XmlHandler = {
  /** Says whether this element is wanted whole; otherwise its children are asked for in turn. */
  wants(name: string): boolean
  /** A wanted element with everything in it. */
  take(node: XmlNode): void
  /** Start and end of elements that are not wanted whole. */
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
}

const chunkSize = 1 << 16

/** Reads a part and hands its wanted elements to the handler, in order. */
export function streamXml(bytes: Uint8Array, part: string, context: ReadContext, handler: XmlHandler): void {
  for (const _ of reading(bytes, part, context, handler));
}

/** The wanted elements one after another, for whoever would not hold them all: only those of some kilobytes are in memory. */
export function* xmlElements(
  bytes: Uint8Array,
  part: string,
  context: ReadContext,
  wants: XmlHandler['wants'],
): Generator<XmlNode> {
  let found: XmlNode[] = []
  for (const _ of reading(bytes, part, context, { wants, take: (node) => found.push(node) })) {
    yield* found
    found = []
  }
}

/** Stops after each piece of the part. */
function* reading(bytes: Uint8Array, part: string, context: ReadContext, handler: XmlHandler): Generator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const stack: XmlNode[] = []
  const refuse = (code: string, detail: string): never => {
    throw new UnreadableFile(code, xmlMessage(context.name, part, detail))
  }
  let depth = 0
  parser.on('error', (error) => refuse('xml.damaged', `is not sound XML (${error.message})`))
  parser.on('doctype', () => refuse('xml.doctype', 'holds a document type declaration, which Office never writes'))
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > context.limits.depth) refuse('xml.too-deep', `nests deeper than ${context.limits.depth} levels`)
    openTag(tag, stack, handler)
  })
  parser.on('text', (text) => {
    stack.at(-1)?.children.push(text)
  })
  parser.on('cdata', (text) => {
    stack.at(-1)?.children.push(text)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    closeTag(tag, stack, handler)
  })
  yield* writeAll(parser, bytes, refuse)
}

function openTag(tag: SaxesTagPlain, stack: XmlNode[], handler: XmlHandler): void {
  const name = localName(tag.name)
  const parent = stack.at(-1)
  if (!parent && !handler.wants(name)) {
    handler.open?.(name, localAttributes(tag.attributes))
    return
  }
  const node: XmlNode = { name, attributes: localAttributes(tag.attributes), children: [] }
  parent?.children.push(node)
  stack.push(node)
}

function closeTag(tag: SaxesTagPlain, stack: XmlNode[], handler: XmlHandler): void {
  const node = stack.pop()
  if (!node) handler.close?.(localName(tag.name))
  else if (stack.length === 0) handler.take(node)
}

function* writeAll(
  parser: SaxesParser,
  bytes: Uint8Array,
  refuse: (code: string, detail: string) => never,
): Generator<void> {
  const decoder = new TextDecoder(xmlEncoding(bytes), { fatal: true })
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const chunk = bytes.subarray(at, at + chunkSize)
    let text = ''
    try {
      text = decoder.decode(chunk, { stream: at + chunkSize < bytes.length })
    } catch {
      refuse('xml.damaged', 'holds bytes that are no letters in its encoding')
    }
    parser.write(text)
    yield
  }
  parser.close()
  yield
}

function xmlEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  return 'utf-8'
}

/** A whole part as one element; for the small ones (styles, numbering, relationships). */
export function parseXml(bytes: Uint8Array, part: string, context: ReadContext): XmlNode {
  const found: XmlNode[] = []
  streamXml(bytes, part, context, { wants: () => true, take: (node) => found.push(node) })
  const [root] = found
  if (!root) throw new UnreadableFile('xml.damaged', xmlMessage(context.name, part, 'is empty'))
  return root
}

/** The child elements of a name; all of them without one. */
export function childrenOf(node: XmlNode | undefined, name?: string): XmlNode[] {
  const nodes = node?.children.filter((child): child is XmlNode => typeof child !== 'string') ?? []
  return name === undefined ? nodes : nodes.filter((child) => child.name === name)
}

/** The first child element of a name, or along a path of names. */
export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let at: XmlNode | undefined = node
  for (const name of path) at = childrenOf(at, name)[0]
  return at
}

/** All text inside an element. */
export function textOf(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  const local: Record<string, string> = {}
  for (const name in attributes) {
    // `w:id` and `r:id` may stand on one element: the relationship is the one asked for by `id`.
    const short = localName(name)
    if (local[short] === undefined || name.startsWith('r:')) local[short] = attributes[name] ?? ''
  }
  return local
}

function xmlMessage(name: string, part: string, detail: string): string {
  return `“${name}” cannot be read: its part ${part} ${detail}. Open the file in Word or Excel, save it under a new name and hand that in.`
}
