"""Passages that could say who somebody is: names, initials, addresses and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from unhurried.domain.first_names import FIRST_NAMES
from unhurried.domain.guard_patterns import Span, has_digit, pattern, spans

_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
_DIGITS = r"(?<![\w./:+-])(?:\+|\(|\d)[\d() .-]{7,20}\d(?![\w/:-])"
_NUMBERED = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{2}-\d{4}")
_DATED = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")

_LETTER = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_LETTER}[\w'’-]{{1,20}}"
_KIND_OF_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Terrace|Gardens|Grove|Court|Place|Square|Way|"
    r"Mews|Boulevard|Blvd)"
)
_ADDRESSES = (
    rf"(?<![\w.,:/-])\d{{1,4}}[A-Za-z]?,? (?:{_WORD} ){{1,3}}{_KIND_OF_STREET}\b",
    r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\w-])",
    r"(?<![\w-])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?![\w-])",
)

_INITIALS = r"(?<![\w.&’'-])(?P<it>[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?)(?! ?[\w&])(?![’']?\w)"
_INITIALS_WITHIN = r"(?<![\w.&’'-])(?P<it>[A-Z]\. ?[A-Z]\.)(?= [a-z]|[’']s\b|,|;|:|\))"
_ONE_INITIAL = r"\b(?P<before>[A-Za-z]{1,12}),? (?P<it>[A-HJ-Z]\.)(?=(?:,|’s|'s)? [a-z]{2})"
# A letter without its point, where only somebody can be meant: K said, I sat with J.
_LETTER_ACTING = (
    r"(?:^|[.!?,;:–—] |\b(?:and|that|when|as|if|because|while|but|why|how|what|before|after|until|where) )"
    r"(?P<it>[B-HJ-WYZ])(?= (?:said|told|asked|came|went|looked|sat|cried|wept|left|laughed|talked|spoke|wanted|felt|"
    r"seemed|smiled|kept|arrived|turned|was|had|has|says|is)\b)"
)
_LETTER_MET = (
    r"\b(?:with|told|saw|asked|met|see|seeing|about) (?P<it>[B-HJ-WYZ])"
    r"(?=$|[,;:.!?)](?:\s|$)|[’']s\b| (?:and|today|again|for|on|about|in|at|that|when|as|this|to)\b)"
)
_INITIALS_OF_CLIENT = r"\b(?:[Cc]lient|[Pp]atient) (?P<it>[A-Z]{2,3})(?=[ ,.;:)’']|$)(?! (?:class|group|notes))"
_NO_INITIALS = frozenset(
    "am pm uk us usa eu un nb ps bc ad ba ma bsc md dc tv cd dvd pc ok id hq ie eg cv gp rsvp ny la nz uae ussr nhs "
    "cbt act cft dbt ifs".split()
)
# A letter after one of these is a thing's: plan B., vitamin C.
_LETTERED = frozenset(
    "plan vitamin type grade hepatitis group room block class section part step note track figure appendix option "
    "point exhibit side channel column row level an a the of in letter minor major flat sharp".split()
)

# First names that are as often something else in a sentence of ours.
_ALSO_WORDS = frozenset(
    "christian victoria frank max robin jean sofia florian carmen dominic ali an leo franz florence chen".split()
)
_WRITERS = frozenset(
    """
    rogers freud jung klein winnicott bion bowlby yalom beck ellis erikson ainsworth fonagy safran muran norcross
    lambert wampold hill casement symington ogden mitchell benjamin kohut kernberg stern perls gendlin frankl linehan
    hayes miller rollnick gilbert main crittenden lacan ferenczi balint fairbairn sandler bollas phillips orbach satir
    minuchin haley white epston berne schon schön kolb gibbs proctor hawkins shohet elliott greenberg watson heaney
    larkin eliot plath woolf austen dickens dickinson oliver bach cage cash buber mahler coltart grosz bateman
    beebe worden heidegger beckett wilde cohen
    """.split()
)
_NOT_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter ramadan diwali eid hanukkah lent advent english welsh
    scottish irish british american french german spanish italian polish european god zoom teams skype google i
    i'm i'd i'll i've
    """.split()
)
_TITLED = rf"\b(?P<it>(?:Mr|Mrs|Ms|Miss|Mx)\.? {_WORD}|(?:Dr|Prof|Professor|Doctor)\.? {_WORD})"
_TITLES_ALONE = frozenset("who strange freud jung winnicott watson no".split())
_KIN = (
    r"(?:[Cc]lient|[Pp]atient|[Hh]usband|[Ww]ife|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister|[Bb]oyfriend|[Gg]irlfriend|"
    r"[Nn]ephew|[Nn]iece|[Cc]olleague|[Nn]amed|[Nn]ame is|[Nn]ame was)"
)
_INTRODUCED = rf"\b{_KIN},? (?P<it>{_LETTER}[a-zà-ÿ]{{2,20}}(?: {_LETTER}[a-zà-ÿ]{{2,20}})?)(?![\w-]|[’'](?!s\b))"
_CAPITALISED = (
    rf"(?<![\w'’-])(?P<it>{_LETTER}[a-zà-ÿ]{{1,20}})"
    rf"(?=(?P<after>(?:-{_LETTER}[a-zà-ÿ]{{1,20}})?(?: {_LETTER}[\w’'-]{{0,20}})?))"
)
# After one of these, a first name is part of a saying or of the name of a place.
_NOT_ABOUT_ONE = frozenset(
    "st st. saint saints santa san doubting king queen prince princess pope uncle aunt the".split()
)


def email_addresses(text: str) -> Iterator[Span]:
    if "@" in text:
        yield from spans(_EMAIL, text)


def numbers(text: str) -> Iterator[Span]:
    """Numbers of telephones and of persons; years, amounts and dates are none."""
    for start, end in spans(_DIGITS, text) if has_digit(text) else ():
        if _is_somebodys(text[start:end]):
            yield start, end


def _is_somebodys(digits: str) -> bool:
    how_many = sum(letter.isdigit() for letter in digits)
    if _DATED.fullmatch(digits) or not 9 <= how_many <= 15 or "  " in digits or ".." in digits or "--" in digits:
        return False
    begins_like_one = digits.startswith(("+", "0", "(0"))
    return bool(_NUMBERED.fullmatch(digits)) or (begins_like_one and how_many >= 10)


def addresses(text: str) -> Iterator[Span]:
    """A house number with its street, or a postcode."""
    for source in _ADDRESSES if has_digit(text) else ():
        yield from spans(source, text)


def initials(text: str) -> Iterator[Span]:
    """A. B., J.K., a single A. or B within a sentence, and the two letters of a client."""
    for source in (_INITIALS, _INITIALS_WITHIN, _INITIALS_OF_CLIENT):
        for start, end in spans(source, text):
            letters = text[start:end].replace(".", "").replace(" ", "").casefold()
            if letters not in _NO_INITIALS:
                yield start, end
    for source in (_LETTER_ACTING, _LETTER_MET):
        yield from spans(source, text)
    for match in pattern(_ONE_INITIAL).finditer(text):
        if match["before"].casefold() not in _LETTERED:
            yield match.span("it")


def names(text: str) -> Iterator[Span]:
    """A common first name with what follows it, a title with a name, or a word that is introduced as a name."""
    for start, end in spans(_TITLED, text):
        _, _, name = text[start:end].rpartition(" ")
        if _bare(name) not in _TITLES_ALONE | _WRITERS:
            yield start, end
    for start, end in spans(_INTRODUCED, text):
        if text[start:end].partition(" ")[0].casefold() not in _NOT_NAMES:
            yield start, end
    yield from _first_names(text)


def _first_names(text: str) -> Iterator[Span]:
    for match in pattern(_CAPITALISED).finditer(text):
        word = _plain(match["it"])
        if word not in FIRST_NAMES or word in _ALSO_WORDS:
            continue
        surname = match["after"].removeprefix("-").strip()
        before = text[max(0, match.start() - 12) : match.start()].split()
        is_other = bool(before) and before[-1].casefold() in _NOT_ABOUT_ONE
        if not is_other and _bare(surname) not in _WRITERS:
            yield match.start(), match.end("after") if _is_surname(surname) else match.end("it")


def _is_surname(word: str) -> bool:
    return len(word) > 1 and _plain(word) not in _NOT_NAMES


def _bare(word: str) -> str:
    return _plain(word).removesuffix("'s").removesuffix("’s")


def _plain(word: str) -> str:
    """Small, and without accents, so that Zoë is found as zoe."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
