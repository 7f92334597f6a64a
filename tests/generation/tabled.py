"""Guidelines by chance with one long decision: so many rows that they are reasoned about as a table."""

from __future__ import annotations

from msgspec.structs import replace
from tests.generation.draw import Draw
from tests.generation.parts import HERE, node

from guideproof.model.condition import All, Condition
from guideproof.model.node import Branch, Decision, HitPolicy, Node
from guideproof.model.reference import Ref


class Tabled(Draw):
    """Rows of one, two or three tests that lie over one another, mostly by ``first`` and with ``otherwise``."""

    def decision(self, id: str, following: list[str], known: tuple[str, ...]) -> Node:
        if id != "d0":
            return super().decision(id, following, known)
        branches = [
            Branch(f"b{row}", None, self._row(known), tuple(Ref(each, HERE) for each in self.some(following, 1)),
                   (), (), HERE, HERE)
            for row in range(self.chance.randint(14, 22))
        ]  # fmt: skip
        if self.chance.random() < 0.7:
            branches[-1] = replace(branches[-1], when=None)
        policy = self.chance.choice([HitPolicy.FIRST, HitPolicy.FIRST, *HitPolicy])
        return node(id, Decision(id, policy, tuple(branches)))

    def _row(self, known: tuple[str, ...]) -> Condition:
        tests = self.chance.randint(1, 3)
        depth = 1 if self.chance.random() < 0.1 else 0
        return All(
            tuple(self.condition(known if self.chance.random() < 0.3 else (), depth) for _ in range(tests)), HERE
        )
