import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { Role, Who } from '../../people/permissions.ts'
import { verifyChain } from '../../platform/change-record.ts'
import { openTestSite, type TestSite } from '../../web/test-site.ts'
import { figuresOf, plantFigures, plantUnits } from '../feeds/feeds.fixture.ts'

describe('a report card', () => {
  const code = 'Single assessments in time'
  const path = '/indicators/single-assessments-in-time/report-card'
  let site: TestSite
  let plan: string
  before(async () => {
    site = await openTestSite()
    plan = await site.addExample()
    await plantUnits(site.services.db, site.authority, { E1: 'East assessment' })
    const level = (at: number) => 40 + (at % 3) + at
    const planted = figuresOf([code], ['', 'E1'], '2024-09', 24)
    const figures = planted.map((one, at) => ({ ...one, numerator: level(at % 24), denominator: 100 }))
    await plantFigures(site.services.db, site.authority, figures)
  })
  after(() => site.close())

  const person = (name: string, role: Role, of: string | null = null): Who => ({
    account: name,
    name,
    authority: site.authority,
    grants: [{ role, plan: of, theme: null }],
  })
  const get = async (address: string) => {
    const answer = await fetch(site.url + address)
    return { status: answer.status, text: await answer.text() }
  }
  const send = async (address: string, fields: [string, string][]) => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams(fields)
    const answer = await fetch(site.url + address, { method: 'POST', body, headers, redirect: 'manual' })
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
  }

  it('shows the headline, the curve and where it leads, and asks for what is not written', async () => {
    site.as(person('Olu Observer', 'observer'))
    const { status, text } = await get(path)
    assert.equal(status, 200)
    assert.match(text, /In August 2026, the whole authority: 65\.0% \(65 of 100\)\./)
    assert.match(
      text,
      /If nothing changes, it is 70\.6% in February 2027 \(a straight line through the newest 12 values/,
    )
    assert.match(text, /if nothing changes 70\.6%/)
    assert.equal(text.match(/Nothing is written yet/g)?.length, 4)
    assert.ok(!text.includes('Write it'))
    assert.equal((await send(`${path}/story`, [['text', 'x']])).status, 403)
  })

  it('keeps what is written with who and when, and every former state', async () => {
    site.as(person('Ann Analyst', 'analyst'))
    assert.match((await send(`${path}/story`, [['text', ' ']])).text, /Write something, or link an action/)
    const saved = await send(`${path}/story`, [
      ['text', 'A second manager came in May.\n\n- duty was split\n- <b>fewer</b> handovers'],
      ['revision', '0'],
    ])
    assert.equal(saved.status, 303)
    assert.match(saved.to, /report-card\?base=month&done=saved#story$/)
    await send(`${path}/story`, [
      ['text', 'A second manager came in May, and stayed.'],
      ['revision', '1'],
    ])
    const card = await get(path)
    assert.match(card.text, /and stayed\.<[\s\S]*Ann Analyst, 15 September 2026/)
    const part = await get(`${path}/story`)
    assert.match(
      part.text,
      /Written two times, last by Ann Analyst[\s\S]*and stayed\.[\s\S]*<li>duty was split<\/li><li>&lt;b&gt;fewer/,
    )
    assert.deepEqual(await verifyChain(site.services.db, site.authority), {
      state: 'whole',
      entries: 3,
    })
  })

  it('shows both where two wrote at once, and loses neither', async () => {
    site.as(person('Pat Manager', 'programme manager'))
    const late = await send(`${path}/story`, [
      ['text', 'It was the new duty rota.'],
      ['revision', '1'],
    ])
    assert.equal(late.status, 409)
    assert.match(
      late.text,
      /Ann Analyst wrote here while you did\. Nothing was saved\.[\s\S]*and stayed[\s\S]*It was the new duty rota\./,
    )
    assert.match(late.text, /name="revision" value="2"/)
    assert.equal(
      (
        await send(`${path}/story`, [
          ['text', 'Both.'],
          ['revision', '2'],
        ])
      ).status,
      303,
    )
  })

  it('links actions of a plan, shown to whoever may read that plan', async () => {
    site.as(person('Pat Manager', 'programme manager'))
    const form = await get(`${path}/do`)
    const [, value = ''] = /<option value="(\S+ a3)"/.exec(form.text) ?? []
    assert.equal(value, `${plan} a3`)
    await send(`${path}/do`, [
      ['text', ''],
      ['add', value],
      ['revision', '0'],
    ])
    const card = await get(path)
    assert.match(card.text, new RegExp(`href="/plans/${plan}/actions/a3"`))
    await send(`${path}/do`, [
      ['text', 'And a second one.'],
      ['action', value],
      ['add', `${plan} a4`],
      ['action', `${plan} no-such-action`],
      ['revision', '1'],
    ])
    const { rows } = await sql<{ actions: unknown[] }>`select actions from report_card_text
      where part = 'do' order by revision`.execute(site.services.db)
    assert.deepEqual(
      rows.map(({ actions }) => actions.length),
      [1, 2],
    )
    site.as(person('Olu Observer', 'observer', 'another-plan'))
    const { text } = await get(path)
    assert.match(text, /An action of a plan that you may not read/)
    assert.ok(!text.includes('/actions/a3'))
  })

  it('is a card of its own for each team, and none for a team that there is not', async () => {
    site.as(person('Ann Analyst', 'analyst'))
    const team = await get(`${path}?unit=E1`)
    assert.match(team.text, /Report card, East assessment/)
    assert.ok(!team.text.includes('Both.'))
    assert.equal((await send(`${path}/works?unit=NONE`, [['text', 'x']])).status, 404)
    assert.equal((await get(`${path}/no-such-part`)).status, 404)
    assert.equal((await get('/indicators/none/report-card')).status, 404)
    assert.match((await get('/indicators/ni-59/report-card')).text, /There are no published figures yet/)
  })

  it('goes out as a Word document with the curve in it', async () => {
    const answer = await fetch(`${site.url}${path}.docx?base=month`)
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /report-card-single-assessments-in-time-2026-09-15\.docx/,
    )
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const words = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ')
    for (const part of [
      '65.0%',
      'If nothing changes',
      'The story behind the curve',
      'Both.',
      'What works',
      'Nothing is written yet.',
      'And a second one.',
    ])
      assert.ok(words.includes(part), part)
    assert.ok(Object.keys(files).some((name) => name.startsWith('word/media/')))
  })
})
