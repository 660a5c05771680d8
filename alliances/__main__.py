"""`python -m alliances`: the command line with its errors as one line."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 something was found wrong, 2 wrong input, 130 stopped."""
    # Articles are read side by side by processes: threads that linear algebra starts in each would only be in the way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import click

    from alliances.cli import cli
    from alliances.ontology.errors import AlliancesError

    debug = "--debug" in sys.argv
    try:
        cli.main(standalone_mode=False)
    except AlliancesError as error:
        if debug:
            raise
        _say(str(error))
        sys.exit(2)
    except click.ClickException as error:
        _say(error.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _say("stopped; nothing was changed")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone; closing again at exit would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _say(message: str) -> None:
    sys.stderr.write("alliances: " + " ".join(message.split()) + "\n")


if __name__ == "__main__":
    main()
