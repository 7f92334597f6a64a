"""Conditions, values and texts in words: by ids, by titles, and what stands in braces."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, element, guideline

from guideproof.model.amount import Amount
from guideproof.model.calendar import day_of
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Unreadable,
)
from guideproof.model.element import VISIT, Days, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.parameter import Parameter
from guideproof.model.period import Period
from guideproof.model.unit import parse_unit
from guideproof.program.slots import DateKind
from guideproof.program.texts import amount_from, nearly_named, parameter_text, text_from, told_value, words_of
from guideproof.program.titled import (
    condition_lines,
    condition_sentence,
    humanized,
    listed,
    named_period,
    number_of,
    period,
    title_of,
)
from guideproof.program.wording import condition_text, days_text, number_words

GRID = Grid(Fraction(0), Fraction(99), Fraction(1))
PARAMETERS = {
    "cutoff": Parameter("cutoff", "Cutoff", Fraction(5), parse_unit("mm"), "5 mm", (), None, HERE),
    "wide": Parameter("wide", "Width", Fraction(1, 2), parse_unit("cm"), " 0.5 cm", (), None, HERE),
    "many": Parameter("many", "Many sites", Fraction(2), None, "2", (), None, HERE),
    "weeks": Parameter("weeks", "Usual wait", Fraction(6), parse_unit("wk"), "6 wk", (), None, HERE),
    "organ": Parameter("organ", "Organ", "liver", None, "liver", (), None, HERE),
}


def made() -> Guideline:
    kind = replace(
        element("kind", ElementType.CODE), codes={"clear_cell": "Clear cell", "other": "Other"}, title="Kind"
    )
    sites = replace(element("sites", ElementType.CODES), codes={"liver": "Liver", "lung": "Lung"}, title="Sites")
    size = replace(element("size", ElementType.QUANTITY, grid=GRID), unit=parse_unit("mm"), title="Size")
    wait = replace(element("wait", ElementType.QUANTITY, grid=GRID), unit=parse_unit("wk"), title="Wait")
    born = replace(element("born", ElementType.DATE), days=Days(day_of(1900, 1, 1), day_of(2099, 12, 31), True))
    sick = replace(element("sick", ElementType.BOOLEAN), title="Sick")
    score = replace(element("score", ElementType.INTEGER, grid=GRID), title="Score")
    drawn = guideline([], [kind, sites, size, wait, born, sick, score], [], [])
    return replace(drawn, parameters=PARAMETERS)


MADE = made()
SICK, WELL = (IsBoolean("sick", value, HERE) for value in (True, False))


def to(number: str, text: str, parameter: str | None = None) -> Bound:
    return Bound(Fraction(number), None, Fraction(1), text, parameter)


OTHER = Bound(None, "wait", Fraction(1), "wait")
TO_VISIT = Bound(None, VISIT, Fraction(1), VISIT)
LEAP_DAY = to(str(day_of(2000, 2, 29)), "2000-02-29")
BOTH = ("liver", "lung")
AT_LEAST, BELOW, EQUAL = Comparison.AT_LEAST, Comparison.BELOW, Comparison.EQUAL
SAID: list[tuple[Condition, str, str]] = [
    (SICK, "sick = true", "Sick: yes"),
    (WELL, "sick = false", "Sick: no"),
    (IsCode("kind", ("clear_cell",), HERE), "kind = clear_cell", "Kind: Clear cell"),
    (IsCode("kind", ("clear_cell", "other"), HERE), "kind = clear_cell | other", "Kind: Clear cell or Other"),
    (IsCode("kind", ("new-kind",), HERE), "kind = new-kind", "Kind: New kind"),
    (
        IsCode("kind", ("clear_cell", "other"), HERE, (("other", "organ"),)),
        "kind = clear_cell | organ (other)",
        "Kind: Clear cell or Organ (Other)",
    ),
    (IsNumber("size", (Fraction(3),), HERE), "size = 3", "Size: 3 mm"),
    (IsNumber("size", (Fraction(3), Fraction(7, 2)), HERE), "size = 3 | 3.5", "Size: 3 or 3.5 mm"),
    (
        IsNumber("size", (Fraction(3), Fraction(5)), HERE, ((Fraction(5), "cutoff"),)),
        "size = 3 | cutoff (5)",
        "Size: 3 mm or Cutoff (5 mm)",
    ),
    (IsNumber("score", (Fraction(3), Fraction(4), Fraction(5)), HERE), "score = 3 | 4 | 5", "Score: 3, 4 or 5"),
    (Compares("size", AT_LEAST, to("5", "5 mm"), HERE), "size >= 5 mm", "Size at least 5 mm"),
    (Compares("size", BELOW, to("5", "5"), HERE), "size < 5", "Size below 5 mm"),
    (Compares("size", EQUAL, to("5", "5 mm", "cutoff"), HERE), "size = 5 mm", "Size equal to Cutoff (5 mm)"),
    (Compares("score", AT_LEAST, to("2", "2", "many"), HERE), "score >= 2", "Score at least Many sites (2)"),
    (Compares("size", BELOW, to("5", "5 mm", "wide"), HERE), "size < 5 mm", "Size below Width (0.5 cm)"),
    (Compares("size", AT_LEAST, OTHER, HERE), "size >= wait", "Size at least Wait"),
    (
        Compares("born", BELOW, LEAP_DAY, HERE),
        "born < 2000-02-29",
        "born before 2000-02-29",
    ),
    (
        Compares("born", AT_LEAST, TO_VISIT, HERE),
        "born >= visit",
        "born on or after the visit",
    ),
    (Includes("sites", ("liver",), False, HERE), "sites includes liver", "Sites include Liver"),
    (Includes("sites", ("liver",), True, HERE), "sites includes liver", "Sites include Liver"),
    (
        Includes("sites", BOTH, False, HERE),
        "sites includes liver | lung",
        "Sites include any of Liver or Lung",
    ),
    (Includes("sites", BOTH, True, HERE), "sites includes liver & lung", "Sites include Liver and Lung"),
    (
        Includes("sites", ("liver",), False, HERE, (("liver", "organ"),)),
        "sites includes organ (liver)",
        "Sites include Organ (Liver)",
    ),
    (Only("sites", ("liver", "lung"), HERE), "sites only liver | lung", "Sites: none but Liver and Lung"),
    (Only("sites", (), HERE), "sites = none", "Sites: none"),
    (SetCount("sites", AT_LEAST, to("2", "2"), HERE), "how many sites >= 2", "Sites, how many: at least 2"),
    (
        SetCount("sites", BELOW, to("2", "2", "many"), HERE),
        "how many sites < 2",
        "Sites, how many: below Many sites (2)",
    ),
    (Not(SICK, HERE), "not sick = true", "not (Sick: yes)"),
    (All((SICK, WELL), HERE), "sick = true and sick = false", "Sick: yes and Sick: no"),
    (AnyOf((SICK, WELL), HERE), "sick = true or sick = false", "Sick: yes or Sick: no"),
    (All((SICK,), HERE), "sick = true", "Sick: yes"),
    (
        All((SICK, AnyOf((SICK, WELL), HERE)), HERE),
        "sick = true and (sick = true or sick = false)",
        "Sick: yes and (Sick: yes or Sick: no)",
    ),
    (
        Not(All((SICK, WELL), HERE), HERE),
        "not (sick = true and sick = false)",
        "not (Sick: yes and Sick: no)",
    ),
    (All((SICK, AnyOf((WELL,), HERE)), HERE), "sick = true and sick = false", "Sick: yes and Sick: no"),
    (Unreadable((), HERE), "a condition that could not be read", "a condition that could not be read"),
]


@pytest.mark.parametrize(("condition", "by_ids", "titled"), SAID)
def test_a_condition_in_words(condition: Condition, by_ids: str, titled: str) -> None:
    assert condition_text(condition) == by_ids
    assert " ".join(condition_lines(MADE, condition)) == titled


def test_a_line_for_each_part() -> None:
    assert condition_lines(MADE, All((SICK, AnyOf((WELL, SICK), HERE)), HERE)) == (
        "Sick: yes",
        "and (Sick: no or Sick: yes)",
    )
    assert condition_lines(MADE, AnyOf((SICK, WELL), HERE)) == ("Sick: yes", "or Sick: no")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Compares("wait", AT_LEAST, to("6", "6 wk"), HERE), "Wait at least 6 weeks"),
        (Compares("wait", AT_LEAST, to("1", "1 wk"), HERE), "Wait at least 1 week"),
        (Compares("size", BELOW, to("5", "5 mm"), HERE), "Size below 5 mm"),
        (Compares("score", BELOW, to("5", "5"), HERE), "Score below 5"),
        (Compares("born", BELOW, LEAP_DAY, HERE), "born before 2000-02-29"),
        (Compares("size", AT_LEAST, OTHER, HERE), "Size at least Wait"),
        (SICK, "Sick: yes"),
    ],
)
def test_a_condition_on_one_line(condition: Condition, said: str) -> None:
    assert condition_sentence(MADE, condition) == said


def test_titles_and_lists() -> None:
    assert [title_of(MADE, id) for id in ("size", VISIT, "some-thing_else")] == ["Size", "the visit", "Some thing else"]
    assert (humanized("first-line"), humanized("")) == ("First line", "")
    assert [listed(some, "or") for some in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]
    assert number_of(MADE, "size", Fraction(5), "cutoff") == "Cutoff (5 mm)"
    assert number_of(MADE, "size", Fraction(5), None) == "5 mm"
    day = Fraction(day_of(2000, 2, 29))
    assert number_words(MADE.elements["born"], day) == "2000-02-29"


def test_a_time_after_which_somebody_comes_again() -> None:
    assert (
        named_period(MADE, Period("6 wk", None, named=(("at_least", "weeks"),)))
        == "after at least 6 weeks (Usual wait)"
    )
    named = Period("6 wk", None, named=(("at_least", "weeks"),))
    assert named_period(MADE, named) == "after at least 6 weeks (Usual wait)"
    assert named_period(MADE, Period("6 wk", None)) == period(Period("6 wk", None)) == "after at least 6 weeks"


@pytest.mark.parametrize(
    ("last", "until_visit", "said"),
    [
        ((2099, 12, 31), True, "1950-01-01 to the visit"),
        ((2099, 12, 31), False, "1950-01-01 to 2099-12-31"),
        ((2001, 1, 1), True, "1950-01-01 to 2001-01-01, not after the visit"),
        ((2001, 1, 1), False, "1950-01-01 to 2001-01-01"),
    ],
)
def test_the_days_of_a_date(last: tuple[int, int, int], until_visit: bool, said: str) -> None:
    assert days_text(DateKind(day_of(1950, 1, 1), day_of(*last), until_visit)) == said


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        (None, "", ""),
        ("1", "", ""),
        ("wk", "week", "weeks"),
        ("a", "year", "years"),
        ("mg", "mg", "mg"),
        ("mg{total}", "mg total", "mg total"),
        ("{tablets}", "tablets", "tablets"),
        ("mg/{dose}", "mg/dose", "mg/dose"),
    ],
)
def test_a_unit_in_words(unit: str | None, one: str, many: str) -> None:
    assert words_of(None if unit is None else parse_unit(unit)) == (one, many)


def test_what_stands_in_braces() -> None:
    text = text_from("Take {size} for {weeks}, {{size}}, {nothing} and {{other}}; {size} {wait}.", MADE)
    assert text.pieces == ("Take ", "size", " for 6 weeks, {size}, {nothing} and {{other}}; ", "size", " ", "wait", ".")
    assert text.elements == ("size", "wait")
    assert text.constant is None
    assert text_from("no {braces}", MADE).constant == "no {braces}"
    assert text_from("{organ}", MADE).constant == "liver"
    assert amount_from(Amount("1 wk", HERE, None, Fraction(1), parse_unit("wk"))).constant == "1 week"
    assert amount_from(Amount("size", HERE, "size")).pieces == ("", "size", "")
    assert [parameter_text(each) for each in PARAMETERS.values()] == ["5 mm", "0.5 cm", "2", "6 weeks", "liver"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{size}", None),
        ("{{size}}", None),
        ("{Size}", "size"),
        ("{ size }", "size"),
        ("{{siz}}", "size"),
        ("{{sick}", "sick"),
        ("{cut-off}", "cutoff"),
        ("{far away}", None),
        ("{born", None),
    ],
)
def test_what_nearly_is_an_id_in_braces(written: str, meant: str | None) -> None:
    assert list(nearly_named(f"some {written} text", MADE)) == ([] if meant is None else [(written, (meant,))])


def test_a_number_that_does_not_end_is_told_about() -> None:
    told = [told_value(each) for each in (Fraction(7, 2), 4, "a/b", "1/2/3", True)]
    assert told == ["3.5", "4", "a/b", "1/2/3", "True"]
    assert [told_value(each) for each in ("1/3", "-1/3")] == ["about 0.3333", "about -0.3333"]
