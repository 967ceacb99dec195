/** What a command is made of, so that a test can run one without a process. */

export type Io = {
  /** The answer, to standard output. Throws `ReaderGone` where nobody reads it any more. */
  out(text: string | Uint8Array): Promise<void>
  /** What a person is told meanwhile, to standard error; signs that would steer a terminal are left out. */
  say(text: string): void
  /** Lines of standard input; null where nobody gave any (a terminal waits there). */
  lines: () => AsyncIterable<string> | null
  env: Record<string, string | undefined>
  /** Resolves when the process is asked to stop. */
  stopped: () => Promise<void>
}

export type Command = {
  /** Printed by `--help`: usage, options and an example. */
  help: string
  /** @returns the exit code: 0 it worked, 1 it did not */
  run(args: string[], io: Io): Promise<number>
}

/** The command was called in a way that it does not understand: exit code 2, with `message` and where to read more. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongUse'
  }
}

/** Whoever read the answer has seen enough (`| head`): the command ends in peace. */
export class ReaderGone extends Error {}

/** Something expected stands in the way (no such plan, a file that is not there): `message` says all that there is to say. */
export class Failure extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Failure'
  }
}
