"""The encrypted journal folder, behind the ports of the domain; nothing heavy is imported here."""

from unhurried.storage.archives import SqlcipherArchives
from unhurried.storage.doorstep import SealedDoorkeeper
from unhurried.storage.folders import SqlcipherFolders
from unhurried.storage.inbox import SealedLetterbox
from unhurried.storage.safekeeping import SqlcipherSafekeeping
from unhurried.storage.slots import Strength
from unhurried.storage.ways_in import SealedWaysIn

__all__ = [
    "SealedDoorkeeper",
    "SealedLetterbox",
    "SealedWaysIn",
    "SqlcipherArchives",
    "SqlcipherFolders",
    "SqlcipherSafekeeping",
    "Strength",
]
