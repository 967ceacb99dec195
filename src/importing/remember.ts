/**
 * A reading done once. A plan prints the same post, date or heading hundreds of times, a row is looked at from several
 * sides, and a council imports the next version of the same plan: what a text says does not change, so it is kept.
 */

/** Some tens of plans' worth. The oldest goes first, so that a table without end costs no memory. */
const mostReadings = 16_384
/** Long prose comes once. */
const longestText = 400

type Memory<Result> = { known: Map<string, Result>; read: (text: string) => Result }

function recall<Result>({ known, read }: Memory<Result>, text: string): Result {
  const found = known.get(text)
  if (found !== undefined) return found
  const result = read(text)
  if (result === undefined || text.length > longestText) return result
  if (known.size >= mostReadings) dropOldest(known)
  known.set(text, result)
  return result
}

function dropOldest(known: Map<string, unknown>): void {
  for (const oldest of known.keys()) {
    known.delete(oldest)
    return
  }
}

/** The same function with a bounded memory. The reading must be a value that nobody changes. */
export function remember<Result>(read: (text: string) => Result): (text: string) => Result {
  const memory = { known: new Map<string, Result>(), read }
  return (text) => recall(memory, text)
}

/** The same for a reading that depends on more than the text; `keyOf` says on what. One memory for each of the last few keys. */
export function rememberBy<Context, Result>(
  read: (text: string, context: Context) => Result,
  keyOf: (context: Context) => string,
): (text: string, context: Context) => Result {
  const memories = new Map<string, Memory<Result>>()
  return (text, context) => {
    const key = keyOf(context)
    let memory = memories.get(key)
    if (!memory) {
      if (memories.size >= 4) memories.clear()
      memory = { known: new Map(), read: (each) => read(each, context) }
      memories.set(key, memory)
    }
    return recall(memory, text)
  }
}
