/** The frame of every page about figures: the ways between them. */
import type { Permission } from '../../people/permissions.ts'
import { addresses } from '../../ui/addresses.ts'
import type { NavigationItem } from '../../ui/layout.tsx'

export const performancePages = [
  'standing',
  'targets',
  'forward',
  'clinics',
  'quality',
  'library',
  'extracts',
  'feeds',
] as const
export type PerformancePage = (typeof performancePages)[number]

const pages: Record<PerformancePage, { text: string; href: string; needs: Permission; more?: boolean }> = {
  standing: { text: 'Where they stand', href: addresses.dashboard(), needs: 'read figures' },
  targets: { text: 'Targets', href: addresses.targets(), needs: 'read figures' },
  forward: { text: 'Breaches ahead', href: addresses.forward(), needs: 'read figures' },
  clinics: { text: 'Clinics', href: addresses.clinic(), needs: 'read figures' },
  quality: { text: 'Data quality', href: addresses.quality(), needs: 'read figures' },
  library: { text: 'All indicators', href: addresses.indicators(), needs: 'read figures' },
  extracts: { text: 'Extracts', href: addresses.extracts(), needs: 'read figures' },
  feeds: { text: 'Feeds', href: addresses.feeds(), needs: 'manage feeds' },
}

/** Props of `Page` for a page about figures. `current` is the part that the page belongs to. */
export function withinPerformance(current: PerformancePage | null) {
  const items: NavigationItem[] = performancePages.map((page) => ({ ...pages[page], current: page === current }))
  return { section: 'indicators' as const, within: { title: 'Indicators', href: addresses.dashboard(), items } }
}
