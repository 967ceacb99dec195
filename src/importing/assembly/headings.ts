/** Headings above tables, which name a theme or a recommendation where no line says so in words. */
import type { Outline, Step } from '../outline.ts'
import { openingRef } from './fragments.ts'
import type { Position } from './position.ts'

export type TextStep = Extract<Step, { kind: 'text' }>

type NamedStep = TextStep & { ref: string | null }

/** Headings that name the document's part and no theme of the plan. */
const generic =
  /^(the )?((post[- ])?(inspection |improvement |joint area review |jar |ofsted )*(action )?plan|appendix.{0,4}|contents|key|introduction|recommendations?|way forward:?|actions?|draft|sheet ?\d+)$/i

const isGeneric = (text: string) => text.trim() === '' || generic.test(text.trim())

/** What the headings of a document are used for, seen from its whole. */
export type HeadingHabits = {
  /** Themes are named in words (`Theme 1: …`), so that no heading need be taken for one. */
  hasThemes: boolean
  /** Several headings stand above action tables: one alone is the document's title, several are themes. */
  several: boolean
}

export function headingHabits({ steps }: Outline): HeadingHabits {
  return {
    hasThemes: steps.some((step) => step.kind === 'place' && step.markers.some(({ kind }) => kind === 'theme')),
    several: new Set(headingsAboveTables(steps)).size > 1,
  }
}

/** The last true heading above each table that prints its column headings. */
function headingsAboveTables(steps: Step[]): string[] {
  let heading: string | null = null
  return steps.flatMap((step) => {
    if (step.kind === 'text' && step.level !== null) heading = step.text
    const found = step.kind === 'row' && step.headed && heading !== null ? [heading] : []
    if (step.kind === 'row') heading = null
    return found
  })
}

/** The headings met since the last row. */
export class PendingHeadings {
  private steps: NamedStep[] = []
  private readonly position: Position

  constructor(position: Position) {
    this.position = position
  }

  /** `ref` where the heading is numbered: `Priority 2: …`. */
  add(step: TextStep, ref: string | null = null): void {
    this.steps.push({ ...step, ref })
  }

  clear(): void {
    this.steps = []
  }

  /** Those that may name something of the next rows: true headings, or any title where no column names recommendations. */
  keepNaming(hasRecommendations: boolean): boolean {
    this.steps = this.steps.filter(({ level, text }) => (level !== null || !hasRecommendations) && !isGeneric(text))
    return this.steps.length > 0
  }

  /** The last of them names the theme of what follows. */
  nameTheme(): void {
    const title = this.steps.filter(({ text }) => !isGeneric(text)).at(-1)
    this.steps = []
    if (title) this.position.beginTheme(title.ref, title.text, { units: [title.unit], at: title.at })
  }

  /** The last names the recommendation of the next rows, the one above it its theme. */
  nameRecommendation(): void {
    const last = this.steps.at(-1)
    if (!last) return
    this.steps = this.steps
      .slice(0, -1)
      .filter(({ level }) => last.level === null || level === null || level < last.level)
    this.nameTheme()
    const opening = last.ref === null ? openingRef(last.text) : null
    const [ref, text] = opening ? [opening.ref, opening.rest] : [last.ref, last.text]
    this.position.beginRecommendation(ref, text, { units: [last.unit], at: last.at })
  }
}
