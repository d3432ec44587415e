"""Starts a process that says what it has done, line by line, and kills it at a random moment."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any

ROOT = Path(__file__).parents[2]


def in_hand(module: str, *arguments: str) -> subprocess.Popen[str]:
    """One that has everything in hand and waits for a line to begin."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def killed_at_random(process: subprocess.Popen[str], at_most_s: float, first: str = "go") -> list[Any]:
    """Let it begin and say a first thing, kill it within so many seconds, and answer every whole line."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{first}\n")
    process.stdin.flush()
    lines = [process.stdout.readline()]
    Timer(random.uniform(0, at_most_s), process.kill).start()  # noqa: S311
    lines += process.stdout.readlines()
    process.communicate()
    assert process.returncode == -9
    return [json.loads(line) for line in lines if line.endswith("\n")]


def put_away(process: subprocess.Popen[str]) -> None:
    """End one that was made ready and is not needed."""
    process.kill()
    process.communicate()
