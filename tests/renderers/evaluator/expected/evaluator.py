# guideproof: {"file": "evaluator.py", "guideline": "everything", "version": "1.0.0", "digest": "sha256:8780d642e40b573a974417e675c045708b6b7c6dc8aa5a919ec2afdbfe21b208"}
"""One small guideline with everything that an evaluation can meet: the guideline `everything`, version 1.0.0, as a program.

Decision support for professionals, under review: a clinician must review it before it is used for a patient.

Made by Guideproof from the guideline's sources; do not change it by hand. To use it:

    from evaluator import evaluate
    evaluate(facts)           # everything, with reasons and what is missing, as JSON data
    recommend(check_facts(facts))  # the recommendations alone, quickly

or `python evaluator.py PATIENT.json [--entry NAME] [--on DATE]`. It reads from top to bottom: how facts are read, the
record of a patient, the derived elements (`derive_...`), the decisions (`decide_...`), the way along nodes
(`walk`), and at the end the functions to call. What is unknown is None: so is a branch that may hold but
does not certainly. Nothing is ever assumed because it is missing.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

GUIDELINE = {
    "id": "everything",
    "version": "1.0.0",
    "title": "One small guideline with everything that an evaluation can meet",
    "status": "draft",
    "digest": "sha256:8780d642e40b573a974417e675c045708b6b7c6dc8aa5a919ec2afdbfe21b208",
}
NOTICE = "Decision support for professionals, under review: a clinician must review it before it is used for a patient."


MOST_REMEMBERED = 4096


class InvalidFacts(ValueError):
    """The facts cannot be a patient's, or a decision has no branch for them. ``problems`` says why: a list of
    {element, constraint, node, message}."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(problem["message"] for problem in problems))
        self.problems = problems


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


class TwoVisits(ValueError):
    """The day of the visit was given twice, and the two differ."""


class Misfit(ValueError):
    """A value that does not fit its element; the text says why."""


LONGEST = 40
"""The most digits a number may have: far beyond any measurement, and short enough to be computed at once."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")

JSON_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?")
"""A number as JSON writes it (RFC 8259): sign, digits before and after the point, sign and digits of the exponent."""

_FARTHEST = 10_000
"""The greatest exponent of a decimal that is computed with: the next ones would take seconds, then all memory."""


def parse_number(text: str) -> Fraction | None:
    """The number that ``-?digits[.digits]`` stands for; ``None`` for any other text (``012``, ``1e3``, ``+1``)."""
    if len(text) > LONGEST + len("-.") or not NUMBER.fullmatch(text):
        return None
    return Fraction(text) if len(text) - text.count("-") - text.count(".") <= LONGEST else None


def parse_json_number(text: str) -> Fraction | None:
    """The exact number that JSON writes so, with or without an exponent; ``None`` for any other text, and for one that
    has more digits than ``LONGEST`` when it is written out without an exponent (``1e39`` and ``1e-39`` have 40)."""
    match = JSON_NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction, minus, exponent = match.groups(default="")
    digits = (whole + fraction).lstrip("0")
    places = len(fraction) - int(f"{minus}{(exponent or '0') if len(exponent) < 9 else 10**9}")
    if max(places, 0) + max(1, len(digits) - places if digits else 0) > LONGEST:
        return None
    zeros = "0" * max(-places, 0) if digits else ""
    return Fraction(int(f"{sign}{digits or 0}{zeros}"), 10 ** max(places, 0))


def exact(value: int | float | Decimal | Fraction) -> Fraction:
    """A program's number as a fraction; a binary float means its shortest decimal (``0.1`` is one tenth).

    Raises ``ValueError`` for infinities and not-a-number, which are no numbers of a patient, and for decimals that are
    too far from one to be written out.
    """
    if isinstance(value, float):
        value = Decimal(float.__repr__(value))
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > _FARTHEST:
        raise ValueError(f"{value} is not a number of a patient")
    try:
        return Fraction(value)
    except OverflowError as error:
        raise ValueError(f"{value} is not a number") from error


def decimals(value: Fraction | int) -> int | None:
    """How many decimal places write the number exactly; ``None`` where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def format_number(value: Fraction | int) -> str:
    """The number as text: ``2``, ``13.5``; ``1/3`` where it does not end in decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    places = decimals(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def number_as_data(value: Fraction) -> int | float | str:
    """The number for JSON: a number where every reader of JSON keeps it, be it to binary floats; else a text."""
    if abs(value) < 2**53:
        if value.denominator == 1:
            return value.numerator
        if decimals(value) is not None and Fraction(repr(float(value))) == value:
            return float(value)
    return format_number(value)


_LONG = 10**40


def quoted(given: Any, levels: int = 60) -> str:
    """A value as a patient file writes it, at most 60 characters of it, for messages; deeper levels show none."""
    if isinstance(given, (list, tuple, set, frozenset, Mapping)):
        text = _quoted_parts(given, levels - 1) if levels else "..."
    elif given is None:
        text = "null"
    elif isinstance(given, bool):
        text = str(given).lower()
    elif isinstance(given, (int, float, Decimal, Fraction)):
        text = _quoted_number(given)
    else:
        text = str(given)
    return text if len(text) <= 60 else text[:57] + "..."


def _quoted_parts(given: Any, levels: int) -> str:
    if isinstance(given, Mapping):
        entries = (f"{quoted(key, levels)}: {quoted(value, levels)}" for key, value in given.items())
        return "{" + ", ".join(entries) + "}"
    parts = [quoted(each, levels) for each in given]
    return f"[{', '.join(sorted(parts) if isinstance(given, (set, frozenset)) else parts)}]"


def _quoted_number(given: int | float | Decimal | Fraction) -> str:
    try:
        number = exact(given)
    except ValueError:
        return str(given).lower()  # nan, inf, -inf
    if abs(number.numerator) >= _LONG or number.denominator >= _LONG:
        return "a number of more than 40 digits"
    return format_number(number)


# The units of UCUM 2.2 (https://ucum.org/ucum): what each is made of.

# Each prefix as a power: the base and the exponent.
PREFIXES = {
    "da": (10, 1), "h": (10, 2), "k": (10, 3), "M": (10, 6), "G": (10, 9), "T": (10, 12), "P": (10, 15), "E": (10, 18),
    "Z": (10, 21), "Y": (10, 24), "d": (10, -1), "c": (10, -2), "m": (10, -3), "u": (10, -6), "n": (10, -9),
    "p": (10, -12), "f": (10, -15), "a": (10, -18), "z": (10, -21), "y": (10, -24),
    "Ki": (2, 10), "Mi": (2, 20), "Gi": (2, 30), "Ti": (2, 40),
}  # fmt: skip

# Those of UCUM, then substance, which for UCUM is a number: all take prefixes.
BASE_UNITS = ("m", "s", "g", "rad", "K", "C", "cd", "mol", "eq", "osm")

# A unit: a number, the expression that it is a multiple of, and whether it takes a prefix.
DERIVED_UNITS: dict[str, tuple[str, str, bool]] = {
    # numbers
    "10*": ("10", "1", False), "10^": ("10", "1", False),
    "[pi]": ("3.1415926535897932384626433832795028841971693993751058209749445923", "1", False),
    "%": ("1", "10*-2", False), "[ppth]": ("1", "10*-3", False), "[ppm]": ("1", "10*-6", False),
    "[ppb]": ("1", "10*-9", False), "[pptr]": ("1", "10*-12", False),
    # SI
    "sr": ("1", "rad2", True), "Hz": ("1", "s-1", True), "N": ("1", "kg.m/s2", True), "Pa": ("1", "N/m2", True),
    "J": ("1", "N.m", True), "W": ("1", "J/s", True), "A": ("1", "C/s", True), "V": ("1", "J/C", True),
    "F": ("1", "C/V", True), "Ohm": ("1", "V/A", True), "S": ("1", "Ohm-1", True), "Wb": ("1", "V.s", True),
    "T": ("1", "Wb/m2", True), "H": ("1", "Wb/A", True), "lm": ("1", "cd.sr", True), "lx": ("1", "lm/m2", True),
    "Bq": ("1", "s-1", True), "Gy": ("1", "J/kg", True), "Sv": ("1", "J/kg", True),
    # beside SI
    "gon": ("0.9", "deg", False), "deg": ("2", "[pi].rad/360", False), "'": ("1", "deg/60", False),
    "''": ("1", "'/60", False), "l": ("1", "dm3", True), "L": ("1", "l", True), "ar": ("100", "m2", True),
    "min": ("60", "s", False), "h": ("60", "min", False), "d": ("24", "h", False), "a_t": ("365.24219", "d", False),
    "a_j": ("365.25", "d", False), "a_g": ("365.2425", "d", False), "a": ("1", "a_j", False), "wk": ("7", "d", False),
    "mo_s": ("29.53059", "d", False), "mo_j": ("1", "a_j/12", False), "mo_g": ("1", "a_g/12", False),
    "mo": ("1", "mo_j", False), "t": ("1e+3", "kg", True), "bar": ("1e+5", "Pa", True),
    "u": ("1.66053906660e-24", "g", True), "eV": ("1", "[e].V", True), "AU": ("149597.870691", "Mm", False),
    "pc": ("3.085678e+16", "m", True),
    # constants of nature
    "[c]": ("299792458", "m/s", True), "[h]": ("6.62607015e-34", "J.s", True), "[k]": ("1.380649e-23", "J/K", True),
    "[eps_0]": ("8.854187817e-12", "F/m", True), "[mu_0]": ("1", "4.[pi].10*-7.N/A2", True),
    "[e]": ("1.602176634e-19", "C", True), "[m_e]": ("9.1093837139e-31", "kg", True),
    "[m_p]": ("1.67262192595e-27", "kg", True), "[G]": ("6.67430e-11", "m3.kg-1.s-2", True),
    "[g]": ("980665e-5", "m/s2", True), "atm": ("101325", "Pa", False), "[ly]": ("1", "[c].a_j", True),
    "gf": ("1", "g.[g]", True), "[lbf_av]": ("1", "[lb_av].[g]", False),
    # CGS
    "Ky": ("1", "cm-1", True), "Gal": ("1", "cm/s2", True), "dyn": ("1", "g.cm/s2", True),
    "erg": ("1", "dyn.cm", True), "P": ("1", "dyn.s/cm2", True), "Bi": ("10", "A", True), "St": ("1", "cm2/s", True),
    "Mx": ("1e-8", "Wb", True), "G": ("1e-4", "T", True), "Oe": ("250", "/[pi].A/m", True),
    "Gb": ("1", "Oe.cm", True), "sb": ("1", "cd/cm2", True), "Lmb": ("1", "cd/cm2/[pi]", True),
    "ph": ("1e-4", "lx", True), "Ci": ("37e+9", "Bq", True), "R": ("2.58e-4", "C/kg", True),
    "RAD": ("100", "erg/g", True), "REM": ("1", "RAD", True),
    # international customary
    "[in_i]": ("254e-2", "cm", False), "[ft_i]": ("12", "[in_i]", False), "[yd_i]": ("3", "[ft_i]", False),
    "[mi_i]": ("5280", "[ft_i]", False), "[fth_i]": ("6", "[ft_i]", False), "[nmi_i]": ("1852", "m", False),
    "[kn_i]": ("1", "[nmi_i]/h", False), "[sin_i]": ("1", "[in_i]2", False), "[sft_i]": ("1", "[ft_i]2", False),
    "[syd_i]": ("1", "[yd_i]2", False), "[cin_i]": ("1", "[in_i]3", False), "[cft_i]": ("1", "[ft_i]3", False),
    "[cyd_i]": ("1", "[yd_i]3", False), "[bf_i]": ("144", "[in_i]3", False), "[cr_i]": ("128", "[ft_i]3", False),
    "[mil_i]": ("1e-3", "[in_i]", False), "[cml_i]": ("1", "[pi]/4.[mil_i]2", False),
    "[hd_i]": ("4", "[in_i]", False),
    # US lengths
    "[ft_us]": ("1200", "m/3937", False), "[yd_us]": ("3", "[ft_us]", False), "[in_us]": ("1", "[ft_us]/12", False),
    "[rd_us]": ("16.5", "[ft_us]", False), "[ch_us]": ("4", "[rd_us]", False), "[lk_us]": ("1", "[ch_us]/100", False),
    "[rch_us]": ("100", "[ft_us]", False), "[rlk_us]": ("1", "[rch_us]/100", False),
    "[fth_us]": ("6", "[ft_us]", False), "[fur_us]": ("40", "[rd_us]", False), "[mi_us]": ("8", "[fur_us]", False),
    "[acr_us]": ("160", "[rd_us]2", False), "[srd_us]": ("1", "[rd_us]2", False),
    "[smi_us]": ("1", "[mi_us]2", False), "[sct]": ("1", "[mi_us]2", False), "[twp]": ("36", "[sct]", False),
    "[mil_us]": ("1e-3", "[in_us]", False),
    # British lengths
    "[in_br]": ("2.539998", "cm", False), "[ft_br]": ("12", "[in_br]", False), "[rd_br]": ("16.5", "[ft_br]", False),
    "[ch_br]": ("4", "[rd_br]", False), "[lk_br]": ("1", "[ch_br]/100", False), "[fth_br]": ("6", "[ft_br]", False),
    "[pc_br]": ("2.5", "[ft_br]", False), "[yd_br]": ("3", "[ft_br]", False), "[mi_br]": ("5280", "[ft_br]", False),
    "[nmi_br]": ("6080", "[ft_br]", False), "[kn_br]": ("1", "[nmi_br]/h", False),
    "[acr_br]": ("4840", "[yd_br]2", False),
    # US volumes
    "[gal_us]": ("231", "[in_i]3", False), "[bbl_us]": ("42", "[gal_us]", False),
    "[qt_us]": ("1", "[gal_us]/4", False), "[pt_us]": ("1", "[qt_us]/2", False),
    "[gil_us]": ("1", "[pt_us]/4", False), "[foz_us]": ("1", "[gil_us]/4", False),
    "[fdr_us]": ("1", "[foz_us]/8", False), "[min_us]": ("1", "[fdr_us]/60", False),
    "[crd_us]": ("128", "[ft_i]3", False), "[bu_us]": ("2150.42", "[in_i]3", False),
    "[gal_wi]": ("1", "[bu_us]/8", False), "[pk_us]": ("1", "[bu_us]/4", False),
    "[dqt_us]": ("1", "[pk_us]/8", False), "[dpt_us]": ("1", "[dqt_us]/2", False),
    "[tbs_us]": ("1", "[foz_us]/2", False), "[tsp_us]": ("1", "[tbs_us]/3", False),
    "[cup_us]": ("16", "[tbs_us]", False), "[foz_m]": ("30", "mL", False), "[cup_m]": ("240", "mL", False),
    "[tsp_m]": ("5", "mL", False), "[tbs_m]": ("15", "mL", False),
    # British volumes
    "[gal_br]": ("4.54609", "l", False), "[pk_br]": ("2", "[gal_br]", False), "[bu_br]": ("4", "[pk_br]", False),
    "[qt_br]": ("1", "[gal_br]/4", False), "[pt_br]": ("1", "[qt_br]/2", False),
    "[gil_br]": ("1", "[pt_br]/4", False), "[foz_br]": ("1", "[gil_br]/5", False),
    "[fdr_br]": ("1", "[foz_br]/8", False), "[min_br]": ("1", "[fdr_br]/60", False),
    # avoirdupois
    "[gr]": ("64.79891", "mg", False), "[lb_av]": ("7000", "[gr]", False), "[oz_av]": ("1", "[lb_av]/16", False),
    "[dr_av]": ("1", "[oz_av]/16", False), "[scwt_av]": ("100", "[lb_av]", False),
    "[lcwt_av]": ("112", "[lb_av]", False), "[ston_av]": ("20", "[scwt_av]", False),
    "[lton_av]": ("20", "[lcwt_av]", False), "[stone_av]": ("14", "[lb_av]", False),
    # troy
    "[pwt_tr]": ("24", "[gr]", False), "[oz_tr]": ("20", "[pwt_tr]", False), "[lb_tr]": ("12", "[oz_tr]", False),
    # apothecaries
    "[sc_ap]": ("20", "[gr]", False), "[dr_ap]": ("3", "[sc_ap]", False), "[oz_ap]": ("8", "[dr_ap]", False),
    "[lb_ap]": ("12", "[oz_ap]", False), "[oz_m]": ("28", "g", False),
    # typesetting
    "[lne]": ("1", "[in_i]/12", False), "[pnt]": ("1", "[lne]/6", False), "[pca]": ("12", "[pnt]", False),
    "[pnt_pr]": ("0.013837", "[in_i]", False), "[pca_pr]": ("12", "[pnt_pr]", False),
    "[pied]": ("32.48", "cm", False), "[pouce]": ("1", "[pied]/12", False), "[ligne]": ("1", "[pouce]/12", False),
    "[didot]": ("1", "[ligne]/6", False), "[cicero]": ("12", "[didot]", False),
    # heat and fibres
    "[degR]": ("5", "K/9", False), "cal_[15]": ("4.18580", "J", True), "cal_[20]": ("4.18190", "J", True),
    "cal_m": ("4.19002", "J", True), "cal_IT": ("4.1868", "J", True), "cal_th": ("4.184", "J", True),
    "cal": ("1", "cal_th", True), "[Cal]": ("1", "kcal_th", False), "[Btu_39]": ("1.05967", "kJ", False),
    "[Btu_59]": ("1.05480", "kJ", False), "[Btu_60]": ("1.05468", "kJ", False), "[Btu_m]": ("1.05587", "kJ", False),
    "[Btu_IT]": ("1.05505585262", "kJ", False), "[Btu_th]": ("1.054350", "kJ", False),
    "[Btu]": ("1", "[Btu_th]", False), "[HP]": ("550", "[ft_i].[lbf_av]/s", False), "tex": ("1", "g/km", True),
    "[den]": ("1", "g/9/km", False),
    # clinical
    "m[H2O]": ("980665e-5", "kPa", True), "m[Hg]": ("133.3220", "kPa", True),
    "[in_i'H2O]": ("1", "m[H2O].[in_i]/m", False), "[in_i'Hg]": ("1", "m[Hg].[in_i]/m", False),
    "[PRU]": ("1", "mm[Hg].s/ml", False), "[wood'U]": ("1", "mm[Hg].min/L", False), "[diop]": ("1", "/m", False),
    "[mesh_i]": ("1", "/[in_i]", False), "[Ch]": ("1", "mm/3", False), "[drp]": ("1", "ml/20", False),
    "[hnsf'U]": ("1", "1", False), "[MET]": ("3.5", "mL/min/kg", False),
    # chemical
    "g%": ("1", "g/dl", True), "[S]": ("1", "10*-13.s", False), "[HPF]": ("1", "1", False),
    "[LPF]": ("100", "1", False), "kat": ("1", "mol/s", True), "U": ("1", "umol/min", True),
    "[IU]": ("1", "[iU]", True),
    # miscellaneous
    "st": ("1", "m3", True), "Ao": ("0.1", "nm", False), "b": ("100", "fm2", False), "att": ("1", "kgf/cm2", False),
    "mho": ("1", "S", True), "[psi]": ("1", "[lbf_av]/[in_i]2", False), "circ": ("2", "[pi].rad", False),
    "sph": ("4", "[pi].sr", False), "[car_m]": ("2e-1", "g", False), "[car_Au]": ("1", "/24", False),
    "[smoot]": ("67", "[in_i]", False), "[NTU]": ("1", "1", False), "[FNU]": ("1", "1", False),
    # information
    "bit": ("1", "1", True), "By": ("8", "bit", True), "Bd": ("1", "/s", True),
}  # fmt: skip

# Units whose zero is not that of their dimension: as above, and what is added to a number before it is multiplied.
OFFSET_UNITS: dict[str, tuple[str, str, bool, str]] = {
    "Cel": ("1", "K", True, "273.15"),
    "[degF]": ("5", "K/9", False, "459.67"),
    "[degRe]": ("5", "K/4", False, "218.52"),
}

# Arbitrary units, and whether they take a prefix: each is a dimension of its own, because nothing converts it.
ARBITRARY_UNITS = {
    "[hp_X]": False, "[hp_C]": False, "[hp_M]": False, "[hp_Q]": False, "[kp_X]": False, "[kp_C]": False,
    "[kp_M]": False, "[kp_Q]": False, "[iU]": True, "[arb'U]": False, "[USP'U]": False, "[GPL'U]": False,
    "[MPL'U]": False, "[APL'U]": False, "[beth'U]": False, "[anti'Xa'U]": False, "[todd'U]": False, "[dye'U]": False,
    "[smgy'U]": False, "[bdsk'U]": False, "[ka'U]": False, "[knk'U]": False, "[mclg'U]": False, "[tb'U]": False,
    "[CCID_50]": False, "[TCID_50]": False, "[EID_50]": False, "[PFU]": False, "[FFU]": False, "[CFU]": False,
    "[IR]": False, "[BAU]": False, "[AU]": False, "[Amb'a'1'U]": False, "[PNU]": False, "[Lf]": False,
    "[D'ag'U]": False, "[FEU]": False, "[ELU]": False, "[EU]": False,
}  # fmt: skip

# Units on a logarithmic scale, a tangent or a root, and whether they take a prefix: compared with themselves only, and
# no part of a product.
OWN_SCALES = {
    "[pH]": False, "B": True, "Np": True, "B[SPL]": True, "B[V]": True, "B[mV]": True, "B[uV]": True,
    "B[10.nV]": True, "B[W]": True, "B[kW]": True, "bit_s": False, "[hp'_X]": False, "[hp'_C]": False,
    "[hp'_M]": False, "[hp'_Q]": False, "[p'diop]": False, "%[slope]": False, "[m/s2/Hz^(1/2)]": False,
}  # fmt: skip


# Units in UCUM's notation.

_TOKEN = re.compile(
    r"(?P<sign>[./()])|(?P<annotation>\{[\x21-\x7a\x7c\x7e]*\})|(?P<number>[1-9][0-9]*)(?![0-9*^])"
    r"|(?P<atom>10[*^]|(?:[A-Za-z_%']|\[[A-Za-z0-9_'./^()]+\])+)(?P<exponent>[+-]?[1-9][0-9]?(?![0-9]))?"
)
_MOST_TERMS = 12


class Conversion(NamedTuple):
    """From numbers in a unit to those in another one: times ``factor``, and ``shift`` more."""

    factor: Fraction
    shift: Fraction

    def of(self, number: Fraction) -> Fraction:
        """The number in the other unit."""
        return number * self.factor + self.shift if self.shift else number * self.factor


SAME = Conversion(Fraction(1), Fraction(0))
"""The conversion from a unit to itself."""


class Unit(NamedTuple):
    """A unit: its UCUM text, its factor to the base units, its dimension (base unit, exponent), and what its zero is in
    base units. One in which a substance is measured may know its molar mass, in grams of a mole."""

    text: str
    factor: Fraction
    dimension: tuple[tuple[str, int], ...]
    offset: Fraction
    molar_mass: Fraction | None

    def to(self, other: Unit) -> Conversion | None:
        """How numbers in this unit become those in the other; ``None`` across dimensions. Of a substance whose molar
        mass one of them knows mass and amount are one dimension."""
        one, second = self, other
        molar_mass = self.molar_mass or other.molar_mass
        if one.dimension != second.dimension and molar_mass is not None and other.molar_mass in (None, molar_mass):
            one, second = one.in_grams(molar_mass), second.in_grams(molar_mass)
        if one.dimension != second.dimension:
            return None
        return Conversion(one.factor / second.factor, (one.offset - second.offset) / second.factor)

    def in_grams(self, molar_mass: Fraction) -> Unit:
        """The unit with the mass of a substance in place of its amount."""
        powers = dict(self.dimension)
        moles = powers.pop("mol", 0)
        powers["g"] = powers.get("g", 0) + moles
        return Unit(self.text, self.factor * molar_mass**moles, _dimension(powers), self.offset, molar_mass)

    def __str__(self) -> str:
        return self.text


def _dimension(powers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit | None:
    """The unit that a UCUM text stands for (``mg/dL``, ``10*9/L``, ``mg/(kg.d)``, ``mL/min/{1.73_m2}``), or ``None`` if
    it is none. An annotation, in braces, is the number one; a number alone is no unit, but for ``1``."""
    terms = _terms(text)
    if terms is None or (text.isdigit() and text != "1"):
        return None  # "1 000" is a number of four digits, and not one in the unit "000"
    if len(terms) == 1 and terms[0][1] == 1:
        term = terms[0][0]
        return Unit(text, term.factor, term.dimension, term.offset, None)
    factor, powers = Fraction(1), dict[str, int]()
    for term, sign in terms:
        if _stands_alone(term):
            return None
        factor *= term.factor**sign
        for base, exponent in term.dimension:
            powers[base] = powers.get(base, 0) + sign * exponent
    return Unit(text, factor, _dimension(powers), Fraction(0), None)


def _stands_alone(unit: Unit) -> bool:
    """Whether a unit is no part of a product: its zero is not nothing, or it is on a scale of its own."""
    return unit.offset != 0 or any(base in OWN_SCALES for base, _ in unit.dimension)


def standing_alone(text: str) -> str:
    """A unit in a text that would be one of UCUM if that unit could be part of a product or a power; else nothing."""
    if parse_unit(text) is not None or _terms(text, alone=False) is None:
        return ""
    names = (token["atom"] for token in _TOKEN.finditer(text) if token["atom"])
    return next((name for name in names if (unit := _atom(name)) is not None and _stands_alone(unit)), "")


def same_dimension(one: str, other: str, molar_mass: Fraction | None = None) -> bool:
    """Whether two texts are units and values convert from one to the other."""
    first, second = parse_unit(one), parse_unit(other)
    if first is None or second is None:
        return False
    return first.to(second._replace(molar_mass=molar_mass)) is not None


def same_unit(one: str, other: str) -> bool:
    """Whether two texts are the same unit: each value in one is the same number in the other."""
    first, second = parse_unit(one), parse_unit(other)
    return first is not None and second is not None and first.to(second) == SAME


def _terms(text: str, *, alone: bool = True) -> list[tuple[Unit, int]] | None:
    """The factors of a unit, each with 1 above the line and -1 below it; UCUM reads ``.`` and ``/`` from left to right,
    and an annotation stands behind a term, or for one. ``alone``: a power of what stands alone is none."""
    terms: list[tuple[Unit, int]] = []
    outer, sign, after, place = [1], 1, "", 0
    while place < len(text) <= 60:
        token = _TOKEN.match(text, place)
        if token is None:
            return None
        kind = token["sign"] or ("{" if token["annotation"] else "a")
        if kind not in _MAY_FOLLOW[after] or (kind == ")" and len(outer) == 1):
            return None
        if kind in "./":
            sign = outer[-1] if kind == "." else -outer[-1]
        elif kind == "(":
            outer.append(sign)
        elif kind == ")":
            outer.pop()
        elif kind == "a":
            term = _term(token)
            if term is None or len(terms) == _MOST_TERMS or (alone and token["exponent"] and _stands_alone(term)):
                return None
            terms.append((term, sign))
        after, place = kind, token.end()
    return terms if place == len(text) and len(outer) == 1 and after in ("a", ")", "{") else None


_MAY_FOLLOW = {"": "/(a{", ".": "(a{", "/": "(a{", "(": "(a{", ")": "./){", "a": "./){", "{": "./)"}
"""What may stand behind what: behind the beginning a division, a bracket, a term (``a``) or an annotation."""


def _term(token: re.Match[str]) -> Unit | None:
    if token["number"]:
        return Unit(token["number"], Fraction(token["number"]), (), Fraction(0), None)
    atom = _atom(token["atom"])
    if atom is None or not token["exponent"]:
        return atom
    power = int(token["exponent"])
    dimension = tuple((base, exponent * power) for base, exponent in atom.dimension)
    return Unit(token[0], atom.factor**power, dimension, atom.offset, None)


@lru_cache(maxsize=1024)
def _atom(text: str) -> Unit | None:
    """A unit of the tables, with or without a prefix."""
    found = _plain_atom(text)
    if found is not None:
        return found[0]
    for prefix, (base, exponent) in PREFIXES.items():
        if text.startswith(prefix):
            unit, prefixable = _plain_atom(text[len(prefix) :]) or (None, False)
            if unit is not None and prefixable:
                return Unit(text, unit.factor * Fraction(base) ** exponent, unit.dimension, unit.offset, None)
    return None


_DIMENSIONS = {**dict.fromkeys(BASE_UNITS, True), **ARBITRARY_UNITS, **OWN_SCALES}
"""The units that are dimensions, and whether they take a prefix."""


def _plain_atom(text: str) -> tuple[Unit, bool] | None:
    """A unit of the tables, and whether it takes a prefix."""
    if text in _DIMENSIONS:
        return Unit(text, Fraction(1), ((text, 1),), Fraction(0), None), _DIMENSIONS[text]
    if text in DERIVED_UNITS:
        (number, expression, prefixable), zero = DERIVED_UNITS[text], "0"
    elif text in OFFSET_UNITS:
        number, expression, prefixable, zero = OFFSET_UNITS[text]
    else:
        return None
    meaning = parse_unit(expression)
    assert meaning is not None, expression
    factor = Fraction(number) * meaning.factor
    return Unit(text, factor, meaning.dimension, Fraction(zero) * factor, None), prefixable


KNOWN_UNITS: tuple[str, ...] = (*_DIMENSIONS, *DERIVED_UNITS, *OFFSET_UNITS)
"""The unit atoms known here, for messages."""

DIMENSIONLESS = Unit("1", Fraction(1), (), Fraction(0), None)


def parse_quantity(text: str) -> tuple[Fraction, str] | None:
    """The number and the unit's text of ``140 mm``; ``None`` where the text is not a number, blanks and a unit."""
    number, blank, unit = text.partition(" ")
    value = parse_number(number)
    unit = unit.strip(" ")
    return (value, unit) if value is not None and blank and unit and " " not in unit else None


# What a conversion takes off the grid is rounded to it, unless that could change what a test says.


def nearest_whole(number: Fraction) -> int:
    """The nearest whole number; of two, the one that is farther from zero."""
    size = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return size if number >= 0 else -size


def number_between(numbers: Sequence[Fraction], given: Fraction, taken: Fraction) -> Fraction | None:
    """Of numbers in their order the first that lies between what was given and what it was taken for, or is one."""
    low, high = (given, taken) if given < taken else (taken, given)
    place = bisect_left(numbers, low)
    return numbers[place] if place < len(numbers) and numbers[place] <= high else None


def named_beside(number: Fraction, unit: str | None) -> str:
    """A number that lies between the two, in words."""
    own = "" if unit is None or unit == "1" else unit
    return f"{counted(number, own, own)}, which a condition names,"


def compared_beside(element: str) -> str:
    """An element whose value lies between the two, in words."""
    return f"`{element}`, with which it is compared,"


def ambiguous(name: str, given: str, taken: str, beside: str) -> str:
    """Why a value is not rounded; ``beside`` is what lies between the two, in words."""
    rounded = f"`{name}` cannot be `{given}`, which would be rounded to `{taken}`"
    return f"{rounded}: {beside} lies between the two or is one of them"


def way_round(unit: str) -> str:
    """What to do about a value that is not rounded."""
    return "give it without a unit, as precisely as it is recorded" if unit == "1" else f"give it in `{unit}`"


# Units as people write them, and how UCUM writes them: a hint, never a reading.

# What has one meaning everywhere, whatever its capitals; with several the first that fits the element is meant.
EVERYDAY = {
    # time
    "year": "a", "years": "a", "yr": "a", "yrs": "a", "y": "a", "yo": "a", "y/o": "a", "annum": "a",
    "month": "mo", "months": "mo", "mon": "mo", "mons": "mo", "mos": "mo", "mth": "mo", "mths": "mo", "mo": "mo",
    "week": "wk", "weeks": "wk", "wks": "wk", "w": "wk", "wk": "wk", "day": "d", "days": "d",
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "minute": "min", "minutes": "min", "mins": "min", "min": "min",
    "second": "s", "seconds": "s", "sec": "s", "secs": "s", "msec": "ms",
    # mass
    "gram": "g", "grams": "g", "gramme": "g", "grammes": "g", "gm": "g", "gms": "g", "gr": "g [gr]",
    "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg", "kgs": "kg", "kg": "kg",
    "milligram": "mg", "milligrams": "mg", "mgs": "mg", "mgm": "mg", "mg": "mg",
    "microgram": "ug", "micrograms": "ug", "mcg": "ug", "mcgs": "ug", "mikrogramm": "ug", "ug": "ug",
    "nanogram": "ng", "nanograms": "ng", "ng": "ng", "picogram": "pg", "picograms": "pg", "pg": "pg",
    "lb": "[lb_av]", "lbs": "[lb_av]", "pound": "[lb_av]", "pounds": "[lb_av]", "oz": "[oz_av] [foz_us]",
    "ounce": "[oz_av]", "ounces": "[oz_av]", "stone": "[stone_av]", "grain": "[gr]", "grains": "[gr]",
    # length and area
    "metre": "m", "metres": "m", "meter": "m", "meters": "m", "centimetre": "cm", "centimetres": "cm",
    "centimeter": "cm", "centimeters": "cm", "cms": "cm", "cm": "cm", "millimetre": "mm", "millimetres": "mm",
    "millimeter": "mm", "millimeters": "mm", "mms": "mm", "mm": "mm", "micrometre": "um", "micrometer": "um",
    "micron": "um", "microns": "um", "um": "um", "nm": "nm", "in": "[in_i]", "inch": "[in_i]", "inches": "[in_i]",
    "ft": "[ft_i]", "foot": "[ft_i]", "feet": "[ft_i]", "sqm": "m2", "qm": "m2", "sq m": "m2",
    "square metre": "m2", "square meter": "m2", "square metres": "m2", "square meters": "m2", "bsa": "m2",
    "sq cm": "cm2", "sqcm": "cm2", "dpt": "[diop]", "dioptre": "[diop]", "diopter": "[diop]", "dioptres": "[diop]",
    # volume
    "litre": "L", "litres": "L", "liter": "L", "liters": "L", "ltr": "L", "lt": "L", "decilitre": "dL",
    "deciliter": "dL", "dl": "dL", "millilitre": "mL", "millilitres": "mL", "milliliter": "mL", "milliliters": "mL",
    "mls": "mL", "ml": "mL", "cc": "mL", "ccm": "mL", "microlitre": "uL", "microliter": "uL", "mcl": "uL",
    "ul": "uL", "femtolitre": "fL", "femtoliter": "fL", "fl": "fL", "cumm": "mm3", "cu mm": "mm3", "cmm": "mm3",
    "cubic millimetre": "mm3", "cubic millimeter": "mm3", "cu cm": "cm3", "fl oz": "[foz_us]",
    "drop": "[drp]", "drops": "[drp]", "gtt": "[drp]",
    # amount of substance
    "mole": "mol", "moles": "mol", "mol": "mol", "millimole": "mmol", "millimoles": "mmol", "mmole": "mmol",
    "mmol": "mmol", "micromole": "umol", "micromoles": "umol", "mcmol": "umol", "umol": "umol", "nmol": "nmol",
    "nanomole": "nmol", "pmol": "pmol", "picomole": "pmol", "meq": "meq", "meqs": "meq", "milliequivalent": "meq",
    "milliequivalents": "meq", "ueq": "ueq", "mosm": "mosm", "mosmol": "mosm", "milliosmole": "mosm",
    # units of effect
    "iu": "[iU]", "i.u.": "[iU]", "i.u": "[iU]", "ui": "[iU]", "ie": "[iU]", "i.e.": "[iU]",
    "international unit": "[iU]", "international units": "[iU]", "miu": "m[iU]", "uiu": "u[iU]", "mciu": "u[iU]",
    "kiu": "k[iU]", "mui": "m[iU]", "unit": "U [iU]", "units": "U [iU]", "u": "U", "ku": "kU", "mcu": "uU",
    "eu": "[EU]", "cfu": "[CFU]", "pfu": "[PFU]", "ffu": "[FFU]", "bau": "[BAU]", "au": "[arb'U]", "usp": "[USP'U]",
    # pressure, heat, radiation, electricity
    "mmhg": "mm[Hg]", "mm hg": "mm[Hg]", "mm/hg": "mm[Hg]", "cmh2o": "cm[H2O]", "cm h2o": "cm[H2O]", "cmhg": "cm[Hg]",
    "mmh2o": "mm[H2O]", "kpa": "kPa", "hpa": "hPa", "kcal": "kcal", "kcals": "kcal", "calories": "cal", "kj": "kJ",
    "joule": "J", "joules": "J", "watt": "W", "watts": "W", "gray": "Gy", "grays": "Gy", "gy": "Gy", "cgy": "cGy",
    "sievert": "Sv", "sv": "Sv", "msv": "mSv", "rad": "RAD", "rads": "RAD", "rem": "REM", "rems": "REM",
    "becquerel": "Bq", "bq": "Bq", "mbq": "MBq", "curie": "Ci", "ci": "Ci", "mci": "mCi", "hertz": "Hz", "hz": "Hz",
    "khz": "kHz", "mv": "mV", "millivolt": "mV", "millivolts": "mV", "volt": "V", "volts": "V", "ohm": "Ohm",
    "ohms": "Ohm", "tesla": "T", "kelvin": "K", "celsius": "Cel", "degc": "Cel", "deg c": "Cel", "c": "Cel",
    "oc": "Cel", "centigrade": "Cel", "degrees celsius": "Cel", "fahrenheit": "[degF]", "degf": "[degF]",
    "deg f": "[degF]", "f": "[degF]", "degrees fahrenheit": "[degF]", "degree": "deg", "degrees": "deg",
    "ph": "[pH]", "ph units": "[pH]", "db": "dB", "decibel": "dB", "decibels": "dB",
    # shares and counts
    "percent": "%", "per cent": "%", "pct": "%", "percentage": "%", "%": "%", "permille": "[ppth]", "ppm": "[ppm]",
    "ppb": "[ppb]", "hpf": "[HPF]", "lpf": "[LPF]", "bpm": "{beats}/min",
    "pack year": "{pack}.a", "pack years": "{pack}.a", "pack-year": "{pack}.a", "pack-years": "{pack}.a",
    "packyears": "{pack}.a",
}  # fmt: skip
# Where the capitals make the meaning: concentrations, and milli for what UCUM takes for mega.
MOLAR = {"M": "mol/L", "mM": "mmol/L", "uM": "umol/L", "nM": "nmol/L", "pM": "pmol/L"}
CAPITALS = {"Mg": "mg", "ML": "mL", "Ml": "mL", "Mmol": "mmol", "Mm": "mm", "Ms": "ms", "Meq": "meq", "Mosm": "mosm"}
PER_HUNDRED = {"mg%": "mg/dL", "mg %": "mg/dL", "g%": "g/dL", "g %": "g/dL", "gm%": "g/dL"}
COUNTS = (
    (re.compile(r"(?:K|k|[Tt]hou(?:sand)?)(?: ?cells)?"), "10*3", ("uL", "ul", "mm3", "L", "l")),
    (re.compile(r"(?:MM?|[Mm]ill(?:ion)?|[Mm]io\.?)(?: ?cells)?"), "10*6", ("uL", "ul", "mm3")),
    (re.compile(r"G(?:iga|pt)?"), "10*9", ("L", "l")),
    (re.compile(r"T(?:era|pt)?"), "10*12", ("L", "l")),
)
COUNTED = re.compile(
    r"(?:cell|cop(?:y|ie)|beat|breath|point|tablet|tab|capsule|puff|pack|cigarette|drink|episode|event|dose|lesion|node"
    r"|metastas[ei]|nodule|score|leukocyte|erythrocyte|platelet|patient|lymphocyte|wbc|rbc|visit)s?",
    re.IGNORECASE,
)
LIKE_LETTERS = {
    "\u00b5": "u", "\u03bc": "u", "\u00b7": ".", "\u22c5": ".", "\u2022": ".", "\u2219": ".", "\u2044": "/",
    "\u2215": "/", "\u207b": "-", "\u2212": "-", "\u00d7": "x", "\u00b0": "deg", "\u00ba": "deg", "\u2103": "Cel",
    "\u2109": "[degF]", "\u2030": "permille", "\u2113": "L", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    "\u2070": "0", "\u00b9": "1", "\u00b2": "2", "\u00b3": "3", "\u2074": "4", "\u2075": "5", "\u2076": "6",
    "\u2077": "7", "\u2078": "8", "\u2079": "9",
}  # fmt: skip
RAISED_TEN = re.compile("10(?=[\u2070\u00b9\u00b2\u00b3\u2074-\u2079])")
TEN = re.compile(
    r"[x*]? ?(?:10 ?(?:\*\*|\^|\*|e|x| |(?=\())|1?e) ?\(?\+?([1-9][0-9]?)\)?(?: ?[a-z]+)?(/.+)?", re.IGNORECASE
)
PER_BODY = re.compile(r"(.+?)(?:/| ?per) ?\(? ?1[.,]73 ?\.?(?:sq ?m|qm|m ?(?:\^|\*\*)?2)?\)?", re.IGNORECASE)
SPLIT = re.compile(r" ?(?:/| per ) ?")
FACTORS = re.compile(r" ?[.*] ?| (?=m-?[2-6])")
TIMES = re.compile(r"([1-9][0-9]{0,3}) ?([A-Za-z].*)")
RAISED = re.compile(r"([A-Za-z][A-Za-z ]*?)(?:\^|\*\*)?(-?[2-6])")
DECIMAL = re.compile(r"(?<![0-9*^{_A-Za-z])[0-9]+\.[0-9]+(?![^{]*\})")


def units_meant(text: str, own: str | None, molar_mass: Fraction | None = None) -> tuple[str, ...] | str:
    """The UCUM units that a text may stand for, itself first if it is one, and that convert to the element's ``own``
    unit where this is known, by its molar mass if it has one; or why there is none, in words."""
    known: list[str] = []
    found = (text, *_everyday(text))
    for each in found:
        if parse_unit(each) is not None and not any(same_unit(each, other) for other in known):
            known.append(each)
    if own != text and DECIMAL.search(text):
        known = [each for each in known if each != text]
    fitting = tuple(each for each in known if own is None or same_dimension(each, own, molar_mass))
    if fitting:
        return fitting
    other = f"`{own}`" if own != "1" else "a number without a unit"
    if parse_unit(text) is not None:
        return f"`{text}` measures something else than {other}"
    alone = standing_alone(text)
    if alone:
        return f"`{alone}` in `{text}` is no part of a product in UCUM"
    if known:
        return f"`{text}`, which UCUM writes `{known[0]}`, measures something else than {other}"
    return f"`{text}` is no UCUM unit known here"


def why_otherwise(text: str) -> str:
    """Why a text is not read as the unit that it is meant to be."""
    decimal = DECIMAL.search(text)
    if decimal is not None and parse_unit(text) is not None:
        return f"UCUM takes the `{decimal[0]}` in `{text}` for {decimal[0].replace('.', ' times ')}"
    if parse_unit(text) is not None:
        return f"`{text}` is something else in UCUM"
    return f"`{text}` is no UCUM unit"


def _everyday(text: str) -> tuple[str, ...]:
    """What an everyday spelling of a unit stands for in UCUM, the likeliest first; none if it is not in the tables."""
    if not text or len(text) > 40:
        return ()
    plain = "".join(LIKE_LETTERS.get(each, each) for each in RAISED_TEN.sub("10*", text.strip(" ")))
    ten = TEN.fullmatch(plain)
    if ten is not None:
        return tuple(f"10*{ten[1]}{each}" for each in (_composed(ten[2]) if ten[2] else ("",)))
    body = PER_BODY.fullmatch(plain)
    if body is not None:
        return tuple(f"{each}/{{1.73_m2}}" for each in _composed(body[1]))
    return _composed(plain)


def _composed(text: str) -> tuple[str, ...]:
    """A unit with what stands above and below its lines, each part of it known."""
    parts = SPLIT.split(text)
    whole = _part(text)
    counts = _counts(parts) if len(parts) == 2 else ()
    if whole or counts or len(parts) > 6:
        return whole or counts
    found: tuple[str, ...] = ("",) if parts[0] == "" else _part(parts[0])
    for part in parts[1:]:
        below = [f"({each})" if "." in each or "/" in each else each for each in _part(part)]
        found = tuple(f"{before}/{each}" for before in found for each in below)[:8]
    return found if len(parts) > 1 else ()


def _counts(parts: list[str]) -> tuple[str, ...]:
    """Thousands, millions or billions of cells in a volume: ``K/uL``, ``G/L``."""
    return tuple(
        f"{power}/{volume}"
        for pattern, power, volumes in COUNTS
        if pattern.fullmatch(parts[0])
        for volume in _part(parts[1])
        if volume in volumes
    )


def _part(text: str) -> tuple[str, ...]:
    """One part of a unit: what UCUM calls so, and what people do."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    known = (text,) if parse_unit(text) is not None and "/" not in text else ()
    everyday = (
        MOLAR.get(text) or CAPITALS.get(text) or EVERYDAY.get(text.lower()) or EVERYDAY.get(text.lower().rstrip("."))
    )
    if everyday is not None:
        return (*known, *(each for each in everyday.split(" ") if each not in known))
    if known:
        return known
    times, raised, factors = TIMES.fullmatch(text), RAISED.fullmatch(text), FACTORS.split(text)
    names: tuple[str, ...] = ()
    if times is not None:
        litres = times[1] == "100" and times[2].lower() == "ml"
        names = ("dL",) if litres else tuple(f"{times[1]}.{each}" for each in _part(times[2]))
    elif raised is not None:
        names = tuple(f"{each}{raised[2]}" for each in _part(raised[1]) if each.isalpha())
    elif COUNTED.fullmatch(text):
        names = (f"{{{text}}}",)
    elif text in PER_HUNDRED:
        names = (PER_HUNDRED[text],)
    if not names and "/" not in text and len(factors) > 1:
        names = _part(factors[0])
        for factor in factors[1:]:
            names = tuple(f"{before}.{each}" for before in names for each in _part(factor))[:8]
    return names


# Numbers as people write them: nothing is read so, but it is said what to write instead.


class Meant(NamedTuple):
    """Why a text is not read as a number, and what may be meant: texts to write, or the bounds that it names."""

    why: tuple[str, ...]
    write: tuple[str, ...]
    bounds: tuple[tuple[str, str], ...] = ()


COMMA = "numbers have a decimal point and no comma"
GROUPS = "the digits of a number are not set apart in groups"
EITHER = "its comma may be a decimal one, or set digits apart"
FRACTION = "a fraction is written as a decimal number"
TEXT = "in quotation marks it is text"
WHOLE_NUMBER, BARE_NUMBER = "", "#"  # in place of a unit, where no number with a unit is read
ZEROS = (0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50)  # the digits zero of other scripts, each followed by one to nine
LOOKALIKES = {
    "-": "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d",
    " ": "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "'": "\u2019\u02bc\u066c",
    ",": "\uff0c\u066b",
    ".": "\uff0e",
    "%": "\uff05\u066a",
    "+": "\uff0b",
    "/": "\u2044\u2215\uff0f",
}
FRACTIONS = {
    "\u00bd": "5", "\u00bc": "25", "\u00be": "75", "\u2155": "2", "\u2156": "4", "\u2157": "6", "\u2158": "8",
    "\u215b": "125", "\u215c": "375", "\u215d": "625", "\u215e": "875",
}  # fmt: skip
SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
BOUND_WORDS = {
    ">=": "at_least", "=>": "at_least", "\u2265": "at_least", "\u2a7e": "at_least", "at least": "at_least",
    "minimum": "at_least", "from": "at_least", "<=": "at_most", "=<": "at_most", "\u2264": "at_most",
    "\u2a7d": "at_most", "at most": "at_most", "up to": "at_most", "maximum": "at_most", ">": "above",
    "over": "above", "above": "above", "more than": "above", "greater than": "above", "<": "below",
    "under": "below", "below": "below", "less than": "below",
}  # fmt: skip
WHITE = " \t\r\n\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DIGITS = r"(?:[0-9]+(?:[.,'_][0-9]+| [0-9]{3}(?![0-9]))*[.,]?(?![0-9])|[.,][0-9]+)"
NAMES = "|".join(re.escape(name).replace("/", "[/]") for name in sorted(BOUND_WORDS, key=lambda each: -len(each)))
BOUND = re.compile(rf"({NAMES}) *(?=[-+.0-9])", re.IGNORECASE)
PLUS = re.compile(rf"(-?{DIGITS}) ?\+(.*)")
ABOUT = re.compile(r"(~|\u2248|\u00b1|about|around|approximately|approx\.?|circa|ca\.?) *(?=[-.+0-9])", re.IGNORECASE)
RANGE = re.compile(rf"(-?{DIGITS})( ?[^-0-9 ][^ ]*?)? ?(?:-|to|bis|\.\.+|\u2026) ?(-?{DIGITS})( *[^-0-9. ].*)?")
WHOLE = re.compile(rf"([-+]?)( ?)({DIGITS}|(?=[{''.join(FRACTIONS)}]))(.*)")
GIVE = re.compile(r"(.+?) ?\u00b1 ?[0-9.,]*[0-9](.*)")
TURNED = re.compile(rf"([^-+.,0-9 ][^ ]*) ?([-+]?{DIGITS})")
POWER = re.compile(
    rf"[eE]([-+]?[0-9]+)| ?[x\u00d7*\u00b7] ?10 ?(?:\^|\*\*?|(?=[{SUPERSCRIPTS}]))([-+]?[0-9]+|[{SUPERSCRIPTS}]+)"
)
TEN_TO = re.compile(rf"(?:\^|\*\*?|(?=[{SUPERSCRIPTS}]))([-+]?[0-9]+|[{SUPERSCRIPTS}]+)()(?!/)")
SPLIT_NUMBER = re.compile(r" ?/ ?([1-9][0-9]*)(?![0-9.,])")
COMMAS = re.compile(r"(0|[1-9][0-9]*),([0-9]+)")
GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([,.'_ ])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?")
BY_HUNDREDS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
UNDERLINED = re.compile(r"[1-9][0-9]*(?:_[0-9]+)+")
UNIT_LIKE = re.compile(r"[A-Za-z%/\[{(\u00b5\u03bc\u00b0\u00ba\u2030\u2103\u2109]")
LINE_END = re.compile(r"[\n\r\u0085\u2028\u2029]")
LONG_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
FORMS = (
    (re.compile(r"((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)"), ("#",), ""),
    (re.compile(r"0+([0-9]+(?:\.[0-9]+)?)"), ("#",), "no zero stands before a number"),
    (re.compile(r"\.([0-9]+)"), ("0.#",), "a digit stands before the decimal point"),
    (re.compile(r"([0-9]+)\."), ("#",), "no point stands behind a whole number"),
    (re.compile(r",([0-9]+)"), ("0.#",), COMMA),
    (re.compile(r"([0-9]+),"), ("#",), "no comma stands behind a number"),
)


def meant_number(text: str, own: str | None, molar_mass: Fraction | None = None) -> Meant | None:
    """What somebody may have meant who wrote this where a number is read, with or without a unit; ``None`` if it does
    not look like a number. ``own`` is the element's unit, where it is known, or ``WHOLE_NUMBER`` or ``BARE_NUMBER``,
    ``molar_mass`` that of its substance."""
    if LONG_NUMBER.fullmatch(text) and parse_number(text) is None:
        return Meant(("a number has at most 40 digits",), (), (("", ""),))
    if not text or len(text) > 80 or LINE_END.search(text):
        return None
    plain, why = _looking_alike(text)
    between = RANGE.fullmatch(plain)
    two = _range(between, own, molar_mass) if between is not None else None
    if two is not None:
        return two
    bound, plus = BOUND.match(plain), PLUS.fullmatch(plain)
    if bound is not None:
        key = BOUND_WORDS[bound[1].lower()]
        return _bound(bound[1], key, plain[bound.end() :], own, molar_mass)
    if plus is not None:
        return _bound("+", "at_least", plus[1] + plus[2], own, molar_mass)
    about = ABOUT.match(plain)
    if about is not None:
        return _one(plain[about.end() :], own, [*why, f"`{about[1]}` makes it an estimate"], molar_mass, changed=True)
    give = GIVE.fullmatch(plain)
    if give is not None:
        return _one(give[1] + give[2], own, [*why, "`\u00b1` is no part of a number"], molar_mass, changed=True)
    return _one(plain, own, why, molar_mass, changed=plain != text)


def _bound(sign: str, key: str, rest: str, own: str | None, molar_mass: Fraction | None) -> Meant | None:
    written = _first(rest, own, molar_mass)
    return Meant((f"`{sign}` makes it a bound",), (), ((key, written),)) if written is not None else None


def _range(between: re.Match[str], own: str | None, molar_mass: Fraction | None) -> Meant | None:
    behind = between[4] or between[2] or ""
    ends = between[1] + (between[2] or behind), between[3] + behind
    low, high = (_first(end, own, molar_mass) for end in ends)
    if low is None or high is None:
        return None
    return Meant(("these are two numbers",), (), (("at_least", low), ("at_most", high)))


def _first(text: str, own: str | None, molar_mass: Fraction | None) -> str | None:
    found = _one(text, own, [], molar_mass, changed=True)
    return found.write[0] if found is not None and found.write else None


def _looking_alike(text: str) -> tuple[str, list[str]]:
    """The text with plain digits, signs and blanks, none at its ends; and what is wrong with those it has."""
    bare, plain, why = text.strip(WHITE), "", []
    for character in bare:
        zero = next((zero for zero in ZEROS if zero <= ord(character) < zero + 10), None)
        same = next((each for each, others in LOOKALIKES.items() if character in others), character)
        plain += same if zero is None else chr(ord("0") + ord(character) - zero)
    if any(zero <= ord(each) < zero + 10 for each in bare for zero in ZEROS):
        why.append("its digits are not `0` to `9`")
    if plain.startswith("-") and not bare.startswith("-"):
        why.append("a minus sign is written `-`")
    return plain, why


def _one(plain: str, own: str | None, why: list[str], molar_mass: Fraction | None, *, changed: bool) -> Meant | None:
    """One number, with or without a unit; ``changed`` says that it was written otherwise."""
    whole = WHOLE.fullmatch(plain)
    turned = TURNED.fullmatch(plain)
    if turned is not None and isinstance(units_meant(turned[1], own, molar_mass), tuple):
        why = [*why, "the unit stands behind the number"]
        return _one(f"{turned[2]} {turned[1]}", own, why, molar_mass, changed=True)
    if whole is None:
        return None
    sign, blank, digits, rest = whole.groups()
    if sign == "+":
        why = [*why, "no `+` stands before a number"]
    elif sign and blank:
        why = [*why, "no blank stands behind the minus sign"]
    numbers, reasons, rest = _numbers(digits, rest)
    numbers = [f"{'-' if sign == '-' else ''}{number}" for number in numbers]
    if any(parse_number(number) is None for number in numbers) or not (numbers or reasons):
        return None
    if not numbers:
        return Meant((*why, *reasons), (), (("", ""),))
    return _with_unit(numbers, rest, own, [*why, *reasons], molar_mass, changed=changed)


def _numbers(digits: str, rest: str) -> tuple[list[str], list[str], str]:
    """The numbers that the digits may stand for, what is wrong with them, and what follows them."""
    fraction = rest.lstrip(" ")[:1]
    if fraction and fraction in FRACTIONS and (digits.isdigit() or not digits):
        return [f"{digits or '0'}.{FRACTIONS[fraction]}"], [FRACTION], rest.lstrip(" ")[1:]
    numbers, reasons = _forms(digits)
    split = SPLIT_NUMBER.match(rest)
    if split is not None and numbers:
        parts = (numbers[0], split[1]) in (("1", "2"), ("1", "4"), ("3", "4"), ("1", "8"))
        quotient = format_number(Fraction(int(numbers[0]), int(split[1]))) if parts else ""
        return ([quotient], [FRACTION], rest[split.end() :]) if parts else ([], ["`/` stands between two numbers"], "")
    power = POWER.match(rest)
    ten = TEN_TO.match(rest)
    if ten is not None and numbers == ["10"]:
        power, numbers = ten, ["1"]
    after = rest[power.end() :] if power is not None else ""
    if power is None or re.match(r" ?/|[0-9.]", after) or len(numbers) != 1:
        return numbers, reasons, rest
    written = power[1] or power[2]
    exponent = "".join(str(SUPERSCRIPTS.index(each)) if each in SUPERSCRIPTS else each for each in written)
    value = parse_json_number(f"{numbers[0]}e{exponent}")
    reasons = [*reasons, "a number is written out, without a power of ten"]
    return ([] if value is None else [format_number(value)]), reasons, after


def _forms(digits: str) -> tuple[list[str], list[str]]:
    for pattern, writes, reason in FORMS:
        form = pattern.fullmatch(digits)
        if form is not None:
            return [write.replace("#", form[1]) for write in writes], [reason] if reason else []
    comma = COMMAS.fullmatch(digits)
    if comma is not None:
        either = len(comma[2]) == 3 and 0 < len(comma[1]) < 4 and comma[1] != "0"
        found = [f"{comma[1]}.{comma[2]}", *([comma[1] + comma[2]] if either else [])]
        return found, [EITHER if either else COMMA]
    grouped = GROUPED.fullmatch(digits)
    if grouped is not None and grouped[3] != grouped[2]:
        whole = grouped[1].replace(grouped[2], "")
        found = [f"{whole}.{grouped[4]}" if grouped[4] else whole]
        return found, [GROUPS, *([COMMA] if grouped[3] == "," else [])]
    if BY_HUNDREDS.fullmatch(digits) or UNDERLINED.fullmatch(digits):
        return [digits.replace(",", "").replace("_", "")], [GROUPS]
    return [], []


def _with_unit(
    numbers: list[str], rest: str, own: str | None, why: list[str], molar_mass: Fraction | None, *, changed: bool
) -> Meant | None:
    """Says of a number what is to be said of the unit behind it."""
    unit = rest.strip(" ")
    if own == WHOLE_NUMBER:
        numbers = [number for number in numbers if "." not in number]
        if not numbers:
            return Meant((*why, "a whole number stands here"), ())
    if unit and own in (WHOLE_NUMBER, BARE_NUMBER):
        known = units_meant(unit, None)
        counted = isinstance(known, tuple) and any(same_unit(each, "1") for each in known)
        what = "a whole number" if own == WHOLE_NUMBER else "a number"
        return Meant((*why, f"{what} stands here without a unit"), tuple(numbers) if counted else ())
    if not unit:
        why = why or ["blanks stand around it" if changed else TEXT]
        return Meant(tuple(why), tuple(numbers))
    known, stop = units_meant(unit, own, molar_mass), unit.rstrip(".,;")
    if stop != unit and (isinstance(known, str) or known[0] != unit) and parse_unit(stop) is not None:
        why = [*why, f"`{unit[len(stop) :]}` stands at its end"]
        unit, known = stop, units_meant(stop, own, molar_mass)
    if isinstance(known, str) and not UNIT_LIKE.match(unit):
        return Meant(tuple(why), (), (("", ""),)) if why else None
    if not rest.startswith(" "):
        why = [*why, "a blank stands between a number and its unit"]
    if isinstance(known, str):
        return Meant((*why, known), ())
    if known[0] == unit:
        known = known[:1]
        why = why or ["blanks stand around it" if changed else "a character in it only looks like the right one"]
    else:
        why = [*why, why_otherwise(unit)]
    return Meant(tuple(why), tuple(f"{number} {each}" for number in numbers for each in known))


def in_unit(number: str, unit: str | None) -> str:
    """A number with its unit; the unit ``1`` is that of numbers without one."""
    return number if unit is None or unit == "1" else f"{number} {unit}"


def worded(subject: str, given: str, own: str | None, meant: Meant) -> tuple[str, str]:
    """What is wrong with a value, and the way out; the way out is empty where there is none to name."""
    given = f'"{given}"' if meant.why == (TEXT,) and not given.startswith('"') else given
    problem = f"{subject} cannot be `{given}`: {', and '.join(meant.why)}"
    if meant.write:
        written = " or ".join(f"`{each}`" for each in meant.write)
        return problem, f"write {written}{', whichever is meant' if len(meant.write) > 1 else ''}"
    if meant.bounds:
        return problem, f"give the number itself, or leave {subject} out if it is not known"
    if own == WHOLE_NUMBER:
        return problem, "give a whole number without a unit"
    if own is not None:
        return problem, "give it without a unit" if own in (BARE_NUMBER, "1") else f"give it in `{own}`"
    return problem, ""


LONGEST_NAME = 100
MOST_ALIKE = 3
MOST_LISTED = 8
OPPOSITE = ("no", "non", "not", "un", "in", "im", "dis", "without")


def nearest(given: str, known: Iterable[str]) -> list[str]:
    """The known names nearest to a given one: several where they are as near, none where more are, or none is near.

    Near is, the nearest first: what differs in case, `-`, `_` and blanks alone; in at most one letter of four; what has
    some of the other's words, or stands for their first letters; what begins likewise. Never what says the opposite.
    """
    if len(given) > LONGEST_NAME:
        return []
    found = {name: apart for name in known if (apart := apart_by(given, name)) is not None}
    least = min(found.values(), default=None)
    alike = [name for name, apart in found.items() if apart == least]
    return alike if len(alike) <= MOST_ALIKE else []


def apart_by(given: str, name: str) -> tuple[int, int] | None:
    """In which way two names differ, and by how much, the less the nearer; ``None`` if they are not near."""
    first, second = words_of(given), words_of(name)
    one, other = "".join(first), "".join(second)
    if says_the_opposite(first, second):
        return None
    edits, longer = edits_between(one, other), max(len(one), len(other))
    if edits * 4 <= longer + 1:
        return (min(edits, 1), edits)
    fewer, more = sorted((first, second), key=len)
    shared = len("".join(fewer))
    if all(any(edits_between(word, each) * 4 <= len(word) + 1 for each in more) for word in fewer) and shared > 2:
        return (2, -shared)
    if one == "".join(word[0] for word in second) and len(one) > 1:
        return (2, -longer)
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    whole = alike == min(len(one), len(other)) and alike > 2
    return (3, -alike) if whole or alike * 5 >= longer * 3 else None


def says_the_opposite(first: list[str], second: list[str]) -> bool:
    """Whether the words of one name deny the other's (`non_clear_cell`): never a slip of one another."""
    shorter, longer = sorted(("".join(first), "".join(second)), key=len)
    denies = longer.endswith(shorter) and longer[: len(longer) - len(shorter)] in OPPOSITE
    return denies or any((word in first) != (word in second) for word in OPPOSITE)


def words_of(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return [word for word in name.lower().replace("_", " ").replace("-", " ").split(" ") if word]


def edits_between(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed, or swapped with the next one, to make one text the other.

    Optimal string alignment: Damerau, "A technique for computer detection and correction of spelling errors", 1964.
    """
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, opposite in enumerate(other, 1):
            change = last[column - 1] + (letter != opposite)
            here.append(min(last[column] + 1, here[-1] + 1, change))
            if row > 1 and column > 1 and (letter, one[row - 2]) == (other[column - 2], opposite):
                here[-1] = min(here[-1], before[column - 2] + 1)
        before, last = last, here
    return last[-1]


def did_you_mean(given: str, known: Iterable[str], otherwise: str = "") -> str:
    """``did you mean `name`?`` where known names are near, else what is said ``otherwise``."""
    meant = " or ".join(f"`{name}`" for name in nearest(given, known))
    return f"did you mean {meant}?" if meant else otherwise


def no_such(word: str, given: str, known: Iterable[str]) -> str:
    """That there is no such thing, and which is meant, or which there are; ``word`` is what the names name."""
    names = list(known)
    meant = did_you_mean(given, names)
    if meant or not names:
        return f"there is no {word} `{given}`" + (f". D{meant[1:]}" if meant else "")
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    there = ", ".join(f"`{name}`" for name in names[:MOST_LISTED]) + more
    return f"there is no {word} `{given}`; there {'is' if len(names) == 1 else 'are'}: {there}"


NOTHING = type(None)


class Element:
    """An input element: what is asked about a patient."""

    kind = ""
    fitting = ""

    def __init__(self, name: str, slot: str) -> None:
        self.name = name
        self.slot = slot
        # By type, the values that were read before and what they mean: values come again and again.
        self.seen: dict[type, dict[Any, Any]] = {}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value, which is not ``None``, into the record. Raises ``Misfit``."""
        raise NotImplementedError

    def put_in(self, p: Any, value: Any) -> None:
        """Puts what a missing value stands for into the record."""
        self.take(p, value)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it: ``hemoglobin = 13.5 g/dL``."""
        raise NotImplementedError

    def lacks(self, p: Any) -> Iterable[str]:
        """Its name, where it is missing or known only in part."""
        return () if self.known(p) else (self.name,)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return getattr(p, self.slot) is not None

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return getattr(p, self.slot) is None

    def misfit(self, given: Any) -> Misfit:
        """Says that the value is of another type."""
        return Misfit(f"`{self.name}` is of type {self.kind} and cannot be `{quoted(given)}`; it takes {self.fitting}")


class BooleanElement(Element):
    """True or false."""

    kind = "boolean"
    fitting = "`true` or `false`"

    def __init__(self, name: str, slot: str) -> None:
        super().__init__(name, slot)
        self.seen = {bool: {True: True, False: False}, NOTHING: {None: None}}
        self.texts = {None: f"{name} = missing", True: f"{name} = true", False: f"{name} = false"}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, bool):
            raise self.misfit(given)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodeElement(Element):
    """One of several codes."""

    kind = "code"
    fitting = "one of its codes"

    def __init__(self, name: str, slot: str, codes: dict[str, str]) -> None:
        super().__init__(name, slot)
        self.codes = codes
        self.seen = {str: {code: code for code in codes}, NOTHING: {None: None}}
        self.texts: dict[str | None, str] = {code: f"{name} = {code}" for code in codes}
        self.texts[None] = f"{name} = missing"

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if not isinstance(given, str):
            raise self.misfit(given)
        if given not in self.codes:
            raise unknown_code(self.name, given, self.codes)
        setattr(p, self.slot, given)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        return self.texts[getattr(p, self.slot)]


class CodesElement(Element):
    """A set of codes: for each code, whether it is in it; and the least and greatest size of the set."""

    kind = "codes"
    fitting = "a list of its codes, each once (`[]` for none), or a mapping from code to `true` or `false`"

    def __init__(self, name: str, slots: dict[str, str], size: tuple[str, str], codes: dict[str, str]) -> None:
        super().__init__(name, size[0])
        self.slots = slots
        self.size = size
        self.codes = codes

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        if isinstance(given, Mapping):
            known = {code: held for code, held in given.items() if held is not None}
            named = list(given)
            if not all(isinstance(code, str) and isinstance(held, bool) for code, held in known.items()):
                raise self.misfit(given)
        elif isinstance(given, (list, tuple, set, frozenset)) and all(isinstance(code, str) for code in given):
            named = sorted(given) if isinstance(given, (set, frozenset)) else list(given)
            known = {**dict.fromkeys(self.codes, False), **dict.fromkeys(named, True)}
            if len(set(named)) != len(named):
                raise self.misfit(given)
        else:
            raise self.misfit(given)
        for code in named:
            if code not in self.codes:
                raise unknown_code(self.name, str(code), self.codes)
        for code, held in known.items():
            setattr(p, self.slots[code], held)
        present = sum(known.values())
        setattr(p, self.size[0], present)
        setattr(p, self.size[1], len(self.codes) - len(known) + present)

    def known(self, p: Any) -> bool:
        """Whether it is known as a whole."""
        return bool(getattr(p, self.size[0]) == getattr(p, self.size[1]))

    def missing(self, p: Any) -> bool:
        """Whether nothing of it is known."""
        return all(getattr(p, slot) is None for slot in self.slots.values())

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        held = {code: getattr(p, slot) for code, slot in self.slots.items()}
        parts = [code for code, known in held.items() if known]
        if None in held.values():
            parts += [f"not {code}" for code, known in held.items() if known is False]
            return f"{self.name} = {', '.join(parts) or 'missing'}"
        return f"{self.name} = {', '.join(parts) or 'none'}"


def unknown_code(name: str, code: str, codes: dict[str, str]) -> Misfit:
    """Says that an element has no such code, and which one may be meant."""
    hint = did_you_mean(code, codes, f"it has {', '.join(f'`{each}`' for each in codes)}")
    return Misfit(f"`{name}` has no code `{code}`; {hint}")


def stranger(name: Any, elements: Iterable[str], derived: Mapping[str, Any]) -> str:
    """Why a fact is of no element that is asked for."""
    text = quoted(name)
    if name in derived:
        return f"`{text}` is derived: it is computed from other elements and cannot be given"
    hint = did_you_mean(text, elements)
    return f"the guideline has no element `{text}`{f'; {hint}' if hint else ''}"


class NumberElement(Element):
    """A number on a grid, kept as how many steps of it: 13.5 in steps of 0.1 is 135."""

    def __init__(self, name: str, slot: str, low: str, high: str, step: str, unit: str | None) -> None:
        super().__init__(name, slot)
        self.low, self.high, self.step = Fraction(low), Fraction(high), Fraction(step)
        self.unit = unit or "1"
        self.own = parse_unit(self.unit) or DIMENSIONLESS
        self.seen = {int: {}, float: {}, str: {}, NOTHING: {None: None}}
        self.texts: dict[int | None, str] = {None: f"{name} = missing"}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record. Raises ``Misfit``."""
        steps = self.read(given)
        seen = self.seen.get(given.__class__)
        if seen is not None and len(seen) < MOST_REMEMBERED:
            seen[given] = steps
        setattr(p, self.slot, steps)

    def read(self, given: Any) -> int:
        """How many steps the given number is; raises ``Misfit``."""
        number = self.in_unit(given)
        if not self.low <= number <= self.high:
            lies = f"{format_number(self.low)} to {self.number(self.high)}"
            smaller = self.smaller(quoted(given))
            hint = f"; did you mean `{smaller}`?" if smaller else ""
            cannot = f"`{self.name}` cannot be `{quoted(given)}`{self.taken(given, number)}"
            raise Misfit(f"{cannot}; it lies in the range {lies}{hint}")
        steps = number / self.step
        return steps.numerator if steps.denominator == 1 else self.off_grid(given, number)

    def off_grid(self, given: Any, number: Fraction) -> int:
        """What is taken for a number between two of the grid; raises ``Misfit``."""
        below = number // self.step
        nearest = " and ".join(self.number(count * self.step) for count in (below, below + 1))
        recorded = f"`{self.name}` is recorded in steps of {self.number(self.step)}, so not as `{quoted(given)}`"
        raise Misfit(f"{recorded}{self.taken(given, number)}; the nearest are {nearest}")

    def number(self, value: Fraction) -> str:
        """A number with the element's unit."""
        return in_unit(format_number(value), self.unit)

    def taken(self, given: Any, number: Fraction) -> str:
        """What the given value is in the element's unit, where it was given in another one."""
        quantity = parse_quantity(quoted(given))
        other = quantity is not None and quantity[1] != self.unit
        return f", which is {self.number(number)}" if other and decimals(number) is not None else ""

    def smaller(self, given: str) -> str:
        """The value with the unit that is likely meant, where the capitals of the one that is written make it huge."""
        quantity, own = parse_quantity(given), self.own
        others: Any = ()
        if quantity is not None and quantity[1] != self.unit:
            others = units_meant(quantity[1], self.unit, own.molar_mass)
        for each in others[1:] if isinstance(others, tuple) else ():
            unit = parse_unit(each)
            conversion = unit.to(own) if unit is not None else None
            if quantity is not None and conversion is not None and self.low <= conversion.of(quantity[0]) <= self.high:
                return f"{given.partition(' ')[0]} {each}"
        return ""

    def in_unit(self, given: Any) -> Fraction:
        """The given number in the element's unit; raises ``Misfit``."""
        if isinstance(given, (int, float, Decimal, Fraction)) and not isinstance(given, bool):
            try:
                return exact(given)
            except ValueError:
                raise self.misfit(given) from None
        return self.in_words(given)

    def in_words(self, given: Any) -> Fraction:
        """The number of a text with a unit; raises ``Misfit``."""
        raise self.mistaken(given, "")

    def mistaken(self, given: Any, own: str) -> Misfit:
        """Says what is wrong with a text, and what may be meant where it looks like a number."""
        meant = meant_number(given, own, self.own.molar_mass) if isinstance(given, str) else None
        if meant is None:
            return self.misfit(given)
        return Misfit("; ".join(filter(None, worded(f"`{self.name}`", quoted(given), own, meant))))

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        steps = getattr(p, self.slot)
        try:
            return self.texts[steps]
        except KeyError:
            text = f"{self.name} = {self.number(steps * self.step)}"
            if len(self.texts) < MOST_REMEMBERED:
                self.texts[steps] = text
            return text


class IntegerElement(NumberElement):
    """A whole number without a unit."""

    kind = "integer"
    fitting = "a whole number without a unit"


class Rounded(NamedTuple):
    """A number that conversion took off the grid, as it was given and as it is taken; both in the own unit too."""

    given: str
    taken: str
    exact: Fraction
    number: Fraction


class QuantityElement(NumberElement):
    """A number with a unit; one given in another unit of the same dimension is converted exactly, and rounded to the
    grid unless a number that conditions name, one of ``named``, lies between.

    ``beside`` are the elements that it is compared with, whose value times a factor, and so much more, is in its unit;
    of a code also how many points each code is.
    """

    kind = "quantity"
    fitting = "a number, with or without a unit"

    def __init__(
        self,
        name: str,
        slot: str,
        low: str,
        high: str,
        step: str,
        unit: str | None,
        molar_mass: str | None = None,
        named: tuple[str, ...] = (),
        beside: tuple[tuple[Any, ...], ...] = (),
    ) -> None:
        super().__init__(name, slot, low, high, step, unit)
        if molar_mass is not None:
            self.own = self.own._replace(molar_mass=Fraction(molar_mass))
        self.named = tuple(map(Fraction, named))
        self.beside = tuple(
            (
                other,
                Conversion(Fraction(times), Fraction(more)),
                {code: Fraction(points) for pairs in counted for code, points in pairs},
            )
            for other, times, more, *counted in beside
        )
        self.conversions: dict[str, Conversion | None] = {}
        self.own_end = f" {self.unit}"
        self.first, self.last = -(-self.low // self.step), self.high // self.step
        # By unit how numbers become steps, in whole numbers alone: times, more, and what that is then divided by.
        self.scales = {self.unit: (self.step.denominator, 0, self.step.numerator)}
        # Values in another unit that were read before, with how a clinician reads each, and how it was rounded.
        self.converted: dict[str, tuple[int, str, Rounded | None]] = {}

    def take(self, p: Any, given: Any) -> None:
        """Puts the given value into the record, and how it was given where that is another unit."""
        known = self.converted.get(given) if given.__class__ is str else None
        if known is None:
            if not isinstance(given, str) or given.rstrip(" ").endswith(self.own_end):
                super().take(p, given)
                return
            steps, exact = self.quick(given), True
            if steps is None:
                steps, exact = self.read(given), False
            number, _, unit = given.partition(" ")
            said = in_unit(number, unit.strip(" "))
            known = steps, f"{self.name} = {said}", None if exact else self.rounded(given, said, steps)
            if len(self.converted) < MOST_REMEMBERED:
                self.converted[given] = known
        steps, text, rounded = known
        setattr(p, self.slot, steps)
        p.given = {**(p.given or {}), self.name: text}
        if rounded is not None:
            p.rounded = {**(p.rounded or {}), self.name: rounded}

    def rounded(self, given: str, said: str, steps: int) -> Rounded | None:
        """How a text in another unit was rounded, if it was."""
        exact, taken = self.in_words(given), steps * self.step
        return None if exact == taken else Rounded(said, self.number(taken), exact, taken)

    def off_grid(self, given: Any, number: Fraction) -> int:
        """What is taken for a number between two of the grid: one in another unit is rounded. Raises ``Misfit``."""
        quantity = parse_quantity(given) if isinstance(given, str) else None
        if quantity is None or self.conversion(quantity[1]) == SAME:
            return super().off_grid(given, number)
        steps = nearest_whole(number / self.step)
        beside = number_between(self.named, number, steps * self.step)
        if beside is None:
            return steps
        lies = named_beside(beside, self.unit)
        why = ambiguous(self.name, quoted(given), self.number(steps * self.step), lies)
        raise Misfit(f"{why}; {way_round(self.unit)}")

    def conversion(self, unit: str) -> Conversion | None:
        """How numbers in a unit become those in the element's own."""
        if unit not in self.conversions:
            read, misread = parse_unit(unit), unit != self.unit and DECIMAL.search(unit)
            found = None if read is None or misread else read.to(self.own)
            if len(self.conversions) >= MOST_REMEMBERED:
                return found
            self.conversions[unit] = found
            if found is not None:
                times, more = found.factor / self.step, found.shift / self.step
                parts = times.denominator * more.denominator
                self.scales[unit] = int(times * parts), int(more * parts), parts
        return self.conversions[unit]

    def read(self, given: Any) -> int:
        """How many steps the given number is. Raises ``Misfit``."""
        steps = self.quick(given) if given.__class__ is str else None
        return super().read(given) if steps is None else steps

    def quick(self, given: str) -> int | None:
        """How many steps a text is that lies on the grid, in a unit that was met before; ``None`` for others."""
        number, _, unit = given.partition(" ")
        scale = self.scales.get(unit)
        if scale is None or len(number) > LONGEST or not NUMBER.fullmatch(number):
            return None
        times, more, parts = scale
        whole, _, fraction = number.partition(".")
        places: int = 10 ** len(fraction)
        steps, rest = divmod(int(whole + fraction) * times + more * places, parts * places)
        return steps if not rest and self.first <= steps <= self.last else None

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it, in the unit in which it was given."""
        return p.given[self.name] if p.given and self.name in p.given else super().shown(p)

    def in_words(self, given: Any) -> Fraction:
        """The number of a text with a unit; raises ``Misfit``."""
        quantity = parse_quantity(given) if isinstance(given, str) else None
        conversion = self.conversion(quantity[1]) if quantity is not None else None
        if quantity is None or conversion is None:
            raise self.mistaken(given, self.unit)
        return conversion.of(quantity[0])


def rounded_values(p: Any, elements: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was rounded, as the JSON of an evaluation has it."""
    if not p.rounded:
        return []
    found = [(name, p.rounded[name]) for name in elements if name in p.rounded]
    return [{"element": name, "given": each.given, "taken": each.taken} for name, each in found]


def ambiguous_values(p: Any, elements: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Which values are not rounded, because that could change how they compare with another one, and why."""
    for name, element in elements.items():
        if name not in p.rounded:
            continue
        each = p.rounded[name]
        others = (other for other, *way in element.beside if lies_between(p, each, elements[other], *way))
        other = next(others, None)
        if other is not None:
            why = ambiguous(name, each.given, each.taken, compared_beside(other))
            yield name, f"{why}; {way_round(element.unit)}"


def lies_between(p: Any, rounded: Any, other: Any, conversion: Conversion, points: Mapping[str, Fraction]) -> bool:
    """Whether the value of another element, as it was given or as it is taken, lies between, or is one of the two."""
    held = getattr(p, other.slot)
    if held is None:
        return False
    numbers = [points[held] if points else held * other.step]
    if other.name in p.rounded:
        numbers.append(p.rounded[other.name].exact)
    return any(number_between((conversion.of(each),), rounded.exact, rounded.number) is not None for each in numbers)


class BooleanResult:
    """A derived element that is a condition."""

    def __init__(self, name: str, slot: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        return getattr(p, self.slot)

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        value = getattr(p, self.slot)
        return f"{self.name} = {'missing' if value is None else str(value).lower()}"


class CountResult:
    """A derived element that counts: between a least and a greatest number."""

    def __init__(self, name: str, low: str, high: str, lacks: Callable[[Any], Iterable[str]]) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high
        self.texts: dict[tuple[int, int], str] = {}

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = counted = getattr(p, self.low), getattr(p, self.high)
        text = self.texts.get(counted)
        if text is None:
            text = f"{self.name} = {low}" if low == high else f"{self.name} = {low} to {high}"
            self.texts[counted] = text
        return text


class ClassResult:
    """A derived element that classifies: the classes that are still possible, one bit a class."""

    def __init__(
        self, name: str, slot: str, certain: str, codes: tuple[str, ...], lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot
        self.certain = certain
        self.codes = codes
        self.known = {1 << place: code for place, code in enumerate(codes)}

    def listed(self, classes: int) -> list[str]:
        """The codes of a set of classes."""
        return [code for place, code in enumerate(self.codes) if classes >> place & 1]

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        classes = getattr(p, self.slot)
        return self.known.get(classes) or {"one_of": self.listed(classes)}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        classes = getattr(p, self.slot)
        return f"{self.name} = {self.known.get(classes) or ' or '.join(self.listed(classes)) or 'none'}"

    def conflict(self, p: Any) -> str | None:
        """What keeps the class from being determined, in words."""
        classes, certain = getattr(p, self.slot), getattr(p, self.certain)
        if not classes:
            return f"`{self.name}` cannot be determined: no class holds"
        if certain & (certain - 1):
            return f"`{self.name}` cannot be determined: {' and '.join(self.listed(certain))} hold at once"
        return None


class BooleanClassResult(ClassResult):
    """A derived element that classifies as true or false."""

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        truths = self.listed(getattr(p, self.slot))
        return truths[0] == "true" if len(truths) == 1 else None

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        truths = self.listed(getattr(p, self.slot))
        return f"{self.name} = {truths[0] if len(truths) == 1 else 'missing' if truths else 'none'}"


class CaseResult:
    """A number by cases: how many steps it is at least and at most, each worth ``step`` in its unit, and what keeps it
    from being determined: nothing (0), that no case holds (1), that two hold which differ (2), or one of the reasons
    ``why`` there is no value (from 3 on)."""

    def __init__(
        self,
        name: str,
        low: str,
        high: str,
        fault: str,
        step: str,
        unit: str | None,
        lacks: Callable[[Any], Iterable[str]],
        why: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.low = low
        self.high = high
        self.fault = fault
        self.why = why
        self.step = Fraction(step)
        self.suffix = f" {unit}" if unit else ""

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = (number_as_data(getattr(p, each) * self.step) for each in (self.low, self.high))
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = (in_digits(getattr(p, each) * self.step) for each in (self.low, self.high))
        return f"{self.name} = {low if low == high else f'{low} to {high}'}{self.suffix}"

    def conflict(self, p: Any) -> str | None:
        """What keeps the number from being determined, in words."""
        fault = getattr(p, self.fault)
        if fault > 2:
            return f"`{self.name}` has no value: {self.why[fault - 3]}"
        found = "no case holds" if fault == 1 else "two cases hold at once that differ"
        return f"`{self.name}` cannot be determined: {found}" if fault else None


class FormulaResult:
    """A derived element that is computed, kept as how many steps; each step is worth ``step`` in its unit."""

    def __init__(
        self, name: str, slot: str, step: str, unit: str | None, lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        self.name = name
        self.lacks = lacks
        self.slot = slot
        self.step = Fraction(step)
        self.suffix = f" {unit}" if unit else ""
        self.results: dict[int, tuple[int | float | str, str]] = {}
        self.missing: Any = None

    def within(self, low: str, high: str) -> Any:
        """The same element, of which is known between what it lies where it is missing."""
        least, most = number_as_data(Fraction(low)), number_as_data(Fraction(high))
        self.missing = least if least == most else {"at_least": least, "at_most": most}
        return self

    def result(self, steps: int) -> tuple[int | float | str, str]:
        """The number as data and as text; what was asked for once is remembered."""
        found = self.results.get(steps)
        if found is None:
            number = steps * self.step
            found = number_as_data(number), f"{self.name} = {in_digits(number)}{self.suffix}"
            if len(self.results) < MOST_REMEMBERED:
                self.results[steps] = found
        return found

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        steps = getattr(p, self.slot)
        return self.missing if steps is None else self.result(steps)[0]

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        steps = getattr(p, self.slot)
        return f"{self.name} = missing" if steps is None else self.result(steps)[1]


class Applicability:
    """Whether an element applies to a patient, and the elements that say so where it does not."""

    def __init__(
        self, holds: Callable[[Any], bool | None], reasons: tuple[str, ...] | Callable[[Any], Iterable[str]]
    ) -> None:
        self.holds = holds
        self.reasons = reasons


class WhereItApplies:
    """An element, input or derived, that does not apply to everybody, as it is shown."""

    def __init__(self, variable: Any, applies: Applicability) -> None:
        self.variable = variable
        self.applies = applies
        self.lacks = variable.lacks

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        holds = self.applies.holds(p)
        return self.variable.data(p) if holds else None if holds is None else "does_not_apply"

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        if self.applies.holds(p) is False:
            return f"{self.variable.name} = does not apply"
        text: str = self.variable.shown(p)
        return text


class IntervalResult(FormulaResult):
    """A derived element known between two numbers, kept as how many steps."""

    def __init__(
        self, name: str, low: str, high: str, step: str, unit: str | None, lacks: Callable[[Any], Iterable[str]]
    ) -> None:
        super().__init__(name, low, step, unit, lacks)
        self.high = high

    def data(self, p: Any) -> Any:
        """The value as the JSON of an evaluation has it."""
        low, high = self.result(getattr(p, self.slot))[0], self.result(getattr(p, self.high))[0]
        return low if low == high else {"at_least": low, "at_most": high}

    def shown(self, p: Any) -> str:
        """The fact as a clinician reads it."""
        low, high = getattr(p, self.slot), getattr(p, self.high)
        if low == high:
            return self.result(low)[1]
        least, most = in_digits(low * self.step), in_digits(high * self.step)
        return f"{self.name} = {least} to {most}{self.suffix}"


class Constraint:
    """What every real patient satisfies: whether a record certainly breaks it, why it is so, and by which facts."""

    def __init__(
        self,
        name: str,
        because: str,
        breaks: Callable[[Any], bool],
        reasons: tuple[str, ...] | Callable[[Any], Iterable[str]],
        ranged: str | None = None,
    ) -> None:
        self.name = name
        self.ranged = ranged
        self.because = because
        self.breaks = breaks
        self.reasons = reasons


UNKNOWN = "?"
"""Stands for a value of which nothing is known."""

TRUTHS = ("no", "yes")

NOTHING = "none"
"""Stands for a set that is empty."""

NOT_APPLYING = "does not apply"
"""Stands for a value that does not apply."""

DIGITS = 4
"""How many digits are told of a number that does not end in decimals."""


def counted(number: Fraction, one: str, many: str) -> str:
    """A number with its unit, in the word for one and in that for all others; an empty one is not written."""
    unit = one if number == 1 else many
    text = in_digits(number)
    return f"{text} {unit}" if unit else text


def in_digits(number: Fraction) -> str:
    """A number without its unit; of one that does not end in decimals about how much it is."""
    return format_number(number) if decimals(number) is not None else f"about {rounded(number)}"


def between(low: Fraction, high: Fraction, one: str, many: str) -> str:
    """What is known of a number with its unit: ``15 to 27``; itself where the two are one."""
    return counted(low, one, many) if low == high else f"{counted(low, one, many)} to {counted(high, one, many)}"


def rounded(number: Fraction) -> str:
    """A number other than zero with four significant digits, halves away from zero: ``33.33``, ``0.6667``."""
    size = abs(number)
    power = len(str(size.numerator)) - len(str(size.denominator))
    power -= size < Fraction(10) ** power
    places = DIGITS - 1 - power
    digits = (2 * size * Fraction(10) ** places + 1) // 2
    if digits == 10**DIGITS:
        digits, places = digits // 10, places - 1
    value = Fraction(digits) / Fraction(10) ** places
    text = str(value.numerator) if places <= 0 else f"{digits:0{places + 1}d}"
    sign = "-" if number < 0 else ""
    return f"{sign}{text}" if places <= 0 else f"{sign}{text[:-places]}.{text[-places:]}"


Text = Any  # a text, or pieces of one of which every second one is an element whose value stands there


class TruthText:
    """A truth: yes or no."""

    def __init__(self, slot: str) -> None:
        self.slot = slot

    def said(self, p: Any) -> str:
        """What is known of the value."""
        truth = getattr(p, self.slot)
        return UNKNOWN if truth is None else TRUTHS[truth]


class CodeText:
    """The title of a code."""

    def __init__(self, slot: str, titles: dict[str, str]) -> None:
        self.slot, self.titles = slot, titles

    def said(self, p: Any) -> str:
        """What is known of the value."""
        code = getattr(p, self.slot)
        return UNKNOWN if code is None else self.titles[code]


class ClassText:
    """The titles of all classes that are still possible, one bit a class; one is told ``alone`` or not at all."""

    def __init__(self, slot: str, titles: tuple[str, ...], alone: bool) -> None:
        self.slot, self.titles, self.alone = slot, titles, alone

    def said(self, p: Any) -> str:
        """What is known of the value."""
        classes = getattr(p, self.slot)
        left = [title for place, title in enumerate(self.titles) if classes >> place & 1]
        return UNKNOWN if self.alone and len(left) > 1 else " or ".join(left) or UNKNOWN


class SetText:
    """The titles of the codes in a set that is known as a whole, by the places of a record."""

    def __init__(self, titles: tuple[tuple[str, str], ...]) -> None:
        self.titles = titles

    def said(self, p: Any) -> str:
        """What is known of the value."""
        held = [(title, getattr(p, slot)) for slot, title in self.titles]
        if any(here is None for _, here in held):
            return UNKNOWN
        return ", ".join(title for title, here in held if here) or NOTHING


class NumberText:
    """A number of steps, with the words for one of its unit and for several; it is known at least and at most."""

    def __init__(self, low: str, high: str, step: str, one: str, many: str) -> None:
        self.low, self.high, self.step, self.one, self.many = low, high, Fraction(step), one, many

    def known(self, p: Any) -> bool:
        """Whether it is one number."""
        low = getattr(p, self.low)
        return low is not None and low == getattr(p, self.high)

    def said(self, p: Any) -> str:
        """What is known of the value."""
        low, high = getattr(p, self.low), getattr(p, self.high)
        if low is None or high is None:
            return UNKNOWN
        return between(low * self.step, high * self.step, self.one, self.many)


def tell(p: Any, text: Text) -> str | None:
    """A text with the values of a record in it."""
    if text is None or isinstance(text, str):
        return text
    return "".join([said_of(p, piece) if place % 2 else piece for place, piece in enumerate(text)])


def said_of(p: Any, name: str) -> str:
    """The value of an element, as far as it applies."""
    applies = APPLIES[name].holds(p) if name in APPLIES else True
    text: str = SAID[name].said(p) if applies else UNKNOWN if applies is None else NOT_APPLYING
    return text


def unmeasured(p: Any, measures: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the elements that give amounts, or a date, which are not known."""
    return tuple([name for name in measures if not is_measured(p, name)]) if measures else ()


def is_measured(p: Any, name: str) -> bool:
    """Whether an element is known to apply and to be one number or day, or not to apply."""
    applies = APPLIES[name].holds(p) if name in APPLIES else True
    return applies is False or (applies is True and bool(SAID[name].known(p)))


def inapplicable(p: Any, measures: tuple[str, ...]) -> list[str]:
    """Those of the elements that give amounts, or a date, which do not apply."""
    return [name for name in measures if name in APPLIES and APPLIES[name].holds(p) is False]


# Risk: one bit a class
RISK_LOW = 1
RISK_MIDDLE = 2
RISK_HIGH = 4


class Patient:
    """The record of one patient, made by `check_facts`. What is missing is None; numbers count the steps of their
    grid; a class is the set of those still possible, one bit a class.
    """

    __slots__ = (
        "age",
        "fever",
        "stage",
        "sites_liver",
        "sites_lung",
        "sites_bone",
        "sites_at_least",
        "sites_at_most",
        "length",
        "wait",
        "level",
        "limit",
        "factor_count_at_least",
        "factor_count_at_most",
        "risk",
        "risk_certain",
        "third",
        "spread",
        "extreme",
        "given",
        "rounded",
        "lacking",
        "assumed",
    )

    def __init__(self) -> None:
        # Age (in steps of 1)
        self.age: int | None = None
        # Fever (boolean)
        self.fever: bool | None = None
        # Stage (code)
        self.stage: str | None = None
        # Sites (codes)
        self.sites_liver: bool | None = None
        self.sites_lung: bool | None = None
        self.sites_bone: bool | None = None
        self.sites_at_least: int = 0
        self.sites_at_most: int = 3
        # Length (in steps of 1 mm)
        self.length: int | None = None
        # Time waited (in steps of 0.1 mo)
        self.wait: int | None = None
        # Laboratory value (in steps of 0.1 g/dL)
        self.level: int | None = None
        # Its lower limit (in steps of 1 g/L)
        self.limit: int | None = None
        # Factors (derived integer)
        self.factor_count_at_least: int = 0
        self.factor_count_at_most: int = 0
        # Risk (derived code)
        self.risk: int = 0
        self.risk_certain: int = 0
        # A third of the length (in steps of 1/3 mm)
        self.third: int | None = None
        # Spread (derived boolean)
        self.spread: bool | None = None
        # The greater of two (in steps of 0.1)
        self.extreme: int | None = None
        # What was given in another unit, as it was given, and what of it was rounded
        self.given: dict[str, str] | None = None
        self.rounded: dict[str, Rounded] | None = None
        # What derived elements lack, by the function that names it, once it was asked for
        self.lacking: dict[Any, tuple[str, ...]] = {}
        # The elements whose missing value stands for something, which was put in
        self.assumed: tuple[str, ...] = ()


ELEMENTS: dict[str, Element] = {
    "age": IntegerElement("age", slot="age", low="0", high="120", step="1", unit=None),
    "fever": BooleanElement("fever", slot="fever"),
    "stage": CodeElement("stage", slot="stage", codes={"i": "I", "ii": "II", "iii": "III"}),
    "sites": CodesElement(
        "sites",
        slots={"liver": "sites_liver", "lung": "sites_lung", "bone": "sites_bone"},
        size=("sites_at_least", "sites_at_most"),
        codes={"liver": "Liver", "lung": "Lung", "bone": "Bone"},
    ),
    "length": QuantityElement(
        "length",
        slot="length",
        low="0",
        high="500",
        step="1",
        unit="mm",
        named=("90", "100", "140", "200", "300"),
    ),
    "wait": QuantityElement("wait", slot="wait", low="0", high="240", step="0.1", unit="mo"),
    "level": QuantityElement(
        "level",
        slot="level",
        low="0",
        high="30",
        step="0.1",
        unit="g/dL",
        beside=(("limit", "1/10", "0"),),
    ),
    "limit": QuantityElement(
        "limit",
        slot="limit",
        low="0",
        high="300",
        step="1",
        unit="g/L",
        beside=(("level", "10", "0"),),
    ),
}

ASKED: dict[str, dict[str, Any]] = {
    "age": {
        "element": "age",
        "question": "How old is the patient?",
        "answered_by": "nurse",
        "type": "integer",
        "values": None,
        "range": [0, 120],
        "unit": None,
        "precision": 1,
    },
    "fever": {
        "element": "fever",
        "question": "Is there a fever?",
        "answered_by": None,
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "stage": {
        "element": "stage",
        "question": None,
        "answered_by": None,
        "type": "code",
        "values": {"i": "I", "ii": "II", "iii": "III"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "sites": {
        "element": "sites",
        "question": None,
        "answered_by": "imaging",
        "type": "codes",
        "values": {"liver": "Liver", "lung": "Lung", "bone": "Bone"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "length": {
        "element": "length",
        "question": None,
        "answered_by": None,
        "type": "quantity",
        "values": None,
        "range": [0, 500],
        "unit": "mm",
        "precision": 1,
    },
    "wait": {
        "element": "wait",
        "question": None,
        "answered_by": None,
        "type": "quantity",
        "values": None,
        "range": [0, 240],
        "unit": "mo",
        "precision": 0.1,
    },
    "level": {
        "element": "level",
        "question": None,
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0, 30],
        "unit": "g/dL",
        "precision": 0.1,
    },
    "limit": {
        "element": "limit",
        "question": None,
        "answered_by": None,
        "type": "quantity",
        "values": None,
        "range": [0, 300],
        "unit": "g/L",
        "precision": 1,
    },
}

ASSUMED: dict[str, tuple[Any, str]] = {}

DATES: Any = None


def derive_extreme(p: Patient) -> int | None:
    """The greater of two, in steps of 0.1: max(level, 2 * wait - 1.5)"""
    if p.level is None or p.wait is None:
        return None
    return max(p.level, 2 * p.wait - 15)


def lacks_extreme(p: Patient) -> Iterator[str]:
    """The input elements that `extreme` still needs."""
    if p.level is None:
        yield "level"
    if p.wait is None:
        yield "wait"


def derive_factor_count(p: Patient) -> tuple[int, int]:
    """Factors: how many hold, at least and at most."""
    at_least = at_most = 0
    # fever = true
    if p.fever is not False:
        at_most += 1
        if p.fever is True:
            at_least += 1
    # age > 65
    if p.age is None or p.age > 65:
        at_most += 1
        if p.age is not None and p.age > 65:
            at_least += 1
    # level < limit
    if (
        (p.limit is None or p.level is None or p.level < p.limit)
        and (p.limit is None or p.level is not None or 0 < p.limit)
        and (p.limit is not None or p.level is None or p.level < 300)
    ):
        at_most += 1
        if p.limit is not None and p.level is not None and p.level < p.limit:
            at_least += 1
    # length > 140 mm
    if p.length is None or p.length > 140:
        at_most += 1
        if p.length is not None and p.length > 140:
            at_least += 1
    return at_least, at_most


def lacks_factor_count(p: Patient) -> Iterator[str]:
    """The input elements that `factor_count` still needs."""
    if p.fever is None:
        yield "fever"
    if p.age is None:
        yield "age"
    if (
        (p.limit is None or p.level is None or p.level < p.limit)
        and (p.limit is None or p.level is not None or 0 < p.limit)
        and (p.limit is not None or p.level is None or p.level < 300)
        and (p.limit is None or p.level is None or p.level >= p.limit)
    ):
        if p.level is None:
            yield "level"
        if p.limit is None:
            yield "limit"
    if p.length is None:
        yield "length"


def derive_risk(p: Patient) -> tuple[int, int]:
    """Risk: the classes that are possible, and those that certainly hold."""
    possible = certain = 0
    # factor_count = 0
    if p.factor_count_at_least <= 0:
        possible |= RISK_LOW
        if p.factor_count_at_most <= 0:
            certain |= RISK_LOW
    # factor_count = 1 | 2
    if p.factor_count_at_least <= 2 and p.factor_count_at_most >= 1:
        possible |= RISK_MIDDLE
        if p.factor_count_at_least >= 1 and p.factor_count_at_most <= 2:
            certain |= RISK_MIDDLE
    # factor_count >= 3
    if p.factor_count_at_most >= 3:
        possible |= RISK_HIGH
        if p.factor_count_at_least >= 3:
            certain |= RISK_HIGH
    return (certain if certain & (certain - 1) else possible), certain


def lacks_risk(p: Patient) -> Iterator[str]:
    """The input elements that `risk` still needs."""
    if p.factor_count_at_least <= 0 and p.factor_count_at_most > 0:
        yield from lacking(p, lacks_factor_count)
    if (
        p.factor_count_at_least <= 2
        and p.factor_count_at_most >= 1
        and (p.factor_count_at_least < 1 or p.factor_count_at_most > 2)
    ):
        yield from lacking(p, lacks_factor_count)
    if p.factor_count_at_most >= 3 and p.factor_count_at_least < 3:
        yield from lacking(p, lacks_factor_count)


def derive_spread(p: Patient) -> bool | None:
    """Spread: how many sites >= 2"""
    if p.sites_at_least >= 2:
        return True
    if p.sites_at_most >= 2:
        return None
    return False


def lacks_spread(p: Patient) -> Iterator[str]:
    """The input elements that `spread` still needs."""
    if p.sites_at_most >= 2 and p.sites_at_least < 2:
        if p.sites_at_least != p.sites_at_most:
            yield "sites"


def derive_third(p: Patient) -> int | None:
    """A third of the length, in steps of 1/3 mm: length / 3"""
    if p.length is None:
        return None
    return p.length


def lacks_third(p: Patient) -> Iterator[str]:
    """The input elements that `third` still needs."""
    if p.length is None:
        yield "length"


def derive(p: Patient) -> None:
    """Computes the derived elements, each after those that it is made of."""
    p.extreme = derive_extreme(p)
    p.factor_count_at_least, p.factor_count_at_most = derive_factor_count(p)
    p.risk, p.risk_certain = derive_risk(p)
    p.spread = derive_spread(p)
    p.third = derive_third(p)


def breaks_fever_needs_site(p: Patient) -> bool:
    """Certainly not so: fever = false or how many sites >= 1"""
    if p.fever is True and p.sites_at_most < 1:
        return True
    return False


CONSTRAINTS: tuple[Constraint, ...] = (
    Constraint(
        "fever-needs-site",
        "A fever here always comes from a site.",
        breaks_fever_needs_site,
        ("fever", "sites"),
    ),
)

APPLIES: dict[str, Applicability] = {}

DERIVED: dict[str, Any] = {
    "factor_count": CountResult(
        "factor_count",
        "factor_count_at_least",
        "factor_count_at_most",
        lacks=lacks_factor_count,
    ),
    "risk": ClassResult("risk", "risk", "risk_certain", ("low", "middle", "high"), lacks=lacks_risk),
    "third": FormulaResult("third", "third", step="1/3", unit="mm", lacks=lacks_third),
    "spread": BooleanResult("spread", "spread", lacks=lacks_spread),
    "extreme": FormulaResult("extreme", "extreme", step="1/10", unit=None, lacks=lacks_extreme),
}

SAID: dict[str, Any] = {
    "age": NumberText("age", "age", "1", "", ""),
    "stage": CodeText("stage", {"i": "I", "ii": "II", "iii": "III"}),
    "sites": SetText((("sites_liver", "Liver"), ("sites_lung", "Lung"), ("sites_bone", "Bone"))),
    "length": NumberText("length", "length", "1", "mm", "mm"),
    "wait": NumberText("wait", "wait", "1/10", "month", "months"),
    "factor_count": NumberText("factor_count_at_least", "factor_count_at_most", "1", "", ""),
    "risk": ClassText("risk", ("low", "middle", "high"), False),
    "third": NumberText("third", "third", "1/3", "mm", "mm"),
    "spread": TruthText("spread"),
}


Names = Any  # the elements of a tuple, or those that a function of the record gives


class Recommendation(NamedTuple):
    """One recommended item, with the node that recommends it; ``evidence`` is (finding or source, role) each."""

    intervention: str
    title: str
    direction: str
    strength: str | None
    certainty: str | None
    tier: str | None
    priority: str
    node: str
    node_version: str
    selection: str
    detail: Text
    regimen: str | None
    amount: Text
    evidence: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, Any]:
        """The item as the JSON of an evaluation has it."""
        data = self._asdict()
        data["evidence"] = [{"finding": finding, "role": role} for finding, role in self.evidence]
        return data

    def told(self, p: Any) -> Recommendation:
        """The item with the values of a record in it."""
        if not isinstance(self.detail, tuple) and not isinstance(self.amount, tuple):
            return self
        return self._replace(detail=tell(p, self.detail), amount=tell(p, self.amount))


def copied(p: Any, recommended: dict[str, Any]) -> dict[str, Any]:
    """The data of an item with the values of a record in it, to be given away."""
    data = recommended.copy()
    if isinstance(data["detail"], tuple) or isinstance(data["amount"], tuple):
        data["detail"], data["amount"] = tell(p, data["detail"]), tell(p, data["amount"])
    links = data["evidence"]
    data["evidence"] = [link.copy() for link in links] if links else []
    return data


class Branch(NamedTuple):
    """A branch: where it leads, which elements settle it, and what is lacked by the conditions that decide it."""

    name: str
    targets: tuple[str, ...]
    because: Names
    reads: tuple[Names, ...]


class Node(NamedTuple):
    """A node; ``branches`` for decisions, ``targets`` for recommendations, ``reassess`` for later visits. ``reads``
    are the elements that a decision reads, where no branch takes the rest; ``measures`` give amounts, of a later visit
    the date when it is due."""

    name: str
    version: str
    branches: tuple[Branch, ...] = ()
    targets: tuple[str, ...] = ()
    recommends: tuple[Recommendation, ...] = ()
    reassess: tuple[tuple[str | None, str | None] | None, Text, str] | None = None
    reads: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether it recommends something or asks for a later visit."""
        return bool(self.recommends or self.reassess)

    @property
    def tells(self) -> bool:
        """Whether values stand in what it says."""
        texts = [text for each in self.recommends for text in (each.detail, each.amount)]
        return any(isinstance(text, tuple) for text in (*texts, self.reassess and self.reassess[1]))

    def reassess_as_data(self, p: Any, due: Any) -> dict[str, Any]:
        """The later visit as the JSON of an evaluation has it; ``due`` is what is known of the date."""
        assert self.reassess is not None
        period, until, resume_at = self.reassess
        after = {"at_least": period[0], "at_most": period[1]} if period else None
        return {"node": self.name, "after": after, "due": due, "until": tell(p, until), "resume_at": resume_at}


class EntryPoint(NamedTuple):
    """An entry point: the node it starts at, and, where it is not for everybody, who it is for."""

    name: str
    title: str
    start: str
    scope: Callable[[Patient], bool | None] | None = None
    lacks: Names = ()


def unsure(taken: tuple[bool | None, ...]) -> tuple[bool | None, ...]:
    """The branches that may be taken, where it is unknown whether their node applies."""
    return tuple([False if truth is False else None for truth in taken])


# order 1.0.0: Order
RECOMMEND_ORDER = (
    Recommendation(
        intervention="scan",
        title="Scan",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="order",
        node_version="1.0.0",
        selection="any",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(),
    ),
)

# operate 1.0.0: Operate
RECOMMEND_OPERATE = (
    Recommendation(
        intervention="operation",
        title="Operation",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="urgent",
        node="operate",
        node_version="1.0.0",
        selection="all",
        detail=("Carefully: ", "risk", ", ", "spread", ", ", "stage", ", ", "wait", ", {wait}."),
        regimen=None,
        amount=("", "factor_count", ""),
        evidence=(),
    ),
    Recommendation(
        intervention="drug-b",
        title="Drug B",
        direction="against",
        strength="strong",
        certainty="high",
        tier=None,
        priority="routine",
        node="operate",
        node_version="1.0.0",
        selection="all",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(),
    ),
)

# treat 2.0.0: Treat
RECOMMEND_TREAT = (
    Recommendation(
        intervention="drug-a",
        title="Drug A",
        direction="for",
        strength="conditional",
        certainty="moderate",
        tier="preferred",
        priority="routine",
        node="treat",
        node_version="2.0.0",
        selection="exactly_one",
        detail=None,
        regimen="10 mg daily",
        amount=("", "third", ""),
        evidence=(),
    ),
    Recommendation(
        intervention="drug-b",
        title="Drug B",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="alternative",
        priority="routine",
        node="treat",
        node_version="2.0.0",
        selection="exactly_one",
        detail=("At ", "age", ", ", "sites", ""),
        regimen=None,
        amount="0.5 g",
        evidence=(),
    ),
)

# inform 1.0.0: Inform
RECOMMEND_INFORM = (
    Recommendation(
        intervention="talk",
        title="Talk",
        direction="for",
        strength="strong",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="inform",
        node_version="1.0.0",
        selection="all",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(),
    ),
)


def decide_graded(p: Patient) -> tuple[bool | None, ...]:
    """How long? (graded 1.0.0; one branch should hold; each that holds is taken)"""
    short = middle = long = False
    # short: length <= 100 mm
    if p.length is None or p.length <= 100:
        short = None
        if p.length is not None and p.length <= 100:
            short = True
    # middle: length >= 90 mm and length < 200 mm
    if (p.length is None or p.length >= 90) and (p.length is None or p.length < 200):
        middle = None
        if p.length is not None and p.length >= 90 and p.length < 200:
            middle = True
    # long: length > 300 mm and third > 110 mm
    if (p.length is None or p.length > 300) and (p.third is None or p.third > 330):
        long = None
        if p.length is not None and p.length > 300 and p.third is not None and p.third > 330:
            long = True
    return short, middle, long


def lacks_graded_long(p: Patient) -> Iterator[str]:
    """What `long` of `graded` still needs where it is unknown."""
    if p.length is None:
        yield "length"
    if p.third is None:
        yield from lacking(p, lacks_third)


def decide_split(p: Patient) -> tuple[bool | None, ...]:
    """Is there a fever? (split 1.0.0; one branch should hold; each that holds is taken)"""
    hot = cool = False
    # hot: fever = true
    if p.fever is not False:
        hot = None
        if p.fever is True:
            hot = True
    # cool: fever = false
    if p.fever is not True:
        cool = None
        if p.fever is False:
            cool = True
    return hot, cool


def decide_by_site(p: Patient) -> tuple[bool | None, ...]:
    """Which sites? (by-site 1.1.0; every branch that holds is taken)"""
    liver = lung = rest = False
    # liver: sites includes liver
    if p.sites_liver is not False:
        liver = None
        if p.sites_liver is True:
            liver = True
    # lung: sites includes lung
    if p.sites_lung is not False:
        lung = None
        if p.sites_lung is True:
            lung = True
    # rest: otherwise
    others = (liver, lung)
    if True not in others:
        rest = None if None in others else True
    return liver, lung, rest


def lacks_by_site_liver(p: Patient) -> Iterator[str]:
    """What `liver` of `by-site` still needs where it is unknown."""
    if p.sites_liver is not False and p.sites_liver is not True:
        if p.sites_at_least != p.sites_at_most:
            yield "sites"


def lacks_by_site_lung(p: Patient) -> Iterator[str]:
    """What `lung` of `by-site` still needs where it is unknown."""
    if p.sites_lung is not False and p.sites_lung is not True:
        if p.sites_at_least != p.sites_at_most:
            yield "sites"


def decide_by_risk(p: Patient) -> tuple[bool | None, ...]:
    """Which risk? (by-risk 1.0.0; in order, the first branch that holds)"""
    high = not_low = rest = False
    earlier: bool | None = False  # whether an earlier branch holds
    # high: risk = high
    if p.risk & RISK_HIGH:
        if p.risk == RISK_HIGH:
            high = True if earlier is False else None
            return high, not_low, rest
        high = earlier = None
    # not low: not risk = low
    if p.risk != RISK_LOW:
        if not p.risk & RISK_LOW:
            not_low = True if earlier is False else None
            return high, not_low, rest
        not_low = earlier = None
    # rest: otherwise
    rest = True if earlier is False else None
    return high, not_low, rest


def lacks_by_risk_high(p: Patient) -> Iterator[str]:
    """What `high` of `by-risk` still needs where it is unknown."""
    if p.risk & RISK_HIGH and p.risk != RISK_HIGH:
        yield from lacking(p, lacks_risk)


def lacks_by_risk_not_low(p: Patient) -> Iterator[str]:
    """What `not-low` of `by-risk` still needs where it is unknown."""
    if p.risk & RISK_LOW and p.risk != RISK_LOW:
        yield from lacking(p, lacks_risk)


def scope_first_visit(p: Patient) -> bool | None:
    """Who the entry point `first-visit` is for: age >= 18"""
    if p.age is not None and p.age >= 18:
        return True
    if p.age is None or p.age >= 18:
        return None
    return False


def lacks_scope_first_visit(p: Patient) -> Iterator[str]:
    """What is needed to tell whether the entry point `first-visit` is for a patient."""
    if p.age is None:
        yield "age"


NODES: dict[str, Node] = {
    "graded": Node(
        "graded",
        "1.0.0",
        branches=(
            Branch("short", ("order",), ("length",), (("length",),)),
            Branch("middle", ("until-known",), ("length",), (("length",),)),
            Branch("long", ("treat",), ("length", "third"), (lacks_graded_long,)),
        ),
        reads=("length", "third"),
    ),
    "order": Node("order", "1.0.0", targets=(), recommends=RECOMMEND_ORDER),
    "split": Node(
        "split",
        "1.0.0",
        branches=(
            Branch("hot", ("by-site", "by-risk"), ("fever",), (("fever",),)),
            Branch("cool", ("by-risk",), ("fever",), (("fever",),)),
        ),
        reads=("fever",),
    ),
    "by-site": Node(
        "by-site",
        "1.1.0",
        branches=(
            Branch("liver", ("operate",), ("sites",), (lacks_by_site_liver,)),
            Branch("lung", ("inform",), ("sites",), (lacks_by_site_lung,)),
            Branch("rest", (), ("sites",), (lacks_by_site_liver, lacks_by_site_lung)),
        ),
    ),
    "by-risk": Node(
        "by-risk",
        "1.0.0",
        branches=(
            Branch("high", ("treat",), ("risk",), (lacks_by_risk_high,)),
            Branch("not-low", ("inform",), ("risk",), (lacks_by_risk_high, lacks_by_risk_not_low)),
            Branch("rest", ("later",), ("risk",), (lacks_by_risk_high, lacks_by_risk_not_low)),
        ),
    ),
    "operate": Node("operate", "1.0.0", targets=("inform",), recommends=RECOMMEND_OPERATE, measures=("factor_count",)),
    "until-known": Node(
        "until-known",
        "1.0.0",
        reassess=(None, ("The scan is there, for ", "third", " of ", "length", ""), "first-visit"),
    ),
    "treat": Node("treat", "2.0.0", targets=("later",), recommends=RECOMMEND_TREAT, measures=("third",)),
    "inform": Node("inform", "1.0.0", targets=(), recommends=RECOMMEND_INFORM),
    "later": Node("later", "1.0.0", reassess=(("6 wk", "8 wk"), None, "second-visit")),
}

ENTRY_POINTS: dict[str, EntryPoint] = {
    "first-visit": EntryPoint("first-visit", "First visit", "split", scope_first_visit, lacks_scope_first_visit),
    "second-visit": EntryPoint("second-visit", "Second visit", "graded"),
}


def walk(
    p: Patient, start: str, applies: bool | None, trace: list[Any] | None = None
) -> tuple[tuple[Recommendation, ...], tuple[str, ...]]:
    """Follows every track from a start. Gives what is certainly recommended, and the decisions that certainly apply
    and have certainly no branch. For each node a variable says whether it applies (None: unknown); a node comes
    after those that lead to it. `trace` is given (node, whether it applies, branches taken) for each that may
    apply.
    """
    found: tuple[Recommendation, ...] = ()
    nothing: tuple[str, ...] = ()
    graded = order_2 = split_2 = by_site = by_risk = operate = until_known = treat = inform = later_2 = False
    if start == "split":
        split_2 = applies
    elif start == "graded":
        graded = applies

    # A table with a gap and an overlap (graded, decision)
    if graded is not False:
        here, taken = graded, decide_graded(p)
        if trace is not None:
            trace.append(("graded", here, taken))
        if here and taken.count(False) == 3:
            nothing += ("graded",)
        if taken[0] is not False:  # short
            order_2 = (here and taken[0]) or order_2 or None
        if taken[1] is not False:  # middle
            until_known = (here and taken[1]) or until_known or None
        if taken[2] is not False:  # long
            treat = (here and taken[2]) or treat or None

    # Order (order, recommendation)
    if order_2 is not False:
        if trace is not None:
            trace.append(("order", order_2, ()))
        if order_2:
            found += RECOMMEND_ORDER

    # Split into two tracks (split, decision)
    if split_2 is not False:
        here, taken = split_2, decide_split(p)
        if trace is not None:
            trace.append(("split", here, taken))
        if here and taken.count(False) == 2:
            nothing += ("split",)
        if taken[0] is not False:  # hot
            by_site = (here and taken[0]) or by_site or None
            by_risk = (here and taken[0]) or by_risk or None
        if taken[1] is not False:  # cool
            by_risk = (here and taken[1]) or by_risk or None

    # By site (by-site, decision)
    if by_site is not False:
        here, taken = by_site, decide_by_site(p)
        if trace is not None:
            trace.append(("by-site", here, taken))
        if taken[0] is not False:  # liver
            operate = (here and taken[0]) or operate or None
        if taken[1] is not False:  # lung
            inform = (here and taken[1]) or inform or None

    # By risk (by-risk, decision)
    if by_risk is not False:
        here, taken = by_risk, decide_by_risk(p)
        if trace is not None:
            trace.append(("by-risk", here, taken))
        if taken[0] is not False:  # high
            treat = (here and taken[0]) or treat or None
        if taken[1] is not False:  # not low
            inform = (here and taken[1]) or inform or None
        if taken[2] is not False:  # rest
            later_2 = (here and taken[2]) or later_2 or None

    # Operate (operate, recommendation)
    if operate is not False:
        if trace is not None:
            trace.append(("operate", operate, ()))
        if operate:
            found += RECOMMEND_OPERATE
        inform = operate or inform or None

    # Wait for the result (until-known, reassess)
    if until_known is not False:
        if trace is not None:
            trace.append(("until-known", until_known, ()))

    # Treat (treat, recommendation)
    if treat is not False:
        if trace is not None:
            trace.append(("treat", treat, ()))
        if treat:
            found += RECOMMEND_TREAT
        later_2 = treat or later_2 or None

    # Inform (inform, recommendation)
    if inform is not False:
        if trace is not None:
            trace.append(("inform", inform, ()))
        if inform:
            found += RECOMMEND_INFORM

    # Look again (later, reassess)
    if later_2 is not False:
        if trace is not None:
            trace.append(("later", later_2, ()))
    return found, nothing


def places_from(start: str) -> dict[str, int] | None:
    """Where nodes stand in an evaluation from a start; ``None`` where the walk comes to them in that order.

    First in, first out: a node comes when the last edge into it, among those from nodes that the start leads to, has
    been walked, edges as they are written.
    """
    onward = {
        name: [*node.targets, *(target for branch in node.branches for target in branch.targets)]
        for name, node in NODES.items()
    }
    led_to = {start: 0}
    for name in NODES:
        if name in led_to:
            for target in onward[name]:
                led_to[target] = led_to.get(target, 0) + 1
    order = [start]
    for name in order:
        for target in onward[name]:
            led_to[target] -= 1
            if not led_to[target]:
                order.append(target)
    walked = [name for name in NODES if name in led_to]
    return None if order == walked else {name: place for place, name in enumerate(order)}


def in_order(names: Iterable[str], places: dict[str, int] | None) -> Iterable[str]:
    """The names of nodes in the order of an evaluation."""
    return names if places is None else sorted(names, key=places.__getitem__)


def _admit(facts: Mapping[str, Any], on: Any = None) -> tuple[Patient, list[dict[str, Any]]]:
    """The record of a patient with its derived elements, and every problem, in the order of the facts."""
    p = Patient()
    problems: list[dict[str, Any]] = []
    for name, given in facts.items():
        try:
            element = ELEMENTS[name]
            setattr(p, element.slot, element.seen[given.__class__][given])
        except KeyError:
            _take(p, name, given, problems)
    if DATES is not None:
        problems = DATES.take(p, problems, facts, on)
    given = [name for name in APPLIES if name in ELEMENTS and not ELEMENTS[name].missing(p)]
    if ASSUMED:
        _assume(p, problems)
    if p.rounded:
        refused = dict(ambiguous_values(p, ELEMENTS))
        problems += [_problem(name, None, why) for name, why in refused.items()]
        p.rounded = {name: each for name, each in p.rounded.items() if name not in refused}
    if problems:
        return p, problems
    if DATES is not None:
        DATES.complete(p)
    derive(p)
    if APPLIES:
        _not_applying(p, problems, given)
    _broken(p, problems)
    return p, problems


def _not_applying(p: Any, problems: list[dict[str, Any]], given: list[str]) -> None:
    """Says what is wrong with what is given of elements that do not apply, and takes back what was put in for such
    elements: nothing reads it."""
    none = [name for name, each in APPLIES.items() if each.holds(p) is False]
    for name in given:
        if name in none:
            facts = ", ".join(_shown(p, APPLIES[name].reasons))
            message = f"{facts}: `{name}` does not apply to this patient, so it cannot be given; leave it out"
            problems.append(_problem(name, None, message))
    p.assumed = tuple(name for name in p.assumed if name not in none)


def _assume(p: Any, problems: list[dict[str, Any]]) -> None:
    """Puts in what missing values stand for."""
    misfits = {problem["element"] for problem in problems}
    p.assumed = tuple(name for name in ASSUMED if ELEMENTS[name].missing(p) and name not in misfits)
    for name in p.assumed:
        ELEMENTS[name].put_in(p, ASSUMED[name][0])


def _assumption(name: str) -> dict[str, Any]:
    value, because = ASSUMED[name]
    if isinstance(value, Fraction):
        value = number_as_data(value)
    return {"element": name, "value": list(value) if isinstance(value, tuple) else value, "because": because}


def _take(p: Any, name: Any, given: Any, problems: list[dict[str, Any]]) -> None:
    """Takes in a fact that was not seen before."""
    element = ELEMENTS.get(name)
    if element is None:
        if name != "on":
            problems.append(_problem(quoted(name), None, stranger(name, ELEMENTS, DERIVED)))
    elif given is not None:
        try:
            element.take(p, given)
        except Misfit as misfit:
            problems.append(_problem(name, None, str(misfit)))


def _broken(p: Any, problems: list[dict[str, Any]]) -> None:
    for constraint in CONSTRAINTS:
        if constraint.breaks(p):
            facts = ", ".join(_shown(p, constraint.reasons))
            message = f"{facts}: no patient can have this. {constraint.because}"
            problems.append(_problem(constraint.ranged, None if constraint.ranged else constraint.name, message))
    for each in DETERMINED:
        conflict = each.conflict(p)
        # What does not apply need not have a value; but a case that is taken twice is wrong all the same.
        counts = not isinstance(each, FormulaResult) or each.name not in APPLIES or APPLIES[each.name].holds(p)
        if conflict is not None and counts:
            problems.append(_problem(each.name, None, conflict))


def _problem(element: str | None, constraint: str | None, message: str, node: str | None = None) -> dict[str, Any]:
    return {"element": element, "constraint": constraint, "node": node, "message": message}


def _shown(p: Any, names: Any) -> list[str]:
    """The facts of these elements, each once; they are given as they are, or by a function of the record."""
    return [VARIABLES[name].shown(p) for name in (names if isinstance(names, tuple) else dict.fromkeys(names(p)))]


VARIABLES: dict[str, Any] = {**ELEMENTS, **DERIVED, "visit": DATES}
VARIABLES.update({name: WhereItApplies(VARIABLES[name], each) for name, each in APPLIES.items()})
DETERMINED = tuple(each for each in DERIVED.values() if hasattr(each, "conflict"))


def check_facts(facts: Mapping[str, Any], on: Any = None) -> Patient:
    """The facts as a record to give to ``recommend``: each fits its element, and together they can be a patient's.

    ``facts`` maps element to value: booleans, codes, numbers (in the element's unit), texts such as ``"13.5 g/dL"``,
    lists of codes or mappings from code to boolean; ``None`` is missing. ``on`` is the day of the visit, which may also
    stand among the facts; without dates it is not read. Raises ``InvalidFacts``, and ``TwoVisits`` where two differ.
    """
    p, problems = _admit(facts, on)
    if problems:
        raise InvalidFacts(problems)
    return p


def recommend(patient: Patient, entry: str | None = None) -> tuple[Recommendation, ...]:
    """What is recommended for a checked record at an entry point: as ``evaluate``, but the recommendations alone.

    What is missing can only add to them. Raises ``UnknownEntry``, and ``InvalidFacts`` where a decision has no branch.
    """
    point = DEFAULT_ENTRY if entry is None else _entry(entry)
    applies = True if point.scope is None else point.scope(patient)
    if applies is False:
        return ()
    trace: list[Any] | None = [] if MEASURING else None
    found, nothing = walk(patient, point.start, applies, trace)
    places = PLACES[point.name]
    if (nothing or trace) and (wrong := _wrong(patient, nothing, trace or (), places)):
        raise InvalidFacts(wrong)
    if TELLING:
        found = tuple([each.told(patient) for each in found])
    return found if places is None else tuple(sorted(found, key=lambda each: places[each.node]))


def evaluate(facts: Mapping[str, Any], entry: str | None = None, on: Any = None) -> dict[str, Any]:
    """What applies to a patient at an entry point (the default one where none is named), with reasons, as JSON data.

    The status is ``complete``, ``needs_data``, ``out_of_scope`` or ``invalid``. Facts and ``on`` as for
    ``check_facts``. Raises ``UnknownEntry`` and ``TwoVisits``.
    """
    point = DEFAULT_ENTRY if entry is None else _entry(entry)
    p, problems = _admit(facts, on)
    if problems:
        return _result(p, point, "invalid", {}, problems)
    derived = {name: VARIABLES[name].data(p) for name in DERIVED}
    applies = True if point.scope is None else point.scope(p)
    if applies is False:
        return _result(p, point, "out_of_scope", derived, problems)
    trace: list[Any] = []
    _, nothing = walk(p, point.start, applies, trace)
    places = PLACES[point.name]
    if places is not None:
        trace.sort(key=lambda visit: places[visit[0]])
    if (nothing or MEASURING) and (wrong := _wrong(p, nothing, trace, places)):
        result = _result(p, point, "invalid", derived, wrong)
        for name, here, taken in trace:
            if here:
                result["path"] += _steps(p, NODES[name], taken)
        return result
    undecided = applies is None
    result = _result(p, point, "complete", derived, problems)
    recommendations, path = result["recommendations"], result["path"]
    for name, here, taken in trace:
        node = NODES[name]
        if here is None:
            undecided = undecided or node.is_end
            continue
        path += _steps(p, node, taken)
        for each in RECOMMENDED[name]:
            recommendations.append(copied(p, each))
        if node.reassess:
            due = VARIABLES[node.measures[0]].data(p) if node.measures else None
            result["reassess"].append(node.reassess_as_data(p, due))
        undecided = undecided or bool(unmeasured(p, node.measures))
    if undecided:
        result["status"] = "needs_data"
        result["needs"] = _needs(p, point, applies, trace)
    return result


def _entry(name: str) -> EntryPoint:
    if name not in ENTRY_POINTS:
        raise UnknownEntry(no_such("entry point", name, ENTRY_POINTS))
    return ENTRY_POINTS[name]


def _result(
    p: Patient, point: EntryPoint, status: str, derived: dict[str, Any], problems: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "guideline": IDENTITY.copy(),
        "entry": point.name,
        "status": status,
        "recommendations": [],
        "on": None if DATES is None else DATES.data(p),
        "assumed": [_assumption(name) for name in p.assumed],
        "converted": rounded_values(p, ELEMENTS),
        "reassess": [],
        "needs": [],
        "path": [],
        "derived": derived,
        "problems": problems,
    }


def _wrong(p: Any, nothing: Iterable[str], trace: Iterable[Any], places: dict[str, int] | None) -> list[dict[str, Any]]:
    """What is wrong with the guideline for a patient, in the order of nodes."""
    found = {name: [_without_branch(p, NODES[name])] for name in nothing}
    for name, here, _ in trace:
        for each in inapplicable(p, NODES[name].measures) if here else ():
            what, unsaid = ("due date", "when") if NODES[name].reassess else ("amount", "how much")
            told = f"the {what} `{each}` of `{name}` does not apply: the guideline does not say {unsaid}"
            found.setdefault(name, []).append(_problem(each, None, told, name))
    return [each for name in in_order([name for name in NODES if name in found], places) for each in found[name]]


def _without_branch(p: Any, node: Node) -> dict[str, Any]:
    """What is wrong where a decision applies and certainly none of its branches holds."""
    facts = ", ".join(_shown(p, node.reads))
    told = f"no branch of `{node.name}` holds{' for ' if facts else ''}{facts}"
    return _problem(None, None, f"{told}: the guideline does not say what to do", node.name)


def _lacked(p: Any, names: Any) -> Iterator[str]:
    """What is lacking of these elements, or what a function of the record says is."""
    if isinstance(names, tuple):
        for name in names:
            yield from VARIABLES[name].lacks(p)
    else:
        yield from names(p)


def lacking(p: Any, lacks: Callable[[Any], Iterable[str]]) -> tuple[str, ...]:
    """What a derived element lacks, worked out once for a record, however many others are made of it."""
    if lacks not in p.lacking:
        p.lacking[lacks] = tuple(dict.fromkeys(lacks(p)))
    found: tuple[str, ...] = p.lacking[lacks]
    return found


def _steps(p: Any, node: Node, taken: tuple[bool | None, ...]) -> list[dict[str, Any]]:
    """A node that certainly applies; of a decision each branch taken and the facts that settled it."""
    if not any(taken):
        return [{"node": node.name, "version": node.version, "branch": None, "because": []}]
    steps = []
    for branch, facts in compress(BRANCHES[node.name], taken):
        because = _shown(p, branch.because) if facts is None else [fact(p) for fact in facts]
        steps.append({"node": node.name, "version": node.version, "branch": branch.name, "because": because})
    return steps


def _needs(p: Any, point: EntryPoint, applies: bool | None, trace: list[Any]) -> list[dict[str, Any]]:
    """The missing elements on the way to something unknown, found from the ends of the tracks backwards."""
    wanted: set[str] = set()
    asking: list[tuple[str, Any]] = []
    for name, here, taken in reversed(trace):
        node = NODES[name]
        asking += [(name, (each,)) for each in [unmeasured(p, node.measures)] if each]
        leads_on = node.is_end
        for place in reversed(range(len(node.branches))):
            branch = node.branches[place]
            if taken[place] is not False and not wanted.isdisjoint(branch.targets):
                leads_on = True
                if taken[place] is None:
                    asking.append((name, branch.reads))
        if here is None and (leads_on or not wanted.isdisjoint(node.targets)):
            wanted.add(name)
    if applies is None:
        asking.append((point.start, (point.lacks,)))
    asked: dict[str, dict[str, None]] = {}
    for name, reads in reversed(asking):
        for lacks in reads:
            for element in _lacked(p, lacks):
                asked.setdefault(element, {})[name] = None
    needs = []
    for name, nodes in asked.items():
        need = {**ASKED[name], "asked_by": list(nodes)}
        need["values"] = need["values"] and need["values"].copy()
        need["range"] = need["range"] and need["range"].copy()
        needs.append(need)
    return needs


PLACES = {point.name: places_from(point.start) for point in ENTRY_POINTS.values()}
IDENTITY = {"id": GUIDELINE["id"], "version": GUIDELINE["version"]}
MEASURING = any(node.measures for node in NODES.values())
TELLING = frozenset(name for name, node in NODES.items() if node.tells)
RECOMMENDED = {name: [each.as_data() for each in node.recommends] for name, node in NODES.items()}
# For each node its branches: the name, and how to show the elements that settle it, where these are always the same.
BRANCHES = {
    node.name: [
        (each, [VARIABLES[name].shown for name in each.because] if isinstance(each.because, tuple) else None)
        for each in node.branches
    ]
    for node in NODES.values()
}
DEFAULT_ENTRY = next(iter(ENTRY_POINTS.values()))

EXIT_CODES = {"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}
USAGE = "usage: python evaluator.py PATIENT.json [--entry NAME] [--on DATE]    (- reads standard input)\n"
LARGEST = 1 << 20


class NoPatient(ValueError):
    """There is no record: it is empty, null or larger than any patient's."""


def read_facts(text: str) -> dict[str, Any]:
    """The facts of a JSON text: numbers exact, of at most 40 digits without exponent, no key twice.

    Raises ``NoPatient`` for an empty text and ``null``, else ``ValueError``.
    """
    if not text.strip(" \t\r\n"):
        raise NoPatient("there is no patient: the text is empty; one of whom nothing is known is written {}")
    facts = json.loads(text, object_pairs_hook=_pairs, parse_int=_number, parse_float=_number, parse_constant=_constant)
    if facts is None:
        raise NoPatient("there is no patient: the text is null; one of whom nothing is known is written {}")
    if not isinstance(facts, dict):
        raise ValueError("a patient is a mapping from element to value")
    return facts


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key `{twice}` stands twice")
    return found


def _number(text: str) -> Fraction:
    number = parse_json_number(text)
    if number is None:
        raise ValueError(f"a number has at most {LONGEST} digits")
    return number


def _constant(text: str) -> Any:
    raise ValueError(f"`{text}` is not JSON")


def _read(name: str) -> bytes:
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NoPatient(f"{name}: a patient has at most {LARGEST} bytes")
    return data


def main(arguments: list[str]) -> int:
    """Prints the evaluation of a patient as JSON; 0 complete, 1 needs data or out of scope, 2 invalid or misuse."""
    said: dict[str, str] = {}
    for option in ("--entry", "--on"):
        if option in arguments[:-1]:
            place = arguments.index(option)
            said[option] = arguments[place + 1]
            arguments = arguments[:place] + arguments[place + 2 :]
    entry, on = said.get("--entry"), said.get("--on")
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        sys.stderr.write(f"{GUIDELINE['title']}, version {GUIDELINE['version']}\n{NOTICE}\n{USAGE}")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        data = _read(arguments[0])
        point = DEFAULT_ENTRY if entry is None else _entry(entry)
    except (OSError, NoPatient, UnknownEntry) as misuse:
        sys.stderr.write(f"{misuse}\n")
        return 2
    try:
        result = evaluate(read_facts(data.decode("utf-8-sig")), entry, on)
    except (NoPatient, TwoVisits) as misuse:
        sys.stderr.write(f"{arguments[0]}: {misuse}\n")
        return 2
    except (ValueError, RecursionError) as unreadable:
        result = _result(Patient(), point, "invalid", {}, [_problem(None, None, f"{arguments[0]}: {unreadable}")])
    text = json.dumps(result, indent=2, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")  # half a pair as JSON's own escape
    return EXIT_CODES[result["status"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
