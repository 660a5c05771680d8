"""`identities`: do the names of several articles meet where they should."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="GOLD_DIR...", type=click.Path(path_type=Path))
def identities(folders: tuple[Path, ...]) -> None:
    """Read gold articles together and count things with two ids, and ids of two things, across languages."""
    from alliances.identities import identities as count

    click.echo(count(folders))


COMMANDS = (identities,)
