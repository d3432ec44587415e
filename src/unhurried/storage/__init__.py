"""The encrypted journal folder, behind the ports of the domain; nothing heavy is imported here."""

from unhurried.storage.folders import SqlcipherFolders
from unhurried.storage.slots import Strength

__all__ = ["SqlcipherFolders", "Strength"]
