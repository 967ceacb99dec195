/** Every page of plans. */
import type { Route } from '../../people/route.ts'
import { dependenciesRoutes } from '../links/pages/dependencies-page.tsx'
import { linkRoutes } from '../links/pages/link-page.tsx'
import { editRiskRoutes } from '../risks/pages/edit-risk-page.tsx'
import { registerRoutes } from '../risks/pages/register-page.tsx'
import { riskRoutes } from '../risks/pages/risk-page.tsx'
import { mineRoutes } from '../updates/pages/mine-page.tsx'
import { severalRoutes } from '../updates/pages/several-page.tsx'
import { sheetRoutes } from '../updates/pages/sheet-page.tsx'
import { updateRoutes } from '../updates/pages/update-page.tsx'
import { updatedRoutes } from '../updates/pages/updated-page.tsx'
import { actionRoutes } from './action-page.tsx'
import { contextRoutes } from './context-page.tsx'
import { documentRoutes } from './document-page.tsx'
import { findingsRoutes } from './findings-page.tsx'
import { homeRoutes } from './home-page.tsx'
import { planRoutes } from './plan-page.tsx'
import { recommendationRoutes } from './recommendation-page.tsx'
import { sourcesRoutes } from './sources-page.tsx'
import { workloadRoutes } from './workload-page.tsx'

export const routes: readonly Route[] = [
  ...homeRoutes,
  ...planRoutes,
  ...recommendationRoutes,
  ...actionRoutes,
  ...updateRoutes,
  ...updatedRoutes,
  ...mineRoutes,
  ...severalRoutes,
  ...sheetRoutes,
  ...sourcesRoutes,
  ...workloadRoutes,
  ...findingsRoutes,
  ...dependenciesRoutes,
  ...linkRoutes,
  ...registerRoutes,
  ...editRiskRoutes,
  ...riskRoutes,
  ...contextRoutes,
  ...documentRoutes,
]
