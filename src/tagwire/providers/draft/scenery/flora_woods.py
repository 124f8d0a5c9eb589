"""Kinds of forest: what they are made of, what lies on their ground, what light they let in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wood:
    """One kind of forest: what stems, crowns and undergrowth it is made of."""

    stems: str
    crown: str
    young: tuple[str, ...]
    low: tuple[str, ...]
    tint: str  # of the light that comes through its leaves
    near: int = 5
    far: int = 58
    stout: float = 1.0
    vines: int = 0
    dense: float = 1.0  # of its undergrowth


WOODS = {
    "broadleaf": Wood(
        "oak", "broadleaf", ("broadleaf", "birch"), ("fern", "grass", "fern", "bush"), "#a9c870"
    ),
    "conifer": Wood("conifer", "conifer", ("conifer", "conifer"), ("fern", "grass"), "#8fb58a"),
    "birch": Wood("birch", "birch", ("birch", "bush"), ("grass", "fern"), "#c2cf7a", stout=0.55),
    "bamboo": Wood("bamboo", "bamboo", ("bamboo",), ("fern", "grass"), "#a8cf62", 12, 120, 0.28),
    "palm": Wood(
        "palm",
        "broadleaf",
        ("palm", "banana"),
        ("banana", "fern", "banana"),
        "#8fc866",
        near=7,
        far=40,
        stout=0.55,
        vines=9,
        dense=1.7,
    ),
    "cherry": Wood("oak", "cherry", ("cherry", "bush"), ("grass", "flowers"), "#f2c6d2"),
}
LEAVES = {
    "": ("#6b5a34", "#7d6a3c", "#54622e", "#6f7a3a", "#8a6c3e"),
    "spring": ("#6f8a3a", "#88a04a", "#5f7a34", "#8c7c48", "#a3b45c"),
    "summer": ("#6b6a34", "#5f6f34", "#4c6a2a", "#5f7c34", "#7a6c3e"),
    "autumn": ("#c47a2a", "#d9982f", "#a8522a", "#8c5a2c", "#e0b04a", "#b5642a"),
    "winter": ("#dfe7f0", "#e9eff6", "#d4dfec", "#f2f5fa"),
}
CANOPY = {"summer": "#9fd652", "autumn": "#e8b455", "winter": "#dfe8f2", "spring": "#c6dc7c"}
