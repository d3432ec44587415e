"""Labels: words in one of the roles of the type scale, always as plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


# The theme gives each of these classes its font by class name; see ui/theme.py.
class PromptLabel(QLabel):
    """A question, or the title of a page."""


class TitleLabel(QLabel):
    """The title of a dialog or a section."""


class CardTitleLabel(QLabel):
    """The title of a card."""


class StrongLabel(QLabel):
    """The label of a group of controls."""


class CaptionLabel(QLabel):
    """Small print."""


class BodyLabel(QLabel):
    """Something that was written, in the writer's own face."""


class ExcerptLabel(QLabel):
    """A line that was written, in the writer's own face and small."""


class BrandLabel(QLabel):
    """The product's name."""


class MonoLabel(QLabel):
    """A code to copy by hand."""


class QuestionLabel(QLabel):
    """A question above what was written to it."""


class SmallMonoLabel(QLabel):
    """A path or a key."""


_BY_ROLE: dict[str, type[QLabel]] = {
    "prompt": PromptLabel,
    "title": TitleLabel,
    "card_title": CardTitleLabel,
    "strong": StrongLabel,
    "caption": CaptionLabel,
    "body": BodyLabel,
    "excerpt": ExcerptLabel,
    "brand": BrandLabel,
    "question": QuestionLabel,
    "mono": MonoLabel,
    "code": MonoLabel,
    "keys": SmallMonoLabel,
    "path": SmallMonoLabel,
    "ui": QLabel,
    "hint": QLabel,
    "notice": QLabel,
    "error": QLabel,
}


def text_label(text: str, role: str = "ui", *, wrap: bool = False) -> QLabel:
    """A label for any text, ours or not: never read as HTML."""
    label = _BY_ROLE[role]()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
