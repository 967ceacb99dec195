/**
 * Every address of the site, one typed builder each. A page never writes an address by hand, and `addresses.test.ts`
 * holds this list against the routes that the server answers. Here and not in `web/`, because pages of every noun link
 * to each other's addresses without importing each other.
 */

const id = encodeURIComponent

/** A query from what is set; `''` and undefined are left out, lists give one entry each, order is kept. */
export type Query = Record<string, string | readonly string[] | undefined>

export function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') parameters.append(name, one)
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}

type PartKind = 'theme' | 'outcome' | 'recommendation' | 'action'
const partPath = (plan: string, kind: PartKind, part: string) => `/plans/${id(plan)}/${kind}s/${id(part)}`

const clinicPath = (unit?: string) => (unit === undefined ? '/clinics' : `/clinics/${id(unit)}`)

export const addresses = {
  home: () => '/',
  signIn: (query?: Query) => withQuery('/sign-in', query),
  signInPassword: () => '/sign-in/password',
  signInMail: () => '/sign-in/mail',
  signInSent: () => '/sign-in/sent',
  signInDemo: () => '/sign-in/demo',
  /** In the query and not in the path: a log keeps paths. */
  oneTimeLink: (token?: string) => withQuery('/sign-in/link', { token }),
  firstStart: (token?: string) => withQuery('/sign-in/first', { token }),
  signInService: (service: string, query?: Query) => withQuery(`/sign-in/service/${id(service)}`, query),
  signInAnswer: (service: string) => `/sign-in/callback/${id(service)}`,
  signOut: () => '/sign-out',
  me: (query?: Query) => withQuery('/me', query),
  myName: () => '/me/name',
  myPassword: () => '/me/password',
  mySessions: () => '/me/sessions',
  signInPasskey: () => '/sign-in/passkey',
  signInPasskeyOptions: () => '/sign-in/passkey/options',
  myPasskeys: () => '/me/passkeys',
  myPasskeyOptions: () => '/me/passkeys/options',
  myPasskeyRemove: () => '/me/passkeys/remove',
  myAuthority: () => '/me/authority',
  people: () => '/people',
  invite: () => '/people/new',
  person: (account: string, query?: Query) => withQuery(`/people/${id(account)}`, query),
  personRoles: (account: string) => `/people/${id(account)}/roles`,
  personRoleEnd: (account: string, grant: string) => `/people/${id(account)}/roles/${id(grant)}/end`,
  personClose: (account: string) => `/people/${id(account)}/close`,
  personReopen: (account: string) => `/people/${id(account)}/reopen`,
  personLink: (account: string) => `/people/${id(account)}/link`,
  plan: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}`, query),
  recommendation: (plan: string, recommendation: string) => `/plans/${id(plan)}/recommendations/${id(recommendation)}`,
  action: (plan: string, action: string, query?: Query) => withQuery(`/plans/${id(plan)}/actions/${id(action)}`, query),
  update: (plan: string, action: string) => `/plans/${id(plan)}/actions/${id(action)}/update`,
  updated: (plan: string, action: string) => `/plans/${id(plan)}/actions/${id(action)}/updated`,
  mine: (query?: Query) => withQuery('/mine', query),
  mineFile: () => '/mine/actions.xlsx',
  sheet: () => '/mine/sheet',
  actionsFile: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/actions.xlsx`, query),
  mineUpdate: () => '/mine/update',
  updateSeveral: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/update`, query),
  edit: (plan: string, kind: PartKind, part: string) => `${partPath(plan, kind, part)}/edit`,
  withdraw: (plan: string, kind: 'action' | 'recommendation', part: string) => `${partPath(plan, kind, part)}/withdraw`,
  add: (plan: string, kind: 'action' | 'recommendation', query?: Query) =>
    withQuery(`/plans/${id(plan)}/add/${kind}`, query),
  versions: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/versions`, query),
  versionsPrinted: (plan: string) => `/plans/${id(plan)}/versions/printed`,
  version: (plan: string, version: string, query?: Query) =>
    withQuery(`/plans/${id(plan)}/versions/${id(version)}`, query),
  changes: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/changes`, query),
  change: (plan: string, request: string, query?: Query) =>
    withQuery(`/plans/${id(plan)}/changes/${id(request)}`, query),
  compare: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/compare`, query),
  record: (query?: Query) => withQuery('/record', query),
  reminders: () => '/me/reminders',
  calendarMake: () => '/me/reminders/calendar',
  /** What is secret stands in the query and not in the path, here and below: a log keeps paths. */
  unsubscribe: (token?: string) => withQuery('/unsubscribe', { token }),
  calendar: (key?: string) => withQuery('/calendar.ics', { key }),
  reminderRules: (query?: Query) => withQuery('/reminders', query),
  sendAgain: (message: string) => `/reminders/messages/${id(message)}/again`,
  document: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/document`, query),
  /** A place in the source, or in another of the plan's documents. The anchor stands in the query too, because a server never sees what follows the `#`. */
  place: (plan: string, anchor: string, document?: string) =>
    `${withQuery(`/plans/${id(plan)}/document`, { document, at: anchor })}#${anchor}`,
  sources: (plan: string) => `/plans/${id(plan)}/sources`,
  workload: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/workload`, query),
  findings: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/findings`, query),
  doubts: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/doubts`, query),
  doubt: (plan: string, doubt: string) => `/plans/${id(plan)}/doubts/${id(doubt)}`,
  dependencies: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/dependencies`, query),
  linkNew: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/dependencies/new`, query),
  link: (plan: string, link: string, query?: Query) => withQuery(`/plans/${id(plan)}/dependencies/${id(link)}`, query),
  measures: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/measures`, query),
  risks: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/risks`, query),
  riskNew: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/risks/new`, query),
  risk: (plan: string, risk: string, query?: Query) => withQuery(`/plans/${id(plan)}/risks/${id(risk)}`, query),
  riskEdit: (plan: string, risk: string) => `/plans/${id(plan)}/risks/${id(risk)}/edit`,
  context: (plan: string) => `/plans/${id(plan)}/context`,
  report: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/report`, query),
  reportFile: (plan: string, format: 'docx' | 'pdf', query?: Query) =>
    withQuery(`/plans/${id(plan)}/report.${format}`, query),
  posts: (query?: Query) => withQuery('/posts', query),
  postMatches: (query?: Query) => withQuery('/posts/match', query),
  postsForTheRest: () => '/posts/match/rest',
  postsAccounts: () => '/posts/match/accounts',
  post: (post: string, query?: Query) => withQuery(`/posts/${id(post)}`, query),
  postChange: (post: string, what: 'holder' | 'end' | 'vacancy' | 'account' | 'name' | 'merge' | 'close' | 'names') =>
    `/posts/${id(post)}/${what}`,
  reimport: (plan: string) => `/plans/${id(plan)}/new-version`,
  reimportJob: (plan: string, job: string) => `/plans/${id(plan)}/new-version/${id(job)}`,
  reimportPair: (plan: string, job: string, query?: Query) =>
    withQuery(`/plans/${id(plan)}/new-version/${id(job)}/pair`, query),
  imports: () => '/import',
  import: (job: string) => `/import/${id(job)}`,
  importState: (job: string) => `/import/${id(job)}/state`,
  importApply: (job: string) => `/import/${id(job)}/apply`,
  importDiscard: (job: string) => `/import/${id(job)}/discard`,
  indicators: () => '/indicators',
  indicator: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}`, query),
  indicatorFigures: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/figures.csv`, query),
  indicatorChart: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/chart`, query),
  indicatorDrawing: (slug: string, format: 'svg' | 'png', query?: Query) =>
    withQuery(`/indicators/${id(slug)}/chart.${format}`, query),
  indicatorOwner: (slug: string) => `/indicators/${id(slug)}/owner`,
  indicatorDurations: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/durations`, query),
  indicatorUnits: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/units`, query),
  targets: (query?: Query) => withQuery('/targets', query),
  comparators: (query?: Query) => withQuery('/targets/comparators', query),
  comparatorsFile: () => '/targets/comparators/file',
  comparatorRemove: () => '/targets/comparators/remove',
  targetProposals: () => '/targets/proposals',
  indicatorEnter: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/enter`, query),
  indicatorUpload: (slug: string) => `/indicators/${id(slug)}/enter/upload`,
  population: (query?: Query) => withQuery('/population', query),
  indicatorTargets: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/targets`, query),
  target: (slug: string, target: string) => `/indicators/${id(slug)}/targets/${id(target)}`,
  targetWithdraw: (slug: string, target: string) => `/indicators/${id(slug)}/targets/${id(target)}/withdraw`,
  dashboard: (query?: Query) => withQuery('/performance', query),
  unitDashboard: (unit: string, query?: Query) => withQuery(`/performance/${id(unit)}`, query),
  extracts: (query?: Query) => withQuery('/extracts', query),
  extractJob: (job: string) => `/extracts/jobs/${id(job)}`,
  extractJobState: (job: string) => `/extracts/jobs/${id(job)}/state`,
  extractJobCancel: (job: string) => `/extracts/jobs/${id(job)}/cancel`,
  extractJobAnswer: (job: string) => `/extracts/jobs/${id(job)}/answer`,
  mappings: (query?: Query) => withQuery('/mappings', query),
  mapping: (mapping: string) => `/mappings/${id(mapping)}`,
  mappingWithdraw: (mapping: string) => `/mappings/${id(mapping)}/withdraw`,
  /** Of a team or an area; without one, of the whole authority. */
  clinic: (unit?: string, query?: Query) => withQuery(clinicPath(unit), query),
  clinicNote: (unit?: string, query?: Query) => withQuery(`${clinicPath(unit)}/notes`, query),
  clinicAction: (unit?: string, query?: Query) => withQuery(`${clinicPath(unit)}/actions`, query),
  clinicNoteWithdraw: (note: string) => `/clinic-notes/${id(note)}/withdraw`,
  extract: (extract: string, query?: Query) => withQuery(`/extracts/${id(extract)}`, query),
  extractPublish: (extract: string) => `/extracts/${id(extract)}/publish`,
  extractVariance: (extract: string, query?: Query) => withQuery(`/extracts/${id(extract)}/variance`, query),
  extractVarianceFile: (extract: string) => `/extracts/${id(extract)}/variance.csv`,
  extractVarianceCases: (extract: string) => `/extracts/${id(extract)}/variance/cases`,
  comparison: (job: string) => `/comparisons/${id(job)}`,
  comparisonState: (job: string) => `/comparisons/${id(job)}/state`,
  comparisonAnswer: (job: string) => `/comparisons/${id(job)}/answer`,
  comparisonCancel: (job: string) => `/comparisons/${id(job)}/cancel`,
  /** Of a team's own spreadsheets, and one of them. */
  reconcile: (query?: Query) => withQuery('/reconcile', query),
  reconciled: (sheet: string, query?: Query) => withQuery(`/reconcile/${id(sheet)}`, query),
  reconciledRetire: (sheet: string) => `/reconcile/${id(sheet)}/retire`,
  reconciledCases: (sheet: string) => `/reconcile/${id(sheet)}/cases`,
  forward: (query?: Query) => withQuery('/forward', query),
  forwardFile: (query?: Query) => withQuery('/forward/cases.csv', query),
  forwardKeep: () => '/forward/keep',
  quality: (query?: Query) => withQuery('/quality', query),
  qualityCheck: (slug: string, query?: Query) => withQuery(`/quality/${id(slug)}`, query),
  reportCard: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/report-card`, query),
  reportCardFile: (slug: string, query?: Query) => withQuery(`/indicators/${id(slug)}/report-card.docx`, query),
  reportCardPart: (slug: string, part: string, query?: Query) =>
    withQuery(`/indicators/${id(slug)}/report-card/${part}`, query),
  feeds: (query?: Query) => withQuery('/feeds', query),
  feedEnd: (token: string) => `/feeds/${id(token)}/end`,
  feedFigures: (format: 'csv' | 'json', query?: Query) => withQuery(`/feeds/figures.${format}`, query),
  odata: () => '/feeds/odata/',
  odataRoot: () => '/feeds/odata',
  odataSet: (set: string, query?: Query) => withQuery(`/feeds/odata/${set}`, query),
  roles: () => '/roles',
  proof: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/proof`, query),
  /** `of`: the recommendation or action by its id, and the criterion's number from 0. */
  offerProof: (plan: string, of: Record<string, string | number | undefined> = {}) =>
    withQuery(
      `/plans/${id(plan)}/proof/offer`,
      Object.fromEntries(
        Object.entries(of).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
      ),
    ),
  oneProof: (plan: string, place: number, query?: Query) => withQuery(`/plans/${id(plan)}/proof/${place}`, query),
  proofFile: (plan: string, place: number) => `/plans/${id(plan)}/proof/${place}/file`,
  proofDecision: (plan: string, place: number) => `/plans/${id(plan)}/proof/${place}/decision`,
  proofTakeBack: (plan: string, place: number) => `/plans/${id(plan)}/proof/${place}/take-back`,
  /** What waits for a decision, over all plans. */
  proofWaiting: () => '/proof',
  thresholds: (plan: string, query?: Query) => withQuery(`/plans/${id(plan)}/thresholds`, query),
  key: () => '/key',
  accessibility: () => '/accessibility',
  help: () => '/help',
  asset: (name: string, version: string) => `/assets/${name}?v=${version}`,
} as const
