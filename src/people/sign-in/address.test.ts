import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress, networkOf } from './address.ts'

test('without a proxy of ours nobody is believed about where they are', () => {
  assert.equal(clientAddress('6.6.6.6', 0, '::ffff:10.0.0.1'), '10.0.0.1')
  assert.equal(clientAddress(undefined, 0, undefined), 'unknown')
})

test('with proxies as many entries count as there are proxies, from the end', () => {
  assert.equal(clientAddress('6.6.6.6, 81.2.69.142', 1, '127.0.0.1'), '81.2.69.142')
  assert.equal(clientAddress('6.6.6.6, 81.2.69.142, 10.0.0.7', 2, '127.0.0.1'), '81.2.69.142')
  assert.equal(clientAddress('81.2.69.142:4711', 1, '127.0.0.1'), '81.2.69.142')
  assert.equal(clientAddress('[2001:db8::7]:443', 1, '127.0.0.1'), '2001:db8::7')
})

test('a header that is missing, short or no address falls back to the nearest that is known', () => {
  assert.equal(clientAddress(undefined, 1, '10.0.0.7'), '10.0.0.7')
  assert.equal(clientAddress('not-an-address', 1, '10.0.0.7'), '10.0.0.7')
  assert.equal(clientAddress('81.2.69.142', 3, '10.0.0.7'), '81.2.69.142')
})

test('an IPv6 network counts as one: whoever has it has 2 to the 64th addresses', () => {
  assert.equal(networkOf('10.0.0.1'), '10.0.0.1')
  assert.equal(networkOf('2001:0DB8:1:2:aaaa::1'), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:db8:1:2::'), networkOf('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
})
