class ServerError(Exception):
    """The private PostgreSQL cannot be used, and why, as the end of a sentence that begins "The embedded database"."""
