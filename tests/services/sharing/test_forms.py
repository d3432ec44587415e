"""Every form of a share copy says what the pages say, to a reader that did not write it, and no more."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.sharing.pages_of import a_page, a_picture, plain, said

from unhurried.domain.sharing.pages import Block, BlockKind, Run
from unhurried.services.sharing.forms import html_form, markdown_form, word_form

FORMS = [markdown_form, html_form, word_form]
AWKWARD = [
    "1. not a list\n- not an item\n+ nor this\n# not a heading\n> not a quote",
    "*stars* _under_ `code` ~~gone~~ [link](x) ![picture](y) <b>tag</b> &amp; | pipe \\ back",
    "    four spaces before, and\na line\n\nafter an empty one",
    "مرحبا، انتظرت طويلا",
    "我等了一会儿。",
    "🙂 👩‍👩‍👧 ❤️ e\u0301 \u00e9",
    "===\n---\n***",
    "2026-11-22 1) 2. 3",
    "<script>alert(1)</script> <!-- hidden --> ]]> &#x41;",
    "w" * 3000,
]


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("form", FORMS)
def test_everything_is_read_back_in_its_order(form: Any):
    pages = a_page(*AWKWARD, pictures=[a_picture()])
    read = without_spaces(form.read_back(form.written(pages)))
    at = 0
    for text in said(pages):
        at = read.find(without_spaces(text), at)
        assert at >= 0, text
        at += len(without_spaces(text))


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_no_letters_are_lost(form: Any, text: str):
    read = form.read_back(form.written(a_page(text)))
    assert without_spaces(text) in without_spaces(read)


@pytest.mark.parametrize("form", FORMS)
def test_styles_and_kinds_of_blocks_keep_their_words(form: Any):
    runs = (
        Run("I "),
        Run("waited", is_emphasised=True),
        Run(" and ", is_strong=True, is_emphasised=True),
        Run("saw."),
    )
    blocks = [Block(kind, runs, depth=depth, bullet="•") for kind in BlockKind for depth in (0, 1, 3)]
    read = without_spaces(form.read_back(form.written(a_page(blocks=blocks))))
    assert read.count("Iwaitedandsaw.") == len(blocks)


@pytest.mark.parametrize("form", FORMS)
def test_two_copies_of_the_same_pages_are_the_same_file(form: Any):
    assert form.written(plain("I waited.")) == form.written(plain("I waited."))


def test_the_page_asks_for_nothing_and_runs_nothing():
    page = html_form.written(a_page(*AWKWARD, pictures=[a_picture()])).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|link|iframe|form|object|embed|base)\b", page)
    assert not re.search(r"\b(?:href|on\w+)=", re.sub(r">[^<]*<", "><", page))
    assert "://" not in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize(
    "hostile",
    [b"<script>1</script>", b'<img src="x.png">', b'<a href="x">', b'<p onclick="x">', b'<link rel="icon">'],
)
def test_a_page_that_would_fetch_or_run_is_not_read(hostile: bytes):
    with pytest.raises(ValueError, match=r"script|img|a|p|link"):
        html_form.read_back(hostile)


def test_a_document_says_nothing_of_who_made_it_when_and_with_what():
    file = word_form.written(a_page("I waited.", pictures=[a_picture()]))
    with ZipFile(BytesIO(file)) as parts:
        assert not [name for name in parts.namelist() if name.startswith(("docProps", "customXml"))]
        everything = b"\n".join(parts.read(name) for name in parts.namelist())
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for told in (b"python-docx", b"core-properties", b"rsid", b"<w:author", b"2013-", b"thumbnail"):
        assert told not in everything


def test_a_document_opens_again_with_its_headings():
    from docx import Document

    document = Document(BytesIO(word_form.written(a_page("I waited.", pictures=[a_picture()]))))
    headings = [one.text for one in document.paragraphs if one.style and (one.style.name or "").startswith("Heading")]
    assert "First session, client A" in headings
    assert "What it looked like" in headings
