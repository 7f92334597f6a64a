"""A patient as a JSON text, and the command line. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

from guideproof.model.number import LONGEST, parse_json_number
from guideproof.renderers.evaluator.runtime.python.admission import _problem
from guideproof.renderers.evaluator.runtime.python.empty import GUIDELINE, NOTICE, Patient
from guideproof.renderers.evaluator.runtime.python.evaluating import DEFAULT_ENTRY, _entry, _result, evaluate
from guideproof.renderers.evaluator.runtime.python.faults import TwoVisits, UnknownEntry

# <program>

EXIT_CODES = {"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}
USAGE = "usage: python evaluator.py PATIENT.json [--entry NAME] [--on DATE]    (- reads standard input)\n"
LARGEST = 1 << 20


class NoPatient(ValueError):
    """There is no record: it is empty, null or larger than any patient's."""


def read_facts(text: str) -> dict[str, Any]:
    """The facts of a JSON text: numbers exact, of at most 40 digits without exponent, no key twice.

    Raises ``NoPatient`` for an empty text and ``null``, else ``ValueError``.
    """
    if not text.strip(" \t\r\n"):
        raise NoPatient("there is no patient: the text is empty; one of whom nothing is known is written {}")
    facts = json.loads(text, object_pairs_hook=_pairs, parse_int=_number, parse_float=_number, parse_constant=_constant)
    if facts is None:
        raise NoPatient("there is no patient: the text is null; one of whom nothing is known is written {}")
    if not isinstance(facts, dict):
        raise ValueError("a patient is a mapping from element to value")
    return facts


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key `{twice}` stands twice")
    return found


def _number(text: str) -> Fraction:
    number = parse_json_number(text)
    if number is None:
        raise ValueError(f"a number has at most {LONGEST} digits")
    return number


def _constant(text: str) -> Any:
    raise ValueError(f"`{text}` is not JSON")


def _read(name: str) -> bytes:
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NoPatient(f"{name}: a patient has at most {LARGEST} bytes")
    return data


def main(arguments: list[str]) -> int:
    """Prints the evaluation of a patient as JSON; 0 complete, 1 needs data or out of scope, 2 invalid or misuse."""
    said: dict[str, str] = {}
    for option in ("--entry", "--on"):
        if option in arguments[:-1]:
            place = arguments.index(option)
            said[option] = arguments[place + 1]
            arguments = arguments[:place] + arguments[place + 2 :]
    entry, on = said.get("--entry"), said.get("--on")
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        sys.stderr.write(f"{GUIDELINE['title']}, version {GUIDELINE['version']}\n{NOTICE}\n{USAGE}")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        data = _read(arguments[0])
        point = DEFAULT_ENTRY if entry is None else _entry(entry)
    except (OSError, NoPatient, UnknownEntry) as misuse:
        sys.stderr.write(f"{misuse}\n")
        return 2
    try:
        result = evaluate(read_facts(data.decode("utf-8-sig")), entry, on)
    except (NoPatient, TwoVisits) as misuse:
        sys.stderr.write(f"{arguments[0]}: {misuse}\n")
        return 2
    except (ValueError, RecursionError) as unreadable:
        result = _result(Patient(), point, "invalid", {}, [_problem(None, None, f"{arguments[0]}: {unreadable}")])
    text = json.dumps(result, indent=2, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")  # half a pair as JSON's own escape
    return EXIT_CODES[result["status"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
