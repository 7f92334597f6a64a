"""What a comparison says in one sentence: is anybody treated differently, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.analysis.comparing.comparison import Comparison, Edit, Layer, PatientDifference, Side
from guideproof.program.titled import listed
from guideproof.reporters.comparison.places import SPEAKS, parts_apart
from guideproof.reporters.in_words import plural

_MOST_RULES = 3
"""So many safety rules are named in the sentence."""

_ADVISED = ("grade", "grade", "grade", "tier", "priority", "detail", "regimen")
"""What is said of one intervention, in the order of ``offers.advised``."""

_ONE_EACH = {Side.ONLY_BASE, Side.ONLY_HEAD}


def verdict(comparison: Comparison) -> str:
    """In one sentence: is anybody treated differently, and how sure is that?"""
    if comparison.same:
        return "Nothing differs." if not comparison.two_guidelines else _asked(comparison)
    less = _guarding_less(comparison)
    if comparison.not_compared is not None:
        return f"{less}Whether patients are treated differently could not be asked: {comparison.not_compared}."
    changed = "" if less else _guarded(comparison)
    return f"{less}{_asked(comparison)}{_agreeing(comparison)}{changed}{_unasked(comparison)}"


def _asked(comparison: Comparison) -> str:
    if not comparison.asked:
        edits = plural(len(comparison.edits), "edit")
        return f"No question was asked, since no edit concerns what is decided of complete records ({edits})."
    treated = [each for each in comparison.found if each.layer in (Layer.ADMISSION, Layer.TREATMENT)]
    proven = _counted(comparison)
    if treated:
        return f"{_treated(comparison, treated)} ({proven})."
    if comparison.assumes_otherwise:
        whole = "nobody is" if not comparison.open else "nobody was found who is, but that is not proven"
        whole += f", and some are told {_advised(comparison)}" if comparison.of(Layer.ADVICE) else ""
        lacks = "Who lacks a value may be treated differently, since what that means was changed"
        return f"{lacks}; of complete records {whole} ({proven})."
    if comparison.open:
        return f"Nobody was found who is treated differently, but that is not proven ({proven})."
    if comparison.of(Layer.ADVICE):
        return f"Nobody is offered another treatment, but some are told {_advised(comparison)} ({proven})."
    whole = "all complete records" if not comparison.agreeing else "the complete records that were compared"
    if comparison.of(Layer.ASKED):
        return f"Nobody is treated differently, proven over {whole}; something else is asked ({proven})."
    return f"Nobody is treated differently, proven over {whole} ({proven})."


def _advised(comparison: Comparison) -> str:
    """What some are told otherwise of what they are offered, where it is plain which of all."""
    found = comparison.of(Layer.ADVICE)
    kinds: set[str] = {"detail"} if any(each.side is Side.BOTH for each in found) else set()
    for each in found:
        there = [other for other in found if other.about == each.about and {each.side, other.side} == _ONE_EACH]
        near = [other for other in there if len(there) == 1 or len(parts_apart(each, other)) == 1]
        if each.side is not Side.BOTH and (len(near) != 1 or not each.parts):
            return "another grade, detail or regimen"
        for other in near:
            pairs = zip(_ADVISED, each.parts, other.parts, strict=True)
            kinds |= {kind for kind, was, now in pairs if was != now}
    return f"another {listed([kind for kind in dict.fromkeys(_ADVISED) if kind in kinds], 'or')}"


def _treated(comparison: Comparison, treated: Sequence[PatientDifference]) -> str:
    """That somebody is treated differently, or has an answer in one version alone."""
    entries = {each.entry for each in treated}
    visits = plural(len(entries), "visit") if all(entries) else "every visit"
    sides = {each.side for each in treated if each.layer is Layer.ADMISSION}
    answers = (
        _ANSWERS.get(frozenset(sides), "") if not comparison.two_guidelines else "an answer in one guideline alone"
    )
    if any(each.layer is Layer.TREATMENT for each in treated):
        return f"Some patients are treated differently, at {visits}" + (f"; some have {answers}" if sides else "")
    rest = "" if comparison.open or comparison.assumes_otherwise else "; whoever has one in both is treated alike"
    rest += f", but some are told {_advised(comparison)}" if rest and comparison.of(Layer.ADVICE) else ""
    return f"Some patients have {answers}, at {visits}{rest}"


_ANSWERS = {
    frozenset({Side.ONLY_BASE}): "no answer any more",
    frozenset({Side.ONLY_HEAD}): "an answer who had none",
    frozenset({Side.ONLY_BASE, Side.ONLY_HEAD}): "an answer who had none, others have none any more",
}
"""What becomes of patients whom one version alone admits."""


def _counted(comparison: Comparison) -> str:
    """How many questions were put, and what came of them."""
    shown = comparison.asked - comparison.proven - len(comparison.open)
    if comparison.proven == comparison.asked:
        whole = "proven to concern nobody"
        return f"{plural(comparison.asked, 'question')}, {'all ' if comparison.asked > 1 else ''}{whole}"
    said = [f"{comparison.proven} proven to concern nobody"] if comparison.proven else []
    said += [f"{shown} answered by a patient"] if shown > 0 else []
    said += [f"{len(comparison.open)} not decided"] if comparison.open else []
    return f"{plural(comparison.asked, 'question')}: {', '.join(said)}"


def _agreeing(comparison: Comparison) -> str:
    """Which records were compared alone, where one version asks for what the other computes."""
    if not comparison.agreeing or not comparison.asked:
        return ""
    what = " and ".join(comparison.agreeing)
    return f" Compared were only records in which {what} is stated as it is computed; of others nothing is proven."


def _guarding_less(comparison: Comparison) -> str:
    """Which safety rules guard somebody, or against something, no longer: nobody need be treated differently today."""
    found = [each.what for each in comparison.of(Layer.SAFETY) if each.side is Side.ONLY_BASE]
    names = [what.removeprefix("the rule ").removesuffix(SPEAKS) for what in found]
    edits = [each for each in comparison.edits if each.layer is Layer.SAFETY]
    less = [each.thing for each in edits if each.part in ("removed", "no longer speaks of") or _weighs_less(each)]
    names += [comparison.titles.get(thing, thing).removeprefix("safety rule ") for thing in less]
    names = list(dict.fromkeys(names))
    if not names or comparison.two_guidelines:
        return ""
    more = f" and {plural(len(names) - _MOST_RULES, 'more rule')}" if len(names) > _MOST_RULES else ""
    return f"Safety rules guard less than before: {'; '.join(names[:_MOST_RULES])}{more}. "


def _weighs_less(edit: Edit) -> bool:
    """Whether a rule that is broken stops less than before."""
    weights = ("off", "warning", "error")
    if edit.part != "severity" or edit.before not in weights or edit.after not in weights:
        return False
    return weights.index(edit.after) < weights.index(edit.before)


def _guarded(comparison: Comparison) -> str:
    """That safety rules were changed otherwise."""
    changed = comparison.of(Layer.SAFETY) or any(each.layer is Layer.SAFETY for each in comparison.edits)
    how = "speak of other patients" if comparison.two_guidelines else "were changed"
    return f" Safety rules {how}." if changed else ""


def _unasked(comparison: Comparison) -> str:
    """What the sentence before does not speak of."""
    edits = comparison.unasked
    if not edits:
        return ""
    things = "; ".join(f"{comparison.titles.get(each.thing, each.thing)}, {each.part}" for each in edits[:3])
    more = f" and {len(edits) - 3} more" if len(edits) > 3 else ""
    return f" Not asked was what comes of {plural(len(edits), 'edit')} of what is asked or recommended: {things}{more}."
