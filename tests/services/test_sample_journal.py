"""The sample journal goes when it is no longer wanted, also from a process that is replaced."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.computer import QUICK

from unhurried import app, restart, sample_journal
from unhurried.storage import SqlcipherFolders


def test_a_process_that_is_replaced_leaves_no_sample_behind(monkeypatch):
    at = datetime(2026, 3, 4, tzinfo=UTC)
    folder, journal = sample_journal.open_sample_journal(SqlcipherFolders(QUICK), date(2026, 3, 4), at)
    journal.close()
    assert folder.is_dir()
    replaced: list[bool] = []
    monkeypatch.setattr(restart, "start_afresh", lambda _folder, _place: replaced.append(folder.exists()))
    app.start_afresh(None, "0,0,1,1")
    assert replaced == [False]
