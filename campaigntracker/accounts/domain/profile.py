"""What a person says of themselves."""

from campaigntracker.accounts.models import User


def change_profile(user: User, *, name: str, time_zone: str) -> User:
    """Set the name others see and the time zone dates are read in; an empty zone means each campaign's own."""
    user.name, user.time_zone = name, time_zone
    user.save(update_fields=["name", "time_zone"])
    return user
