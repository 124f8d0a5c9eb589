"""Who drives, where nobody says what: "a man driving through the desert" is in a car."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Subject

from . import lexicon
from .nouns import Named
from .sentence import Sentence

_DRIVING = ("driving", "drives", "drove")
_ON_WHEELS = ("car", "cycle", "boat", "aircraft")


def at_the_wheel(
    sentence: Sentence, cast: Sequence[Named], subjects: Sequence[Subject]
) -> list[Subject]:
    """The subjects, with a car for the person before "driving" where none is named."""
    told = list(subjects)
    drivers = [one for one in cast if _drives(sentence, one)]
    vehicles = any(one.noun and _family(one.noun) in _ON_WHEELS for one in cast)
    if not drivers or vehicles:
        return told
    for at, each in enumerate(told):
        if each.noun == drivers[0].noun and each.reference is None:
            car = lexicon.SUBJECTS["car"]
            driven = Subject(None, "car", noun="car", metres=car.metres, relation=each.relation)
            told[at : at + 1] = [replace(each, relation="driving"), driven]
            break
    return told


def seated_behind(
    sentence: Sentence, cast: Sequence[Named], subjects: Sequence[Subject]
) -> list[Subject]:
    """ "爸爸开车，女儿坐在后排": she is in the same car."""
    told = list(subjects)
    places = [at for at, token in enumerate(sentence.tokens) if "seats" in token.senses]
    sentence.take(*places)
    for at in places:
        before = [one for one in cast if one.at < at]
        index = next((k for k, each in enumerate(told) if _is_boarded(told, k)), -1)
        names = [one.word for one in before[-1:]]
        late = [k for k in range(index + 2, len(told)) if told[k].name in names]
        if index < 0 and not _board(told, names):
            _summon(told, names)
        if index < 0 or not late:
            continue
        guest, driver = told.pop(late[0]), told[index]
        told[index : index + 1] = [
            replace(driver, relation="beside"),
            replace(guest, relation=driver.relation),
        ]
        vehicle = told[index + 2]
        told[index + 2] = replace(vehicle, relation=guest.relation)
    return _looking_out(told)


def _looking_out(subjects: list[Subject]) -> list[Subject]:
    """Who looks out of a car's window is not seen from behind for it, nor is the car."""
    return [
        replace(each, view="")
        if each.relation == "in" and each.view == "back" and _is_boarded(subjects, at)
        else each
        for at, each in enumerate(subjects)
    ]


def _summon(told: list[Subject], names: Sequence[str]) -> None:
    """ "a taxi driver talking to a passenger in the back seat": there is a taxi, in place."""
    at = next((k for k, each in enumerate(told) if each.name in names), -1)
    if at < 0 or any(_family(each.noun) in _ON_WHEELS for each in told if each.noun):
        return
    before = told[at - 1].name if at else ""
    drives = before.endswith(("driver", "司机", "驾驶员"))
    noun = next((each for each in ("taxi", "bus", "truck") if before.startswith(each)), "car")
    guest = replace(told[at], relation="driving" if drives else "in")
    metres = lexicon.SUBJECTS[noun].metres
    vehicle = Subject(None, noun, noun=noun, metres=metres, relation=told[at].relation)
    told[at : at + 1] = [guest, vehicle]
    if drives:
        told[at - 1] = replace(told[at - 1], relation="beside")


def _board(told: list[Subject], names: Sequence[str]) -> bool:
    """ "a taxi at night, a woman in the back seat": she is in the taxi, in place."""
    for at in range(len(told) - 1):
        vehicle, guest = told[at], told[at + 1]
        parked = _family(vehicle.noun) == "car" and not vehicle.relation
        if parked and guest.name in names and not guest.relation:
            told[at : at + 2] = [replace(guest, relation="in"), vehicle]
            return True
    return False


def _is_boarded(subjects: Sequence[Subject], index: int) -> bool:
    """Somebody who drives a car, or is in it."""
    if index + 1 >= len(subjects) or subjects[index].relation not in ("riding", "driving", "in"):
        return False
    return bool(subjects[index + 1].noun) and _family(subjects[index + 1].noun) == "car"


def _drives(sentence: Sentence, one: Named) -> bool:
    """ "a woman driving at night", and not in driving rain."""
    if one.mention is not None or _family(one.noun) != "person":
        return False
    at = one.at + 1
    while sentence.has(at, "filler") and not sentence.tokens[at].fresh:
        at += 1
    token, after = sentence.token(at), sentence.token(at + 1)
    weather = after is not None and not after.fresh and "weather" in after.senses
    return token is not None and token.word in _DRIVING and not weather


def _family(noun: str) -> str:
    return lexicon.SUBJECTS[noun].figure if noun else ""
