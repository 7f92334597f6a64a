"""The layer that says whether the facts can be a patient's, and what is wrong with them in words (section 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from guideproof.model.calendar import format_day
from guideproof.model.element import ON, Classify, Derived
from guideproof.model.guideline import EntryPoint
from guideproof.model.unit import SAME
from guideproof.program.classes import classes_of
from guideproof.program.conditions import applies, satisfied
from guideproof.program.slots import VISIT_KIND, CodeKind, DateKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.program.variables import variables_of
from guideproof.program.wording import days_text, range_text
from guideproof.renderers.cohort_sql.algorithm import ENTERED
from guideproof.renderers.cohort_sql.applicability import given_all_the_same
from guideproof.renderers.cohort_sql.by_cases import case_conflict, case_lack
from guideproof.renderers.cohort_sql.columns import Layer, Sources, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.date_facts import VISIT_GIVEN
from guideproof.renderers.cohort_sql.derived import conflict
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    beside,
    call,
    case,
    column,
    false,
    negated,
    one_of,
    text,
    true,
)
from guideproof.renderers.cohort_sql.fact_layers import MisfitLayer
from guideproof.renderers.cohort_sql.tree import columns_of

UNFIT = "unfit___"
MISFIT = "misfit___"
INVALID = "invalid___"


class Trouble(Struct, frozen=True):
    """Something that makes a patient invalid: ``about`` is an element's column, a constraint or a derived element.

    ``holds`` is for ``CASE``: true where it is so. ``message`` is a text that may quote the value, which is ``given``.
    """

    about: str
    holds: Sql
    message: Sql
    given: Sql | None = None


class AdmissionLayers(Struct, frozen=True):
    """The layers, and the troubles: those of single values, and those of the facts as a whole, asked where none of the
    first is.

    ``misfit`` says of the lower layers what the column ``MISFIT`` says above: whether some value is no fact.
    """

    layers: tuple[Layer, ...]
    misfit: Sql
    values: tuple[Trouble, ...]
    whole: tuple[Trouble, ...]


def admission(
    vocabulary: Vocabulary,
    misfits: dict[str, MisfitLayer],
    without_visit: Sql,
    absent: Mapping[str, Sql],
    sources: Sources,
    entries: tuple[EntryPoint, ...],
    read: frozenset[str],
) -> AdmissionLayers:
    """Everything that can be wrong with a patient; ``absent`` says of elements that say when they apply whether they
    are missing, and ``read`` are the columns that the layers above the tests read.

    Raises ``NotExpressible``.
    """
    layer = Layer("admitted", "What no patient can have.")
    values = [_unknown_entry(entries)] if len(entries) > 1 else []
    values += [
        Trouble(name, misfit.holds, _message(name, misfit, sources, vocabulary), misfit.given)
        for name, misfit in misfits.items()
    ]
    if without_visit != false():
        values.insert(0, Trouble(ON, without_visit, _no_visit(vocabulary)))
    strange = given_all_the_same(vocabulary, absent)
    whole = [Trouble(id, holds, text(f"{id}: it does not apply")) for id, holds in strange]
    for constraint in vocabulary.guideline.constraints.values():
        truth = vocabulary.holds(satisfied(constraint, vocabulary.guideline))
        holds = layer.add(name_of("holds", constraint.id), truth, constraint.because)
        about = constraint.ranged or constraint.id
        whole.append(Trouble(about, negated(holds), text(one_line(f"{about}: {constraint.because}"))))
    for derived in vocabulary.guideline.derived.values():
        found = _undetermined(derived, vocabulary)
        whole += [Trouble(derived.id, holds, text(f"{derived.id}: {why}")) for why, holds in found]
    for id, holds, message in vocabulary.no_values:
        applying = vocabulary.holds(applies(id, vocabulary.guideline))
        whole.append(Trouble(id, all_of([applying, holds]), message))
    wrong = _wrong(values, vocabulary, {ENTERED, *read, *_columns(layer)})
    layer.add(MISFIT, wrong, "some value is no fact")
    verdict = Layer("verdict", "Whether the facts can be a patient's at all.")
    verdict.add(INVALID, _flag([column(MISFIT), *(trouble.holds for trouble in whole)]))
    return AdmissionLayers((layer, verdict), wrong, tuple(values), tuple(whole))


def _undetermined(derived: Derived, vocabulary: Vocabulary) -> list[tuple[str, Sql]]:
    """Why a class, or a number by cases, cannot be determined, each with whether it is so."""
    match derived.definition:
        case Classify(gives_numbers=True):
            cases = variables_of(vocabulary.guideline).cases(derived.id)
            found = [(fault.value, case_conflict(derived, vocabulary, fault)) for fault in cases.faults]
            lacks = [(f"it has no value: {lack}", case_lack(derived, vocabulary, lack)) for lack in cases.lacks]
            return [*found, *lacks]
        case Classify() as classify:
            return [(fault, conflict(derived, fault)) for fault in classes_of(classify).faults]
        case _:
            return []


def _unknown_entry(entries: tuple[EntryPoint, ...]) -> Trouble:
    names = [entry.name for entry in entries]
    message = _said("entry", column(ENTERED), f" is no entry point; there are {', '.join(names)}")
    return Trouble("entry", negated(one_of(column(ENTERED), [text(name) for name in names])), message)


def _no_visit(vocabulary: Vocabulary) -> Sql:
    given = vocabulary.dialect.cast(column(VISIT_GIVEN), vocabulary.dialect.text)
    first, last = format_day(VISIT_KIND.first), format_day(VISIT_KIND.last)
    return _said(ON, call("COALESCE", given, text("nothing")), f" is no day from {first} to {last}")


def _wrong(values: list[Trouble], vocabulary: Vocabulary, read: set[str]) -> Sql:
    """Whether some value is no fact.

    What is asked of columns that are read above the tests anyway is asked there, where many patients may have become
    one profile; all else is one flag among the tests.
    """
    above = [each.holds for each in values if read.issuperset(columns_of(each.holds))]
    below = [each.holds for each in values if not read.issuperset(columns_of(each.holds))]
    if below:
        above.insert(0, vocabulary.tests.add(UNFIT, _flag(below), "some value that no layer above reads is no fact"))
    return _flag(above)


def _columns(layer: Layer) -> Iterator[str]:
    return (name for each in layer.columns for name in columns_of(each.sql))


def _flag(parts: list[Sql]) -> Sql:
    """Whether one of some truths certainly holds; never unknown."""
    return case((any_of(parts), true()), otherwise=false())


def _message(name: str, misfit: MisfitLayer, sources: Sources, vocabulary: Vocabulary) -> Sql:
    element, source = misfit.element, sources[name]
    match input_kind(element):
        case SetKind() if source.whole_set:
            fitting = f" is neither a list of codes of `{element.id}`, each once, nor true or false"
        case _ if source.renamed is not None:
            fitting = f" is not one of {', '.join(source.renamed)}"
        case CodeKind(codes):
            fitting = f" is not one of {', '.join(codes)}"
        case TruthKind() | SetKind():
            fitting = " is not true or false"
        case NumberKind():
            unit = "" if source.conversion == SAME and not source.units else ", after conversion"
            fitting = f" is not in {range_text(element)}{unit}"
        case DateKind() as kind:
            fitting = f" is no day, month or year of {days_text(kind)}"
    given = vocabulary.dialect.cast(misfit.given, vocabulary.dialect.text)
    across = [
        (holds, _said(name, given, f" would be rounded across {what} compared with"))
        for holds, what in ((misfit.across, "a number that it is"), (misfit.beside, "an element that it is"))
        if holds is not None
    ]
    return case(*across, otherwise=_said(name, given, fitting)) if across else _said(name, given, fitting)


def _said(name: str, value: Sql, fitting: str) -> Sql:
    return beside(text(f"{name}: "), value, text(one_line(fitting)))


@lru_cache(maxsize=16384)
def one_line(words: str) -> str:
    """A text of the guideline in one line, for comments and messages; what cannot be printed is a blank."""
    visible = words if words.isprintable() else "".join(letter if letter.isprintable() else " " for letter in words)
    leading = " " if words.startswith(" ") else ""
    return leading + " ".join(visible.split())
