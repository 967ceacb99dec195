/** The fields of a small form as texts, the first of each name; `''` for one that was not sent. */
import type { Asked } from '../../route.ts'

export async function formOf({ c }: Asked): Promise<(name: string) => string> {
  const sent = new URLSearchParams(await c.req.text())
  return (name) => sent.get(name) ?? ''
}
