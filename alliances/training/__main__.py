"""Learn the weights anew: `python -m alliances.training centres|names|relations FOLDER... [--opened FOLDER...]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from alliances.ontology.errors import AlliancesError


def main(arguments: list[str] | None = None) -> int:
    """Learn one kind of weights from folders of articles with gold; 2 where a folder or a package is missing."""
    parser = argparse.ArgumentParser(prog="python -m alliances.training", description=__doc__)
    parser.add_argument("what", choices=["centres", "names", "relations"])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--opened",
        nargs="+",
        type=Path,
        default=[],
        metavar="FOLDER",
        help="articles that the rules were written by: what the rules read in them proves nothing",
    )
    parser.add_argument(
        "--go-on",
        action="store_true",
        help="relations only: let the networks that are here go on learning, for fewer rounds",
    )
    given = parser.parse_args(arguments)
    try:
        for folder in [*given.folders, *given.opened]:
            if not any(folder.glob("*.json")):
                raise AlliancesError(f"{folder}: no gold files (<id>.json) here")
        if given.what == "relations":
            from alliances.training.relations import write as learn

            learn(given.folders, given.opened, given.go_on)
        elif given.go_on:
            raise AlliancesError(f"--go-on: {given.what} are always learnt anew")
        else:
            from alliances.training import centres, names

            (names if given.what == "names" else centres).write(given.folders, given.opened)
    except AlliancesError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
