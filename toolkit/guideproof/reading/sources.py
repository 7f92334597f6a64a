"""Evidence sources and disagreements from syntax tree to model (sections 7 and 9)."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.evidence import (
    Disagreement,
    Erratum,
    Group,
    Interval,
    Open,
    Population,
    Position,
    PValue,
    Settled,
    Source,
    SourceFinding,
    SourceStatus,
    Statement,
    Trust,
)
from guideproof.reading import fields
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree


def read_source(tree: Mapped) -> Source:
    """The evidence source of a file that the schema accepts."""
    findings, trust = fields.mapping(tree, "findings"), fields.text(tree, "trust")
    population, statements = fields.mapping(tree, "population"), fields.mapping(tree, "statements")
    return Source(
        id=fields.required(tree, "id"),
        type=fields.required(tree, "type"),
        title=fields.required(tree, "title"),
        authors=fields.texts(tree, "authors"),
        journal=fields.text(tree, "journal"),
        year=fields.whole_number(tree, "year"),
        doi=fields.text(tree, "doi"),
        pmid=fields.text(tree, "pmid"),
        url=fields.text(tree, "url"),
        registry=fields.text(tree, "registry"),
        read_through=fields.ref(tree, "read_through"),
        locator=fields.text(tree, "locator"),
        language=fields.text(tree, "language"),
        status=SourceStatus(fields.text(tree, "status") or SourceStatus.CURRENT),
        superseded_by=fields.ref(tree, "superseded_by"),
        last_checked=fields.text(tree, "last_checked"),
        trust=Trust(trust) if trust is not None else None,
        population=_population(population) if population else None,
        findings={key: _finding(entry) for key, entry in findings.entries.items()} if findings else {},
        allow=fields.allowances(tree),
        span=tree.entries["id"].value.span,
        places=fields.places(tree),
        errata=tuple(
            Erratum(
                fields.text(item, "locator"), fields.required(item, "says"), fields.required(item, "because"), item.span
            )
            for item in fields.mappings(tree, "errata")
        ),
        statements={key: _statement(entry) for key, entry in statements.entries.items()} if statements else {},
    )


def _statement(entry: Entry) -> Statement:
    tree = entry.value
    assert isinstance(tree, Mapped)
    held, left_out = fields.refs(tree, "held_by"), fields.text(tree, "left_out")
    says, locator = fields.required(tree, "says"), fields.text(tree, "locator")
    return Statement(entry.key, says, locator, held, left_out, entry.key_span)


def _population(tree: Mapped) -> Population:
    return Population(fields.whole_number(tree, "n"), fields.text(tree, "description"))


def _finding(entry: Entry) -> SourceFinding:
    tree = entry.value
    assert isinstance(tree, Mapped)
    groups = fields.mapping(tree, "groups")
    return SourceFinding(
        id=entry.key,
        outcome=fields.required(tree, "outcome"),
        compares=fields.texts(tree, "compares"),
        measure=fields.text(tree, "measure"),
        value=fields.number(tree, "value"),
        unit=fields.text(tree, "unit"),
        ci=_interval(fields.mapping(tree, "ci")),
        p=_p(tree.get("p")),
        groups={key: _group(each.value) for key, each in groups.entries.items()} if groups else {},
        design_note=fields.text(tree, "design_note"),
        says=fields.required(tree, "says"),
        locator=fields.text(tree, "locator"),
        span=entry.key_span,
        places=fields.places(tree),
        question=fields.text(tree, "question"),
    )


def _interval(tree: Mapped | None) -> Interval | None:
    low, high = (fields.number(tree, "low"), fields.number(tree, "high")) if tree else (None, None)
    if tree is None or low is None or high is None:
        return None
    return Interval(fields.number(tree, "level"), low, high)


def _p(tree: Tree | None) -> PValue | None:
    if isinstance(tree, Scalar) and isinstance(tree.value, Fraction):
        return PValue(tree.value, False)
    below = fields.number(tree, "below") if isinstance(tree, Mapped) else None
    return PValue(below, True) if below is not None else None


def _group(tree: Tree) -> Group:
    if isinstance(tree, Scalar) and isinstance(tree.value, Fraction):
        return Group(tree.value, None, None, None)
    if not isinstance(tree, Mapped):
        return Group(None, None, None, None)
    low, high = fields.number(tree, "low"), fields.number(tree, "high")
    return Group(fields.number(tree, "value"), fields.whole_number(tree, "n"), low, high)


def read_disagreement(tree: Mapped) -> Disagreement:
    """The disagreement of a file that the schema accepts."""
    settled, still_open = fields.mapping(tree, "settled"), fields.mapping(tree, "open")
    outcome: Settled | Open
    if settled is not None:
        outcome = Settled(
            fields.required(settled, "position"),
            fields.required(settled, "because"),
            fields.refs(settled, "decided_in"),
        )
    else:
        tree_of_open = still_open or Mapped({}, tree.span)
        until = tree_of_open.get("until")
        outcome = Open(
            fields.required(tree_of_open, "because"),
            fields.text(tree_of_open, "until"),
            until.span if until is not None else None,
        )
    positions = tuple(
        Position(fields.refs(item, "sources"), fields.required(item, "position"), item.span)
        for item in fields.mappings(tree, "positions")
    )
    return Disagreement(
        id=fields.required(tree, "id"),
        title=fields.text(tree, "title") or fields.in_words(fields.required(tree, "id")),
        topic=fields.text(tree, "topic"),
        positions=positions,
        outcome=outcome,
        allow=fields.allowances(tree),
        span=tree.entries["id"].value.span,
    )
