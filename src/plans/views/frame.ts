/** The frame of every page of one plan: its title and the ways into it. */

import type { Permission } from '../../people/permissions.ts'
import { addresses } from '../../ui/addresses.ts'
import type { NavigationItem } from '../../ui/layout.tsx'
import type { HeldPlan } from './held-plan.ts'

export const planPages = [
  'plan',
  'sources',
  'workload',
  'findings',
  'measures',
  'proof',
  'doubts',
  'dependencies',
  'risks',
  'context',
  'document',
  'reimport',
  'report',
  'thresholds',
  'changes',
  'versions',
  'compare',
] as const
export type PlanPage = (typeof planPages)[number]

/** `more`: not looked at every day. */
const pages: Record<PlanPage, { text: string; needs: Permission; more?: boolean }> = {
  plan: { text: 'Plan', needs: 'read plans' },
  sources: { text: 'Sources', needs: 'read plans', more: true },
  workload: { text: 'Workload', needs: 'read plans', more: true },
  findings: { text: 'Findings', needs: 'read plans' },
  measures: { text: 'Measures', needs: 'read plans' },
  proof: { text: 'Proof', needs: 'read proof' },
  doubts: { text: 'Doubts', needs: 'read plans' },
  dependencies: { text: 'Dependencies', needs: 'read plans', more: true },
  risks: { text: 'Risks', needs: 'read risks' },
  context: { text: 'What else it says', needs: 'read plans', more: true },
  document: { text: 'Source document', needs: 'read the source document', more: true },
  reimport: { text: 'Bring in a new version', needs: 'take on new versions', more: true },
  report: { text: 'Monthly report', needs: 'read reports' },
  thresholds: { text: 'Thresholds', needs: 'read plans', more: true },
  changes: { text: 'Changes', needs: 'read plans' },
  versions: { text: 'Versions', needs: 'read plans' },
  compare: { text: 'Compare', needs: 'read plans', more: true },
}

/** Props of `Page` for a page of this plan. `current` is the part of the plan that the page belongs to. */
export function withinPlan(held: Pick<HeldPlan, 'stored' | 'findings'>, current: PlanPage | null) {
  const { id, plan } = held.stored
  const counts: Partial<Record<PlanPage, number>> = {
    findings: held.findings.filter((finding) => finding.severity !== 'note').length,
    doubts: plan.doubts.length,
  }
  const items: NavigationItem[] = planPages.map((page) => ({
    ...pages[page],
    href: addresses[page](id),
    count: counts[page],
    current: page === current,
  }))
  return { section: 'plans' as const, within: { title: plan.title, href: addresses.plan(id), items } }
}
