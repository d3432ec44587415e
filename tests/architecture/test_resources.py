"""Resources: what the code names is shipped, the wheel takes all of it, and nothing else lies there."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from unhurried.resources import resource

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "unhurried").rglob("*.py"))
KINDS = {".svg", ".toml", ".qss", ".ts", ".qm", ".json"}


def _named() -> list[tuple[str, ...]]:
    """The arguments of every call of `resource` that are written out."""
    found: list[tuple[str, ...]] = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "resource":
                constants = [part.value for part in node.args if isinstance(part, ast.Constant)]
                found.append(tuple(str(part) for part in constants))
    return [parts for parts in found if parts]


@pytest.mark.parametrize("parts", sorted(set(_named())), ids="/".join)
def test_what_the_code_names_is_there(parts: tuple[str, ...]):
    assert resource(*parts).exists()


def test_something_is_named():
    assert len(_named()) >= 4


def test_both_themes_and_the_pictures_of_the_stylesheet_are_there():
    assert resource("themes", "light.toml").is_file()
    assert resource("themes", "dark.toml").is_file()
    code = (ROOT / "src" / "unhurried" / "ui" / "stylesheet.py").read_text("utf-8")
    for name in re.findall(r'"([\w-]+\.svg)"', code):
        assert resource("themes", name).is_file(), name


def test_the_wheel_takes_the_code_and_all_resources():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["src/unhurried"]
    assert wheel["force-include"] == {"resources": "unhurried/_resources"}
    assert project["project"]["gui-scripts"] == {"unhurried": "unhurried.__main__:main"}


def test_a_packed_copy_finds_its_resources_beside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from unhurried import resources

    package = tmp_path / "site-packages" / "unhurried"
    (package / "_resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resource("icons") == package / "_resources" / "icons"


def test_nothing_else_lies_among_the_resources():
    files = [path for path in resource().rglob("*") if path.is_file()]
    assert len(files) > 40
    assert {path.suffix for path in files} <= KINDS
    assert [path.name for path in files if path.stat().st_size == 0 or path.stat().st_size > 300_000] == []


@pytest.mark.parametrize("path", sorted(resource().rglob("*.toml")), ids=lambda path: path.stem)
def test_every_table_can_be_read(path: Path):
    assert tomllib.loads(path.read_text("utf-8"))
