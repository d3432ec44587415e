"""The paper of a share copy: one on screen and in the file, sealed, read back, and holding nothing it must not."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from tests.services.sharing.copies import a_part, composed
from tests.services.sharing.pages_of import a_block, a_page, a_picture, plain, said
from tests.services.sharing.planted import PLANTED, WAYS

from unhurried.domain.disclosures import CopyFormat
from unhurried.domain.errors import CopyDiffers, CopyHolds, CopyUnreadable, Holding, LettersMissing
from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Run
from unhurried.domain.sharing.parts import Decision
from unhurried.services.sharing import checking, making, sealing
from unhurried.services.sharing.words import held
from unhurried.ui.sharing.paper import Paper
from unhurried.ui.theme import Theme

PASSWORD = "K7MV-2XQD-9HNP-R4TC-W6BZ"  # noqa: S105
LONG = "I waited, and then I did not wait, and said what I thought would help. " * 6


@pytest.fixture(autouse=True)
def _letters(theme: Theme) -> None:
    """Loads the typefaces."""


def written(form: CopyFormat, pages: Pages) -> tuple[bytes, Pages, str | None]:
    """A copy as bytes, the pages that it is of, and what opens it."""
    password = PASSWORD if form is CopyFormat.SEALED_PDF else None
    if form in {CopyFormat.SEALED_PDF, CopyFormat.PDF}:
        paper = Paper(pages)
        return making.content(form, paper.pages, paper.pdf(), password), paper.pages, password
    return making.content(form, pages), pages, password


def check(form: CopyFormat, pages: Pages, *banned: str) -> None:
    file, shown, password = written(form, pages)
    checking.check(form, file, shown, banned, password=password)


def names_for(form: CopyFormat) -> list[str]:
    """Those that the form can say. Marks around letters come back from a PDF in no order that can be relied upon."""
    if form not in {CopyFormat.SEALED_PDF, CopyFormat.PDF}:
        return PLANTED
    marked = {name for name in PLANTED for letter in name if unicodedata.category(letter) in {"Mn", "Mc"}}
    return [name for name in PLANTED if name not in marked and can_be_set(name)]


def can_be_set(text: str) -> bool:
    try:
        Paper(plain(text))
    except LettersMissing:
        return False
    return True


# The pages


def test_what_is_on_the_pages_is_all_that_is_in_the_copy():
    pages = a_page(*(f"{number} {LONG}" for number in range(30)), pictures=[a_picture()])
    paper = Paper(pages)
    shown = "".join("".join(paper.text_of(number).split()) for number in range(paper.page_count))
    assert paper.page_count > 3
    for text in said(pages):
        assert "".join(text.split()) in shown


def test_a_label_never_stands_alone_at_the_foot_of_a_page():
    blocks = [a_block(LONG, kind) for _ in range(60) for kind in (BlockKind.LABEL, BlockKind.PARAGRAPH)]
    paper = Paper(
        a_page(blocks=[a_block("Which moment?", b.kind) if b.kind is BlockKind.LABEL else b for b in blocks])
    )
    assert paper.page_count > 5
    for number in range(paper.page_count):
        assert not paper.text_of(number).rstrip().endswith("Which moment?")


def test_three_hundred_pages_are_whole():
    pages = a_page(*(f"{number} {LONG}" for number in range(2300)))
    paper = Paper(pages)
    assert paper.page_count >= 300
    for form in (CopyFormat.MARKDOWN, CopyFormat.HTML, CopyFormat.DOCX):
        check(form, pages, "Zorvath")
    sealed = sealing.sealed(paper.pdf(), PASSWORD)
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(sealed), password=PASSWORD)
    assert len(reader.pages) == paper.page_count
    for number in (0, 150, paper.page_count - 1):
        read = "".join(reader.pages[number].extract_text().split())
        assert "".join(paper.text_of(number).split()) in read


def test_letters_that_no_typeface_has_are_refused():
    with pytest.raises(LettersMissing) as refused:
        Paper(plain("A \U00012000 in the dust."))
    assert refused.value.letters == "\U00012000"


# The seal


def test_the_file_opens_with_the_password_alone():
    sealed = sealing.sealed(Paper(plain("I waited.")).pdf(), PASSWORD)
    assert "I waited." in sealing.read_back(sealed, PASSWORD)
    for wrong in (None, "", PASSWORD.lower()):
        with pytest.raises(CopyUnreadable):
            sealing.read_back(sealed, wrong)
    assert b"waited" not in sealed


def test_it_is_aes_256_of_revision_6():
    import pikepdf

    sealed = sealing.sealed(Paper(plain("I waited.")).pdf(), PASSWORD)
    with pikepdf.open(BytesIO(sealed), password=PASSWORD) as document:
        told = document.encryption
    assert (told.R, told.V, told.bits) == (6, 5, 256)
    assert {way.name for way in (told.stream_method, told.string_method, told.file_method)} == {"aesv3"}


@pytest.mark.parametrize("form", [CopyFormat.PDF, CopyFormat.SEALED_PDF])
def test_nothing_tells_who_when_or_with_what(form: CopyFormat):
    import pikepdf

    file, _, password = written(form, plain("I waited."))
    with pikepdf.open(BytesIO(file), password=password or "") as document:
        assert set(document.Root.keys()) <= {"/Type", "/Pages", "/Extensions", "/Lang"}
        assert document.Root.Lang == "en"
        assert "/Info" not in document.trailer
        faces = [
            str(one.FontName)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
        ]
        pages = [set(page.obj.keys()) for page in document.pages]
    assert faces
    assert all(re.fullmatch(r"/Face\d+", face) for face in faces)
    assert all(keys <= {"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/Rotate"} for keys in pages)
    for told in (b"Qt 6.", b"D:20", b"pikepdf", b"CreationDate", b"Producer", b"Literata"):
        assert told not in file


def test_two_copies_share_nothing_that_links_them():
    import pikepdf

    one, other = (sealing.sealed(Paper(plain(text)).pdf(), PASSWORD) for text in ("I waited.", "I spoke."))
    ids = []
    for file in (one, other):
        with pikepdf.open(BytesIO(file), password=PASSWORD) as document:
            ids.append([bytes(part) for part in document.trailer.ID])
    # The same in every file that is made like this, by anybody.
    assert ids[0] == ids[1]
    assert re.search(rb"/U <?\(?", one)
    assert sealing.sealed(Paper(plain("I waited.")).pdf(), PASSWORD) != one


def test_passwords_are_new_each_time_and_long_enough():
    made = {sealing.new_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", one) for one in made)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_says_the_same(tmp_path: Path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(sealing.sealed(Paper(plain("I waited.")).pdf(), PASSWORD))
    told = subprocess.run(
        ["qpdf", "--show-encryption", f"--password={PASSWORD}", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "R = 6" in told
    assert told.count("AESv3") == 3
    refused = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert refused.returncode == 2


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_poppler_reads_it_with_the_password_only(tmp_path: Path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(sealing.sealed(Paper(plain("I waited.")).pdf(), PASSWORD))
    shut = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    assert shut.returncode
    assert not shut.stdout
    read = subprocess.run(["pdftotext", "-upw", PASSWORD, str(path), "-"], capture_output=True, check=True)
    assert b"I waited." in read.stdout


# What is read back


@pytest.mark.parametrize("form", list(CopyFormat))
def test_other_scripts_and_signs_pass_the_check(form: CopyFormat):
    texts = [
        "مرحبا، انتظرت طويلا.",
        "שלום, חיכיתי.",
        "Café naïve Łódź e\u0301",
        "🙂 ❤️",
        "1. not\n- a list",
        "a\tb  c",
    ]
    check(form, a_page(*(text for text in texts if can_be_set(text)), pictures=[a_picture()]), "Zorvath")


@pytest.mark.parametrize("form", [CopyFormat.PDF, CopyFormat.SEALED_PDF])
def test_no_style_loses_a_letter(form: CopyFormat):
    letters = "The quick wavy fox vows: fl fi ff ffi Th ct st, jumps over lazy dogs. WAVY VOWS 0123 “”’–—… ικι"
    styles = [
        Run(letters, is_strong=strong, is_emphasised=slanted) for strong in (False, True) for slanted in (False, True)
    ]
    check(form, a_page(blocks=[Block(kind, (run,)) for kind in BlockKind for run in styles]))


@pytest.mark.parametrize("form", [CopyFormat.PDF, CopyFormat.SEALED_PDF])
@pytest.mark.parametrize("shown", ["I waited long.", "I waited. And more.", "I awaited.", "I wait."])
def test_a_file_of_other_words_is_not_believed(form: CopyFormat, shown: str):
    file, _, password = written(form, plain("I waited."))
    with pytest.raises(CopyDiffers):
        checking.check(form, file, plain(shown), [], password=password)


def test_a_file_with_a_page_cut_off_is_not_believed():
    import pikepdf

    pages = a_page(*(f"{number} {LONG}" for number in range(30)))
    paper, held_in = Paper(pages), BytesIO()
    with pikepdf.open(BytesIO(sealing.stripped(paper.pdf()))) as document:
        del document.pages[-1]
        document.save(held_in)
    with pytest.raises(CopyDiffers):
        checking.check(CopyFormat.PDF, held_in.getvalue(), paper.pages, [])


def test_what_the_file_says_about_itself_is_looked_through():
    import pikepdf

    pages, held_in = plain("I waited."), BytesIO()
    with pikepdf.open(BytesIO(sealing.stripped(Paper(pages).pdf()))) as document:
        document.docinfo["/Author"] = "Zorvath Quillon"
        document.save(held_in)
    with pytest.raises(CopyHolds) as refused:
        checking.check(CopyFormat.PDF, held_in.getvalue(), pages, ["Zorvath"])
    assert refused.value.where is Holding.METADATA


@pytest.mark.parametrize("form", list(CopyFormat))
def test_every_planted_name_is_found_in_a_file_that_has_it(form: CopyFormat):
    names = names_for(form)
    assert len(names) >= 200
    for start in range(0, len(names), 12):
        some = names[start : start + 12]
        ways = [way for way in WAYS if "strong" not in way and "underlined" not in way]
        lines = [f"It was {WAYS[ways[(start + at) % len(ways)]](name)}, again." for at, name in enumerate(some)]
        file, shown, password = written(form, a_page(*lines))
        for name in some:
            with pytest.raises(CopyHolds):
                checking.check(form, file, shown, [name], password=password)


@pytest.mark.parametrize("form", list(CopyFormat))
def test_no_planted_name_is_left_in_any_form(form: CopyFormat):
    names = names_for(form)
    assert len(names) >= 200
    lines = [f"It was {way(name)}, again." for name in names for way in WAYS.values()]
    decisions = [Decision(name, never_leaves=at % 2 == 0, instead="somebody") for at, name in enumerate(PLANTED)]
    pages = composed(*map(a_part, lines[::7]), decisions=decisions, codes=("Heron", "Lantern"))
    file, shown, password = written(form, pages)
    checking.check(form, file, shown, [*PLANTED, "Heron", "Lantern"], password=password)
    if form in {CopyFormat.MARKDOWN, CopyFormat.HTML}:
        assert not held(file.decode(), PLANTED)


def test_marks_around_letters_are_refused_rather_than_believed():
    text = next(name for name in PLANTED if "\N{DEVANAGARI LETTER KA}" <= name[0] <= "\N{DEVANAGARI LETTER HA}")
    if not can_be_set(text):
        pytest.skip("no typeface here has such letters")
    with pytest.raises(CopyDiffers):
        check(CopyFormat.PDF, plain(text))
