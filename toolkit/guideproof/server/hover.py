"""What a thing is, in words, for whoever points at its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.analysis.comparing.rules import rule_named
from guideproof.board.cited import source_facts
from guideproof.checks import check_named
from guideproof.model.element import (
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Element,
    Points,
    Sum,
    of_days,
)
from guideproof.model.evidence import Disagreement, Settled, Source, SourceFinding
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.intervention import Intervention
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation
from guideproof.model.number import format_number
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Kind
from guideproof.model.safety import SafetyRule
from guideproof.model.vignette import Vignette
from guideproof.program.titled import assumption_text, condition_lines, condition_sentence, humanized, named_period
from guideproof.program.wording import added_text, dates_text, formula_text, range_text
from guideproof.server.things import Thing, thing_itself
from guideproof.source import Span

_MOST = 12
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def told(guideline: Guideline, thing: Thing) -> str | None:
    """What is said of a thing, in Markdown; ``None`` for one that there is not."""
    if thing.kind is Kind.CHECK:
        rule = rule_named(thing.id)
        if rule is not None:
            return _page(rule.slug, f"rule of versions {rule.code}", [rule.summary])
        check = check_named(thing.id)
        return None if check is None else _page(check.slug, f"check {check.code}", [check.summary])
    if thing.kind is Kind.TAG:
        tagged = [each.title for each in guideline.interventions.values() if thing.id in each.tags]
        return _page(thing.id, "tag", ["On: " + ", ".join(tagged)]) if tagged else None
    itself = thing_itself(guideline, thing)
    if itself is None:
        return None
    if thing.code is not None:
        return _code(itself, thing.code)
    lines = list(_lines(guideline, itself))
    return _page(_title(itself), f"{thing.kind} {_as_code(thing.id)}", lines)


def _code(variable: object, code: str) -> str | None:
    if not isinstance(variable, Element | Derived) or code not in variable.codes:
        return None
    points = variable.points.get(code) if isinstance(variable, Element) else None
    worth = [f"{format_number(points)} points"] if points is not None else []
    return _page(variable.codes[code], f"{_as_code(code)} of {_as_code(variable.id)}", [variable.title, *worth])


def _title(itself: object) -> str:
    if isinstance(itself, SourceFinding):
        return itself.outcome
    return str(getattr(itself, "title", None) or humanized(str(getattr(itself, "id", ""))))


def _lines(guideline: Guideline, itself: object) -> Iterator[str]:
    match itself:
        case Element():
            yield from _element(guideline, itself)
        case Derived():
            yield from _derived(guideline, itself)
        case Node():
            yield from _node(guideline, itself)
        case Intervention():
            yield from filter(None, (itself.category.value, itself.regimen))
            yield from [f"Tags: {', '.join(itself.tags)}"] if itself.tags else []
        case Parameter():
            yield from filter(None, (itself.text, itself.because))
        case Source():
            yield source_facts(guideline, itself)
            yield from [f"Findings: {', '.join(itself.findings)}"] if itself.findings else []
        case SourceFinding():
            yield from finding_lines(guideline, itself)
        case SafetyRule():
            yield itself.because
        case EntryPoint():
            yield from [] if itself.when is None else [f"For: {condition_sentence(guideline, itself.when)}"]
            yield f"Starts at {itself.start.id}"
        case Disagreement():
            yield from (each.position for each in itself.positions)
            yield ("Settled: " if isinstance(itself.outcome, Settled) else "Open: ") + itself.outcome.because
        case Vignette():
            yield from filter(None, (itself.source,))


def _element(guideline: Guideline, element: Element) -> Iterator[str]:
    yield from filter(None, (element.question, element.help))
    if element.codes:
        yield _codes(element)
    elif element.grid is not None or element.days is not None:
        yield range_text(element)
    else:
        yield element.type.value
    if element.answered_by is not None:
        yield f"Answered by: {element.answered_by.value}"
    if element.applies_when is not None:
        yield f"Asked where {condition_sentence(guideline, element.applies_when)}"
    if element.assumption is not None:
        yield f"Missing, it counts as: {assumption_text(element)}. {element.assumption.because}"


def _codes(variable: Element | Derived) -> str:
    shown = [f"{title} ({code})" for code, title in list(variable.codes.items())[:_MOST]]
    more = f", and {len(variable.codes) - _MOST} more" if len(variable.codes) > _MOST else ""
    return f"{variable.type.value}: {', '.join(shown)}{more}"


def _derived(guideline: Guideline, derived: Derived) -> Iterator[str]:
    unit = f", {derived.unit.text}" if derived.unit is not None else ""
    yield f"derived {'date' if of_days(derived) else derived.type.value}{unit}"
    match derived.definition:
        case Computed(expression):
            yield formula_text(expression)
        case Points() | Sum() as added:
            yield added_text(added)
        case Elapsed() | DateAfter() as dated:
            yield dates_text(dated)
        case Count(conditions):
            yield "How many of these hold:"
            yield from (condition_sentence(guideline, each) for each in conditions[:_MOST])
        case Classify(branches):
            for branch in branches[:_MOST]:
                when = "else" if branch.when is None else condition_sentence(guideline, branch.when)
                yield f"{derived.codes.get(branch.text, branch.text)}: {when}"
        case condition:
            yield condition_sentence(guideline, condition)


def _node(guideline: Guideline, node: Node) -> Iterator[str]:
    yield f"{node.kind}, {humanized(node.section)}"
    match node.body:
        case Decision(question=question, branches=branches):
            yield question
            yield from (f"{branch.text}: {branch_text(guideline, branch)}" for branch in branches[:_MOST])
        case Recommendation(items=items):
            for item in items[:_MOST]:
                known = guideline.interventions.get(item.intervention.id)
                title = known.title if known is not None else item.intervention.id
                yield f"{item.direction.value}: {title} ({item.graded})"
        case Reassess(after=after, until=until, resume_at=resume_at):
            when = named_period(guideline, after) if after is not None else f"until {until}" if until else "later"
            yield f"{when}, at {resume_at.id}"
    yield from filter(None, (node.rationale,))


def branch_text(guideline: Guideline, branch: Branch) -> str:
    """When a branch is taken, in words."""
    return "otherwise" if branch.when is None else condition_sentence(guideline, branch.when)


def condition_told(guideline: Guideline, behind: Span) -> str | None:
    """A condition in words, a part a line: the one that begins first behind a place of its file, and before the next
    key could."""
    conditions = [each for each in guideline.conditions if each.span.path == behind.path and each.span >= behind]
    found = min(conditions, key=lambda each: each.span, default=None)
    if found is None or found.span.line > behind.line + 1:
        return None
    return "\n\n".join(map(escaped, condition_lines(guideline, found)))


def finding_lines(guideline: Guideline, finding: SourceFinding) -> Iterator[str]:
    """What a source found: the figure with its interval, what it says, and where."""
    if finding.measure is not None and finding.value is not None:
        unit = f" {finding.unit}" if finding.unit not in (None, "1") else ""
        figure = f"{finding.measure.replace('_', ' ')} {format_number(finding.value)}{unit}"
        if finding.ci is not None:
            level = f"{format_number(finding.ci.level * 100)}% " if finding.ci.level is not None else ""
            figure += f" ({level}CI {format_number(finding.ci.low)} to {format_number(finding.ci.high)})"
        if finding.p is not None:
            figure += f", p {'<' if finding.p.below else '='} {format_number(finding.p.value)}"
        yield figure
    yield from filter(None, (finding.says, finding.locator))
    source = next((each for each in guideline.sources.values() if finding in each.findings.values()), None)
    if source is not None:
        yield f"{source.title} ({source_facts(guideline, source)})"


def _page(head: str, what: str, lines: list[str]) -> str:
    """A head with what it is, and paragraphs, in Markdown; nothing of the guideline has a meaning of its own in it."""
    return "\n\n".join([f"**{escaped(head)}** ({what})", *map(escaped, lines)])


def _as_code(id: str) -> str:
    return f"`{id.replace('`', '')}`"


def escaped(text: str) -> str:
    """A text as Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
