/** Word and Excel files are zip archives that hold the time of writing: packing them again with one fixed time makes the same plan the same bytes. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const stamp = '2026-02-17T09:00:00Z'

/** The archive with every time in it set to one moment. */
export function withFixedTimes(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive)
  const core = files['docProps/core.xml']
  if (core) {
    const text = strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`)
    files['docProps/core.xml'] = strToU8(text)
  }
  // Zip times are local and without a zone: built from local parts, they are the same bytes wherever this runs.
  return zipSync(files, { mtime: new Date(2026, 1, 17, 9), level: 9 })
}
