"""Guidelines of awkward shapes, each as large as it is asked to be: deep, long, wide, or with numbers that depend on
each other. They are read like any other, so nothing is known of them but their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

Files = Mapping[str, str]


def _number(id: str, high: int = 100) -> str:
    return f"{id}: {{title: {id}, question: {id}?, type: quantity, unit: mm, range: [0, {high}], precision: 1}}\n"


def _sign(id: str) -> str:
    return f"{id}: {{title: {id}, question: {id}?, type: boolean}}\n"


def _files(inputs: Iterable[str], nodes: Mapping[str, str], derived: Iterable[str] = (), start: str = "d0") -> Files:
    manifest = (
        "id: shape\nversion: 1.0.0\ntitle: Shape\nstatus: draft\nlanguage: 1\n"
        f"entry_points: {{visit: {{start: {start}, title: Visit}}}}\n"
    )
    files = {
        "guideline.yaml": manifest,
        "inputs/all.yaml": "".join(inputs),
        "interventions/all.yaml": "cut: {title: Cut, category: procedure}\nwait: {title: Wait, category: monitoring}\n",
        "nodes/all/wait.yaml": _recommendation("wait"),
        **{f"nodes/all/{id}.yaml": text for id, text in nodes.items()},
    }
    if any("next: cut" in text for text in nodes.values()):
        files["nodes/all/cut.yaml"] = _recommendation("cut")
    if made := "".join(derived):
        files["derived/all.yaml"] = made
    return files


def _recommendation(id: str, intervention: str = "", next: str = "") -> str:
    following = f"next: {next}\n" if next else ""
    item = f"{{intervention: {intervention or id}, direction: for, strength: strong, certainty: low}}"
    return f"id: {id}\nversion: 1.0.0\nkind: recommendation\ntitle: {id}\nrecommend: [{item}]\n{following}"


def _decision(id: str, branches: Iterable[tuple[str, str]], policy: str = "unique") -> str:
    rows = "".join(f"  - {{id: b{place}, {when}, next: {next}}}\n" for place, (when, next) in enumerate(branches))
    head = f"id: {id}\nversion: 1.0.0\nkind: decision\ntitle: {id}\nquestion: {id}?\nhit_policy: {policy}\n"
    return f"{head}branches:\n{rows}"


def _either(condition: str) -> str:
    return _decision("d0", [(f"when: {{{condition}}}", "cut"), ("otherwise: true", "wait")])


def chain(size: int) -> Files:
    """Derived booleans, each of which uses the one before twice."""
    first = "c0: {title: C, type: boolean, condition: {size: {at_least: 40 mm}}}\n"
    rest = (
        f"c{place}: {{title: C, type: boolean, condition: "
        f"{{any: [{{c{place - 1}: true}}, "
        f"{{all: [{{c{place - 1}: false}}, {{size: {{above: {place % 90} mm}}}}]}}]}}}}\n"
        for place in range(1, size)
    )
    return _files([_number("size")], {"d0": _either(f"c{size - 1}: true")}, [first, *rest])


def counted_chain(size: int) -> Files:
    """Counts, each of which counts the one before twice."""
    first = "c0: {title: C, type: integer, count: [{size: {at_least: 40 mm}}, {sick: true}]}\n"
    rest = (
        f"c{place}: {{title: C, type: integer, count: "
        f"[{{c{place - 1}: {{at_least: 1}}}}, {{c{place - 1}: {{at_least: 2}}}}, {{sick: false}}]}}\n"
        for place in range(1, size)
    )
    return _files([_number("size"), _sign("sick")], {"d0": _either(f"c{size - 1}: {{at_least: 2}}")}, [first, *rest])


def formula_chain(size: int) -> Files:
    """Formulas, each of which takes the one before twice, in its extremes."""
    first = 'f0: {title: F, type: quantity, unit: mm, formula: "size + max(size, 3.5)"}\n'
    rest = (
        f"f{place}: {{title: F, type: quantity, unit: mm, formula: "
        f'"min(f{place - 1}, {200 + place}) + max(f{place - 1}, size) - f{place - 1}"}}\n'
        for place in range(1, size)
    )
    return _files([_number("size")], {"d0": _either(f"f{size - 1}: {{below: 40 mm}}")}, [first, *rest])


def nested(size: int) -> Files:
    """A condition of so many levels, each an ``any`` of one condition and the rest. Half of the levels of the text."""
    condition = "size: {above: 50 mm}"
    for place in range(size):
        condition = f"any: [{{size: {{at_least: {90 - place} mm, at_most: {91 - place} mm}}}}, {{{condition}}}]"
    return _files([_number("size")], {"d0": _either(condition)})


def diamonds(size: int) -> Files:
    """So many decisions in a row whose two branches join."""
    nodes: dict[str, str] = {}
    for place in range(size):
        following = f"d{place + 1}" if place + 1 < size else "wait"
        when, otherwise = (f"when: {{size: {{{word}: {place % 90} mm}}}}" for word in ("above", "at_most"))
        nodes[f"d{place}"] = _decision(f"d{place}", [(when, f"r{place}"), (otherwise, following)])
        nodes[f"r{place}"] = _recommendation(f"r{place}", "cut", following)
    return _files([_number("size")], nodes)


def compared(size: int) -> Files:
    """Elements each of which is compared with the next one."""
    ids = [f"x{place}" for place in range(size)]
    pairs = ", ".join(f"{one}: {{at_least: {{element: {other}}}}}" for one, other in pairwise(ids))
    return _files(map(_number, ids), {"d0": _either(pairs)})


def counted(size: int) -> Files:
    """A count of so many factors, with a class for every few."""
    factors = ", ".join(f"{{x{place}: {{above: {place % 90} mm}}}}" for place in range(size))
    count = f"factors: {{title: F, type: integer, count: [{factors}]}}\n"
    cuts = [0, size // 3, 2 * size // 3, size]
    whens = [f"when: {{factors: {{at_least: {low}, below: {high}}}}}" for low, high in pairwise(cuts)]
    branches = [*((when, "cut") for when in whens), (f"when: {{factors: {size}}}", "wait")]
    return _files((_number(f"x{place}") for place in range(size)), {"d0": _decision("d0", branches)}, [count])


def extremes(size: int) -> Files:
    """Formulas of extremes of sums of two elements, compared with numbers and with each other."""

    def made(place: int) -> str:
        inner = f"max(x + {place}, y, {place}.5) - min(y, x, {place})"
        return f'f{place}: {{title: F, type: quantity, unit: mm, formula: "{inner}"}}\n'

    whens = ", ".join(f"{{f{place}: {{above: {10 + place} mm}}}}" for place in range(size))
    beside = f"{{f0: {{at_most: {{element: f{size - 1}}}}}}}"
    return _files([_number("x"), _number("y")], {"d0": _either(f"any: [{whens}, {beside}]")}, map(made, range(size)))


def table(size: int) -> Files:
    """A ``first`` decision of so many rows over three numbers."""
    rows: list[tuple[str, str]] = []
    for place in range(size):
        one, other, third = f"at_least: {place % 97} mm", f"below: {place % 89 + 1} mm", f"above: {place % 83} mm"
        rows.append((f"when: {{x: {{{one}}}, y: {{{other}}}, z: {{{third}}}}}", "cut" if place % 2 else "wait"))
    nodes = {"d0": _decision("d0", [*rows, ("otherwise: true", "wait")], "first")}
    return _files(map(_number, "xyz"), nodes)


SHAPES: dict[str, Callable[[int], Files]] = {
    made.__name__.replace("_", "-"): made
    for made in (chain, counted_chain, formula_chain, nested, diamonds, compared, counted, extremes, table)
}
