/** What a decoded text is: HTML, separated values or plain text. Its content decides; a name only settles a tie. */
import type { CsvForm, Separator } from './csv.ts'
import { hasPipeTable } from './pipe-table.ts'

export type TextForm =
  | { kind: 'html' }
  | { kind: 'csv'; form: CsvForm }
  | { kind: 'text' }
  | { kind: 'refused'; code: string; message: string }

const sampleLength = 65_536

/** The form of a text. Text with tabs is plain text (tables as scanned plans print them) unless its cells are quoted as Excel does. */
export function textForm(text: string, name = ''): TextForm {
  const sample = text.slice(0, sampleLength)
  const refused = refusedText(sample)
  if (refused) return { kind: 'refused', ...refused }
  if (isHtml(sample)) return { kind: 'html' }
  const named = /^\s*sep=(.)[ \t]*\n/i.exec(sample)
  if (named) return { kind: 'csv', form: { separator: named[1] ?? ',', skip: named[0].length } }
  const separator = findSeparator(sample, /\.(csv|tsv)$/i.test(name))
  return separator === null ? { kind: 'text' } : { kind: 'csv', form: { separator, skip: 0 } }
}

/** Text that is some program's own format: its marks would be read as words. */
function refusedText(sample: string): { code: string; message: string } | null {
  const start = sample.slice(0, 2_048).trimStart()
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:/i.test(start)) {
    return {
      code: 'file.mail',
      message:
        'is a mail message or a single-file web page. Open it, save the plan that is in it as a Word document and hand that in.',
    }
  }
  if (/^<\?xml/.test(start) && !/<(?:!doctype )?html[\s>]/i.test(start)) {
    return {
      code: 'file.xml',
      message:
        'is an XML file, which is data for programs. Open it in Word or Excel, save it as .docx or .xlsx and hand that in.',
    }
  }
  if (/^<svg[\s>]/i.test(start)) {
    return { code: 'file.picture', message: 'is a drawing (SVG). Hand in the Word or Excel file that it belongs to.' }
  }
  return null
}

/** A page starts with a tag, or says `<html` near its start (mail and clipboard copies put lines before it). */
function isHtml(sample: string): boolean {
  const start = sample.slice(0, 2_048).replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '')
  if (/^<!doctype html|^<html[\s>]/i.test(start)) return true
  if (/<html[\s>][\s\S]*<(?:head|body)[\s>]/i.test(start)) return true
  const tag =
    /^<(head|body|table|div|p|h[1-6]|ul|ol|meta|style|title|section|main|article|span|font|center)[\s>]/i.exec(start)
  if (!tag) return false
  // One marked-up cell may open a tabbed line: a page has more tags than rows have tabs.
  return count(sample, /<\/?[a-z]/gi) > count(sample, /\t\S/g)
}

type Score = { separator: Separator; share: number; columns: number }

function findSeparator(sample: string, namedCsv: boolean): Separator | null {
  const tabs = count(sample, /\t/g)
  if (tabs > 0 && !hasQuotedCells(sample, '\t')) {
    const tabbed = score(sample, '\t')
    if (!namedCsv || tabbed.share < 1 || tabbed.columns < 2) {
      if (tabs * 2 > count(sample, /\n/g)) return null
    }
  }
  const scores = (['\t', ';', '|', ','] as const).map((separator) => score(sample, separator))
  const best = scores.reduce((winner, one) => (one.share * one.columns > winner.share * winner.columns ? one : winner))
  if (best.columns < 2 || (best.separator === '|' && hasPipeTable(sample))) return null
  if (namedCsv) return best.share >= 0.5 ? best.separator : null
  return best.share >= 0.9 && looksLikeTable(sample, best.separator) ? best.separator : null
}

/** How many records have the commonest number of fields, and what that number is. */
function score(sample: string, separator: Separator): Score {
  const counts = new Map<number, number>()
  const sizes = fieldCounts(sample, separator)
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1)
  let columns = 1
  let most = 0
  for (const [size, times] of counts) {
    if (times > most || (times === most && size > columns)) [columns, most] = [size, times]
  }
  return { separator, columns, share: sizes.length === 0 ? 0 : most / sizes.length }
}

/** Fields of each record, a quoted line feed not ending it; blank lines left out, and the last record, which may be cut. */
function fieldCounts(sample: string, separator: Separator): number[] {
  const counts: number[] = []
  let fields = 1
  let quoted = false
  let filled = false
  for (let at = 0; at < sample.length; at += 1) {
    const sign = sample[at]
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === separator) fields += 1
    else if (sign === '\n') {
      if (filled || fields > 1) counts.push(fields)
      fields = 1
      filled = false
      continue
    }
    if (sign !== ' ') filled = true
  }
  if (filled && sample.length < sampleLength) counts.push(fields)
  return counts
}

/** Prose has commas too, but a space after each: a table starts with short names, and has two rows or more. */
function looksLikeTable(sample: string, separator: Separator): boolean {
  const sizes = fieldCounts(sample, separator)
  if (sizes.length < 2) return false
  if (separator !== ',') return true
  const first = sample.split('\n').find((line) => line.trim() !== '') ?? ''
  const names = first.split(',')
  if (names.some((name) => name.trim().length > 60) || /[.!?]\s*$/.test(first)) return false
  if (names.length === 2 && names.some((name) => name.trim() === '')) return false
  if (!/,\s/.test(first)) return true
  const blank = count(sample, /\n[ \t]*(?=\n)/g)
  return names.length > 2 && sizes.length > 2 && blank <= sizes.length / 4
}

/** A cell quoted around a line feed or a doubled quote: only programs that export tables write that. */
function hasQuotedCells(sample: string, separator: string): boolean {
  let at = sample.indexOf('"')
  while (at >= 0) {
    const before = sample[at - 1] ?? '\n'
    const cell = before === separator || before === '\n' ? quotedCell(sample, at) : null
    if (cell?.telling && (sample[cell.end] ?? '\n') === separator) return true
    if (cell?.telling && (sample[cell.end] ?? '\n') === '\n') return true
    at = sample.indexOf('"', cell?.end ?? at + 1)
  }
  return false
}

/** Where the quoted cell that opens at `start` ends, and whether it holds a line feed or a doubled quote. */
function quotedCell(sample: string, start: number): { end: number; telling: boolean } {
  let telling = false
  for (let at = start + 1; at < sample.length; at += 1) {
    if (sample[at] === '\n') telling = true
    if (sample[at] !== '"') continue
    if (sample[at + 1] !== '"') return { end: at + 1, telling }
    telling = true
    at += 1
  }
  return { end: sample.length, telling: false }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
