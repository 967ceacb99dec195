/** Every page of proof, and the thresholds of a plan. */
import type { Route } from '../../../people/route.ts'
import { fileRoutes } from './file-route.ts'
import { offerRoutes } from './offer-page.tsx'
import { oneProofRoutes } from './one-proof-page.tsx'
import { proofRoutes } from './proof-page.tsx'
import { thresholdRoutes } from './thresholds-page.tsx'
import { waitingRoutes } from './waiting-page.tsx'

export const routes: readonly Route[] = [
  ...proofRoutes,
  // Before the proof of a place, whose address it would otherwise be.
  ...offerRoutes,
  ...oneProofRoutes,
  ...fileRoutes,
  ...waitingRoutes,
  ...thresholdRoutes,
]
