"""The profiles of a store, by name, and the keys that go with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from tagwire.core.errors import WrongUse
from tagwire.providers.keys import Secret, find_key
from tagwire.providers.profile import BUILT_IN, DRAFT, PerSecond, Profile, tariff
from tagwire.providers.profile_file import read_profiles

__all__ = ["DRAFT", "PerSecond", "Profile", "Profiles", "tariff"]


class Profiles:
    """The profiles of a store: those in its `profiles.toml` over the built-in ones."""

    def __init__(self, store: Path, environment: Mapping[str, str] = os.environ) -> None:
        """Read the file, if there is one.

        Raises:
            WrongUse: the file cannot be used; says where in it and what to write instead.
        """
        built_in = {profile.name: profile for profile in BUILT_IN}
        self._every, self.caps = read_profiles(store / "profiles.toml", built_in)
        self._environment = environment
        self._keys: dict[str, Secret | None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every profile's, the built-in ones first."""
        return tuple(self._every)

    def get(self, name: str) -> Profile:
        """The profile of that name.

        Raises:
            WrongUse: there is none; names the near ones.
        """
        if name in self._every:
            return self._every[name]
        near = get_close_matches(name.lower(), self._every, n=2) or self.names
        raise WrongUse(f"there is no profile {name}.", f"Name {' or '.join(near)}.")

    def key(self, profile: Profile) -> Secret | None:
        """Its key, looked up once: the environment's, else the keyring's.

        Raises:
            WrongUse: what is there cannot be a key; shows nothing of it.
        """
        if profile.name not in self._keys:
            found = find_key(profile.name, profile.key_env, self._environment)
            self._keys[profile.name] = found
        return self._keys[profile.name]

    @property
    def default(self) -> str:
        """The first profile that has a key; "draft" when none has."""
        return next((name for name in self.names if self.key(self._every[name])), DRAFT)
