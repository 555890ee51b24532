from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from campaigntracker.embedded import server


class DatabaseClient(PostgresClient):
    """`manage.py dbshell` with the psql that comes with the server, so that none needs to be installed."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        where = server.address(settings_dict["OPTIONS"]["data_dir"])
        reachable = {**settings_dict, "HOST": where.host, "PORT": where.port, "USER": where.user}
        arguments, environment = super().settings_to_cmd_args_env(reachable, parameters)
        return [server.program("psql"), *arguments[1:]], environment
