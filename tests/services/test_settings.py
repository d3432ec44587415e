"""Settings: what can be used is used, what cannot is left alone, and nobody else can read the file."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.settings import Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "unhurried" / "settings.json"


def _read(path: Path, content: object) -> Settings:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return SettingsFile(path).current


def test_without_a_file_everything_is_as_usual(path: Path):
    assert SettingsFile(path).current == Settings()
    assert not path.exists(), "looking makes nothing"


def test_what_is_changed_is_there_next_time(path: Path):
    SettingsFile(path).change(journal="/somewhere/ŵ", appearance="dark", text_scale=1.5)
    found = SettingsFile(path).current
    assert (found.journal, found.appearance, found.text_scale) == ("/somewhere/ŵ", "dark", 1.5)


def test_only_one_file_is_left(path: Path):
    settings = SettingsFile(path)
    settings.change(appearance="dark")
    settings.change(appearance="light")
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a thing of Unix")
def test_the_file_and_its_folder_are_the_owners_alone(path: Path):
    before = os.umask(0)
    try:
        SettingsFile(path).change(appearance="dark")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content", ["", "{", "null", "[]", "5", '"words"', "[" * 100_000, '{"journal": "\\ud800"', "\ufeff{}", "NaN"]
)
def test_a_damaged_file_is_as_good_as_none(path: Path, content: str):
    assert _read(path, content) == Settings()


def test_what_is_not_text_is_as_good_as_none(path: Path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00\x01")
    assert SettingsFile(path).current == Settings()


def test_one_wrong_setting_does_not_cost_the_others(path: Path):
    found = _read(path, {"journal": "/mine", "appearance": "plaid", "text_scale": 99, "writing_font": 5})
    assert found == Settings(journal="/mine")


def test_settings_of_another_version_are_passed_over(path: Path):
    assert _read(path, {"journal": "/mine", "later": {"a": 1}}) == Settings(journal="/mine")


@pytest.mark.parametrize("wrong", [None, 5, True, [], {}, 1.5])
@pytest.mark.parametrize("name", ["journal", "appearance", "writing_font"])
def test_a_value_of_another_kind_is_not_used(path: Path, name: str, wrong: object):
    assert _read(path, {name: wrong}) == Settings()


@pytest.mark.parametrize("wrong", [None, "1", True, [], float("nan"), float("inf"), 0, -1, 1e300])
def test_a_scale_that_is_none_is_not_used(path: Path, wrong: object):
    assert _read(path, {"text_scale": wrong}) == Settings()


def test_a_whole_number_is_a_scale(path: Path):
    assert _read(path, {"text_scale": 2}).text_scale == 2


@given(
    st.dictionaries(st.sampled_from(sorted(asdict(Settings()))), st.none() | st.text() | st.integers() | st.floats())
)
def test_whatever_is_in_it_settings_come_of_it(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    assert isinstance(_read(path, content), Settings)


def test_what_cannot_be_written_down_holds_for_this_run(tmp_path: Path):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    settings = SettingsFile(blocked / "settings.json")
    assert settings.change(appearance="dark").appearance == "dark"
    assert settings.current.appearance == "dark"


def test_a_folder_in_the_place_of_the_file_is_left_alone(path: Path):
    path.mkdir(parents=True)
    settings = SettingsFile(path)
    assert settings.current == Settings()
    assert settings.change(appearance="dark").appearance == "dark"
    assert path.is_dir()


def test_a_wrong_change_is_refused_and_changes_nothing(path: Path):
    settings = SettingsFile(path)
    with pytest.raises(ValueError, match="appearance"):
        settings.change(appearance="plaid")
    assert settings.current == Settings()
    assert not path.exists()
