"""The worker may do what it likes: the program goes on, and the officer reads a sentence."""

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app import __main__ as door
from desktop_app.intake import launch, wire
from desktop_app.intake.reader import Reader
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused, ReadingStopped
from tests.intake.workbooks import book, cell, packed, parts, plain_sheet, row, sheet

GOOD = packed(parts({"제출": plain_sheet([["단체명"], ["느티나무"]])}))

# What a worker can come to, as a program of a few lines.
DIES = "import sys; sys.stdin.buffer.readline(); sys.exit(3)"
HANGS = "import sys, threading; sys.stdin.buffer.readline(); threading.Event().wait()"
NEVER_LISTENS = "import threading; threading.Event().wait()"
BABBLES = """
import sys
sys.stdin.buffer.readline()
while True:
    sys.stdout.buffer.write(b'{"rows":[["' + b'x' * 65536 + b'"]]}\\n')
"""
NO_END_OF_LINE = """
import sys
sys.stdin.buffer.readline()
while True:
    sys.stdout.buffer.write(b'x' * 65536)
"""
TALKS_NONSENSE = "import sys; sys.stdin.buffer.readline(); print('[1, 2]', flush=True)"
GIVES_TOO_MANY_ROWS = """
import sys
sys.stdin.buffer.readline()
print('{"sheet":"a"}')
for _ in range(41):
    print('{"rows":[' + ','.join(['["1"]'] * 500) + ']}')
print('{"notes":[],"notices":[]}\\n{"end":[]}', flush=True)
"""
STOPS_SHORT = """import sys; sys.stdin.buffer.readline(); print('{"sheet":"a"}', flush=True)"""
DIES_AT_THE_SECOND = """
import sys
for turn in range(2):
    size = int(sys.stdin.buffer.readline().split(b'"size":')[1].rstrip(b'}\\n'))
    sys.stdin.buffer.read(size)
    if turn == 1:
        sys.exit(3)
    print('{"sheet":"a"}\\n{"rows":[["1"]]}\\n{"notes":[],"notices":[]}\\n{"end":[]}', flush=True)
"""

DIES_OF_SOME = """
import sys
while head := sys.stdin.buffer.readline():
    if sys.stdin.buffer.read(int(head.split(b'"size":')[1].rstrip(b'}\\n'))) == b'die\\n':
        sys.exit(3)
    print('{"sheet":"a"}\\n{"rows":[["1"]]}\\n{"notes":[],"notices":[]}\\n{"end":[]}', flush=True)
"""


GREETS = "print('{\"ready\":true}', flush=True)\n"


def worker(script: str) -> list[str]:
    return [sys.executable, "-c", GREETS + script]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "제출.xlsx"
    file.write_bytes(GOOD)
    return file


def children() -> set[str]:
    """The processes this one has started that are still there; zombies count."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text(encoding="ascii").split()}


@pytest.mark.parametrize(
    "script",
    [DIES, NO_END_OF_LINE, TALKS_NONSENSE, STOPS_SHORT, GIVES_TOO_MANY_ROWS, BABBLES],
    ids=lambda text: text[-20:],
)
def test_a_worker_that_fails_is_an_ordinary_refusal(good: Path, script: str) -> None:
    with Reader(worker(script)) as reader:
        for _ in range(2):  # and the next file gets a worker of its own
            with pytest.raises(FileRefused) as raised:
                reader.read(good)
            assert raised.value.code == "gave_up"
            assert raised.value.steps
            assert "‘제출.xlsx’" in raised.value.what


@pytest.mark.parametrize(
    "command",
    [["/없는 자리/park-ieum", "intake-worker"], [sys.executable, "-c", "import no_such_library"]],
    ids=["not let", "dies at once"],
)
def test_a_worker_that_cannot_start_is_not_the_files_fault(good: Path, command: list[str]) -> None:
    with Reader(command) as reader:
        found = [*reader.read_all([good, good, good])]
        with pytest.raises(FileRefused) as raised:
            reader.read(good)
    assert [one.code for one in found if isinstance(one, FileRefused)] == ["not_started"] * 3
    assert "‘제출.xlsx’" in raised.value.what
    assert "파일 탓이 아니라" in raised.value.what
    assert "깨졌" not in raised.value.what
    assert "그대로입니다" in raised.value.safe
    assert any("전산 담당자" in step for step in raised.value.steps)


def test_a_worker_that_is_held_back_before_it_begins_is_told_as_such(good: Path) -> None:
    held = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    with Reader(held, seconds=0.2) as reader, pytest.raises(FileRefused) as raised:
        reader.read(good)
    assert raised.value.code == "not_started"


@pytest.mark.parametrize("script", [HANGS, NEVER_LISTENS])
def test_a_worker_that_hangs_is_given_up(tmp_path: Path, script: str) -> None:
    large = tmp_path / "큰 표.csv"
    large.write_text("가,나\n" * 200_000, encoding="utf-8")  # more than a pipe takes at once
    with Reader(worker(script), seconds=0.2) as reader, pytest.raises(FileRefused) as raised:
        reader.read(large)
    assert raised.value.code == "too_slow"


@pytest.mark.parametrize("script", [HANGS, NEVER_LISTENS])
def test_reading_stops_when_the_officer_says_so(good: Path, script: str) -> None:
    asked: Iterator[bool] = iter([False, True])
    with Reader(worker(script)) as reader, pytest.raises(ReadingStopped):
        reader.read(good, stop=lambda: next(asked))


def test_after_a_hang_or_a_stop_the_next_file_is_read(tmp_path: Path) -> None:
    hanging, sound = tmp_path / "hanging.csv", tmp_path / "sound.csv"
    hanging.write_bytes(b"hang\n")
    sound.write_bytes(b"live\n")
    script = DIES_OF_SOME.replace("die", "hang").replace("sys.exit(3)", "threading.Event().wait()")
    with Reader(worker(f"import threading{script}"), seconds=0.5) as reader:
        with pytest.raises(FileRefused):
            reader.read(hanging)
        assert reader.read(sound).sheets
        with pytest.raises(ReadingStopped):
            reader.read(hanging, stop=lambda: True)
        assert reader.read(sound).sheets


def test_a_worker_worn_out_by_other_files_does_not_condemn_a_good_one(good: Path) -> None:
    with Reader(worker(DIES_AT_THE_SECOND)) as reader:
        first, second = reader.read(good), reader.read(good)
    assert first == second
    assert first.sheets[0].rows == (("1",),)


def test_many_files_come_in_their_order_whatever_becomes_of_each(tmp_path: Path) -> None:
    dice = random.Random(5)
    made = {
        "good.xlsx": GOOD,
        "empty.xlsx": b"",
        "far.xlsx": book(row(30000, cell("A30000", 1))),
        "broken.xlsx": packed({**parts({"제출": "<worksheet"})}),
    }
    files = [tmp_path / f"{number}-{name}" for number in range(12) for name in made]
    for file in files:
        file.write_bytes(made[file.name.split("-")[1]])
    dice.shuffle(files)
    codes = {"empty.xlsx": "empty", "far.xlsx": "too_many_rows", "broken.xlsx": "damaged"}
    with Reader() as reader:
        found = list(reader.read_all([*files, tmp_path / "none.xlsx"]))
    for file, one in zip(files, found, strict=False):
        assert one.file_name == file.name
        assert getattr(one, "code", None) == codes.get(file.name.split("-")[1])
    assert getattr(found[-1], "code", None) == "missing"


def test_a_worker_that_dies_takes_no_other_file_with_it(tmp_path: Path) -> None:
    """Handed over before the one before it is done, a file may find its worker dead."""
    deadly, sound = tmp_path / "deadly.csv", tmp_path / "sound.csv"
    deadly.write_bytes(b"die\n")
    sound.write_bytes(b"live\n")
    with Reader(worker(DIES_OF_SOME)) as reader:
        found = list(reader.read_all([sound, deadly, sound, deadly, deadly, sound]))
    assert ["sheets" if isinstance(one, FileRead) else one.code for one in found] == [
        *("sheets", "gave_up", "sheets", "gave_up", "gave_up", "sheets")
    ]


def test_after_a_refusal_the_same_worker_reads_on(reader: Reader, tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "나쁜 것.xlsx"
    bad.write_bytes(book(row(30000, cell("A30000", 1))))
    before = reader.read(good)
    with pytest.raises(FileRefused):
        reader.read(bad)
    assert reader.read(good) == before


def test_what_is_read_is_what_is_hashed_and_the_file_stays_as_it_was(reader: Reader, good: Path) -> None:
    good.chmod(0o400)
    before = good.stat()
    found = reader.read(good)
    after = good.stat()
    assert found.sha256 == hashlib.sha256(GOOD).hexdigest()
    assert found.file_name == "제출.xlsx"
    assert (good.read_bytes(), after.st_mtime_ns, after.st_size) == (GOOD, before.st_mtime_ns, before.st_size)


@pytest.mark.parametrize(("make", "code"), [(Path.mkdir, "missing"), (lambda _: None, "missing")])
def test_what_is_no_file_is_refused(
    reader: Reader, tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    make(tmp_path / "없는 것.xlsx")
    with pytest.raises(FileRefused) as raised:
        reader.read(tmp_path / "없는 것.xlsx")
    assert raised.value.code == code


@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted through /proc")
def test_closing_leaves_no_process(good: Path) -> None:
    before = children()
    with Reader() as reader:
        reader.read(good)
        assert children() > before
    with Reader(worker(HANGS), seconds=0.1) as reader, pytest.raises(FileRefused):
        reader.read(good)
    Reader().close()
    assert children() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bounds")
def test_a_file_that_takes_all_memory_ends_the_worker_alone(reader: Reader, tmp_path: Path) -> None:
    letters = "ABCDEFGHIJ"
    rows = [row(n, *(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in letters)) for n in range(1, 5_001)]
    file = tmp_path / "불어나는 것.xlsx"
    file.write_bytes(packed(parts({"제출": sheet(*rows)}, shared=["가" * 32_000])))
    with pytest.raises(FileRefused) as raised:
        reader.read(file)
    assert raised.value.code == "gave_up"  # it was not allowed to come as far as counting the text


def test_the_worker_knows_neither_window_nor_storage() -> None:
    script = (
        "import json, sys, desktop_app.intake_worker as worker\n"
        "for kind in worker.FileKind:\n    worker._reader(kind.value)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=launch.environment(), capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert loaded & {"PySide6", "shiboken6", "ui", "db", "sqlalchemy", "sqlite3", "alembic"} == set()
    assert {"python_calamine", "vobject", "desktop_app"} <= loaded


def test_the_bundle_is_its_own_worker(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launch.command() == [sys.executable, launch.VERB]
    monkeypatch.delattr(sys, "frozen")
    own = [sys.executable, "-m", door.__name__, launch.VERB]
    with Reader(own) as reader:
        assert reader.read(good).sheets[0].rows == (("단체명",), ("느티나무",))


def test_a_worker_ends_when_nobody_asks_any_more() -> None:
    done = subprocess.run(
        launch.command(), input=b"", env=launch.environment(), capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, wire.READY)


def test_the_worker_finds_the_program_from_any_folder(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the wrong place')", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert reader.read(good).sheets
    assert Path.cwd() == tmp_path
    assert os.listdir(tmp_path)  # noqa: PTH208 - names only
