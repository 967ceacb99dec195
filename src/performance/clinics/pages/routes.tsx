/** Clinics over the web. The whole authority has one too. */
import { may } from '../../../people/permissions.ts'
import { type Asked, changeBy, NotAllowed, type Route } from '../../../people/route.ts'
import { structureOf, themeIdOf } from '../../../plans/rules/index.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { addresses } from '../../../ui/addresses.ts'
import { goTo, sendPage } from '../../../ui/render.ts'
import { isMonth } from '../../rules/periods.ts'
import { addClinicAction, withdrawClinicNote, writeClinicNote } from '../clinic-store.ts'
import { type Clinic, readClinic } from '../read-clinic.ts'
import { readDecided } from '../rules/decided-action.ts'
import { nothingTyped, type Typed } from './clinic-forms.tsx'
import { ClinicPage, type ClinicProps } from './clinic-page.tsx'

const dones = ['note', 'action', 'asked', 'withdrawn'] as const

async function sendClinic(asked: Asked): Promise<Response> {
  const clinic = await readClinic(asked)
  const done: ClinicProps['done'] = dones.find((one) => one === asked.c.req.query('done'))
  return sendPage(asked.c, <ClinicPage clinic={clinic} typed={nothingTyped} done={done} />)
}

const again = (asked: Asked, clinic: Clinic, typed: Typed, status: 409 | 422) =>
  sendPage(asked.c, <ClinicPage clinic={clinic} typed={typed} />, status)

const formOf = async ({ c }: Asked) => new URLSearchParams(await c.req.text())
const words = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
const back = (clinic: Clinic, done: NonNullable<ClinicProps['done']>) =>
  addresses.clinic(clinic.unit?.id, { month: clinic.month, done })

const longest = 5000

async function keepNote(asked: Asked): Promise<Response> {
  const clinic = await readClinic(asked)
  const note = words(await formOf(asked), 'note')
  const wrong = note === '' ? 'Write the note.' : note.length > longest ? `Keep it under ${longest} characters.` : null
  if (wrong !== null)
    return again(asked, clinic, { ...nothingTyped, note, problems: [{ field: 'note', text: wrong }] }, 422)
  await writeClinicNote(asked.services.db, writer(asked), { unit: clinic.unit?.id ?? '', month: clinic.month }, note)
  return goTo(asked.c, back(clinic, 'note'))
}

const writer = ({ who, services }: Asked) => ({
  authority: asAuthorityId(who.authority),
  who: who.name,
  account: who.account,
  clock: services.clock,
})

async function withdrawNote(asked: Asked): Promise<Response> {
  const form = await formOf(asked)
  const why = words(form, 'why') || 'No reason given'
  await withdrawClinicNote(asked.services.db, writer(asked), asked.c.req.param('note') ?? '', why.slice(0, longest))
  const [unit, month] = [words(form, 'unit'), words(form, 'month')]
  const query = { ...(isMonth(month) ? { month } : {}), done: 'withdrawn' }
  return goTo(asked.c, addresses.clinic(unit === '' ? undefined : unit, query))
}

async function addAction(asked: Asked): Promise<Response> {
  const clinic = await readClinic(asked)
  const form = await formOf(asked)
  const [plan = '', place = ''] = words(form, 'place').split(' ')
  const typed = { text: words(form, 'text'), place, deadline: words(form, 'deadline'), leads: words(form, 'leads') }
  const shown = { ...nothingTyped, action: { ...typed, place: words(form, 'place') } }
  const held = clinic.plans.find(({ stored }) => stored.id === plan)
  if (held === undefined) {
    const problem = { field: 'place', text: 'Choose the recommendation that it serves.' }
    return again(asked, clinic, { ...shown, problems: [problem] }, 422)
  }
  const { edit, problems } = readDecided(typed, held.plan)
  if (edit === null) return again(asked, clinic, { ...shown, problems }, 422)
  const by = changeBy(asked, held.stored.id, `Decided in a performance clinic (${clinic.unit?.name ?? 'authority'})`)
  const of = { unit: clinic.unit?.id ?? '', month: clinic.month }
  const edited = await addClinicAction(asked.services.db, by, of, edit, rightsFor(asked, held, place))
  if ('conflict' in edited)
    return again(asked, clinic, { ...shown, problems: [{ field: 'place', text: edited.conflict }] }, 409)
  return goTo(asked.c, back(clinic, edited.done === 'saved' ? 'action' : 'asked'))
}

/** @throws NotAllowed for whoever may do nothing there */
function rightsFor({ who }: Asked, { stored, plan }: Clinic['plans'][number], recommendation: string) {
  const found = plan.recommendations.find(({ id }) => id === recommendation)
  const theme = found === undefined ? null : themeIdOf(structureOf(plan), found)
  const at = { plan: stored.id, theme }
  const rights = { edit: may(who, 'edit plans', at), ask: may(who, 'ask for changes', at) }
  if (!rights.edit && !rights.ask)
    throw new NotAllowed('It needs the permission to edit this plan, or to ask for changes to it.')
  return rights
}

export const clinicRoutes: readonly Route[] = [
  ...['/clinics', '/clinics/:unit'].flatMap((path): Route[] => [
    { method: 'get', path, permission: 'read figures', handler: sendClinic },
    { method: 'post', path: `${path}/notes`, permission: 'write clinic notes', handler: keepNote },
    { method: 'post', path: `${path}/actions`, permission: 'ask for changes', handler: addAction },
  ]),
  { method: 'post', path: '/clinic-notes/:note/withdraw', permission: 'write clinic notes', handler: withdrawNote },
]
