"""Generated guidelines for the measurements of the proofs: tables with known faults, and whole algorithms."""

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
from tests.generation.sound import GROUPS, Tree

from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsCode
from guideproof.model.element import Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Recommendation
from guideproof.model.safety import Named, Never, SafetyRule

Interval = tuple[int, int]
Box = list[Interval]
CELLS, CODES = 200, 8


def space(columns: int) -> Box:
    """Numbers from 0 to 199 and eight codes in turn."""
    return [(0, CELLS - 1) if column % 2 == 0 else (0, CODES - 1) for column in range(columns)]


def partition(rows: int, columns: int, chance: Random) -> list[Box]:
    """The whole space cut into so many boxes, none of which meet."""
    boxes = [space(columns)]
    while len(boxes) < rows:
        place = chance.randrange(len(boxes))
        wide = [column for column, (low, high) in enumerate(boxes[place]) if low < high]
        if wide:
            column = chance.choice(wide)
            low, high = boxes[place][column]
            cut = chance.randint(low, high - 1)
            lower, upper = list(boxes[place]), list(boxes[place])
            lower[column], upper[column] = (low, cut), (cut + 1, high)
            boxes[place : place + 1] = [lower, upper]
    chance.shuffle(boxes)
    return boxes


def seeded(rows: int, columns: int, faults: int, seed: int) -> tuple[list[Box], list[Box]]:
    """A partition from which some boxes are taken out (the second list), and some are repeated in part."""
    chance = Random(seed)
    boxes = partition(rows, columns, chance)
    missing, boxes = boxes[:faults], boxes[faults:]
    twins = [[(low, (low + high) // 2) if column == 0 else (low, high) for column, (low, high) in enumerate(box)]
             for box in boxes[:faults]]  # fmt: skip
    return boxes + twins, missing


def crowded(rows: int, columns: int, seed: int) -> list[Box]:
    """Half a partition, half wide boxes at random, so that nearly all of them meet others."""
    chance = Random(seed)
    boxes = partition(rows // 2, columns, chance)
    while len(boxes) < rows:
        ends = (sorted((chance.randint(low, high), chance.randint(low, high))) for low, high in space(columns))
        boxes.append(
            [whole if chance.random() < 0.3 else (a, b) for whole, (a, b) in zip(space(columns), ends, strict=True)]
        )
    chance.shuffle(boxes)
    return boxes


def meeting(boxes: list[Box]) -> int:
    """How many pairs of boxes meet, by comparing all of them: the baseline, and the truth."""
    pairs = 0
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            pairs += all(a <= d and c <= b for (a, b), (c, d) in zip(one, other, strict=True))
    return pairs


def table(boxes: list[Box]) -> Guideline:
    """One decision with a branch for each box."""
    columns = len(boxes[0])
    numbers = Grid(Fraction(0), Fraction(CELLS - 1), Fraction(1))
    elements = [
        element(f"c{column}", ElementType.INTEGER, grid=numbers)
        if column % 2 == 0
        else element(f"c{column}", ElementType.CODE, "abcdefgh")
        for column in range(columns)
    ]
    branches = [branch(f"b{row}", _condition(box, elements), "end") for row, box in enumerate(boxes)]
    end = recommendation("end", item("drug"))
    return guideline([entry("visit", "table", knows=[each.id for each in elements])], elements,
                     [decision("table", *branches), end], [intervention("drug")])  # fmt: skip


def _condition(box: Box, elements: list[Element]) -> Condition:
    tests: list[Condition] = []
    for (low, high), about in zip(box, elements, strict=True):
        if about.type is ElementType.CODE:
            tests.append(IsCode(about.id, tuple("abcdefgh"[low : high + 1]), HERE))
        else:
            tests += [_compares(about.id, Comparison.AT_LEAST, low), _compares(about.id, Comparison.AT_MOST, high)]
    return All(tuple(tests), HERE)


def _compares(id: str, comparison: Comparison, number: int) -> Compares:
    return Compares(id, comparison, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


def algorithm(nodes: int, seed: int = 7) -> Guideline:
    """A tree with joins and parallel tracks over 30 elements, with 40 interventions and ten safety rules."""
    made = Tree(seed, nodes, breadth=6, joins=0.25, tracks=0.1).guideline()
    chance = Random(seed)
    drugs = [f"drug-{number}" for number in range(40)]
    recommending = {
        id: replace(node, body=replace(node.body, items=tuple(
            item(drug, way) for drug, way in zip(chance.sample(drugs, 2), Direction, strict=True)
        )))
        for id, node in made.nodes.items()
        if isinstance(node.body, Recommendation)
    }  # fmt: skip
    interventions = {
        id: intervention(id, excludes=[drugs[place - 1]] if place % 8 == 0 else []) for place, id in enumerate(drugs)
    }
    safety = {
        f"rule-{number}": SafetyRule(
            f"rule-{number}", "rule", None,
            Never(Named(refs([drugs[number]])), IsCode("group", (chance.choice(GROUPS),), HERE)), (), None, (), HERE,
        )
        for number in range(10)
    }  # fmt: skip
    return replace(made, nodes={**made.nodes, **recommending}, interventions=interventions, safety=safety)
