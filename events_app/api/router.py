"""One router for reading and sending: both live at the same address."""

from ninja import Router

router = Router()
