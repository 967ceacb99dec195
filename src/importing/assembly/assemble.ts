/** The second half of an import: the steps of a document become themes, outcomes, recommendations and actions. */
import { noDeadline } from '../../plans/deadline.ts'
import type { Action, Lead, Outcome, Recommendation, Source, Theme } from '../../plans/plan.ts'
import { joinText } from '../layout/grid.ts'
import { type Marker, readMarkers } from '../layout/markers.ts'
import type { Outline, Step, Unit } from '../outline.ts'
import { type DeadlineContext, readDeadline, readLeads } from '../readings.ts'
import { similarity } from '../similarity.ts'
import { Builder, type Holder } from './builder.ts'
import { type Bundle, bundleRows, type Habits, habitsOf } from './bundles.ts'
import { fillAction, fillRecommendation } from './extras.ts'
import type { Fragment } from './fragments.ts'
import { type Group, groupRows } from './groups.ts'
import type { Item } from './item.ts'
import { readItems } from './items.ts'
import { piecesOf, type RowView, textOf } from './row-view.ts'

type RowStep = Extract<Step, { kind: 'row' }>
type TextStep = Extract<Step, { kind: 'text' }>
type Section = { ref: string; title: string; units: Unit[]; action: Action | null; above: Section | null }

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
  private readonly habits = new Map<boolean, Habits>()
  private readonly ownsCriteria: boolean
  /** The document names its themes in words, so that no heading need be taken for one. */
  private readonly hasThemes: boolean
  /** How many headings stand above action tables: one alone is a title, several are themes. */
  private readonly headingCount: number
  private theme: Theme | null = null
  private outcome: Outcome | null = null
  private recommendation: Recommendation | null = null
  private section: Section | null = null
  /** Headings met since the last row, which may name what the next rows belong to. */
  private headings: TextStep[] = []
  /** Rows since the last place, waiting to be shared out. */
  private run: RowView[] = []
  /** A recommendation was named by its own line since the last row, so that headings below it are not its name. */
  private isNamed = false
  private ownerOf: Theme | Outcome | Recommendation | null = null

  constructor(outline: Outline, reading: Reading) {
    this.reading = reading
    const rows = outline.steps.filter((step): step is RowStep => step.kind === 'row')
    for (const inColumn of [true, false]) {
      const kind = rows.filter((row) => row.layout.hasRecommendations === inColumn)
      if (kind.length > 0) this.habits.set(inColumn, habitsOf(kind))
    }
    this.ownsCriteria = criteriaOfActions(rows)
    this.hasThemes = outline.steps.some(
      (step) => step.kind === 'place' && step.markers.some((marker) => marker.kind === 'theme'),
    )
    this.headingCount = new Set(headingsAboveTables(outline)).size
  }

  take(step: Step): void {
    if (step.kind === 'row') this.row(step)
    else if (step.kind === 'place') this.place(step)
    else if (step.kind === 'text') this.text(step)
    else this.flush()
  }

  finish(): void {
    this.flush()
    inheritLeads(this.builder)
  }

  // — Places —

  private place(step: Extract<Step, { kind: 'place' }>): void {
    if (this.recommendation === null || step.markers.some((marker) => marker.kind !== 'owner')) this.flush()
    for (const marker of step.markers) this.mark(marker, step)
  }

  private mark(marker: Marker, step: { units: Unit[]; at: Step['at'] }): void {
    if (marker.kind === 'owner') this.own(marker.leads, step)
    else if (marker.kind === 'theme') this.beginTheme(marker.ref, marker.title, step)
    else if (marker.kind === 'outcome') this.beginOutcome(marker.ref, marker.title, step)
    else if (marker.kind === 'recommendation') this.beginRecommendation(marker.ref, marker.title, step)
    else if (marker.kind === 'section') this.beginSection(marker, step)
    else
      this.headings.push({
        kind: 'text',
        text: marker.title,
        unit: step.units[0] ?? { text: '', at: step.at },
        at: step.at,
        isTitle: true,
        level: 2,
        item: false,
      })
  }

  private hold(units: readonly Unit[], holder: Holder): void {
    for (const unit of units) this.builder.hold(unit, holder)
  }

  private beginTheme(ref: string | null, title: string, { units, at }: { units: Unit[]; at: Step['at'] }): void {
    const known = this.builder.themes.find(
      (theme) => theme.ref === ref && (title === '' || similarity(theme.title, title) > 0.8),
    )
    this.theme = known ?? this.builder.theme(ref, title, at)
    this.outcome = null
    this.recommendation = null
    this.section = null
    this.ownerOf = this.theme
    this.hold(units, this.theme)
  }

  private beginOutcome(ref: string | null, title: string, { units, at }: { units: Unit[]; at: Step['at'] }): void {
    this.outcome = this.builder.outcome(this.theme, ref, title, at)
    this.ownerOf = this.outcome
    this.section = null
    this.hold(units, this.outcome)
  }

  private beginRecommendation(
    ref: string | null,
    text: string,
    { units, at }: { units: Unit[]; at: Step['at'] },
  ): void {
    this.headingsAsTheme()
    const known = this.builder.recommendations.find(
      (each) => each.ref === ref && (text === '' || similarity(each.text, text) > 0.6),
    )
    if (!known) {
      const by = this.theme && readDeadline(this.theme.title, this.reading.context)
      this.recommendation = this.builder.recommendation({
        ref,
        theme: this.theme?.id ?? null,
        outcome: this.outcome?.id ?? null,
        text,
        at,
      })
      if (by && by.kind !== 'none') this.recommendation.by = by
      this.section = null
    } else this.recommendation = known
    this.ownerOf = this.recommendation
    this.isNamed = true
    this.hold(units, this.recommendation)
  }

  private beginSection({ ref, title }: { ref: string; title: string }, { units }: { units: Unit[] }): void {
    const same = ancestry(this.section).find((section) => section.ref === ref)
    if (same) {
      same.units.push(...units)
      if (same.action) this.hold(units, same.action)
      this.section = same
      return
    }
    const above = ancestry(this.section).find((section) => ref.startsWith(`${section.ref}.`)) ?? null
    this.section = { ref, title: title.replace(/\s*\(continued\)\s*$/i, ''), units: [...units], action: null, above }
  }

  private own(leads: Lead[], { units }: { units: Unit[] }): void {
    const owner = this.ownerOf ?? this.theme
    if (!owner) return
    owner.leads.push(...leads)
    this.hold(units, owner)
  }

  // — Headings —

  private text(step: TextStep): void {
    if (step.isTitle) {
      this.headings.push(step)
    } else if (this.recommendation && isFootnote(step.text)) {
      this.recommendation.related = joinText([this.recommendation.related ?? '', step.text])
      this.hold([step.unit], this.recommendation)
    }
  }

  /** Headings before a recommendation name its theme: the last of them does. */
  private headingsAsTheme(): void {
    const title = this.headings.filter((heading) => !isGeneric(heading.text)).at(-1)
    this.headings = []
    if (title) this.beginTheme(null, title.text, { units: [title.unit], at: title.at })
  }

  /** Headings before a table with no recommendation named: the last names the recommendation, the one above it the theme. */
  private headingsAsRecommendation(): void {
    const titles = this.headings.filter((heading) => !isGeneric(heading.text))
    const last = titles.at(-1)
    this.headings = titles
      .slice(0, -1)
      .filter((heading) => last?.level === null || heading.level === null || heading.level < (last?.level ?? 0))
    if (last) this.beginRecommendation(null, last.text, { units: [last.unit], at: last.at })
    this.headings = []
  }

  // — Rows —

  private row(step: RowStep): void {
    const named = this.headings.filter((heading) => heading.level !== null || !step.layout.hasRecommendations)
    if (named.length > 0 && step.headed) {
      this.flush()
      this.headings = named
      if (step.layout.hasRecommendations) {
        if (!this.hasThemes && this.headingCount > 1) this.headingsAsTheme()
      } else if (!this.isNamed) this.headingsAsRecommendation()
    }
    this.headings = []
    this.isNamed = false
    const before = this.run[0]
    if (before && before.layout.hasRecommendations !== step.layout.hasRecommendations) this.flush()
    if (!step.layout.hasRecommendations) this.sectionInCell(step)
    this.run.push(step)
  }

  /** A section's title at the head of a cell of actions: `1.3.1 Prioritisation`, then its bullets. */
  private sectionInCell(step: RowStep): void {
    const piece = piecesOf(step, 'action')[0]
    const line = piece?.lines[0]?.text ?? ''
    const marker =
      piece && piece.lines.length > 1 && line.length < 120
        ? readMarkers(line).find((each) => each.kind === 'section')
        : undefined
    if (!piece || marker?.kind !== 'section' || textOf(step, 'ref') !== '') return
    this.flush()
    this.beginSection(marker, { units: [piece] })
    piece.lines = piece.lines.slice(1)
  }

  private flush(): void {
    const rows = this.run
    this.run = []
    const first = rows[0]
    if (!first) return
    const habits = this.habits.get(first.layout.hasRecommendations) ?? habitsOf(rows)
    if (first.layout.hasRecommendations)
      for (const group of groupRows(rows, this.reading.key)) this.group(group, habits)
    else this.actions(rows, this.recommendation, habits, true)
  }

  private group(group: Group, habits: Habits): void {
    const { rows, fragments } = group
    const first = rows[0]
    if (!first) return
    const recommendation = this.recommendationOf(group, rows)
    const owned = (row: RowView) =>
      row.placed
        .filter(({ roles }) => !roles.some((role) => actionRoles.has(role)) || this.isOwnLead(roles, habits))
        .map(({ piece }) => piece)
    this.hold([...fragments.flatMap(({ pieces }) => pieces), ...rows.flatMap(owned)], recommendation)
    fillRecommendation(recommendation, rows)
    if (habits.leadIsRecommendation)
      recommendation.leads = readLeads(joinText(rows.flatMap((row) => piecesOf(row, 'lead')).map(({ text }) => text)))
    if (this.ownsCriteria) recommendation.criteria = []
    this.actions(rows, recommendation, habits, this.ownsCriteria)
    if (group.late) this.doubtLate(recommendation, group)
  }

  private isOwnLead = (roles: string[], habits: Habits) => habits.leadIsRecommendation && roles.includes('lead')

  private recommendationOf(group: Group, rows: RowView[]): Recommendation {
    const { fragments } = group
    const told = fragments.find(({ ref, text }) => ref !== null || text !== '')
    const row =
      rows.find((each) => told?.pieces.some((piece) => each.placed.some((placed) => placed.piece === piece))) ?? rows[0]
    const letter = told && fragments.map(({ ref }) => ref).find((ref) => ref !== null)
    const ref = letter && group.lettered && this.theme?.ref ? `${this.theme.ref}${letter}` : (letter ?? null)
    const text = joinFragments(fragments)
    const known =
      ref === null
        ? null
        : this.builder.recommendations.find((each) => each.ref === ref && similarity(each.text, text) > 0.8)
    const recommendation =
      known ??
      this.builder.recommendation({
        ref,
        theme: this.theme?.id ?? null,
        outcome: this.outcome?.id ?? null,
        text,
        at: row?.at ?? {},
      })
    recommendation.sources.push(
      ...fragments.flatMap(({ sources }) => sources).filter((code) => !recommendation.sources.includes(code)),
    )
    recommendation.urgency ??= fragments.find(({ urgency }) => urgency !== null)?.urgency ?? null
    const by = [...new Set(fragments.map((each) => each.by).filter(Boolean))].join(' ')
    if (by) recommendation.by = readDeadline(by, this.reading.context)
    return recommendation
  }

  private doubtLate(recommendation: Recommendation, { rows }: Group): void {
    const actions = this.builder.actions.filter((action) => action.recommendation === recommendation.id)
    const above = actions.filter(
      (action) => (action.at.line ?? action.at.row ?? 0) < (recommendation.at.line ?? recommendation.at.row ?? 0),
    )
    if (above.length === 0) return
    for (const action of above) action.confidence = Math.min(action.confidence, 0.78)
    this.builder.doubt({
      code: 'recommendation.late',
      reason: `${recommendation.ref ?? 'This recommendation'} is printed below ${above.length === 1 ? 'an action' : `${above.length} actions`} that ${above.length === 1 ? 'was' : 'were'} taken to be its own, because the numbering starts again there.`,
      subjects: above.map(({ id }) => id),
      original: rows.slice(0, 2).flatMap((row) => originalOf(row)),
      confidence: 0.78,
      at: recommendation.at,
    })
  }

  // — Actions —

  private actions(rows: RowView[], recommendation: Recommendation | null, habits: Habits, ownsAll: boolean): void {
    const main = this.sectionAction(rows, recommendation)
    let parent: Action | null = main
    for (const bundle of bundleRows(rows, habits)) {
      if (this.isContents(bundle)) {
        this.contents(bundle)
        continue
      }
      const made = this.bundle(bundle, recommendation, parent, main !== null, habits)
      const owner = made[0]
      if (owner) fillAction(owner, bundle.rows, ownsAll)
      for (const action of made) if (action.level === 'main') parent = action
      for (const action of made) for (const row of bundle.rows) this.holdRow(row, action, habits, ownsAll)
    }
    this.strays(rows, recommendation ?? parent)
  }

  private holdRow(row: RowView, action: Action, habits: Habits, ownsAll: boolean): void {
    const mine = row.placed.filter(
      ({ roles }) => ownsAll || (roles.some((role) => actionRoles.has(role)) && !this.isOwnLead(roles, habits)),
    )
    this.hold(
      mine.map(({ piece }) => piece),
      action,
    )
  }

  /** Rows that belong to no bundle still have words: they stay with what they stood beside. */
  private strays(rows: RowView[], holder: Holder | null): void {
    if (!holder) return
    for (const { piece } of rows.flatMap((row) => row.placed))
      if (!this.builder.holders.has(piece)) this.builder.hold(piece, holder)
  }

  /** The section the rows stand in, as their main action. */
  private sectionAction(rows: RowView[], recommendation: Recommendation | null): Action | null {
    const section = this.section
    const at = section?.units[0]?.at ?? rows[0]?.at
    if (!section || !at || rows[0]?.layout.hasRecommendations) return null
    if (section.action) return section.action
    section.action = this.builder.action({
      recommendation: recommendation?.id ?? null,
      parent: null,
      level: 'main',
      label: section.ref,
      text: section.title,
      deadline: noDeadline,
      leads: [],
      confidence: 0.85,
      at,
    })
    const above = ancestry(section.above).map((each) => `${each.ref} ${each.title}`)
    if (above.length > 0) section.action.notes = [{ heading: 'Section', text: above.join('; ') }]
    for (const each of ancestry(section)) this.hold(each.units, section.action)
    return section.action
  }

  private bundle(
    bundle: Bundle,
    recommendation: Recommendation | null,
    parent: Action | null,
    inSection: boolean,
    habits: Habits,
  ): Action[] {
    const hasDeadlineColumn = bundle.rows.some((row) => row.layout.columns.some((roles) => roles.includes('deadline')))
    const { items, doubt } = readItems({ ...bundle, hasDeadlineColumn }, this.reading.context)
    const made: Action[] = []
    let main = parent
    items.forEach((item, index) => {
      const level = levelOf(item, index, bundle, inSection, habits, main, items)
      const action = this.builder.action({
        recommendation: recommendation?.id ?? null,
        parent: level === 'sub' ? (main?.id ?? null) : null,
        level,
        label: bundle.ref !== null && index === 0 ? bundle.ref : (item.label?.label ?? null),
        text: item.words,
        deadline: item.deadline,
        leads: item.leads,
        confidence: item.confidence === 1 ? 0.95 : item.confidence,
        at: bundle.at,
      })
      if (level === 'main') main = action
      made.push(action)
    })
    if (doubt)
      this.builder.doubt({
        ...doubt,
        subjects: made.map(({ id }) => id),
        original: bundle.rows.flatMap(originalOf),
        at: bundle.at,
      })
    return made
  }

  /** A row that only lists the sections to come is a table of contents, and no action. */
  private isContents(bundle: Bundle): boolean {
    const text = bundle.action.map((line) => line.text).join(' ')
    const pointers = text.match(/\(\s*(see )?(section )?\d+(\.\d+)+[^)]*\)/gi) ?? []
    return pointers.length >= 3 && bundle.deadline.length === 0
  }

  private contents(bundle: Bundle): void {
    const fields = bundle.rows.flatMap(originalOf)
    const item = this.builder.say({
      kind: 'summary',
      ref: this.section?.ref ?? null,
      title: this.section?.title ?? null,
      text: '',
      fields,
      at: bundle.at,
    })
    this.hold(
      bundle.rows.flatMap((row) => row.placed.map(({ piece }) => piece)),
      item,
    )
  }
}

/** Whether criteria stand beside nearly every action, and not beside each recommendation once. */
function criteriaOfActions(rows: RowStep[]): boolean {
  const beside = rows.filter((row) => row.layout.hasRecommendations && piecesOf(row, 'action').length > 0)
  const judged = beside.filter((row) => piecesOf(row, 'criteria').length > 0)
  const named = beside.filter((row) => piecesOf(row, 'recommendation').some(({ text }) => text.length > 12))
  const distinct = new Set(named.map((row) => textOf(row, 'recommendation')))
  return judged.length > beside.length * 0.6 && judged.length > distinct.size * 1.5
}

/** The last true heading above each table that prints its headings. */
function headingsAboveTables(outline: Outline): string[] {
  let heading: string | null = null
  return outline.steps.flatMap((step) => {
    if (step.kind === 'text' && step.level !== null) heading = step.text
    const found = step.kind === 'row' && step.headed && heading !== null ? [heading] : []
    if (step.kind === 'row') heading = null
    return found
  })
}

const actionRoles = new Set<string>([
  'action',
  'label',
  'deadline',
  'lead',
  'partners',
  'leadBody',
  'reportsTo',
  'status',
  'progress',
  'start',
  'percent',
])

const ancestry = (section: Section | null): Section[] => (section ? [section, ...ancestry(section.above)] : [])

const isFootnote = (text: string) => /^[¹²³⁴⁵*†‡]\s*\S/u.test(text)

/** Headings that name the document's part and no theme of the plan. */
const isGeneric = (text: string) =>
  text.trim() === '' ||
  /^(the )?((post[- ])?(inspection |improvement |joint area review |jar |ofsted )*(action )?plan|appendix.{0,4}|contents|key|introduction|recommendations?|way forward:?|actions?|draft|sheet ?\d+)$/i.test(
    text.trim(),
  )

/** Joins what was printed of one recommendation in several places, once where it was printed again. */
function joinFragments(fragments: Fragment[]): string {
  let joined = ''
  for (const { text } of fragments) {
    if (text === '' || (joined !== '' && similarity(joined, text) > 0.85)) continue
    joined = joinText([joined, text])
  }
  return joined
}

const originalOf = (row: RowView): { heading: string; text: string }[] =>
  row.placed.map(({ piece, column }) => ({
    heading: row.layout.headings[column] ?? '',
    text: piece.lines.map(({ text }) => text).join('\n') || piece.text,
  }))

function levelOf(
  item: Item,
  index: number,
  bundle: Bundle,
  inSection: boolean,
  habits: Habits,
  main: Action | null,
  items: Item[],
): 'main' | 'sub' {
  if (item.label?.level === 'main' && !/\./.test(item.label.label ?? '')) return 'main'
  if (inSection) return 'sub'
  if (item.label && item.label.number !== null && item.label.letters !== '') return 'sub'
  if (bundle.ref !== null) return index === 0 ? 'main' : 'sub'
  if (items[0]?.title) return index === 0 && !item.label ? 'main' : 'sub'
  if (item.label && main && item.label.number !== null) return 'sub'
  return habits.labelled && main && !habits.leadIsRecommendation ? 'sub' : 'main'
}

/** An action without a lead of its own takes its main action's, its recommendation's or its outcome's, marked as inherited. */
function inheritLeads(builder: Builder): void {
  const actions = new Map(builder.actions.map((action) => [action.id, action]))
  const recommendations = new Map(builder.recommendations.map((each) => [each.id, each]))
  for (const action of builder.actions) {
    if (action.leads.length > 0) continue
    const parent = action.parent ? actions.get(action.parent) : undefined
    const recommendation = action.recommendation ? recommendations.get(action.recommendation) : undefined
    const from = parent && parent.leads.length > 0 ? parent.leads : (recommendation?.leads ?? [])
    action.leads = from.map((lead) => ({ ...lead, inherited: true }))
  }
}
