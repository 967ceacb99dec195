/** Every page of performance. */
import type { Route } from '../../people/route.ts'
import { drawingFileRoutes } from '../charts/pages/drawing-file.ts'
import { durationsRoutes } from '../charts/pages/durations-page.tsx'
import { settingRoutes } from '../charts/pages/setting-page.tsx'
import { unitsRoutes } from '../charts/pages/units-page.tsx'
import { clinicRoutes } from '../clinics/pages/routes.tsx'
import { comparisonRoutes } from '../comparing/pages/comparison-routes.tsx'
import { enterRoutes } from '../entered/pages/enter-page.tsx'
import { populationRoutes } from '../entered/pages/population-page.tsx'
import { feedRoutes } from '../feeds/pages/feed-routes.tsx'
import { measuresRoutes } from '../links/pages/measures-page.tsx'
import { forwardRoutes } from '../open-cases/pages/forward-routes.tsx'
import { ownerRoutes } from '../owners/pages/owner-page.tsx'
import { qualityRoutes } from '../quality/pages/quality-routes.tsx'
import { reconcileRoutes } from '../reconcile/pages/reconcile-routes.tsx'
import { reportCardRoutes } from '../report-card/pages/routes.tsx'
import { targetsRoutes } from '../targets/pages/routes.ts'
import { varianceRoutes } from '../variance/pages/variance-routes.tsx'
import { dashboardRoutes } from './dashboard-page.tsx'
import { extractJobRoutes } from './extract-job-page.tsx'
import { extractRoutes } from './extract-page.tsx'
import { extractsRoutes } from './extracts-page.tsx'
import { indicatorRoutes } from './indicator-page.tsx'
import { indicatorsRoutes } from './indicators-page.tsx'
import { mappingRoutes } from './mappings-page.tsx'

export const routes: readonly Route[] = [
  ...dashboardRoutes,
  ...indicatorsRoutes,
  ...indicatorRoutes,
  ...targetsRoutes,
  ...enterRoutes,
  ...populationRoutes,
  ...settingRoutes,
  ...unitsRoutes,
  ...ownerRoutes,
  ...durationsRoutes,
  ...drawingFileRoutes,
  ...clinicRoutes,
  ...extractsRoutes,
  ...extractJobRoutes,
  ...mappingRoutes,
  ...extractRoutes,
  ...varianceRoutes,
  ...comparisonRoutes,
  ...reconcileRoutes,
  ...measuresRoutes,
  ...qualityRoutes,
  ...feedRoutes,
  ...reportCardRoutes,
  ...forwardRoutes,
]
