/**
 * The plan as a Word file for people that also carries the plan as data. The data counts only while the words that a
 * person sees are those it was written with: an edited file is read by its words, like any other document.
 */
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { writeDocx } from '../../documents/writers/docx.ts'
import { escapeXml } from '../../ui/charts/xml.ts'
import type { Plan } from '../plan.ts'
import { parsePlanFile } from '../plan-schema.ts'
import { planDocument } from './docx-document.ts'

const namespace = 'urn:upturn:plan:1'

/** @param date the day the file says it was made on, `YYYY-MM-DD` */
export function planToDocx(plan: Plan, date: string): Promise<Uint8Array> {
  const json = escapeXml(asciiJson(plan))
  const xml = (documentXml: string): string =>
    `<plan xmlns="${namespace}" words="${hashOf(wordsOf(documentXml))}">${json}</plan>`
  return writeDocx(planDocument(plan, date), { namespace, xml })
}

/** The plan in a Word file that `planToDocx` made; 'edited' where its words have changed since; null for any other file. */
export function planFromDocx(bytes: Uint8Array): Plan | 'edited' | null {
  const files = unzipSync(bytes, {
    filter: ({ name }) => name === 'word/document.xml' || /^customXml\/item\d+\.xml$/.test(name),
  })
  const document = files['word/document.xml']
  const part = Object.entries(files)
    .filter(([name]) => name.startsWith('customXml/'))
    .map(([, data]) => strFromU8(data))
    .find((xml) => xml.includes(namespace))
  if (!document || part === undefined) return null
  const [, words, json = ''] = /<plan\b[^>]*\swords="([0-9a-f]{64})"[^>]*>([\s\S]*)<\/plan>/.exec(part) ?? []
  if (words === undefined) return null
  if (hashOf(wordsOf(strFromU8(document))) !== words) return 'edited'
  return parsePlanFile(JSON.parse(unescapeXml(json)))
}

/** All that is printed, in order, without spaces: Word and LibreOffice cut runs as they please when they save. */
function wordsOf(xml: string): string {
  const texts = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text)
  return unescapeXml(texts.join('')).replace(/\s+/gu, '')
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex')
}

/** JSON in ASCII: any character survives any program that saves the file again. */
function asciiJson(plan: Plan): string {
  return JSON.stringify(plan).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal ? String.fromCodePoint(Number(decimal)) : (entities[name] ?? whole)
  })
}
