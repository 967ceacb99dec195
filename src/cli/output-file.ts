/** Where an answer goes that may be a file. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { Failure, type Io, WrongUse } from './command.ts'

/**
 * Writes to the file, or to standard output where none is named. A file appears whole or not at all.
 * @param binary whether the bytes would only upset a terminal
 * @param mode who may read the file; what is of single children is for its owner alone (0o600)
 */
export async function writeAnswer(
  path: string | undefined,
  bytes: Uint8Array,
  io: Io,
  binary: boolean,
  mode = 0o666,
): Promise<void> {
  if (path === undefined) {
    if (binary && process.stdout.isTTY) throw new WrongUse('Name the file to write with -o FILE.')
    return io.out(bytes)
  }
  try {
    await writeWhole(path, bytes, mode)
  } catch (error) {
    throw new Failure(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}).`)
  }
  io.say(`Written: ${path}`)
}

async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const there = await stat(path).catch(() => null)
  // A device or a pipe (`-o /dev/stdout`) is written to, never replaced.
  if (there !== null && !there.isFile() && !there.isDirectory()) return writeFile(path, bytes)
  const part = `${path}.${process.pid}.part`
  try {
    await writeFile(part, bytes, { mode })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/**
 * The format asked for with --format, or by the ending of the file to write.
 * @throws WrongUse naming the formats there are
 */
export function formatOf<Format extends string>(
  formats: readonly Format[],
  given: string | undefined,
  output: string | undefined,
): Format {
  const asked = given ?? /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase()
  const format = formats.find((one) => one === asked)
  if (format !== undefined) return format
  const what = asked === undefined ? 'Say the format' : `There is no format “${asked}”. Say it`
  throw new WrongUse(`${what} with --format: ${formats.join(', ')}.`)
}
