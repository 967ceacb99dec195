/** What a post's page and its forms are made from. */
import type { Post } from '../post.ts'
import type { PostLoad } from '../rules/loads.ts'
import type { Refused } from './refused.ts'

/** `label`: what tells it from others of the same name. */
export type AccountName = { id: string; name: string; label: string }

export type PostPageProps = {
  load: PostLoad
  /** Every post, for putting two together. */
  all: readonly Post[]
  accounts: readonly AccountName[]
  day: string
  today: string
  /** A form that could not be taken, with what was typed. */
  refused?: Refused
  done?: string | undefined
}
