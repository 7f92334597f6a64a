"""What a cohort comes to, as tables: status, recommendations, what is missing, what makes patients invalid, flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.analysis.evaluation.cohort_summary import CohortSummary
from guideproof.model.element import Classify, Derived, Element
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.model.node import Node
from guideproof.program.slots import CodeKind, DateKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.program.titled import assumption_text
from guideproof.program.wording import days_text, range_text
from guideproof.reporters.text.ink import Line, line, visible
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.paragraph import heading, paragraph

_STATUS = {
    "complete": ("green", "nothing that is missing could change what is recommended"),
    "needs_data": ("yellow", "what is missing could add to what is recommended"),
    "out_of_scope": ("yellow", "the entry point is not for them"),
    "invalid": ("red", "their facts cannot be a patient's, so nothing is recommended"),
}
_GAP = "their facts cannot be a patient's, or the guideline does not say what to do, so nothing is recommended"
_MOST = 20
_BOOLEAN = "true or false in small letters; other words are declared by `--booleans`"


def render(summary: CohortSummary, guideline: Guideline, *, color: bool) -> str:
    """The summary as text."""
    return render_lines(_summary(summary, guideline), color=color)


def _summary(summary: CohortSummary, guideline: Guideline) -> Iterator[Line]:
    manifest = guideline.manifest
    yield line((manifest.title, "bold"), f" ({manifest.id} {manifest.version})")
    yield from paragraph(NOTICE, style="yellow")
    yield line()
    visit = f", seen on {summary.on}" if summary.on is not None else ""
    yield line(("Patients: ", "bold"), f"{summary.patients:,}, at {summary.entry}{visit}, on {summary.engine}")
    fallen = any(summary.gaps.values())
    for status, (style, says) in _STATUS.items():
        count = summary.statuses[status]
        says = _GAP if fallen and status == "invalid" else says
        yield line(_counted(count, summary.patients), (f"{status.replace('_', ' '):13}", style), says)
    if summary.warnings:
        yield from heading("Look at the table first")
    for warning in summary.warnings:
        yield from paragraph(warning, first="- ", indent=2, style="yellow")
    evaluated = summary.statuses["complete"] + summary.statuses["needs_data"]
    interventions = {id: each.title for id, each in guideline.interventions.items()}
    elements = {id: each.title for id, each in guideline.elements.items()}
    yield from _table("Recommended", summary.recommends, interventions, evaluated)
    yield from _table("Offered as an option of a choice", summary.options, interventions, evaluated)
    yield from _table("Advised against", summary.advises_against, interventions, evaluated)
    yield from _measured("How much", summary.amounts, summary.more_amounts, interventions, evaluated)
    later = {id: node.title for id, node in guideline.nodes.items()}
    yield from _later(summary, later, evaluated)
    yield from _most("Missing most, where it could matter", summary.needs, elements, summary.statuses["needs_data"])
    means = {id: f"{each.title}: {assumption_text(each)}" for id, each in guideline.elements.items() if each.assumption}
    yield from _most("Missing, and assumed to be what the guideline says", summary.assumed, means, summary.patients)
    yield from _most("Given in another unit, and rounded", summary.converted, elements, summary.patients)
    yield from _most("What makes patients invalid", summary.problems, _problems(guideline), summary.statuses["invalid"])
    nodes = {id: f"{node.title}: {_gap(node)}" for id, node in guideline.nodes.items()}
    yield from _most("What the guideline does not say", summary.gaps, nodes, summary.statuses["invalid"])
    if summary.statuses["invalid"]:
        yield from paragraph("`--out FILE` gives the reasons of each, `--explain ID` those of one.", indent=2)
    if summary.suggestions:
        yield from heading("How that may have been meant")
    for suggestion in summary.suggestions:
        yield from paragraph(suggestion, first="- ", indent=2)
    yield from _flow(summary, guideline, evaluated)
    if summary.notes:
        yield from heading("About the table")
    for note in summary.notes:
        yield from paragraph(note, first="- ", indent=2)


def _gap(node: Node) -> str:
    return "no branch holds" if node.decides else "its amount does not apply"


def _problems(guideline: Guideline) -> dict[str, str]:
    """For everything that can make a patient invalid, what its values have to be."""
    return {
        **{id: _wrong(element) for id, element in guideline.elements.items()},
        **{
            f"{id}__{code}": f"not {_takes(element)}"
            for id, element in guideline.elements.items()
            if isinstance(input_kind(element), SetKind)
            for code in element.codes
        },
        **{id: f"{derived.title}: {_undetermined(derived)}" for id, derived in guideline.derived.items()},
        **{id: constraint.because for id, constraint in guideline.constraints.items()},
    }


def _wrong(element: Element) -> str:
    """What is wrong with what is given of an element; of a set its columns say so of their values."""
    if element.applies_when is None:
        return f"not {_takes(element)}"
    strange = "given where it does not apply"
    return strange if isinstance(input_kind(element), SetKind) else f"not {_takes(element)}, or {strange}"


def _undetermined(derived: Derived) -> str:
    match derived.definition:
        case Classify(gives_numbers=True):
            why = "no case fits, or two that differ"
        case Classify():
            why = "no class fits, or two"
        case _:
            why = "it has no value"
    return why if derived.range is None else f"{why}, or not in its range"


def _takes(element: Element) -> str:
    match input_kind(element):
        case NumberKind():
            return range_text(element)
        case CodeKind(codes):
            return f"one of {', '.join(codes)}"
        case TruthKind() | SetKind():
            return _BOOLEAN
        case DateKind() as kind:
            return f"a day, month or year of {days_text(kind)}"


def _counted(count: int, of: int) -> str:
    share = f"{count / of:7.1%}" if of else "      -"
    return f"  {count:>13,}{share}  "


def _table(title: str, counts: Mapping[str, int], titles: Mapping[str, str], of: int) -> Iterator[Line]:
    shown = {id: count for id, count in counts.items() if count}
    if shown:
        yield from heading(f"{title} (of {of:,} evaluated)")
    for id, count in sorted(shown.items(), key=lambda each: (-each[1], each[0])):
        yield line(_counted(count, of), visible(titles.get(id, id)), (f" ({id})", "dim"))


def _by_month(due: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Days that are due by their months, in the order of time; what is not known to a month stands as it is."""
    months: dict[str, dict[str, int]] = {}
    for id, days in due.items():
        found = months.setdefault(id, {})
        for day, count in sorted(days.items()):
            first, _, last = day.partition(" to ")
            month = day if last and last[:7] != first[:7] else first[:7]
            found[month] = found.get(month, 0) + count
    return months


def _later(summary: CohortSummary, titles: Mapping[str, str], of: int) -> Iterator[Line]:
    """In which months how many are due again."""
    yield from _measured("When to come again", _by_month(summary.due), {}, titles, of)
    for id, count in summary.more_due.items():
        days = "another day is" if count == 1 else f"{count:,} other days are"
        yield from paragraph(f"of `{id}` {days} not counted here, each of fewer patients", indent=2)


def _measured(
    title: str, counts: Mapping[str, Mapping[str, int]], more: Mapping[str, int], titles: Mapping[str, str], of: int
) -> Iterator[Line]:
    """Of each thing what is said of it, and for how many; ``more`` is how many else there are of which that is not
    known."""
    if counts:
        yield from heading(f"{title} (of {of:,} evaluated)")
    for id, said in sorted(counts.items()):
        yield line(" " * 26, visible(titles.get(id, id)), (f" ({id})", "dim"))
        for text, count in list(said.items())[:_MOST]:
            yield line(_counted(count, of), f"    {visible(text)}")
        left = max(len(said) - _MOST, 0) + more.get(id, 0)
        if left:
            yield line(" " * 30, f"and {left:,} more")


def _most(title: str, counts: Mapping[str, int], titles: Mapping[str, str], of: int) -> Iterator[Line]:
    found = sorted(((count, id) for id, count in counts.items() if count), key=lambda each: (-each[0], each[1]))
    if found:
        yield from heading(f"{title} (of {of:,} patients)")
    for count, id in found[:_MOST]:
        words = titles.get(id)
        yield line(_counted(count, of), id, (f"  {visible(words)}" if words else "", "dim"))
    if len(found) > _MOST:
        yield line(f"  and {len(found) - _MOST} more")


def _flow(summary: CohortSummary, guideline: Guideline, evaluated: int) -> Iterator[Line]:
    reached = {id: count for id, count in summary.nodes.items() if count}
    if reached:
        yield from heading(f"How many reach each node and take each branch (of {evaluated:,} evaluated)")
    for id, count in reached.items():
        node = guideline.nodes[id]
        yield line(_counted(count, evaluated), (visible(node.title), "bold"), (f" ({id})", "dim"))
        for branch in node.branches:
            taken = summary.branches[id, branch.id]
            yield line(_counted(taken, evaluated), f"    {visible(branch.text)}")
    nobody = [id for id, count in summary.nodes.items() if not count]
    if nobody and evaluated:
        yield from heading(f"Nodes that nobody reaches ({len(nobody)} of {len(summary.nodes)})")
        yield from paragraph(", ".join(nobody), indent=2)
