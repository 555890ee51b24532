"""The backend Django loads for ENGINE "campaigntracker.postgres"."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base

from campaigntracker.postgres.liveness import is_trusted, was_used


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL, which asks the server whether a connection still lives only where that is in doubt.

    For a pool leave CONN_HEALTH_CHECKS off: each connection it hands out is looked at here.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        while self.pool and not self._lives(connection):
            # The pool makes a new one for each that comes back closed.
            connection.close()
            self.pool.putconn(connection)
            connection = super().get_new_connection(conn_params)
        was_used(connection)
        return connection

    def is_usable(self) -> bool:
        connection = self.connection
        usable = is_trusted(connection) or super().is_usable()
        if usable and connection is not None:
            was_used(connection)
        return usable

    @staticmethod
    def _lives(connection: "psycopg.Connection[Any]") -> bool:
        if not is_trusted(connection):
            try:
                connection.execute("")
            except psycopg.Error:
                return False
        return True
