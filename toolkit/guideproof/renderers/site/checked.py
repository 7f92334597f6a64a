"""What the checks say of a guideline, as a page shows it. A renderer checks nothing: it is given this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.proof import Proofs
from guideproof.diagnostic import Diagnostic, Severity, Witness
from guideproof.model.element import ON, Classify
from guideproof.model.guideline import Guideline
from guideproof.model.number import parse_number
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.proven import left_out, proven_of
from guideproof.renderers.site.worked import plain
from guideproof.source import Span

NOT_MADE = "The checks were not made for this page."


class Checks(Struct, frozen=True):
    """Findings as plain data, with a sentence that says how many there are and how much is proven. ``takers`` are
    somebody for each ``otherwise`` whom it takes, as far as the proofs found them; ``proven`` is what is proven, and of
    which things; ``left_out`` says of whom it is not."""

    summary: str = NOT_MADE
    findings: tuple[dict[str, Any], ...] = ()
    made: bool = False
    takers: tuple[dict[str, Any], ...] = ()
    proven: tuple[dict[str, Any], ...] = ()
    left_out: tuple[str, ...] = ()


def checks_of(guideline: Guideline, findings: Iterable[Diagnostic], proofs: Proofs | None) -> Checks:
    """What was found and how much was proven, for a page."""
    told = findings_of(guideline, findings)
    summary = f"All checks were made: {_counted(told)}. {proven_words(proofs)}"
    if proofs is None:
        return Checks(summary, told, True)
    return Checks(
        summary,
        told,
        True,
        tuple(takers_of(guideline, proofs)),
        tuple(proven_of(guideline, proofs)),
        tuple(left_out(guideline, proofs)),
    )


def _counted(told: tuple[dict[str, Any], ...]) -> str:
    """``3 findings (1 error, 2 warnings)``."""
    if not told:
        return "no finding"
    kinds = Counter(each["severity"] for each in told)
    counts = ", ".join(f"{kinds[each]} {each}{_plural(kinds[each])}" for each in Severity if kinds[each])
    return f"{len(told)} finding{_plural(len(told))} ({counts})"


def _plural(count: int) -> str:
    return "" if count == 1 else "s"


def takers_of(guideline: Guideline, proofs: Proofs) -> Iterator[dict[str, Any]]:
    """Who falls into each ``otherwise``, of a decision or of a table of classes, whether a finding says so or not."""
    from guideproof.analysis.proof import OtherwiseTakes

    first = next(iter(guideline.manifest.entry_points))
    for fact in proofs.facts:
        if not isinstance(fact, OtherwiseTakes):
            continue
        facts = {id: _written(guideline, id, value) for id, value in fact.patient.facts.items()}
        on = facts.pop(ON, None)
        told = {"patient": {"entry": fact.entry or first, "on": on, "facts": facts}}
        if fact.place.node is not None:
            node = guideline.nodes[fact.place.node]
            branch = node.branches[fact.branch]
            yield {**told, **linked(guideline, node.id), "node": node.id, "branch": branch.id, "text": branch.text}
        else:
            derived = guideline.derived[fact.place.derived or ""]
            assert isinstance(derived.definition, Classify)
            text = derived.definition.branches[fact.branch].text
            named = {"anchor": f"value-{derived.id}", "title": derived.title, "node": None, "branch": text}
            yield {**told, **named, "text": derived.codes.get(text, text)}


def _written(guideline: Guideline, id: str, value: Any) -> Any:
    """A fact as a page holds it: a number without a unit is no text."""
    element = guideline.elements.get(id)
    number = (
        parse_number(value) if isinstance(value, str) and element is not None and element.grid is not None else None
    )
    return plain(value if number is None else number)


def proven_words(proofs: Proofs | None) -> str:
    """How much was proven, as a sentence."""
    if proofs is None:
        return "Nothing is proven: the proofs were not made."
    if proofs.refused is not None:
        return f"Nothing is proven: {proofs.refused}."
    proven, left = proofs.proven, proofs.not_decided
    said = f"{proven} statement{_plural(proven)} about all patients {'is' if proven == 1 else 'are'} proven"
    return f"{said}; {'every question was decided' if not left else f'{left} not decided'}."


def findings_of(guideline: Guideline, findings: Iterable[Diagnostic]) -> tuple[dict[str, Any], ...]:
    """Findings as plain data, each with the node that it stands at."""
    by_path = {path: node.id for node in guideline.nodes.values() for path in node.paths}
    otherwise = {
        branch.when_span: branch.id
        for node in guideline.nodes.values()
        for branch in node.branches
        if branch.when is None
    }
    for derived in guideline.derived.values():
        if isinstance(derived.definition, Classify):
            rest = (each for each in derived.definition.branches if each.when is None)
            otherwise |= {each.when_span: each.text for each in rest}
    return tuple(_told(each, by_path.get(each.span.path), otherwise, guideline) for each in findings)


def _told(each: Diagnostic, node: str | None, otherwise: Mapping[Span, str], guideline: Guideline) -> dict[str, Any]:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "hint": each.hint,
        "path": each.span.path,
        "line": each.span.line,
        "column": each.span.column,
        "node": node,
        "branch": otherwise.get(each.span),
        "anchor": node_name(node) if node is not None else None,
        "where": guideline.nodes[node].title if node is not None else None,
        "patient": _patient(each.witness) if each.witness is not None else None,
    }


def _patient(witness: Witness) -> dict[str, Any]:
    """Who shows a finding, to be tried on the page."""
    facts = {id: plain(value) for id, value in witness.facts.items()}
    return {"entry": witness.entry, "on": facts.pop(ON, None), "facts": facts}


def linked(guideline: Guideline, id: str) -> dict[str, str]:
    """A node as a link."""
    return {"anchor": node_name(id), "title": guideline.nodes[id].title if id in guideline.nodes else id}
