"""The sheets of the guided path: one question of a theme, and at the end the theme's marker."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain import guided
from unhurried.domain.prompts import Marker, Prompt, Shelves
from unhurried.domain.reflections import Answer, Marking
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.marker_panel import MarkerPanel
from unhurried.ui.pages.marker_strip import MarkerStrip
from unhurried.ui.pages.question_cards import origin_of
from unhurried.ui.pages.write_steps import PromptStep
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.on_demand import OnDemand
from unhurried.ui.widgets.scroll_page import ScrollPage


class GuidedStep(PromptStep):
    """A question of the path: a hint and the theme's example wait until they are asked for."""

    def __init__(
        self, prompt: Prompt, answer: Answer | None, shelves: Shelves, theme: Theme, path: guided.Theme
    ) -> None:
        self._path = path
        super().__init__(prompt, answer, shelves, theme)

    def add_demands(self, shelves: Shelves) -> None:
        self.hint.setText("")
        self.hint_button, self.more = self.demands.add(self.tr("A hint"), self.prompt.hint, "hint")
        example = self.tr("An invented example: {example}").format(example=self._path.example)
        self.example_button, self.example = self.demands.add(self.tr("An example"), example, "excerpt")
        super().add_demands(shelves)
        # The theme chose its questions; others are a way of writing away, and in the library.
        self.another_button.hide()


class MarkerStep(ScrollPage):
    """The theme's marker as a sheet of its own: what is marked here is marked under the free sheet too.

    Signals:
        edited(): the writer marked something, or took it back.
    """

    edited = Signal()

    def __init__(self, marker: Marker, strip: MarkerStrip, shelves: Shelves, theme: Theme) -> None:
        super().__init__()
        self.marker = marker
        self._strip = strip
        self.question = text_label(marker.wording, "prompt", wrap=True)
        heading(self.question)
        self.hint = text_label(self.tr("Choose what was so, or leave it open."), "hint", wrap=True)
        self.demands = OnDemand(theme)
        self.more_button, self.more = self.demands.add(self.tr("A hint"), marker.hint, "hint")
        origin = origin_of(marker.why, marker.ideas, shelves)
        self.why_button, self.why = self.demands.add(self.tr("Why this is asked"), origin)
        self.panel = MarkerPanel(theme)
        self.panel.show_marking(marker, strip.marking(marker.marker_id))
        self._arrange(theme)
        self.panel.edited.connect(self._note)
        strip.edited.connect(self._look_again)

    def _arrange(self, theme: Theme) -> None:
        px = theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for widget in (self.question, self.hint, self.demands):
            column.addWidget(widget)
        column.addSpacing(px(10))
        column.addWidget(self.panel)
        column.addStretch(1)
        self.setWidget(page)

    @property
    def lens(self) -> str:
        return self.marker.lens

    @Slot()
    def _look_again(self) -> None:
        self.panel.show_given(self._strip.marking(self.marker.marker_id))

    @Slot(object)
    def _note(self, marking: Marking | None) -> None:
        self._strip.put(self.marker.marker_id, marking)
        self.edited.emit()

    def show_extras(self, *, shown: bool) -> None:
        """Show or hide everything but the question and its options."""
        self.hint.setVisible(shown)
        self.demands.show_all(shown=shown)

    def focus_first(self) -> None:
        """Ready to choose: where Tab comes to among the options."""
        chips = self.panel.options.chips()
        stop = next((chip for chip in chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus), chips[0])
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def step_of(
    path: guided.Theme | None, prompt: Prompt, answer: Answer | None, shelves: Shelves, theme: Theme
) -> PromptStep:
    """The sheet of a question of this theme; of any question, where there is none."""
    if path is None:
        return PromptStep(prompt, answer, shelves, theme)
    return GuidedStep(prompt, answer, shelves, theme, path)
