/** Somebody asked for what is not there. Pages answer 404 with `message`, commands print it. */
export class NotFound extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotFound'
  }
}
