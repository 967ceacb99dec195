/** A seeded editor: makes the next version of a plan as authors do, and knows which part became which. For tests. */
import type { Action, Plan, Recommendation } from '../../plans/plan.ts'
import { readDeadline } from '../deadlines/deadline-reader.ts'
import type { PartKind } from './match.ts'

export type Random = {
  next(): number
  below(most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32: the same seed, the same edits. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const item = list[below(list.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}

export type Edited = {
  plan: Plan
  /** Old id by new id; null for what is new. */
  truth: Record<PartKind, Map<string, string | null>>
  splits: { old: string; new: string[] }[]
}

/** Shares of the parts that are edited in each way. */
export type Strength = {
  reword: number
  typography: number
  deadline: number
  add: number
  remove: number
  move: number
  split: number
  renumber: boolean
  reorder: boolean
}

export const usualEdits: Strength = {
  reword: 0.15,
  typography: 0.15,
  deadline: 0.12,
  add: 0.05,
  remove: 0.05,
  move: 0.03,
  split: 0.01,
  renumber: true,
  reorder: true,
}

type Draft = { action: Action; from: string | null; parts?: string[] }

export function editPlan(given: Plan, seed: number, strength: Strength = usualEdits): Edited {
  const random = randomOf(seed)
  const plan = structuredClone(given)
  const words = plan.actions.flatMap(({ text }) => text.split(/\s+/)).filter(Boolean)
  let drafts: Draft[] = plan.actions.map((action) => ({ action, from: action.id }))
  drafts = removeSome(drafts, random, strength)
  for (const draft of drafts) editOne(draft.action, random, strength, words)
  drafts = splitSome(drafts, random, strength)
  drafts = addSome(drafts, random, strength, words, plan.actions)
  moveSome(drafts, plan.recommendations, random, strength)
  for (const one of plan.recommendations)
    if (random.chance(strength.reword)) one.text = reworded(one.text, random, words)
  if (strength.reorder) reorder(plan, random)
  drafts = inDocumentOrder(plan, drafts)
  if (strength.renumber) renumber(plan, drafts, random)
  return mint(plan, drafts)
}

function removeSome(drafts: Draft[], random: Random, { remove }: Strength): Draft[] {
  const gone = new Set(drafts.filter(() => random.chance(remove)).map(({ action }) => action.id))
  const kept = drafts.filter(({ action }) => !gone.has(action.id))
  for (const { action } of kept) {
    if (action.parent === null || !gone.has(action.parent)) continue
    action.parent = null
    action.level = 'main'
  }
  return kept
}

function editOne(action: Action, random: Random, strength: Strength, words: string[]): void {
  if (random.chance(strength.reword)) action.text = reworded(action.text, random, words)
  if (random.chance(strength.typography)) action.text = retypeset(action.text, random)
  if (!random.chance(strength.deadline)) return
  const { due, kind } = action.deadline
  if (due === null) action.deadline = readDeadline(random.pick(['31/03/2011', 'June 2011', 'Ongoing']))
  else if (kind === 'day' && random.chance(0.3)) action.deadline = readDeadline(longDate(due))
  else
    action.deadline = readDeadline(
      longDate(
        Temporal.PlainDate.from(due)
          .add({ months: 1 + random.below(6) })
          .toString(),
      ),
    )
}

const longDate = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** Some words replaced, taken out or put in: at least one, at most about a quarter. */
export function reworded(text: string, random: Random, words: readonly string[]): string {
  const list = text.split(/\s+/)
  const times = Math.max(1, Math.min(Math.floor(list.length / 4), 1 + random.below(Math.ceil(list.length / 4))))
  for (let n = 0; n < times; n++) {
    const at = random.below(list.length)
    const how = random.below(3)
    if (how === 0) list[at] = random.pick(words)
    else if (how === 1 && list.length > 3) list.splice(at, 1)
    else list.splice(at, 0, random.pick(words))
  }
  return list.join(' ')
}

/** Other quotes, dashes, spaces, capitals and stops; no other word. */
export function retypeset(text: string, random: Random): string {
  const changes: ((t: string) => string)[] = [
    (t) => t.replaceAll("'", '’'),
    (t) => t.replaceAll('’', "'"),
    (t) => t.replaceAll(' - ', ' – '),
    (t) => t.replaceAll(' ', '  '),
    (t) => (t.endsWith('.') ? t.slice(0, -1) : `${t}.`),
    (t) => t.charAt(0).toLowerCase() + t.slice(1),
    (t) => t.replaceAll('fi', 'ﬁ'),
    (t) => t.toUpperCase(),
  ]
  return random.pick(changes)(text)
}

function splitSome(drafts: Draft[], random: Random, { split }: Strength): Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    const words = draft.action.text.split(/\s+/)
    if (words.length < 14 || !random.chance(split)) return [draft]
    const at = Math.floor(words.length * (0.5 + random.next() * 0.1))
    const rest: Action = {
      ...structuredClone(draft.action),
      id: `${draft.action.id} rest`,
      text: words.slice(at).join(' '),
    }
    draft.action.text = words.slice(0, at).join(' ')
    draft.parts = [draft.action.id, rest.id]
    return [draft, { action: rest, from: null }]
  })
}

/** New actions say what authors would say: some are half of one action and half of another. */
function addSome(drafts: Draft[], random: Random, { add }: Strength, words: string[], all: Action[]): Draft[] {
  return drafts.flatMap((draft): Draft[] => {
    if (!random.chance(add)) return [draft]
    const text = random.chance(0.5)
      ? crossed(random, all)
      : Array.from({ length: 6 + random.below(20) }, () => random.pick(words)).join(' ')
    const action: Action = {
      ...structuredClone(draft.action),
      id: `new ${random.next()}`,
      text,
      deadline: readDeadline(random.pick(['30/09/2010', 'March 2011', 'Ongoing', ''])),
      leads: structuredClone(random.pick(all).leads),
    }
    return [draft, { action, from: null }]
  })
}

/** The beginning of one action and the end of another, neither more than half of what comes of it. */
function crossed(random: Random, all: Action[]): string {
  const half = (text: string, end: boolean) => {
    const words = text.split(/\s+/)
    const middle = Math.ceil(words.length / 2)
    return (end ? words.slice(middle) : words.slice(0, middle)).slice(0, 12).join(' ')
  }
  const [a, b] = [random.pick(all), random.pick(all)]
  return `${half(a.text, false)} ${half(b.text, true)} ${random.pick(all).text.split(/\s+/).slice(0, 4).join(' ')}`
}

function moveSome(drafts: Draft[], recommendations: Recommendation[], random: Random, { move }: Strength): void {
  const parents = new Set(drafts.map(({ action }) => action.parent))
  for (const { action } of drafts) {
    if (recommendations.length < 2 || parents.has(action.id) || !random.chance(move)) continue
    action.recommendation = random.pick(recommendations).id
    action.parent = null
    action.level = 'main'
  }
}

/** Whole themes in another order, and some recommendations of one theme. */
function reorder(plan: Plan, random: Random): void {
  for (let n = 0; n < 2 && plan.themes.length > 1; n++) {
    const [moved] = plan.themes.splice(random.below(plan.themes.length), 1)
    if (moved) plan.themes.splice(random.below(plan.themes.length + 1), 0, moved)
  }
  const rank = new Map(plan.themes.map(({ id }, at) => [id, at]))
  const rankOf = ({ theme }: { theme: string | null }) => rank.get(theme ?? '') ?? 99
  plan.outcomes.sort((a, b) => rankOf(a) - rankOf(b))
  plan.recommendations.sort((a, b) => rankOf(a) - rankOf(b))
  for (let n = 0; n < 3 && plan.recommendations.length > 1; n++) {
    const at = random.below(plan.recommendations.length - 1)
    const [a, b] = [plan.recommendations[at], plan.recommendations[at + 1]]
    if (!a || !b || a.theme !== b.theme) continue
    plan.recommendations[at] = b
    plan.recommendations[at + 1] = a
  }
}

function inDocumentOrder(plan: Plan, drafts: Draft[]): Draft[] {
  const rank = new Map(plan.recommendations.map(({ id }, at) => [id, at]))
  const rankOf = ({ action }: Draft) => rank.get(action.recommendation ?? '') ?? -1
  return drafts
    .map((draft, at) => ({ draft, at }))
    .sort((a, b) => rankOf(a.draft) - rankOf(b.draft) || a.at - b.at)
    .map(({ draft }) => draft)
}

/** References counted anew from the order; labels too, in some recommendations. */
function renumber(plan: Plan, drafts: Draft[], random: Random): void {
  plan.themes.forEach((theme, at) => {
    if (theme.ref !== null) theme.ref = String(at + 1)
  })
  plan.recommendations.forEach((one, at) => {
    if (one.ref !== null) one.ref = `${1 + Math.floor(at / 10)}.${1 + (at % 10)}`
  })
  const anew = new Set(plan.recommendations.filter(() => random.chance(0.3)).map(({ id }) => id))
  const counts = new Map<string, number>()
  for (const { action } of drafts) {
    const home = action.recommendation ?? ''
    if (action.label === null || !anew.has(home)) continue
    const count = (counts.get(home) ?? 0) + 1
    counts.set(home, count)
    action.label = action.level === 'main' ? String(count) : `${count}a`
  }
}

/** New ids for everything, as a reader would give them. */
function mint(plan: Plan, drafts: Draft[]): Edited {
  const truth: Edited['truth'] = { theme: new Map(), outcome: new Map(), recommendation: new Map(), action: new Map() }
  const ids = (kind: PartKind, letter: string, list: { id: string }[], from: (item: { id: string }) => string | null) =>
    new Map(
      list.map((item, at) => {
        const id = `${letter}${at + 1}`
        truth[kind].set(id, from(item))
        return [item.id, id]
      }),
    )
  const own = ({ id }: { id: string }) => id
  const themes = ids('theme', 't', plan.themes, own)
  const outcomes = ids('outcome', 'o', plan.outcomes, own)
  const recommendations = ids('recommendation', 'r', plan.recommendations, own)
  const list = drafts.map(({ action }) => action)
  const fromOf = new Map(drafts.map(({ action, from }) => [action.id, from]))
  const actions = ids('action', 'a', list, ({ id }) => fromOf.get(id) ?? null)
  const to = (map: Map<string, string>, id: string | null) => (id === null ? null : (map.get(id) ?? null))
  const next: Plan = {
    ...plan,
    themes: plan.themes.map((it) => ({ ...it, id: themes.get(it.id) ?? '' })),
    outcomes: plan.outcomes.map((it) => ({ ...it, id: outcomes.get(it.id) ?? '', theme: to(themes, it.theme) })),
    recommendations: plan.recommendations.map((it) => {
      return {
        ...it,
        id: recommendations.get(it.id) ?? '',
        theme: to(themes, it.theme),
        outcome: to(outcomes, it.outcome),
      }
    }),
    actions: list.map((it) => {
      return {
        ...it,
        id: actions.get(it.id) ?? '',
        recommendation: to(recommendations, it.recommendation),
        parent: to(actions, it.parent),
      }
    }),
    doubts: [],
    updates: undefined,
    evidence: undefined,
  }
  const splits = drafts.flatMap(({ from, parts }) =>
    parts && from !== null ? [{ old: from, new: parts.map((part) => actions.get(part) ?? '') }] : [],
  )
  return { plan: next, truth, splits }
}
