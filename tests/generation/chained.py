"""Guidelines by chance whose sections come one after another: the ways part at a decision and join again, mostly."""

from __future__ import annotations

from collections.abc import Iterable

from tests.generation.conditions import ELEMENTS
from tests.generation.draw import Draw
from tests.generation.parts import HERE, guideline, intervention, node

from guideproof.model.condition import All, Condition, Not
from guideproof.model.element import Constraint
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node
from guideproof.model.reference import Ref


class Chained(Draw):
    """Each section is a decision with two or three sides; a side ends, joins the way on, or does both."""

    def guideline(self) -> Guideline:
        """A few sections, entered at the first and in the middle, with a safety rule of each kind."""
        derived = self.derived()
        known = tuple(derived)
        derived |= self.dosed()
        count = self.chance.randint(2, self._size + 3)
        nodes: dict[str, Node] = {}
        for place in range(count):
            for made in self._section(place, f"d{place + 1}" if place + 1 < count else "end", known):
                nodes[made.id] = made
        nodes["end"] = self.recommendation("end", ())
        held = {"c": Constraint("c", self.condition(known), "drawn", HERE)} if self.chance.random() < 0.3 else {}
        drugs = [
            intervention("drug", tags=("tag",), excludes=("rest",)),
            intervention("knife", tags=("tag",)),
            intervention("rest"),
        ]
        entries = [self.entry("visit", "d0", known), self.entry("again", f"d{count // 2}", known)]
        return guideline(
            entries, map(self.pointed, ELEMENTS.values()), nodes.values(), drugs, derived=derived, constraints=held,
            safety=self.rules(known),
        )  # fmt: skip

    def _section(self, place: int, following: str, known: tuple[str, ...]) -> Iterable[Node]:
        branches: list[Branch] = []
        for side, when in enumerate(self._sides(known)):
            id = f"y{place}{side}"
            joins, beside = self.chance.random() < 0.7, self.chance.random() < 0.3
            targets = [id, following] if beside else [following] if joins and self.chance.random() < 0.3 else [id]
            branches.append(
                Branch(f"b{side}", None, when, tuple(Ref(each, HERE) for each in targets), (), (), HERE, HERE)
            )
            if id in targets:
                yield (
                    self._inner(id, following, known)
                    if joins and self.chance.random() < 0.3
                    else (self.recommendation(id, (following,) if joins else ()))
                )
        policy = self.chance.choice([HitPolicy.UNIQUE, HitPolicy.UNIQUE, *HitPolicy])
        yield node(f"d{place}", Decision(f"d{place}", policy, tuple(branches)))

    def _inner(self, id: str, following: str, known: tuple[str, ...]) -> Node:
        """A decision within a section, whose sides all go on."""
        branches = (
            Branch(f"b{side}", None, when, (Ref(following, HERE),), (), (), HERE, HERE)
            for side, when in enumerate(self._sides(known))
        )
        return node(id, Decision(id, HitPolicy.UNIQUE, tuple(branches)))

    def _sides(self, known: tuple[str, ...]) -> list[Condition | None]:
        """Sides of which exactly one holds, unless flaws are wanted."""
        one, other = self.condition(known), self.condition(known)
        if self._flawed and self.chance.random() < 0.3:
            return [one, other]
        match self.chance.randrange(3):
            case 0:
                return [one, None]
            case 1:
                return [one, Not(one, HERE)]
            case _:
                return [one, All((Not(one, HERE), other), HERE), All((Not(one, HERE), Not(other, HERE)), HERE)]
