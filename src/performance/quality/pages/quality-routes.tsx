/** The addresses of data quality. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { sendPage } from '../../../ui/render.ts'
import { listExtracts } from '../../figures/extract-store.ts'
import { listUnits, withoutRoot } from '../../figures/unit-store.ts'
import { slugOf } from '../../indicators/library.ts'
import type { Check } from '../check.ts'
import { checks } from '../checks.ts'
import { listQuality, type StoredCount } from '../quality-store.ts'
import { chosen, standingsOf } from '../rules/standing.ts'
import { CheckPage } from './check-page.tsx'
import { QualityPage } from './quality-page.tsx'

/** What the address asks for; what it names that there is not falls back to the newest extract and the whole authority. */
async function shownBy({ c, services: { db }, who }: Asked, check?: Check) {
  const authority = asAuthorityId(who.authority)
  const extracts = await listExtracts(db, authority)
  const { shown: extract, earlier } = chosen(extracts, c.req.query('extract'))
  const stored = extract === null || extract.state === 'draft' ? [] : await listUnits(db, authority)
  const units = stored.length > 0 ? withoutRoot(stored) : withoutRoot(asDated(extract?.units ?? []))
  const unit = units.find(({ id }) => id === c.req.query('unit')) ?? null
  const counts = await listQuality(db, authority, { unit: unit?.id ?? '', ...(check ? { check: check.code } : {}) })
  const byExtract = Map.groupBy(counts, (count) => count.extract as string) // an id is its text
  const line = extract === null ? [] : [...earlier, extract]
  const series = line.map(({ id }) => byExtract.get(id) ?? [])
  const asked = extract !== null && extract.id === c.req.query('extract') ? extract.id : ''
  const known = extracts.filter(({ id }) => byExtract.has(id) || id === extract?.id)
  return { authority, extract, extracts: known, unit, units, asked, line, series }
}

/** The units of a draft are not yet those of the authority. */
const asDated = (units: readonly { id: string; name: string; kind: 'team' | 'area'; parent: string | null }[]) =>
  units.map((unit) => ({ ...unit, since: '', until: null }))

async function sendQuality(asked: Asked): Promise<Response> {
  const { series, ...shown } = await shownBy(asked)
  return sendPage(asked.c, <QualityPage {...shown} standings={standingsOf(checks, series)} />)
}

async function sendCheck(asked: Asked): Promise<Response> {
  const slug = asked.c.req.param('check') ?? ''
  const check = checks.find(({ code }) => slugOf(code) === slug)
  if (check === undefined) throw new NotFound('There is no such check of data quality.')
  const { series, line, authority, ...shown } = await shownBy(asked, check)
  const { extract } = shown
  const counts: StoredCount[] =
    extract === null ? [] : await listQuality(asked.services.db, authority, { extract: extract.id, check: check.code })
  const history = line.flatMap(({ cut }, at) => (series[at] ?? []).map(({ count, of }) => ({ cut, count, of })))
  const standings = standingsOf([check], series)
  const props = { ...shown, standings, check, standing: standings[0] ?? null, counts, history }
  return sendPage(asked.c, <CheckPage {...props} />)
}

export const qualityRoutes: readonly Route[] = [
  { method: 'get', path: '/quality', permission: 'read figures', handler: sendQuality },
  { method: 'get', path: '/quality/:check', permission: 'read figures', handler: sendCheck },
]
