"""`python -m decalque`, and the command `decalque`."""

import gc
import sys

from decalque import expressions
from decalque.cli import main


def run() -> int:
    """The command as a process of its own: its exit code is returned."""
    code = main()
    expressions.keep()
    gc.freeze()  # the process ends: to look for garbage among all that was loaded would take longer than many a text
    return code


if __name__ == "__main__":
    sys.exit(run())
