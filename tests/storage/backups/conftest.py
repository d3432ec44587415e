"""Journals with something in them, and what is needed to back them up and to look closely."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import AT, DAY, a_draft, a_full_reflection, a_marker, a_prompt, a_reflection, a_revision
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Thirty reflections, two of them trashed, one edited; a draft, own questions, a preference."""
    folder = tmp_path_factory.mktemp("written") / "My journal.journal"
    folders = SqlcipherFolders(WEAK)
    place = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    journal = place.open()
    with journal.transaction():
        for number in range(30):
            day = DAY.replace(day=1 + number % 28)
            journal.reflections.put(a_full_reflection(reflection_id=f"r{number:02}", day=day))
        for number in (7, 8):
            trashed = replace(journal.reflections.one(f"r{number:02}"), trashed_at=AT)
            journal.reflections.put(trashed)
        journal.reflections.put(a_reflection("long " * 3000, reflection_id="long"))
        journal.reflections.keep_revision(a_revision("r03"))
        journal.drafts.put(a_draft(draft_id="d"))
        journal.own_questions.put_prompt(a_prompt())
        journal.own_questions.put_marker(a_marker())
        journal.prefer("way", "line")
    journal.close()
    return place


@pytest.fixture
def written(tmp_path: Path, _written: Place) -> Place:
    return Place(shutil.copytree(_written.folder, tmp_path / _written.folder.name), _written.key, _written.folders)
