"""Guidelines without any fault, by construction: trees that cut what is left of the patients into disjoint parts.

``planted`` puts one known fault of each kind into one.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from msgspec.structs import replace
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    recommendation,
    refs,
)

from guideproof.model.condition import (
    All,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    Not,
    SetCount,
)
from guideproof.model.element import ClassBranch, Classify, Count, Derived, Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Direction, Node
from guideproof.model.safety import Always, Named, Never, NeverTogether, SafetyRule

TENTH = Fraction(1, 10)
SITES = ("liver", "lung", "bone")
GROUPS = ("low", "middle", "high")


def number(value: Fraction | int) -> Bound:
    return Bound(Fraction(value), None, Fraction(1), str(value))


def elements(count: int) -> list[Element]:
    """So many elements of each type, ``count`` being at least one."""
    found: list[Element] = []
    for place in range(count):
        found += [
            element(f"sign_{place}", ElementType.BOOLEAN),
            element(f"kind_{place}", ElementType.CODE, "abcde"),
            element(f"sites_{place}", ElementType.CODES, SITES),
            element(f"score_{place}", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(100), Fraction(1))),
            element(f"value_{place}", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(50), TENTH)),
        ]
    return found


def risk(count: int) -> dict[str, Derived]:
    """A count of factors and the groups that it makes, of the first elements."""
    factors = (
        IsBoolean("sign_0", True, HERE),
        Compares("score_0", Comparison.BELOW, number(80), HERE),
        Compares("value_0", Comparison.ABOVE, Bound(None, "score_0", TENTH, "a tenth of score_0"), HERE),
        Includes("sites_0", ("liver",), False, HERE),
    )
    classes = (
        ClassBranch(Compares("factors", Comparison.AT_MOST, number(0), HERE), "low", HERE),
        ClassBranch(
            All(
                (
                    Compares("factors", Comparison.AT_LEAST, number(1), HERE),
                    Compares("factors", Comparison.BELOW, number(3), HERE),
                ),
                HERE,
            ),
            "middle",
            HERE,
        ),
        ClassBranch(Compares("factors", Comparison.AT_LEAST, number(3), HERE), "high", HERE),
    )
    codes = {code: code for code in GROUPS}
    return {
        "factors": Derived("factors", "factors", ElementType.INTEGER, {}, None, Count(factors, HERE), HERE),
        "group": Derived("group", "group", ElementType.CODE, codes, None, Classify(classes, HERE), HERE),
    }


class Tree:
    """Grows decisions from the top; what is not used on the way to a node may be asked there."""

    def __init__(self, seed: int, nodes: int, breadth: int = 1, joins: float = 0.0, tracks: float = 0.0) -> None:
        self.chance = Random(seed)
        self.elements = elements(breadth)
        self.derived = risk(breadth)
        self._most, self._joins, self._tracks = nodes, joins, tracks
        self.nodes: dict[str, Node] = {}
        self.parents: dict[str, tuple[str, int]] = {}
        self._leaves: list[str] = []

    def guideline(self) -> Guideline:
        """The tree as a guideline, every element known from the start."""
        self._grow()
        drugs = [intervention(f"drug-{leaf}") for leaf in self._leaves]
        known = [each.id for each in self.elements]
        return guideline(
            [entry("visit", "n0", knows=known)], self.elements, self.nodes.values(), drugs, derived=self.derived
        )

    def _grow(self) -> None:
        """Breadth first: whoever is waiting becomes a decision while there is room, and a recommendation after that."""
        waiting: list[tuple[str, frozenset[str]]] = [("n0", frozenset())]
        made = 1
        while waiting:
            id, used = waiting.pop(0)
            free = [name for name in self._askable() if name not in used]
            if made >= self._most or not free:
                self._leaf(id)
                continue
            about = self.chance.choice(free)
            branches: list[Branch] = []
            for index, when in enumerate(self.parts(about)):
                targets = [self._target(id, index, made)]
                made += targets[0] == f"n{made}"
                waiting += [
                    (each, used | {about}) for each in targets if each not in self.nodes and each == f"n{made - 1}"
                ]
                if self.chance.random() < self._tracks:
                    targets.append(f"n{made}")
                    self.parents[f"n{made}"] = (id, index)
                    waiting.append((f"n{made}", used | {about}))
                    made += 1
                branches.append(branch(f"b{index}", when, *targets))
            self.nodes[id] = decision(id, *branches)

    def _target(self, id: str, index: int, made: int) -> str:
        """A new node, or, for a join, a recommendation that there is already."""
        if self._leaves and self.chance.random() < self._joins:
            return self.chance.choice(self._leaves)
        self.parents[f"n{made}"] = (id, index)
        return f"n{made}"

    def _leaf(self, id: str) -> None:
        self._leaves.append(id)
        self.nodes[id] = recommendation(id, item(f"drug-{id}"))

    def _askable(self) -> list[str]:
        return [each.id for each in self.elements if each.id not in BOUND] + ["group"]

    def parts(self, about: str) -> list[Condition]:
        """Two or three conditions about an element, of which exactly one holds."""
        match about.split("_")[0]:
            case "sign":
                return [IsBoolean(about, True, HERE), IsBoolean(about, False, HERE)]
            case "kind":
                cut = self.chance.randint(1, 3)
                return [IsCode(about, tuple("abcde"[:cut]), HERE), IsCode(about, tuple("abcde"[cut:]), HERE)]
            case "sites":
                one = Includes(about, (self.chance.choice(SITES),), False, HERE)
                rest = SetCount(about, Comparison.AT_LEAST, number(2), HERE)
                return [one, All((Not(one, HERE), rest), HERE), All((Not(one, HERE), Not(rest, HERE)), HERE)]
            case "group":
                return [IsCode(about, (code,), HERE) for code in GROUPS]
            case kind:
                low = Fraction(self.chance.randint(5, 40))
                high = low + 5
                step = TENTH if kind == "value" else Fraction(1)
                middle = (
                    Compares(about, Comparison.AT_LEAST, number(low + step), HERE),
                    Compares(about, Comparison.BELOW, number(high), HERE),
                )
                return [
                    Compares(about, Comparison.AT_MOST, number(low), HERE),
                    All(middle, HERE),
                    Compares(about, Comparison.AT_LEAST, number(high), HERE),
                ]


BOUND = frozenset({"sign_0", "score_0", "value_0", "sites_0"})
"""What the groups are made of; asked through them alone, so that every branch of a tree is possible."""


def with_nodes(old: Guideline, *nodes: Node) -> Guideline:
    return replace(old, nodes={**old.nodes, **{each.id: each for each in nodes}})


def with_branches(old: Guideline, id: str, *branches: Branch) -> Guideline:
    node = old.nodes[id]
    assert isinstance(node.body, Decision)
    return with_nodes(old, replace(node, body=replace(node.body, branches=branches)))


def branches_of(guideline: Guideline, id: str) -> tuple[Branch, ...]:
    body = guideline.nodes[id].body
    assert isinstance(body, Decision)
    return body.branches


def planted(kind: str, old: Guideline, tree: Tree, chance: Random) -> tuple[Guideline, str]:
    """A sound guideline with one fault, and the node, intervention or rule that it is at."""
    decisions = [id for id, node in old.nodes.items() if isinstance(node.body, Decision)]
    leaves = [id for id in old.nodes if id not in decisions]
    id, leaf = chance.choice(decisions), chance.choice(leaves)
    branches, drug = branches_of(old, id), f"drug-{leaf}"
    victim = chance.randrange(len(branches))
    match kind:
        case "gap":
            return with_branches(old, id, *(each for each in branches if each is not branches[victim])), id
        case "overlap":
            wider = replace(branches[victim - 1], id="wider", when=branches[victim].when)
            return with_branches(old, id, *branches, wider), id
        case "impossible":
            return _impossible(old, tree, chance, leaf)
        case "contradiction":
            against = recommendation("advice", item(drug, Direction.AGAINST))
            first = branches_of(old, "n0")
            aside = [replace(each, next=(*(each.next or ()), *refs(["advice"]))) for each in first]
            return with_nodes(with_branches(old, "n0", *aside), against), drug
        case "never":
            rule = SafetyRule("rule", "rule", "so", Never(Named(refs([drug])), None), (), None, (), HERE)
            return replace(old, safety={"rule": rule}), "rule"
        case "always":
            always = Always(Named(refs([drug])), IsBoolean("sign_0", True, HERE), None)
            return replace(old, safety={"rule": SafetyRule("rule", "rule", "so", always, (), None, (), HERE)}), "rule"
        case _:
            return _together(old, tree, leaf)


def _impossible(old: Guideline, tree: Tree, chance: Random, leaf: str) -> tuple[Guideline, str]:
    """One more branch, for patients who all went another way at the decision before."""
    deeper = [each for each in tree.parents if isinstance(old.nodes[each].body, Decision)]
    if not deeper:
        return old, ""
    id = chance.choice(sorted(deeper))
    parent, index = tree.parents[id]
    before = branches_of(old, parent)
    return with_branches(old, id, *branches_of(old, id), branch("never", before[index - 1].when, leaf)), id


def _together(old: Guideline, tree: Tree, leaf: str) -> tuple[Guideline, str]:
    """A drug for everybody that must not come with another one."""
    extra = recommendation("extra", item("extra"))
    aside = [replace(each, next=(*(each.next or ()), *refs(["extra"]))) for each in branches_of(old, "n0")]
    rule = NeverTogether((Named(refs([f"drug-{leaf}"])), Named(refs(["extra"]))))
    made = with_nodes(with_branches(old, "n0", *aside), extra)
    interventions = {**old.interventions, "extra": intervention("extra")}
    safety = {"rule": SafetyRule("rule", "rule", "so", rule, (), None, (), HERE)}
    return replace(made, interventions=interventions, safety=safety), "rule"
