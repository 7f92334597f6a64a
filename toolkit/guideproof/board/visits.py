"""The next visits: when, which, and where the algorithm is entered then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.evaluation.result import Evaluation, Reassessment
from guideproof.board.cited import Citations
from guideproof.board.reasons import reasons
from guideproof.board.shape import BoardEntry, Reason
from guideproof.board.values import Values
from guideproof.board.words import AGAIN
from guideproof.program.titled import period


def next_visits(evaluation: Evaluation, values: Values, citations: Citations) -> Iterator[BoardEntry]:
    """One entry a visit; those that say the same once."""
    seen = set()
    for each in evaluation.reassess:
        entry = values.guideline.manifest.entry_points.get(each.reassess.resume_at.id)
        then = entry.title if entry is not None else each.reassess.resume_at.id
        then = AGAIN if each.reassess.resume_at.id == evaluation.entry else then
        when = _capital(_when(each, evaluation.on))
        said = when, each.node.title, then
        if said in seen:
            continue
        seen.add(said)
        why = [Reason("Then", then)]
        why += [Reason("Because", reason) for reason in reasons(each.node.id, evaluation, values)]
        why += [Reason("Rationale", each.node.rationale)] if each.node.rationale else []
        why += citations.reasons(each.node.evidence)
        yield BoardEntry(when, each.node.id, says=each.node.title, why=tuple(why))


def _when(each: Reassessment, on: str | None) -> str:
    if each.reassess.due is not None:
        return _due(each.due, on)
    if each.reassess.after is not None:
        return period(each.reassess.after)
    return f"when this is so: {each.until}" if each.until else "when the time has come"


def _due(due: str | Mapping[str, str] | None, on: str | None) -> str:
    """A day, the days between which it lies, or that it is not known; one that has passed is said to have."""
    match due:
        case None:
            return "on a date that is not known yet"
        case str() if on is not None and due < on:
            return f"due since {due}"
        case str():
            return f"on {due}" if due != on else f"on {due}, the day of this visit"
        case _:
            first, last = due["on_or_after"], due["on_or_before"]
            passed = ", which has passed" if on is not None and last < on else ""
            return f"between {first} and {last}{passed}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
