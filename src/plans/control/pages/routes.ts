/** Every page of change under control. */
import type { Route } from '../../../people/route.ts'
import { addRoutes } from './add-page.tsx'
import { changesRoutes } from './changes-page.tsx'
import { compareRoutes } from './compare-page.tsx'
import { editRoutes } from './edit-page.tsx'
import { recordRoutes } from './record-page.tsx'
import { requestRoutes } from './request-page.tsx'
import { versionRoutes } from './version-page.tsx'
import { versionsRoutes } from './versions-page.tsx'
import { withdrawRoutes } from './withdraw-page.tsx'

export const routes: readonly Route[] = [
  ...editRoutes,
  ...addRoutes,
  ...withdrawRoutes,
  ...versionsRoutes,
  ...versionRoutes,
  ...changesRoutes,
  ...requestRoutes,
  ...compareRoutes,
  ...recordRoutes,
]
