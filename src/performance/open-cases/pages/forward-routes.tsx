/** The addresses of the forward list. */
import type { Asked, Route } from '../../../people/route.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { csvCell } from '../../figures/series-csv.ts'
import { kindWords } from '../open-case.ts'
import { setKeeping } from '../open-case-store.ts'
import { ForwardPage } from './forward-page.tsx'
import { forwardView } from './forward-view.ts'

async function sendForward(asked: Asked, problem?: string): Promise<Response> {
  const view = await forwardView(asked)
  const page = <ForwardPage view={view} done={asked.c.req.query('done')} problem={problem} />
  return sendPage(asked.c, page, problem === undefined ? 200 : 422)
}

async function sendCsv(asked: Asked): Promise<Response> {
  const { shown, units, cut } = await forwardView(asked)
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const rows = shown.map(({ reference, kind, team, started, limit, due, used, left }) => [
    ...[reference, kindWords[kind].one, team, names.get(team) ?? '', started, limit, due],
    ...[used, left],
    cut,
  ])
  const head = [
    'Reference',
    'What',
    'Team',
    'Team name',
    'Since',
    'Limit',
    'Due',
    'Days used',
    'Days left',
    'Extract up to',
  ]
  const text = [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
  return asked.c.body(`\ufeff${text}`, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="open-cases.csv"',
    'cache-control': 'no-store',
  })
}

async function saveKeeping(asked: Asked): Promise<Response> {
  const { c, services, who } = asked
  const form = await c.req.parseBody()
  const keeps = form.keep === 'yes'
  const why = typeof form.why === 'string' ? form.why.trim() : ''
  if (why === '') return sendForward(asked, 'Say why, in a few words')
  const by = { authority: asAuthorityId(who.authority), who: who.name, account: who.account, clock: services.clock }
  await setKeeping(services.db, by, keeps, why)
  return goTo(c, addresses.forward({ done: keeps ? 'on' : 'off' }))
}

export const forwardRoutes: readonly Route[] = [
  { method: 'get', path: '/forward', permission: 'read figures', handler: (asked) => sendForward(asked) },
  { method: 'get', path: '/forward/cases.csv', permission: 'read open cases', handler: sendCsv },
  { method: 'post', path: '/forward/keep', permission: 'keep open cases', handler: saveKeeping },
]
