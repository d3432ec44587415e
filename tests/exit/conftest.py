"""Real journals for the reader, made as those of the storage tests."""

from __future__ import annotations

from tests.storage.conftest import _made, folders, place

__all__ = ["_made", "folders", "place"]
