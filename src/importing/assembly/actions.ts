/** The actions of a run of rows: bundles of rows become main and sub-actions of a recommendation. */
import type { Action, Recommendation } from '../../plans/plan.ts'
import { type DeadlineContext, findDeadlineInWords } from '../readings.ts'
import type { Builder, Holder } from './builder.ts'
import { type Bundle, bundleRows, type Habits } from './bundles.ts'
import { splitContents } from './contents.ts'
import { fillAction } from './extras.ts'
import type { Item } from './item.ts'
import { readItems } from './items.ts'
import { isOfAction, originalOf, type RowView } from './row-view.ts'
import { type Section, sectionAction } from './sections.ts'

/** What the rows of a run belong to. */
export type Owner = {
  recommendation: Recommendation | null
  section: Section | null
  habits: Habits
  /** Criteria and the like stand beside each action, and not once for the recommendation. */
  ownsAll: boolean
}

export class ActionReader {
  private readonly builder: Builder
  private readonly context: DeadlineContext
  private readonly owner: Owner
  /** The main action that sub-actions below belong to. */
  private main: Action | null = null

  constructor(builder: Builder, context: DeadlineContext, owner: Owner) {
    this.builder = builder
    this.context = context
    this.owner = owner
  }

  read(rows: RowView[]): void {
    for (const bundle of bundleRows(rows, this.owner.habits)) this.bundle(bundle)
    this.strays(rows, this.owner.recommendation ?? this.main)
  }

  private bundle(printed: Bundle): void {
    const { bundle, contents } = splitContents(printed)
    if (contents) this.contents(contents, printed)
    if (!bundle) return
    const { section, recommendation, ownsAll } = this.owner
    if (section) this.main ??= sectionAction(section, recommendation, this.builder)
    const made = this.actions(bundle)
    if (made[0]) fillAction(made[0], bundle.rows, ownsAll)
    if (made.length === 1) this.dateByMilestone(made[0], bundle)
    for (const action of made) for (const row of bundle.rows) this.hold(row, action)
  }

  private actions(bundle: Bundle): Action[] {
    const hasDeadlineColumn = bundle.rows.some((row) => row.layout.columns.some((roles) => roles.includes('deadline')))
    const { items, doubt } = readItems({ ...bundle, hasDeadlineColumn }, this.context)
    const made = items.map((item, index) => this.action(item, index, bundle, items))
    if (doubt) {
      const subjects = made.map(({ id }) => id)
      this.builder.doubt({ ...doubt, subjects, original: bundle.rows.flatMap(originalOf), at: bundle.at })
    }
    return made
  }

  private action(item: Item, index: number, bundle: Bundle, items: Item[]): Action {
    const level = this.levelOf(item, index, bundle, items)
    const action = this.builder.action({
      recommendation: this.owner.recommendation?.id ?? null,
      parent: level === 'sub' ? (this.main?.id ?? null) : null,
      level,
      label: bundle.ref !== null && index === 0 ? bundle.ref : (item.label?.label ?? null),
      text: item.words,
      deadline: item.deadline,
      leads: item.leads,
      confidence: item.confidence === 1 ? 0.95 : item.confidence,
      at: bundle.at,
    })
    if (item.introduction) action.notes = [{ heading: 'Introduction', text: item.introduction }]
    if (level === 'main') this.main = action
    return action
  }

  private levelOf(item: Item, index: number, bundle: Bundle, items: Item[]): 'main' | 'sub' {
    const { label } = item
    const { habits, section } = this.owner
    const dotted = /\./.test(label?.label ?? '')
    if (label?.level === 'main' && !dotted) return 'main'
    if (section) return 'sub'
    // `4.1` is below a main action 4, and beside an action 3.2.
    if (label?.level === 'main') return this.main && !/\./.test(this.main.label ?? '.') ? 'sub' : 'main'
    if (label && label.number !== null && label.letters !== '') return 'sub'
    // `1.`, `2.`, `3.` stand beside one another.
    if (label && label.letters === '' && label.number === Number(this.main?.label) + 1) return 'main'
    if (bundle.ref !== null) return index === 0 ? 'main' : 'sub'
    // `a)`, `b)`, `c)` are all main actions where none is numbered.
    if (label && label.number === null && /^[a-z]*$/.test(this.main?.label ?? '1')) return 'main'
    if (items[0]?.title) return index === 0 && !label ? 'main' : 'sub'
    if (label && this.main && label.number !== null) return 'sub'
    return habits.labelled && this.main && !habits.leadIsRecommendation ? 'sub' : 'main'
  }

  /** Where nothing else dates an action, a milestone that is a deadline in words does: `Implement by 31.10.09`. */
  private dateByMilestone(action: Action | undefined, { rows }: Bundle): void {
    const hasDeadline = rows.some((row) => row.layout.columns.some((roles) => roles.includes('deadline')))
    if (action?.deadline.kind !== 'none' || hasDeadline) return
    const dated = action.milestones
      .filter((milestone) => /\bby\b/i.test(milestone) && milestone.split(' ').length <= 9)
      .flatMap((milestone) => findDeadlineInWords(milestone, this.context)?.deadline ?? [])
    const [deadline, ...others] = dated
    if (deadline && others.length === 0) action.deadline = deadline
  }

  private hold(row: RowView, action: Action): void {
    const { ownsAll, habits } = this.owner
    const mine = row.placed.filter(({ roles }) => ownsAll || isOfAction(roles, habits))
    this.builder.holdAll(
      mine.map(({ piece }) => piece),
      action,
    )
  }

  /** A list of the sections to come is a summary, and no action. */
  private contents(lines: string[], { rows, at }: Bundle): void {
    const { section } = this.owner
    const item = this.builder.say({
      kind: 'summary',
      ref: section?.ref ?? null,
      title: section?.title ?? null,
      text: lines.join('\n'),
      at,
    })
    const cells = rows.flatMap((row) => row.placed.map(({ piece }) => piece))
    this.builder.holdAll(cells, item)
  }

  /** Rows that belong to no bundle still have words: they stay with what they stood beside. */
  private strays(rows: RowView[], holder: Holder | null): void {
    if (!holder) return
    for (const { piece } of rows.flatMap((row) => row.placed))
      if (!this.builder.holders.has(piece)) this.builder.hold(piece, holder)
  }
}
