/**
 * The parts of a report card in the form of Outcomes-Based Accountability: after the headline and its curve come the story
 * behind it, the partners, what works, and what will be done. Pure.
 */

export const cardParts = ['story', 'partners', 'works', 'do'] as const
export type CardPart = (typeof cardParts)[number]

export const partTitles: Record<CardPart, string> = {
  story: 'The story behind the curve',
  partners: 'Partners with a part to play',
  works: 'What works',
  do: 'What we will do',
}

/** What each asks, said where nothing is written and beside the field. */
export const partQuestions: Record<CardPart, string> = {
  story: 'What has moved it, and what has held it back? What do the figures not show?',
  partners: 'Who else can make it better: health, police, schools, the voluntary sector, families themselves?',
  works: 'What is known to help, here or elsewhere? Something that costs little or nothing counts too.',
  do: 'Of all that could be done, what will be, and what will that change?',
}

export const readPart = (text: string): CardPart | null => cardParts.find((part) => part === text) ?? null

export type TextBlock = { paragraph: string } | { list: readonly string[] }

const bullet = /^\s*[-*•]\s+/

/** A text as typed, in paragraphs; lines that begin with a dash are a list. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const group of text.trim().split(/\n\s*\n/)) {
    const lines = group.split('\n').filter((line) => line.trim() !== '')
    for (const run of runsOf(lines)) {
      if (bullet.test(run[0] ?? '')) blocks.push({ list: run.map((line) => line.replace(bullet, '').trim()) })
      else blocks.push({ paragraph: run.map((line) => line.trim()).join('\n') })
    }
  }
  return blocks
}

/** Neighbours of one kind together. */
function runsOf(lines: readonly string[]): string[][] {
  const runs: string[][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last !== undefined && bullet.test(last[0] ?? '') === bullet.test(line)) last.push(line)
    else runs.push([line])
  }
  return runs
}
