/** What a person offers as proof on a form, read and checked. Pure: a file comes in as its name and bytes. */
import { safeFileName } from '../../platform/files/file-name.ts'
import type { ProofFigure, ProofKind } from '../plan.ts'
import { figures } from '../rules/index.ts'
import type { ProofOffer } from './proof-store.ts'

export const proofKinds = ['words', 'file', 'link', 'figure'] as const satisfies readonly ProofKind[]

export const parseKind = (text: string | null | undefined): ProofKind =>
  proofKinds.find((kind) => kind === text) ?? 'words'

export type OfferField = 'text' | 'file' | 'link' | 'value' | 'unit' | 'numerator' | 'denominator' | 'period' | 'source'
export type OfferProblem = { field: OfferField; text: string }

/** What was sent: the fields as typed, and the file where one was chosen. */
export type SentOffer = { fields: Readonly<Record<string, string>>; file: { name: string; bytes: Uint8Array } | null }

export type OfferContent = Pick<ProofOffer, 'kind' | 'text' | 'file' | 'link' | 'figure'>
export type ReadOffer = { content: OfferContent; problems: [] } | { content: null; problems: OfferProblem[] }

const longest = 4000
const longestLink = 2000

/** @param limitMb the largest file taken, in MB of 1,048,576 bytes */
export function readOffer(sent: SentOffer, limitMb: number): ReadOffer {
  const field = (name: OfferField) => (sent.fields[name] ?? '').replace(/\r\n?/g, '\n').trim()
  const kind = parseKind(sent.fields.kind)
  const problems: OfferProblem[] = []
  const refuse = (name: OfferField, text: string) => {
    problems.push({ field: name, text })
  }
  const content: OfferContent = { kind, text: field('text') }
  if (content.text === '') refuse('text', 'Say what it shows, in a sentence or two')
  else if (content.text.length > longest)
    refuse('text', `Keep it under ${figures(longest)} characters; it has ${figures(content.text.length)}`)
  if (kind === 'file') content.file = readFile(sent.file, limitMb, refuse)
  if (kind === 'link') content.link = readLink(field('link'), refuse)
  if (kind === 'figure') content.figure = readFigure(field, refuse)
  return problems.length > 0 ? { content: null, problems } : { content, problems: [] }
}

type Refuse = (field: OfferField, text: string) => void

function readFile(file: SentOffer['file'], limitMb: number, refuse: Refuse): ProofOffer['file'] {
  if (file === null) refuse('file', 'Choose the file')
  else if (file.bytes.length === 0) refuse('file', 'That file is empty: choose the one with something in it')
  else if (file.bytes.length > limitMb * 1024 * 1024)
    refuse(
      'file',
      `That file is larger than ${limitMb} MB. Hand in the part that proves it, or a link to where it is kept`,
    )
  else return { name: safeFileName(file.name), bytes: file.bytes }
  return undefined
}

/** An address of the web, with its host, and without a name or password in it. */
export function readLink(text: string, refuse: Refuse): string | undefined {
  if (text === '') refuse('link', 'Give the address, such as https://intranet.example.org/audit')
  else if (text.length > longestLink) refuse('link', `Keep the address under ${figures(longestLink)} characters`)
  else {
    const link = URL.canParse(text) ? new URL(text) : null
    if (link === null || !/^https?:$/.test(link.protocol) || link.host === '')
      refuse('link', 'Give an address that begins with https:// or http://')
    else if (link.username !== '' || link.password !== '')
      refuse('link', 'Take the name and password out of the address: everybody who reads the proof would see them')
    else return link.href
  }
  return undefined
}

/** `1,204` and `78.5%` are numbers; null for what is none. */
export function numberOf(text: string): number | null {
  const plain = text.replace(/[\s,£]/g, '').replace(/%$/, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

export const isPercent = (unit: string): boolean => /^(%|per ?cent|percent(age)?)$/i.test(unit)

function readFigure(field: (name: OfferField) => string, refuse: Refuse): ProofFigure | undefined {
  const [unit, period, source] = [
    field('unit') || (field('value').endsWith('%') ? '%' : ''),
    field('period'),
    field('source'),
  ]
  const value = numberOf(field('value'))
  if (value === null) refuse('value', 'Give the figure in figures, such as 78 or 78.5')
  if (unit === '') refuse('unit', 'Say what is counted, such as children, days or %')
  if (period === '') refuse('period', 'Say what time it is of, such as April to June 2026')
  if (source === '') refuse('source', 'Say where the figure comes from, such as the monthly return')
  const parts = readParts(field, isPercent(unit), refuse)
  if (value === null || parts === null || unit === '' || period === '' || source === '') return undefined
  const problem = isPercent(unit) ? wrongShare(value, field('value'), parts) : null
  if (problem !== null) refuse('value', problem)
  return { value, unit, ...parts, period, source }
}

type Parts = { numerator?: number; denominator?: number }

/** Both or neither; both for a percentage. */
function readParts(field: (name: OfferField) => string, needed: boolean, refuse: Refuse): Parts | null {
  const [top, bottom] = [field('numerator'), field('denominator')]
  if (top === '' && bottom === '' && !needed) return {}
  const [numerator, denominator] = [numberOf(top), numberOf(bottom)]
  if (numerator === null)
    refuse('numerator', 'Give how many, in figures: a percentage keeps what it was worked out from')
  if (denominator === null || denominator <= 0) refuse('denominator', 'Give of how many, in figures, more than none')
  return numerator === null || denominator === null || denominator <= 0 ? null : { numerator, denominator }
}

/** A percentage that its own parts do not give, to the places it is given in. */
function wrongShare(value: number, given: string, { numerator = 0, denominator = 1 }: Parts): string | null {
  const places = /\.(\d+)/.exec(given)?.[1]?.length ?? 0
  const share = (numerator / denominator) * 100
  // Half a unit of the last place, and a hair for how computers hold numbers.
  if (Math.abs(share - value) <= 0.5 * 10 ** -places + 1e-9) return null
  return `${figures(numerator)} of ${figures(denominator)} is ${Number(share.toFixed(Math.max(places, 1)))}%, not ${value}%: put one of them right`
}
