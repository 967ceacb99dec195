/**
 * How progress is written by hand: for each recommendation, by place of the action in it (from 0), what was said and when.
 * `[day in 2026, percent, note, more?]`: 0 is not started, 100 delivered, null in progress with no figure.
 */
export type More = { forecast?: string; blocker?: string; pathToGreen?: string; by?: string; status?: 'withdrawn' }
export type Said = [day: string, percent: number | null, note: string, more?: More]
export type Progress = Record<string, Record<number, Said[]>>
