/** What a table of the OData service is made of. Pure. */

export type EdmType = 'Edm.String' | 'Edm.Double' | 'Edm.Date' | 'Edm.Boolean'

export type Property = { name: string; type: EdmType; nullable: boolean }

export type EntityType = {
  /** As it stands in an address: `Figures`. */
  set: string
  /** One of them: `Figure`. */
  type: string
  /** Names of the properties that together tell one from the others. */
  key: readonly string[]
  properties: readonly Property[]
}

/** Something that the service does not understand or does not do: answered in OData's own form. */
export class QueryProblem extends Error {
  readonly status: 400 | 501
  constructor(message: string, status: 400 | 501 = 400) {
    super(message)
    this.name = 'QueryProblem'
    this.status = status
  }
}

/** @throws QueryProblem for a name that the table has not */
export function propertyOf({ set, properties }: EntityType, name: string): Property {
  const property = properties.find((one) => one.name === name)
  if (property === undefined) throw new QueryProblem(`${set} has no property “${name.slice(0, 60)}”.`)
  return property
}
