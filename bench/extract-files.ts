/**
 * An extract as large as ten big authorities': a million assessments and what belongs to them, in the tables of the Standard
 * Safeguarding Dataset. Invented row by row, always the same.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

const first = Date.UTC(2021, 3, 1) / 86_400_000
const span = 1826
const days = Array.from({ length: span + 500 }, (_, at) =>
  new Date((first + at) * 86_400_000).toISOString().slice(0, 10),
)
/** The day, where it is not after the last one that the extract knows. */
const dayOr = (at: number, none = '') => (at < span ? (days[at] ?? none) : none)

/** Spreads numbers without chance, so that each run has the same rows. */
const mixed = (index: number, salt: number) => Math.imul((index + 1) ^ (salt * 0x9e3779b1), 0x85ebca6b) >>> 8

type Table = { headings: string; rows: number; row: (at: number) => string }

function tables(assessments: number): Record<string, Table> {
  const referrals = Math.round(assessments * 0.7)
  const enquiries = Math.round(assessments * 0.3)
  const conferences = Math.round(assessments * 0.1)
  const team = (at: number) => `T${at % 40}`
  const referral = (at: number) => at % referrals
  const referredOn = (at: number) => Math.floor((referral(at) * span) / referrals)
  const child = (at: number) => `C${100_000 + (mixed(referral(at), 1) % Math.round(referrals * 0.6))}`
  const enquiry = (at: number) => mixed(at, 8) % enquiries
  const enquiredOn = (at: number) => referredOn(mixed(at, 3)) + (mixed(at, 4) % 20)
  return {
    ssd_department: {
      headings: 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name',
      rows: 46,
      row: (at) =>
        at === 0
          ? 'CITY,Harrowmere,,'
          : at < 6
            ? `A${at},Area ${at},CITY,Harrowmere`
            : `T${at - 6},Team ${at - 6},A${1 + (at % 5)},Area ${1 + (at % 5)}`,
    },
    ssd_cin_episodes: {
      headings:
        'cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_outcome_json,cine_referral_nfa,cine_close_reason,cine_close_date,cine_referral_team,cine_referral_worker_id',
      rows: referrals,
      row: (at) =>
        `R${at},${child(at)},${days[referredOn(at)]},N1,1A,,${mixed(at, 2) % 6 === 0 ? 'Y' : 'N'},RC8,${dayOr(referredOn(at) + 150)},${team(at)},W${at % 900}`,
    },
    ssd_cin_assessments: {
      headings:
        'cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_json,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id',
      rows: assessments,
      row: (at) =>
        `A${at},${child(at)},R${referral(at)},${days[referredOn(at) + 1]},${mixed(at, 5) % 9 ? 'Y' : 'N'},${dayOr(referredOn(at) + 20 + (mixed(at, 6) % 60))},,${mixed(at, 7) % 3 ? 'N' : 'Y'},${team(referral(at))},W${at % 900}`,
    },
    ssd_s47_enquiry: {
      headings:
        's47e_s47_enquiry_id,s47e_referral_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,s47e_s47_outcome_json,s47e_s47_completed_by_team,s47e_s47_completed_by_worker_id',
      rows: enquiries,
      row: (at) =>
        `E${at},R${referral(mixed(at, 3))},${child(mixed(at, 3))},${days[enquiredOn(at)]},${dayOr(enquiredOn(at) + 12)},${mixed(at, 9) % 3 ? 'Y' : 'N'},,${team(at)},W${at % 900}`,
    },
    ssd_initial_cp_conference: {
      headings:
        'icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,icpc_cp_plan_id,icpc_referral_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,icpc_icpc_outcome_cp_flag,icpc_icpc_outcome_json,icpc_icpc_team,icpc_icpc_worker_id',
      rows: conferences,
      row: (at) => {
        const held = enquiredOn(enquiry(at)) + 8 + (mixed(at, 10) % 20)
        return `I${at},M${at},E${enquiry(at)},${child(mixed(enquiry(at), 3))},P${at},,N,${dayOr(held)},${dayOr(held)},${mixed(at, 11) % 5 ? 'Y' : 'N'},,${team(at)},W${at % 900}`
      },
    },
    ssd_cp_plans: {
      headings:
        'cppl_cp_plan_id,cppl_referral_id,cppl_icpc_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category',
      rows: Math.round(conferences * 0.8),
      row: (at) => {
        const began = enquiredOn(enquiry(at)) + 28
        const plan = mixed(at, 3)
        return `P${at},R${referral(mixed(enquiry(at), 3))},I${at},${child(mixed(enquiry(at), 3))},${days[Math.min(began, span - 1)]},${dayOr(began + 60 + (plan % 800))},NEG,NEG`
      },
    },
  }
}

/** @returns the paths, and how many bytes there are in all */
export async function writeBenchExtract(folder: string, assessments: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (const [name, { headings, rows, row }] of Object.entries(tables(assessments))) {
    const path = join(folder, `${name}.csv`)
    const file = createWriteStream(path)
    let text = `${headings}\n`
    for (let at = 0; at < rows; at += 1) {
      text += `${row(at)}\n`
      if (text.length < 1_000_000) continue
      if (!file.write(text)) await new Promise((resolve) => file.once('drain', resolve))
      text = ''
    }
    file.end(text)
    await finished(file)
    paths.push(path)
  }
  return paths
}
