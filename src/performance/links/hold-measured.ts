/**
 * What is measured of a plan, held in memory: figures and targets are read once for a plan and a day, and anew only where
 * figures, targets or charts were changed since.
 */
import type { Plan } from '../../plans/plan.ts'
import type { Database } from '../../platform/database.ts'
import type { AuthorityId } from '../../platform/ids.ts'
import { listChartSettings, type StoredChartSetting } from '../charts/chart-setting-store.ts'
import type { Figure } from '../figures/figure.ts'
import { changeOf, chiefBase, type ShownSeries, showSeries } from '../figures/series.ts'
import type { Base, Indicator } from '../indicators/indicator.ts'
import { selectOptionalIndicator } from '../indicators/library.ts'
import type { Target } from '../targets/target.ts'
import { confirmedOf } from './measure-link.ts'
import { listFiguresOn, listTargetsOn, newestMeasureChange } from './measured-store.ts'
import { factsKey, type MeasuredPlan, type MeasureFacts, nothingMeasured } from './rules/felt.ts'

type Read = { figures: readonly Figure[]; targets: readonly Target[]; settings: readonly StoredChartSetting[] }

/** Of one plan: what is measured by the day that it is as at. */
export type HeldMeasures = Map<string, { measured: MeasuredPlan; known: number }>

const mostDays = 8

/**
 * What is measured of a plan on a day.
 * @param held kept beside the plan, so that it goes with it
 */
export async function holdMeasured(
  db: Database,
  { authority, planId, plan }: { authority: AuthorityId; planId: string; plan: Plan },
  day: string,
  held: HeldMeasures,
): Promise<MeasuredPlan> {
  if (confirmedOf(plan.measures).length === 0) return nothingMeasured
  const before = held.get(day)
  const { touched, known } = await newestMeasureChange(db, authority, before?.known ?? 0)
  const measured =
    before !== undefined && !touched ? before.measured : await readMeasured(db, authority, { planId, plan }, day, known)
  held.set(day, { measured, known })
  for (const oldest of held.keys()) {
    if (held.size <= mostDays) break
    held.delete(oldest)
  }
  return measured
}

/** Read afresh, for a command or a report. */
export async function readMeasured(
  db: Database,
  authority: AuthorityId,
  { planId, plan }: { planId: string; plan: Plan },
  day: string,
  revision = 0,
): Promise<MeasuredPlan> {
  const links = confirmedOf(plan.measures)
  const codes = [...new Set(links.map(({ indicator }) => indicator))]
  if (codes.length === 0) return nothingMeasured
  const read: Read = {
    figures: await listFiguresOn(db, authority, codes, day),
    targets: await listTargetsOn(db, authority, codes, day),
    settings: await listChartSettings(db, authority, { unit: '' }),
  }
  const facts = new Map<string, MeasureFacts>()
  for (const link of links) {
    const indicator = selectOptionalIndicator(link.indicator)
    if (indicator !== null && !facts.has(factsKey(link)))
      facts.set(factsKey(link), factsOf(indicator, link.base, planId, read))
  }
  return { facts, revision }
}

/** Targets of another plan are not asked for in this one. */
function factsOf(indicator: Indicator, base: Base, planId: string, read: Read): MeasureFacts {
  const figures = read.figures.filter((figure) => figure.indicator === indicator.code)
  const targets = read.targets.filter(({ plan }) => plan === null || plan === planId)
  const on = (base: Base): ShownSeries => {
    const setting = read.settings.find((one) => one.indicator === indicator.code && one.base === base)
    return showSeries(indicator, base, figures, setting, { targets })
  }
  const [series, chief] = [on(base), chiefBase(indicator)]
  return { indicator, base, series, change: changeOf(chief === base ? series : on(chief)) }
}
