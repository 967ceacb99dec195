/**
 * Every colour of ours, once, for what is drawn outside a style sheet: charts, Word and PDF. `upturn.css` has the same
 * values as custom properties; a test holds the two together and checks that text can be read on what it stands on.
 */

export const ink = '#16181d'
export const muted = '#505661'
export const line = '#d5d8de'
export const surface = '#f6f7f9'
export const paper = '#ffffff'
export const accent = '#43307a'
export const accentPale = '#f3f1f9'
export const accentLine = '#cfc7e6'
/** Half-way between accent and paper: bars that are neither news nor background. */
export const accentMid = '#8b7db8'

export type StateColour = 'red' | 'amber' | 'green' | 'blue' | 'grey'

export type Look = {
  /** Text and shape. */
  ink: string
  /** What the text stands on. */
  paper: string
  shape: 'square' | 'triangle' | 'circle' | 'diamond' | 'ring'
  /** How a bar is filled, so that bars differ without colour. */
  fill: 'solid' | 'hatched' | 'pale' | 'dotted' | 'empty'
}

/** Gravest first. */
export const looks: Record<StateColour, Look> = {
  red: { ink: '#a8201a', paper: '#fbe9e7', shape: 'square', fill: 'solid' },
  amber: { ink: '#7a4b00', paper: '#fdf0d5', shape: 'triangle', fill: 'hatched' },
  green: { ink: '#1c5f38', paper: '#e3f2e8', shape: 'circle', fill: 'pale' },
  blue: { ink: '#154f8b', paper: '#e2edf8', shape: 'diamond', fill: 'dotted' },
  grey: { ink: '#4a505a', paper: '#eceef1', shape: 'ring', fill: 'empty' },
}

export const stateColours: readonly StateColour[] = ['red', 'amber', 'green', 'blue', 'grey']

/** Contrast of two colours by WCAG 2: from 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
