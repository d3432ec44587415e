"""What the app says about protection stands word for word in docs/threat-model.md, each with its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unhurried.ui.pages.protection import (
    Part,
    not_protected,
    not_protected_parts,
    protected,
    protected_parts,
    protection_card,
)

DOCS = Path(__file__).parents[3] / "docs"
DOCUMENT = (DOCS / "threat-model.md").read_text("utf-8")
LINK = re.compile(r"\[`(test_\w+)`\]\(([^)]+)\)")


def chapter(title: str) -> str:
    """What stands under a heading of the second level."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", DOCUMENT, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def entries(text: str) -> list[tuple[str, str]]:
    """Each sentence in bold at the head of a line of a list, and what stands below it."""
    found = re.findall(r"^- \*\*(.+?)\*\*(.*?)(?=^- |^#|\Z)", text, re.DOTALL | re.MULTILINE)
    return [(" ".join(sentence.split()), " ".join(below.split())) for sentence, below in found]


def parts(title: str) -> list[Part]:
    """A chapter as the app would show it."""
    pieces = re.split(r"^### (.+)$", chapter(title), flags=re.MULTILINE)[1:]
    headings, texts = pieces[::2], pieces[1::2]
    return [
        Part(heading, tuple(sentence for sentence, _ in entries(text)))
        for heading, text in zip(headings, texts, strict=True)
    ]


def test_both_say_the_same_word_for_word():
    assert parts("Protected") == protected_parts()
    assert parts("Not protected") == not_protected_parts()


def test_no_sentence_of_the_document_is_missed_by_these_tests():
    bold = [" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", DOCUMENT, re.DOTALL)]
    assert bold == [*protected(), *not_protected()]


@pytest.mark.parametrize("title", ["Protected", "Not protected"])
def test_each_sentence_has_its_evidence(title: str):
    without = [
        sentence
        for sentence, below in entries(chapter(title))
        if not LINK.search(below) and not below.startswith("By design")
    ]
    assert without == []


def test_what_is_said_to_be_protected_is_shown_by_a_test():
    assert [sentence for sentence, below in entries(chapter("Protected")) if not LINK.search(below)] == []


@pytest.mark.parametrize(("name", "path"), sorted(set(LINK.findall(DOCUMENT))))
def test_the_evidence_is_there(name: str, path: str):
    file = DOCS / path
    assert file.is_file()
    assert f"def {name}(" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "subject",
    [
        "memory",
        "sleeps or swaps",
        "records your keys",
        "old copy of the folder",
        "My passphrase may be known",
        "both the passphrase and the recovery code",
        "remote support and screen sharing",
        "print queue",
        "until they age out",
        "left at the door can be read",
        "destroy the files",
        "how many backups",
        "A court",
    ],
)
def test_nothing_that_has_to_be_said_is_left_out(subject: str):
    assert subject.casefold() in " ".join(not_protected()).casefold()


@pytest.mark.parametrize("sentence", [*protected(), *not_protected()])
def test_a_sentence_is_short_and_plain(sentence: str):
    assert max(len(part.split()) for part in re.split(r"[.:;] ", sentence)) <= 24
    assert "!" not in sentence
    assert not re.search(r"\b(should|must|great|compliant|anonymi\w+|secure|safe|never|100 %)\b", sentence.casefold())
    assert "nobody can ever" not in sentence.casefold()


def test_the_card_shows_it_in_groups(qtbot, theme):
    from PySide6.QtWidgets import QLabel

    card = protection_card(theme)
    qtbot.addWidget(card)
    shown = [label.text() for label in card.findChildren(QLabel)]
    expected = ["What is protected, and what is not"]
    for title, groups in (("Protected", protected_parts()), ("Not protected", not_protected_parts())):
        expected.append(title)
        for part in groups:
            expected += [part.title, *(f"– {sentence}" for sentence in part.sentences)]
    assert shown[: len(expected)] == expected
