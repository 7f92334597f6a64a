"""Derived values as texts, a column each: what section 12 tells of them as data, in the words of a table.

A known value stands bare (``poor``, ``true``, ``4.25``, ``2026-05-04``; ``about 0.3333`` where it does not end), else
what is known of it (``2 to 5``, ``intermediate or poor``, ``2026-05-01 to 2026-05-09``), ``does_not_apply``,
or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.model.element import Derived, ElementType, class_text
from guideproof.model.value_text import between
from guideproof.program.classes import classes_of
from guideproof.program.conditions import applies
from guideproof.program.proposition import ALWAYS
from guideproof.program.slots import ClassKind, DateKind, IntervalKind, NumberKind, RatioKind
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.admission import INVALID, MISFIT, one_line
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import Layer, LayerColumn, code_column, name_of, shortened
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    any_of,
    case,
    column,
    equal,
    missing,
    negated,
    text,
    unknown,
)
from guideproof.renderers.cohort_sql.outcome import STATUS, UNDETERMINED
from guideproof.renderers.cohort_sql.ratio_texts import ratio_text
from guideproof.renderers.cohort_sql.texts import TextLayers, days_text, measure_text


class ToldValues(Struct, frozen=True):
    """The columns of derived values, the layers above all others that they read, and of those that no exact type of SQL
    can tell why."""

    layers: tuple[Layer, ...] = ()
    columns: tuple[LayerColumn, ...] = ()
    untold: Mapping[str, str] = field(default_factory=dict)


NOTHING_TOLD = ToldValues()


def derived_column(id: str) -> str:
    """The column of the result with what is known of a derived element."""
    return shortened(f"derived__{id}")


def told_values(vocabulary: Vocabulary) -> ToldValues:
    """What is known of each derived element, nothing where the facts are not a patient's."""
    layers = TextLayers(
        Layer("told_months", "The months of derived dates, or those before them."),
        Layer("told_places", "Where derived dates stand in their months."),
        Layer("told", "Derived values as texts."),
    )
    silent = [column(MISFIT), column(INVALID)]
    silent += [equal(column(STATUS), text(UNDETERMINED))] if vocabulary.undetermined else []
    nothing = vocabulary.dialect.cast(unknown(), vocabulary.dialect.text)
    columns, untold = [], dict[str, str]()
    for id, derived in vocabulary.guideline.derived.items():
        try:
            said = layers.words.add(name_of("told", id), _where_it_applies(derived, vocabulary, layers))
        except NotExpressible as reason:
            untold[id] = str(reason)
            columns.append(LayerColumn(derived_column(id), nothing, f"not told: {reason}"))
            continue
        shown = case((any_of(silent), nothing), otherwise=said)
        columns.append(LayerColumn(derived_column(id), shown, one_line(derived.title)))
    return ToldValues(layers.layers, tuple(columns), untold)


def _where_it_applies(derived: Derived, vocabulary: Vocabulary, layers: TextLayers) -> Sql:
    said, proposition = _said(derived, vocabulary, layers), applies(derived.id, vocabulary.guideline)
    if proposition == ALWAYS:
        return said
    holds = vocabulary.holds(proposition)
    return case((negated(holds), text(DOES_NOT_APPLY)), (holds, said))


def _said(derived: Derived, vocabulary: Vocabulary, layers: TextLayers) -> Sql:
    id, dialect = derived.id, vocabulary.dialect
    match variables_of(vocabulary.guideline).kind(id):
        case ClassKind():
            return _classes(derived, vocabulary)
        case DateKind():
            return days_text(name_of("told", id), vocabulary.measure(id), layers, dialect)
        case RatioKind():
            said = ratio_text(name_of("told", id), vocabulary.measure(id), layers.places, dialect)
            return _missing_or(said, derived, vocabulary)
        case NumberKind():
            return _missing_or(measure_text(vocabulary.measure(id), "", "", dialect), derived, vocabulary)
        case IntervalKind():
            return measure_text(vocabulary.measure(id), "", "", dialect)
        case _:
            return case((column(id), text("true")), (negated(column(id)), text("false")))


def _missing_or(said: Sql, derived: Derived, vocabulary: Vocabulary) -> Sql:
    """A formula where it is known, else between which ends it lies, if its author says so."""
    ends = unknown() if derived.range is None else text(between(*derived.range, "", ""))
    measure = vocabulary.measure(derived.id)
    parts = [measure.low] if measure.over is None else [measure.low, measure.over]
    return case((any_of(map(missing, parts)), ends), otherwise=said)


def _classes(derived: Derived, vocabulary: Vocabulary) -> Sql:
    """The class, or those that are left."""
    truths = dict(_held(derived))
    names = [case((negated(truth), unknown()), otherwise=text(code)) for code, truth in truths.items()]
    if derived.type is not ElementType.BOOLEAN:
        return vocabulary.dialect.joined(" or ", names)
    true, false = (truths.get(each) for each in ("true", "false"))
    if true is None or false is None:
        return text("false" if true is None else "true")
    return case((negated(false), text("true")), (negated(true), text("false")))


def _held(derived: Derived) -> Iterator[tuple[str, Sql]]:
    for value in classes_of(derived.definition).values:  # type: ignore[arg-type]
        yield class_text(value), column(code_column(derived.id, class_text(value)))
