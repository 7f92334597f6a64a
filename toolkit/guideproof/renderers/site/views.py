"""The views beside the flowchart: what each template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guideproof.analysis.evidence.identifiers import address
from guideproof.board.cited import own_facts, read_through
from guideproof.board.short_names import short_names
from guideproof.model.condition import Condition
from guideproof.model.evidence import Settled, Source, SourceFinding, Statement
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction
from guideproof.model.reference import EvidenceLink
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
from guideproof.program.titled import condition_lines, humanized, listed
from guideproof.renderers.flowchart.evidence import links_of
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.about import about
from guideproof.renderers.site.checked import Checks, linked
from guideproof.renderers.site.definitions import derived
from guideproof.renderers.site.figures import finding_numbers
from guideproof.renderers.site.forest import forest_plots
from guideproof.renderers.site.medians import compared_figures
from guideproof.renderers.site.reviewed import review

VIEWS = (
    ("flowchart", "Flowchart and patient"),
    ("recommendations", "Recommendations"),
    ("evidence", "Evidence"),
    ("derived", "Derived elements"),
    ("rules", "Checks and rules"),
    ("cases", "Worked cases"),
    ("review", "Review"),
    ("about", "About"),
)
"""Every view by its anchor, with its title; each but the flowchart has a template of its name and a function here."""


def recommendations(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """How many recommendations there are, and how strong; the script knows all else of them."""
    items = [item for node in guideline.nodes.values() for item in node.items]
    against, strong = sum(item.direction is Direction.AGAINST for item in items), sum(item.strong for item in items)
    count = f"{len(items)} recommendation{'' if len(items) == 1 else 's'}"
    return {"count": len(items), "summary": f"{count}, {against} of them against something, {strong} strong."}


def evidence(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Sources with findings, statements and slips, plots of ratios, disagreements."""
    used: dict[str, dict[str, None]] = {}
    for node in guideline.nodes.values():
        for link in links_of(node):
            used.setdefault(link.source, {})[node.id] = None
    names = short_names(guideline)
    sources = [_source(guideline, each, names[id], list(used.get(id, {}))) for id, each in guideline.sources.items()]
    plots, medians = list(forest_plots(guideline)), list(compared_figures(guideline))
    disagreements = list(_disagreements(guideline, names))
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


def _source(guideline: Guideline, source: Source, name: str, used: list[str]) -> dict[str, Any]:
    link = address(source)
    population = source.population
    people = None
    if population is not None:
        count = None if population.n is None else f"{population.n} people"
        people = ": ".join(part for part in (count, population.description) if part) or None
    return {
        "id": source.id,
        "title": source.title,
        "name": name,
        "facts": own_facts(source),
        "population": people,
        "authors": "" if name == "; ".join(source.authors) else "; ".join(source.authors),
        "links": [link] if link is not None else [],
        "pmid": source.pmid,
        "registry": source.registry,
        "checked": source.last_checked,
        "locator": source.locator,
        "through": read_through(guideline, source),
        "instead": None if source.superseded_by is None else guideline.sources.get(source.superseded_by.id),
        "used": [linked(guideline, id) for id in used],
        "findings": [_finding(each) for each in source.findings.values()],
        "statements": [_statement(guideline, each) for each in source.statements.values()],
        "errata": source.errata,
    }


def _finding(finding: SourceFinding) -> dict[str, Any]:
    return {"id": finding.id, "numbers": "; ".join(finding_numbers(finding)), "locator": finding.locator}


def _statement(guideline: Guideline, statement: Statement) -> dict[str, Any]:
    held = [_holder(guideline, ref.id) for ref in statement.held_by]
    return {"says": statement.says, "locator": statement.locator, "left_out": statement.left_out, "held_by": held}


def _holder(guideline: Guideline, id: str) -> dict[str, str | None]:
    """What holds a statement: where it stands on the page, and its title where the script does not know that."""
    source, _, finding = id.partition("#")
    if finding:
        return {"anchor": f"finding-{source}--{finding}", "title": ""}
    if id in guideline.nodes:
        return {"anchor": node_name(id), "title": ""}
    if id in guideline.derived:
        return {"anchor": f"value-{id}", "title": ""}
    if id in guideline.safety:
        return {"anchor": f"rule-{id}", "title": guideline.safety[id].title}
    if id in guideline.disagreements:
        return {"anchor": f"disagreement-{id}", "title": guideline.disagreements[id].title}
    named = guideline.parameters.get(id) or guideline.interventions.get(id) or guideline.elements.get(id)
    return {"anchor": None, "title": id if named is None else named.title}


def _disagreements(guideline: Guideline, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for each in guideline.disagreements.values():
        outcome = each.outcome
        settled = isinstance(outcome, Settled)
        until = f" until {outcome.until}" if not isinstance(outcome, Settled) and outcome.until else ""
        yield {
            "id": each.id,
            "title": each.title,
            "positions": [
                {
                    "says": position.position,
                    "sources": [(ref.id, names.get(ref.id, ref.id)) for ref in position.sources],
                }
                for position in each.positions
            ],
            "outcome": "Settled." if settled else f"Open{until}.",
            "position": outcome.position if isinstance(outcome, Settled) else None,
            "because": outcome.because,
            "nodes": [linked(guideline, ref.id) for ref in outcome.decided_in] if isinstance(outcome, Settled) else [],
        }


def rules(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """What the checks found and proved, safety rules and constraints in words."""
    taken, names = {(each["node"], each["branch"]) for each in checks.takers}, short_names(guideline)
    findings = [
        (place, each)
        for place, each in enumerate(checks.findings)
        if each["branch"] is None or (each["node"], each["branch"]) not in taken
    ]
    return {
        "summary": checks.summary,
        "findings": findings,
        "told_below": len(checks.findings) - len(findings),
        "takers": checks.takers,
        "proven": checks.proven,
        "left_out": checks.left_out,
        "rules": [
            {
                "id": id,
                "title": each.title,
                "severity": each.severity or "error",
                "text": _rule(guideline, each),
                "because": each.because,
                "evidence": list(_cited(guideline, each.evidence, names)),
            }
            for id, each in guideline.safety.items()
        ],
        "constraints": [
            {"id": id, "text": _parts(guideline, each.holds), "because": each.because}
            for id, each in guideline.constraints.items()
        ],
    }


def _cited(guideline: Guideline, links: Sequence[EvidenceLink], names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Where each link leads, and what it says: the source, with the finding where several of one source are linked."""
    often = Counter(link.source for link in links)
    for link in links:
        source = guideline.sources.get(link.source)
        found = source is not None and link.finding in source.findings
        anchor = f"finding-{link.source}--{link.finding}" if found else f"source-{link.source}"
        finding = f" #{link.finding}" if found and often[link.source] > 1 else ""
        yield {"anchor": anchor, "source": f"{names.get(link.source, link.source)}{finding}"}


def _rule(guideline: Guideline, rule: SafetyRule) -> str:
    targets = [_target(guideline, each) for each in targets_of(rule.rule)]
    match rule.rule:
        case Never(when=when):
            whom = "to anybody" if when is None else f"where {_parts(guideline, when)}"
            return f"Never {_listed(targets, 'or')} {whom}."
        case Always(when=when, entry=entry):
            whom = "to everybody" if when is None else f"where {_parts(guideline, when)}"
            where = "" if entry is None else f", at the visit “{guideline.manifest.entry_points[entry.id].title}”"
            return f"Always {_listed(targets, 'or')} {whom}{where}."
        case NeverTogether():
            return f"Never two of these together: {_listed(targets, 'and')}."


def _target(guideline: Guideline, target: Target) -> str:
    match target:
        case Named(interventions):
            known = guideline.interventions
            return _listed([known[ref.id].title if ref.id in known else ref.id for ref in interventions], "or")
        case InCategory(category):
            return f"anything of the category “{humanized(category.id)}”"
        case WithTag(tag):
            tagged = [each.title for each in guideline.interventions.values() if tag.id in each.tags]
            return f"anything tagged “{tag.id.replace('_', ' ')}” ({'; '.join(tagged)})"


def _listed(titles: Sequence[str], joint: str) -> str:
    """``A, B or C``; where a title has a comma of its own, ``A; B, with D; or C``."""
    if len(titles) > 1 and any("," in each or ";" in each for each in titles):
        return f"{'; '.join(titles[:-1])}; {joint} {titles[-1]}"
    return listed(titles, joint)


def _parts(guideline: Guideline, condition: Condition) -> str:
    """The parts of a condition, told apart where one of them lists several answers: ``sex: male or female; and …``."""
    return "; ".join(condition_lines(guideline, condition))


def cases(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """The worked cases; each can be loaded into the flowchart."""
    count, confirmed = len(guideline.vignettes), sum(each.confirmed for each in guideline.vignettes.values())
    of_them = "all of them" if confirmed == count else f"{confirmed} of them" if confirmed else "none of them"
    return {"count": count, "summary": f"{count} worked case{'' if count == 1 else 's'}, {of_them} confirmed."}


GIVEN = {
    "recommendations": recommendations,
    "evidence": evidence,
    "derived": derived,
    "rules": rules,
    "cases": cases,
    "review": review,
    "about": about,
}
"""What gives a template its data, by the anchor of the view."""
