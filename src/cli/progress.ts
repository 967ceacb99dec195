/** Progress of what takes long, on standard error: nothing in the first second, then a line for each new thing done. */
import type { Io } from './command.ts'

export function progressTo(io: Pick<Io, 'say'>, about: string) {
  const began = performance.now()
  let last = ''
  return (progress: number, message: string) => {
    const line = `${about}: ${message.toLowerCase()}, ${Math.floor(progress * 10) * 10}%`
    if (performance.now() - began < 1000 || line === last) return
    last = line
    io.say(line)
  }
}
