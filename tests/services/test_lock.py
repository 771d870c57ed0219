"""One program per office folder: reliability.md 5."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop_app import lock
from desktop_app.clock import PracticeClock
from desktop_app.errors import FileTrouble, OfficeInUse

OTHER = """
import sys
from pathlib import Path
from desktop_app import lock
from desktop_app.errors import OfficeInUse
try:
    held = lock.hold(Path(sys.argv[1]))
except OfficeInUse as refused:
    print("refused", refused.what, flush=True)
else:
    print("held", flush=True)
    sys.stdin.read()
"""


def other_program(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", OTHER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).parents[2],
    )


def answer(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline()


def test_the_second_start_learns_who_is_there(tmp_path: Path, clock: PracticeClock) -> None:
    with lock.hold(tmp_path, clock), other_program(tmp_path) as second:
        told = answer(second)
    assert told.startswith("refused")
    assert f"프로그램 번호 {os.getpid()}" in told
    assert "2021-10-18" in told


def test_the_same_program_cannot_hold_it_twice(tmp_path: Path) -> None:
    with lock.hold(tmp_path), pytest.raises(OfficeInUse) as refused:
        lock.hold(tmp_path)
    assert refused.value.safe
    assert refused.value.steps


def test_released_it_is_free_and_the_note_is_gone(tmp_path: Path) -> None:
    held = lock.hold(tmp_path)
    held.release()
    held.release()
    assert lock.holder(tmp_path) is None
    lock.hold(tmp_path).release()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    with other_program(tmp_path) as first:
        assert answer(first) == "held\n"
        with pytest.raises(OfficeInUse, match=str(first.pid)):
            lock.hold(tmp_path)
        first.kill()
    lock.hold(tmp_path).release()


def test_of_many_at_once_exactly_one_wins(tmp_path: Path) -> None:
    def attempt(_: int) -> lock.Held | None:
        try:
            return lock.hold(tmp_path)
        except OfficeInUse:
            return None

    for _ in range(10):
        with ThreadPoolExecutor(8) as pool:
            won = [held for held in pool.map(attempt, range(8)) if held]
        assert len(won) == 1
        won[0].release()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        lock.hold(tmp_path / "file" / "office")
    (tmp_path / "file").write_text("")
    with pytest.raises(FileTrouble):
        lock.hold(tmp_path / "file" / "office")
