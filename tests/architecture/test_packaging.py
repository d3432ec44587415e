"""What packaging/ says holds together, and fits the program; the build itself is tried by packaging/smoke."""

from __future__ import annotations

import ast
import configparser
import plistlib
import re
import runpy
import sys
import types
import xml.etree.ElementTree as ET
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from unhurried import __version__, app, paths, preflight
from unhurried.__main__ import _as_opened
from unhurried.storage.system_keyring import SYSTEM_BACKENDS
from unhurried.ui import typefaces

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
CONTENTS = runpy.run_path(str(PACKAGING / "packing/contents.py"))
ID = CONTENTS["APPLICATION"]
FILES = [path for path in PACKAGING.rglob("*") if path.is_file() and path.suffix != ".pyc"]
RECIPES = (
    "flatpak/app.unhurried.Unhurried.yml",
    "appimage/build",
    "windows/unhurried.iss",
    "macos/README.md",
    "macos/Info.plist",
    "macos/unhurried.entitlements",
)
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    file = configparser.RawConfigParser()
    file.optionxform = str  # type: ignore[assignment]
    file.read(LINUX / f"{ID}.desktop", "utf-8")
    return file["Desktop Entry"]


@pytest.fixture
def metainfo() -> ET.Element:
    return ET.parse(LINUX / f"{ID}.metainfo.xml").getroot()  # noqa: S314  ours


@pytest.fixture
def spec(monkeypatch: pytest.MonkeyPatch) -> dict[str, list]:
    """What the spec asks PyInstaller for; each of PyInstaller's own names only notes what it is given."""
    asked: dict[str, list] = {}
    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = lambda name: [f"{name}.*"]  # type: ignore[attr-defined]
    hooks.collect_data_files = lambda name: [(f"{name}/files", name)]  # type: ignore[attr-defined]
    hooks.copy_metadata = lambda name: [(f"{name}.dist-info", name)]  # type: ignore[attr-defined]
    for name, module in (("PyInstaller", None), ("PyInstaller.utils", None), ("PyInstaller.utils.hooks", hooks)):
        monkeypatch.setitem(sys.modules, name, module or types.ModuleType(name))
    monkeypatch.setattr(sys, "path", list(sys.path))
    origins = types.SimpleNamespace(note_down=lambda *_: None)
    objects = types.SimpleNamespace(wanted=list, is_unused=lambda _: False)
    contents = types.SimpleNamespace(**CONTENTS)
    packing = types.ModuleType("packing")
    packing.__dict__.update(contents=contents, origins=origins, shared_objects=objects)
    monkeypatch.setitem(sys.modules, "packing", packing)

    def analysis(scripts, **words):
        asked.update(words, scripts=scripts)
        return types.SimpleNamespace(binaries=[], datas=[], pure=[], scripts=[])

    names = {"SPECPATH": str(PACKAGING), "workpath": "", "Analysis": analysis}
    names |= {name: lambda *_, **__: None for name in ("PYZ", "EXE", "COLLECT")}
    runpy.run_path(str(PACKAGING / "unhurried.spec"), names)
    return asked


@cache
def imported() -> set[str]:
    """Every module that our source imports, and every name it takes out of one."""
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_the_desktop_knows_the_window_by_its_file(entry: configparser.SectionProxy, metainfo: ET.Element):
    assert ID == app.DESKTOP_FILE
    assert metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert entry["Icon"] == metainfo.findtext("icon") == ID
    assert entry["Exec"].split()[0] == metainfo.findtext("provides/binary") == CONTENTS["NAME"]


def test_archives_have_one_type_everywhere(entry: configparser.SectionProxy, metainfo: ET.Element):
    kind = ET.parse(LINUX / f"{ID}.xml").getroot().find(f"{MIME}mime-type")  # noqa: S314
    assert kind is not None
    assert kind.get("type") == CONTENTS["ARCHIVE_TYPE"]
    globs = [glob.get("pattern") for glob in kind.findall(f"{MIME}glob")]
    assert globs == [f"*{paths.ARCHIVE_SUFFIX}"]
    assert entry["MimeType"] == f"{CONTENTS['ARCHIVE_TYPE']};"
    assert metainfo.findtext("provides/mediatype") == CONTENTS["ARCHIVE_TYPE"]
    for recipe in ("windows/unhurried.iss", "macos/Info.plist"):
        assert CONTENTS["ARCHIVE_TYPE"] in (PACKAGING / recipe).read_text("utf-8")


def test_the_metainfo_promises_no_network_and_names_no_address(metainfo: ET.Element):
    assert metainfo.findtext("requires/internet") == "offline-only"
    assert metainfo.findtext("metadata_license") == "CC0-1.0"
    assert metainfo.find("content_rating") is not None
    assert not metainfo.findall("url")
    assert not list(metainfo.iterfind("releases/release")), "the build writes them, from the changelog"


def test_the_changelog_becomes_releases():
    release = runpy.run_path(str(PACKAGING / "packing/release.py"))
    told = ET.fromstring(release["as_metainfo"](date(2026, 3, 4)))  # noqa: S314
    first = told.find("release")
    assert first is not None
    assert first.get("version") == __version__
    assert first.findall("description/ul/li")
    assert all((item.text or "").strip() for item in told.iter("li"))


def test_all_resources_and_all_of_our_modules_are_in_the_build(spec: dict[str, list]):
    assert (str(ROOT / "resources"), "unhurried/_resources") in spec["datas"]
    assert "unhurried.*" in spec["hiddenimports"]
    assert spec["pathex"] == [str(ROOT / "src")]


@pytest.mark.skipif(sys.platform != "linux", reason="each system has a keyring of its own")
def test_what_is_imported_by_a_name_made_up_at_run_time_is_in_the_build(spec: dict[str, list]):
    for package in typefaces._PACKAGES.values():
        assert package in spec["hiddenimports"]
        assert (f"{package}/files", package) in spec["datas"]
    here = [backend.module for backend in SYSTEM_BACKENDS if "SecretService" in backend.module]
    assert here
    assert set(here) <= set(spec["hiddenimports"])
    assert "phonenumbers.data.*" in spec["hiddenimports"]


def test_what_is_kept_out_of_the_build_is_nothing_that_we_import(spec: dict[str, list]):
    assert {"PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "ssl"} <= set(spec["excludes"])
    # The line editor of a terminal is under another licence than ours, and typing goes without it.
    for out in {*spec["excludes"]} - {"readline"}:
        assert not {name for name in imported() if name == out or name.startswith(f"{out}.")}, out


def test_no_plugin_of_another_toolkit_or_of_the_network_is_let_in():
    for plugin in CONTENTS["QT_PLUGINS"]:
        assert not re.search(r"gtk|tls|network|vnc|virtualkeyboard", plugin), plugin


def test_the_package_depends_on_what_a_checkout_asks_for():
    text = (PACKAGING / "packing/libraries.py").read_text("utf-8")
    known = dict(re.findall(r'"([^"]+\.so[^"]*)": "([^"]+)"', text))
    for library, package in (preflight._FOR_QT | preflight._FOR_X | preflight._FOR_WAYLAND).items():
        assert known[library] == package


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_that_was_never_run_says_so_at_its_top(name: str):
    text = (PACKAGING / name).read_text("utf-8")
    assert "not built here" in "\n".join(text.splitlines()[:4]).lower()
    if not name.endswith(".entitlements"):
        assert ID in text


def test_the_sandbox_shares_neither_the_network_nor_the_disk():
    text = (PACKAGING / RECIPES[0]).read_text("utf-8")
    asked = re.findall(r"^  - (--.*)$", text, re.MULTILINE)
    assert "--socket=wayland" in asked
    assert not [words for words in asked if "network" in words or "filesystem" in words]


def test_the_bundle_can_be_read():
    told = plistlib.loads((PACKAGING / "macos/Info.plist").read_bytes())
    assert told["CFBundleIdentifier"] == ID
    assert plistlib.loads((PACKAGING / "macos/unhurried.entitlements").read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGING)))
def test_no_file_names_a_registry_or_somebodys_machine(path: Path):
    text = path.read_text("utf-8")
    assert not re.search(r"pypi|files\.pythonhosted|--index-url|/home/|/tmp/|/work/", text, re.IGNORECASE)


def test_removing_the_package_runs_nothing_of_ours():
    """There is no maintainer script at all, so there is none that could touch a journal."""
    text = (PACKAGING / "packing/debian.py").read_text("utf-8")
    assert not re.search(r"\b(pre|post)(inst|rm)\b", text)


def test_a_desktop_opens_an_archive_in_the_window(tmp_path: Path):
    archive = tmp_path / f"years{paths.ARCHIVE_SUFFIX}"
    assert _as_opened([str(archive)]) == [str(archive)]
    archive.touch()
    assert _as_opened([str(archive)]) == [f"--archive={archive}"]
    assert _as_opened(["pictures", str(archive)]) == ["pictures", str(archive)]
