"""The one kind of error that the command line turns into a line and exit code 2."""

from __future__ import annotations


class AlliancesError(Exception):
    """Something the user gave is wrong; the message is one line that names what and where."""
