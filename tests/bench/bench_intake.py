"""Reading filled returns of 200 rows, against the bare reader in one worker of its own.

Both start their process anew each time; the bare one only hands its cells back, unguarded and as they come.
"""

import pickle
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from desktop_app.intake.reader import Reader
from desktop_app.intake.records import FileRead
from tests.bench.harness import timed

ROWS: Final = 200
HEADS: Final = [
    "연번",
    "제출부서",
    "이용일",
    "시작",
    "종료",
    "건물",
    "공간",
    "행사명",
    "구분",
    "인원",
    "이용료",
    "비고",
]

BARE_WORKER: Final = """
import pickle, sys
from python_calamine import CalamineWorkbook
for line in sys.stdin:
    book = CalamineWorkbook.from_path(line.rstrip("\\n"))
    pickle.dump([book.get_sheet_by_name(name).to_python() for name in book.sheet_names], sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


def product(n: int) -> float:
    """Seconds until the cells of ``n`` files are here, guarded, in one form, with what is to be said of them."""
    files = _files(n)

    def read() -> None:
        with Reader() as reader:
            for found in reader.read_all(files):
                assert isinstance(found, FileRead)
                assert len(found.sheets[0].rows) == ROWS + 1

    return timed(read)


def bare(n: int) -> float:
    """Seconds until a process that does nothing but call the library has handed their cells back."""
    return timed(lambda: bare_read(_files(n)))


def bare_read(files: Sequence[Path]) -> None:
    """Have a worker of its own read the first sheet of each file, unguarded, as the cells come."""
    command = [sys.executable, "-c", BARE_WORKER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        asked, answered = worker.stdin, worker.stdout
        assert asked is not None
        assert answered is not None
        for file in files:
            asked.write(f"{file}\n".encode())
            asked.flush()
            assert max(map(len, pickle.load(answered))) > ROWS  # noqa: S301 - from our own child
        asked.close()


@cache
def _files(n: int) -> tuple[Path, ...]:
    folder = Path(tempfile.mkdtemp(prefix="park-ieum-bench-"))
    return tuple(_written(folder / f"return-{number}.xlsx", number) for number in range(n))


def _written(file: Path, number: int) -> Path:
    dice = random.Random(number)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    for place in range(ROWS):
        day = date(2021, 4, 1) + timedelta(days=dice.randrange(270))
        start = dice.randint(9, 18)
        times = (time(start), time(start + 2, 30))
        words = ("상상청", f"회의실 {dice.randint(1, 9)}", f"주민자치 회의 {place + 1}차", "회의")
        sheet.append(
            [
                place + 1,
                f"{number}동",
                day,
                *times,
                *words,
                dice.randint(5, 90),
                dice.randint(1, 90) * 1000,
                "",
            ]
        )
    book.save(file)
    return file
