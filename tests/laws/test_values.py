"""Values never change: each class of them is frozen, so that what two share is the same for both."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from msgspec import Struct

import guideproof

FLOORS = ("model", "program", "analysis.evaluation", "analysis.proof.solver", "analysis.proof.witness")


def values_of(floor: str) -> Iterator[type[Struct]]:
    package = import_module(f"{guideproof.__name__}.{floor}")
    names = [package.__name__, *(each.name for each in walk_packages(package.__path__, f"{package.__name__}."))]
    for name in names:
        for each in vars(import_module(name)).values():
            if isinstance(each, type) and issubclass(each, Struct) and each.__module__ == name:
                yield each


@pytest.mark.parametrize("floor", FLOORS)
def test_values_are_frozen(floor: str) -> None:
    found = list(values_of(floor))
    assert found
    assert [each.__name__ for each in found if not each.__struct_config__.frozen] == []
