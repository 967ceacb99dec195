/** Every page of posts. */
import type { Route } from '../../route.ts'
import { matchRoutes } from './match-actions.tsx'
import { postRoutes } from './post-actions.tsx'
import { postsRoutes } from './posts-page.tsx'

/** `match` stands before the posts themselves: it is no post's id. */
export const routes: readonly Route[] = [...postsRoutes, ...matchRoutes, ...postRoutes]
