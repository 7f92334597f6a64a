"""The back ends that the tests of this folder share, and at the end how many evaluations they have done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conformance.agreement import EVALUATIONS
from tests.conformance.engines import Engine, engines


@pytest.fixture(scope="package")
def programs() -> Iterator[list[Engine]]:
    """The emitted programs in every engine that is installed."""
    with engines() as started:
        yield started


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if EVALUATIONS:
        parts = ", ".join(f"{name} {count:,}" for name, count in EVALUATIONS.items())
        terminalreporter.write_line(f"evaluations compared: {EVALUATIONS.total():,} ({parts})")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What sums up the others comes after them, whatever the order of these."""
    items.sort(key=lambda item: item.get_closest_marker("sums_up") is not None)
