"""Where things live on this computer: the default journal folder and the settings file."""

from __future__ import annotations

from pathlib import Path

import platformdirs

SUFFIX = ".journal"
ARCHIVE_SUFFIX = ".unhurried"


def default_journal() -> Path:
    """Where a first journal is offered to live: the platform's data folder."""
    return Path(platformdirs.user_data_dir("unhurried", appauthor=False)) / f"My journal{SUFFIX}"


def settings_file() -> Path:
    """The only file outside the journal that Unhurried writes unasked."""
    return Path(platformdirs.user_config_dir("unhurried", appauthor=False)) / "settings.json"
