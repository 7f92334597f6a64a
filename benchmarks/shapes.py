"""Guidelines of the shapes that real ones have and trees have not, as files: time depends on shape, not on size.

Each generator gives ``{path: data}`` from a seed; ``write`` puts that into a folder as YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

Files = dict[str, Any]
When = dict[str, Any]
TOP = 100
"""The greatest value of every number."""


class _Plain(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def write(files: Mapping[str, Any], folder: Path) -> Path:
    """The files of a guideline in a new folder; the nodes of one section in one folder."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(data, Dumper=_Plain, sort_keys=False, default_flow_style=None, width=200)
        file.write_text(text, encoding="utf-8")
    return folder


def frame(elements: int, start: str, derived: Files | None = None) -> Files:
    """The manifest, as many numbers and 40 drugs."""
    inputs = {f"e{place}": _integer(f"Value {place}") for place in range(elements)}
    return {
        "guideline.yaml": {
            "id": "generated",
            "version": "1.0.0",
            "language": 1,
            "title": "A generated guideline",
            "status": "draft",
            "entry_points": {"visit": {"start": start, "title": "Visit", "knows": list(inputs)}},
        },
        "inputs/all.yaml": inputs,
        "interventions/all.yaml": {
            f"drug-{place}": {"title": f"Drug {place}", "category": "drug"} for place in range(40)
        },
        **({"derived/all.yaml": derived} if derived else {}),
    }


def _integer(title: str, most: int = TOP) -> Files:
    return {"title": title, "type": "integer", "range": [0, most]}


def _node(id: str, kind: str, **more: Any) -> Files:
    return {f"nodes/{_section(id)}/{id}.yaml": {"id": id, "version": "1.0.0", "kind": kind, "title": id, **more}}


def _section(id: str) -> str:
    number = id.rpartition("-")[2]
    return f"part-{int(number) // 20}" if number.isdigit() else "first"


def decision(id: str, branches: list[tuple[str, When | None, Any]], policy: str = "unique") -> Files:
    """A decision; each branch has an id, a condition and what follows."""
    made = [
        {"id": name, **({"otherwise": True} if when is None else {"when": when}), "next": following}
        for name, when, following in branches
    ]
    return _node(id, "decision", question=f"Which way at {id}?", hit_policy=policy, branches=made)


def recommendation(id: str, drug: int, following: str | None = None) -> Files:
    """A recommendation of one drug."""
    item = {"intervention": f"drug-{drug}", "direction": "for", "strength": "strong", "certainty": "low"}
    return _node(id, "recommendation", recommend=[item], **({"next": following} if following else {}))


class Sections:
    """Sections one after another: from each decision the low branch ends or joins the way to the next section, the high
    one goes on. Conditions are plain bounds, comparisons between elements, counts of six conditions, and formulas."""

    def __init__(self, sections: int, elements: int, seed: int, joining: float = 0.7) -> None:
        self.chance = Random(seed)
        self.sections, self.elements, self.joining = sections, elements, joining
        self.derived: Files = {}

    def files(self) -> Files:
        """The guideline."""
        nodes: Files = {}
        for place in range(self.sections):
            nodes |= self._section(place)
        nodes |= recommendation(f"end-{self.sections}", 0)
        return frame(self.elements, "d-0", self.derived) | nodes

    def _section(self, place: int) -> Files:
        low, high = self._sides(place)
        following = f"d-{place + 1}" if place + 1 < self.sections else f"end-{self.sections}"
        joins = self.chance.random() < self.joining
        ahead: Any = f"z-{place}" if joins else [f"z-{place}", following]
        return (
            decision(f"d-{place}", [("lo", low, f"y-{place}"), ("hi", high, ahead)])
            | recommendation(f"y-{place}", self.chance.randrange(40), following if joins else None)
            | recommendation(f"z-{place}", self.chance.randrange(40), following if joins else None)
        )

    def _sides(self, place: int) -> tuple[When, When]:
        """Two conditions of which exactly one holds."""
        one, other = self._element(), self._element()
        match self.chance.choice(("bound", "compared", "count", "formula")):
            case "bound":
                cut = self.chance.randint(20, 80)
                return _split(one, cut)
            case "compared" if one != other:
                return _split(one, {"element": other})
            case "count":
                name = f"n{place}"
                conditions = [self._split_at_random()[self.chance.randrange(2)] for _ in range(6)]
                self.derived[name] = {"title": f"Count {place}", "type": "integer", "count": conditions}
                return _split(name, self.chance.randint(2, 4))
            case _:
                name = f"f{place}"
                formula = f"{one} + 0.5 * {other}"
                self.derived[name] = {"title": f"Sum {place}", "type": "quantity", "unit": "1", "formula": formula}
                return _split(name, self.chance.randint(40, 110))

    def _split_at_random(self) -> tuple[When, When]:
        one, other = self._element(), self._element()
        if one != other and self.chance.random() < 0.3:
            return _split(one, {"element": other})
        return _split(one, self.chance.randint(20, 80))

    def _element(self) -> str:
        return f"e{self.chance.randrange(self.elements)}"


def _split(name: str, bound: Any) -> tuple[When, When]:
    return {name: {"below": bound}}, {name: {"at_least": bound}}


def sections(nodes: int, elements: int, seed: int, joining: float = 0.7) -> Files:
    """Sequential sections of about so many nodes."""
    return Sections(nodes // 3, elements, seed, joining).files()


def tree(nodes: int, elements: int, seed: int = 7) -> Files:
    """One tree of about so many nodes: each decision cuts the range of a number that is left on its way in two."""
    chance, made, names = Random(seed), frame(elements, "d-0"), [f"e{place}" for place in range(elements)]
    waiting: list[dict[str, tuple[int, int]]] = [dict.fromkeys(names, (0, TOP))]
    number = leaf = 0
    decisions = (nodes - 1) // 2
    while number < decisions:
        box = waiting[number]
        cut = chance.choice([id for id, (low, high) in box.items() if low < high])
        low, high = box[cut]
        bound = chance.randint(low + 1, high)
        following: list[str] = []
        for side in ((low, bound - 1), (bound, high)):
            following.append(f"d-{len(waiting)}" if len(waiting) < decisions else f"l-{leaf}")
            if len(waiting) < decisions:
                waiting.append({**box, cut: side})
            else:
                made |= recommendation(following[-1], leaf % 40)
                leaf += 1
        below, above = _split(cut, bound)
        made |= decision(f"d-{number}", [("lo", below, following[0]), ("hi", above, following[1])])
        number += 1
    return made


def greatest(values: int, policy: str = "first", behind: int = 0) -> Files:
    """Which of so many values is greatest: a branch for each, which compares it with all others. With ``every``, ties
    take several. ``behind`` so many decisions about other elements, of which each branch goes on."""
    made = frame(values + 10, "before-0" if behind else "greatest")
    for place in range(behind):
        following = f"before-{place + 1}" if place + 1 < behind else "greatest"
        low, high = _split(f"e{values + place % 10}", 5 + (place * 7) % 90)
        made |= decision(f"before-{place}", [("lo", low, f"told-{place}"), ("hi", high, following)])
        made |= recommendation(f"told-{place}", place % 40, following)
    branches = [
        (
            f"b{own}",
            {"all": [{f"e{own}": {"at_least": {"element": f"e{other}"}}} for other in range(values) if other != own]},
            f"r-{own}",
        )
        for own in range(values)
    ]
    made |= decision("greatest", branches, policy)
    for own in range(values):
        made |= recommendation(f"r-{own}", own)
    return made


def rows(count: int, columns: int, policy: str, seed: int = 1) -> Files:
    """One table of so many rows, none of which meet: what is left of the space is cut at a number again and again."""
    chance = Random(seed)
    boxes = [[(0, 1000)] * columns]
    while len(boxes) < count:
        place, column = chance.randrange(len(boxes)), chance.randrange(columns)
        low, high = boxes[place][column]
        if low < high:
            cut = chance.randint(low, high - 1)
            lower, upper = list(boxes[place]), list(boxes[place])
            lower[column], upper[column] = (low, cut), (cut + 1, high)
            boxes[place : place + 1] = [lower, upper]
    chance.shuffle(boxes)
    made = frame(columns, "table")
    made["inputs/all.yaml"] = {f"e{place}": _integer(f"Value {place}", 1000) for place in range(columns)}
    branches = [
        (f"b{number}", {f"e{each}": {"at_least": low, "at_most": high} for each, (low, high) in enumerate(box)}, "end")
        for number, box in enumerate(boxes)
    ]
    return made | decision("table", branches, policy) | recommendation("end", 0)


def ladder(count: int, columns: int, policy: str = "first", seed: int = 1) -> Files:
    """A ``first`` table as people write them: rows that lie over one another, the special ones before the general
    ones, and ``otherwise`` at the end."""
    chance = Random(seed)
    made = frame(columns, "table")
    made["inputs/all.yaml"] = {f"e{place}": _integer(f"Value {place}", 1000) for place in range(columns)}
    boxes: list[When] = []
    for row in range(count):
        width = 20 + 400 * row // count
        low = {column: chance.randint(0, 1000 - width) for column in range(columns)}
        boxes.append({f"e{column}": {"at_least": least, "at_most": least + width} for column, least in low.items()})
    branches: list[tuple[str, When | None, Any]] = [(f"b{row}", box, "end") for row, box in enumerate(boxes)]
    return made | decision("table", [*branches, ("rest", None, "end")], policy) | recommendation("end", 0)


def by_sex(items: int) -> Files:
    """A score whose weights depend on the sex, written as a product; 30 items of 0 to 3 are enough to be slow."""
    derived: Files = {
        f"sum_{sex}": {
            "title": f"Sum {sex}",
            "type": "quantity",
            "unit": "1",
            "formula": " + ".join(f"{(place * step) % 5 + 1} * e{place}" for place in range(items)),
        }
        for sex, step in (("f", 2), ("m", 3))
    }
    derived["score"] = {
        "title": "Score",
        "type": "quantity",
        "unit": "1",
        "formula": "female * sum_f + male * sum_m",
    }
    made = frame(items, "class", derived)
    made["inputs/all.yaml"] = {
        **{f"e{place}": _integer(f"Item {place}", 3) for place in range(items)},
        "female": _integer("Female", 1),
        "male": _integer("Male", 1),
    }
    made["inputs/sex.yaml"] = {
        "constraints": [
            {
                "id": "one-sex",
                "holds": {"any": [{"female": 1, "male": 0}, {"female": 0, "male": 1}]},
                "because": "The record knows one of two.",
            }
        ]
    }
    cuts = [(None, 20), (20, 60), (60, 120), (120, None)]
    branches = [
        (
            f"b{place}",
            {"score": {k: v for k, v in (("at_least", low), ("below", high)) if v is not None}},
            f"r-{place}",
        )
        for place, (low, high) in enumerate(cuts)
    ]
    made |= decision("class", branches)
    for place in range(len(cuts)):
        made |= recommendation(f"r-{place}", place)
    return made


def counts(conditions: int, use: str) -> Files:
    """Two counts over the same numbers, the second with tighter bounds and so never above the first: compared with each
    other, or classed together."""
    cut = [(place * 13) % 60 + 20 for place in range(conditions)]
    loose = [{f"e{place}": {"at_least": low}} for place, low in enumerate(cut)]
    tight = [{f"e{place}": {"at_least": low + 10}} for place, low in enumerate(cut)]
    derived: Files = {
        "j": {"title": "Some", "type": "integer", "count": loose},
        "k": {"title": "Much", "type": "integer", "count": tight},
    }
    half = conditions // 2
    if use == "compared":
        over, under = {"k": {"above": {"element": "j"}}}, {"k": {"at_most": {"element": "j"}}}
        branches: list[tuple[str, When | None, Any]] = [("over", over, "r-1"), ("under", under, "r-0")]
    else:
        branches = [
            ("few", {"j": {"below": half}}, "r-0"),
            ("some", {"j": {"at_least": half}, "k": {"below": half}}, "r-1"),
            ("much", {"k": {"at_least": half}}, "r-2"),
        ]
    made = frame(conditions, "classed", derived) | decision("classed", branches)
    for place in range(len(branches)):
        made |= recommendation(f"r-{place}", place)
    return made


def pigeonholes(holes: int) -> Files:
    """Constraints that put one more pigeon than there are holes into holes: nobody can satisfy them."""
    made = frame(1, "ask")
    seats = [[f"p{pigeon}_{hole}" for hole in range(holes)] for pigeon in range(holes + 1)]
    made["inputs/all.yaml"] |= {id: {"title": id, "type": "boolean"} for row in seats for id in row}
    held = [{"any": [{id: True} for id in row]} for row in seats]
    held += [
        {"not": {one[hole]: True, other[hole]: True}}
        for hole in range(holes)
        for place, one in enumerate(seats)
        for other in seats[:place]
    ]
    made["inputs/held.yaml"] = {
        "constraints": [{"id": f"c{place}", "holds": each, "because": "So it is."} for place, each in enumerate(held)]
    }
    low, high = _split("e0", 50)
    return (
        made
        | decision("ask", [("lo", low, "r-0"), ("hi", high, "r-1")])
        | recommendation("r-0", 0)
        | recommendation("r-1", 1)
    )


def chain(size: int) -> Files:
    """Derived booleans, each of which uses the one before twice; a decision asks the last of them."""
    derived: Files = {"c0": {"title": "C", "type": "boolean", "condition": {"e0": {"at_least": 40}}}}
    for place in range(1, size):
        before = f"c{place - 1}"
        otherwise = {"all": [{before: False}, {"e0": {"above": place % 90}}]}
        condition = {"any": [{before: True}, otherwise]}
        derived[f"c{place}"] = {"title": "C", "type": "boolean", "condition": condition}
    last = f"c{size - 1}"
    return (
        frame(1, "ask", derived)
        | decision("ask", [("yes", {last: True}, "r-0"), ("no", None, "r-1")])
        | recommendation("r-0", 0)
        | recommendation("r-1", 1)
    )
