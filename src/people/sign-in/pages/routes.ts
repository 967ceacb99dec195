/** Every page about signing in and one's own account. */
import type { Route } from '../../route.ts'
import { demoRoutes } from './demo-page.tsx'
import { firstRoutes } from './first-page.tsx'
import { linkRoutes } from './link-page.tsx'
import { meRoutes } from './me-handlers.tsx'
import { passkeyRoutes } from './passkey-handlers.ts'
import { serviceRoutes } from './service-handlers.tsx'
import { signInRoutes } from './sign-in-handlers.tsx'

export const routes: readonly Route[] = [
  ...signInRoutes,
  ...linkRoutes,
  ...firstRoutes,
  ...demoRoutes,
  ...serviceRoutes,
  ...passkeyRoutes,
  ...meRoutes,
]
