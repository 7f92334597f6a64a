"""What to declare where values made patients invalid: said with the words found, and never done by itself.

The values that are no facts are looked at among the first patients; a suggestion says how they may have been meant and
leaves it to a person whether they were.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.analysis.evaluation.facts import own_unit
from guideproof.cohort.engine import Engine
from guideproof.cohort.looks import PAIRS, ValueLook, look_of
from guideproof.cohort.opening import Cohort
from guideproof.cohort.stored import folded
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import parse_number
from guideproof.model.unit import Conversion, parse_quantity
from guideproof.model.written_number import meant_number, worded
from guideproof.program.slots import CodeKind, input_kind
from guideproof.program.wording import range_text
from guideproof.renderers.cohort_sql.columns import ColumnSource, fact_columns
from guideproof.renderers.cohort_sql.expressions import case
from guideproof.renderers.cohort_sql.layout import written
from guideproof.renderers.cohort_sql.statement import CohortStatement

_LOOKED_AT = 200_000
_INVALID = 10_000
_MANY = 0.2
_SHOWN = 4


class _Found(Struct, frozen=True):
    """Values of one look in one column, the most frequent first; ``many`` says that much of the column is no fact,
    ``conversion`` turns its numbers into the element's unit."""

    name: str
    label: str
    element: Element
    values: tuple[str, ...]
    many: bool
    conversion: Conversion


def suggestions(
    guideline: Guideline, cohort: Cohort, asked: CohortStatement, problems: Mapping[tuple[str, ...], int], patients: int
) -> tuple[str, ...]:
    """For the columns whose values made patients invalid (``problems`` counts them), how they may have been meant."""
    elements = {name: element for element in guideline.elements.values() for name in fact_columns(element)}
    wrong = {ids[0]: count for ids, count in problems.items() if count and ids[0] in elements}
    found: dict[ValueLook, list[_Found]] = {}
    for name, values in _sampled(cohort.engine, asked, list(wrong)).items():
        source = cohort.matched.table.sources[name]
        label = cohort.matched.stored[source.column].label
        looks: dict[ValueLook, Counter[str]] = {}
        for value, count in values.items():
            if folded(value) == folded(label):
                continue  # a header that is repeated, of which the survey tells
            look, word = _looked_at(value, elements[name], source, json=bool(cohort.opened.lines))
            looks.setdefault(look, Counter())[word] += count
        for look, words in looks.items():
            ordered = tuple(sorted(words, key=lambda word: (-words[word], word)))
            many = wrong[name] >= _MANY * patients
            found.setdefault(look, []).append(_Found(name, label, elements[name], ordered, many, source.conversion))
    return tuple(said for look in ValueLook if look in found for said in _said(look, found[look]))


def _sampled(engine: Engine, asked: CohortStatement, names: Sequence[str]) -> dict[str, Counter[str]]:
    """For each column the values that are no facts, among the first patients, and how often each stands there."""
    dialect = asked.dialect
    troubles = {each.about: each for each in asked.admitted.values if each.about in names and each.given is not None}
    if not troubles:
        return {}
    values = [
        dialect.sql(case((each.holds, dialect.cast(each.given, dialect.text))))
        for each in troubles.values()
        if each.given is not None
    ]
    first = f"SELECT * FROM {dialect.identifier(asked.table.name)} LIMIT {_LOOKED_AT}"
    layers = written(asked.lower, "first", dialect, first=True)
    below = dialect.identifier(asked.lower[-1].name)
    sql = (
        f"WITH {dialect.identifier('first')} AS ({first}),\n{layers}\nSELECT {', '.join(values)} FROM {below}"
        f"\nWHERE {dialect.sql(asked.admitted.misfit)} LIMIT {_INVALID}"
    )
    found = {name: Counter[str]() for name in troubles}
    for row in engine.some(sql):
        for name, value in zip(found, row, strict=True):
            if value is not None:
                found[name][str(value)] += 1
    return found


def _looked_at(raw: str, element: Element, source: ColumnSource, *, json: bool) -> tuple[ValueLook, str]:
    """What a value looks like, and how it reads; a text of JSON stands in quotation marks."""
    quoted = json and len(raw) > 1 and raw.startswith('"') and raw.endswith('"')
    value = raw[1:-1] if quoted else raw
    look = look_of(value, element, comma=source.comma)
    if source.whole_set and look is ValueLook.WORD:
        return ValueLook.SET, value
    if quoted and (look is ValueLook.RANGE or value in ("true", "false")):
        return ValueLook.QUOTED, raw
    return look, value


def _said(look: ValueLook, found: Sequence[_Found]) -> Iterator[str]:
    columns = _listed([f"`{each.label}`" for each in found])
    words = list(dict.fromkeys(value for each in found for value in each.values))
    shown = _listed([f"`{word}`" for word in words])
    match look:
        case ValueLook.MISSING:
            options = " ".join(f"--missing {shlex.quote(word)}" for word in words[:_SHOWN])
            yield f"{shown} in {columns}: if that means a missing value, declare it, `{options}`"
        case ValueLook.BOOLEAN:
            pairs = _pairs(words)
            options = " ".join(f"--booleans {shlex.quote('/'.join(pair))}" for pair in pairs)
            yield f"{shown} in {columns}: if that means true and false, declare it, `{options}`"
        case ValueLook.COMMA:
            yield f"{shown} in {columns}: if these numbers have a decimal comma, declare it, `--decimal ,`"
        case ValueLook.WORD:
            yield from _words(found)
        case ValueLook.RANGE:
            yield from _ranges(found)
        case ValueLook.SET:
            for each in {each.label: each for each in found}.values():
                codes = ", ".join(each.element.codes)
                yield f"{shown} in `{each.label}`: it is a list of codes of `{each.element.id}`, each once: {codes}"
        case ValueLook.UNIT:
            yield from _units(found)
        case _ if look in _SIMPLE:
            yield f"{shown} in {columns}: {_SIMPLE[look]}"


_SIMPLE = {
    ValueLook.POINT: "these numbers have a point, and a decimal comma is declared",
    ValueLook.GROUPS: "if digits are set apart in groups, write the numbers without (a decimal comma is declared by"
    " `--decimal ,`)",
    ValueLook.EXPONENT: "write the numbers out, without exponent",
    ValueLook.SIGNS: "write the numbers without `+`, without zeros before them, with a digit on either side of"
    " the point",
    ValueLook.BLANKS: "remove the blanks around the values",
    ValueLook.DAY: "write dates year-month-day, such as `2026-01-31`",
    ValueLook.DATE: "these are dates, and the element is a number",
    ValueLook.QUOTED: "JSON writes numbers and booleans without quotation marks",
    ValueLook.BOUND: "these are bounds and no numbers; nothing is made of them",
}


def _listed(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    shown = [*names[:_SHOWN], *more]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs for true and false of which a word was found, written as it was."""
    found: dict[tuple[str, str], None] = {}
    small = {word.casefold().removesuffix(".0") for word in words}
    for word in (each.removesuffix(".0") for each in words):
        own = [pair for pair in PAIRS if word.casefold() in pair]
        true, false = next((pair for pair in own if small.issuperset(pair)), own[0])
        if word.isupper():
            true, false = true.upper(), false.upper()
        elif word[0].isupper():
            true, false = true.title(), false.title()
        found[true, false] = None
    return list(found)


def _words(found: Sequence[_Found]) -> Iterator[str]:
    """Words that are no codes: in a mapping one can say what they mean."""
    for each in found:
        if not each.many:
            continue
        alike = {code.casefold(): code for code in each.element.codes}
        alike |= {title.casefold(): code for code, title in each.element.codes.items()}
        if not isinstance(input_kind(each.element), CodeKind):
            alike = {}
        meant = ", ".join(f"{word}: {alike.get(word.casefold(), '…')}" for word in each.values[:_SHOWN])
        yield (
            f"{_listed([f'`{word}`' for word in each.values])} in `{each.label}`: say what it means in a mapping file,"
            f" `{each.name}: {{column: {each.label}, values: {{{meant}}}}}`"
        )


def _ranges(found: Sequence[_Found]) -> Iterator[str]:
    """Numbers that do not fit: too fine, or, where many are too large or small, perhaps of another unit."""
    for each in found:
        fine = [word for word in each.values if _within(word, each)]
        others = [word for word in each.values if word not in fine]
        if fine:
            yield (
                f"{_listed([f'`{word}`' for word in fine])} in `{each.label}`: `{each.element.id}` is in"
                f" {range_text(each.element)}, and these are finer; round them to that grid if that is how exactly they"
                " were measured"
            )
        if others and each.many and each.element.unit is not None:
            yield (
                f"{_listed([f'`{word}`' for word in others])} in `{each.label}`: `{each.element.id}` is in"
                f" {range_text(each.element)}; if the column is in another unit, name it in a mapping file,"
                f" `{each.name}: {{column: {each.label}, unit: …}}`"
            )


def _within(word: str, found: _Found) -> bool:
    """Whether a number, with a point or a comma, lies in the range of its element."""
    number, grid = parse_number(word.replace(",", ".")), found.element.grid
    return number is not None and grid is not None and grid.low <= found.conversion.of(number) <= grid.high


def _units(found: Sequence[_Found]) -> Iterator[str]:
    """Numbers with a unit behind them that cannot be taken, by why they cannot."""
    for each in found:
        why: dict[str, list[str]] = {}
        for word in each.values:
            why.setdefault(_unit(word, each.element), []).append(word)
        for reason, words in why.items():
            yield f"{_listed([f'`{word}`' for word in words])} in `{each.label}`: {reason}"


def _unit(word: str, element: Element) -> str:
    """Why a number with a unit behind it cannot be taken, in the words of ``run``."""
    meant = meant_number(word, own_unit(element.type, element.unit))
    if meant is None:
        return f"after conversion this is not in {range_text(element)}"
    if parse_quantity(word) is not None and meant.write == (" ".join(word.split()),):
        return f"after conversion this is not in {range_text(element)}"
    way = worded(f"`{element.id}`", word, own_unit(element.type, element.unit), meant)[1]
    return f"{', and '.join(meant.why)}; {way}"
