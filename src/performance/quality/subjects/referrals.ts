/** Referrals, and the children they are of. */
import type { Subject } from '../check.ts'

/** The last day on which anything is known to have happened for a child; what is still going on happens on the last of all. */
const lastSeen = (cut: string) => `
  select child, max(day) as day from (
    select child, coalesce(authorised, started) as day from assessment
    union all select child, coalesce(ended, started) from enquiry
    union all select child, held from conference
    union all select child, coalesce(ended, ${cut}) from protection
    union all select child, coalesce(ended, ${cut}) from care
    union all select child, held from visit
    union all select child, held from protection_review
    union all select child, held from care_review
    union all select child, received from contact)
  where day <= ${cut} group by child`

export const referrals: Subject = {
  rows: (cut) => `
    select r.*, last.day as last_day, twice.child is not null as twice
    from referral r left join (${lastSeen(cut)}) last on last.child = r.child
      left join (select child, received from referral group by all having count(*) > 1) twice
        on twice.child = r.child and twice.received = r.received`,
  checks: [
    {
      code: 'referral without team',
      title: 'Referrals without a team that is listed',
      kind: 'Left out or missing',
      of: 'referrals',
      why: 'They count for the authority and for no team.',
      remedy: 'Key in the team, or add it to the list of teams in the export.',
      wrong: `team is null or (team not in (select team from team) and exists (select 1 from team))`,
      column: true,
    },
    {
      code: 'referral without worker',
      title: 'Open referrals without a worker',
      kind: 'Left out or missing',
      of: 'open referrals',
      why: 'Nobody is known to hold the child, and caseloads come out too small.',
      remedy: 'The team’s manager allocates them, or closes what is over.',
      among: 'closed is null and no_further_action is not true',
      wrong: 'worker is null',
      column: true,
    },
    {
      code: 'referral closed before it came',
      title: 'Referrals that closed before they came',
      kind: 'Impossible',
      of: 'referrals that are closed',
      why: 'Their length cannot be worked out.',
      remedy: 'Correct the day of the referral or of its end.',
      census: '1103',
      among: 'closed is not null',
      wrong: 'closed < received',
    },
    {
      code: 'referral open for ever',
      title: 'Referrals open though nothing has happened for six months',
      kind: 'Open for ever',
      of: 'open referrals',
      why: 'They look like children in need and hide who really is: often they were never closed.',
      remedy: 'The team looks at each and closes it on the day it was over, or records what is being done.',
      among: 'closed is null',
      // A child is often visited for years, or in care, with no other entry.
      needs: ['visit', 'care'],
      wrong: ':cut - interval 6 month >= greatest(received, coalesce(last_day, received))',
    },
    {
      code: 'referral without action open',
      title: 'Referrals with no further action that are still open',
      kind: 'Open for ever',
      of: 'referrals with no further action',
      why: 'They count as open work that nobody does.',
      remedy: 'Close them on the day of the decision.',
      among: 'no_further_action',
      wrong: 'closed is null and received <= :cut - interval 1 month',
    },
    {
      code: 'referral twice',
      title: 'Referrals of one child on one day',
      kind: 'Twice',
      of: 'referrals',
      why: 'Each counts: referrals and re-referrals come out too many.',
      remedy: 'Look at each pair, and remove the one that was keyed in by mistake.',
      wrong: 'twice',
    },
    {
      code: 'referral in the future',
      title: 'Referrals after the day of the extract',
      kind: 'Unlikely',
      of: 'referrals',
      why: 'They fall into no month that is counted.',
      remedy: 'Correct the year, or check the cut date of the extract.',
      wrong: 'received > :cut or closed > :cut',
    },
  ],
}

/** Children who were ever referred, each with the team of the newest referral. */
export const children: Subject = {
  rows: () => `
    select r.*, c.born, c.sex, c.ethnicity
    from (select child, arg_max(team, received) as team, max(received) as received from referral group by child) r
      left join (select child, any_value(born) as born, any_value(sex) as sex, any_value(ethnicity) as ethnicity
        from child group by child) c on c.child = r.child`,
  checks: [
    {
      code: 'child without day of birth',
      title: 'Children without a day of birth',
      kind: 'Left out or missing',
      of: 'children referred',
      why: 'They are missing from every figure by age.',
      remedy: 'Key it in, or the day the child is expected.',
      wrong: 'born is null',
      column: true,
    },
    {
      code: 'child without sex',
      title: 'Children without their sex',
      kind: 'Left out or missing',
      of: 'children referred',
      why: 'They are missing from every figure by sex.',
      remedy: 'Key it in when the child is next seen.',
      wrong: 'sex is null',
      column: true,
    },
    {
      code: 'child without ethnicity',
      title: 'Children without their ethnicity',
      kind: 'Left out or missing',
      of: 'children referred',
      why: 'Nobody can see whether some groups are served worse than others.',
      remedy: 'Ask the family, and key in what they say.',
      wrong: 'ethnicity is null',
      column: true,
    },
    {
      code: 'child of no likely age',
      title: 'Children older than 25, or more than nine months from birth, when referred',
      kind: 'Unlikely',
      of: 'children with a day of birth',
      why: 'The day of birth is wrong, or the record is an adult’s.',
      remedy: 'Check the day of birth; take the record out if it is of a parent.',
      among: 'born is not null',
      wrong: 'born <= received - interval 26 year or born > received + interval 280 day',
    },
  ],
}
