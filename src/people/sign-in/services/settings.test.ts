import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readSignOnServices, SignOnSettingsBad } from './settings.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upturn-settings-'))
})
after(() => rm(folder, { recursive: true }))

const good = {
  id: 'entra',
  name: 'Harrowmere account',
  issuer: 'https://login.example/tenant/v2.0/',
  clientId: 'id',
  clientSecret: 'very secret',
  roles: { A: 'lead', B: ['chair', { role: 'lead', plan: 'p', theme: 't' }] },
}

async function read(content: unknown): Promise<ReturnType<typeof readSignOnServices>> {
  const file = join(folder, 'sign-on.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readSignOnServices(file)
}

test('no file means no service', () => assert.deepEqual(readSignOnServices(undefined), []))

test('a service is read, with what it leaves out', async () => {
  const [service] = await read([good])
  assert.equal(service?.issuer, 'https://login.example/tenant/v2.0')
  assert.deepEqual([service?.emailClaim, service?.roleClaim, service?.emailIsProven], ['email', 'roles', false])
  assert.deepEqual(service?.roles, {
    A: [{ role: 'lead', plan: null, theme: null }],
    B: [
      { role: 'chair', plan: null, theme: null },
      { role: 'lead', plan: 'p', theme: 't' },
    ],
  })
})

test('what means nothing is said with its place, and never with the secret', async () => {
  const bad: [unknown, RegExp][] = [
    [[{ ...good, roles: { A: 'king' } }], /0\.roles\.A/],
    [[{ ...good, roles: { A: 'public' } }], /0\.roles\.A/],
    [[{ ...good, issuer: 'http://login.example' }], /0\.issuer: must begin with https/],
    [[{ ...good, rolesClaim: 'x' }], /rolesClaim/],
    [[{ ...good, id: 'Entra ID' }], /0\.id: takes small letters/],
    [[good, good], /two services have the same id/],
    ['{"clientSecret": "very secret"', /it is no JSON/],
  ]
  for (const [content, words] of bad) {
    await assert.rejects(read(content), (error) => {
      assert.ok(error instanceof SignOnSettingsBad)
      assert.match(error.message, words)
      assert.doesNotMatch(error.message, /very secret/)
      return true
    })
  }
  assert.throws(() => readSignOnServices(join(folder, 'none.json')), /cannot be read/)
})
