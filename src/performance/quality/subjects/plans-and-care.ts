/** Child protection plans, times in care, placements, visits and missing episodes. */
import type { Subject } from '../check.ts'

/** The same child's next one begins before this one ends. */
const overlaps = `coalesce(lead(started) over (partition by child order by started, id) > started
  and lead(started) over (partition by child order by started, id) < coalesce(ended, date '9999-12-31'), false)`

/** Days before and after the start of a plan in which its conference is looked for. */
const [before, after] = [30, 7]

export const plans: Subject = {
  rows: () => `
    select p.*, near.id is not null as conferred, coalesce(near.same, false) as same_day,
      twice.child is not null as twice, coalesce(known.open, false) as case_open, known.child is not null as referred,
      p.started >= (select min(held) from conference) as looked_for, child.born
    from (select *, ${overlaps} as runs_on from protection) p
      left join (select p.id, bool_or(c.held = p.started) as same from protection p join conference c
        on c.child = p.child and c.held between p.started - ${before} and p.started + ${after} group by p.id) near
        on near.id = p.id
      left join (select child, bool_or(closed is null) as open from referral group by child) known on known.child = p.child
      left join (select child, any_value(born) as born from child group by child) child on child.child = p.child
      left join (select child, started from protection group by all having count(*) > 1) twice
        on twice.child = p.child and twice.started = p.started`,
  checks: [
    {
      code: 'plan without team',
      title: 'Child protection plans without a team that is listed',
      kind: 'Left out or missing',
      of: 'plans',
      why: 'They count for the authority and for no team.',
      remedy: 'Key in who holds the child, or add the team to the list in the export.',
      wrong: 'team is null or (team not in (select team from team) and exists (select 1 from team))',
      column: true,
    },
    {
      code: 'plan without category',
      title: 'Child protection plans without a category of abuse',
      kind: 'Left out or missing',
      of: 'plans',
      why: 'They are missing from every figure by category.',
      remedy: 'Key in what the conference decided.',
      wrong: 'category is null',
      column: true,
    },
    {
      code: 'plan ended before it began',
      title: 'Child protection plans that ended before they began',
      kind: 'Impossible',
      of: 'plans that are over',
      why: 'Their length cannot be worked out.',
      remedy: 'Correct the day of the start or of the end.',
      census: '8925',
      among: 'ended is not null',
      wrong: 'ended < started',
    },
    {
      code: 'plan without conference',
      title: 'Child protection plans without a conference',
      kind: 'Does not fit together',
      of: 'plans since the first conference known',
      why: 'A plan begins with a conference: its figures are missing, or the plan is no plan.',
      remedy: 'Record the conference, or correct the day the plan began.',
      among: 'looked_for',
      wrong: 'not conferred',
    },
    {
      code: 'plan begun on another day than its conference',
      title: 'Child protection plans that do not begin on the day of their conference',
      kind: 'Does not fit together',
      of: 'plans with a conference',
      why: 'Plans and conferences fall into different months.',
      remedy: 'Correct whichever day is wrong.',
      census: '2885',
      among: 'looked_for and conferred',
      wrong: 'not same_day',
    },
    {
      code: 'plan open in a closed case',
      title: 'Child protection plans still open though the child’s case is closed',
      kind: 'Does not fit together',
      of: 'open plans',
      why: 'The child counts as on a plan, and nobody visits.',
      remedy: 'The team looks at each at once: end the plan, or open the case again.',
      among: 'ended is null and referred',
      wrong: 'not case_open',
    },
    {
      code: 'plan of an adult',
      title: 'Child protection plans still open after the eighteenth birthday',
      kind: 'Open for ever',
      of: 'open plans of children with a day of birth',
      why: 'They were never ended, and make plans look longer and more than they are.',
      remedy: 'End them on the birthday, or correct the day of birth.',
      among: 'ended is null and born is not null',
      wrong: 'born <= :cut - interval 18 year',
    },
    {
      code: 'plans overlap',
      title: 'Child protection plans of one child that overlap',
      kind: 'Does not fit together',
      of: 'plans',
      why: 'One child counts as having had two plans, a second time.',
      remedy: 'End the earlier one, or remove one of the two.',
      census: '8866',
      wrong: 'runs_on',
    },
    {
      code: 'plan twice',
      title: 'Child protection plans of one child begun on one day',
      kind: 'Twice',
      of: 'plans',
      why: 'Each counts.',
      remedy: 'Look at each pair, and remove the one that was keyed in by mistake.',
      wrong: 'twice',
    },
    {
      code: 'plan in the future',
      title: 'Child protection plans after the day of the extract',
      kind: 'Unlikely',
      of: 'plans',
      why: 'They fall into no month that is counted.',
      remedy: 'Correct the year, or check the cut date of the extract.',
      wrong: 'started > :cut or ended > :cut',
    },
  ],
}

export const timesInCare: Subject = {
  rows: () => `
    select c.*, born, placed.child is not null as placed, exists (select 1 from placement) as asked_placed
    from (select *, ${overlaps} as runs_on from care) c
      left join (select child, any_value(born) as born from child group by child) child on child.child = c.child
      left join (select distinct child from placement where ended is null) placed on placed.child = c.child`,
  checks: [
    {
      code: 'care ended before it began',
      title: 'Times in care that ended before they began',
      kind: 'Impossible',
      of: 'times in care that are over',
      why: 'Their length cannot be worked out.',
      remedy: 'Correct the day of the start or of the end.',
      among: 'ended is not null',
      wrong: 'ended < started',
    },
    {
      code: 'care before birth',
      title: 'Times in care that began before the child was born',
      kind: 'Impossible',
      of: 'times in care of children with a day of birth',
      why: 'One of the two days is wrong, and with it every figure by age.',
      remedy: 'Correct the day of birth or of the start.',
      among: 'born is not null',
      wrong: 'started < born',
    },
    {
      code: 'care of an adult',
      title: 'Times in care still open after the eighteenth birthday',
      kind: 'Open for ever',
      of: 'open times in care of children with a day of birth',
      why: 'A young adult counts as a child in care.',
      remedy: 'End them on the birthday, or correct the day of birth.',
      among: 'ended is null and born is not null',
      wrong: 'born <= :cut - interval 18 year',
    },
    {
      code: 'care without placement',
      title: 'Children in care without a placement',
      kind: 'Left out or missing',
      of: 'open times in care',
      why: 'They are missing from every figure about where children live.',
      remedy: 'Key in where the child lives.',
      among: 'ended is null and asked_placed',
      wrong: 'not placed',
    },
    {
      code: 'times in care overlap',
      title: 'Times in care of one child that overlap',
      kind: 'Does not fit together',
      of: 'times in care',
      why: 'One child counts twice.',
      remedy: 'End the earlier one, or put the two together.',
      wrong: 'runs_on',
    },
    {
      code: 'care in the future',
      title: 'Times in care after the day of the extract',
      kind: 'Unlikely',
      of: 'times in care',
      why: 'They fall into no month that is counted.',
      remedy: 'Correct the year, or check the cut date of the extract.',
      wrong: 'started > :cut or ended > :cut',
    },
  ],
}

export const placements: Subject = {
  rows: () => `
    select p.*, care.ended as care_ended, care.id is not null as in_care
    from (select *, ${overlaps} as runs_on from placement) p left join care on care.id = p.care`,
  checks: [
    {
      code: 'placement open after care',
      title: 'Placements still open though the time in care is over',
      kind: 'Does not fit together',
      of: 'placements of times in care that are over',
      why: 'The child counts as placed.',
      remedy: 'End the placement on the day the child left care.',
      among: 'care_ended is not null',
      wrong: 'ended is null',
    },
    {
      code: 'placements overlap',
      title: 'Placements of one child that overlap',
      kind: 'Does not fit together',
      of: 'placements',
      why: 'Moves come out too many or too few, and stability with them.',
      remedy: 'End the earlier one on the day of the move.',
      wrong: 'runs_on',
    },
  ],
}

export const visits: Subject = {
  rows: () => 'select * from visit',
  checks: [
    {
      code: 'visit without seen alone',
      title: 'Visits that do not say whether the child was seen alone',
      kind: 'Left out or missing',
      of: 'visits to children on a plan who were seen',
      why: 'They count as not seen alone.',
      remedy: 'The worker says so for each visit.',
      among: "about = 'protection' and seen",
      wrong: 'alone is null',
      column: true,
    },
    {
      code: 'visit in the future',
      title: 'Visits recorded as made after the day of the extract',
      kind: 'Unlikely',
      of: 'visits',
      why: 'They fall into no month that is counted.',
      remedy: 'Correct the year, or check the cut date of the extract.',
      wrong: 'held > :cut',
    },
  ],
}

export const missingEpisodes: Subject = {
  rows: () => 'select * from missing',
  checks: [
    {
      code: 'missing for ever',
      title: 'Missing episodes without an end for more than four weeks',
      kind: 'Open for ever',
      of: 'missing episodes older than four weeks',
      why: 'Either a child is missing, or the return was never keyed in, with its interview.',
      remedy: 'The team looks at each at once, and keys in when the child came back.',
      among: 'started < :cut - interval 28 day',
      wrong: 'ended is null',
    },
  ],
}
