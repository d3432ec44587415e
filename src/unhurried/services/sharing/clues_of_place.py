"""Clues of place: where somebody lives or works, how they are reached, and what is rare about them together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from unhurried.domain import guard_person
from unhurried.domain.guard_patterns import Span, has_digit, pattern, spans

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩЀ-Я]"
_NAME = rf"{_CAPITAL}[^\W\d_][\w'’-]{{0,24}}"
_NAMES = rf"{_NAME}(?:(?:[ -]| (?:upon|on|le|la|de|del|of|the|am|an der|sur) ){_NAME}){{0,3}}"
_AFTER = rf"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]utside|[Aa]round|[Vv]ia|[Tt]hrough) (?:the )?(?P<it>{_NAMES})"
_MOVED_TO = rf"\b(?:moved?|moving|travel(?:s|led|ling)?|drove|flew|back|went|going) to (?:the )?(?P<it>{_NAMES})"
_KIND_OF_PLACE = (
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Gardens|Grove|Court|Place|Square|Mews|Boulevard|Hill|"
    r"School|College|University|Academy|Hospital|Clinic|Hospice|Surgery|Church|Cathedral|Chapel|Mosque|Temple|"
    r"Synagogue|Park|Station|Bridge|Centre|Center|Farm|Beach|Library|Theatre|Prison|Barracks|Airport|Hotel|Abbey|"
    r"Island|Village|Valley|County|Council|Estate)"
)
_NAMED = rf"\b(?:{_NAME} ){{1,3}}{_KIND_OF_PLACE}\b"
_OF = rf"\b{_KIND_OF_PLACE} of (?:the )?{_NAMES}"
_STREETS = (
    rf"\b{_CAPITAL}[\w’'-]{{1,24}}(?:straße|strasse|gasse|platz|allee|weg|straat|laan|plein|vägen|gatan)\b"
    r"(?: \d{1,4})?",
    rf"\b(?:[Rr]ue|[Vv]ia|[Cc]alle|[Rr]ua|[Pp]lace|[Pp]iazza|[Pp]laza) (?:de la |d[eu] |d[eo]s |del |della )?"
    rf"{_NAMES}",
    rf"(?<![\w.,-])\d{{5}} {_NAME}",
)
_WEB = (
    r"\b(?:https?://|www\.)[^\s<>()\"]{3,200}",
    r"(?<![\w@./])@[A-Za-z]\w{2,30}\b",
)
# No places, though one may be in them or come from them.
_NO_PLACES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter english french german spanish italian welsh irish polish
    turkish arabic latin dutch russian portuguese i mum dad mom mother father god zoom teams skype cbt act emdr
    """.split()
)

# What looks like a number of a telephone; whether it is one is told by those who know their rules.
_DIALLED = r"(?<![\w./:-])[+(]{0,2}\d[\d ()./-]{6,22}\d(?![\w/:-])"
_REGIONS: Final = tuple("GB US IE AU NZ ZA IN DE AT CH FR BE NL ES IT PT PL".split())

# Small, as they are looked up; of two words, the one that says it.
_DOES_OR_IS: Final = frozenset(
    """
    accountant actor actress architect baker barrister bishop builder butcher carer carpenter chef clerk coach cook
    councillor dancer dentist doctor driver electrician engineer farmer firefighter fireman fisherman footballer
    gardener gp hairdresser imam intern joiner journalist judge landlord landlady lawyer lecturer librarian magistrate
    manager mayor mechanic midwife miner minister model musician nanny nun nurse officer optician painter paramedic
    pharmacist photographer pilot plumber poet policeman policewoman politician postman priest principal professor
    programmer publican rabbi receptionist sailor scientist secretary singer worker soldier solicitor student surgeon
    surveyor teacher technician therapist translator undertaker vet vicar waiter waitress welder writer
    arzt ärztin lehrer lehrerin pfarrer polizist enseignant enseignante infirmier infirmière maestro maestra
    husband wife partner daughter son sister brother twin twins mother father stepmother stepfather stepson
    stepdaughter grandmother grandfather uncle aunt cousin nephew niece fiancé fiancée widow widower triplet triplets
    """.split()
)
_HAPPENED: Final = frozenset(
    """
    accident adopted adoption affair arrest arrested award baptism bankrupt bankruptcy birth bombing burglary crash
    championship christening court custody deported died divorce divorced drowned earthquake election elected
    emigrated evicted explosion fire fired flood flooded funeral headline inquest jailed kidnapped lottery married
    marathon miscarriage murder murdered newspaper overdose prison promoted redundancy redundant resigned retired
    retirement riot robbery scandal sentenced shooting shot stabbed stabbing stillborn strike stroke suicide sued
    suspended television trial verdict war wedding whistleblower whistleblowing won
    """.split()
)
_SOMEWHERE: Final = frozenset("village town island hamlet coast valley hospital school parish barracks".split())
_NEAR: Final = 300


def emails(text: str) -> Iterator[Span]:
    yield from guard_person.email_addresses(text)


def web(text: str) -> Iterator[Span]:
    """Addresses and names on the web."""
    for source in _WEB:
        for start, end in spans(source, text):
            yield start, start + len(text[start:end].rstrip(".,;:!?*_"))


def phones(text: str) -> Iterator[Span]:
    """Numbers of telephones, of the countries whose rules are asked, and numbers of persons."""
    if not has_digit(text):
        return
    yield from guard_person.numbers(text)
    for start, end in spans(_DIALLED, text):
        if _is_dialled(text[start:end]):
            yield start, end


def _is_dialled(digits: str) -> bool:
    if not 7 <= sum(char.isdigit() for char in digits) <= 15 or re.fullmatch(r"[\d./-]{6,10}", digits):
        return False
    import phonenumbers  # late, because it is large and most texts have no number

    for region in ("ZZ", *_REGIONS) if not digits.startswith(("+", "00")) else ("ZZ", "GB"):
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(digits, None if region == "ZZ" else region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def addresses(text: str) -> Iterator[Span]:
    """House numbers with their street, postcodes, and streets of other countries."""
    yield from guard_person.addresses(text)
    for source in _STREETS:
        yield from spans(source, text)


def places(text: str) -> Iterator[Span]:
    """What has a capital after in, at, from or near, and what is called a street, a school or the like."""
    for source in (_AFTER, _MOVED_TO, _NAMED, _OF):
        for start, end in spans(source, text):
            first = text[start:end].split(maxsplit=1)[0].casefold().removesuffix("'s").removesuffix("’s")
            if first not in _NO_PLACES:
                yield start, end


def combinations(text: str) -> Iterator[Span]:
    """What somebody does or is to another, where a place and an event stand close to it."""
    words = [(match[0].casefold(), match.span()) for match in pattern(r"[^\W\d_]+").finditer(text)]
    events = [span[0] for word, span in words if word in _HAPPENED]
    if not events:
        return
    unnamed = (span[0] for word, span in words if word in _SOMEWHERE)
    somewhere = sorted({*unnamed, *(start for start, _ in places(text))})
    for word, span in words:
        if word in _DOES_OR_IS and _is_near(somewhere, span[0]) and _is_near(events, span[0]):
            yield span


def _is_near(found: list[int], place: int) -> bool:
    """Whether one of them is in the same passage."""
    here = bisect_left(found, place)
    return any(0 < abs(other - place) <= _NEAR for other in found[max(0, here - 1) : here + 2])
