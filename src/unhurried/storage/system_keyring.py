"""The operating system's keyring: a random secret is kept there for those who asked for it.

Only the four backends that are the system's own are ever looked at, by name. What else is installed, or is
named in some configuration, may keep secrets in a plain file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, TypeVar, cast, final

from unhurried.domain.errors import KeyringUnavailable

_SERVICE = "Unhurried"
_Answer = TypeVar("_Answer")


class Accepted(NamedTuple):
    """Where a backend is to be found, and the system it is of when it is of one only."""

    module: str
    name: str
    system: str = ""


SYSTEM_BACKENDS = (
    Accepted("keyring.backends.macOS", "Keyring", "darwin"),
    Accepted("keyring.backends.Windows", "WinVaultKeyring", "win32"),
    Accepted("keyring.backends.SecretService", "Keyring"),
    Accepted("keyring.backends.kwallet", "DBusKeyring"),
)


class Backend(Protocol):
    """What is used of a backend of `keyring`."""

    @property
    def priority(self) -> float: ...

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


@final
class SystemKeyring:
    """Secrets by name, in the first of the accepted backends that works here. Calls may ask the user."""

    def __init__(self, accepted: Sequence[Accepted] = SYSTEM_BACKENDS) -> None:
        self._accepted = accepted

    def is_there(self) -> bool:
        return self._backend() is not None

    def keep(self, name: str, secret: bytes) -> None:
        """Keep it, and read it again to be sure. Raises KeyringUnavailable."""
        self._ask(lambda backend: backend.set_password(_SERVICE, name, secret.hex()))
        if self.recall(name) != secret:
            raise KeyringUnavailable

    def recall(self, name: str) -> bytes:
        """The secret. Raises KeyringUnavailable, also when it is no longer there."""
        kept = self._ask(lambda backend: backend.get_password(_SERVICE, name))
        try:
            return bytes.fromhex(kept or "")
        except ValueError:
            raise KeyringUnavailable from None

    def forget(self, name: str) -> None:
        """Remove it. Raises KeyringUnavailable, also when it was not there."""
        self._ask(lambda backend: backend.delete_password(_SERVICE, name))

    def _ask(self, question: Callable[[Backend], _Answer]) -> _Answer:
        backend = self._backend()
        if backend is None:
            raise KeyringUnavailable
        try:
            return question(backend)
        except Exception:  # noqa: BLE001 - each system has errors of its own, and their text may quote
            raise KeyringUnavailable from None

    def _backend(self) -> Backend | None:
        for accepted in self._accepted:
            # Merely importing the one of macOS elsewhere runs a compiler, which leaves temporary files.
            if accepted.system not in ("", sys.platform):
                continue
            try:
                kind = getattr(import_module(accepted.module), accepted.name)
                # Asked of the class: it raises where the system has no such keyring.
                if kind.__module__ == accepted.module and kind.priority >= 1:
                    return cast("Backend", kind())
            except Exception:  # noqa: BLE001, S112 - it is not there, for whatever reason
                continue
        return None
