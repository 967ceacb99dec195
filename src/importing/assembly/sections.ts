/** Numbered sections (`1.1.2: Server resilience`) whose rows are the sub-actions of one main action. */
import { noDeadline } from '../../plans/deadline.ts'
import type { Action, Recommendation } from '../../plans/plan.ts'
import { type Marker, readMarkers } from '../layout/markers.ts'
import type { Unit } from '../outline.ts'
import type { Builder } from './builder.ts'
import { piecesOf, type RowView, textOf } from './row-view.ts'

export type Section = { ref: string; title: string; units: Unit[]; action: Action | null; above: Section | null }

/** The section and those around it, innermost first. */
export const ancestry = (section: Section | null): Section[] => (section ? [section, ...ancestry(section.above)] : [])

/** A new section, inside the one of those open whose number it continues. */
export function sectionBelow(open: Section | null, ref: string, title: string, units: readonly Unit[]): Section {
  const above = ancestry(open).find((section) => ref.startsWith(`${section.ref}.`)) ?? null
  return { ref, title: title.replace(/\s*\(continued\)\s*$/i, ''), units: [...units], action: null, above }
}

/** The section as a main action, made when its first row needs it. */
export function sectionAction(section: Section, recommendation: Recommendation | null, builder: Builder): Action {
  if (section.action) return section.action
  const action = builder.action({
    recommendation: recommendation?.id ?? null,
    parent: null,
    level: 'main',
    label: section.ref,
    text: section.title,
    deadline: noDeadline,
    leads: [],
    confidence: 0.85,
    at: section.units[0]?.at ?? {},
  })
  const around = ancestry(section.above).map(({ ref, title }) => `${ref} ${title}`)
  if (around.length > 0) action.notes = [{ heading: 'Section', text: around.join('; ') }]
  for (const each of ancestry(section)) builder.holdAll(each.units, action)
  section.action = action
  return action
}

/** A section's title at the head of a cell of actions, over its bullets; the title is taken off the cell. */
export function takeSectionTitle(row: RowView): { marker: Extract<Marker, { kind: 'section' }>; unit: Unit } | null {
  const piece = piecesOf(row, 'action')[0]
  const line = piece?.lines[0]?.text ?? ''
  if (!piece || piece.lines.length < 2 || line.length >= 120 || textOf(row, 'ref') !== '') return null
  const marker = readMarkers(line).find((each) => each.kind === 'section')
  if (!marker) return null
  piece.lines = piece.lines.slice(1)
  return { marker, unit: piece }
}
