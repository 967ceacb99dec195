/** What a person writes of a risk on its form, read into what is to be saved. Pure. */
import type { FindingFacts } from '../../findings/finding-rule.ts'
import { type Part, partKey } from '../../links/link.ts'
import { partsMeant, typedPart } from '../../links/read-part.ts'
import { isDay } from '../../rules/days.ts'
import { listed } from '../../rules/words.ts'
import { type Mitigation, proximities, type Risk, riskKinds } from '../risk.ts'
import type { RiskToSave } from '../store/save-risk.ts'

/** `field` is the id of the field on the page. */
export type RiskProblem = { field: string; text: string }

export type ReadRisk = { risk: RiskToSave; revision: number; problems: [] } | { risk: null; problems: RiskProblem[] }

const longestTitle = 200
const longestText = 4000

export const textOf = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()

/** A grade from 1 to 5; null for none, undefined for what is no grade. */
export function gradeOf(form: URLSearchParams, name: string): number | null | undefined {
  const given = textOf(form, name)
  if (given === '') return null
  return /^[1-5]$/.test(given) ? Number(given) : undefined
}

export const revisionOf = (form: URLSearchParams): number => Number(form.get('revision') ?? 0) || 0

/** Reads the form of a new risk, or of one whose words, owner and mitigations are corrected; its score is changed by a review. */
export function readRiskForm(
  facts: FindingFacts,
  form: URLSearchParams,
  known: Risk | null,
  said: { by: string; on: string },
): ReadRisk {
  const problems: RiskProblem[] = []
  const must = (field: string, wrong: boolean, text: string) => {
    if (wrong) problems.push({ field, text })
  }
  const [title, description, owner] = [textOf(form, 'title'), textOf(form, 'description'), textOf(form, 'owner')]
  const kind = known?.kind ?? riskKinds.find((one) => one === form.get('kind'))
  const proximity = proximities.find((one) => one === form.get('proximity'))
  must('kind', kind === undefined, 'Choose whether it may come about or has')
  must('title', title === '', 'Say in a few words what it is')
  must('title', title.length > longestTitle, `Keep the title under ${longestTitle} characters; it has ${title.length}`)
  must(
    'description',
    description.length > longestText,
    `Keep the description under ${longestText} characters; it has ${description.length}`,
  )
  must('owner', owner === '', 'Name the post or person who owns it')
  must('category', textOf(form, 'category') === '', 'Choose a category')
  must('proximity', proximity === undefined, 'Choose how soon it could bite')
  const score = known ?? scoreFrom(form, kind === 'issue', must)
  const target = targetFrom(form, must)
  const mitigations = mitigationsFrom(form, must)
  const threatens = threatensFrom(facts, form, must)
  if (problems.length > 0 || kind === undefined || proximity === undefined || score === null)
    return { risk: null, problems }
  const { likelihood, impact } = score
  const words = {
    kind,
    title,
    description,
    category: textOf(form, 'category'),
    owner,
    proximity,
    mitigations,
    threatens,
  }
  const { target: _former, ...kept } = known ?? opened(said, { likelihood, impact })
  const risk = { ...kept, ...words, likelihood, impact, ...(target ? { target } : {}) }
  return { risk, revision: revisionOf(form), problems: [] }
}

/** What a new risk begins with: its first score is its first review, so that the trend has a beginning. */
function opened(
  { by, on }: { by: string; on: string },
  score: { likelihood: number; impact: number },
): Pick<Risk, 'status' | 'reviews' | 'openedOn' | 'openedBy' | 'target'> {
  return { status: 'open', reviews: [{ on, by, words: 'Opened', ...score }], openedOn: on, openedBy: by }
}

type Must = (field: string, wrong: boolean, text: string) => void

function scoreFrom(form: URLSearchParams, isIssue: boolean, must: Must) {
  const likelihood = isIssue ? 5 : gradeOf(form, 'likelihood')
  const impact = gradeOf(form, 'impact')
  must('likelihood', !likelihood, 'Choose how likely it is')
  must('impact', !impact, 'Choose how hard it would hit')
  return likelihood && impact ? { likelihood, impact } : null
}

function targetFrom(form: URLSearchParams, must: Must) {
  const [likelihood, impact] = [gradeOf(form, 'target-likelihood'), gradeOf(form, 'target-impact')]
  const half = (likelihood === null) !== (impact === null)
  must(
    likelihood === null ? 'target-likelihood' : 'target-impact',
    half || likelihood === undefined || impact === undefined,
    'Give both figures of the target, or neither',
  )
  return likelihood && impact ? { likelihood, impact } : null
}

/** How many mitigations the form holds: those there are, and three more. */
export const mitigationRows = (count: number): number => count + 3

const mostMitigations = 60

function mitigationsFrom(form: URLSearchParams, must: Must): Mitigation[] {
  return Array.from({ length: mostMitigations }, (_, at) => at).flatMap((at) => {
    const of = (name: string) => textOf(form, `m${at}-${name}`)
    const [text, owner, due, done] = [of('text'), of('owner'), of('due'), of('done')]
    if ([text, owner, due, done].every((one) => one === '')) return []
    must(`m${at}-text`, text === '', 'Say what is done about it, or empty the row')
    for (const [name, day] of [
      ['due', due],
      ['done', done],
    ] as const)
      must(`m${at}-${name}`, day !== '' && !isDay(day), 'Give a real day, such as 2026-11-30, or leave it empty')
    return [{ text, owner, ...(due === '' ? {} : { due }), ...(done === '' ? {} : { done }) }]
  })
}

/** One part to a line, by number, label or words. */
function threatensFrom(facts: FindingFacts, form: URLSearchParams, must: Must): Part[] {
  const found = new Map<string, Part>()
  for (const line of textOf(form, 'threatens')
    .split('\n')
    .map((one) => one.trim())) {
    if (line === '') continue
    const [part, ...others] = partsMeant(facts, line, null)
    must(
      'threatens',
      part === undefined,
      `Nothing in the plan is “${line.slice(0, 60)}”. Give a number, such as 2.1.3 or 1g of 2.1.1`,
    )
    const names = [part, ...others].flatMap((one) => (one ? `“${typedPart(facts, one)}”` : []))
    must(
      'threatens',
      others.length > 0,
      `“${line.slice(0, 60)}” could be ${listed(names, 4)}. Write the one that is meant as it stands here`,
    )
    if (part && others.length === 0) found.set(partKey(part), part)
  }
  return [...found.values()]
}
