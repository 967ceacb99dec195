/** The thresholds of a plan as typed on a form. Pure. */
import type { RagThresholds } from '../rules/index.ts'

export type ThresholdField = keyof RagThresholds
export type ThresholdProblem = { field: ThresholdField | 'why'; text: string }

/** In the form's order: what each says, its unit, and the least and most it may be. */
export const thresholdFields: readonly {
  field: ThresholdField
  label: string
  hint: string
  unit: 'days' | '%' | 'actions' | 'months'
  least: number
  most: number
}[] = [
  {
    field: 'forecastLate',
    label: 'Expected late is off track after (days)',
    hint: 'A forecast later than the deadline by more than this is red, by less amber.',
    ...{ unit: 'days', least: 0, most: 365 },
  },
  {
    field: 'blockedNear',
    label: 'Blocked is off track when due within (days)',
    hint: 'Something stands in the way and the deadline is this near: red. Further off: amber.',
    ...{ unit: 'days', least: 0, most: 365 },
  },
  {
    field: 'notStartedNear',
    label: 'Not started is at risk when due within (days)',
    hint: 'Not started and the deadline this near: amber.',
    ...{ unit: 'days', least: 0, most: 365 },
  },
  {
    field: 'quiet',
    label: 'Silence is at risk after (days)',
    hint: 'It should be running and nothing has been reported for longer than this: amber.',
    ...{ unit: 'days', least: 1, most: 365 },
  },
  {
    field: 'redShare',
    label: 'A theme or the plan is off track from this share (per cent)',
    hint: 'Of its actions that can be judged, this many in a hundred are red.',
    ...{ unit: '%', least: 1, most: 100 },
  },
  {
    field: 'redCount',
    label: 'Or from this number of red actions (optional)',
    hint: 'Whatever the share. Left empty, only the share counts.',
    ...{ unit: 'actions', least: 1, most: 500 },
  },
  {
    field: 'sustained',
    label: 'A measure is felt after (months at target)',
    hint: 'It has reached its target and stayed there for this long. A measure can have its own length.',
    ...{ unit: 'months', least: 1, most: 120 },
  },
]

export type ReadThresholds =
  | { thresholds: RagThresholds; problems: [] }
  | { thresholds: null; problems: ThresholdProblem[] }

export function readThresholds(form: URLSearchParams): ReadThresholds {
  const problems: ThresholdProblem[] = []
  const numbers = thresholdFields.map(({ field, unit, least, most }) => {
    const text = (form.get(field) ?? '').trim()
    const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
    if (field === 'redCount' && text === '') return [field, null] as const
    if (!(number >= least && number <= most))
      problems.push({ field, text: `Give a whole number of ${unit} from ${least} to ${most}` })
    return [field, number] as const
  })
  if (problems.length > 0) return { thresholds: null, problems }
  // `thresholdFields` has every field once; a test holds it to that.
  return { thresholds: Object.fromEntries(numbers) as RagThresholds, problems: [] }
}
