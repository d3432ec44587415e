"""What is kept between two runs: made once, never touched by a run, private, and gone when it is asked to go."""

from __future__ import annotations

import sys

import pytest
from tests.bench import cached


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(cached.tempfile, "gettempdir", lambda: str(tmp_path))
    return cached.cache_folder()


def test_a_journal_is_made_once_and_a_run_has_a_copy(cache, tmp_path, monkeypatch):
    place = cached.journal_of(12, tmp_path / "first")
    (kept,) = cache.iterdir()
    before = {path.name: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    journal = place.open()
    assert journal.reflections.count() + journal.reflections.count(in_trash=True) == 12
    journal.prefer("one", "thing")
    journal.close()
    monkeypatch.setattr(cached, "make_journal", None)
    again = cached.journal_of(12, tmp_path / "second")
    assert again.key == place.key
    assert {path.name: path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before


def test_another_recipe_makes_it_anew(cache, tmp_path, monkeypatch):
    cached.journal_of(10, tmp_path / "first")
    monkeypatch.setattr(cached, "_recipe", lambda: "another")
    cached.journal_of(10, tmp_path / "second")
    assert [path.name for path in cache.iterdir()] == ["10-another.journal"]


def test_no_word_of_it_can_be_read_in_the_files(cache, tmp_path):
    place = cached.journal_of(10, tmp_path / "run")
    journal = place.open()
    word = max(journal.reflections.one("reflection-000001").writing.body.split(), key=len).encode()
    journal.close()
    assert not any(word in path.read_bytes() for path in cache.rglob("*") if path.is_file())


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes there")
def test_a_folder_that_others_may_read_is_not_used(cache, tmp_path):
    cache.mkdir(mode=0o755)
    cache.chmod(0o755)
    with pytest.raises(FileExistsError, match="others may read it"):
        cached.journal_of(10, tmp_path / "run")


def test_clean_removes_it_and_says_so(cache, tmp_path):
    assert cached.clean() == f"Nothing is kept in {cache}."
    cached.journal_of(10, tmp_path / "run")
    assert cached.clean() == f"Removed {cache}."
    assert not cache.exists()
