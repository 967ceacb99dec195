/** Files that nobody should hand in, handed in over the wire: what is refused, what is kept, and how it comes out again. */
import '../../../platform/tsx.ts'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Role, Who } from '../../../people/permissions.ts'
import { ensureAuthority } from '../../../platform/authority.ts'
import type { TestSite } from '../../../web/test-site.ts'

let site: TestSite
let plan: string

before(async () => {
  const { openTestSite } = await import('../../../web/test-site.ts')
  site = await openTestSite(0, { fileMb: 1 })
  plan = await site.addExample()
})
after(() => site.close())

const person = (role: Role, at: { plan?: string; authority?: string } = {}): Who => ({
  ...{ account: `a-${role}`, name: `Some ${role}`, authority: at.authority ?? site.authority },
  grants: [{ role, plan: at.plan ?? null, theme: null }],
})

const own = { 'sec-fetch-site': 'same-origin' }
const offerAddress = () => `${site.url}/plans/${plan}/proof/offer`

async function handIn(name: string, content: string | Uint8Array<ArrayBuffer>, type = 'text/html') {
  site.as(person('lead'))
  const form = new FormData()
  for (const [key, value] of Object.entries({ action: 'a5', kind: 'file', text: `Shows ${name.length}` }))
    form.set(key, value)
  form.set('file', new File([content], name, { type }))
  return fetch(offerAddress(), { method: 'POST', body: form, headers: own, redirect: 'manual' })
}

/** Hands in, and gives the address of the proof. */
async function kept(...given: Parameters<typeof handIn>): Promise<string> {
  const answer = await handIn(...given)
  assert.equal(answer.status, 303, await answer.text())
  return site.url + (answer.headers.get('location') ?? '').replace(/\?.*/, '')
}

const files = async () => {
  const { rows } = await sql<{ files: number }>`select count(*) as files from file`.execute(site.services.db)
  return rows[0]?.files
}

describe('a file that was handed in', () => {
  it('comes out to be saved and never to be shown or run, whatever it is', async () => {
    const script = '<script>document.title = "run"</script>'
    for (const [name, saved] of [
      ['page.html', 'page.html.download'],
      ['picture.svg', 'picture.svg.download'],
      ['tool.exe', 'tool.exe.download'],
      ['audit.pdf', 'audit.pdf'],
      ['../../../etc/cron.d/evil.sh', 'evil.sh.download'],
      ['gpj.\u202Eexe.pdf', 'gpj.exe.pdf'],
      ['bad\r\nX-Evil: 1\u0000.csv', 'badX-Evil_ 1.csv'],
      [`${'long'.repeat(60)}.docx`, `${'long'.repeat(28)}lo….docx`],
      ['"; filename="x.html', '_; filename=_x.html.download'],
    ] as const) {
      const address = await kept(name, script)
      const page = await (await fetch(address)).text()
      assert.doesNotMatch(page, /<script>document/)
      const answer = await fetch(`${address}/file`)
      assert.equal(answer.status, 200, name)
      const disposition = answer.headers.get('content-disposition') ?? ''
      assert.match(disposition, /^attachment; filename="[^"]+"; filename\*=UTF-8''[^;"]+$/)
      assert.equal(decodeURIComponent(disposition.split("UTF-8''")[1] ?? ''), saved)
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream')
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      assert.equal(answer.headers.get('content-security-policy'), "sandbox; default-src 'none'")
      assert.equal(answer.headers.get('cache-control'), 'private, no-store')
      assert.equal(answer.headers.get('x-evil'), null)
      assert.equal(await answer.text(), script)
    }
    assert.equal(await files(), 1, 'the same bytes are kept once, under whatever names')
  })

  it('goes out under its own type only where its first bytes bear it out', async () => {
    const typeOf = async (name: string, content: string) => {
      const answer = await fetch(`${await kept(name, content, 'text/html')}/file`)
      await answer.arrayBuffer()
      return answer.headers.get('content-type')
    }
    assert.equal(await typeOf('real.pdf', '%PDF-1.7 words'), 'application/pdf')
    assert.equal(await typeOf('false.pdf', '<html>'), 'application/octet-stream')
    assert.equal(await typeOf('real.html', '%PDF-1.7'), 'application/octet-stream')
  })

  it('is whole, byte for byte, also over several parts', async () => {
    const bytes = new Uint8Array(1024 * 1024).map((_, at) => (at * 7) % 256)
    const answer = await fetch(`${await kept('whole.bin', bytes)}/file`)
    assert.equal(answer.headers.get('content-length'), String(bytes.length))
    assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes)
  })

  it('is given to nobody without the right to read proof there, nor to another authority', async () => {
    const address = `${await kept('secret.pdf', '%PDF-1.7 secret')}/file`
    const other = await ensureAuthority(site.services.db, 'Another Council', site.services.clock)
    const asked = async (who: Who) => {
      site.as(who)
      const answer = await fetch(address, { redirect: 'manual' })
      return [answer.status, (await answer.text()).includes('%PDF-1.7 secret')]
    }
    assert.deepEqual(await asked(person('observer')), [200, true])
    assert.deepEqual(await asked(person('observer', { plan: 'another' })), [403, false])
    assert.deepEqual(await asked({ ...person('public'), account: null }), [303, false])
    assert.deepEqual(await asked(person('observer', { authority: other })), [404, false])
  })
})

describe('a file that cannot be taken', () => {
  it('empty, none at all, or too large: a sentence beside the field, what was typed kept, nothing stored', async () => {
    const before = await files()
    const empty = await handIn('empty.pdf', '')
    assert.equal(empty.status, 422)
    const page = await empty.text()
    assert.match(page, /That file is empty: choose the one with something in it/)
    assert.match(page, /Shows 9/)
    const none = await handIn('', '')
    assert.equal(none.status, 422)
    assert.match(await none.text(), /Choose the file/)
    const large = await handIn('large.bin', new Uint8Array(1024 * 1024 + 1))
    assert.equal(large.status, 422)
    assert.match(await large.text(), /That file is larger than 1 MB/)
    assert.equal(await files(), before)
  })

  it('far too large: refused while it arrives, whether it says how large it is or not', async () => {
    const before = await files()
    for (const announced of [true, false]) {
      const { status, text, sent } = await pour(40, announced)
      assert.equal(status, 413)
      assert.match(text, /up to 1 MB here, and this was larger. Nothing was stored\. Go back/)
      if (!announced) assert.ok(sent < 20, `${sent} MB were taken`)
    }
    assert.equal(await files(), before)
  })

  it('is not taken from whoever may not offer, and not even read', async () => {
    site.as(person('observer'))
    const answer = await fetch(offerAddress(), { method: 'POST', body: new FormData(), headers: own })
    assert.equal(answer.status, 403)
  })
})

/** Sends a form of so many MB, a MB at a time, for as long as it is listened to. */
async function pour(megabytes: number, announced: boolean): Promise<{ status: number; text: string; sent: number }> {
  site.as(person('lead'))
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\n\r\n'
  const length = announced ? { 'content-length': String(head.length + megabytes * 1024 * 1024 + 7) } : {}
  const headers = { ...own, ...length, 'content-type': 'multipart/form-data; boundary=b' }
  const sending = request(offerAddress(), { method: 'POST', headers })
  sending.on('error', () => {}) // the server hangs up on what it will not read
  const answered = once(sending, 'response')
  let over = false
  answered.then(() => {
    over = true
  })
  let sent = 0
  sending.write(head)
  for (; sent < megabytes && !over && !sending.destroyed; sent++) {
    if (!sending.write(Buffer.alloc(1024 * 1024))) await Promise.race([once(sending, 'drain'), answered])
    await new Promise((next) => setImmediate(next))
  }
  const [response] = await answered
  let text = ''
  for await (const part of response) text += part
  sending.destroy()
  return { status: response.statusCode, text, sent }
}
