/** The rows of a table as a form sends them: `r0-row`, `r0-seen`, `r0-status`, … Pure. */
import type { Context } from 'hono'
import type { Row } from '../rules/row.ts'
import { saidIn } from './said-now.ts'

/** More than the longest plan to hand; a form of more was made by hand. */
export const mostRows = 1000

export const rowName = (at: number, field: string) => `r${at}-${field}`

/** Plan and action in one value: ids hold no space, so the first parts them. */
export const rowKey = ({ plan, action }: Pick<Row, 'plan' | 'action'>) => `${plan} ${action}`

/** Every row that was sent, in order. */
export function rowsIn(form: URLSearchParams): Row[] {
  const rows: Row[] = []
  for (let at = 0; at < mostRows; at += 1) {
    const key = form.get(rowName(at, 'row'))
    if (key === null) break
    const seen = form.get(rowName(at, 'seen')) ?? ''
    rows.push({
      plan: key.slice(0, Math.max(0, key.indexOf(' '))),
      action: key.slice(key.indexOf(' ') + 1),
      seen: /^\d{1,6}$/.test(seen) ? Number(seen) : 0,
      said: saidIn(form, rowName(at, '')),
    })
  }
  return rows
}

/** How many updates the page before has saved, as its address says. */
export function savedIn(c: Context): number {
  const saved = c.req.query('saved') ?? ''
  return /^\d{1,4}$/.test(saved) ? Number(saved) : 0
}
