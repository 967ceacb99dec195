import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFromOwnPage, isLoopbackHost } from './security.ts'

test('only names of this machine are answered', () => {
  for (const host of ['127.0.0.1', '127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'LOCALHOST'])
    assert.equal(isLoopbackHost(host), true, host)
  for (const host of [undefined, '', 'example.org', '127.0.0.1.example.org', 'localhost.example.org:3000', '10.0.0.1'])
    assert.equal(isLoopbackHost(host), false, String(host))
})

test('a change is taken from our own pages only, and reading from anywhere', () => {
  const host = '127.0.0.1:3000'
  const sent = { method: 'POST', host, origin: undefined, site: undefined }
  assert.equal(isFromOwnPage({ ...sent, method: 'GET', site: 'cross-site' }), true)
  assert.equal(isFromOwnPage({ ...sent, site: 'same-origin' }), true)
  assert.equal(isFromOwnPage({ ...sent, site: 'cross-site' }), false)
  assert.equal(isFromOwnPage({ ...sent, site: 'same-site' }), false, 'another port is another program')
  assert.equal(isFromOwnPage({ ...sent, origin: 'http://127.0.0.1:3000' }), true)
  assert.equal(isFromOwnPage({ ...sent, origin: 'http://127.0.0.1:4000' }), false)
  assert.equal(isFromOwnPage({ ...sent, origin: 'null' }), false)
  assert.equal(isFromOwnPage(sent), false)
})
