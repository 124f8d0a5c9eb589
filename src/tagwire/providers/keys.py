"""API keys: out of the environment or the system's keyring, and shown to nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NoReturn

from tagwire.core.errors import WrongUse

_SENDABLE = re.compile(r"[!-~]{1,4096}")
SERVICE = "tagwire"
"""What the keyring files our keys under."""


class Secret:
    """A key that only `reveal` shows; it prints, compares and travels as nothing."""

    __slots__ = ("__weakref__", "_value")

    def __init__(self, value: str, whose: str = "the API key") -> None:
        """`whose` names it for people.

        Raises:
            WrongUse: a header cannot carry it; says why and shows nothing of it.
        """
        if not _SENDABLE.fullmatch(value):
            words = f"{whose} holds a space, a line end or a character that no key has."
            raise WrongUse(words, "Copy it again, whole and alone.")
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not to be copied or stored")

    def reveal(self) -> str:
        """The key itself: for the one header that needs it."""
        return self._value

    def hidden(self, text: str) -> str:
        """The text without the key, for what a server says back to us."""
        return text.replace(self._value, "…")


def find_key(profile: str, variable: str, environment: Mapping[str, str]) -> Secret | None:
    """The key of a profile: the environment's, else the keyring's.

    Raises:
        WrongUse: there is one, and it cannot be a key.
    """
    value, place = environment.get(variable, ""), variable
    if not value:
        value, place = _from_keyring(profile), "the keyring"
    return Secret(value, f"the API key of {profile} in {place}") if value else None


def _from_keyring(profile: str) -> str:
    """What the system's keyring has; "" without one, or without the `keyring` package."""
    try:
        import keyring
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, profile) or ""
    except Exception:  # noqa: BLE001 - its backends are strangers: no desktop, locked, no answer
        return ""
