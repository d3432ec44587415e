"""Composing: the question first, codes as letters afresh, and nothing that shows what was left out."""

from __future__ import annotations

from datetime import date

import pytest
from tests.services.sharing.copies import WORDINGS, a_part, composed, told

from unhurried.domain.sharing.pages import Block, BlockKind, Picture, Run
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Line, PartKind, Treatment

LATER = date(2026, 4, 15)


def test_a_copy_of_nothing_is_its_title_and_the_line_about_who_looked_it_through():
    pages = composed()
    assert list(pages.texts()) == ["For supervision", WORDINGS.reviewed]


def test_the_question_comes_first_and_is_disguised_as_well():
    pages = composed(
        a_part(client_code="Birch"), draft=CopyDraft(question="Why do I hurry with Heron?"), codes=("Heron",)
    )
    assert told(pages) == ["Why do I hurry with Client A?", "First session, client B", "I let the quiet be."]


def test_codes_are_lettered_in_order_of_first_appearance_wherever_they_stand():
    pages = composed(
        a_part("Otter’s silence was like HERON's.", client_code="Birch", label="And Birch?"),
        codes=("Heron", "Birch", "Otter", "Kelp"),
    )
    assert told(pages) == ["First session, client A", "And Client A?", "Client B’s silence was like Client C's."]


def test_a_client_is_not_called_client_twice():
    assert told(composed(a_part("My client Heron sat."), codes=("Heron",)))[1] == "My Client A sat."


def test_more_clients_than_letters():
    codes = tuple(f"Zq{number}x" for number in range(28))
    text = told(composed(a_part(" ".join(codes)), codes=codes))[1]
    assert text.endswith("Client Y Client Z Client AA Client AB")


def test_a_longer_code_is_not_taken_for_a_shorter_one():
    text = told(composed(a_part("Heron 2 sat, Heron stood."), codes=("Heron", "Heron 2")))[1]
    assert text == "Client A sat, Client B stood."


def test_a_code_in_a_label_whose_words_are_left_out_takes_no_letter():
    pages = composed(
        a_part("Zorvath", label="About Heron"),
        a_part("Otter came."),
        decisions=[Decision("Zorvath")],
        codes=("Heron", "Otter"),
    )
    assert told(pages) == ["First session", "Client A came."]


def test_sessions_are_told_by_their_order_for_each_client():
    parts = (
        a_part("late", of="r2", day=LATER, client_code="Heron"),
        a_part("other", of="r3", day=date(2026, 4, 1), client_code="Otter"),
        a_part("early", of="r1", client_code="Heron"),
        a_part("late again", of="r2", day=LATER, client_code="Heron"),
    )
    assert told(composed(*parts)) == [
        "Second session, client A", "late", "late again", "First session, client B", "other",
        "First session, client A", "early",
    ]  # fmt: skip


def test_there_are_more_sessions_than_words_for_them():
    parts = [a_part(of=f"r{number}", day=date(2026, 1, number)) for number in range(1, 6)]
    titles = [section.title for section in composed(*parts).sections]
    assert titles == ["First session", "Second session", "Third session", "Session 4", "Session 5"]


@pytest.mark.parametrize(("dating", "title"), [(Dating.MONTH, "April 2026"), (Dating.DAY, "15 April 2026")])
def test_days_are_told_as_chosen(dating: Dating, title: str):
    pages = composed(a_part(day=LATER), draft=CopyDraft(dating=dating))
    assert pages.sections[0].title == title


def test_sections_come_in_one_order_whatever_was_chosen_first():
    thread = a_part("Again.", kind=PartKind.THREAD_NOTE, reflection_id=None, lines=(Line("Again.", "The quiet"),))
    kept = a_part("One breath.", kind=PartKind.KEPT_WORDS)
    assert told(composed(kept, thread, a_part())) == [
        "First session", "I let the quiet be.", "Threads", "The quiet", "Again.", "Words to keep", "One breath.",
    ]  # fmt: skip


def test_a_thread_is_named_once_with_whom_it_is_about():
    notes = [
        a_part(kind=PartKind.THREAD_NOTE, reflection_id=None, of="thread/t1", lines=(Line(words, "The quiet", key),),
               client_code="Heron")
        for words, key in (("One.", ""), ("Two.", "turn.named"))
    ]  # fmt: skip
    mine = a_part(kind=PartKind.THREAD_NOTE, reflection_id=None, of="thread/t2", lines=(Line("Me.", "My hurry"),),
                  is_about_me=True)  # fmt: skip
    assert told(composed(*notes, mine)) == [
        "Threads", "The quiet, client A", "One.", "Named between us: Two.", "My hurry, about me", "Me.",
    ]  # fmt: skip


def test_a_moment_is_told_with_what_was_asked():
    lines = (Line("after the news", key="happened.quiet"), Line("I hummed", key="did"), Line("", key="noticed.dream"))
    assert told(composed(a_part(kind=PartKind.MOMENT, lines=lines)))[1:] == [
        "What had just happened between us", "It went quiet: after the news", "What I did", "I hummed", "dream",
    ]  # fmt: skip


def test_items_are_counted_anew_so_that_none_is_missed():
    pages = composed(a_part("2. two"), a_part("5. five\n   - in it\n   - too"), a_part("words"), a_part("7. seven"))
    assert [block.bullet for block in pages.sections[0].content] == ["1.", "2.", "•", "•", "", "1."]


def test_what_is_left_out_leaves_neither_block_nor_label_nor_section():
    pages = composed(
        a_part("Zorvath", label="Who was it?"),
        a_part("**Zorvath**\n\nI waited."), a_part("zorvath", of="r2"),
        decisions=[Decision("Zorvath")],
    )  # fmt: skip
    assert told(pages) == ["First session", "I waited."]


def test_decisions_of_the_draft_win_over_remembered_ones():
    remembered = [Decision("Leeds", instead="a town"), Decision("the bakery", instead="work")]
    draft = CopyDraft(decisions=(Decision("leeds", Treatment.KEEP), Decision("Zorvath", instead="a friend")))
    pages = composed(a_part("Zorvath in Leeds, at the bakery."), draft=draft, decisions=remembered)
    assert told(pages)[1] == "A friend in Leeds, at work."


def test_what_never_leaves_is_not_kept():
    remembered = [Decision("Zorvath", instead="a friend", never_leaves=True)]
    draft = CopyDraft(decisions=(Decision("Zorvath", Treatment.KEEP),))
    assert told(composed(a_part("With Zorvath."), draft=draft, decisions=remembered))[1] == "With a friend."


def test_a_word_is_replaced_in_its_style_and_across_styles():
    pages = composed(a_part("So *Zor**va**th* and **Zorvath’s** hat"), decisions=[Decision("Zorvath", instead="Ann")])
    assert pages.sections[0].content == (
        Block(BlockKind.PARAGRAPH, (Run("So "), Run("Ann", is_emphasised=True), Run(" and "),
                                    Run("Ann’s", is_strong=True), Run(" hat"))),
    )  # fmt: skip


def test_a_picture_comes_as_it_is_unless_a_word_in_it_has_to_go():
    picture = Picture(b"png", "Filled a quiet", "n = 12", ("Part", "Of"), (("waited", "3"),))
    assert composed(pictures=(picture,)).sections[0].content == (picture,)
    pages = composed(pictures=(picture,), decisions=[Decision("waited", instead="stayed")])
    assert told(pages) == ["Pictures", "Filled a quiet", "n = 12", "Part | Of\nstayed | 3"]
    assert all(isinstance(piece, Block) for piece in pages.sections[0].content)


def test_nothing_of_an_id_or_a_day_is_in_a_copy():
    pages = composed(a_part(client_code="Heron"), a_part(of="r-2026-long-id", day=LATER), codes=("Heron",))
    everything = repr([list(pages.texts()), pages.language])
    assert not any(hidden in everything for hidden in ("r1", "2026", "Heron", "part-", "long-id"))
