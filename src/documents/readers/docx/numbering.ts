/** Word's automatic numbers. They stand nowhere in the text, yet `1a.` is how everybody names an action: they are worked out here. */
import { listNumber } from '../cells.ts'
import { childOf, childrenOf, type XmlNode } from '../xml.ts'

export type ListLabel = {
  /** As Word shows it: `1.`, `1a.`, `2.3`, or a bullet. */
  text: string
  bullet: boolean
  /** From 1. */
  depth: number
}

type Level = {
  start: number
  format: string
  text: string
  restartAfter: number | null
  plain: boolean
  style: string | undefined
}
type List = { counters: string; levels: Map<number, Level>; starts: Map<number, number> }

/** Gives each list paragraph its label, counting as Word does. */
export class Numbering {
  readonly #lists = new Map<string, List>()
  /** Lists that share an abstract definition share their counters. */
  readonly #counters = new Map<string, number[]>()
  /** A list that states a start of its own restarts the shared counter the first time it is met. */
  readonly #started = new Set<string>()

  constructor(root: XmlNode | undefined) {
    const definitions = new Map<string, XmlNode>()
    for (const node of childrenOf(root, 'abstractNum')) definitions.set(node.attributes.abstractNumId ?? '', node)
    const byStyle = new Map<string, XmlNode>()
    for (const node of definitions.values()) {
      const style = childOf(node, 'styleLink')?.attributes.val
      if (style !== undefined) byStyle.set(style, node)
    }
    for (const node of childrenOf(root, 'num')) {
      const id = childOf(node, 'abstractNumId')?.attributes.val ?? ''
      const definition = definitions.get(id)
      const linked = byStyle.get(childOf(definition, 'numStyleLink')?.attributes.val ?? '')
      this.#lists.set(node.attributes.numId ?? '', readList(node, linked ?? definition, id))
    }
  }

  /** The label of the next paragraph of a list at a depth from 0; null where the list is not defined or shows nothing. */
  next(list: string, depth: number): ListLabel | null {
    const found = this.#lists.get(list)
    const level = found?.levels.get(depth)
    if (!found || !level) return null
    const counts = this.#count(list, found, depth)
    if (level.format === 'bullet') return { text: '•', bullet: true, depth: depth + 1 }
    if (level.format === 'none' && level.text === '') return null
    const text = level.text.replace(/%([1-9])/g, (_whole, number) => {
      const at = Number(number) - 1
      const other = found.levels.get(at)
      const value = counts[at] ?? other?.start ?? 1
      return listNumber(value, level.plain ? 'decimal' : (other?.format ?? 'decimal'))
    })
    return text.trim() === '' ? null : { text: text.trim(), bullet: false, depth: depth + 1 }
  }

  /** The depth that a list gives to paragraphs of a style, where the style names the list alone. */
  depthOfStyle(list: string, style: string | undefined): number {
    for (const [depth, level] of this.#lists.get(list)?.levels ?? []) {
      if (style !== undefined && level.style === style) return depth
    }
    return 0
  }

  #count(id: string, list: List, depth: number): number[] {
    const counts = this.#counters.get(list.counters) ?? []
    this.#counters.set(list.counters, counts)
    if (!this.#started.has(id)) {
      this.#started.add(id)
      for (const at of list.starts.keys()) delete counts[at]
    }
    for (let at = 0; at < depth; at += 1) counts[at] ??= startOf(list, at)
    counts[depth] = counts[depth] === undefined ? startOf(list, depth) : counts[depth] + 1
    for (const at of list.levels.keys()) {
      const after = list.levels.get(at)?.restartAfter ?? at
      // `lvlRestart` 0 never starts again; otherwise after any level above the one it names.
      if (at > depth && after !== 0 && depth < after) delete counts[at]
    }
    return counts
  }
}

function startOf(list: List, depth: number): number {
  return list.starts.get(depth) ?? list.levels.get(depth)?.start ?? 1
}

function readList(node: XmlNode, definition: XmlNode | undefined, counters: string): List {
  const levels = new Map<number, Level>()
  const starts = new Map<number, number>()
  for (const level of childrenOf(definition, 'lvl')) levels.set(Number(level.attributes.ilvl ?? 0), readLevel(level))
  for (const override of childrenOf(node, 'lvlOverride')) {
    const depth = Number(override.attributes.ilvl ?? 0)
    const level = childOf(override, 'lvl')
    if (level) levels.set(depth, readLevel(level))
    const start = childOf(override, 'startOverride')?.attributes.val
    if (start !== undefined) starts.set(depth, Number(start))
  }
  return { counters, levels, starts }
}

function readLevel(node: XmlNode): Level {
  const value = (name: string) => childOf(node, name)?.attributes.val
  const restart = value('lvlRestart')
  return {
    start: Number(value('start') ?? 0),
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    restartAfter: restart === undefined ? null : Number(restart),
    plain: childOf(node, 'isLgl') !== undefined,
    style: value('pStyle'),
  }
}
