"""The bundle's start: the program itself, or with the hidden verb ``selfcheck`` its own examiner."""

import sys

from desktop_app.__main__ import main
from desktop_app.intake import launch

VERB = "selfcheck"
FAILED = 1


def start() -> int:
    """The exit code of what was asked for."""
    if sys.argv[1:2] == [VERB]:
        from installer import selfcheck  # noqa: PLC0415 - only when asked for

        return selfcheck.main(sys.argv[2:], selfcheck.watch_network())
    if sys.argv[1:] == [launch.VERB]:
        try:
            return main()
        except Exception:  # noqa: BLE001 - a window program would show it in a box; the reader tells of the file
            return FAILED
    return main()


if __name__ == "__main__":
    sys.exit(start())
