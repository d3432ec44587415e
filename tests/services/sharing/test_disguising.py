"""Disguising: what was decided holds everywhere, and nothing that was to go is left on the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.sharing.copies import WORDINGS, a_part, composed
from tests.services.sharing.planted import PLANTED, SINGLE, WAYS

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Treatment
from unhurried.services.sharing.disguising import Disguise, banned, settled
from unhurried.services.sharing.words import held

KEEP = Treatment.KEEP
# A fence shows what is in it as it was typed, and the other marks make styles, lists, links and tables.
BODIES = (
    "I sat with {} and waited.",
    "# About {}\n\n> {} said *so*\n\n1. {}\n2. again",
    "- {}\n- [{}](https://a.example/x)",
    "| {} | b |\n|---|---|\n| c | {} |",
    "**{}** and *{}*, then `{}`",
)


def test_one_decision_is_left_for_each_word():
    remembered = [Decision("Leeds", instead="a town"), Decision("Zorvath", instead="Z"), Decision("tea", KEEP)]
    draft = [Decision("LEEDS", KEEP), Decision("Quillon")]
    assert settled(draft, remembered) == [
        Decision("LEEDS", KEEP), Decision("Zorvath", instead="Z"), Decision("tea", KEEP), Decision("Quillon"),
    ]  # fmt: skip


def test_what_never_leaves_is_never_kept():
    listed = Decision("Zorvath", instead="Z", never_leaves=True)
    assert settled([Decision("zorvath", KEEP)], [listed]) == [listed]
    assert settled([Decision("Zorvath", instead="Y")], [listed]) == [
        Decision("Zorvath", instead="Y", never_leaves=True)
    ]
    assert settled([], [Decision("Zorvath", KEEP, never_leaves=True)])[0].treatment is Treatment.REPLACE


def test_codes_and_what_was_to_go_are_banned_and_what_is_kept_is_not():
    draft = CopyDraft(decisions=(Decision("Leeds", KEEP), Decision("Quillon")))
    remembered = [Decision("Leeds"), Decision("Brexia", never_leaves=True), Decision("tea", KEEP)]
    assert banned(draft, remembered, ["Heron"]) == ["Heron", "Brexia", "Quillon"]


def test_words_that_the_copy_says_by_itself_are_not_banned():
    draft = CopyDraft(decisions=(Decision("session"), Decision("March"), Decision("Quillon")))
    assert banned(draft, [], [], WORDINGS) == ["March", "Quillon"]
    by_month = CopyDraft(decisions=draft.decisions, dating=Dating.MONTH)
    assert banned(by_month, [], [], WORDINGS) == ["Quillon"]


def test_a_code_is_lettered_even_where_it_was_to_be_kept():
    disguise = Disguise(["Heron"], [Decision("heron", KEEP), Decision("Heron", instead="H")], "client")
    assert disguise.words("Heron came") == "Client A came"


@pytest.mark.parametrize("way", WAYS)
def test_no_planted_name_and_no_code_is_left_on_any_page(way: str):
    names = [*PLANTED[::2], *OFFERED[::3]]
    parts = [
        a_part(BODIES[number % len(BODIES)].replace("{}", WAYS[way](name)), label=f"About {name}")
        for number, name in enumerate(names)
        if way not in ("small", "without accents") or name not in OFFERED
    ]
    decisions = [Decision(name, instead="" if number % 2 else "somebody") for number, name in enumerate(PLANTED)]
    draft = CopyDraft(question=f"Why {WAYS[way](names[0])}?", decisions=tuple(decisions))
    pages = composed(*parts, draft=draft, codes=OFFERED)
    assert held("\n\n".join(pages.texts()), banned(draft, [], OFFERED, WORDINGS)) == []


AROUND = st.text(alphabet=list("ab Zé.,-'’*_`#>\n[]()!你ع(\"1"), max_size=30)


@given(st.sampled_from(SINGLE), st.sampled_from(list(WAYS)), AROUND, AROUND, st.sampled_from(["", "somebody"]))
def test_no_name_is_left_whatever_is_around_it(name: str, way: str, left: str, right: str, instead: str):
    draft = CopyDraft(decisions=(Decision(name, instead=instead),))
    pages = composed(a_part(f"{left} {WAYS[way](name)} {right}", label=right), draft=draft)
    assert held("\n\n".join(pages.texts()), [name]) == []


def test_two_copies_of_one_client_have_no_name_in_common():
    one = composed(a_part("Otter, then Heron.", client_code="Heron"), codes=("Heron", "Otter"))
    other = composed(a_part("Otter, then Heron.", client_code="Otter"), codes=("Heron", "Otter"))
    assert list(one.texts())[2] == "Client B, then Client A."
    assert list(other.texts())[2] == "Client A, then Client B."
