"""Identifiers: UUIDv7, made by the application, so that they sort by age and need no database sequence."""

from uuid import UUID

import uuid_utils.compat


def uuid7() -> UUID:
    return uuid_utils.compat.uuid7()
