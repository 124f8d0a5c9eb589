"""One profile: whom pictures are bought from, at which address, for how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from tagwire.core.errors import WrongUse
from tagwire.core.models import IMAGE_MODELS, credits
from tagwire.core.request import Tariff

Kind: TypeAlias = Literal["runway", "cometapi"]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
RUNWAY_URL = "https://api.dev.runwayml.com"
DRAFT = "draft"
"""The embedded engine's name: it needs no profile."""


@dataclass(frozen=True, slots=True)
class PerSecond:
    """A film's price by its length, in the profile's own unit."""

    amount: float


Rate: TypeAlias = float | Mapping[str, float] | PerSecond
"""What a model costs: one price, one by ratio ("1920:1080"), or by the second."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Whom to buy from. `unit_credits` is how many credits of 0.01 USD one `unit` is; None unknown.

    `prices` are in that unit, by model; `at_once` None asks the provider for its limits.
    `fetch_from` are networks its files may come from beside the public ones ("198.18.0.0/15").
    """

    name: str
    title: str
    kind: Kind
    base_url: str
    key_env: str
    unit: str = "credits"
    unit_credits: float | None = 1
    prices: Mapping[str, Rate] = field(default_factory=dict)
    at_once: int | None = None
    fetch_from: Sequence[str] = ()

    def own(self, amount: float) -> str:
        """So many credits in the profile's own unit, for people: "0.32 USD"."""
        if not self.unit_credits:
            return f"{amount:.6g} credits"
        return f"{amount / self.unit_credits:.6g} {self.unit}"

    @property
    def listed(self) -> bool:
        """Whether Runway's own price list holds where `prices` say nothing."""
        return self.base_url == RUNWAY_URL

    @property
    def loopback(self) -> tuple[str, int] | None:
        """Host and port of a server on this machine; None for any other."""
        parts = urlsplit(self.base_url)
        host = parts.hostname or ""
        here = parts.scheme == "http" and host in LOOPBACK
        return (host, parts.port or 80) if here else None


BUILT_IN = (
    Profile("runway", "Runway", "runway", RUNWAY_URL, "RUNWAYML_API_SECRET"),
    Profile(
        "cometapi",
        "CometAPI",
        "cometapi",
        "https://api.cometapi.com/runwayml",
        "COMETAPI_KEY",
        unit="USD",
        unit_credits=100,
        prices={"gen4_image": 0.32},  # runway-api.md §13
    ),
)
"""Those that need no file."""


def base_address(url: str, whose: str) -> str:
    """The address without a slash at its end; `whose` names the setting.

    Raises:
        WrongUse: not https, or http on this machine; or it holds a name, a query or a fragment.
    """
    remedy = f"Write {RUNWAY_URL}, or http://127.0.0.1:8000 for a server on this machine."
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as fault:
        raise WrongUse(f"{whose} is no web address.", remedy) from fault
    plain = url.isascii() and url.isprintable() and not {*' \\"<>'} & {*url}
    extra = parts.query or parts.fragment or "@" in parts.netloc
    if not (plain and host) or extra or not _allowed(parts.scheme, host):
        raise WrongUse(f"{whose} is no address of an API.", remedy)
    return url.rstrip("/")


def _allowed(scheme: str, host: str) -> bool:
    return scheme == "https" or (scheme == "http" and host in LOOPBACK)


class _ProfileTariff:
    """A profile's prices in credits."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def image(self, model: str, ratio: str) -> float | None:
        """Credits for one picture."""
        match self._profile.prices.get(model):
            case None:
                known = self._profile.listed and model in IMAGE_MODELS
                return credits(IMAGE_MODELS[model], ratio) if known else None
            case PerSecond():
                return None
            case int() | float() as each:
                return self._in_credits(each)
            case by_ratio:
                return self._in_credits(by_ratio.get(ratio))

    def video(self, model: str, seconds: int) -> float | None:
        """Credits for one film."""
        match self._profile.prices.get(model):
            case PerSecond(amount):
                return self._in_credits(amount * seconds)
            case int() | float() as each:
                return self._in_credits(each)
            case None if self._profile.listed:
                return _by_the_second(model, seconds)
        return None

    def _in_credits(self, amount: float | None) -> float | None:
        unit = self._profile.unit_credits
        return None if amount is None or unit is None else round(amount * unit, 6)


def _by_the_second(model: str, seconds: int) -> float | None:
    from tagwire.core.models.video import VIDEO_MODELS

    each = VIDEO_MODELS[model].credits_per_second if model in VIDEO_MODELS else None
    return None if each is None else each * seconds


def tariff(profile: Profile) -> Tariff:
    """What the profile charges, in credits."""
    return _ProfileTariff(profile)
