"""The licences of what Unhurried is built on: from what is installed, or from what the build wrote."""

from __future__ import annotations

from datetime import date
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from unhurried.services import licences
from unhurried.services.licences import Part, part_of, parts_needed, told


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """An installed package that brings two texts, one of them twice."""
    notes = tmp_path / "lamp-2.0.dist-info"
    (notes / "licenses").mkdir(parents=True)
    (tmp_path / "lamp").mkdir()
    (notes / "METADATA").write_text("Metadata-Version: 2.4\nName: lamp\nVersion: 2.0\nLicense-Expression: MIT\n")
    (notes / "licenses/LICENSE").write_text("Do as you like.\n")
    (tmp_path / "lamp/COPYING").write_text("Do as you like.\n")
    (notes / "licenses/wick.txt").write_text("The wick is of others.\n")
    (tmp_path / "lamp/licence.py").write_text("code = 1\n")
    names = ["licenses/LICENSE", "licenses/wick.txt", "METADATA"]
    record = [
        *(f"{notes.name}/{name},," for name in names),
        "lamp/COPYING,,",
        "lamp/licence.py,,",
        "lamp/gone/LICENSE,,",
    ]
    (notes / "RECORD").write_text("\n".join(record) + "\n")
    return notes


def test_every_text_that_came_with_a_package_is_read_once_and_no_code(package: Path):
    part = part_of(PathDistribution(package))
    assert part == Part("lamp", "2.0", "MIT", "Do as you like.\n\nThe wick is of others.")


def test_what_is_needed_in_turn_is_named_and_what_only_tests_need_is_not():
    names = [part.name.lower() for part in parts_needed("unhurried")]
    assert names == sorted(names)
    assert {"cryptography", "pyside6_essentials", "sqlcipher3", "fontpkg-inter", "cffi"} <= set(names)
    assert not {"unhurried", "pytest", "hypothesis", "ruff"} & set(names)


def test_a_part_is_told_with_its_version_and_its_text():
    text = told([Part("lamp", "2.0", "MIT", "Do as you like."), Part("wick", "1", "BSD", "")])
    assert text.split("\n\n* * *\n\n") == ["lamp 2.0\nMIT\n\nDo as you like.", "wick 1\nBSD"]


def test_a_build_tells_its_day_and_what_it_wrote(tmp_path: Path):
    (tmp_path / licences.BUILT).write_text("2026-03-04\n", "utf-8")
    (tmp_path / licences.TEXTS).write_text("lamp 2.0\n", "utf-8")
    assert licences.built_on(tmp_path) == date(2026, 3, 4)
    assert licences.licences(tmp_path) == "lamp 2.0\n"


@pytest.mark.parametrize("content", [b"", b"soon\n", b"\xff\xfe"])
def test_a_day_that_cannot_be_read_is_none(tmp_path: Path, content: bytes):
    (tmp_path / licences.BUILT).write_bytes(content)
    assert licences.built_on(tmp_path) is None


def test_a_checkout_has_no_day_and_reads_what_is_installed(tmp_path: Path):
    assert licences.built_on(tmp_path) is None
    assert "cryptography" in licences.licences(tmp_path)
