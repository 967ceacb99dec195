/** Pages about Upturn itself. */
import type { Route } from '../people/route.ts'
import { sendPage } from '../ui/render.ts'
import { AccessibilityPage } from './pages/accessibility-page.tsx'
import { HelpPage } from './pages/help-page.tsx'
import { KeyPage } from './pages/key-page.tsx'

const permission = 'read about Upturn'

export const aboutRoutes: readonly Route[] = [
  { method: 'get', path: '/key', permission, handler: ({ c }) => sendPage(c, <KeyPage />) },
  { method: 'get', path: '/help', permission, handler: ({ c }) => sendPage(c, <HelpPage />) },
  { method: 'get', path: '/accessibility', permission, handler: ({ c }) => sendPage(c, <AccessibilityPage />) },
]
