"""A mail server and a webhook of this machine. As real ones do, they keep one of what bears the same mark."""

import json
import socketserver
import threading
from collections import defaultdict
from collections.abc import Callable
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Sink:
    """`raw` is all that was handed over, in order: (mark, body). `kept` is what people would see of it."""

    def __init__(self) -> None:
        self.raw: list[tuple[str, bytes]] = []
        # Called when something was taken, before whoever brought it is told so.
        self.on_taken: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    def take(self, mark: str, body: bytes) -> None:
        with self._lock:
            self.raw.append((mark, body))
            self.on_taken()

    def by_mark(self) -> dict[str, list[bytes]]:
        found = defaultdict(list)
        for mark, body in list(self.raw):
            found[mark].append(body)
        return dict(found)


class _Smtp(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        try:
            self._talk()
        except OSError:
            return

    def _talk(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line.split(b":")[0].split()[0].upper() if line.split() else b""
            if verb == b"DATA":
                self._say("354 go on")
                body = self._read_body()
                if body is None:
                    return
                self.server.sink.take(message_from_bytes(body)["Message-ID"], body)
                self._say("250 taken")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _read_body(self) -> bytes | None:
        """None where whoever writes is gone before the end."""
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line)
        return None

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Hook(BaseHTTPRequestHandler):
    server: Any

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        body = self.rfile.read(size)
        if len(body) < size:
            return
        json.loads(body)
        self.server.sink.take(self.headers["Idempotency-Key"], self.path.encode() + b" " + body)
        try:
            self.send_response(204)
            self.end_headers()
        except OSError:
            return

    def log_message(self, *arguments: Any) -> None: ...


class _MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class Sinks:
    """Both, listening on ports of their own."""

    def __init__(self) -> None:
        self.mail, self.hook = Sink(), Sink()
        self._servers: list[Any] = [
            _MailServer(("127.0.0.1", 0), _Smtp),
            ThreadingHTTPServer(("127.0.0.1", 0), _Hook),
        ]
        for server, sink in zip(self._servers, (self.mail, self.hook), strict=True):
            server.daemon_threads, server.sink = True, sink
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        self.mail_port, self.hook_port = (server.server_address[1] for server in self._servers)

    def taken(self) -> int:
        return len(self.mail.raw) + len(self.hook.raw)

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
