/** Every page of reminders, and the calendar. */
import type { Route } from '../../route.ts'
import { myReminderRoutes } from './my-reminders.tsx'
import { reminderRuleRoutes } from './reminder-rules.tsx'
import { unsubscribeRoutes } from './unsubscribe.tsx'

export const routes: readonly Route[] = [...myReminderRoutes, ...reminderRuleRoutes, ...unsubscribeRoutes]
