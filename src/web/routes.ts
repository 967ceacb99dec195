/** The routes of every noun, in one list. */
import { routes as importing } from '../importing/pages/routes.ts'
import { routes as people } from '../people/accounts/pages/routes.tsx'
import { routes as notices } from '../people/notices/pages/routes.ts'
import { rolesRoutes } from '../people/pages/roles-page.tsx'
import { routes as posts } from '../people/posts/pages/routes.ts'
import type { Route } from '../people/route.ts'
import { routes as signIn } from '../people/sign-in/pages/routes.ts'
import { routes as performance } from '../performance/pages/routes.ts'
import { routes as control } from '../plans/control/pages/routes.ts'
import { routes as plans } from '../plans/pages/routes.ts'
import { routes as proof } from '../plans/proof/pages/routes.ts'
import { routes as reports } from '../reports/pages/routes.ts'
import { aboutRoutes } from './about-routes.tsx'

export const routes: readonly Route[] = [
  ...plans,
  ...control,
  ...proof,
  ...importing,
  ...reports,
  ...posts,
  ...notices,
  ...performance,
  ...rolesRoutes,
  ...signIn,
  ...people,
  ...aboutRoutes,
]
