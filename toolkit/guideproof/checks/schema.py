"""A value that does not have the shape that the schema asks for.

Something required is missing, a list stands where a text should, a word is not one of those allowed, an id is not
`kebab-case`, a list is empty, a chain of elements is so long that nobody could compute what comes of it.

**Why it matters.** The thing cannot be built, so it takes no part in anything that is checked, drawn or run.

**How to fix it.** Write what the message asks for. The JSON Schemas in `schema/` say the same to editors that complete
and check while one types.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.value_faults import sentence
from guideproof.checks.check import Check, Lenience, Subject
from guideproof.checks.nearest import listed, suggestion
from guideproof.checks.written_name import named_so
from guideproof.checks.written_value import quoted_so, value_so
from guideproof.diagnostic import Diagnostic, Fix, Note, Severity
from guideproof.model.fault import SchemaFault, Shape, UnknownKey
from guideproof.model.guideline import Guideline, Weight
from guideproof.model.quoting import UNQUOTED
from guideproof.model.text_fault import ForbiddenYaml
from guideproof.model.written_number import worded
from guideproof.nearest import nearest


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each value, and for each check that the manifest may not lower."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, SchemaFault) and not _said_already(fault, guideline):
            message, hint = _words(fault)
            yield CHECK.found(guideline, fault.span, message, hint=hint, fixes=_fixes(fault))
    yield from _fixed_weights(subject)


def _fixed_weights(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each check that the manifest makes weigh less although nothing may."""
    guideline = subject.guideline
    for name, weight in guideline.manifest.severity.items():
        check = subject.named(name)
        if check is not None and check.lenient is not Lenience.FREE and weight.said != Severity.ERROR:
            yield CHECK.found(
                guideline,
                weight.span,
                f"`severity` cannot make `{name}` weigh `{weight.said}`: what it finds leaves things unread or"
                " unproven, so it is an error wherever it is found",
                hint=f"Delete it; {_WAYS_OUT[check.lenient]}.",
            )
    yield from _weighed_twice(subject)


def _weighed_twice(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each check that the manifest weighs by its code and by its name, and differently."""
    guideline, first = subject.guideline, dict[str, tuple[str, Weight]]()
    for name, weight in guideline.manifest.severity.items():
        check = subject.named(name)
        before, known = first.setdefault(check.code, (name, weight)) if check is not None else (name, weight)
        if known.said != weight.said:
            yield CHECK.found(
                guideline,
                weight.span,
                f"`severity` says that `{name}` weighs `{weight.said}`, but of the same check, as `{before}`, that it"
                f" weighs `{known.said}`",
                hint="Keep one of them.",
                notes=[Note("here it is said otherwise", known.span)],
            )


def _said_already(fault: SchemaFault, guideline: Guideline) -> bool:
    """Whether another finding says it: a misspelt key is why the right one is missing, an alias has no value."""
    lacks = {Shape.MISSING: (fault.key,), Shape.EXCLUSIVE: () if fault.value else fault.expected}.get(fault.shape, ())
    for other in guideline.faults:
        match other:
            case ForbiddenYaml(span=span) if span == fault.span:
                return True
            case UnknownKey(key, owner, allowed, span) if (owner, span.path) == (fault.owner, fault.span.path):
                if any(name in lacks for name in nearest(key, allowed)):
                    return True
    return False


def _fixes(fault: SchemaFault) -> tuple[Fix, ...]:
    if fault.shape is Shape.ALLOWED:
        words = nearest(fault.value, fault.expected)
        return named_so(fault.value, words, [fault.span], of_language=fault.key not in _OF_A_SCHEME)
    if fault.meant is None:
        return ()
    if fault.meant.why[0].startswith(UNQUOTED):
        return quoted_so(fault.meant.write[0], fault.span)
    return value_so(fault.value, fault.meant.write, fault.span)


_OF_A_SCHEME = ("strength", "certainty")
"""Keys whose words a guideline may give itself, so that a slip in their letters is not certain."""


def _words(fault: SchemaFault) -> tuple[str, str]:
    match fault.shape:
        case Shape.MISSING:
            return f"{fault.owner} has no `{fault.key}`, which it must have", _missing_hint(fault)
        case Shape.EXCLUSIVE:
            hint = "Keep one of them, and only one." if fault.value else "Add one of them."
            return f"{fault.owner} must have exactly one of {listed(fault.expected)}", hint
        case Shape.NOT_BUILT:
            return (
                f"`{fault.key}` of {fault.owner} is not built yet: nothing would come of it, so it is refused",
                "Delete it until a later version of Guideproof reads it.",
            )
        case Shape.DEEP:
            return _words_of_chain(fault)
        case Shape.REFUSED if fault.key == fault.value:
            return f"the name `{fault.key}` means something else already", f"Write {fault.expected[0]}."
        case Shape.REFUSED if fault.expected == ("ungraded",):
            return f"{fault.owner} is `ungraded` and has a `{fault.key}` as well", "Keep one of them."
        case Shape.REFUSED if fault.key in _OF_A_SCHEME:
            return (
                f"{fault.owner} cannot have `{fault.key}`: the scheme of `grading` has no `{fault.expected[0]}`",
                f"Delete it, or list `{fault.expected[0]}` under `grading` in `guideline.yaml`.",
            )
        case Shape.REFUSED:
            allowed = listed(fault.expected, most=20)
            return (
                f"{fault.owner} cannot have `{fault.key}`, given what else it says of itself",
                f"Delete it{_type_that_has_it(fault)}; beside what it has it may have {allowed}.",
            )
        case _:
            return _words_of_value(fault)


def _type_that_has_it(fault: SchemaFault) -> str:
    """Of an element the other way out: the type that asks for the key, since a unit is seldom written by mistake."""
    quantity = fault.owner.startswith("element ") and fault.key in ("unit", "molar_mass", "limits")
    return ", or write `type: quantity`, of which it can be said" if quantity else ""


def _words_of_chain(fault: SchemaFault) -> tuple[str, str]:
    way = "Let it read elements nearer to the beginning, or put several steps into one."
    if fault.key:
        way = "Let `applies_when` name the elements on which it depends itself, those that are asked for first."
    return (
        f"{fault.owner} ends a chain of more than {fault.value} elements, each made of the one before or"
        " saying by it when it applies; neither it nor what is made of it is read",
        way,
    )


def _words_of_value(fault: SchemaFault) -> tuple[str, str]:
    where = f"`{fault.key}` of {fault.owner}" if fault.key else fault.owner
    if fault.owner == "file":
        where = f"`{fault.key}`" if fault.key else "the file"
    if fault.meant is not None:
        problem, way = worded(where, fault.value, None, fault.meant)
        return problem, sentence(way) if fault.meant.write else f"Write {', '.join(fault.expected)}."
    allowed = ", ".join(fault.expected)
    write = f"Write {allowed}."
    match fault.shape:
        case Shape.ALLOWED:
            return f"{where} cannot be {_quoted(fault)}", _allowed_hint(fault)
        case Shape.PATTERN if fault.key == fault.value:
            return f"the name `{fault.key}` is not {allowed}", write
        case Shape.PATTERN:
            return f"{where} is {_quoted(fault)}, which is not {allowed}", write
        case Shape.EMPTY:
            return f"{where} is empty, so it says nothing", write if allowed else "Put at least one entry into it."
        case Shape.TOO_FEW | Shape.TOO_MANY:
            few = "few" if fault.shape is Shape.TOO_FEW else "many"
            return f"{where} has too {few} parts: it takes {allowed}", write
        case Shape.REPEATED:
            return f"{where} names `{fault.value}` more than once", "Name it once."
        case Shape.RANGE:
            return f"{where} is `{fault.value}`, but it must be {allowed}", f"Make it {allowed}."
        case _:
            return f"{where} is {_quoted(fault)}, but it takes {allowed}", write


def _quoted(fault: SchemaFault) -> str:
    return f"`{fault.value}`" if fault.value else "empty"


def _missing_hint(fault: SchemaFault) -> str:
    return f"Add `{fault.key}`: {', '.join(fault.expected)}." if fault.expected else f"Add `{fault.key}`."


def _allowed_hint(fault: SchemaFault) -> str:
    one_of = "one of " if len(fault.expected) > 1 else ""
    return suggestion(fault.value, fault.expected) or f"Write {one_of}{listed(fault.expected, most=20)}."


_WAYS_OUT = {
    Lenience.ALLOWED: "where such a finding is accepted, `allow` it there, with a reason",
    Lenience.NONE: "correct what is found",
}

CHECK = Check("GP105", "schema", Severity.ERROR, find)
