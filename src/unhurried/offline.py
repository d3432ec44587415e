"""Offline by construction: any attempt of Python code to use the network is refused."""

from __future__ import annotations

import sys
from typing import Any

REFUSED = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "ftplib.connect",
        "http.client.connect",
        "imaplib.open",
        "smtplib.connect",
        "urllib.Request",
        "webbrowser.open",
    }
)


# socket.AF_UNIX, where there is one; the module itself has no business here.
_UNIX = 1


class NetworkRefused(RuntimeError):
    """Something tried to reach the network. Unhurried has no reason to."""


def refuse_network() -> None:
    """Refuse network use for the rest of this process. It cannot be taken back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in REFUSED and not _stays_on_this_computer(event, arguments):
        raise NetworkRefused(event)


def _stays_on_this_computer(event: str, arguments: tuple[Any, ...]) -> bool:
    """A Unix socket has no address on any network. The system's keyring, if asked for, is reached by one."""
    return event == "socket.connect" and getattr(arguments[0], "family", None) == _UNIX
