"""Work of 받은 파일 읽기 off the window's thread: reading files, judging them against the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from desktop_app.changes import Change
from desktop_app.intake.refusals import ReadingStopped
from desktop_app.office import Office
from desktop_app.returns.coming import Accepted, Answers, Plan, ReturnFile
from desktop_app.returns.form_keys import ReturnForm
from ui.intake.work import calm

if TYPE_CHECKING:
    from ui.jobs import JobControl


@dataclass(frozen=True)
class Asked:
    """What a job begins with: the files that are there, and what words mean."""

    office: Office
    round_id: int
    files: tuple[ReturnFile, ...]
    answers: Mapping[ReturnForm, Answers]


def read_files(asked: Asked, paths: Sequence[Path], control: "JobControl") -> tuple[list[ReturnFile], Plan]:
    """Read more files and judge them with those that are there. Raises ReadingStopped."""
    from desktop_app.intake.return_reader import read_returns, return_files  # noqa: PLC0415 - starts a process

    files = return_files(paths)
    came = []
    for path, outcome in zip(files, read_returns(files, lambda: control.cancelled), strict=True):
        came.append((path, outcome))
        control.report(len(came), 2 * len(files))
    found = asked.office.returns_in.look(asked.round_id, came)
    return judge_files(replace(asked, files=(*asked.files, *found)), control)


def judge_files(asked: Asked, control: "JobControl") -> tuple[list[ReturnFile], Plan]:
    """What taking the files would do by now. Raises ReadingStopped."""

    def tell(done: int, total: int, _where: str) -> None:
        if control.cancelled:
            raise ReadingStopped
        control.report(total + done, 2 * total)

    with calm():
        plan = asked.office.returns_in.plan(asked.round_id, asked.files, asked.answers, tell)
    return list(asked.files), plan


def take_files(
    asked: Asked, plan: Plan, accepted: Mapping[str, Accepted], stop: Event, control: "JobControl"
) -> Change:
    """취합 받기; the asked files are set aside. Raises ReadingStopped, and then nothing was written."""

    def tell(done: int, total: int, _where: str) -> None:
        if stop.is_set():
            raise ReadingStopped
        control.report(done, total)

    with calm():
        return asked.office.returns_in.take(asked.round_id, plan, accepted, asked.files, tell)
