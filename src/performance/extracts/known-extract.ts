/** These very files, asked for in this way, are an extract already: nothing need be computed. */
export class KnownExtract extends Error {
  readonly extract: string
  constructor(extract: string) {
    super('handed in before')
    this.extract = extract
  }
}
