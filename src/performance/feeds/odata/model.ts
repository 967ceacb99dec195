/** The tables of the OData service, and the words in which `$metadata` says so. */
import type { EdmType, EntityType, Property } from './rules/entity.ts'

const property =
  (type: EdmType, nullable: boolean) =>
  (name: string): Property => ({ name, type, nullable })
const text = property('Edm.String', false)
const textOrNull = property('Edm.String', true)
const number = property('Edm.Double', false)
const numberOrNull = property('Edm.Double', true)
const day = property('Edm.Date', false)
const flag = property('Edm.Boolean', false)
const dayOrNull = property('Edm.Date', true)

export const figures: EntityType = {
  set: 'Figures',
  type: 'Figure',
  key: ['Indicator', 'Unit', 'Breakdown', 'Period'],
  properties: [
    text('Indicator'),
    text('Title'),
    text('Area'),
    text('Period'),
    dayOrNull('PeriodStart'),
    dayOrNull('PeriodEnd'),
    text('Base'),
    text('Unit'),
    text('UnitName'),
    text('Breakdown'),
    numberOrNull('Numerator'),
    numberOrNull('Denominator'),
    numberOrNull('Value'),
    text('Measure'),
    text('Better'),
    textOrNull('Limit'),
    day('Cut'),
    textOrNull('Extract'),
    flag('Hidden'),
  ],
}

export const indicators: EntityType = {
  set: 'Indicators',
  type: 'Indicator',
  key: ['Indicator'],
  properties: [
    text('Indicator'),
    text('Title'),
    text('Definition'),
    text('Counted'),
    textOrNull('OutOf'),
    text('Measure'),
    text('Better'),
    text('Frequency'),
    text('Area'),
    text('Origin'),
  ],
}

export const units: EntityType = {
  set: 'Units',
  type: 'Unit',
  key: ['Unit'],
  properties: [text('Unit'), text('Name'), text('Kind'), textOrNull('Parent')],
}

export const targets: EntityType = {
  set: 'Targets',
  type: 'Target',
  key: ['Id'],
  properties: [
    text('Id'),
    text('Indicator'),
    text('Base'),
    text('Unit'),
    text('Period'),
    text('Way'),
    numberOrNull('Value'),
    text('Words'),
    textOrNull('Requirement'),
  ],
}

/** What others reach, as they publish it. */
export const comparators: EntityType = {
  set: 'Comparators',
  type: 'Comparator',
  key: ['Indicator', 'Base', 'Period', 'Who'],
  properties: [text('Indicator'), text('Base'), text('Period'), text('Who'), number('Value')],
}

export const entities = [figures, indicators, units, targets, comparators] as const

function entityXml({ type, key, properties }: EntityType): string {
  const keys = key.map((name) => `<PropertyRef Name="${name}"/>`).join('')
  const each = properties.map(
    ({ name, type: edm, nullable }) => `<Property Name="${name}" Type="${edm}"${nullable ? '' : ' Nullable="false"'}/>`,
  )
  return `<EntityType Name="${type}"><Key>${keys}</Key>${each.join('')}</EntityType>`
}

/** The service as CSDL, which Power BI and Excel read before anything else. Every name in it is one of ours. */
export function metadataXml(): string {
  const sets = entities.map(({ set, type }) => `<EntitySet Name="${set}" EntityType="Upturn.${type}"/>`)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    '<Schema Namespace="Upturn" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    ...entities.map(entityXml),
    `<EntityContainer Name="Feeds">${sets.join('')}</EntityContainer>`,
    '</Schema></edmx:DataServices></edmx:Edmx>',
    '',
  ].join('\n')
}
