"""What a guideline says of one patient, as a clinician would read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.analysis.evaluation.result import Evaluation, Reassessment, Recommended, Status
from guideproof.analysis.graph.edges import behind
from guideproof.model.condition import elements_of
from guideproof.model.element import Element, unit_suffix
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.model.node import Direction, Node, Priority, Selection
from guideproof.model.number import format_number
from guideproof.program.texts import told_value
from guideproof.reporters.text import cited
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.paragraph import heading, paragraph
from guideproof.reporters.text.reasons import reasons

_STATUS = {
    Status.COMPLETE: ("bold green", "complete: nothing that is missing could change what follows"),
    Status.NEEDS_DATA: ("bold yellow", "needs data: what is missing could add to what follows"),
    Status.OUT_OF_SCOPE: ("bold yellow", "out of scope: this entry point is not for this patient"),
    Status.INVALID: ("bold red", "invalid: these facts cannot be a patient's, so nothing is recommended"),
}
_GAP = "invalid: the guideline does not say what to do with this patient, so nothing is recommended"

_SELECTION = {
    Selection.ALL: None,
    Selection.EXACTLY_ONE: "Choose exactly one of these:",
    Selection.AT_MOST_ONE: "Choose at most one of these:",
    Selection.ONE_OR_MORE: "Choose one or more of these:",
    Selection.ANY: "Choose any of these, or none:",
}


def render(evaluation: Evaluation, guideline: Guideline, *, color: bool) -> str:
    """The evaluation as text: recommendations, what comes next, what is missing, what was computed, the evidence."""
    return render_lines(_evaluation(evaluation, guideline), color=color)


def _evaluation(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    manifest = guideline.manifest
    state = f"{manifest.status}, experimental" if manifest.experimental else manifest.status
    yield line((manifest.title, "bold"), f" ({manifest.id} {manifest.version}, {state})")
    yield from paragraph(NOTICE, style="yellow")
    yield line()
    entry = manifest.entry_points[evaluation.entry]
    style, status = _STATUS[evaluation.status]
    if evaluation.status is Status.INVALID and evaluation.admitted:
        status = _GAP
    day = f" on {evaluation.on}" if evaluation.on is not None else ""
    yield line(("Visit:  ", "bold"), f"{entry.title} (`{entry.name}`){day}")
    yield line(("Status: ", "bold"), (status, style))
    yield from _problems(evaluation)
    yield from _recommendations(evaluation, guideline)
    yield from _reassessments(evaluation.reassess, guideline)
    yield from _needs(evaluation, guideline)
    yield from _assumed(evaluation, guideline)
    yield from _converted(evaluation, guideline)
    yield from _derived(evaluation, guideline)
    yield from cited.sources(evaluation.recommendations, guideline)


def _problems(evaluation: Evaluation) -> Iterator[Line]:
    if evaluation.problems:
        yield from heading(f"What is wrong with {'the guideline' if evaluation.admitted else 'these facts'}")
    for problem in evaluation.problems:
        yield from paragraph(problem.message, first="- ", indent=2)
    if evaluation.problems and evaluation.path:
        yield from paragraph(" > ".join(dict.fromkeys(step.node for step in evaluation.path)), first="Way: ", indent=2)


def _recommendations(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    if evaluation.status in (Status.INVALID, Status.OUT_OF_SCOPE):
        return
    if not evaluation.recommendations and evaluation.reassess and evaluation.status is Status.COMPLETE:
        return  # when to come again is what the guideline says
    yield from heading("Recommendations")
    if not evaluation.recommendations:
        yield line("  None so far." if evaluation.status is Status.NEEDS_DATA else "  None.")
    for number, recommended in enumerate(_by_priority(evaluation.recommendations)):
        if number:
            yield line()
        node = recommended[0].node
        yield line("  ", (node.title, "bold"), (f" ({node.id} {node.version})", "dim"))
        choice = _SELECTION[recommended[0].selection]
        if choice is not None:
            yield line("    ", (choice, "italic"))
        for each in recommended:
            yield from _recommended(each, guideline)
        yield from _why(node, evaluation, guideline)


def _by_priority(recommendations: Iterable[Recommended]) -> list[list[Recommended]]:
    """The items of each node together, the most pressing first; of the same intervention twice the most pressing
    priority is that of both."""
    most: dict[tuple[str, Direction], Priority] = {}
    for each in recommendations:
        key = each.intervention.id, each.item.direction
        most[key] = min(most.get(key, Priority.ROUTINE), each.item.priority, key=lambda priority: priority.rank)
    shown = [
        replace(each, item=replace(each.item, priority=most[each.intervention.id, each.item.direction]))
        for each in recommendations
    ]
    groups = [sorted(group, key=_rank) for _, group in groupby(shown, key=lambda each: each.node.id)]
    return sorted(groups, key=lambda group: _rank(group[0]))


def _rank(recommended: Recommended) -> int:
    return recommended.item.priority.rank


def _recommended(recommended: Recommended, guideline: Guideline) -> Iterator[Line]:
    item = recommended.item
    is_for = item.direction is Direction.FOR
    against = "do not: " if item.strong else "suggest not: " if item.strength else "against: "
    sign, style = ("[+] ", "bold green") if is_for else (f"[-] {against}", "bold red")
    tier = f", {item.tier.value}" if item.tier is not None else ""
    pressing = [(f", {item.priority.value}", "bold")] if item.priority is not Priority.ROUTINE else []
    title = recommended.intervention.title + (f": {recommended.amount}" if recommended.amount else "")
    yield line("    ", (sign, style), (title, "bold"), f" ({item.graded}{tier}", *pressing, ")")
    if item.ungraded:
        yield from paragraph(item.ungraded, first="Not graded: ", indent=8)
    if recommended.detail:
        yield from paragraph(recommended.detail, indent=8)
    if recommended.intervention.regimen and is_for:
        yield from paragraph(recommended.intervention.regimen, first="Regimen: ", indent=8)
    if item.evidence:
        yield from paragraph("; ".join(map(cited.link, item.evidence)), first="Evidence: ", indent=8)


def _why(node: Node, evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    for reason in reasons(node.id, evaluation, guideline):
        yield from paragraph(reason, first="Because: ", indent=4)
    if node.rationale:
        yield from paragraph(node.rationale, first="Rationale: ", indent=4)
    if node.evidence:
        yield from paragraph("; ".join(map(cited.link, node.evidence)), first="Evidence: ", indent=4)


def _reassessments(reassess: tuple[Reassessment, ...], guideline: Guideline) -> Iterator[Line]:
    if reassess:
        yield from heading("What comes next")
    for each in reassess:
        entry = guideline.manifest.entry_points.get(each.reassess.resume_at.id)
        visit = f"{entry.title} (`{entry.name}`)" if entry is not None else f"`{each.reassess.resume_at.id}`"
        yield from paragraph(f"{each.node.title}: {_when(each)}; then {visit}", first="- ", indent=2)


def _when(each: Reassessment) -> str:
    after, until = each.reassess.after, each.until
    if each.reassess.due is not None:
        return _due(each.due)
    if after is None:
        return until or "when the time has come"
    if after.at_least is None:
        return f"within {after.at_most}"
    if after.at_most is None:
        return f"after {after.at_least} or more"
    if after.at_least == after.at_most:
        return f"after {after.at_least}"
    return f"after {after.at_least} to {after.at_most}"


def _due(due: str | Mapping[str, str] | None) -> str:
    if due is None:
        return "on a date that is not known yet"
    return f"on {due}" if isinstance(due, str) else f"between {due['on_or_after']} and {due['on_or_before']}"


def _needs(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    if evaluation.needs:
        yield from heading("What is missing")
    for need in evaluation.needs:
        title = guideline.elements[need.element].title
        askers = ", ".join(guideline.nodes[id].title for id in need.asked_by if id in guideline.nodes)
        answered = f"{need.asked.answered_by}, " if need.asked.answered_by else ""
        text = f"{need.question or title} (`{need.element}`, {answered}for: {askers})"
        yield from paragraph(text, first="- ", indent=2)


def _assumed(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    if evaluation.assumed:
        yield from heading("What was assumed, as nothing was given")
    for each in evaluation.assumed:
        element = guideline.elements[each.element]
        told = f"{element.title}: {assumption_text(element)} (`{element.id}`). {each.because}"
        yield from paragraph(told, first="- ", indent=2)


def _converted(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    if evaluation.converted:
        yield from heading("What was rounded, as it was given in another unit")
    for each in evaluation.converted:
        told = f"{guideline.elements[each.element].title}: {each.given}, taken as {each.taken} (`{each.element}`)"
        yield from paragraph(told, first="- ", indent=2)


def assumption_text(element: Element) -> str:
    """What a missing value of the element stands for, in words."""
    value = element.assumption.value if element.assumption is not None else None
    match value:
        case list():
            return ", ".join(element.codes[code] for code in value) or "none"
        case Fraction():
            return format_number(value)
        case _:
            return _value(value, element.codes)


def _derived(evaluation: Evaluation, guideline: Guideline) -> Iterator[Line]:
    """The derived values that were read on the way, and those that they are made of."""
    read = _read_on_the_way(evaluation, guideline)
    computed = {id: value for id, value in (evaluation.derived or {}).items() if id in read}
    if computed:
        yield from heading("What was computed")
    for id, value in computed.items():
        element = guideline.derived[id]
        unit = unit_suffix(element) if value not in (None, DOES_NOT_APPLY) else ""
        yield from paragraph(f"{_value(value, element.codes)}{unit}", first=f"{element.title}: ", indent=2)


def _read_on_the_way(evaluation: Evaluation, guideline: Guideline) -> dict[str, None]:
    conditions = [*guideline.manifest.entry_points[evaluation.entry].conditions]
    nodes = {step.node for step in evaluation.path} | {id for need in evaluation.needs for id in need.asked_by}
    for id in sorted(nodes):
        conditions += guideline.nodes[id].conditions
    named = [element for condition in conditions for element in elements_of(condition)]
    return behind(guideline, named)


def _value(value: Any, codes: Any) -> str:
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case {"one_of": possible}:
            return " or ".join(codes.get(code, code) for code in possible)
        case {"at_least": low, "at_most": high} | {"on_or_after": low, "on_or_before": high}:
            return f"{told_value(low)} to {told_value(high)}"
        case "does_not_apply" if DOES_NOT_APPLY not in codes:
            return "does not apply"
        case str():
            return str(codes.get(value, told_value(value)))
        case _:
            return str(value)
