"""Who makes pictures, by profile: the draft engine, and every house there is a key for."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tagwire.core.errors import TagwireError, WrongUse
from tagwire.core.request import ImageProvider, Tariff

if TYPE_CHECKING:
    from tagwire.providers.profiles import Profiles
    from tagwire.providers.runway.provider import RunwayProvider
    from tagwire.runtime.ledger.book import Book
    from tagwire.runtime.ledger.pace import Pace
    from tagwire.runtime.ledger.till import OnUnknown

DRAFT = "draft"


class Providing:
    """The providers of a process, each put together when first asked.

    `chosen` is the profile that answers every node, whatever it names; without it a node's own
    does, and for a node that names none the first there is a key for. No key: the draft engine.
    `leaving` is set once the process is about to end: then nothing is cancelled at a provider.
    """

    def __init__(
        self,
        store: Path,
        draft: ImageProvider,
        *,
        chosen: str = "",
        on_unknown: OnUnknown = "ask",
        pace: Pace | None = None,
        kept: Callable[[str], bool],
        book: Callable[[], Book],
        sole: ImageProvider | None = None,
    ) -> None:
        """`sole` answers everything itself: an embedder's own, or a test's."""
        self.chosen = chosen
        self.on_unknown = on_unknown
        self._pace = pace
        self._ending = threading.Event()
        self._store, self._draft, self._sole = store, draft, sole
        self._kept, self._book = kept, book
        self._made: dict[str, RunwayProvider] = {}
        self._making = threading.Lock()
        self._profiles: Profiles | None = None

    @property
    def profiles(self) -> Profiles:
        """Every profile there is; raises WrongUse when profiles.toml cannot be used."""
        from tagwire.providers.profiles import Profiles

        if self._profiles is None:
            self._profiles = Profiles(self._store)
        return self._profiles

    @property
    def leaving(self) -> bool:
        """Whether the process is about to end."""
        return self._ending.is_set()

    @leaving.setter
    def leaving(self, so: bool) -> None:
        (self._ending.set if so else self._ending.clear)()

    def choose(self, name: str) -> None:
        """Have a profile answer every node from now on; "" leaves it to each node.

        Raises:
            WrongUse: there is no such profile, or no key for it.
        """
        if name not in ("", DRAFT):
            self.paid(name)
        self.chosen = name

    def fixed(self, name: str) -> Providing:
        """The same providers with `name` chosen, whatever is chosen here meanwhile."""
        other = copy.copy(self)
        other.chosen = name
        return other

    def name_of(self, profile: str) -> str:
        """The profile that answers a node which names `profile`."""
        return self.chosen or profile or self.profiles.default

    def __call__(self, profile: str) -> ImageProvider:
        """Who answers a node that names `profile`.

        Raises:
            WrongUse: there is no such profile, or no key for it.
        """
        if self._sole is not None:
            return self._sole
        name = self.name_of(profile)
        return self._draft if name == DRAFT else self.paid(name)

    def paid(self, name: str) -> RunwayProvider:
        """The client of a profile, whatever was chosen; raises as a call does."""
        with self._making:
            if name not in self._made:
                self._made[name] = self._paid(name)
            return self._made[name]

    @property
    def caps_run(self) -> float | None:
        """Credits a run may cost where nobody says otherwise; None: no bound."""
        return None if self._free else self.profiles.caps.run

    @property
    def caps_day(self) -> float | None:
        """Credits that any 24 hours may cost; None: no bound."""
        return None if self._free else self.profiles.caps.day

    @property
    def _free(self) -> bool:
        """Whether nothing is bought, so that profiles do not matter."""
        return self._sole is not None or self.chosen == DRAFT

    def fault(self, profile: str) -> TagwireError | None:
        """Why a node that names `profile` cannot be answered; None when it can."""
        try:
            self(profile)
        except TagwireError as fault:
            return fault
        return None

    def signature(self, profile: str) -> str:
        """Who answers a node that names `profile`, and how."""
        return self(profile).signature

    def tariff(self, profile: str) -> Tariff:
        """What it costs where a node that names `profile` runs."""
        return self(profile).tariff

    def _paid(self, name: str) -> RunwayProvider:
        from tagwire.providers.runway.provider import RunwayProvider

        profiles = self.profiles
        profile = profiles.get(name)
        key = profiles.key(profile)
        if key is None:
            words = f"there is no key for {name}."
            raise WrongUse(words, f"Set {profile.key_env}, or choose the draft engine.")
        return RunwayProvider(
            profile,
            key,
            book=self._book,
            kept=self._kept,
            uploads_folder=self._store / "uploads",
            caps_day=profiles.caps.day,
            on_unknown=self.on_unknown,
            leaving=lambda: self.leaving,
            pace=self._pace,
        )
