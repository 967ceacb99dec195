/** Updates asked of the whole site: whose they are, what two people see who meet, many at once, and a sheet that comes back. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import * as XLSX from '@e965/xlsx'
import type { Role, Who } from '../people/permissions.ts'
import { makePosts } from '../people/posts/store/make-posts.ts'
import { prepareVersion, putVersionForward } from '../plans/control/store/version-steps.ts'
import { selectPlan } from '../plans/store/select-plan.ts'
import { columns } from '../plans/updates/sheets/columns.ts'
import { rowKey } from '../plans/updates/views/row-form.ts'
import { listChanges, verifyChain } from '../platform/change-record.ts'
import type { PlanId } from '../platform/ids.ts'
import { addresses } from '../ui/addresses.ts'
import { openTestSite, type TestSite } from './test-site.ts'

let site: TestSite
let plan: PlanId

const post = 'Head of Front Door and Assessment'
const person = (account: string, name: string, role: Role, limit: { plan?: string; theme?: string } = {}): Who => ({
  account,
  name,
  authority: site.authority,
  grants: [{ role, plan: limit.plan ?? null, theme: limit.theme ?? null }],
})
const priya = () => person('priya', 'Priya Shah', 'lead')
const manager = () => person('morgan', 'Morgan Lee', 'programme manager')

before(async () => {
  site = await openTestSite()
  plan = await site.addExample()
  const { db, clock } = site.services
  const by = { authority: site.authority, who: 'A test', why: 'For tests', clock }
  const holder = { account: 'priya', name: 'Priya Shah', from: '2026-01-01' }
  const made = await makePosts(db, by, [{ title: post, holder }])
  assert.ok('posts' in made)
})
after(() => site.close())

const get = async (path: string) => {
  const answer = await fetch(site.url + path, { redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const send = async (path: string, body: Record<string, string> | FormData) => {
  const sent = body instanceof FormData ? body : new URLSearchParams(body)
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(site.url + path, { method: 'POST', body: sent, headers, redirect: 'manual' })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

/** Every field of the page's own form with what it holds: what a browser sends when only the button is pressed. */
function filledForm(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${RegExp.escape(action)}"[\\s\\S]*?</form>`).exec(html)?.[0]
  assert.ok(form, `no form for ${action}`)
  const fields: Record<string, string> = {}
  const plain = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    const chosen = !/type="(?:radio|checkbox)"/.test(tag) || /\bchecked\b/.test(tag)
    if (chosen) fields[name] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    fields[name] = plain(text)
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = plain(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return fields
}

const stored = () => selectPlan(site.services.db, site.authority, plan)
const updatesOf = async (action: string) =>
  ((await stored()).plan.updates ?? []).filter((update) => update.action === action)

/** Actions of the post that are open, by the words of the plan. */
const action = async (text: RegExp) => {
  const found = (await stored()).plan.actions.find((one) => text.test(one.text))
  assert.ok(found, `no action ${text}`)
  return found.id
}

describe('updates', () => {
  it('my actions are those of the posts I hold, with one sentence that says what matters', async () => {
    site.as(priya())
    const { status, text } = await get('/mine')
    assert.equal(status, 200)
    assert.match(text, /One of your four open actions is overdue; two updates would put the rest in order\./)
    assert.match(text, /Stand the project team down/)
    assert.doesNotMatch(text, /Settle terms of reference/)
    site.as(person('nobody', 'Sam Nobody', 'lead'))
    assert.match((await get('/mine')).text, /You lead no action of a plan\./)
  })

  it('one press on the form as it comes says that there is nothing new, and the next one is offered', async () => {
    site.as(priya())
    const id = await action(/^Keep the rest on course/)
    const address = addresses.update(plan, id)
    const before = await updatesOf(id)
    const page = await get(address)
    assert.match(page.text, /Nothing new, still on course/)
    const answer = await send(address, filledForm(page.text, address))
    assert.deepEqual([answer.status, answer.to], [303, addresses.updated(plan, id)])
    const after = await updatesOf(id)
    assert.equal(after.length, before.length + 1)
    const last = after.at(-1)
    assert.deepEqual([last?.note, last?.percent, last?.by, last?.on], ['Nothing new.', 55, 'Priya Shah', '2026-09-15'])
    assert.match((await get(answer.to)).text, /Next: 2 more of your actions wait for a word/)
    const change = (await listChanges(site.services.db, site.authority, plan)).at(-1)
    assert.deepEqual([change?.what, change?.subject, change?.account], ['progress recorded', id, 'priya'])
  })

  it('a lead updates her own actions and no other, within the limits of plan and theme; a manager any', async () => {
    const own = await action(/^Stand the project team down/)
    const others = await action(/^Settle terms of reference/)
    const asked = async (who: Who, id: string) => {
      site.as(who)
      const seen = (await updatesOf(id)).length
      const post = await send(addresses.update(plan, id), { seen: String(seen), status: 'withdrawn' })
      return [(await get(addresses.update(plan, id))).status, post.status]
    }
    assert.deepEqual(await asked(priya(), own), [200, 422])
    assert.deepEqual(await asked(priya(), others), [403, 403])
    assert.deepEqual(await asked(person('priya', 'Priya Shah', 'lead', { plan: 'another' }), own), [403, 403])
    assert.deepEqual(await asked(person('priya', 'Priya Shah', 'lead', { plan, theme: 't1' }), own), [403, 403])
    assert.deepEqual(await asked(manager(), own), [200, 422])
    site.as(priya())
    assert.match((await get(addresses.action(plan, own))).text, /Update this action/)
    assert.doesNotMatch((await get(addresses.action(plan, others))).text, /Update this action/)
  })

  it('a refused form comes back with what was typed, each fault beside its field', async () => {
    site.as(priya())
    const id = await action(/^Stand the project team down/)
    const address = addresses.update(plan, id)
    const typed = {
      ...filledForm((await get(address)).text, address),
      percent: '140',
      forecast: '31/9/26',
      note: 'Still <b>here</b>',
    }
    const { status, text } = await send(address, typed)
    assert.equal(status, 422)
    assert.match(text, /href="#percent"/)
    assert.match(text, /The nearest is 30 September 2026/)
    assert.match(text, /Still &lt;b&gt;here&lt;\/b&gt;/)
    assert.match(text, /value="140"/)
  })

  it('a colour of one’s own that is not the computed one needs a why, and stands in the history', async () => {
    site.as(priya())
    const id = await action(/^Stand the project team down/)
    const address = addresses.update(plan, id)
    const typed = { ...filledForm((await get(address)).text, address), declared: 'amber', note: 'Three late' }
    const asked = await send(address, typed)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Say why it is amber: from the facts given it is red/)
    assert.equal((await send(address, { ...typed, declaredWhy: 'The last three are booked' })).status, 303)
    assert.match(
      (await get(addresses.action(plan, id))).text,
      /The lead’s own colour: amber: at risk – The last three are booked/,
    )
  })

  it('the second of two people is shown both, keeps her own words, and takes what she left alone from the other', async () => {
    const id = await action(/^Stand the project team down/)
    const address = addresses.update(plan, id)
    site.as(priya())
    const hers = filledForm((await get(address)).text, address)
    site.as(manager())
    const his = filledForm((await get(address)).text, address)
    assert.equal((await send(address, { ...his, percent: '70', note: 'Seen at the visit' })).status, 303)
    site.as(priya())
    const both = await send(address, { ...hers, note: 'Two families left' })
    assert.equal(both.status, 409)
    assert.match(both.text, /Morgan Lee has said something while you were typing/)
    assert.match(both.text, /Seen at the visit/)
    const again = filledForm(both.text, address)
    assert.deepEqual([again.note, again.percent], ['Two families left', '70'])
    assert.equal((await send(address, again)).status, 303)
    const [last, beforeLast] = (await updatesOf(id)).toReversed()
    assert.deepEqual([last?.note, last?.percent, beforeLast?.note], ['Two families left', 70, 'Seen at the visit'])
  })

  it('of several rows the good ones are saved, the others come back with what was typed, untouched ones are not written', async () => {
    site.as(priya())
    const address = addresses.mineUpdate()
    const form = filledForm((await get(address)).text, address)
    const rows = Object.keys(form).filter((name) => name.endsWith('-row'))
    assert.equal(rows.length, 4)
    const before = (await stored()).plan.updates?.length ?? 0
    const answer = await send(address, {
      ...form,
      'r0-percent': 'lots',
      'r0-note': 'Typed once',
      'r1-note': 'Said in the table',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /One update is saved; one row needs another look\./)
    assert.match(answer.text, /Typed once/)
    const after = (await stored()).plan.updates ?? []
    assert.deepEqual([after.length - before, after.at(-1)?.note], [1, 'Said in the table'])
    const again = filledForm(answer.text, address)
    assert.equal(Object.keys(again).filter((name) => name.endsWith('-row')).length, 1)
    const done = await send(address, { ...again, 'r0-percent': '75' })
    assert.deepEqual([done.status, done.to], [303, '/mine?saved=1'])
  })

  it('a row that somebody else has spoken of comes back beside theirs; rows of others’ actions are not taken', async () => {
    const id = await action(/^Ask three questions at the end/)
    const foreign = await action(/^Settle terms of reference/)
    site.as(priya())
    const row = { 'r0-row': `${plan} ${id}`, 'r0-seen': '0', 'r0-note': 'From an old page' }
    const late = await send(addresses.mineUpdate(), row)
    assert.equal(late.status, 422)
    assert.match(late.text, /has said something of it since/)
    assert.match(late.text, /From an old page/)
    const refused = await send(addresses.mineUpdate(), {
      'r0-row': `${plan} ${foreign}`,
      'r0-seen': '9',
      'r0-note': 'Not mine',
    })
    assert.match(refused.text, /not there, or not yours/)
    assert.ok((await stored()).plan.updates?.every(({ note }) => note !== 'Not mine' && note !== 'From an old page'))
  })

  it('the table of a plan keeps to its filters, and saves within them', async () => {
    site.as(manager())
    const address = addresses.updateSeveral(plan, { rag: ['red'], q: 'project team' })
    const page = await get(address)
    const form = filledForm(page.text, address.replace('&', '&amp;'))
    assert.equal(Object.keys(form).filter((name) => name.endsWith('-row')).length, 1)
    const saved = await send(address, { ...form, 'r0-note': 'By the manager' })
    assert.deepEqual([saved.status, saved.to], [303, `${address}&saved=1`])
    assert.match((await get(saved.to)).text, /One update is saved\./)
  })

  it('a sheet goes out, comes back, shows exactly what would change, and only then changes it', async () => {
    site.as(priya())
    const bytes = Buffer.from(await (await fetch(site.url + addresses.mineFile())).arrayBuffer())
    const book = XLSX.read(bytes, { cellNF: true })
    const sheet = book.Sheets.Actions
    assert.ok(sheet)
    const rows = XLSX.utils.sheet_to_json<Record<string, string>>(sheet)
    const at = (text: RegExp) => rows.findIndex((row) => text.test(row.Action ?? '')) + 2
    const put = (heading: string, row: number, value: string) => {
      const column = columns.findIndex((one) => one.heading === heading)
      sheet[XLSX.utils.encode_cell({ c: column, r: row - 1 })] = { t: 's', v: value }
    }
    const [project, rest, questions] = [at(/^Stand the project/), at(/^Keep the rest/), at(/^Ask three/)]
    put('What has happened', project, 'Said in Excel')
    put('Now expected', project, '30/11/2026')
    put('Status', rest, 'Finished')
    put('What is in the way', questions, 'The form is full')
    const file = new FormData()
    file.set('file', new File([new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))], 'mine.xlsx'))
    const before = (await stored()).plan.updates?.length ?? 0
    const shown = await send(addresses.sheet(), file)
    assert.equal(shown.status, 200)
    assert.match(
      shown.text,
      /Two actions would change; one row cannot be taken; \w+ stay as they are\. Nothing is saved yet\./,
    )
    assert.match(shown.text, /“Finished” is no status/)
    assert.match(shown.text, /2026-11-30|30 November 2026/)
    assert.equal((await stored()).plan.updates?.length, before)
    const apply = filledForm(shown.text, addresses.mineUpdate())
    site.as(manager())
    const id = await action(/^Ask three questions/)
    const seen = String((await updatesOf(id)).length)
    await send(addresses.update(plan, id), { seen, note: 'Meanwhile' })
    site.as(priya())
    const applied = await send(addresses.mineUpdate(), apply)
    assert.equal(applied.status, 422, 'one of the two was spoken of meanwhile')
    assert.match(applied.text, /One update is saved; one row needs another look\./)
    assert.match(applied.text, /The form is full/)
    const [last] = (await updatesOf(await action(/^Stand the project/))).toReversed()
    assert.deepEqual([last?.note, last?.forecast], ['Said in Excel', '2026-11-30'])
    assert.equal((await send(addresses.mineUpdate(), filledForm(applied.text, addresses.mineUpdate()))).status, 303)
    assert.equal((await updatesOf(id)).at(-1)?.blocker, 'The form is full')
  })

  it('a file that is no sheet of actions is refused in words, on the same page', async () => {
    site.as(priya())
    const refused = async (name: string, content: BlobPart) => {
      const form = new FormData()
      form.set('file', new File([content], name))
      const { status, text } = await send(addresses.sheet(), form)
      assert.equal(status, 422)
      return text
    }
    assert.match(await refused('plan.txt', 'Ref\tAction\n1\tDo it\n'), /is no sheet of actions/)
    assert.match(await refused('empty.xlsx', ''), /is empty/)
    assert.match((await send(addresses.sheet(), new FormData())).text, /Choose the file/)
  })

  it('leaves a record that is whole', async () => {
    assert.equal((await verifyChain(site.services.db, site.authority)).state, 'whole')
  })

  it('once a version is put forward no update withdraws an action, and only who may edit the plan takes one back', async () => {
    const { db, clock } = site.services
    const id = await action(/^Stand the project team down/)
    const address = addresses.update(plan, id)
    const say = async (who: Who, status: string) => {
      site.as(who)
      const seen = String((await updatesOf(id)).length)
      return send(address, { seen, status, note: 'Merged with another' })
    }
    assert.equal((await say(priya(), 'withdrawn')).status, 303)
    const by = { authority: site.authority, plan, who: 'Morgan Lee', account: 'morgan', why: 'For tests', clock }
    const made = await prepareVersion(db, by, { label: '9.1', summary: 'First' })
    assert.ok('version' in made)
    await putVersionForward(db, by, { id: made.version, revision: 1 })
    const back = await say(priya(), 'in progress')
    assert.equal(back.status, 422)
    assert.match(back.text, /Whoever may edit it can take the action back/)
    assert.equal((await say(manager(), 'in progress')).status, 303)
    const again = await say(manager(), 'withdrawn')
    assert.equal(again.status, 422)
    assert.match(again.text, /Ask for it to be withdrawn/)
    const row = { 'r0-row': rowKey({ plan, action: id }), 'r0-seen': String((await updatesOf(id)).length) }
    const table = await send(addresses.mineUpdate(), { ...row, 'r0-status': 'withdrawn', 'r0-note': 'Merged' })
    assert.equal(table.status, 422)
    assert.equal((await updatesOf(id)).at(-1)?.status, 'in progress')
    assert.doesNotMatch((await get(address)).text, /value="withdrawn"/)
  })
})
