"""The second step: choosing, with where it comes from, what is in hand, and what is in the copy beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.ui.sharing.chosen import Chosen
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pictures import CopyPictures
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.offered import Offered
from unhurried.ui.sharing.sources import Sources
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.segments import Segments

SIDE_BY_SIDE = 940
SOURCES, CHOSEN = 320, 270


class ChooseStep(CopyStep):
    """Three panes beside each other, or one at a time where there is no room for three."""

    def __init__(self, theme: Theme, copy: CopyInHand, pictures: CopyPictures) -> None:
        super().__init__(theme, copy, "", "")
        self.title.setText(self.tr("Choose what goes along"))
        self.hint.setText(
            self.tr("One moment often says more than a whole session. Nothing is in the copy unless you tick it.")
        )
        self._is_narrow = False
        self._is_stale = True
        self.sources = Sources(theme, copy.workspace)
        self.offered = Offered(theme, copy, pictures)
        self.chosen = Chosen(theme, copy, pictures)
        self.panes: tuple[QWidget, ...] = (self.sources, self.offered, self.chosen)
        self._build_turner()
        self._arrange()
        self._connect()
        self._turn(0)

    def _build_turner(self) -> None:
        self.turner = Segments(self._theme)
        self.turner.setAccessibleName(self.tr("Which side is shown"))
        names = (self.tr("Where from"), self.tr("In hand"), self.tr("In the copy"))
        self.turners: list[QPushButton] = [self.turner.add_segment(name) for name in names]
        for place, button in enumerate(self.turners):
            button.clicked.connect(weak_call(self._turn, place))

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(10), px(20), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.turner)
        row = QHBoxLayout()
        row.setSpacing(px(18))
        self._rules: list[QFrame] = []
        for pane in self.panes:
            if pane is not self.sources:
                row.addWidget(self._rule())
            row.addWidget(pane, 1)
        column.addLayout(row, 1)

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("kind", "rule-down")
        rule.setFixedWidth(1)
        self._rules.append(rule)
        return rule

    def _connect(self) -> None:
        sources, offered = self.sources, self.offered
        sources.reflection_shown.connect(offered.show_reflection)
        sources.thread_shown.connect(offered.show_thread)
        sources.kept_words_asked.connect(self._show_kept_words)
        sources.pictures_asked.connect(self._show_pictures)
        sources.whole_asked.connect(offered.switch_whole)
        sources.entered.connect(self._enter_parts)
        for rows in (sources.list, sources.threads):
            rows.clicked.connect(self._show_clicked)
        offered.back_asked.connect(self._back_to_sources)
        self.chosen.rows.back_asked.connect(self._back_to_sources)
        self.chosen.reflections_changed.connect(sources.model.mark)
        self.copy.faded.connect(self._fade)
        self.copy.changed.connect(self.readied)

    @property
    def go_on(self) -> str:
        return self.tr("Go on to disguise")

    def enter(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.sources.refresh()
            self.offered.refresh()
        self.chosen.refresh()

    @Slot()
    def _fade(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.enter()

    @Slot()
    def _show_kept_words(self) -> None:
        self.offered.show_kept_words()
        self._enter_parts()

    @Slot()
    def _show_pictures(self) -> None:
        self.offered.show_pictures()
        self._enter_parts()

    @Slot()
    def _enter_parts(self) -> None:
        self._turn(1)
        self.offered.focus_rows()

    @Slot()
    def _show_clicked(self) -> None:
        """Where there is room for one side only, what is pressed takes it."""
        if self._is_narrow:
            self._enter_parts()

    @Slot()
    def _back_to_sources(self) -> None:
        self._turn(0)
        self.sources.focus_list()

    def _turn(self, place: int) -> None:
        self.turner.choose(self.turners[place])
        self._place = place
        for number, pane in enumerate(self.panes):
            pane.setVisible(not self._is_narrow or number == place)
        for rule in self._rules:
            rule.setVisible(not self._is_narrow)
        self.turner.setVisible(self._is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        self._is_narrow = self.width() < px(SIDE_BY_SIDE)
        for pane, width in ((self.sources, SOURCES), (self.chosen, CHOSEN)):
            pane.setMinimumWidth(0 if self._is_narrow else px(width))
            pane.setMaximumWidth(16777215 if self._is_narrow else px(width))
        self._turn(self._place)

    def show_reflection(self, reflection_id: str) -> None:
        """Have this one in hand, wherever the list is."""
        self.enter()
        self.offered.show_reflection(reflection_id)
        self._enter_parts()

    def leave_journal(self) -> None:
        """Nothing of the journal stays on the screen."""
        self.sources.leave()
        self.offered.show_nothing()
        self.chosen.model.show([])

    def focus_first(self) -> None:
        self.sources.focus_list()
        if not self._is_narrow and self.sources.list.isVisible():
            self.sources.list.setFocus(Qt.FocusReason.OtherFocusReason)
