"""Check the shipped guideline and evaluate one patient, from Python."""

import guideproof

guideline = guideproof.load("guideline")
assert all(finding.severity == "note" for finding in guideproof.check(guideline))

facts = {
    "age": 61,
    "abdominal_imaging": "done",
    "chest_ct": "done",
    "laboratory_panel": "done",
    "m_stage": "m1",
    "renal_mass_biopsy": "not_done",
    "liver_biopsy": "not_done",
    "nephrectomy_pathology": "not_available",
    "prior_nephrectomy": False,
    "hematuria": True,
    "surgical_candidate": True,
    "primary_resectable": True,
    "normal_contralateral_kidney": True,
}
evaluation = guideproof.evaluate(guideline, facts)

print(evaluation.status)
for recommended in evaluation.recommendations:
    print(recommended.item.direction, recommended.intervention.title, recommended.item.graded)
for need in evaluation.needs[:3]:
    print("needs", need.element, "for", ", ".join(need.asked_by))
