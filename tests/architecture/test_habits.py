"""The habits of the code, executed: what is written in CONTRIBUTING.md and can be checked is checked here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "unhurried").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]
UI = [path for path in SOURCES if "ui" in path.parts]

LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def _functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_module_is_short_and_says_what_it_is_for(path: Path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text)), "the first line says what the module is for"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_function_is_short(path: Path):
    for function in _functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= LONGEST_FUNCTION, function.name


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_nested_event_loops_and_no_sleeping(path: Path):
    if path == Path(__file__):
        return
    text = path.read_text("utf-8")
    for forbidden in ("processEvents(", "qtbot.wait(", ".exec_("):
        assert forbidden not in text, forbidden
    if path in SOURCES:
        assert "sleep(" not in text
        loops = re.findall(r"(\w+)\.exec\(\)", text)
        assert set(loops) <= {"application"}, loops


@pytest.mark.parametrize("path", UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_lambda_in_a_connect_holds_on_to_self(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        is_connect = (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"connect", "singleShot"}
        )
        if not is_connect:
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Lambda):
                names = {name.id for name in ast.walk(inner) if isinstance(name, ast.Name)}
                assert "self" not in names, f"line {node.lineno}"
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
                assert inner.func.id != "partial", f"line {node.lineno}"


@pytest.mark.parametrize("path", UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_look_comes_from_the_theme(path: Path):
    text = path.read_text("utf-8")
    if path.name != "theme.py":
        assert "setStyleSheet" not in text
    assert not re.search(r"[\"']#[0-9a-fA-F]{6}[\"']", text), "colours live in resources/themes"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_no_module_can_reach_the_network(path: Path):
    roots = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            roots |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            roots.add(node.module.partition(".")[0])
            assert "QtNetwork" not in {alias.name for alias in node.names}
    assert not roots & {
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "asyncio",
        "requests",
        "webbrowser",
    }


def test_no_shortcut_is_used_twice(qtbot):
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication

    from unhurried.ui.actions import Actions
    from unhurried.ui.theme import Theme

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    actions = Actions(Theme(application))
    keys = [key.toString() for action in actions.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(action.text() and action.toolTip() for action in actions.findChildren(QAction))


def test_every_invariant_names_a_test_that_exists():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    linked = re.findall(r"\]\((tests/[^)#]+)\)", text)
    assert len(linked) >= 8
    for path in linked:
        assert (ROOT / path).exists(), path


def test_the_changelog_can_be_read():
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    assert lines[0] == "# Changelog"
    versions = [line for line in lines if line.startswith("## ")]
    assert versions
    assert all(re.fullmatch(r"## (Unreleased|\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\))", line) for line in versions)


def test_every_key_is_in_the_guide():
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    text = (ROOT / "src" / "unhurried" / "ui" / "actions.py").read_text("utf-8")
    keys = re.findall(r'_action\(self\.tr\("[^"]*"\), "([^"]+)"', text)
    assert len(keys) >= 15
    for key in keys:
        assert f"`{key}`" in guide, key
