"""What was said, and what is told about it: one rule wherever a quote is shown."""


def words_and_remark(name: str, description: str) -> tuple[str, str]:
    """A quote's name is its words, and its description a remark on them; one without a name describes the words."""
    return (name, description) if name.strip() else (description, "")
