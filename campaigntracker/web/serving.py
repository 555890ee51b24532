"""Gunicorn, started from within the project instead of by its command line."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from campaigntracker.env import WEB_THREADS, WEB_WORKERS


class Server(BaseApplication):
    """The site on one address. The first process only watches; its forked workers answer."""

    def __init__(self, *, host: str, port: int) -> None:
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": self.address,
            "workers": WEB_WORKERS,
            "worker_class": "gthread",
            "threads": WEB_THREADS,
            "proc_name": "campaigntracker",
            "loglevel": "warning",
            "control_socket_disable": True,
            "graceful_timeout": 10,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()
