/**
 * Tables for files of no known format: the case tables in plain words. A person says which heading is which column, and
 * what the values of a column mean that has few of them.
 */
import { careTables } from './own-care-tables.ts'
import {
  child,
  day,
  ended,
  flag,
  needed,
  number,
  type OwnTable,
  oneOf,
  ref,
  started,
  team,
  text,
  worker,
} from './own-column.ts'

export const ownTables: readonly OwnTable[] = [
  {
    caseTable: 'child',
    title: 'Children',
    columns: {
      child,
      'date of birth': day('born', 'For figures by age.', 'DOB'),
      sex: text('sex', 'For figures by sex, as M and F or in words.'),
      ethnicity: text('ethnicity', 'For figures by ethnicity, as a code such as WBRI or in words.'),
      disabled: flag('disabled', 'whether the child has a disability.'),
    },
  },
  {
    caseTable: 'contact',
    title: 'Contacts',
    columns: {
      child,
      'contact date': needed(day('received', 'The day on which the contact came in.')),
      source: text('source', 'Who made it.'),
      team,
    },
  },
  {
    caseTable: 'early_help',
    title: 'Early help assessments',
    columns: {
      child,
      'start date': started('the assessment'),
      'completion date': day('finished', 'The day on which it was finished.'),
      organisation: text('organisation', 'Who made it.'),
      team,
    },
  },
  {
    caseTable: 'referral',
    title: 'Referrals',
    columns: {
      'referral reference': ref('the referral'),
      child,
      'referral date': needed(day('received', 'The day on which the referral came in.', 'Date received')),
      source: text('source', 'Who referred the child.', 'Referral source'),
      'no further action': flag('no_further_action', 'whether nothing more was done.'),
      'closure date': day('closed', 'The day on which the case was closed; empty while it is open.', 'Case end date'),
      team,
      worker,
    },
  },
  {
    caseTable: 'assessment',
    title: 'Assessments',
    columns: {
      'assessment reference': ref('the assessment'),
      child,
      'referral reference': text('referral', 'The referral that it followed: its time runs from there.'),
      kind: oneOf(
        'kind',
        'Initial, core or single. Without it every one counts as single.',
        'initial',
        'core',
        'single',
      ),
      'start date': started('the assessment'),
      'authorisation date': day(
        'authorised',
        'The day on which it was authorised; empty while it is open.',
        'Completion date',
      ),
      'child seen': flag('child_seen', 'whether the child was seen.'),
      team,
      worker,
    },
  },
  {
    caseTable: 'enquiry',
    title: 'Section 47 enquiries',
    columns: {
      'enquiry reference': ref('the enquiry'),
      child,
      'referral reference': text('referral', 'The referral that it followed.'),
      'start date': started('the enquiry'),
      'end date': ended('the enquiry'),
      'conference needed': flag('conference_needed', 'whether it led to a conference.'),
      team,
      worker,
    },
  },
  {
    caseTable: 'conference',
    title: 'Initial child protection conferences',
    columns: {
      'conference reference': ref('the conference'),
      child,
      'enquiry reference': text('enquiry', 'The enquiry that led to it.'),
      'strategy discussion date': day(
        'strategy_on',
        'Where its 15 working days begin; else they begin with the enquiry.',
      ),
      'due date': day('due', 'The day by which it had to be held.'),
      'conference date': needed(day('held', 'The day on which it was held.', 'Held date')),
      'led to plan': flag('led_to_plan', 'whether the child was made the subject of a plan.'),
      'transfer in': flag('transfer_in', 'whether the child came with a plan from elsewhere.'),
      team,
    },
  },
  {
    caseTable: 'protection',
    title: 'Child protection plans',
    columns: {
      'plan reference': ref('the plan'),
      child,
      'start date': started('the plan'),
      'end date': ended('the plan'),
      category: text('category', 'Of abuse: neglect, emotional, physical, sexual or multiple.', 'Category of abuse'),
      'earlier plans': number(
        'earlier_plans',
        'How many plans the child had before; else they are counted in the file.',
      ),
      team,
      worker,
    },
  },
  {
    caseTable: 'protection_review',
    title: 'Reviews of child protection plans',
    columns: {
      child,
      'plan reference': text('protection', 'The plan that was reviewed.'),
      'due date': day('due', 'The day by which it had to be held.'),
      'review date': needed(day('held', 'The day on which it was held.')),
      'child took part': flag('took_part', 'whether the child took part.'),
      team,
    },
  },
  {
    caseTable: 'visit',
    title: 'Visits',
    columns: {
      child,
      about: oneOf('about', 'Whether for protection or care. Without it all are for protection.', 'protection', 'care'),
      'visit date': needed(day('held', 'The day of the visit.')),
      'child seen': flag('seen', 'whether the child was seen.'),
      'seen alone': flag('alone', 'whether the child was seen alone.'),
      team,
    },
  },
  ...careTables,
]
