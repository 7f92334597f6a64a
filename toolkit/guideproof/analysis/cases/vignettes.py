"""The worked cases of a guideline, evaluated and compared with what they expect (section 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.condition_coverage import Sides
from guideproof.analysis.cases.coverage import Coverage, coverage
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.evaluation.result import Evaluation, Recommended
from guideproof.analysis.graph.edges import Edges, closure, node_edges
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction
from guideproof.model.period import Period, seconds
from guideproof.model.reference import Ref
from guideproof.model.unit import DIMENSIONLESS, parse_quantity, parse_unit
from guideproof.model.vignette import Expectation, ExpectedVisit, Vignette
from guideproof.source import whole


class Mismatch(Struct, frozen=True):
    """One thing that came otherwise than a vignette expects: the key of ``expect``, what it says and what came."""

    key: str
    expected: Any
    came: Any


class VignetteResult(Struct, frozen=True):
    """One vignette with its evaluation; it passes where nothing came otherwise."""

    vignette: Vignette
    evaluation: Evaluation
    mismatches: tuple[Mismatch, ...]

    @property
    def passed(self) -> bool:
        """Whether all came as expected."""
        return not self.mismatches


class VignetteReport(Struct, frozen=True):
    """All vignettes of a guideline, in the order of their files, and what they visit together."""

    results: tuple[VignetteResult, ...]
    coverage: Coverage

    @property
    def failed(self) -> tuple[VignetteResult, ...]:
        """The vignettes for which something came otherwise."""
        return tuple(result for result in self.results if not result.passed)


def run_vignettes(guideline: Guideline, sides: Sides | None = None) -> VignetteReport:
    """Evaluates every vignette; ``sides`` are those of the guideline, if they are at hand.

    Raises ``NotEvaluable`` for a guideline that cannot be evaluated.
    """
    results = tuple(vignette_results(guideline))
    return VignetteReport(
        results, coverage(guideline, ((result.vignette.facts, result.evaluation) for result in results), sides)
    )


def vignette_results(guideline: Guideline) -> Iterator[VignetteResult]:
    """Each vignette as it is evaluated. Raises ``NotEvaluable``."""
    edges = node_edges(guideline)
    return (_run(vignette, guideline, edges) for vignette in guideline.vignettes.values())


def _run(vignette: Vignette, guideline: Guideline, edges: Edges) -> VignetteResult:
    evaluation = evaluate(guideline, vignette.facts, vignette.entry.id if vignette.entry else None)
    return VignetteResult(vignette, evaluation, tuple(mismatches(vignette.expect, evaluation, edges)))


def mismatches(expect: Expectation, evaluation: Evaluation, edges: Edges) -> Iterator[Mismatch]:
    """All that came otherwise than expected; ``edges`` are those of the nodes."""
    wanted = list(dict.fromkeys(_directed(evaluation, Direction.FOR)))
    unwanted = list(dict.fromkeys(_directed(evaluation, Direction.AGAINST)))
    if expect.status is not None and expect.status != evaluation.status.value:
        yield Mismatch("status", expect.status, evaluation.status.value)
    if expect.recommends_only is not None and set(_ids(expect.recommends_only)) != set(wanted):
        yield Mismatch("recommends_only", _ids(expect.recommends_only), wanted)
    yield from _listed("recommends", expect.recommends, wanted, lambda id: id in wanted)
    if expect.advises_against == () and unwanted:
        yield Mismatch("advises_against", [], unwanted)
    if expect.advises_against_only is not None and set(_ids(expect.advises_against_only)) != set(unwanted):
        yield Mismatch("advises_against_only", _ids(expect.advises_against_only), unwanted)
    yield from _listed("advises_against", expect.advises_against, unwanted, lambda id: id in unwanted)
    yield from _listed("does_not_recommend", expect.does_not_recommend, wanted, lambda id: id not in wanted)
    needs = [need.element for need in evaluation.needs]
    if expect.needs is not None and set(_ids(expect.needs)) != set(needs):
        yield Mismatch("needs", _ids(expect.needs), needs)
    visited = list(dict.fromkeys(step.node for step in evaluation.path))
    if expect.visits is not None and not _visited(_ids(expect.visits), visited, edges):
        yield Mismatch("visits", _ids(expect.visits), visited)
    yield from _listed("does_not_visit", expect.does_not_visit, visited, lambda id: id not in visited)
    yield from _visits(expect, evaluation)
    for id, value in expect.amounts.items():
        given = [each for each in evaluation.recommendations if each.intervention.id == id]
        if not any(_is_amount(value, each) for each in given):
            yield Mismatch(f"amounts.{id}", _comparable(value), " and ".join(each.amount or "null" for each in given))
    for id, value in expect.derived.items():
        came = (evaluation.derived or {}).get(id)
        if _comparable(value) != _comparable(came):
            yield Mismatch(f"derived.{id}", _comparable(value), came)


def expectation_of(evaluation: Evaluation, *, needs: bool = True) -> Expectation:
    """All that came, as a vignette expects it."""

    def refs(ids: Iterable[str]) -> tuple[Ref, ...]:
        return tuple(Ref(id, _NOWHERE) for id in dict.fromkeys(ids))

    return Expectation(
        status=evaluation.status.value,
        recommends=None,
        recommends_only=refs(_directed(evaluation, Direction.FOR)),
        advises_against=None,
        does_not_recommend=None,
        needs=refs(need.element for need in evaluation.needs) if needs and evaluation.needs else None,
        visits=refs(step.node for step in evaluation.path) or None,
        reassess=_came(evaluation) or None,
        derived={},
        amounts=_amounts(evaluation),
        advises_against_only=refs(_directed(evaluation, Direction.AGAINST)) or None,
    )


_NOWHERE = whole("")


def told_apart(before: Evaluation, after: Evaluation) -> bool:
    """Whether a vignette can expect what came before so that it fails for what comes after; in which order things that
    do not lead to each other come is no matter."""
    known = expectation_of(before, needs=False)
    expected = replace(
        denying(known, before, [after]),
        visits=None,
        advises_against_only=known.advises_against_only or (),
        reassess=_came(before),
    )
    lost = {step.node for step in before.path} - {step.node for step in after.path}
    return bool(lost) or _loses_an_amount(before, after) or next(mismatches(expected, after, {}), None) is not None


def denying(expected: Expectation, before: Evaluation, others: Iterable[Evaluation]) -> Expectation:
    """The expectation that nobody comes to the nodes that only one of the others visits and that ask for a later visit,
    and that nothing is advised against where that comes in one of them only."""
    visited, asked = {step.node for step in before.path}, {each.node.id for each in before.reassess}
    nodes: set[str] = set()
    against = expected.advises_against_only
    for after in others:
        nodes |= {each.node.id for each in after.reassess} - visited - asked
        if against is None and any(_directed(after, Direction.AGAINST)):
            against = ()
    denied = tuple(Ref(id, _NOWHERE) for id in sorted(nodes)) or None
    return replace(expected, does_not_visit=denied, advises_against_only=against)


def _came(evaluation: Evaluation) -> tuple[ExpectedVisit, ...]:
    return tuple(
        ExpectedVisit(Ref(each.node.id, each.node.id_span), each.reassess.after, each.reassess.until, each.due)
        for each in evaluation.reassess
    )


def _visits(expect: Expectation, evaluation: Evaluation) -> Iterator[Mismatch]:
    """Whether the later visits that are expected come, or none where none is to come."""
    wanted, came = expect.reassess, _came(evaluation)
    if wanted is None:
        return
    if (came and not wanted) or not all(any(_is_same(each, other) for other in came) for each in wanted):
        yield Mismatch("reassess", list(map(visit_as_data, wanted)), list(map(visit_as_data, came)))


def _is_same(wanted: ExpectedVisit, came: ExpectedVisit) -> bool:
    """Whether a visit is the one that is expected; periods are the same where they are as long (``14 d``, ``2 wk``)."""
    if wanted.node.id != came.node.id or (wanted.until is not None and wanted.until != came.until):
        return False
    if wanted.due is not None and wanted.due != came.due:
        return False
    return wanted.after is None or (came.after is not None and _ends(wanted.after) == _ends(came.after))


def _ends(after: Period) -> tuple[Fraction | None, Fraction | None]:
    return seconds(after.at_least or ""), seconds(after.at_most or "")


def visit_as_data(visit: ExpectedVisit) -> dict[str, Any]:
    """A later visit as a vignette writes it."""
    data: dict[str, Any] = {"node": visit.node.id}
    if visit.after is not None:
        ends = {"at_least": visit.after.at_least, "at_most": visit.after.at_most}
        exactly = visit.after.at_least == visit.after.at_most
        data["after"] = visit.after.at_least if exactly else {key: end for key, end in ends.items() if end is not None}
    if visit.until is not None:
        data["until"] = visit.until
    if visit.due is not None:
        data["due"] = visit.due if isinstance(visit.due, str) else dict(visit.due)
    return data


def _amounts(evaluation: Evaluation) -> dict[str, str]:
    """The amount of each intervention that comes with one: the first, if there are several."""
    found: dict[str, str] = {}
    for each in evaluation.recommendations:
        if each.amount is not None:
            found.setdefault(each.intervention.id, each.amount)
    return found


def _loses_an_amount(before: Evaluation, after: Evaluation) -> bool:
    """Whether an intervention came with an amount and no longer does."""
    given = [each for each in before.recommendations if each.amount is not None]
    came = [[other for other in after.recommendations if other.intervention == each.intervention] for each in given]
    return not all(
        any(_is_amount(each.amount, other) for other in others) for each, others in zip(given, came, strict=True)
    )


def _is_amount(value: Any, came: Recommended) -> bool:
    """Whether the amount that came is the one expected: its text, or a number as large, in any unit that fits."""
    if value == came.amount:
        return True
    if came.quantity is None:
        return False
    number, unit = came.quantity
    if isinstance(value, Fraction):
        conversion = DIMENSIONLESS.to(unit or DIMENSIONLESS)
        return conversion is not None and conversion.of(value) == number
    quantity = parse_quantity(value) if isinstance(value, str) else None
    other = parse_unit(quantity[1]) if quantity is not None else None
    conversion = other.to(unit or DIMENSIONLESS) if other is not None else None
    return quantity is not None and conversion is not None and conversion.of(quantity[0]) == number


def _directed(evaluation: Evaluation, direction: Direction) -> Iterator[str]:
    for recommended in evaluation.recommendations:
        if recommended.item.direction is direction:
            yield recommended.intervention.id


def _listed(key: str, refs: tuple[Ref, ...] | None, came: list[str], fits: Callable[[str], bool]) -> Iterator[Mismatch]:
    if refs is not None and not all(fits(ref.id) for ref in refs):
        yield Mismatch(key, _ids(refs), came)


def _ids(refs: tuple[Ref, ...]) -> list[str]:
    return [ref.id for ref in refs]


def _visited(wanted: list[str], visited: list[str], edges: Edges) -> bool:
    """Whether each is visited, and none stands behind one that it leads to."""
    rest = iter(visited)
    if all(id in rest for id in wanted):  # they stand in the order of an evaluation, where none does
        return True
    if not set(wanted) <= set(visited):
        return False
    behind = (closure(edges[id], edges.__getitem__) for id in wanted)
    return all(led_to.keys().isdisjoint(wanted[:place]) for place, led_to in enumerate(behind))


def _comparable(value: Any) -> Any:
    """Expected and computed data in one form: whole and decimal numbers as numbers, whatever their Python type."""
    match value:
        case bool() | None | str():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case list():
            return [_comparable(item) for item in value]
        case dict():
            return {key: _comparable(item) for key, item in value.items()}
        case _:
            return value
