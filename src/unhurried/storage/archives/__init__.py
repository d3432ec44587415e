"""Archives: made of everything or a part of a journal, read back, and merged into another by identity."""

from unhurried.storage.archives.sealed import SqlcipherArchives

__all__ = ["SqlcipherArchives"]
