/** The routes of every noun, in one list. */
import type { Route } from '../people/route.ts'
import { routes as plans } from '../plans/pages/routes.ts'
import { aboutRoutes } from './about-routes.tsx'

export const routes: readonly Route[] = [...plans, ...aboutRoutes]
