/** Every page of plans. */
import type { Route } from '../../people/route.ts'
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
  ...sourcesRoutes,
  ...workloadRoutes,
  ...findingsRoutes,
  ...contextRoutes,
  ...documentRoutes,
]
