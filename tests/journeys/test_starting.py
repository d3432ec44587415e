"""Starting: the command says its version, and says in one sentence what it lacks, instead of an abort."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from pathlib import Path

import pytest

from unhurried import __version__, preflight

ROOT = Path(__file__).parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for libraries of Linux")


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    without_screen = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        command, cwd=ROOT, env={**without_screen, **environment}, capture_output=True, text=True, check=False
    )


def _is_installed() -> bool:
    stamp = ROOT / ".venv" / "installed"
    return stamp.is_file() and filecmp.cmp(ROOT / "pyproject.toml", stamp, shallow=False)


@pytest.mark.skipif(os.name != "posix", reason="a script for a POSIX shell")
@pytest.mark.skipif(not _is_installed(), reason="./run would install first")
def test_run_says_its_version():
    done = _run("./run", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Unhurried {__version__}\n", "")


def test_an_unknown_argument_is_refused_with_the_known_ones():
    done = _run(sys.executable, "-m", "unhurried", "--nonsense")
    assert done.returncode == 2
    assert "--sample" in done.stderr
    assert "Traceback" not in done.stderr


@needs_linux
def test_without_a_screen_one_sentence_and_no_abort():
    done = _run(sys.executable, "-m", "unhurried")
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert "needs a screen" in sentence
    assert "DISPLAY" in sentence


@needs_linux
def test_pictures_need_no_screen():
    done = _run(sys.executable, "-m", "unhurried", "pictures", "/dev/null/nowhere")
    assert "needs a screen" not in done.stderr


@pytest.fixture
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)


def _without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    def loads(library: str) -> bool:
        return library not in missing

    monkeypatch.setattr(preflight, "_loads", loads)


@pytest.mark.usefixtures("_on_linux")
def test_nothing_is_missing_where_all_is_there(monkeypatch: pytest.MonkeyPatch):
    _without(monkeypatch)
    monkeypatch.setenv("DISPLAY", ":0")
    assert preflight.what_is_missing() is None


@pytest.mark.usefixtures("_on_linux")
def test_the_packages_that_are_missing_are_named_for_apt(monkeypatch: pytest.MonkeyPatch):
    _without(monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0", "libwayland-client.so.0")
    monkeypatch.setenv("DISPLAY", ":0")
    sentence = preflight.what_is_missing()
    assert sentence is not None
    assert sentence.endswith("sudo apt install libegl1 libxcb-cursor0")


@pytest.mark.usefixtures("_on_linux")
def test_only_what_the_platform_needs_is_looked_for(monkeypatch: pytest.MonkeyPatch):
    _without(monkeypatch, "libxcb-cursor.so.0", "libwayland-client.so.0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=10x10")
    assert preflight.what_is_missing() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    assert "libwayland-client0" in str(preflight.what_is_missing())
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "libwayland-client0" in str(preflight.what_is_missing())


@pytest.mark.usefixtures("_on_linux")
def test_without_a_screen_no_library_is_looked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "_loads", pytest.fail)
    assert "needs a screen" in str(preflight.what_is_missing())


@pytest.mark.usefixtures("_on_linux")
def test_a_packaged_program_looks_for_a_screen_and_for_no_library(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preflight, "_loads", pytest.fail)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "needs a screen" in str(preflight.what_is_missing())
    monkeypatch.setenv("DISPLAY", ":0")
    assert preflight.what_is_missing() is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_all_that_is_needed(monkeypatch: pytest.MonkeyPatch, platform: str):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(preflight, "_loads", pytest.fail)
    assert preflight.what_is_missing() is None


def test_a_library_that_is_not_there_does_not_load():
    assert not preflight._loads("libnowhere-to-be-found.so.0")
