/** Every page of importing: handing in, looking, deciding. */
import type { Route } from '../../people/route.ts'
import { doubtRoutes } from './doubt-page.tsx'
import { doubtsRoutes } from './doubts-page.tsx'
import { importRoutes } from './import-page.tsx'
import { importStartRoutes } from './import-start-page.tsx'
import { reimportJobRoutes } from './reimport/job-page.tsx'
import { reimportPairRoutes } from './reimport/pair-page.tsx'
import { reimportStartRoutes } from './reimport/start-page.tsx'

export const routes: readonly Route[] = [
  ...importStartRoutes,
  ...importRoutes,
  ...reimportStartRoutes,
  ...reimportJobRoutes,
  ...reimportPairRoutes,
  ...doubtsRoutes,
  ...doubtRoutes,
]
