"""Settings: what belongs to this computer and not to the journal; nothing the writer wrote."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

APPEARANCES = ("system", "light", "dark")
WRITING_FONTS = ("literata", "inter", "atkinson", "system")
LOCK_AFTER = (2, 5, 10, 20, 60, 0)
TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the journal is and how the app looks here.

    `text_scale` is a factor on every size; `lock_after` is in minutes, 0 for never; `block_capture` hides the
    window from screenshots and shared screens, where a system lets a program do so.
    """

    journal: str = ""
    appearance: str = "system"
    text_scale: float = 1.0
    writing_font: str = "literata"
    lock_after: int = 10
    block_capture: bool = True

    def __post_init__(self) -> None:
        if self.appearance not in APPEARANCES or self.writing_font not in WRITING_FONTS:
            raise ValueError("unknown appearance or font")
        if not 0.8 <= self.text_scale <= 2.0:
            raise ValueError("text scale out of range")
        if not 0 <= self.lock_after <= 1440:
            raise ValueError("minutes out of range")


class SettingsFile:
    """The settings on disk. A damaged or unwritable file is never a reason not to start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = self._read()

    def change(self, **changes: Any) -> Settings:
        """Change some settings and write them down; they hold for this run even if writing fails."""
        self.current = replace(self.current, **changes)
        with suppress(OSError):
            self._write()
        return self.current

    def _read(self) -> Settings:
        """What can be used of the file, each setting by itself."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return Settings()
        settings = Settings()
        for field in fields(Settings) if isinstance(found, dict) else ():
            value = found.get(field.name, field.default)
            if _is_like(value, field.default):
                with suppress(ValueError):
                    settings = replace(settings, **{field.name: value})
        return settings

    def _write(self) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self.current), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


def _is_like(value: object, default: object) -> bool:
    """Whether a value is of the kind of the default; a whole number will do for a factor, and yes is no number."""
    kinds = (int, float) if isinstance(default, float) else type(default)
    return isinstance(value, kinds) and isinstance(value, bool) == isinstance(default, bool)
