/**
 * A reading done once. A plan prints the same post, date or heading hundreds of times, and a row is looked at from several
 * sides; what a text says does not change, so it is read once while a document is imported, and forgotten after it.
 */

const memories: Map<string, unknown>[] = []

/** A bound, for documents without end. */
const mostReadings = 4096

/** The same function with a bounded memory. The reading must be a value that nobody changes. */
export function remember<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  memories.push(known)
  return remembered(read, known)
}

function remembered<Result>(read: (text: string) => Result, known = new Map<string, Result>()) {
  return (text: string): Result => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Result // has() says that the value is a Result
    const result = read(text)
    if (known.size >= mostReadings) known.clear()
    known.set(text, result)
    return result
  }
}

/** Forgets every reading, so that no document's words outlive its import. */
export function forgetReadings(): void {
  for (const memory of memories) memory.clear()
}

/** The same for a reading that depends on what is known of the document: remembered as long as that is. */
export function rememberWith<Context extends object, Result>(
  read: (text: string, context: Context) => Result,
): (text: string, context: Context) => Result {
  const byContext = new WeakMap<Context, (text: string) => Result>()
  return (text, context) => {
    const reading = byContext.get(context) ?? remembered((each) => read(each, context))
    byContext.set(context, reading)
    return reading(text)
  }
}
