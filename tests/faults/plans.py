"""What may go wrong at a provider, and when: rules for single requests, weather for many."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

REFUSED = ("400", "401", "403", "404", "405", "413", "415", "422")
"""Answers after which nothing was charged, for certain, and nothing may be sent again."""

LATER = ("429", "429_0", "429_2", "429_date", "429_garbage", "429_99999", "502", "503")
"""Answers in Runway's own words that say it was not taken: it may be sent again."""

LOST = (
    *("reset", "reset_midway", "hang", "drip", "500", "504", "500_html", "502_html", "503_html"),
    *("504_html", "302", "307", "308", "bad_json", "empty_object", "html", "no_uuid", "truncated"),
    *("no_length", "gzip_bomb", "closed"),
)
"""Answers after which nobody can tell: each comes charged and not charged."""

SLOW = (
    *("reset", "reset_midway", "hang", "drip", "500", "502", "503", "504", "500_html"),
    *("429_0", "429_2", "429_date", "429_garbage", "429_99999", "bad_json", "empty_object"),
    *("truncated", "no_length", "closed", "html"),
)
"""Answers to a GET that may do better later."""

EXPIRED = ("expired_401", "expired_403", "expired_404", "expired_410")

ENDINGS = {
    "safety": "SAFETY.INPUT.TEXT",
    "safety_output": "SAFETY.OUTPUT.IMAGE",
    "safety_third": "INPUT_PREPROCESSING.SAFETY.THIRD_PARTY",
    "bad_output": "INTERNAL.BAD_OUTPUT.CODE01",
    "asset": "ASSET.INVALID",
    "internal": "INTERNAL",
    "no_code": None,
}
"""Failure codes a task may end with, by fault."""


@dataclass
class Rule:
    """The next `times` requests of a phase (submit, poll, download, cancel, upload) go wrong.

    Those of one prompt, when `match` names it. `charged`: the create, or the cancel, took effect
    all the same.
    """

    phase: str
    fault: str
    charged: bool = False
    times: int = 1
    match: str = ""


@dataclass
class Weather:
    """Chance faults, the same ones for the same want whoever asks first: `rates` by phase."""

    seed: int = 0
    rates: Mapping[str, float] = field(default_factory=dict)
    faults: Mapping[str, Iterable[str]] = field(default_factory=dict)


@dataclass
class Plan:
    """What goes wrong from here on."""

    rules: list[Rule] = field(default_factory=list)
    weather: Weather = field(default_factory=Weather)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def next(self, phase: str, prompt: str) -> Rule | None:
        """What goes wrong with the request now here, taken off the plan."""
        rule = self.due(phase, prompt)
        if rule is not None:
            rule.times -= 1
            return rule
        self.counts[phase, prompt] += 1
        return self._chance(phase, prompt)

    def due(self, phase: str, prompt: str) -> Rule | None:
        """The rule for the next such request, left on the plan."""
        fitting = (r for r in self.rules if r.phase == phase and r.times and r.match in prompt)
        return next(fitting, None)

    def _chance(self, phase: str, prompt: str) -> Rule | None:
        rate = self.weather.rates.get(phase, 0)
        if not rate:
            return None
        said = f"{self.weather.seed}:{phase}:{prompt}:{self.counts[phase, prompt]}"
        dice = hashlib.sha256(said.encode()).digest()
        if int.from_bytes(dice[:4], "big") / 2**32 >= rate:
            return None
        faults = list(self.weather.faults[phase])
        fault = faults[int.from_bytes(dice[4:8], "big") % len(faults)]
        return Rule(phase, fault, charged=fault in LOST and bool(dice[8] & 1))


def plan_to_json(rules: Iterable[Rule], weather: Weather | None) -> dict[str, Any]:
    """A plan as plain JSON."""
    calm = weather or Weather()
    faults = {phase: list(names) for phase, names in calm.faults.items()}
    told = {"seed": calm.seed, "rates": dict(calm.rates), "faults": faults}
    return {"rules": [asdict(rule) for rule in rules], "weather": told}


def plan_from_json(raw: Mapping[str, Any]) -> Plan:
    """The plan in what `plan_to_json` gave."""
    return Plan([Rule(**rule) for rule in raw["rules"]], Weather(**raw["weather"]))
