/** Posts and who holds them: what the other nouns, the pages and the commands ask. */
export type { Holder, Part, Post } from './post.ts'
export { holderOn, holdersOn, type Vacancy, vacancyOn } from './rules/holders.ts'
export { actionIdsOf, holdersOfAction, type Meant, meantBy, postOfLead, postsOfAction } from './rules/meaning.ts'
export { listPosts } from './store/list-posts.ts'
