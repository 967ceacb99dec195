/** Reads an extract for a command, in the thread that every extract is read in, telling how far it is. */
import type { ComputedExtract, ExtractRequest } from '../performance/extracts/compute-extract.ts'
import { Asks } from '../performance/extracts/mapping/question.ts'
import { Failure, type Io } from './command.ts'
import { progressTo } from './progress.ts'

/** @throws Failure with what stands in the way, and Asks where mappings were handed in and do not say all */
export async function readExtract(io: Io, asked: Omit<ExtractRequest, 'memoryMb'>): Promise<ComputedExtract> {
  const { loadConfig } = await import('../platform/config.ts')
  const { runExtract } = await import('../performance/extracts/run-extract.ts')
  const { importMinutes: minutes, importMemoryMb: memoryMb } = loadConfig(io.env)
  const tell = progressTo(io, 'The extract')
  const { done } = runExtract(asked, { minutes, memoryMb }, ({ step, of, words }) => tell(step / of, words))
  const answer = await done
  if (answer.outcome === 'failed') throw new Failure(answer.message + (answer.fault ? `\n${answer.fault}` : ''))
  if (answer.outcome === 'asks') throw new Asks(answer.questions)
  if (answer.outcome !== 'computed') throw new Failure('The extract was not read.')
  return answer.extract
}

/** The same, for commands that take no mapping: a heading in doubt is a failure that says which command asks about it. */
export async function readSurely(io: Io, asked: Omit<ExtractRequest, 'memoryMb'>): Promise<ComputedExtract> {
  try {
    return await readExtract(io, asked)
  } catch (error) {
    if (!(error instanceof Asks)) throw error
    throw new Failure(
      'Some headings are in doubt. npx upturn figures on the same files says which, and keeps the answers.',
    )
  }
}
