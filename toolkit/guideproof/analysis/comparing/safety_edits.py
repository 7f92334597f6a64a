"""What an author changed of safety rules: whom they speak of, of what, and how much they weigh."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing import word_edits
from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import plain
from guideproof.analysis.comparing.offers import visit_title
from guideproof.analysis.comparing.things import apart
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.safety import Always, Never, NeverTogether, SafetyRule, spoken_of, targets_of


def rule_parts(base: Guideline, head: Guideline, one: SafetyRule, other: SafetyRule) -> Iterator[Part]:
    """What differs between two versions of a rule, the interventions that it guards by name: one that a rule no longer
    speaks of, since a tag was taken from it, is unprotected though no patient is treated differently."""
    if type(one.rule) is not type(other.rule):
        yield Part(Layer.SAFETY, "kind", _kind(one), _kind(other))
    elif plain(_when(one)) != plain(_when(other)):
        yield Part(Layer.SAFETY, "where it holds", *apart(base, _when(one), head, _when(other)))
    if (
        isinstance(one.rule, Always)
        and isinstance(other.rule, Always)
        and plain(one.rule.entry) != plain(other.rule.entry)
    ):
        visits = (_visit(*each) for each in ((base, one), (head, other)))
        yield Part(Layer.SAFETY, "visit", *visits)
    yield from guarded_parts(base, head, one, other)
    if one.severity != other.severity:
        yield Part(Layer.SAFETY, "severity", one.severity or "error", other.severity or "error")
    if plain(one.allow) != plain(other.allow):
        yield Part(Layer.SAFETY, "exceptions (`allow`)", None, None)
    spoken_of = {"rule", "severity"} if plain(one.allow) == plain(other.allow) else {"rule", "severity", "allow"}
    yield from word_edits.rest(one, other, frozenset(spoken_of))


def guarded_parts(base: Guideline, head: Guideline, one: SafetyRule, other: SafetyRule) -> Iterator[Part]:
    """Which interventions a rule speaks of in one version alone, with tags and categories taken apart."""
    were, are = _guarded(base, one), _guarded(head, other)
    for id in sorted(were - are):
        yield Part(Layer.SAFETY, "no longer speaks of", _title(base, id), None)
    for id in sorted(are - were):
        yield Part(Layer.SAFETY, "now speaks of", None, _title(head, id))
    if were == are and _pairs(base, one) != _pairs(head, other):
        yield Part(Layer.SAFETY, "what is never together", None, None)


def _guarded(guideline: Guideline, rule: SafetyRule) -> frozenset[str]:
    return frozenset(id for target in targets_of(rule.rule) for id in spoken_of(target, guideline.interventions))


def _pairs(guideline: Guideline, rule: SafetyRule) -> frozenset[frozenset[str]]:
    """Of a rule on what is never together the groups: in which of them an intervention is decides what it excludes."""
    if not isinstance(rule.rule, NeverTogether):
        return frozenset()
    return frozenset(spoken_of(target, guideline.interventions) for target in rule.rule.targets)


def _when(rule: SafetyRule) -> Condition | None:
    return rule.rule.when if isinstance(rule.rule, Never | Always) else None


def _visit(guideline: Guideline, rule: SafetyRule) -> str:
    entry = rule.rule.entry if isinstance(rule.rule, Always) else None
    return "every visit" if entry is None else visit_title(entry.id, guideline)


def _kind(rule: SafetyRule) -> str:
    match rule.rule:
        case Never():
            return "never"
        case Always():
            return "always"
        case NeverTogether():
            return "never together"


def _title(guideline: Guideline, id: str) -> str:
    known = guideline.interventions.get(id)
    return known.title if known is not None else id
