"""What a domain function says when a rule of the game forbids what it was asked."""


class RuleError(Exception):
    """Carries a sentence for the person who asked; `field` names the form field it belongs beside, if any."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.field = field
