/**
 * Small numbers are hidden from public audiences, with as many others as it takes that none can be worked out. Pure.
 *
 * Counts of 1 to 4 are hidden. Noughts are shown, as official statistics on children in need and in care do: a nought says
 * of nobody that something happened to them. A share is hidden with its numerator, its denominator, or the rest of it (those
 * it did not happen to), whichever is small.
 *
 * Whoever reads may subtract: the teams of an area add up to it, rows and columns to their totals. Each such sum is a node
 * of a network and each number an arc between two of them, so that what can be worked out is known exactly: a hidden number
 * is safe where it could be one more, with others changing along a circle of hidden numbers, none falling below 1. (Readers
 * know that noughts are shown.) Where there is no such circle, the cheapest one is hidden: small numbers before large, parts
 * before totals.
 */

/** One number: it adds to the sum `to` and is taken from the sum `from`; sums that nobody prints are `outside`. */
export type Arc = { from: string; to: string; value: number /** Rather not hidden. */; total?: boolean }

export const smallest = 1
export const largestHidden = 4
export const outside = ''

export const isSmall = (value: number): boolean => value > 0 && value < largestHidden + 1

/** What hiding a total costs above its own size: parts go first. */
const totalCost = 1e9

/**
 * Which of the numbers are to be hidden: the small ones, `already`, and what it takes to keep them.
 * @returns one answer for each arc
 */
export function hideArcs(arcs: readonly Arc[], already: readonly boolean[] = []): boolean[] {
  const hidden = arcs.map(({ value }, at) => isSmall(value) || already[at] === true)
  for (let at = 0; at < arcs.length; at += 1) {
    if (!hidden[at]) continue
    for (const other of cheapestCircle(arcs, hidden, at)) hidden[other] = true
  }
  return hidden
}

type Step = { cost: number; by: number | null; before: string | null }

/** Arcs along the cheapest way from where one arc leads back to where it begins; every number may rise, and fall to 1. */
function cheapestCircle(arcs: readonly Arc[], hidden: readonly boolean[], at: number): number[] {
  const own = arcs[at]
  if (own === undefined || own.from === own.to) return []
  const reached = new Map<string, Step>([[own.to, { cost: 0, by: null, before: null }]])
  // As often as there are nodes is enough for every way to have become the cheapest.
  for (let changed = true; changed; ) {
    changed = false
    arcs.forEach((arc, by) => {
      if (by === at) return
      const cost = hidden[by] ? 0 : arc.value + 1 + (arc.total ? totalCost : 0)
      // A nought stays what it is, so that it need not be hidden.
      if (arc.value === 0 && !hidden[by]) return
      changed = shorten(reached, arc.from, arc.to, { cost, by }) || changed
      if (arc.value > smallest) changed = shorten(reached, arc.to, arc.from, { cost, by }) || changed
    })
  }
  return wayTo(reached, own.from)
}

function shorten(
  reached: Map<string, Step>,
  from: string,
  to: string,
  { cost, by }: { cost: number; by: number },
): boolean {
  const so = reached.get(from)
  if (so === undefined) return false
  const there = reached.get(to)
  if (there !== undefined && there.cost <= so.cost + cost) return false
  reached.set(to, { cost: so.cost + cost, by, before: from })
  return true
}

function wayTo(reached: ReadonlyMap<string, Step>, end: string): number[] {
  const way: number[] = []
  for (let step = reached.get(end); step?.by != null && step.before !== null; step = reached.get(step.before))
    way.push(step.by)
  return way
}

export type HiddenTable = { cells: boolean[][]; rowTotals: boolean[]; columnTotals: boolean[]; total: boolean }

/**
 * A table of counts whose rows and columns have totals: which cells and totals to hide.
 * @param cells rows of the same length; for a plain list with a total, rows of one cell
 */
export function hideSmall(cells: readonly (readonly number[])[]): HiddenTable {
  const width = cells[0]?.length ?? 0
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const rows = cells.map(sum)
  const columns = Array.from({ length: width }, (_, column) => sum(cells.map((row) => row[column] ?? 0)))
  const inner = cells.flatMap((row, r) => row.map((value, c) => ({ from: `row ${r}`, to: `column ${c}`, value })))
  const arcs: Arc[] = [
    ...inner,
    ...rows.map((value, r) => ({ from: 'totals', to: `row ${r}`, value, total: true })),
    ...columns.map((value, c) => ({ from: `column ${c}`, to: 'foot', value, total: true })),
    { from: 'foot', to: 'totals', value: sum(rows), total: true },
  ]
  const hidden = hideArcs(arcs)
  const after = inner.length + rows.length
  return {
    cells: cells.map((row, r) => row.map((_, c) => hidden[r * width + c] ?? true)),
    rowTotals: hidden.slice(inner.length, after),
    columnTotals: hidden.slice(after, after + width),
    total: hidden.at(-1) ?? true,
  }
}

/** A unit or part with its counts, and what it adds up to: null for what adds up to nothing that is shown. */
export type Share = { id: string; of: string | null; numerator: number; denominator: number | null }

/**
 * Of counts that add up along a tree (teams, areas, authority; or parts and their whole): which are hidden, with their
 * numerator, denominator and value. Safe in what is counted, in what it is counted out of, and in the rest.
 */
export function hideShares(shares: readonly Share[]): Set<string> {
  const known = new Set(shares.map(({ id }) => id))
  const holds = new Set(shares.map(({ of }) => of))
  const arcsOf = (value: (share: Share) => number): Arc[] =>
    shares.map((share) => ({
      from: holds.has(share.id) ? `sum ${share.id}` : outside,
      to: share.of !== null && known.has(share.of) ? `sum ${share.of}` : outside,
      value: Math.max(0, value(share)),
      total: holds.has(share.id),
    }))
  // A rate is set against people who live there, of whom nobody has been counted out.
  const divided = shares.length > 0 && shares.every(({ denominator }) => denominator !== null)
  const networks = [
    arcsOf(({ numerator }) => numerator),
    ...(divided
      ? [arcsOf((one) => one.denominator ?? 0), arcsOf((one) => Math.max(0, (one.denominator ?? 0) - one.numerator))]
      : []),
  ]
  let hidden: boolean[] = shares.map(() => false)
  for (let before = -1; before !== hidden.filter(Boolean).length; ) {
    before = hidden.filter(Boolean).length
    for (const arcs of networks) hidden = hideArcs(arcs, hidden)
  }
  return new Set(shares.flatMap(({ id }, at) => (hidden[at] ? [id] : [])))
}
