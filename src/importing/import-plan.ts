/** A document in, a plan out. Pure: opens no file and no database. */
import type { SourceDocument } from '../documents/document.ts'
import { findingsOf } from '../plans/findings/findings.ts'
import type { Plan, Source, Urgency } from '../plans/plan.ts'
import { settleAccount } from './account.ts'
import { assemble } from './assembly/assemble.ts'
import type { Builder } from './assembly/builder.ts'
import { addContext } from './assembly/context.ts'
import { piecesOf } from './assembly/row-view.ts'
import { startOfPlan } from './deadlines/deadline-reader.ts'
import { type Outline, outlineOf, type Unit } from './outline.ts'
import { printedVersion } from './printed-version.ts'
import { readKeyRows } from './sources/key-reader.ts'

export type ImportOptions = { title?: string; authority?: string }

/**
 * Reads a plan document: its tables are understood through the field's vocabulary, its words all kept. What was guessed
 * is in `doubts`, what looks wrong in the plan itself in `findings`, what found no home in `unplaced`.
 */
export function importDocument(document: SourceDocument, options: ImportOptions = {}): Plan {
  const outline = outlineOf(document)
  const key = readKeys(outline)
  const start = startOf(outline)
  const builder = assemble(outline, { key: key.sources, context: { start } })
  holdKeys(key, builder)
  addContext(outline, builder)
  holdHeadings(outline, builder)
  settleAccount(unitsInOrder(outline), builder)
  const plan = toPlan(builder, key, options, titleOf(document))
  if (start) plan.starts = start
  const version = printedVersion(document, plan.context)
  if (version) plan.version = version
  plan.findings = findingsOf(plan)
  return plan
}

type Key = { sources: Source[]; urgencies: Urgency[]; units: Unit[] }

/** The document's own keys to its codes, from the tables that are no action tables. */
function readKeys(outline: Outline): Key {
  const key: Key = { sources: [], urgencies: [], units: [] }
  for (const step of outline.steps) {
    if (step.kind !== 'table') continue
    const width = Math.max(...step.rows.map((row) => row.width))
    const rows = step.rows.map((row) =>
      Array.from({ length: width }, (_, column) => row.pieces.find((piece) => piece.column === column)?.text ?? ''),
    )
    const { sources, urgencies } = readKeyRows(rows)
    if (sources.length + urgencies.length === 0) continue
    key.sources.push(...sources.map((source) => ({ ...source, at: step.at })))
    key.urgencies.push(...urgencies.map((urgency) => ({ ...urgency, at: step.at })))
    key.units.push(...step.rows.flatMap((row) => row.pieces))
  }
  return key
}

/** The key's words are in the plan's sources and urgencies; the heading words above them are kept as one line of context. */
function holdKeys(key: Key, builder: Builder): void {
  const first = key.units[0]
  if (!first) return
  const text = key.units.map((unit) => unit.text).join(' · ')
  const item = builder.say({ kind: 'text', ref: null, title: 'Key', text, at: first.at })
  for (const unit of key.units) builder.hold(unit, item)
}

/** The headings of the tables, once, so that the plan holds them too. */
function holdHeadings(outline: Outline, builder: Builder): void {
  const first = outline.headings[0]
  if (!first) return
  const text = outline.headings.map((unit) => unit.text).join(' · ')
  const item = builder.say({ kind: 'text', ref: null, title: 'Column headings', text, at: first.at })
  for (const unit of outline.headings) builder.hold(unit, item)
}

/** The beginning of the time the plan covers, from the dates it prints with their years. */
function startOf(outline: Outline): string | undefined {
  const dated = outline.steps.flatMap((step) => (step.kind === 'row' ? piecesOf(step, 'deadline', 'by') : []))
  const texts =
    dated.length > 0 ? dated : outline.steps.flatMap((step) => (step.kind === 'row' ? piecesOf(step, 'action') : []))
  return startOfPlan(texts.map(({ text }) => text))
}

function unitsInOrder(outline: Outline): Unit[] {
  return [
    ...outline.headings,
    ...outline.steps.flatMap((step): Unit[] => {
      if (step.kind === 'place') return step.units
      if (step.kind === 'row') return step.placed.map(({ piece }) => piece)
      return step.kind === 'text' ? [step.unit] : step.rows.flatMap((row) => row.pieces)
    }),
  ]
}

function toPlan(builder: Builder, key: Key, options: ImportOptions, title: string): Plan {
  return {
    format: 'upturn-plan/1',
    title: options.title ?? title,
    ...(options.authority ? { authority: options.authority } : {}),
    sources: key.sources,
    urgencies: key.urgencies,
    themes: builder.themes,
    outcomes: builder.outcomes,
    recommendations: builder.recommendations,
    actions: builder.actions,
    context: builder.context,
    unplaced: builder.unplaced,
    findings: [],
    doubts: builder.doubts,
  }
}

/** The document's own title: its properties, its control table, a line near its head that names a plan, else the file's name. */
function titleOf(document: SourceDocument): string {
  const head = document.blocks.slice(0, 24)
  const printed = head
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .find((row) => /^(document )?title:?$/i.test(row.cells[0]?.text ?? ''))
  const lines = head.flatMap((block) =>
    block.kind !== 'table' && block.text.split(' ').length <= 14 ? [block.text] : [],
  )
  const name = document.name.replace(/\.[a-z0-9]+$/i, '').replace(/[_-]+/g, ' ')
  const candidates = [
    document.properties.title,
    printed?.cells[1]?.text,
    lines.find((line) => /\bplan\b/i.test(line)),
    name,
  ]
  return candidates.find((candidate) => candidate?.trim())?.trim() ?? 'Improvement plan'
}
