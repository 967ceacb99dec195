import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { accent, accentMid, accentPale, contrast, ink, looks, muted, paper, stateColours, surface } from './palette.ts'

test('contrast is that of WCAG: 21 for black on white, 4.54 for #767676 on white', () => {
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21)
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
})

test('every text can be read on what it stands on', () => {
  for (const colour of stateColours) {
    const look = looks[colour]
    assert(contrast(look.ink, look.paper) >= 4.5, `${colour} on its own paper`)
    assert(contrast(look.ink, paper) >= 4.5, `${colour} on white`)
  }
  for (const text of [ink, muted, accent]) {
    for (const ground of [paper, surface, accentPale]) assert(contrast(text, ground) >= 4.5, `${text} on ${ground}`)
  }
  assert(contrast(accentMid, paper) >= 3, 'a bar against the page')
})

test('no two states share a shape or a fill', () => {
  assert.equal(new Set(stateColours.map((colour) => looks[colour].shape)).size, stateColours.length)
  assert.equal(new Set(stateColours.map((colour) => looks[colour].fill)).size, stateColours.length)
})

test('the style sheet has the same colours', () => {
  const css = readFileSync(new URL('./upturn.css', import.meta.url), 'utf8')
  const named: Record<string, string> = { accent, ink, muted, surface, 'accent-pale': accentPale }
  for (const colour of stateColours) {
    named[colour] = looks[colour].ink
    named[`${colour}-pale`] = looks[colour].paper
  }
  for (const [name, value] of Object.entries(named)) {
    assert.equal(new RegExp(`--up-${name}:\\s*(#[0-9a-f]{6})`, 'i').exec(css)?.[1], value, `--up-${name}`)
  }
})
