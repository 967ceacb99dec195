/** What was handed in: several CSV files, or a zip of them; in memory only. */
import { createHash } from 'node:crypto'
import { UnreadableFile } from '../../documents/document.ts'

export type GivenFile = { name: string; bytes: Uint8Array }

/** Of one file: a longer text than this no program of ours holds. */
const largestFile = 400 * 1024 * 1024
/** Of all files together, unpacked. */
const largestExtract = 1024 * 1024 * 1024

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * The files inside, zips unpacked.
 * @throws UnreadableFile where it is too large or a zip is damaged
 */
export async function unpacked(given: readonly GivenFile[]): Promise<GivenFile[]> {
  const files: GivenFile[] = []
  for (const file of given) files.push(...(isZip(file.bytes) ? await unzip(file.bytes) : [file]))
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (total > largestExtract) throw tooLarge()
  if (files.some(({ bytes }) => bytes.length > largestFile)) throw tooLarge()
  return files
}

const tooLarge = () =>
  new UnreadableFile(
    'too-large',
    'This extract is larger than Upturn takes: 400 MB for one table, 1 GB in all. Export fewer years.',
  )

async function unzip(bytes: Uint8Array): Promise<GivenFile[]> {
  const { unzipSync } = await import('fflate')
  let [total, count] = [0, 0]
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = /\.csv$/i.test(name) && !/(^|\/)(\._|__MACOSX)/.test(name)
        if (!wanted) return false
        total += originalSize
        count += 1
        if (total > largestExtract || count > 200) throw tooLarge()
        return true
      },
    })
    return Object.entries(entries).map(([name, content]) => ({ name, bytes: content }))
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('damaged', 'The zip is damaged and cannot be opened. Make it again and hand it in again.')
  }
}

/** One hash for all files, whatever their order and names: the same extract is the same, zipped or not. */
export function hashOfFiles(files: readonly GivenFile[]): string {
  const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).sort()
  return createHash('sha256').update(hashes.join('\n')).digest('hex')
}
