"""`tagwire new`: a graph or a node to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import click

from tagwire.interfaces.cli.door import Command, Setup, shared

NODE = '''\
"""{title}: say here what it is for."""

from PIL import ImageOps

from tagwire import Image, Node, RunContext


class {name}(Node, type="{type}", category="picture"):
    """{title}: what people read in the palette."""

    strength: float = 1.0  # a field is a setting; parameters of run() are input ports

    def run(self, ctx: RunContext, image: Image) -> Image:
        pixels = ctx.images.open(image).convert("RGB")
        turned = ImageOps.autocontrast(pixels, cutoff=self.strength)
        return ctx.images.hold(turned)
'''


@click.command(cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "example",
    default="product_and_model",
    show_default=True,
    help="Which example to copy.",
)
@shared
def new(setup: Setup, path: Path, example: str) -> None:
    """Begin something at PATH: a graph (.json) or a node (.py).

    A graph is a copy of an example, with its pictures beside it.
    """
    from tagwire.core.errors import WrongUse
    from tagwire.providers.disk.atomic import why

    if path.exists():
        raise WrongUse(f"{path} is there already.", "Choose another name.")
    try:
        if path.suffix == ".py":
            _new_node(setup, path)
        elif path.suffix == ".json":
            _new_graph(setup, path, example)
        else:
            raise WrongUse(f"{path}: neither .json nor .py.", "A graph is .json, a node is .py.")
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Choose another place.") from fault


def _new_node(setup: Setup, path: Path) -> None:
    from tagwire.core.errors import WrongUse
    from tagwire.providers.disk.atomic import SHARED, write_whole

    words = re.findall(r"[a-z0-9]+", path.stem.lower()) or ["node"]
    kind = "_".join(words) if words[0][0].isalpha() else "node_" + "_".join(words)
    registry = setup.app().registry
    if registry.get(kind):
        words_for = f"there is a node of type {kind!r} already, in {registry.source(kind)}."
        raise WrongUse(words_for, "Choose another name.")
    title = " ".join(words).capitalize()
    name = "".join(word.capitalize() for word in kind.split("_"))
    write_whole(path, NODE.format(title=title, name=name, type=kind).encode(), SHARED)
    where = (
        "" if path.parent.name == "nodes" else " Put it into nodes/ or name its folder: --nodes."
    )
    click.echo(f"{path}: a node of type {kind}.{where}")


def _new_graph(setup: Setup, path: Path, example: str) -> None:
    from tagwire.core.errors import WrongUse
    from tagwire.providers.discovery import shipped
    from tagwire.providers.disk.copies import copy_along, pictures_below
    from tagwire.providers.disk.graphs import read_graph, write_graph

    source = shipped("graphs") / f"{Path(example).stem}.json"
    if not source.is_file():
        names = ", ".join(sorted(found.stem for found in source.parent.glob("*.json")))
        raise WrongUse(f"there is no example {example!r}.", f"There are: {names}.")
    document = read_graph(source)
    root = source.parent.absolute()
    pictures = pictures_below(root, document, setup.app().registry, root)
    _refuse_others(pictures, root, path.parent)
    copy_along(pictures, root, path.parent)
    write_graph(path, document.model_copy(update={"name": path.stem}))
    click.echo(f"{path}: a copy of {source.stem}, with its pictures. Next: tagwire run {path}")


def _refuse_others(pictures: tuple[Path, ...], root: Path, target: Path) -> None:
    """Refuse to begin where another picture stands under the name of an example's."""
    from tagwire.core.errors import WrongUse

    for picture in pictures:
        place = target / picture.relative_to(root)
        if place.exists() and place.read_bytes() != picture.read_bytes():
            words = f"{place} is there already, and is another picture than the example's."
            raise WrongUse(words, "Begin the graph in another folder.")
