/**
 * Lines that say where in the plan one is: `Improvement Theme 2 : …`, `Theme One: Outcome Two; … Lead Officer : …`,
 * `OFSTED RECOMMENDATION 3: …`, `1.1.2: Server resilience`, `Lead: …`.
 */
import type { Lead } from '../../plans/plan.ts'
import { leadInWords } from '../readings.ts'
import { remember } from '../remember.ts'

export type Marker =
  | { kind: 'theme' | 'outcome' | 'recommendation' | 'area'; ref: string | null; title: string }
  | { kind: 'section'; ref: string; title: string }
  | { kind: 'owner'; leads: Lead[] }

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const number = `(\\d{1,2}(?:\\.\\d{1,2})*[a-z]?|${numberWords.join('|')}|[A-H](?=\\s*[:.)\\-–]))`
const separator = '\\s*[:;.,)\\-–—]*\\s*'

const themeLine = new RegExp(
  `^(?:improvement |strategic |priority )?(?:theme|workstream|work stream|work ?package|strand|pillar|domain)\\s*${number}${separator}(.*)$`,
  'is',
)
const outcomeLine = new RegExp(`^(?:strategic )?outcome\\s*${number}${separator}(.*)$`, 'is')
const recommendationLine = new RegExp(
  `^(?:[\\w’']+ ){0,2}?(?:recommendation|area for improvement|priority action)s?\\s*(?:no\\.?\\s*)?${number}${separator}(.*)$`,
  'is',
)
const areaLine = new RegExp(
  `^(?:improvement |key |strategic )?(?:priority|objective|aim|goal|area|section|chapter|part)\\s*${number}${separator}(.*)$`,
  'is',
)
const sectionLine = /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*[:.]?\s+(?=[A-Z‘'“"])(.*)$/s

/** `one` → `1`; anything else as printed. */
const toRef = (printed: string) => {
  const index = numberWords.indexOf(printed.toLowerCase())
  return index >= 0 ? String(index + 1) : printed
}

/**
 * What a line by itself says of where we are, in its order (a theme, then its outcome, then who is accountable), or `[]`
 * for a line that says nothing of the kind. Pure.
 */
export const readMarkers = (line: string): Marker[] => markersOf(line).map((marker) => ({ ...marker }))

const markersOf = remember((line: string): Marker[] => {
  const owner = leadInWords(line)
  const text = (owner ? line.slice(0, owner.from) : line).trim().replace(/[\s:;,–-]+$/, '')
  const after = owner ? line.slice(owner.to).trim() : ''
  const markers = readPlace(after && text ? `${text} ${after}` : text)
  const alone = text === '' && after.split(' ').length < 4
  if (owner && (markers.length > 0 || alone)) markers.push({ kind: 'owner', leads: owner.leads })
  return markers
})

function readPlace(text: string): Marker[] {
  const theme = themeLine.exec(text)
  if (theme) {
    const title = theme[2] ?? ''
    const inner = outcomeLine.exec(title)
    const ref = toRef(theme[1] ?? '')
    return inner
      ? [
          { kind: 'theme', ref, title: '' },
          { kind: 'outcome', ref: toRef(inner[1] ?? ''), title: inner[2] ?? '' },
        ]
      : [{ kind: 'theme', ref, title }]
  }
  const outcome = outcomeLine.exec(text)
  if (outcome) return [{ kind: 'outcome', ref: toRef(outcome[1] ?? ''), title: outcome[2] ?? '' }]
  const recommendation = recommendationLine.exec(text)
  if (recommendation)
    return [{ kind: 'recommendation', ref: toRef(recommendation[1] ?? ''), title: recommendation[2] ?? '' }]
  const area = areaLine.exec(text)
  if (area) return [{ kind: 'area', ref: toRef(area[1] ?? ''), title: area[2] ?? '' }]
  const section = sectionLine.exec(text)
  if (section && (section[2] ?? '').length < 140)
    return [{ kind: 'section', ref: section[1] ?? '', title: section[2] ?? '' }]
  return []
}
