/** The addresses of what changed since it was reported. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId, asExtractId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { hasCases, takeCases } from '../../comparing/case-lists.ts'
import { startComparison } from '../../comparing/comparison-jobs.ts'
import { bytesOf, changeBy, cutOf, formBytes, readAsked, sendCases } from '../../comparing/pages/asked.ts'
import { noRoom } from '../../extracts/jobs/extract-jobs.ts'
import { roomFor } from '../../extracts/jobs/line.ts'
import { listExtracts, type StoredExtract, selectExtract } from '../../figures/extract-store.ts'
import { selectIndicator } from '../../indicators/library.ts'
import { varianceCsv } from '../variance-csv.ts'
import { listHashes, selectVariance } from '../variance-store.ts'
import type { VarianceTyped } from './variance-form.tsx'
import { VariancePage } from './variance-page.tsx'

const extractOf = ({ c, services, who }: Asked) =>
  selectExtract(services.db, asAuthorityId(who.authority), asExtractId(c.req.param('extract') ?? ''))

/** That of the newest extract before this one: what is explained is nearly always the month before. */
async function earlierCut({ services, who }: Asked, extract: StoredExtract): Promise<string> {
  const all = await listExtracts(services.db, asAuthorityId(who.authority))
  const before = all.filter(({ cut, state }) => cut < extract.cut && state !== 'draft').map(({ cut }) => cut)
  return before.toSorted().at(-1) ?? ''
}

async function show(asked: Asked, typed?: VarianceTyped): Promise<Response> {
  const { c, services } = asked
  const extract = await extractOf(asked)
  const by = changeBy(asked)
  const slug = c.req.query('indicator')
  const view = {
    ...{ extract, variance: await selectVariance(services.db, by.authority, extract.id) },
    indicator: slug === undefined || slug === '' ? null : selectIndicator(slug),
    offered: hasCases(services.db, by, extract.id),
    gone: c.req.query('done') === 'gone',
    typed: typed ?? { cut: c.req.query('cut')?.slice(0, 40) ?? (await earlierCut(asked, extract)), problems: {} },
  }
  return sendPage(c, <VariancePage {...view} />, typed === undefined ? 200 : 422)
}

async function handIn(asked: Asked): Promise<Response> {
  const { c, services } = asked
  const extract = await extractOf(asked)
  const by = changeBy(asked)
  const { files, typed } = await readAsked(asked)
  const [earlier, later, cut] = [files('earlier'), files('later'), cutOf(typed('cut'), services.clock.today())]
  const problems: VarianceTyped['problems'] = {}
  if (earlier.length === 0)
    problems.earlier = 'Choose the files of the earlier extract. They must be chosen again after each try.'
  if (later.length === 0) problems.later = 'Choose the files of this extract. They must be chosen again after each try.'
  if ('problem' in cut) problems.cut = cut.problem
  else if (cut.day > extract.cut)
    problems.cut = 'The earlier extract cannot know more than this one. Give its own cut date.'
  if (Object.keys(problems).length > 0 || 'problem' in cut) return show(asked, { cut: typed('cut'), problems })
  const { from, children } = extract
  const own = (await listHashes(services.db, by.authority)).find(({ id }) => id === extract.id)
  const request = {
    ...{ kind: 'variance' as const, earlier: { files: earlier, cut: cut.day } },
    later: { files: later, cut: extract.cut, from, children },
    ...(own && { sha256: own.sha256 }),
  }
  const all = [...earlier, ...later]
  const about = { extract: extract.id }
  const answer = await startComparison(services, by, { about, request, bytes: bytesOf(all), files: all.length })
  if ('problem' in answer) return show(asked, { cut: typed('cut'), problems: { earlier: answer.problem } })
  return goTo(c, addresses.comparison(answer.job))
}

async function sendCounts(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const extract = await extractOf(asked)
  const variance = await selectVariance(services.db, asAuthorityId(who.authority), extract.id)
  if (variance === null) throw new NotFound('The difference to an earlier extract was not explained yet.')
  return c.body(varianceCsv(variance), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="changed-${variance.earlierCut}-to-${extract.cut}.csv"`,
  })
}

async function fetchCases(asked: Asked): Promise<Response> {
  const extract = await extractOf(asked)
  const csv = takeCases(asked.services.db, changeBy(asked), extract.id)
  if (csv === null) return goTo(asked.c, addresses.extractVariance(extract.id, { done: 'gone' }))
  return sendCases(asked, csv, 'cases-that-changed')
}

const path = '/extracts/:extract/variance'
const permission = 'hand in extracts'

export const varianceRoutes: readonly Route[] = [
  { method: 'get', path, permission: 'read figures', handler: (asked) => show(asked) },
  { method: 'get', path: `${path}.csv`, permission: 'read figures', handler: sendCounts },
  {
    ...{ method: 'post', path, permission, handler: handIn, ifTooLarge: noRoom },
    largestBody: (config, db) => roomFor(db, config) + formBytes,
  },
  { method: 'post', path: `${path}/cases`, permission, handler: fetchCases },
]
