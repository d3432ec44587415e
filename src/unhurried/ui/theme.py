"""Theme: the one place that decides colours, fonts and sizes, and dresses the whole application in them."""

from __future__ import annotations

from typing import Literal, cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from unhurried.ui.icons import tinted_icon
from unhurried.ui.stylesheet import stylesheet
from unhurried.ui.tokens import Tokens, load_tokens
from unhurried.ui.type_scale import WRITING_FACES, line_percent, role_font

Appearance = Literal["system", "light", "dark"]

_ICON_SIZE = 20
# Qt chooses a font by class name, which unlike a stylesheet can carry the weight of a variable face.
# The labels are the classes of ui/widgets/labels.py.
_FONT_BY_CLASS = {
    "PromptLabel": "prompt",
    "TitleLabel": "title",
    "CardTitleLabel": "card_title",
    "StrongLabel": "ui_strong",
    "CaptionLabel": "caption",
    "BodyLabel": "body",
    "ExcerptLabel": "excerpt",
    "BrandLabel": "brand",
    "QuestionLabel": "question",
    "MonoLabel": "mono",
    "SmallMonoLabel": "small_mono",
    "QLabel": "ui",
    "QPushButton": "ui_strong",
    "Chip": "ui",
    "RowTitle": "card_title",
    "QToolButton": "ui",
    "QRadioButton": "ui",
    "QCheckBox": "ui",
    "QMenu": "ui",
    "QTipLabel": "ui",
    "QHeaderView": "ui_strong",
    "QAbstractItemView": "ui",
}
_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
}
_FAINT = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


class Theme(QObject):
    """How everything looks now: light or dark, how large, and in which face the writer writes.

    Signals:
        changed(): colours, sizes or fonts are different; stylesheet, palette and fonts are in place already.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        appearance: str = "system",
        text_scale: float = 1.0,
        serif: str = "literata",
    ) -> None:
        super().__init__()
        self._app = app
        self._appearance = appearance
        self._writing = serif if serif in WRITING_FACES else "literata"
        self._icons: WeakKeyDictionary[QAbstractButton, tuple[str, str, str, int, int]] = WeakKeyDictionary()
        self.text_scale = _within(text_scale)
        self.is_dark = False
        self._is_asking = False
        self.tokens: Tokens = load_tokens("light")
        self._ask_system()
        self._choose_tokens()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def set_appearance(self, appearance: str) -> None:
        """Choose "light", "dark", or "system" to follow the desktop."""
        if appearance != self._appearance:
            self._appearance = appearance
            self._ask_system()
            self._apply()

    def set_text_scale(self, text_scale: float) -> None:
        """A factor on every size, 0.8 to 2.0."""
        if _within(text_scale) != self.text_scale:
            self.text_scale = _within(text_scale)
            self._apply()

    def set_writing_font(self, name: str) -> None:
        """The writer's own face: "literata", "inter", "atkinson" or "system"."""
        if name in WRITING_FACES and name != self._writing:
            self._writing = name
            self._apply()

    @property
    def writing_font(self) -> str:
        """The key of the writer's own face."""
        return self._writing

    def px(self, value: int) -> int:
        """A size in pixels at the present text scale."""
        return round(value * self.text_scale)

    def font(self, role: str) -> QFont:
        """The font of a role of the type scale; KeyError for a role there is not."""
        return role_font(role, self.text_scale, self._writing)

    def line_height(self, role: str = "body") -> int:
        """Proportional line height for QTextBlockFormat, the same at every text scale."""
        return line_percent(role, self._writing)

    def colour(self, token: str) -> QColor:
        """The colour with this name."""
        return QColor(cast("str", getattr(self.tokens, token)))

    def icon(self, name: str, token: str = "ink2", size: int = _ICON_SIZE) -> QIcon:
        """One of resources/icons in a colour of the theme. It keeps its colour; see put_icon."""
        return tinted_icon(name, getattr(self.tokens, token), self.px(size))

    def put_icon(
        self,
        button: QAbstractButton,
        name: str,
        token: str = "ink2",
        on_token: str = "",
        size: int = _ICON_SIZE,
        pad: int = 0,
    ) -> None:
        """Give a button an icon that follows the theme; `on_token` colours it while the button is checked."""
        self._icons[button] = (name, token, on_token or token, size, pad)
        self._draw_icon(button)

    def _draw_icon(self, button: QAbstractButton) -> None:
        name, token, on_token, size, pad = self._icons[button]
        height, room = self.px(size), self.px(pad)
        colour, on_colour = getattr(self.tokens, token), getattr(self.tokens, on_token)
        button.setIconSize(QSize(height + 2 * room, height))
        button.setIcon(tinted_icon(name, colour, height, on_colour, room))

    def _choose_tokens(self) -> None:
        hints = self._app.styleHints()
        asked = self._appearance if self._appearance in {"light", "dark"} else ""
        self.is_dark = (asked or _scheme_name(hints.colorScheme())) == "dark"
        self.tokens = load_tokens("dark" if self.is_dark else "light")

    def _ask_system(self) -> None:
        """Have the title bars and dialogs that the system draws follow us, or follow the system again."""
        hints = self._app.styleHints()
        self._is_asking = True
        if self._appearance in {"light", "dark"}:
            dark = self._appearance == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        else:
            hints.unsetColorScheme()
        self._is_asking = False

    @Slot()
    def _follow_system(self) -> None:
        was_dark = self.is_dark
        self._choose_tokens()
        if self.is_dark != was_dark and not self._is_asking:
            self._apply()

    def _apply(self) -> None:
        self._choose_tokens()
        self._dress()
        for button in list(self._icons):
            if isValid(button):
                self._draw_icon(button)
        self.changed.emit()

    def _dress(self) -> None:
        """Palette, fonts, stylesheet, in this order: the last one makes every widget look again."""
        if not self._app.styleSheet():
            # The first stylesheet of all brings its own style, and that makes Qt forget the fonts of classes.
            self._app.setStyleSheet("* {}")
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("ui"))
        for name, role in _FONT_BY_CLASS.items():
            # PySide's stub asks for bytes, PySide for a string.
            self._app.setFont(self.font(role), name)  # pyright: ignore[reportArgumentType]
        self._app.setStyleSheet(stylesheet(self.tokens, self.px))

    def _palette(self) -> QPalette:
        palette = QPalette()
        colours = {name: QColor(value) for name, value in self.tokens._asdict().items()}
        for role, token in _PALETTE.items():
            palette.setColor(role, colours[token])
        for role in _FAINT:
            palette.setColor(QPalette.ColorGroup.Disabled, role, colours["ink3"])
        return palette


def _within(text_scale: float) -> float:
    return min(max(text_scale, 0.8), 2.0)


def _scheme_name(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
