"""Where the editor listens, and the names it answers to there."""

from __future__ import annotations

import ipaddress
import socket
import sys
from dataclasses import dataclass

from tagwire.core.errors import WrongUse
from tagwire.providers.disk.atomic import why

PORT = 8321
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Names:
    """The `Host` values the editor answers to; `any_address` adds every bare IP address.

    A page that rebinds a name to this machine sends that name, never an address.
    """

    port: int
    hosts: frozenset[str]
    any_address: bool = False

    @classmethod
    def of(cls, host: str, port: int) -> Names:
        """The names of an editor that listens on `host`."""
        local = {"127.0.0.1", "localhost", "[::1]"}
        address = ipaddress.ip_address(host)
        if not address.is_loopback:
            machine = socket.gethostname().lower()
            local |= {machine, f"{machine.split('.')[0]}.local"}
        if not address.is_unspecified:
            local.add(f"[{address}]" if address.version == 6 else str(address))
        hosts = {f"{name}:{port}" for name in local} | (local if port == 80 else set())
        return cls(port, frozenset(hosts), address.is_unspecified)

    def include(self, host: str) -> bool:
        """Whether a request for `host` is meant for us."""
        return host.lower() in self.hosts or (self.any_address and self._bare_address(host))

    def _bare_address(self, host: str) -> bool:
        name, colon, port = host.rpartition(":")
        if not colon or not port.isdecimal():
            return False
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return True


def resolved(host: str) -> str:
    """A host name as the address to listen on.

    Raises:
        WrongUse: there is no such address.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise WrongUse(f"--host {host}: there is no such address.", "Leave it out.") from fault
    return str(found[0][4][0])


def loopback(address: str) -> bool:
    """Whether only programs of this machine reach an address."""
    return ipaddress.ip_address(address).is_loopback


def listen(address: str, port: int | None) -> socket.socket:
    """A socket that listens: on `port`, on any free one (0), or near the usual one (None).

    Raises:
        WrongUse: the port is taken, or the address is not this machine's.
    """
    tries = [port] if port is not None else [*range(PORT, PORT + _TRIES), 0]
    for each in tries:
        try:
            return _bound(address, each)
        except OSError as fault:
            failed = fault
    words = f"the editor cannot listen on {address}, port {tries[0]}: {why(failed)}."
    raise WrongUse(words, "Leave --port out, or give --port 0 for any free one.") from failed


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    ours = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ours.bind((address, port))
        ours.listen(128)
    except BaseException:
        ours.close()
        raise
    return ours
