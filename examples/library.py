"""Check the shipped guideline and evaluate one patient, from Python."""

import guideproof

guideline = guideproof.load("guideline")
assert all(finding.severity == "note" for finding in guideproof.check(guideline))

facts = {
    "abdominal_imaging": "done",
    "chest_ct": "done",
    "laboratory_panel": "done",
    "m_stage": "m1",
    "renal_mass_biopsy": "not_done",
    "prior_nephrectomy": False,
    "hematuria": True,
}
evaluation = guideproof.evaluate(guideline, facts)

print(evaluation.status)
for recommended in evaluation.recommendations:
    print(recommended.item.direction, recommended.intervention.title, recommended.item.graded)
for need in evaluation.needs[:3]:
    print("needs", need.element, "for", ", ".join(need.asked_by))
