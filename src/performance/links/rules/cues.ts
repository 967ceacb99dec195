/**
 * What documents say when they mean an indicator without its code. Each cue was written by reading plans; a cue that fits
 * only proposes a link, which a person confirms. Pure.
 */

/** By the indicator's code; matched without regard to capitals, within one clause. */
export const cues: Readonly<Record<string, readonly RegExp[]>> = {
  'CAF meetings': [/\bcaf meetings?/, /early help meetings?/],
  'Re-referrals': [/\bre-?referrals?/, /repeat referrals?/],
  'NI 68': [/referrals? .{0,40}(?:going|go|went) on to initial assessment/],
  'NI 59': [/initial assessments? .{0,80}(?:time|timescales?|working days|\bdays)\b/],
  'NI 60': [/core assessments? .{0,80}(?:time|timescales?|working days|\bdays)\b/],
  'Single assessments in time': [
    /assessments?\b.{0,60}\b(?:45|forty-five) (?:working )?days/,
    /single assessments? .{0,40}time/,
  ],
  'Child seen': [/\bseen (?:alone )?during (?:their |the |an? )?assessment/],
  'Conferences in time': [/conferences?\b.{0,60}\b(?:15|fifteen) (?:working )?days/],
  'Section 47': [/section 47 enquiries per/],
  'Protection plans': [/children (?:on|subject to) (?:a )?(?:child )?protection plans? per/],
  'NI 64': [/plans?\b.{0,30}\blast(?:ing|ed)? (?:two|2) years/],
  'Open over two years': [/(?:two|2) years (?:or more )?(?:with|on) a (?:child protection )?plan/],
  'NI 65': [
    /repeat (?:child protection )?plans?/,
    /\bplans?\b.{0,20}\b(?:second|subsequent) (?:or later |or subsequent )?time/,
  ],
  'NI 67': [/child protection (?:plans? |cases? )?review(?:s|ed)?\b.{0,40}\btim(?:e|escale)/],
  'Protection visits': [/child protection visits?/, /protection plan (?:are|is) visited/],
  'Seen alone': [/\bseen alone at\b/],
  'NI 62': [/(?:three|3) or more placements/],
  'NI 63': [/placement stability/, /same placement for\b/, /long-term stability/],
  'NI 66': [/(?:care|lac|looked[- ]after(?: children)?(?:['’]s)?) reviews?\b.{0,40}\btim(?:e|escale)/],
  'Care visits': [/visits? to (?:looked[- ]after children|children in care)/, /children in care are visited/],
  // A first assessment within 20 working days of coming into care is another measure than one in every year.
  'Health assessments': [/(?<!initial )health assessments?\b.{0,60}(?:\btime\b|year|%|working days)/],
  'Dental checks': [/dental checks?/],
  'Residential care': [
    /children in (?:care|children['’]s homes|residential).{0,30}(?:residential|children['’]s homes)/,
  ],
  'Missing episodes': [/missing episodes?/, /episodes? of (?:going )?missing/],
  'Return interviews': [/return (?:home )?(?:interviews?|conversations?)/, /conversations? offered\b/],
  'In touch': [/\bin touch\b/, /\blost touch\b/],
  'Suitable accommodation': [/suitable accommodation/],
  'Care leavers active': [/(?:^|[^t] )in education, employment (?:or|and) training/],
  'NI 117': [/\bneet\b/, /not in education, (?:employment|training)/],
  Caseload: [/\bcaseloads?\b/, /children for each social worker/, /holds more than \d+ children/],
  Agency: [/\bagency (?:staff|rate|workers?|social workers?)/],
  Vacancies: [/\bvacanc(?:y|ies)\b/, /\bvacant posts?/],
  Supervision: [/\bsupervis(?:ion|ed)\b.{0,40}(?:month|%|as planned|in time)/],
  'Staff satisfaction': [/staff (?:satisfaction|survey)/],
  Satisfaction: [/satisfaction of (?:children|families|parents)/, /(?:families|parents|children)\b.{0,30}\bsatisfied/],
  'Children heard': [/(?:took|take) part in their reviews?/, /participat\w+ .{0,20}reviews?/],
  'NI 19': [/\bre-?offend/],
  'NI 111': [/first[- ]time entrants/],
  Custody: [/\bcustodial sentences?/, /sentenced to custody/],
  'NI 58': [/emotional (?:health|well-?being)/, /strengths and difficulties/],
  'NI 61': [/adopt\w*\b.{0,50}\b(?:12|twelve) months/],
  'NI 87': [/persistent(?:ly)? absen/],
}
