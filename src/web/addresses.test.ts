/** Every address that a page can print leads to a route, and every route that a person can open has an address. */
import '../platform/tsx.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addresses, withQuery } from '../ui/addresses.ts'

const { routes } = await import('./routes.ts')

/** Each builder with samples that need escaping. */
const samples: Record<keyof typeof addresses, string> = {
  home: addresses.home(),
  reminders: addresses.reminders(),
  calendarMake: addresses.calendarMake(),
  unsubscribe: addresses.unsubscribe('t'),
  calendar: addresses.calendar('k'),
  reminderRules: addresses.reminderRules({ done: 'saved' }),
  sendAgain: addresses.sendAgain('m'),
  signIn: addresses.signIn({ to: '/plans/p' }),
  signInService: addresses.signInService('entra', { to: '/x' }),
  signInAnswer: addresses.signInAnswer('entra'),
  signOut: addresses.signOut(),
  signInPassword: addresses.signInPassword(),
  signInMail: addresses.signInMail(),
  signInSent: addresses.signInSent(),
  signInDemo: addresses.signInDemo(),
  oneTimeLink: addresses.oneTimeLink('a token'),
  firstStart: addresses.firstStart('a token'),
  me: addresses.me(),
  myName: addresses.myName(),
  myPassword: addresses.myPassword(),
  mySessions: addresses.mySessions(),
  signInPasskey: addresses.signInPasskey(),
  signInPasskeyOptions: addresses.signInPasskeyOptions(),
  myPasskeys: addresses.myPasskeys(),
  myPasskeyOptions: addresses.myPasskeyOptions(),
  myPasskeyRemove: addresses.myPasskeyRemove(),
  myAuthority: addresses.myAuthority(),
  people: addresses.people(),
  invite: addresses.invite(),
  person: addresses.person('a'),
  personRoles: addresses.personRoles('a'),
  personRoleEnd: addresses.personRoleEnd('a', 'g'),
  personClose: addresses.personClose('a'),
  personReopen: addresses.personReopen('a'),
  personLink: addresses.personLink('a'),
  plan: addresses.plan('p 1', { lead: ['A & B', 'C'], q: '' }),
  recommendation: addresses.recommendation('p', 'r/1'),
  action: addresses.action('p', 'a.2'),
  update: addresses.update('p', 'a1'),
  updated: addresses.updated('p', 'a1'),
  mine: addresses.mine({ saved: '2' }),
  mineFile: addresses.mineFile(),
  sheet: addresses.sheet(),
  actionsFile: addresses.actionsFile('p', { rag: ['red'] }),
  mineUpdate: addresses.mineUpdate(),
  updateSeveral: addresses.updateSeveral('p', { rag: ['red'] }),
  document: addresses.document('p', { part: '2' }),
  place: addresses.place('p', 'line-20'),
  sources: addresses.sources('p'),
  workload: addresses.workload('p'),
  findings: addresses.findings('p', { rule: 'deadline.none' }),
  doubts: addresses.doubts('p', { done: 'split' }),
  doubt: addresses.doubt('p', 'd1'),
  dependencies: addresses.dependencies('p', { show: 'waiting' }),
  linkNew: addresses.linkNew('p', { from: 'action:a1' }),
  link: addresses.link('p', 'action:a1~action:a2'),
  measures: addresses.measures('p', { show: 'waiting' }),
  risks: addresses.risks('p', { band: 'high' }),
  riskNew: addresses.riskNew('p'),
  risk: addresses.risk('p', 'k1'),
  riskEdit: addresses.riskEdit('p', 'k1'),
  context: addresses.context('p'),
  report: addresses.report('p', { 'as-at': '2010-03-31' }),
  reportFile: addresses.reportFile('p', 'pdf'),
  posts: addresses.posts({ 'as-at': '2010-03-31' }),
  postMatches: addresses.postMatches(),
  postsForTheRest: addresses.postsForTheRest(),
  postsAccounts: addresses.postsAccounts(),
  post: addresses.post('p 1'),
  postChange: addresses.postChange('p', 'holder'),
  reimport: addresses.reimport('p'),
  reimportJob: addresses.reimportJob('p', 'j'),
  reimportPair: addresses.reimportPair('p', 'j', { old: 'action:a1' }),
  imports: addresses.imports(),
  import: addresses.import('j'),
  importState: addresses.importState('j'),
  importApply: addresses.importApply('j'),
  importDiscard: addresses.importDiscard('j'),
  indicators: addresses.indicators(),
  indicator: addresses.indicator('ni-59', { base: 'month' }),
  indicatorFigures: addresses.indicatorFigures('ni-59', { base: 'month' }),
  indicatorChart: addresses.indicatorChart('ni-59', { base: 'month' }),
  indicatorDrawing: addresses.indicatorDrawing('ni-59', 'svg', { base: 'month' }),
  indicatorOwner: addresses.indicatorOwner('ni-59'),
  indicatorDurations: addresses.indicatorDurations('ni-59'),
  indicatorUnits: addresses.indicatorUnits('ni-59', { base: 'month' }),
  targets: addresses.targets({ unit: 'E1' }),
  comparators: addresses.comparators({ indicator: 'ni-59' }),
  comparatorsFile: addresses.comparatorsFile(),
  comparatorRemove: addresses.comparatorRemove(),
  targetProposals: addresses.targetProposals(),
  indicatorEnter: addresses.indicatorEnter('ni-19', { done: '1' }),
  indicatorUpload: addresses.indicatorUpload('ni-19'),
  population: addresses.population({ done: 'entered' }),
  indicatorTargets: addresses.indicatorTargets('ni-59', { done: 'set' }),
  target: addresses.target('ni-59', 't 1'),
  targetWithdraw: addresses.targetWithdraw('ni-59', 't'),
  dashboard: addresses.dashboard(),
  unitDashboard: addresses.unitDashboard('E 1'),
  clinic: addresses.clinic('E 1', { month: '2026-10' }),
  clinicNote: addresses.clinicNote('E 1', { month: '2026-10' }),
  clinicAction: addresses.clinicAction('E 1'),
  clinicNoteWithdraw: addresses.clinicNoteWithdraw('n'),
  extracts: addresses.extracts(),
  extract: addresses.extract('e', { done: 'same' }),
  extractJob: addresses.extractJob('j'),
  extractJobState: addresses.extractJobState('j'),
  extractJobAnswer: addresses.extractJobAnswer('j'),
  mappings: addresses.mappings({ done: 'withdrawn' }),
  mapping: addresses.mapping('m'),
  mappingWithdraw: addresses.mappingWithdraw('m'),
  extractJobCancel: addresses.extractJobCancel('j'),
  extractPublish: addresses.extractPublish('e'),
  extractVariance: addresses.extractVariance('e', { indicator: 'ni-59' }),
  extractVarianceFile: addresses.extractVarianceFile('e'),
  extractVarianceCases: addresses.extractVarianceCases('e'),
  comparison: addresses.comparison('c'),
  comparisonState: addresses.comparisonState('c'),
  comparisonAnswer: addresses.comparisonAnswer('c'),
  comparisonCancel: addresses.comparisonCancel('c'),
  reconcile: addresses.reconcile({ done: 'retired' }),
  reconciled: addresses.reconciled('s', { done: 'round' }),
  reconciledRetire: addresses.reconciledRetire('s'),
  reconciledCases: addresses.reconciledCases('s'),
  forward: addresses.forward({ unit: 'E 1' }),
  forwardFile: addresses.forwardFile({ due: 'late' }),
  forwardKeep: addresses.forwardKeep(),
  quality: addresses.quality({ unit: 'E 1' }),
  qualityCheck: addresses.qualityCheck('plan-twice', { unit: 'E 1' }),
  reportCard: addresses.reportCard('ni-59', { base: 'month' }),
  reportCardFile: addresses.reportCardFile('ni-59', { base: 'month' }),
  reportCardPart: addresses.reportCardPart('ni-59', 'story', { unit: 'E 1' }),
  feeds: addresses.feeds({ done: 'ended' }),
  feedEnd: addresses.feedEnd('t'),
  feedFigures: addresses.feedFigures('csv', { unit: 'E 1' }),
  odata: addresses.odata(),
  odataRoot: addresses.odataRoot(),
  odataSet: addresses.odataSet('Figures'),
  roles: addresses.roles(),
  proof: addresses.proof('p', { state: 'offered' }),
  offerProof: addresses.offerProof('p', { recommendation: 'r/1', criterion: 0, answers: undefined }),
  oneProof: addresses.oneProof('p', 3, { done: 'offered' }),
  proofFile: addresses.proofFile('p', 3),
  proofDecision: addresses.proofDecision('p', 3),
  proofTakeBack: addresses.proofTakeBack('p', 3),
  proofWaiting: addresses.proofWaiting(),
  thresholds: addresses.thresholds('p', { done: 'set' }),
  edit: addresses.edit('p', 'outcome', 'o 1'),
  withdraw: addresses.withdraw('p', 'recommendation', 'r1'),
  add: addresses.add('p', 'action', { under: 'action a1' }),
  versions: addresses.versions('p', { done: 'kept' }),
  versionsPrinted: addresses.versionsPrinted('p'),
  version: addresses.version('p', 'v1'),
  changes: addresses.changes('p', { part: 'a1' }),
  change: addresses.change('p', 'c1'),
  compare: addresses.compare('p', { from: '1.3', to: 'now' }),
  record: addresses.record({ 'since-hash': '0123456789ab' }),
  key: addresses.key(),
  accessibility: addresses.accessibility(),
  help: addresses.help(),
  asset: addresses.asset('upturn.css', 'abc'),
}

const patternOf = (path: string) =>
  new RegExp(
    `^${path
      .replace(/\{\.\+\}/, '')
      .replace(/\./g, '\\.')
      .replace(/:[a-z]+/g, '[^/]+')}$`,
  )
const pathOf = (address: string) => new URL(address, 'http://127.0.0.1').pathname

test('every address leads to a route', () => {
  for (const [name, address] of Object.entries(samples)) {
    if (name === 'asset') continue
    const answered = routes.some((route) => patternOf(route.path).test(pathOf(address)))
    assert.ok(answered, `${name} gives ${address}, which no route answers`)
  }
})

test('every route has an address', () => {
  const paths = Object.values(samples).map(pathOf)
  // The two files of a report or chart share a builder; so do the clinics of the authority and a team, the forms of a post, and those of the parts of a plan. One stands for the others.
  const alike = (path: string) =>
    path
      .replace('report.docx', 'report.pdf')
      .replace('chart.png', 'chart.svg')
      .replace(/^\/clinics(?!\/:unit)/, '/clinics/:unit')
      .replace('figures.json', 'figures.csv')
      .replace(/^\/posts\/:post\/[a-z]+$/, '/posts/:post/holder')
      .replace(/(action|recommendation|theme)s\/:\1\/edit$/, 'outcomes/:outcome/edit')
      .replace('actions/:action/withdraw', 'recommendations/:recommendation/withdraw')
      .replace('add/recommendation', 'add/action')
  for (const { path } of routes) {
    const pattern = patternOf(alike(path))
    assert.ok(
      paths.some((one) => pattern.test(one)),
      `nothing builds the address of ${path}`,
    )
  }
})

test('what stands in an address is escaped, and empty filters are left out', () => {
  assert.equal(samples.plan, '/plans/p%201?lead=A+%26+B&lead=C')
  assert.equal(samples.recommendation, '/plans/p/recommendations/r%2F1')
  assert.equal(samples.place, '/plans/p/document?at=line-20#line-20')
  assert.equal(withQuery('/x', { a: undefined, b: [] }), '/x')
})
