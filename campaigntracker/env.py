"""The environment, read once: every setting that may differ between installations is named here and in .env.example."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)


class MissingSettingError(SystemExit):
    """Stops the start in one line that names the variable; a traceback would hide it."""

    def __init__(self, message: str) -> None:
        super().__init__(f"campaigntracker: {message}")


def whole_number(name: str, default: int) -> int:
    text = env.str(name, default="").strip()
    if not text:
        return default
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise MissingSettingError(f"{name} must be a number from 1 to 65535, not {text!r}.")
    return int(text)


DEBUG: bool = env.bool("DEBUG", default=False)
# Where the site is served, and by how many processes with how many threads in each.
HOST: str = env.str("HOST", default="127.0.0.1")
PORT: int = whole_number("PORT", 8000)
WEB_WORKERS: int = whole_number("WEB_WORKERS", 2)
WEB_THREADS: int = whole_number("WEB_THREADS", 4)
# Whether `manage.py serve` sends reminders too, or leaves them to `manage.py send_notices`.
NOTICE_WORKER: bool = env.bool("NOTICE_WORKER", default=True)
SITE_URL: str = env.str("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
DATABASE_URL: str = env.str("DATABASE_URL", default="")
SECRET_KEY: str = env.str("SECRET_KEY", default="")

site = urlsplit(SITE_URL)
if site.scheme not in ("http", "https") or not site.hostname:
    raise MissingSettingError(f"SITE_URL must be an address such as https://example.org, not {SITE_URL!r}.")

# Everything on this machine is development; a site that others reach needs a secret of its own.
IS_LOCAL: bool = site.hostname in ("localhost", "127.0.0.1", "::1", "testserver")
IS_HTTPS: bool = site.scheme == "https"
IS_TEST: bool = "pytest" in sys.modules
