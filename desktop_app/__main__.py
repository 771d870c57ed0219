"""The door of the program: ``park-ieum`` and ``python -m desktop_app``."""

import os
import sys
from pathlib import Path

from desktop_app import command_line
from desktop_app.command_line import parser
from desktop_app.intake import launch

__all__ = ["main", "parser"]

NO_SCREEN = (
    "화면이 없는 곳에서는 창을 열 수 없습니다. 창 없이 쓰는 명령은 'park-ieum --help'로 볼 수 있습니다."
)


def main() -> int:
    """Open the window, or run the verb of the command line; the bundle is its own worker, too."""
    if sys.argv[1:] == [launch.VERB]:
        from desktop_app import intake_worker  # noqa: PLC0415 - neither window nor verb needs the parsers

        return intake_worker.main()
    return command_line.main(sys.argv[1:], open_window)


def open_window(office: Path | None) -> int:
    """Open the window on an office folder, or on the one used last."""
    if not _has_screen():
        sys.stderr.write(f"{NO_SCREEN}\n")
        return command_line.REFUSED
    from ui import bootstrap  # noqa: PLC0415 - a verb needs no Qt

    return bootstrap.run(office)


def _has_screen() -> bool:
    """On Linux Qt would end the program without a word."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in screens)


if __name__ == "__main__":
    sys.exit(main())
