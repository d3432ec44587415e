"""How it looks: light or dark, the size of text, and the font one writes in."""

from __future__ import annotations

from PySide6.QtCore import Slot

from unhurried.settings import TEXT_SCALES, SettingsFile
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.labels import text_label


class LooksCard(Card):
    """Each choice holds at once."""

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__(theme)
        self.set_title(self.tr("How it looks"))
        self._theme = theme
        self._settings = settings
        self._build()
        for group in (self.appearance, self.text_scale, self.writing_font):
            self.column.addWidget(text_label(group.accessibleName(), "strong"))
            self.column.addWidget(group)
        self.appearance.chosen.connect(self._set_appearance)
        self.text_scale.chosen.connect(self._set_text_scale)
        self.writing_font.chosen.connect(self._set_writing_font)
        self.refresh()

    def _build(self) -> None:
        self.appearance = choice(
            self._theme,
            self.tr("Appearance"),
            [
                ("system", self.tr("Follow the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        scales = [(str(scale), f"{round(scale * 100)} %") for scale in TEXT_SCALES]
        self.text_scale = choice(self._theme, self.tr("Text size"), scales)
        self.writing_font = choice(
            self._theme,
            self.tr("Writing font"),
            [
                ("literata", "Literata"),
                ("inter", "Inter"),
                ("atkinson", "Atkinson Hyperlegible"),
                ("system", self.tr("The system's")),
            ],
        )

    def refresh(self) -> None:
        """Show the settings as they are."""
        current = self._settings.current
        self.appearance.choose(current.appearance)
        self.text_scale.choose(str(current.text_scale))
        self.writing_font.choose(current.writing_font)

    @Slot(str)
    def _set_appearance(self, appearance: str) -> None:
        self._settings.change(appearance=appearance)
        self._theme.set_appearance(appearance)

    @Slot(str)
    def _set_text_scale(self, scale: str) -> None:
        self._settings.change(text_scale=float(scale))
        self._theme.set_text_scale(float(scale))

    @Slot(str)
    def _set_writing_font(self, font: str) -> None:
        self._settings.change(writing_font=font)
        self._theme.set_writing_font(font)
