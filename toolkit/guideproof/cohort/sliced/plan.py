"""The statement cut in two: what the engine computes for each row, and what follows from it for many at once."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from guideproof.cohort.sliced.functions import Functions
from guideproof.cohort.sliced.masks import Batch
from guideproof.cohort.sliced.truths import TruthFunction
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.program.slots import CodeKind, SetKind, TruthKind, input_kind
from guideproof.renderers.cohort_sql.admission import UNFIT, Trouble
from guideproof.renderers.cohort_sql.algorithm import ENTERED
from guideproof.renderers.cohort_sql.columns import LayerColumn, fact_columns, name_of
from guideproof.renderers.cohort_sql.expressions import case, column, number, plus
from guideproof.renderers.cohort_sql.layout import selected, written
from guideproof.renderers.cohort_sql.outcome import IDENTITY, said
from guideproof.renderers.cohort_sql.statement import TESTS, CohortStatement
from guideproof.renderers.cohort_sql.tally import TallyCount

ID, ENTRY, OWN = "id", "entry", "own"
"""Who a patient is, where they enter, and what is wrong with their single values, in words."""

WORD = 60
"""How many bits of a word are used: each engine's usual whole number has them."""


class Plan(Struct, frozen=True):
    """What to ask the engine, and what to make of it: ``steps`` add the columns of the upper layers to a batch, in
    order. Each of ``counts`` has its function, but for troubles of single values that the engine alone can see: bits of
    ``words``, as many as fit into one together, which are other than zero where a patient is ``unfit``."""

    asked: CohortStatement
    functions: Functions
    steps: tuple[Callable[[Batch], None], ...]
    counts: tuple[tuple[TallyCount, TruthFunction | None], ...]
    words: tuple[tuple[Trouble, ...], ...]
    unfit: TruthFunction | None

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that come first where a row a patient is wanted."""
        entered = () if self.entry is not None else (ENTRY,)
        return (ID, *entered, OWN) if self.asked.on is None else (ID, *entered, OWN, ON)

    @property
    def entry(self) -> str | None:
        """Where all enter, if no column says it."""
        table = self.asked.table
        return None if table.entry_column is not None else table.entry or self.functions.texts[ENTERED][0]

    def query(self, *, rows: bool, ids: bool = False) -> str:
        """The statement for the engine: with ``rows`` first what is ``kept``, with ``ids`` who each patient is; then a
        word of misfits each, then the truths."""
        dialect, admitted, lower = self.asked.dialect, self.asked.admitted, self.asked.lower
        columns = [LayerColumn(ID, column(IDENTITY))] if ids and not rows else []
        if rows:
            own = case((admitted.misfit, said(admitted.values, dialect)))
            kept = {ID: column(IDENTITY), ENTRY: column(ENTERED), OWN: dialect.cast(own, dialect.text)}
            kept |= {} if self.asked.on is None else {ON: self.asked.on}
            columns += [LayerColumn(name, kept[name]) for name in self.kept]
        for place, word in enumerate(self.words):
            bits = plus([case((each.holds, number(1 << bit)), otherwise=number(0)) for bit, each in enumerate(word)])
            found = case((column(UNFIT), dialect.cast(bits, dialect.whole)), otherwise=number(0))
            columns.append(LayerColumn(f"misfits {place}", dialect.cast(found, dialect.whole)))
        columns += [LayerColumn(name, sql) for sql, name in self.functions.atoms.items()]
        blocks = written(lower, dialect.stored(self.asked.table.name), dialect, first=True)
        return f"WITH\n{blocks}\n{selected(columns, lower[-1].name, dialect)}"


def plan(guideline: Guideline, asked: CohortStatement) -> Plan:
    """The plan of a statement. Raises ``NotSliced``."""
    truths, texts = {UNFIT}, {ENTERED: tuple(guideline.manifest.entry_points)}
    for element in guideline.elements.values():
        match input_kind(element):
            case CodeKind(codes):
                texts[element.id] = codes
            case TruthKind() | SetKind():
                truths.update(fact_columns(element))
    truths.update(each.name for layer in asked.lower if layer.name == TESTS for each in layer.columns)
    stored = (each.name for layer in asked.lower for each in layer.columns)
    truths.update(name for name in stored if name.startswith((name_of("assumed", ""), name_of("absent", ""))))
    functions = Functions(frozenset(truths), texts)
    steps = tuple(functions.define(each.name, each.sql) for layer in asked.upper for each in layer.columns)
    seen = {each.about: functions.truth(each.holds) for each in asked.admitted.values if functions.reads(each.holds)}
    unseen = [each for each in asked.admitted.values if each.about not in seen]
    words = tuple(tuple(unseen[start : start + WORD]) for start in range(0, len(unseen), WORD))
    counts = tuple(
        (each, seen.get(each.ids[0]) if each.value else functions.truth(each.holds)) for each in asked.counts()
    )
    unfit = functions.truth(column(UNFIT)) if words else None
    return Plan(asked, functions, steps, counts, words, unfit)
