"""Words: found however they are written, not found in longer ones, and replaced without a trace."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.sharing.planted import PLANTED, SINGLE, WAYS

from unhurried.domain.sharing.parts import Decision, Treatment
from unhurried.services.sharing.words import held, holds, occurrences, replaced, same

PLAIN = "Then it was quiet for a while, and {} was there; I let it be. Nobody hurried."


def test_there_are_enough_planted_names():
    assert len(set(PLANTED)) >= 200


@pytest.mark.parametrize("way", WAYS)
def test_every_planted_name_is_found_in_every_way_of_writing(way: str):
    missed = [name for name in PLANTED if not holds(PLAIN.format(WAYS[way](name)), name)]
    assert missed == []


@pytest.mark.parametrize("way", WAYS)
def test_every_planted_name_is_found_from_however_it_is_listed(way: str):
    if way in ("joined on", "of theirs", "of theirs, set well"):
        return
    missed = [name for name in PLANTED if not holds(PLAIN.format(name), WAYS[way](name).strip())]
    assert missed == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("instead", ["", "a friend"])
def test_nothing_of_a_replaced_name_is_left(way: str, instead: str):
    left: list[str] = []
    for name in PLANTED:
        text = replaced(PLAIN.format(WAYS[way](name)), [Decision(name, instead=instead)])
        bare = "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())
        bare_name = "".join(char for char in unicodedata.normalize("NFKD", name).casefold() if char.isalnum())
        if holds(text, name) or bare_name in bare or instead not in text:
            left.append(text)
    assert left == []


def test_all_of_them_at_once_in_one_text():
    text = "\n\n".join(PLAIN.format(way(name)) for name in PLANTED[::3] for way in WAYS.values())
    assert held(text, PLANTED[::3]) == PLANTED[::3]
    assert held(replaced(text, [Decision(name) for name in PLANTED]), PLANTED) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("an Annual visit", "Ann"),
        ("Mariannenstrasse", "Maria"),
        ("Ann\u00adual", "Ann"),
        ("**Ann**ual", "Ann"),
        ("Zoë is here", "Zoe\u0308lla"),
        ("in a hurry, as her mother", "Ina"),
        ("As her mother said", "Asher"),
        ("In a way", "Ina"),
        ("It will be, will it", "Will"),
        ("the tide, a compass", "Tide"),
        ("MacDonald", "Donald"),
        ("it is for us", "US"),
        ("a pause and a", "A."),
        ("A pause", "A."),
        ("Straß", "Stras"),
        ("난", "나"),
        ("", "Zorvath"),
        ("Zorvath", ""),
        ("Zorvath", "  "),
        ("The 134 steps", "34"),
        ("Zorvath. Quillon", "Zorvath Quillon"),
    ],
)
def test_only_whole_words_are_found(text: str, word: str):
    assert occurrences(text, word) == []


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("I met J. M. today", "J.M.", "J. M."),
        ("JM came", "J.M.", "JM"),
        ("with A. again", "A.", "A."),
        ("Will came", "Will", "Will"),
        ("WILL came", "will", "WILL"),
        ("Marias Mutter", "Maria", "Maria"),
        ("Mary-Ann", "Ann", "Ann"),
        ("withZorvath", "Zorvath", "Zorvath"),
        ("ZorvathQuillon", "Zorvath", "Zorvath"),
        ("Z orvath", "Zorvath", "Z orvath"),
        ("Z o r v a t h", "Zorvath", "Z o r v a t h"),
        ("Zor\nvath", "Zorvath", "Zor\nvath"),
        ("Zor\ufffe\nvath", "Zorvath", "Zor\ufffe\nvath"),
        ("Jo-Ann", "Jo Ann", "Jo-Ann"),
        ("Joann", "Jo Ann", "Joann"),
        ("call 020 7946-0958 now", "02079460958", "020 7946-0958"),
        ("call +44 20 7946 0958", "+442079460958", "+44 20 7946 0958"),
        ("zo@a.example, yes", "zo@a.example", "zo@a.example"),
        ("zo@a.\nexample, yes", "zo@a.example", "zo@a.\nexample"),
        ("Ju\u0308rgen", "Juergen", ""),
        ("Juergen", "J\u00fcrgen", "Juergen"),
        ("ﬁnnegrath", "Finnegrath", "ﬁnnegrath"),
        ("ＺＯＲＶＡＴＨ", "Zorvath", "ＺＯＲＶＡＴＨ"),
        ("我和佐瓦提说话", "佐瓦提", "佐瓦提"),
        ("وزرفاتيل", "زرفاتيل", "زرفاتيل"),
        ("والزرفاتيل", "زرفاتيل", "زرفاتيل"),
        ("조르바티는", "조르바티", "조르바티"),
        ("a 🦊 sat", "🦊", "🦊"),
        ("Zorvath2 and Zorvath", "Zorvath", "Zorvath"),
        ("on 3.4.26", "3.4.26", "3.4.26"),
    ],
)
def test_a_word_is_found_as_it_stands(text: str, word: str, found: str):
    places = occurrences(text, word)
    assert [text[start:end] for start, end in places][:1] == ([found] if found else [])


TIDY = [
    ("I met {}, and left.", "I met, and left."),
    ("{}, who sat, left.", "Who sat, left."),
    ("Then ({}) left", "Then left"),
    ("{}'s mother and {}’s dog.", "Mother and dog."),
    ("With {}, Tom, and Jo.", "With Tom, and Jo."),
    ("It was – {} – again", "It was – again"),
    ("I met Mary-{} today", "I met Mary today"),
    ("{}-like calm", "Like calm"),
    ("So it was {}", "So it was"),
    ("I said “{}”. Then", "I said. Then"),
    ("One thing: {}.", "One thing."),
    ("Was it {}?", "Was it?"),
    ("Yes. {} stayed.\n{} went.", "Yes. Stayed.\nWent."),
    ("on\n{}\noff", "on\n\noff"),
    ("{}", ""),
    ("{} {}, {}", ""),
    ("和{}说话。", "和说话。"),
    ("(with {})", "(with)"),
    ("so *{}* came", "so came"),
]


@pytest.mark.parametrize(("text", "tidy"), TIDY)
def test_a_word_that_is_left_out_leaves_no_gap(text: str, tidy: str):
    assert replaced(text.replace("{}", "Zorvath"), [Decision("Zorvath")]) == tidy


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Zorvath said, and I heard Zorvath’s dog.", "My sister said, and I heard my sister’s dog."),
        ("In Quillon I waited. Quillon was loud.", "In a town I waited. A town was loud."),
        ("ZORVATH.", "My sister."),
        ("Zorvath Quillon sat, Zorvath stood", "The two sat, my sister stood"),
        ("zorvath", "my sister"),
    ],
)
def test_another_word_takes_its_place(text: str, new: str):
    decisions = [
        Decision("Zorvath", instead="my sister"),
        Decision("Quillon", Treatment.GENERALISE, "a town"),
        Decision("Zorvath Quillon", instead="the two"),
        Decision("Nobody", Treatment.KEEP, "x"),
    ]
    assert replaced(text, decisions) == new


def test_what_takes_the_place_is_disguised_as_well():
    decisions = [Decision("Zorvath", instead="Quillon's\nsister"), Decision("Quillon", instead="a friend")]
    assert replaced("It was Zorvath.", decisions) == "It was a friend's sister."


def test_what_is_brought_together_is_looked_for_again():
    decisions = [Decision("Quillon"), Decision("Zorvath Brexia", instead="X")]
    assert replaced("Zorvath Quillon Brexia", decisions) == "X"


def test_a_word_that_stands_in_its_own_place_does_not_grow_for_ever():
    assert len(replaced("In Zorvath.", [Decision("Zorvath", instead="near Zorvath")])) < 100


def test_the_same_word_is_known_in_whatever_way_it_is_written():
    assert same("Zoë", "zoe")
    assert same("Jo Ann", "JO-ANN")
    assert not same("Zoë", "Zoëlla")
    assert not same("🦊", "🐻")


AROUND = st.text(alphabet=list("ab Zé.,-'’*_\n\u00ad\u200b你ع(\"1"), max_size=30)


@given(st.sampled_from(SINGLE), st.sampled_from(list(WAYS)), AROUND, AROUND)
def test_a_name_between_blanks_is_found_and_replaced_whatever_is_around(name: str, way: str, left: str, right: str):
    text = f"{left} {WAYS[way](name)} {right}"
    assert holds(text, name)
    for instead in ("", "somebody"):
        assert not holds(replaced(text, [Decision(name, instead=instead)]), name)


@given(AROUND, st.text(alphabet=list("abZé' -.1你"), min_size=1, max_size=6), AROUND)
def test_what_is_found_is_what_is_replaced(left: str, word: str, right: str):
    text = f"{left}{word}{right}"
    places = occurrences(text, word)
    assert holds(text, word) == bool(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert not holds(replaced(text, [Decision(word, instead="§")]), word)


@given(AROUND)
def test_a_text_without_the_word_stays_as_it_is(text: str):
    assert replaced(text, [Decision("Quillon"), Decision("Quistmoor", instead="x")]) == text
