"""Finding reflections again: the contract of words and filters, the same in memory and on disk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.builders import AT, DAY, a_marking, a_reflection, an_answer

from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.ports import Journal

WORDS_OF = {
    "quiet": "The silence was long. I didn't fill it; she was half-smiling.",
    "cafe": "We spoke of the Café, naïve as it was, and of Ångström.",
    "cafe too": "Decomposed: cafe\u0301.",
    "pause": "He paused and I paused. Silently, at first.",
    "phrase": "I waited in silence until it turned.",
    "reverse": "In silence I waited.",
    "emoji": "A smile 🙂 without a word, 🕊️dove",
    "hebrew": "היא שתקה ואני חיכיתי",
    "operators": "AND or NOT near (that) ^one: body* rank",
    "numbers": "Twenty minutes in, at 10.5 per cent of 2026-03-04",
    "markdown": "# Heading\n\n**Bold** words and _slanted_ ones, `coded`",
    "upper": "SILENCE AGAIN",
    "cyrillic": "Тишина и терпение",
    "empty": "",
}


@pytest.fixture
def written(journal: Journal) -> Journal:
    with journal.transaction():
        for number, (name, body) in enumerate(WORDS_OF.items()):
            journal.reflections.put(a_reflection(body, reflection_id=name, day=DAY + timedelta(days=number)))
        journal.reflections.put(a_reflection("The silence that is gone", trashed_at=AT))
    return journal


def _glimpses(journal: Journal, words: str = "", **narrowed) -> list[Glimpse]:
    asked = Filter(words=words, **narrowed)
    return journal.reflections.glimpses(journal.reflections.places(asked, limit=1000), asked)


def _found(journal: Journal, words: str = "", **narrowed) -> list[str]:
    return [glimpse.reflection_id for glimpse in _glimpses(journal, words, **narrowed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("silence", ["upper", "reverse", "phrase", "quiet"]),
        ("SiLeNcE", ["upper", "reverse", "phrase", "quiet"]),
        ("silen", ["upper", "reverse", "phrase", "pause", "quiet"]),
        ("silen*", ["upper", "reverse", "phrase", "pause", "quiet"]),
        ('"silen"', []),
        ('"silence"', ["upper", "reverse", "phrase", "quiet"]),
        ("cafe", ["cafe too", "cafe"]),
        ("café", ["cafe too", "cafe"]),
        ("cafe\u0301", ["cafe too", "cafe"]),
        ("CAFÉ", ["cafe too", "cafe"]),
        ("naive", ["cafe"]),
        ("angstrom", ["cafe"]),
        ('"waited in silence"', ["phrase"]),
        ('"in silence"', ["reverse", "phrase"]),
        ('"in silence', ["reverse", "phrase"]),
        ("waited silence", ["reverse", "phrase"]),
        ('silence -"waited in"', ["upper", "reverse", "quiet"]),
        ("silence -waited", ["upper", "quiet"]),
        ("silence -wait -again", ["quiet"]),
        ("-silen -a -w -h -t", ["empty", "cyrillic", "hebrew", "cafe too"]),
        ("didn't", ["quiet"]),
        ("didn’t", ["quiet"]),
        ("half-smiling", ["quiet"]),
        ("half-sm", ["quiet"]),
        ("smiling-half", []),
        ("pause", ["pause"]),
        ("word", ["markdown", "emoji"]),
        ("🙂", list(reversed(WORDS_OF))),
        ("🙂 word", ["markdown", "emoji"]),
        ("dove", ["emoji"]),
        ("שתק", ["hebrew"]),
        ("ואני שתקה", ["hebrew"]),
        ("тишина", ["cyrillic"]),
        ("ТЕРП", ["cyrillic"]),
        ("AND", ["operators", "cafe", "pause", "markdown"]),
        ("NOT", ["operators"]),
        ("OR", ["operators"]),
        ("NEAR", ["operators"]),
        ("NEAR(that ^one)", ["operators"]),
        ("(that)", ["operators"]),
        ("^one", ["markdown", "operators"]),
        ("body:", ["operators"]),
        ("body:silence", []),
        ("body*", ["operators"]),
        ('"', list(reversed(WORDS_OF))),
        ('""', list(reversed(WORDS_OF))),
        ("- ( ) : ^ *", list(reversed(WORDS_OF))),
        ("10.5", ["numbers"]),
        ("2026-03", ["numbers"]),
        ("bold", ["markdown"]),
        ("slanted", ["markdown"]),
        ("   ", list(reversed(WORDS_OF))),
        ("nowhere", []),
        ("nowhere silence", []),
        ("-nowhere", list(reversed(WORDS_OF))),
        ("\x00silence\x01", ["upper", "reverse", "phrase", "quiet"]),
        ("s", ["markdown", "pause", "quiet", "upper", "reverse", "phrase", "emoji", "cafe"]),
        ("zz", []),
    ],
)
def test_what_is_typed_finds(written: Journal, typed: str, found: list[str]):
    in_order = [name for name in reversed(WORDS_OF) if name in found]
    assert _found(written, typed) == in_order


@pytest.mark.parametrize(
    "typed",
    [
        "\ud83d half a pair",
        '"' * 999,
        "a " * 5_000,
        "-a " * 400,
        "ab" * 40_000,
        '"' + "word " * 190 + '"',
        "\x00\x01\x1b",
        "' OR 1=1 --",
        "𞤀𞤁 \U0001f468\u200d",
        "\u0301\u0302",
    ],
    ids=[
        "surrogate",
        "quotes",
        "words",
        "minuses",
        "long word",
        "phrase",
        "controls",
        "sql",
        "adlam",
        "marks",
    ],
)
def test_nothing_that_can_be_typed_fails(written: Journal, typed: str):
    assert isinstance(_found(written, typed), list)


def test_a_common_beginning_of_many_words_is_found_too(journal: Journal):
    names = [f"beginning{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    with journal.transaction():
        for name in names:
            journal.reflections.put(a_reflection(f"the {name} of it", reflection_id=name))
    assert set(_found(journal, "beginning")) == set(names)
    assert _found(journal, "beginninga -beginningaa")[-1] == "beginningab"
    assert _found(journal, "-beginning") == []


def test_answers_and_notes_are_searched_and_wordings_are_not(journal: Journal):
    with journal.transaction():
        journal.reflections.put(a_reflection("", reflection_id="answered", answers=(an_answer("A yawn, mine."),)))
        journal.reflections.put(
            a_reflection("", reflection_id="noted", markings=(a_marking(line="right after the yawn"),))
        )
    assert _found(journal, "yawn") == ["noted", "answered"]
    assert _found(journal, "quiet") == _found(journal, "explained") == []


@pytest.fixture
def marked(journal: Journal) -> Journal:
    with journal.transaction():
        for name, day, fields in [
            ("a", 1, {"client_code": "Heron", "tags": ("online",), "answers": (an_answer(lens="pace"),)}),
            ("b", 2, {"client_code": "Heron", "markings": (a_marking("waited", lens="silence"),)}),
            ("c", 3, {"client_code": "heron", "tags": ("online", "late")}),
            ("d", 4, {"markings": (a_marking("yes", marker_id="rested", lens="me"), a_marking("saw-then"))}),
            ("e", 5, {"client_code": "Birch", "markings": (a_marking("waited", marker_id="rested"),)}),
        ]:
            journal.reflections.put(a_reflection("words here", reflection_id=name, day=date(2026, 3, day), **fields))
    return journal


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({}, "edcba"),
        ({"client_code": "Heron"}, "ba"),
        ({"client_code": "Hero"}, ""),
        ({"tag": "online"}, "ca"),
        ({"lens": "pace"}, "a"),
        ({"lens": "silence"}, "b"),
        ({"lens": "sense-making"}, "ed"),
        ({"marker_id": "explained-early"}, "db"),
        ({"marker_id": "explained-early", "option": "waited"}, "b"),
        ({"marker_id": "rested", "option": "saw-then"}, ""),
        ({"option": "waited"}, "eb"),
        ({"since": date(2026, 3, 3)}, "edc"),
        ({"until": date(2026, 3, 3)}, "cba"),
        ({"since": date(2026, 3, 2), "until": date(2026, 3, 4)}, "dcb"),
        ({"since": date(2026, 3, 4), "until": date(2026, 3, 2)}, ""),
        ({"client_code": "Heron", "tag": "online"}, "a"),
        ({"client_code": "Heron", "tag": "online", "lens": "pace", "since": date(2026, 3, 1)}, "a"),
        ({"words": "words", "tag": "online"}, "ca"),
        ({"words": "-words", "tag": "online"}, ""),
        ({"words": "here -nowhere", "option": "waited", "until": date(2026, 3, 4)}, "b"),
    ],
)
def test_filters_narrow_together(marked: Journal, narrowed: dict, found: str):
    assert "".join(_found(marked, **narrowed)) == found


def test_a_narrowed_page_goes_on_where_the_last_one_ended(marked: Journal):
    asked = Filter(words="words", client_code="Heron")
    first = marked.reflections.places(asked, limit=1)
    second = marked.reflections.places(asked, before=first[-1], limit=1)
    assert len({*first, *second}) == 2
    assert marked.reflections.places(asked, before=second[-1]) == []


def test_a_glimpse_without_words_is_the_opening(journal: Journal):
    body = "\n# Twenty past\n\nI **waited** with\nthe [door](x) open. " + "And so on. " * 100
    reflection = a_reflection(body, client_code="Heron", tags=("online", "late"), markings=(a_marking(), a_marking()))
    journal.reflections.put(reflection)
    (glimpse,) = _glimpses(journal)
    assert (glimpse.reflection_id, glimpse.day) == (reflection.reflection_id, DAY)
    assert (glimpse.client_code, glimpse.tags, glimpse.marking_count) == ("Heron", ("online", "late"), 2)
    (piece,) = glimpse.pieces
    assert not piece.is_hit
    assert "Twenty past" in piece.text
    assert "\n" not in piece.text
    assert len(piece.text) <= 241


def test_without_a_body_the_first_answer_is_the_opening(journal: Journal):
    journal.reflections.put(a_reflection(" \n", answers=(an_answer("\n\t "), an_answer("I moved us on."))))
    assert [piece.text for piece in _glimpses(journal)[0].pieces] == ["I moved us on."]


def test_without_any_words_there_is_nothing_to_glimpse(journal: Journal):
    journal.reflections.put(a_reflection(""))
    assert _glimpses(journal)[0].pieces == ()


def test_hits_are_told_apart_in_the_words_around_them(journal: Journal):
    far = "before it all, " * 60 + "then Silénce, and a long silence, " + "and after it, " * 60
    journal.reflections.put(a_reflection(far))
    (glimpse,) = _glimpses(journal, "silence -nowhere")
    assert [piece.text for piece in glimpse.pieces if piece.is_hit] == ["Silénce", "silence"]
    assert any("long" in piece.text for piece in glimpse.pieces if not piece.is_hit)


def test_a_place_that_no_longer_fits_shows_its_opening(journal: Journal):
    journal.reflections.put(a_reflection("Something else."))
    places = journal.reflections.places(Filter())
    (glimpse,) = journal.reflections.glimpses(places, Filter(words="nowhere"))
    assert [(piece.text, piece.is_hit) for piece in glimpse.pieces] == [("Something else.", False)]
