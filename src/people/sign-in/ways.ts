/** Names that both better-auth's part and everything else go by, apart from it so that they load without it. */

/** How somebody came in; kept with the session. */
export const ways = ['password', 'link', 'passkey', 'single sign-on', 'demo'] as const
export type Way = (typeof ways)[number]

/** Where the address of the person who asks stands in the headers that our pages hand on; nobody outside can set it. */
export const addressHeader = 'x-upturn-address'

export const sessionDays = 14
