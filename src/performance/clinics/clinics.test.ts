import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { holdPlan } from '../../plans/views/held-plan.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { asPlanId } from '../../platform/ids.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { listClinicActions, listClinicNotes } from './clinic-store.ts'

describe('a performance clinic', () => {
  let site: TestSite
  let plan: string
  before(async () => {
    site = await openTestSite()
    plan = await site.addExample()
  })
  after(() => site?.close())

  const get = async (path: string) => (await fetch(site.url + path)).text()
  const send = async (path: string, fields: Record<string, string>) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields)
    const response = await fetch(site.url + path, { method: 'POST', body, redirect: 'manual', headers })
    return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
  }
  const held = () => holdPlan(site.services.db, site.authority, plan)
  const place = async () => `${plan} ${(await held()).plan.recommendations[0]?.id}`

  it('keeps what was said for its month, and takes it back with a reason', async () => {
    const { db } = site.services
    assert.equal((await send('/clinics/notes?month=2026-08', { note: ' ' })).status, 422)
    const kept = await send('/clinics/notes?month=2026-08', { note: 'Duty was short of two people in August.' })
    assert.equal(kept.to, '/clinics?month=2026-08&done=note')
    assert.match(await get('/clinics?month=2026-08'), /Duty was short of two people/)
    const later = await get('/clinics?month=2026-09')
    assert.match(later, /Earlier clinics[\s\S]*Duty was short of two people/)
    const [note] = await listClinicNotes(db, site.authority, '')
    await send(`/clinic-notes/${note?.id}/withdraw`, { month: '2026-08', why: 'The wrong month' })
    const after = await get('/clinics?month=2026-08')
    assert.doesNotMatch(after, /Duty was short/)
    assert.match(after, /Withdrawn: The wrong month/)
    assert.equal((await send(`/clinic-notes/${note?.id}/withdraw`, { why: 'Again' })).status, 404)
  })

  it('puts an action into the plan, and follows it there', async () => {
    const fields = { text: 'Look at each assessment on day 35', place: await place(), deadline: '31 March 2027' }
    const refused = await send('/clinics/actions?month=2026-08', { ...fields, leads: '', deadline: '31/09/2027' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Look at each assessment on day 35[\s\S]*31\/09\/2027/)
    const done = await send('/clinics/actions?month=2026-08', { ...fields, leads: 'Head of Assessment' })
    assert.equal(done.status, 303)
    const [decided] = await listClinicActions(site.services.db, site.authority, '')
    const { plan: now } = await held()
    const added = now.actions.find(({ id }) => id === decided?.action)
    assert.equal(added?.text, 'Look at each assessment on day 35')
    assert.equal(added?.deadline.due, '2027-03-31')
    assert.match(await get('/clinics'), /Look at each assessment on day 35[\s\S]*Not started/)
    assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
  })

  it('asks where the plan is under control', async () => {
    const { db } = site.services
    const version = await send(`/plans/${plan}/versions`, { label: '1.0', summary: 'First' })
    const id = version.to.split('/').at(-1)?.split('?')[0]
    await send(`/plans/${plan}/versions/${id}`, { step: 'put forward', revision: '1' })
    const fields = { text: 'Ask first', place: await place(), deadline: 'May 2027', leads: 'Head of Assessment' }
    const done = await send('/clinics/actions?month=2026-08', fields)
    const decided = (await listClinicActions(db, site.authority, '')).find(({ text }) => text === 'Ask first')
    assert.deepEqual([done.status, decided?.plan, decided?.action], [303, asPlanId(plan), null])
    assert.match(await get('/clinics'), /Waits for somebody to agree/)
  })

  it('is there for a team too, and for no team that there is not', async () => {
    assert.equal((await fetch(`${site.url}/clinics/NONE`)).status, 404)
  })
})
