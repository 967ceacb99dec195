/** What a part of a plan says, field by field, and when two fields say the same. Pure. */
import type { Action, Lead, Outcome, Plan, Recommendation, Theme } from '../../plans/plan.ts'
import { leadKey } from '../../plans/rules/leads.ts'
import type { PartKind } from './match.ts'
import { sameMeaning } from './same-deadline.ts'
import { sameWords } from './words.ts'

export type Part = Theme | Outcome | Recommendation | Action

export const listOf = {
  theme: 'themes',
  outcome: 'outcomes',
  recommendation: 'recommendations',
  action: 'actions',
} as const satisfies Record<PartKind, keyof Plan>

/** In the order in which a reader wants to see them, each under its name on the page. */
export const fieldNames = {
  title: 'Title',
  text: 'Words',
  deadline: 'Deadline',
  by: 'Deadline',
  leads: 'Leads',
  criteria: 'Success criteria',
  targets: 'Targets',
  sources: 'Sources',
  urgency: 'Priority',
  milestones: 'Milestones',
  partners: 'Partners',
  reportsTo: 'Reports to',
  resources: 'Resources',
  related: 'Related',
  dependencies: 'Dependencies',
  impacts: 'Impacts',
  notes: 'Notes',
} as const
export type FieldName = keyof typeof fieldNames

const fieldsOf: Record<PartKind, readonly FieldName[]> = {
  theme: ['title', 'leads'],
  outcome: ['title', 'leads'],
  recommendation: [
    'text',
    'by',
    'leads',
    'criteria',
    'targets',
    'sources',
    'urgency',
    'resources',
    'related',
    'dependencies',
    'impacts',
    'notes',
  ],
  action: ['text', 'deadline', 'leads', 'criteria', 'milestones', 'partners', 'reportsTo', 'resources', 'notes'],
}

/** A field as words, and as what counts when two are compared. */
export type Field = { name: FieldName; words: string; same: (other: unknown) => boolean; value: unknown }

const isDeadline = (name: FieldName) => name === 'deadline' || name === 'by'

export function fieldsIn(kind: PartKind, part: Part): Field[] {
  return fieldsOf[kind].map((name) => fieldOf(name, part))
}

/** A key that the part does not have is a field that says nothing. */
export function valueIn(name: FieldName, part: Part): unknown {
  return Reflect.get(part, name)
}

function fieldOf(name: FieldName, part: Part): Field {
  const value = valueIn(name, part)
  const words = wordsOfField(name, value)
  const same = (other: unknown) => isSame(name, value, other)
  return { name, words, same, value }
}

/** Whether two values of a field say the same, typography and spelling of a date aside. */
function isSame(name: FieldName, a: unknown, b: unknown): boolean {
  if (isDeadline(name)) return isDeadlineValue(a) && isDeadlineValue(b) && sameMeaning(a, b)
  if (name === 'leads') return leadsKey(a) === leadsKey(b)
  if (name === 'sources') return [...wordsList(a)].sort().join('|') === [...wordsList(b)].sort().join('|')
  return sameWords(wordsOfField(name, a), wordsOfField(name, b))
}

type DeadlineValue = Action['deadline']
const isDeadlineValue = (value: unknown): value is DeadlineValue =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value

const isLeads = (value: unknown): value is Lead[] => Array.isArray(value)
const leadsKey = (value: unknown) =>
  isLeads(value) ? [...new Set(value.map(({ name }) => leadKey(name)))].sort().join('|') : ''

const wordsList = (value: unknown): string[] => (Array.isArray(value) ? value.map(wordsOfItem) : [])

function wordsOfItem(item: unknown): string {
  if (typeof item === 'string') return item
  if (typeof item !== 'object' || item === null) return String(item)
  return Object.values(item).map(String).filter(Boolean).join(': ')
}

/** As a person reads it: items of a list one to a line, '' where there is nothing. */
export function wordsOfField(name: FieldName, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isDeadlineValue(value)) return value.text
  if (name === 'leads' && isLeads(value)) return value.map((lead) => lead.name).join('\n')
  return Array.isArray(value) ? wordsList(value).join('\n') : String(value)
}

/** Whether nothing at all differs, typography included. */
export const isIdentical = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
