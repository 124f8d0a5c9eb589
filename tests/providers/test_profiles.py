"""Whom pictures are bought from: built-in profiles, those of a file, their keys and prices."""

import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from tagwire import WrongUse
from tagwire.providers.keys import Secret
from tagwire.providers.profiles import Profiles, tariff

FILE = """
[caps]
run = 500
day = 2000.5

[profiles.runway]
at_once = 4
fetch_from = ["198.18.0.0/15", "fd00::/8"]

[profiles.studio]
title = "The studio's gateway"
kind = "cometapi"
base_url = "https://gate.example.com/runwayml/"
key_env = "STUDIO_KEY"
unit = "USD"

[profiles.studio.prices]
gen4_image = { "1920:1080" = 0.4, "1280:720" = 0.25 }
gen4_image_turbo = 0.1
gen4_turbo = { per_second = 0.07 }
"""


@pytest.fixture(autouse=True)
def no_keyring():
    """A keyring of this test alone."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


class Ring(KeyringBackend):
    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        if isinstance(self.kept, Exception):
            raise self.kept
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def profiles(tmp_path, text="", **environment):
    if text:
        (tmp_path / "profiles.toml").write_text(text, encoding="utf-8")
    return Profiles(tmp_path, environment)


def test_runway_and_cometapi_need_no_file(tmp_path):
    every = profiles(tmp_path)
    assert every.names == ("runway", "cometapi")
    assert every.get("runway").base_url == "https://api.dev.runwayml.com"
    assert every.get("cometapi").base_url == "https://api.cometapi.com/runwayml"
    assert (every.caps.run, every.caps.day) == (None, None)


def test_a_file_adds_profiles_changes_built_in_ones_and_sets_caps(tmp_path):
    every = profiles(tmp_path, FILE)
    assert every.names == ("runway", "cometapi", "studio")
    assert every.get("runway").at_once == 4
    assert list(every.get("runway").fetch_from) == ["198.18.0.0/15", "fd00::/8"]
    assert every.get("runway").key_env == "RUNWAYML_API_SECRET"
    studio = every.get("studio")
    assert studio.base_url == "https://gate.example.com/runwayml"
    assert (studio.kind, studio.unit, studio.unit_credits) == ("cometapi", "USD", 100)
    assert (every.caps.run, every.caps.day) == (500, 2000.5)


def test_prices_are_told_in_credits_and_shown_in_the_profiles_own_unit(tmp_path):
    every = profiles(tmp_path, FILE)
    studio = tariff(every.get("studio"))
    assert studio.image("gen4_image", "1920:1080") == 40
    assert studio.image("gen4_image", "1024:1024") is None
    assert studio.image("gen4_image_turbo", "1024:1024") == 10
    assert studio.image("gemini_2.5_flash", "1024:1024") is None
    assert studio.image("gen4_turbo", "1280:720") is None
    assert studio.video("gen4_turbo", 5) == 35
    assert studio.video("gen4.5", 5) is None
    assert every.get("studio").own(40) == "0.4 USD"
    runway = tariff(every.get("runway"))
    assert runway.image("gen4_image", "1920:1080") == 8
    assert runway.image("gen4_image", "1024:1024") is None
    assert runway.image("no_such", "1:1") is None
    assert (runway.video("gen4_turbo", 5), runway.video("x", 5)) == (25, None)
    assert every.get("runway").own(8) == "8 credits"
    comet = tariff(every.get("cometapi"))
    assert comet.image("gen4_image", "1024:1024") == 32
    assert comet.image("gen4_image_turbo", "1024:1024") is None
    assert comet.video("gen4_turbo", 5) is None
    assert every.get("cometapi").own(32) == "0.32 USD"


def test_an_unknown_unit_leaves_the_price_unknown(tmp_path):
    text = FILE.replace('unit = "USD"', 'unit = "coins"')
    studio = profiles(tmp_path, text).get("studio")
    assert tariff(studio).image("gen4_image_turbo", "1:1") is None
    assert studio.own(3) == "3 credits"


def test_a_profile_nobody_has_is_told_with_the_near_ones(tmp_path):
    with pytest.raises(WrongUse) as refused:
        profiles(tmp_path).get("runwey")
    assert str(refused.value) == "there is no profile runwey. Name runway."


def test_the_first_profile_with_a_key_is_the_default(tmp_path, no_keyring):
    assert profiles(tmp_path, FILE).default == "draft"
    assert profiles(tmp_path, STUDIO_KEY="k").default == "studio"
    assert profiles(tmp_path, STUDIO_KEY="k", COMETAPI_KEY="sk-1").default == "cometapi"
    assert profiles(tmp_path, COMETAPI_KEY="sk-1", RUNWAYML_API_SECRET="key_1").default == "runway"
    no_keyring.kept["tagwire", "studio"] = "k"
    assert profiles(tmp_path).default == "studio"


def test_the_environment_comes_before_the_keyring(tmp_path, no_keyring):
    no_keyring.kept["tagwire", "runway"] = "key_ring"
    every = profiles(tmp_path)
    assert every.key(every.get("runway")).reveal() == "key_ring"
    every = profiles(tmp_path, RUNWAYML_API_SECRET="key_env")
    assert isinstance(every.key(every.get("runway")), Secret)
    assert every.key(every.get("runway")).reveal() == "key_env"
    assert every.key(every.get("cometapi")) is None


def test_a_keyring_that_is_locked_or_not_installed_has_no_key(tmp_path, no_keyring, monkeypatch):
    no_keyring.kept = KeyringLocked("locked")
    assert profiles(tmp_path).default == "draft"
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert profiles(tmp_path).default == "draft"


def test_a_key_that_cannot_be_one_is_told_by_where_it_is_and_not_shown(tmp_path):
    every = profiles(tmp_path, RUNWAYML_API_SECRET="key one\n")
    with pytest.raises(WrongUse) as refused:
        every.key(every.get("runway"))
    assert "the API key of runway in RUNWAYML_API_SECRET holds" in str(refused.value)
    assert "key one" not in str(refused.value)


MINE = '[profiles.mine]\nbase_url = "https://a.example"\nkey_env = "MINE"\n'
WRONG = {
    "[caps\nrun = 5": ("is no TOML", "line 1"),
    "[caps]\nrun = '5'": ("caps: run cannot be used so.", "Write run = 500."),
    "[caps]\nrun = -1": ("caps: run", "Write run"),
    "[caps]\nday = nan": ("caps: day", "Write day"),
    "[caps]\nweek = 5": ("caps: week is not known here.", "It takes run, day."),
    "caps = 5": ("caps cannot be used so.", "Write [caps]."),
    "more = 5": ("more is not known here.", "It takes caps, profiles."),
    "[profiles]\nmine = 5": ("profiles.mine cannot be used so.", "Write [profiles.gateway]."),
    '[profiles."a b"]\nat_once = 1': ("profiles.a b cannot", "Write [profiles"),
    "[profiles.draft]\nat_once = 1": ("profiles.draft cannot", "Write [profiles"),
    "[profiles.mine]": ("profiles.mine lacks base_url.", 'Write base_url = "https://'),
    "[profiles.mine]\nbase_url='https://a.example'": ("lacks key_env.", "Write key_env"),
    MINE + "at_once = 0": ("at_once cannot be used so.", "Write at_once = 4."),
    MINE + 'fetch_from = ["198.18.0.9/15"]': (
        "fetch_from cannot",
        'fetch_from = ["198.18.0.0/15"]',
    ),
    MINE + 'fetch_from = "10.0.0.0/8"': ("fetch_from cannot", "fetch_from = ["),
    MINE + "at_once = true": ("at_once cannot", "Write at_once = 4."),
    MINE + "kind = 'other'": ("kind cannot be used so.", 'Write kind = "runway".'),
    MINE + "speed = 5": ("profiles.mine: speed is not known here.", "It takes title, kind"),
    MINE + "unit_credits = 0": ("unit_credits cannot", "Write unit_credits = 100."),
    MINE + "prices = 5": ("prices cannot", "Write prices = { gen4_image = 0.32 }."),
    MINE + "prices = { a = 'x' }": ("profiles.mine.prices: a cannot", "per_second"),
    MINE + "prices = { a = { b = -1 } }": ("prices: a cannot", "per_second"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_the_file_is_told_by_its_place_and_with_what_to_write(tmp_path, text):
    what, remedy = WRONG[text]
    with pytest.raises(WrongUse) as refused:
        profiles(tmp_path, text)
    told = str(refused.value)
    assert str(tmp_path / "profiles.toml") in told
    assert what in told
    assert remedy in told


@pytest.mark.parametrize(
    "text",
    [
        MINE + "api_key = 'abc'",
        MINE + "secret = 'abc'",
        MINE.replace('"MINE"', '"key_0123456789abcdef"'),
        MINE + "title = 'sk-0123456789'",
        "[keys]\ntoken = 'abc'",
    ],
)
def test_a_key_in_the_file_is_refused_and_not_shown(tmp_path, text):
    with pytest.raises(WrongUse) as refused:
        profiles(tmp_path, text)
    assert "a key does not belong in a file." in str(refused.value)
    assert "RUNWAYML_API_SECRET" in str(refused.value)
    assert not {"abc", "0123456789"} & {*str(refused.value).replace("'", " ").split()}
    assert "0123456789" not in str(refused.value)


NO_API = """
    http://a.example ftp://a.example //a.example a.example https:// https://u:p@a.example
    https://a.example?x=1 https://a.example#x https://a.example:x http://127.0.0.2 http://[::2]
    http://localhost.a.example https://a.example\\\\b https://ä.example
"""


@pytest.mark.parametrize(
    "url",
    NO_API.split(),
)
def test_an_address_that_is_no_api_is_refused(tmp_path, url):
    with pytest.raises(WrongUse) as refused:
        profiles(tmp_path, MINE.replace("https://a.example", url))
    assert "base_url" in str(refused.value)
    assert "u:p" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8000/x", ("127.0.0.1", 8000)),
        ("http://localhost", ("localhost", 80)),
        ("http://[::1]:9", ("::1", 9)),
        ("https://127.0.0.1:8000", None),
    ],
)
def test_a_server_on_this_machine_may_be_plain_http(tmp_path, url, loopback):
    mine = profiles(tmp_path, MINE.replace("https://a.example", url)).get("mine")
    assert mine.base_url == url
    assert mine.loopback == loopback
    assert tariff(mine).image("gen4_image", "1920:1080") is None
