/** The commands that let people in: `invite`, and what `serve` prints for the first start and the demonstration. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../platform/free-port.ts'
import { seedTestFolder } from '../platform/test-database.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'upturn-people-'))
const data = join(folder, 'data')
const file = join(folder, 'plan.txt')

before(async () => {
  writeFileSync(file, 'Action\tBy when\tLead\nWrite the policy\tMay 2026\tHead of Service\n')
  await seedTestFolder(join(data, 'db'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _, ...rest } = process.env
  const settings = { ...rest, UPTURN_DATA: data, LOG_LEVEL: 'silent', ...env }
  return spawn(process.execPath, [main, ...args], { env: settings, cwd: folder })
}

async function upturn(args: string[], env: Record<string, string> = {}) {
  const child = start(args, env)
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

/** Starts the server, waits until it has said what is looked for, and hands it over; it is stopped at the end. */
async function whileServing(
  args: string[],
  env: Record<string, string>,
  wanted: RegExp,
  work: (out: string) => Promise<void>,
) {
  const server = start(['serve', ...args], env)
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    const out = await new Promise<string>((resolve, reject) => {
      let said = ''
      server.once('exit', () => reject(new Error(`the server ended: ${said}`)))
      server.stdout?.setEncoding('utf8').on('data', (text) => {
        said += text
        if (wanted.test(said)) resolve(said)
      })
    })
    await work(out)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

const sameOrigin = { 'sec-fetch-site': 'same-origin' }
const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers: sameOrigin, redirect: 'manual' })

describe('letting people in from the machine', () => {
  it('is refused in a sentence where something is missing', async () => {
    const wrong: [string[], RegExp][] = [
      [['invite'], /takes one e-mail address/],
      [['invite', 'ruth'], /Enter an e-mail address such as/],
      [['invite', 'ruth@x.example', '--name', 'Ruth', '--role', 'king'], /There is no role “king”/],
    ]
    for (const [args, words] of wrong) {
      const { code, err } = await upturn(args)
      assert.equal(code, 2)
      assert.match(err, words)
    }
    const nobody = await upturn(['invite', 'ruth@x.example', '--role', 'lead'])
    assert.equal(nobody.code, 1)
    assert.match(nobody.err, /give a name too/)
  })

  it('the first start prints a link, until an administrator has come in by one', async () => {
    const port = String(await freePort('127.0.0.1'))
    const env = { PORT: port }
    await whileServing([file], env, /sign-in\/first\?token=/, async (out) => {
      const link = /http\S+first\?token=\S+/.exec(out)?.[0] ?? ''
      assert.match(await (await fetch(link)).text(), /Set up Upturn/)
    })
    const made = await upturn(['invite', 'Ruth@x.example', '--name', 'Ruth Adeyemi', '--role', 'administrator'], env)
    assert.equal(made.code, 0)
    assert.match(made.err, /Made an account for Ruth Adeyemi/)
    assert.match(made.out, new RegExp(`^http://127\\.0\\.0\\.1:${port}/sign-in/link\\?token=[\\w-]{43}\\n$`))
    await whileServing([], env, /sign-in\/first\?token=/, async () => {
      const token = new URL(made.out.trim()).searchParams.get('token') ?? ''
      assert.equal((await press(`http://127.0.0.1:${port}/sign-in/link`, { token })).status, 303)
    })
    await whileServing([], env, /Upturn is at/, async (out) => assert.doesNotMatch(out, /first\?token=/))
  })

  it('somebody who is there gets a link, and what they lack', async () => {
    const again = await upturn(['invite', 'ruth@x.example', '--role', 'administrator', '--role', 'Chair'])
    assert.equal(again.code, 0)
    assert.match(again.err, /^Gave it: chair\./)
    assert.match(again.out, /\/sign-in\/link\?token=/)
  })

  it('no demonstration opens data that somebody has an account on, or that others can reach', async () => {
    const refused = await upturn(['serve', '--demo'])
    assert.equal(refused.code, 1)
    assert.match(refused.err, /People have accounts on this data/)
    const open = await upturn(['serve', '--demo'], { UPTURN_LISTEN: '0.0.0.0' })
    assert.equal(open.code, 1)
    assert.match(open.err, /only runs on this machine/)
  })

  it('settings for single sign-on that cannot be used start nothing', async () => {
    const { code, err } = await upturn(['serve'], { UPTURN_SIGN_ON: join(folder, 'none.json'), PORT: '0' })
    assert.equal(code, 1)
    assert.match(err, /single sign-on settings in .*none\.json cannot be used: it cannot be read/)
  })
})
