"""What every command shares: its options, and errors as one line instead of a traceback."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from tagwire.interfaces.app import App
    from tagwire.runtime.ledger.till import OnUnknown


class Setup(NamedTuple):
    """The shared options as given."""

    store: Path | None
    nodes: tuple[Path, ...]
    safe: bool
    debug: bool

    def app(self, label: bool = True, provider: str = "", on_unknown: OnUnknown = "ask") -> App:
        """The app these options ask for."""
        from tagwire.interfaces.app import App, Options

        set_up = Options(self.store, self.nodes, None, self.safe, label)
        app = App(replace(set_up, provider=provider, on_unknown=on_unknown))
        settle()
        return app


def settle() -> None:
    """Have the garbage collector leave alone what lives as long as the process, and come less.

    Modules, node classes and a graph's steps are many and go together at the end; pictures are
    freed when nobody holds them, without it.
    """
    import gc

    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the shared options, as one `setup` argument."""

    @click.option("--store", type=click.Path(path_type=Path), help="Where results are kept.")
    @click.option(
        "--nodes",
        "folders",
        type=click.Path(path_type=Path),
        multiple=True,
        help="A further folder of node files. They run with your rights.",
    )
    @click.option("--safe-mode", is_flag=True, help="Load no node files but the shipped ones.")
    @click.option("--debug", is_flag=True, help="Show tracebacks.")
    @functools.wraps(command)
    def with_setup(
        store: Path | None, folders: tuple[Path, ...], safe_mode: bool, debug: bool, **words: Any
    ) -> Any:
        return command(setup=Setup(store, folders, safe_mode, debug), **words)

    return with_setup


def pairs(
    _ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """`name=value` options as a mapping."""
    found = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{each!r} is not name=value.")
        found[name] = value
    return found


_CHANGES = (
    click.option(
        "--set",
        "settings",
        multiple=True,
        callback=pairs,
        metavar="NODE.SETTING=VALUE",
        help="Change a setting for this run.",
    ),
    click.option(
        "--input",
        "inputs",
        multiple=True,
        callback=pairs,
        metavar="NAME=FILE",
        help="Give a file to an input: a node, a form label or a tag.",
    ),
    click.option(
        "--target", "targets", multiple=True, metavar="NODE", help="Run only what this needs."
    ),
    click.option(
        "--seed", type=click.IntRange(0, 2**32 - 1), help="For every node that takes one."
    ),
)


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that says who makes the pictures."""
    return click.option(
        "--provider",
        default="",
        metavar="PROFILE",
        help='Who makes every picture: "draft", "runway", "cometapi" or a profile of your own.',
    )(command)


def changes(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that change a graph for one run."""
    for option in reversed(_CHANGES):
        command = option(command)
    return command


class Command(click.Command):
    """A command whose errors are one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; TagwireErrors become words."""
        debug = bool(ctx.params.get("debug"))
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            complain("called off.")
            ctx.exit(130)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(1)
        except Exception as fault:  # noqa: BLE001 - the last door: no traceback reaches a person
            if debug:
                import traceback

                traceback.print_exc()
            ctx.exit(_tell(fault))


def _tell(fault: Exception) -> int:
    """Say what went wrong; returns the exit code."""
    from tagwire.core.errors import TagwireError

    if isinstance(fault, TagwireError):
        complain(str(fault))
        return fault.exit_code
    complain(f"{type(fault).__name__}: {fault}. This is a bug; --debug shows where.")
    return 1


def complain(words: str) -> None:
    """An error on stderr, each of its lines led by the program's name."""
    for line in words.splitlines():
        click.echo(f"tagwire: {line}", err=True)
