"""The system user PostgreSQL runs as. PostgreSQL refuses to run as root, so root hands it to an ordinary user."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaigntracker.embedded.errors import ServerError

SYSTEM_USER = "campaigntracker-db"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def owns(self, path: Path) -> bool:
        return path.lstat().st_uid == self.uid

    def popen_arguments(self) -> dict[str, Any]:
        """What makes subprocess run a program as this user; nothing when we are that user already."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def make_private_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def server_account(data: Path) -> Account:
    """The user that owns `data`; for a database not made yet, whoever we are, or SYSTEM_USER when we are root."""
    if data.exists():
        owner = data.stat()
        if os.geteuid() not in (0, owner.st_uid):
            raise ServerError(f"in {data.parent} belongs to another user; run this as that user or as root.")
        return Account(owner.st_uid, owner.st_gid)
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def let_in(account: Account, folder: Path) -> None:
    """See to it that the server's user can walk into `folder`: as root, let others enter (not list) its parents."""
    if os.geteuid() != 0:
        return
    for path in reversed([folder, *folder.parents]):
        state = path.stat()
        if state.st_uid == account.uid or state.st_mode & stat.S_IXOTH:
            continue
        path.chmod(state.st_mode | stat.S_IXOTH)
        print(  # noqa: T201 - the keeper's own standard error, shown to whoever started it
            f"Note: {path} may now be entered (not listed) by other users, because the database runs as one of them.",
            file=sys.stderr,
        )


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    useradd = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin:/sbin")
    if useradd is not None:
        command = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        subprocess.run([*command, "--shell", "/bin/false", SYSTEM_USER], check=False, capture_output=True)  # noqa: S603
    try:
        return pwd.getpwnam(SYSTEM_USER)  # made by us, or by another clone at the same moment
    except KeyError:
        raise ServerError(
            f"cannot run as root, and the system user {SYSTEM_USER!r} could not be made; "
            "make it, run this as an ordinary user, or set DATABASE_URL."
        ) from None
