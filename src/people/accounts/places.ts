/** What a role can be limited to: the plans of an authority and their themes, by title. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import type { Grant } from '../permissions.ts'

export type Place = { plan: string; title: string; themes: { id: string; title: string }[] }

const rowSchema = z.object({
  plan: z.string(),
  title: z.string(),
  theme: z.string().nullable(),
  name: z.string().nullable(),
})

/** Withdrawn plans too, after the others: a role may still be limited to one. */
export async function listPlaces(db: Database, authority: string): Promise<Place[]> {
  const { rows } = await sql`select p.id as plan, p.title, t.id as theme, concat_ws(' ', t.ref, t.title) as name
    from plan p left join theme t on t.authority = p.authority and t.plan = p.id
    where p.authority = ${authority} order by p.status, p.created_at desc, p.id, t.position`.execute(db)
  const places = new Map<string, Place>()
  for (const row of rows) {
    const { plan, title, theme, name } = rowSchema.parse(row)
    const place = places.get(plan) ?? { plan, title, themes: [] }
    places.set(plan, place)
    if (theme !== null) place.themes.push({ id: theme, title: name ?? theme })
  }
  return [...places.values()]
}

export type PlacedGrant<T extends Grant = Grant> = T & { planTitle: string | null; themeTitle: string | null }

/** The grant with its limits as people know them; one to a theme that is gone keeps the theme's id. */
export function withTitles<T extends Grant>(grant: T, places: readonly Place[]): PlacedGrant<T> {
  const place = places.find(({ plan }) => plan === grant.plan)
  const theme = place?.themes.find(({ id }) => id === grant.theme)
  return { ...grant, planTitle: place?.title ?? grant.plan, themeTitle: theme?.title ?? grant.theme }
}
