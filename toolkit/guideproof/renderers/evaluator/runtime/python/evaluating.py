"""Evaluating a record along the nodes, and the command line. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress
from typing import Any

from guideproof.nearest import no_such
from guideproof.renderers.evaluator.runtime.python.admission import VARIABLES, _admit, _assumption, _problem, _shown
from guideproof.renderers.evaluator.runtime.python.empty import (
    ASKED,
    DATES,
    DERIVED,
    ELEMENTS,
    ENTRY_POINTS,
    GUIDELINE,
    NODES,
    Patient,
    walk,
)
from guideproof.renderers.evaluator.runtime.python.faults import InvalidFacts, UnknownEntry
from guideproof.renderers.evaluator.runtime.python.nodes import EntryPoint, Node, Recommendation, copied
from guideproof.renderers.evaluator.runtime.python.ordering import in_order, places_from
from guideproof.renderers.evaluator.runtime.python.rounded import rounded_values
from guideproof.renderers.evaluator.runtime.python.texts import inapplicable, unmeasured

# <program>


def check_facts(facts: Mapping[str, Any], on: Any = None) -> Patient:
    """The facts as a record to give to ``recommend``: each fits its element, and together they can be a patient's.

    ``facts`` maps element to value: booleans, codes, numbers (in the element's unit), texts such as ``"13.5 g/dL"``,
    lists of codes or mappings from code to boolean; ``None`` is missing. ``on`` is the day of the visit, which may also
    stand among the facts; without dates it is not read. Raises ``InvalidFacts``, and ``TwoVisits`` where two differ.
    """
    p, problems = _admit(facts, on)
    if problems:
        raise InvalidFacts(problems)
    return p


def recommend(patient: Patient, entry: str | None = None) -> tuple[Recommendation, ...]:
    """What is recommended for a checked record at an entry point: as ``evaluate``, but the recommendations alone.

    What is missing can only add to them. Raises ``UnknownEntry``, and ``InvalidFacts`` where a decision has no branch.
    """
    point = DEFAULT_ENTRY if entry is None else _entry(entry)
    applies = True if point.scope is None else point.scope(patient)
    if applies is False:
        return ()
    trace: list[Any] | None = [] if MEASURING else None
    found, nothing = walk(patient, point.start, applies, trace)
    places = PLACES[point.name]
    if (nothing or trace) and (wrong := _wrong(patient, nothing, trace or (), places)):
        raise InvalidFacts(wrong)
    if TELLING:
        found = tuple([each.told(patient) for each in found])
    return found if places is None else tuple(sorted(found, key=lambda each: places[each.node]))


def evaluate(facts: Mapping[str, Any], entry: str | None = None, on: Any = None) -> dict[str, Any]:
    """What applies to a patient at an entry point (the default one where none is named), with reasons, as JSON data.

    The status is ``complete``, ``needs_data``, ``out_of_scope`` or ``invalid``. Facts and ``on`` as for
    ``check_facts``. Raises ``UnknownEntry`` and ``TwoVisits``.
    """
    point = DEFAULT_ENTRY if entry is None else _entry(entry)
    p, problems = _admit(facts, on)
    if problems:
        return _result(p, point, "invalid", {}, problems)
    derived = {name: VARIABLES[name].data(p) for name in DERIVED}
    applies = True if point.scope is None else point.scope(p)
    if applies is False:
        return _result(p, point, "out_of_scope", derived, problems)
    trace: list[Any] = []
    _, nothing = walk(p, point.start, applies, trace)
    places = PLACES[point.name]
    if places is not None:
        trace.sort(key=lambda visit: places[visit[0]])
    if (nothing or MEASURING) and (wrong := _wrong(p, nothing, trace, places)):
        result = _result(p, point, "invalid", derived, wrong)
        for name, here, taken in trace:
            if here:
                result["path"] += _steps(p, NODES[name], taken)
        return result
    undecided = applies is None
    result = _result(p, point, "complete", derived, problems)
    recommendations, path = result["recommendations"], result["path"]
    for name, here, taken in trace:
        node = NODES[name]
        if here is None:
            undecided = undecided or node.is_end
            continue
        path += _steps(p, node, taken)
        for each in RECOMMENDED[name]:
            recommendations.append(copied(p, each))
        if node.reassess:
            due = VARIABLES[node.measures[0]].data(p) if node.measures else None
            result["reassess"].append(node.reassess_as_data(p, due))
        undecided = undecided or bool(unmeasured(p, node.measures))
    if undecided:
        result["status"] = "needs_data"
        result["needs"] = _needs(p, point, applies, trace)
    return result


def _entry(name: str) -> EntryPoint:
    if name not in ENTRY_POINTS:
        raise UnknownEntry(no_such("entry point", name, ENTRY_POINTS))
    return ENTRY_POINTS[name]


def _result(
    p: Patient, point: EntryPoint, status: str, derived: dict[str, Any], problems: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "guideline": IDENTITY.copy(),
        "entry": point.name,
        "status": status,
        "recommendations": [],
        "on": None if DATES is None else DATES.data(p),
        "assumed": [_assumption(name) for name in p.assumed],
        "converted": rounded_values(p, ELEMENTS),
        "reassess": [],
        "needs": [],
        "path": [],
        "derived": derived,
        "problems": problems,
    }


def _wrong(p: Any, nothing: Iterable[str], trace: Iterable[Any], places: dict[str, int] | None) -> list[dict[str, Any]]:
    """What is wrong with the guideline for a patient, in the order of nodes."""
    found = {name: [_without_branch(p, NODES[name])] for name in nothing}
    for name, here, _ in trace:
        for each in inapplicable(p, NODES[name].measures) if here else ():
            what, unsaid = ("due date", "when") if NODES[name].reassess else ("amount", "how much")
            told = f"the {what} `{each}` of `{name}` does not apply: the guideline does not say {unsaid}"
            found.setdefault(name, []).append(_problem(each, None, told, name))
    return [each for name in in_order([name for name in NODES if name in found], places) for each in found[name]]


def _without_branch(p: Any, node: Node) -> dict[str, Any]:
    """What is wrong where a decision applies and certainly none of its branches holds."""
    facts = ", ".join(_shown(p, node.reads))
    told = f"no branch of `{node.name}` holds{' for ' if facts else ''}{facts}"
    return _problem(None, None, f"{told}: the guideline does not say what to do", node.name)


def _lacked(p: Any, names: Any) -> Iterator[str]:
    """What is lacking of these elements, or what a function of the record says is."""
    if isinstance(names, tuple):
        for name in names:
            yield from VARIABLES[name].lacks(p)
    else:
        yield from names(p)


def lacking(p: Any, lacks: Callable[[Any], Iterable[str]]) -> tuple[str, ...]:
    """What a derived element lacks, worked out once for a record, however many others are made of it."""
    if lacks not in p.lacking:
        p.lacking[lacks] = tuple(dict.fromkeys(lacks(p)))
    found: tuple[str, ...] = p.lacking[lacks]
    return found


def _steps(p: Any, node: Node, taken: tuple[bool | None, ...]) -> list[dict[str, Any]]:
    """A node that certainly applies; of a decision each branch taken and the facts that settled it."""
    if not any(taken):
        return [{"node": node.name, "version": node.version, "branch": None, "because": []}]
    steps = []
    for branch, facts in compress(BRANCHES[node.name], taken):
        because = _shown(p, branch.because) if facts is None else [fact(p) for fact in facts]
        steps.append({"node": node.name, "version": node.version, "branch": branch.name, "because": because})
    return steps


def _needs(p: Any, point: EntryPoint, applies: bool | None, trace: list[Any]) -> list[dict[str, Any]]:
    """The missing elements on the way to something unknown, found from the ends of the tracks backwards."""
    wanted: set[str] = set()
    asking: list[tuple[str, Any]] = []
    for name, here, taken in reversed(trace):
        node = NODES[name]
        asking += [(name, (each,)) for each in [unmeasured(p, node.measures)] if each]
        leads_on = node.is_end
        for place in reversed(range(len(node.branches))):
            branch = node.branches[place]
            if taken[place] is not False and not wanted.isdisjoint(branch.targets):
                leads_on = True
                if taken[place] is None:
                    asking.append((name, branch.reads))
        if here is None and (leads_on or not wanted.isdisjoint(node.targets)):
            wanted.add(name)
    if applies is None:
        asking.append((point.start, (point.lacks,)))
    asked: dict[str, dict[str, None]] = {}
    for name, reads in reversed(asking):
        for lacks in reads:
            for element in _lacked(p, lacks):
                asked.setdefault(element, {})[name] = None
    needs = []
    for name, nodes in asked.items():
        need = {**ASKED[name], "asked_by": list(nodes)}
        need["values"] = need["values"] and need["values"].copy()
        need["range"] = need["range"] and need["range"].copy()
        needs.append(need)
    return needs


PLACES = {point.name: places_from(point.start) for point in ENTRY_POINTS.values()}
IDENTITY = {"id": GUIDELINE["id"], "version": GUIDELINE["version"]}
MEASURING = any(node.measures for node in NODES.values())
TELLING = frozenset(name for name, node in NODES.items() if node.tells)
RECOMMENDED = {name: [each.as_data() for each in node.recommends] for name, node in NODES.items()}
# For each node its branches: the name, and how to show the elements that settle it, where these are always the same.
BRANCHES = {
    node.name: [
        (each, [VARIABLES[name].shown for name in each.because] if isinstance(each.because, tuple) else None)
        for each in node.branches
    ]
    for node in NODES.values()
}
DEFAULT_ENTRY = next(iter(ENTRY_POINTS.values()))
