"""The same figures with pandas, as an analyst would write them: twelve indicators by month and team, area and authority.

Usage: extract_pandas.py FOLDER. Prints the seconds and the number of figures as JSON. No word of it is used by Upturn.
"""

import json
import sys
import time

import numpy as np
import pandas as pd

folder = sys.argv[1]
start = time.perf_counter()
last = pd.Period("2026-03", "M")
first = pd.Period("2021-04", "M")
# New Year, Easter, May, August and Christmas are enough to be fair: which days they are costs no time.
holidays = [f"{year}-{day}" for year in range(2021, 2028) for day in ("01-01", "05-03", "08-30", "12-25", "12-26")]


def read(name, days):
    return pd.read_csv(f"{folder}/{name}.csv", parse_dates=days)


def working_days(begin, end):
    there = begin.notna() & end.notna()
    days = pd.Series(np.nan, index=begin.index)
    days[there] = np.busday_count(
        begin[there].values.astype("datetime64[D]"), end[there].values.astype("datetime64[D]"), holidays=holidays
    )
    return days


department = read("ssd_department", [])
referral = read("ssd_cin_episodes", ["cine_referral_date", "cine_close_date"])
assessment = read("ssd_cin_assessments", ["cina_assessment_start_date", "cina_assessment_auth_date"])
enquiry = read("ssd_s47_enquiry", ["s47e_s47_start_date", "s47e_s47_end_date"])
conference = read("ssd_initial_cp_conference", ["icpc_icpc_target_date", "icpc_icpc_date"])
plan = read("ssd_cp_plans", ["cppl_cp_plan_start_date", "cppl_cp_plan_end_date"])

parent = dict(zip(department.dept_team_id, department.dept_team_parent_id))
tree = []
for team in department.dept_team_id:
    unit = team
    while isinstance(unit, str):
        tree.append((team, unit))
        unit = parent.get(unit)
tree = pd.DataFrame(tree, columns=["team", "unit"])


def figures(day, team, hit, of):
    """Added up by month and team, then up the tree."""
    rows = pd.DataFrame({"month": day.dt.to_period("M"), "team": team, "hit": hit, "of": of}).dropna(subset=["month"])
    kept = rows[(rows.month >= first) & (rows.month <= last)]
    whole = kept.groupby("month")[["hit", "of"]].sum()
    by_team = kept.groupby(["month", "team"])[["hit", "of"]].sum().reset_index().merge(tree, on="team")
    by_unit = by_team.groupby(["month", "unit"])[["hit", "of"]].sum()
    return len(whole) + len(by_unit)


assessment = assessment.merge(
    referral[["cine_referral_id", "cine_referral_date"]],
    how="left", left_on="cina_referral_id", right_on="cine_referral_id",
)
known = assessment.cine_referral_date <= assessment.cina_assessment_auth_date
began = assessment.cine_referral_date.where(known, assessment.cina_assessment_start_date)
authorised, by = assessment.cina_assessment_auth_date, assessment.cina_assessment_team
spent = working_days(began, authorised)
length = working_days(assessment.cina_assessment_start_date, authorised)
count = figures(authorised, by, (spent <= 45).astype(int), 1)
count += figures(authorised, by, length, 1)
count += figures(authorised, by, (assessment.cina_assessment_child_seen == "Y").astype(int), 1)

received, by = referral.cine_referral_date, referral.cine_referral_team
count += figures(received, by, 1, 1)
count += figures(received, by, (referral.cine_referral_nfa == "Y").astype(int), 1)
ordered = referral.sort_values(["cine_person_id", "cine_referral_date"])
earlier = ordered.groupby("cine_person_id").cine_referral_date.shift()
again = (earlier > ordered.cine_referral_date - pd.DateOffset(months=12)) & (earlier < ordered.cine_referral_date)
count += figures(ordered.cine_referral_date, ordered.cine_referral_team, again.astype(int), 1)

count += figures(enquiry.s47e_s47_start_date, enquiry.s47e_s47_completed_by_team, 1, 1)
conference = conference.merge(
    enquiry[["s47e_s47_enquiry_id", "s47e_s47_start_date"]],
    how="left", left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id",
)
held, by = conference.icpc_icpc_date, conference.icpc_icpc_team
waited = working_days(conference.s47e_s47_start_date, held)
count += figures(held, by, (waited <= 15).astype(int), 1)
count += figures(held, by, (conference.icpc_icpc_outcome_cp_flag == "Y").astype(int), 1)

plan = plan.merge(
    referral[["cine_referral_id", "cine_referral_team"]],
    how="left", left_on="cppl_referral_id", right_on="cine_referral_id",
)
began, ended, by = plan.cppl_cp_plan_start_date, plan.cppl_cp_plan_end_date, plan.cine_referral_team
count += figures(ended, by, (ended >= began + pd.DateOffset(years=2)).astype(int), 1)
number = plan.sort_values("cppl_cp_plan_start_date").groupby("cppl_person_id").cumcount()
count += figures(began, by, (number > 0).astype(int), 1)
for month in pd.period_range(first, last, freq="M"):
    end = month.end_time.normalize()
    there = plan[(began <= end) & ~(ended <= end)]
    count += 1 + len(there.merge(tree, left_on="cine_referral_team", right_on="team").groupby("unit").size())

print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "figures": count}))
