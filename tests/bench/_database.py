"""A database of its own for each bench, on the checkout's embedded PostgreSQL, gone when the bench is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from campaigntracker.embedded import server

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Database:
    host: str
    port: int
    user: str
    name: str

    @property
    def dsn(self) -> str:
        """As psycopg takes it."""
        return f"host={self.host} port={self.port} user={self.user} dbname={self.name}"

    @property
    def url(self) -> str:
        """As DATABASE_URL takes it."""
        return f"postgres://{self.user}@{quote(self.host, safe='')}:{self.port}/{self.name}"


@contextmanager
def scratch_database(name: str) -> Iterator[Database]:
    """An empty database; one of that name, left by a bench that was cut short, is dropped first."""
    address = server.address(CHECKOUT / "var" / "postgres")
    database = Database(address.host, address.port, address.user, name)
    administration = f"host={address.host} port={address.port} user={address.user} dbname=postgres"
    dropping = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(administration, autocommit=True) as connection:
        connection.execute(dropping)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield database
    finally:
        with psycopg.connect(administration, autocommit=True) as connection:
            connection.execute(dropping)
