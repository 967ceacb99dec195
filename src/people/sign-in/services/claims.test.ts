import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsInToken, difference, grantsOf, personOf } from './claims.ts'

const everywhere = { plan: null, theme: null }
const lead = { role: 'lead', ...everywhere } as const
const chair = { role: 'chair', ...everywhere } as const
const settings = {
  roleClaim: 'roles',
  roles: { 'Upturn.Lead': [lead], 'Upturn.Both': [lead, chair] },
}

test('values of the claim mean what the settings say, each once, and others nothing', () => {
  assert.deepEqual(grantsOf({ roles: ['Upturn.Lead', 'Upturn.Both', 'Other', 'constructor', 7] }, settings), [
    lead,
    chair,
  ])
  assert.deepEqual(grantsOf({ roles: 'Upturn.Lead' }, settings), [lead])
  for (const claims of [{}, { roles: null }, { roles: { 'Upturn.Lead': true } }, { groups: ['Upturn.Lead'] }])
    assert.deepEqual(grantsOf(claims, settings), [])
})

test('an address is its owner’s only where the service says so, or the directory is the council’s own', () => {
  const own = { emailClaim: 'email', emailIsProven: false }
  const said = { email: 'Jo@X.Example', name: 'Jo Ashworth' }
  assert.deepEqual(personOf(said, own), { name: 'Jo Ashworth', email: 'jo@x.example', emailVerified: false })
  assert.equal(personOf({ ...said, email_verified: true }, own).emailVerified, true)
  assert.equal(personOf(said, { ...own, emailIsProven: true }).emailVerified, true)
  const other = { emailClaim: 'preferred_username', emailIsProven: false }
  assert.equal(personOf({ preferred_username: 'jo@x.example', email_verified: true }, other).emailVerified, false)
})

test('somebody without a name goes by its parts, or the address', () => {
  const own = { emailClaim: 'email', emailIsProven: true }
  assert.equal(personOf({ email: 'jo@x.example', given_name: 'Jo', family_name: 'Ashworth' }, own).name, 'Jo Ashworth')
  assert.equal(personOf({ email: 'jo@x.example' }, own).name, 'jo@x.example')
})

test('what a person holds follows what is said: new begins, the rest ends, the same stays', () => {
  const held = [{ ...lead, id: '1' }]
  assert.deepEqual(difference(held, [lead]), { begins: [], ends: [] })
  assert.deepEqual(difference(held, [chair]), { begins: [chair], ends: held })
  assert.deepEqual(difference(held, [{ ...lead, plan: 'p' }]).ends, held)
})

test('the claims of a token are its second part', () => {
  const payload = Buffer.from(JSON.stringify({ sub: 'é' })).toString('base64url')
  assert.deepEqual(claimsInToken(`head.${payload}.signature`), { sub: 'é' })
})
