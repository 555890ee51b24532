"""Calling another machine at an address that somebody typed.

The name is looked up once, every address it has must be one of the public internet, and the connection goes to one of
those very addresses: a name that answers otherwise the second time is not asked a second time. No redirect is
followed, no proxy of the environment is used, and no answer is read for longer, or further, than it takes to know
whether it was a yes.
"""

import datetime as dt
import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any

PORT = 443
CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
# For all of it: an answer that drips in keeps nobody.
MOST_SECONDS = 20.0
MOST_BYTES = 65_536

# Addresses in which another one is wrapped, and which a gateway may unwrap: 6to4, Teredo, NAT64, IPv4-compatible.
WRAPPED = [
    ipaddress.ip_network(block) for block in ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48", "::/96")
]


class OutboundError(Exception):
    """It was not delivered. `is_final`: it would not be the next time either."""

    is_final = False


class RefusedAddressError(OutboundError):
    """The name leads to where nothing may be sent."""

    is_final = True


class UnreachableError(OutboundError):
    """Nobody answered, or the answer broke off."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`wait`: how long the other side asks to be left alone."""

    status: int
    wait: dt.timedelta | None = None


def post_json(host: str, path: str, body: Any, *, headers: Mapping[str, str]) -> Answer:
    """POST to https://host/path. Raise OutboundError where no answer came."""
    connection = _Connection(host)
    try:
        return _ask(connection, path, json.dumps(body).encode(), headers)
    except OutboundError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(type(error).__name__) from error
    finally:
        connection.close()


def is_public(address: str) -> bool:
    """Whether this is an address of the public internet, by itself and with whatever it wraps."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        is_wrapped = ip.ipv4_mapped is not None or any(ip in block for block in WRAPPED)
        if is_wrapped or ip.scope_id or ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def public_addresses(host: str) -> list[tuple[Any, ...]]:
    """What the name leads to, as `socket.getaddrinfo` says it, asked once. Raise where one of them is not public."""
    try:
        found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise UnreachableError("unknown host") from error
    if not found:
        raise UnreachableError("unknown host")
    for _family, _type, _protocol, _name, address in found:
        if not is_public(str(address[0])):
            raise RefusedAddressError("not a public address")
    return found


def open_socket(host: str) -> socket.socket:
    """A TLS connection to one of the public addresses of the host, whose certificate must bear its name."""
    problem: OSError | None = None
    for family, kind, protocol, _name, address in public_addresses(host):
        plain = socket.socket(family, kind, protocol)
        try:
            plain.settimeout(CONNECT_SECONDS)
            plain.connect(address)
            plain.settimeout(READ_SECONDS)
            return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        except OSError as error:
            plain.close()
            problem = error
    raise UnreachableError(type(problem).__name__) from problem


class _Connection(http.client.HTTPConnection):
    """HTTP on a socket that was opened with care; it looks no name up itself, and knows no proxy."""

    def __init__(self, host: str) -> None:
        super().__init__(host, PORT)

    def connect(self) -> None:
        self.sock = open_socket(self.host)


def _ask(connection: _Connection, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    connection.connect()
    timer = Timer(MOST_SECONDS, _hang_up, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        own = {"Host": connection.host, "Content-Type": "application/json", "Accept": "application/json"}
        connection.request("POST", path, body, {**own, "Connection": "close", **headers})
        response = connection.getresponse()
        content = response.read(MOST_BYTES)
    finally:
        timer.cancel()
    return Answer(response.status, _wait(response.headers.get("Retry-After"), content))


def _hang_up(opened: socket.socket) -> None:
    """Whoever waits on it gets an end of file. Past TLS, whose state belongs to the thread that reads."""
    with suppress(OSError):
        socket.socket.shutdown(opened, socket.SHUT_RDWR)


def _wait(header: str | None, content: bytes) -> dt.timedelta | None:
    """What “Retry-After” says in seconds; Discord says it in the answer too, to the millisecond."""
    asked: Any = header
    with suppress(ValueError, AttributeError):
        asked = json.loads(content).get("retry_after", header)
    try:
        seconds = float(asked)
    except (TypeError, ValueError):
        return None
    return dt.timedelta(seconds=min(seconds, 86_400.0)) if seconds > 0 else None
