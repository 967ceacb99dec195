/** Where in the plan one is while going down a document: its theme, outcome, recommendation and section. */
import type { Place } from '../../documents/document.ts'
import type { Lead, Outcome, Recommendation, Theme } from '../../plans/plan.ts'
import type { Marker } from '../layout/markers.ts'
import type { Unit } from '../outline.ts'
import { type DeadlineContext, readDeadline } from '../readings.ts'
import { similarity } from '../similarity.ts'
import type { Builder } from './builder.ts'
import { ancestry, type Section, sectionBelow } from './sections.ts'

/** The words that name a part of the plan, and where they stand. */
export type Printed = { units: readonly Unit[]; at: Place }

/** Headings that group recommendations by when they are due: `For immediate action`, `Within three months`. */
const saysWhen =
  /^(?:for )?(?:immediate|urgent|action (?:over|in|within|by)|within|over the next|by (?:the )?(?:end|\d|\p{Lu}))/iu

export class Position {
  theme: Theme | null = null
  outcome: Outcome | null = null
  recommendation: Recommendation | null = null
  section: Section | null = null
  /** Whom a `Lead: …` line is about: what was named last. */
  private owned: Theme | Outcome | Recommendation | null = null
  private readonly builder: Builder
  private readonly context: DeadlineContext

  constructor(builder: Builder, context: DeadlineContext) {
    this.builder = builder
    this.context = context
  }

  /** Whether a marker leads away from here, and is not the name of this place printed again. */
  leaves(marker: Marker): boolean {
    if (marker.kind === 'owner') return this.recommendation === null
    if (marker.kind === 'section') return !ancestry(this.section).some(({ ref }) => ref === marker.ref)
    if (marker.kind === 'recommendation')
      return this.recommendation === null || this.knownRecommendation(marker.ref, marker.title) !== this.recommendation
    return true
  }

  beginTheme(ref: string | null, title: string, { units, at }: Printed): void {
    const known = this.builder.themes.find(
      (theme) => theme.ref === ref && (title === '' || similarity(theme.title, title) > 0.8),
    )
    this.theme = known ?? this.builder.theme(ref, title, at)
    this.outcome = null
    this.recommendation = null
    this.section = null
    this.owned = this.theme
    this.builder.holdAll(units, this.theme)
  }

  beginOutcome(ref: string | null, title: string, { units, at }: Printed): void {
    this.outcome = this.builder.outcome(this.theme, ref, title, at)
    this.section = null
    this.owned = this.outcome
    this.builder.holdAll(units, this.outcome)
  }

  beginRecommendation(ref: string | null, text: string, { units, at }: Printed): void {
    const known = this.knownRecommendation(ref, text)
    if (!known) this.section = null
    this.recommendation = known ?? this.newRecommendation(ref, text, at)
    this.owned = this.recommendation
    this.builder.holdAll(units, this.recommendation)
  }

  private knownRecommendation(ref: string | null, text: string): Recommendation | undefined {
    return this.builder.recommendations.find(
      (each) => each.ref === ref && (text === '' || similarity(each.text, text) > 0.6),
    )
  }

  /** A recommendation under the theme and outcome of here. A theme that says by when (`Within three months`) says it of each. */
  newRecommendation(ref: string | null, text: string, at: Place): Recommendation {
    const place = { theme: this.theme?.id ?? null, outcome: this.outcome?.id ?? null }
    const recommendation = this.builder.recommendation({ ref, ...place, text, at })
    const title = this.theme?.ref === null ? this.theme.title : ''
    if (saysWhen.test(title)) recommendation.by = readDeadline(title, this.context)
    return recommendation
  }

  /** A section printed again (`1.2 … (continued)`) leaves us where we are, in it or below it; a new one lies below the section whose number it begins with. */
  beginSection(ref: string, title: string, units: readonly Unit[]): void {
    const same = ancestry(this.section).find((section) => section.ref === ref)
    if (!same) {
      this.section = sectionBelow(this.section, ref, title, units)
      return
    }
    same.units.push(...units)
    if (same.action) this.builder.holdAll(units, same.action)
  }

  own(leads: Lead[], { units }: Printed): void {
    const owner = this.owned ?? this.theme
    if (!owner) return
    owner.leads.push(...leads)
    this.builder.holdAll(units, owner)
  }
}
