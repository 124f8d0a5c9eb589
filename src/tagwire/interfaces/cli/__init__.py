"""The shell's door: `tagwire edit`, `run`, `check`, `plan`, `ledger`, `account`, `nodes`, ..."""

from __future__ import annotations

import io
import sys

import click

from tagwire.interfaces.cli.account import account
from tagwire.interfaces.cli.cache import cache
from tagwire.interfaces.cli.check import check
from tagwire.interfaces.cli.draft import draft
from tagwire.interfaces.cli.edit import edit
from tagwire.interfaces.cli.ledger import ledger
from tagwire.interfaces.cli.new import new
from tagwire.interfaces.cli.nodes import nodes
from tagwire.interfaces.cli.plan import plan
from tagwire.interfaces.cli.run import run
from tagwire.interfaces.cli.schema import schema

EXIT_CODES = """\b
Exit codes:
  0    done
  1    a step failed, or the store cannot be written
  2    wrong use: an option, a file or a graph that cannot be used
  3    over budget: nothing was sent
  4    unknown outcome: asked for, never answered
  5    damaged store: left as it is
  130  called off with Ctrl-C"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tagwire", prog_name="tagwire")
def main() -> None:
    """Wire prompts and tagged reference pictures into image nodes; run the saved graph."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name the terminal cannot show is no error


for command in (edit, run, draft, check, plan, ledger, account, nodes, new, schema, cache):
    main.add_command(command)
