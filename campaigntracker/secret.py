"""The signing secret: from the environment, or, on this machine only, one made once and kept under var/."""

import os
import secrets

from campaigntracker.env import BASE_DIR, IS_LOCAL, SECRET_KEY, MissingSettingError


def key() -> str:
    """Return SECRET_KEY; stop the start when a site that others reach has none."""
    if SECRET_KEY:
        return SECRET_KEY
    if not IS_LOCAL:
        raise MissingSettingError("SECRET_KEY is not set. Set it to a long random text; SITE_URL names a public host.")
    path = BASE_DIR / "var" / "secret_key"
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f"secret_key.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50))
    try:
        # Two processes may start at once: link() lets exactly one of them decide.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_text()
