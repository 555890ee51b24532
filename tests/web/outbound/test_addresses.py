"""Where a request may go: the public internet, and nowhere else."""

import socket
from typing import Any

import pytest

from campaigntracker.web import outbound
from campaigntracker.web.outbound import OutboundError, RefusedAddressError, UnreachableError, is_public

PUBLIC = ["162.159.128.233", "8.8.8.8", "2606:4700::6810:85e5", "2a00:1450:4001:82b::200e"]
NOT_PUBLIC = [
    "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.1",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "fec0::1", "2001:db8::1", "100::1",
    # A private or loopback address in a wrapping, and a public one too: what unwraps it is not ours to guess.
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "2002:7f00:1::", "2002:c0a8:101::1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2130706433", "0x7f.1", "localhost", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_not_public(address: str) -> None:
    assert not is_public(address)


class Resolver:
    """Answers one list of addresses after the other, the last for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int, **options: Any) -> list[tuple[Any, ...]]:
        self.asked += 1
        addresses = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in addresses
        ]


class Plugs:
    """Stands in for sockets: notes where each was connected to, and lets none through."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    def __call__(self, *arguments: Any) -> "Plugs":
        return self

    def settimeout(self, seconds: float) -> None:
        assert seconds

    def connect(self, address: tuple[Any, ...]) -> None:
        self.reached.append(address[0])
        raise ConnectionRefusedError

    def close(self) -> None: ...


def try_to_reach(monkeypatch: pytest.MonkeyPatch, resolver: Resolver) -> tuple[list[str], type[OutboundError]]:
    plugs = Plugs()
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket, "socket", plugs)
    with pytest.raises(OutboundError) as caught:
        outbound.post_json("discord.com", "/api/webhooks/1/a", {}, headers={})
    return plugs.reached, caught.type


@pytest.mark.parametrize("address", [a for a in NOT_PUBLIC if a[:1].isdigit() or ":" in a])
def test_a_name_that_leads_inside_is_refused_for_good(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert try_to_reach(monkeypatch, Resolver([address])) == ([], RefusedAddressError)


@pytest.mark.parametrize("inside", ["127.0.0.1", "::1", "fe80::1", "::ffff:10.0.0.1"])
@pytest.mark.parametrize("position", [0, 1])
def test_one_bad_address_among_good_ones_spoils_them_all(
    monkeypatch: pytest.MonkeyPatch, inside: str, position: int
) -> None:
    addresses = [PUBLIC[0], PUBLIC[2]]
    addresses.insert(position, inside)
    assert try_to_reach(monkeypatch, Resolver(addresses)) == ([], RefusedAddressError)


def test_a_name_that_changes_its_mind_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver([PUBLIC[0]], ["127.0.0.1"])
    assert try_to_reach(monkeypatch, resolver) == ([PUBLIC[0]], UnreachableError)
    assert resolver.asked == 1


def test_looked_at_first_and_asked_again_it_would_lead_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: checking a name and then connecting to it by name goes where it leads by then."""

    def by_name(host: str) -> Any:
        outbound.public_addresses(host)
        family, kind, protocol, _name, address = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)[0]
        plugs: Any = socket.socket(family, kind, protocol)
        plugs.connect(address)
        return plugs

    monkeypatch.setattr(outbound, "open_socket", by_name)
    reached, _error = try_to_reach(monkeypatch, Resolver([PUBLIC[0]], ["127.0.0.1"]))
    assert reached == ["127.0.0.1"]


def test_all_addresses_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    assert try_to_reach(monkeypatch, Resolver(PUBLIC)) == (PUBLIC, UnreachableError)


def test_without_the_look_at_addresses_it_would_go_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "is_public", lambda address: True)
    assert try_to_reach(monkeypatch, Resolver(["127.0.0.1"])) == (["127.0.0.1"], UnreachableError)


def test_an_unknown_name_may_be_known_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*arguments: Any, **options: Any) -> Any:
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError):
        outbound.post_json("discord.com", "/", {}, headers={})


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    assert try_to_reach(monkeypatch, Resolver([PUBLIC[0]])) == ([PUBLIC[0]], UnreachableError)
