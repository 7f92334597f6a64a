"""The views beside the flowchart: what each template is given."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from guideproof.analysis.evidence.identifiers import address
from guideproof.board.cited import source_facts
from guideproof.model.evidence import Settled, Source, SourceFinding, Statement
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.safety import (
    Always,
    InCategory,
    Named,
    Never,
    NeverTogether,
    SafetyRule,
    Target,
    WithTag,
    targets_of,
)
from guideproof.program.titled import condition_sentence, humanized, listed
from guideproof.renderers.flowchart.evidence import links_of
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import Checks, linked
from guideproof.renderers.site.definitions import derived
from guideproof.renderers.site.forest import forest_plots
from guideproof.renderers.site.medians import compared_figures

VIEWS = (
    ("flowchart", "Flowchart and patient"),
    ("evidence", "Evidence"),
    ("derived", "Derived elements"),
    ("rules", "Checks and rules"),
    ("cases", "Worked cases"),
    ("review", "Review"),
)
"""Every view by its anchor, with its title; each but the flowchart has a template of its name and a function here."""


def evidence(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Sources with findings, statements and slips, plots of ratios, disagreements."""
    used: dict[str, dict[str, None]] = {}
    for node in guideline.nodes.values():
        for link in links_of(node):
            used.setdefault(link.source, {})[node.id] = None
    sources = [_source(guideline, each, list(used.get(each.id, {}))) for each in guideline.sources.values()]
    plots, medians = list(forest_plots(guideline)), list(compared_figures(guideline))
    disagreements = list(_disagreements(guideline))
    parts = (
        ("all-sources", "Sources", sources),
        ("plots", "Ratios side by side", plots),
        ("medians", "Medians side by side", medians),
        ("disagreements", "Disagreements", disagreements),
    )
    return {
        "contents": [{"anchor": id, "title": f"{title} ({len(some)})"} for id, title, some in parts if some],
        "sources": sources,
        "plots": plots,
        "medians": medians,
        "disagreements": disagreements,
    }


def _source(guideline: Guideline, source: Source, used: list[str]) -> dict[str, Any]:
    link = address(source)
    population = source.population
    people = None
    if population is not None:
        count = None if population.n is None else f"{population.n} people"
        people = ", ".join(part for part in (count, population.description) if part) or None
    return {
        "id": source.id,
        "title": source.title,
        "facts": source_facts(source),
        "population": people,
        "authors": "; ".join(source.authors),
        "links": [link] if link is not None else [],
        "pmid": source.pmid,
        "registry": source.registry,
        "checked": source.last_checked,
        "used": [linked(guideline, id) for id in used],
        "findings": [_finding(each) for each in source.findings.values()],
        "statements": [_statement(guideline, each) for each in source.statements.values()],
        "errata": source.errata,
    }


def _finding(finding: SourceFinding) -> dict[str, Any]:
    parts: list[str] = []
    if finding.value is not None:
        measure = (finding.measure or "").replace("_", " ")
        unit = f" {finding.unit}" if finding.unit and finding.unit != "1" else ""
        parts.append(f"{measure} {format_number(finding.value)}{unit}".strip())
    if finding.ci is not None:
        level = "" if finding.ci.level is None else f"{format_number(finding.ci.level * 100)} % "
        parts.append(f"{level}CI {format_number(finding.ci.low)} to {format_number(finding.ci.high)}")
    if finding.p is not None:
        parts.append(f"p {'<' if finding.p.below else '='} {format_number(finding.p.value)}")
    for name, group in finding.groups.items():
        size = f" (n = {group.n})" if group.n is not None else ""
        value = "" if group.value is None else f" {_number(group.value)}"
        parts.append(f"{name}:{value}{size}")
    return {"id": finding.id, "says": finding.says, "numbers": "; ".join(parts), "locator": finding.locator}


def _number(value: Fraction) -> str:
    return format_number(value)


def _statement(guideline: Guideline, statement: Statement) -> dict[str, Any]:
    held = [
        linked(guideline, ref.id) if ref.id in guideline.nodes else {"anchor": None, "title": ref.id}
        for ref in statement.held_by
    ]
    return {"says": statement.says, "locator": statement.locator, "left_out": statement.left_out, "held_by": held}


def _disagreements(guideline: Guideline) -> Iterator[dict[str, Any]]:
    for each in guideline.disagreements.values():
        outcome = each.outcome
        settled = isinstance(outcome, Settled)
        until = f" until {outcome.until}" if not isinstance(outcome, Settled) and outcome.until else ""
        yield {
            "id": each.id,
            "title": each.title,
            "positions": [
                {"says": position.position, "sources": [ref.id for ref in position.sources]}
                for position in each.positions
            ],
            "outcome": "Settled." if settled else f"Open{until}.",
            "position": outcome.position if isinstance(outcome, Settled) else None,
            "because": outcome.because,
            "nodes": [linked(guideline, ref.id) for ref in outcome.decided_in] if isinstance(outcome, Settled) else [],
        }


def rules(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """What the checks found and proved, safety rules and constraints in words."""
    return {
        "summary": checks.summary,
        "findings": [
            (place, each) for place, each in enumerate(checks.findings) if not (checks.takers and each["branch"])
        ],
        "takers": checks.takers,
        "proven": checks.proven,
        "rules": [
            {"id": id, "severity": each.severity or "error", "text": _rule(guideline, each), "because": each.because}
            for id, each in guideline.safety.items()
        ],
        "constraints": [
            {"id": id, "text": condition_sentence(guideline, each.holds), "because": each.because}
            for id, each in guideline.constraints.items()
        ],
    }


def _rule(guideline: Guideline, rule: SafetyRule) -> str:
    targets = [_target(guideline, each) for each in targets_of(rule.rule)]
    match rule.rule:
        case Never(when=when):
            whom = "to anybody" if when is None else f"where {condition_sentence(guideline, when)}"
            return f"{rule.title}: never {listed(targets, 'or')} {whom}."
        case Always(when=when, entry=entry):
            whom = "to everybody" if when is None else f"where {condition_sentence(guideline, when)}"
            where = "" if entry is None else f" at {guideline.manifest.entry_points[entry.id].title}"
            return f"{rule.title}: always {listed(targets, 'or')} {whom}{where}."
        case NeverTogether():
            return f"{rule.title}: never two of {listed(targets, 'and')} together."


def _target(guideline: Guideline, target: Target) -> str:
    match target:
        case Named(interventions):
            known = guideline.interventions
            return listed((known[ref.id].title if ref.id in known else ref.id for ref in interventions), "or")
        case InCategory(category):
            return f"anything of the category {humanized(category.id)}"
        case WithTag(tag):
            tagged = [each.title for each in guideline.interventions.values() if tag.id in each.tags]
            return f"anything tagged {tag.id} ({'; '.join(tagged)})"


def cases(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """The worked cases; each can be loaded into the flowchart."""
    confirmed = sum(each.confirmed for each in guideline.vignettes.values())
    return {
        "summary": f"{len(guideline.vignettes)} worked cases, {confirmed} of them confirmed. Open one to see its way."
    }


def review(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Nodes and sources by when somebody last went over them."""
    nodes = sorted(guideline.nodes.values(), key=lambda node: node.last_review_date or "")
    sources = sorted(guideline.sources.values(), key=lambda source: source.last_checked or "")
    undated = sum(node.last_review_date is None for node in nodes)
    interval = guideline.manifest.review_interval
    said = f"To be reviewed every {interval}. " if interval else "No interval of review is stated. "
    return {
        "summary": f"{said}{len(nodes) - undated} of {len(nodes)} nodes have a review date.",
        "nodes": [
            {
                "anchor": node_name(node.id),
                "title": node.title,
                "cells": (
                    humanized(node.section),
                    node.version,
                    node.last_review_date or "not recorded",
                    node.status or guideline.manifest.status.value,
                    node.owner or "",
                ),
            }
            for node in nodes
        ],
        "sources": [
            {
                "anchor": f"source-{source.id}",
                "title": source.title,
                "cells": (
                    source.type.replace("_", " "),
                    (source.trust or "not said").replace("_", " "),
                    source.status.value,
                    source.last_checked or "not recorded",
                ),
            }
            for source in sources
        ],
        "short": [(each.short, each.title) for each in guideline.elements.values() if each.short],
    }


GIVEN = {"evidence": evidence, "derived": derived, "rules": rules, "cases": cases, "review": review}
"""What gives a template its data, by the anchor of the view."""
