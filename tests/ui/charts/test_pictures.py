"""Pictures to keep outside the journal: what they say, how they look, and where they go."""

from __future__ import annotations

import os
import stat
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSettings, QSize
from PySide6.QtGui import QColor, QImage, QPainter, Qt
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from tests.ui.charts.conftest import CAPTION, OPTIONS, category
from tests.ui.charts.pdf_words import words_of

from unhurried.domain.errors import DiskIsFull, NotKept
from unhurried.ui import sentences
from unhurried.ui.charts import saving, textures
from unhurried.ui.charts.canvas import Canvas
from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.saving import PictureSaving, write_picture
from unhurried.ui.charts.shapes import Weave, Words
from unhurried.ui.tokens import load_tokens

SAID = (CAPTION.title, CAPTION.period, CAPTION.count, CAPTION.whose, CAPTION.summary)


def written(chart) -> list[str]:
    return [shape.text for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Words)]


def test_an_svg_says_everything_in_real_letters(chart):
    tree = ElementTree.fromstring(chart.svg().decode())  # noqa: S314 - it is our own
    space = "{http://www.w3.org/2000/svg}"
    assert tree.findtext(f"{space}title") == CAPTION.title
    assert CAPTION.count in (tree.findtext(f"{space}desc") or "")
    letters = [element.text for element in tree.iter(f"{space}text")]
    together = " ".join(letters)
    for words in (*SAID, *written(chart)):
        assert words in together, words
    assert QSvgRenderer(chart.svg()).isValid()


def test_a_pdf_can_be_searched(chart):
    pdf = chart.pdf()
    assert pdf.startswith(b"%PDF")
    found = words_of(pdf)
    for words in (*SAID, *written(chart)):
        assert words.replace(" ", "") in found, words


def test_a_saved_picture_is_light_in_every_theme(chart, theme):
    light = chart.image()
    theme.set_appearance("dark")
    assert chart.image() == light
    assert chart.grab().toImage().size() != light.size()
    assert light.pixelColor(2, 2) == QColor(load_tokens("light").surface)


def test_a_picture_has_its_caption_above_all_that_is_drawn(chart):
    picture = chart.picture()
    assert picture.size.height() > chart.heightForWidth(chart.width()) + 60
    assert chart.image(1).size() == picture.size
    assert chart.image(3).size() == picture.size * 3
    assert chart.image().text("Title") == CAPTION.title


def test_svg_and_pixels_show_the_same(chart):
    size = chart.picture().size
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    QSvgRenderer(chart.svg()).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    assert difference(drawn, chart.image(1)) < 0.04


def difference(one: QImage, other: QImage) -> float:
    """The part of all pixels that are clearly lighter or darker in one than in the other."""
    first, second = (image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other))
    width, height = first.width(), first.height()
    rows = [(bytes(first.constScanLine(y))[:width], bytes(second.constScanLine(y))[:width]) for y in range(height)]
    return sum(abs(a - b) > 48 for ours, theirs in rows for a, b in zip(ours, theirs, strict=True)) / (width * height)


@pytest.mark.parametrize("tokens", ["light", "dark"])
@pytest.mark.parametrize("size", [QSize(44, 32), QSize(14, 14)])
def test_textures_are_told_apart_without_any_colour(theme, tokens, size):
    images = []
    for texture in range(textures.COUNT):
        image = QImage(size * 2, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(2, 2)
        canvas = Canvas(painter, Ruler(theme), load_tokens(tokens))
        canvas.fill(QRectF(0, 0, size.width(), size.height()), "surface")
        canvas.paint([Weave(QRectF(0, 0, size.width(), size.height()), texture, 5, 3)])
        painter.end()
        images.append(image)
    for (number, one), (place, other) in combinations(enumerate(images), 2):
        assert difference(one, other) > 0.08, (number, place)


def test_no_texture_leaves_its_place():
    for texture in range(textures.COUNT):
        for place in (QRectF(3, 5, 40, 17), QRectF(0, 0, 9, 90), QRectF(1, 1, 2, 2)):
            lines, points = textures.pattern(texture, place, 5)
            ends = [end for line in lines for end in (line.p1(), line.p2())] + points
            assert all(place.adjusted(-0.01, -0.01, 0.01, 0.01).contains(end) for end in ends)


def test_options_beside_each_other_are_not_shades_of_one(theme, show):
    chart = category(theme)
    show(chart)
    woven = [shape for shape in chart.sketch(chart.width()).shapes if isinstance(shape, Weave)]
    assert {shape.texture for shape in woven} == set(range(len(OPTIONS)))


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_a_file_is_what_its_name_says_and_only_its_owner_can_read_it(chart, tmp_path, suffix, start):
    path = write_picture(chart.picture(), tmp_path / f"pacing{suffix}")
    assert path.read_bytes().startswith(start)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def test_a_name_that_ends_in_nothing_we_know_becomes_a_png(chart, tmp_path):
    assert write_picture(chart.picture(), tmp_path / "pacing").name == "pacing.png"
    assert write_picture(chart.picture(), tmp_path / "pacing.doc").name == "pacing.doc.png"


def test_nothing_is_written_over(chart, tmp_path):
    there = tmp_path / "pacing.svg"
    there.write_text("mine")
    assert write_picture(chart.picture(), there).name == "pacing 2.svg"
    assert write_picture(chart.picture(), there).name == "pacing 3.svg"
    assert there.read_text() == "mine"


def test_a_full_disk_leaves_nothing_behind(chart, tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(DiskIsFull):
        write_picture(chart.picture(), tmp_path / "pacing.png")
    assert not [found for found in tmp_path.iterdir() if found.is_file()]


@pytest.fixture
def asked(theme, show, tmp_path):
    """The dialog, open."""
    chart = show(category(theme))
    saver = PictureSaving(chart.window())
    dialog = saver.ask(chart, tmp_path, "pacing")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return saver, dialog


def type_name(dialog: QFileDialog, name: str) -> None:
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(name)


def test_a_picture_goes_where_the_dialog_says(asked, tmp_path):
    saver, dialog = asked
    assert Path(dialog.selectedFiles()[0]).name == "pacing.png"
    spy = QSignalSpy(saver.saved)
    QSettings("QtProject").setValue("FileDialog/lastVisited", str(tmp_path))
    type_name(dialog, "mine.pdf")
    dialog.accept()
    assert spy.count() == 1
    assert spy.at(0)[0] == tmp_path / "mine.pdf"
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    assert not [key for key in QSettings("QtProject").allKeys() if key.startswith("FileDialog")]
    assert saver._picture is None


def test_a_picture_that_is_there_is_kept_without_a_question(asked, tmp_path):
    saver, dialog = asked
    (tmp_path / "pacing.png").write_text("mine")
    spy = QSignalSpy(saver.saved)
    type_name(dialog, "pacing.png")
    dialog.accept()
    assert spy.at(0)[0] == tmp_path / "pacing 2.png"
    assert (tmp_path / "pacing.png").read_text() == "mine"


def test_a_name_without_an_end_ends_as_the_kind_that_was_chosen(asked, tmp_path):
    _, dialog = asked
    assert len(dialog.nameFilters()) == 3
    for filter_ in dialog.nameFilters():
        dialog.filterSelected.emit(filter_)
        type_name(dialog, "mine")
        assert dialog.selectedFiles() == [str(tmp_path / f"mine{filter_.rpartition('*')[2].rstrip(')')}")]
    dialog.reject()


def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(asked, tmp_path):
    saver, dialog = asked
    saved, refused = QSignalSpy(saver.saved), QSignalSpy(saver.refused)
    (tmp_path / "file").write_text("not a folder")
    dialog.fileSelected.emit(str(tmp_path / "file" / "pacing.png"))
    assert saved.count() == 0
    assert refused.at(0) == [sentences.refused(NotKept())]
    dialog.reject()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused(theme, qtbot, tmp_path):
    chart = category(theme)
    qtbot.addWidget(chart)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(NotKept):
        write_picture(chart.picture(), closed / "pacing.png")


def test_a_dialog_that_is_rejected_leaves_no_picture_in_memory(asked):
    saver, dialog = asked
    assert isinstance(dialog, QDialog)
    dialog.reject()
    assert saver._picture is None
