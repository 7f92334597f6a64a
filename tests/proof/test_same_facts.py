"""Of a guideline that nobody changed the same is proven as ever, whatever it is: facts, their order, the patients who
show them, and what is left open where a proof may take next to no work.

Of each generated guideline a digest of all that is proven is recorded. Where one differs, what is proven now is shown;
what was proven before is shown by the same test on an earlier commit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec import Struct
from tests.generation.chained import Chained
from tests.generation.draw import Draw, WithRoots
from tests.generation.holes import Holes
from tests.generation.tabled import Tabled

from guideproof.analysis.proof import Budget, Patient, prove
from guideproof.model.condition import All
from guideproof.model.guideline import Guideline
from guideproof.program.wording import condition_text

RECORDED = Path(__file__).parent / "same_facts"
KINDS: dict[str, Callable[[int], Guideline]] = {
    "drawn": lambda seed: Draw(seed, seed % 5, bool(seed % 2)).guideline(),
    "chained": lambda seed: Chained(seed, seed % 5, bool(seed % 2)).guideline(),
    "tabled": lambda seed: Tabled(seed, seed % 5, bool(seed % 2)).guideline(),
    "holes": lambda seed: Holes(seed, seed % 4).guideline(),
    "irrational": lambda seed: WithRoots(seed, seed % 3).guideline(),
}
LITTLE = {
    "search": 200,
    "search_in_all": 4_000,
    "search_for_each_node": 0,
    "quick": 60,
    "soon": 60,
    "cover": 12,
    "tries": 3,
    "pairs": 1,
    "shown": 1,
    "overlaps": 1,
    "groups": 1,
    "left_out": 1,
    "examples": 0,
    "large": 4,
    "few_changes": 1,
    "changes": 2,
}
WITHOUT_Z3 = {"solver": 0, "solver_in_all": 0, "solver_for_each_node": 0}
NOTHING = {"search": 0, "search_in_all": 0, "search_for_each_node": 0, "quick": 0, "soon": 0, "cover": 1, "tries": 1}
BUDGETS = {
    "usual": Budget(**WITHOUT_Z3),
    "little": Budget(**WITHOUT_Z3, **LITTLE),
    "nothing": Budget(**WITHOUT_Z3, **NOTHING),
    "mending": Budget(**WITHOUT_Z3, large=0),
}
SEEDS = {"usual": 20, "little": 16, "nothing": 10, "mending": 10}
"""What z3 finds depends on its version."""


def plain(value: object) -> object:
    """A fact as data, without the words that are made of it: conditions by their ids, patients by what they have and
    where they go."""
    match value:
        case Patient():
            return value.entry, {id: str(fact) for id, fact in value.facts.items()}, value.path, value.recommendations
        case All():
            return condition_text(value)
        case Struct():
            return type(value).__name__, [plain(getattr(value, name)) for name in value.__struct_fields__]
        case tuple():
            return [plain(each) for each in value]
        case _:
            return str(value)


def proven(kind: str, budget: str) -> Iterator[str]:
    for seed in range(SEEDS[budget]):
        proofs = prove(KINDS[kind](seed), BUDGETS[budget])
        counts = proofs.proven, proofs.refuted, proofs.not_decided, proofs.refused
        yield "\n".join(map(str, [counts, *map(plain, (*proofs.facts, *proofs.statements))]))


@pytest.mark.golden
@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_proven_as_ever(kind: str, budget: str) -> None:
    path = RECORDED / f"{kind}-{budget}.txt"
    texts = list(proven(kind, budget))
    digests = [sha256(text.encode()).hexdigest()[:16] for text in texts]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text("".join(f"{digest}\n" for digest in digests), encoding="utf-8")
    recorded = path.read_text(encoding="utf-8").split()
    assert len(recorded) == len(digests)
    for text, digest, before in zip(texts, digests, recorded, strict=True):
        assert digest == before, text
