"""Clues of time: passages that say how old somebody is, or when something was."""

from __future__ import annotations

from collections.abc import Iterator

from unhurried.domain import guard_record
from unhurried.domain.guard_patterns import Span, has_digit, spans

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = (
    rf"(?:\d{{1,3}}|(?:{_TENS})(?:[ -](?:{_ONES}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    rf"eighteen|nineteen|{_ONES})"
)
_DECADES = "teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\\d0['’]?s"
# Each with what is in whatever it finds: to look for that first takes a tenth of the time.
_AGES = (
    (("old",), rf"\b{_NUMBER}[ -]?(?:years?|yrs?|months?|weeks?)[ -]old\b"),
    (("of age",), rf"\b{_NUMBER} years of age\b"),
    (("yo", "y/o"), r"(?<![\w.,-])\d{1,3} ?y/?o\b"),
    (("age",), rf"\b(?:aged|age of|age) {_NUMBER}\b"),
    (("teens", "ties", "0s", "0's", "0’s"), rf"\b(?:(?:early|mid|late)[ -]|(?:her|his|their|my) )(?:{_DECADES})\b"),
    (("turn",), rf"\bturn(?:s|ed|ing) (?P<it>{_NUMBER})\b(?! (?:minutes?|hours?|days?|weeks?|times?|of|pages?))"),
    (
        ("she ", "he ", "who ", "they ", "'s ", "’s "),
        rf"\b(?:she|he|who|they)(?: is| was| were|['’]s) (?:only |now |just |nearly |almost )?(?P<it>{_NUMBER})"
        r"(?=[,.;)]| (?:and|when|then|now)\b)",
    ),
    (("birthday",), rf"\b(?:{_NUMBER}|\d{{1,3}}(?:st|nd|rd|th)|\w{{3,12}}(?:th|first|second|third)) birthday\b"),
)

_DAYS = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_MONTHS_IN_FULL = "January|February|March|April|June|July|August|September|October|November|December"
_MONTHS = rf"(?:{_MONTHS_IN_FULL}|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
# The same in the languages next door, where a number goes before them.
_OTHER_MONTHS = (
    r"(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|février|"
    r"mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|"
    r"dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro|januari|februari|maart|mei|"
    r"augustus)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATES = (
    rf"(?<![\w./-]){_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTHS}(?: (?:19|20)\d\d)?(?!\w)",
    rf"\b{_MONTHS} {_DAY}(?:st|nd|rd|th)?(?![\w:.%-])(?:,? (?:19|20)\d\d)?",
    rf"(?<![\w./-]){_DAY}[./]{_DAY}[./](?:\d\d){{1,2}}(?![\w/-])",
    rf"\b[Tt]he (?P<it>{_DAY}(?:st|nd|rd|th))(?! (?:session|time|year|floor|minute|hour|week|day|one|of [a-z]))\b",
    r"(?<![\w./:£$€-])(?:19[2-9]\d|20[0-4]\d)(?![\w/:%]|[.,-]\d)",
)
_MONTHS_ALONE = (
    rf"\b(?:{_MONTHS_IN_FULL})\b(?: (?:19|20)\d\d\b)?",
    r"\b(?:[Ii]n|of|last|next|since|until|till|by|early|late|mid|this|through|during)[ -](?P<it>May)\b(?! \w+ed\b)",
)
_FEASTS = (
    r"\b(?:Christmas(?: (?:Eve|Day))?|Boxing Day|Easter|Ramadan|Eid|Diwali|Hanukkah|Passover|Thanksgiving|"
    r"Hallowe['’]?en|Valentine['’]?s(?: Day)?|New Year['’]?s(?: (?:Eve|Day))?|Pentecost|Yom Kippur|Nowruz)\b"
)


def ages(text: str) -> Iterator[Span]:
    """34-year-old, aged 7, in her forties, she turned forty, he was nine when."""
    small = text.casefold()
    for stems, source in _AGES:
        if any(stem in small for stem in stems):
            yield from spans(source, text, any_case=True)


def dates(text: str) -> Iterator[Span]:
    """Days, months, years, days of the week and of feasts."""
    yield from guard_record.full_dates(text)
    for source in _DATES if has_digit(text) else ():
        yield from spans(source, text)
    if has_digit(text):
        other = rf"(?<![\w./-]){_DAY}\.?(?: de| di)? {_OTHER_MONTHS}(?: (?:de )?(?:19|20)\d\d)?(?!\w)"
        yield from spans(other, text, any_case=True)
    for source in (*_MONTHS_ALONE, _FEASTS):
        yield from spans(source, text)
    yield from spans(_DAYS, text, any_case=True)
