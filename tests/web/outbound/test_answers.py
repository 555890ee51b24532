"""What comes back, from a server of this machine that stands where a public one would."""

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from campaigntracker.web import outbound
from campaigntracker.web.outbound import Answer, UnreachableError, post_json

CERTIFICATE = Path(__file__).with_name("hooks.example.pem")


class Server:
    """Answers every request with `answer`, and keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.answer: Callable[[Any], None] = lambda handler: self.say(handler, 204)
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append((self.command, self.path, dict(self.headers.items()), body))
                server.answer(self)

            do_GET = do_POST  # noqa: N815

            def log_message(self, *arguments: Any) -> None: ...

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True, do_handshake_on_connect=False)
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()

    def say(self, handler: Any, status: int, body: bytes = b"", **headers: str) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    def close(self) -> None:
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    where = (socket.AF_INET, socket.SOCK_STREAM, 6, "", server.http.server_address)
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(outbound, "public_addresses", lambda host: [where])
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    yield server
    server.close()


def post(host: str = "hooks.example") -> Answer:
    return post_json(host, "/api/webhooks/1/a", {"content": "“Hi”"}, headers={"Idempotency-Key": "k"})


def test_what_is_sent(server: Server) -> None:
    assert post() == Answer(204)
    [(method, path, headers, body)] = server.asked
    assert (method, path) == ("POST", "/api/webhooks/1/a")
    assert (headers["Host"], headers["Idempotency-Key"]) == ("hooks.example", "k")
    assert body == b'{"content": "\\u201cHi\\u201d"}'


def test_a_certificate_for_another_name_is_no_good(server: Server) -> None:
    with pytest.raises(UnreachableError):
        post("discord.com")
    assert server.asked == []


def test_without_the_look_at_the_name_anybody_could_answer(server: Server) -> None:
    ssl.create_default_context().check_hostname = False
    assert post("discord.com").status == 204


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_an_answer_and_not_followed(server: Server, status: int) -> None:
    server.answer = lambda handler: server.say(handler, status, Location="https://hooks.example/inside")
    assert post().status == status
    assert len(server.asked) == 1


def test_how_long_to_wait(server: Server) -> None:
    server.answer = lambda handler: server.say(handler, 429, b'{"retry_after": 1.5}', Retry_After="7")
    assert post() == Answer(429, dt.timedelta(seconds=1.5))
    for body in (b"", b"[]", b"\xff", b"{}", b"null"):
        server.answer = lambda handler, body=body: server.say(handler, 429, body, Retry_After="7")
        assert post() == Answer(429, dt.timedelta(seconds=7))
    for header in ("soon", "-1", "nan", "Wed, 21 Oct 2025 07:28:00 GMT"):
        server.answer = lambda handler, header=header: server.say(handler, 429, Retry_After=header)
        assert post() == Answer(429)
    server.answer = lambda handler: server.say(handler, 429, Retry_After="1e300")
    assert post() == Answer(429, dt.timedelta(days=1))


def test_an_endless_answer_is_not_read_to_its_end(server: Server) -> None:
    written = threading.Event()

    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65_536)
        except OSError:
            written.set()

    server.answer = endless
    assert post().status == 200
    assert written.wait(60)


def test_an_answer_that_drips_in_is_hung_up_on(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "MOST_SECONDS", 0.5)
    gone = threading.Event()

    def drip(handler: Any) -> None:
        try:
            while not gone.wait(0.05):
                handler.wfile.write(b"X")
                handler.wfile.flush()
        except OSError:
            gone.set()

    server.answer = drip
    with pytest.raises(UnreachableError):
        post()
    assert gone.wait(60)


def test_nonsense_is_no_answer(server: Server) -> None:
    server.answer = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    with pytest.raises(UnreachableError):
        post()
