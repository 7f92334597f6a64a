"""Layers of the algorithm: which branches are taken and which nodes apply, with three truth values (section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.graph.visits import led_to, node_order, visit_order
from guideproof.model.guideline import EntryPoint
from guideproof.model.node import Branch, Decision, Node
from guideproof.model.value_text import NOT_APPLYING, UNKNOWN
from guideproof.program.conditions import applies
from guideproof.program.proposition import ALWAYS
from guideproof.program.taken import Turn, turns_of
from guideproof.program.texts import DateText, NumberText, measures, value_text
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.columns import Layer, branch_column, name_of, node_column
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    case,
    column,
    equal,
    false,
    missing,
    negated,
    text,
    true,
)
from guideproof.renderers.cohort_sql.stacking import LayerStack, NamedColumn
from guideproof.renderers.cohort_sql.texts import TextLayers, days_text, measure_text
from guideproof.renderers.cohort_sql.turns import in_turn


class SqlWay(Struct, frozen=True):
    """A branch as the statement uses it: when it is its turn, whether its own condition holds (``None`` for
    ``otherwise``), whether it is taken, and where to."""

    turn: Turn[Branch]
    when: Sql | None
    taken: Sql
    targets: tuple[str, ...]

    @property
    def branch(self) -> Branch:
        """The branch itself."""
        return self.turn.branch


class SqlStep(Struct, frozen=True):
    """A node that the entry points can lead to: its branches, or the nodes that follow it."""

    node: Node
    ways: tuple[SqlWay, ...]
    targets: tuple[str, ...]

    @property
    def applies(self) -> Sql:
        """Whether the node applies."""
        return column(node_column(self.node.id))

    @property
    def in_turn(self) -> bool:
        """Whether its branches are tried one after another."""
        return any(way.turn.after for way in self.ways if way.turn.own is not None)


class SqlAmount(Struct, frozen=True):
    """An element that gives an amount or a date: whether it is unknown, as a text, and whether it does not apply; what
    is true or false is never unknown itself."""

    unknown: Sql
    said: Sql
    inapplicable: Sql


class Algorithm(Struct, frozen=True):
    """The steps in the order of evaluation, and their layers from below. ``gaps`` says by decision for whom it applies
    and certainly none of its branches holds, by other nodes for whom they do and an amount, or the date of a later
    visit, does not apply; ``measured`` tells of each element that gives one, ``texts`` are the layers where these are
    said."""

    entries: tuple[EntryPoint, ...]
    steps: tuple[SqlStep, ...]
    layers: tuple[Layer, ...]
    gaps: Mapping[str, Sql]
    measured: Mapping[str, SqlAmount]
    texts: tuple[Layer, ...]


SCOPE = "scope___"
ENTERED = "patient___entry"


class _Layers(Struct, frozen=True):
    """Where the truths of branches stand: what a branch needs is a layer below it."""

    tests: Layer
    firsts: Layer
    decisions: Layer
    others: Layer


def algorithm(vocabulary: Vocabulary, entries: tuple[EntryPoint, ...]) -> Algorithm:
    """The nodes that these entry points lead to. Raises ``NotExpressible`` and ``analysis.graph.Circular``."""
    guideline = vocabulary.guideline
    order = led_to(guideline, [entry.start.id for entry in entries], node_order(guideline))
    if len(entries) == 1:
        order = visit_order(guideline, entries[0].start.id)
    layers = _Layers(
        Layer("branches", "The conditions of decisions whose branches are tried in order."),
        Layer("firsts", "Of these, by its place, the first one that holds, and the first one that is unknown."),
        Layer("decisions", "Which branches are taken, if their decision applies, and whom the entry point is for."),
        Layer("otherwise", "Branches that take the rest."),
    )
    layers.decisions.add(SCOPE, _scope(vocabulary, entries), "whether the entry point is for this patient")
    steps = tuple(_step(guideline.nodes[id], vocabulary, layers) for id in order)
    texts = TextLayers()
    elements = dict.fromkeys(element for step in steps for element in measures(step.node))
    measured = {element: _measured(element, vocabulary, texts) for element in elements}
    gaps = Layer(
        "gaps", "Decisions that apply and have certainly no branch, and amounts that do not apply where they are given."
    )
    without = {step.node.id: each for step in steps if (each := _gap(step, gaps, measured)) is not None}
    found = (layers.tests, layers.firsts, layers.decisions, layers.others, *_node_layers(steps, entries), gaps)
    return Algorithm(entries, steps, tuple(layer for layer in found if layer.columns), without, measured, texts.layers)


def _measured(element: str, vocabulary: Vocabulary, texts: TextLayers) -> SqlAmount:
    said = value_text(element, variables_of(vocabulary.guideline))
    if isinstance(said, DateText):
        written = days_text(element, vocabulary.measure(element), texts, vocabulary.dialect)
    else:
        assert isinstance(said, NumberText)
        written = measure_text(vocabulary.measure(element), said.one, said.many, vocabulary.dialect)
    unknown, column_of = vocabulary.unmeasured(element), texts.words.add(name_of("text", element), written)
    proposition = applies(element, vocabulary.guideline)
    if proposition == ALWAYS:
        return SqlAmount(unknown, column_of, false())
    holds = vocabulary.holds(proposition)
    said_of = case((holds, column_of), (negated(holds), text(NOT_APPLYING)), otherwise=text(UNKNOWN))
    inapplicable = case((negated(holds), true()), otherwise=false())
    open_here = case((negated(holds), false()), otherwise=any_of([unknown, missing(holds)]))
    return SqlAmount(open_here, said_of, inapplicable)


def _gap(step: SqlStep, gaps: Layer, measured: Mapping[str, SqlAmount]) -> Sql | None:
    """For whom the guideline does not say what to do at a node, or how much; ``None`` where it always does."""
    if step.node.may_take_nothing:
        return _without_branch(step, gaps)
    inapplicable = any_of(measured[element].inapplicable for element in measures(step.node))
    if inapplicable == false():
        return None
    return gaps.add(name_of("gap", step.node.id), all_of([step.applies, inapplicable]), step.node.title)


def _without_branch(step: SqlStep, gaps: Layer) -> Sql:
    nothing = all_of([step.applies, negated(any_of(way.taken for way in step.ways))])
    return gaps.add(name_of("gap", step.node.id), nothing, step.node.title)


def _scope(vocabulary: Vocabulary, entries: tuple[EntryPoint, ...]) -> Sql:
    truths = [vocabulary.truth(entry.when) if entry.when is not None else true() for entry in entries]
    if len(entries) == 1:
        return truths[0]
    named = (equal(column(ENTERED), text(entry.name)) for entry in entries)
    return case(*zip(named, truths, strict=True))


def _step(node: Node, vocabulary: Vocabulary, layers: _Layers) -> SqlStep:
    if not isinstance(node.body, Decision):
        return SqlStep(node, (), tuple(target.id for _, target in node.edges))
    program = turns_of(node.body)
    truths = [vocabulary.truth(condition) for condition in program.conditions]
    owned = program.tried
    whens, taken = (_in_turn if any(turn.after for turn in owned) else _each)(node, owned, truths, layers)
    ways: list[SqlWay] = []
    for turn in program.turns:
        targets = turn.branch.targets
        if turn.own is None:
            rest = negated(any_of(whens[: turn.after]))
            ways.append(SqlWay(turn, None, layers.others.add(*_named(node, turn, rest)), targets))
        else:
            ways.append(SqlWay(turn, whens[turn.own], taken[turn.own], targets))
    return SqlStep(node, tuple(ways), ())


def _named(node: Node, turn: Turn[Branch], taken: Sql) -> tuple[str, Sql, str]:
    return branch_column(node.id, turn.branch.id), taken, f"{node.title} {turn.branch.text}"


def _each(node: Node, turns: Sequence[Turn[Branch]], truths: list[Sql], layers: _Layers) -> tuple[list[Sql], list[Sql]]:
    """The columns of branches that are taken where their conditions hold."""
    taken = [layers.decisions.add(*_named(node, turn, truth)) for turn, truth in zip(turns, truths, strict=True)]
    return taken, taken


def _in_turn(
    node: Node, turns: Sequence[Turn[Branch]], truths: list[Sql], layers: _Layers
) -> tuple[list[Sql], list[Sql]]:
    """The columns of conditions, and of branches that are taken where none before them is."""
    whens = [
        layers.tests.add(name_of("when", node.id, turn.branch.id), truth, f"{node.title} {turn.branch.text}")
        for turn, truth in zip(turns, truths, strict=True)
    ]
    names = name_of("first", node.id), name_of("in_doubt", node.id)
    in_order = zip(turns, in_turn(turns, whens, layers.firsts, names, node.title), strict=True)
    return whens, [layers.decisions.add(*_named(node, turn, taken)) for turn, taken in in_order]


def _node_layers(steps: tuple[SqlStep, ...], entries: tuple[EntryPoint, ...]) -> tuple[Layer, ...]:
    """Whether each node applies: it is entered, or some edge into it holds."""
    stack = LayerStack("nodes", "Which nodes apply.", longest=12)
    into: dict[str, list[tuple[SqlStep, Sql]]] = {step.node.id: [] for step in steps}
    for step in steps:
        for target in step.targets:
            into[target].append((step, true()))
        for way in step.ways:
            for target in way.targets:
                into[target].append((step, way.taken))
    for step in steps:
        entered = [_entered(entry, len(entries)) for entry in entries if entry.start.id == step.node.id]
        edges = into[step.node.id]

        def applies(named: NamedColumn, entered: list[Sql] = entered, edges: list[tuple[SqlStep, Sql]] = edges) -> Sql:
            held = (all_of([named(node_column(source.node.id)), taken]) for source, taken in edges)
            return any_of([*entered, *held])

        sources = [node_column(source.node.id) for source, _ in edges]
        stack.add(node_column(step.node.id), applies, sources, step.node.title)
    return tuple(stack.layers)


def _entered(entry: EntryPoint, entries: int) -> Sql:
    if entries == 1:
        return column(SCOPE)
    return case((equal(column(ENTERED), text(entry.name)), column(SCOPE)), otherwise=false())
