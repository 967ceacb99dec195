/** What other thresholds would change on a day, before anybody sets them. Pure. */
import type { MeasuredPlan } from '../../performance/links/rules/felt.ts'
import type { Action, Plan } from '../plan.ts'
import {
  type ActionRag,
  indexPlan,
  judgePlan,
  judgeTheme,
  notUnderATheme,
  type PlanIndex,
  type Rag,
  type RagThresholds,
  thresholdsOn,
  titleWithRef,
} from '../rules/index.ts'

export type ThresholdPreview = {
  actions: { action: Action; before: ActionRag; after: ActionRag }[]
  /** Themes, and the whole plan last, that would have another colour. */
  groups: { title: string; before: Rag; after: Rag }[]
}

export function previewThresholds(
  plan: Plan,
  day: string,
  thresholds: RagThresholds,
  measured?: MeasuredPlan,
): ThresholdPreview {
  const before = indexPlan(plan, day, thresholdsOn(plan, day), measured)
  const after = indexPlan(plan, day, thresholds, measured)
  return { actions: changedActions(before, after), groups: changedGroups(before, after) }
}

function changedActions(before: PlanIndex, after: PlanIndex): ThresholdPreview['actions'] {
  return before.plan.actions.flatMap((action) => {
    const [was, is] = [before.rags.get(action.id), after.rags.get(action.id)]
    return was && is && was.colour !== is.colour ? [{ action, before: was, after: is }] : []
  })
}

function changedGroups(before: PlanIndex, after: PlanIndex): ThresholdPreview['groups'] {
  const themes = before.plan.themes.map(({ id, ref, title }) => ({ id, title: titleWithRef(ref, title) }))
  const ofThemes = [...themes, { id: null, title: notUnderATheme }].map(({ id, title }) => ({
    ...{ title, before: judgeTheme(before, id), after: judgeTheme(after, id) },
  }))
  const whole = { title: 'The whole plan', before: judgePlan(before), after: judgePlan(after) }
  return [...ofThemes, whole].filter((group) => group.before.colour !== group.after.colour)
}
