"""A row a patient: each list of the result as a word of bits while patients are many, and as a text at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from guideproof.cohort.sliced.masks import Batch, Mask
from guideproof.cohort.sliced.plan import ID, Plan
from guideproof.cohort.sliced.transposed import words
from guideproof.cohort.sliced.truths import TruthFunction
from guideproof.renderers.cohort_sql.expressions import case, column, equal, text, true
from guideproof.renderers.cohort_sql.outcome import STATUS, Listing, listings, whole_problems
from guideproof.renderers.cohort_sql.tally import STATUSES

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray

_WIDEST = 8

_Found = TypeVar("_Found")


class WordList(Struct, frozen=True):
    """A list of the result: its texts and, for each, the function that gives for whom it is listed."""

    name: str
    sign: str
    texts: tuple[str, ...]
    masks: tuple[Callable[[Batch], Mask], ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths in bytes of the words that hold a bit for each text."""
        last = (len(self.texts) - 1) % (8 * _WIDEST) + 1 if self.texts else 0
        least = next(width for width in (1, 2, 4, 8) if 8 * width >= last)
        return (*(_WIDEST for _ in range((len(self.texts) - 1) // (8 * _WIDEST))), least)

    def columns(self, batch: Batch) -> Iterator[tuple[int, bytearray]]:
        """The words of a batch, each with its width."""
        masks = [mask(batch) for mask in self.masks]
        for place, width in enumerate(self.widths):
            yield width, words(masks[64 * place : 64 * place + 64], batch.rows, width)

    def written(self, rows: Iterable[tuple[int, ...]]) -> list[str]:
        """The texts of the words of rows."""
        known: dict[tuple[int, int], str] = {}  # of each eight bits, at their place in the list
        found = []
        for row in rows:
            parts = []
            for place, word in enumerate(row):
                first = 8 * _WIDEST * place
                while word:
                    if eight := word & 255:
                        part = known.get((first, eight))
                        if part is None:
                            part = known[first, eight] = self._eight(first, eight)
                        parts.append(part)
                    word >>= 8
                    first += 8
            found.append(self.sign.join(parts))
        return found

    def _eight(self, first: int, bits: int) -> str:
        return self.sign.join(text for place, text in enumerate(self.texts[first : first + 8]) if bits >> place & 1)


def word_lists(plan: Plan) -> tuple[WordList, ...]:
    """The columns of the result that are made here: all but who a patient is and where they enter.

    Raises ``NotSliced``.
    """
    asked = plan.asked
    statuses = tuple(case((equal(column(STATUS), text(each)), text(each))) for each in STATUSES)
    problems = whole_problems(asked.found, asked.admitted)
    lists = (
        ("status", [Listing("status", "", true(), statuses)]),
        *((each.name, [each]) for each in listings(asked.found, asked.lacks, asked.assumed, asked.converted)),
    )
    return tuple(_word_list(plan, name, each) for name, each in (*lists, ("problems", [*problems])))


def _word_list(plan: Plan, name: str, parts: list[Listing]) -> WordList:
    texts: list[str] = []
    masks: list[Callable[[Batch], Mask]] = []
    for listing in parts:
        asked = _once(plan.functions.truth(listing.asked))
        for part in listing.parts:
            choice = plan.functions.choice(part)
            of = _once(choice.of)
            for value in choice.values:
                texts.append(str(value))
                masks.append(_where(asked, of, value))
    return WordList(name, parts[0].sign, tuple(texts), tuple(masks))


def _where(asked: TruthFunction, of: Callable[[Batch], Any], value: Any) -> Callable[[Batch], Mask]:
    return lambda batch: of(batch).get(value, 0) & asked(batch)[0]


def _once(ask: Callable[[Batch], _Found]) -> Callable[[Batch], _Found]:
    """The function, worked out once for all texts of a batch that need it."""
    last: list[tuple[Batch, _Found]] = []

    def found(batch: Batch) -> _Found:
        if not last or last[0][0] is not batch:
            last[:] = [(batch, ask(batch))]
        return last[0][1]

    return found


def answered(lists: tuple[WordList, ...], batch: Batch, answers: CArray, kept: Sequence[str]) -> CArray:
    """The rows of a batch as they are kept: the engine's own columns, then the words."""
    import nanoarrow as na

    fields: dict[str, Any] = {name: answers.child(place).schema for place, name in enumerate(kept)}
    children = [answers.child(place) for place in range(len(kept))]
    for each in filter(lambda one: one.texts, lists):
        for place, (width, found) in enumerate(each.columns(batch)):
            fields[f"{each.name} {place}"] = _type(width)
            children.append(na.c_array_from_buffers(_type(width), batch.rows, [None, found]))
    return na.c_array_from_buffers(na.struct(fields), batch.rows, [None], children=children)


def identities(answers: CArray) -> CArray:
    """Who the patients of a batch are, from its first column."""
    import nanoarrow as na

    ids = answers.child(0)
    return na.c_array_from_buffers(na.struct({ID: ids.schema}), answers.length, [None], children=[ids])


def text_table(each: WordList, found: Sequence[tuple[int, ...]], texts: Sequence[str]) -> CArray:
    """Words with their texts, as they are kept."""
    import nanoarrow as na

    fields: dict[str, Any] = {f"{each.name} {place}": _type(width) for place, width in enumerate(each.widths)}
    children = [na.c_array([words[place] for words in found], type) for place, type in enumerate(fields.values())]
    fields["text"] = na.string()
    return na.c_array_from_buffers(
        na.struct(fields), len(texts), [None], children=[*children, na.c_array(texts, na.string())]
    )


def _type(width: int) -> Any:
    import nanoarrow as na

    return {1: na.uint8(), 2: na.uint16(), 4: na.uint32(), 8: na.uint64()}[width]
