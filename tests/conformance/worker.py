"""Runs emitted Python programs for the conformance tests, in an interpreter of its own that does not know Guideproof.

Reads JSON lines ``{"program": source, "cases": [{"facts": JSON text, "entry": name or null, "exact": bool}]}`` and
answers each with a line: what the program says of each case, and what its quick way recommends.
"""

import json
import sys
import types


def binary(text):
    """A whole number as JavaScript keeps it."""
    return int(text) if len(text) < 16 else float(text)


def answer(program, case):
    facts = program.read_facts(case["facts"]) if case["exact"] else json.loads(case["facts"], parse_int=binary)
    evaluation = program.evaluate(facts, case["entry"])
    try:
        recommended = [each.as_data() for each in program.recommend(program.check_facts(facts), case["entry"])]
    except program.InvalidFacts as invalid:
        recommended = {"problems": invalid.problems}
    return {"evaluation": evaluation, "recommend": recommended}


def main():
    assert not any(name.split(".")[0] == "guideproof" for name in sys.modules)
    for line in sys.stdin:
        request = json.loads(line)
        program = sys.modules["evaluator"] = types.ModuleType("evaluator")
        exec(compile(request["program"], "evaluator.py", "exec"), program.__dict__)
        sys.stdout.write(json.dumps([answer(program, case) for case in request["cases"]]) + "\n")
        sys.stdout.flush()


main()
