/** How old the list of open cases is, and what follows from that. Pure. */

/** In days: an extract comes every month, so that by then one was missed. */
export const oldAfter = 45
/** In days: nothing in it can be acted on any more. */
export const letGoAfter = 90

const dayAway = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** Lists of days before this one are let go. */
export const letGoBefore = (today: string): string => dayAway(today, -letGoAfter)

/** In days, and when it goes; null while it is not old. */
export function ageOf(cut: string, today: string): { days: number; goesOn: string } | null {
  const { days } = Temporal.PlainDate.from(cut).until(today, { largestUnit: 'days' })
  return days > oldAfter ? { days, goesOn: dayAway(cut, letGoAfter + 1) } : null
}
