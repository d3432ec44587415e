"""Flow: as high as what is in it, also after that has changed, seen or unseen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from unhurried.ui.widgets.flow import Flow


@pytest.fixture
def flow(qtbot) -> Flow:
    flow = Flow(10)
    qtbot.addWidget(flow)
    for _ in range(3):
        block = QWidget()
        block.setFixedSize(90, 30)
        flow.add(block)
    with qtbot.waitExposed(flow):
        flow.show()
    return flow


def blocks(flow: Flow) -> list[QWidget]:
    return [child for child in flow.children() if isinstance(child, QWidget)]


@pytest.mark.parametrize(("width", "height"), [(1000, 30), (200, 70), (100, 110)])
def test_it_is_as_high_as_its_rows_however_often_it_is_asked(flow, width, height):
    assert [flow.heightForWidth(width) for _ in range(3)] == [height] * 3


def test_it_grows_with_what_grows_in_it(flow, qtbot):
    assert flow.heightForWidth(1000) == 30
    blocks(flow)[0].setFixedSize(90, 80)
    qtbot.waitUntil(lambda: flow.heightForWidth(1000) == 80)


def test_it_shrinks_when_something_in_it_is_hidden(flow, qtbot):
    assert flow.heightForWidth(200) == 70
    blocks(flow)[0].hide()
    qtbot.waitUntil(lambda: flow.heightForWidth(200) == 30)


def test_what_changes_while_it_is_not_seen_counts_when_it_is_seen_again(flow):
    assert flow.heightForWidth(1000) == 30
    flow.hide()
    blocks(flow)[0].setFixedSize(90, 80)
    flow.show()
    assert flow.heightForWidth(1000) == 80
