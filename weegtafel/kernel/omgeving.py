"""The environment variables that may say who signs in; a password is never an argument, for those others can read."""

from __future__ import annotations

from typing import Final

GEBRUIKER: Final = "WEEGTAFEL_GEBRUIKER"
WACHTWOORD: Final = "WEEGTAFEL_WACHTWOORD"
