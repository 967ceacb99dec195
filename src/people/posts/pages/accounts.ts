/** The accounts that a holder may have. */
import type { Asked } from '../../route.ts'
import type { AccountName } from './post-props.ts'

/** Names of the authority's accounts. None until there are accounts. */
export async function accountNames(_asked: Asked): Promise<AccountName[]> {
  return []
}
