"""`python -m tagwire`."""

from tagwire.interfaces.cli import main

main(prog_name="tagwire")
