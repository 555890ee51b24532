"""The backend Django loads for ENGINE "campaigntracker.embedded"."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from campaigntracker.embedded import server
from campaigntracker.embedded.client import DatabaseClient
from campaigntracker.postgres import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, on a server of the project's own that starts with the first connection.

    OPTIONS must hold `data_dir`, the folder the server lives in. The database NAME is made when there is none.
    Do not combine with `pool`: a pool asks for the server's address once, and cannot start it again.
    """

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        parameters = super().get_connection_params()
        self._home = Path(parameters.pop("data_dir"))
        return {**parameters, **self._address()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            # The server died a moment ago, or does not hold this database yet.
            conn_params = {**conn_params, **self._address(suspect=True)}
            self._create_database(conn_params)
            return super().get_new_connection(conn_params)

    def _address(self, *, suspect: bool = False) -> dict[str, Any]:
        address = server.address(self._home, suspect=suspect)
        return {"host": address.host, "port": address.port, "user": address.user}

    def _create_database(self, conn_params: dict[str, Any]) -> None:
        where = {name: conn_params[name] for name in ("host", "port", "user")}
        with psycopg.connect(**where, dbname="postgres", autocommit=True) as connection:
            name = conn_params["dbname"]
            if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
                # Another process may be faster.
                with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
