# guideproof: {"file": "evaluator.py", "guideline": "renal-mass-liver-metastases", "version": "0.2.1", "digest": "sha256:0698bf3c1524ad8b4b12784cbeec8f940040726c2dada1700a9e5b91495d9fc2"}
"""Probable malignant renal mass with liver metastases: the guideline `renal-mass-liver-metastases`, version 0.2.1, as a program.

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
    "id": "renal-mass-liver-metastases",
    "version": "0.2.1",
    "title": "Probable malignant renal mass with liver metastases",
    "status": "draft",
    "digest": "sha256:0698bf3c1524ad8b4b12784cbeec8f940040726c2dada1700a9e5b91495d9fc2",
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


# IMDC risk group: one bit a class
IMDC_RISK_FAVORABLE = 1
IMDC_RISK_INTERMEDIATE = 2
IMDC_RISK_POOR = 4


class Patient:
    """The record of one patient, made by `check_facts`. What is missing is None; numbers count the steps of their
    grid; a class is the set of those still possible, one bit a class.
    """

    __slots__ = (
        "histology",
        "t_stage",
        "n_stage",
        "m_stage",
        "metastatic_sites_liver",
        "metastatic_sites_lung",
        "metastatic_sites_bone",
        "metastatic_sites_brain",
        "metastatic_sites_lymph_node",
        "metastatic_sites_other",
        "metastatic_sites_at_least",
        "metastatic_sites_at_most",
        "liver_direct_invasion",
        "total_tumor_burden",
        "oligometastatic",
        "disease_free_interval",
        "sarcomatoid_features",
        "high_grade",
        "metastasis_count",
        "liver_metastasis_count",
        "lung_metastasis_count",
        "bone_metastasis_count",
        "bone_sites_vertebral",
        "bone_sites_pelvic",
        "bone_sites_appendicular",
        "bone_sites_thoracic",
        "bone_sites_at_least",
        "bone_sites_at_most",
        "largest_liver_metastasis",
        "lung_metastasis_volume",
        "hemoglobin",
        "hemoglobin_lower_limit",
        "calcium",
        "calcium_upper_limit",
        "albumin",
        "neutrophils",
        "neutrophils_upper_limit",
        "platelets",
        "platelets_upper_limit",
        "alkaline_phosphatase",
        "alkaline_phosphatase_upper_limit",
        "crp",
        "age",
        "karnofsky",
        "ecog",
        "hematuria",
        "flank_pain",
        "other_primary_symptoms",
        "paraneoplastic_syndrome",
        "neurologic_symptoms",
        "bone_pain",
        "fracture_or_impending",
        "surgical_candidate",
        "primary_resectable",
        "metastases_resectable",
        "high_kidney_disease_burden",
        "normal_contralateral_kidney",
        "prior_nephrectomy",
        "prior_systemic_therapy_cytokine",
        "prior_systemic_therapy_tki",
        "prior_systemic_therapy_checkpoint_inhibitor",
        "prior_systemic_therapy_mtor_inhibitor",
        "prior_systemic_therapy_at_least",
        "prior_systemic_therapy_at_most",
        "time_to_systemic_therapy",
        "systemic_therapy_candidate",
        "immunotherapy_contraindicated",
        "vegf_tki_contraindicated",
        "current_systemic_therapy_cytokine",
        "current_systemic_therapy_tki",
        "current_systemic_therapy_checkpoint_inhibitor",
        "current_systemic_therapy_mtor_inhibitor",
        "current_systemic_therapy_at_least",
        "current_systemic_therapy_at_most",
        "time_on_treatment",
        "treatment_response",
        "liver_metastases_remaining",
        "primary_symptoms_need_intervention",
        "metastasectomy_result",
        "residual_or_recurrent",
        "treatment_chosen",
        "abdominal_imaging",
        "chest_ct",
        "laboratory_panel",
        "iodinated_contrast_contraindicated",
        "renal_mass_biopsy",
        "liver_biopsy",
        "other_biopsy",
        "brain_imaging",
        "bone_imaging",
        "nephrectomy_pathology",
        "distant_metastases",
        "stage_iv",
        "metachronous",
        "symptomatic_primary",
        "disease_controlled",
        "alkaline_phosphatase_threshold",
        "corrected_calcium",
        "imdc_factor_count_at_least",
        "imdc_factor_count_at_most",
        "imdc_risk",
        "imdc_risk_certain",
        "liver_outlook_favorable",
        "lung_outlook_favorable",
        "bone_outlook_favorable",
        "removal_feasible",
        "removal_open",
        "malignant_tissue",
        "proven_renal_cancer",
        "another_disease",
        "liver_lesions_in_doubt",
        "sole_liver_lesion_unsampled",
        "workup_complete",
        "brain_imaging_due",
        "bone_imaging_due",
        "staging_open",
        "local_treatment_waits",
        "anything_imaged",
        "given",
        "rounded",
        "lacking",
        "assumed",
    )

    def __init__(self) -> None:
        # Histologic subtype (code)
        self.histology: str | None = None
        # T stage (code)
        self.t_stage: str | None = None
        # N stage (code)
        self.n_stage: str | None = None
        # M stage (code)
        self.m_stage: str | None = None
        # Sites of metastases (codes)
        self.metastatic_sites_liver: bool | None = None
        self.metastatic_sites_lung: bool | None = None
        self.metastatic_sites_bone: bool | None = None
        self.metastatic_sites_brain: bool | None = None
        self.metastatic_sites_lymph_node: bool | None = None
        self.metastatic_sites_other: bool | None = None
        self.metastatic_sites_at_least: int = 0
        self.metastatic_sites_at_most: int = 6
        # Direct invasion of the liver (boolean)
        self.liver_direct_invasion: bool | None = None
        # Total tumour burden (in steps of 1 mm)
        self.total_tumor_burden: int | None = None
        # Oligometastatic disease (boolean)
        self.oligometastatic: bool | None = None
        # Disease-free interval (in steps of 0.1 mo)
        self.disease_free_interval: int | None = None
        # Sarcomatoid features (boolean)
        self.sarcomatoid_features: bool | None = None
        # High grade (boolean)
        self.high_grade: bool | None = None
        # Number of metastases (in steps of 1)
        self.metastasis_count: int | None = None
        # Number of liver metastases (in steps of 1)
        self.liver_metastasis_count: int | None = None
        # Number of lung metastases (in steps of 1)
        self.lung_metastasis_count: int | None = None
        # Number of bone metastases (in steps of 1)
        self.bone_metastasis_count: int | None = None
        # Bones involved (codes)
        self.bone_sites_vertebral: bool | None = None
        self.bone_sites_pelvic: bool | None = None
        self.bone_sites_appendicular: bool | None = None
        self.bone_sites_thoracic: bool | None = None
        self.bone_sites_at_least: int = 0
        self.bone_sites_at_most: int = 4
        # Largest liver metastasis (in steps of 1 mm)
        self.largest_liver_metastasis: int | None = None
        # Volume of lung metastases (in steps of 0.1 cm3)
        self.lung_metastasis_volume: int | None = None
        # Haemoglobin (in steps of 0.1 g/dL)
        self.hemoglobin: int | None = None
        # Lower limit of normal of haemoglobin (in steps of 0.1 g/dL)
        self.hemoglobin_lower_limit: int | None = None
        # Total serum calcium (in steps of 0.1 mg/dL)
        self.calcium: int | None = None
        # Upper limit of normal of calcium (in steps of 0.1 mg/dL)
        self.calcium_upper_limit: int | None = None
        # Serum albumin (in steps of 0.1 g/dL)
        self.albumin: int | None = None
        # Neutrophil count (in steps of 0.1 10*9/L)
        self.neutrophils: int | None = None
        # Upper limit of normal of neutrophils (in steps of 0.1 10*9/L)
        self.neutrophils_upper_limit: int | None = None
        # Platelet count (in steps of 1 10*9/L)
        self.platelets: int | None = None
        # Upper limit of normal of platelets (in steps of 1 10*9/L)
        self.platelets_upper_limit: int | None = None
        # Alkaline phosphatase (in steps of 1 U/L)
        self.alkaline_phosphatase: int | None = None
        # Upper limit of normal of alkaline phosphatase (in steps of 1 U/L)
        self.alkaline_phosphatase_upper_limit: int | None = None
        # C-reactive protein (in steps of 0.01 mg/dL)
        self.crp: int | None = None
        # Age (in steps of 1 a)
        self.age: int | None = None
        # Karnofsky performance status (in steps of 10)
        self.karnofsky: int | None = None
        # ECOG performance status (in steps of 1)
        self.ecog: int | None = None
        # Haematuria from the primary tumour (boolean)
        self.hematuria: bool | None = None
        # Flank pain from the primary tumour (boolean)
        self.flank_pain: bool | None = None
        # Other symptoms of the primary tumour (boolean)
        self.other_primary_symptoms: bool | None = None
        # Paraneoplastic syndrome (boolean)
        self.paraneoplastic_syndrome: bool | None = None
        # Neurologic symptoms (boolean)
        self.neurologic_symptoms: bool | None = None
        # Bone pain (boolean)
        self.bone_pain: bool | None = None
        # Fracture, or fracture threatening (boolean)
        self.fracture_or_impending: bool | None = None
        # Candidate for surgery (boolean)
        self.surgical_candidate: bool | None = None
        # Primary tumour resectable (boolean)
        self.primary_resectable: bool | None = None
        # Metastases completely resectable (boolean)
        self.metastases_resectable: bool | None = None
        # High disease burden in the kidney (boolean)
        self.high_kidney_disease_burden: bool | None = None
        # Normal other kidney (boolean)
        self.normal_contralateral_kidney: bool | None = None
        # Earlier nephrectomy (boolean)
        self.prior_nephrectomy: bool | None = None
        # Earlier systemic therapy (codes)
        self.prior_systemic_therapy_cytokine: bool | None = None
        self.prior_systemic_therapy_tki: bool | None = None
        self.prior_systemic_therapy_checkpoint_inhibitor: bool | None = None
        self.prior_systemic_therapy_mtor_inhibitor: bool | None = None
        self.prior_systemic_therapy_at_least: int = 0
        self.prior_systemic_therapy_at_most: int = 4
        # Time from diagnosis to systemic therapy (in steps of 0.1 mo)
        self.time_to_systemic_therapy: int | None = None
        # Candidate for systemic therapy (boolean)
        self.systemic_therapy_candidate: bool | None = None
        # Checkpoint inhibitor contraindicated (boolean)
        self.immunotherapy_contraindicated: bool | None = None
        # VEGF tyrosine kinase inhibitor contraindicated (boolean)
        self.vegf_tki_contraindicated: bool | None = None
        # Current systemic therapy (codes)
        self.current_systemic_therapy_cytokine: bool | None = None
        self.current_systemic_therapy_tki: bool | None = None
        self.current_systemic_therapy_checkpoint_inhibitor: bool | None = None
        self.current_systemic_therapy_mtor_inhibitor: bool | None = None
        self.current_systemic_therapy_at_least: int = 0
        self.current_systemic_therapy_at_most: int = 4
        # Time on the present treatment (in steps of 1 wk)
        self.time_on_treatment: int | None = None
        # Response to treatment (code)
        self.treatment_response: str | None = None
        # Liver metastases left (boolean)
        self.liver_metastases_remaining: bool | None = None
        # Symptoms of the primary that need intervention (boolean)
        self.primary_symptoms_need_intervention: bool | None = None
        # Result of metastasectomy (code)
        self.metastasectomy_result: str | None = None
        # Residual or recurrent disease (boolean)
        self.residual_or_recurrent: bool | None = None
        # Treatment chosen (code)
        self.treatment_chosen: str | None = None
        # Multiphase imaging of the abdomen (code)
        self.abdominal_imaging: str | None = None
        # CT of the chest (code)
        self.chest_ct: str | None = None
        # Baseline laboratory panel (code)
        self.laboratory_panel: str | None = None
        # Iodinated contrast contraindicated (boolean)
        self.iodinated_contrast_contraindicated: bool | None = None
        # Biopsy of the renal mass (code)
        self.renal_mass_biopsy: str | None = None
        # Biopsy of a liver lesion (code)
        self.liver_biopsy: str | None = None
        # Biopsy of another site (code)
        self.other_biopsy: str | None = None
        # Imaging of the brain (code)
        self.brain_imaging: str | None = None
        # Imaging of the bones (code)
        self.bone_imaging: str | None = None
        # Pathology of the nephrectomy specimen (code)
        self.nephrectomy_pathology: str | None = None
        # Distant metastases (derived boolean)
        self.distant_metastases: bool | None = None
        # Stage IV (derived boolean)
        self.stage_iv: bool | None = None
        # Metachronous metastases (derived boolean)
        self.metachronous: bool | None = None
        # Symptomatic primary tumour (derived boolean)
        self.symptomatic_primary: bool | None = None
        # Disease controlled (derived boolean)
        self.disease_controlled: bool | None = None
        # Multiple of the upper limit of alkaline phosphatase (in steps of 1.5 U/L)
        self.alkaline_phosphatase_threshold: int | None = None
        # Corrected calcium (in steps of 0.02 mg/dL)
        self.corrected_calcium: int | None = None
        # Number of IMDC risk factors (derived integer)
        self.imdc_factor_count_at_least: int = 0
        self.imdc_factor_count_at_most: int = 0
        # IMDC risk group (derived code)
        self.imdc_risk: int = 0
        self.imdc_risk_certain: int = 0
        # Favourable outlook of liver resection (derived boolean)
        self.liver_outlook_favorable: bool | None = None
        # Favourable outlook of lung resection (derived boolean)
        self.lung_outlook_favorable: bool | None = None
        # Favourable outlook of bone resection (derived boolean)
        self.bone_outlook_favorable: bool | None = None
        # All disease can be removed in a fit patient (derived boolean)
        self.removal_feasible: bool | None = None
        # Removal of all disease with the kidney is an option (derived boolean)
        self.removal_open: bool | None = None
        # Malignant tissue proven (derived boolean)
        self.malignant_tissue: bool | None = None
        # Cancer proven, and not another one than that of the kidney (derived boolean)
        self.proven_renal_cancer: bool | None = None
        # Benign renal tumour, or another cancer (derived boolean)
        self.another_disease: bool | None = None
        # Liver lesions recorded as metastases against a benign biopsy (derived boolean)
        self.liver_lesions_in_doubt: bool | None = None
        # One metastasis in all, in the liver, that was never sampled (derived boolean)
        self.sole_liver_lesion_unsampled: bool | None = None
        # Work-up complete (derived boolean)
        self.workup_complete: bool | None = None
        # New neurologic symptoms, brain not imaged in this episode (derived boolean)
        self.brain_imaging_due: bool | None = None
        # Bone pain or fracture, bones not imaged in this episode (derived boolean)
        self.bone_imaging_due: bool | None = None
        # Extent of the disease still open (derived boolean)
        self.staging_open: bool | None = None
        # Local treatment of metastases waits for a result (derived boolean)
        self.local_treatment_waits: bool | None = None
        # Anything imaged yet, or cancer proven (derived boolean)
        self.anything_imaged: bool | None = None
        # What was given in another unit, as it was given, and what of it was rounded
        self.given: dict[str, str] | None = None
        self.rounded: dict[str, Rounded] | None = None
        # What derived elements lack, by the function that names it, once it was asked for
        self.lacking: dict[Any, tuple[str, ...]] = {}
        # The elements whose missing value stands for something, which was put in
        self.assumed: tuple[str, ...] = ()


ELEMENTS: dict[str, Element] = {
    "histology": CodeElement(
        "histology",
        slot="histology",
        codes={
            "clear_cell": "Clear cell renal cell carcinoma",
            "non_clear_cell": "Renal cell carcinoma of another subtype",
            "undetermined": "Not determined",
            "not_renal_cell": "Malignant, but not renal cell carcinoma",
        },
    ),
    "t_stage": CodeElement("t_stage", slot="t_stage", codes={"t1": "T1", "t2": "T2", "t3": "T3", "t4": "T4"}),
    "n_stage": CodeElement(
        "n_stage",
        slot="n_stage",
        codes={"n0": "N0, no regional node involved", "n1": "N1, regional nodes involved or suspected"},
    ),
    "m_stage": CodeElement(
        "m_stage",
        slot="m_stage",
        codes={"m0": "M0, no distant metastasis", "m1": "M1, distant metastasis"},
    ),
    "metastatic_sites": CodesElement(
        "metastatic_sites",
        slots={
            "liver": "metastatic_sites_liver",
            "lung": "metastatic_sites_lung",
            "bone": "metastatic_sites_bone",
            "brain": "metastatic_sites_brain",
            "lymph_node": "metastatic_sites_lymph_node",
            "other": "metastatic_sites_other",
        },
        size=("metastatic_sites_at_least", "metastatic_sites_at_most"),
        codes={
            "liver": "Liver",
            "lung": "Lung",
            "bone": "Bone",
            "brain": "Brain",
            "lymph_node": "Distant lymph nodes",
            "other": "Another site",
        },
    ),
    "liver_direct_invasion": BooleanElement("liver_direct_invasion", slot="liver_direct_invasion"),
    "total_tumor_burden": QuantityElement(
        "total_tumor_burden",
        slot="total_tumor_burden",
        low="0",
        high="3000",
        step="1",
        unit="mm",
        named=("0", "140"),
        beside=(("largest_liver_metastasis", "1", "0"),),
    ),
    "oligometastatic": BooleanElement("oligometastatic", slot="oligometastatic"),
    "disease_free_interval": QuantityElement(
        "disease_free_interval",
        slot="disease_free_interval",
        low="0",
        high="600",
        step="0.1",
        unit="mo",
        named=("0", "23", "24"),
        beside=(("time_to_systemic_therapy", "1", "0"),),
    ),
    "sarcomatoid_features": BooleanElement("sarcomatoid_features", slot="sarcomatoid_features"),
    "high_grade": BooleanElement("high_grade", slot="high_grade"),
    "metastasis_count": IntegerElement(
        "metastasis_count",
        slot="metastasis_count",
        low="0",
        high="500",
        step="1",
        unit=None,
    ),
    "liver_metastasis_count": IntegerElement(
        "liver_metastasis_count",
        slot="liver_metastasis_count",
        low="0",
        high="500",
        step="1",
        unit=None,
    ),
    "lung_metastasis_count": IntegerElement(
        "lung_metastasis_count",
        slot="lung_metastasis_count",
        low="0",
        high="500",
        step="1",
        unit=None,
    ),
    "bone_metastasis_count": IntegerElement(
        "bone_metastasis_count",
        slot="bone_metastasis_count",
        low="0",
        high="500",
        step="1",
        unit=None,
    ),
    "bone_sites": CodesElement(
        "bone_sites",
        slots={
            "vertebral": "bone_sites_vertebral",
            "pelvic": "bone_sites_pelvic",
            "appendicular": "bone_sites_appendicular",
            "thoracic": "bone_sites_thoracic",
        },
        size=("bone_sites_at_least", "bone_sites_at_most"),
        codes={"vertebral": "Spine", "pelvic": "Pelvis", "appendicular": "Limbs", "thoracic": "Thoracic bones"},
    ),
    "largest_liver_metastasis": QuantityElement(
        "largest_liver_metastasis",
        slot="largest_liver_metastasis",
        low="0",
        high="500",
        step="1",
        unit="mm",
        named=("0", "50"),
        beside=(("total_tumor_burden", "1", "0"),),
    ),
    "lung_metastasis_volume": QuantityElement(
        "lung_metastasis_volume",
        slot="lung_metastasis_volume",
        low="0",
        high="5000",
        step="0.1",
        unit="cm3",
        named=("0", "4"),
    ),
    "hemoglobin": QuantityElement(
        "hemoglobin",
        slot="hemoglobin",
        low="1",
        high="30",
        step="0.1",
        unit="g/dL",
        beside=(("hemoglobin_lower_limit", "1", "0"),),
    ),
    "hemoglobin_lower_limit": QuantityElement(
        "hemoglobin_lower_limit",
        slot="hemoglobin_lower_limit",
        low="8",
        high="20",
        step="0.1",
        unit="g/dL",
        beside=(("hemoglobin", "1", "0"),),
    ),
    "calcium": QuantityElement("calcium", slot="calcium", low="2", high="30", step="0.1", unit="mg/dL"),
    "calcium_upper_limit": QuantityElement(
        "calcium_upper_limit",
        slot="calcium_upper_limit",
        low="8",
        high="14",
        step="0.1",
        unit="mg/dL",
    ),
    "albumin": QuantityElement("albumin", slot="albumin", low="0.5", high="8", step="0.1", unit="g/dL"),
    "neutrophils": QuantityElement(
        "neutrophils",
        slot="neutrophils",
        low="0",
        high="300",
        step="0.1",
        unit="10*9/L",
        beside=(("neutrophils_upper_limit", "1", "0"),),
    ),
    "neutrophils_upper_limit": QuantityElement(
        "neutrophils_upper_limit",
        slot="neutrophils_upper_limit",
        low="4",
        high="15",
        step="0.1",
        unit="10*9/L",
        beside=(("neutrophils", "1", "0"),),
    ),
    "platelets": QuantityElement(
        "platelets",
        slot="platelets",
        low="0",
        high="5000",
        step="1",
        unit="10*9/L",
        beside=(("platelets_upper_limit", "1", "0"),),
    ),
    "platelets_upper_limit": QuantityElement(
        "platelets_upper_limit",
        slot="platelets_upper_limit",
        low="200",
        high="700",
        step="1",
        unit="10*9/L",
        beside=(("platelets", "1", "0"),),
    ),
    "alkaline_phosphatase": QuantityElement(
        "alkaline_phosphatase",
        slot="alkaline_phosphatase",
        low="0",
        high="10000",
        step="1",
        unit="U/L",
    ),
    "alkaline_phosphatase_upper_limit": QuantityElement(
        "alkaline_phosphatase_upper_limit",
        slot="alkaline_phosphatase_upper_limit",
        low="30",
        high="500",
        step="1",
        unit="U/L",
    ),
    "crp": QuantityElement("crp", slot="crp", low="0", high="100", step="0.01", unit="mg/dL", named=("3/10",)),
    "age": QuantityElement("age", slot="age", low="0", high="120", step="1", unit="a", named=("18", "70")),
    "karnofsky": IntegerElement("karnofsky", slot="karnofsky", low="0", high="100", step="10", unit=None),
    "ecog": IntegerElement("ecog", slot="ecog", low="0", high="4", step="1", unit=None),
    "hematuria": BooleanElement("hematuria", slot="hematuria"),
    "flank_pain": BooleanElement("flank_pain", slot="flank_pain"),
    "other_primary_symptoms": BooleanElement("other_primary_symptoms", slot="other_primary_symptoms"),
    "paraneoplastic_syndrome": BooleanElement("paraneoplastic_syndrome", slot="paraneoplastic_syndrome"),
    "neurologic_symptoms": BooleanElement("neurologic_symptoms", slot="neurologic_symptoms"),
    "bone_pain": BooleanElement("bone_pain", slot="bone_pain"),
    "fracture_or_impending": BooleanElement("fracture_or_impending", slot="fracture_or_impending"),
    "surgical_candidate": BooleanElement("surgical_candidate", slot="surgical_candidate"),
    "primary_resectable": BooleanElement("primary_resectable", slot="primary_resectable"),
    "metastases_resectable": BooleanElement("metastases_resectable", slot="metastases_resectable"),
    "high_kidney_disease_burden": BooleanElement("high_kidney_disease_burden", slot="high_kidney_disease_burden"),
    "normal_contralateral_kidney": BooleanElement("normal_contralateral_kidney", slot="normal_contralateral_kidney"),
    "prior_nephrectomy": BooleanElement("prior_nephrectomy", slot="prior_nephrectomy"),
    "prior_systemic_therapy": CodesElement(
        "prior_systemic_therapy",
        slots={
            "cytokine": "prior_systemic_therapy_cytokine",
            "tki": "prior_systemic_therapy_tki",
            "checkpoint_inhibitor": "prior_systemic_therapy_checkpoint_inhibitor",
            "mtor_inhibitor": "prior_systemic_therapy_mtor_inhibitor",
        },
        size=("prior_systemic_therapy_at_least", "prior_systemic_therapy_at_most"),
        codes={
            "cytokine": "Cytokine (interferon alfa or interleukin 2)",
            "tki": "Tyrosine kinase inhibitor",
            "checkpoint_inhibitor": "Immune checkpoint inhibitor",
            "mtor_inhibitor": "mTOR inhibitor",
        },
    ),
    "time_to_systemic_therapy": QuantityElement(
        "time_to_systemic_therapy",
        slot="time_to_systemic_therapy",
        low="0",
        high="720",
        step="0.1",
        unit="mo",
        named=("12",),
        beside=(("disease_free_interval", "1", "0"),),
    ),
    "systemic_therapy_candidate": BooleanElement("systemic_therapy_candidate", slot="systemic_therapy_candidate"),
    "immunotherapy_contraindicated": BooleanElement(
        "immunotherapy_contraindicated",
        slot="immunotherapy_contraindicated",
    ),
    "vegf_tki_contraindicated": BooleanElement("vegf_tki_contraindicated", slot="vegf_tki_contraindicated"),
    "current_systemic_therapy": CodesElement(
        "current_systemic_therapy",
        slots={
            "cytokine": "current_systemic_therapy_cytokine",
            "tki": "current_systemic_therapy_tki",
            "checkpoint_inhibitor": "current_systemic_therapy_checkpoint_inhibitor",
            "mtor_inhibitor": "current_systemic_therapy_mtor_inhibitor",
        },
        size=("current_systemic_therapy_at_least", "current_systemic_therapy_at_most"),
        codes={
            "cytokine": "Cytokine (interferon alfa or interleukin 2)",
            "tki": "Tyrosine kinase inhibitor",
            "checkpoint_inhibitor": "Immune checkpoint inhibitor",
            "mtor_inhibitor": "mTOR inhibitor",
        },
    ),
    "time_on_treatment": QuantityElement(
        "time_on_treatment",
        slot="time_on_treatment",
        low="0",
        high="2000",
        step="1",
        unit="wk",
        named=("6",),
    ),
    "treatment_response": CodeElement(
        "treatment_response",
        slot="treatment_response",
        codes={
            "complete": "Complete response",
            "near_complete": "Near-complete response",
            "partial": "Partial response",
            "stable": "Stable disease",
            "mixed": "Mixed response",
            "progression": "Progression",
            "not_evaluable": "Cannot be judged",
        },
    ),
    "liver_metastases_remaining": BooleanElement("liver_metastases_remaining", slot="liver_metastases_remaining"),
    "primary_symptoms_need_intervention": BooleanElement(
        "primary_symptoms_need_intervention",
        slot="primary_symptoms_need_intervention",
    ),
    "metastasectomy_result": CodeElement(
        "metastasectomy_result",
        slot="metastasectomy_result",
        codes={"complete": "Complete", "residual": "Disease was left"},
    ),
    "residual_or_recurrent": BooleanElement("residual_or_recurrent", slot="residual_or_recurrent"),
    "treatment_chosen": CodeElement(
        "treatment_chosen",
        slot="treatment_chosen",
        codes={
            "none_yet": "None yet",
            "nephrectomy": "Nephrectomy",
            "combined_resection": "Removal of all disease",
            "drugs": "Drugs",
            "local_treatment": "Local treatment of metastases",
            "observation": "Observation",
        },
    ),
    "abdominal_imaging": CodeElement(
        "abdominal_imaging",
        slot="abdominal_imaging",
        codes={"not_done": "Not done", "done": "Done and read"},
    ),
    "chest_ct": CodeElement("chest_ct", slot="chest_ct", codes={"not_done": "Not done", "done": "Done and read"}),
    "laboratory_panel": CodeElement(
        "laboratory_panel",
        slot="laboratory_panel",
        codes={"not_done": "Not done or not current", "done": "Done and current"},
    ),
    "iodinated_contrast_contraindicated": BooleanElement(
        "iodinated_contrast_contraindicated",
        slot="iodinated_contrast_contraindicated",
    ),
    "renal_mass_biopsy": CodeElement(
        "renal_mass_biopsy",
        slot="renal_mass_biopsy",
        codes={
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
    ),
    "liver_biopsy": CodeElement(
        "liver_biopsy",
        slot="liver_biopsy",
        codes={
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
    ),
    "other_biopsy": CodeElement(
        "other_biopsy",
        slot="other_biopsy",
        codes={
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
    ),
    "brain_imaging": CodeElement(
        "brain_imaging",
        slot="brain_imaging",
        codes={"not_done": "Not done", "done": "Done and read"},
    ),
    "bone_imaging": CodeElement(
        "bone_imaging",
        slot="bone_imaging",
        codes={"not_done": "Not done", "done": "Done and read"},
    ),
    "nephrectomy_pathology": CodeElement(
        "nephrectomy_pathology",
        slot="nephrectomy_pathology",
        codes={"not_available": "Not available", "malignant": "Malignant", "benign": "Benign"},
    ),
}

ASKED: dict[str, dict[str, Any]] = {
    "histology": {
        "element": "histology",
        "question": "Which subtype does the pathology report give?",
        "answered_by": "pathology",
        "type": "code",
        "values": {
            "clear_cell": "Clear cell renal cell carcinoma",
            "non_clear_cell": "Renal cell carcinoma of another subtype",
            "undetermined": "Not determined",
            "not_renal_cell": "Malignant, but not renal cell carcinoma",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "t_stage": {
        "element": "t_stage",
        "question": "Which T stage does the primary tumour have?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"t1": "T1", "t2": "T2", "t3": "T3", "t4": "T4"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "n_stage": {
        "element": "n_stage",
        "question": "Are regional lymph nodes involved?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"n0": "N0, no regional node involved", "n1": "N1, regional nodes involved or suspected"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "m_stage": {
        "element": "m_stage",
        "question": "Are distant metastases present?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"m0": "M0, no distant metastasis", "m1": "M1, distant metastasis"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "metastatic_sites": {
        "element": "metastatic_sites",
        "question": "Where are the metastases?",
        "answered_by": "imaging",
        "type": "codes",
        "values": {
            "liver": "Liver",
            "lung": "Lung",
            "bone": "Bone",
            "brain": "Brain",
            "lymph_node": "Distant lymph nodes",
            "other": "Another site",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "liver_direct_invasion": {
        "element": "liver_direct_invasion",
        "question": "Does the kidney tumour itself grow into the liver?",
        "answered_by": "imaging",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "total_tumor_burden": {
        "element": "total_tumor_burden",
        "question": "What is the sum of the longest diameters of all measured tumours?",
        "answered_by": "imaging",
        "type": "quantity",
        "values": None,
        "range": [0, 3000],
        "unit": "mm",
        "precision": 1,
    },
    "oligometastatic": {
        "element": "oligometastatic",
        "question": "Does the team regard the disease as oligometastatic?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "disease_free_interval": {
        "element": "disease_free_interval",
        "question": "How many months passed between nephrectomy and the first metastasis?",
        "answered_by": "physician",
        "type": "quantity",
        "values": None,
        "range": [0, 600],
        "unit": "mo",
        "precision": 0.1,
    },
    "sarcomatoid_features": {
        "element": "sarcomatoid_features",
        "question": "Does the pathology report describe sarcomatoid features?",
        "answered_by": "pathology",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "high_grade": {
        "element": "high_grade",
        "question": "Does the pathologist grade the primary tumour as high grade?",
        "answered_by": "pathology",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "metastasis_count": {
        "element": "metastasis_count",
        "question": "How many metastases are there in all?",
        "answered_by": "imaging",
        "type": "integer",
        "values": None,
        "range": [0, 500],
        "unit": None,
        "precision": 1,
    },
    "liver_metastasis_count": {
        "element": "liver_metastasis_count",
        "question": "How many metastases are there in the liver?",
        "answered_by": "imaging",
        "type": "integer",
        "values": None,
        "range": [0, 500],
        "unit": None,
        "precision": 1,
    },
    "lung_metastasis_count": {
        "element": "lung_metastasis_count",
        "question": "How many metastases are there in the lungs?",
        "answered_by": "imaging",
        "type": "integer",
        "values": None,
        "range": [0, 500],
        "unit": None,
        "precision": 1,
    },
    "bone_metastasis_count": {
        "element": "bone_metastasis_count",
        "question": "How many metastases are there in the bones?",
        "answered_by": "imaging",
        "type": "integer",
        "values": None,
        "range": [0, 500],
        "unit": None,
        "precision": 1,
    },
    "bone_sites": {
        "element": "bone_sites",
        "question": "Which parts of the skeleton hold metastases?",
        "answered_by": "imaging",
        "type": "codes",
        "values": {"vertebral": "Spine", "pelvic": "Pelvis", "appendicular": "Limbs", "thoracic": "Thoracic bones"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "largest_liver_metastasis": {
        "element": "largest_liver_metastasis",
        "question": "What is the longest diameter of the largest liver metastasis?",
        "answered_by": "imaging",
        "type": "quantity",
        "values": None,
        "range": [0, 500],
        "unit": "mm",
        "precision": 1,
    },
    "lung_metastasis_volume": {
        "element": "lung_metastasis_volume",
        "question": "What volume do the lung metastases have?",
        "answered_by": "imaging",
        "type": "quantity",
        "values": None,
        "range": [0, 5000],
        "unit": "cm3",
        "precision": 0.1,
    },
    "hemoglobin": {
        "element": "hemoglobin",
        "question": "What is the haemoglobin?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [1, 30],
        "unit": "g/dL",
        "precision": 0.1,
    },
    "hemoglobin_lower_limit": {
        "element": "hemoglobin_lower_limit",
        "question": "What does your laboratory give as the lower limit of normal of haemoglobin for this patient?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [8, 20],
        "unit": "g/dL",
        "precision": 0.1,
    },
    "calcium": {
        "element": "calcium",
        "question": "What is the total serum calcium, as measured?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [2, 30],
        "unit": "mg/dL",
        "precision": 0.1,
    },
    "calcium_upper_limit": {
        "element": "calcium_upper_limit",
        "question": "What does your laboratory give as the upper limit of normal of calcium?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [8, 14],
        "unit": "mg/dL",
        "precision": 0.1,
    },
    "albumin": {
        "element": "albumin",
        "question": "What is the serum albumin?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0.5, 8],
        "unit": "g/dL",
        "precision": 0.1,
    },
    "neutrophils": {
        "element": "neutrophils",
        "question": "What is the absolute neutrophil count?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0, 300],
        "unit": "10*9/L",
        "precision": 0.1,
    },
    "neutrophils_upper_limit": {
        "element": "neutrophils_upper_limit",
        "question": "What does your laboratory give as the upper limit of normal of neutrophils?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [4, 15],
        "unit": "10*9/L",
        "precision": 0.1,
    },
    "platelets": {
        "element": "platelets",
        "question": "What is the platelet count?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0, 5000],
        "unit": "10*9/L",
        "precision": 1,
    },
    "platelets_upper_limit": {
        "element": "platelets_upper_limit",
        "question": "What does your laboratory give as the upper limit of normal of platelets?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [200, 700],
        "unit": "10*9/L",
        "precision": 1,
    },
    "alkaline_phosphatase": {
        "element": "alkaline_phosphatase",
        "question": "What is the alkaline phosphatase?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0, 10000],
        "unit": "U/L",
        "precision": 1,
    },
    "alkaline_phosphatase_upper_limit": {
        "element": "alkaline_phosphatase_upper_limit",
        "question": "What does your laboratory give as the upper limit of normal of alkaline phosphatase?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [30, 500],
        "unit": "U/L",
        "precision": 1,
    },
    "crp": {
        "element": "crp",
        "question": "What is the C-reactive protein?",
        "answered_by": "laboratory",
        "type": "quantity",
        "values": None,
        "range": [0, 100],
        "unit": "mg/dL",
        "precision": 0.01,
    },
    "age": {
        "element": "age",
        "question": "How old is the patient?",
        "answered_by": "patient",
        "type": "quantity",
        "values": None,
        "range": [0, 120],
        "unit": "a",
        "precision": 1,
    },
    "karnofsky": {
        "element": "karnofsky",
        "question": "What is the Karnofsky performance status?",
        "answered_by": "physician",
        "type": "integer",
        "values": None,
        "range": [0, 100],
        "unit": None,
        "precision": 10,
    },
    "ecog": {
        "element": "ecog",
        "question": "What is the ECOG performance status?",
        "answered_by": "physician",
        "type": "integer",
        "values": None,
        "range": [0, 4],
        "unit": None,
        "precision": 1,
    },
    "hematuria": {
        "element": "hematuria",
        "question": "Does the patient have blood in the urine from the kidney tumour?",
        "answered_by": "patient",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "flank_pain": {
        "element": "flank_pain",
        "question": "Does the patient have flank pain from the kidney tumour?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "other_primary_symptoms": {
        "element": "other_primary_symptoms",
        "question": "Does the primary tumour cause other symptoms?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "paraneoplastic_syndrome": {
        "element": "paraneoplastic_syndrome",
        "question": "Does the patient have a paraneoplastic syndrome that is due to the primary tumour?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "neurologic_symptoms": {
        "element": "neurologic_symptoms",
        "question": "Does the patient have new neurologic symptoms?",
        "answered_by": "patient",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "bone_pain": {
        "element": "bone_pain",
        "question": "Does the patient have bone pain?",
        "answered_by": "patient",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "fracture_or_impending": {
        "element": "fracture_or_impending",
        "question": "Is there a fracture through a bone lesion, or does one threaten?",
        "answered_by": "imaging",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "surgical_candidate": {
        "element": "surgical_candidate",
        "question": "Is the patient fit for, and willing to have, major surgery?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "primary_resectable": {
        "element": "primary_resectable",
        "question": "Can the primary tumour be removed?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "metastases_resectable": {
        "element": "metastases_resectable",
        "question": "Can all metastases be removed completely?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "high_kidney_disease_burden": {
        "element": "high_kidney_disease_burden",
        "question": "Does the kidney hold a high share of the disease, as the team judges?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "normal_contralateral_kidney": {
        "element": "normal_contralateral_kidney",
        "question": "Does the other kidney work normally?",
        "answered_by": "imaging",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "prior_nephrectomy": {
        "element": "prior_nephrectomy",
        "question": "Has the kidney with this tumour already been removed?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "prior_systemic_therapy": {
        "element": "prior_systemic_therapy",
        "question": "Which classes of systemic therapy has the patient had for this cancer?",
        "answered_by": "physician",
        "type": "codes",
        "values": {
            "cytokine": "Cytokine (interferon alfa or interleukin 2)",
            "tki": "Tyrosine kinase inhibitor",
            "checkpoint_inhibitor": "Immune checkpoint inhibitor",
            "mtor_inhibitor": "mTOR inhibitor",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "time_to_systemic_therapy": {
        "element": "time_to_systemic_therapy",
        "question": "How many months from the diagnosis of the cancer to the start of systemic therapy?",
        "answered_by": "physician",
        "type": "quantity",
        "values": None,
        "range": [0, 720],
        "unit": "mo",
        "precision": 0.1,
    },
    "systemic_therapy_candidate": {
        "element": "systemic_therapy_candidate",
        "question": "Can the patient be given systemic therapy of any class?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "immunotherapy_contraindicated": {
        "element": "immunotherapy_contraindicated",
        "question": "Is there a reason not to give an immune checkpoint inhibitor?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "vegf_tki_contraindicated": {
        "element": "vegf_tki_contraindicated",
        "question": "Is there a reason not to give a VEGF receptor tyrosine kinase inhibitor?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "current_systemic_therapy": {
        "element": "current_systemic_therapy",
        "question": "Which classes of systemic therapy is the patient being given now?",
        "answered_by": "physician",
        "type": "codes",
        "values": {
            "cytokine": "Cytokine (interferon alfa or interleukin 2)",
            "tki": "Tyrosine kinase inhibitor",
            "checkpoint_inhibitor": "Immune checkpoint inhibitor",
            "mtor_inhibitor": "mTOR inhibitor",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "time_on_treatment": {
        "element": "time_on_treatment",
        "question": "How many weeks ago did the present systemic therapy start?",
        "answered_by": "physician",
        "type": "quantity",
        "values": None,
        "range": [0, 2000],
        "unit": "wk",
        "precision": 1,
    },
    "treatment_response": {
        "element": "treatment_response",
        "question": "How has the disease responded to the present treatment?",
        "answered_by": "team",
        "type": "code",
        "values": {
            "complete": "Complete response",
            "near_complete": "Near-complete response",
            "partial": "Partial response",
            "stable": "Stable disease",
            "mixed": "Mixed response",
            "progression": "Progression",
            "not_evaluable": "Cannot be judged",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "liver_metastases_remaining": {
        "element": "liver_metastases_remaining",
        "question": "Are liver metastases still to be seen on treatment?",
        "answered_by": "imaging",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "primary_symptoms_need_intervention": {
        "element": "primary_symptoms_need_intervention",
        "question": "Does the primary tumour cause symptoms on treatment that need more than medicines?",
        "answered_by": "team",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "metastasectomy_result": {
        "element": "metastasectomy_result",
        "question": "Did the metastasectomy remove all disease?",
        "answered_by": "team",
        "type": "code",
        "values": {"complete": "Complete", "residual": "Disease was left"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "residual_or_recurrent": {
        "element": "residual_or_recurrent",
        "question": "Is there disease now, left behind or come back?",
        "answered_by": "imaging",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "treatment_chosen": {
        "element": "treatment_chosen",
        "question": "Where the guideline offered a choice, what did patient and team choose?",
        "answered_by": "team",
        "type": "code",
        "values": {
            "none_yet": "None yet",
            "nephrectomy": "Nephrectomy",
            "combined_resection": "Removal of all disease",
            "drugs": "Drugs",
            "local_treatment": "Local treatment of metastases",
            "observation": "Observation",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "abdominal_imaging": {
        "element": "abdominal_imaging",
        "question": "Has the abdomen been imaged with multiphase CT or MRI in this illness?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"not_done": "Not done", "done": "Done and read"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "chest_ct": {
        "element": "chest_ct",
        "question": "Has a CT of the chest been done in this illness?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"not_done": "Not done", "done": "Done and read"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "laboratory_panel": {
        "element": "laboratory_panel",
        "question": "Are current results of the baseline laboratory panel at hand?",
        "answered_by": "laboratory",
        "type": "code",
        "values": {"not_done": "Not done or not current", "done": "Done and current"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "iodinated_contrast_contraindicated": {
        "element": "iodinated_contrast_contraindicated",
        "question": "Is there a reason not to give iodinated contrast?",
        "answered_by": "physician",
        "type": "boolean",
        "values": None,
        "range": None,
        "unit": None,
        "precision": None,
    },
    "renal_mass_biopsy": {
        "element": "renal_mass_biopsy",
        "question": "What did the biopsy of the renal mass show?",
        "answered_by": "pathology",
        "type": "code",
        "values": {
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "liver_biopsy": {
        "element": "liver_biopsy",
        "question": "What did the biopsy of a liver lesion show?",
        "answered_by": "pathology",
        "type": "code",
        "values": {
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "other_biopsy": {
        "element": "other_biopsy",
        "question": "What did a biopsy of any other site show?",
        "answered_by": "pathology",
        "type": "code",
        "values": {
            "not_done": "Not done, or no result yet",
            "nondiagnostic": "Nondiagnostic",
            "malignant": "Malignant",
            "benign": "Benign",
        },
        "range": None,
        "unit": None,
        "precision": None,
    },
    "brain_imaging": {
        "element": "brain_imaging",
        "question": "Has the brain been imaged in this episode of symptoms?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"not_done": "Not done", "done": "Done and read"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "bone_imaging": {
        "element": "bone_imaging",
        "question": "Have the bones been imaged in this episode of symptoms?",
        "answered_by": "imaging",
        "type": "code",
        "values": {"not_done": "Not done", "done": "Done and read"},
        "range": None,
        "unit": None,
        "precision": None,
    },
    "nephrectomy_pathology": {
        "element": "nephrectomy_pathology",
        "question": "What did the pathologist find in the removed kidney?",
        "answered_by": "pathology",
        "type": "code",
        "values": {"not_available": "Not available", "malignant": "Malignant", "benign": "Benign"},
        "range": None,
        "unit": None,
        "precision": None,
    },
}

ASSUMED: dict[str, tuple[Any, str]] = {
    "treatment_chosen": ("none_yet", "Nothing has been chosen as long as nobody has recorded a choice."),
    "other_biopsy": ("not_done", "Most patients have no other biopsy, so that none is recorded where there was none."),
    "brain_imaging": ("not_done", "An examination of this episode that nobody has recorded has not been read."),
    "bone_imaging": ("not_done", "An examination of this episode that nobody has recorded has not been read."),
}

DATES: Any = None


def derive_alkaline_phosphatase_threshold(p: Patient) -> int | None:
    """Multiple of the upper limit of alkaline phosphatase, in steps of 1.5 U/L: bone_alkaline_phosphatase *
    alkaline_phosphatase_upper_limit
    """
    if p.alkaline_phosphatase_upper_limit is None:
        return None
    return p.alkaline_phosphatase_upper_limit


def lacks_alkaline_phosphatase_threshold(p: Patient) -> Iterator[str]:
    """The input elements that `alkaline_phosphatase_threshold` still needs."""
    if p.alkaline_phosphatase_upper_limit is None:
        yield "alkaline_phosphatase_upper_limit"


def derive_bone_imaging_due(p: Patient) -> bool | None:
    """Bone pain or fracture, bones not imaged in this episode: bone_imaging = not_done and (bone_pain = true or
    fracture_or_impending = true)
    """
    if p.bone_imaging == "not_done" and (p.bone_pain is True or p.fracture_or_impending is True):
        return True
    if (p.bone_imaging is None or p.bone_imaging == "not_done") and (
        p.bone_pain is not False or p.fracture_or_impending is not False
    ):
        return None
    return False


def lacks_bone_imaging_due(p: Patient) -> Iterator[str]:
    """The input elements that `bone_imaging_due` still needs."""
    if (
        (p.bone_imaging is None or p.bone_imaging == "not_done")
        and (p.bone_pain is not False or p.fracture_or_impending is not False)
        and (p.bone_imaging != "not_done" or (p.bone_pain is not True and p.fracture_or_impending is not True))
    ):
        if p.bone_imaging is None:
            yield "bone_imaging"
        if (
            (p.bone_pain is not False or p.fracture_or_impending is not False)
            and p.bone_pain is not True
            and p.fracture_or_impending is not True
        ):
            if p.bone_pain is None:
                yield "bone_pain"
            if p.fracture_or_impending is None:
                yield "fracture_or_impending"


def derive_bone_outlook_favorable(p: Patient) -> bool | None:
    """Favourable outlook of bone resection: bone_metastasis_count = 1 and metastatic_sites only bone and histology =
    clear_cell and sarcomatoid_features = false and alkaline_phosphatase <= alkaline_phosphatase_threshold and crp
    <= bone_crp (0.3 mg/dL) and not bone_sites includes vertebral | pelvic
    """
    if (
        p.bone_metastasis_count == 1
        and p.metastatic_sites_liver is False
        and p.metastatic_sites_lung is False
        and p.metastatic_sites_brain is False
        and p.metastatic_sites_lymph_node is False
        and p.metastatic_sites_other is False
        and p.histology == "clear_cell"
        and p.sarcomatoid_features is False
        and p.alkaline_phosphatase_threshold is not None
        and p.alkaline_phosphatase is not None
        and 2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
        and p.crp is not None
        and p.crp <= 30
        and p.bone_sites_vertebral is False
        and p.bone_sites_pelvic is False
    ):
        return True
    if (
        (p.bone_metastasis_count is None or p.bone_metastasis_count == 1)
        and p.metastatic_sites_liver is not True
        and p.metastatic_sites_lung is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (p.histology is None or p.histology == "clear_cell")
        and p.sarcomatoid_features is not True
        and (
            p.alkaline_phosphatase_threshold is None
            or p.alkaline_phosphatase is None
            or 2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
        )
        and (p.crp is None or p.crp <= 30)
        and p.bone_sites_vertebral is not True
        and p.bone_sites_pelvic is not True
    ):
        return None
    return False


def lacks_bone_outlook_favorable(p: Patient) -> Iterator[str]:
    """The input elements that `bone_outlook_favorable` still needs."""
    if (
        (p.bone_metastasis_count is None or p.bone_metastasis_count == 1)
        and p.metastatic_sites_liver is not True
        and p.metastatic_sites_lung is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (p.histology is None or p.histology == "clear_cell")
        and p.sarcomatoid_features is not True
        and (
            p.alkaline_phosphatase_threshold is None
            or p.alkaline_phosphatase is None
            or 2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
        )
        and (p.crp is None or p.crp <= 30)
        and p.bone_sites_vertebral is not True
        and p.bone_sites_pelvic is not True
        and (
            p.bone_metastasis_count != 1
            or p.metastatic_sites_liver is not False
            or p.metastatic_sites_lung is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
            or p.histology != "clear_cell"
            or p.sarcomatoid_features is not False
            or p.alkaline_phosphatase_threshold is None
            or p.alkaline_phosphatase is None
            or 2 * p.alkaline_phosphatase > 3 * p.alkaline_phosphatase_threshold
            or p.crp is None
            or p.crp > 30
            or p.bone_sites_vertebral is not False
            or p.bone_sites_pelvic is not False
        )
    ):
        if p.bone_metastasis_count is None:
            yield "bone_metastasis_count"
        if (
            p.metastatic_sites_liver is not True
            and p.metastatic_sites_lung is not True
            and p.metastatic_sites_brain is not True
            and p.metastatic_sites_lymph_node is not True
            and p.metastatic_sites_other is not True
            and (
                p.metastatic_sites_liver is not False
                or p.metastatic_sites_lung is not False
                or p.metastatic_sites_brain is not False
                or p.metastatic_sites_lymph_node is not False
                or p.metastatic_sites_other is not False
            )
        ):
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if p.histology is None:
            yield "histology"
        if p.sarcomatoid_features is None:
            yield "sarcomatoid_features"
        if (
            p.alkaline_phosphatase_threshold is None
            or p.alkaline_phosphatase is None
            or 2 * p.alkaline_phosphatase <= 3 * p.alkaline_phosphatase_threshold
        ) and (
            p.alkaline_phosphatase_threshold is None
            or p.alkaline_phosphatase is None
            or 2 * p.alkaline_phosphatase > 3 * p.alkaline_phosphatase_threshold
        ):
            if p.alkaline_phosphatase is None:
                yield "alkaline_phosphatase"
            yield from lacking(p, lacks_alkaline_phosphatase_threshold)
        if p.crp is None:
            yield "crp"
        if (
            (p.bone_sites_vertebral is not False or p.bone_sites_pelvic is not False)
            and p.bone_sites_vertebral is not True
            and p.bone_sites_pelvic is not True
        ):
            if p.bone_sites_at_least != p.bone_sites_at_most:
                yield "bone_sites"


def derive_brain_imaging_due(p: Patient) -> bool | None:
    """New neurologic symptoms, brain not imaged in this episode: neurologic_symptoms = true and brain_imaging =
    not_done
    """
    if p.neurologic_symptoms is True and p.brain_imaging == "not_done":
        return True
    if p.neurologic_symptoms is not False and (p.brain_imaging is None or p.brain_imaging == "not_done"):
        return None
    return False


def lacks_brain_imaging_due(p: Patient) -> Iterator[str]:
    """The input elements that `brain_imaging_due` still needs."""
    if (
        p.neurologic_symptoms is not False
        and (p.brain_imaging is None or p.brain_imaging == "not_done")
        and (p.neurologic_symptoms is not True or p.brain_imaging != "not_done")
    ):
        if p.neurologic_symptoms is None:
            yield "neurologic_symptoms"
        if p.brain_imaging is None:
            yield "brain_imaging"


def derive_corrected_calcium(p: Patient) -> int | None:
    """Corrected calcium, in steps of 0.02 mg/dL: calcium + 0.8 * (4 - albumin)"""
    if p.calcium is None or p.albumin is None:
        return None
    return 5 * p.calcium + 4 * (40 - p.albumin)


def lacks_corrected_calcium(p: Patient) -> Iterator[str]:
    """The input elements that `corrected_calcium` still needs."""
    if p.calcium is None:
        yield "calcium"
    if p.albumin is None:
        yield "albumin"


def derive_disease_controlled(p: Patient) -> bool | None:
    """Disease controlled: treatment_response = complete | near_complete | partial | stable"""
    if p.treatment_response in ("complete", "near_complete", "partial", "stable"):
        return True
    if p.treatment_response is None or p.treatment_response in ("complete", "near_complete", "partial", "stable"):
        return None
    return False


def lacks_disease_controlled(p: Patient) -> Iterator[str]:
    """The input elements that `disease_controlled` still needs."""
    if p.treatment_response is None:
        yield "treatment_response"


def derive_distant_metastases(p: Patient) -> bool | None:
    """Distant metastases: m_stage = m1 or how many metastatic_sites >= 1"""
    if p.m_stage == "m1" or p.metastatic_sites_at_least >= 1:
        return True
    if p.m_stage is None or p.m_stage == "m1" or p.metastatic_sites_at_most >= 1:
        return None
    return False


def lacks_distant_metastases(p: Patient) -> Iterator[str]:
    """The input elements that `distant_metastases` still needs."""
    if (
        (p.m_stage is None or p.m_stage == "m1" or p.metastatic_sites_at_most >= 1)
        and p.m_stage != "m1"
        and p.metastatic_sites_at_least < 1
    ):
        if p.m_stage is None:
            yield "m_stage"
        if p.metastatic_sites_at_most >= 1 and p.metastatic_sites_at_least < 1:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def derive_imdc_factor_count(p: Patient) -> tuple[int, int]:
    """Number of IMDC risk factors: how many hold, at least and at most."""
    at_least = at_most = 0
    # karnofsky < imdc_karnofsky (80)
    if p.karnofsky is None or p.karnofsky < 8:
        at_most += 1
        if p.karnofsky is not None and p.karnofsky < 8:
            at_least += 1
    # time_to_systemic_therapy < imdc_time (12 mo)
    if p.time_to_systemic_therapy is None or p.time_to_systemic_therapy < 120:
        at_most += 1
        if p.time_to_systemic_therapy is not None and p.time_to_systemic_therapy < 120:
            at_least += 1
    # hemoglobin < hemoglobin_lower_limit
    if (p.hemoglobin_lower_limit is None or p.hemoglobin is None or p.hemoglobin < p.hemoglobin_lower_limit) and (
        p.hemoglobin_lower_limit is not None or p.hemoglobin is None or p.hemoglobin < 200
    ):
        at_most += 1
        if (
            p.hemoglobin_lower_limit is not None
            and p.hemoglobin is not None
            and p.hemoglobin < p.hemoglobin_lower_limit
        ) or (
            p.hemoglobin_lower_limit is None and p.hemoglobin is not None and p.hemoglobin < 80
        ):
            at_least += 1
    # corrected_calcium > calcium_upper_limit
    if (
        p.calcium_upper_limit is None or p.corrected_calcium is None or p.corrected_calcium > 5 * p.calcium_upper_limit
    ) and (
        p.calcium_upper_limit is not None or p.corrected_calcium is None or p.corrected_calcium > 400
    ):
        at_most += 1
        if (
            p.calcium_upper_limit is not None
            and p.corrected_calcium is not None
            and p.corrected_calcium > 5 * p.calcium_upper_limit
        ) or (
            p.calcium_upper_limit is None and p.corrected_calcium is not None and p.corrected_calcium > 700
        ):
            at_least += 1
    # neutrophils > neutrophils_upper_limit
    if (p.neutrophils_upper_limit is None or p.neutrophils is None or p.neutrophils > p.neutrophils_upper_limit) and (
        p.neutrophils_upper_limit is not None or p.neutrophils is None or p.neutrophils > 40
    ):
        at_most += 1
        if (
            p.neutrophils_upper_limit is not None
            and p.neutrophils is not None
            and p.neutrophils > p.neutrophils_upper_limit
        ) or (
            p.neutrophils_upper_limit is None and p.neutrophils is not None and p.neutrophils > 150
        ):
            at_least += 1
    # platelets > platelets_upper_limit
    if (p.platelets_upper_limit is None or p.platelets is None or p.platelets > p.platelets_upper_limit) and (
        p.platelets_upper_limit is not None or p.platelets is None or p.platelets > 200
    ):
        at_most += 1
        if (
            p.platelets_upper_limit is not None and p.platelets is not None and p.platelets > p.platelets_upper_limit
        ) or (
            p.platelets_upper_limit is None and p.platelets is not None and p.platelets > 700
        ):
            at_least += 1
    return at_least, at_most


def lacks_imdc_factor_count(p: Patient) -> Iterator[str]:
    """The input elements that `imdc_factor_count` still needs."""
    if p.karnofsky is None:
        yield "karnofsky"
    if p.time_to_systemic_therapy is None:
        yield "time_to_systemic_therapy"
    if (
        (p.hemoglobin_lower_limit is None or p.hemoglobin is None or p.hemoglobin < p.hemoglobin_lower_limit)
        and (p.hemoglobin_lower_limit is not None or p.hemoglobin is None or p.hemoglobin < 200)
        and (p.hemoglobin_lower_limit is None or p.hemoglobin is None or p.hemoglobin >= p.hemoglobin_lower_limit)
        and (p.hemoglobin_lower_limit is not None or p.hemoglobin is None or p.hemoglobin >= 80)
    ):
        if p.hemoglobin is None:
            yield "hemoglobin"
        if p.hemoglobin_lower_limit is None:
            yield "hemoglobin_lower_limit"
    if (
        (
            p.calcium_upper_limit is None
            or p.corrected_calcium is None
            or p.corrected_calcium > 5 * p.calcium_upper_limit
        )
        and (p.calcium_upper_limit is not None or p.corrected_calcium is None or p.corrected_calcium > 400)
        and (
            p.calcium_upper_limit is None
            or p.corrected_calcium is None
            or p.corrected_calcium <= 5 * p.calcium_upper_limit
        )
        and (p.calcium_upper_limit is not None or p.corrected_calcium is None or p.corrected_calcium <= 700)
    ):
        yield from lacking(p, lacks_corrected_calcium)
        if p.calcium_upper_limit is None:
            yield "calcium_upper_limit"
    if (
        (p.neutrophils_upper_limit is None or p.neutrophils is None or p.neutrophils > p.neutrophils_upper_limit)
        and (p.neutrophils_upper_limit is not None or p.neutrophils is None or p.neutrophils > 40)
        and (p.neutrophils_upper_limit is None or p.neutrophils is None or p.neutrophils <= p.neutrophils_upper_limit)
        and (p.neutrophils_upper_limit is not None or p.neutrophils is None or p.neutrophils <= 150)
    ):
        if p.neutrophils is None:
            yield "neutrophils"
        if p.neutrophils_upper_limit is None:
            yield "neutrophils_upper_limit"
    if (
        (p.platelets_upper_limit is None or p.platelets is None or p.platelets > p.platelets_upper_limit)
        and (p.platelets_upper_limit is not None or p.platelets is None or p.platelets > 200)
        and (p.platelets_upper_limit is None or p.platelets is None or p.platelets <= p.platelets_upper_limit)
        and (p.platelets_upper_limit is not None or p.platelets is None or p.platelets <= 700)
    ):
        if p.platelets is None:
            yield "platelets"
        if p.platelets_upper_limit is None:
            yield "platelets_upper_limit"


def derive_imdc_risk(p: Patient) -> tuple[int, int]:
    """IMDC risk group: the classes that are possible, and those that certainly hold."""
    possible = certain = 0
    # imdc_factor_count = 0
    if p.imdc_factor_count_at_least <= 0:
        possible |= IMDC_RISK_FAVORABLE
        if p.imdc_factor_count_at_most <= 0:
            certain |= IMDC_RISK_FAVORABLE
    # imdc_factor_count >= 1 and imdc_factor_count <= 2
    if p.imdc_factor_count_at_most >= 1 and p.imdc_factor_count_at_least <= 2:
        possible |= IMDC_RISK_INTERMEDIATE
        if p.imdc_factor_count_at_least >= 1 and p.imdc_factor_count_at_most <= 2:
            certain |= IMDC_RISK_INTERMEDIATE
    # imdc_factor_count >= 3
    if p.imdc_factor_count_at_most >= 3:
        possible |= IMDC_RISK_POOR
        if p.imdc_factor_count_at_least >= 3:
            certain |= IMDC_RISK_POOR
    return (certain if certain & (certain - 1) else possible), certain


def lacks_imdc_risk(p: Patient) -> Iterator[str]:
    """The input elements that `imdc_risk` still needs."""
    if p.imdc_factor_count_at_least <= 0 and p.imdc_factor_count_at_most > 0:
        yield from lacking(p, lacks_imdc_factor_count)
    if (
        p.imdc_factor_count_at_most >= 1
        and p.imdc_factor_count_at_least <= 2
        and (p.imdc_factor_count_at_least < 1 or p.imdc_factor_count_at_most > 2)
    ):
        if p.imdc_factor_count_at_most >= 1 and p.imdc_factor_count_at_least < 1:
            yield from lacking(p, lacks_imdc_factor_count)
        if p.imdc_factor_count_at_least <= 2 and p.imdc_factor_count_at_most > 2:
            yield from lacking(p, lacks_imdc_factor_count)
    if p.imdc_factor_count_at_most >= 3 and p.imdc_factor_count_at_least < 3:
        yield from lacking(p, lacks_imdc_factor_count)


def derive_liver_lesions_in_doubt(p: Patient) -> bool | None:
    """Liver lesions recorded as metastases against a benign biopsy: metastatic_sites includes liver and liver_biopsy
    = benign
    """
    if p.metastatic_sites_liver is True and p.liver_biopsy == "benign":
        return True
    if p.metastatic_sites_liver is not False and (p.liver_biopsy is None or p.liver_biopsy == "benign"):
        return None
    return False


def lacks_liver_lesions_in_doubt(p: Patient) -> Iterator[str]:
    """The input elements that `liver_lesions_in_doubt` still needs."""
    if (
        p.metastatic_sites_liver is not False
        and (p.liver_biopsy is None or p.liver_biopsy == "benign")
        and (p.metastatic_sites_liver is not True or p.liver_biopsy != "benign")
    ):
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if p.liver_biopsy is None:
            yield "liver_biopsy"


def derive_liver_outlook_favorable(p: Patient) -> bool | None:
    """Favourable outlook of liver resection: disease_free_interval > liver_interval (24 mo) and ecog = 0 and
    high_grade = false and sarcomatoid_features = false and (largest_liver_metastasis < liver_size (50 mm) or
    liver_metastasis_count = 1)
    """
    if (
        p.disease_free_interval is not None
        and p.disease_free_interval > 240
        and p.ecog == 0
        and p.high_grade is False
        and p.sarcomatoid_features is False
        and (
            (p.largest_liver_metastasis is not None and p.largest_liver_metastasis < 50)
            or p.liver_metastasis_count == 1
        )
    ):
        return True
    if (
        (p.disease_free_interval is None or p.disease_free_interval > 240)
        and (p.ecog is None or p.ecog == 0)
        and p.high_grade is not True
        and p.sarcomatoid_features is not True
        and (
            p.largest_liver_metastasis is None
            or p.largest_liver_metastasis < 50
            or p.liver_metastasis_count is None
            or p.liver_metastasis_count == 1
        )
    ):
        return None
    return False


def lacks_liver_outlook_favorable(p: Patient) -> Iterator[str]:
    """The input elements that `liver_outlook_favorable` still needs."""
    if (
        (p.disease_free_interval is None or p.disease_free_interval > 240)
        and (p.ecog is None or p.ecog == 0)
        and p.high_grade is not True
        and p.sarcomatoid_features is not True
        and (
            p.largest_liver_metastasis is None
            or p.largest_liver_metastasis < 50
            or p.liver_metastasis_count is None
            or p.liver_metastasis_count == 1
        )
        and (
            p.disease_free_interval is None
            or p.disease_free_interval <= 240
            or p.ecog != 0
            or p.high_grade is not False
            or p.sarcomatoid_features is not False
            or (
                (p.largest_liver_metastasis is None or p.largest_liver_metastasis >= 50)
                and p.liver_metastasis_count != 1
            )
        )
    ):
        if p.disease_free_interval is None:
            yield "disease_free_interval"
        if p.ecog is None:
            yield "ecog"
        if p.high_grade is None:
            yield "high_grade"
        if p.sarcomatoid_features is None:
            yield "sarcomatoid_features"
        if (
            (
                p.largest_liver_metastasis is None
                or p.largest_liver_metastasis < 50
                or p.liver_metastasis_count is None
                or p.liver_metastasis_count == 1
            )
            and (p.largest_liver_metastasis is None or p.largest_liver_metastasis >= 50)
            and p.liver_metastasis_count != 1
        ):
            if p.largest_liver_metastasis is None:
                yield "largest_liver_metastasis"
            if p.liver_metastasis_count is None:
                yield "liver_metastasis_count"


def derive_lung_outlook_favorable(p: Patient) -> bool | None:
    """Favourable outlook of lung resection: disease_free_interval > lung_interval (23 mo) and lung_metastasis_count
    < lung_number (7) and lung_metastasis_volume < lung_volume (4 cm3) and age <= lung_age (70 a) and n_stage = n0
    and high_grade = false and sarcomatoid_features = false
    """
    if (
        p.disease_free_interval is not None
        and p.disease_free_interval > 230
        and p.lung_metastasis_count is not None
        and p.lung_metastasis_count < 7
        and p.lung_metastasis_volume is not None
        and p.lung_metastasis_volume < 40
        and p.age is not None
        and p.age <= 70
        and p.n_stage == "n0"
        and p.high_grade is False
        and p.sarcomatoid_features is False
    ):
        return True
    if (
        (p.disease_free_interval is None or p.disease_free_interval > 230)
        and (p.lung_metastasis_count is None or p.lung_metastasis_count < 7)
        and (p.lung_metastasis_volume is None or p.lung_metastasis_volume < 40)
        and (p.age is None or p.age <= 70)
        and (p.n_stage is None or p.n_stage == "n0")
        and p.high_grade is not True
        and p.sarcomatoid_features is not True
    ):
        return None
    return False


def lacks_lung_outlook_favorable(p: Patient) -> Iterator[str]:
    """The input elements that `lung_outlook_favorable` still needs."""
    if (
        (p.disease_free_interval is None or p.disease_free_interval > 230)
        and (p.lung_metastasis_count is None or p.lung_metastasis_count < 7)
        and (p.lung_metastasis_volume is None or p.lung_metastasis_volume < 40)
        and (p.age is None or p.age <= 70)
        and (p.n_stage is None or p.n_stage == "n0")
        and p.high_grade is not True
        and p.sarcomatoid_features is not True
        and (
            p.disease_free_interval is None
            or p.disease_free_interval <= 230
            or p.lung_metastasis_count is None
            or p.lung_metastasis_count >= 7
            or p.lung_metastasis_volume is None
            or p.lung_metastasis_volume >= 40
            or p.age is None
            or p.age > 70
            or p.n_stage != "n0"
            or p.high_grade is not False
            or p.sarcomatoid_features is not False
        )
    ):
        if p.disease_free_interval is None:
            yield "disease_free_interval"
        if p.lung_metastasis_count is None:
            yield "lung_metastasis_count"
        if p.lung_metastasis_volume is None:
            yield "lung_metastasis_volume"
        if p.age is None:
            yield "age"
        if p.n_stage is None:
            yield "n_stage"
        if p.high_grade is None:
            yield "high_grade"
        if p.sarcomatoid_features is None:
            yield "sarcomatoid_features"


def derive_malignant_tissue(p: Patient) -> bool | None:
    """Malignant tissue proven: renal_mass_biopsy = malignant or liver_biopsy = malignant or other_biopsy = malignant
    or (prior_nephrectomy = true and nephrectomy_pathology = malignant)
    """
    if (
        p.renal_mass_biopsy == "malignant"
        or p.liver_biopsy == "malignant"
        or p.other_biopsy == "malignant"
        or (p.prior_nephrectomy is True and p.nephrectomy_pathology == "malignant")
    ):
        return True
    if (
        p.renal_mass_biopsy is None
        or p.renal_mass_biopsy == "malignant"
        or p.liver_biopsy is None
        or p.liver_biopsy == "malignant"
        or p.other_biopsy is None
        or p.other_biopsy == "malignant"
        or (
            p.prior_nephrectomy is not False
            and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "malignant")
        )
    ):
        return None
    return False


def lacks_malignant_tissue(p: Patient) -> Iterator[str]:
    """The input elements that `malignant_tissue` still needs."""
    if (
        (
            p.renal_mass_biopsy is None
            or p.renal_mass_biopsy == "malignant"
            or p.liver_biopsy is None
            or p.liver_biopsy == "malignant"
            or p.other_biopsy is None
            or p.other_biopsy == "malignant"
            or (
                p.prior_nephrectomy is not False
                and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "malignant")
            )
        )
        and p.renal_mass_biopsy != "malignant"
        and p.liver_biopsy != "malignant"
        and p.other_biopsy != "malignant"
        and (p.prior_nephrectomy is not True or p.nephrectomy_pathology != "malignant")
    ):
        if p.renal_mass_biopsy is None:
            yield "renal_mass_biopsy"
        if p.liver_biopsy is None:
            yield "liver_biopsy"
        if p.other_biopsy is None:
            yield "other_biopsy"
        if (
            p.prior_nephrectomy is not False
            and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "malignant")
            and (p.prior_nephrectomy is not True or p.nephrectomy_pathology != "malignant")
        ):
            if p.prior_nephrectomy is None:
                yield "prior_nephrectomy"
            if p.nephrectomy_pathology is None:
                yield "nephrectomy_pathology"


def derive_another_disease(p: Patient) -> bool | None:
    """Benign renal tumour, or another cancer: (malignant_tissue = true and histology = not_renal_cell) or
    (malignant_tissue = false and renal_mass_biopsy = benign) or (malignant_tissue = false and prior_nephrectomy =
    true and nephrectomy_pathology = benign)
    """
    if (
        (p.malignant_tissue is True and p.histology == "not_renal_cell")
        or (p.malignant_tissue is False and p.renal_mass_biopsy == "benign")
        or (p.malignant_tissue is False and p.prior_nephrectomy is True and p.nephrectomy_pathology == "benign")
    ):
        return True
    if (
        (p.malignant_tissue is not False and (p.histology is None or p.histology == "not_renal_cell"))
        or (p.malignant_tissue is not True and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "benign"))
        or (
            p.malignant_tissue is not True
            and p.prior_nephrectomy is not False
            and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
        )
    ):
        return None
    return False


def lacks_another_disease(p: Patient) -> Iterator[str]:
    """The input elements that `another_disease` still needs."""
    if (
        (
            (p.malignant_tissue is not False and (p.histology is None or p.histology == "not_renal_cell"))
            or (p.malignant_tissue is not True and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "benign"))
            or (
                p.malignant_tissue is not True
                and p.prior_nephrectomy is not False
                and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
            )
        )
        and (p.malignant_tissue is not True or p.histology != "not_renal_cell")
        and (p.malignant_tissue is not False or p.renal_mass_biopsy != "benign")
        and (p.malignant_tissue is not False or p.prior_nephrectomy is not True or p.nephrectomy_pathology != "benign")
    ):
        if (
            p.malignant_tissue is not False
            and (p.histology is None or p.histology == "not_renal_cell")
            and (p.malignant_tissue is not True or p.histology != "not_renal_cell")
        ):
            if p.malignant_tissue is None:
                yield from lacking(p, lacks_malignant_tissue)
            if p.histology is None:
                yield "histology"
        if (
            p.malignant_tissue is not True
            and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "benign")
            and (p.malignant_tissue is not False or p.renal_mass_biopsy != "benign")
        ):
            if p.malignant_tissue is None:
                yield from lacking(p, lacks_malignant_tissue)
            if p.renal_mass_biopsy is None:
                yield "renal_mass_biopsy"
        if (
            p.malignant_tissue is not True
            and p.prior_nephrectomy is not False
            and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
            and (
                p.malignant_tissue is not False
                or p.prior_nephrectomy is not True
                or p.nephrectomy_pathology != "benign"
            )
        ):
            if p.malignant_tissue is None:
                yield from lacking(p, lacks_malignant_tissue)
            if p.prior_nephrectomy is None:
                yield "prior_nephrectomy"
            if p.nephrectomy_pathology is None:
                yield "nephrectomy_pathology"


def derive_anything_imaged(p: Patient) -> bool | None:
    """Anything imaged yet, or cancer proven: abdominal_imaging = done or chest_ct = done or brain_imaging = done or
    bone_imaging = done or malignant_tissue = true
    """
    if (
        p.abdominal_imaging == "done"
        or p.chest_ct == "done"
        or p.brain_imaging == "done"
        or p.bone_imaging == "done"
        or p.malignant_tissue is True
    ):
        return True
    if (
        p.abdominal_imaging is None
        or p.abdominal_imaging == "done"
        or p.chest_ct is None
        or p.chest_ct == "done"
        or p.brain_imaging is None
        or p.brain_imaging == "done"
        or p.bone_imaging is None
        or p.bone_imaging == "done"
        or p.malignant_tissue is not False
    ):
        return None
    return False


def lacks_anything_imaged(p: Patient) -> Iterator[str]:
    """The input elements that `anything_imaged` still needs."""
    if (
        (
            p.abdominal_imaging is None
            or p.abdominal_imaging == "done"
            or p.chest_ct is None
            or p.chest_ct == "done"
            or p.brain_imaging is None
            or p.brain_imaging == "done"
            or p.bone_imaging is None
            or p.bone_imaging == "done"
            or p.malignant_tissue is not False
        )
        and p.abdominal_imaging != "done"
        and p.chest_ct != "done"
        and p.brain_imaging != "done"
        and p.bone_imaging != "done"
        and p.malignant_tissue is not True
    ):
        if p.abdominal_imaging is None:
            yield "abdominal_imaging"
        if p.chest_ct is None:
            yield "chest_ct"
        if p.brain_imaging is None:
            yield "brain_imaging"
        if p.bone_imaging is None:
            yield "bone_imaging"
        if p.malignant_tissue is None:
            yield from lacking(p, lacks_malignant_tissue)


def derive_metachronous(p: Patient) -> bool | None:
    """Metachronous metastases: prior_nephrectomy = true and disease_free_interval > 0 mo"""
    if p.prior_nephrectomy is True and p.disease_free_interval is not None and p.disease_free_interval > 0:
        return True
    if p.prior_nephrectomy is not False and (p.disease_free_interval is None or p.disease_free_interval > 0):
        return None
    return False


def lacks_metachronous(p: Patient) -> Iterator[str]:
    """The input elements that `metachronous` still needs."""
    if (
        p.prior_nephrectomy is not False
        and (p.disease_free_interval is None or p.disease_free_interval > 0)
        and (p.prior_nephrectomy is not True or p.disease_free_interval is None or p.disease_free_interval <= 0)
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.disease_free_interval is None:
            yield "disease_free_interval"


def derive_proven_renal_cancer(p: Patient) -> bool | None:
    """Cancer proven, and not another one than that of the kidney: malignant_tissue = true and not histology =
    not_renal_cell
    """
    if p.malignant_tissue is True and p.histology is not None and p.histology != "not_renal_cell":
        return True
    if p.malignant_tissue is not False and p.histology != "not_renal_cell":
        return None
    return False


def lacks_proven_renal_cancer(p: Patient) -> Iterator[str]:
    """The input elements that `proven_renal_cancer` still needs."""
    if (
        p.malignant_tissue is not False
        and p.histology != "not_renal_cell"
        and (p.malignant_tissue is not True or p.histology is None or p.histology == "not_renal_cell")
    ):
        if p.malignant_tissue is None:
            yield from lacking(p, lacks_malignant_tissue)
        if p.histology is None:
            yield "histology"


def derive_removal_feasible(p: Patient) -> bool | None:
    """All disease can be removed in a fit patient: metastases_resectable = true and surgical_candidate = true and
    (prior_nephrectomy = true or (primary_resectable = true and normal_contralateral_kidney = true))
    """
    if (
        p.metastases_resectable is True
        and p.surgical_candidate is True
        and (p.prior_nephrectomy is True or (p.primary_resectable is True and p.normal_contralateral_kidney is True))
    ):
        return True
    if (
        p.metastases_resectable is not False
        and p.surgical_candidate is not False
        and (
            p.prior_nephrectomy is not False
            or (p.primary_resectable is not False and p.normal_contralateral_kidney is not False)
        )
    ):
        return None
    return False


def lacks_removal_feasible(p: Patient) -> Iterator[str]:
    """The input elements that `removal_feasible` still needs."""
    if (
        p.metastases_resectable is not False
        and p.surgical_candidate is not False
        and (
            p.prior_nephrectomy is not False
            or (p.primary_resectable is not False and p.normal_contralateral_kidney is not False)
        )
        and (
            p.metastases_resectable is not True
            or p.surgical_candidate is not True
            or (
                p.prior_nephrectomy is not True
                and (p.primary_resectable is not True or p.normal_contralateral_kidney is not True)
            )
        )
    ):
        if p.metastases_resectable is None:
            yield "metastases_resectable"
        if p.surgical_candidate is None:
            yield "surgical_candidate"
        if (
            (
                p.prior_nephrectomy is not False
                or (p.primary_resectable is not False and p.normal_contralateral_kidney is not False)
            )
            and p.prior_nephrectomy is not True
            and (p.primary_resectable is not True or p.normal_contralateral_kidney is not True)
        ):
            if p.prior_nephrectomy is None:
                yield "prior_nephrectomy"
            if (
                p.primary_resectable is not False
                and p.normal_contralateral_kidney is not False
                and (p.primary_resectable is not True or p.normal_contralateral_kidney is not True)
            ):
                if p.primary_resectable is None:
                    yield "primary_resectable"
                if p.normal_contralateral_kidney is None:
                    yield "normal_contralateral_kidney"


def derive_sole_liver_lesion_unsampled(p: Patient) -> bool | None:
    """One metastasis in all, in the liver, that was never sampled: metastasis_count = 1 and metastatic_sites
    includes liver and liver_biopsy = not_done
    """
    if p.metastasis_count == 1 and p.metastatic_sites_liver is True and p.liver_biopsy == "not_done":
        return True
    if (
        (p.metastasis_count is None or p.metastasis_count == 1)
        and p.metastatic_sites_liver is not False
        and (p.liver_biopsy is None or p.liver_biopsy == "not_done")
    ):
        return None
    return False


def lacks_sole_liver_lesion_unsampled(p: Patient) -> Iterator[str]:
    """The input elements that `sole_liver_lesion_unsampled` still needs."""
    if (
        (p.metastasis_count is None or p.metastasis_count == 1)
        and p.metastatic_sites_liver is not False
        and (p.liver_biopsy is None or p.liver_biopsy == "not_done")
        and (p.metastasis_count != 1 or p.metastatic_sites_liver is not True or p.liver_biopsy != "not_done")
    ):
        if p.metastasis_count is None:
            yield "metastasis_count"
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if p.liver_biopsy is None:
            yield "liver_biopsy"


def derive_stage_iv(p: Patient) -> bool | None:
    """Stage IV: t_stage = t4 or distant_metastases = true"""
    if p.t_stage == "t4" or p.distant_metastases is True:
        return True
    if p.t_stage is None or p.t_stage == "t4" or p.distant_metastases is not False:
        return None
    return False


def lacks_stage_iv(p: Patient) -> Iterator[str]:
    """The input elements that `stage_iv` still needs."""
    if (
        (p.t_stage is None or p.t_stage == "t4" or p.distant_metastases is not False)
        and p.t_stage != "t4"
        and p.distant_metastases is not True
    ):
        if p.t_stage is None:
            yield "t_stage"
        if p.distant_metastases is None:
            yield from lacking(p, lacks_distant_metastases)


def derive_staging_open(p: Patient) -> bool | None:
    """Extent of the disease still open: brain_imaging_due = true or bone_imaging_due = true or
    liver_lesions_in_doubt = true
    """
    if p.brain_imaging_due is True or p.bone_imaging_due is True or p.liver_lesions_in_doubt is True:
        return True
    if p.brain_imaging_due is not False or p.bone_imaging_due is not False or p.liver_lesions_in_doubt is not False:
        return None
    return False


def lacks_staging_open(p: Patient) -> Iterator[str]:
    """The input elements that `staging_open` still needs."""
    if (
        (p.brain_imaging_due is not False or p.bone_imaging_due is not False or p.liver_lesions_in_doubt is not False)
        and p.brain_imaging_due is not True
        and p.bone_imaging_due is not True
        and p.liver_lesions_in_doubt is not True
    ):
        if p.brain_imaging_due is None:
            yield from lacking(p, lacks_brain_imaging_due)
        if p.bone_imaging_due is None:
            yield from lacking(p, lacks_bone_imaging_due)
        if p.liver_lesions_in_doubt is None:
            yield from lacking(p, lacks_liver_lesions_in_doubt)


def derive_local_treatment_waits(p: Patient) -> bool | None:
    """Local treatment of metastases waits for a result: staging_open = true or sole_liver_lesion_unsampled = true"""
    if p.staging_open is True or p.sole_liver_lesion_unsampled is True:
        return True
    if p.staging_open is not False or p.sole_liver_lesion_unsampled is not False:
        return None
    return False


def lacks_local_treatment_waits(p: Patient) -> Iterator[str]:
    """The input elements that `local_treatment_waits` still needs."""
    if (
        (p.staging_open is not False or p.sole_liver_lesion_unsampled is not False)
        and p.staging_open is not True
        and p.sole_liver_lesion_unsampled is not True
    ):
        if p.staging_open is None:
            yield from lacking(p, lacks_staging_open)
        if p.sole_liver_lesion_unsampled is None:
            yield from lacking(p, lacks_sole_liver_lesion_unsampled)


def derive_removal_open(p: Patient) -> bool | None:
    """Removal of all disease with the kidney is an option: malignant_tissue = true and histology = clear_cell |
    non_clear_cell and oligometastatic = true and removal_feasible = true and imdc_risk = favorable | intermediate
    and local_treatment_waits = false and treatment_chosen = none_yet | nephrectomy | combined_resection |
    observation
    """
    if (
        p.malignant_tissue is True
        and p.histology in ("clear_cell", "non_clear_cell")
        and p.oligometastatic is True
        and p.removal_feasible is True
        and (p.imdc_risk and not p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE))
        and p.local_treatment_waits is False
        and p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "observation")
    ):
        return True
    if (
        p.malignant_tissue is not False
        and (p.histology is None or p.histology in ("clear_cell", "non_clear_cell"))
        and p.oligometastatic is not False
        and p.removal_feasible is not False
        and p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE)
        and p.local_treatment_waits is not True
        and (
            p.treatment_chosen is None
            or p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "observation")
        )
    ):
        return None
    return False


def lacks_removal_open(p: Patient) -> Iterator[str]:
    """The input elements that `removal_open` still needs."""
    if (
        p.malignant_tissue is not False
        and (p.histology is None or p.histology in ("clear_cell", "non_clear_cell"))
        and p.oligometastatic is not False
        and p.removal_feasible is not False
        and p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE)
        and p.local_treatment_waits is not True
        and (
            p.treatment_chosen is None
            or p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "observation")
        )
        and (
            p.malignant_tissue is not True
            or p.histology not in ("clear_cell", "non_clear_cell")
            or p.oligometastatic is not True
            or p.removal_feasible is not True
            or (not p.imdc_risk or p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE))
            or p.local_treatment_waits is not False
            or p.treatment_chosen not in ("none_yet", "nephrectomy", "combined_resection", "observation")
        )
    ):
        if p.malignant_tissue is None:
            yield from lacking(p, lacks_malignant_tissue)
        if p.histology is None:
            yield "histology"
        if p.oligometastatic is None:
            yield "oligometastatic"
        if p.removal_feasible is None:
            yield from lacking(p, lacks_removal_feasible)
        if p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE) and (
            not p.imdc_risk or p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE)
        ):
            yield from lacking(p, lacks_imdc_risk)
        if p.local_treatment_waits is None:
            yield from lacking(p, lacks_local_treatment_waits)
        if p.treatment_chosen is None:
            yield "treatment_chosen"


def derive_symptomatic_primary(p: Patient) -> bool | None:
    """Symptomatic primary tumour: prior_nephrectomy = false and (hematuria = true or flank_pain = true or
    other_primary_symptoms = true or (paraneoplastic_syndrome = true and proven_renal_cancer = true))
    """
    if p.prior_nephrectomy is False and (
        p.hematuria is True
        or p.flank_pain is True
        or p.other_primary_symptoms is True
        or (p.paraneoplastic_syndrome is True and p.proven_renal_cancer is True)
    ):
        return True
    if p.prior_nephrectomy is not True and (
        p.hematuria is not False
        or p.flank_pain is not False
        or p.other_primary_symptoms is not False
        or (p.paraneoplastic_syndrome is not False and p.proven_renal_cancer is not False)
    ):
        return None
    return False


def lacks_symptomatic_primary(p: Patient) -> Iterator[str]:
    """The input elements that `symptomatic_primary` still needs."""
    if (
        p.prior_nephrectomy is not True
        and (
            p.hematuria is not False
            or p.flank_pain is not False
            or p.other_primary_symptoms is not False
            or (p.paraneoplastic_syndrome is not False and p.proven_renal_cancer is not False)
        )
        and (
            p.prior_nephrectomy is not False
            or (
                p.hematuria is not True
                and p.flank_pain is not True
                and p.other_primary_symptoms is not True
                and (p.paraneoplastic_syndrome is not True or p.proven_renal_cancer is not True)
            )
        )
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if (
            (
                p.hematuria is not False
                or p.flank_pain is not False
                or p.other_primary_symptoms is not False
                or (p.paraneoplastic_syndrome is not False and p.proven_renal_cancer is not False)
            )
            and p.hematuria is not True
            and p.flank_pain is not True
            and p.other_primary_symptoms is not True
            and (p.paraneoplastic_syndrome is not True or p.proven_renal_cancer is not True)
        ):
            if p.hematuria is None:
                yield "hematuria"
            if p.flank_pain is None:
                yield "flank_pain"
            if p.other_primary_symptoms is None:
                yield "other_primary_symptoms"
            if (
                p.paraneoplastic_syndrome is not False
                and p.proven_renal_cancer is not False
                and (p.paraneoplastic_syndrome is not True or p.proven_renal_cancer is not True)
            ):
                if p.paraneoplastic_syndrome is None:
                    yield "paraneoplastic_syndrome"
                if p.proven_renal_cancer is None:
                    yield from lacking(p, lacks_proven_renal_cancer)


def derive_workup_complete(p: Patient) -> bool | None:
    """Work-up complete: abdominal_imaging = done and chest_ct = done and laboratory_panel = done and
    malignant_tissue = true and liver_lesions_in_doubt = false
    """
    if (
        p.abdominal_imaging == "done"
        and p.chest_ct == "done"
        and p.laboratory_panel == "done"
        and p.malignant_tissue is True
        and p.liver_lesions_in_doubt is False
    ):
        return True
    if (
        (p.abdominal_imaging is None or p.abdominal_imaging == "done")
        and (p.chest_ct is None or p.chest_ct == "done")
        and (p.laboratory_panel is None or p.laboratory_panel == "done")
        and p.malignant_tissue is not False
        and p.liver_lesions_in_doubt is not True
    ):
        return None
    return False


def lacks_workup_complete(p: Patient) -> Iterator[str]:
    """The input elements that `workup_complete` still needs."""
    if (
        (p.abdominal_imaging is None or p.abdominal_imaging == "done")
        and (p.chest_ct is None or p.chest_ct == "done")
        and (p.laboratory_panel is None or p.laboratory_panel == "done")
        and p.malignant_tissue is not False
        and p.liver_lesions_in_doubt is not True
        and (
            p.abdominal_imaging != "done"
            or p.chest_ct != "done"
            or p.laboratory_panel != "done"
            or p.malignant_tissue is not True
            or p.liver_lesions_in_doubt is not False
        )
    ):
        if p.abdominal_imaging is None:
            yield "abdominal_imaging"
        if p.chest_ct is None:
            yield "chest_ct"
        if p.laboratory_panel is None:
            yield "laboratory_panel"
        if p.malignant_tissue is None:
            yield from lacking(p, lacks_malignant_tissue)
        if p.liver_lesions_in_doubt is None:
            yield from lacking(p, lacks_liver_lesions_in_doubt)


def derive(p: Patient) -> None:
    """Computes the derived elements, each after those that it is made of."""
    p.alkaline_phosphatase_threshold = derive_alkaline_phosphatase_threshold(p)
    p.bone_imaging_due = derive_bone_imaging_due(p)
    p.bone_outlook_favorable = derive_bone_outlook_favorable(p)
    p.brain_imaging_due = derive_brain_imaging_due(p)
    p.corrected_calcium = derive_corrected_calcium(p)
    p.disease_controlled = derive_disease_controlled(p)
    p.distant_metastases = derive_distant_metastases(p)
    p.imdc_factor_count_at_least, p.imdc_factor_count_at_most = derive_imdc_factor_count(p)
    p.imdc_risk, p.imdc_risk_certain = derive_imdc_risk(p)
    p.liver_lesions_in_doubt = derive_liver_lesions_in_doubt(p)
    p.liver_outlook_favorable = derive_liver_outlook_favorable(p)
    p.lung_outlook_favorable = derive_lung_outlook_favorable(p)
    p.malignant_tissue = derive_malignant_tissue(p)
    p.another_disease = derive_another_disease(p)
    p.anything_imaged = derive_anything_imaged(p)
    p.metachronous = derive_metachronous(p)
    p.proven_renal_cancer = derive_proven_renal_cancer(p)
    p.removal_feasible = derive_removal_feasible(p)
    p.sole_liver_lesion_unsampled = derive_sole_liver_lesion_unsampled(p)
    p.stage_iv = derive_stage_iv(p)
    p.staging_open = derive_staging_open(p)
    p.local_treatment_waits = derive_local_treatment_waits(p)
    p.removal_open = derive_removal_open(p)
    p.symptomatic_primary = derive_symptomatic_primary(p)
    p.workup_complete = derive_workup_complete(p)


def breaks_sites_need_m1(p: Patient) -> bool:
    """Certainly not so: metastatic_sites = none or m_stage = m1"""
    if (
        (
            p.metastatic_sites_liver is True
            or p.metastatic_sites_lung is True
            or p.metastatic_sites_bone is True
            or p.metastatic_sites_brain is True
            or p.metastatic_sites_lymph_node is True
            or p.metastatic_sites_other is True
        )
        and p.m_stage is not None
        and p.m_stage != "m1"
    ):
        return True
    return False


def breaks_m1_needs_a_site(p: Patient) -> bool:
    """Certainly not so: m_stage = m0 or how many metastatic_sites >= 1"""
    if p.m_stage is not None and p.m_stage != "m0" and p.metastatic_sites_at_most < 1:
        return True
    return False


def breaks_metastases_add_to_burden(p: Patient) -> bool:
    """Certainly not so: metastatic_sites = none or total_tumor_burden > 0 mm"""
    if (
        (
            p.metastatic_sites_liver is True
            or p.metastatic_sites_lung is True
            or p.metastatic_sites_bone is True
            or p.metastatic_sites_brain is True
            or p.metastatic_sites_lymph_node is True
            or p.metastatic_sites_other is True
        )
        and p.total_tumor_burden is not None
        and p.total_tumor_burden <= 0
    ):
        return True
    return False


def breaks_oligometastatic_needs_metastases(p: Patient) -> bool:
    """Certainly not so: oligometastatic = false or m_stage = m1"""
    if p.oligometastatic is True and p.m_stage is not None and p.m_stage != "m1":
        return True
    return False


def breaks_synchronous_without_nephrectomy(p: Patient) -> bool:
    """Certainly not so: prior_nephrectomy = true or disease_free_interval <= 0 mo"""
    if p.prior_nephrectomy is False and p.disease_free_interval is not None and p.disease_free_interval > 0:
        return True
    return False


def breaks_specimen_needs_nephrectomy(p: Patient) -> bool:
    """Certainly not so: prior_nephrectomy = true or nephrectomy_pathology = not_available"""
    if (
        p.prior_nephrectomy is False
        and p.nephrectomy_pathology is not None
        and p.nephrectomy_pathology != "not_available"
    ):
        return True
    return False


def breaks_subtype_needs_malignant_tissue(p: Patient) -> bool:
    """Certainly not so: renal_mass_biopsy = malignant or liver_biopsy = malignant or other_biopsy = malignant or
    nephrectomy_pathology = malignant or histology = undetermined
    """
    if (
        p.renal_mass_biopsy is not None
        and p.renal_mass_biopsy != "malignant"
        and p.liver_biopsy is not None
        and p.liver_biopsy != "malignant"
        and p.other_biopsy is not None
        and p.other_biopsy != "malignant"
        and p.nephrectomy_pathology is not None
        and p.nephrectomy_pathology != "malignant"
        and p.histology is not None
        and p.histology != "undetermined"
    ):
        return True
    return False


def breaks_a_site_has_a_metastasis(p: Patient) -> bool:
    """Certainly not so: metastatic_sites = none or metastasis_count >= 1"""
    if (
        (
            p.metastatic_sites_liver is True
            or p.metastatic_sites_lung is True
            or p.metastatic_sites_bone is True
            or p.metastatic_sites_brain is True
            or p.metastatic_sites_lymph_node is True
            or p.metastatic_sites_other is True
        )
        and p.metastasis_count is not None
        and p.metastasis_count < 1
    ):
        return True
    return False


def breaks_a_metastasis_has_a_site(p: Patient) -> bool:
    """Certainly not so: metastasis_count = 0 or how many metastatic_sites >= 1"""
    if p.metastasis_count is not None and p.metastasis_count != 0 and p.metastatic_sites_at_most < 1:
        return True
    return False


def breaks_liver_site_has_a_metastasis(p: Patient) -> bool:
    """Certainly not so: not metastatic_sites includes liver or (liver_metastasis_count >= 1 and
    largest_liver_metastasis > 0 mm)
    """
    if p.metastatic_sites_liver is True and (
        (p.liver_metastasis_count is not None and p.liver_metastasis_count < 1)
        or (p.largest_liver_metastasis is not None and p.largest_liver_metastasis <= 0)
    ):
        return True
    return False


def reasons_liver_site_has_a_metastasis(p: Patient) -> Iterator[str]:
    """The elements by which `liver-site-has-a-metastasis` is broken."""
    yield "metastatic_sites"
    if p.liver_metastasis_count is not None and p.liver_metastasis_count < 1:
        yield "liver_metastasis_count"
    if p.largest_liver_metastasis is not None and p.largest_liver_metastasis <= 0:
        yield "largest_liver_metastasis"


def breaks_liver_metastasis_makes_a_site(p: Patient) -> bool:
    """Certainly not so: metastatic_sites includes liver or (liver_metastasis_count = 0 and largest_liver_metastasis
    <= 0 mm)
    """
    if p.metastatic_sites_liver is False and (
        (p.liver_metastasis_count is not None and p.liver_metastasis_count != 0)
        or (p.largest_liver_metastasis is not None and p.largest_liver_metastasis > 0)
    ):
        return True
    return False


def reasons_liver_metastasis_makes_a_site(p: Patient) -> Iterator[str]:
    """The elements by which `liver-metastasis-makes-a-site` is broken."""
    yield "metastatic_sites"
    if p.liver_metastasis_count is not None and p.liver_metastasis_count != 0:
        yield "liver_metastasis_count"
    if p.largest_liver_metastasis is not None and p.largest_liver_metastasis > 0:
        yield "largest_liver_metastasis"


def breaks_lung_site_has_a_metastasis(p: Patient) -> bool:
    """Certainly not so: not metastatic_sites includes lung or lung_metastasis_count >= 1"""
    if p.metastatic_sites_lung is True and p.lung_metastasis_count is not None and p.lung_metastasis_count < 1:
        return True
    return False


def breaks_lung_metastasis_makes_a_site(p: Patient) -> bool:
    """Certainly not so: metastatic_sites includes lung or (lung_metastasis_count = 0 and lung_metastasis_volume <= 0
    cm3)
    """
    if p.metastatic_sites_lung is False and (
        (p.lung_metastasis_count is not None and p.lung_metastasis_count != 0)
        or (p.lung_metastasis_volume is not None and p.lung_metastasis_volume > 0)
    ):
        return True
    return False


def reasons_lung_metastasis_makes_a_site(p: Patient) -> Iterator[str]:
    """The elements by which `lung-metastasis-makes-a-site` is broken."""
    yield "metastatic_sites"
    if p.lung_metastasis_count is not None and p.lung_metastasis_count != 0:
        yield "lung_metastasis_count"
    if p.lung_metastasis_volume is not None and p.lung_metastasis_volume > 0:
        yield "lung_metastasis_volume"


def breaks_bone_site_has_a_metastasis(p: Patient) -> bool:
    """Certainly not so: not metastatic_sites includes bone or bone_metastasis_count >= 1"""
    if p.metastatic_sites_bone is True and p.bone_metastasis_count is not None and p.bone_metastasis_count < 1:
        return True
    return False


def breaks_bone_metastasis_makes_a_site(p: Patient) -> bool:
    """Certainly not so: metastatic_sites includes bone or (bone_metastasis_count = 0 and bone_sites = none)"""
    if p.metastatic_sites_bone is False and (
        (p.bone_metastasis_count is not None and p.bone_metastasis_count != 0)
        or p.bone_sites_vertebral is True
        or p.bone_sites_pelvic is True
        or p.bone_sites_appendicular is True
        or p.bone_sites_thoracic is True
    ):
        return True
    return False


def reasons_bone_metastasis_makes_a_site(p: Patient) -> Iterator[str]:
    """The elements by which `bone-metastasis-makes-a-site` is broken."""
    yield "metastatic_sites"
    if p.bone_metastasis_count is not None and p.bone_metastasis_count != 0:
        yield "bone_metastasis_count"
    if (
        p.bone_sites_vertebral is True
        or p.bone_sites_pelvic is True
        or p.bone_sites_appendicular is True
        or p.bone_sites_thoracic is True
    ):
        yield "bone_sites"


def breaks_liver_count_within_all(p: Patient) -> bool:
    """Certainly not so: liver_metastasis_count <= metastasis_count"""
    if (
        p.metastasis_count is not None
        and p.liver_metastasis_count is not None
        and p.liver_metastasis_count > p.metastasis_count
    ):
        return True
    return False


def breaks_lung_count_within_all(p: Patient) -> bool:
    """Certainly not so: lung_metastasis_count <= metastasis_count"""
    if (
        p.metastasis_count is not None
        and p.lung_metastasis_count is not None
        and p.lung_metastasis_count > p.metastasis_count
    ):
        return True
    return False


def breaks_bone_count_within_all(p: Patient) -> bool:
    """Certainly not so: bone_metastasis_count <= metastasis_count"""
    if (
        p.metastasis_count is not None
        and p.bone_metastasis_count is not None
        and p.bone_metastasis_count > p.metastasis_count
    ):
        return True
    return False


def breaks_liver_size_within_burden(p: Patient) -> bool:
    """Certainly not so: largest_liver_metastasis <= total_tumor_burden"""
    if (
        p.total_tumor_burden is not None
        and p.largest_liver_metastasis is not None
        and p.largest_liver_metastasis > p.total_tumor_burden
    ):
        return True
    return False


def breaks_ecog_0_means_karnofsky_80(p: Patient) -> bool:
    """Certainly not so: not ecog = 0 or karnofsky >= 80"""
    if p.ecog == 0 and p.karnofsky is not None and p.karnofsky < 8:
        return True
    return False


def breaks_ecog_3_means_karnofsky_60(p: Patient) -> bool:
    """Certainly not so: not ecog = 3 or karnofsky <= 60"""
    if p.ecog == 3 and p.karnofsky is not None and p.karnofsky > 6:
        return True
    return False


def breaks_ecog_4_means_karnofsky_50(p: Patient) -> bool:
    """Certainly not so: not ecog = 4 or karnofsky <= 50"""
    if p.ecog == 4 and p.karnofsky is not None and p.karnofsky > 5:
        return True
    return False


def breaks_no_primary_left_to_resect(p: Patient) -> bool:
    """Certainly not so: prior_nephrectomy = false or primary_resectable = false"""
    if p.prior_nephrectomy is True and p.primary_resectable is True:
        return True
    return False


def breaks_drugs_start_after_metastasis(p: Patient) -> bool:
    """Certainly not so: how many prior_systemic_therapy >= 1 or time_to_systemic_therapy >= disease_free_interval"""
    if (
        p.prior_systemic_therapy_at_most < 1
        and p.disease_free_interval is not None
        and p.time_to_systemic_therapy is not None
        and p.time_to_systemic_therapy < p.disease_free_interval
    ):
        return True
    return False


def breaks_current_cytokine_counts_as_given(p: Patient) -> bool:
    """Certainly not so: not current_systemic_therapy includes cytokine or prior_systemic_therapy includes cytokine"""
    if p.current_systemic_therapy_cytokine is True and p.prior_systemic_therapy_cytokine is False:
        return True
    return False


def breaks_current_tki_counts_as_given(p: Patient) -> bool:
    """Certainly not so: not current_systemic_therapy includes tki or prior_systemic_therapy includes tki"""
    if p.current_systemic_therapy_tki is True and p.prior_systemic_therapy_tki is False:
        return True
    return False


def breaks_current_checkpoint_inhibitor_counts_as_given(p: Patient) -> bool:
    """Certainly not so: not current_systemic_therapy includes checkpoint_inhibitor or prior_systemic_therapy
    includes checkpoint_inhibitor
    """
    if (
        p.current_systemic_therapy_checkpoint_inhibitor is True
        and p.prior_systemic_therapy_checkpoint_inhibitor is False
    ):
        return True
    return False


def breaks_current_mtor_inhibitor_counts_as_given(p: Patient) -> bool:
    """Certainly not so: not current_systemic_therapy includes mtor_inhibitor or prior_systemic_therapy includes
    mtor_inhibitor
    """
    if p.current_systemic_therapy_mtor_inhibitor is True and p.prior_systemic_therapy_mtor_inhibitor is False:
        return True
    return False


def breaks_metastases_are_disease(p: Patient) -> bool:
    """Certainly not so: m_stage = m0 or residual_or_recurrent = true"""
    if p.m_stage is not None and p.m_stage != "m0" and p.residual_or_recurrent is False:
        return True
    return False


def breaks_residual_is_disease(p: Patient) -> bool:
    """Certainly not so: not metastasectomy_result = residual or residual_or_recurrent = true"""
    if p.metastasectomy_result == "residual" and p.residual_or_recurrent is False:
        return True
    return False


def breaks_remaining_liver_metastases_have_a_site(p: Patient) -> bool:
    """Certainly not so: liver_metastases_remaining = false or metastatic_sites includes liver"""
    if p.liver_metastases_remaining is True and p.metastatic_sites_liver is False:
        return True
    return False


def breaks_primary_symptoms_need_a_primary(p: Patient) -> bool:
    """Certainly not so: primary_symptoms_need_intervention = false or prior_nephrectomy = false"""
    if p.primary_symptoms_need_intervention is True and p.prior_nephrectomy is True:
        return True
    return False


CONSTRAINTS: tuple[Constraint, ...] = (
    Constraint(
        "sites-need-m1",
        "A metastasis at any site makes the stage M1.",
        breaks_sites_need_m1,
        ("metastatic_sites", "m_stage"),
    ),
    Constraint(
        "m1-needs-a-site",
        "M1 means that at least one site has a metastasis.",
        breaks_m1_needs_a_site,
        ("m_stage", "metastatic_sites"),
    ),
    Constraint(
        "metastases-add-to-burden",
        "A metastasis adds to the total tumour burden.",
        breaks_metastases_add_to_burden,
        ("metastatic_sites", "total_tumor_burden"),
    ),
    Constraint(
        "oligometastatic-needs-metastases",
        "Oligometastatic disease has at least one metastasis.",
        breaks_oligometastatic_needs_metastases,
        ("oligometastatic", "m_stage"),
    ),
    Constraint(
        "synchronous-without-nephrectomy",
        "The interval starts with the nephrectomy, so it is 0 for someone who has had none.",
        breaks_synchronous_without_nephrectomy,
        ("prior_nephrectomy", "disease_free_interval"),
    ),
    Constraint(
        "specimen-needs-nephrectomy",
        "Without a nephrectomy there is no specimen.",
        breaks_specimen_needs_nephrectomy,
        ("prior_nephrectomy", "nephrectomy_pathology"),
    ),
    Constraint(
        "subtype-needs-malignant-tissue",
        "A subtype can only be told from malignant tissue.",
        breaks_subtype_needs_malignant_tissue,
        ("renal_mass_biopsy", "liver_biopsy", "other_biopsy", "nephrectomy_pathology", "histology"),
    ),
    Constraint(
        "a-site-has-a-metastasis",
        "Where a site is recorded there is at least one metastasis.",
        breaks_a_site_has_a_metastasis,
        ("metastatic_sites", "metastasis_count"),
    ),
    Constraint(
        "a-metastasis-has-a-site",
        "Every metastasis lies at some site.",
        breaks_a_metastasis_has_a_site,
        ("metastasis_count", "metastatic_sites"),
    ),
    Constraint(
        "liver-site-has-a-metastasis",
        "Where the liver is a site it holds at least one metastasis, which has a size.",
        breaks_liver_site_has_a_metastasis,
        reasons_liver_site_has_a_metastasis,
    ),
    Constraint(
        "liver-metastasis-makes-a-site",
        "A metastasis in the liver makes it a site.",
        breaks_liver_metastasis_makes_a_site,
        reasons_liver_metastasis_makes_a_site,
    ),
    Constraint(
        "lung-site-has-a-metastasis",
        "Where the lung is a site it holds at least one metastasis.",
        breaks_lung_site_has_a_metastasis,
        ("metastatic_sites", "lung_metastasis_count"),
    ),
    Constraint(
        "lung-metastasis-makes-a-site",
        "A metastasis in the lung makes it a site.",
        breaks_lung_metastasis_makes_a_site,
        reasons_lung_metastasis_makes_a_site,
    ),
    Constraint(
        "bone-site-has-a-metastasis",
        "Where bone is a site it holds at least one metastasis.",
        breaks_bone_site_has_a_metastasis,
        ("metastatic_sites", "bone_metastasis_count"),
    ),
    Constraint(
        "bone-metastasis-makes-a-site",
        "A metastasis in a bone makes bone a site.",
        breaks_bone_metastasis_makes_a_site,
        reasons_bone_metastasis_makes_a_site,
    ),
    Constraint(
        "liver-count-within-all",
        "The metastases of the liver are among all metastases.",
        breaks_liver_count_within_all,
        ("liver_metastasis_count", "metastasis_count"),
    ),
    Constraint(
        "lung-count-within-all",
        "The metastases of the lungs are among all metastases.",
        breaks_lung_count_within_all,
        ("lung_metastasis_count", "metastasis_count"),
    ),
    Constraint(
        "bone-count-within-all",
        "The metastases of the bones are among all metastases.",
        breaks_bone_count_within_all,
        ("bone_metastasis_count", "metastasis_count"),
    ),
    Constraint(
        "liver-size-within-burden",
        "The largest liver metastasis is part of the total tumour burden.",
        breaks_liver_size_within_burden,
        ("largest_liver_metastasis", "total_tumor_burden"),
    ),
    Constraint(
        "ecog-0-means-karnofsky-80",
        "A fully active patient has a Karnofsky status of 80 or more. How the two scales meet stands in none of the texts; the bounds are ours, wide on purpose.",
        breaks_ecog_0_means_karnofsky_80,
        ("ecog", "karnofsky"),
    ),
    Constraint(
        "ecog-3-means-karnofsky-60",
        "Who is in bed or a chair for most of the day has a Karnofsky status of 60 at most. The bound is ours, wide on purpose.",
        breaks_ecog_3_means_karnofsky_60,
        ("ecog", "karnofsky"),
    ),
    Constraint(
        "ecog-4-means-karnofsky-50",
        "A bedridden patient has a Karnofsky status of 50 at most. The bound is ours, wide on purpose.",
        breaks_ecog_4_means_karnofsky_50,
        ("ecog", "karnofsky"),
    ),
    Constraint(
        "no-primary-left-to-resect",
        "A kidney that has been removed cannot be removed again.",
        breaks_no_primary_left_to_resect,
        ("prior_nephrectomy", "primary_resectable"),
    ),
    Constraint(
        "drugs-start-after-metastasis",
        "In a patient who has had no drugs, systemic therapy starts after the metastases appear, and these after the nephrectomy, which follows the diagnosis.",
        breaks_drugs_start_after_metastasis,
        ("prior_systemic_therapy", "time_to_systemic_therapy", "disease_free_interval"),
    ),
    Constraint(
        "current-cytokine-counts-as-given",
        "A class that is being given now is recorded among those given so far.",
        breaks_current_cytokine_counts_as_given,
        ("current_systemic_therapy", "prior_systemic_therapy"),
    ),
    Constraint(
        "current-tki-counts-as-given",
        "A class that is being given now is recorded among those given so far.",
        breaks_current_tki_counts_as_given,
        ("current_systemic_therapy", "prior_systemic_therapy"),
    ),
    Constraint(
        "current-checkpoint-inhibitor-counts-as-given",
        "A class that is being given now is recorded among those given so far.",
        breaks_current_checkpoint_inhibitor_counts_as_given,
        ("current_systemic_therapy", "prior_systemic_therapy"),
    ),
    Constraint(
        "current-mtor-inhibitor-counts-as-given",
        "A class that is being given now is recorded among those given so far.",
        breaks_current_mtor_inhibitor_counts_as_given,
        ("current_systemic_therapy", "prior_systemic_therapy"),
    ),
    Constraint(
        "metastases-are-disease",
        "Metastases that are recorded as present are disease that is left or has come back.",
        breaks_metastases_are_disease,
        ("m_stage", "residual_or_recurrent"),
    ),
    Constraint(
        "residual-is-disease",
        "Disease that an operation left behind is residual disease.",
        breaks_residual_is_disease,
        ("metastasectomy_result", "residual_or_recurrent"),
    ),
    Constraint(
        "remaining-liver-metastases-have-a-site",
        "Liver metastases that are left make the liver a site.",
        breaks_remaining_liver_metastases_have_a_site,
        ("liver_metastases_remaining", "metastatic_sites"),
    ),
    Constraint(
        "primary-symptoms-need-a-primary",
        "A kidney that has been removed causes no symptoms.",
        breaks_primary_symptoms_need_a_primary,
        ("primary_symptoms_need_intervention", "prior_nephrectomy"),
    ),
)

APPLIES: dict[str, Applicability] = {}

DERIVED: dict[str, Any] = {
    "distant_metastases": BooleanResult("distant_metastases", "distant_metastases", lacks=lacks_distant_metastases),
    "stage_iv": BooleanResult("stage_iv", "stage_iv", lacks=lacks_stage_iv),
    "metachronous": BooleanResult("metachronous", "metachronous", lacks=lacks_metachronous),
    "symptomatic_primary": BooleanResult("symptomatic_primary", "symptomatic_primary", lacks=lacks_symptomatic_primary),
    "disease_controlled": BooleanResult("disease_controlled", "disease_controlled", lacks=lacks_disease_controlled),
    "alkaline_phosphatase_threshold": FormulaResult(
        "alkaline_phosphatase_threshold",
        "alkaline_phosphatase_threshold",
        step="3/2",
        unit="U/L",
        lacks=lacks_alkaline_phosphatase_threshold,
    ),
    "corrected_calcium": FormulaResult(
        "corrected_calcium",
        "corrected_calcium",
        step="1/50",
        unit="mg/dL",
        lacks=lacks_corrected_calcium,
    ),
    "imdc_factor_count": CountResult(
        "imdc_factor_count",
        "imdc_factor_count_at_least",
        "imdc_factor_count_at_most",
        lacks=lacks_imdc_factor_count,
    ),
    "imdc_risk": ClassResult(
        "imdc_risk",
        "imdc_risk",
        "imdc_risk_certain",
        ("favorable", "intermediate", "poor"),
        lacks=lacks_imdc_risk,
    ),
    "liver_outlook_favorable": BooleanResult(
        "liver_outlook_favorable",
        "liver_outlook_favorable",
        lacks=lacks_liver_outlook_favorable,
    ),
    "lung_outlook_favorable": BooleanResult(
        "lung_outlook_favorable",
        "lung_outlook_favorable",
        lacks=lacks_lung_outlook_favorable,
    ),
    "bone_outlook_favorable": BooleanResult(
        "bone_outlook_favorable",
        "bone_outlook_favorable",
        lacks=lacks_bone_outlook_favorable,
    ),
    "removal_feasible": BooleanResult("removal_feasible", "removal_feasible", lacks=lacks_removal_feasible),
    "removal_open": BooleanResult("removal_open", "removal_open", lacks=lacks_removal_open),
    "malignant_tissue": BooleanResult("malignant_tissue", "malignant_tissue", lacks=lacks_malignant_tissue),
    "proven_renal_cancer": BooleanResult("proven_renal_cancer", "proven_renal_cancer", lacks=lacks_proven_renal_cancer),
    "another_disease": BooleanResult("another_disease", "another_disease", lacks=lacks_another_disease),
    "liver_lesions_in_doubt": BooleanResult(
        "liver_lesions_in_doubt",
        "liver_lesions_in_doubt",
        lacks=lacks_liver_lesions_in_doubt,
    ),
    "sole_liver_lesion_unsampled": BooleanResult(
        "sole_liver_lesion_unsampled",
        "sole_liver_lesion_unsampled",
        lacks=lacks_sole_liver_lesion_unsampled,
    ),
    "workup_complete": BooleanResult("workup_complete", "workup_complete", lacks=lacks_workup_complete),
    "brain_imaging_due": BooleanResult("brain_imaging_due", "brain_imaging_due", lacks=lacks_brain_imaging_due),
    "bone_imaging_due": BooleanResult("bone_imaging_due", "bone_imaging_due", lacks=lacks_bone_imaging_due),
    "staging_open": BooleanResult("staging_open", "staging_open", lacks=lacks_staging_open),
    "local_treatment_waits": BooleanResult(
        "local_treatment_waits",
        "local_treatment_waits",
        lacks=lacks_local_treatment_waits,
    ),
    "anything_imaged": BooleanResult("anything_imaged", "anything_imaged", lacks=lacks_anything_imaged),
}

SAID: dict[str, Any] = {
    "metastatic_sites": SetText(
        (
            ("metastatic_sites_liver", "Liver"),
            ("metastatic_sites_lung", "Lung"),
            ("metastatic_sites_bone", "Bone"),
            ("metastatic_sites_brain", "Brain"),
            ("metastatic_sites_lymph_node", "Distant lymph nodes"),
            ("metastatic_sites_other", "Another site"),
        ),
    ),
    "liver_direct_invasion": TruthText("liver_direct_invasion"),
    "disease_free_interval": NumberText("disease_free_interval", "disease_free_interval", "1/10", "month", "months"),
    "sarcomatoid_features": TruthText("sarcomatoid_features"),
    "high_grade": TruthText("high_grade"),
    "metastasis_count": NumberText("metastasis_count", "metastasis_count", "1", "", ""),
    "lung_metastasis_count": NumberText("lung_metastasis_count", "lung_metastasis_count", "1", "", ""),
    "bone_metastasis_count": NumberText("bone_metastasis_count", "bone_metastasis_count", "1", "", ""),
    "bone_sites": SetText(
        (
            ("bone_sites_vertebral", "Spine"),
            ("bone_sites_pelvic", "Pelvis"),
            ("bone_sites_appendicular", "Limbs"),
            ("bone_sites_thoracic", "Thoracic bones"),
        ),
    ),
    "age": NumberText("age", "age", "1", "year", "years"),
    "ecog": NumberText("ecog", "ecog", "1", "", ""),
    "high_kidney_disease_burden": TruthText("high_kidney_disease_burden"),
    "treatment_chosen": CodeText(
        "treatment_chosen",
        {
            "none_yet": "None yet",
            "nephrectomy": "Nephrectomy",
            "combined_resection": "Removal of all disease",
            "drugs": "Drugs",
            "local_treatment": "Local treatment of metastases",
            "observation": "Observation",
        },
    ),
    "iodinated_contrast_contraindicated": TruthText("iodinated_contrast_contraindicated"),
    "metachronous": TruthText("metachronous"),
    "liver_outlook_favorable": TruthText("liver_outlook_favorable"),
    "lung_outlook_favorable": TruthText("lung_outlook_favorable"),
    "bone_outlook_favorable": TruthText("bone_outlook_favorable"),
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


# image-after-metastasectomy 0.2.0: Follow-up imaging after metastasectomy
RECOMMEND_IMAGE_AFTER_METASTASECTOMY = (
    Recommendation(
        intervention="follow-up-imaging",
        title="Follow-up imaging",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="image-after-metastasectomy",
        node_version="0.2.0",
        selection="all",
        detail="The sources give no schedule after resection; the team sets the interval.",
        regimen=None,
        amount=None,
        evidence=(("alves-2003#recurrence", "supports"), ("karam-consolidation#time-to-recurrence", "supports")),
    ),
)

# monitor-treatment 0.2.1: Monitor adverse events
RECOMMEND_MONITOR_TREATMENT = (
    Recommendation(
        intervention="adverse-event-monitoring",
        title="Monitoring of adverse events, with blood tests",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="monitor-treatment",
        node_version="0.2.1",
        selection="all",
        detail="At every visit. With sunitinib look for fatigue, diarrhoea, neutropenia, a raised lipase and anaemia.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#sunitinib-adverse-events", "supports"), ("resort-2019#adverse-events", "supports")),
    ),
)

# no-adjuvant-drugs 0.2.0: No drugs after complete metastasectomy
RECOMMEND_NO_ADJUVANT_DRUGS = (
    Recommendation(
        intervention="adjuvant-sorafenib",
        title="Adjuvant sorafenib",
        direction="against",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="no-adjuvant-drugs",
        node_version="0.2.0",
        selection="all",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("resort-2019#recurrence-free-survival", "supports"),
            ("resort-2019#recurrence-free-survival-longer-follow-up", "supports"),
            ("resort-2019#adverse-events", "supports"),
        ),
    ),
    Recommendation(
        intervention="adjuvant-pazopanib",
        title="Adjuvant pazopanib",
        direction="against",
        strength="strong",
        certainty="moderate",
        tier=None,
        priority="routine",
        node="no-adjuvant-drugs",
        node_version="0.2.0",
        selection="all",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(("ecog-2810#disease-free-survival", "supports"), ("ecog-2810#overall-survival", "supports")),
    ),
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="against",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="no-adjuvant-drugs",
        node_version="0.2.0",
        selection="all",
        detail="While no disease is left. Adjuvant checkpoint inhibitors are an open question, for a trial where there is one.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#no-systemic-after-complete-metastasectomy", "supports"),
            ("lyon-metastasectomy#without-systemic-therapy", "context"),
            ("feuer-2021#immunotherapy-with-metastasectomy-unknown", "context"),
            ("vaccine-after-metastasectomy#overall-survival", "context"),
            ("ptashnikov-spine#targeted-drugs", "context"),
            ("merck-manual-2025#experimental-treatments", "context"),
        ),
    ),
)

# order-abdominal-imaging 0.2.0: Multiphase imaging of the abdomen
RECOMMEND_ORDER_ABDOMINAL_IMAGING = (
    Recommendation(
        intervention="multiphase-abdominal-imaging",
        title="Multiphase CT or MRI of the abdomen",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="urgent",
        node="order-abdominal-imaging",
        node_version="0.2.0",
        selection="all",
        detail=(
            "Multiphase CT; multiphase MRI where iodinated contrast is contraindicated (",
            "iodinated_contrast_contraindicated",
            "), or where soft tissue or a vein stays unclear on CT.",
        ),
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#abdominal-imaging", "supports"), ("feuer-2021#imaging-ct-first", "supports")),
    ),
)

# image-response 0.2.0: Image the response
RECOMMEND_IMAGE_RESPONSE = (
    Recommendation(
        intervention="follow-up-imaging",
        title="Follow-up imaging",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="image-response",
        node_version="0.2.0",
        selection="all",
        detail="CT, or MRI of the liver with gadoxetic acid. Begin with 6 to 8 weeks, go on with 3 months.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#imaging-interval", "supports"),),
    ),
)

# consolidate-liver-locally 0.2.1: Liver metastases that are left and cannot be removed
RECOMMEND_CONSOLIDATE_LIVER_LOCALLY = (
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-liver-locally",
        node_version="0.2.1",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#local-consolidation", "supports"),
            ("dr-oracle-2025#sbrt-or-ablation-if-unresectable", "supports"),
        ),
    ),
    Recommendation(
        intervention="ablation",
        title="Ablation of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-liver-locally",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Where size and place allow.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#local-consolidation", "supports"),
            ("dr-oracle-2025#sbrt-or-ablation-if-unresectable", "supports"),
        ),
    ),
    Recommendation(
        intervention="hdr-brachytherapy",
        title="High-dose-rate brachytherapy of liver metastases, guided by CT",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-liver-locally",
        node_version="0.2.1",
        selection="exactly_one",
        detail="For selected lesions; the sources do not say which.",
        regimen=None,
        amount=None,
        evidence=(
            ("hdr-brachytherapy-liver#local-control", "supports"),
            ("hdr-brachytherapy-liver#follow-up", "context"),
            ("dr-oracle-2025#local-consolidation", "supports"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-liver-locally",
        node_version="0.2.1",
        selection="exactly_one",
        detail="The drugs go on, and the metastases are imaged with the rest.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# consolidate-lung 0.2.1: Lung metastases that are left and can be removed
RECOMMEND_CONSOLIDATE_LUNG = (
    Recommendation(
        intervention="pulmonary-metastasectomy",
        title="Resection of lung metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-lung",
        node_version="0.2.1",
        selection="exactly_one",
        detail=(
            "Complete removal is the aim. Against it where present, sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("karam-consolidation#alive", "supports"),
            ("consolidation-124#complete-resection-survival", "supports"),
            ("pfannschmidt-lung#complete-resection", "supports"),
            ("complications-1102#pulmonary-resection", "supports"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-lung",
        node_version="0.2.1",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#surgery-in-place-of-drugs", "supports"),),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-lung",
        node_version="0.2.1",
        selection="exactly_one",
        detail="The drugs go on, and the metastases are imaged with the rest.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# consolidate-resectable-liver 0.2.1: Liver metastases that are left and can be removed
RECOMMEND_CONSOLIDATE_RESECTABLE_LIVER = (
    Recommendation(
        intervention="hepatic-metastasectomy",
        title="Resection of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-resectable-liver",
        node_version="0.2.1",
        selection="exactly_one",
        detail=(
            "With complete removal of all remaining disease as the aim. Against it where present: high grade (",
            "high_grade",
            "), sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#local-consolidation", "supports"),
            ("karam-consolidation#alive", "supports"),
            ("consolidation-124#complete-resection-survival", "supports"),
            ("consolidation-124#poor-risk-share", "context"),
            ("complications-1102#hepatic-resection", "context"),
            ("metastasectomy-beyond-progression#treatment-beyond-progression", "context"),
            ("karam-consolidation#recurrence", "context"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-resectable-liver",
        node_version="0.2.1",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#local-consolidation", "supports"),),
    ),
    Recommendation(
        intervention="ablation",
        title="Ablation of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-resectable-liver",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Where size and place allow.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#local-consolidation", "supports"),),
    ),
    Recommendation(
        intervention="hdr-brachytherapy",
        title="High-dose-rate brachytherapy of liver metastases, guided by CT",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-resectable-liver",
        node_version="0.2.1",
        selection="exactly_one",
        detail="For selected lesions; the sources do not say which.",
        regimen=None,
        amount=None,
        evidence=(
            ("hdr-brachytherapy-liver#local-control", "supports"),
            ("hdr-brachytherapy-liver#follow-up", "context"),
            ("dr-oracle-2025#local-consolidation", "supports"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="consolidate-resectable-liver",
        node_version="0.2.1",
        selection="exactly_one",
        detail="The drugs go on, and the metastases are imaged with the rest.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# choose-deferred-nephrectomy 0.2.0: Deferred nephrectomy, or going on with drugs alone
RECOMMEND_CHOOSE_DEFERRED_NEPHRECTOMY = (
    Recommendation(
        intervention="deferred-cytoreductive-nephrectomy",
        title="Deferred cytoreductive nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="alternative",
        priority="routine",
        node="choose-deferred-nephrectomy",
        node_version="0.2.0",
        selection="exactly_one",
        detail="Agree with the team when to pause the drugs.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#deferred-nephrectomy", "supports"),
            ("nephrectomy-with-immunotherapy#overall-survival", "supports"),
            ("surtime-2019#overall-survival", "context"),
            ("surtime-2019#progression-free-rate-28-weeks", "context"),
            ("checkpoint-before-nephrectomy-104#safety", "context"),
            ("surtime-2019#enrolment", "context"),
            ("nephrectomy-with-immunotherapy#timing", "context"),
            ("surtime-2019#median-overall-survival", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-deferred-nephrectomy",
        node_version="0.2.0",
        selection="exactly_one",
        detail="The drugs go on, and the kidney stays and is imaged with the rest.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# perform-deferred-nephrectomy 0.3.0: Deferred nephrectomy, as chosen
RECOMMEND_PERFORM_DEFERRED_NEPHRECTOMY = (
    Recommendation(
        intervention="deferred-cytoreductive-nephrectomy",
        title="Deferred cytoreductive nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="perform-deferred-nephrectomy",
        node_version="0.3.0",
        selection="all",
        detail="Chosen. Agree with the team when to pause the drugs.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#deferred-nephrectomy", "supports"),
            ("nephrectomy-with-immunotherapy#overall-survival", "supports"),
        ),
    ),
)

# review-mixed-response 0.2.1: Mixed response
RECOMMEND_REVIEW_MIXED_RESPONSE = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="review-mixed-response",
        node_version="0.2.1",
        selection="all",
        detail="Decide whether the drugs go on, whether the growing lesions are treated locally, or whether the next line is due.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "supports"),
            ("metastasectomy-beyond-progression#treatment-beyond-progression", "context"),
        ),
    ),
)

# order-chest-ct 0.2.1: CT of the chest
RECOMMEND_ORDER_CHEST_CT = (
    Recommendation(
        intervention="chest-ct",
        title="CT of the chest",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="order-chest-ct",
        node_version="0.2.1",
        selection="all",
        detail="CT also where a chest radiograph is at hand. Without contrast if that is contraindicated.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#chest-ct", "supports"),
            ("acr-appropriateness-chest-ct#chest-ct-from-t2", "supports"),
            ("nccn-chest-imaging#chest-radiograph", "opposes"),
            ("feuer-2021#site-frequencies", "context"),
        ),
    ),
)

# order-brain-imaging 0.2.1: Imaging of the brain
RECOMMEND_ORDER_BRAIN_IMAGING = (
    Recommendation(
        intervention="brain-imaging",
        title="CT or MRI of the brain",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="stat",
        node="order-brain-imaging",
        node_version="0.2.1",
        selection="all",
        detail="Record a metastasis that is found, and that the imaging is done.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#brain-and-bone-imaging-if-indicated", "supports"),
            ("nccn-chest-imaging#brain-and-bone-imaging-if-indicated", "supports"),
        ),
    ),
)

# relieve-on-treatment 0.2.1: Relief of the primary on treatment
RECOMMEND_RELIEVE_ON_TREATMENT = (
    Recommendation(
        intervention="palliative-nephrectomy",
        title="Palliative nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="urgent",
        node="relieve-on-treatment",
        node_version="0.2.1",
        selection="exactly_one",
        detail="For relief, whatever the response.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#palliative-nephrectomy", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="deferred-cytoreductive-nephrectomy",
        title="Deferred cytoreductive nephrectomy",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="relieve-on-treatment",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Where the disease is controlled; it also removes what is left there.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#deferred-nephrectomy", "supports"), ("surtime-2019#overall-survival", "context")),
    ),
    Recommendation(
        intervention="tumor-embolization",
        title="Embolization of the primary",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="relieve-on-treatment",
        node_version="0.2.1",
        selection="exactly_one",
        detail="The drugs go on.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="relieve-on-treatment",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Where medicines relieve the symptom; not for a bleeding that matters.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# treat-brain-metastases 0.2.1: Local therapy of brain metastases
RECOMMEND_TREAT_BRAIN_METASTASES = (
    Recommendation(
        intervention="brain-metastasis-local-therapy",
        title="Local therapy of brain metastases (stereotactic radiotherapy, whole-brain radiotherapy or resection)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="urgent",
        node="treat-brain-metastases",
        node_version="0.2.1",
        selection="all",
        detail="The team chooses; resection only in a fit patient.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#brain-local-therapy", "supports"),
            ("brain-resection-50#overall-survival", "context"),
            ("brain-resection-50#median-overall-survival", "context"),
            ("brain-resection-50#postoperative-mortality", "opposes"),
            ("pdq-2014#brain-metastases-similar", "context"),
            ("dragomir-metastasectomy#unfavorable-factors", "context"),
            ("brain-resection-50#whole-brain-radiotherapy", "context"),
            ("feuer-2021#table-1-brain", "context"),
        ),
    ),
)

# order-bone-scan 0.2.0: Imaging of the bones
RECOMMEND_ORDER_BONE_SCAN = (
    Recommendation(
        intervention="bone-scan",
        title="Bone scan",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="urgent",
        node="order-bone-scan",
        node_version="0.2.0",
        selection="all",
        detail="With images of the painful or broken bone itself at once. Record a metastasis that is found, and that the imaging is done.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#brain-and-bone-imaging-if-indicated", "supports"),
            ("nccn-chest-imaging#brain-and-bone-imaging-if-indicated", "supports"),
        ),
    ),
)

# operate-on-bone 0.2.0: Surgery of a bone metastasis that has broken or threatens to
RECOMMEND_OPERATE_ON_BONE = (
    Recommendation(
        intervention="bone-metastasectomy",
        title="Resection or curettage of a bone metastasis, with stabilization",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="asap",
        node="operate-on-bone",
        node_version="0.2.0",
        selection="all",
        detail="Resection, curettage or decompression with stabilization, as the surgeon judges. Where tissue is missing, take it now.",
        regimen=None,
        amount=None,
        evidence=(
            ("kollender-bone#pain-relief", "supports"),
            ("ptashnikov-spine#function-and-pain", "supports"),
            ("lin-bone#death-within-30-days", "context"),
            ("kollender-bone#survival-2-and-3-years", "supports"),
        ),
    ),
)

# irradiate-painful-bone 0.2.3: Radiotherapy of a painful bone metastasis
RECOMMEND_IRRADIATE_PAINFUL_BONE = (
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="urgent",
        node="irradiate-painful-bone",
        node_version="0.2.3",
        selection="at_most_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("sbrt-bone-pain-46#pain-control", "supports"),
            ("merck-manual-2025#radiotherapy-oligometastatic", "supports"),
            ("jhaveri-sbrt-bone#pain-control", "context"),
            ("sbrt-bone-pain-46#radiographic-failure", "context"),
            ("sbrt-bone-pain-46#pain-control-24-months", "supports"),
            ("jhaveri-sbrt-bone#symptom-recurrence", "context"),
        ),
    ),
    Recommendation(
        intervention="palliative-radiotherapy",
        title="Palliative radiotherapy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="alternative",
        priority="urgent",
        node="irradiate-painful-bone",
        node_version="0.2.3",
        selection="at_most_one",
        detail="Conventional external radiotherapy.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#radiotherapy-oligometastatic", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
        ),
    ),
)

# embolization-alone 0.2.0: Embolization of the primary
RECOMMEND_EMBOLIZATION_ALONE = (
    Recommendation(
        intervention="tumor-embolization",
        title="Embolization of the primary",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="urgent",
        node="embolization-alone",
        node_version="0.2.0",
        selection="all",
        detail="As little of the kidney as relieves the symptom, above all where it is the only one that works.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
)

# perform-palliative-nephrectomy 0.3.0: Nephrectomy for relief, as chosen
RECOMMEND_PERFORM_PALLIATIVE_NEPHRECTOMY = (
    Recommendation(
        intervention="palliative-nephrectomy",
        title="Palliative nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="urgent",
        node="perform-palliative-nephrectomy",
        node_version="0.3.0",
        selection="all",
        detail="Chosen. For relief only.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#palliative-nephrectomy", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("merck-manual-2025#symptomatic-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
)

# refer-without-metastases 0.2.0: No distant metastases
RECOMMEND_REFER_WITHOUT_METASTASES = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="refer-without-metastases",
        node_version="0.2.0",
        selection="all",
        detail=(
            "Outside this guideline: refer to the care of a renal mass without metastases. Growth straight into the liver: ",
            "liver_direct_invasion",
            "; if so, ask whether kidney and liver can be removed in one piece.",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "context"),
            ("dr-oracle-2025#liver-lesions-need-tissue", "context"),
            ("pdq-2014#stage-iv-definition", "context"),
        ),
    ),
)

# irradiate-primary 0.3.0: Radiotherapy of the primary
RECOMMEND_IRRADIATE_PRIMARY = (
    Recommendation(
        intervention="palliative-radiotherapy",
        title="Palliative radiotherapy",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="urgent",
        node="irradiate-primary",
        node_version="0.3.0",
        selection="all",
        detail="Beside or in place of embolization, mainly for pain. The sources give no dose.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
)

# palliate-by-nephrectomy 0.2.1: Palliative nephrectomy or embolization
RECOMMEND_PALLIATE_BY_NEPHRECTOMY = (
    Recommendation(
        intervention="palliative-nephrectomy",
        title="Palliative nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="urgent",
        node="palliate-by-nephrectomy",
        node_version="0.2.1",
        selection="exactly_one",
        detail="For relief only. Whether drugs or the operation come first is for the team.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#palliative-nephrectomy", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("merck-manual-2025#symptomatic-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="tumor-embolization",
        title="Embolization of the primary",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-by-nephrectomy",
        node_version="0.2.1",
        selection="exactly_one",
        detail="No operation.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-by-nephrectomy",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Where medicines relieve the symptom; not for a bleeding that matters.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# palliate-or-remove-all 0.2.3: Relief, or removal of all disease with the liver metastases
RECOMMEND_PALLIATE_OR_REMOVE_ALL = (
    Recommendation(
        intervention="palliative-nephrectomy",
        title="Palliative nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="urgent",
        node="palliate-or-remove-all",
        node_version="0.2.3",
        selection="exactly_one",
        detail="For relief only; drugs for the metastases follow, or come first, as the team decides.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#palliative-nephrectomy", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("merck-manual-2025#symptomatic-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="tumor-embolization",
        title="Embolization of the primary",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all",
        node_version="0.2.3",
        selection="exactly_one",
        detail="Leaves the kidney in place; drugs for the metastases as well.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="nephrectomy-with-hepatic-metastasectomy",
        title="Nephrectomy with resection of the liver metastases, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all",
        node_version="0.2.3",
        selection="exactly_one",
        detail=(
            "In place of drugs; every other site is treated with curative aim too. Against it where present: metastases found with the primary, sarcomatoid features (",
            "sarcomatoid_features",
            "), high grade (",
            "high_grade",
            "), ECOG above 0 (",
            "ecog",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#oligometastatic-combined-surgery", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("staehler-liver#no-benefit-subgroups", "opposes"),
            ("ruys-liver#synchronous-metastases", "opposes"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all",
        node_version="0.2.3",
        selection="exactly_one",
        detail="Where medicines relieve the symptom; not for a bleeding that matters.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# team-same-day 0.2.1: The team on the same day
RECOMMEND_TEAM_SAME_DAY = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="asap",
        node="team-same-day",
        node_version="0.2.1",
        selection="all",
        detail="Plan relief now; embolization, stabilization and medicines need no tissue.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "supports"),
            ("merck-manual-2025#palliation-of-primary", "context"),
        ),
    ),
)

# palliate-or-remove-all-elsewhere 0.2.2: Relief, or removal of all disease outside the liver
RECOMMEND_PALLIATE_OR_REMOVE_ALL_ELSEWHERE = (
    Recommendation(
        intervention="palliative-nephrectomy",
        title="Palliative nephrectomy",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="urgent",
        node="palliate-or-remove-all-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail="For relief only; drugs for the metastases follow, or come first, as the team decides.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#palliative-nephrectomy", "supports"),
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("merck-manual-2025#symptomatic-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="tumor-embolization",
        title="Embolization of the primary",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail="Leaves the kidney in place; drugs for the metastases as well.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "supports"),
            ("pdq-2014#palliation-of-primary", "supports"),
        ),
    ),
    Recommendation(
        intervention="nephrectomy-with-metastasectomy",
        title="Nephrectomy with resection of metastases outside the liver, or radiotherapy to them, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail=(
            "In place of drugs; every site is removed or irradiated. Against it where present: sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="urgent",
        node="palliate-or-remove-all-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail="Where medicines relieve the symptom; not for a bleeding that matters.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#observation-an-option", "supports"),),
    ),
)

# restage 0.2.1: Stage again
RECOMMEND_RESTAGE = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="restage",
        node_version="0.2.1",
        selection="all",
        detail="Record the sites anew; if other liver lesions are still held to be metastases, sample one of them.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#liver-lesions-need-tissue", "supports"),),
    ),
)

# another-disease 0.2.1: A benign renal tumour, or another cancer
RECOMMEND_ANOTHER_DISEASE = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="another-disease",
        node_version="0.2.1",
        selection="all",
        detail="The disease leaves this guideline. Benign: ask what the other lesions are, since they may be benign or come from another tumour, and whether the sample stands for the whole mass. Another cancer: refer to the care of that.",
        regimen=None,
        amount=None,
        evidence=(
            ("oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", "supports"),
            ("dr-oracle-2025#liver-lesions-need-tissue", "supports"),
            ("dr-oracle-2025#tissue-before-treatment", "context"),
        ),
    ),
)

# order-renal-mass-biopsy 0.2.0: Biopsy of the renal mass
RECOMMEND_ORDER_RENAL_MASS_BIOPSY = (
    Recommendation(
        intervention="renal-mass-biopsy",
        title="Biopsy of the renal mass",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="order-renal-mass-biopsy",
        node_version="0.2.0",
        selection="all",
        detail="Ask the pathologist for the subtype, the grade and sarcomatoid features. Where an earlier one told nothing, repeat it at a part of the mass that looks alive. Relief of symptoms does not wait for it.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#renal-mass-biopsy", "supports"),
            ("dr-oracle-2025#tissue-before-treatment", "supports"),
            ("oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", "supports"),
        ),
    ),
)

# team-chooses-biopsy 0.2.0: The team chooses what to sample
RECOMMEND_TEAM_CHOOSES_BIOPSY = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="team-chooses-biopsy",
        node_version="0.2.0",
        selection="all",
        detail="Choose with radiologist and pathologist what to sample or to repeat, kidney, liver or any other site, and look for an earlier specimen.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#tissue-before-treatment", "context"),),
    ),
)

# no-upfront-nephrectomy-poor-risk 0.2.2: No upfront nephrectomy in poor risk
RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK = (
    Recommendation(
        intervention="upfront-cytoreductive-nephrectomy",
        title="Upfront cytoreductive nephrectomy",
        direction="against",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="no-upfront-nephrectomy-poor-risk",
        node_version="0.2.2",
        selection="all",
        detail="Drugs come first, where any can be given.",
        regimen=None,
        amount=None,
        evidence=(
            ("carmena-2018#overall-survival", "supports"),
            ("carmena-2018#poor-risk-share", "context"),
            ("carmena-2021#whole-trial-survival", "context"),
            ("carmena-2021#whole-trial-median-survival", "context"),
            ("carmena-2021#two-or-more-factors-survival", "supports"),
            ("nephrectomy-review-after-carmena#intermediate-and-poor-risk", "supports"),
            ("dr-oracle-2025#poor-risk-systemic", "supports"),
            ("merck-manual-2025#nephrectomy-criteria", "opposes"),
            ("carmena-2018#patient-selection-criticism", "context"),
            ("pdq-2014#nephrectomy-before-interferon", "context"),
            ("carmena-2018#median-overall-survival", "context"),
            ("carmena-meta-analysis#poor-status-and-risk", "context"),
            ("dr-oracle-2025#carmena-called-definitive", "context"),
            ("interferon-nephrectomy-246#median-overall-survival", "context"),
            ("interferon-nephrectomy-85#overall-survival", "context"),
            ("interferon-nephrectomy-85#median-overall-survival", "context"),
        ),
    ),
)

# oligometastatic-review 0.2.1: Team review of oligometastatic or recurrent disease
RECOMMEND_OLIGOMETASTATIC_REVIEW = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="oligometastatic-review",
        node_version="0.2.1",
        selection="all",
        detail="Judge whether every tumour can be removed, and the fitness for surgery.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "supports"),
            ("dr-oracle-2025#oligometastatic-combined-surgery", "supports"),
        ),
    ),
    Recommendation(
        intervention="neoadjuvant-downsizing",
        title="Drugs given only to shrink tumours before surgery",
        direction="against",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="oligometastatic-review",
        node_version="0.2.1",
        selection="all",
        detail="Outside a clinical trial.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#no-neoadjuvant-downsizing", "supports"),
            ("feuer-2021#neoadjuvant-promise", "opposes"),
            ("feuer-2021#neoadjuvant-timing-animal-study", "context"),
            ("prosper-rcc#under-way", "context"),
        ),
    ),
)

# order-liver-biopsy 0.2.0: Biopsy of a liver lesion
RECOMMEND_ORDER_LIVER_BIOPSY = (
    Recommendation(
        intervention="liver-biopsy",
        title="Biopsy of a liver lesion",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="order-liver-biopsy",
        node_version="0.2.0",
        selection="all",
        detail="Ask the pathologist for the subtype, the grade and sarcomatoid features. Local treatment of the lesion waits for the result; drugs do not once cancer is proven.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#liver-biopsy-if-nondiagnostic", "supports"),
            ("dr-oracle-2025#tissue-before-treatment", "supports"),
            ("dr-oracle-2025#liver-lesions-need-tissue", "supports"),
            ("oncocytoma-liver-lesions#liver-lesions-with-benign-tumor", "supports"),
        ),
    ),
)

# perform-treatment-of-metastases 0.3.0: Removal or local treatment of all metastases, as chosen
RECOMMEND_PERFORM_TREATMENT_OF_METASTASES = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="perform-treatment-of-metastases",
        node_version="0.3.0",
        selection="all",
        detail=(
            "Carry out what was chosen (",
            "treatment_chosen",
            "), so that every site is treated: ",
            "metastatic_sites",
            ".",
        ),
        regimen=None,
        amount=None,
        evidence=(("metastasectomy-review-56#complete-resection", "supports"),),
    ),
)

# drugs-while-waiting 0.2.0: Drugs may start while the result is awaited
RECOMMEND_DRUGS_WHILE_WAITING = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="drugs-while-waiting",
        node_version="0.2.0",
        selection="at_most_one",
        detail="Or wait for the result and choose then. Record drugs as chosen if they start; they are named then.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"),),
    ),
)

# no-upfront-nephrectomy-two-factors 0.2.2: No upfront nephrectomy with two factors or more
RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS = (
    Recommendation(
        intervention="upfront-cytoreductive-nephrectomy",
        title="Upfront cytoreductive nephrectomy",
        direction="against",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="no-upfront-nephrectomy-two-factors",
        node_version="0.2.2",
        selection="all",
        detail="Drugs come first, where any can be given.",
        regimen=None,
        amount=None,
        evidence=(
            ("carmena-2021#two-or-more-factors-survival", "supports"),
            ("carmena-2021#whole-trial-survival", "context"),
            ("carmena-2021#whole-trial-median-survival", "context"),
            ("carmena-2018#overall-survival", "supports"),
            ("nephrectomy-review-after-carmena#intermediate-and-poor-risk", "supports"),
            ("dr-oracle-2025#intermediate-risk-systemic", "supports"),
            ("carmena-2021#two-or-more-factors-median-survival", "context"),
            ("carmena-2018#poor-risk-share", "context"),
            ("merck-manual-2025#nephrectomy-controversial", "context"),
        ),
    ),
)

# no-upfront-nephrectomy-volume-or-status 0.2.2: No upfront nephrectomy with a high burden or a lesser status
RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS = (
    Recommendation(
        intervention="upfront-cytoreductive-nephrectomy",
        title="Upfront cytoreductive nephrectomy",
        direction="against",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="no-upfront-nephrectomy-volume-or-status",
        node_version="0.2.2",
        selection="all",
        detail="Drugs come first, where any can be given.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#high-metastatic-burden", "supports"),
            ("dr-oracle-2025#upfront-nephrectomy-harm", "supports"),
            ("carmena-meta-analysis#poor-status-and-risk", "supports"),
            ("carmena-2018#overall-survival", "context"),
        ),
    ),
)

# sbrt-or-ablation-of-liver 0.2.2: SBRT or ablation of liver metastases
RECOMMEND_SBRT_OR_ABLATION_OF_LIVER = (
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="sbrt-or-ablation-of-liver",
        node_version="0.2.2",
        selection="at_most_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#sbrt-or-ablation-liver", "supports"),
            ("dr-oracle-2025#sbrt-or-ablation-if-unresectable", "context"),
            ("merck-manual-2025#radiotherapy-oligometastatic", "context"),
        ),
    ),
    Recommendation(
        intervention="ablation",
        title="Ablation of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="sbrt-or-ablation-of-liver",
        node_version="0.2.2",
        selection="at_most_one",
        detail="Where size and place allow.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#sbrt-or-ablation-liver", "supports"),
            ("dr-oracle-2025#sbrt-or-ablation-if-unresectable", "context"),
        ),
    ),
)

# perform-removal-with-liver 0.3.0: Removal of all disease, the liver among it, as chosen
RECOMMEND_PERFORM_REMOVAL_WITH_LIVER = (
    Recommendation(
        intervention="nephrectomy-with-hepatic-metastasectomy",
        title="Nephrectomy with resection of the liver metastases, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="perform-removal-with-liver",
        node_version="0.3.0",
        selection="all",
        detail="Chosen. Every site is removed or irradiated, in one operation or in stages.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#oligometastatic-combined-surgery", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
        ),
    ),
)

# perform-removal-elsewhere 0.3.0: Removal of all disease outside the liver, as chosen
RECOMMEND_PERFORM_REMOVAL_ELSEWHERE = (
    Recommendation(
        intervention="nephrectomy-with-metastasectomy",
        title="Nephrectomy with resection of metastases outside the liver, or radiotherapy to them, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="perform-removal-elsewhere",
        node_version="0.3.0",
        selection="all",
        detail="Chosen. Every site is removed or irradiated, in one operation or in stages.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
        ),
    ),
)

# removal-without-drugs 0.2.0: All disease can be removed, and no drug can be given
RECOMMEND_REMOVAL_WITHOUT_DRUGS = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="removal-without-drugs",
        node_version="0.2.0",
        selection="all",
        detail=(
            "Offer removal or radiotherapy of all disease, or observation. Features that speak against an operation: sarcomatoid (",
            "sarcomatoid_features",
            "), high grade (",
            "high_grade",
            "), ECOG above 0 (",
            "ecog",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
)

# choose-combined-resection 0.2.2: Drugs, or nephrectomy with resection of the liver metastases
RECOMMEND_CHOOSE_COMBINED_RESECTION = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combined-resection",
        node_version="0.2.2",
        selection="exactly_one",
        detail="Alone, or with SBRT or ablation of the liver metastases: record drugs or local treatment. What is given is named then.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"), ("dr-oracle-2025#systemic-first", "supports")),
    ),
    Recommendation(
        intervention="nephrectomy-with-hepatic-metastasectomy",
        title="Nephrectomy with resection of the liver metastases, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-combined-resection",
        node_version="0.2.2",
        selection="exactly_one",
        detail=(
            "In one operation or in stages, in place of drugs. Against it where present: metastases found with the primary, sarcomatoid features (",
            "sarcomatoid_features",
            "), high grade (",
            "high_grade",
            "), ECOG above 0 (",
            "ecog",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#oligometastatic-combined-surgery", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("dr-oracle-2025#metastasectomy-selection-bias", "context"),
            ("staehler-liver#no-benefit-subgroups", "opposes"),
            ("ruys-liver#synchronous-metastases", "opposes"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
)

# choose-combined-resection-liver-and-elsewhere 0.2.2: Drugs, or removal of all disease in the liver and elsewhere
RECOMMEND_CHOOSE_COMBINED_RESECTION_LIVER_AND_ELSEWHERE = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combined-resection-liver-and-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail="Alone, or with SBRT or ablation of the liver metastases: record drugs or local treatment. What is given is named then.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"), ("dr-oracle-2025#systemic-first", "supports")),
    ),
    Recommendation(
        intervention="nephrectomy-with-hepatic-metastasectomy",
        title="Nephrectomy with resection of the liver metastases, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-combined-resection-liver-and-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail=(
            "Every site is removed, together or in stages, in place of drugs. Against it where present: metastases found with the primary, sarcomatoid features (",
            "sarcomatoid_features",
            "), high grade (",
            "high_grade",
            "), ECOG above 0 (",
            "ecog",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#oligometastatic-combined-surgery", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("staehler-liver#no-benefit-subgroups", "opposes"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
    Recommendation(
        intervention="nephrectomy-with-metastasectomy",
        title="Nephrectomy with resection of metastases outside the liver, or radiotherapy to them, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-combined-resection-liver-and-elsewhere",
        node_version="0.2.2",
        selection="exactly_one",
        detail=(
            "Surgery with radiotherapy to the sites that are not resected, in place of drugs. Against it where present: sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
)

# choose-combined-resection-elsewhere 0.2.1: Drugs, or nephrectomy with removal of metastases outside the liver
RECOMMEND_CHOOSE_COMBINED_RESECTION_ELSEWHERE = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combined-resection-elsewhere",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Record the choice; the drugs are named once it is drugs.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"), ("dr-oracle-2025#systemic-first", "supports")),
    ),
    Recommendation(
        intervention="nephrectomy-with-metastasectomy",
        title="Nephrectomy with resection of metastases outside the liver, or radiotherapy to them, together or staged",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-combined-resection-elsewhere",
        node_version="0.2.1",
        selection="exactly_one",
        detail=(
            "Every site is removed or irradiated, together or in stages, in place of drugs. Against it where present: sarcomatoid features (",
            "sarcomatoid_features",
            "), more than a few metastases (",
            "metastasis_count",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("pdq-2014#nephrectomy-with-resection", "supports"),
            ("takagi-histology#sarcomatoid", "context"),
        ),
    ),
)

# order-laboratory-panel 0.2.0: Baseline laboratory panel
RECOMMEND_ORDER_LABORATORY_PANEL = (
    Recommendation(
        intervention="baseline-laboratory-panel",
        title="Baseline laboratory panel",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="routine",
        node="order-laboratory-panel",
        node_version="0.2.0",
        selection="all",
        detail="Metabolic panel with creatinine and estimated filtration rate, blood count with neutrophils and platelets, urinalysis, LDH, and calcium with albumin; CRP as well where bone metastases are known (ours). Note the limits of normal of your laboratory.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#laboratory-panel", "supports"),
            ("dr-oracle-2025#imdc-criteria", "supports"),
            ("merck-manual-2025#imdc-guides-choice", "supports"),
        ),
    ),
)

# resect-or-ablate-liver-metastases 0.3.0: Liver metastases
RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES = (
    Recommendation(
        intervention="hepatic-metastasectomy",
        title="Resection of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-ablate-liver-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=(
            "Only if all other sites are treated too. All features favourable: ",
            "liver_outlook_favorable",
            ". Against it where present: found with the primary (came later: ",
            "metachronous",
            "), interval (",
            "disease_free_interval",
            "), ECOG (",
            "ecog",
            "), high grade (",
            "high_grade",
            "), sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("alves-2003#disease-free-interval", "supports"),
            ("alves-2003#size-below-50-mm", "supports"),
            ("alves-2003#survival-1-and-3-years", "supports"),
            ("alves-2003#median-survival", "supports"),
            ("staehler-liver#overall-survival-5-years", "supports"),
            ("ruys-liver#overall-survival", "supports"),
            ("ruys-liver#favorable-factors", "supports"),
            ("staehler-liver#no-benefit-subgroups", "opposes"),
            ("complications-1102#hepatic-resection", "context"),
            ("alves-2003#recurrence", "opposes"),
            ("alves-2003#operative-mortality", "supports"),
            ("alves-2003#alive-at-last-follow-up", "context"),
            ("takagi-histology#sarcomatoid", "context"),
            ("staehler-liver#no-benefit-subgroups", "supports"),
            ("staehler-liver#low-grade-survival", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("ruys-liver#size-without-effect", "opposes"),
            ("ruys-liver#number-without-effect", "opposes"),
            ("alves-2003#repeat-resection", "context"),
            ("alves-2003#curative-resection", "context"),
            ("joyce-liver#survival-2-years", "context"),
            ("joyce-liver#matched-other-sites", "context"),
            ("takagi-histology#fuhrman-grade", "opposes"),
            ("ishihara-metastasectomy#non-clear-cell", "context"),
            ("feuer-2021#liver-metastases-usually-multiple", "context"),
            ("ruys-liver#extrahepatic-disease-without-effect", "context"),
            ("feuer-2021#table-1-liver", "context"),
            ("feuer-2021#primary-grade", "context"),
        ),
    ),
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-ablate-liver-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#sbrt-or-ablation-liver", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("alves-2003#disease-free-interval", "supports"),
            ("alves-2003#size-below-50-mm", "supports"),
            ("staehler-liver#no-benefit-subgroups", "supports"),
            ("staehler-liver#low-grade-survival", "supports"),
            ("ruys-liver#favorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("ruys-liver#size-without-effect", "opposes"),
            ("ruys-liver#number-without-effect", "opposes"),
            ("alves-2003#repeat-resection", "context"),
            ("alves-2003#curative-resection", "context"),
            ("joyce-liver#survival-2-years", "context"),
            ("joyce-liver#matched-other-sites", "context"),
            ("takagi-histology#fuhrman-grade", "opposes"),
            ("ishihara-metastasectomy#non-clear-cell", "context"),
            ("feuer-2021#liver-metastases-usually-multiple", "context"),
            ("ruys-liver#extrahepatic-disease-without-effect", "context"),
            ("feuer-2021#table-1-liver", "context"),
            ("feuer-2021#primary-grade", "context"),
        ),
    ),
    Recommendation(
        intervention="ablation",
        title="Ablation of liver metastases",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-ablate-liver-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="Where size and place allow.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#sbrt-or-ablation-liver", "supports"),
            ("alves-2003#disease-free-interval", "supports"),
            ("alves-2003#size-below-50-mm", "supports"),
            ("staehler-liver#no-benefit-subgroups", "supports"),
            ("staehler-liver#low-grade-survival", "supports"),
            ("ruys-liver#favorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("ruys-liver#size-without-effect", "opposes"),
            ("ruys-liver#number-without-effect", "opposes"),
            ("alves-2003#repeat-resection", "context"),
            ("alves-2003#curative-resection", "context"),
            ("joyce-liver#survival-2-years", "context"),
            ("joyce-liver#matched-other-sites", "context"),
            ("takagi-histology#fuhrman-grade", "opposes"),
            ("ishihara-metastasectomy#non-clear-cell", "context"),
            ("feuer-2021#liver-metastases-usually-multiple", "context"),
            ("ruys-liver#extrahepatic-disease-without-effect", "context"),
            ("feuer-2021#table-1-liver", "context"),
            ("feuer-2021#primary-grade", "context"),
        ),
    ),
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="resect-or-ablate-liver-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="One answer for all sites.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("feuer-2021#no-preferred-modality", "context"),
            ("alves-2003#disease-free-interval", "supports"),
            ("alves-2003#size-below-50-mm", "supports"),
            ("staehler-liver#no-benefit-subgroups", "supports"),
            ("staehler-liver#low-grade-survival", "supports"),
            ("ruys-liver#favorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("ruys-liver#size-without-effect", "opposes"),
            ("ruys-liver#number-without-effect", "opposes"),
            ("alves-2003#repeat-resection", "context"),
            ("alves-2003#curative-resection", "context"),
            ("joyce-liver#survival-2-years", "context"),
            ("joyce-liver#matched-other-sites", "context"),
            ("takagi-histology#fuhrman-grade", "opposes"),
            ("ishihara-metastasectomy#non-clear-cell", "context"),
            ("feuer-2021#liver-metastases-usually-multiple", "context"),
            ("ruys-liver#extrahepatic-disease-without-effect", "context"),
            ("feuer-2021#table-1-liver", "context"),
            ("feuer-2021#primary-grade", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-ablate-liver-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#observation-an-option", "supports"),
            ("alves-2003#disease-free-interval", "supports"),
            ("alves-2003#size-below-50-mm", "supports"),
            ("staehler-liver#no-benefit-subgroups", "supports"),
            ("staehler-liver#low-grade-survival", "supports"),
            ("ruys-liver#favorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("ruys-liver#size-without-effect", "opposes"),
            ("ruys-liver#number-without-effect", "opposes"),
            ("alves-2003#repeat-resection", "context"),
            ("alves-2003#curative-resection", "context"),
            ("joyce-liver#survival-2-years", "context"),
            ("joyce-liver#matched-other-sites", "context"),
            ("takagi-histology#fuhrman-grade", "opposes"),
            ("ishihara-metastasectomy#non-clear-cell", "context"),
            ("feuer-2021#liver-metastases-usually-multiple", "context"),
            ("ruys-liver#extrahepatic-disease-without-effect", "context"),
            ("feuer-2021#table-1-liver", "context"),
            ("feuer-2021#primary-grade", "context"),
        ),
    ),
)

# resect-or-irradiate-lung-metastases 0.3.0: Lung metastases
RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES = (
    Recommendation(
        intervention="pulmonary-metastasectomy",
        title="Resection of lung metastases",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-lung-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=(
            "Only if all other sites are treated too. All features favourable: ",
            "lung_outlook_favorable",
            ". Against it where present: interval (",
            "disease_free_interval",
            "), number (",
            "lung_metastasis_count",
            "), age (",
            "age",
            "), high grade (",
            "high_grade",
            "), sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("pfannschmidt-lung#complete-resection", "supports"),
            ("pfannschmidt-lung#interval-above-23-months", "supports"),
            ("pfannschmidt-lung#overall-survival-5-years", "supports"),
            ("alt-metastasectomy#lung-only-cancer-specific-survival-5-years", "supports"),
            ("saricam-lung#survival-5-years", "supports"),
            ("saricam-lung#median-survival", "context"),
            ("complications-1102#pulmonary-resection", "supports"),
            ("kudelin-lung#survival-5-and-10-years", "supports"),
            ("lung-histology-107#survival-5-and-10-years", "supports"),
            ("lung-histology-107#mean-survival", "context"),
            ("lung-histology-107#unfavorable-factors", "opposes"),
            ("takagi-histology#sarcomatoid", "context"),
            ("pfannschmidt-lung#fewer-than-7-metastases", "supports"),
            ("saricam-lung#favorable-factors", "supports"),
            ("kudelin-lung#age-above-70", "supports"),
            ("lung-histology-107#unfavorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("feuer-2021#table-1-lung", "context"),
        ),
    ),
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-lung-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("pfannschmidt-lung#fewer-than-7-metastases", "supports"),
            ("pfannschmidt-lung#interval-above-23-months", "supports"),
            ("saricam-lung#favorable-factors", "supports"),
            ("kudelin-lung#age-above-70", "supports"),
            ("lung-histology-107#unfavorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("feuer-2021#table-1-lung", "context"),
        ),
    ),
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-lung-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="One answer for all sites.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("feuer-2021#no-preferred-modality", "context"),
            ("pfannschmidt-lung#fewer-than-7-metastases", "supports"),
            ("pfannschmidt-lung#interval-above-23-months", "supports"),
            ("saricam-lung#favorable-factors", "supports"),
            ("kudelin-lung#age-above-70", "supports"),
            ("lung-histology-107#unfavorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("feuer-2021#table-1-lung", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-lung-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#observation-an-option", "supports"),
            ("pfannschmidt-lung#fewer-than-7-metastases", "supports"),
            ("pfannschmidt-lung#interval-above-23-months", "supports"),
            ("saricam-lung#favorable-factors", "supports"),
            ("kudelin-lung#age-above-70", "supports"),
            ("lung-histology-107#unfavorable-factors", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("feuer-2021#table-1-lung", "context"),
        ),
    ),
)

# resect-or-irradiate-bone-metastases 0.3.0: Bone metastases
RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES = (
    Recommendation(
        intervention="bone-metastasectomy",
        title="Resection or curettage of a bone metastasis, with stabilization",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-bone-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=(
            "Resection rather than curettage where both can be done. All features favourable: ",
            "bone_outlook_favorable",
            ". Against it where present: more than one (",
            "bone_metastasis_count",
            "), spine or pelvis (",
            "bone_sites",
            "), sarcomatoid features (",
            "sarcomatoid_features",
            ").",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("higuchi-bone#overall-survival", "supports"),
            ("higuchi-bone#metastasectomy-or-curettage", "supports"),
            ("lin-bone#favorable-factors", "supports"),
            ("lin-bone#overall-survival", "context"),
            ("lin-bone#death-within-30-days", "context"),
            ("ptashnikov-spine#survival-by-operation", "context"),
            ("takagi-histology#sarcomatoid", "context"),
            ("kume-bone#unfavorable-factors", "supports"),
            ("higuchi-bone#pelvic-metastases", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("huang-bone#unfavorable-factors", "context"),
            ("huang-bone#men", "context"),
            ("huang-bone#axial-skeleton", "context"),
            ("huang-bone#median-overall-survival", "context"),
            ("feuer-2021#table-1-bone", "context"),
            ("metastasectomy-review-56#high-grade-and-sarcomatoid", "context"),
            ("ptashnikov-spine#targeted-drugs", "context"),
        ),
    ),
    Recommendation(
        intervention="sbrt",
        title="Stereotactic radiotherapy (SBRT)",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-bone-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="No reliable dose given.",
        regimen=None,
        amount=None,
        evidence=(
            ("sbrt-bone-pain-46#pain-control", "supports"),
            ("merck-manual-2025#radiotherapy-oligometastatic", "supports"),
            ("lin-bone#favorable-factors", "supports"),
            ("kume-bone#unfavorable-factors", "supports"),
            ("higuchi-bone#pelvic-metastases", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("huang-bone#unfavorable-factors", "context"),
            ("huang-bone#men", "context"),
            ("huang-bone#axial-skeleton", "context"),
            ("huang-bone#median-overall-survival", "context"),
            ("feuer-2021#table-1-bone", "context"),
            ("metastasectomy-review-56#high-grade-and-sarcomatoid", "context"),
            ("ptashnikov-spine#targeted-drugs", "context"),
        ),
    ),
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-bone-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail="One answer for all sites.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("feuer-2021#no-preferred-modality", "context"),
            ("lin-bone#favorable-factors", "supports"),
            ("kume-bone#unfavorable-factors", "supports"),
            ("higuchi-bone#pelvic-metastases", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("huang-bone#unfavorable-factors", "context"),
            ("huang-bone#men", "context"),
            ("huang-bone#axial-skeleton", "context"),
            ("huang-bone#median-overall-survival", "context"),
            ("feuer-2021#table-1-bone", "context"),
            ("metastasectomy-review-56#high-grade-and-sarcomatoid", "context"),
            ("ptashnikov-spine#targeted-drugs", "context"),
        ),
    ),
    Recommendation(
        intervention="observation",
        title="Observation with monitoring, no new treatment",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="resect-or-irradiate-bone-metastases",
        node_version="0.3.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#observation-an-option", "supports"),
            ("lin-bone#favorable-factors", "supports"),
            ("kume-bone#unfavorable-factors", "supports"),
            ("higuchi-bone#pelvic-metastases", "supports"),
            ("takagi-histology#sarcomatoid", "supports"),
            ("huang-bone#unfavorable-factors", "context"),
            ("huang-bone#men", "context"),
            ("huang-bone#axial-skeleton", "context"),
            ("huang-bone#median-overall-survival", "context"),
            ("feuer-2021#table-1-bone", "context"),
            ("metastasectomy-review-56#high-grade-and-sarcomatoid", "context"),
            ("ptashnikov-spine#targeted-drugs", "context"),
        ),
    ),
)

# review-other-sites 0.2.1: Metastases of the brain, in lymph nodes or at another site
RECOMMEND_REVIEW_OTHER_SITES = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="review-other-sites",
        node_version="0.2.1",
        selection="all",
        detail="Plan how brain, nodes and other sites are treated too; otherwise prefer drugs.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#multidisciplinary-review", "supports"),
            ("merck-manual-2025#surgery-in-place-of-drugs", "supports"),
            ("feuer-2021#nodal-recurrence-rare", "context"),
        ),
    ),
)

# only-kidney 0.2.0: The only working kidney
RECOMMEND_ONLY_KIDNEY = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="only-kidney",
        node_version="0.2.0",
        selection="all",
        detail="Ask what can be done for the primary without the loss of the kidney. The rest of the plan goes on.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#excellent-status-normal-kidney", "context"),),
    ),
)

# perform-upfront-nephrectomy 0.3.0: Nephrectomy before drugs, as chosen
RECOMMEND_PERFORM_UPFRONT_NEPHRECTOMY = (
    Recommendation(
        intervention="upfront-cytoreductive-nephrectomy",
        title="Upfront cytoreductive nephrectomy",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="perform-upfront-nephrectomy",
        node_version="0.3.0",
        selection="all",
        detail="Chosen. Drugs follow at the visit after nephrectomy.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#upfront-nephrectomy-criteria", "supports"),
            ("dr-oracle-2025#favorable-risk-nephrectomy", "supports"),
            ("merck-manual-2025#nephrectomy-criteria", "supports"),
        ),
    ),
)

# choose-upfront-nephrectomy-or-drugs 0.2.1: Drugs first, or nephrectomy first
RECOMMEND_CHOOSE_UPFRONT_NEPHRECTOMY_OR_DRUGS = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-upfront-nephrectomy-or-drugs",
        node_version="0.2.1",
        selection="exactly_one",
        detail="Record the choice; the drugs are named once it is drugs.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("dr-oracle-2025#systemic-first", "supports"),
            ("dr-oracle-2025#intermediate-risk-systemic", "supports"),
            ("dr-oracle-2025#asymptomatic-primary", "context"),
        ),
    ),
    Recommendation(
        intervention="upfront-cytoreductive-nephrectomy",
        title="Upfront cytoreductive nephrectomy",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="choose-upfront-nephrectomy-or-drugs",
        node_version="0.2.1",
        selection="exactly_one",
        detail=(
            "Drugs follow at the visit after nephrectomy. What speaks for it: a high burden in the kidney (",
            "high_kidney_disease_burden",
            "), a normal other kidney, good status.",
        ),
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#upfront-nephrectomy-criteria", "supports"),
            ("dr-oracle-2025#favorable-risk-nephrectomy", "supports"),
            ("merck-manual-2025#nephrectomy-criteria", "supports"),
            ("merck-manual-2025#kidney-burden", "context"),
            ("merck-manual-2025#excellent-status-normal-kidney", "context"),
            ("merck-manual-2025#paraneoplastic-syndrome", "context"),
            ("carmena-2021#one-factor-survival", "context"),
            ("carmena-2021#whole-trial-survival", "context"),
            ("carmena-2021#whole-trial-median-survival", "context"),
            ("nephrectomy-review-after-carmena#good-status", "supports"),
            ("nephrectomy-review-after-carmena#intermediate-and-poor-risk", "opposes"),
            ("nephrectomy-with-immunotherapy#timing", "context"),
            ("surtime-2019#overall-survival", "opposes"),
            ("dr-oracle-2025#nephrectomy-before-checkpoint-inhibitors", "context"),
            ("dr-oracle-2025#asymptomatic-primary", "opposes"),
            ("dr-oracle-2025#trial-patients-with-prior-nephrectomy", "context"),
            ("carmena-2021#one-factor-median-survival", "context"),
        ),
    ),
)

# no-routine-node-dissection 0.2.0: No routine lymph node dissection at nephrectomy
RECOMMEND_NO_ROUTINE_NODE_DISSECTION = (
    Recommendation(
        intervention="lymph-node-dissection",
        title="Lymph node dissection",
        direction="against",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="no-routine-node-dissection",
        node_version="0.2.0",
        selection="all",
        detail="At any nephrectomy, also where nodes are suspected.",
        regimen=None,
        amount=None,
        evidence=(
            ("blom-node-dissection#overall-survival", "supports"),
            ("pantuck-node-dissection#no-suspected-nodes", "supports"),
            ("feuer-2021#node-dissection-metastatic", "supports"),
            ("pantuck-node-dissection#suspected-nodes", "opposes"),
            ("blom-node-dissection#locoregional-progression", "context"),
            ("blom-node-dissection#distant-progression", "context"),
        ),
    ),
)

# palliation-without-drugs 0.2.0: Palliation without drugs
RECOMMEND_PALLIATION_WITHOUT_DRUGS = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="palliation-without-drugs",
        node_version="0.2.0",
        selection="all",
        detail="Plan symptom control and palliative care; radiotherapy only for lesions that cause symptoms.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#palliation-of-primary", "context"),
            ("merck-manual-2025#radiotherapy-oligometastatic", "context"),
        ),
    ),
)

# start-drugs 0.2.0: Start systemic therapy now
RECOMMEND_START_DRUGS = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="start-drugs",
        node_version="0.2.0",
        selection="all",
        detail="What the texts name for this patient, if anything, stands beside this.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("dr-oracle-2025#systemic-first", "supports"),
            ("carmena-2018#overall-survival", "context"),
        ),
    ),
)

# treat-non-clear-cell 0.2.1: Systemic therapy of non-clear cell carcinoma
RECOMMEND_TREAT_NON_CLEAR_CELL = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="treat-non-clear-cell",
        node_version="0.2.1",
        selection="all",
        detail="No regimen is named here, because no source names one.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("feuer-2021#non-clear-cell-need", "context"),
            ("merck-manual-2025#chemotherapy-ineffective", "context"),
        ),
    ),
    Recommendation(
        intervention="clinical-trial",
        title="Offer of a clinical trial",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="treat-non-clear-cell",
        node_version="0.2.1",
        selection="all",
        detail="The review's introduction names a trial among the options; for whom, it does not say.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#observation-an-option", "supports"),
            ("feuer-2021#no-preferred-modality", "context"),
            ("merck-manual-2025#clinical-trials", "context"),
        ),
    ),
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="treat-non-clear-cell",
        node_version="0.2.1",
        selection="all",
        detail="Choose the drugs by subtype.",
        regimen=None,
        amount=None,
        evidence=(("feuer-2021#non-clear-cell-need", "context"),),
    ),
)

# clarify-subtype 0.2.0: Clarify the subtype
RECOMMEND_CLARIFY_SUBTYPE = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="clarify-subtype",
        node_version="0.2.0",
        selection="all",
        detail="Ask for a second pathology opinion, and sample again if that does not settle it.",
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#tissue-before-treatment", "supports"),),
    ),
)

# start-drugs-poor-risk 0.2.2: Start systemic therapy now, poor risk
RECOMMEND_START_DRUGS_POOR_RISK = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="strong",
        certainty="low",
        tier=None,
        priority="urgent",
        node="start-drugs-poor-risk",
        node_version="0.2.2",
        selection="all",
        detail="Start without delay.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "supports"),
            ("dr-oracle-2025#poor-risk-systemic", "supports"),
            ("carmena-2018#overall-survival", "context"),
        ),
    ),
)

# choose-combination-intermediate-poor 0.2.0: First-line combination, intermediate or poor risk
RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR = (
    Recommendation(
        intervention="nivolumab-ipilimumab",
        title="Nivolumab with ipilimumab",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="preferred",
        priority="routine",
        node="choose-combination-intermediate-poor",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#nivolumab-ipilimumab", "supports"),
            ("merck-manual-2025#ipilimumab-partner", "context"),
            ("merck-manual-2025#second-checkpoint-inhibitor", "context"),
        ),
    ),
    Recommendation(
        intervention="pembrolizumab-axitinib",
        title="Pembrolizumab with axitinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-intermediate-poor",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
    Recommendation(
        intervention="nivolumab-cabozantinib",
        title="Nivolumab with cabozantinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-intermediate-poor",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
    Recommendation(
        intervention="pembrolizumab-lenvatinib",
        title="Pembrolizumab with lenvatinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-intermediate-poor",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
)

# choose-combination-favorable 0.2.0: First-line combination, favourable risk
RECOMMEND_CHOOSE_COMBINATION_FAVORABLE = (
    Recommendation(
        intervention="pembrolizumab-axitinib",
        title="Pembrolizumab with axitinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-favorable",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
    Recommendation(
        intervention="nivolumab-cabozantinib",
        title="Nivolumab with cabozantinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-favorable",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
    Recommendation(
        intervention="pembrolizumab-lenvatinib",
        title="Pembrolizumab with lenvatinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="preferred",
        priority="routine",
        node="choose-combination-favorable",
        node_version="0.2.0",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#first-line-combinations", "supports"),
            ("dr-oracle-2025#checkpoint-combinations-preferred", "supports"),
        ),
    ),
)

# give-nivolumab-ipilimumab 0.2.0: Nivolumab with ipilimumab
RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB = (
    Recommendation(
        intervention="nivolumab-ipilimumab",
        title="Nivolumab with ipilimumab",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="preferred",
        priority="routine",
        node="give-nivolumab-ipilimumab",
        node_version="0.2.0",
        selection="all",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#nivolumab-ipilimumab", "supports"),
            ("merck-manual-2025#second-checkpoint-inhibitor", "context"),
        ),
    ),
)

# choose-vegf-inhibitor 0.2.1: Sunitinib or pazopanib
RECOMMEND_CHOOSE_VEGF_INHIBITOR = (
    Recommendation(
        intervention="sunitinib",
        title="Sunitinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="alternative",
        priority="routine",
        node="choose-vegf-inhibitor",
        node_version="0.2.1",
        selection="exactly_one",
        detail=None,
        regimen="50 mg once a day for 4 weeks, then 2 weeks off",
        amount=None,
        evidence=(
            ("sunitinib-versus-interferon#progression-free-survival", "supports"),
            ("sunitinib-versus-interferon#objective-response", "supports"),
            ("dr-oracle-2025#vegf-alternatives", "supports"),
            ("merck-manual-2025#targeted-drugs", "supports"),
            ("sunitinib-versus-interferon#median-progression-free-survival", "supports"),
        ),
    ),
    Recommendation(
        intervention="pazopanib",
        title="Pazopanib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier="alternative",
        priority="routine",
        node="choose-vegf-inhibitor",
        node_version="0.2.1",
        selection="exactly_one",
        detail=None,
        regimen=None,
        amount=None,
        evidence=(("dr-oracle-2025#vegf-alternatives", "supports"), ("merck-manual-2025#targeted-drugs", "supports")),
    ),
)

# sunitinib-after-cytokine 0.2.1: Sunitinib after cytokines
RECOMMEND_SUNITINIB_AFTER_CYTOKINE = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="sunitinib-after-cytokine",
        node_version="0.2.1",
        selection="all",
        detail="Start now, with the drug named beside this.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"),),
    ),
    Recommendation(
        intervention="sunitinib",
        title="Sunitinib",
        direction="for",
        strength="conditional",
        certainty="low",
        tier=None,
        priority="routine",
        node="sunitinib-after-cytokine",
        node_version="0.2.1",
        selection="all",
        detail=None,
        regimen="50 mg once a day for 4 weeks, then 2 weeks off",
        amount=None,
        evidence=(
            ("sunitinib-after-cytokines#objective-response", "supports"),
            ("sunitinib-after-cytokines#median-progression-free-survival", "supports"),
            ("dr-oracle-2025#sunitinib-after-cytokines", "supports"),
            ("merck-manual-2025#targeted-drugs", "supports"),
        ),
    ),
)

# everolimus-after-tki 0.2.1: Everolimus after a tyrosine kinase inhibitor alone
RECOMMEND_EVEROLIMUS_AFTER_TKI = (
    Recommendation(
        intervention="systemic-therapy",
        title="Systemic therapy, started now",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="everolimus-after-tki",
        node_version="0.2.1",
        selection="all",
        detail="Start now, with the drug named beside this or with another that the team prefers.",
        regimen=None,
        amount=None,
        evidence=(("merck-manual-2025#systemic-mainstay", "supports"),),
    ),
    Recommendation(
        intervention="everolimus",
        title="Everolimus",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier="alternative",
        priority="routine",
        node="everolimus-after-tki",
        node_version="0.2.1",
        selection="all",
        detail="One choice; there are others, which the sources do not name for this line.",
        regimen=None,
        amount=None,
        evidence=(
            ("dr-oracle-2025#everolimus-after-tki", "supports"),
            ("everolimus-after-tki#long-term-stable-disease", "supports"),
            ("merck-manual-2025#targeted-drugs", "supports"),
        ),
    ),
)

# no-regimen-in-sources 0.2.1: The sources name no regimen
RECOMMEND_NO_REGIMEN_IN_SOURCES = (
    Recommendation(
        intervention="multidisciplinary-review",
        title="Review by a multidisciplinary team",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="no-regimen-in-sources",
        node_version="0.2.1",
        selection="all",
        detail="Choose the drugs outside this guideline.",
        regimen=None,
        amount=None,
        evidence=(
            ("merck-manual-2025#systemic-mainstay", "context"),
            ("merck-manual-2025#chemotherapy-ineffective", "context"),
            ("merck-manual-2025#experimental-treatments", "context"),
            ("pdq-2014#recurrent-disease", "context"),
        ),
    ),
    Recommendation(
        intervention="clinical-trial",
        title="Offer of a clinical trial",
        direction="for",
        strength="conditional",
        certainty="very_low",
        tier=None,
        priority="routine",
        node="no-regimen-in-sources",
        node_version="0.2.1",
        selection="all",
        detail="The review's introduction names a trial among the options; for whom, it does not say.",
        regimen=None,
        amount=None,
        evidence=(
            ("feuer-2021#observation-an-option", "supports"),
            ("feuer-2021#no-preferred-modality", "context"),
            ("merck-manual-2025#clinical-trials", "context"),
        ),
    ),
)


def decide_after_metastasectomy_visit(p: Patient) -> tuple[bool | None, ...]:
    """What is urgent, and is any disease left, or has it come back? (after-metastasectomy-visit 0.2.2; every branch
    that holds is taken)
    """
    everyone = symptoms = no_disease = recurrence = choice_open = disease = in_doubt = no_panel = False
    symptoms_to_image = False
    # Every patient: malignant_tissue = true
    if p.malignant_tissue is not False:
        everyone = None
        if p.malignant_tissue is True:
            everyone = True
    # The primary causes symptoms: prior_nephrectomy = false and (symptomatic_primary = true or
    # primary_symptoms_need_intervention = true)
    if p.prior_nephrectomy is not True and (
        p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False
    ):
        symptoms = None
        if p.prior_nephrectomy is False and (
            p.symptomatic_primary is True or p.primary_symptoms_need_intervention is True
        ):
            symptoms = True
    if p.metastasectomy_result is None or p.metastasectomy_result == "complete":
        # Complete, no disease left or come back: metastasectomy_result = complete and residual_or_recurrent = false
        if p.residual_or_recurrent is not True:
            no_disease = None
            if p.metastasectomy_result == "complete" and p.residual_or_recurrent is False:
                no_disease = True
        if p.residual_or_recurrent is not False:
            if p.metastases_resectable is not False:
                if p.surgical_candidate is not False:
                    # Came back after complete removal, can be removed: metastasectomy_result = complete and
                    # residual_or_recurrent = true and metastases_resectable = true and surgical_candidate = true
                    if True:
                        recurrence = None
                        if (
                            p.metastasectomy_result == "complete"
                            and p.residual_or_recurrent is True
                            and p.metastases_resectable is True
                            and p.surgical_candidate is True
                        ):
                            recurrence = True
                    # Came back after complete removal, can be removed, nothing chosen: metastasectomy_result = complete
                    # and residual_or_recurrent = true and metastases_resectable = true and surgical_candidate = true
                    # and treatment_chosen = none_yet | nephrectomy
                    if p.treatment_chosen is None or p.treatment_chosen in ("none_yet", "nephrectomy"):
                        choice_open = None
                        if (
                            p.metastasectomy_result == "complete"
                            and p.residual_or_recurrent is True
                            and p.metastases_resectable is True
                            and p.surgical_candidate is True
                            and p.treatment_chosen in ("none_yet", "nephrectomy")
                        ):
                            choice_open = True
    if p.residual_or_recurrent is not False:
        # Left, or came back and cannot be removed: residual_or_recurrent = true and (metastasectomy_result = residual
        # or metastases_resectable = false or surgical_candidate = false)
        if (
            p.metastasectomy_result is None
            or p.metastasectomy_result == "residual"
            or p.metastases_resectable is not True
            or p.surgical_candidate is not True
        ):
            disease = None
            if p.residual_or_recurrent is True and (
                p.metastasectomy_result == "residual"
                or p.metastases_resectable is False
                or p.surgical_candidate is False
            ):
                disease = True
        # Disease, liver biopsy benign, liver recorded as a site: residual_or_recurrent = true and
        # liver_lesions_in_doubt = true
        if p.liver_lesions_in_doubt is not False:
            in_doubt = None
            if p.residual_or_recurrent is True and p.liver_lesions_in_doubt is True:
                in_doubt = True
        # Disease, no current panel: residual_or_recurrent = true and laboratory_panel = not_done
        if p.laboratory_panel is None or p.laboratory_panel == "not_done":
            no_panel = None
            if p.residual_or_recurrent is True and p.laboratory_panel == "not_done":
                no_panel = True
    # New symptoms of brain or bone, not imaged: brain_imaging_due = true or bone_imaging_due = true
    if p.brain_imaging_due is not False or p.bone_imaging_due is not False:
        symptoms_to_image = None
        if p.brain_imaging_due is True or p.bone_imaging_due is True:
            symptoms_to_image = True
    return (
        everyone,
        symptoms,
        no_disease,
        recurrence,
        choice_open,
        disease,
        in_doubt,
        no_panel,
        symptoms_to_image,
    )


def because_after_metastasectomy_visit_symptoms(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms` of `after-metastasectomy-visit`."""
    yield "prior_nephrectomy"
    if p.symptomatic_primary is True:
        yield "symptomatic_primary"
    if p.primary_symptoms_need_intervention is True:
        yield "primary_symptoms_need_intervention"


def lacks_after_metastasectomy_visit_symptoms(p: Patient) -> Iterator[str]:
    """What `symptoms` of `after-metastasectomy-visit` still needs where it is unknown."""
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if (
        (p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False)
        and p.symptomatic_primary is not True
        and p.primary_symptoms_need_intervention is not True
    ):
        if p.symptomatic_primary is None:
            yield from lacking(p, lacks_symptomatic_primary)
        if p.primary_symptoms_need_intervention is None:
            yield "primary_symptoms_need_intervention"


def because_after_metastasectomy_visit_disease(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `disease` of `after-metastasectomy-visit`."""
    yield "residual_or_recurrent"
    if p.metastasectomy_result == "residual":
        yield "metastasectomy_result"
    if p.metastases_resectable is False:
        yield "metastases_resectable"
    if p.surgical_candidate is False:
        yield "surgical_candidate"


def lacks_after_metastasectomy_visit_disease(p: Patient) -> Iterator[str]:
    """What `disease` of `after-metastasectomy-visit` still needs where it is unknown."""
    if p.residual_or_recurrent is None:
        yield "residual_or_recurrent"
    if (
        (
            p.metastasectomy_result is None
            or p.metastasectomy_result == "residual"
            or p.metastases_resectable is not True
            or p.surgical_candidate is not True
        )
        and p.metastasectomy_result != "residual"
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
    ):
        if p.metastasectomy_result is None:
            yield "metastasectomy_result"
        if p.metastases_resectable is None:
            yield "metastases_resectable"
        if p.surgical_candidate is None:
            yield "surgical_candidate"


def lacks_after_metastasectomy_visit_in_doubt(p: Patient) -> Iterator[str]:
    """What `in-doubt` of `after-metastasectomy-visit` still needs where it is unknown."""
    if p.residual_or_recurrent is None:
        yield "residual_or_recurrent"
    if p.liver_lesions_in_doubt is None:
        yield from lacking(p, lacks_liver_lesions_in_doubt)


def because_after_metastasectomy_visit_symptoms_to_image(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms-to-image` of `after-metastasectomy-visit`."""
    if p.brain_imaging_due is True:
        yield "brain_imaging_due"
    if p.bone_imaging_due is True:
        yield "bone_imaging_due"


def lacks_after_metastasectomy_visit_symptoms_to_image(p: Patient) -> Iterator[str]:
    """What `symptoms-to-image` of `after-metastasectomy-visit` still needs where it is unknown."""
    if p.brain_imaging_due is None:
        yield from lacking(p, lacks_brain_imaging_due)
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)


def decide_after_nephrectomy_visit(p: Patient) -> tuple[bool | None, ...]:
    """What is urgent, do drugs follow or the removal of the metastases, and is there a current laboratory panel?
    (after-nephrectomy-visit 0.2.1; every branch that holds is taken)
    """
    everyone = drugs = staged = result_awaited = False
    # Every patient: prior_nephrectomy = true
    if p.prior_nephrectomy is not False:
        everyone = None
        if p.prior_nephrectomy is True:
            everyone = True
    # No removal in stages chosen, or not feasible any more: treatment_chosen = none_yet | nephrectomy | drugs |
    # local_treatment | observation or metastases_resectable = false or surgical_candidate = false
    if (
        p.treatment_chosen is None
        or p.treatment_chosen in ("none_yet", "nephrectomy", "drugs", "local_treatment", "observation")
        or p.metastases_resectable is not True
        or p.surgical_candidate is not True
    ):
        drugs = None
        if (
            p.treatment_chosen in ("none_yet", "nephrectomy", "drugs", "local_treatment", "observation")
            or p.metastases_resectable is False
            or p.surgical_candidate is False
        ):
            drugs = True
    # Removal of all disease in stages chosen, the kidney out: treatment_chosen = combined_resection and
    # metastases_resectable = true and surgical_candidate = true and staging_open = false
    if (
        (p.treatment_chosen is None or p.treatment_chosen == "combined_resection")
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
        and p.staging_open is not True
    ):
        staged = None
        if (
            p.treatment_chosen == "combined_resection"
            and p.metastases_resectable is True
            and p.surgical_candidate is True
            and p.staging_open is False
        ):
            staged = True
    # Panel or images of symptoms awaited: laboratory_panel = not_done or brain_imaging_due = true or bone_imaging_due =
    # true
    if (
        p.laboratory_panel is None
        or p.laboratory_panel == "not_done"
        or p.brain_imaging_due is not False
        or p.bone_imaging_due is not False
    ):
        result_awaited = None
        if p.laboratory_panel == "not_done" or p.brain_imaging_due is True or p.bone_imaging_due is True:
            result_awaited = True
    return everyone, drugs, staged, result_awaited


def because_after_nephrectomy_visit_drugs(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `drugs` of `after-nephrectomy-visit`."""
    if p.treatment_chosen in ("none_yet", "nephrectomy", "drugs", "local_treatment", "observation"):
        yield "treatment_chosen"
    if p.metastases_resectable is False:
        yield "metastases_resectable"
    if p.surgical_candidate is False:
        yield "surgical_candidate"


def lacks_after_nephrectomy_visit_staged(p: Patient) -> Iterator[str]:
    """What `staged` of `after-nephrectomy-visit` still needs where it is unknown."""
    if p.treatment_chosen is None:
        yield "treatment_chosen"
    if p.metastases_resectable is None:
        yield "metastases_resectable"
    if p.surgical_candidate is None:
        yield "surgical_candidate"
    if p.staging_open is None:
        yield from lacking(p, lacks_staging_open)


def because_after_nephrectomy_visit_result_awaited(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `result-awaited` of `after-nephrectomy-visit`."""
    if p.laboratory_panel == "not_done":
        yield "laboratory_panel"
    if p.brain_imaging_due is True:
        yield "brain_imaging_due"
    if p.bone_imaging_due is True:
        yield "bone_imaging_due"


def lacks_after_nephrectomy_visit_result_awaited(p: Patient) -> Iterator[str]:
    """What `result-awaited` of `after-nephrectomy-visit` still needs where it is unknown."""
    if p.laboratory_panel is None:
        yield "laboratory_panel"
    if p.brain_imaging_due is None:
        yield from lacking(p, lacks_brain_imaging_due)
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)


def decide_baseline_workup(p: Patient) -> tuple[bool | None, ...]:
    """What is urgent, and which baseline tests are still missing? (baseline-workup 0.2.0; every branch that holds is
    taken)
    """
    everyone = symptoms = no_abdominal_imaging = abdomen_imaged = no_chest_ct = no_laboratory_panel = False
    symptoms_to_image = tests_complete = False
    # Brain and bone, in every patient: age >= adult_age (18 a)
    if p.age is None or p.age >= 18:
        everyone = None
        if p.age is not None and p.age >= 18:
            everyone = True
    # Symptoms of the primary: prior_nephrectomy = false and (hematuria = true or flank_pain = true or
    # other_primary_symptoms = true)
    if p.prior_nephrectomy is not True and (
        p.hematuria is not False or p.flank_pain is not False or p.other_primary_symptoms is not False
    ):
        symptoms = None
        if p.prior_nephrectomy is False and (
            p.hematuria is True or p.flank_pain is True or p.other_primary_symptoms is True
        ):
            symptoms = True
    # Abdomen not imaged: abdominal_imaging = not_done
    if p.abdominal_imaging is None or p.abdominal_imaging == "not_done":
        no_abdominal_imaging = None
        if p.abdominal_imaging == "not_done":
            no_abdominal_imaging = True
    # Abdomen imaged: abdominal_imaging = done
    if p.abdominal_imaging is None or p.abdominal_imaging == "done":
        abdomen_imaged = None
        if p.abdominal_imaging == "done":
            abdomen_imaged = True
    # Chest not imaged by CT: chest_ct = not_done
    if p.chest_ct is None or p.chest_ct == "not_done":
        no_chest_ct = None
        if p.chest_ct == "not_done":
            no_chest_ct = True
    # Laboratory panel missing: laboratory_panel = not_done
    if p.laboratory_panel is None or p.laboratory_panel == "not_done":
        no_laboratory_panel = None
        if p.laboratory_panel == "not_done":
            no_laboratory_panel = True
    # New symptoms of brain or bone, not imaged: brain_imaging_due = true or bone_imaging_due = true
    if p.brain_imaging_due is not False or p.bone_imaging_due is not False:
        symptoms_to_image = None
        if p.brain_imaging_due is True or p.bone_imaging_due is True:
            symptoms_to_image = True
    # All three done: abdominal_imaging = done and chest_ct = done and laboratory_panel = done
    if (
        (p.abdominal_imaging is None or p.abdominal_imaging == "done")
        and (p.chest_ct is None or p.chest_ct == "done")
        and (p.laboratory_panel is None or p.laboratory_panel == "done")
    ):
        tests_complete = None
        if p.abdominal_imaging == "done" and p.chest_ct == "done" and p.laboratory_panel == "done":
            tests_complete = True
    return (
        everyone,
        symptoms,
        no_abdominal_imaging,
        abdomen_imaged,
        no_chest_ct,
        no_laboratory_panel,
        symptoms_to_image,
        tests_complete,
    )


def because_baseline_workup_symptoms(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms` of `baseline-workup`."""
    yield "prior_nephrectomy"
    if p.hematuria is True:
        yield "hematuria"
    if p.flank_pain is True:
        yield "flank_pain"
    if p.other_primary_symptoms is True:
        yield "other_primary_symptoms"


def lacks_baseline_workup_symptoms(p: Patient) -> Iterator[str]:
    """What `symptoms` of `baseline-workup` still needs where it is unknown."""
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if (
        (p.hematuria is not False or p.flank_pain is not False or p.other_primary_symptoms is not False)
        and p.hematuria is not True
        and p.flank_pain is not True
        and p.other_primary_symptoms is not True
    ):
        if p.hematuria is None:
            yield "hematuria"
        if p.flank_pain is None:
            yield "flank_pain"
        if p.other_primary_symptoms is None:
            yield "other_primary_symptoms"


def because_baseline_workup_symptoms_to_image(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms-to-image` of `baseline-workup`."""
    if p.brain_imaging_due is True:
        yield "brain_imaging_due"
    if p.bone_imaging_due is True:
        yield "bone_imaging_due"


def lacks_baseline_workup_symptoms_to_image(p: Patient) -> Iterator[str]:
    """What `symptoms-to-image` of `baseline-workup` still needs where it is unknown."""
    if p.brain_imaging_due is None:
        yield from lacking(p, lacks_brain_imaging_due)
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)


def decide_brain_problem(p: Patient) -> tuple[bool | None, ...]:
    """Are there new neurologic symptoms that have not been imaged, or brain metastases? (brain-problem 0.2.1; in
    order, the first branch that holds)
    """
    to_image = none = to_treat = tissue_first = False
    earlier: bool | None = False  # whether an earlier branch holds
    # New symptoms, not imaged yet: brain_imaging_due = true
    if p.brain_imaging_due is not False:
        if p.brain_imaging_due is True:
            to_image = True if earlier is False else None
            return to_image, none, to_treat, tissue_first
        to_image = earlier = None
    # Neither: anything_imaged = false or not metastatic_sites includes brain
    if p.anything_imaged is not True or p.metastatic_sites_brain is not True:
        if p.anything_imaged is False or p.metastatic_sites_brain is False:
            none = True if earlier is False else None
            return to_image, none, to_treat, tissue_first
        none = earlier = None
    # Brain metastases, cancer proven: proven_renal_cancer = true
    if p.proven_renal_cancer is not False:
        if p.proven_renal_cancer is True:
            to_treat = True if earlier is False else None
            return to_image, none, to_treat, tissue_first
        to_treat = earlier = None
    # Brain metastases, cancer not proven: proven_renal_cancer = false
    if p.proven_renal_cancer is not True:
        if p.proven_renal_cancer is False:
            tissue_first = True if earlier is False else None
            return to_image, none, to_treat, tissue_first
        tissue_first = earlier = None
    return to_image, none, to_treat, tissue_first


def lacks_brain_problem_to_image(p: Patient) -> Iterator[str]:
    """What `to-image` of `brain-problem` still needs where it is unknown."""
    if p.brain_imaging_due is None:
        yield from lacking(p, lacks_brain_imaging_due)


def because_brain_problem_none(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `none` of `brain-problem`."""
    if p.anything_imaged is False:
        yield "anything_imaged"
    if p.metastatic_sites_brain is False:
        yield "metastatic_sites"


def lacks_brain_problem_none(p: Patient) -> Iterator[str]:
    """What `none` of `brain-problem` still needs where it is unknown."""
    if (
        (p.anything_imaged is not True or p.metastatic_sites_brain is not True)
        and p.anything_imaged is not False
        and p.metastatic_sites_brain is not False
    ):
        if p.anything_imaged is None:
            yield from lacking(p, lacks_anything_imaged)
        if p.metastatic_sites_brain is not False and p.metastatic_sites_brain is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def lacks_brain_problem_to_treat(p: Patient) -> Iterator[str]:
    """What `to-treat` of `brain-problem` still needs where it is unknown."""
    if p.proven_renal_cancer is None:
        yield from lacking(p, lacks_proven_renal_cancer)


def lacks_brain_problem_tissue_first(p: Patient) -> Iterator[str]:
    """What `tissue-first` of `brain-problem` still needs where it is unknown."""
    if p.proven_renal_cancer is None:
        yield from lacking(p, lacks_proven_renal_cancer)


def decide_bone_problem(p: Patient) -> tuple[bool | None, ...]:
    """Does a bone hurt, or has one broken or threaten to? (bone-problem 0.2.0; every branch that holds is taken)"""
    fracture = to_image = to_operate = to_irradiate = tissue_first = none = no_metastasis = False
    # Fracture, or one threatens: fracture_or_impending = true
    if p.fracture_or_impending is not False:
        fracture = None
        if p.fracture_or_impending is True:
            fracture = True
    # Not imaged in this episode: bone_imaging_due = true
    if p.bone_imaging_due is not False:
        to_image = None
        if p.bone_imaging_due is True:
            to_image = True
    # Fracture in a bone metastasis, fit for surgery: fracture_or_impending = true and anything_imaged = true and
    # metastatic_sites includes bone and surgical_candidate = true
    if (
        p.fracture_or_impending is not False
        and p.anything_imaged is not False
        and p.metastatic_sites_bone is not False
        and p.surgical_candidate is not False
    ):
        to_operate = None
        if (
            p.fracture_or_impending is True
            and p.anything_imaged is True
            and p.metastatic_sites_bone is True
            and p.surgical_candidate is True
        ):
            to_operate = True
    # Bone metastasis, imaged, cancer proven; painful, or broken and not fit for surgery: metastatic_sites includes bone
    # and bone_imaging_due = false and proven_renal_cancer = true and ((bone_pain = true and fracture_or_impending =
    # false) or (fracture_or_impending = true and surgical_candidate = false))
    if (
        p.metastatic_sites_bone is not False
        and p.bone_imaging_due is not True
        and p.proven_renal_cancer is not False
        and (
            (p.bone_pain is not False and p.fracture_or_impending is not True)
            or (p.fracture_or_impending is not False and p.surgical_candidate is not True)
        )
    ):
        to_irradiate = None
        if (
            p.metastatic_sites_bone is True
            and p.bone_imaging_due is False
            and p.proven_renal_cancer is True
            and (
                (p.bone_pain is True and p.fracture_or_impending is False)
                or (p.fracture_or_impending is True and p.surgical_candidate is False)
            )
        ):
            to_irradiate = True
    # Painful bone metastasis, cancer not proven: bone_pain = true and bone_imaging_due = false and metastatic_sites
    # includes bone and proven_renal_cancer = false
    if (
        p.bone_pain is not False
        and p.bone_imaging_due is not True
        and p.metastatic_sites_bone is not False
        and p.proven_renal_cancer is not True
    ):
        tissue_first = None
        if (
            p.bone_pain is True
            and p.bone_imaging_due is False
            and p.metastatic_sites_bone is True
            and p.proven_renal_cancer is False
        ):
            tissue_first = True
    # Neither pain nor fracture: bone_pain = false and fracture_or_impending = false
    if p.bone_pain is not True and p.fracture_or_impending is not True:
        none = None
        if p.bone_pain is False and p.fracture_or_impending is False:
            none = True
    # Pain that imaging does not explain: bone_pain = true and fracture_or_impending = false and bone_imaging_due =
    # false and not metastatic_sites includes bone
    if (
        p.bone_pain is not False
        and p.fracture_or_impending is not True
        and p.bone_imaging_due is not True
        and p.metastatic_sites_bone is not True
    ):
        no_metastasis = None
        if (
            p.bone_pain is True
            and p.fracture_or_impending is False
            and p.bone_imaging_due is False
            and p.metastatic_sites_bone is False
        ):
            no_metastasis = True
    return fracture, to_image, to_operate, to_irradiate, tissue_first, none, no_metastasis


def lacks_bone_problem_to_operate(p: Patient) -> Iterator[str]:
    """What `to-operate` of `bone-problem` still needs where it is unknown."""
    if p.fracture_or_impending is None:
        yield "fracture_or_impending"
    if p.anything_imaged is None:
        yield from lacking(p, lacks_anything_imaged)
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if p.surgical_candidate is None:
        yield "surgical_candidate"


def because_bone_problem_to_irradiate(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `to-irradiate` of `bone-problem`."""
    yield "metastatic_sites"
    yield "bone_imaging_due"
    yield "proven_renal_cancer"
    if p.bone_pain is True and p.fracture_or_impending is False:
        yield "bone_pain"
        yield "fracture_or_impending"
    if p.fracture_or_impending is True and p.surgical_candidate is False:
        yield "fracture_or_impending"
        yield "surgical_candidate"


def lacks_bone_problem_to_irradiate(p: Patient) -> Iterator[str]:
    """What `to-irradiate` of `bone-problem` still needs where it is unknown."""
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)
    if p.proven_renal_cancer is None:
        yield from lacking(p, lacks_proven_renal_cancer)
    if (
        (
            (p.bone_pain is not False and p.fracture_or_impending is not True)
            or (p.fracture_or_impending is not False and p.surgical_candidate is not True)
        )
        and (p.bone_pain is not True or p.fracture_or_impending is not False)
        and (p.fracture_or_impending is not True or p.surgical_candidate is not False)
    ):
        if (
            p.bone_pain is not False
            and p.fracture_or_impending is not True
            and (p.bone_pain is not True or p.fracture_or_impending is not False)
        ):
            if p.bone_pain is None:
                yield "bone_pain"
            if p.fracture_or_impending is None:
                yield "fracture_or_impending"
        if (
            p.fracture_or_impending is not False
            and p.surgical_candidate is not True
            and (p.fracture_or_impending is not True or p.surgical_candidate is not False)
        ):
            if p.fracture_or_impending is None:
                yield "fracture_or_impending"
            if p.surgical_candidate is None:
                yield "surgical_candidate"


def lacks_bone_problem_tissue_first(p: Patient) -> Iterator[str]:
    """What `tissue-first` of `bone-problem` still needs where it is unknown."""
    if p.bone_pain is None:
        yield "bone_pain"
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if p.proven_renal_cancer is None:
        yield from lacking(p, lacks_proven_renal_cancer)


def lacks_bone_problem_no_metastasis(p: Patient) -> Iterator[str]:
    """What `no-metastasis` of `bone-problem` still needs where it is unknown."""
    if p.bone_pain is None:
        yield "bone_pain"
    if p.fracture_or_impending is None:
        yield "fracture_or_impending"
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def decide_response_imaging_due(p: Patient) -> tuple[bool | None, ...]:
    """Does the primary cause symptoms, has the treatment run long enough for its first imaging, and are symptoms to
    be imaged? (response-imaging-due 0.2.1; every branch that holds is taken)
    """
    symptoms = not_yet = due = symptoms_to_image = False
    # The primary causes symptoms: prior_nephrectomy = false and (symptomatic_primary = true or
    # primary_symptoms_need_intervention = true)
    if p.prior_nephrectomy is not True and (
        p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False
    ):
        symptoms = None
        if p.prior_nephrectomy is False and (
            p.symptomatic_primary is True or p.primary_symptoms_need_intervention is True
        ):
            symptoms = True
    # Before the first imaging: time_on_treatment < first_imaging_from (6 wk)
    if p.time_on_treatment is None or p.time_on_treatment < 6:
        not_yet = None
        if p.time_on_treatment is not None and p.time_on_treatment < 6:
            not_yet = True
    # First imaging due, or later: time_on_treatment >= first_imaging_from (6 wk)
    if p.time_on_treatment is None or p.time_on_treatment >= 6:
        due = None
        if p.time_on_treatment is not None and p.time_on_treatment >= 6:
            due = True
    # New symptoms of brain or bone, not imaged: brain_imaging_due = true or bone_imaging_due = true
    if p.brain_imaging_due is not False or p.bone_imaging_due is not False:
        symptoms_to_image = None
        if p.brain_imaging_due is True or p.bone_imaging_due is True:
            symptoms_to_image = True
    return symptoms, not_yet, due, symptoms_to_image


def because_response_imaging_due_symptoms(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms` of `response-imaging-due`."""
    yield "prior_nephrectomy"
    if p.symptomatic_primary is True:
        yield "symptomatic_primary"
    if p.primary_symptoms_need_intervention is True:
        yield "primary_symptoms_need_intervention"


def lacks_response_imaging_due_symptoms(p: Patient) -> Iterator[str]:
    """What `symptoms` of `response-imaging-due` still needs where it is unknown."""
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if (
        (p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False)
        and p.symptomatic_primary is not True
        and p.primary_symptoms_need_intervention is not True
    ):
        if p.symptomatic_primary is None:
            yield from lacking(p, lacks_symptomatic_primary)
        if p.primary_symptoms_need_intervention is None:
            yield "primary_symptoms_need_intervention"


def because_response_imaging_due_symptoms_to_image(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `symptoms-to-image` of `response-imaging-due`."""
    if p.brain_imaging_due is True:
        yield "brain_imaging_due"
    if p.bone_imaging_due is True:
        yield "bone_imaging_due"


def lacks_response_imaging_due_symptoms_to_image(p: Patient) -> Iterator[str]:
    """What `symptoms-to-image` of `response-imaging-due` still needs where it is unknown."""
    if p.brain_imaging_due is None:
        yield from lacking(p, lacks_brain_imaging_due)
    if p.bone_imaging_due is None:
        yield from lacking(p, lacks_bone_imaging_due)


def decide_response_to_treatment(p: Patient) -> tuple[bool | None, ...]:
    """How has the disease responded? (response-to-treatment 0.2.0; one branch should hold; each that holds is taken)"""
    controlled = mixed = not_evaluable = progression = False
    # Complete, near-complete or partial response, or stable: disease_controlled = true
    if p.disease_controlled is not False:
        controlled = None
        if p.disease_controlled is True:
            controlled = True
    # Mixed: treatment_response = mixed
    if p.treatment_response is None or p.treatment_response == "mixed":
        mixed = None
        if p.treatment_response == "mixed":
            mixed = True
    # Cannot be judged: treatment_response = not_evaluable
    if p.treatment_response is None or p.treatment_response == "not_evaluable":
        not_evaluable = None
        if p.treatment_response == "not_evaluable":
            not_evaluable = True
    # Progression: treatment_response = progression
    if p.treatment_response is None or p.treatment_response == "progression":
        progression = None
        if p.treatment_response == "progression":
            progression = True
    return controlled, mixed, not_evaluable, progression


def decide_metastases_left(p: Patient) -> tuple[bool | None, ...]:
    """Are few metastases left while the disease is controlled, and can they be removed? (metastases-left 0.2.1; in
    order, the first branch that holds)
    """
    in_doubt = nothing_left = not_selected = chosen = liver_resectable = liver = lung = other = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Liver biopsy benign, liver recorded as a site: liver_lesions_in_doubt = true
    if p.liver_lesions_in_doubt is not False:
        if p.liver_lesions_in_doubt is True:
            in_doubt = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        in_doubt = earlier = None
    # None left in the liver, and not in the lung alone: liver_metastases_remaining = false and not metastatic_sites
    # only lung
    if p.liver_metastases_remaining is not True and (
        p.metastatic_sites_liver is not False
        or p.metastatic_sites_bone is not False
        or p.metastatic_sites_brain is not False
        or p.metastatic_sites_lymph_node is not False
        or p.metastatic_sites_other is not False
    ):
        if p.liver_metastases_remaining is False and (
            p.metastatic_sites_liver is True
            or p.metastatic_sites_bone is True
            or p.metastatic_sites_brain is True
            or p.metastatic_sites_lymph_node is True
            or p.metastatic_sites_other is True
        ):
            nothing_left = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        nothing_left = earlier = None
    # Not oligometastatic, or a result awaited: oligometastatic = false or staging_open = true
    if p.oligometastatic is not True or p.staging_open is not False:
        if p.oligometastatic is False or p.staging_open is True:
            not_selected = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        not_selected = earlier = None
    # Removal or local treatment chosen: treatment_chosen = combined_resection | local_treatment
    if p.treatment_chosen is None or p.treatment_chosen in ("combined_resection", "local_treatment"):
        if p.treatment_chosen in ("combined_resection", "local_treatment"):
            chosen = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        chosen = earlier = None
    if p.liver_metastases_remaining is not False:
        # Liver metastases left, removable, fit for surgery: liver_metastases_remaining = true and metastases_resectable
        # = true and surgical_candidate = true
        if p.metastases_resectable is not False and p.surgical_candidate is not False:
            if (
                p.liver_metastases_remaining is True
                and p.metastases_resectable is True
                and p.surgical_candidate is True
            ):
                liver_resectable = True if earlier is False else None
                return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
            liver_resectable = earlier = None
        # Liver metastases left, not for resection: liver_metastases_remaining = true
        if True:
            if p.liver_metastases_remaining is True:
                liver = True if earlier is False else None
                return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
            liver = earlier = None
    # Lung metastases only, removable, fit for surgery: metastatic_sites only lung and metastases_resectable = true and
    # surgical_candidate = true
    if (
        p.metastatic_sites_liver is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
    ):
        if (
            p.metastatic_sites_liver is False
            and p.metastatic_sites_bone is False
            and p.metastatic_sites_brain is False
            and p.metastatic_sites_lymph_node is False
            and p.metastatic_sites_other is False
            and p.metastases_resectable is True
            and p.surgical_candidate is True
        ):
            lung = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        lung = earlier = None
    # Lung metastases only, not removable or not fit for surgery: metastases_resectable = false or surgical_candidate =
    # false
    if p.metastases_resectable is not True or p.surgical_candidate is not True:
        if p.metastases_resectable is False or p.surgical_candidate is False:
            other = True if earlier is False else None
            return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other
        other = earlier = None
    return in_doubt, nothing_left, not_selected, chosen, liver_resectable, liver, lung, other


def lacks_metastases_left_in_doubt(p: Patient) -> Iterator[str]:
    """What `in-doubt` of `metastases-left` still needs where it is unknown."""
    if p.liver_lesions_in_doubt is None:
        yield from lacking(p, lacks_liver_lesions_in_doubt)


def lacks_metastases_left_nothing_left(p: Patient) -> Iterator[str]:
    """What `nothing-left` of `metastases-left` still needs where it is unknown."""
    if (
        p.liver_metastases_remaining is not True
        and (
            p.metastatic_sites_liver is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
        and (
            p.liver_metastases_remaining is not False
            or (
                p.metastatic_sites_liver is not True
                and p.metastatic_sites_bone is not True
                and p.metastatic_sites_brain is not True
                and p.metastatic_sites_lymph_node is not True
                and p.metastatic_sites_other is not True
            )
        )
    ):
        if p.liver_metastases_remaining is None:
            yield "liver_metastases_remaining"
        if (
            p.metastatic_sites_liver is not True
            and p.metastatic_sites_bone is not True
            and p.metastatic_sites_brain is not True
            and p.metastatic_sites_lymph_node is not True
            and p.metastatic_sites_other is not True
            and (
                p.metastatic_sites_liver is not False
                or p.metastatic_sites_bone is not False
                or p.metastatic_sites_brain is not False
                or p.metastatic_sites_lymph_node is not False
                or p.metastatic_sites_other is not False
            )
        ):
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def because_metastases_left_not_selected(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-selected` of `metastases-left`."""
    if p.oligometastatic is False:
        yield "oligometastatic"
    if p.staging_open is True:
        yield "staging_open"


def lacks_metastases_left_not_selected(p: Patient) -> Iterator[str]:
    """What `not-selected` of `metastases-left` still needs where it is unknown."""
    if (
        (p.oligometastatic is not True or p.staging_open is not False)
        and p.oligometastatic is not False
        and p.staging_open is not True
    ):
        if p.oligometastatic is None:
            yield "oligometastatic"
        if p.staging_open is None:
            yield from lacking(p, lacks_staging_open)


def lacks_metastases_left_liver_resectable(p: Patient) -> Iterator[str]:
    """What `liver-resectable` of `metastases-left` still needs where it is unknown."""
    if (
        p.liver_metastases_remaining is not False
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
        and (
            p.liver_metastases_remaining is not True
            or p.metastases_resectable is not True
            or p.surgical_candidate is not True
        )
    ):
        if p.liver_metastases_remaining is None:
            yield "liver_metastases_remaining"
        if p.metastases_resectable is None:
            yield "metastases_resectable"
        if p.surgical_candidate is None:
            yield "surgical_candidate"


def lacks_metastases_left_lung(p: Patient) -> Iterator[str]:
    """What `lung` of `metastases-left` still needs where it is unknown."""
    if (
        p.metastatic_sites_liver is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
        and (
            p.metastatic_sites_liver is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
            or p.metastases_resectable is not True
            or p.surgical_candidate is not True
        )
    ):
        if (
            p.metastatic_sites_liver is not True
            and p.metastatic_sites_bone is not True
            and p.metastatic_sites_brain is not True
            and p.metastatic_sites_lymph_node is not True
            and p.metastatic_sites_other is not True
            and (
                p.metastatic_sites_liver is not False
                or p.metastatic_sites_bone is not False
                or p.metastatic_sites_brain is not False
                or p.metastatic_sites_lymph_node is not False
                or p.metastatic_sites_other is not False
            )
        ):
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if p.metastases_resectable is None:
            yield "metastases_resectable"
        if p.surgical_candidate is None:
            yield "surgical_candidate"


def because_metastases_left_other(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `other` of `metastases-left`."""
    if p.metastases_resectable is False:
        yield "metastases_resectable"
    if p.surgical_candidate is False:
        yield "surgical_candidate"


def lacks_metastases_left_other(p: Patient) -> Iterator[str]:
    """What `other` of `metastases-left` still needs where it is unknown."""
    if (
        (p.metastases_resectable is not True or p.surgical_candidate is not True)
        and p.metastases_resectable is not False
        and p.surgical_candidate is not False
    ):
        if p.metastases_resectable is None:
            yield "metastases_resectable"
        if p.surgical_candidate is None:
            yield "surgical_candidate"


def decide_near_complete_response(p: Patient) -> tuple[bool | None, ...]:
    """Is the response complete or near complete, with the kidney in place, and is deferred nephrectomy open?
    (near-complete-response 0.2.1; in order, the first branch that holds)
    """
    not_in_question = only_kidney = not_open = nephrectomy_chosen = open = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Less of a response, or kidney removed: treatment_response = partial | stable or prior_nephrectomy = true
    if (
        p.treatment_response is None
        or p.treatment_response in ("partial", "stable")
        or p.prior_nephrectomy is not False
    ):
        if p.treatment_response in ("partial", "stable") or p.prior_nephrectomy is True:
            not_in_question = True if earlier is False else None
            return not_in_question, only_kidney, not_open, nephrectomy_chosen, open
        not_in_question = earlier = None
    # No normal other kidney: normal_contralateral_kidney = false
    if p.normal_contralateral_kidney is not True:
        if p.normal_contralateral_kidney is False:
            only_kidney = True if earlier is False else None
            return not_in_question, only_kidney, not_open, nephrectomy_chosen, open
        only_kidney = earlier = None
    # Not operable, symptomatic, or a result awaited: surgical_candidate = false or primary_resectable = false or
    # symptomatic_primary = true or primary_symptoms_need_intervention = true or staging_open = true
    if (
        p.surgical_candidate is not True
        or p.primary_resectable is not True
        or p.symptomatic_primary is not False
        or p.primary_symptoms_need_intervention is not False
        or p.staging_open is not False
    ):
        if (
            p.surgical_candidate is False
            or p.primary_resectable is False
            or p.symptomatic_primary is True
            or p.primary_symptoms_need_intervention is True
            or p.staging_open is True
        ):
            not_open = True if earlier is False else None
            return not_in_question, only_kidney, not_open, nephrectomy_chosen, open
        not_open = earlier = None
    # Open, nephrectomy chosen: treatment_chosen = nephrectomy
    if p.treatment_chosen is None or p.treatment_chosen == "nephrectomy":
        if p.treatment_chosen == "nephrectomy":
            nephrectomy_chosen = True if earlier is False else None
            return not_in_question, only_kidney, not_open, nephrectomy_chosen, open
        nephrectomy_chosen = earlier = None
    # Open, not chosen: treatment_chosen = none_yet | combined_resection | drugs | local_treatment | observation
    if (
        p.treatment_chosen is None
        or p.treatment_chosen in ("none_yet", "combined_resection", "drugs", "local_treatment", "observation")
    ):
        if p.treatment_chosen in ("none_yet", "combined_resection", "drugs", "local_treatment", "observation"):
            open = True if earlier is False else None
            return not_in_question, only_kidney, not_open, nephrectomy_chosen, open
        open = earlier = None
    return not_in_question, only_kidney, not_open, nephrectomy_chosen, open


def because_near_complete_response_not_in_question(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-in-question` of `near-complete-response`."""
    if p.treatment_response in ("partial", "stable"):
        yield "treatment_response"
    if p.prior_nephrectomy is True:
        yield "prior_nephrectomy"


def lacks_near_complete_response_not_in_question(p: Patient) -> Iterator[str]:
    """What `not-in-question` of `near-complete-response` still needs where it is unknown."""
    if (
        (
            p.treatment_response is None
            or p.treatment_response in ("partial", "stable")
            or p.prior_nephrectomy is not False
        )
        and p.treatment_response not in ("partial", "stable")
        and p.prior_nephrectomy is not True
    ):
        if p.treatment_response is None:
            yield "treatment_response"
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"


def because_near_complete_response_not_open(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-open` of `near-complete-response`."""
    if p.surgical_candidate is False:
        yield "surgical_candidate"
    if p.primary_resectable is False:
        yield "primary_resectable"
    if p.symptomatic_primary is True:
        yield "symptomatic_primary"
    if p.primary_symptoms_need_intervention is True:
        yield "primary_symptoms_need_intervention"
    if p.staging_open is True:
        yield "staging_open"


def lacks_near_complete_response_not_open(p: Patient) -> Iterator[str]:
    """What `not-open` of `near-complete-response` still needs where it is unknown."""
    if (
        (
            p.surgical_candidate is not True
            or p.primary_resectable is not True
            or p.symptomatic_primary is not False
            or p.primary_symptoms_need_intervention is not False
            or p.staging_open is not False
        )
        and p.surgical_candidate is not False
        and p.primary_resectable is not False
        and p.symptomatic_primary is not True
        and p.primary_symptoms_need_intervention is not True
        and p.staging_open is not True
    ):
        if p.surgical_candidate is None:
            yield "surgical_candidate"
        if p.primary_resectable is None:
            yield "primary_resectable"
        if p.symptomatic_primary is None:
            yield from lacking(p, lacks_symptomatic_primary)
        if p.primary_symptoms_need_intervention is None:
            yield "primary_symptoms_need_intervention"
        if p.staging_open is None:
            yield from lacking(p, lacks_staging_open)


def decide_symptomatic_primary(p: Patient) -> tuple[bool | None, ...]:
    """Does a primary tumour that is still in place cause symptoms, and how can they be relieved?
    (symptomatic-primary 0.2.2; in order, the first branch that holds)
    """
    none = outside = only_kidney = not_operable = nephrectomy_chosen = operable = operable_all_known = False
    earlier: bool | None = False  # whether an earlier branch holds
    # No symptoms, or kidney removed: symptomatic_primary = false
    if p.symptomatic_primary is not True:
        if p.symptomatic_primary is False:
            none = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        none = earlier = None
    # No metastases, benign tumour or another cancer: distant_metastases = false or another_disease = true
    if p.distant_metastases is not True or p.another_disease is not False:
        if p.distant_metastases is False or p.another_disease is True:
            outside = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        outside = earlier = None
    # No normal other kidney: normal_contralateral_kidney = false
    if p.normal_contralateral_kidney is not True:
        if p.normal_contralateral_kidney is False:
            only_kidney = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        only_kidney = earlier = None
    # Not fit or not resectable: surgical_candidate = false or primary_resectable = false
    if p.surgical_candidate is not True or p.primary_resectable is not True:
        if p.surgical_candidate is False or p.primary_resectable is False:
            not_operable = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        not_operable = earlier = None
    # Operable, nephrectomy chosen: treatment_chosen = nephrectomy
    if p.treatment_chosen is None or p.treatment_chosen == "nephrectomy":
        if p.treatment_chosen == "nephrectomy":
            nephrectomy_chosen = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        nephrectomy_chosen = earlier = None
    # Operable, chest or laboratory panel still missing: chest_ct = not_done or laboratory_panel = not_done
    if p.chest_ct is None or p.chest_ct == "not_done" or p.laboratory_panel is None or p.laboratory_panel == "not_done":
        if p.chest_ct == "not_done" or p.laboratory_panel == "not_done":
            operable = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        operable = earlier = None
    # Operable, all three tests done: chest_ct = done and laboratory_panel = done
    if (p.chest_ct is None or p.chest_ct == "done") and (p.laboratory_panel is None or p.laboratory_panel == "done"):
        if p.chest_ct == "done" and p.laboratory_panel == "done":
            operable_all_known = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known
        operable_all_known = earlier = None
    return none, outside, only_kidney, not_operable, nephrectomy_chosen, operable, operable_all_known


def lacks_symptomatic_primary_none(p: Patient) -> Iterator[str]:
    """What `none` of `symptomatic-primary` still needs where it is unknown."""
    if p.symptomatic_primary is None:
        yield from lacking(p, lacks_symptomatic_primary)


def because_symptomatic_primary_outside(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `outside` of `symptomatic-primary`."""
    if p.distant_metastases is False:
        yield "distant_metastases"
    if p.another_disease is True:
        yield "another_disease"


def lacks_symptomatic_primary_outside(p: Patient) -> Iterator[str]:
    """What `outside` of `symptomatic-primary` still needs where it is unknown."""
    if (
        (p.distant_metastases is not True or p.another_disease is not False)
        and p.distant_metastases is not False
        and p.another_disease is not True
    ):
        if p.distant_metastases is None:
            yield from lacking(p, lacks_distant_metastases)
        if p.another_disease is None:
            yield from lacking(p, lacks_another_disease)


def because_symptomatic_primary_not_operable(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-operable` of `symptomatic-primary`."""
    if p.surgical_candidate is False:
        yield "surgical_candidate"
    if p.primary_resectable is False:
        yield "primary_resectable"


def lacks_symptomatic_primary_not_operable(p: Patient) -> Iterator[str]:
    """What `not-operable` of `symptomatic-primary` still needs where it is unknown."""
    if (
        (p.surgical_candidate is not True or p.primary_resectable is not True)
        and p.surgical_candidate is not False
        and p.primary_resectable is not False
    ):
        if p.surgical_candidate is None:
            yield "surgical_candidate"
        if p.primary_resectable is None:
            yield "primary_resectable"


def because_symptomatic_primary_operable(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `operable` of `symptomatic-primary`."""
    if p.chest_ct == "not_done":
        yield "chest_ct"
    if p.laboratory_panel == "not_done":
        yield "laboratory_panel"


def lacks_symptomatic_primary_operable(p: Patient) -> Iterator[str]:
    """What `operable` of `symptomatic-primary` still needs where it is unknown."""
    if (
        (
            p.chest_ct is None
            or p.chest_ct == "not_done"
            or p.laboratory_panel is None
            or p.laboratory_panel == "not_done"
        )
        and p.chest_ct != "not_done"
        and p.laboratory_panel != "not_done"
    ):
        if p.chest_ct is None:
            yield "chest_ct"
        if p.laboratory_panel is None:
            yield "laboratory_panel"


def lacks_symptomatic_primary_operable_all_known(p: Patient) -> Iterator[str]:
    """What `operable-all-known` of `symptomatic-primary` still needs where it is unknown."""
    if (
        (p.chest_ct is None or p.chest_ct == "done")
        and (p.laboratory_panel is None or p.laboratory_panel == "done")
        and (p.chest_ct != "done" or p.laboratory_panel != "done")
    ):
        if p.chest_ct is None:
            yield "chest_ct"
        if p.laboratory_panel is None:
            yield "laboratory_panel"


def decide_extent_of_disease(p: Patient) -> tuple[bool | None, ...]:
    """Are there distant metastases, and if not, how far does the tumour reach? (extent-of-disease 0.2.1; one branch
    should hold; each that holds is taken)
    """
    metastatic = direct_invasion = locally_advanced = localized = False
    # Distant metastases (stage IV): distant_metastases = true
    if p.distant_metastases is not False:
        metastatic = None
        if p.distant_metastases is True:
            metastatic = True
    if p.distant_metastases is not True:
        # No metastases, but direct growth into the liver: distant_metastases = false and liver_direct_invasion = true
        if p.liver_direct_invasion is not False:
            direct_invasion = None
            if p.distant_metastases is False and p.liver_direct_invasion is True:
                direct_invasion = True
        if p.liver_direct_invasion is not True:
            # No metastases, stage IV by a T4 tumour: distant_metastases = false and liver_direct_invasion = false and
            # stage_iv = true
            if p.stage_iv is not False:
                locally_advanced = None
                if p.distant_metastases is False and p.liver_direct_invasion is False and p.stage_iv is True:
                    locally_advanced = True
            # No metastases, below stage IV: distant_metastases = false and liver_direct_invasion = false and stage_iv =
            # false
            if p.stage_iv is not True:
                localized = None
                if p.distant_metastases is False and p.liver_direct_invasion is False and p.stage_iv is False:
                    localized = True
    return metastatic, direct_invasion, locally_advanced, localized


def lacks_extent_of_disease_direct_invasion(p: Patient) -> Iterator[str]:
    """What `direct-invasion` of `extent-of-disease` still needs where it is unknown."""
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)
    if p.liver_direct_invasion is None:
        yield "liver_direct_invasion"


def lacks_extent_of_disease_locally_advanced(p: Patient) -> Iterator[str]:
    """What `locally-advanced` of `extent-of-disease` still needs where it is unknown."""
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)
    if p.liver_direct_invasion is None:
        yield "liver_direct_invasion"
    if p.stage_iv is None:
        yield from lacking(p, lacks_stage_iv)


def lacks_extent_of_disease_localized(p: Patient) -> Iterator[str]:
    """What `localized` of `extent-of-disease` still needs where it is unknown."""
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)
    if p.liver_direct_invasion is None:
        yield "liver_direct_invasion"
    if p.stage_iv is None:
        yield from lacking(p, lacks_stage_iv)


def decide_symptoms_of_primary_later(p: Patient) -> tuple[bool | None, ...]:
    """Does a primary tumour that is still in place cause symptoms, and how can they be relieved?
    (symptoms-of-primary-later 0.2.3; in order, the first branch that holds)
    """
    none = outside = only_kidney = not_operable = nephrectomy_chosen = on_drugs = without_drugs = False
    earlier: bool | None = False  # whether an earlier branch holds
    # No symptoms, or kidney removed: prior_nephrectomy = true or (symptomatic_primary = false and
    # primary_symptoms_need_intervention = false)
    if p.prior_nephrectomy is not False or (
        p.symptomatic_primary is not True and p.primary_symptoms_need_intervention is not True
    ):
        if p.prior_nephrectomy is True or (
            p.symptomatic_primary is False and p.primary_symptoms_need_intervention is False
        ):
            none = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        none = earlier = None
    # No metastases: distant_metastases = false
    if p.distant_metastases is not True:
        if p.distant_metastases is False:
            outside = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        outside = earlier = None
    # No normal other kidney: normal_contralateral_kidney = false
    if p.normal_contralateral_kidney is not True:
        if p.normal_contralateral_kidney is False:
            only_kidney = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        only_kidney = earlier = None
    # Not fit or not resectable: surgical_candidate = false or primary_resectable = false
    if p.surgical_candidate is not True or p.primary_resectable is not True:
        if p.surgical_candidate is False or p.primary_resectable is False:
            not_operable = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        not_operable = earlier = None
    # Operable, nephrectomy chosen: treatment_chosen = nephrectomy
    if p.treatment_chosen is None or p.treatment_chosen == "nephrectomy":
        if p.treatment_chosen == "nephrectomy":
            nephrectomy_chosen = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        nephrectomy_chosen = earlier = None
    # Operable, on drugs: how many current_systemic_therapy >= 1
    if p.current_systemic_therapy_at_most >= 1:
        if p.current_systemic_therapy_at_least >= 1:
            on_drugs = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        on_drugs = earlier = None
    # Operable, no drugs at present: current_systemic_therapy = none
    if (
        p.current_systemic_therapy_cytokine is not True
        and p.current_systemic_therapy_tki is not True
        and p.current_systemic_therapy_checkpoint_inhibitor is not True
        and p.current_systemic_therapy_mtor_inhibitor is not True
    ):
        if (
            p.current_systemic_therapy_cytokine is False
            and p.current_systemic_therapy_tki is False
            and p.current_systemic_therapy_checkpoint_inhibitor is False
            and p.current_systemic_therapy_mtor_inhibitor is False
        ):
            without_drugs = True if earlier is False else None
            return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs
        without_drugs = earlier = None
    return none, outside, only_kidney, not_operable, nephrectomy_chosen, on_drugs, without_drugs


def because_symptoms_of_primary_later_none(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `none` of `symptoms-of-primary-later`."""
    if p.prior_nephrectomy is True:
        yield "prior_nephrectomy"
    if p.symptomatic_primary is False and p.primary_symptoms_need_intervention is False:
        yield "symptomatic_primary"
        yield "primary_symptoms_need_intervention"


def lacks_symptoms_of_primary_later_none(p: Patient) -> Iterator[str]:
    """What `none` of `symptoms-of-primary-later` still needs where it is unknown."""
    if (
        (
            p.prior_nephrectomy is not False
            or (p.symptomatic_primary is not True and p.primary_symptoms_need_intervention is not True)
        )
        and p.prior_nephrectomy is not True
        and (p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False)
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if (
            p.symptomatic_primary is not True
            and p.primary_symptoms_need_intervention is not True
            and (p.symptomatic_primary is not False or p.primary_symptoms_need_intervention is not False)
        ):
            if p.symptomatic_primary is None:
                yield from lacking(p, lacks_symptomatic_primary)
            if p.primary_symptoms_need_intervention is None:
                yield "primary_symptoms_need_intervention"


def lacks_symptoms_of_primary_later_outside(p: Patient) -> Iterator[str]:
    """What `outside` of `symptoms-of-primary-later` still needs where it is unknown."""
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)


def because_symptoms_of_primary_later_not_operable(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-operable` of `symptoms-of-primary-later`."""
    if p.surgical_candidate is False:
        yield "surgical_candidate"
    if p.primary_resectable is False:
        yield "primary_resectable"


def lacks_symptoms_of_primary_later_not_operable(p: Patient) -> Iterator[str]:
    """What `not-operable` of `symptoms-of-primary-later` still needs where it is unknown."""
    if (
        (p.surgical_candidate is not True or p.primary_resectable is not True)
        and p.surgical_candidate is not False
        and p.primary_resectable is not False
    ):
        if p.surgical_candidate is None:
            yield "surgical_candidate"
        if p.primary_resectable is None:
            yield "primary_resectable"


def lacks_symptoms_of_primary_later_on_drugs(p: Patient) -> Iterator[str]:
    """What `on-drugs` of `symptoms-of-primary-later` still needs where it is unknown."""
    if p.current_systemic_therapy_at_most >= 1 and p.current_systemic_therapy_at_least < 1:
        if p.current_systemic_therapy_at_least != p.current_systemic_therapy_at_most:
            yield "current_systemic_therapy"


def lacks_symptoms_of_primary_later_without_drugs(p: Patient) -> Iterator[str]:
    """What `without-drugs` of `symptoms-of-primary-later` still needs where it is unknown."""
    if (
        p.current_systemic_therapy_cytokine is not True
        and p.current_systemic_therapy_tki is not True
        and p.current_systemic_therapy_checkpoint_inhibitor is not True
        and p.current_systemic_therapy_mtor_inhibitor is not True
        and (
            p.current_systemic_therapy_cytokine is not False
            or p.current_systemic_therapy_tki is not False
            or p.current_systemic_therapy_checkpoint_inhibitor is not False
            or p.current_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.current_systemic_therapy_at_least != p.current_systemic_therapy_at_most:
            yield "current_systemic_therapy"


def decide_radiotherapy_possible(p: Patient) -> tuple[bool | None, ...]:
    """Has tissue proven the cancer, so that the primary may be irradiated? (radiotherapy-possible 0.3.0; one branch
    should hold; each that holds is taken)
    """
    proven = unproven = False
    # Cancer proven: proven_renal_cancer = true
    if p.proven_renal_cancer is not False:
        proven = None
        if p.proven_renal_cancer is True:
            proven = True
    # Cancer not proven: proven_renal_cancer = false
    if p.proven_renal_cancer is not True:
        unproven = None
        if p.proven_renal_cancer is False:
            unproven = True
    return proven, unproven


def decide_relief_or_removal(p: Patient) -> tuple[bool | None, ...]:
    """The primary causes symptoms and can be removed; can all other disease be removed with it? (relief-or-removal
    0.2.2; in order, the first branch that holds)
    """
    relief = removal_chosen_liver = removal_chosen_elsewhere = liver = elsewhere = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Not all disease can be removed, or drugs were chosen: removal_open = false
    if p.removal_open is not True:
        if p.removal_open is False:
            relief = True if earlier is False else None
            return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere
        relief = earlier = None
    if p.treatment_chosen is None or p.treatment_chosen == "combined_resection":
        # All disease can be removed, the liver among it, and this was chosen: treatment_chosen = combined_resection and
        # metastatic_sites includes liver
        if p.metastatic_sites_liver is not False:
            if p.treatment_chosen == "combined_resection" and p.metastatic_sites_liver is True:
                removal_chosen_liver = True if earlier is False else None
                return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere
            removal_chosen_liver = earlier = None
        # All disease can be removed, none in the liver, and this was chosen: treatment_chosen = combined_resection
        if True:
            if p.treatment_chosen == "combined_resection":
                removal_chosen_elsewhere = True if earlier is False else None
                return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere
            removal_chosen_elsewhere = earlier = None
    # All disease can be removed, the liver among it: metastatic_sites includes liver
    if p.metastatic_sites_liver is not False:
        if p.metastatic_sites_liver is True:
            liver = True if earlier is False else None
            return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere
        liver = earlier = None
    # All disease can be removed, none in the liver: not metastatic_sites includes liver
    if p.metastatic_sites_liver is not True:
        if p.metastatic_sites_liver is False:
            elsewhere = True if earlier is False else None
            return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere
        elsewhere = earlier = None
    return relief, removal_chosen_liver, removal_chosen_elsewhere, liver, elsewhere


def lacks_relief_or_removal_relief(p: Patient) -> Iterator[str]:
    """What `relief` of `relief-or-removal` still needs where it is unknown."""
    if p.removal_open is None:
        yield from lacking(p, lacks_removal_open)


def lacks_relief_or_removal_removal_chosen_liver(p: Patient) -> Iterator[str]:
    """What `removal-chosen-liver` of `relief-or-removal` still needs where it is unknown."""
    if (
        (p.treatment_chosen is None or p.treatment_chosen == "combined_resection")
        and p.metastatic_sites_liver is not False
        and (p.treatment_chosen != "combined_resection" or p.metastatic_sites_liver is not True)
    ):
        if p.treatment_chosen is None:
            yield "treatment_chosen"
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def lacks_relief_or_removal_liver(p: Patient) -> Iterator[str]:
    """What `liver` of `relief-or-removal` still needs where it is unknown."""
    if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def lacks_relief_or_removal_elsewhere(p: Patient) -> Iterator[str]:
    """What `elsewhere` of `relief-or-removal` still needs where it is unknown."""
    if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def decide_tissue_diagnosis(p: Patient) -> tuple[bool | None, ...]:
    """What does the tissue show? (tissue-diagnosis 0.2.0; one branch should hold; each that holds is taken)"""
    malignant = benign = no_diagnosis = False
    # Malignant: malignant_tissue = true
    if p.malignant_tissue is not False:
        malignant = None
        if p.malignant_tissue is True:
            malignant = True
    if p.malignant_tissue is not True:
        # The renal tumour is benign: malignant_tissue = false and (renal_mass_biopsy = benign or (prior_nephrectomy =
        # true and nephrectomy_pathology = benign))
        if (
            p.renal_mass_biopsy is None
            or p.renal_mass_biopsy == "benign"
            or (
                p.prior_nephrectomy is not False
                and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
            )
        ):
            benign = None
            if p.malignant_tissue is False and (
                p.renal_mass_biopsy == "benign" or (p.prior_nephrectomy is True and p.nephrectomy_pathology == "benign")
            ):
                benign = True
        # No diagnosis yet: malignant_tissue = false and renal_mass_biopsy = not_done | nondiagnostic and
        # (prior_nephrectomy = false or nephrectomy_pathology = not_available)
        if (p.renal_mass_biopsy is None or p.renal_mass_biopsy in ("not_done", "nondiagnostic")) and (
            p.prior_nephrectomy is not True
            or p.nephrectomy_pathology is None
            or p.nephrectomy_pathology == "not_available"
        ):
            no_diagnosis = None
            if (
                p.malignant_tissue is False
                and p.renal_mass_biopsy in ("not_done", "nondiagnostic")
                and (p.prior_nephrectomy is False or p.nephrectomy_pathology == "not_available")
            ):
                no_diagnosis = True
    return malignant, benign, no_diagnosis


def because_tissue_diagnosis_benign(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `benign` of `tissue-diagnosis`."""
    yield "malignant_tissue"
    if p.renal_mass_biopsy == "benign":
        yield "renal_mass_biopsy"
    if p.prior_nephrectomy is True and p.nephrectomy_pathology == "benign":
        yield "prior_nephrectomy"
        yield "nephrectomy_pathology"


def lacks_tissue_diagnosis_benign(p: Patient) -> Iterator[str]:
    """What `benign` of `tissue-diagnosis` still needs where it is unknown."""
    if p.malignant_tissue is None:
        yield from lacking(p, lacks_malignant_tissue)
    if (
        (
            p.renal_mass_biopsy is None
            or p.renal_mass_biopsy == "benign"
            or (
                p.prior_nephrectomy is not False
                and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
            )
        )
        and p.renal_mass_biopsy != "benign"
        and (p.prior_nephrectomy is not True or p.nephrectomy_pathology != "benign")
    ):
        if p.renal_mass_biopsy is None:
            yield "renal_mass_biopsy"
        if (
            p.prior_nephrectomy is not False
            and (p.nephrectomy_pathology is None or p.nephrectomy_pathology == "benign")
            and (p.prior_nephrectomy is not True or p.nephrectomy_pathology != "benign")
        ):
            if p.prior_nephrectomy is None:
                yield "prior_nephrectomy"
            if p.nephrectomy_pathology is None:
                yield "nephrectomy_pathology"


def because_tissue_diagnosis_no_diagnosis(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `no-diagnosis` of `tissue-diagnosis`."""
    yield "malignant_tissue"
    yield "renal_mass_biopsy"
    if p.prior_nephrectomy is False:
        yield "prior_nephrectomy"
    if p.nephrectomy_pathology == "not_available":
        yield "nephrectomy_pathology"


def lacks_tissue_diagnosis_no_diagnosis(p: Patient) -> Iterator[str]:
    """What `no-diagnosis` of `tissue-diagnosis` still needs where it is unknown."""
    if p.malignant_tissue is None:
        yield from lacking(p, lacks_malignant_tissue)
    if p.renal_mass_biopsy is None:
        yield "renal_mass_biopsy"
    if (
        (
            p.prior_nephrectomy is not True
            or p.nephrectomy_pathology is None
            or p.nephrectomy_pathology == "not_available"
        )
        and p.prior_nephrectomy is not False
        and p.nephrectomy_pathology != "not_available"
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.nephrectomy_pathology is None:
            yield "nephrectomy_pathology"


def decide_histologic_subtype(p: Patient) -> tuple[bool | None, ...]:
    """Is it renal cell carcinoma, and does a benign liver biopsy contradict the recorded liver metastases?
    (histologic-subtype 0.2.1; one branch should hold; each that holds is taken)
    """
    renal_cell = only_the_liver = other_sites_too = undetermined = other_cancer = False
    if p.histology is None or p.histology in ("clear_cell", "non_clear_cell"):
        # Renal cell carcinoma: histology = clear_cell | non_clear_cell and liver_lesions_in_doubt = false
        if p.liver_lesions_in_doubt is not True:
            renal_cell = None
            if p.histology in ("clear_cell", "non_clear_cell") and p.liver_lesions_in_doubt is False:
                renal_cell = True
        if p.liver_lesions_in_doubt is not False:
            # Renal cell carcinoma, liver biopsy benign, liver the only site: histology = clear_cell | non_clear_cell
            # and liver_lesions_in_doubt = true and metastatic_sites only liver
            if (
                p.metastatic_sites_lung is not True
                and p.metastatic_sites_bone is not True
                and p.metastatic_sites_brain is not True
                and p.metastatic_sites_lymph_node is not True
                and p.metastatic_sites_other is not True
            ):
                only_the_liver = None
                if (
                    p.histology in ("clear_cell", "non_clear_cell")
                    and p.liver_lesions_in_doubt is True
                    and p.metastatic_sites_lung is False
                    and p.metastatic_sites_bone is False
                    and p.metastatic_sites_brain is False
                    and p.metastatic_sites_lymph_node is False
                    and p.metastatic_sites_other is False
                ):
                    only_the_liver = True
            # Renal cell carcinoma, liver biopsy benign, other sites as well: histology = clear_cell | non_clear_cell
            # and liver_lesions_in_doubt = true and not metastatic_sites only liver
            if (
                p.metastatic_sites_lung is not False
                or p.metastatic_sites_bone is not False
                or p.metastatic_sites_brain is not False
                or p.metastatic_sites_lymph_node is not False
                or p.metastatic_sites_other is not False
            ):
                other_sites_too = None
                if (
                    p.histology in ("clear_cell", "non_clear_cell")
                    and p.liver_lesions_in_doubt is True
                    and (
                        p.metastatic_sites_lung is True
                        or p.metastatic_sites_bone is True
                        or p.metastatic_sites_brain is True
                        or p.metastatic_sites_lymph_node is True
                        or p.metastatic_sites_other is True
                    )
                ):
                    other_sites_too = True
    # Malignant, subtype not determined: histology = undetermined
    if p.histology is None or p.histology == "undetermined":
        undetermined = None
        if p.histology == "undetermined":
            undetermined = True
    # Not renal cell carcinoma: histology = not_renal_cell
    if p.histology is None or p.histology == "not_renal_cell":
        other_cancer = None
        if p.histology == "not_renal_cell":
            other_cancer = True
    return renal_cell, only_the_liver, other_sites_too, undetermined, other_cancer


def lacks_histologic_subtype_renal_cell(p: Patient) -> Iterator[str]:
    """What `renal-cell` of `histologic-subtype` still needs where it is unknown."""
    if p.histology is None:
        yield "histology"
    if p.liver_lesions_in_doubt is None:
        yield from lacking(p, lacks_liver_lesions_in_doubt)


def lacks_histologic_subtype_only_the_liver(p: Patient) -> Iterator[str]:
    """What `only-the-liver` of `histologic-subtype` still needs where it is unknown."""
    if p.histology is None:
        yield "histology"
    if p.liver_lesions_in_doubt is None:
        yield from lacking(p, lacks_liver_lesions_in_doubt)
    if (
        p.metastatic_sites_lung is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (
            p.metastatic_sites_lung is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
    ):
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def lacks_histologic_subtype_other_sites_too(p: Patient) -> Iterator[str]:
    """What `other-sites-too` of `histologic-subtype` still needs where it is unknown."""
    if p.histology is None:
        yield "histology"
    if p.liver_lesions_in_doubt is None:
        yield from lacking(p, lacks_liver_lesions_in_doubt)
    if (
        p.metastatic_sites_lung is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (
            p.metastatic_sites_lung is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
    ):
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def decide_biopsy_site(p: Patient) -> tuple[bool | None, ...]:
    """Which lesion should be sampled next? (biopsy-site 0.2.1; in order, the first branch that holds)"""
    renal_mass_first = liver_lesion = both_nondiagnostic = no_plain_choice = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Renal mass not sampled yet: prior_nephrectomy = false and renal_mass_biopsy = not_done
    if p.prior_nephrectomy is not True and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "not_done"):
        if p.prior_nephrectomy is False and p.renal_mass_biopsy == "not_done":
            renal_mass_first = True if earlier is False else None
            return renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice
        renal_mass_first = earlier = None
    # Renal biopsy nondiagnostic or kidney removed, liver lesion not sampled: liver_biopsy = not_done and
    # metastatic_sites includes liver and (prior_nephrectomy = true or renal_mass_biopsy = nondiagnostic)
    if (
        (p.liver_biopsy is None or p.liver_biopsy == "not_done")
        and p.metastatic_sites_liver is not False
        and (p.prior_nephrectomy is not False or p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
    ):
        if (
            p.liver_biopsy == "not_done"
            and p.metastatic_sites_liver is True
            and (p.prior_nephrectomy is True or p.renal_mass_biopsy == "nondiagnostic")
        ):
            liver_lesion = True if earlier is False else None
            return renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice
        liver_lesion = earlier = None
    # Both biopsies nondiagnostic: prior_nephrectomy = false and renal_mass_biopsy = nondiagnostic and liver_biopsy =
    # nondiagnostic
    if (
        p.prior_nephrectomy is not True
        and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
        and (p.liver_biopsy is None or p.liver_biopsy == "nondiagnostic")
    ):
        if (
            p.prior_nephrectomy is False
            and p.renal_mass_biopsy == "nondiagnostic"
            and p.liver_biopsy == "nondiagnostic"
        ):
            both_nondiagnostic = True if earlier is False else None
            return renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice
        both_nondiagnostic = earlier = None
    # Neither lesion is the plain choice: prior_nephrectomy = true or renal_mass_biopsy = nondiagnostic
    if p.prior_nephrectomy is not False or p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic":
        if p.prior_nephrectomy is True or p.renal_mass_biopsy == "nondiagnostic":
            no_plain_choice = True if earlier is False else None
            return renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice
        no_plain_choice = earlier = None
    return renal_mass_first, liver_lesion, both_nondiagnostic, no_plain_choice


def lacks_biopsy_site_renal_mass_first(p: Patient) -> Iterator[str]:
    """What `renal-mass-first` of `biopsy-site` still needs where it is unknown."""
    if (
        p.prior_nephrectomy is not True
        and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "not_done")
        and (p.prior_nephrectomy is not False or p.renal_mass_biopsy != "not_done")
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.renal_mass_biopsy is None:
            yield "renal_mass_biopsy"


def because_biopsy_site_liver_lesion(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `liver-lesion` of `biopsy-site`."""
    yield "liver_biopsy"
    yield "metastatic_sites"
    if p.prior_nephrectomy is True:
        yield "prior_nephrectomy"
    if p.renal_mass_biopsy == "nondiagnostic":
        yield "renal_mass_biopsy"


def lacks_biopsy_site_liver_lesion(p: Patient) -> Iterator[str]:
    """What `liver-lesion` of `biopsy-site` still needs where it is unknown."""
    if (
        (p.liver_biopsy is None or p.liver_biopsy == "not_done")
        and p.metastatic_sites_liver is not False
        and (p.prior_nephrectomy is not False or p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
        and (
            p.liver_biopsy != "not_done"
            or p.metastatic_sites_liver is not True
            or (p.prior_nephrectomy is not True and p.renal_mass_biopsy != "nondiagnostic")
        )
    ):
        if p.liver_biopsy is None:
            yield "liver_biopsy"
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if (
            (p.prior_nephrectomy is not False or p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
            and p.prior_nephrectomy is not True
            and p.renal_mass_biopsy != "nondiagnostic"
        ):
            if p.prior_nephrectomy is None:
                yield "prior_nephrectomy"
            if p.renal_mass_biopsy is None:
                yield "renal_mass_biopsy"


def lacks_biopsy_site_both_nondiagnostic(p: Patient) -> Iterator[str]:
    """What `both-nondiagnostic` of `biopsy-site` still needs where it is unknown."""
    if (
        p.prior_nephrectomy is not True
        and (p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
        and (p.liver_biopsy is None or p.liver_biopsy == "nondiagnostic")
        and (
            p.prior_nephrectomy is not False
            or p.renal_mass_biopsy != "nondiagnostic"
            or p.liver_biopsy != "nondiagnostic"
        )
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.renal_mass_biopsy is None:
            yield "renal_mass_biopsy"
        if p.liver_biopsy is None:
            yield "liver_biopsy"


def because_biopsy_site_no_plain_choice(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `no-plain-choice` of `biopsy-site`."""
    if p.prior_nephrectomy is True:
        yield "prior_nephrectomy"
    if p.renal_mass_biopsy == "nondiagnostic":
        yield "renal_mass_biopsy"


def lacks_biopsy_site_no_plain_choice(p: Patient) -> Iterator[str]:
    """What `no-plain-choice` of `biopsy-site` still needs where it is unknown."""
    if (
        (p.prior_nephrectomy is not False or p.renal_mass_biopsy is None or p.renal_mass_biopsy == "nondiagnostic")
        and p.prior_nephrectomy is not True
        and p.renal_mass_biopsy != "nondiagnostic"
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.renal_mass_biopsy is None:
            yield "renal_mass_biopsy"


def decide_imdc_risk_group(p: Patient) -> tuple[bool | None, ...]:
    """Is an untreated patient of poor risk? (imdc-risk-group 0.2.1; in order, the first branch that holds)"""
    pretreated = poor = poor_kidney_removed = not_poor = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Drugs before: how many prior_systemic_therapy >= 1
    if p.prior_systemic_therapy_at_most >= 1:
        if p.prior_systemic_therapy_at_least >= 1:
            pretreated = True if earlier is False else None
            return pretreated, poor, poor_kidney_removed, not_poor
        pretreated = earlier = None
    if p.imdc_risk & IMDC_RISK_POOR:
        # Poor, three factors or more; kidney in place: imdc_risk = poor and prior_nephrectomy = false
        if p.prior_nephrectomy is not True:
            if p.imdc_risk == IMDC_RISK_POOR and p.prior_nephrectomy is False:
                poor = True if earlier is False else None
                return pretreated, poor, poor_kidney_removed, not_poor
            poor = earlier = None
        # Poor, three factors or more; kidney removed: imdc_risk = poor
        if True:
            if p.imdc_risk == IMDC_RISK_POOR:
                poor_kidney_removed = True if earlier is False else None
                return pretreated, poor, poor_kidney_removed, not_poor
            poor_kidney_removed = earlier = None
    # Favourable or intermediate: imdc_risk = favorable | intermediate
    if p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE):
        if p.imdc_risk and not p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE):
            not_poor = True if earlier is False else None
            return pretreated, poor, poor_kidney_removed, not_poor
        not_poor = earlier = None
    return pretreated, poor, poor_kidney_removed, not_poor


def lacks_imdc_risk_group_pretreated(p: Patient) -> Iterator[str]:
    """What `pretreated` of `imdc-risk-group` still needs where it is unknown."""
    if p.prior_systemic_therapy_at_most >= 1 and p.prior_systemic_therapy_at_least < 1:
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"


def lacks_imdc_risk_group_poor(p: Patient) -> Iterator[str]:
    """What `poor` of `imdc-risk-group` still needs where it is unknown."""
    if (
        p.imdc_risk & IMDC_RISK_POOR
        and p.prior_nephrectomy is not True
        and (p.imdc_risk != IMDC_RISK_POOR or p.prior_nephrectomy is not False)
    ):
        if p.imdc_risk & IMDC_RISK_POOR and p.imdc_risk != IMDC_RISK_POOR:
            yield from lacking(p, lacks_imdc_risk)
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"


def lacks_imdc_risk_group_poor_kidney_removed(p: Patient) -> Iterator[str]:
    """What `poor-kidney-removed` of `imdc-risk-group` still needs where it is unknown."""
    if p.imdc_risk & IMDC_RISK_POOR and p.imdc_risk != IMDC_RISK_POOR:
        yield from lacking(p, lacks_imdc_risk)


def lacks_imdc_risk_group_not_poor(p: Patient) -> Iterator[str]:
    """What `not-poor` of `imdc-risk-group` still needs where it is unknown."""
    if p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE) and (
        not p.imdc_risk or p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE)
    ):
        yield from lacking(p, lacks_imdc_risk)


def decide_oligometastatic_disease(p: Patient) -> tuple[bool | None, ...]:
    """Does the team regard the disease as oligometastatic, and is its only lesion proven? (oligometastatic-disease
    0.2.1; every branch that holds is taken)
    """
    widespread = oligometastatic = sole_liver_lesion = False
    # More than that, or not all of it removable: oligometastatic = false or removal_feasible = false
    if p.oligometastatic is not True or p.removal_feasible is not True:
        widespread = None
        if p.oligometastatic is False or p.removal_feasible is False:
            widespread = True
    if p.oligometastatic is not False:
        # Oligometastatic: oligometastatic = true
        if True:
            oligometastatic = None
            if p.oligometastatic is True:
                oligometastatic = True
        # One liver lesion is all there is, never sampled: oligometastatic = true and sole_liver_lesion_unsampled = true
        if p.sole_liver_lesion_unsampled is not False:
            sole_liver_lesion = None
            if p.oligometastatic is True and p.sole_liver_lesion_unsampled is True:
                sole_liver_lesion = True
    return widespread, oligometastatic, sole_liver_lesion


def because_oligometastatic_disease_widespread(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `widespread` of `oligometastatic-disease`."""
    if p.oligometastatic is False:
        yield "oligometastatic"
    if p.removal_feasible is False:
        yield "removal_feasible"


def lacks_oligometastatic_disease_widespread(p: Patient) -> Iterator[str]:
    """What `widespread` of `oligometastatic-disease` still needs where it is unknown."""
    if p.oligometastatic is None:
        yield "oligometastatic"
    if p.removal_feasible is None:
        yield from lacking(p, lacks_removal_feasible)


def lacks_oligometastatic_disease_sole_liver_lesion(p: Patient) -> Iterator[str]:
    """What `sole-liver-lesion` of `oligometastatic-disease` still needs where it is unknown."""
    if p.oligometastatic is None:
        yield "oligometastatic"
    if p.sole_liver_lesion_unsampled is None:
        yield from lacking(p, lacks_sole_liver_lesion_unsampled)


def decide_resection_of_metastases(p: Patient) -> tuple[bool | None, ...]:
    """Is removal of all disease feasible, in a patient who is not of poor risk? (resection-of-metastases 0.2.1; in
    order, the first branch that holds)
    """
    not_feasible_liver = not_feasible = poor = sole_lesion_waits = sole_lesion_waits_without_drugs = False
    kidney_removed_nothing_chosen = kidney_removed = result_awaited = kidney_in_place = False
    earlier: bool | None = False  # whether an earlier branch holds
    if p.removal_feasible is not True:
        # Not feasible, liver metastases: removal_feasible = false and metastatic_sites includes liver and
        # local_treatment_waits = false
        if p.metastatic_sites_liver is not False and p.local_treatment_waits is not True:
            if p.removal_feasible is False and p.metastatic_sites_liver is True and p.local_treatment_waits is False:
                not_feasible_liver = True if earlier is False else None
                return (
                    not_feasible_liver,
                    not_feasible,
                    poor,
                    sole_lesion_waits,
                    sole_lesion_waits_without_drugs,
                    kidney_removed_nothing_chosen,
                    kidney_removed,
                    result_awaited,
                    kidney_in_place,
                )
            not_feasible_liver = earlier = None
        # Not feasible, no liver metastases or a result awaited: removal_feasible = false
        if True:
            if p.removal_feasible is False:
                not_feasible = True if earlier is False else None
                return (
                    not_feasible_liver,
                    not_feasible,
                    poor,
                    sole_lesion_waits,
                    sole_lesion_waits_without_drugs,
                    kidney_removed_nothing_chosen,
                    kidney_removed,
                    result_awaited,
                    kidney_in_place,
                )
            not_feasible = earlier = None
    # Feasible, poor risk: imdc_risk = poor
    if p.imdc_risk & IMDC_RISK_POOR:
        if p.imdc_risk == IMDC_RISK_POOR:
            poor = True if earlier is False else None
            return (
                not_feasible_liver,
                not_feasible,
                poor,
                sole_lesion_waits,
                sole_lesion_waits_without_drugs,
                kidney_removed_nothing_chosen,
                kidney_removed,
                result_awaited,
                kidney_in_place,
            )
        poor = earlier = None
    if p.prior_nephrectomy is not False:
        if p.sole_liver_lesion_unsampled is not False:
            # Feasible, kidney removed, the sole liver lesion not sampled: prior_nephrectomy = true and
            # sole_liver_lesion_unsampled = true and systemic_therapy_candidate = true and treatment_chosen = none_yet |
            # nephrectomy | combined_resection | local_treatment | observation
            if p.systemic_therapy_candidate is not False and (
                p.treatment_chosen is None
                or p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "local_treatment", "observation")
            ):
                if (
                    p.prior_nephrectomy is True
                    and p.sole_liver_lesion_unsampled is True
                    and p.systemic_therapy_candidate is True
                    and p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "local_treatment", "observation")
                ):
                    sole_lesion_waits = True if earlier is False else None
                    return (
                        not_feasible_liver,
                        not_feasible,
                        poor,
                        sole_lesion_waits,
                        sole_lesion_waits_without_drugs,
                        kidney_removed_nothing_chosen,
                        kidney_removed,
                        result_awaited,
                        kidney_in_place,
                    )
                sole_lesion_waits = earlier = None
            # Feasible, kidney removed, the sole liver lesion not sampled, no drug can be given: prior_nephrectomy =
            # true and sole_liver_lesion_unsampled = true and systemic_therapy_candidate = false
            if p.systemic_therapy_candidate is not True:
                if (
                    p.prior_nephrectomy is True
                    and p.sole_liver_lesion_unsampled is True
                    and p.systemic_therapy_candidate is False
                ):
                    sole_lesion_waits_without_drugs = True if earlier is False else None
                    return (
                        not_feasible_liver,
                        not_feasible,
                        poor,
                        sole_lesion_waits,
                        sole_lesion_waits_without_drugs,
                        kidney_removed_nothing_chosen,
                        kidney_removed,
                        result_awaited,
                        kidney_in_place,
                    )
                sole_lesion_waits_without_drugs = earlier = None
        # Feasible, kidney removed, nothing chosen: prior_nephrectomy = true and treatment_chosen = none_yet |
        # nephrectomy
        if p.treatment_chosen is None or p.treatment_chosen in ("none_yet", "nephrectomy"):
            if p.prior_nephrectomy is True and p.treatment_chosen in ("none_yet", "nephrectomy"):
                kidney_removed_nothing_chosen = True if earlier is False else None
                return (
                    not_feasible_liver,
                    not_feasible,
                    poor,
                    sole_lesion_waits,
                    sole_lesion_waits_without_drugs,
                    kidney_removed_nothing_chosen,
                    kidney_removed,
                    result_awaited,
                    kidney_in_place,
                )
            kidney_removed_nothing_chosen = earlier = None
        # Feasible, kidney removed, a choice made: prior_nephrectomy = true
        if True:
            if p.prior_nephrectomy is True:
                kidney_removed = True if earlier is False else None
                return (
                    not_feasible_liver,
                    not_feasible,
                    poor,
                    sole_lesion_waits,
                    sole_lesion_waits_without_drugs,
                    kidney_removed_nothing_chosen,
                    kidney_removed,
                    result_awaited,
                    kidney_in_place,
                )
            kidney_removed = earlier = None
    # Feasible, kidney in place, a result awaited: local_treatment_waits = true
    if p.local_treatment_waits is not False:
        if p.local_treatment_waits is True:
            result_awaited = True if earlier is False else None
            return (
                not_feasible_liver,
                not_feasible,
                poor,
                sole_lesion_waits,
                sole_lesion_waits_without_drugs,
                kidney_removed_nothing_chosen,
                kidney_removed,
                result_awaited,
                kidney_in_place,
            )
        result_awaited = earlier = None
    # Feasible, kidney in place: prior_nephrectomy = false
    if p.prior_nephrectomy is not True:
        if p.prior_nephrectomy is False:
            kidney_in_place = True if earlier is False else None
            return (
                not_feasible_liver,
                not_feasible,
                poor,
                sole_lesion_waits,
                sole_lesion_waits_without_drugs,
                kidney_removed_nothing_chosen,
                kidney_removed,
                result_awaited,
                kidney_in_place,
            )
        kidney_in_place = earlier = None
    return (
        not_feasible_liver,
        not_feasible,
        poor,
        sole_lesion_waits,
        sole_lesion_waits_without_drugs,
        kidney_removed_nothing_chosen,
        kidney_removed,
        result_awaited,
        kidney_in_place,
    )


def lacks_resection_of_metastases_not_feasible_liver(p: Patient) -> Iterator[str]:
    """What `not-feasible-liver` of `resection-of-metastases` still needs where it is unknown."""
    if (
        p.removal_feasible is not True
        and p.metastatic_sites_liver is not False
        and p.local_treatment_waits is not True
        and (
            p.removal_feasible is not False
            or p.metastatic_sites_liver is not True
            or p.local_treatment_waits is not False
        )
    ):
        if p.removal_feasible is None:
            yield from lacking(p, lacks_removal_feasible)
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"
        if p.local_treatment_waits is None:
            yield from lacking(p, lacks_local_treatment_waits)


def lacks_resection_of_metastases_not_feasible(p: Patient) -> Iterator[str]:
    """What `not-feasible` of `resection-of-metastases` still needs where it is unknown."""
    if p.removal_feasible is None:
        yield from lacking(p, lacks_removal_feasible)


def lacks_resection_of_metastases_poor(p: Patient) -> Iterator[str]:
    """What `poor` of `resection-of-metastases` still needs where it is unknown."""
    if p.imdc_risk & IMDC_RISK_POOR and p.imdc_risk != IMDC_RISK_POOR:
        yield from lacking(p, lacks_imdc_risk)


def lacks_resection_of_metastases_sole_lesion_waits(p: Patient) -> Iterator[str]:
    """What `sole-lesion-waits` of `resection-of-metastases` still needs where it is unknown."""
    if (
        p.prior_nephrectomy is not False
        and p.sole_liver_lesion_unsampled is not False
        and p.systemic_therapy_candidate is not False
        and (
            p.treatment_chosen is None
            or p.treatment_chosen in ("none_yet", "nephrectomy", "combined_resection", "local_treatment", "observation")
        )
        and (
            p.prior_nephrectomy is not True
            or p.sole_liver_lesion_unsampled is not True
            or p.systemic_therapy_candidate is not True
            or p.treatment_chosen not in ("none_yet", "nephrectomy", "combined_resection", "local_treatment", "observation")
        )
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.sole_liver_lesion_unsampled is None:
            yield from lacking(p, lacks_sole_liver_lesion_unsampled)
        if p.systemic_therapy_candidate is None:
            yield "systemic_therapy_candidate"
        if p.treatment_chosen is None:
            yield "treatment_chosen"


def lacks_resection_of_metastases_sole_lesion_waits_without_drugs(p: Patient) -> Iterator[str]:
    """What `sole-lesion-waits-without-drugs` of `resection-of-metastases` still needs where it is unknown."""
    if (
        p.prior_nephrectomy is not False
        and p.sole_liver_lesion_unsampled is not False
        and p.systemic_therapy_candidate is not True
        and (
            p.prior_nephrectomy is not True
            or p.sole_liver_lesion_unsampled is not True
            or p.systemic_therapy_candidate is not False
        )
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.sole_liver_lesion_unsampled is None:
            yield from lacking(p, lacks_sole_liver_lesion_unsampled)
        if p.systemic_therapy_candidate is None:
            yield "systemic_therapy_candidate"


def lacks_resection_of_metastases_kidney_removed_nothing_chosen(p: Patient) -> Iterator[str]:
    """What `kidney-removed-nothing-chosen` of `resection-of-metastases` still needs where it is unknown."""
    if (
        p.prior_nephrectomy is not False
        and (p.treatment_chosen is None or p.treatment_chosen in ("none_yet", "nephrectomy"))
        and (p.prior_nephrectomy is not True or p.treatment_chosen not in ("none_yet", "nephrectomy"))
    ):
        if p.prior_nephrectomy is None:
            yield "prior_nephrectomy"
        if p.treatment_chosen is None:
            yield "treatment_chosen"


def lacks_resection_of_metastases_result_awaited(p: Patient) -> Iterator[str]:
    """What `result-awaited` of `resection-of-metastases` still needs where it is unknown."""
    if p.local_treatment_waits is None:
        yield from lacking(p, lacks_local_treatment_waits)


def decide_resectable_metastases(p: Patient) -> tuple[bool | None, ...]:
    """What was chosen, and is a result still awaited? (resectable-metastases 0.2.1; in order, the first branch that
    holds)
    """
    drugs_chosen = removal_chosen = observation_chosen = no_drugs = result_awaited = nothing_chosen = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Drugs chosen: treatment_chosen = drugs
    if p.treatment_chosen is None or p.treatment_chosen == "drugs":
        if p.treatment_chosen == "drugs":
            drugs_chosen = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        drugs_chosen = earlier = None
    # Removal or local treatment of all metastases chosen: treatment_chosen = combined_resection | local_treatment and
    # staging_open = false
    if (
        p.treatment_chosen is None or p.treatment_chosen in ("combined_resection", "local_treatment")
    ) and p.staging_open is not True:
        if p.treatment_chosen in ("combined_resection", "local_treatment") and p.staging_open is False:
            removal_chosen = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        removal_chosen = earlier = None
    # Observation chosen: treatment_chosen = observation
    if p.treatment_chosen is None or p.treatment_chosen == "observation":
        if p.treatment_chosen == "observation":
            observation_chosen = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        observation_chosen = earlier = None
    # No drug can be given: systemic_therapy_candidate = false
    if p.systemic_therapy_candidate is not True:
        if p.systemic_therapy_candidate is False:
            no_drugs = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        no_drugs = earlier = None
    # A result awaited: staging_open = true
    if p.staging_open is not False:
        if p.staging_open is True:
            result_awaited = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        result_awaited = earlier = None
    # Nothing chosen: treatment_chosen = none_yet | nephrectomy
    if p.treatment_chosen is None or p.treatment_chosen in ("none_yet", "nephrectomy"):
        if p.treatment_chosen in ("none_yet", "nephrectomy"):
            nothing_chosen = True if earlier is False else None
            return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen
        nothing_chosen = earlier = None
    return drugs_chosen, removal_chosen, observation_chosen, no_drugs, result_awaited, nothing_chosen


def lacks_resectable_metastases_removal_chosen(p: Patient) -> Iterator[str]:
    """What `removal-chosen` of `resectable-metastases` still needs where it is unknown."""
    if (
        (p.treatment_chosen is None or p.treatment_chosen in ("combined_resection", "local_treatment"))
        and p.staging_open is not True
        and (p.treatment_chosen not in ("combined_resection", "local_treatment") or p.staging_open is not False)
    ):
        if p.treatment_chosen is None:
            yield "treatment_chosen"
        if p.staging_open is None:
            yield from lacking(p, lacks_staging_open)


def lacks_resectable_metastases_result_awaited(p: Patient) -> Iterator[str]:
    """What `result-awaited` of `resectable-metastases` still needs where it is unknown."""
    if p.staging_open is None:
        yield from lacking(p, lacks_staging_open)


def decide_treatment_history(p: Patient) -> tuple[bool | None, ...]:
    """Has the patient had drugs or nephrectomy, and what speaks against upfront nephrectomy? (treatment-history
    0.2.1; every branch that holds is taken)
    """
    pretreated = kidney_removed = two_factors = volume_or_status = at_most_one_factor = False
    # Drugs before: how many prior_systemic_therapy >= 1
    if p.prior_systemic_therapy_at_most >= 1:
        pretreated = None
        if p.prior_systemic_therapy_at_least >= 1:
            pretreated = True
    if p.prior_systemic_therapy_cytokine is not True:
        if p.prior_systemic_therapy_tki is not True:
            if p.prior_systemic_therapy_checkpoint_inhibitor is not True:
                if p.prior_systemic_therapy_mtor_inhibitor is not True:
                    # No drugs before, kidney removed: prior_systemic_therapy = none and prior_nephrectomy = true
                    if p.prior_nephrectomy is not False:
                        kidney_removed = None
                        if (
                            p.prior_systemic_therapy_cytokine is False
                            and p.prior_systemic_therapy_tki is False
                            and p.prior_systemic_therapy_checkpoint_inhibitor is False
                            and p.prior_systemic_therapy_mtor_inhibitor is False
                            and p.prior_nephrectomy is True
                        ):
                            kidney_removed = True
                    if p.prior_nephrectomy is not True:
                        # No drugs before, kidney in place, two factors or more: prior_systemic_therapy = none and
                        # prior_nephrectomy = false and imdc_factor_count >= 2
                        if p.imdc_factor_count_at_most >= 2:
                            two_factors = None
                            if (
                                p.prior_systemic_therapy_cytokine is False
                                and p.prior_systemic_therapy_tki is False
                                and p.prior_systemic_therapy_checkpoint_inhibitor is False
                                and p.prior_systemic_therapy_mtor_inhibitor is False
                                and p.prior_nephrectomy is False
                                and p.imdc_factor_count_at_least >= 2
                            ):
                                two_factors = True
                        # No drugs before, kidney in place, ECOG 1 or more or a high burden: prior_systemic_therapy =
                        # none and prior_nephrectomy = false and (ecog >= 1 or total_tumor_burden > high_burden (140
                        # mm))
                        if p.ecog is None or p.ecog >= 1 or p.total_tumor_burden is None or p.total_tumor_burden > 140:
                            volume_or_status = None
                            if (
                                p.prior_systemic_therapy_cytokine is False
                                and p.prior_systemic_therapy_tki is False
                                and p.prior_systemic_therapy_checkpoint_inhibitor is False
                                and p.prior_systemic_therapy_mtor_inhibitor is False
                                and p.prior_nephrectomy is False
                                and (
                                    (p.ecog is not None and p.ecog >= 1)
                                    or (p.total_tumor_burden is not None and p.total_tumor_burden > 140)
                                )
                            ):
                                volume_or_status = True
                        # No drugs before, kidney in place, none or one factor, ECOG 0, no high burden:
                        # prior_systemic_therapy = none and prior_nephrectomy = false and imdc_factor_count <= 1 and
                        # ecog = 0 and total_tumor_burden <= high_burden (140 mm)
                        if (
                            p.imdc_factor_count_at_least <= 1
                            and (p.ecog is None or p.ecog == 0)
                            and (p.total_tumor_burden is None or p.total_tumor_burden <= 140)
                        ):
                            at_most_one_factor = None
                            if (
                                p.prior_systemic_therapy_cytokine is False
                                and p.prior_systemic_therapy_tki is False
                                and p.prior_systemic_therapy_checkpoint_inhibitor is False
                                and p.prior_systemic_therapy_mtor_inhibitor is False
                                and p.prior_nephrectomy is False
                                and p.imdc_factor_count_at_most <= 1
                                and p.ecog == 0
                                and p.total_tumor_burden is not None
                                and p.total_tumor_burden <= 140
                            ):
                                at_most_one_factor = True
    return pretreated, kidney_removed, two_factors, volume_or_status, at_most_one_factor


def lacks_treatment_history_kidney_removed(p: Patient) -> Iterator[str]:
    """What `kidney-removed` of `treatment-history` still needs where it is unknown."""
    if (
        p.prior_systemic_therapy_cytokine is not True
        and p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_cytokine is not False
            or p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"


def lacks_treatment_history_two_factors(p: Patient) -> Iterator[str]:
    """What `two-factors` of `treatment-history` still needs where it is unknown."""
    if (
        p.prior_systemic_therapy_cytokine is not True
        and p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_cytokine is not False
            or p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if p.imdc_factor_count_at_most >= 2 and p.imdc_factor_count_at_least < 2:
        yield from lacking(p, lacks_imdc_factor_count)


def because_treatment_history_volume_or_status(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `volume-or-status` of `treatment-history`."""
    yield "prior_systemic_therapy"
    yield "prior_nephrectomy"
    if p.ecog is not None and p.ecog >= 1:
        yield "ecog"
    if p.total_tumor_burden is not None and p.total_tumor_burden > 140:
        yield "total_tumor_burden"


def lacks_treatment_history_volume_or_status(p: Patient) -> Iterator[str]:
    """What `volume-or-status` of `treatment-history` still needs where it is unknown."""
    if (
        p.prior_systemic_therapy_cytokine is not True
        and p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_cytokine is not False
            or p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if (
        (p.ecog is None or p.ecog >= 1 or p.total_tumor_burden is None or p.total_tumor_burden > 140)
        and (p.ecog is None or p.ecog < 1)
        and (p.total_tumor_burden is None or p.total_tumor_burden <= 140)
    ):
        if p.ecog is None:
            yield "ecog"
        if p.total_tumor_burden is None:
            yield "total_tumor_burden"


def lacks_treatment_history_at_most_one_factor(p: Patient) -> Iterator[str]:
    """What `at-most-one-factor` of `treatment-history` still needs where it is unknown."""
    if (
        p.prior_systemic_therapy_cytokine is not True
        and p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_cytokine is not False
            or p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if p.imdc_factor_count_at_least <= 1 and p.imdc_factor_count_at_most > 1:
        yield from lacking(p, lacks_imdc_factor_count)
    if p.ecog is None:
        yield "ecog"
    if p.total_tumor_burden is None:
        yield "total_tumor_burden"


def decide_resectable_with_kidney(p: Patient) -> tuple[bool | None, ...]:
    """What was chosen, and where are the metastases? (resectable-with-kidney 0.2.1; in order, the first branch that
    holds)
    """
    drugs_chosen = local_treatment_chosen = local_treatment_chosen_elsewhere = symptomatic = False
    removal_chosen_liver = removal_chosen_elsewhere = no_drugs = liver_only = liver_and_elsewhere = elsewhere = False
    earlier: bool | None = False  # whether an earlier branch holds
    # Drugs chosen: treatment_chosen = drugs
    if p.treatment_chosen is None or p.treatment_chosen == "drugs":
        if p.treatment_chosen == "drugs":
            drugs_chosen = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        drugs_chosen = earlier = None
    if p.treatment_chosen is None or p.treatment_chosen == "local_treatment":
        # Drugs with local treatment chosen, liver metastases: treatment_chosen = local_treatment and metastatic_sites
        # includes liver
        if p.metastatic_sites_liver is not False:
            if p.treatment_chosen == "local_treatment" and p.metastatic_sites_liver is True:
                local_treatment_chosen = True if earlier is False else None
                return (
                    drugs_chosen,
                    local_treatment_chosen,
                    local_treatment_chosen_elsewhere,
                    symptomatic,
                    removal_chosen_liver,
                    removal_chosen_elsewhere,
                    no_drugs,
                    liver_only,
                    liver_and_elsewhere,
                    elsewhere,
                )
            local_treatment_chosen = earlier = None
        # Drugs with local treatment chosen, none in the liver: treatment_chosen = local_treatment
        if True:
            if p.treatment_chosen == "local_treatment":
                local_treatment_chosen_elsewhere = True if earlier is False else None
                return (
                    drugs_chosen,
                    local_treatment_chosen,
                    local_treatment_chosen_elsewhere,
                    symptomatic,
                    removal_chosen_liver,
                    removal_chosen_elsewhere,
                    no_drugs,
                    liver_only,
                    liver_and_elsewhere,
                    elsewhere,
                )
            local_treatment_chosen_elsewhere = earlier = None
    # The primary causes symptoms: symptomatic_primary = true
    if p.symptomatic_primary is not False:
        if p.symptomatic_primary is True:
            symptomatic = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        symptomatic = earlier = None
    if p.treatment_chosen is None or p.treatment_chosen == "combined_resection":
        # Removal of all disease chosen, the liver among it: treatment_chosen = combined_resection and metastatic_sites
        # includes liver
        if p.metastatic_sites_liver is not False:
            if p.treatment_chosen == "combined_resection" and p.metastatic_sites_liver is True:
                removal_chosen_liver = True if earlier is False else None
                return (
                    drugs_chosen,
                    local_treatment_chosen,
                    local_treatment_chosen_elsewhere,
                    symptomatic,
                    removal_chosen_liver,
                    removal_chosen_elsewhere,
                    no_drugs,
                    liver_only,
                    liver_and_elsewhere,
                    elsewhere,
                )
            removal_chosen_liver = earlier = None
        # Removal of all disease chosen, none in the liver: treatment_chosen = combined_resection
        if True:
            if p.treatment_chosen == "combined_resection":
                removal_chosen_elsewhere = True if earlier is False else None
                return (
                    drugs_chosen,
                    local_treatment_chosen,
                    local_treatment_chosen_elsewhere,
                    symptomatic,
                    removal_chosen_liver,
                    removal_chosen_elsewhere,
                    no_drugs,
                    liver_only,
                    liver_and_elsewhere,
                    elsewhere,
                )
            removal_chosen_elsewhere = earlier = None
    # No drug can be given: systemic_therapy_candidate = false
    if p.systemic_therapy_candidate is not True:
        if p.systemic_therapy_candidate is False:
            no_drugs = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        no_drugs = earlier = None
    # Liver metastases only: metastatic_sites only liver
    if (
        p.metastatic_sites_lung is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
    ):
        if (
            p.metastatic_sites_lung is False
            and p.metastatic_sites_bone is False
            and p.metastatic_sites_brain is False
            and p.metastatic_sites_lymph_node is False
            and p.metastatic_sites_other is False
        ):
            liver_only = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        liver_only = earlier = None
    # Liver metastases and others: metastatic_sites includes liver
    if p.metastatic_sites_liver is not False:
        if p.metastatic_sites_liver is True:
            liver_and_elsewhere = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        liver_and_elsewhere = earlier = None
    # No liver metastases: not metastatic_sites includes liver
    if p.metastatic_sites_liver is not True:
        if p.metastatic_sites_liver is False:
            elsewhere = True if earlier is False else None
            return (
                drugs_chosen,
                local_treatment_chosen,
                local_treatment_chosen_elsewhere,
                symptomatic,
                removal_chosen_liver,
                removal_chosen_elsewhere,
                no_drugs,
                liver_only,
                liver_and_elsewhere,
                elsewhere,
            )
        elsewhere = earlier = None
    return (
        drugs_chosen,
        local_treatment_chosen,
        local_treatment_chosen_elsewhere,
        symptomatic,
        removal_chosen_liver,
        removal_chosen_elsewhere,
        no_drugs,
        liver_only,
        liver_and_elsewhere,
        elsewhere,
    )


def lacks_resectable_with_kidney_local_treatment_chosen(p: Patient) -> Iterator[str]:
    """What `local-treatment-chosen` of `resectable-with-kidney` still needs where it is unknown."""
    if (
        (p.treatment_chosen is None or p.treatment_chosen == "local_treatment")
        and p.metastatic_sites_liver is not False
        and (p.treatment_chosen != "local_treatment" or p.metastatic_sites_liver is not True)
    ):
        if p.treatment_chosen is None:
            yield "treatment_chosen"
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def lacks_resectable_with_kidney_symptomatic(p: Patient) -> Iterator[str]:
    """What `symptomatic` of `resectable-with-kidney` still needs where it is unknown."""
    if p.symptomatic_primary is None:
        yield from lacking(p, lacks_symptomatic_primary)


def lacks_resectable_with_kidney_removal_chosen_liver(p: Patient) -> Iterator[str]:
    """What `removal-chosen-liver` of `resectable-with-kidney` still needs where it is unknown."""
    if (
        (p.treatment_chosen is None or p.treatment_chosen == "combined_resection")
        and p.metastatic_sites_liver is not False
        and (p.treatment_chosen != "combined_resection" or p.metastatic_sites_liver is not True)
    ):
        if p.treatment_chosen is None:
            yield "treatment_chosen"
        if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
            if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
                yield "metastatic_sites"


def lacks_resectable_with_kidney_liver_only(p: Patient) -> Iterator[str]:
    """What `liver-only` of `resectable-with-kidney` still needs where it is unknown."""
    if (
        p.metastatic_sites_lung is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (
            p.metastatic_sites_lung is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
    ):
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def lacks_resectable_with_kidney_liver_and_elsewhere(p: Patient) -> Iterator[str]:
    """What `liver-and-elsewhere` of `resectable-with-kidney` still needs where it is unknown."""
    if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def lacks_resectable_with_kidney_elsewhere(p: Patient) -> Iterator[str]:
    """What `elsewhere` of `resectable-with-kidney` still needs where it is unknown."""
    if p.metastatic_sites_liver is not False and p.metastatic_sites_liver is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def decide_current_panel(p: Patient) -> tuple[bool | None, ...]:
    """Has the patient had drugs, and is there a current laboratory panel? (current-panel 0.2.1; every branch that
    holds is taken)
    """
    pretreated = current = missing = False
    # Drugs before: how many prior_systemic_therapy >= 1
    if p.prior_systemic_therapy_at_most >= 1:
        pretreated = None
        if p.prior_systemic_therapy_at_least >= 1:
            pretreated = True
    # Current panel at hand: laboratory_panel = done
    if p.laboratory_panel is None or p.laboratory_panel == "done":
        current = None
        if p.laboratory_panel == "done":
            current = True
    # No current panel: laboratory_panel = not_done
    if p.laboratory_panel is None or p.laboratory_panel == "not_done":
        missing = None
        if p.laboratory_panel == "not_done":
            missing = True
    return pretreated, current, missing


def decide_metastasectomy_by_site(p: Patient) -> tuple[bool | None, ...]:
    """At which sites are the metastases? (metastasectomy-by-site 0.2.3; every branch that holds is taken)"""
    liver = lung = bone = broken_bone = elsewhere = False
    # Liver: metastatic_sites includes liver
    if p.metastatic_sites_liver is not False:
        liver = None
        if p.metastatic_sites_liver is True:
            liver = True
    # Lung: metastatic_sites includes lung
    if p.metastatic_sites_lung is not False:
        lung = None
        if p.metastatic_sites_lung is True:
            lung = True
    if p.metastatic_sites_bone is not False:
        # Bone, no fracture: metastatic_sites includes bone and fracture_or_impending = false
        if p.fracture_or_impending is not True:
            bone = None
            if p.metastatic_sites_bone is True and p.fracture_or_impending is False:
                bone = True
        # Bone, broken or about to break, operated on at once: metastatic_sites includes bone and fracture_or_impending
        # = true
        if p.fracture_or_impending is not False:
            broken_bone = None
            if p.metastatic_sites_bone is True and p.fracture_or_impending is True:
                broken_bone = True
    # Brain, lymph nodes, another site, or in the bed of the kidney only: metastatic_sites includes brain | lymph_node |
    # other or metastatic_sites = none
    if (
        p.metastatic_sites_brain is not False
        or p.metastatic_sites_lymph_node is not False
        or p.metastatic_sites_other is not False
        or (
            p.metastatic_sites_liver is not True
            and p.metastatic_sites_lung is not True
            and p.metastatic_sites_bone is not True
            and p.metastatic_sites_brain is not True
            and p.metastatic_sites_lymph_node is not True
            and p.metastatic_sites_other is not True
        )
    ):
        elsewhere = None
        if (
            p.metastatic_sites_brain is True
            or p.metastatic_sites_lymph_node is True
            or p.metastatic_sites_other is True
            or (
                p.metastatic_sites_liver is False
                and p.metastatic_sites_lung is False
                and p.metastatic_sites_bone is False
                and p.metastatic_sites_brain is False
                and p.metastatic_sites_lymph_node is False
                and p.metastatic_sites_other is False
            )
        ):
            elsewhere = True
    return liver, lung, bone, broken_bone, elsewhere


def lacks_metastasectomy_by_site_bone(p: Patient) -> Iterator[str]:
    """What `bone` of `metastasectomy-by-site` still needs where it is unknown."""
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if p.fracture_or_impending is None:
        yield "fracture_or_impending"


def lacks_metastasectomy_by_site_broken_bone(p: Patient) -> Iterator[str]:
    """What `broken-bone` of `metastasectomy-by-site` still needs where it is unknown."""
    if p.metastatic_sites_bone is not False and p.metastatic_sites_bone is not True:
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if p.fracture_or_impending is None:
        yield "fracture_or_impending"


def because_metastasectomy_by_site_elsewhere(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `elsewhere` of `metastasectomy-by-site`."""
    if p.metastatic_sites_brain is True or p.metastatic_sites_lymph_node is True or p.metastatic_sites_other is True:
        yield "metastatic_sites"
    if (
        p.metastatic_sites_liver is False
        and p.metastatic_sites_lung is False
        and p.metastatic_sites_bone is False
        and p.metastatic_sites_brain is False
        and p.metastatic_sites_lymph_node is False
        and p.metastatic_sites_other is False
    ):
        yield "metastatic_sites"


def lacks_metastasectomy_by_site_elsewhere(p: Patient) -> Iterator[str]:
    """What `elsewhere` of `metastasectomy-by-site` still needs where it is unknown."""
    if (
        (
            p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
    ):
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"
    if (
        p.metastatic_sites_liver is not True
        and p.metastatic_sites_lung is not True
        and p.metastatic_sites_bone is not True
        and p.metastatic_sites_brain is not True
        and p.metastatic_sites_lymph_node is not True
        and p.metastatic_sites_other is not True
        and (
            p.metastatic_sites_liver is not False
            or p.metastatic_sites_lung is not False
            or p.metastatic_sites_bone is not False
            or p.metastatic_sites_brain is not False
            or p.metastatic_sites_lymph_node is not False
            or p.metastatic_sites_other is not False
        )
    ):
        if p.metastatic_sites_at_least != p.metastatic_sites_at_most:
            yield "metastatic_sites"


def decide_upfront_nephrectomy_question(p: Patient) -> tuple[bool | None, ...]:
    """Do the operation, the other kidney and results still awaited leave upfront nephrectomy open beside drugs?
    (upfront-nephrectomy-question 0.2.2; in order, the first branch that holds)
    """
    only_kidney = not_operable = symptomatic = result_awaited = nephrectomy_chosen = drugs_chosen = open = False
    earlier: bool | None = False  # whether an earlier branch holds
    # No normal other kidney: normal_contralateral_kidney = false
    if p.normal_contralateral_kidney is not True:
        if p.normal_contralateral_kidney is False:
            only_kidney = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        only_kidney = earlier = None
    # Not fit, not resectable, or no drug can follow: surgical_candidate = false or primary_resectable = false or
    # systemic_therapy_candidate = false
    if p.surgical_candidate is not True or p.primary_resectable is not True or p.systemic_therapy_candidate is not True:
        if p.surgical_candidate is False or p.primary_resectable is False or p.systemic_therapy_candidate is False:
            not_operable = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        not_operable = earlier = None
    # The primary causes symptoms: symptomatic_primary = true
    if p.symptomatic_primary is not False:
        if p.symptomatic_primary is True:
            symptomatic = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        symptomatic = earlier = None
    # A result may change the extent: staging_open = true
    if p.staging_open is not False:
        if p.staging_open is True:
            result_awaited = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        result_awaited = earlier = None
    # Open, nephrectomy chosen: treatment_chosen = nephrectomy
    if p.treatment_chosen is None or p.treatment_chosen == "nephrectomy":
        if p.treatment_chosen == "nephrectomy":
            nephrectomy_chosen = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        nephrectomy_chosen = earlier = None
    # Open, drugs chosen: treatment_chosen = drugs
    if p.treatment_chosen is None or p.treatment_chosen == "drugs":
        if p.treatment_chosen == "drugs":
            drugs_chosen = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        drugs_chosen = earlier = None
    # Open, nothing chosen: treatment_chosen = none_yet | combined_resection | local_treatment | observation
    if (
        p.treatment_chosen is None
        or p.treatment_chosen in ("none_yet", "combined_resection", "local_treatment", "observation")
    ):
        if p.treatment_chosen in ("none_yet", "combined_resection", "local_treatment", "observation"):
            open = True if earlier is False else None
            return (
                only_kidney,
                not_operable,
                symptomatic,
                result_awaited,
                nephrectomy_chosen,
                drugs_chosen,
                open,
            )
        open = earlier = None
    return (
        only_kidney,
        not_operable,
        symptomatic,
        result_awaited,
        nephrectomy_chosen,
        drugs_chosen,
        open,
    )


def because_upfront_nephrectomy_question_not_operable(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `not-operable` of `upfront-nephrectomy-question`."""
    if p.surgical_candidate is False:
        yield "surgical_candidate"
    if p.primary_resectable is False:
        yield "primary_resectable"
    if p.systemic_therapy_candidate is False:
        yield "systemic_therapy_candidate"


def lacks_upfront_nephrectomy_question_not_operable(p: Patient) -> Iterator[str]:
    """What `not-operable` of `upfront-nephrectomy-question` still needs where it is unknown."""
    if (
        (
            p.surgical_candidate is not True
            or p.primary_resectable is not True
            or p.systemic_therapy_candidate is not True
        )
        and p.surgical_candidate is not False
        and p.primary_resectable is not False
        and p.systemic_therapy_candidate is not False
    ):
        if p.surgical_candidate is None:
            yield "surgical_candidate"
        if p.primary_resectable is None:
            yield "primary_resectable"
        if p.systemic_therapy_candidate is None:
            yield "systemic_therapy_candidate"


def lacks_upfront_nephrectomy_question_symptomatic(p: Patient) -> Iterator[str]:
    """What `symptomatic` of `upfront-nephrectomy-question` still needs where it is unknown."""
    if p.symptomatic_primary is None:
        yield from lacking(p, lacks_symptomatic_primary)


def lacks_upfront_nephrectomy_question_result_awaited(p: Patient) -> Iterator[str]:
    """What `result-awaited` of `upfront-nephrectomy-question` still needs where it is unknown."""
    if p.staging_open is None:
        yield from lacking(p, lacks_staging_open)


def decide_systemic_candidacy(p: Patient) -> tuple[bool | None, ...]:
    """Can the patient be given systemic therapy of any class? (systemic-candidacy 0.2.0; one branch should hold;
    each that holds is taken)
    """
    candidate = no_candidate = False
    # Candidate: systemic_therapy_candidate = true
    if p.systemic_therapy_candidate is not False:
        candidate = None
        if p.systemic_therapy_candidate is True:
            candidate = True
    # No class can be given: systemic_therapy_candidate = false
    if p.systemic_therapy_candidate is not True:
        no_candidate = None
        if p.systemic_therapy_candidate is False:
            no_candidate = True
    return candidate, no_candidate


def decide_subtype_for_drugs(p: Patient) -> tuple[bool | None, ...]:
    """Is the carcinoma of the clear cell type, and has the patient had drugs before? (subtype-for-drugs 0.2.2; one
    branch should hold; each that holds is taken)
    """
    clear_cell_first_line = clear_cell_later_line = non_clear_cell = undetermined = False
    if p.histology is None or p.histology == "clear_cell":
        # Clear cell, no drugs so far: histology = clear_cell and prior_systemic_therapy = none
        if (
            p.prior_systemic_therapy_cytokine is not True
            and p.prior_systemic_therapy_tki is not True
            and p.prior_systemic_therapy_checkpoint_inhibitor is not True
            and p.prior_systemic_therapy_mtor_inhibitor is not True
        ):
            clear_cell_first_line = None
            if (
                p.histology == "clear_cell"
                and p.prior_systemic_therapy_cytokine is False
                and p.prior_systemic_therapy_tki is False
                and p.prior_systemic_therapy_checkpoint_inhibitor is False
                and p.prior_systemic_therapy_mtor_inhibitor is False
            ):
                clear_cell_first_line = True
        # Clear cell, treated before: histology = clear_cell and how many prior_systemic_therapy >= 1
        if p.prior_systemic_therapy_at_most >= 1:
            clear_cell_later_line = None
            if p.histology == "clear_cell" and p.prior_systemic_therapy_at_least >= 1:
                clear_cell_later_line = True
    # Another subtype: histology = non_clear_cell
    if p.histology is None or p.histology == "non_clear_cell":
        non_clear_cell = None
        if p.histology == "non_clear_cell":
            non_clear_cell = True
    # Subtype not determined: histology = undetermined
    if p.histology is None or p.histology == "undetermined":
        undetermined = None
        if p.histology == "undetermined":
            undetermined = True
    return clear_cell_first_line, clear_cell_later_line, non_clear_cell, undetermined


def lacks_subtype_for_drugs_clear_cell_first_line(p: Patient) -> Iterator[str]:
    """What `clear-cell-first-line` of `subtype-for-drugs` still needs where it is unknown."""
    if p.histology is None:
        yield "histology"
    if (
        p.prior_systemic_therapy_cytokine is not True
        and p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_cytokine is not False
            or p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"


def lacks_subtype_for_drugs_clear_cell_later_line(p: Patient) -> Iterator[str]:
    """What `clear-cell-later-line` of `subtype-for-drugs` still needs where it is unknown."""
    if p.histology is None:
        yield "histology"
    if p.prior_systemic_therapy_at_most >= 1 and p.prior_systemic_therapy_at_least < 1:
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"


def decide_risk_at_first_line(p: Patient) -> tuple[bool | None, ...]:
    """Is the disease of poor risk? (risk-at-first-line 0.2.1; one branch should hold; each that holds is taken)"""
    poor = not_poor = False
    # Poor risk: imdc_risk = poor
    if p.imdc_risk & IMDC_RISK_POOR:
        poor = None
        if p.imdc_risk == IMDC_RISK_POOR:
            poor = True
    # Favourable or intermediate risk: imdc_risk = favorable | intermediate
    if p.imdc_risk & (IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE):
        not_poor = None
        if p.imdc_risk and not p.imdc_risk & ~(IMDC_RISK_FAVORABLE | IMDC_RISK_INTERMEDIATE):
            not_poor = True
    return poor, not_poor


def decide_first_line_classes(p: Patient) -> tuple[bool | None, ...]:
    """Which classes of drugs can be given, and in which risk group is the patient? (first-line-classes 0.2.1; one
    branch should hold; each that holds is taken)
    """
    both_intermediate_poor = both_favorable = no_tki_intermediate_poor = no_checkpoint_inhibitor = False
    no_named_regimen = False
    if p.immunotherapy_contraindicated is not True:
        if p.vegf_tki_contraindicated is not True:
            # Both classes, intermediate or poor risk: immunotherapy_contraindicated = false and
            # vegf_tki_contraindicated = false and imdc_risk = intermediate | poor
            if p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR):
                both_intermediate_poor = None
                if (
                    p.immunotherapy_contraindicated is False
                    and p.vegf_tki_contraindicated is False
                    and (p.imdc_risk and not p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR))
                ):
                    both_intermediate_poor = True
            # Both classes, favourable risk: immunotherapy_contraindicated = false and vegf_tki_contraindicated = false
            # and imdc_risk = favorable
            if p.imdc_risk & IMDC_RISK_FAVORABLE:
                both_favorable = None
                if (
                    p.immunotherapy_contraindicated is False
                    and p.vegf_tki_contraindicated is False
                    and p.imdc_risk == IMDC_RISK_FAVORABLE
                ):
                    both_favorable = True
        # No tyrosine kinase inhibitor, intermediate or poor risk: immunotherapy_contraindicated = false and
        # vegf_tki_contraindicated = true and imdc_risk = intermediate | poor
        if p.vegf_tki_contraindicated is not False and p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR):
            no_tki_intermediate_poor = None
            if (
                p.immunotherapy_contraindicated is False
                and p.vegf_tki_contraindicated is True
                and (p.imdc_risk and not p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR))
            ):
                no_tki_intermediate_poor = True
    # No checkpoint inhibitor: immunotherapy_contraindicated = true and vegf_tki_contraindicated = false
    if p.immunotherapy_contraindicated is not False and p.vegf_tki_contraindicated is not True:
        no_checkpoint_inhibitor = None
        if p.immunotherapy_contraindicated is True and p.vegf_tki_contraindicated is False:
            no_checkpoint_inhibitor = True
    # Neither class, or favourable risk without a tyrosine kinase inhibitor: vegf_tki_contraindicated = true and
    # (immunotherapy_contraindicated = true or imdc_risk = favorable)
    if p.vegf_tki_contraindicated is not False and (
        p.immunotherapy_contraindicated is not False or p.imdc_risk & IMDC_RISK_FAVORABLE
    ):
        no_named_regimen = None
        if p.vegf_tki_contraindicated is True and (
            p.immunotherapy_contraindicated is True or p.imdc_risk == IMDC_RISK_FAVORABLE
        ):
            no_named_regimen = True
    return (
        both_intermediate_poor,
        both_favorable,
        no_tki_intermediate_poor,
        no_checkpoint_inhibitor,
        no_named_regimen,
    )


def lacks_first_line_classes_both_intermediate_poor(p: Patient) -> Iterator[str]:
    """What `both-intermediate-poor` of `first-line-classes` still needs where it is unknown."""
    if p.immunotherapy_contraindicated is None:
        yield "immunotherapy_contraindicated"
    if p.vegf_tki_contraindicated is None:
        yield "vegf_tki_contraindicated"
    if p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR) and (
        not p.imdc_risk or p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)
    ):
        yield from lacking(p, lacks_imdc_risk)


def lacks_first_line_classes_both_favorable(p: Patient) -> Iterator[str]:
    """What `both-favorable` of `first-line-classes` still needs where it is unknown."""
    if p.immunotherapy_contraindicated is None:
        yield "immunotherapy_contraindicated"
    if p.vegf_tki_contraindicated is None:
        yield "vegf_tki_contraindicated"
    if p.imdc_risk & IMDC_RISK_FAVORABLE and p.imdc_risk != IMDC_RISK_FAVORABLE:
        yield from lacking(p, lacks_imdc_risk)


def lacks_first_line_classes_no_tki_intermediate_poor(p: Patient) -> Iterator[str]:
    """What `no-tki-intermediate-poor` of `first-line-classes` still needs where it is unknown."""
    if p.immunotherapy_contraindicated is None:
        yield "immunotherapy_contraindicated"
    if p.vegf_tki_contraindicated is None:
        yield "vegf_tki_contraindicated"
    if p.imdc_risk & (IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR) and (
        not p.imdc_risk or p.imdc_risk & ~(IMDC_RISK_INTERMEDIATE | IMDC_RISK_POOR)
    ):
        yield from lacking(p, lacks_imdc_risk)


def because_first_line_classes_no_named_regimen(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `no-named-regimen` of `first-line-classes`."""
    yield "vegf_tki_contraindicated"
    if p.immunotherapy_contraindicated is True:
        yield "immunotherapy_contraindicated"
    if p.imdc_risk == IMDC_RISK_FAVORABLE:
        yield "imdc_risk"


def lacks_first_line_classes_no_named_regimen(p: Patient) -> Iterator[str]:
    """What `no-named-regimen` of `first-line-classes` still needs where it is unknown."""
    if p.vegf_tki_contraindicated is None:
        yield "vegf_tki_contraindicated"
    if (
        (p.immunotherapy_contraindicated is not False or p.imdc_risk & IMDC_RISK_FAVORABLE)
        and p.immunotherapy_contraindicated is not True
        and p.imdc_risk != IMDC_RISK_FAVORABLE
    ):
        if p.immunotherapy_contraindicated is None:
            yield "immunotherapy_contraindicated"
        if p.imdc_risk & IMDC_RISK_FAVORABLE and p.imdc_risk != IMDC_RISK_FAVORABLE:
            yield from lacking(p, lacks_imdc_risk)


def decide_earlier_drugs(p: Patient) -> tuple[bool | None, ...]:
    """Which classes has the patient had? (earlier-drugs 0.2.1; one branch should hold; each that holds is taken)"""
    cytokine_only = tki = no_answer = False
    # Cytokine only, tyrosine kinase inhibitor possible: prior_systemic_therapy only cytokine and
    # vegf_tki_contraindicated = false
    if (
        p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and p.vegf_tki_contraindicated is not True
    ):
        cytokine_only = None
        if (
            p.prior_systemic_therapy_tki is False
            and p.prior_systemic_therapy_checkpoint_inhibitor is False
            and p.prior_systemic_therapy_mtor_inhibitor is False
            and p.vegf_tki_contraindicated is False
        ):
            cytokine_only = True
    # Tyrosine kinase inhibitor, neither checkpoint nor mTOR inhibitor: prior_systemic_therapy includes tki and not
    # prior_systemic_therapy includes checkpoint_inhibitor | mtor_inhibitor
    if (
        p.prior_systemic_therapy_tki is not False
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
    ):
        tki = None
        if (
            p.prior_systemic_therapy_tki is True
            and p.prior_systemic_therapy_checkpoint_inhibitor is False
            and p.prior_systemic_therapy_mtor_inhibitor is False
        ):
            tki = True
    # Checkpoint or mTOR inhibitor, or cytokine only and no tyrosine kinase inhibitor possible: prior_systemic_therapy
    # includes checkpoint_inhibitor | mtor_inhibitor or (prior_systemic_therapy only cytokine and
    # vegf_tki_contraindicated = true)
    if (
        p.prior_systemic_therapy_checkpoint_inhibitor is not False
        or p.prior_systemic_therapy_mtor_inhibitor is not False
        or (
            p.prior_systemic_therapy_tki is not True
            and p.prior_systemic_therapy_checkpoint_inhibitor is not True
            and p.prior_systemic_therapy_mtor_inhibitor is not True
            and p.vegf_tki_contraindicated is not False
        )
    ):
        no_answer = None
        if (
            p.prior_systemic_therapy_checkpoint_inhibitor is True
            or p.prior_systemic_therapy_mtor_inhibitor is True
            or (
                p.prior_systemic_therapy_tki is False
                and p.prior_systemic_therapy_checkpoint_inhibitor is False
                and p.prior_systemic_therapy_mtor_inhibitor is False
                and p.vegf_tki_contraindicated is True
            )
        ):
            no_answer = True
    return cytokine_only, tki, no_answer


def lacks_earlier_drugs_cytokine_only(p: Patient) -> Iterator[str]:
    """What `cytokine-only` of `earlier-drugs` still needs where it is unknown."""
    if (
        p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and (
            p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if p.vegf_tki_contraindicated is None:
        yield "vegf_tki_contraindicated"


def lacks_earlier_drugs_tki(p: Patient) -> Iterator[str]:
    """What `tki` of `earlier-drugs` still needs where it is unknown."""
    if p.prior_systemic_therapy_tki is not False and p.prior_systemic_therapy_tki is not True:
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if (
        (
            p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"


def because_earlier_drugs_no_answer(p: Patient) -> Iterator[str]:
    """The elements that settle the branch `no-answer` of `earlier-drugs`."""
    if p.prior_systemic_therapy_checkpoint_inhibitor is True or p.prior_systemic_therapy_mtor_inhibitor is True:
        yield "prior_systemic_therapy"
    if (
        p.prior_systemic_therapy_tki is False
        and p.prior_systemic_therapy_checkpoint_inhibitor is False
        and p.prior_systemic_therapy_mtor_inhibitor is False
        and p.vegf_tki_contraindicated is True
    ):
        yield "prior_systemic_therapy"
        yield "vegf_tki_contraindicated"


def lacks_earlier_drugs_no_answer(p: Patient) -> Iterator[str]:
    """What `no-answer` of `earlier-drugs` still needs where it is unknown."""
    if (
        (
            p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
        )
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
    ):
        if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
            yield "prior_systemic_therapy"
    if (
        p.prior_systemic_therapy_tki is not True
        and p.prior_systemic_therapy_checkpoint_inhibitor is not True
        and p.prior_systemic_therapy_mtor_inhibitor is not True
        and p.vegf_tki_contraindicated is not False
        and (
            p.prior_systemic_therapy_tki is not False
            or p.prior_systemic_therapy_checkpoint_inhibitor is not False
            or p.prior_systemic_therapy_mtor_inhibitor is not False
            or p.vegf_tki_contraindicated is not True
        )
    ):
        if (
            p.prior_systemic_therapy_tki is not True
            and p.prior_systemic_therapy_checkpoint_inhibitor is not True
            and p.prior_systemic_therapy_mtor_inhibitor is not True
            and (
                p.prior_systemic_therapy_tki is not False
                or p.prior_systemic_therapy_checkpoint_inhibitor is not False
                or p.prior_systemic_therapy_mtor_inhibitor is not False
            )
        ):
            if p.prior_systemic_therapy_at_least != p.prior_systemic_therapy_at_most:
                yield "prior_systemic_therapy"
        if p.vegf_tki_contraindicated is None:
            yield "vegf_tki_contraindicated"


def scope_new_patient(p: Patient) -> bool | None:
    """Who the entry point `new-patient` is for: age >= adult_age (18 a)"""
    if p.age is not None and p.age >= 18:
        return True
    if p.age is None or p.age >= 18:
        return None
    return False


def lacks_scope_new_patient(p: Patient) -> Iterator[str]:
    """What is needed to tell whether the entry point `new-patient` is for a patient."""
    if p.age is None:
        yield "age"


def scope_after_nephrectomy(p: Patient) -> bool | None:
    """Who the entry point `after-nephrectomy` is for: age >= adult_age (18 a) and prior_nephrectomy = true and
    malignant_tissue = true and distant_metastases = true and not histology = not_renal_cell
    """
    if (
        p.age is not None
        and p.age >= 18
        and p.prior_nephrectomy is True
        and p.malignant_tissue is True
        and p.distant_metastases is True
        and p.histology is not None
        and p.histology != "not_renal_cell"
    ):
        return True
    if (
        (p.age is None or p.age >= 18)
        and p.prior_nephrectomy is not False
        and p.malignant_tissue is not False
        and p.distant_metastases is not False
        and p.histology != "not_renal_cell"
    ):
        return None
    return False


def lacks_scope_after_nephrectomy(p: Patient) -> Iterator[str]:
    """What is needed to tell whether the entry point `after-nephrectomy` is for a patient."""
    if p.age is None:
        yield "age"
    if p.prior_nephrectomy is None:
        yield "prior_nephrectomy"
    if p.malignant_tissue is None:
        yield from lacking(p, lacks_malignant_tissue)
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)
    if p.histology is None:
        yield "histology"


def scope_on_treatment(p: Patient) -> bool | None:
    """Who the entry point `on-treatment` is for: age >= adult_age (18 a) and malignant_tissue = true and
    distant_metastases = true and how many current_systemic_therapy >= 1 and not histology = not_renal_cell
    """
    if (
        p.age is not None
        and p.age >= 18
        and p.malignant_tissue is True
        and p.distant_metastases is True
        and p.current_systemic_therapy_at_least >= 1
        and p.histology is not None
        and p.histology != "not_renal_cell"
    ):
        return True
    if (
        (p.age is None or p.age >= 18)
        and p.malignant_tissue is not False
        and p.distant_metastases is not False
        and p.current_systemic_therapy_at_most >= 1
        and p.histology != "not_renal_cell"
    ):
        return None
    return False


def lacks_scope_on_treatment(p: Patient) -> Iterator[str]:
    """What is needed to tell whether the entry point `on-treatment` is for a patient."""
    if p.age is None:
        yield "age"
    if p.malignant_tissue is None:
        yield from lacking(p, lacks_malignant_tissue)
    if p.distant_metastases is None:
        yield from lacking(p, lacks_distant_metastases)
    if p.current_systemic_therapy_at_most >= 1 and p.current_systemic_therapy_at_least < 1:
        if p.current_systemic_therapy_at_least != p.current_systemic_therapy_at_most:
            yield "current_systemic_therapy"
    if p.histology is None:
        yield "histology"


def scope_after_metastasectomy(p: Patient) -> bool | None:
    """Who the entry point `after-metastasectomy` is for: age >= adult_age (18 a) and malignant_tissue = true and not
    histology = not_renal_cell
    """
    if (
        p.age is not None
        and p.age >= 18
        and p.malignant_tissue is True
        and p.histology is not None
        and p.histology != "not_renal_cell"
    ):
        return True
    if (p.age is None or p.age >= 18) and p.malignant_tissue is not False and p.histology != "not_renal_cell":
        return None
    return False


def lacks_scope_after_metastasectomy(p: Patient) -> Iterator[str]:
    """What is needed to tell whether the entry point `after-metastasectomy` is for a patient."""
    if p.age is None:
        yield "age"
    if p.malignant_tissue is None:
        yield from lacking(p, lacks_malignant_tissue)
    if p.histology is None:
        yield "histology"


NODES: dict[str, Node] = {
    "after-metastasectomy-visit": Node(
        "after-metastasectomy-visit",
        "0.2.2",
        branches=(
            Branch(
                "everyone",
                ("brain-problem", "bone-problem", "symptoms-of-primary-later"),
                ("malignant_tissue",),
                (("malignant_tissue",),),
            ),
            Branch(
                "symptoms",
                ("team-same-day",),
                because_after_metastasectomy_visit_symptoms,
                (lacks_after_metastasectomy_visit_symptoms,),
            ),
            Branch(
                "no-disease",
                ("no-adjuvant-drugs", "image-after-metastasectomy", "await-after-metastasectomy"),
                ("metastasectomy_result", "residual_or_recurrent"),
                (("metastasectomy_result", "residual_or_recurrent"),),
            ),
            Branch(
                "recurrence",
                ("oligometastatic-review", "resectable-metastases"),
                ("metastasectomy_result", "residual_or_recurrent", "metastases_resectable", "surgical_candidate"),
                (("metastasectomy_result", "residual_or_recurrent", "metastases_resectable", "surgical_candidate"),),
            ),
            Branch(
                "choice-open",
                ("await-after-metastasectomy",),
                (
                    "metastasectomy_result",
                    "residual_or_recurrent",
                    "metastases_resectable",
                    "surgical_candidate",
                    "treatment_chosen",
                ),
                (
                    (
                        "metastasectomy_result",
                        "residual_or_recurrent",
                        "metastases_resectable",
                        "surgical_candidate",
                        "treatment_chosen",
                    ),
                ),
            ),
            Branch(
                "disease",
                ("current-panel",),
                because_after_metastasectomy_visit_disease,
                (lacks_after_metastasectomy_visit_disease,),
            ),
            Branch(
                "in-doubt",
                ("restage", "await-after-metastasectomy"),
                ("residual_or_recurrent", "liver_lesions_in_doubt"),
                (lacks_after_metastasectomy_visit_in_doubt,),
            ),
            Branch(
                "no-panel",
                ("order-laboratory-panel", "await-after-metastasectomy"),
                ("residual_or_recurrent", "laboratory_panel"),
                (("residual_or_recurrent", "laboratory_panel"),),
            ),
            Branch(
                "symptoms-to-image",
                ("await-after-metastasectomy",),
                because_after_metastasectomy_visit_symptoms_to_image,
                (lacks_after_metastasectomy_visit_symptoms_to_image,),
            ),
        ),
        reads=(
            "malignant_tissue",
            "prior_nephrectomy",
            "symptomatic_primary",
            "primary_symptoms_need_intervention",
            "metastasectomy_result",
            "residual_or_recurrent",
            "metastases_resectable",
            "surgical_candidate",
            "treatment_chosen",
            "liver_lesions_in_doubt",
            "laboratory_panel",
            "brain_imaging_due",
            "bone_imaging_due",
        ),
    ),
    "after-nephrectomy-visit": Node(
        "after-nephrectomy-visit",
        "0.2.1",
        branches=(
            Branch("everyone", ("brain-problem", "bone-problem"), ("prior_nephrectomy",), (("prior_nephrectomy",),)),
            Branch(
                "drugs",
                ("current-panel",),
                because_after_nephrectomy_visit_drugs,
                (("treatment_chosen", "metastases_resectable", "surgical_candidate"),),
            ),
            Branch(
                "staged",
                ("perform-treatment-of-metastases",),
                ("treatment_chosen", "metastases_resectable", "surgical_candidate", "staging_open"),
                (lacks_after_nephrectomy_visit_staged,),
            ),
            Branch(
                "result-awaited",
                ("await-after-nephrectomy",),
                because_after_nephrectomy_visit_result_awaited,
                (lacks_after_nephrectomy_visit_result_awaited,),
            ),
        ),
        reads=(
            "prior_nephrectomy",
            "treatment_chosen",
            "metastases_resectable",
            "surgical_candidate",
            "staging_open",
            "laboratory_panel",
            "brain_imaging_due",
            "bone_imaging_due",
        ),
    ),
    "await-after-nephrectomy": Node(
        "await-after-nephrectomy",
        "0.2.0",
        reassess=(None, "The laboratory panel and the imaging that was ordered have been read", "after-nephrectomy"),
    ),
    "baseline-workup": Node(
        "baseline-workup",
        "0.2.0",
        branches=(
            Branch("everyone", ("brain-problem", "bone-problem"), ("age",), (("age",),)),
            Branch("symptoms", ("team-same-day",), because_baseline_workup_symptoms, (lacks_baseline_workup_symptoms,)),
            Branch(
                "no-abdominal-imaging",
                ("order-abdominal-imaging", "await-results"),
                ("abdominal_imaging",),
                (("abdominal_imaging",),),
            ),
            Branch("abdomen-imaged", ("symptomatic-primary",), ("abdominal_imaging",), (("abdominal_imaging",),)),
            Branch("no-chest-ct", ("order-chest-ct", "await-results"), ("chest_ct",), (("chest_ct",),)),
            Branch(
                "no-laboratory-panel",
                ("order-laboratory-panel", "await-results"),
                ("laboratory_panel",),
                (("laboratory_panel",),),
            ),
            Branch(
                "symptoms-to-image",
                ("await-results",),
                because_baseline_workup_symptoms_to_image,
                (lacks_baseline_workup_symptoms_to_image,),
            ),
            Branch(
                "tests-complete",
                ("extent-of-disease",),
                ("abdominal_imaging", "chest_ct", "laboratory_panel"),
                (("abdominal_imaging", "chest_ct", "laboratory_panel"),),
            ),
        ),
        reads=(
            "age",
            "prior_nephrectomy",
            "hematuria",
            "flank_pain",
            "other_primary_symptoms",
            "abdominal_imaging",
            "chest_ct",
            "laboratory_panel",
            "brain_imaging_due",
            "bone_imaging_due",
        ),
    ),
    "image-after-metastasectomy": Node(
        "image-after-metastasectomy",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_IMAGE_AFTER_METASTASECTOMY,
    ),
    "monitor-treatment": Node(
        "monitor-treatment",
        "0.2.1",
        targets=("brain-problem", "bone-problem", "symptoms-of-primary-later", "response-imaging-due"),
        recommends=RECOMMEND_MONITOR_TREATMENT,
    ),
    "brain-problem": Node(
        "brain-problem",
        "0.2.1",
        branches=(
            Branch(
                "to-image",
                ("team-same-day", "order-brain-imaging"),
                ("brain_imaging_due",),
                (lacks_brain_problem_to_image,),
            ),
            Branch("none", (), because_brain_problem_none, (lacks_brain_problem_to_image, lacks_brain_problem_none)),
            Branch(
                "to-treat",
                ("treat-brain-metastases",),
                ("proven_renal_cancer",),
                (lacks_brain_problem_to_image, lacks_brain_problem_none, lacks_brain_problem_to_treat),
            ),
            Branch(
                "tissue-first",
                ("team-same-day",),
                ("proven_renal_cancer",),
                (
                    lacks_brain_problem_to_image,
                    lacks_brain_problem_none,
                    lacks_brain_problem_to_treat,
                    lacks_brain_problem_tissue_first,
                ),
            ),
        ),
        reads=("brain_imaging_due", "anything_imaged", "metastatic_sites", "proven_renal_cancer"),
    ),
    "bone-problem": Node(
        "bone-problem",
        "0.2.0",
        branches=(
            Branch("fracture", ("team-same-day",), ("fracture_or_impending",), (("fracture_or_impending",),)),
            Branch("to-image", ("order-bone-scan",), ("bone_imaging_due",), (("bone_imaging_due",),)),
            Branch(
                "to-operate",
                ("operate-on-bone",),
                ("fracture_or_impending", "anything_imaged", "metastatic_sites", "surgical_candidate"),
                (lacks_bone_problem_to_operate,),
            ),
            Branch(
                "to-irradiate",
                ("irradiate-painful-bone",),
                because_bone_problem_to_irradiate,
                (lacks_bone_problem_to_irradiate,),
            ),
            Branch(
                "tissue-first",
                ("team-same-day",),
                ("bone_pain", "bone_imaging_due", "metastatic_sites", "proven_renal_cancer"),
                (lacks_bone_problem_tissue_first,),
            ),
            Branch("none", (), ("bone_pain", "fracture_or_impending"), (("bone_pain", "fracture_or_impending"),)),
            Branch(
                "no-metastasis",
                (),
                ("bone_pain", "fracture_or_impending", "bone_imaging_due", "metastatic_sites"),
                (lacks_bone_problem_no_metastasis,),
            ),
        ),
        reads=(
            "fracture_or_impending",
            "bone_imaging_due",
            "anything_imaged",
            "metastatic_sites",
            "surgical_candidate",
            "proven_renal_cancer",
            "bone_pain",
        ),
    ),
    "no-adjuvant-drugs": Node("no-adjuvant-drugs", "0.2.0", targets=(), recommends=RECOMMEND_NO_ADJUVANT_DRUGS),
    "order-abdominal-imaging": Node(
        "order-abdominal-imaging",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_ORDER_ABDOMINAL_IMAGING,
    ),
    "response-imaging-due": Node(
        "response-imaging-due",
        "0.2.1",
        branches=(
            Branch(
                "symptoms",
                ("team-same-day",),
                because_response_imaging_due_symptoms,
                (lacks_response_imaging_due_symptoms,),
            ),
            Branch("not-yet", ("await-on-treatment",), ("time_on_treatment",), (("time_on_treatment",),)),
            Branch("due", ("image-response",), ("time_on_treatment",), (("time_on_treatment",),)),
            Branch(
                "symptoms-to-image",
                ("await-on-treatment",),
                because_response_imaging_due_symptoms_to_image,
                (lacks_response_imaging_due_symptoms_to_image,),
            ),
        ),
        reads=(
            "prior_nephrectomy",
            "symptomatic_primary",
            "primary_symptoms_need_intervention",
            "time_on_treatment",
            "brain_imaging_due",
            "bone_imaging_due",
        ),
    ),
    "image-response": Node(
        "image-response",
        "0.2.0",
        targets=("response-to-treatment",),
        recommends=RECOMMEND_IMAGE_RESPONSE,
    ),
    "response-to-treatment": Node(
        "response-to-treatment",
        "0.2.0",
        branches=(
            Branch(
                "controlled",
                ("near-complete-response", "metastases-left", "next-response-visit"),
                ("disease_controlled",),
                (("disease_controlled",),),
            ),
            Branch(
                "mixed",
                ("review-mixed-response", "next-response-visit"),
                ("treatment_response",),
                (("treatment_response",),),
            ),
            Branch("not-evaluable", ("await-on-treatment",), ("treatment_response",), (("treatment_response",),)),
            Branch("progression", ("systemic-candidacy",), ("treatment_response",), (("treatment_response",),)),
        ),
        reads=("disease_controlled", "treatment_response"),
    ),
    "metastases-left": Node(
        "metastases-left",
        "0.2.1",
        branches=(
            Branch(
                "in-doubt",
                ("restage", "await-on-treatment"),
                ("liver_lesions_in_doubt",),
                (lacks_metastases_left_in_doubt,),
            ),
            Branch(
                "nothing-left",
                (),
                ("liver_metastases_remaining", "metastatic_sites"),
                (lacks_metastases_left_in_doubt, lacks_metastases_left_nothing_left),
            ),
            Branch(
                "not-selected",
                (),
                because_metastases_left_not_selected,
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                ),
            ),
            Branch(
                "chosen",
                ("perform-treatment-of-metastases",),
                ("treatment_chosen",),
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "liver-resectable",
                ("consolidate-resectable-liver",),
                ("liver_metastases_remaining", "metastases_resectable", "surgical_candidate"),
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                    ("treatment_chosen",),
                    lacks_metastases_left_liver_resectable,
                ),
            ),
            Branch(
                "liver",
                ("consolidate-liver-locally",),
                ("liver_metastases_remaining",),
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                    ("treatment_chosen",),
                    lacks_metastases_left_liver_resectable,
                    ("liver_metastases_remaining",),
                ),
            ),
            Branch(
                "lung",
                ("consolidate-lung",),
                ("metastatic_sites", "metastases_resectable", "surgical_candidate"),
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                    ("treatment_chosen",),
                    lacks_metastases_left_liver_resectable,
                    ("liver_metastases_remaining",),
                    lacks_metastases_left_lung,
                ),
            ),
            Branch(
                "other",
                (),
                because_metastases_left_other,
                (
                    lacks_metastases_left_in_doubt,
                    lacks_metastases_left_nothing_left,
                    lacks_metastases_left_not_selected,
                    ("treatment_chosen",),
                    lacks_metastases_left_liver_resectable,
                    ("liver_metastases_remaining",),
                    lacks_metastases_left_lung,
                    lacks_metastases_left_other,
                ),
            ),
        ),
        reads=(
            "liver_lesions_in_doubt",
            "liver_metastases_remaining",
            "metastatic_sites",
            "oligometastatic",
            "staging_open",
            "treatment_chosen",
            "metastases_resectable",
            "surgical_candidate",
        ),
    ),
    "await-on-treatment": Node(
        "await-on-treatment",
        "0.2.1",
        reassess=(
            None,
            "The imaging that was ordered has been read; where none was, the first is due 6 weeks after the start, 8 weeks at the most",
            "on-treatment",
        ),
    ),
    "consolidate-liver-locally": Node(
        "consolidate-liver-locally",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_CONSOLIDATE_LIVER_LOCALLY,
    ),
    "consolidate-lung": Node("consolidate-lung", "0.2.1", targets=(), recommends=RECOMMEND_CONSOLIDATE_LUNG),
    "consolidate-resectable-liver": Node(
        "consolidate-resectable-liver",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_CONSOLIDATE_RESECTABLE_LIVER,
    ),
    "near-complete-response": Node(
        "near-complete-response",
        "0.2.1",
        branches=(
            Branch(
                "not-in-question",
                (),
                because_near_complete_response_not_in_question,
                (lacks_near_complete_response_not_in_question,),
            ),
            Branch(
                "only-kidney",
                ("only-kidney",),
                ("normal_contralateral_kidney",),
                (lacks_near_complete_response_not_in_question, ("normal_contralateral_kidney",)),
            ),
            Branch(
                "not-open",
                (),
                because_near_complete_response_not_open,
                (
                    lacks_near_complete_response_not_in_question,
                    ("normal_contralateral_kidney",),
                    lacks_near_complete_response_not_open,
                ),
            ),
            Branch(
                "nephrectomy-chosen",
                ("perform-deferred-nephrectomy", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    lacks_near_complete_response_not_in_question,
                    ("normal_contralateral_kidney",),
                    lacks_near_complete_response_not_open,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "open",
                ("choose-deferred-nephrectomy", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    lacks_near_complete_response_not_in_question,
                    ("normal_contralateral_kidney",),
                    lacks_near_complete_response_not_open,
                    ("treatment_chosen",),
                    ("treatment_chosen",),
                ),
            ),
        ),
        reads=(
            "treatment_response",
            "prior_nephrectomy",
            "normal_contralateral_kidney",
            "surgical_candidate",
            "primary_resectable",
            "symptomatic_primary",
            "primary_symptoms_need_intervention",
            "staging_open",
            "treatment_chosen",
        ),
    ),
    "choose-deferred-nephrectomy": Node(
        "choose-deferred-nephrectomy",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_CHOOSE_DEFERRED_NEPHRECTOMY,
    ),
    "next-response-visit": Node("next-response-visit", "0.2.0", reassess=(("6 wk", "3 mo"), None, "on-treatment")),
    "perform-deferred-nephrectomy": Node(
        "perform-deferred-nephrectomy",
        "0.3.0",
        targets=(),
        recommends=RECOMMEND_PERFORM_DEFERRED_NEPHRECTOMY,
    ),
    "review-mixed-response": Node(
        "review-mixed-response",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_REVIEW_MIXED_RESPONSE,
    ),
    "symptomatic-primary": Node(
        "symptomatic-primary",
        "0.2.2",
        branches=(
            Branch("none", (), ("symptomatic_primary",), (lacks_symptomatic_primary_none,)),
            Branch(
                "outside",
                ("team-same-day",),
                because_symptomatic_primary_outside,
                (lacks_symptomatic_primary_none, lacks_symptomatic_primary_outside),
            ),
            Branch(
                "only-kidney",
                ("team-same-day", "embolization-alone"),
                ("normal_contralateral_kidney",),
                (lacks_symptomatic_primary_none, lacks_symptomatic_primary_outside, ("normal_contralateral_kidney",)),
            ),
            Branch(
                "not-operable",
                ("team-same-day", "embolization-alone", "radiotherapy-possible"),
                because_symptomatic_primary_not_operable,
                (
                    lacks_symptomatic_primary_none,
                    lacks_symptomatic_primary_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptomatic_primary_not_operable,
                ),
            ),
            Branch(
                "nephrectomy-chosen",
                ("perform-palliative-nephrectomy", "await-upfront-nephrectomy", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    lacks_symptomatic_primary_none,
                    lacks_symptomatic_primary_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptomatic_primary_not_operable,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "operable",
                ("team-same-day", "palliate-by-nephrectomy", "no-routine-node-dissection"),
                because_symptomatic_primary_operable,
                (
                    lacks_symptomatic_primary_none,
                    lacks_symptomatic_primary_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptomatic_primary_not_operable,
                    ("treatment_chosen",),
                    lacks_symptomatic_primary_operable,
                ),
            ),
            Branch(
                "operable-all-known",
                ("relief-or-removal", "no-routine-node-dissection"),
                ("chest_ct", "laboratory_panel"),
                (
                    lacks_symptomatic_primary_none,
                    lacks_symptomatic_primary_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptomatic_primary_not_operable,
                    ("treatment_chosen",),
                    lacks_symptomatic_primary_operable,
                    lacks_symptomatic_primary_operable_all_known,
                ),
            ),
        ),
        reads=(
            "symptomatic_primary",
            "distant_metastases",
            "another_disease",
            "normal_contralateral_kidney",
            "surgical_candidate",
            "primary_resectable",
            "treatment_chosen",
            "chest_ct",
            "laboratory_panel",
        ),
    ),
    "order-chest-ct": Node("order-chest-ct", "0.2.1", targets=(), recommends=RECOMMEND_ORDER_CHEST_CT),
    "extent-of-disease": Node(
        "extent-of-disease",
        "0.2.1",
        branches=(
            Branch("metastatic", ("tissue-diagnosis",), ("distant_metastases",), (("distant_metastases",),)),
            Branch(
                "direct-invasion",
                ("refer-without-metastases",),
                ("distant_metastases", "liver_direct_invasion"),
                (lacks_extent_of_disease_direct_invasion,),
            ),
            Branch(
                "locally-advanced",
                ("refer-without-metastases",),
                ("distant_metastases", "liver_direct_invasion", "stage_iv"),
                (lacks_extent_of_disease_locally_advanced,),
            ),
            Branch(
                "localized",
                ("refer-without-metastases",),
                ("distant_metastases", "liver_direct_invasion", "stage_iv"),
                (lacks_extent_of_disease_localized,),
            ),
        ),
        reads=("distant_metastases", "liver_direct_invasion", "stage_iv"),
    ),
    "order-brain-imaging": Node("order-brain-imaging", "0.2.1", targets=(), recommends=RECOMMEND_ORDER_BRAIN_IMAGING),
    "symptoms-of-primary-later": Node(
        "symptoms-of-primary-later",
        "0.2.3",
        branches=(
            Branch("none", (), because_symptoms_of_primary_later_none, (lacks_symptoms_of_primary_later_none,)),
            Branch(
                "outside",
                (),
                ("distant_metastases",),
                (lacks_symptoms_of_primary_later_none, lacks_symptoms_of_primary_later_outside),
            ),
            Branch(
                "only-kidney",
                ("embolization-alone",),
                ("normal_contralateral_kidney",),
                (
                    lacks_symptoms_of_primary_later_none,
                    lacks_symptoms_of_primary_later_outside,
                    ("normal_contralateral_kidney",),
                ),
            ),
            Branch(
                "not-operable",
                ("embolization-alone", "radiotherapy-possible"),
                because_symptoms_of_primary_later_not_operable,
                (
                    lacks_symptoms_of_primary_later_none,
                    lacks_symptoms_of_primary_later_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptoms_of_primary_later_not_operable,
                ),
            ),
            Branch(
                "nephrectomy-chosen",
                ("perform-palliative-nephrectomy", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    lacks_symptoms_of_primary_later_none,
                    lacks_symptoms_of_primary_later_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptoms_of_primary_later_not_operable,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "on-drugs",
                ("relieve-on-treatment", "no-routine-node-dissection"),
                ("current_systemic_therapy",),
                (
                    lacks_symptoms_of_primary_later_none,
                    lacks_symptoms_of_primary_later_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptoms_of_primary_later_not_operable,
                    ("treatment_chosen",),
                    lacks_symptoms_of_primary_later_on_drugs,
                ),
            ),
            Branch(
                "without-drugs",
                ("palliate-by-nephrectomy", "no-routine-node-dissection", "await-after-metastasectomy"),
                ("current_systemic_therapy",),
                (
                    lacks_symptoms_of_primary_later_none,
                    lacks_symptoms_of_primary_later_outside,
                    ("normal_contralateral_kidney",),
                    lacks_symptoms_of_primary_later_not_operable,
                    ("treatment_chosen",),
                    lacks_symptoms_of_primary_later_on_drugs,
                    lacks_symptoms_of_primary_later_without_drugs,
                ),
            ),
        ),
        reads=(
            "prior_nephrectomy",
            "symptomatic_primary",
            "primary_symptoms_need_intervention",
            "distant_metastases",
            "normal_contralateral_kidney",
            "surgical_candidate",
            "primary_resectable",
            "treatment_chosen",
            "current_systemic_therapy",
        ),
    ),
    "await-after-metastasectomy": Node(
        "await-after-metastasectomy",
        "0.2.1",
        reassess=(None, "Results are read and choices recorded", "after-metastasectomy"),
    ),
    "relieve-on-treatment": Node(
        "relieve-on-treatment",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_RELIEVE_ON_TREATMENT,
    ),
    "treat-brain-metastases": Node(
        "treat-brain-metastases",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_TREAT_BRAIN_METASTASES,
    ),
    "order-bone-scan": Node("order-bone-scan", "0.2.0", targets=(), recommends=RECOMMEND_ORDER_BONE_SCAN),
    "operate-on-bone": Node("operate-on-bone", "0.2.0", targets=(), recommends=RECOMMEND_OPERATE_ON_BONE),
    "irradiate-painful-bone": Node(
        "irradiate-painful-bone",
        "0.2.3",
        targets=(),
        recommends=RECOMMEND_IRRADIATE_PAINFUL_BONE,
    ),
    "embolization-alone": Node("embolization-alone", "0.2.0", targets=(), recommends=RECOMMEND_EMBOLIZATION_ALONE),
    "radiotherapy-possible": Node(
        "radiotherapy-possible",
        "0.3.0",
        branches=(
            Branch("proven", ("irradiate-primary",), ("proven_renal_cancer",), (("proven_renal_cancer",),)),
            Branch("unproven", (), ("proven_renal_cancer",), (("proven_renal_cancer",),)),
        ),
        reads=("proven_renal_cancer",),
    ),
    "perform-palliative-nephrectomy": Node(
        "perform-palliative-nephrectomy",
        "0.3.0",
        targets=(),
        recommends=RECOMMEND_PERFORM_PALLIATIVE_NEPHRECTOMY,
    ),
    "relief-or-removal": Node(
        "relief-or-removal",
        "0.2.2",
        branches=(
            Branch(
                "relief",
                ("team-same-day", "palliate-by-nephrectomy", "await-results"),
                ("removal_open",),
                (lacks_relief_or_removal_relief,),
            ),
            Branch(
                "removal-chosen-liver",
                ("perform-removal-with-liver",),
                ("treatment_chosen", "metastatic_sites"),
                (lacks_relief_or_removal_relief, lacks_relief_or_removal_removal_chosen_liver),
            ),
            Branch(
                "removal-chosen-elsewhere",
                ("perform-removal-elsewhere",),
                ("treatment_chosen",),
                (lacks_relief_or_removal_relief, lacks_relief_or_removal_removal_chosen_liver, ("treatment_chosen",)),
            ),
            Branch(
                "liver",
                ("team-same-day", "palliate-or-remove-all", "await-results"),
                ("metastatic_sites",),
                (
                    lacks_relief_or_removal_relief,
                    lacks_relief_or_removal_removal_chosen_liver,
                    ("treatment_chosen",),
                    lacks_relief_or_removal_liver,
                ),
            ),
            Branch(
                "elsewhere",
                ("team-same-day", "palliate-or-remove-all-elsewhere", "await-results"),
                ("metastatic_sites",),
                (
                    lacks_relief_or_removal_relief,
                    lacks_relief_or_removal_removal_chosen_liver,
                    ("treatment_chosen",),
                    lacks_relief_or_removal_liver,
                    lacks_relief_or_removal_elsewhere,
                ),
            ),
        ),
        reads=("removal_open", "treatment_chosen", "metastatic_sites"),
    ),
    "tissue-diagnosis": Node(
        "tissue-diagnosis",
        "0.2.0",
        branches=(
            Branch("malignant", ("histologic-subtype",), ("malignant_tissue",), (("malignant_tissue",),)),
            Branch("benign", ("another-disease",), because_tissue_diagnosis_benign, (lacks_tissue_diagnosis_benign,)),
            Branch(
                "no-diagnosis",
                ("biopsy-site", "await-results"),
                because_tissue_diagnosis_no_diagnosis,
                (lacks_tissue_diagnosis_no_diagnosis,),
            ),
        ),
        reads=("malignant_tissue", "renal_mass_biopsy", "prior_nephrectomy", "nephrectomy_pathology"),
    ),
    "refer-without-metastases": Node(
        "refer-without-metastases",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_REFER_WITHOUT_METASTASES,
    ),
    "irradiate-primary": Node("irradiate-primary", "0.3.0", targets=(), recommends=RECOMMEND_IRRADIATE_PRIMARY),
    "palliate-by-nephrectomy": Node(
        "palliate-by-nephrectomy",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_PALLIATE_BY_NEPHRECTOMY,
    ),
    "palliate-or-remove-all": Node(
        "palliate-or-remove-all",
        "0.2.3",
        targets=(),
        recommends=RECOMMEND_PALLIATE_OR_REMOVE_ALL,
    ),
    "team-same-day": Node("team-same-day", "0.2.1", targets=(), recommends=RECOMMEND_TEAM_SAME_DAY),
    "palliate-or-remove-all-elsewhere": Node(
        "palliate-or-remove-all-elsewhere",
        "0.2.2",
        targets=(),
        recommends=RECOMMEND_PALLIATE_OR_REMOVE_ALL_ELSEWHERE,
    ),
    "histologic-subtype": Node(
        "histologic-subtype",
        "0.2.1",
        branches=(
            Branch(
                "renal-cell",
                ("imdc-risk-group", "oligometastatic-disease"),
                ("histology", "liver_lesions_in_doubt"),
                (lacks_histologic_subtype_renal_cell,),
            ),
            Branch(
                "only-the-liver",
                ("restage", "await-results"),
                ("histology", "liver_lesions_in_doubt", "metastatic_sites"),
                (lacks_histologic_subtype_only_the_liver,),
            ),
            Branch(
                "other-sites-too",
                ("restage", "await-results", "imdc-risk-group", "oligometastatic-disease"),
                ("histology", "liver_lesions_in_doubt", "metastatic_sites"),
                (lacks_histologic_subtype_other_sites_too,),
            ),
            Branch("undetermined", ("clarify-subtype", "await-results"), ("histology",), (("histology",),)),
            Branch("other-cancer", ("another-disease",), ("histology",), (("histology",),)),
        ),
        reads=("histology", "liver_lesions_in_doubt", "metastatic_sites"),
    ),
    "biopsy-site": Node(
        "biopsy-site",
        "0.2.1",
        branches=(
            Branch(
                "renal-mass-first",
                ("order-renal-mass-biopsy",),
                ("prior_nephrectomy", "renal_mass_biopsy"),
                (lacks_biopsy_site_renal_mass_first,),
            ),
            Branch(
                "liver-lesion",
                ("order-liver-biopsy",),
                because_biopsy_site_liver_lesion,
                (lacks_biopsy_site_renal_mass_first, lacks_biopsy_site_liver_lesion),
            ),
            Branch(
                "both-nondiagnostic",
                ("team-chooses-biopsy", "order-renal-mass-biopsy"),
                ("prior_nephrectomy", "renal_mass_biopsy", "liver_biopsy"),
                (
                    lacks_biopsy_site_renal_mass_first,
                    lacks_biopsy_site_liver_lesion,
                    lacks_biopsy_site_both_nondiagnostic,
                ),
            ),
            Branch(
                "no-plain-choice",
                ("team-chooses-biopsy",),
                because_biopsy_site_no_plain_choice,
                (
                    lacks_biopsy_site_renal_mass_first,
                    lacks_biopsy_site_liver_lesion,
                    lacks_biopsy_site_both_nondiagnostic,
                    lacks_biopsy_site_no_plain_choice,
                ),
            ),
        ),
        reads=("prior_nephrectomy", "renal_mass_biopsy", "liver_biopsy", "metastatic_sites"),
    ),
    "restage": Node("restage", "0.2.1", targets=(), recommends=RECOMMEND_RESTAGE),
    "imdc-risk-group": Node(
        "imdc-risk-group",
        "0.2.1",
        branches=(
            Branch("pretreated", (), ("prior_systemic_therapy",), (lacks_imdc_risk_group_pretreated,)),
            Branch(
                "poor",
                ("no-upfront-nephrectomy-poor-risk",),
                ("imdc_risk", "prior_nephrectomy"),
                (lacks_imdc_risk_group_pretreated, lacks_imdc_risk_group_poor),
            ),
            Branch(
                "poor-kidney-removed",
                ("systemic-candidacy",),
                ("imdc_risk",),
                (
                    lacks_imdc_risk_group_pretreated,
                    lacks_imdc_risk_group_poor,
                    lacks_imdc_risk_group_poor_kidney_removed,
                ),
            ),
            Branch(
                "not-poor",
                (),
                ("imdc_risk",),
                (
                    lacks_imdc_risk_group_pretreated,
                    lacks_imdc_risk_group_poor,
                    lacks_imdc_risk_group_poor_kidney_removed,
                    lacks_imdc_risk_group_not_poor,
                ),
            ),
        ),
        reads=("prior_systemic_therapy", "imdc_risk", "prior_nephrectomy"),
    ),
    "oligometastatic-disease": Node(
        "oligometastatic-disease",
        "0.2.1",
        branches=(
            Branch(
                "widespread",
                ("treatment-history",),
                because_oligometastatic_disease_widespread,
                (lacks_oligometastatic_disease_widespread,),
            ),
            Branch(
                "oligometastatic",
                ("oligometastatic-review", "resection-of-metastases"),
                ("oligometastatic",),
                (("oligometastatic",),),
            ),
            Branch(
                "sole-liver-lesion",
                ("order-liver-biopsy", "await-results"),
                ("oligometastatic", "sole_liver_lesion_unsampled"),
                (lacks_oligometastatic_disease_sole_liver_lesion,),
            ),
        ),
        reads=("oligometastatic", "removal_feasible", "sole_liver_lesion_unsampled"),
    ),
    "another-disease": Node("another-disease", "0.2.1", targets=(), recommends=RECOMMEND_ANOTHER_DISEASE),
    "order-renal-mass-biopsy": Node(
        "order-renal-mass-biopsy",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_ORDER_RENAL_MASS_BIOPSY,
    ),
    "team-chooses-biopsy": Node("team-chooses-biopsy", "0.2.0", targets=(), recommends=RECOMMEND_TEAM_CHOOSES_BIOPSY),
    "no-upfront-nephrectomy-poor-risk": Node(
        "no-upfront-nephrectomy-poor-risk",
        "0.2.2",
        targets=("systemic-candidacy",),
        recommends=RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK,
    ),
    "oligometastatic-review": Node(
        "oligometastatic-review",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_OLIGOMETASTATIC_REVIEW,
    ),
    "resection-of-metastases": Node(
        "resection-of-metastases",
        "0.2.1",
        branches=(
            Branch(
                "not-feasible-liver",
                ("sbrt-or-ablation-of-liver", "treatment-history"),
                ("removal_feasible", "metastatic_sites", "local_treatment_waits"),
                (lacks_resection_of_metastases_not_feasible_liver,),
            ),
            Branch(
                "not-feasible",
                ("treatment-history",),
                ("removal_feasible",),
                (lacks_resection_of_metastases_not_feasible_liver, lacks_resection_of_metastases_not_feasible),
            ),
            Branch(
                "poor",
                ("treatment-history",),
                ("imdc_risk",),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                ),
            ),
            Branch(
                "sole-lesion-waits",
                ("drugs-while-waiting",),
                ("prior_nephrectomy", "sole_liver_lesion_unsampled", "systemic_therapy_candidate", "treatment_chosen"),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                ),
            ),
            Branch(
                "sole-lesion-waits-without-drugs",
                (),
                ("prior_nephrectomy", "sole_liver_lesion_unsampled", "systemic_therapy_candidate"),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                    lacks_resection_of_metastases_sole_lesion_waits_without_drugs,
                ),
            ),
            Branch(
                "kidney-removed-nothing-chosen",
                ("resectable-metastases", "await-results"),
                ("prior_nephrectomy", "treatment_chosen"),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                    lacks_resection_of_metastases_sole_lesion_waits_without_drugs,
                    lacks_resection_of_metastases_kidney_removed_nothing_chosen,
                ),
            ),
            Branch(
                "kidney-removed",
                ("resectable-metastases",),
                ("prior_nephrectomy",),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                    lacks_resection_of_metastases_sole_lesion_waits_without_drugs,
                    lacks_resection_of_metastases_kidney_removed_nothing_chosen,
                    ("prior_nephrectomy",),
                ),
            ),
            Branch(
                "result-awaited",
                ("treatment-history",),
                ("local_treatment_waits",),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                    lacks_resection_of_metastases_sole_lesion_waits_without_drugs,
                    lacks_resection_of_metastases_kidney_removed_nothing_chosen,
                    ("prior_nephrectomy",),
                    lacks_resection_of_metastases_result_awaited,
                ),
            ),
            Branch(
                "kidney-in-place",
                ("resectable-with-kidney",),
                ("prior_nephrectomy",),
                (
                    lacks_resection_of_metastases_not_feasible_liver,
                    lacks_resection_of_metastases_not_feasible,
                    lacks_resection_of_metastases_poor,
                    lacks_resection_of_metastases_sole_lesion_waits,
                    lacks_resection_of_metastases_sole_lesion_waits_without_drugs,
                    lacks_resection_of_metastases_kidney_removed_nothing_chosen,
                    ("prior_nephrectomy",),
                    lacks_resection_of_metastases_result_awaited,
                    ("prior_nephrectomy",),
                ),
            ),
        ),
        reads=(
            "removal_feasible",
            "metastatic_sites",
            "local_treatment_waits",
            "imdc_risk",
            "prior_nephrectomy",
            "sole_liver_lesion_unsampled",
            "systemic_therapy_candidate",
            "treatment_chosen",
        ),
    ),
    "order-liver-biopsy": Node("order-liver-biopsy", "0.2.0", targets=(), recommends=RECOMMEND_ORDER_LIVER_BIOPSY),
    "resectable-metastases": Node(
        "resectable-metastases",
        "0.2.1",
        branches=(
            Branch("drugs-chosen", ("current-panel",), ("treatment_chosen",), (("treatment_chosen",),)),
            Branch(
                "removal-chosen",
                ("perform-treatment-of-metastases",),
                ("treatment_chosen", "staging_open"),
                (("treatment_chosen",), lacks_resectable_metastases_removal_chosen),
            ),
            Branch(
                "observation-chosen",
                ("observe",),
                ("treatment_chosen",),
                (("treatment_chosen",), lacks_resectable_metastases_removal_chosen, ("treatment_chosen",)),
            ),
            Branch(
                "no-drugs",
                ("removal-without-drugs",),
                ("systemic_therapy_candidate",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_metastases_removal_chosen,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                ),
            ),
            Branch(
                "result-awaited",
                ("drugs-while-waiting",),
                ("staging_open",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_metastases_removal_chosen,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                    lacks_resectable_metastases_result_awaited,
                ),
            ),
            Branch(
                "nothing-chosen",
                ("metastasectomy-by-site",),
                ("treatment_chosen",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_metastases_removal_chosen,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                    lacks_resectable_metastases_result_awaited,
                    ("treatment_chosen",),
                ),
            ),
        ),
        reads=("treatment_chosen", "staging_open", "systemic_therapy_candidate"),
    ),
    "treatment-history": Node(
        "treatment-history",
        "0.2.1",
        branches=(
            Branch("pretreated", ("systemic-candidacy",), ("prior_systemic_therapy",), (("prior_systemic_therapy",),)),
            Branch(
                "kidney-removed",
                ("systemic-candidacy",),
                ("prior_systemic_therapy", "prior_nephrectomy"),
                (lacks_treatment_history_kidney_removed,),
            ),
            Branch(
                "two-factors",
                ("no-upfront-nephrectomy-two-factors",),
                ("prior_systemic_therapy", "prior_nephrectomy", "imdc_factor_count"),
                (lacks_treatment_history_two_factors,),
            ),
            Branch(
                "volume-or-status",
                ("no-upfront-nephrectomy-volume-or-status",),
                because_treatment_history_volume_or_status,
                (lacks_treatment_history_volume_or_status,),
            ),
            Branch(
                "at-most-one-factor",
                ("upfront-nephrectomy-question",),
                ("prior_systemic_therapy", "prior_nephrectomy", "imdc_factor_count", "ecog", "total_tumor_burden"),
                (lacks_treatment_history_at_most_one_factor,),
            ),
        ),
        reads=("prior_systemic_therapy", "prior_nephrectomy", "imdc_factor_count", "ecog", "total_tumor_burden"),
    ),
    "resectable-with-kidney": Node(
        "resectable-with-kidney",
        "0.2.1",
        branches=(
            Branch("drugs-chosen", ("systemic-candidacy",), ("treatment_chosen",), (("treatment_chosen",),)),
            Branch(
                "local-treatment-chosen",
                ("sbrt-or-ablation-of-liver", "systemic-candidacy"),
                ("treatment_chosen", "metastatic_sites"),
                (("treatment_chosen",), lacks_resectable_with_kidney_local_treatment_chosen),
            ),
            Branch(
                "local-treatment-chosen-elsewhere",
                ("systemic-candidacy",),
                ("treatment_chosen",),
                (("treatment_chosen",), lacks_resectable_with_kidney_local_treatment_chosen, ("treatment_chosen",)),
            ),
            Branch(
                "symptomatic",
                (),
                ("symptomatic_primary",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                ),
            ),
            Branch(
                "removal-chosen-liver",
                ("perform-removal-with-liver", "no-routine-node-dissection"),
                ("treatment_chosen", "metastatic_sites"),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                ),
            ),
            Branch(
                "removal-chosen-elsewhere",
                ("perform-removal-elsewhere", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "no-drugs",
                ("removal-without-drugs", "await-results"),
                ("systemic_therapy_candidate",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                ),
            ),
            Branch(
                "liver-only",
                ("choose-combined-resection", "no-routine-node-dissection", "await-results"),
                ("metastatic_sites",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                    lacks_resectable_with_kidney_liver_only,
                ),
            ),
            Branch(
                "liver-and-elsewhere",
                ("choose-combined-resection-liver-and-elsewhere", "no-routine-node-dissection", "await-results"),
                ("metastatic_sites",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                    lacks_resectable_with_kidney_liver_only,
                    lacks_resectable_with_kidney_liver_and_elsewhere,
                ),
            ),
            Branch(
                "elsewhere",
                ("choose-combined-resection-elsewhere", "no-routine-node-dissection", "await-results"),
                ("metastatic_sites",),
                (
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_local_treatment_chosen,
                    ("treatment_chosen",),
                    lacks_resectable_with_kidney_symptomatic,
                    lacks_resectable_with_kidney_removal_chosen_liver,
                    ("treatment_chosen",),
                    ("systemic_therapy_candidate",),
                    lacks_resectable_with_kidney_liver_only,
                    lacks_resectable_with_kidney_liver_and_elsewhere,
                    lacks_resectable_with_kidney_elsewhere,
                ),
            ),
        ),
        reads=("treatment_chosen", "metastatic_sites", "symptomatic_primary", "systemic_therapy_candidate"),
    ),
    "current-panel": Node(
        "current-panel",
        "0.2.1",
        branches=(
            Branch("pretreated", ("systemic-candidacy",), ("prior_systemic_therapy",), (("prior_systemic_therapy",),)),
            Branch("current", ("systemic-candidacy",), ("laboratory_panel",), (("laboratory_panel",),)),
            Branch("missing", ("order-laboratory-panel",), ("laboratory_panel",), (("laboratory_panel",),)),
        ),
        reads=("prior_systemic_therapy", "laboratory_panel"),
    ),
    "perform-treatment-of-metastases": Node(
        "perform-treatment-of-metastases",
        "0.3.0",
        targets=("await-metastasectomy",),
        recommends=RECOMMEND_PERFORM_TREATMENT_OF_METASTASES,
    ),
    "observe": Node(
        "observe",
        "0.2.0",
        reassess=(None, "The next imaging that the team has set has been read", "new-patient"),
    ),
    "drugs-while-waiting": Node("drugs-while-waiting", "0.2.0", targets=(), recommends=RECOMMEND_DRUGS_WHILE_WAITING),
    "metastasectomy-by-site": Node(
        "metastasectomy-by-site",
        "0.2.3",
        branches=(
            Branch("liver", ("resect-or-ablate-liver-metastases",), ("metastatic_sites",), (("metastatic_sites",),)),
            Branch("lung", ("resect-or-irradiate-lung-metastases",), ("metastatic_sites",), (("metastatic_sites",),)),
            Branch(
                "bone",
                ("resect-or-irradiate-bone-metastases",),
                ("metastatic_sites", "fracture_or_impending"),
                (lacks_metastasectomy_by_site_bone,),
            ),
            Branch(
                "broken-bone",
                ("await-metastasectomy",),
                ("metastatic_sites", "fracture_or_impending"),
                (lacks_metastasectomy_by_site_broken_bone,),
            ),
            Branch(
                "elsewhere",
                ("review-other-sites",),
                because_metastasectomy_by_site_elsewhere,
                (lacks_metastasectomy_by_site_elsewhere,),
            ),
        ),
        reads=("metastatic_sites", "fracture_or_impending"),
    ),
    "no-upfront-nephrectomy-two-factors": Node(
        "no-upfront-nephrectomy-two-factors",
        "0.2.2",
        targets=("systemic-candidacy",),
        recommends=RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS,
    ),
    "no-upfront-nephrectomy-volume-or-status": Node(
        "no-upfront-nephrectomy-volume-or-status",
        "0.2.2",
        targets=("systemic-candidacy",),
        recommends=RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS,
    ),
    "upfront-nephrectomy-question": Node(
        "upfront-nephrectomy-question",
        "0.2.2",
        branches=(
            Branch(
                "only-kidney",
                ("only-kidney", "systemic-candidacy"),
                ("normal_contralateral_kidney",),
                (("normal_contralateral_kidney",),),
            ),
            Branch(
                "not-operable",
                ("systemic-candidacy",),
                because_upfront_nephrectomy_question_not_operable,
                (("normal_contralateral_kidney",), lacks_upfront_nephrectomy_question_not_operable),
            ),
            Branch(
                "symptomatic",
                ("systemic-candidacy",),
                ("symptomatic_primary",),
                (
                    ("normal_contralateral_kidney",),
                    lacks_upfront_nephrectomy_question_not_operable,
                    lacks_upfront_nephrectomy_question_symptomatic,
                ),
            ),
            Branch(
                "result-awaited",
                ("systemic-candidacy",),
                ("staging_open",),
                (
                    ("normal_contralateral_kidney",),
                    lacks_upfront_nephrectomy_question_not_operable,
                    lacks_upfront_nephrectomy_question_symptomatic,
                    lacks_upfront_nephrectomy_question_result_awaited,
                ),
            ),
            Branch(
                "nephrectomy-chosen",
                ("perform-upfront-nephrectomy", "no-routine-node-dissection"),
                ("treatment_chosen",),
                (
                    ("normal_contralateral_kidney",),
                    lacks_upfront_nephrectomy_question_not_operable,
                    lacks_upfront_nephrectomy_question_symptomatic,
                    lacks_upfront_nephrectomy_question_result_awaited,
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "drugs-chosen",
                ("systemic-candidacy",),
                ("treatment_chosen",),
                (
                    ("normal_contralateral_kidney",),
                    lacks_upfront_nephrectomy_question_not_operable,
                    lacks_upfront_nephrectomy_question_symptomatic,
                    lacks_upfront_nephrectomy_question_result_awaited,
                    ("treatment_chosen",),
                    ("treatment_chosen",),
                ),
            ),
            Branch(
                "open",
                ("choose-upfront-nephrectomy-or-drugs", "no-routine-node-dissection", "await-results"),
                ("treatment_chosen",),
                (
                    ("normal_contralateral_kidney",),
                    lacks_upfront_nephrectomy_question_not_operable,
                    lacks_upfront_nephrectomy_question_symptomatic,
                    lacks_upfront_nephrectomy_question_result_awaited,
                    ("treatment_chosen",),
                    ("treatment_chosen",),
                    ("treatment_chosen",),
                ),
            ),
        ),
        reads=(
            "normal_contralateral_kidney",
            "surgical_candidate",
            "primary_resectable",
            "systemic_therapy_candidate",
            "symptomatic_primary",
            "staging_open",
            "treatment_chosen",
        ),
    ),
    "sbrt-or-ablation-of-liver": Node(
        "sbrt-or-ablation-of-liver",
        "0.2.2",
        targets=(),
        recommends=RECOMMEND_SBRT_OR_ABLATION_OF_LIVER,
    ),
    "perform-removal-with-liver": Node(
        "perform-removal-with-liver",
        "0.3.0",
        targets=("await-metastasectomy",),
        recommends=RECOMMEND_PERFORM_REMOVAL_WITH_LIVER,
    ),
    "perform-removal-elsewhere": Node(
        "perform-removal-elsewhere",
        "0.3.0",
        targets=("await-metastasectomy",),
        recommends=RECOMMEND_PERFORM_REMOVAL_ELSEWHERE,
    ),
    "removal-without-drugs": Node(
        "removal-without-drugs",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_REMOVAL_WITHOUT_DRUGS,
    ),
    "choose-combined-resection": Node(
        "choose-combined-resection",
        "0.2.2",
        targets=(),
        recommends=RECOMMEND_CHOOSE_COMBINED_RESECTION,
    ),
    "choose-combined-resection-liver-and-elsewhere": Node(
        "choose-combined-resection-liver-and-elsewhere",
        "0.2.2",
        targets=(),
        recommends=RECOMMEND_CHOOSE_COMBINED_RESECTION_LIVER_AND_ELSEWHERE,
    ),
    "choose-combined-resection-elsewhere": Node(
        "choose-combined-resection-elsewhere",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_CHOOSE_COMBINED_RESECTION_ELSEWHERE,
    ),
    "order-laboratory-panel": Node(
        "order-laboratory-panel",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_ORDER_LABORATORY_PANEL,
    ),
    "resect-or-ablate-liver-metastases": Node(
        "resect-or-ablate-liver-metastases",
        "0.3.0",
        targets=(),
        recommends=RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES,
    ),
    "resect-or-irradiate-lung-metastases": Node(
        "resect-or-irradiate-lung-metastases",
        "0.3.0",
        targets=(),
        recommends=RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES,
    ),
    "resect-or-irradiate-bone-metastases": Node(
        "resect-or-irradiate-bone-metastases",
        "0.3.0",
        targets=(),
        recommends=RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES,
    ),
    "review-other-sites": Node("review-other-sites", "0.2.1", targets=(), recommends=RECOMMEND_REVIEW_OTHER_SITES),
    "only-kidney": Node("only-kidney", "0.2.0", targets=(), recommends=RECOMMEND_ONLY_KIDNEY),
    "perform-upfront-nephrectomy": Node(
        "perform-upfront-nephrectomy",
        "0.3.0",
        targets=("await-upfront-nephrectomy",),
        recommends=RECOMMEND_PERFORM_UPFRONT_NEPHRECTOMY,
    ),
    "systemic-candidacy": Node(
        "systemic-candidacy",
        "0.2.0",
        branches=(
            Branch(
                "candidate",
                ("subtype-for-drugs",),
                ("systemic_therapy_candidate",),
                (("systemic_therapy_candidate",),),
            ),
            Branch(
                "no-candidate",
                ("palliation-without-drugs",),
                ("systemic_therapy_candidate",),
                (("systemic_therapy_candidate",),),
            ),
        ),
        reads=("systemic_therapy_candidate",),
    ),
    "choose-upfront-nephrectomy-or-drugs": Node(
        "choose-upfront-nephrectomy-or-drugs",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_CHOOSE_UPFRONT_NEPHRECTOMY_OR_DRUGS,
    ),
    "no-routine-node-dissection": Node(
        "no-routine-node-dissection",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_NO_ROUTINE_NODE_DISSECTION,
    ),
    "await-results": Node(
        "await-results",
        "0.2.1",
        reassess=(None, "Results are read and choices recorded", "new-patient"),
    ),
    "await-metastasectomy": Node(
        "await-metastasectomy",
        "0.2.1",
        reassess=(
            None,
            "The patient has recovered, and pathology and imaging say whether disease is left",
            "after-metastasectomy",
        ),
    ),
    "await-upfront-nephrectomy": Node(
        "await-upfront-nephrectomy",
        "0.2.0",
        reassess=(
            None,
            "The patient has recovered from surgery and the pathology report is at hand",
            "after-nephrectomy",
        ),
    ),
    "subtype-for-drugs": Node(
        "subtype-for-drugs",
        "0.2.2",
        branches=(
            Branch(
                "clear-cell-first-line",
                ("start-drugs", "risk-at-first-line", "first-line-classes", "first-response-visit"),
                ("histology", "prior_systemic_therapy"),
                (lacks_subtype_for_drugs_clear_cell_first_line,),
            ),
            Branch(
                "clear-cell-later-line",
                ("earlier-drugs",),
                ("histology", "prior_systemic_therapy"),
                (lacks_subtype_for_drugs_clear_cell_later_line,),
            ),
            Branch("non-clear-cell", ("treat-non-clear-cell",), ("histology",), (("histology",),)),
            Branch("undetermined", ("clarify-subtype", "no-regimen-in-sources"), ("histology",), (("histology",),)),
        ),
        reads=("histology", "prior_systemic_therapy"),
    ),
    "palliation-without-drugs": Node(
        "palliation-without-drugs",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_PALLIATION_WITHOUT_DRUGS,
    ),
    "start-drugs": Node("start-drugs", "0.2.0", targets=(), recommends=RECOMMEND_START_DRUGS),
    "risk-at-first-line": Node(
        "risk-at-first-line",
        "0.2.1",
        branches=(
            Branch("poor", ("start-drugs-poor-risk",), ("imdc_risk",), (("imdc_risk",),)),
            Branch("not-poor", (), ("imdc_risk",), (("imdc_risk",),)),
        ),
        reads=("imdc_risk",),
    ),
    "first-line-classes": Node(
        "first-line-classes",
        "0.2.1",
        branches=(
            Branch(
                "both-intermediate-poor",
                ("choose-combination-intermediate-poor",),
                ("immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"),
                (lacks_first_line_classes_both_intermediate_poor,),
            ),
            Branch(
                "both-favorable",
                ("choose-combination-favorable",),
                ("immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"),
                (lacks_first_line_classes_both_favorable,),
            ),
            Branch(
                "no-tki-intermediate-poor",
                ("give-nivolumab-ipilimumab",),
                ("immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"),
                (lacks_first_line_classes_no_tki_intermediate_poor,),
            ),
            Branch(
                "no-checkpoint-inhibitor",
                ("choose-vegf-inhibitor",),
                ("immunotherapy_contraindicated", "vegf_tki_contraindicated"),
                (("immunotherapy_contraindicated", "vegf_tki_contraindicated"),),
            ),
            Branch(
                "no-named-regimen",
                ("no-regimen-in-sources",),
                because_first_line_classes_no_named_regimen,
                (lacks_first_line_classes_no_named_regimen,),
            ),
        ),
        reads=("immunotherapy_contraindicated", "vegf_tki_contraindicated", "imdc_risk"),
    ),
    "earlier-drugs": Node(
        "earlier-drugs",
        "0.2.1",
        branches=(
            Branch(
                "cytokine-only",
                ("sunitinib-after-cytokine",),
                ("prior_systemic_therapy", "vegf_tki_contraindicated"),
                (lacks_earlier_drugs_cytokine_only,),
            ),
            Branch("tki", ("everolimus-after-tki",), ("prior_systemic_therapy",), (lacks_earlier_drugs_tki,)),
            Branch(
                "no-answer",
                ("no-regimen-in-sources",),
                because_earlier_drugs_no_answer,
                (lacks_earlier_drugs_no_answer,),
            ),
        ),
        reads=("prior_systemic_therapy", "vegf_tki_contraindicated"),
    ),
    "treat-non-clear-cell": Node(
        "treat-non-clear-cell",
        "0.2.1",
        targets=("first-response-visit",),
        recommends=RECOMMEND_TREAT_NON_CLEAR_CELL,
    ),
    "clarify-subtype": Node("clarify-subtype", "0.2.0", targets=(), recommends=RECOMMEND_CLARIFY_SUBTYPE),
    "start-drugs-poor-risk": Node(
        "start-drugs-poor-risk",
        "0.2.2",
        targets=(),
        recommends=RECOMMEND_START_DRUGS_POOR_RISK,
    ),
    "choose-combination-intermediate-poor": Node(
        "choose-combination-intermediate-poor",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR,
    ),
    "choose-combination-favorable": Node(
        "choose-combination-favorable",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_CHOOSE_COMBINATION_FAVORABLE,
    ),
    "give-nivolumab-ipilimumab": Node(
        "give-nivolumab-ipilimumab",
        "0.2.0",
        targets=(),
        recommends=RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB,
    ),
    "choose-vegf-inhibitor": Node(
        "choose-vegf-inhibitor",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_CHOOSE_VEGF_INHIBITOR,
    ),
    "sunitinib-after-cytokine": Node(
        "sunitinib-after-cytokine",
        "0.2.1",
        targets=("first-response-visit",),
        recommends=RECOMMEND_SUNITINIB_AFTER_CYTOKINE,
    ),
    "everolimus-after-tki": Node(
        "everolimus-after-tki",
        "0.2.1",
        targets=("first-response-visit",),
        recommends=RECOMMEND_EVEROLIMUS_AFTER_TKI,
    ),
    "no-regimen-in-sources": Node(
        "no-regimen-in-sources",
        "0.2.1",
        targets=(),
        recommends=RECOMMEND_NO_REGIMEN_IN_SOURCES,
    ),
    "first-response-visit": Node("first-response-visit", "0.2.0", reassess=(("6 wk", "8 wk"), None, "on-treatment")),
}

ENTRY_POINTS: dict[str, EntryPoint] = {
    "new-patient": EntryPoint(
        "new-patient",
        "New patient with a probable malignant renal mass, or with new metastases after nephrectomy",
        "baseline-workup",
        scope_new_patient,
        lacks_scope_new_patient,
    ),
    "after-nephrectomy": EntryPoint(
        "after-nephrectomy",
        "After nephrectomy, with systemic therapy next",
        "after-nephrectomy-visit",
        scope_after_nephrectomy,
        lacks_scope_after_nephrectomy,
    ),
    "on-treatment": EntryPoint(
        "on-treatment",
        "Systemic therapy under way",
        "monitor-treatment",
        scope_on_treatment,
        lacks_scope_on_treatment,
    ),
    "after-metastasectomy": EntryPoint(
        "after-metastasectomy",
        "After metastasectomy, or other local treatment of all metastases",
        "after-metastasectomy-visit",
        scope_after_metastasectomy,
        lacks_scope_after_metastasectomy,
    ),
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
    after_metastasectomy_visit = after_nephrectomy_visit = await_after_nephrectomy = baseline_workup = False
    image_after_metastasectomy = monitor_treatment = brain_problem = bone_problem = no_adjuvant_drugs = False
    order_abdominal_imaging = response_imaging_due = image_response = response_to_treatment = metastases_left = False
    await_on_treatment = consolidate_liver_locally = consolidate_lung = consolidate_resectable_liver = False
    near_complete_response = choose_deferred_nephrectomy = next_response_visit = perform_deferred_nephrectomy = False
    review_mixed_response = symptomatic_primary = order_chest_ct = extent_of_disease = order_brain_imaging = False
    symptoms_of_primary_later = await_after_metastasectomy = relieve_on_treatment = treat_brain_metastases = False
    order_bone_scan = operate_on_bone = irradiate_painful_bone = embolization_alone = radiotherapy_possible = False
    perform_palliative_nephrectomy = relief_or_removal = tissue_diagnosis = refer_without_metastases = False
    irradiate_primary = palliate_by_nephrectomy = palliate_or_remove_all = team_same_day = False
    palliate_or_remove_all_elsewhere = histologic_subtype = biopsy_site = restage = imdc_risk_group = False
    oligometastatic_disease = another_disease = order_renal_mass_biopsy = team_chooses_biopsy = False
    no_upfront_nephrectomy_poor_risk = oligometastatic_review = resection_of_metastases = order_liver_biopsy = False
    resectable_metastases = treatment_history = resectable_with_kidney = current_panel = False
    perform_treatment_of_metastases = observe = drugs_while_waiting = metastasectomy_by_site = False
    no_upfront_nephrectomy_two_factors = no_upfront_nephrectomy_volume_or_status = upfront_nephrectomy_question = False
    sbrt_or_ablation_of_liver = perform_removal_with_liver = perform_removal_elsewhere = removal_without_drugs = False
    choose_combined_resection = choose_combined_resection_liver_and_elsewhere = False
    choose_combined_resection_elsewhere = order_laboratory_panel = resect_or_ablate_liver_metastases = False
    resect_or_irradiate_lung_metastases = resect_or_irradiate_bone_metastases = review_other_sites = only_kidney = False
    perform_upfront_nephrectomy = systemic_candidacy = choose_upfront_nephrectomy_or_drugs = False
    no_routine_node_dissection = await_results = await_metastasectomy = await_upfront_nephrectomy = False
    subtype_for_drugs = palliation_without_drugs = start_drugs = risk_at_first_line = first_line_classes = False
    earlier_drugs = treat_non_clear_cell = clarify_subtype = start_drugs_poor_risk = False
    choose_combination_intermediate_poor = choose_combination_favorable = give_nivolumab_ipilimumab = False
    choose_vegf_inhibitor = sunitinib_after_cytokine = everolimus_after_tki = no_regimen_in_sources = False
    first_response_visit = False
    if start == "baseline-workup":
        baseline_workup = applies
    elif start == "after-nephrectomy-visit":
        after_nephrectomy_visit = applies
    elif start == "monitor-treatment":
        monitor_treatment = applies
    elif start == "after-metastasectomy-visit":
        after_metastasectomy_visit = applies

    # Visit after metastasectomy (after-metastasectomy-visit, decision)
    if after_metastasectomy_visit is not False:
        here, taken = after_metastasectomy_visit, decide_after_metastasectomy_visit(p)
        if trace is not None:
            trace.append(("after-metastasectomy-visit", here, taken))
        if here and taken.count(False) == 9:
            nothing += ("after-metastasectomy-visit",)
        if taken[0] is not False:  # Every patient
            brain_problem = (here and taken[0]) or brain_problem or None
            bone_problem = (here and taken[0]) or bone_problem or None
            symptoms_of_primary_later = (here and taken[0]) or symptoms_of_primary_later or None
        if taken[1] is not False:  # The primary causes symptoms
            team_same_day = (here and taken[1]) or team_same_day or None
        if taken[2] is not False:  # Complete, no disease left or come back
            no_adjuvant_drugs = (here and taken[2]) or no_adjuvant_drugs or None
            image_after_metastasectomy = (here and taken[2]) or image_after_metastasectomy or None
            await_after_metastasectomy = (here and taken[2]) or await_after_metastasectomy or None
        if taken[3] is not False:  # Came back after complete removal, can be removed
            oligometastatic_review = (here and taken[3]) or oligometastatic_review or None
            resectable_metastases = (here and taken[3]) or resectable_metastases or None
        if taken[4] is not False:  # Came back after complete removal, can be removed, nothing chosen
            await_after_metastasectomy = (here and taken[4]) or await_after_metastasectomy or None
        if taken[5] is not False:  # Left, or came back and cannot be removed
            current_panel = (here and taken[5]) or current_panel or None
        if taken[6] is not False:  # Disease, liver biopsy benign, liver recorded as a site
            restage = (here and taken[6]) or restage or None
            await_after_metastasectomy = (here and taken[6]) or await_after_metastasectomy or None
        if taken[7] is not False:  # Disease, no current panel
            order_laboratory_panel = (here and taken[7]) or order_laboratory_panel or None
            await_after_metastasectomy = (here and taken[7]) or await_after_metastasectomy or None
        if taken[8] is not False:  # New symptoms of brain or bone, not imaged
            await_after_metastasectomy = (here and taken[8]) or await_after_metastasectomy or None

    # Visit after nephrectomy (after-nephrectomy-visit, decision)
    if after_nephrectomy_visit is not False:
        here, taken = after_nephrectomy_visit, decide_after_nephrectomy_visit(p)
        if trace is not None:
            trace.append(("after-nephrectomy-visit", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("after-nephrectomy-visit",)
        if taken[0] is not False:  # Every patient
            brain_problem = (here and taken[0]) or brain_problem or None
            bone_problem = (here and taken[0]) or bone_problem or None
        if taken[1] is not False:  # No removal in stages chosen, or not feasible any more
            current_panel = (here and taken[1]) or current_panel or None
        if taken[2] is not False:  # Removal of all disease in stages chosen, the kidney out
            perform_treatment_of_metastases = (here and taken[2]) or perform_treatment_of_metastases or None
        if taken[3] is not False:  # Panel or images of symptoms awaited
            await_after_nephrectomy = (here and taken[3]) or await_after_nephrectomy or None

    # Wait for the results after nephrectomy (await-after-nephrectomy, reassess)
    if await_after_nephrectomy is not False:
        if trace is not None:
            trace.append(("await-after-nephrectomy", await_after_nephrectomy, ()))

    # Baseline work-up (baseline-workup, decision)
    if baseline_workup is not False:
        here, taken = baseline_workup, decide_baseline_workup(p)
        if trace is not None:
            trace.append(("baseline-workup", here, taken))
        if here and taken.count(False) == 8:
            nothing += ("baseline-workup",)
        if taken[0] is not False:  # Brain and bone, in every patient
            brain_problem = (here and taken[0]) or brain_problem or None
            bone_problem = (here and taken[0]) or bone_problem or None
        if taken[1] is not False:  # Symptoms of the primary
            team_same_day = (here and taken[1]) or team_same_day or None
        if taken[2] is not False:  # Abdomen not imaged
            order_abdominal_imaging = (here and taken[2]) or order_abdominal_imaging or None
            await_results = (here and taken[2]) or await_results or None
        if taken[3] is not False:  # Abdomen imaged
            symptomatic_primary = (here and taken[3]) or symptomatic_primary or None
        if taken[4] is not False:  # Chest not imaged by CT
            order_chest_ct = (here and taken[4]) or order_chest_ct or None
            await_results = (here and taken[4]) or await_results or None
        if taken[5] is not False:  # Laboratory panel missing
            order_laboratory_panel = (here and taken[5]) or order_laboratory_panel or None
            await_results = (here and taken[5]) or await_results or None
        if taken[6] is not False:  # New symptoms of brain or bone, not imaged
            await_results = (here and taken[6]) or await_results or None
        if taken[7] is not False:  # All three done
            extent_of_disease = (here and taken[7]) or extent_of_disease or None

    # Follow-up imaging after metastasectomy (image-after-metastasectomy, recommendation)
    if image_after_metastasectomy is not False:
        if trace is not None:
            trace.append(("image-after-metastasectomy", image_after_metastasectomy, ()))
        if image_after_metastasectomy:
            found += RECOMMEND_IMAGE_AFTER_METASTASECTOMY

    # Monitor adverse events (monitor-treatment, recommendation)
    if monitor_treatment is not False:
        if trace is not None:
            trace.append(("monitor-treatment", monitor_treatment, ()))
        if monitor_treatment:
            found += RECOMMEND_MONITOR_TREATMENT
        brain_problem = monitor_treatment or brain_problem or None
        bone_problem = monitor_treatment or bone_problem or None
        symptoms_of_primary_later = monitor_treatment or symptoms_of_primary_later or None
        response_imaging_due = monitor_treatment or response_imaging_due or None

    # Symptoms of the brain, or brain metastases (brain-problem, decision)
    if brain_problem is not False:
        here, taken = brain_problem, decide_brain_problem(p)
        if trace is not None:
            trace.append(("brain-problem", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("brain-problem",)
        if taken[0] is not False:  # New symptoms, not imaged yet
            team_same_day = (here and taken[0]) or team_same_day or None
            order_brain_imaging = (here and taken[0]) or order_brain_imaging or None
        if taken[2] is not False:  # Brain metastases, cancer proven
            treat_brain_metastases = (here and taken[2]) or treat_brain_metastases or None
        if taken[3] is not False:  # Brain metastases, cancer not proven
            team_same_day = (here and taken[3]) or team_same_day or None

    # Bone pain or a fracture (bone-problem, decision)
    if bone_problem is not False:
        here, taken = bone_problem, decide_bone_problem(p)
        if trace is not None:
            trace.append(("bone-problem", here, taken))
        if here and taken.count(False) == 7:
            nothing += ("bone-problem",)
        if taken[0] is not False:  # Fracture, or one threatens
            team_same_day = (here and taken[0]) or team_same_day or None
        if taken[1] is not False:  # Not imaged in this episode
            order_bone_scan = (here and taken[1]) or order_bone_scan or None
        if taken[2] is not False:  # Fracture in a bone metastasis, fit for surgery
            operate_on_bone = (here and taken[2]) or operate_on_bone or None
        if taken[3] is not False:  # Bone metastasis, imaged, cancer proven; painful, or broken and not fit for surgery
            irradiate_painful_bone = (here and taken[3]) or irradiate_painful_bone or None
        if taken[4] is not False:  # Painful bone metastasis, cancer not proven
            team_same_day = (here and taken[4]) or team_same_day or None

    # No drugs after complete metastasectomy (no-adjuvant-drugs, recommendation)
    if no_adjuvant_drugs is not False:
        if trace is not None:
            trace.append(("no-adjuvant-drugs", no_adjuvant_drugs, ()))
        if no_adjuvant_drugs:
            found += RECOMMEND_NO_ADJUVANT_DRUGS

    # Multiphase imaging of the abdomen (order-abdominal-imaging, recommendation)
    if order_abdominal_imaging is not False:
        if trace is not None:
            trace.append(("order-abdominal-imaging", order_abdominal_imaging, ()))
        if order_abdominal_imaging:
            found += RECOMMEND_ORDER_ABDOMINAL_IMAGING

    # Is anything due now? (response-imaging-due, decision)
    if response_imaging_due is not False:
        here, taken = response_imaging_due, decide_response_imaging_due(p)
        if trace is not None:
            trace.append(("response-imaging-due", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("response-imaging-due",)
        if taken[0] is not False:  # The primary causes symptoms
            team_same_day = (here and taken[0]) or team_same_day or None
        if taken[1] is not False:  # Before the first imaging
            await_on_treatment = (here and taken[1]) or await_on_treatment or None
        if taken[2] is not False:  # First imaging due, or later
            image_response = (here and taken[2]) or image_response or None
        if taken[3] is not False:  # New symptoms of brain or bone, not imaged
            await_on_treatment = (here and taken[3]) or await_on_treatment or None

    # Image the response (image-response, recommendation)
    if image_response is not False:
        if trace is not None:
            trace.append(("image-response", image_response, ()))
        if image_response:
            found += RECOMMEND_IMAGE_RESPONSE
        response_to_treatment = image_response or response_to_treatment or None

    # Response to treatment (response-to-treatment, decision)
    if response_to_treatment is not False:
        here, taken = response_to_treatment, decide_response_to_treatment(p)
        if trace is not None:
            trace.append(("response-to-treatment", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("response-to-treatment",)
        if taken[0] is not False:  # Complete, near-complete or partial response, or stable
            near_complete_response = (here and taken[0]) or near_complete_response or None
            metastases_left = (here and taken[0]) or metastases_left or None
            next_response_visit = (here and taken[0]) or next_response_visit or None
        if taken[1] is not False:  # Mixed
            review_mixed_response = (here and taken[1]) or review_mixed_response or None
            next_response_visit = (here and taken[1]) or next_response_visit or None
        if taken[2] is not False:  # Cannot be judged
            await_on_treatment = (here and taken[2]) or await_on_treatment or None
        if taken[3] is not False:  # Progression
            systemic_candidacy = (here and taken[3]) or systemic_candidacy or None

    # Metastases left (metastases-left, decision)
    if metastases_left is not False:
        here, taken = metastases_left, decide_metastases_left(p)
        if trace is not None:
            trace.append(("metastases-left", here, taken))
        if here and taken.count(False) == 8:
            nothing += ("metastases-left",)
        if taken[0] is not False:  # Liver biopsy benign, liver recorded as a site
            restage = (here and taken[0]) or restage or None
            await_on_treatment = (here and taken[0]) or await_on_treatment or None
        if taken[3] is not False:  # Removal or local treatment chosen
            perform_treatment_of_metastases = (here and taken[3]) or perform_treatment_of_metastases or None
        if taken[4] is not False:  # Liver metastases left, removable, fit for surgery
            consolidate_resectable_liver = (here and taken[4]) or consolidate_resectable_liver or None
        if taken[5] is not False:  # Liver metastases left, not for resection
            consolidate_liver_locally = (here and taken[5]) or consolidate_liver_locally or None
        if taken[6] is not False:  # Lung metastases only, removable, fit for surgery
            consolidate_lung = (here and taken[6]) or consolidate_lung or None

    # Come back on treatment (await-on-treatment, reassess)
    if await_on_treatment is not False:
        if trace is not None:
            trace.append(("await-on-treatment", await_on_treatment, ()))

    # Liver metastases that are left and cannot be removed (consolidate-liver-locally, recommendation)
    if consolidate_liver_locally is not False:
        if trace is not None:
            trace.append(("consolidate-liver-locally", consolidate_liver_locally, ()))
        if consolidate_liver_locally:
            found += RECOMMEND_CONSOLIDATE_LIVER_LOCALLY

    # Lung metastases that are left and can be removed (consolidate-lung, recommendation)
    if consolidate_lung is not False:
        if trace is not None:
            trace.append(("consolidate-lung", consolidate_lung, ()))
        if consolidate_lung:
            found += RECOMMEND_CONSOLIDATE_LUNG

    # Liver metastases that are left and can be removed (consolidate-resectable-liver, recommendation)
    if consolidate_resectable_liver is not False:
        if trace is not None:
            trace.append(("consolidate-resectable-liver", consolidate_resectable_liver, ()))
        if consolidate_resectable_liver:
            found += RECOMMEND_CONSOLIDATE_RESECTABLE_LIVER

    # Nephrectomy after the response (near-complete-response, decision)
    if near_complete_response is not False:
        here, taken = near_complete_response, decide_near_complete_response(p)
        if trace is not None:
            trace.append(("near-complete-response", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("near-complete-response",)
        if taken[1] is not False:  # No normal other kidney
            only_kidney = (here and taken[1]) or only_kidney or None
        if taken[3] is not False:  # Open, nephrectomy chosen
            perform_deferred_nephrectomy = (here and taken[3]) or perform_deferred_nephrectomy or None
            no_routine_node_dissection = (here and taken[3]) or no_routine_node_dissection or None
        if taken[4] is not False:  # Open, not chosen
            choose_deferred_nephrectomy = (here and taken[4]) or choose_deferred_nephrectomy or None
            no_routine_node_dissection = (here and taken[4]) or no_routine_node_dissection or None

    # Deferred nephrectomy, or going on with drugs alone (choose-deferred-nephrectomy, recommendation)
    if choose_deferred_nephrectomy is not False:
        if trace is not None:
            trace.append(("choose-deferred-nephrectomy", choose_deferred_nephrectomy, ()))
        if choose_deferred_nephrectomy:
            found += RECOMMEND_CHOOSE_DEFERRED_NEPHRECTOMY

    # Next imaging on treatment (next-response-visit, reassess)
    if next_response_visit is not False:
        if trace is not None:
            trace.append(("next-response-visit", next_response_visit, ()))

    # Deferred nephrectomy, as chosen (perform-deferred-nephrectomy, recommendation)
    if perform_deferred_nephrectomy is not False:
        if trace is not None:
            trace.append(("perform-deferred-nephrectomy", perform_deferred_nephrectomy, ()))
        if perform_deferred_nephrectomy:
            found += RECOMMEND_PERFORM_DEFERRED_NEPHRECTOMY

    # Mixed response (review-mixed-response, recommendation)
    if review_mixed_response is not False:
        if trace is not None:
            trace.append(("review-mixed-response", review_mixed_response, ()))
        if review_mixed_response:
            found += RECOMMEND_REVIEW_MIXED_RESPONSE

    # Symptoms of the primary tumour (symptomatic-primary, decision)
    if symptomatic_primary is not False:
        here, taken = symptomatic_primary, decide_symptomatic_primary(p)
        if trace is not None:
            trace.append(("symptomatic-primary", here, taken))
        if here and taken.count(False) == 7:
            nothing += ("symptomatic-primary",)
        if taken[1] is not False:  # No metastases, benign tumour or another cancer
            team_same_day = (here and taken[1]) or team_same_day or None
        if taken[2] is not False:  # No normal other kidney
            team_same_day = (here and taken[2]) or team_same_day or None
            embolization_alone = (here and taken[2]) or embolization_alone or None
        if taken[3] is not False:  # Not fit or not resectable
            team_same_day = (here and taken[3]) or team_same_day or None
            embolization_alone = (here and taken[3]) or embolization_alone or None
            radiotherapy_possible = (here and taken[3]) or radiotherapy_possible or None
        if taken[4] is not False:  # Operable, nephrectomy chosen
            perform_palliative_nephrectomy = (here and taken[4]) or perform_palliative_nephrectomy or None
            await_upfront_nephrectomy = (here and taken[4]) or await_upfront_nephrectomy or None
            no_routine_node_dissection = (here and taken[4]) or no_routine_node_dissection or None
        if taken[5] is not False:  # Operable, chest or laboratory panel still missing
            team_same_day = (here and taken[5]) or team_same_day or None
            palliate_by_nephrectomy = (here and taken[5]) or palliate_by_nephrectomy or None
            no_routine_node_dissection = (here and taken[5]) or no_routine_node_dissection or None
        if taken[6] is not False:  # Operable, all three tests done
            relief_or_removal = (here and taken[6]) or relief_or_removal or None
            no_routine_node_dissection = (here and taken[6]) or no_routine_node_dissection or None

    # CT of the chest (order-chest-ct, recommendation)
    if order_chest_ct is not False:
        if trace is not None:
            trace.append(("order-chest-ct", order_chest_ct, ()))
        if order_chest_ct:
            found += RECOMMEND_ORDER_CHEST_CT

    # Extent of the disease (extent-of-disease, decision)
    if extent_of_disease is not False:
        here, taken = extent_of_disease, decide_extent_of_disease(p)
        if trace is not None:
            trace.append(("extent-of-disease", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("extent-of-disease",)
        if taken[0] is not False:  # Distant metastases (stage IV)
            tissue_diagnosis = (here and taken[0]) or tissue_diagnosis or None
        if taken[1] is not False:  # No metastases, but direct growth into the liver
            refer_without_metastases = (here and taken[1]) or refer_without_metastases or None
        if taken[2] is not False:  # No metastases, stage IV by a T4 tumour
            refer_without_metastases = (here and taken[2]) or refer_without_metastases or None
        if taken[3] is not False:  # No metastases, below stage IV
            refer_without_metastases = (here and taken[3]) or refer_without_metastases or None

    # Imaging of the brain (order-brain-imaging, recommendation)
    if order_brain_imaging is not False:
        if trace is not None:
            trace.append(("order-brain-imaging", order_brain_imaging, ()))
        if order_brain_imaging:
            found += RECOMMEND_ORDER_BRAIN_IMAGING

    # Symptoms of the primary on drugs or after metastasectomy (symptoms-of-primary-later, decision)
    if symptoms_of_primary_later is not False:
        here, taken = symptoms_of_primary_later, decide_symptoms_of_primary_later(p)
        if trace is not None:
            trace.append(("symptoms-of-primary-later", here, taken))
        if here and taken.count(False) == 7:
            nothing += ("symptoms-of-primary-later",)
        if taken[2] is not False:  # No normal other kidney
            embolization_alone = (here and taken[2]) or embolization_alone or None
        if taken[3] is not False:  # Not fit or not resectable
            embolization_alone = (here and taken[3]) or embolization_alone or None
            radiotherapy_possible = (here and taken[3]) or radiotherapy_possible or None
        if taken[4] is not False:  # Operable, nephrectomy chosen
            perform_palliative_nephrectomy = (here and taken[4]) or perform_palliative_nephrectomy or None
            no_routine_node_dissection = (here and taken[4]) or no_routine_node_dissection or None
        if taken[5] is not False:  # Operable, on drugs
            relieve_on_treatment = (here and taken[5]) or relieve_on_treatment or None
            no_routine_node_dissection = (here and taken[5]) or no_routine_node_dissection or None
        if taken[6] is not False:  # Operable, no drugs at present
            palliate_by_nephrectomy = (here and taken[6]) or palliate_by_nephrectomy or None
            no_routine_node_dissection = (here and taken[6]) or no_routine_node_dissection or None
            await_after_metastasectomy = (here and taken[6]) or await_after_metastasectomy or None

    # Next look after metastasectomy (await-after-metastasectomy, reassess)
    if await_after_metastasectomy is not False:
        if trace is not None:
            trace.append(("await-after-metastasectomy", await_after_metastasectomy, ()))

    # Relief of the primary on treatment (relieve-on-treatment, recommendation)
    if relieve_on_treatment is not False:
        if trace is not None:
            trace.append(("relieve-on-treatment", relieve_on_treatment, ()))
        if relieve_on_treatment:
            found += RECOMMEND_RELIEVE_ON_TREATMENT

    # Local therapy of brain metastases (treat-brain-metastases, recommendation)
    if treat_brain_metastases is not False:
        if trace is not None:
            trace.append(("treat-brain-metastases", treat_brain_metastases, ()))
        if treat_brain_metastases:
            found += RECOMMEND_TREAT_BRAIN_METASTASES

    # Imaging of the bones (order-bone-scan, recommendation)
    if order_bone_scan is not False:
        if trace is not None:
            trace.append(("order-bone-scan", order_bone_scan, ()))
        if order_bone_scan:
            found += RECOMMEND_ORDER_BONE_SCAN

    # Surgery of a bone metastasis that has broken or threatens to (operate-on-bone, recommendation)
    if operate_on_bone is not False:
        if trace is not None:
            trace.append(("operate-on-bone", operate_on_bone, ()))
        if operate_on_bone:
            found += RECOMMEND_OPERATE_ON_BONE

    # Radiotherapy of a painful bone metastasis (irradiate-painful-bone, recommendation)
    if irradiate_painful_bone is not False:
        if trace is not None:
            trace.append(("irradiate-painful-bone", irradiate_painful_bone, ()))
        if irradiate_painful_bone:
            found += RECOMMEND_IRRADIATE_PAINFUL_BONE

    # Embolization of the primary (embolization-alone, recommendation)
    if embolization_alone is not False:
        if trace is not None:
            trace.append(("embolization-alone", embolization_alone, ()))
        if embolization_alone:
            found += RECOMMEND_EMBOLIZATION_ALONE

    # Radiotherapy for relief (radiotherapy-possible, decision)
    if radiotherapy_possible is not False:
        here, taken = radiotherapy_possible, decide_radiotherapy_possible(p)
        if trace is not None:
            trace.append(("radiotherapy-possible", here, taken))
        if here and taken.count(False) == 2:
            nothing += ("radiotherapy-possible",)
        if taken[0] is not False:  # Cancer proven
            irradiate_primary = (here and taken[0]) or irradiate_primary or None

    # Nephrectomy for relief, as chosen (perform-palliative-nephrectomy, recommendation)
    if perform_palliative_nephrectomy is not False:
        if trace is not None:
            trace.append(("perform-palliative-nephrectomy", perform_palliative_nephrectomy, ()))
        if perform_palliative_nephrectomy:
            found += RECOMMEND_PERFORM_PALLIATIVE_NEPHRECTOMY

    # Relief alone, or removal of all disease (relief-or-removal, decision)
    if relief_or_removal is not False:
        here, taken = relief_or_removal, decide_relief_or_removal(p)
        if trace is not None:
            trace.append(("relief-or-removal", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("relief-or-removal",)
        if taken[0] is not False:  # Not all disease can be removed, or drugs were chosen
            team_same_day = (here and taken[0]) or team_same_day or None
            palliate_by_nephrectomy = (here and taken[0]) or palliate_by_nephrectomy or None
            await_results = (here and taken[0]) or await_results or None
        if taken[1] is not False:  # All disease can be removed, the liver among it, and this was chosen
            perform_removal_with_liver = (here and taken[1]) or perform_removal_with_liver or None
        if taken[2] is not False:  # All disease can be removed, none in the liver, and this was chosen
            perform_removal_elsewhere = (here and taken[2]) or perform_removal_elsewhere or None
        if taken[3] is not False:  # All disease can be removed, the liver among it
            team_same_day = (here and taken[3]) or team_same_day or None
            palliate_or_remove_all = (here and taken[3]) or palliate_or_remove_all or None
            await_results = (here and taken[3]) or await_results or None
        if taken[4] is not False:  # All disease can be removed, none in the liver
            team_same_day = (here and taken[4]) or team_same_day or None
            palliate_or_remove_all_elsewhere = (here and taken[4]) or palliate_or_remove_all_elsewhere or None
            await_results = (here and taken[4]) or await_results or None

    # Tissue diagnosis (tissue-diagnosis, decision)
    if tissue_diagnosis is not False:
        here, taken = tissue_diagnosis, decide_tissue_diagnosis(p)
        if trace is not None:
            trace.append(("tissue-diagnosis", here, taken))
        if here and taken.count(False) == 3:
            nothing += ("tissue-diagnosis",)
        if taken[0] is not False:  # Malignant
            histologic_subtype = (here and taken[0]) or histologic_subtype or None
        if taken[1] is not False:  # The renal tumour is benign
            another_disease = (here and taken[1]) or another_disease or None
        if taken[2] is not False:  # No diagnosis yet
            biopsy_site = (here and taken[2]) or biopsy_site or None
            await_results = (here and taken[2]) or await_results or None

    # No distant metastases (refer-without-metastases, recommendation)
    if refer_without_metastases is not False:
        if trace is not None:
            trace.append(("refer-without-metastases", refer_without_metastases, ()))
        if refer_without_metastases:
            found += RECOMMEND_REFER_WITHOUT_METASTASES

    # Radiotherapy of the primary (irradiate-primary, recommendation)
    if irradiate_primary is not False:
        if trace is not None:
            trace.append(("irradiate-primary", irradiate_primary, ()))
        if irradiate_primary:
            found += RECOMMEND_IRRADIATE_PRIMARY

    # Palliative nephrectomy or embolization (palliate-by-nephrectomy, recommendation)
    if palliate_by_nephrectomy is not False:
        if trace is not None:
            trace.append(("palliate-by-nephrectomy", palliate_by_nephrectomy, ()))
        if palliate_by_nephrectomy:
            found += RECOMMEND_PALLIATE_BY_NEPHRECTOMY

    # Relief, or removal of all disease with the liver metastases (palliate-or-remove-all, recommendation)
    if palliate_or_remove_all is not False:
        if trace is not None:
            trace.append(("palliate-or-remove-all", palliate_or_remove_all, ()))
        if palliate_or_remove_all:
            found += RECOMMEND_PALLIATE_OR_REMOVE_ALL

    # The team on the same day (team-same-day, recommendation)
    if team_same_day is not False:
        if trace is not None:
            trace.append(("team-same-day", team_same_day, ()))
        if team_same_day:
            found += RECOMMEND_TEAM_SAME_DAY

    # Relief, or removal of all disease outside the liver (palliate-or-remove-all-elsewhere, recommendation)
    if palliate_or_remove_all_elsewhere is not False:
        if trace is not None:
            trace.append(("palliate-or-remove-all-elsewhere", palliate_or_remove_all_elsewhere, ()))
        if palliate_or_remove_all_elsewhere:
            found += RECOMMEND_PALLIATE_OR_REMOVE_ALL_ELSEWHERE

    # Histologic subtype, and proof of the liver lesions (histologic-subtype, decision)
    if histologic_subtype is not False:
        here, taken = histologic_subtype, decide_histologic_subtype(p)
        if trace is not None:
            trace.append(("histologic-subtype", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("histologic-subtype",)
        if taken[0] is not False:  # Renal cell carcinoma
            imdc_risk_group = (here and taken[0]) or imdc_risk_group or None
            oligometastatic_disease = (here and taken[0]) or oligometastatic_disease or None
        if taken[1] is not False:  # Renal cell carcinoma, liver biopsy benign, liver the only site
            restage = (here and taken[1]) or restage or None
            await_results = (here and taken[1]) or await_results or None
        if taken[2] is not False:  # Renal cell carcinoma, liver biopsy benign, other sites as well
            restage = (here and taken[2]) or restage or None
            await_results = (here and taken[2]) or await_results or None
            imdc_risk_group = (here and taken[2]) or imdc_risk_group or None
            oligometastatic_disease = (here and taken[2]) or oligometastatic_disease or None
        if taken[3] is not False:  # Malignant, subtype not determined
            clarify_subtype = (here and taken[3]) or clarify_subtype or None
            await_results = (here and taken[3]) or await_results or None
        if taken[4] is not False:  # Not renal cell carcinoma
            another_disease = (here and taken[4]) or another_disease or None

    # Where to take the biopsy (biopsy-site, decision)
    if biopsy_site is not False:
        here, taken = biopsy_site, decide_biopsy_site(p)
        if trace is not None:
            trace.append(("biopsy-site", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("biopsy-site",)
        if taken[0] is not False:  # Renal mass not sampled yet
            order_renal_mass_biopsy = (here and taken[0]) or order_renal_mass_biopsy or None
        if taken[1] is not False:  # Renal biopsy nondiagnostic or kidney removed, liver lesion not sampled
            order_liver_biopsy = (here and taken[1]) or order_liver_biopsy or None
        if taken[2] is not False:  # Both biopsies nondiagnostic
            team_chooses_biopsy = (here and taken[2]) or team_chooses_biopsy or None
            order_renal_mass_biopsy = (here and taken[2]) or order_renal_mass_biopsy or None
        if taken[3] is not False:  # Neither lesion is the plain choice
            team_chooses_biopsy = (here and taken[3]) or team_chooses_biopsy or None

    # Stage again (restage, recommendation)
    if restage is not False:
        if trace is not None:
            trace.append(("restage", restage, ()))
        if restage:
            found += RECOMMEND_RESTAGE

    # IMDC risk group (imdc-risk-group, decision)
    if imdc_risk_group is not False:
        here, taken = imdc_risk_group, decide_imdc_risk_group(p)
        if trace is not None:
            trace.append(("imdc-risk-group", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("imdc-risk-group",)
        if taken[1] is not False:  # Poor, three factors or more; kidney in place
            no_upfront_nephrectomy_poor_risk = (here and taken[1]) or no_upfront_nephrectomy_poor_risk or None
        if taken[2] is not False:  # Poor, three factors or more; kidney removed
            systemic_candidacy = (here and taken[2]) or systemic_candidacy or None

    # Oligometastatic disease (oligometastatic-disease, decision)
    if oligometastatic_disease is not False:
        here, taken = oligometastatic_disease, decide_oligometastatic_disease(p)
        if trace is not None:
            trace.append(("oligometastatic-disease", here, taken))
        if here and taken.count(False) == 3:
            nothing += ("oligometastatic-disease",)
        if taken[0] is not False:  # More than that, or not all of it removable
            treatment_history = (here and taken[0]) or treatment_history or None
        if taken[1] is not False:  # Oligometastatic
            oligometastatic_review = (here and taken[1]) or oligometastatic_review or None
            resection_of_metastases = (here and taken[1]) or resection_of_metastases or None
        if taken[2] is not False:  # One liver lesion is all there is, never sampled
            order_liver_biopsy = (here and taken[2]) or order_liver_biopsy or None
            await_results = (here and taken[2]) or await_results or None

    # A benign renal tumour, or another cancer (another-disease, recommendation)
    if another_disease is not False:
        if trace is not None:
            trace.append(("another-disease", another_disease, ()))
        if another_disease:
            found += RECOMMEND_ANOTHER_DISEASE

    # Biopsy of the renal mass (order-renal-mass-biopsy, recommendation)
    if order_renal_mass_biopsy is not False:
        if trace is not None:
            trace.append(("order-renal-mass-biopsy", order_renal_mass_biopsy, ()))
        if order_renal_mass_biopsy:
            found += RECOMMEND_ORDER_RENAL_MASS_BIOPSY

    # The team chooses what to sample (team-chooses-biopsy, recommendation)
    if team_chooses_biopsy is not False:
        if trace is not None:
            trace.append(("team-chooses-biopsy", team_chooses_biopsy, ()))
        if team_chooses_biopsy:
            found += RECOMMEND_TEAM_CHOOSES_BIOPSY

    # No upfront nephrectomy in poor risk (no-upfront-nephrectomy-poor-risk, recommendation)
    if no_upfront_nephrectomy_poor_risk is not False:
        if trace is not None:
            trace.append(("no-upfront-nephrectomy-poor-risk", no_upfront_nephrectomy_poor_risk, ()))
        if no_upfront_nephrectomy_poor_risk:
            found += RECOMMEND_NO_UPFRONT_NEPHRECTOMY_POOR_RISK
        systemic_candidacy = no_upfront_nephrectomy_poor_risk or systemic_candidacy or None

    # Team review of oligometastatic or recurrent disease (oligometastatic-review, recommendation)
    if oligometastatic_review is not False:
        if trace is not None:
            trace.append(("oligometastatic-review", oligometastatic_review, ()))
        if oligometastatic_review:
            found += RECOMMEND_OLIGOMETASTATIC_REVIEW

    # Can all disease be removed? (resection-of-metastases, decision)
    if resection_of_metastases is not False:
        here, taken = resection_of_metastases, decide_resection_of_metastases(p)
        if trace is not None:
            trace.append(("resection-of-metastases", here, taken))
        if here and taken.count(False) == 9:
            nothing += ("resection-of-metastases",)
        if taken[0] is not False:  # Not feasible, liver metastases
            sbrt_or_ablation_of_liver = (here and taken[0]) or sbrt_or_ablation_of_liver or None
            treatment_history = (here and taken[0]) or treatment_history or None
        if taken[1] is not False:  # Not feasible, no liver metastases or a result awaited
            treatment_history = (here and taken[1]) or treatment_history or None
        if taken[2] is not False:  # Feasible, poor risk
            treatment_history = (here and taken[2]) or treatment_history or None
        if taken[3] is not False:  # Feasible, kidney removed, the sole liver lesion not sampled
            drugs_while_waiting = (here and taken[3]) or drugs_while_waiting or None
        if taken[5] is not False:  # Feasible, kidney removed, nothing chosen
            resectable_metastases = (here and taken[5]) or resectable_metastases or None
            await_results = (here and taken[5]) or await_results or None
        if taken[6] is not False:  # Feasible, kidney removed, a choice made
            resectable_metastases = (here and taken[6]) or resectable_metastases or None
        if taken[7] is not False:  # Feasible, kidney in place, a result awaited
            treatment_history = (here and taken[7]) or treatment_history or None
        if taken[8] is not False:  # Feasible, kidney in place
            resectable_with_kidney = (here and taken[8]) or resectable_with_kidney or None

    # Biopsy of a liver lesion (order-liver-biopsy, recommendation)
    if order_liver_biopsy is not False:
        if trace is not None:
            trace.append(("order-liver-biopsy", order_liver_biopsy, ()))
        if order_liver_biopsy:
            found += RECOMMEND_ORDER_LIVER_BIOPSY

    # All metastases can be removed, later or after the kidney (resectable-metastases, decision)
    if resectable_metastases is not False:
        here, taken = resectable_metastases, decide_resectable_metastases(p)
        if trace is not None:
            trace.append(("resectable-metastases", here, taken))
        if here and taken.count(False) == 6:
            nothing += ("resectable-metastases",)
        if taken[0] is not False:  # Drugs chosen
            current_panel = (here and taken[0]) or current_panel or None
        if taken[1] is not False:  # Removal or local treatment of all metastases chosen
            perform_treatment_of_metastases = (here and taken[1]) or perform_treatment_of_metastases or None
        if taken[2] is not False:  # Observation chosen
            observe = (here and taken[2]) or observe or None
        if taken[3] is not False:  # No drug can be given
            removal_without_drugs = (here and taken[3]) or removal_without_drugs or None
        if taken[4] is not False:  # A result awaited
            drugs_while_waiting = (here and taken[4]) or drugs_while_waiting or None
        if taken[5] is not False:  # Nothing chosen
            metastasectomy_by_site = (here and taken[5]) or metastasectomy_by_site or None

    # Drugs now, or upfront nephrectomy in question (treatment-history, decision)
    if treatment_history is not False:
        here, taken = treatment_history, decide_treatment_history(p)
        if trace is not None:
            trace.append(("treatment-history", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("treatment-history",)
        if taken[0] is not False:  # Drugs before
            systemic_candidacy = (here and taken[0]) or systemic_candidacy or None
        if taken[1] is not False:  # No drugs before, kidney removed
            systemic_candidacy = (here and taken[1]) or systemic_candidacy or None
        if taken[2] is not False:  # No drugs before, kidney in place, two factors or more
            no_upfront_nephrectomy_two_factors = (here and taken[2]) or no_upfront_nephrectomy_two_factors or None
        if taken[3] is not False:  # No drugs before, kidney in place, ECOG 1 or more or a high burden
            no_upfront_nephrectomy_volume_or_status = (
                (here and taken[3]) or no_upfront_nephrectomy_volume_or_status or None
            )
        if taken[4] is not False:  # No drugs before, kidney in place, none or one factor, ECOG 0, no high burden
            upfront_nephrectomy_question = (here and taken[4]) or upfront_nephrectomy_question or None

    # All disease can be removed, kidney in place (resectable-with-kidney, decision)
    if resectable_with_kidney is not False:
        here, taken = resectable_with_kidney, decide_resectable_with_kidney(p)
        if trace is not None:
            trace.append(("resectable-with-kidney", here, taken))
        if here and taken.count(False) == 10:
            nothing += ("resectable-with-kidney",)
        if taken[0] is not False:  # Drugs chosen
            systemic_candidacy = (here and taken[0]) or systemic_candidacy or None
        if taken[1] is not False:  # Drugs with local treatment chosen, liver metastases
            sbrt_or_ablation_of_liver = (here and taken[1]) or sbrt_or_ablation_of_liver or None
            systemic_candidacy = (here and taken[1]) or systemic_candidacy or None
        if taken[2] is not False:  # Drugs with local treatment chosen, none in the liver
            systemic_candidacy = (here and taken[2]) or systemic_candidacy or None
        if taken[4] is not False:  # Removal of all disease chosen, the liver among it
            perform_removal_with_liver = (here and taken[4]) or perform_removal_with_liver or None
            no_routine_node_dissection = (here and taken[4]) or no_routine_node_dissection or None
        if taken[5] is not False:  # Removal of all disease chosen, none in the liver
            perform_removal_elsewhere = (here and taken[5]) or perform_removal_elsewhere or None
            no_routine_node_dissection = (here and taken[5]) or no_routine_node_dissection or None
        if taken[6] is not False:  # No drug can be given
            removal_without_drugs = (here and taken[6]) or removal_without_drugs or None
            await_results = (here and taken[6]) or await_results or None
        if taken[7] is not False:  # Liver metastases only
            choose_combined_resection = (here and taken[7]) or choose_combined_resection or None
            no_routine_node_dissection = (here and taken[7]) or no_routine_node_dissection or None
            await_results = (here and taken[7]) or await_results or None
        if taken[8] is not False:  # Liver metastases and others
            choose_combined_resection_liver_and_elsewhere = (
                (here and taken[8]) or choose_combined_resection_liver_and_elsewhere or None
            )
            no_routine_node_dissection = (here and taken[8]) or no_routine_node_dissection or None
            await_results = (here and taken[8]) or await_results or None
        if taken[9] is not False:  # No liver metastases
            choose_combined_resection_elsewhere = (here and taken[9]) or choose_combined_resection_elsewhere or None
            no_routine_node_dissection = (here and taken[9]) or no_routine_node_dissection or None
            await_results = (here and taken[9]) or await_results or None

    # Laboratory values before drugs (current-panel, decision)
    if current_panel is not False:
        here, taken = current_panel, decide_current_panel(p)
        if trace is not None:
            trace.append(("current-panel", here, taken))
        if here and taken.count(False) == 3:
            nothing += ("current-panel",)
        if taken[0] is not False:  # Drugs before
            systemic_candidacy = (here and taken[0]) or systemic_candidacy or None
        if taken[1] is not False:  # Current panel at hand
            systemic_candidacy = (here and taken[1]) or systemic_candidacy or None
        if taken[2] is not False:  # No current panel
            order_laboratory_panel = (here and taken[2]) or order_laboratory_panel or None

    # Removal or local treatment of all metastases, as chosen (perform-treatment-of-metastases, recommendation)
    if perform_treatment_of_metastases is not False:
        if trace is not None:
            trace.append(("perform-treatment-of-metastases", perform_treatment_of_metastases, ()))
        if perform_treatment_of_metastases:
            found += RECOMMEND_PERFORM_TREATMENT_OF_METASTASES
        await_metastasectomy = perform_treatment_of_metastases or await_metastasectomy or None

    # Observation that was chosen (observe, reassess)
    if observe is not False:
        if trace is not None:
            trace.append(("observe", observe, ()))

    # Drugs may start while the result is awaited (drugs-while-waiting, recommendation)
    if drugs_while_waiting is not False:
        if trace is not None:
            trace.append(("drugs-while-waiting", drugs_while_waiting, ()))
        if drugs_while_waiting:
            found += RECOMMEND_DRUGS_WHILE_WAITING

    # Metastasectomy by site (metastasectomy-by-site, decision)
    if metastasectomy_by_site is not False:
        here, taken = metastasectomy_by_site, decide_metastasectomy_by_site(p)
        if trace is not None:
            trace.append(("metastasectomy-by-site", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("metastasectomy-by-site",)
        if taken[0] is not False:  # Liver
            resect_or_ablate_liver_metastases = (here and taken[0]) or resect_or_ablate_liver_metastases or None
        if taken[1] is not False:  # Lung
            resect_or_irradiate_lung_metastases = (here and taken[1]) or resect_or_irradiate_lung_metastases or None
        if taken[2] is not False:  # Bone, no fracture
            resect_or_irradiate_bone_metastases = (here and taken[2]) or resect_or_irradiate_bone_metastases or None
        if taken[3] is not False:  # Bone, broken or about to break, operated on at once
            await_metastasectomy = (here and taken[3]) or await_metastasectomy or None
        if taken[4] is not False:  # Brain, lymph nodes, another site, or in the bed of the kidney only
            review_other_sites = (here and taken[4]) or review_other_sites or None

    # No upfront nephrectomy with two factors or more (no-upfront-nephrectomy-two-factors, recommendation)
    if no_upfront_nephrectomy_two_factors is not False:
        if trace is not None:
            trace.append(("no-upfront-nephrectomy-two-factors", no_upfront_nephrectomy_two_factors, ()))
        if no_upfront_nephrectomy_two_factors:
            found += RECOMMEND_NO_UPFRONT_NEPHRECTOMY_TWO_FACTORS
        systemic_candidacy = no_upfront_nephrectomy_two_factors or systemic_candidacy or None

    # No upfront nephrectomy with a high burden or a lesser status (no-upfront-nephrectomy-volume-or-status,
    # recommendation)
    if no_upfront_nephrectomy_volume_or_status is not False:
        if trace is not None:
            trace.append(("no-upfront-nephrectomy-volume-or-status", no_upfront_nephrectomy_volume_or_status, ()))
        if no_upfront_nephrectomy_volume_or_status:
            found += RECOMMEND_NO_UPFRONT_NEPHRECTOMY_VOLUME_OR_STATUS
        systemic_candidacy = no_upfront_nephrectomy_volume_or_status or systemic_candidacy or None

    # Is upfront nephrectomy an option? (upfront-nephrectomy-question, decision)
    if upfront_nephrectomy_question is not False:
        here, taken = upfront_nephrectomy_question, decide_upfront_nephrectomy_question(p)
        if trace is not None:
            trace.append(("upfront-nephrectomy-question", here, taken))
        if here and taken.count(False) == 7:
            nothing += ("upfront-nephrectomy-question",)
        if taken[0] is not False:  # No normal other kidney
            only_kidney = (here and taken[0]) or only_kidney or None
            systemic_candidacy = (here and taken[0]) or systemic_candidacy or None
        if taken[1] is not False:  # Not fit, not resectable, or no drug can follow
            systemic_candidacy = (here and taken[1]) or systemic_candidacy or None
        if taken[2] is not False:  # The primary causes symptoms
            systemic_candidacy = (here and taken[2]) or systemic_candidacy or None
        if taken[3] is not False:  # A result may change the extent
            systemic_candidacy = (here and taken[3]) or systemic_candidacy or None
        if taken[4] is not False:  # Open, nephrectomy chosen
            perform_upfront_nephrectomy = (here and taken[4]) or perform_upfront_nephrectomy or None
            no_routine_node_dissection = (here and taken[4]) or no_routine_node_dissection or None
        if taken[5] is not False:  # Open, drugs chosen
            systemic_candidacy = (here and taken[5]) or systemic_candidacy or None
        if taken[6] is not False:  # Open, nothing chosen
            choose_upfront_nephrectomy_or_drugs = (here and taken[6]) or choose_upfront_nephrectomy_or_drugs or None
            no_routine_node_dissection = (here and taken[6]) or no_routine_node_dissection or None
            await_results = (here and taken[6]) or await_results or None

    # SBRT or ablation of liver metastases (sbrt-or-ablation-of-liver, recommendation)
    if sbrt_or_ablation_of_liver is not False:
        if trace is not None:
            trace.append(("sbrt-or-ablation-of-liver", sbrt_or_ablation_of_liver, ()))
        if sbrt_or_ablation_of_liver:
            found += RECOMMEND_SBRT_OR_ABLATION_OF_LIVER

    # Removal of all disease, the liver among it, as chosen (perform-removal-with-liver, recommendation)
    if perform_removal_with_liver is not False:
        if trace is not None:
            trace.append(("perform-removal-with-liver", perform_removal_with_liver, ()))
        if perform_removal_with_liver:
            found += RECOMMEND_PERFORM_REMOVAL_WITH_LIVER
        await_metastasectomy = perform_removal_with_liver or await_metastasectomy or None

    # Removal of all disease outside the liver, as chosen (perform-removal-elsewhere, recommendation)
    if perform_removal_elsewhere is not False:
        if trace is not None:
            trace.append(("perform-removal-elsewhere", perform_removal_elsewhere, ()))
        if perform_removal_elsewhere:
            found += RECOMMEND_PERFORM_REMOVAL_ELSEWHERE
        await_metastasectomy = perform_removal_elsewhere or await_metastasectomy or None

    # All disease can be removed, and no drug can be given (removal-without-drugs, recommendation)
    if removal_without_drugs is not False:
        if trace is not None:
            trace.append(("removal-without-drugs", removal_without_drugs, ()))
        if removal_without_drugs:
            found += RECOMMEND_REMOVAL_WITHOUT_DRUGS

    # Drugs, or nephrectomy with resection of the liver metastases (choose-combined-resection, recommendation)
    if choose_combined_resection is not False:
        if trace is not None:
            trace.append(("choose-combined-resection", choose_combined_resection, ()))
        if choose_combined_resection:
            found += RECOMMEND_CHOOSE_COMBINED_RESECTION

    # Drugs, or removal of all disease in the liver and elsewhere (choose-combined-resection-liver-and-elsewhere,
    # recommendation)
    if choose_combined_resection_liver_and_elsewhere is not False:
        if trace is not None:
            trace.append(("choose-combined-resection-liver-and-elsewhere", choose_combined_resection_liver_and_elsewhere, ()))
        if choose_combined_resection_liver_and_elsewhere:
            found += RECOMMEND_CHOOSE_COMBINED_RESECTION_LIVER_AND_ELSEWHERE

    # Drugs, or nephrectomy with removal of metastases outside the liver (choose-combined-resection-elsewhere,
    # recommendation)
    if choose_combined_resection_elsewhere is not False:
        if trace is not None:
            trace.append(("choose-combined-resection-elsewhere", choose_combined_resection_elsewhere, ()))
        if choose_combined_resection_elsewhere:
            found += RECOMMEND_CHOOSE_COMBINED_RESECTION_ELSEWHERE

    # Baseline laboratory panel (order-laboratory-panel, recommendation)
    if order_laboratory_panel is not False:
        if trace is not None:
            trace.append(("order-laboratory-panel", order_laboratory_panel, ()))
        if order_laboratory_panel:
            found += RECOMMEND_ORDER_LABORATORY_PANEL

    # Liver metastases (resect-or-ablate-liver-metastases, recommendation)
    if resect_or_ablate_liver_metastases is not False:
        if trace is not None:
            trace.append(("resect-or-ablate-liver-metastases", resect_or_ablate_liver_metastases, ()))
        if resect_or_ablate_liver_metastases:
            found += RECOMMEND_RESECT_OR_ABLATE_LIVER_METASTASES

    # Lung metastases (resect-or-irradiate-lung-metastases, recommendation)
    if resect_or_irradiate_lung_metastases is not False:
        if trace is not None:
            trace.append(("resect-or-irradiate-lung-metastases", resect_or_irradiate_lung_metastases, ()))
        if resect_or_irradiate_lung_metastases:
            found += RECOMMEND_RESECT_OR_IRRADIATE_LUNG_METASTASES

    # Bone metastases (resect-or-irradiate-bone-metastases, recommendation)
    if resect_or_irradiate_bone_metastases is not False:
        if trace is not None:
            trace.append(("resect-or-irradiate-bone-metastases", resect_or_irradiate_bone_metastases, ()))
        if resect_or_irradiate_bone_metastases:
            found += RECOMMEND_RESECT_OR_IRRADIATE_BONE_METASTASES

    # Metastases of the brain, in lymph nodes or at another site (review-other-sites, recommendation)
    if review_other_sites is not False:
        if trace is not None:
            trace.append(("review-other-sites", review_other_sites, ()))
        if review_other_sites:
            found += RECOMMEND_REVIEW_OTHER_SITES

    # The only working kidney (only-kidney, recommendation)
    if only_kidney is not False:
        if trace is not None:
            trace.append(("only-kidney", only_kidney, ()))
        if only_kidney:
            found += RECOMMEND_ONLY_KIDNEY

    # Nephrectomy before drugs, as chosen (perform-upfront-nephrectomy, recommendation)
    if perform_upfront_nephrectomy is not False:
        if trace is not None:
            trace.append(("perform-upfront-nephrectomy", perform_upfront_nephrectomy, ()))
        if perform_upfront_nephrectomy:
            found += RECOMMEND_PERFORM_UPFRONT_NEPHRECTOMY
        await_upfront_nephrectomy = perform_upfront_nephrectomy or await_upfront_nephrectomy or None

    # Candidate for systemic therapy (systemic-candidacy, decision)
    if systemic_candidacy is not False:
        here, taken = systemic_candidacy, decide_systemic_candidacy(p)
        if trace is not None:
            trace.append(("systemic-candidacy", here, taken))
        if here and taken.count(False) == 2:
            nothing += ("systemic-candidacy",)
        (subtype_for_drugs, palliation_without_drugs) = taken if here else unsure(taken)

    # Drugs first, or nephrectomy first (choose-upfront-nephrectomy-or-drugs, recommendation)
    if choose_upfront_nephrectomy_or_drugs is not False:
        if trace is not None:
            trace.append(("choose-upfront-nephrectomy-or-drugs", choose_upfront_nephrectomy_or_drugs, ()))
        if choose_upfront_nephrectomy_or_drugs:
            found += RECOMMEND_CHOOSE_UPFRONT_NEPHRECTOMY_OR_DRUGS

    # No routine lymph node dissection at nephrectomy (no-routine-node-dissection, recommendation)
    if no_routine_node_dissection is not False:
        if trace is not None:
            trace.append(("no-routine-node-dissection", no_routine_node_dissection, ()))
        if no_routine_node_dissection:
            found += RECOMMEND_NO_ROUTINE_NODE_DISSECTION

    # Next look (await-results, reassess)
    if await_results is not False:
        if trace is not None:
            trace.append(("await-results", await_results, ()))

    # After removal or local treatment of metastases (await-metastasectomy, reassess)
    if await_metastasectomy is not False:
        if trace is not None:
            trace.append(("await-metastasectomy", await_metastasectomy, ()))

    # After the nephrectomy that was chosen (await-upfront-nephrectomy, reassess)
    if await_upfront_nephrectomy is not False:
        if trace is not None:
            trace.append(("await-upfront-nephrectomy", await_upfront_nephrectomy, ()))

    # Subtype and line of treatment (subtype-for-drugs, decision)
    if subtype_for_drugs is not False:
        here, taken = subtype_for_drugs, decide_subtype_for_drugs(p)
        if trace is not None:
            trace.append(("subtype-for-drugs", here, taken))
        if here and taken.count(False) == 4:
            nothing += ("subtype-for-drugs",)
        if taken[0] is not False:  # Clear cell, no drugs so far
            start_drugs = (here and taken[0]) or start_drugs or None
            risk_at_first_line = (here and taken[0]) or risk_at_first_line or None
            first_line_classes = (here and taken[0]) or first_line_classes or None
            first_response_visit = (here and taken[0]) or first_response_visit or None
        if taken[1] is not False:  # Clear cell, treated before
            earlier_drugs = (here and taken[1]) or earlier_drugs or None
        if taken[2] is not False:  # Another subtype
            treat_non_clear_cell = (here and taken[2]) or treat_non_clear_cell or None
        if taken[3] is not False:  # Subtype not determined
            clarify_subtype = (here and taken[3]) or clarify_subtype or None
            no_regimen_in_sources = (here and taken[3]) or no_regimen_in_sources or None

    # Palliation without drugs (palliation-without-drugs, recommendation)
    if palliation_without_drugs is not False:
        if trace is not None:
            trace.append(("palliation-without-drugs", palliation_without_drugs, ()))
        if palliation_without_drugs:
            found += RECOMMEND_PALLIATION_WITHOUT_DRUGS

    # Start systemic therapy now (start-drugs, recommendation)
    if start_drugs is not False:
        if trace is not None:
            trace.append(("start-drugs", start_drugs, ()))
        if start_drugs:
            found += RECOMMEND_START_DRUGS

    # How urgent are drugs? (risk-at-first-line, decision)
    if risk_at_first_line is not False:
        here, taken = risk_at_first_line, decide_risk_at_first_line(p)
        if trace is not None:
            trace.append(("risk-at-first-line", here, taken))
        if here and taken.count(False) == 2:
            nothing += ("risk-at-first-line",)
        if taken[0] is not False:  # Poor risk
            start_drugs_poor_risk = (here and taken[0]) or start_drugs_poor_risk or None

    # First-line drugs (first-line-classes, decision)
    if first_line_classes is not False:
        here, taken = first_line_classes, decide_first_line_classes(p)
        if trace is not None:
            trace.append(("first-line-classes", here, taken))
        if here and taken.count(False) == 5:
            nothing += ("first-line-classes",)
        if taken[0] is not False:  # Both classes, intermediate or poor risk
            choose_combination_intermediate_poor = (here and taken[0]) or choose_combination_intermediate_poor or None
        if taken[1] is not False:  # Both classes, favourable risk
            choose_combination_favorable = (here and taken[1]) or choose_combination_favorable or None
        if taken[2] is not False:  # No tyrosine kinase inhibitor, intermediate or poor risk
            give_nivolumab_ipilimumab = (here and taken[2]) or give_nivolumab_ipilimumab or None
        if taken[3] is not False:  # No checkpoint inhibitor
            choose_vegf_inhibitor = (here and taken[3]) or choose_vegf_inhibitor or None
        if taken[4] is not False:  # Neither class, or favourable risk without a tyrosine kinase inhibitor
            no_regimen_in_sources = (here and taken[4]) or no_regimen_in_sources or None

    # Drugs after earlier drugs (earlier-drugs, decision)
    if earlier_drugs is not False:
        here, taken = earlier_drugs, decide_earlier_drugs(p)
        if trace is not None:
            trace.append(("earlier-drugs", here, taken))
        if here and taken.count(False) == 3:
            nothing += ("earlier-drugs",)
        if taken[0] is not False:  # Cytokine only, tyrosine kinase inhibitor possible
            sunitinib_after_cytokine = (here and taken[0]) or sunitinib_after_cytokine or None
        if taken[1] is not False:  # Tyrosine kinase inhibitor, neither checkpoint nor mTOR inhibitor
            everolimus_after_tki = (here and taken[1]) or everolimus_after_tki or None
        if taken[2] is not False:  # Checkpoint or mTOR inhibitor, or cytokine only and no tyrosine kinase inhibitor possible
            no_regimen_in_sources = (here and taken[2]) or no_regimen_in_sources or None

    # Systemic therapy of non-clear cell carcinoma (treat-non-clear-cell, recommendation)
    if treat_non_clear_cell is not False:
        if trace is not None:
            trace.append(("treat-non-clear-cell", treat_non_clear_cell, ()))
        if treat_non_clear_cell:
            found += RECOMMEND_TREAT_NON_CLEAR_CELL
        first_response_visit = treat_non_clear_cell or first_response_visit or None

    # Clarify the subtype (clarify-subtype, recommendation)
    if clarify_subtype is not False:
        if trace is not None:
            trace.append(("clarify-subtype", clarify_subtype, ()))
        if clarify_subtype:
            found += RECOMMEND_CLARIFY_SUBTYPE

    # Start systemic therapy now, poor risk (start-drugs-poor-risk, recommendation)
    if start_drugs_poor_risk is not False:
        if trace is not None:
            trace.append(("start-drugs-poor-risk", start_drugs_poor_risk, ()))
        if start_drugs_poor_risk:
            found += RECOMMEND_START_DRUGS_POOR_RISK

    # First-line combination, intermediate or poor risk (choose-combination-intermediate-poor, recommendation)
    if choose_combination_intermediate_poor is not False:
        if trace is not None:
            trace.append(("choose-combination-intermediate-poor", choose_combination_intermediate_poor, ()))
        if choose_combination_intermediate_poor:
            found += RECOMMEND_CHOOSE_COMBINATION_INTERMEDIATE_POOR

    # First-line combination, favourable risk (choose-combination-favorable, recommendation)
    if choose_combination_favorable is not False:
        if trace is not None:
            trace.append(("choose-combination-favorable", choose_combination_favorable, ()))
        if choose_combination_favorable:
            found += RECOMMEND_CHOOSE_COMBINATION_FAVORABLE

    # Nivolumab with ipilimumab (give-nivolumab-ipilimumab, recommendation)
    if give_nivolumab_ipilimumab is not False:
        if trace is not None:
            trace.append(("give-nivolumab-ipilimumab", give_nivolumab_ipilimumab, ()))
        if give_nivolumab_ipilimumab:
            found += RECOMMEND_GIVE_NIVOLUMAB_IPILIMUMAB

    # Sunitinib or pazopanib (choose-vegf-inhibitor, recommendation)
    if choose_vegf_inhibitor is not False:
        if trace is not None:
            trace.append(("choose-vegf-inhibitor", choose_vegf_inhibitor, ()))
        if choose_vegf_inhibitor:
            found += RECOMMEND_CHOOSE_VEGF_INHIBITOR

    # Sunitinib after cytokines (sunitinib-after-cytokine, recommendation)
    if sunitinib_after_cytokine is not False:
        if trace is not None:
            trace.append(("sunitinib-after-cytokine", sunitinib_after_cytokine, ()))
        if sunitinib_after_cytokine:
            found += RECOMMEND_SUNITINIB_AFTER_CYTOKINE
        first_response_visit = sunitinib_after_cytokine or first_response_visit or None

    # Everolimus after a tyrosine kinase inhibitor alone (everolimus-after-tki, recommendation)
    if everolimus_after_tki is not False:
        if trace is not None:
            trace.append(("everolimus-after-tki", everolimus_after_tki, ()))
        if everolimus_after_tki:
            found += RECOMMEND_EVEROLIMUS_AFTER_TKI
        first_response_visit = everolimus_after_tki or first_response_visit or None

    # The sources name no regimen (no-regimen-in-sources, recommendation)
    if no_regimen_in_sources is not False:
        if trace is not None:
            trace.append(("no-regimen-in-sources", no_regimen_in_sources, ()))
        if no_regimen_in_sources:
            found += RECOMMEND_NO_REGIMEN_IN_SOURCES

    # First visit on treatment (first-response-visit, reassess)
    if first_response_visit is not False:
        if trace is not None:
            trace.append(("first-response-visit", first_response_visit, ()))
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
