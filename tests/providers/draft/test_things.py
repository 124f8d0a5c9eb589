"""The things of the draft engine: vessels, boxes, vehicles, buildings, plants, animals, sprites."""

from hashlib import sha256

import numpy as np
import pytest

from tagwire.providers.draft import figures
from tagwire.providers.draft.figures import (
    aircraft,
    bird,
    boat,
    box,
    building,
    car,
    cycle,
    fish,
    sprite,
    tree,
    vessel,
)
from tagwire.providers.draft.figures._birds import SPECIES
from tagwire.providers.draft.figurine import Figurine, Pose
from tagwire.providers.draft.words import lexicon

NOUNS = {
    "vessel": sorted(vessel._MAKERS),
    "box": sorted(box._MAKERS),
    "car": sorted(car._MAKERS),
    "cycle": sorted(cycle._MAKERS),
    "boat": sorted(boat._MAKERS),
    "aircraft": sorted(aircraft._MAKERS),
    "building": sorted(building._MAKERS),
    "tree": sorted([*tree._GROWN, *tree._MADE]),
    "bird": sorted(["bird", *SPECIES, *bird._OTHERS]),
    "fish": sorted(fish._MAKERS),
    "frog": ["frog"],
    "statue": ["statue"],
    "sprite": sorted(path.stem for path in sprite.FOLDER.glob("*.webp")),
}
ALL = [(family, noun) for family, nouns in NOUNS.items() for noun in nouns]


def sculpted(family: str, noun: str, **said: object) -> Figurine:
    return figures.sculpt(family, Pose(noun=noun, height=120, **said))  # type: ignore[arg-type]


def redness(figure: Figurine) -> float:
    mean = (figure.colour * figure.alpha[..., None]).sum(axis=(0, 1)) / figure.alpha.sum()
    return float(mean[0] / (mean.sum() + 1e-6))


@pytest.mark.parametrize(("family", "noun"), ALL)
def test_every_noun_is_sculpted_whole(family: str, noun: str) -> None:
    figure = sculpted(family, noun)
    again = sculpted(family, noun)
    seen = figure.alpha > 0
    for edge in (seen[0], seen[-1], seen[:, 0], seen[:, -1]):
        assert edge.any()
    assert float(figure.alpha.max()) > 0.9
    assert 80 <= figure.alpha.shape[0] <= 140
    planes = [figure.colour, figure.alpha, figure.normal, figure.glow]
    for plane in planes:
        if plane is not None:
            assert plane.dtype == np.float32
            assert np.isfinite(plane).all()
    assert figure.colour.min() >= 0
    assert figure.colour.max() <= 1.2001
    assert np.array_equal(figure.colour, again.colour)
    assert figure.normal is not None
    length = np.sqrt((figure.normal**2).sum(axis=2))[figure.alpha > 0.9]
    assert np.abs(length - 1).max() < 0.01


@pytest.mark.parametrize(
    ("family", "noun"),
    [
        ("vessel", "mug"),
        ("box", "sneaker"),
        ("car", "car"),
        ("cycle", "motorcycle"),
        ("boat", "boat"),
        ("aircraft", "helicopter"),
        ("building", "house"),
        ("tree", "tulip"),
        ("bird", "bird"),
        ("fish", "fish"),
        ("sprite", "cupcake"),
    ],
)
def test_a_colour_said_is_its_paint(family: str, noun: str) -> None:
    red, blue = sculpted(family, noun, colour="#c8261f"), sculpted(family, noun, colour="#2b62bd")
    assert redness(red) > redness(blue) + 0.08


@pytest.mark.parametrize(
    ("family", "noun"), [("car", "taxi"), ("box", "sneaker"), ("bird", "eagle"), ("tree", "pine")]
)
def test_facing_the_other_way_mirrors(family: str, noun: str) -> None:
    right, left = sculpted(family, noun, facing=1.0), sculpted(family, noun, facing=-1.0)
    assert np.allclose(right.colour, left.colour[:, ::-1], atol=1e-5)
    assert right.normal is not None
    assert left.normal is not None
    assert np.allclose(right.normal[..., 0], -left.normal[:, ::-1, 0], atol=1e-5)


@pytest.mark.parametrize("noun", ["bird", "eagle", "owl", "swan", "peacock"])
def test_a_flying_bird_spreads_its_wings(noun: str) -> None:
    standing, flying = sculpted("bird", noun), sculpted("bird", noun, action="fly")
    height, width = standing.alpha.shape
    other = np.zeros_like(standing.alpha)
    cut = flying.alpha[:height, :width]
    other[: cut.shape[0], : cut.shape[1]] = cut
    assert float(np.abs(other - standing.alpha).mean()) > 0.05


@pytest.mark.parametrize(
    ("family", "noun"),
    [
        ("car", "car"),
        ("building", "house"),
        ("building", "lighthouse"),
        ("vessel", "lamp"),
        ("cycle", "motorcycle"),
    ],
)
def test_lamps_burn_in_the_dark(family: str, noun: str) -> None:
    day, night = sculpted(family, noun), sculpted(family, noun, dark=True)
    assert day.glow is not None
    assert night.glow is not None
    assert float((night.glow > 0.8).mean()) > float((day.glow > 0.8).mean())


def test_another_variant_is_another_individual() -> None:
    one, other = sculpted("vessel", "vase", variant=0), sculpted("vessel", "vase", variant=1)
    assert one.alpha.shape != other.alpha.shape


def test_sprites_are_those_of_the_notice() -> None:
    lines = (sprite.FOLDER / "NOTICE").read_text().split("source and licence\n")[1].splitlines()
    told = {name: (digest, *source) for digest, name, *source in map(str.split, lines)}
    found = {p.name: sha256(p.read_bytes()).hexdigest() for p in sprite.FOLDER.glob("*.webp")}
    assert {name: row[0] for name, row in told.items()} == found
    assert {row[1:] for row in told.values()} == {("noto", "Apache-2.0"), ("fluent", "MIT")}


def test_the_sprites_are_those_the_lexicon_names() -> None:
    named = {noun.sprite for noun in lexicon.SUBJECTS.values() if noun.figure == "sprite"}
    assert named == {path.stem for path in sprite.FOLDER.glob("*.webp")}
    with pytest.raises(KeyError, match="wardrobe"):
        sculpted("sprite", "wardrobe")


@pytest.mark.parametrize("family", [name for name in NOUNS if name != "sprite"])
def test_a_noun_nobody_modelled_is_the_family_at_its_plainest(family: str) -> None:
    assert sculpted(family, "no such noun").alpha.max() > 0.9


def test_every_noun_of_the_lexicon_that_is_a_thing_is_modelled() -> None:
    nouns = lexicon.SUBJECTS.values()
    things = [(n.figure, n.name) for n in nouns if n.figure in NOUNS and n.figure != "sprite"]
    assert [thing for thing in things if thing not in ALL] == []
