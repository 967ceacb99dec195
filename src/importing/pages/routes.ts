/** Every page of importing: handing in, looking, deciding. */
import type { Route } from '../../people/route.ts'
import { doubtRoutes } from './doubt-page.tsx'
import { doubtsRoutes } from './doubts-page.tsx'
import { importRoutes } from './import-page.tsx'
import { importStartRoutes } from './import-start-page.tsx'

export const routes: readonly Route[] = [...importStartRoutes, ...importRoutes, ...doubtsRoutes, ...doubtRoutes]
