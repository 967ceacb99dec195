/** Every page of performance. */
import type { Route } from '../../people/route.ts'
import { indicatorRoutes } from './indicators-page.tsx'

export const routes: readonly Route[] = [...indicatorRoutes]
