import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordProblem } from './password-rules.ts'

const jo = { name: 'Jo Ashworth', email: 'jo.ashworth@harrowmere.example' }

test('three words that have nothing to do with each other are taken', () => {
  for (const good of ['kettle marble thursday', 'Tr0ub4dor&3 staple', 'пароль очень длинный'])
    assert.equal(passwordProblem(good, jo), null, good)
})

test('what is short, repeated or tried first is refused with what to do', () => {
  assert.match(passwordProblem('', jo) ?? '', /Enter a password/)
  assert.match(passwordProblem('elevenchars', jo) ?? '', /at least 12 characters/)
  assert.match(passwordProblem('x'.repeat(129), jo) ?? '', /at most 128/)
  assert.match(passwordProblem('aaaaaaaaaaab', jo) ?? '', /more different characters/)
  for (const bad of ['Password12345', 'Welcome2026!!', 'qwertyuiop123', '123456789012', '987654321098'])
    assert.match(passwordProblem(bad, jo) ?? '', /first that would be tried/, bad)
})

test('one’s own name is no secret', () => {
  assert.match(passwordProblem('Jo Ashworth 1', jo) ?? '', /without your name/)
  assert.equal(passwordProblem('jo.ashworth kettle marble', jo), null)
})
