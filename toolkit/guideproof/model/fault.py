"""What reading found wrong, as facts; the check of the same name words each (``checks/``)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from guideproof.model.reference import Kind
from guideproof.model.table_fault import TableFault
from guideproof.model.text_fault import (
    BlankText,
    CutByComment,
    DuplicateKey,
    ForbiddenYaml,
    InvisibleCharacter,
    JsonSyntax,
    YamlSyntax,
)
from guideproof.model.written_number import Meant
from guideproof.source import Span


class Closed(StrEnum):
    """Why a file or a folder cannot be opened; the value is the reason in words."""

    DENIED = "permission denied"
    PIPE = "it is a pipe"
    SOCKET = "it is a socket"
    DEVICE = "it is a device"
    FOLDER = "it is a folder"
    FILE = "it is a file"
    LINK = "it is a symbolic link"
    CIRCLE = "its symbolic links lead in a circle"
    GONE = "there is no such file"
    TOO_LARGE = "it is too large"
    BROKEN = "it cannot be read"


class UnreadableFile(Struct, frozen=True):
    """A file or a folder of the guideline that cannot be opened, so that what it holds is not known.

    ``path`` is its place in the guideline, ``folder`` says whether it is a folder, ``said`` are the system's own words.
    """

    why: Closed
    path: str
    folder: bool
    said: str
    span: Span


class Shape(StrEnum):
    """In which way a value does not have the shape that the schema asks for."""

    MISSING = "missing"
    TYPE = "type"
    ALLOWED = "allowed"
    PATTERN = "pattern"
    EMPTY = "empty"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    REPEATED = "repeated"
    EXCLUSIVE = "exclusive"
    RANGE = "range"
    REFUSED = "refused"
    NOT_BUILT = "not_built"
    DEEP = "deep"


class SchemaFault(Struct, frozen=True):
    """A value that the schema refuses.

    ``key`` names the key whose value it is (``""`` for the whole file), ``owner`` says of what (``branch``, ``element
    `ecog` ``), ``value`` quotes it, ``expected`` lists what is allowed: values, key names, or words for types.
    ``meant`` is what may be meant for a number or a period.
    """

    shape: Shape
    key: str
    owner: str
    value: str
    expected: tuple[str, ...]
    span: Span
    meant: Meant | None = None


class UnknownKey(Struct, frozen=True):
    """A key that the thing does not have; ``present`` are those that stand beside it."""

    key: str
    owner: str
    allowed: tuple[str, ...]
    span: Span
    present: tuple[str, ...] = ()


class TypeMismatch(Struct, frozen=True):
    """A test or a value that does not fit its element's type; ``given`` quotes it, ``expected`` says what fits.

    Where it looks like a number of the element, ``meant`` is what it may be meant for, in the unit ``own``.
    """

    element: str
    type: str
    given: str
    expected: str
    span: Span
    meant: Meant | None = None
    own: str | None = None


class PointsMissing(Struct, frozen=True):
    """Codes without points beside some that have them, of which one stands at ``first``."""

    element: str
    codes: tuple[str, ...]
    span: Span
    first: Span


class UnitMismatch(Struct, frozen=True):
    """A unit that is not UCUM known here (``known`` false), or one of another dimension than the element's.

    ``meant`` is what it may be meant for: of a value, which ``given`` quotes, or (without one) of the unit alone.
    """

    element: str
    element_unit: str | None
    unit: str
    known: bool
    span: Span
    given: str = ""
    meant: Meant | None = None


class OutOfRange(Struct, frozen=True):
    """A number that no patient can have: outside the element's range, or, where ``between`` is given, off its grid
    between these two grid values. All numbers are in the element's ``unit``; ``given`` is the text as written, and
    ``taken`` what it is in that unit where it was written in another. ``meant`` is a text that fits, where the
    capitals of its unit are likely wrong. ``beside``, in words, is what lies between the number and ``taken``, to which
    it would be rounded. ``counts`` says that it is how many codes of a set there are."""

    element: str
    given: str
    low: Fraction
    high: Fraction
    precision: Fraction
    unit: str | None
    between: tuple[Fraction, Fraction] | None
    span: Span
    taken: str = ""
    meant: str = ""
    beside: str = ""
    counts: bool = False


class OutsideDates(Struct, frozen=True):
    """A date of which no day lies in the element's range, from ``first`` to ``last``, or to the visit, if that comes
    before; ``visit`` is its day, where it is known. Days are counted as ``model.calendar`` does."""

    element: str
    given: str
    first: int
    last: int
    until_visit: bool
    span: Span
    visit: int | None = None


class UnknownCode(Struct, frozen=True):
    """A code that the element does not have; ``given`` says that one of its own classes gives it, where its `values`
    list other ones."""

    element: str
    code: str
    codes: tuple[str, ...]
    span: Span
    given: bool = False


class DuplicateId(Struct, frozen=True):
    """An id that stands for two things of one kind, or where ``other`` is given for one of that kind."""

    kind: Kind
    id: str
    first: Span
    span: Span
    other: Kind | None = None


class UnknownReference(Struct, frozen=True):
    """A reference to a thing that there is not; ``known`` are the ids of that kind, ``alone`` says that nothing but the
    id, perhaps in quotes, stands at its place."""

    kind: Kind
    id: str
    known: tuple[str, ...]
    span: Span
    alone: bool = True


class Misplaced(StrEnum):
    """In which way a file is not where its content belongs."""

    FOLDER = "folder"
    SUFFIX = "suffix"
    ID = "id"
    NAME = "name"
    KIND = "kind"


class FileName(Struct, frozen=True):
    """A file whose path does not say what it holds; ``given`` and ``expected`` are names, ids, folders or, where its
    keys tell what it holds, schemas."""

    what: Misplaced
    given: str
    expected: str
    span: Span


class FormulaSyntax(Struct, frozen=True):
    """A formula that cannot be read; ``problem`` says why, in words, ``write`` what to write for ``part``, or ``way``
    what else to do."""

    element: str
    formula: str
    problem: str
    span: Span
    part: str = ""
    write: tuple[str, ...] = ()
    way: str = ""


class WrongPeriod(StrEnum):
    """In which way a period is none: its unit is not known, or measures something else; it is zero, or its number is
    too long; of two the lower does not come first; a parameter stands for something else."""

    UNIT = "unit"
    DIMENSION = "dimension"
    NOTHING = "nothing"
    LONG = "long"
    ORDER = "order"
    OTHER = "other"


class PeriodFault(Struct, frozen=True):
    """A period that is none. ``key`` is whose value it is, ``given`` the text as written, ``other`` its unit, or of two
    periods the second one."""

    what: WrongPeriod
    key: str
    given: str
    other: str
    span: Span


Fault = (
    YamlSyntax
    | JsonSyntax
    | DuplicateKey
    | ForbiddenYaml
    | InvisibleCharacter
    | CutByComment
    | BlankText
    | UnreadableFile
    | SchemaFault
    | UnknownKey
    | TypeMismatch
    | UnitMismatch
    | OutOfRange
    | OutsideDates
    | UnknownCode
    | DuplicateId
    | UnknownReference
    | FileName
    | FormulaSyntax
    | PeriodFault
    | PointsMissing
    | TableFault
)
