/** The second half of an import: the steps of a document become themes, outcomes, recommendations and actions. */
import type { Source } from '../../plans/plan.ts'
import { joinText } from '../layout/grid.ts'
import type { Marker } from '../layout/markers.ts'
import type { Outline, Step } from '../outline.ts'
import type { DeadlineContext } from '../readings.ts'
import { ActionReader, type Owner } from './actions.ts'
import { Builder } from './builder.ts'
import { type Habits, habitsOf } from './bundles.ts'
import { type Group, groupRows } from './groups.ts'
import { type HeadingHabits, headingHabits, PendingHeadings, type TextStep } from './headings.ts'
import { inheritLeads } from './inherit-leads.ts'
import { Position } from './position.ts'
import { addFragments, criteriaOfActions, doubtLate, readRecommendation } from './recommendations.ts'
import { originalOf, type RowView } from './row-view.ts'
import { takeSectionTitle } from './sections.ts'

type RowStep = Extract<Step, { kind: 'row' }>
type PlaceStep = Extract<Step, { kind: 'place' }>

/** What the assembly must know of the whole document before it begins. */
export type Reading = { key: Source[]; context: DeadlineContext }

/** Turns the outline of a document into the parts of a plan. */
export function assemble(outline: Outline, reading: Reading): Builder {
  const assembly = new Assembly(outline, reading)
  for (const step of outline.steps) assembly.take(step)
  assembly.finish()
  return assembly.builder
}

class Assembly {
  readonly builder = new Builder()
  private readonly reading: Reading
  private readonly position: Position
  private readonly headings: PendingHeadings
  private readonly headingHabits: HeadingHabits
  /** The habits of tables with a column of recommendations, and of those without. */
  private readonly habits = new Map<boolean, Habits>()
  private readonly ownsCriteria: boolean
  /** Rows of tables without headings. */
  private readonly guessed: RowView[]
  /** The document's first line, which names the document and no part of it. */
  private readonly title: Step | undefined
  /** Rows since the last place, waiting to be shared out. */
  private run: RowView[] = []
  /** A recommendation was named by its own line since the last row, so that headings below it are not its name. */
  private isNamed = false

  constructor(outline: Outline, reading: Reading) {
    this.reading = reading
    this.position = new Position(this.builder, reading.context)
    this.headings = new PendingHeadings(this.position)
    this.headingHabits = headingHabits(outline)
    this.title = outline.steps[0]?.kind === 'text' ? outline.steps[0] : undefined
    const rows = outline.steps.filter((step): step is RowStep => step.kind === 'row')
    for (const inColumn of [true, false])
      this.habits.set(inColumn, habitsOf(rows.filter((row) => row.layout.hasRecommendations === inColumn)))
    this.guessed = rows.filter(({ layout }) => layout.guessed)
    this.ownsCriteria = criteriaOfActions(rows)
  }

  take(step: Step): void {
    if (step.kind === 'row') this.row(step)
    else if (step.kind === 'place') this.place(step)
    else if (step.kind === 'text') this.text(step)
    else this.flush()
  }

  finish(): void {
    this.flush()
    this.doubtGuessed()
    inheritLeads(this.builder)
  }

  /** Tables without headings were read by what stands in their columns: all of their actions wait for a person. */
  private doubtGuessed(): void {
    const first = this.guessed[0]
    if (!first) return
    const places = new Set(this.guessed.map(({ at }) => at))
    const actions = this.builder.actions.filter(({ at }) => places.has(at))
    for (const action of actions) action.confidence = Math.min(action.confidence, 0.7)
    this.builder.doubt({
      code: 'columns.guessed',
      reason:
        'This table prints no column headings; which column holds the actions, the leads and the dates was told from what stands in them.',
      subjects: actions.map(({ id }) => id),
      original: originalOf(first),
      confidence: 0.7,
      at: first.at,
    })
  }

  private place(step: PlaceStep): void {
    if (step.markers.some((marker) => this.position.leaves(marker))) this.flush()
    for (const marker of step.markers) this.mark(marker, step)
  }

  private mark(marker: Marker, step: PlaceStep): void {
    if (marker.kind === 'owner') this.position.own(marker.leads, step)
    else if (marker.kind === 'theme') this.position.beginTheme(marker.ref, marker.title, step)
    else if (marker.kind === 'outcome') this.position.beginOutcome(marker.ref, marker.title, step)
    else if (marker.kind === 'section') this.position.beginSection(marker.ref, marker.title, step.units)
    else if (marker.kind === 'recommendation') {
      this.headings.nameTheme()
      this.position.beginRecommendation(marker.ref, marker.title, step)
      this.isNamed = true
    } else this.headings.add(asHeading(marker.title, step), marker.ref)
  }

  private text(step: TextStep): void {
    const { recommendation } = this.position
    if (step === this.title) return
    if (step.isTitle) this.headings.add(step)
    else if (recommendation && isFootnote(step.text)) {
      recommendation.related = joinText([recommendation.related ?? '', step.text])
      this.builder.hold(step.unit, recommendation)
    }
  }

  private row(step: RowStep): void {
    const { hasRecommendations } = step.layout
    if (step.headed && this.headings.keepNaming(hasRecommendations)) this.nameByHeadings(hasRecommendations)
    this.headings.clear()
    this.isNamed = false
    if (this.run[0] && this.run[0].layout.hasRecommendations !== hasRecommendations) this.flush()
    const section = hasRecommendations ? null : takeSectionTitle(step)
    if (section) {
      this.flush()
      this.position.beginSection(section.marker.ref, section.marker.title, [section.unit])
    }
    this.run.push(step)
  }

  private nameByHeadings(hasRecommendations: boolean): void {
    this.flush()
    if (!hasRecommendations && !this.isNamed) this.headings.nameRecommendation()
    else if (hasRecommendations && !this.headingHabits.hasThemes && this.headingHabits.several)
      this.headings.nameTheme()
  }

  /** Shares out the rows that wait. */
  private flush(): void {
    const rows = this.run
    this.run = []
    const first = rows[0]
    if (!first) return
    const habits = this.habits.get(first.layout.hasRecommendations) ?? habitsOf(rows)
    if (first.layout.hasRecommendations)
      for (const group of groupRows(rows, this.reading.key)) this.group(group, habits)
    else {
      const { recommendation, section } = this.position
      this.read(rows, { recommendation, section, habits, ownsAll: true })
    }
  }

  private group(group: Group, habits: Habits): void {
    const recommendation = readRecommendation(group, this.position, this.builder, habits)
    addFragments(recommendation, group.fragments, this.reading.context)
    if (this.ownsCriteria) recommendation.criteria = []
    this.read(group.rows, { recommendation, section: null, habits, ownsAll: this.ownsCriteria })
    if (group.late) doubtLate(recommendation, group, this.builder)
  }

  private read(rows: RowView[], owner: Owner): void {
    new ActionReader(this.builder, this.reading.context, owner).read(rows)
  }
}

const asHeading = (text: string, { units, at }: PlaceStep): TextStep => ({
  kind: 'text',
  text,
  unit: units[0] ?? { text: '', at },
  at,
  isTitle: true,
  level: 2,
  item: false,
})

const isFootnote = (text: string) => /^[¹²³⁴⁵*†‡]\s*\S/u.test(text)
