"""`python -m decalque`."""

import sys

from decalque.cli import main

if __name__ == "__main__":
    sys.exit(main())
