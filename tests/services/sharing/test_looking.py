"""Looking: what is worth a look is found with its reason, what is around it, and what was decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.sharing.copies import a_part

from unhurried.domain.sharing.pages import Picture
from unhurried.domain.sharing.parts import CopyDraft, Decision, Treatment
from unhurried.services.sharing.composing import texts_to_look_at
from unhurried.services.sharing.looking import Reason, Thing, things_to_look_at


def found(text: str, *, codes: tuple[str, ...] = (), decisions: tuple[Decision, ...] = ()) -> dict[str, Reason]:
    return {thing.word: thing.reason for thing in things_to_look_at([text], codes, decisions)}


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Then I thought of Zorvath again.", "Zorvath", Reason.NAME),
        ("I met Zorvath Pellworthy there.", "Zorvath Pellworthy", Reason.NAME),
        ("It was Łuvenka de la Quentière who", "Łuvenka de la Quentière", Reason.NAME),
        ("and then Жувелина came", "Жувелина", Reason.NAME),
        ("Zorvath said no.", "Zorvath", Reason.NAME),
        ("It went on. Zorvath's dog barked.", "Zorvath", Reason.NAME),
        ("We spoke of Dr. Quillon today.", "Dr. Quillon", Reason.NAME),
        ("So J.M. rang.", "J.M.", Reason.INITIALS),
        ("We heard M and R argue.", "M and R", Reason.INITIALS),
        ("I think JB was hurt", "JB", Reason.INITIALS),
        ("A 34-year-old came.", "34-year-old", Reason.AGE),
        ("A thirty-four year old came.", "thirty-four year old", Reason.AGE),
        ("The boy, aged 7, sat.", "aged 7", Reason.AGE),
        ("She was nine when it began.", "nine", Reason.AGE),
        ("He turned forty.", "forty", Reason.AGE),
        ("in her early fifties", "early fifties", Reason.AGE),
        ("It was on Monday", "Monday", Reason.DATE),
        ("on 3 March it", "3 March", Reason.DATE),
        ("on March 3rd, 2021 it", "March 3rd, 2021", Reason.DATE),
        ("on the 3rd we", "3rd", Reason.DATE),
        ("on 3/4/26 we", "3/4/26", Reason.DATE),
        ("back in 1998 it", "1998", Reason.DATE),
        ("In May we stopped", "May", Reason.DATE),
        ("since November, when", "November", Reason.DATE),
        ("kurz nach dem 4. März war", "4. März", Reason.DATE),
        ("just before Christmas Eve it", "Christmas Eve", Reason.DATE),
        ("She lives in Ashgrimble now", "Ashgrimble", Reason.PLACE),
        ("near St Brexia's Hospital it", "St Brexia's Hospital", Reason.PLACE),
        ("off Quillon Lane it was", "Quillon Lane", Reason.PLACE),
        ("She moved to New Ovrenne.", "New Ovrenne", Reason.PLACE),
        ("write to zo@a.example, she said", "zo@a.example", Reason.EMAIL),
        ("ring 020 7946 0958 now", "020 7946 0958", Reason.PHONE),
        ("ring +49 30 901820 now", "+49 30 901820", Reason.PHONE),
        ("ring (212) 555-2368 now", "(212) 555-2368", Reason.PHONE),
        ("at 12 Acacia Road, there", "12 Acacia Road", Reason.ADDRESS),
        ("it is LS1 4AP there", "LS1 4AP", Reason.ADDRESS),
        ("in der Quillonstraße 7 war", "Quillonstraße 7", Reason.ADDRESS),
        ("see www.a.example/zo.", "www.a.example/zo", Reason.WEB),
        ("The midwife from our village saw the fire.", "midwife", Reason.COMBINATION),
    ],
)
def test_what_is_worth_a_look_is_found(text: str, word: str, reason: Reason):
    assert found(text).get(word) == reason


@pytest.mark.parametrize(
    "text",
    [
        "I waited, and I think I was late. Then it was quiet. She may come, he will not.",
        "What did I do? Nothing. Everything said itself. Silence.",
        "# A long pause\n\n- Waiting\n1. Waiting\n> Waiting",
        'She said "No, never" and (Perhaps) left.',
        "I was in the room at 3 minutes past, in English, for 20 minutes of 50.",
        "Mum and Dad, and my CBT training; the GP; a TV.",
        "It was NOT so.",
        "The third session, 2 of 6, 45 percent, version 1.2.3, on 10 pages, a score of 20.",
        "她说了很久。我没有说话。",
        "كان صامتا لوقت طويل",
        "היה שקט",
        "Sie sprach über das Haus und den Garten, und dann war Ruhe in dem Raum; ich habe die Stille gehalten, den "
        "Moment bemerkt, das Warten, die Hand, den Blick, die Frage und den Wunsch, und doch nichts gesagt.",
        "",
    ],
)
def test_ordinary_words_are_passed_over(text: str):
    assert found(text) == {}


def test_a_thing_is_told_with_how_often_and_where():
    texts = ["Zorvath came. I asked zorvath's friend.", "Much later I saw Zorvath again, and\nit was well."]
    (thing,) = things_to_look_at(texts, [], [])
    assert thing == Thing(
        "Zorvath",
        Reason.NAME,
        3,
        (
            "Zorvath came. I asked zorvath's friend.",
            "Much later I saw Zorvath again, and it was well.",
        ),
    )


def test_what_is_around_is_short_and_on_one_line():
    (thing,) = things_to_look_at([f"{'quiet ' * 40}Zorvath said\nso {'and waited ' * 40}"], [], [])
    (around,) = thing.around
    assert around.startswith("…quiet quiet")
    assert around.endswith("and…")
    assert "Zorvath said so and" in around
    assert len(around) < 130


def test_things_come_in_the_order_in_which_they_are_read():
    text = "I saw Zorvath on Monday in Ashgrimble. On Monday I saw Brexia and Zorvath."
    assert list(found(text)) == ["Zorvath", "Monday", "Ashgrimble", "Brexia"]


def test_the_writers_own_list_and_earlier_decisions_stand_beside_what_is_found():
    decisions = [
        Decision("the bakery", instead="work"),
        Decision("zorvath", Treatment.KEEP),
        Decision("fox", never_leaves=True),
        Decision("Quillon"),
    ]
    things = things_to_look_at(["With Zorvath at the Bakery, a fox ran."], [], decisions)
    assert [(thing.word, thing.reason, thing.decision) for thing in things] == [
        ("Zorvath", Reason.NAME, decisions[1]),
        ("the bakery", Reason.DECIDED, decisions[0]),
        ("fox", Reason.NEVER_LEAVES, decisions[2]),
    ]


def test_client_codes_are_passed_over_and_shown_where_they_lost_their_capital():
    things = things_to_look_at(["I saw Heron. Then I told Heron of a heron."], ["Heron"], [])
    assert [(thing.word, thing.reason, thing.count) for thing in things] == [("heron", Reason.CODE, 1)]


def test_the_texts_are_the_writers_own_as_they_are_read():
    part = a_part("**Zor**vath &amp; I", label="About whom?")
    picture = Picture(b"", "Filled", "n = 3", ("A",), (("b", "2"),))
    texts = texts_to_look_at(CopyDraft(question="*Why?*"), [part], [picture])
    assert texts == ["Why?", "About whom?", "Zorvath & I", "Filled", "n = 3", "A", "b", "2"]


ODD = st.lists(
    st.sampled_from([*"ab Zé.,-'’*_\n你1+(@/:\u00ad", "She was ", " in ", "20", "Heron", " fox "]), max_size=40
).map("".join)


@given(st.lists(ODD, max_size=4), st.lists(ODD, max_size=3))
def test_whatever_is_found_is_there(texts: list[str], words: list[str]):
    for thing in things_to_look_at(texts, words, [Decision(word) for word in words]):
        assert thing.word.strip()
        assert thing.count >= 1
        assert 1 <= len(thing.around) <= 3


@pytest.mark.parametrize(
    "piece", ["A ", "1", "1 ", "Zo-", "a@", "she was ", "Zo de ", "(", "1/", "in Zo ", ".", "'s", "\n", "mother "]
)
def test_no_text_makes_it_crawl(piece: str):
    things_to_look_at([piece * 30_000], [], [])
