"""What becomes of the worked cases: whose result is another one, and how much they visit before and after."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.cases.coverage import visited
from guideproof.analysis.comparing.comparison import ChangedCase, Shares
from guideproof.analysis.comparing.offers import advice, in_words, said
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.telling import told
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.model.guideline import Guideline
from guideproof.model.vignette import Vignette


def changed_cases(base: Guideline, head: Guideline, replay: Replay) -> Iterator[ChangedCase]:
    """The worked cases of the later version of which both versions say something else. Each version is given the facts
    that it knows of."""
    for vignette in head.vignettes.values():
        entry = _entry(vignette, head)
        if entry is None or entry not in base.manifest.entry_points:
            continue
        was, becomes = replay.evaluations(vignette.facts, entry)
        for says in (_treated, _told):
            one, other = says(was, base), says(becomes, head)
            gone, new = (
                tuple(each for each in mine if each not in others) for mine, others in ((one, other), (other, one))
            )
            if gone or new:
                yield ChangedCase(vignette.id, vignette.title or vignette.id, gone, new)
                break


def covered(guideline: Guideline) -> Shares:
    """How many nodes and branches the worked cases of a version visit, and of how many. Raises ``NotEvaluable`` and
    ``Circular``."""
    evaluator = evaluator_for(guideline)
    entered = ((each, _entry(each, guideline)) for each in guideline.vignettes.values())
    evaluations = (evaluator.evaluate(each.facts, entry) for each, entry in entered if entry is not None)
    shares = visited(guideline, evaluations).shares
    return {kind: shares[kind] for kind in ("nodes", "branches")}


def _entry(vignette: Vignette, guideline: Guideline) -> str | None:
    if vignette.entry is not None:
        return vignette.entry.id
    return None if guideline.default_entry is None else guideline.default_entry.name


def _treated(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """What is offered, with amounts and days, and how far the evaluation came."""
    return (*told(evaluation, guideline), evaluation.status.value.replace("_", " "))


def _told(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """Grades and regimens, and the texts with the values of the patient."""
    found = [in_words(key, guideline) for key in said(evaluation, guideline, advice)]
    found += [f"{each.intervention.title}: {each.detail}" for each in evaluation.recommendations if each.detail]
    found += [f"{each.node.title}: {each.until}" for each in evaluation.reassess if each.until]
    return tuple(sorted(dict.fromkeys(found)))
