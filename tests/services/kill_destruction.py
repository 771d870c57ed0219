"""The program that test_destruction.py kills at every touch of a file: forks, destroys, ends itself at the n-th.

``python kill_destruction.py STEP FOLDER ID…`` destroys these people in copies of the folder, one for every
STEP-th touch, and prints the numbers of the touches; the copies are FOLDER-1, FOLDER-2 ….
"""

import os
import shutil
import sys
from pathlib import Path

from desktop_app.office import open_office
from desktop_app.privacy.destruction_records import Order

TOUCHES = frozenset({"os.rename", "os.remove", "sqlite3.connect"})
KILLED = 9


class Killer:
    """Counts the touches of files below a folder; ends the process at one of them."""

    def __init__(self, folder: Path, at: int) -> None:
        self._folder = str(folder)
        self._left = at

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        written = event == "open" and args[1] not in {None, "r", "rb"}
        if (written or event in TOUCHES) and self._folder in str(args[0]):
            self._left -= 1
            if not self._left:
                os._exit(KILLED)


def destroy(folder: Path, ids: tuple[int, ...], at: int) -> None:
    office = open_office(folder, user="시험")
    preview = office.destruction.preview(ids)
    texts = tuple(one.key for one in preview.texts)
    files = tuple(one.path for one in preview.files)
    sys.addaudithook(Killer(folder, at))
    office.destruction.destroy(Order(ids, "보유기한이 지남", texts, files), lambda *_: None, lambda *_: None)
    os._exit(0)


def main() -> None:
    step, folder, ids = int(sys.argv[1]), Path(sys.argv[2]), tuple(map(int, sys.argv[3:]))
    for at in range(1, 1000, step):
        copied = folder.with_name(f"{folder.name}-{at}")
        shutil.copytree(folder, copied)
        child = os.fork()
        if child == 0:
            destroy(copied, ids, at)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{at} ")
        if os.WEXITSTATUS(status) != KILLED:
            return


if __name__ == "__main__":
    main()
