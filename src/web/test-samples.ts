/** A site with something of everything: a plan with open and decided doubts, and an import in each of its states. */

import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { insertDocument } from '../documents/store.ts'
import { discardImport, importsSettled, startImport } from '../importing/jobs/import-jobs.ts'
import { claimImportJob, insertImportJob } from '../importing/store.ts'
import { giveRole, takeRole } from '../people/accounts/grants.ts'
import { addNotices } from '../people/notices/test-notices.ts'
import { type Role, roles } from '../people/permissions.ts'
import { makePosts } from '../people/posts/store/make-posts.ts'
import { makeFirstLink, makeOneTimeLink } from '../people/sign-in/one-time-link.ts'
import { writeClinicNote } from '../performance/clinics/clinic-store.ts'
import { computeExtract } from '../performance/extracts/compute-extract.ts'
import { extractsSettled, startExtract } from '../performance/extracts/jobs/extract-jobs.ts'
import { insertJob, moveJob } from '../performance/extracts/jobs/job-store.ts'
import { signatureOf } from '../performance/extracts/mapping/mapping.ts'
import { confirmMapping, listMappings } from '../performance/extracts/mapping/mapping-store.ts'
import { tinyExtract, tinyFiles } from '../performance/extracts/tiny-extract.fixture.ts'
import { endReadToken, makeReadToken } from '../performance/feeds/read-token-store.ts'
import { publishFigures, saveExtract } from '../performance/figures/extract-store.ts'
import { saveComparators } from '../performance/targets/comparators/comparator-store.ts'
import { saveTarget, type TargetToSave } from '../performance/targets/target-store.ts'
import { linksOf } from '../plans/links/plan-links.ts'
import type { Doubt } from '../plans/plan.ts'
import { decideProof, offerProof, type ProofOffer } from '../plans/proof/proof-store.ts'
import { indexPlan } from '../plans/rules/index.ts'
import { decideDoubt } from '../plans/store/decide-doubt.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import { change } from '../platform/change.ts'
import { type ImportJobId, newExtractJobId, type PlanId } from '../platform/ids.ts'
import { sampleComparisons } from './test-comparison-samples.ts'
import { sampleControl } from './test-control-samples.ts'
import type { Samples } from './test-pages.ts'
import { openTestSite, type TestSite, testDay } from './test-site.ts'

export const smallPlan =
  'Action\tBy when\tLead\nWrite the policy\tMay 2026\tHead of Service\nTrain all staff\t31/06/2026\tHR Manager\n'

function aDoubt(id: string, subjects: string[]): Doubt {
  return {
    id,
    code: 'packed.test',
    reason: 'One cell holds two actions and another two leads; they were paired in their order.',
    subjects,
    original: [
      { heading: 'Action', text: '1. Publish a forward plan\n2. Review the board' },
      { heading: 'Lead', text: 'Programme Manager\nDirector' },
    ],
    confidence: 0.6,
    at: { table: 6, row: 9 },
  }
}

export async function openSampleSite(): Promise<{ site: TestSite; samples: Samples }> {
  const site = await openTestSite()
  try {
    return { site, samples: await addSamples(site) }
  } catch (error) {
    // A server left running would keep the test from ever ending.
    await site.close()
    throw error
  }
}

/** An import that is being read, as far as the database knows, and stays so: nobody reads it. */
async function claimedImport({ services, authority }: TestSite): Promise<ImportJobId> {
  const { db, clock } = services
  const intent = {
    authority,
    who: 'A test',
    why: 'For tests',
    what: 'document received',
    subject: null,
    clock,
  } as const
  const now = clock.now()
  const job = await change(db, intent, async (transaction) => {
    const bytes = new TextEncoder().encode(smallPlan)
    const document = await insertDocument(transaction, authority, { name: 'long.txt', bytes, now })
    const asked = { document: document.id, title: null, authorityName: null, who: 'A test', now }
    return { result: await insertImportJob(transaction, authority, asked), subject: document.id }
  })
  await claimImportJob(db, now)
  return job
}

/** A post of the example's plan that two people have held one after the other, and that is vacant now. */
async function samplePost({ services: { db, clock }, authority }: TestSite): Promise<string> {
  const by = { authority, who: 'A test', why: 'For tests', clock }
  const holder = { account: null, name: 'Ann Example', from: '2025-09-01', until: '2026-03-31' }
  const drafts = [
    { title: 'Head of Fostering', kind: 'post' as const, names: ['Fostering Head'], holder },
    {
      title: 'Head of Family Help',
      kind: 'post' as const,
      holder: { ...holder, name: 'The account of lead', until: null },
    },
    // These two look like leads of the plan, so that something is offered to be matched.
    { title: 'DCS', kind: 'post' as const },
    { title: 'Head of Placements Commissioning', kind: 'post' as const },
  ]
  const made = await makePosts(db, by, drafts)
  if ('problem' in made) throw new Error(made.problem)
  return made.posts[0] ?? ''
}

/** Published figures of a few months. */
async function sampleExtract({ services: { db, clock }, authority }: TestSite): Promise<string> {
  const by = { authority, who: 'A test', clock }
  const computed = await computeExtract({ files: tinyFiles(), cut: '2026-04-30', children: null, memoryMb: 300 })
  const answer = await saveExtract(db, by, computed)
  if ('same' in answer) throw new Error('the sample was handed in before')
  await publishFigures(db, by, answer.saved, 'For tests')
  return answer.saved
}

/** Extracts on their way as far as the database knows, and what a job can have become. */
async function sampleExtractJobs(site: TestSite): Promise<Samples['jobs']> {
  const {
    services: { db, clock },
    authority,
  } = site
  const jobs = { waiting: '', reading: '', failed: '', cancelled: '', interrupted: '' }
  for (const state of ['waiting', 'reading', 'failed', 'cancelled', 'interrupted'] as const) {
    const id = newExtractJobId()
    const asked = { cut: '2026-04-30', from: null, children: null, files: 3, who: 'A test' }
    await insertJob(db, authority, { id, ...asked, now: clock.now() })
    const message = state === 'failed' ? 'Two of the files are the table ssd_cin_episodes.' : ''
    await moveJob(db, authority, id, { state, message, now: clock.now() })
    jobs[state] = id
  }
  return { ...jobs, ...(await samplesThatAsk(site)) }
}

/** One that asks what a heading means, one what a file holds, and one what its values mean. */
async function samplesThatAsk({ services, authority }: TestSite): Promise<Samples['jobs']> {
  const by = { authority, who: 'A test', clock: services.clock }
  const own = `Child,Start date,Authorisation date,Form\n${Array.from(
    { length: 12 },
    (_, at) => `child-7Q${at},01/03/2026,1${at % 9}/03/2026,${at % 2 ? 'Long form' : 'Short form'}\n`,
  ).join('')}`
  const headings = ['Child', 'Start date', 'Authorisation date', 'Form']
  const columns = ['child', 'start date', 'authorisation date', 'kind']
  await confirmMapping(services.db, by, {
    format: 'Own columns',
    table: 'own_assessment',
    signature: signatureOf(headings),
    headings: headings.map((heading, at) => ({ heading, column: columns[at] ?? null })),
    values: {},
  })
  const drifted = { ...tinyExtract }
  drifted['ssd_cin_episodes.csv'] = (drifted['ssd_cin_episodes.csv'] ?? '').replace(
    'cine_referral_date',
    'Date of Referral',
  )
  const jobs: Record<string, string> = {}
  for (const [name, extract] of Object.entries({
    headings: drifted,
    table: { 'a.csv': 'Our child no,Some day,Some word\nchild-7Q1,01/03/2026,x\n' },
    values: { 'a.csv': own },
  })) {
    const files = Object.entries(extract).map(([file, text]) => ({ name: file, blob: new Blob([text]) }))
    const answer = await startExtract(services, by, { files, cut: '2026-04-30', from: null, children: null })
    if ('job' in answer) jobs[name] = answer.job
  }
  await extractsSettled(services.db)
  return jobs
}

/** Read tokens: one that works, and one that was ended. */
async function sampleReadTokens({ services: { db, clock }, authority }: TestSite) {
  const by = { authority, who: 'A test', account: null, why: 'For tests', clock }
  const asked = {
    name: 'Power BI',
    purpose: 'The board’s pages',
    areas: null,
    plan: null,
    audience: 'full' as const,
    endsOn: '2027-09-14',
  }
  const former = await makeReadToken(db, by, { ...asked, name: 'A script', areas: ['Child protection'] })
  await endReadToken(db, { ...by, why: 'Nobody runs it any more' }, former.id)
  const { id, token } = await makeReadToken(db, by, asked)
  return { feed: token, readToken: id }
}

/** Proof of every kind and in every state, after that of the example: a file, a link, a figure, and words. */
async function sampleProof({ services: { db, clock }, authority }: TestSite, plan: PlanId): Promise<string> {
  const by = { authority, plan, who: 'Lee Lead', account: 'lee', why: 'For tests', clock }
  const of = { recommendation: 'r1', criterion: 0, about: 'The board meets every month' }
  const bytes = new TextEncoder().encode('%PDF-1.7 no real audit')
  const figure = {
    value: 78,
    unit: '%',
    numerator: 7,
    denominator: 9,
    period: 'April to June 2026',
    source: 'the return',
  }
  const offers: ProofOffer[] = [
    { ...of, kind: 'file', text: 'Audit of nine cases', file: { name: 'Audit of cases.pdf', bytes } },
    { ...of, kind: 'link', text: 'The minutes', link: 'https://minutes.example.org/board?month=5' },
    { ...of, kind: 'figure', text: 'Seen within five days', figure },
    { action: 'a3', kind: 'words', text: 'The terms were agreed by the board', about: 'Settle the terms' },
  ]
  const places: number[] = []
  for (const offer of offers) {
    const answer = await offerProof(db, by, offer)
    if ('conflict' in answer) throw new Error(answer.conflict)
    places.push(answer.place)
  }
  const chair = { ...by, who: 'Cho Chair', account: 'cho' }
  const [first = 0, second = 0, third = 0] = places
  await decideProof(db, chair, second, { decision: 'returned', why: 'The minutes do not say who was there' }, [])
  await decideProof(db, chair, third, { decision: 'accepted', why: 'Checked against the return' }, [])
  return String(first)
}

/** The example's document with a little of everything changed, as its authors would for the next version. */
export async function nextVersion(): Promise<string> {
  const text = await readFile(new URL('../../examples/harrowmere/harrowmere-plan.txt', import.meta.url), 'utf8')
  const control = text.split('\n').find((line) => line.startsWith('1.1\t17/02/2026')) ?? ''
  const changed = text
    .replace(
      control,
      `${control}\n1.5\t14/09/2026\tDraft\tDates of the summer moved; training added\tImprovement Programme Manager`,
    )
    .replace('Hold an induction morning for members', 'Hold two induction mornings for new members')
    .replaceAll('31/03/2026', '30/04/2026')
  const lines = changed.split('\n')
  const actions = lines.flatMap((line, at) => (/^\t{5}\d[a-z]\. .{30}/.test(line) ? [at] : []))
  const [gone, moved, to, reworded] = [actions[4] ?? 0, actions[12] ?? 0, actions[60] ?? 0, actions[30] ?? 0]
  const [line = ''] = lines.splice(moved, 1)
  lines.splice(
    to - 1,
    0,
    line,
    '\t\t\t\t\t9a. Hold a practice day on chronologies for every team\tNovember 2026\tPrincipal Social Worker',
  )
  lines[reworded - 1] = (lines[reworded - 1] ?? '').replace(
    /(\t\d[a-z]\. )[^\t]*/,
    '$1Ask every team what it would do otherwise, and write it down',
  )
  lines.splice(gone, 1)
  return lines.join('\n')
}

/** New versions of the example's plan: one to look at, one of another plan, one that says the same, one that is no file. */
async function sampleVersions({ services, authority }: TestSite, plan: PlanId): Promise<Samples['versions']> {
  const handIn = (name: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    return startImport(services, { authority, who: 'A test', name, bytes, forPlan: plan })
  }
  const ready = await handIn('harrowmere-plan v1.5.txt', await nextVersion())
  const other = await handIn('another.txt', smallPlan)
  const failed = await handIn('nothing.docx', '')
  const discarded = await handIn('aside.txt', smallPlan)
  await importsSettled(services.db)
  await discardImport(services, { authority, who: 'A test' }, discarded)
  return { ready, other, failed, discarded }
}

async function addSamples(site: TestSite): Promise<Samples> {
  const { services, authority } = site
  const plan = await site.addExample(({ actions: [first = '', second = '', third = ''] }) => [
    aDoubt('open', [first, second]),
    aDoubt('second', [third]),
    aDoubt('decided', [third]),
  ])
  const by = { authority, plan, who: 'A test', why: 'For tests', clock: services.clock }
  await decideDoubt(services.db, by, { doubt: 'decided', decision: 'accepted', note: 'Asked the author' })
  const handIn = (name: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    return startImport(services, { authority, who: 'A test', name, bytes })
  }
  const ready = await handIn('ready.txt', smallPlan)
  const empty = await handIn('no-table.txt', 'Only a sentence.\n')
  const failed = await handIn('empty.docx', '')
  const discarded = await handIn('discarded.txt', smallPlan)
  await importsSettled(services.db)
  await discardImport(services, { authority, who: 'A test' }, discarded)
  const reading = await claimedImport(site)
  const imports = { ready, empty, failed, discarded, reading }
  const post = await samplePost(site)
  const { plan: held } = await selectPlan(services.db, authority, plan)
  const link = linksOf(indexPlan(held, testDay)).find(({ to }) => to !== null)?.id ?? ''
  const place = await sampleProof(site, plan)
  const versions = await sampleVersions(site, plan)
  const control = await sampleControl(site, plan)
  const { tokens: links, ...person } = await addPeople(site)
  const { message, ...keys } = await addNotices(site, 'everything')
  const extract = await sampleExtract(site)
  const { feed, readToken } = await sampleReadTokens(site)
  const tokens = { ...links, ...keys, feed }
  const jobs = await sampleExtractJobs(site)
  const compared = await sampleComparisons(site, extract)
  const mapping = (await listMappings(services.db, authority))[0]?.id ?? ''
  const clinic = { unit: '', month: '2026-08' }
  const { written: note } = await writeClinicNote(
    services.db,
    { authority, who: 'A test', clock: services.clock },
    clinic,
    'Said',
  )
  const target = await sampleTargets(site)
  const more = {
    imports,
    message,
    ...person,
    tokens,
    versions,
    extract,
    jobs,
    mapping,
    note,
    target,
    readToken,
    ...compared,
  }
  const samples = { plan, place, post, link, risk: 'k1', ...control, ...more }
  return { ...samples, recommendation: 'r1', action: 'a3', doubt: 'open', decided: 'decided' }
}

/** A target reached, one on a line that is to come, and one whose baseline is late. @returns the id of one of NI 59 */
async function sampleTargets({ services, authority }: TestSite): Promise<string> {
  const by = { authority, who: 'A test', clock: services.clock, why: 'The notice asks for it' }
  const usual = {
    unit: '',
    way: 'at least',
    baselineBy: null,
    start: null,
    words: '',
    plan: null,
    requirement: null,
  } as const
  const computed = { ...usual, indicator: 'Single assessments in time', base: 'month' } as const
  const start = { period: '2026-01', value: 40 }
  const targets: TargetToSave[] = [
    { ...computed, period: '2026-03', value: 30, words: '30% by the end of March', requirement: 'IN T1.1' },
    { ...computed, period: '2026-12', value: 80, start },
    { ...computed, unit: 'E1', period: '2026-12', value: null, baselineBy: '2026-03-31' },
  ]
  for (const target of targets) await saveTarget(services.db, by, target, 0)
  const others = {
    indicator: 'Single assessments in time',
    base: 'month',
    period: '2025/26',
    who: 'England',
    value: 83.1,
  } as const
  await saveComparators(services.db, by, [others])
  const ofNi59 = { ...usual, indicator: 'NI 59', base: 'month', period: '2026-10', value: 80 } as const
  const answer = await saveTarget(services.db, by, ofNi59, 0)
  if (!('saved' in answer)) throw new Error('the sample target cannot be set')
  return answer.saved.id
}

type People = Pick<Samples, 'account' | 'grant'> & { tokens: Pick<Samples['tokens'], 'signIn' | 'first'> }

/** People with accounts, under the ids that tests sign in by, and one-time links that nobody has used. */
async function addPeople(site: TestSite): Promise<People> {
  const { services, authority } = site
  for (const id of ['everything', ...roles.map(accountOfRole)]) await addMember(site, id)
  const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
  const account = accountOfRole('lead')
  const by = { authority, who: 'A test', account: null, why: 'Leads on placements', clock: services.clock }
  const former = await giveRole(services.db, by, account, { role: 'analyst', plan: null, theme: null })
  const given = await giveRole(services.db, by, account, { role: 'lead', plan: null, theme: null })
  if ('problem' in former || 'problem' in given) throw new Error('the samples cannot be given')
  await takeRole(services.db, { ...by, why: 'No longer counts' }, account, former.id)
  return {
    account,
    grant: given.id,
    tokens: {
      signIn: tokenOf(await makeOneTimeLink(services, { account: 'everything', to: '/', hours: 1 })),
      first: tokenOf(await makeFirstLink(services, authority, 1)),
    },
  }
}

/** The account of somebody who has only this role. */
export const accountOfRole = (role: Role) => `account-of-${role.replaceAll(' ', '-')}`

/** An account under an id of the test's own choice; what it may do the test says itself. */
async function addMember({ services, authority }: TestSite, id: string): Promise<void> {
  const now = services.clock.now()
  const [name, email] = [`The ${id.replaceAll('-', ' ')}`, `${id}@harrowmere.example`]
  await sql`insert into account (id, name, email, created_at, updated_at)
    values (${id}, ${name}, ${email}, ${now}, ${now})`.execute(services.db)
  await sql`insert into membership (authority, account, state, invited_by, invited_at, joined_at)
    values (${authority}, ${id}, 'active', 'A test', ${now}, ${now})`.execute(services.db)
}
