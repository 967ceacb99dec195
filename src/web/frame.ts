/** The frame around the pages of one request: what its reader may open, and the day they look at. */
import type { Context } from 'hono'
import { may, type Permission, permissions, type Who } from '../people/permissions.ts'
import { isDay } from '../plans/rules/days.ts'
import { sequenceIn } from '../plans/views/held-plan.ts'
import { addresses } from '../ui/addresses.ts'
import type { Frame } from '../ui/frame.ts'
import { dateInWords, listInWords, sentenceCase } from '../ui/words.ts'

/** The main navigation, each way with what it needs. */
const ways: readonly { section: string; text: string; href: string; needs: Permission }[] = [
  { section: 'mine', text: 'My actions', href: addresses.mine(), needs: 'see own work' },
  { section: 'plans', text: 'Plans', href: addresses.home(), needs: 'read plans' },
  { section: 'proof', text: 'Proof to decide', href: addresses.proofWaiting(), needs: 'decide proof' },
  { section: 'posts', text: 'Posts', href: addresses.posts(), needs: 'read plans' },
  { section: 'indicators', text: 'Indicators', href: addresses.dashboard(), needs: 'read figures' },
  { section: 'reminders', text: 'Reminders', href: addresses.reminderRules(), needs: 'set reminders' },
  { section: 'people', text: 'People', href: addresses.people(), needs: 'manage people' },
  { section: 'import', text: 'Import a plan', href: addresses.imports(), needs: 'import plans' },
  { section: 'help', text: 'Help', href: addresses.help(), needs: 'read about Upturn' },
]

const isPermission = (need: string): need is Permission => Object.hasOwn(permissions, need)

/** Where the reader is, for choosing another day: only pages of a plan and of posts have one. */
function hereOf(c: Context): Frame['here'] {
  const { pathname, searchParams } = new URL(c.req.url)
  if (!/^\/(?:plans\/[^/]|posts(?:\/|$))/.test(pathname) || c.req.method !== 'GET') return { path: '', query: [] }
  return { path: pathname, query: [...searchParams].filter(([name]) => name !== 'as-at') }
}

/** The day in the address where it is a real one before today, or the moment that a version names. */
function pastDay(c: Context, today: string): Frame['asAt'] {
  const day = c.req.query('as-at') ?? ''
  const path = hereOf(c).path
  const change = sequenceIn(day)
  if (path !== '' && change !== null) return { day, words: `change ${change} of its record`, isMoment: true }
  return path !== '' && isDay(day) && day < today ? { day, words: dateInWords(day) } : null
}

/**
 * @param around the name of the reader's authority, today, and words to put above every page
 */
export function makeFrame(
  c: Context,
  who: Who,
  around: { authority: string; today: string; banner?: string | undefined },
): Frame {
  const plan = /^\/plans\/([^/]+)/.exec(c.req.path)?.[1]
  const at = plan === undefined ? {} : { plan: decodeURIComponent(plan) }
  const signedIn = who.account !== null
  const roles = sentenceCase(listInWords([...new Set(who.grants.map(({ role }) => role))]))
  return {
    reader: signedIn ? { name: who.name, roles, authority: around.authority } : null,
    sections: ways.filter(({ needs }) => may(who, needs)),
    signIn: signedIn || may(who, 'read plans') ? null : addresses.signIn(),
    banner: around.banner,
    may: (need) => isPermission(need) && may(who, need, at),
    asAt: pastDay(c, around.today),
    here: hereOf(c),
    key: JSON.stringify([who.account, who.name, who.authority, who.grants, around.banner ?? '']),
  }
}
