"""The four import contracts hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_layers_point_inwards():
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "Contracts: 4 kept, 0 broken" in result.stdout


def test_opening_the_package_imports_nothing_heavy():
    program = (
        "import sys, unhurried, unhurried.storage, unhurried.services.writing\n"
        "print([m for m in ('PySide6', 'sqlite_utils', 'sqlcipher3', 'zxcvbn', 'cryptography') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
