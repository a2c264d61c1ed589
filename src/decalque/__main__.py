"""`python -m decalque`."""

import sys

from decalque.cli import run

if __name__ == "__main__":
    sys.exit(run())
