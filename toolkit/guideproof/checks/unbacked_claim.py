"""A figure in a rationale, a detail, a safety rule or a disagreement that no linked evidence contains.

**Why it matters.** It is read as fact, and nobody can tell where it is from. It may be a slip, or have been right once.

**How to fix it.** Correct the figure, or link the finding that has it. A figure is a number with a unit or a per cent
sign, such as `18.4 months`, `6 to 8 weeks` or `44%`; it may be rounded and given in another unit. It is backed by a
finding that is linked on the same node (in its data, their differences or complements, or in its words), by the
description of the source, by the node's own conditions and those of branches that lead to it, by the regimens of its
interventions and by its periods. For a position of a disagreement the sources that hold it are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.claims import Claim, Figure, claims_in, figures_about, figures_of, unbacked
from guideproof.analysis.evidence.support import any_unread
from guideproof.analysis.evidence.traced import figures_of_condition, figures_of_links, figures_of_node
from guideproof.analysis.graph.usage import links_of
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.checks.preconditions import elements_unknown, faulty
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Recommendation
from guideproof.model.safety import NeverTogether
from guideproof.source import Span

_HINT = "Link the finding that has it under `evidence`, or correct the figure."


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each text with such figures."""
    guideline = subject.guideline
    yield from _nodes(guideline)
    yield from _rules(guideline)
    yield from _positions(guideline)


def _nodes(guideline: Guideline) -> Iterator[Diagnostic]:
    for node in guideline.nodes.values():
        texts: list[tuple[str, str | None, Span]] = [("rationale", node.rationale, node.id_span)]
        if isinstance(node.body, Recommendation):
            texts += [(f"detail of `{each.intervention.id}`", each.detail, each.span) for each in node.body.items]
        claims = [(what, span, tuple(claims_in(text))) for what, text, span in texts]
        links = tuple(links_of(node))
        unread = any_unread(guideline, links) or faulty(guideline, *node.paths)
        if any(each for *_, each in claims) and not unread:
            known = (*figures_of_links(guideline, links), *figures_of_node(guideline, node))
            for what, span, found in claims:
                yield from _said(guideline, span, f"the {what} in `{node.id}`", found, known, "no evidence linked here")


def _rules(guideline: Guideline) -> Iterator[Diagnostic]:
    for rule in guideline.safety.values():
        found = tuple(claims_in(rule.because))
        if found and not any_unread(guideline, rule.evidence) and not faulty(guideline, rule.span.path):
            when = None if isinstance(rule.rule, NeverTogether) else rule.rule.when
            known = (*figures_of_links(guideline, rule.evidence), *figures_of_condition(guideline, when))
            yield from _said(
                guideline, rule.span, f"the safety rule `{rule.id}`", found, known, "no evidence linked here"
            )


def _positions(guideline: Guideline) -> Iterator[Diagnostic]:
    for disagreement in guideline.disagreements.values():
        for position in disagreement.positions:
            found = tuple(claims_in(position.position))
            sources = [guideline.sources[ref.id] for ref in position.sources if ref.id in guideline.sources]
            if found and len(sources) == len(position.sources):
                known = tuple(
                    figure
                    for source in sources
                    for figure in (
                        *figures_about(source),
                        *(f for each in source.findings.values() for f in figures_of(each)),
                    )
                )
                whose = listed(source.id for source in sources)
                where = f"a position in the disagreement `{disagreement.id}`"
                yield from _said(guideline, position.span, where, found, known, f"no finding of {whose}")


def _said(
    guideline: Guideline, span: Span, where: str, found: tuple[Claim, ...], known: tuple[Figure, ...], none: str
) -> Iterator[Diagnostic]:
    missing = dict.fromkeys(claim.text for claim in unbacked(found, known))
    if missing:
        yield CHECK.found(guideline, span, f"{where} says {listed(missing)}, which {none} contains", hint=_HINT)


CHECK = Check("GP406", "unbacked-claim", Severity.ERROR, find, preconditions=elements_unknown)
