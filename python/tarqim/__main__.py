"""The command line, from the first moment on: Ctrl-C while modules are loaded says one line too."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit status is 2 for bad input, 130 if interrupted."""
    try:
        from tarqim._commands import run

        return run(argv)
    except KeyboardInterrupt:
        print("tarqim: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
