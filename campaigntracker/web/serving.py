"""Gunicorn, started from within the project instead of by its command line."""

import gc
from collections.abc import Callable
from typing import Any

from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from campaigntracker.env import WEB_THREADS, WEB_WORKERS
from campaigntracker.web.beside import Beside


class Server(BaseApplication):
    """The site on one address. The first process only watches; its forked workers answer.

    `beside`: what else is to run for as long as the site does, in a process of its own.
    """

    def __init__(self, *, host: str, port: int, beside: Callable[[], None] | None = None) -> None:
        self.beside = Beside(beside) if beside else None
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
            "preload_app": True,
            "graceful_timeout": 10,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)
        if self.beside:
            self.cfg.set("when_ready", self._start_beside)
            self.cfg.set("on_exit", self._stop_beside)

    def _start_beside(self, arbiter: Any) -> None:
        if self.beside:
            self.beside.start(before=lambda: [listener.close() for listener in arbiter.LISTENERS])

    def _stop_beside(self, arbiter: Any) -> None:
        if self.beside:
            self.beside.stop()

    def load(self) -> Any:
        """Everything that answers requests, once, before the workers are forked: they hold it in common.

        A connection, or a pool with its threads, is for the worker alone that opens it.
        """
        application = get_internal_wsgi_application()
        # Imports every view; else each worker would do so at its first request.
        _ = get_resolver().url_patterns
        leave_connections_behind()
        # What is there now stays: looking through it for garbage would copy it into every worker.
        gc.collect()
        gc.freeze()
        # Nearly all that a request makes is gone with it: look for rings among the rest now and then, not at every 700
        # objects, of which a thousand events are some thirty times as many.
        gc.set_threshold(20_000, 20, 20)
        return application


def leave_connections_behind() -> None:
    """The workers are forks: none may go on with a connection, or a pool, of the process it came from."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        close_pool = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()
