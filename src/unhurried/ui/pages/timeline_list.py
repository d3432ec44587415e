"""The list in which the timeline stands: rows of one height, and as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from unhurried.ui.models.timeline import TimelineModel
from unhurried.ui.models.timeline_delegate import TimelineDelegate
from unhurried.ui.theme import Theme


def timeline_list(model: TimelineModel, theme: Theme) -> QListView:
    """A list over this model; it has no name yet."""
    rows = QListView()
    rows.setModel(model)
    rows.setItemDelegate(TimelineDelegate(theme, rows))
    rows.setUniformItemSizes(True)
    # A hundred thousand rows laid out at once, and again for every page that comes in, is felt as a jolt.
    rows.setLayoutMode(QListView.LayoutMode.Batched)
    rows.setBatchSize(2000)
    rows.setMouseTracking(True)
    rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return rows
