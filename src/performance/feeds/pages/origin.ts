/** How addresses in a feed begin. */
import type { Asked } from '../../../people/route.ts'

/** As the reader reached it where that is this machine, whatever its port; else the public address. */
export function originOf({ c, services }: Pick<Asked, 'c' | 'services'>): string {
  const { origin, hostname } = new URL(c.req.url)
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) ? origin : services.config.url
}
