"""The suite uses no network (features.md K1): whoever asks for another computer, or opens a port to it, fails the test.

Python tells of such calls by its audit events, whichever library makes them. What another process does is judged by
running the suite where there is no network at all: ``unshare --map-root-user --net``.
"""

import ipaddress
import socket
import sys
from typing import Any, Final

SOCKETS: Final = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
NAMES: Final = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
)


class NetworkUsedError(Exception):
    """Another computer was asked for."""


class NetworkWatch:
    """Refuses the calls, and keeps them for the test that made them even where its code swallows the refusal."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if (event in SOCKETS and _beyond(*given[:2])) or (event in NAMES and not _is_here(given[0])):
            call = f"{event}{given[1:2] if event in SOCKETS else given[:1]}"
            self.calls.append(call)
            raise NetworkUsedError(call)

    def taken(self) -> list[str]:
        """The calls since the last time."""
        found, self.calls = self.calls, []
        return found


def _beyond(asked: socket.socket, address: object) -> bool:
    """Whether an address lies outside this computer; a pipe with a name is no network."""
    families = {socket.AF_INET, socket.AF_INET6}
    return asked.family in families and isinstance(address, tuple) and not _is_here(address[0])


def _is_here(host: object) -> bool:
    words = host.decode() if isinstance(host, bytes) else str(host[0] if isinstance(host, tuple) else host)
    if words == "localhost":
        return True
    try:
        return ipaddress.ip_address(words).is_loopback
    except ValueError:
        return False
