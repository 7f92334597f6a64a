"""What a generated case says: all that came, amounts too."""

from __future__ import annotations

from tests.conformance.test_amounts import doses

from guideproof.analysis.cases.generated import generate
from guideproof.checks.case_text import case_text


def test_a_case_expects_the_amounts_that_come() -> None:
    cases = generate(doses()).cases
    given = [case for case in cases if case.expect.amounts]
    assert given
    for case in given:
        for id, amount in case.expect.amounts.items():
            assert f"    {id}: {amount}\n" in case_text(case).partition("  amounts:\n")[2].replace('"', "")
