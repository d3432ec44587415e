"""Clues of person: names and initials, as far as capitals tell them; a script without capitals tells none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unhurried.domain import guard_person
from unhurried.domain.guard_patterns import Span, pattern, spans

_WORDS = r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*"
_BLANKS: Final = " \t*_#>•"
_QUOTES: Final = "\"“„«‘'([-–—"
_SENTENCE_ENDS: Final = ".!?…:;|/\n"
_PARTICLES: Final = frozenset("de da du van von der den la le el al bin ibn of the y e".split())

# Nobody's names, with a capital wherever they stand. Days and months are counted elsewhere.
_NO_NAMES: Final = frozenset(
    """
    i i'm i'd i'll i've mum dad mom mummy daddy mama papa gran granny grandma grandpa nan nana god lord bible jesus
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter boxing ramadan eid diwali hanukkah passover thanksgiving
    mondays tuesdays wednesdays thursdays fridays saturdays sundays english client clients zoom skype whatsapp email
    internet dr mr mrs ms miss mx prof professor doctor sir ok tv cv uk us usa eu nhs gp cbt act dbt emdr cft
    ifs adhd ptsd ocd asd
    """.split()
)
# Where these are many, every noun has a capital, and capitals tell no names.
_GERMAN: Final = frozenset(
    """
    aber als am an auch auf aus bei bin das dass dem den der des die doch durch ein eine einem einen einer er es für
    hat hatte ich ihr im in ist kein keine man mich mir mit nach nicht noch nur oder sein sich sie sind so über um und
    uns vom von vor war waren was wenn wie wir wird zu zum zur
    """.split()
)
_MANY: Final = 0.3

_TWO_LETTERS = r"(?<![\w.&’'-])(?P<it>[B-HJ-Z]\.? (?:and|&|with) [B-HJ-Z]\.?)(?![\w’'&-])"
_CAPITALS_ALONE = r"(?<![\w.&’'/-])[A-Z]{2,3}(?![\w&/-]|\.\w)"
_NO_INITIALS: Final = frozenset(
    """
    am pm uk us usa eu un tv cd dvd pc ok id hq ie eg cv gp ny la nhs cbt act cft dbt ifs ptsd ocd asd emd it is in no
    so not and the but she he her his they you why who how ad bc bbc cpd mdt cmh ect mri diy faq rip a&e ed er nb ps
    asap dna all any yes one now do did had has was were be my me we or if on at by to of up too out off own can may
    """.split()
)
_STARTING = (
    r"(?:(?<=\n)|(?<=[.!?…] )|\A)(?P<it>[^\W\d_][^\W\d_’'-]{2,24})(?=[’']s [a-z]| (?:said|told|asked|cried|wept|"
    r"smiled|laughed|shouted|whispered|texted|phoned|rang|wants|wanted|thinks|thought|says|tells|lives|lived|died|arrived|"
    r"hates|loves|loved|and I)\b)"
)
_NO_SUBJECTS: Final = frozenset(
    """
    she they everyone everybody someone somebody nobody noone one who what that this it here there then now nothing
    something everything let how where when why another other others neither both all mother father the client mine
    yesterday today tomorrow tonight next last silence both part half some many most others people men women
    couple sister brother husband wife mum dad her his afterwards later never only even and but yet still
    """.split()
)


def initials(text: str) -> Iterator[Span]:
    """J.M., a single J. within a sentence, K said, M and R, JM."""
    yield from guard_person.initials(text)
    yield from spans(_TWO_LETTERS, text)
    for start, end in spans(_CAPITALS_ALONE, text):
        if text[start:end].casefold() not in _NO_INITIALS:
            yield start, end


def names(text: str) -> Iterator[Span]:
    """Common first names, names with a title, whatever has a capital within a sentence, whoever said something."""
    yield from guard_person.names(text)
    yield from _capitalised(text)
    for start, end in spans(_STARTING, text):
        if text[start].isupper() and text[start:end].casefold() not in _NO_SUBJECTS | _NO_NAMES:
            yield start, end


def _capitalised(text: str) -> Iterator[Span]:
    """Words with a capital in mid-sentence, neighbours together; none where every noun has one."""
    for begin, line in _lines(text):
        found: list[Span] = []
        words = list(pattern(_WORDS).finditer(line))
        german = 0
        for match in words:
            word = match[0]
            if not word[0].isupper():
                german += word in _GERMAN
            elif _may_be_name(word) and not _starts_sentence(line, match.start()):
                _add(found, line, match.span())
        for start, end in () if german > _MANY * len(words) else found:
            yield begin + start, begin + end


def _lines(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for line in text.split("\n"):
        yield begin, line
        begin += len(line) + 1


def _add(found: list[Span], line: str, span: Span) -> None:
    """Take it to the one before, where only a blank or a particle is between the two."""
    if found and span[0] - found[-1][1] <= 8:
        between = line[found[-1][1] : span[0]].split()
        if line[found[-1][1]] == " " and all(word in _PARTICLES for word in between):
            found[-1] = (found[-1][0], span[1])
            return
    found.append(span)


def _may_be_name(word: str) -> bool:
    small = word.casefold().replace("’", "'").removesuffix("'s")
    # All capitals is loud, or an abbreviation; initials are looked for by themselves.
    is_loud = len(word) > 1 and word.isupper()
    return len(word) > 1 and not is_loud and small not in _NO_NAMES


def _starts_sentence(line: str, place: int) -> bool:
    """Whether what is before it ends a sentence, or opens what somebody says."""
    quoted = False
    while place and (line[place - 1] in _BLANKS or line[place - 1] in _QUOTES):
        quoted = quoted or line[place - 1] in '"“„«‘('
        place -= 1
    if not place or quoted:
        return True
    if line[place - 1] == "." and line[max(0, place - 4) : place].strip() in ("Dr.", "Mr.", "Mrs.", "Ms.", "St."):
        return False
    return line[place - 1] in _SENTENCE_ENDS
