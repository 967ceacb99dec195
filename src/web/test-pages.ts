/** Every page of the site at least once, with sample parameters: what the accessibility test and others walk through. */
import { routes } from './routes.ts'

export type Sample = { path: string /** The route that answers it. */; route: string; status: number }

export type Samples = {
  plan: string
  recommendation: string
  action: string
  doubt: string
  decided: string
  /** Of a proof with a file; the three after it are in other states. */
  place: string
  post: string
  /** A link that the example's words propose. */
  link: string
  risk: string
  /** A version that waits for approval, and a request that waits for a decision. */
  version: string
  request: string
  theme: string
  outcome: string
  imports: Record<string, string>
  /** New versions of the plan that came in, by state. */
  versions: Record<string, string>
  /** A message that waits for a person to decide. */
  message: string
  /** Tokens of one-time links that nobody used yet, and what stands in other addresses that are secret. */
  tokens: { signIn: string; first: string; unsubscribe: string; calendar: string; feed: string }
  /** A person with a role that a grant stands for. */
  account: string
  grant: string
  /** Of invented children, its figures published. */
  extract: string
  /** Extracts on their way and over, by state, and those that ask by what they ask. */
  jobs: Record<string, string>
  mapping: string
  /** Of a clinic. */
  note: string
  /** Of NI 59. */
  target: string
  /** A team's own spreadsheet, and comparisons by what became of them. */
  sheet: string
  comparisons: Record<string, string>
  /** Id of a read token that works. */
  readToken: string
}

/**
 * A value for a parameter of a route's path, of something that is there.
 * @throws Error for a parameter that has none yet: add it to `Samples`
 */
export function parameterSample(samples: Samples, path: string, parameter: string): string {
  const { imports, versions, jobs, comparisons, tokens: _tokens, readToken: token, ...named } = samples
  const job = path.includes('/new-version/')
    ? versions.ready
    : path.startsWith('/extracts/')
      ? jobs.interrupted
      : path.startsWith('/comparisons/')
        ? comparisons.interrupted
        : imports.ready
  const known: Record<string, string | undefined> = {
    ...named,
    job,
    indicator: 'ni-59',
    service: 'none',
    unit: 'EAST',
    check: 'plan-twice',
    token,
    set: 'Figures',
    part: 'story',
  }
  const value = known[parameter]
  if (value === undefined) throw new Error(`:${parameter} of ${path} has no sample in test-pages.ts`)
  return value
}

/** Addresses for each route's path; a route that is not here fails the test that walks them. */
function addressesOf({
  plan,
  recommendation,
  action,
  doubt,
  decided,
  place,
  post,
  link,
  risk,
  version,
  request,
  theme,
  outcome,
  imports,
  tokens,
  versions,
  account,
  extract,
  jobs,
  mapping,
  target,
  sheet,
  comparisons,
}: Samples): Record<string, string[]> {
  const at = (path: string) => `/plans/${plan}${path}`
  return {
    '/': ['/'],
    '/plans/:plan': [
      at(''),
      at('?view=table&sort=due'),
      at('?view=timeline'),
      at('?q=training&rag=amber&due=overdue'),
      at('?q=nothing+has+these+words'),
    ],
    '/plans/:plan/recommendations/:recommendation': [at(`/recommendations/${recommendation}`)],
    '/plans/:plan/actions/:action': [at(`/actions/${action}`)],
    '/plans/:plan/actions/:action/update': [at(`/actions/${action}/update`)],
    '/plans/:plan/actions/:action/updated': [at(`/actions/${action}/updated`)],
    '/me/reminders': ['/me/reminders', '/me/reminders?saved=1'],
    '/reminders': ['/reminders', '/reminders?done=again'],
    '/unsubscribe': [`/unsubscribe?token=${tokens.unsubscribe}`],
    '/mine': ['/mine', '/mine?saved=2'],
    '/mine/update': ['/mine/update'],
    '/mine/sheet': ['/mine/sheet'],
    '/plans/:plan/update': [at('/update?rag=red'), at('/update?q=nothing+has+these+words')],
    '/plans/:plan/actions/:action/edit': [at(`/actions/${action}/edit`)],
    '/plans/:plan/recommendations/:recommendation/edit': [at(`/recommendations/${recommendation}/edit`)],
    '/plans/:plan/themes/:theme/edit': [at(`/themes/${theme}/edit`)],
    '/plans/:plan/outcomes/:outcome/edit': [at(`/outcomes/${outcome}/edit`)],
    '/plans/:plan/add/action': [at('/add/action'), at(`/add/action?under=action+${action}`)],
    '/plans/:plan/add/recommendation': [at('/add/recommendation')],
    '/plans/:plan/actions/:action/withdraw': [at(`/actions/${action}/withdraw`)],
    '/plans/:plan/recommendations/:recommendation/withdraw': [at(`/recommendations/${recommendation}/withdraw`)],
    '/plans/:plan/versions': [at('/versions')],
    '/plans/:plan/versions/:version': [at(`/versions/${version}`), at('/versions/v1'), at('/versions/v4')],
    '/plans/:plan/changes': [at('/changes'), at('/changes?kind=plan&who=nobody'), at(`/changes?part=${action}`)],
    '/plans/:plan/changes/:request': [at(`/changes/${request}`), at('/changes/c1'), at('/changes/c3')],
    '/plans/:plan/compare': [at('/compare'), at('/compare?from=1.1&to=1.2'), at('/compare?from=2026-01-01&to=now')],
    '/record': ['/record'],
    '/plans/:plan/sources': [at('/sources')],
    '/plans/:plan/workload': [at('/workload')],
    '/plans/:plan/findings': [at('/findings'), at('/findings?rule=deadline.impossible')],
    '/plans/:plan/dependencies': [
      at('/dependencies'),
      at('/dependencies?show=waiting&kind=depends+on&count=proposed'),
      at('/dependencies?show=declined'),
    ],
    '/plans/:plan/dependencies/new': [at('/dependencies/new'), at(`/dependencies/new?from=action:${action}`)],
    '/plans/:plan/dependencies/:link': [at(`/dependencies/${encodeURIComponent(link)}`)],
    '/plans/:plan/measures': [
      at('/measures'),
      at('/measures?show=waiting'),
      at(`/measures?to=recommendation:${recommendation}`),
    ],
    '/plans/:plan/risks': [
      at('/risks'),
      at('/risks?status=all&band=high&unreviewed=30'),
      at('/risks?likelihood=1&impact=1'),
    ],
    '/plans/:plan/risks/new': [at('/risks/new'), at(`/risks/new?threatens=action:${action}`)],
    '/plans/:plan/risks/:risk': [at(`/risks/${risk}`), at('/risks/k6')],
    '/plans/:plan/risks/:risk/edit': [at(`/risks/${risk}/edit`)],
    '/plans/:plan/context': [at('/context')],
    '/plans/:plan/document': [at('/document')],
    '/plans/:plan/new-version': [at('/new-version')],
    '/plans/:plan/new-version/:job': Object.values(versions).map((id) => at(`/new-version/${id}`)),
    '/plans/:plan/new-version/:job/pair': [
      at(`/new-version/${versions.other}/pair?old=action:${action}`),
      at(`/new-version/${versions.other}/pair?new=action:a1`),
      at(`/new-version/${versions.ready}/pair`),
    ],
    '/plans/:plan/doubts': [at('/doubts'), at('/doubts?done=accepted')],
    '/plans/:plan/doubts/:doubt': [at(`/doubts/${doubt}`), at(`/doubts/${decided}`)],
    '/plans/:plan/report': [at('/report'), at('/report?as-at=2026-04-30')],
    '/posts': ['/posts', '/posts?as-at=2026-04-30'],
    '/posts/match': ['/posts/match'],
    '/posts/:post': [`/posts/${post}`, `/posts/${post}?as-at=2026-04-30`],
    '/plans/:plan/proof': [at('/proof'), at('/proof?state=offered&kind=criteria'), at('/proof?theme=no-such-theme')],
    '/plans/:plan/proof/offer': ['words', 'file', 'link', 'figure']
      .map((kind) => at(`/proof/offer?recommendation=${recommendation}&criterion=0&kind=${kind}`))
      .concat(at(`/proof/offer?action=${action}`)),
    '/plans/:plan/proof/:place': [0, 1, 2, 3].map((more) => at(`/proof/${Number(place) + more}`)),
    '/proof': ['/proof'],
    '/plans/:plan/thresholds': [at('/thresholds')],
    '/import': ['/import'],
    '/import/:job': Object.values(imports).map((id) => `/import/${id}`),
    '/indicators': ['/indicators'],
    '/indicators/:indicator': [
      '/indicators/ni-59',
      '/indicators/single-assessments-in-time',
      '/indicators/single-assessments-in-time?base=rolling-12-months&unit=E1',
      '/indicators/protection-plans?unit=EAST',
      '/indicators/single-assessments-in-time?base=week&unit=E1',
      '/indicators/single-assessments-in-time?audience=public',
    ],
    '/indicators/:indicator/enter': ['/indicators/satisfaction/enter?done=2', '/indicators/ni-19/enter'],
    '/population': ['/population', '/population?done=entered'],
    '/indicators/:indicator/chart': [
      '/indicators/single-assessments-in-time/chart?base=month',
      '/indicators/ni-59/chart?base=rolling-12-months',
    ],
    '/indicators/:indicator/owner': ['/indicators/ni-59/owner'],
    '/indicators/:indicator/durations': ['/indicators/assessment-length/durations', '/indicators/ni-59/durations'],
    '/indicators/:indicator/units': [
      '/indicators/single-assessments-in-time/units?base=month',
      '/indicators/ni-59/units?of=area',
    ],
    '/targets': ['/targets', '/targets?state=missed&unit=E1&done=taken'],
    '/targets/comparators': ['/targets/comparators', '/targets/comparators?indicator=ni-59&done=saved'],
    '/indicators/:indicator/targets': [
      '/indicators/single-assessments-in-time/targets?base=month&unit=E1',
      '/indicators/ni-60/targets',
    ],
    '/indicators/:indicator/targets/:target': [`/indicators/ni-59/targets/${target}`],
    '/performance': ['/performance', '/performance?audience=public'],
    '/performance/:unit': ['/performance/EAST', '/performance/E1?by=week'],
    '/clinics': ['/clinics', '/clinics?month=2026-08&done=note'],
    '/clinics/:unit': ['/clinics/EAST'],
    '/extracts': ['/extracts'],
    '/extracts/jobs/:job': Object.values(jobs).map((id) => `/extracts/jobs/${id}`),
    '/mappings': ['/mappings', '/mappings?done=withdrawn'],
    '/mappings/:mapping': [`/mappings/${mapping}`],
    '/extracts/:extract': [`/extracts/${extract}`, `/extracts/${extract}?done=published`],
    '/extracts/:extract/variance': [
      `/extracts/${extract}/variance`,
      `/extracts/${extract}/variance?indicator=single-assessments-in-time&done=gone`,
    ],
    '/comparisons/:job': Object.values(comparisons).map((id) => `/comparisons/${id}`),
    '/reconcile': ['/reconcile', '/reconcile?done=retired'],
    '/reconcile/:sheet': [`/reconcile/${sheet}`, `/reconcile/${sheet}?done=gone`],
    '/forward': ['/forward', '/forward?due=5&unit=E1', '/forward?kind=nothing&done=on'],
    '/quality': ['/quality', '/quality?unit=E1', `/quality?unit=none&extract=${extract}`],
    '/quality/:check': ['/quality/plan-without-conference', '/quality/assessment-open-for-ever?unit=E1'],
    '/indicators/:indicator/report-card': [
      '/indicators/single-assessments-in-time/report-card?base=month',
      '/indicators/ni-59/report-card?base=month&done=saved',
    ],
    '/indicators/:indicator/report-card/:part': [
      '/indicators/single-assessments-in-time/report-card/story',
      '/indicators/single-assessments-in-time/report-card/do',
      '/indicators/single-assessments-in-time/report-card/works?unit=E1',
    ],
    '/feeds': ['/feeds', '/feeds?done=ended'],
    '/roles': ['/roles'],
    '/sign-in': ['/sign-in', '/sign-in?to=%2Fkey&done=signed-out'],
    '/sign-in/sent': ['/sign-in/sent'],
    '/sign-in/link': [`/sign-in/link?token=${tokens.signIn}`],
    '/sign-in/first': [`/sign-in/first?token=${tokens.first}`],
    '/people': ['/people'],
    '/people/new': ['/people/new'],
    '/people/:account': [`/people/${account}`, `/people/${account}?done=given`],
    '/me': ['/me', '/me?done=password'],
    '/key': ['/key'],
    '/help': ['/help'],
    '/accessibility': ['/accessibility'],
  }
}

/** Answers that are no page: files and data. */
const notPages = [
  '/sign-in/service/:service',
  '/sign-in/callback/:service',
  '/calendar.ics',
  '/plans/:plan/proof/:place/file',
  '/plans/:plan/report.docx',
  '/plans/:plan/report.pdf',
  '/import/:job/state',
  '/extracts/jobs/:job/state',
  '/extracts/:extract/variance.csv',
  '/comparisons/:job/state',
  '/mine/actions.xlsx',
  '/plans/:plan/actions.xlsx',
  '/indicators/:indicator/figures.csv',
  '/forward/cases.csv',
  '/indicators/:indicator/chart.svg',
  '/indicators/:indicator/chart.png',
  '/indicators/:indicator/report-card.docx',
  '/feeds/figures.csv',
  '/feeds/figures.json',
  '/feeds/odata',
  '/feeds/odata/',
  '/feeds/odata/:set{.+}',
]

/** Pages that answer with a problem: they must be as good as any other. */
const problems: Sample[] = [
  { path: '/nowhere', route: 'not found', status: 404 },
  { path: '/plans/no-such-plan', route: 'not found', status: 404 },
  { path: '/sign-in/link?token=spent', route: 'spent link', status: 404 },
]

/** One entry for each page to look at; throws for a route that has no sample. */
export function samplePages(samples: Samples): Sample[] {
  const known = addressesOf(samples)
  const gets = routes.filter((route) => route.method === 'get' && !notPages.includes(route.path))
  const pages = gets.flatMap(({ path: route }) => {
    const paths = known[route]
    if (paths === undefined || paths.length === 0) throw new Error(`${route} has no sample address in test-pages.ts`)
    return paths.map((path) => ({ path, route, status: 200 }))
  })
  return [
    ...pages,
    ...problems,
    { path: '/unsubscribe?token=broken', route: 'unsubscribe', status: 404 },
    { path: `/plans/${samples.plan}/report?as-at=2026-02-31`, route: 'report', status: 422 },
  ]
}
