/** Actions that became several, or one: a split keeps the id for the first part, a join keeps the one most alike. Pure. */
import type { Match, Paired, Regrouping } from './match.ts'
import type { PlanNodes } from './nodes.ts'
import { placeOf } from './nodes.ts'
import { alikeness, containment, vocabularyOf } from './words.ts'

/** How much of a part must be in the whole, and how much of the whole its parts must make up together. */
const leastInside = 0.75
const leastTogether = 0.8
/** How far away, in places of the list, a part may stand from its other part. */
const reach = 4

/**
 * Looks at each pair whose words differ: were the words that are missing on one side put into an action of their own beside
 * it? Only actions that have no partner of their own are asked.
 */
export function regroupingsOf(old: PlanNodes, fresh: PlanNodes, matches: readonly Match[]): Regrouping[] {
  const pairs = matches.filter((match) => match.outcome === 'paired' && match.kind === 'action')
  const changed = pairs.filter((match): match is Paired => match.outcome === 'paired' && match.alike < 0.995)
  const taken = { old: new Set(pairs.map((pair) => pair.old)), new: new Set(pairs.map((pair) => pair.new)) }
  const splits = changed.flatMap((pair) =>
    parts(pair.old, pair.new, old, fresh, taken.new).map(
      (ids): Regrouping => ({ change: 'split', old: [pair.old], new: ids }),
    ),
  )
  const joins = changed.flatMap((pair) =>
    parts(pair.new, pair.old, fresh, old, taken.old).map(
      (ids): Regrouping => ({ change: 'joined', old: ids, new: [pair.new] }),
    ),
  )
  return [...splits, ...joins]
}

/** The parts, in their order, that together say what the whole says; [] where it was only reworded. */
function parts(
  wholeId: string,
  firstId: string,
  wholes: PlanNodes,
  pieces: PlanNodes,
  taken: ReadonlySet<unknown>,
): string[][] {
  const whole = wholes.structure.actions.get(wholeId)
  const at = pieces.actions.findIndex(({ id }) => id === firstId)
  const first = pieces.plan.actions[at]
  if (!whole || !first) return []
  const home = placeOf(pieces, first).recommendation
  const near = pieces.plan.actions
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter(
      (action) => action.id === firstId || (!taken.has(action.id) && placeOf(pieces, action).recommendation === home),
    )
  if (near.length < 2) return []
  const { bags, weights } = vocabularyOf(
    [whole.text, near.map(({ text }) => text).join(' ')],
    near.map(({ text }) => text),
  )
  const [wholeBag] = bags.left
  if (!wholeBag) return []
  const inside = near.filter((_, index) => {
    const bag = bags.right[index]
    return bag !== undefined && containment(bag, wholeBag, weights) >= leastInside
  })
  if (inside.length < 2 || !inside.some(({ id }) => id === firstId)) return []
  const together = vocabularyOf([whole.text], [inside.map(({ text }) => text).join(' ')])
  const [a, b] = [together.bags.left[0], together.bags.right[0]]
  if (!a || !b || alikeness(a, b, together.weights) < leastTogether) return []
  return [inside.map(({ id }) => id)]
}
