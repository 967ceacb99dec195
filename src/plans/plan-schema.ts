/**
 * The plan file, `upturn-plan/1`, checked on its way in. What a file may leave out has its plain meaning here (no list:
 * an empty one; no deadline: none printed), so a plan typed by hand or made by another program can be short.
 * `docs/plan-file.schema.json` is printed from this; a test holds the two together.
 */
import { z } from 'zod'
import { UnreadableFile } from '../documents/document.ts'
import { measureSchema, sustainSchema } from '../performance/links/measure-schema.ts'
import { deadlineKinds, noDeadline } from './deadline.ts'
import { linkSchema } from './links/link-schema.ts'
import type { Plan } from './plan.ts'
import { brokenReferences } from './plan-references.ts'
import { riskSchema } from './risks/risk-schema.ts'

const date = z.iso.date({ error: 'is not a real date written as YYYY-MM-DD' })
const id = z.string().min(1)
const text = z.string()
const texts = z.array(text).default([])
const optionalWords = text.nullable().default(null)
/** Words that stood at its place and are in no other field. */
const printed = text.optional()
const count = z.int().nonnegative()
const share = z.number().min(0).max(1)

const place = z
  .object({
    line: count.optional(),
    page: count.optional(),
    paragraph: count.optional(),
    table: count.optional(),
    row: count.optional(),
    cell: z.union([text, z.number()]).optional(),
    sheet: text.optional(),
    document: text.optional(),
  })
  .meta({ id: 'Place', description: 'Where in the document a person can find it; counted from 1.' })
const at = place.default({})

const lead = z
  .object({
    name: text,
    kind: z.enum(['post', 'person', 'body']).optional(),
    inherited: z.boolean().optional(),
    vacant: z.boolean().optional(),
  })
  .meta({ id: 'Lead', description: 'A post, person or body as printed; inherited where it was printed for a block.' })
const leads = z.array(lead).default([])
const note = z
  .object({ heading: text, text })
  .meta({ id: 'Note', description: 'Words under the heading they were printed under.' })

const deadline = z
  .object({
    text,
    kind: z.enum(deadlineKinds),
    due: date.nullable().default(null),
    start: date.optional(),
    dates: z.array(date).optional(),
    every: text.optional(),
    until: date.optional(),
    suggested: date.optional(),
  })
  .meta({ id: 'Deadline', description: 'The words as printed and what they mean. Dates are YYYY-MM-DD.' })
const deadlineOrNone = deadline.default({ ...noDeadline })

const withdrawn = z.object({ on: date, by: text, why: text }).optional()

const recommendation = z.object({
  id,
  ref: optionalWords,
  theme: optionalWords,
  outcome: optionalWords,
  sources: texts,
  text,
  urgency: z.number().nullable().default(null),
  by: deadlineOrNone,
  leads,
  criteria: texts,
  targets: texts,
  related: optionalWords,
  resources: optionalWords,
  dependencies: texts,
  impacts: z.array(z.object({ text, timescale: text })).default([]),
  notes: z.array(note).optional(),
  withdrawn,
  printed,
  at,
})

const action = z.object({
  id,
  recommendation: optionalWords,
  parent: optionalWords,
  level: z.enum(['main', 'sub']),
  label: optionalWords,
  text,
  deadline: deadlineOrNone,
  leads,
  partners: texts,
  criteria: texts,
  milestones: texts,
  resources: optionalWords,
  reportsTo: texts,
  notes: z.array(note).optional(),
  printed,
  confidence: share.default(1),
  at,
})

const contextItem = z.object({
  kind: z.enum(['measure', 'member', 'reporting', 'control', 'requirement', 'summary', 'text']),
  ref: optionalWords,
  title: optionalWords,
  text,
  fields: z.array(note).optional(),
  at,
})

const finding = z.object({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  message: text,
  at: place.optional(),
  subject: text.optional(),
})

const doubt = z.object({
  id,
  code: text,
  reason: text,
  subjects: texts,
  original: z.array(note).default([]),
  confidence: share,
  at,
})

const update = z.object({
  action: id,
  on: date,
  status: z.enum(['not started', 'in progress', 'delivered', 'withdrawn']),
  percent: z.number().min(0).max(100).nullable().default(null),
  note: text.default(''),
  forecast: date.optional(),
  blocker: text.optional(),
  pathToGreen: text.optional(),
  declared: z.enum(['red', 'amber', 'green']).optional(),
  declaredWhy: text.optional(),
  occurrence: date.optional(),
  by: text,
})

const proofFile = z
  .object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in hexadecimal' }),
    name: text,
    size: count,
  })
  .meta({ id: 'ProofFile', description: 'A file by its content; its bytes are not in the plan file.' })

const proofFigure = z
  .object({
    value: z.number(),
    unit: text,
    numerator: z.number().optional(),
    denominator: z.number().optional(),
    period: text,
    source: text,
  })
  .meta({ id: 'ProofFigure', description: 'A figure with what it was worked out from, its period and its source.' })

const evidence = z.object({
  recommendation: id.optional(),
  action: id.optional(),
  criterion: count.optional(),
  about: text.optional(),
  kind: z.enum(['words', 'file', 'link', 'figure']).optional(),
  text,
  file: proofFile.optional(),
  link: z.url({ protocol: /^https?$/, error: 'is not a link that begins with http:// or https://' }).optional(),
  figure: proofFigure.optional(),
  answers: count.optional(),
  offeredOn: date,
  offeredBy: text,
  offeredByAccount: text.optional(),
  acceptedOn: date.optional(),
  acceptedBy: text.optional(),
  acceptedByAccount: text.optional(),
  acceptedNote: text.optional(),
  returnedOn: date.optional(),
  returnedBy: text.optional(),
  returnedByAccount: text.optional(),
  returnedWhy: text.optional(),
  withdrawnOn: date.optional(),
  withdrawnBy: text.optional(),
  withdrawnByAccount: text.optional(),
  withdrawnWhy: text.optional(),
})

/** From none to ten years. */
const days = z.int().min(0).max(3660)

const thresholds = z.object({
  from: date,
  by: text,
  why: text,
  forecastLate: days,
  blockedNear: days,
  notStartedNear: days,
  quiet: days,
  redShare: z.int().min(1).max(100),
  redCount: z.int().min(1).nullable().default(null),
  sustained: sustainSchema.default(3),
})

export const planSchema = z.object({
  format: z.literal('upturn-plan/1'),
  title: text,
  authority: text.optional(),
  version: z.object({ label: text, date: date.optional(), status: text.optional() }).optional(),
  starts: date.optional(),
  sources: z.array(z.object({ code: text, title: text, at: place.optional() })).default([]),
  urgencies: z.array(z.object({ code: z.number(), title: text, at: place.optional() })).default([]),
  themes: z.array(z.object({ id, ref: optionalWords, title: text, leads, withdrawn, printed, at })).default([]),
  outcomes: z
    .array(z.object({ id, theme: optionalWords, ref: optionalWords, title: text, leads, withdrawn, printed, at }))
    .default([]),
  recommendations: z.array(recommendation),
  actions: z.array(action),
  context: z.array(contextItem).default([]),
  unplaced: z.array(z.object({ text, at })).default([]),
  findings: z.array(finding).default([]),
  doubts: z.array(doubt).default([]),
  updates: z.array(update).optional(),
  evidence: z.array(evidence).optional(),
  thresholds: z.array(thresholds).optional(),
  links: z.array(linkSchema).optional(),
  risks: z.array(riskSchema).optional(),
  measures: z.array(measureSchema).optional(),
}) satisfies z.ZodType<Plan>

/**
 * A plan out of what a plan file held.
 * @throws UnreadableFile whose message says what is wrong, where, and what to do: the first five faults and how many more.
 */
export function parsePlanFile(json: unknown): Plan {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new UnreadableFile(
      'plan.not-an-object',
      'This is not a plan file: it should hold one JSON object. Export the plan again, or import the document it came from.',
    )
  }
  const format = 'format' in json ? json.format : undefined
  if (format !== 'upturn-plan/1') throw new UnreadableFile('plan.format', wrongFormat(format))
  const parsed = planSchema.safeParse(json)
  if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => faultInWords(issue, json)))
  const broken = brokenReferences(parsed.data)
  if (broken.length > 0) throw refusal(broken)
  return parsed.data
}

/** The published form of the schema, for other programs. */
export function planJsonSchema(): object {
  return {
    ...z.toJSONSchema(planSchema, { io: 'input' }),
    title: 'Upturn plan file',
    description:
      'A plan as Upturn imports and exports it, format upturn-plan/1. Keys may be added; these keep their meaning.',
  }
}

function wrongFormat(format: unknown): string {
  if (format === undefined)
    return 'This JSON has no "format" key, so it is not a plan file. A plan file says "format": "upturn-plan/1".'
  return `This file's format is ${JSON.stringify(format)}; this version of Upturn reads "upturn-plan/1". Export the plan again from where it came, or update Upturn.`
}

function refusal(faults: string[]): UnreadableFile {
  const shown = faults.slice(0, 5)
  const rest = faults.length - shown.length
  const many = faults.length === 1 ? 'one place' : `${faults.length} places`
  const more = rest > 0 ? ` And ${rest} more.` : ''
  return new UnreadableFile(
    'plan.schema',
    `The plan file is wrong in ${many}: ${shown.join('; ')}.${more} Nothing was imported: put these right and import it again.`,
  )
}

/** `actions 4 (id a4), deadline, due: is not a real date …`: counted from 1, as a person counts. */
function faultInWords(issue: z.core.$ZodIssue, json: object): string {
  const named: string[] = []
  let here: unknown = json
  for (const key of issue.path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined
    if (typeof key === 'number') named.push(`${named.pop() ?? 'item'} ${key + 1}${idOf(here)}`)
    else named.push(String(key))
  }
  const value = here === undefined || typeof here === 'object' ? '' : ` (it says ${JSON.stringify(here).slice(0, 60)})`
  return `${named.join(', ') || 'the whole file'}: ${faultOf(issue, here)}${value}`
}

function idOf(item: unknown): string {
  const named =
    typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : null
  return named ? ` (id ${named})` : ''
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'is missing'
  if (issue.code === 'invalid_value') return `should be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type') return `should be ${typeWords[issue.expected] ?? issue.expected}`
  return issue.message
}

const typeWords: Record<string, string> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
}
