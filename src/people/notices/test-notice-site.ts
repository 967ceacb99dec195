/**
 * A site with people, posts and a small plan, real mail, and a clock of the jobs that stands where a test puts it. Days are
 * counted from the real today, because sessions and links look at the real clock.
 */
import type { Plan } from '../../plans/plan.ts'
import { addDays } from '../../plans/rules/days.ts'
import { anAction, aPlan, aRecommendation, aTheme, dueOn, leads } from '../../plans/rules/test-plan.ts'
import { insertPlan } from '../../plans/store/insert-plan.ts'
import { nextOccurrence, wallTime } from '../../platform/calendar/when.ts'
import type { PlanId } from '../../platform/ids.ts'
import { runDueJobs } from '../../platform/jobs/run-jobs.ts'
import type { Mailer } from '../../platform/mail/mail.ts'
import { smtpMailer } from '../../platform/mail/smtp.ts'
import { type MailServer, startMailServer } from '../../platform/mail/test-mail-server.ts'
import type { Role } from '../permissions.ts'
import { makePosts } from '../posts/store/make-posts.ts'
import type { Services } from '../route.ts'
import { openSignInSite, type SignInSite } from '../sign-in/test-sign-in-site.ts'
import { noticeJobs } from './jobs.ts'

export type NoticeSite = SignInSite & {
  mail: MailServer
  plan: PlanId
  /** Account ids by first name: Anna leads two posts, Ben one, Dora the theme; Mia manages, Cho chairs, Ada administers. */
  people: Record<'anna' | 'ben' | 'dora' | 'mia' | 'cho' | 'ada', string>
  today: string
  /** The next Monday at eight (or the working day after) that is still to come. */
  monday: string
  at: (moment: string, mailer?: Mailer) => Services
  /** Runs everything that is due at a moment, and a minute later what that has made due. */
  run: (moment: string, mailer?: Mailer) => Promise<void>
  /** To whom what was sent since it was last asked, by first name. */
  arrived: () => string[]
}

const roster: readonly [NoticePerson, Role][] = [
  ['anna', 'lead'],
  ['ben', 'lead'],
  ['dora', 'board member'],
  ['mia', 'programme manager'],
  ['cho', 'chair'],
  ['ada', 'administrator'],
]
type NoticePerson = keyof NoticeSite['people']

function smallPlan(today: string): Plan {
  const by = (id: string, lead: string, days: number) =>
    anAction(id, { label: id, recommendation: 'r', leads: leads(lead), deadline: dueOn(addDays(today, days)) })
  return aPlan({
    title: 'Harrowmere plan',
    themes: [aTheme('t', { leads: leads('Director') })],
    recommendations: [aRecommendation('r', { theme: 't' })],
    actions: [
      by('a1', 'Head of Fostering', -40),
      by('a2', 'Head of Adoption', 12),
      by('a3', 'Team Manager', -40),
      by('a4', 'Team Manager', 300),
    ],
  })
}

export async function openNoticeSite(): Promise<NoticeSite> {
  const [site, mail] = [await openSignInSite(), await startMailServer()]
  const { services, authority } = site
  const { db, clock } = services
  const people = { anna: '', ben: '', dora: '', mia: '', cho: '', ada: '' }
  for (const [name, role] of roster) {
    const email = `${name}@harrowmere.example`
    people[name] = await site.addPerson({ name: name.replace(/^./, (a) => a.toUpperCase()), email, roles: [role] })
  }
  const by = { authority, who: 'A test', why: 'For tests', clock }
  const held = (title: string, person: NoticePerson) => {
    const holder = { account: people[person], name: person, from: '2020-01-01' }
    return { title, kind: 'post' as const, holder }
  }
  const posts = [held('Head of Fostering', 'anna'), held('Head of Adoption', 'anna'), held('Team Manager', 'ben')]
  await makePosts(db, by, [...posts, held('Director', 'dora')])
  const today = clock.today()
  const plan = await insertPlan(db, authority, smallPlan(today), { who: 'A test', why: 'For tests', clock })
  const smtp = smtpMailer({ url: mail.url, from: 'Upturn <upturn@harrowmere.example>' })
  const at = (moment: string, mailer = smtp): Services => ({
    ...services,
    mail: mailer,
    clock: { now: () => moment, today: () => wallTime(moment).day },
  })
  return {
    ...site,
    mail,
    plan,
    people,
    today,
    monday: nextOccurrence({ every: 'week', weekday: 1, hour: 8 }, clock.now()).at,
    at,
    async run(moment, mailer) {
      for (const then of [at(moment, mailer), at(minutesAfter(moment, 1), mailer)]) {
        await runDueJobs(then, noticeJobs(then))
      }
    },
    arrived: () => mail.received.splice(0).map(({ receivers: [to = ''] }) => to.replace(/@.*/, '')),
    async close() {
      await mail.close()
      await site.close()
    },
  }
}

export const minutesAfter = (moment: string, minutes: number): string =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()
export const daysAfter = (moment: string, days: number): string => minutesAfter(moment, days * 24 * 60)
