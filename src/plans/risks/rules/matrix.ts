/**
 * The matrix by which risks are scored, as data: what each grade means, and which scores make which band. The page prints
 * it, so that nobody has to know it. Likelihood times impact, each from 1 to 5.
 */
import type { Risk, Score } from '../risk.ts'

export type Grade = { grade: number; word: string; meaning: string }

export const likelihoods: readonly Grade[] = [
  { grade: 1, word: 'Rare', meaning: 'Not expected while the plan runs' },
  { grade: 2, word: 'Unlikely', meaning: 'Could happen, and nothing points to it' },
  { grade: 3, word: 'Possible', meaning: 'As likely as not' },
  { grade: 4, word: 'Likely', meaning: 'More likely than not; signs of it are there' },
  { grade: 5, word: 'Almost certain', meaning: 'Expected, or here already' },
]

export const impacts: readonly Grade[] = [
  { grade: 1, word: 'Slight', meaning: 'A task is harder; no date moves' },
  { grade: 2, word: 'Minor', meaning: 'An action is late by weeks' },
  { grade: 3, word: 'Moderate', meaning: 'A recommendation is late, or costs notably more' },
  { grade: 4, word: 'Major', meaning: 'A requirement is not met on its date; children wait longer' },
  { grade: 5, word: 'Severe', meaning: 'Children are less safe, or the plan as a whole fails' },
]

export type BandName = 'high' | 'medium' | 'low'
export type Band = {
  name: BandName
  word: string
  from: number
  to: number
  tone: 'red' | 'amber' | 'green'
  meaning: string
}

/** Gravest first; together they cover every score from 1 to 25. */
export const bands: readonly Band[] = [
  {
    name: 'high',
    word: 'High',
    from: 15,
    to: 25,
    tone: 'red',
    meaning: 'Told to the board each month; needs mitigations with dates',
  },
  {
    name: 'medium',
    word: 'Medium',
    from: 5,
    to: 14,
    tone: 'amber',
    meaning: 'Owned and reviewed; told to the board when it changes',
  },
  { name: 'low', word: 'Low', from: 1, to: 4, tone: 'green', meaning: 'Watched' },
]

/** What is offered in the form. A file may bring others. */
export const categories = ['IT', 'Money', 'Staffing', 'Partners', 'Demand', 'Legal', 'Data', 'Other'] as const

/** How likely it is: an issue has happened, so it is certain whatever was thought before. */
export function likelihoodOf(risk: Pick<Risk, 'kind' | 'likelihood'>): number {
  return risk.kind === 'issue' ? 5 : risk.likelihood
}

export function scoreOf(risk: Pick<Risk, 'kind' | 'likelihood' | 'impact'>): number {
  return likelihoodOf(risk) * risk.impact
}

export function product({ likelihood, impact }: Score): number {
  return likelihood * impact
}

/** The band of a score from 1 to 25. */
export function bandOf(score: number): Band {
  const band = bands.find(({ from, to }) => score >= from && score <= to)
  if (band === undefined) throw new RangeError(`${score} is no score: likelihood and impact are from 1 to 5 each.`)
  return band
}

export function gradeWord(grades: readonly Grade[], grade: number): string {
  return grades.find((one) => one.grade === grade)?.word ?? String(grade)
}
