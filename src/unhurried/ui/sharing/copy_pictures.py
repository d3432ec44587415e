"""Pictures of the writer's own marks in a copy: how often a habit was marked, as a soft band, and in words."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import InUse
from unhurried.domain.pacing import ladder
from unhurried.domain.pacing.intervals import wilson
from unhurried.domain.sharing.pages import Picture
from unhurried.domain.sharing.parts import Dating, Line, Part, PartKind
from unhurried.services.pacing import Habit
from unhurried.ui import sentences
from unhurried.ui.charts.band import Band, Interval
from unhurried.ui.pacing import words
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import picture_id
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

_SCALE = 2
_ALL = Filter()


@final
class CopyPictures:
    """What can be pictured is what the ladder allows a band for: a habit with ten answers or more."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        self._theme = theme
        self._workspace = workspace

    def offered(self) -> list[Part]:
        """The habits that can be pictured, to be ticked; what each picture says is in its words."""
        return [self._part(habit) for habit in self._habits()]

    def parts(self, marker_ids: tuple[str, ...]) -> list[Part]:
        """The chosen ones, in that order."""
        known = {habit.marker_id: habit for habit in self._habits()} if marker_ids else {}
        return [self._part(known[marker_id]) for marker_id in marker_ids if marker_id in known]

    def pictures(self, marker_ids: tuple[str, ...], dating: Dating) -> tuple[Picture, ...]:
        """The chosen ones as they will stand in the copy, with their tables."""
        known = {habit.marker_id: habit for habit in self._habits()} if marker_ids else {}
        return tuple(self._picture(known[marker_id], dating) for marker_id in marker_ids if marker_id in known)

    def _habits(self) -> list[Habit]:
        room = self._workspace.pacing
        used: list[InUse] = room.in_use(_ALL)
        habits = (room.habit(_ALL, one) for one in used)
        return [habit for habit in habits if habit.seen is not None and ladder.rung(habit.of).shows_band]

    def _part(self, habit: Habit) -> Part:
        reflected = self._workspace.pacing.looking_back.sessions(_ALL)
        said = " ".join(words.said(habit.seen or 0, habit.of, reflected))
        return Part(picture_id(habit.marker_id), PartKind.PICTURE, (Line(said, habit.name),))

    def _picture(self, habit: Habit, dating: Dating) -> Picture:
        seen = habit.seen or 0
        of = sentences.number(habit.of)
        marked = copy_words.tr("{seen} of {of} sessions").format(seen=sentences.number(seen), of=of)
        whose = copy_words.tr("My own marks.")
        caption = " ".join((self._period(dating), f"{marked}.", words.band(seen, habit.of), whose, _caveat()))
        rows = [(option.wording, sentences.number(habit.counts[option.key])) for option in habit.options]
        header = (copy_words.tr("Marked"), copy_words.tr("Sessions"))
        return Picture(self._drawn(habit, seen), habit.name, caption.strip(), header, tuple(rows))

    def _period(self, dating: Dating) -> str:
        """Without days unless days are told."""
        ends = self._workspace.pacing.looking_back.ends(_ALL)
        if ends is None:
            return ""
        told = sentences.plain_day if dating is Dating.DAY else sentences.month
        first, last = (told(day) for day in ends)
        return f"{first}." if first == last else copy_words.tr("{first} to {last}.").format(first=first, last=last)

    def _drawn(self, habit: Habit, seen: int) -> bytes:
        """No words in it but those at its ends: what names the habit stands beside it, where it can be disguised."""
        interval = wilson(seen, habit.of)
        band = Band(self._theme)
        mark = Interval("", interval.low * 10, interval.high * 10, 10 * seen / habit.of, "")
        band.set_intervals([mark], (copy_words.tr("in none of ten"), copy_words.tr("in all ten")))
        return _bare_png(band.picture().image(_SCALE))


def _caveat() -> str:
    return " ".join(words.what_marks_are())


def _bare_png(image: QImage) -> bytes:
    """The picture alone: a copy that is painted anew has none of what the first one says about itself."""
    bare = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stub asks for bytes, PySide for a string.
    bare.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(held.data())
