"""The parts of addresses that operations have in common."""

from typing import Annotated

from ninja import Path

LARGEST = 2**31 - 1
Slug = Annotated[str, Path(description="The campaign, as in its address on the site: /c/<slug>/.")]
Number = Annotated[int, Path(ge=0, le=LARGEST, description="The number of the session.")]
