/** The formats of extract that are read. Which one was handed in is told by its headings. */
import type { Format } from './format.ts'
import { annexA } from './formats/annex-a-cases.ts'
import { cin } from './formats/cin-cases.ts'
import { ssd } from './formats/ssd-cases.ts'
import { ssda903 } from './formats/ssda903-cases.ts'

export const formats: readonly Format[] = [ssd, annexA, cin, ssda903]
