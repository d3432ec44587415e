"""PDF: a file a year that another library reads, as much in it as the journal has, and nothing about its making."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.builders import AT, a_full_reflection, a_reflection, a_thread
from tests.computer import make_quickly
from tests.services.leaving.journals import HARD

from unhurried.domain.backups import carry_on
from unhurried.domain.errors import Cancelled
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form, Kind
from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Run, Section
from unhurried.services.leaving.pdf_letters import text_of
from unhurried.services.leaving.taking_out import TakingOut
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders
from unhurried.storage.journal import SqlcipherJournal
from unhurried.ui.leaving.paper_printer import PaperPrinter
from unhurried.ui.theme import Theme

NOWHERE = "\U000f0000"
"""A letter for private use, which no typeface has."""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqlcipherJournal]:
    folder, key = make_quickly(tmp_path / "Own.journal")
    opened = SqlcipherFolders().open(folder, key)
    yield opened
    opened.close()


@pytest.fixture
def printed(journal: SqlcipherJournal, tmp_path: Path, theme: Theme) -> Callable[[], Path]:
    def take_out() -> Path:
        target = tmp_path / "Unhurried"
        TakingOut(journal, load_shelves(), lambda: AT).take_out(Form.PDF, Filter(), target, carry_on, PaperPrinter())
        return target

    return take_out


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_every_year_is_a_file_and_says_what_was_written(
    journal: SqlcipherJournal, printed: Callable[[], Path]
) -> None:
    with journal.transaction():
        journal.reflections.put(a_full_reflection(day=date(2025, 12, 31)))
        journal.reflections.put(a_reflection("Another year.", client_code="Birch"))
        journal.threads.put(a_thread("Why do I hurry?"))
    folder = printed()
    assert {path.name for path in folder.glob("*.pdf")} == {"2025.pdf", "2026.pdf", "threads.pdf"}
    first = " ".join(_text(folder / "2025.pdf").split())
    for said in (
        "31 December 2025",
        "Heron",
        "What did I do with the quiet?",
        "just after the summary",
        "a long breath",
    ):
        assert said in first
    assert "Another year." in _text(folder / "2026.pdf")
    assert "Why do I hurry?" in _text(folder / "threads.pdf")


def test_a_file_says_nothing_about_its_making(journal: SqlcipherJournal, printed: Callable[[], Path]) -> None:
    journal.reflections.put(a_reflection())
    reader = PdfReader(printed() / "2026.pdf")
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert "/Info" not in reader.trailer


def test_hard_texts_are_printed_and_counted(journal: SqlcipherJournal, tmp_path: Path, theme: Theme) -> None:
    with journal.transaction():
        for name, text in HARD.items():
            body = text.replace("\x00", "")[:5000]
            journal.reflections.put(a_full_reflection(reflection_id=name, body=body, client_code=body[:40] or None))
    take_out = TakingOut(journal, load_shelves(), lambda: AT).take_out
    manifest = take_out(Form.PDF, Filter(), tmp_path / "Unhurried", carry_on, PaperPrinter())
    assert manifest.counts[Kind.REFLECTIONS] == len(HARD)
    assert manifest.counts[Kind.MOMENTS] == 2 * len(HARD)


def test_letters_without_a_typeface_are_told_and_counted(
    journal: SqlcipherJournal, tmp_path: Path, theme: Theme
) -> None:
    journal.reflections.put(a_reflection(f"Before {NOWHERE}{NOWHERE} after, and {NOWHERE}."))
    take_out = TakingOut(journal, load_shelves(), lambda: AT).take_out
    manifest = take_out(Form.PDF, Filter(), tmp_path / "Unhurried", carry_on, PaperPrinter())
    assert manifest.unprinted_letters == 3
    told = " ".join(_text(tmp_path / "Unhurried" / "2026.pdf").split())
    assert "Before [2 letters that no typeface here has] after, and [a letter that no typeface here has]." in told
    assert b"no typeface of this computer has: 3." in (tmp_path / "Unhurried" / "manifest.txt").read_bytes()


def _pages(count: int) -> Pages:
    words = (Block(BlockKind.PARAGRAPH, (Run("It went quiet, and I let it be. " * 12),)),)
    return Pages("2026", (), tuple(Section(f"Session {number}", words) for number in range(count)), "")


def test_what_is_laid_out_in_stretches_is_one_file_with_all_of_it(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(PaperPrinter().printed(_pages(90), carry_on).pdf)
    pages = PdfReader(path).pages
    text = _text(path)
    assert [number for number in range(90) if f"Session {number} It" not in " ".join(text.split())] == []
    assert text.count("2026") == 1
    last = [page.extract_text().rstrip().splitlines()[-1] for page in pages]
    assert last[1:] == [str(number) for number in range(2, len(pages) + 1)]


def test_our_own_reader_reads_the_letters_that_another_does(theme: Theme) -> None:
    pdf = PaperPrinter().printed(_pages(5), carry_on).pdf
    from io import BytesIO

    other = ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
    assert ["".join(page.split()) for page in text_of(pdf)] == other


def test_it_can_be_stopped_between_two_stretches(theme: Theme) -> None:
    told: list[float] = []

    def stop_later(done: float) -> bool:
        told.append(done)
        return len(told) < 2

    with pytest.raises(Cancelled):
        PaperPrinter().printed(_pages(90), stop_later)
    assert len(told) == 2
