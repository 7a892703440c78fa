"""`python -m hkfacts` is the command `hkfacts`."""

from .cli import main

if __name__ == "__main__":
    main()
