"""Units as people write them, and how UCUM writes them: from tables of everyday spellings, never from letters alone.

Copied into every emitted program; Python 3.9 and later.
"""

from __future__ import annotations

import re
from fractions import Fraction

from guideproof.model.unit import parse_unit, same_dimension, same_unit, standing_alone

# <program>

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
