import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFromOwnPage, isLoopbackHost, isOwnHost } from './security.ts'

test('only names of this machine are answered', () => {
  for (const host of ['127.0.0.1', '127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'LOCALHOST'])
    assert.equal(isLoopbackHost(host), true, host)
  for (const host of [undefined, '', 'example.org', '127.0.0.1.example.org', 'localhost.example.org:3000', '10.0.0.1'])
    assert.equal(isLoopbackHost(host), false, String(host))
})

const local = 'http://127.0.0.1:3000'
const open = 'https://upturn.harrowmere.example'

test('the host of the public address is answered too, and no other', () => {
  assert.equal(isOwnHost('upturn.harrowmere.example', open), true)
  assert.equal(isOwnHost('UPTURN.harrowmere.example', open), true)
  assert.equal(isOwnHost('localhost:3000', open), true)
  for (const host of [
    undefined,
    'harrowmere.example',
    'upturn.harrowmere.example.evil.example',
    'upturn.harrowmere.example:81',
  ])
    assert.equal(isOwnHost(host, open), false, String(host))
})

test('behind a proxy that speaks https the form comes from the public address', () => {
  const sent = { method: 'POST', host: 'upturn.harrowmere.example', site: undefined }
  assert.equal(isFromOwnPage({ ...sent, origin: open }, open), true)
  assert.equal(isFromOwnPage({ ...sent, origin: 'http://upturn.harrowmere.example' }, open), false)
  assert.equal(isFromOwnPage({ ...sent, origin: 'https://evil.example' }, open), false)
})

test('a change is taken from our own pages only, and reading from anywhere', () => {
  const host = '127.0.0.1:3000'
  const sent = { method: 'POST', host, origin: undefined, site: undefined }
  assert.equal(isFromOwnPage({ ...sent, method: 'GET', site: 'cross-site' }, local), true)
  assert.equal(isFromOwnPage({ ...sent, site: 'same-origin' }, local), true)
  assert.equal(isFromOwnPage({ ...sent, site: 'cross-site' }, local), false)
  assert.equal(isFromOwnPage({ ...sent, site: 'same-site' }, local), false, 'another port is another program')
  assert.equal(isFromOwnPage({ ...sent, origin: 'http://127.0.0.1:3000' }, local), true)
  assert.equal(isFromOwnPage({ ...sent, origin: 'http://127.0.0.1:4000' }, local), false)
  assert.equal(isFromOwnPage({ ...sent, origin: 'null' }, local), false)
  assert.equal(isFromOwnPage(sent, local), false)
})
