/** What a page calls an action. Pure. */
import { shorten } from '../../ui/words.ts'
import type { Action } from '../plan.ts'

/** `Action 1a`; without a label, the words it begins with. */
export function actionName(action: Action): string {
  if (action.label === null) return shorten(action.text || 'Action', 70)
  return `${action.level === 'sub' ? 'Sub-action' : 'Action'} ${action.label}`
}

/** The same inside a sentence: `action 1a`; the words it begins with stay as they are. */
export function actionNameInside(action: Action): string {
  return action.label === null ? actionName(action) : actionName(action).replace(/^./, (first) => first.toLowerCase())
}
