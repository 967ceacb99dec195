/** Every page of targets. */
import type { Route } from '../../../people/route.ts'
import { indicatorTargetsRoutes } from './indicator-targets-page.tsx'
import { targetRoutes } from './target-page.tsx'

export const targetsRoutes: readonly Route[] = [...indicatorTargetsRoutes, ...targetRoutes]
