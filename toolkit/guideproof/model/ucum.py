"""The units of UCUM: prefixes, base units and what each other unit is made of.

Source: The Unified Code for Units of Measure, version 2.2, https://ucum.org/ucum, tables 1, 2 and those of derived
units; factors are facts of that standard, as it writes them. Two things are decided otherwise, because nobody may
convert them (section 4): amounts of substance, equivalents and osmoles are no numbers but dimensions of their own, and
so is each unit on a scale of its own. Copied into every emitted program; Python 3.9 and later.
"""

from __future__ import annotations

# <program>

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
