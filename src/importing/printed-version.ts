/** Which version of itself a document says it is: by its own control table, else by its title or name. Pure. */
import type { SourceDocument } from '../documents/document.ts'
import type { ContextItem, Plan } from '../plans/plan.ts'
import { readDeadline } from './deadlines/deadline-reader.ts'

const isLabel = (heading: string) => /^(version|issue|revision|rev|ver)\b(?!.*\bdate\b)/i.test(heading.trim())
const isDate = (heading: string) => /\bdate|issued? on/i.test(heading)
const isStatus = (heading: string) => /status/i.test(heading)

const label = String.raw`(\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)`
const inWords = new RegExp(String.raw`(?:\b|_)(?:version|ver|v|issue|revision|rev)[\s.:_-]*${label}(?![\d.]*\d)`, 'i')

function cell({ fields = [] }: ContextItem, is: (heading: string) => boolean): string {
  return fields.find(({ heading }) => is(heading))?.text.trim() ?? ''
}

/** `1.5` of a cell that says `v1.5` or `Version 1.5`; the cell's own words where they are no number. */
const plainLabel = (text: string) => inWords.exec(text)?.[1] ?? text

/** A day as printed, in figures or words; undefined where it fixes none. */
function dayOf(text: string): string | undefined {
  const { kind, due } = readDeadline(text)
  return kind === 'day' && due !== null ? due : undefined
}

/** The newest row of the version table: the one with the highest number, since some tables begin with the newest. */
function fromControl(context: readonly ContextItem[]): Plan['version'] | undefined {
  const rows = context.filter((item) => item.kind === 'control' && cell(item, isLabel) !== '')
  const [newest] = rows.sort((a, b) => compareLabels(plainLabel(cell(b, isLabel)), plainLabel(cell(a, isLabel))))
  if (newest === undefined) return undefined
  const date = dayOf(cell(newest, isDate))
  const status = cell(newest, isStatus)
  return { label: plainLabel(cell(newest, isLabel)), ...(date ? { date } : {}), ...(status ? { status } : {}) }
}

/** `1.10` comes after `1.9`; a label without a number before all that have one. */
export function compareLabels(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => (text.match(/\d+/g) ?? []).map(Number))
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? -1) - (right?.[at] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

/** Undefined where the document says nothing of itself. Its first lines are asked, its properties, then its name. */
export function printedVersion(document: SourceDocument, context: readonly ContextItem[]): Plan['version'] | undefined {
  const controlled = fromControl(context)
  if (controlled !== undefined) return controlled
  const head = document.blocks
    .slice(0, 12)
    .flatMap((block) => (block.kind === 'table' ? [] : [block.text.slice(0, 200)]))
  const name = document.name.replace(/\.[a-z0-9]+$/i, '')
  for (const text of [...head, document.properties.title ?? '', name]) {
    const found = inWords.exec(text)?.[1]
    if (found !== undefined) return { label: found }
  }
  return undefined
}
