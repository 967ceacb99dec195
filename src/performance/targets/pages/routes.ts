/** Every page of targets. */
import type { Route } from '../../../people/route.ts'
import { comparatorRoutes } from './comparators-page.tsx'
import { indicatorTargetsRoutes } from './indicator-targets-page.tsx'
import { takeOnRoutes } from './take-on.ts'
import { targetRoutes } from './target-page.tsx'
import { allTargetsRoutes } from './targets-page.tsx'

export const targetsRoutes: readonly Route[] = [
  ...allTargetsRoutes,
  ...takeOnRoutes,
  ...comparatorRoutes,
  ...indicatorTargetsRoutes,
  ...targetRoutes,
]
