/** Leads as a person types them into a form, one to a line. */
import type { Lead } from '../../plans/plan.ts'
import { readLeads } from './lead-reader.ts'

/** One name to a line, for the form. */
export const leadLines = (leads: readonly Lead[]) => leads.map(({ name }) => name).join('\n')

/** Names as they were keep what was known of them; only new ones are read. */
export function typedLeads(lines: string, before: readonly Lead[]): Lead[] {
  const known = new Map(before.map((lead) => [lead.name, lead]))
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const held = known.get(line)
      if (held) return [held]
      const read = readLeads(line)
      return read.length > 0 ? read : [{ name: line }]
    })
}
