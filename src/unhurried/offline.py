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


class NetworkRefused(RuntimeError):
    """Something tried to reach the network. Unhurried has no reason to."""


def refuse_network() -> None:
    """Refuse network use for the rest of this process. It cannot be taken back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in REFUSED:
        raise NetworkRefused(event)
