"""What is wrong with the records of a CSV file, in words: the line, what stands there, and what to do."""

from __future__ import annotations

from msgspec import Struct, field

from guideproof.cohort.lines import Lines
from guideproof.cohort.misuse import excerpt
from guideproof.model.table_fault import ADVICE, RecordFlaw
from guideproof.reading.tables.records import BrokenRecord, Record

_EXAMPLES = 3


class Faults(Struct):
    """The faults of one file: the records of another width than the header's, and those that cannot be read."""

    width: int
    separator: bytes
    widths: dict[int, Lines] = field(default_factory=dict)
    examples: dict[int, str] = field(default_factory=dict)
    broken: list[BrokenRecord] = field(default_factory=list)
    unread: int = 0

    def add(self, found: Record | BrokenRecord) -> None:
        """One more."""
        if isinstance(found, BrokenRecord):
            self.unread += 1
            if len(self.broken) < _EXAMPLES:
                self.broken.append(found)
            return
        width = len(found.fields)
        self.widths.setdefault(width, Lines()).add(found.line)
        if width not in self.examples:
            self.examples[width] = excerpt(self.separator.join(found.fields))

    def __bool__(self) -> bool:
        return bool(self.widths or self.unread)

    def explain(self, sound: int) -> str:
        """All of them, where so many records are sound."""
        said = [explain_broken(each) for each in self.broken]
        if self.unread > len(self.broken):
            said.append(f"{self.unread - len(self.broken):,} more records cannot be read")
        said += dict.fromkeys(ADVICE[each.flaw] for each in self.broken if each.flaw in ADVICE)
        said += [self._width(width, places) for width, places in sorted(self.widths.items())]
        if self.widths:
            said.append(self._advice(sound))
        return "; ".join(said)

    def _width(self, width: int, places: Lines) -> str:
        has = "has" if places.count == 1 else "have"
        example = (
            f"(`{self.examples[width]}`)"
            if places.count == 1
            else f"(line {places.first[0]}: `{self.examples[width]}`)"
        )
        return f"{places} {has} {_fields(width)} {example}, and the header has {self.width}"

    def _advice(self, sound: int) -> str:
        if not sound and list(self.widths) == [self.width + 1]:
            return (
                "each record has one field more than there are names: a separator at the ends of lines, or numbers of"
                " rows without a name (R: `write.csv(..., row.names = FALSE)`)"
            )
        return (
            "a title, a footer or a note is no part of the table; a field that holds a separator or a line end stands"
            " in quotation marks"
        )


def _fields(count: int) -> str:
    return "1 field" if count == 1 else f"{count:,} fields"


def explain_broken(broken: BrokenRecord) -> str:
    """What is wrong with a record that cannot be read."""
    later = broken.flaw is RecordFlaw.TEXT_AFTER_QUOTE and broken.began != broken.line
    since = f" of a field that begins in line {broken.began}" if later else ""
    return f"line {broken.line}: {broken.flaw}{since} (`{excerpt(broken.written)}`)"
