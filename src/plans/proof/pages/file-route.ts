/** The file of a proof, sent so that a browser saves it and neither shows nor runs it. */
import type { Asked, Route } from '../../../people/route.ts'
import { attachment } from '../../../platform/files/file-name.ts'
import { fileParts, selectOptionalFile } from '../../../platform/files/file-store.ts'
import { downloadHeaders, sentType } from '../../../platform/files/file-type.ts'
import { asAuthorityId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/not-found.ts'
import { planAsked } from '../../views/held-plan.ts'

/** A place in an address; one that is no number is no proof. */
export function placeOf({ c }: Asked): number {
  const place = c.req.param('place') ?? ''
  if (!/^\d{1,6}$/.test(place)) throw new NotFound('There is no such proof in this plan.')
  return Number(place)
}

async function sendFile(asked: Asked): Promise<Response> {
  const { services, who } = asked
  const { held } = await planAsked(asked)
  const file = held.plan.evidence?.[placeOf(asked)]?.file
  if (file === undefined) throw new NotFound('This proof holds no file.')
  const authority = asAuthorityId(who.authority)
  const kept = await selectOptionalFile(services.db, authority, file.sha256)
  if (kept === null)
    throw new NotFound(
      `The file ${file.name} is not kept here: the plan came in as a plan file, which holds its name and not its content.`,
    )
  const parts = fileParts(services.db, authority, kept.sha256)
  const first = (await parts.next()).value ?? new Uint8Array()
  const headers = downloadHeaders({
    disposition: attachment(file.name),
    type: sentType(file.name, first),
    size: kept.size,
  })
  return new Response(streamOf(first, parts), { headers })
}

function streamOf(first: Uint8Array, parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  let next: Uint8Array | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const part: Uint8Array | undefined = next ?? (await parts.next()).value
      next = undefined
      if (part === undefined) controller.close()
      else controller.enqueue(part)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

export const fileRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/:plan/proof/:place/file', permission: 'read proof', handler: sendFile },
]
