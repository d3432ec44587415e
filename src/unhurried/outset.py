"""The outset of every process, with a window or without: private files, no network, a clock, fresh ids."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime

from unhurried import offline


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


def new_id() -> str:
    """A fresh id that tells nothing about when or where it was made."""
    return os.urandom(16).hex()


def harden() -> None:
    """Private files, no network, no core dumps, before anything else happens."""
    os.umask(0o077)
    offline.refuse_network()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
