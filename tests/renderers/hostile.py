"""Guidelines that try to break out of what is emitted: by their texts, and by ids that are words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from msgspec import Struct
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, Includes, IsBoolean, IsCode
from guideproof.model.element import ClassBranch, Classify, Computed, Count, Derived, Element, ElementType, Grid
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.period import Period
from guideproof.model.reference import Ref
from guideproof.model.unit import Unit
from guideproof.source import Span

HOSTILE = (
    '""" + PWNED + \'\'\'\\\\\\" ${PWNED} `PWNED` */ PWNED // --> <!-- </script><script>PWNED</script> '
    "{PWNED} %s #{PWNED} \\N{BULLET} \\u0041 \\x41 '; DROP TABLE PWNED; -- $$ $PWNED$ {{ PWNED }} \\' \\"
    "\n\r\u2028PWNED()\u2029PWNED()\u202e\u0000\ufeff\U000e0001\ud800\n*/ PWNED() /* #"
)
"""Ends, for a program that does not watch out, strings, comments, templates, pages and statements."""

SHOWN = ("title", "question", "label", "detail", "regimen", "because", "until", "version", "codes")
TEXTS = frozenset((*SHOWN, "rationale", "help", "text", "status"))


def poisoned(value: Any, name: str = "", text: str = HOSTILE) -> Any:
    """A guideline in which every text that is not an id or a word of the language ends in a hostile one."""
    if isinstance(value, Mapping):
        return {key: poisoned(each, name, text) for key, each in value.items()}
    if isinstance(value, Span | Unit):
        return value
    if isinstance(value, tuple) and name != "codes":
        return tuple(poisoned(each, name, text) for each in value)
    if isinstance(value, Struct | Period) and not isinstance(value, Ref):
        changes = {part: poisoned(getattr(value, part), part, text) for part in type(value).__match_args__}
        return type(value)(**changes)
    if isinstance(value, str) and not isinstance(value, Enum) and name in TEXTS:
        return value + text
    return value


WORDS = (
    "class", "import", "lambda", "none", "self", "print", "facts", "p", "patient", "constructor", "prototype",
    "to_string", "arguments", "eval", "await", "yield", "undefined", "select", "from", "order", "group", "table",
    "user", "end", "rows", "status", "needs", "case", "default", "value", "count", "len", "dict", "type", "object",
    "fraction", "json", "problems", "reached", "misfit", "given", "tests", "nodes", "outcome", "window", "e", "x",
    "len_1",
)  # fmt: skip
"""Ids of elements that mean something in Python, JavaScript, SQL or the programs themselves."""
NODES = (
    "constructor",
    "class",
    "evaluate",
    "recommend",
    "derive",
    "value-of",
    "has-own-property",
    "match",
    "new",
    "end",
    "here",
    "taken",
    "found",
    "applies",
)
TENTH = Fraction(1, 10)


def awkward() -> Guideline:
    """A sound guideline whose things have such names: a chain of decisions, each about a few of the elements."""
    elements = [_element(place, id) for place, id in enumerate(WORDS)]
    derived = {each.id: each for each in _derived(elements)}
    each_asked = [_condition(each) for each in elements]
    shares = [tuple(each_asked[place :: len(NODES)]) for place in range(len(NODES))]
    nodes = [decision("nothing", branch("start", None, NODES[0]))]
    for (id, following), conditions in zip(pairwise((*NODES, "delete")), shares, strict=True):
        done = branch("then", All(conditions, HERE), f"{id}-it", following)
        nodes += [decision(id, done, branch("default", None, following)), recommendation(f"{id}-it", item("drop"))]
    classes = [IsCode("return", ("new",), HERE), IsBoolean("super", True, HERE), _at_least("while", Fraction(1))]
    ways = [branch(name, when, "return") for name, when in zip(("if", "else", "try"), classes, strict=True)]
    nodes += [decision("delete", *ways), recommendation("return", item("new"))]
    return guideline(
        [entry("default", "nothing"), entry("constructor", "delete")], elements, nodes,
        [intervention("drop"), intervention("new")], derived=derived,
    )  # fmt: skip


def _element(place: int, id: str) -> Element:
    match place % 4:
        case 0:
            return element(id, ElementType.BOOLEAN)
        case 1:
            return element(id, ElementType.CODE, ("constructor", "to_string", "class", "new"))
        case 2:
            return element(id, ElementType.CODES, ("constructor", "else", "order"))
        case _:
            return element(id, ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(9), TENTH))


def _condition(about: Element) -> Condition:
    match about.type:
        case ElementType.BOOLEAN:
            return IsBoolean(about.id, True, HERE)
        case ElementType.CODE:
            return IsCode(about.id, ("constructor", "new"), HERE)
        case ElementType.CODES:
            return Includes(about.id, ("order", "constructor"), False, HERE)
        case _:
            return _at_least(about.id, Fraction(1))


def _at_least(id: str, number: Fraction) -> Condition:
    return Compares(id, Comparison.AT_LEAST, Bound(number, None, Fraction(1), str(number)), HERE)


def _derived(elements: list[Element]) -> list[Derived]:
    numbers = [each.id for each in elements if each.type is ElementType.QUANTITY][:2]
    product = Binary(Operator.MULTIPLY, Variable(numbers[0]), Number(TENTH))
    formula = Computed(Binary(Operator.ADD, product, Variable(numbers[1])), HERE)
    counted = Count(tuple(_condition(each) for each in elements[:6]), HERE)
    super_ = All((_at_least("this", Fraction(3)), _condition(elements[0])), HERE)
    classes = (ClassBranch(_condition(elements[4]), "new", HERE),
               ClassBranch(IsBoolean(elements[4].id, False, HERE), "old", HERE))  # fmt: skip
    codes = {"new": "new", "old": "old"}
    return [
        Derived("while", "while", ElementType.QUANTITY, {}, None, formula, HERE),
        Derived("this", "this", ElementType.INTEGER, {}, None, counted, HERE),
        Derived("super", "super", ElementType.BOOLEAN, {}, None, super_, HERE),
        Derived("return", "return", ElementType.CODE, codes, None, Classify(classes, HERE), HERE),
    ]
