"""DOIs, PubMed ids, registry numbers and addresses: which of them lead anywhere, and what a malformed one may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from msgspec import Struct

from guideproof.model.evidence import Source
from guideproof.source import Span

# DOI: the syntax of the DOI Handbook, 2.2; a prefix "10." with a registrant, a slash, a suffix without blanks.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]+")
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x1f]+")
_UNPRINTED = re.compile(r"[\x00-\x20\x7f\\]")

_OF_DOI = re.compile(rf"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi[:\s]\s*)({_DOI.pattern})", re.IGNORECASE)
_OF_PMID = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|PMID[:\s]\s*)"
    rf"({_PMID.pattern})/?",
    re.IGNORECASE,
)
_OF_PMC = re.compile(r"PMC([1-9][0-9]*)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?")
_NUMBERED = {"NCT": re.compile(r"NCT[0-9]{8}"), "ISRCTN": re.compile(r"ISRCTN[0-9]{8}")}
"""The registries whose numbers have one known form."""

_WORDS = {"doi": "a DOI", "pmid": "a number of PubMed", "url": "an address"}


class Malformed(Struct, frozen=True):
    """An identifier that is none: the ``key`` it stands under, what it is ``instead`` (``""`` where that is not known),
    and what to ``write``, under this key or under ``other``."""

    key: str
    given: str
    instead: str
    write: str
    other: str
    span: Span


def web_address(url: str) -> str | None:
    """The address if it is http(s) with a plain host and no user name; everything unusual in it percent-encoded."""
    if _UNPRINTED.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return None
    tail = quote(parts.path, safe="/%:@!$()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$()*+,;=~-._?&") if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe="/%:@!$()*+,;=~-._?") if parts.fragment else ""
    return f"{parts.scheme}://{parts.netloc}{tail}{query}{fragment}"


def address(source: Source) -> str | None:
    """Where a source can be read: by its DOI, else its PubMed id, else its http(s) address; ``None`` for any other."""
    if source.doi and _DOI.fullmatch(source.doi):
        return "https://doi.org/" + quote(source.doi, safe="/:;()._-")
    if source.pmid and _PMID.fullmatch(source.pmid):
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    return web_address(source.url) if source.url else None


def malformed(source: Source) -> Iterator[Malformed]:
    """The identifiers of a source that are none."""
    places = source.places
    if source.doi is not None and not _DOI.fullmatch(source.doi):
        yield _told("doi", source.doi, places["doi"])
    if source.pmid is not None and not _PMID.fullmatch(source.pmid):
        yield _told("pmid", source.pmid, places["pmid"])
    if source.url is not None and not _leads_somewhere(source.url):
        yield _told("url", source.url, places["url"])
    if source.registry is not None:
        registry, number = _registered(source.registry)
        if registry is not None and not _NUMBERED[registry].fullmatch(source.registry):
            write = number if _NUMBERED[registry].fullmatch(number) else ""
            yield Malformed("registry", source.registry, "", write, "registry", places["registry"])


def is_uri(text: str) -> bool:
    """Whether it is a URI as FHIR has them for what is published: a scheme, a colon, no blanks."""
    return _URI.fullmatch(text) is not None


def _leads_somewhere(url: str) -> bool:
    """Whether it is an address, though perhaps one with letters or a user name of which no link is drawn."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not _UNPRINTED.search(url) and parts.scheme in ("http", "https") and bool(parts.hostname)


def _registered(number: str) -> tuple[str | None, str]:
    """The registry that a number names, and the number without blanks and signs, in capitals."""
    plain = re.sub(r"[^A-Z0-9]", "", number.upper())
    return next((each for each in _NUMBERED if plain.startswith(each)), None), plain


def _told(key: str, given: str, span: Span) -> Malformed:
    other, write, instead = _meant(key, given.strip())
    if not instead and other != key:
        instead = _WORDS[other]
    return Malformed(key, given, instead, write, other, span)


def _meant(key: str, given: str) -> tuple[str, str, str]:
    """Under which key what should be written, and what is there instead."""
    if found := _OF_DOI.fullmatch(given):
        return "doi", found.group(1), _WORDS["url"] if _is_address(given) else ""
    if found := _OF_PMID.fullmatch(given):
        return "pmid", found.group(1), _WORDS["url"] if _is_address(given) else ""
    if _DOI.fullmatch(given):
        return "doi", given, ""
    if found := _OF_PMC.fullmatch(given):
        return "url", f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{found.group(1)}/", "a number of PubMed Central"
    if _leads_somewhere(given):
        return "url", given, _WORDS["url"]
    if key == "url" and _BARE_HOST.fullmatch(given):
        return "url", f"https://{given}", ""
    if key == "pmid" and _PMID.fullmatch(given.lstrip("0")):
        return "pmid", given.lstrip("0"), ""
    return key, "", ""


def _is_address(given: str) -> bool:
    return "/" in given.partition("10.")[0]
