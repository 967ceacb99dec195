/** Collects the parts of a plan as they are found, gives each its id, and keeps account of which words went into which. */
import type { Place } from '../../documents/document.ts'
import { noDeadline } from '../../plans/deadline.ts'
import type { Action, ContextItem, Doubt, Outcome, Recommendation, Theme, Unplaced } from '../../plans/plan.ts'
import type { Unit } from '../outline.ts'

/** Anything of the plan that can hold words of the document. */
export type Holder = Theme | Outcome | Recommendation | Action | ContextItem

export class Builder {
  readonly themes: Theme[] = []
  readonly outcomes: Outcome[] = []
  readonly recommendations: Recommendation[] = []
  readonly actions: Action[] = []
  readonly context: ContextItem[] = []
  readonly doubts: Doubt[] = []
  readonly unplaced: Unplaced[] = []
  /** Which parts of the plan took the words of a unit, in order. */
  readonly holders = new Map<Unit, Holder[]>()

  /** Notes that a unit's words went into a part of the plan. */
  hold(unit: Unit, holder: Holder): void {
    const holders = this.holders.get(unit)
    if (!holders) this.holders.set(unit, [holder])
    else if (!holders.includes(holder)) holders.push(holder)
  }

  holdAll(units: readonly Unit[], holder: Holder): void {
    for (const unit of units) this.hold(unit, holder)
  }

  theme(ref: string | null, title: string, at: Place): Theme {
    const theme: Theme = { id: `t${this.themes.length + 1}`, ref, title, leads: [], at }
    this.themes.push(theme)
    return theme
  }

  outcome(theme: Theme | null, ref: string | null, title: string, at: Place): Outcome {
    const outcome: Outcome = { id: `o${this.outcomes.length + 1}`, theme: theme?.id ?? null, ref, title, leads: [], at }
    this.outcomes.push(outcome)
    return outcome
  }

  recommendation(part: Pick<Recommendation, 'ref' | 'theme' | 'outcome' | 'text' | 'at'>): Recommendation {
    const recommendation: Recommendation = {
      id: `r${this.recommendations.length + 1}`,
      ...part,
      sources: [],
      urgency: null,
      by: noDeadline,
      leads: [],
      criteria: [],
      targets: [],
      related: null,
      resources: null,
      dependencies: [],
      impacts: [],
    }
    this.recommendations.push(recommendation)
    return recommendation
  }

  action(
    part: Pick<
      Action,
      'recommendation' | 'parent' | 'level' | 'label' | 'text' | 'deadline' | 'leads' | 'confidence' | 'at'
    >,
  ): Action {
    const action: Action = {
      id: `a${this.actions.length + 1}`,
      ...part,
      partners: [],
      criteria: [],
      milestones: [],
      resources: null,
      reportsTo: [],
    }
    this.actions.push(action)
    return action
  }

  say(item: ContextItem): ContextItem {
    this.context.push(item)
    return item
  }

  doubt(part: Omit<Doubt, 'id'>): void {
    this.doubts.push({ id: `d${this.doubts.length + 1}`, ...part })
  }
}
