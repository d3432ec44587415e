"""Scenes of the share copy builder: each of its steps, empty and with something in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from unhurried.domain.disclosures import CopyFormat, Recognisable
from unhurried.domain.sharing.parts import CopyDraft, Decision, Treatment
from unhurried.scenes import Scene, Scenes
from unhurried.ui.sharing.builder import CopyBuilder
from unhurried.ui.sharing.made_page import Made
from unhurried.ui.workspace import Workspace

_QUESTION = "When the quiet came, what was I explaining, and to whom?"


class CopyScenes(Scenes):
    """The sample journal is open; no copy is in it before and after."""

    def all(self) -> Iterator[Scene]:
        yield Scene("140-copy-question-empty", self._empty)
        yield Scene("141-copy-choose-empty", lambda: self._step(1))
        yield Scene("142-copy-question", self._question)
        yield Scene("143-copy-choose", self._choose)
        yield Scene("144-copy-threads", self._threads)
        yield Scene("145-copy-disguise", self._disguise)
        yield Scene("146-copy-stranger", self._stranger)
        yield Scene("147-copy-pages", self._pages)
        yield Scene("148-copy-seal", self._seal)
        yield Scene("149-copy-unsealed", self._unsealed)
        yield Scene("150-copy-made", self._made)
        yield Scene("151-copy-left", self._leave)

    @property
    def _builder(self) -> CopyBuilder:
        builder = self.rooms.supervision.copy.builder
        assert builder is not None  # noqa: S101  the scene before has just opened it
        return builder

    @property
    def _workspace(self) -> Workspace:
        return self._builder.copy.workspace

    def _empty(self) -> None:
        self.rooms.go("supervision")
        self.rooms.supervision.copy.open()
        self._builder.copy.choose(**_fields(CopyDraft()))
        self._step(0)

    def _step(self, place: int) -> None:
        self._builder.show_step(place)

    def _question(self) -> None:
        self._builder.copy.choose(question=_QUESTION, for_role="Supervisor")
        self._step(0)

    def _choose(self) -> None:
        self._step(1)
        choose = self._builder.choose
        choose.offered.switch_whole()
        for row in (3, 4):
            choose.sources.list.setCurrentIndex(choose.sources.model.index(row))
            choose.offered.switch_whole()

    def _threads(self) -> None:
        choose = self._builder.choose
        choose.sources.by_thread.click()
        choose.sources.threads.setCurrentIndex(choose.sources.thread_rows.index(0))
        choose.offered.switch_whole()

    def _disguise(self) -> None:
        self._workspace.decide(Decision("Brightwater", never_leaves=True))
        self._step(2)
        rows = self._builder.disguise.rows
        for row, treatment in zip(rows, (Treatment.KEEP, Treatment.GENERALISE), strict=False):
            self._builder.copy.decide(Decision(row.word, treatment, "a town" if treatment != Treatment.KEEP else ""))
        self._builder.disguise.enter()

    def _stranger(self) -> None:
        self._builder.copy.choose(recognisable=Recognisable.PERHAPS)
        bar = self._builder.disguise.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _pages(self) -> None:
        self._builder.copy.choose(recognisable=Recognisable.NO)
        self._step(3)

    def _seal(self) -> None:
        self._builder.read.note_read()
        self._step(4)

    def _unsealed(self) -> None:
        self._builder.copy.choose(format=CopyFormat.HTML)

    def _made(self) -> None:
        self._builder.copy.choose(format=CopyFormat.SEALED_PDF)
        day = self._today + timedelta(days=30)
        made = Made(Path("Documents") / "pages.pdf", CopyFormat.SEALED_PDF, 24, 3, "By phone", day)
        self._builder.making.made.emit(made)

    def _leave(self) -> None:
        workspace = self._workspace
        self._builder.made.done_button.click()
        for decision in workspace.copy_desk.decisions():
            workspace.forget_decision(decision.word)


def _fields(draft: CopyDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in CopyDraft.__dataclass_fields__}
