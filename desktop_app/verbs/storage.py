"""The office file from the command line: check, backup, backups, restore."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from db import check as file_check
from db import seal
from db.check import Fault, Finding
from db.seal import SealState
from desktop_app import lock, recovery
from desktop_app.backups import FILE, Backups, Copy
from desktop_app.errors import FileTrouble
from desktop_app.trouble import sentence, told
from desktop_app.values import date_text
from desktop_app.verbs.answer import Answer

WAY_BACK = "확인된 사본은 'park-ieum backups'로 보고 'park-ieum restore 이름'으로 되살립니다."


def require_office(folder: Path) -> None:
    """Refuse a folder that is no office; no verb but example makes one."""
    if (folder / FILE).exists() or Backups(folder).listing():
        return
    raise FileTrouble(
        f"업무 폴더가 아닙니다: {folder}",
        safe="아무것도 만들지 않았습니다.",
        steps=("--office 뒤에 업무 폴더를 적으세요.",),
    )


def check(folder: Path, _: Namespace) -> Answer:
    """Check the office file thoroughly, whether the window is open or not; nothing is changed."""
    require_office(folder)
    path = folder / FILE
    with told(path):
        findings = file_check.verify(path, settle=True)
        if not findings and seal.state(path, folder / recovery.SEAL) is SealState.BROKEN:
            findings = [Finding(Fault.SEAL, FILE)]
    told_findings = [
        {"fault": one.fault.value, "where": one.where, "text": sentence(one)} for one in findings
    ]
    data = {"sound": not findings, "findings": told_findings}
    if not findings:
        return Answer(("이상이 없습니다.",), data)
    return Answer((*(f"{sentence(one)}." for one in findings), WAY_BACK), data, done=False)


def backup(folder: Path, _: Namespace) -> Answer:
    """Make a checked copy now."""
    require_office(folder)
    made = Backups(folder).make()
    return Answer((f"사본을 만들었습니다: {made.name}",), {"backup": _described(made, verified=True)})


def backups(folder: Path, _: Namespace) -> Answer:
    """List the copies, each compared with its hash."""
    require_office(folder)
    whole = {copy.name for copy in recovery.candidates(folder)}
    listed = Backups(folder).listing()
    lines = tuple(_line(copy, verified=copy.name in whole) for copy in listed) or ("사본이 없습니다.",)
    return Answer(lines, {"backups": [_described(copy, verified=copy.name in whole) for copy in listed]})


def restore(folder: Path, options: Namespace) -> Answer:
    """Go back to a copy; the present file is kept as another."""
    require_office(folder)
    with lock.hold(folder) as held:
        done = recovery.bring_back(held, options.name)
    lines = [f"되살렸습니다: {done.copy.name} ({done.copy.counted})"]
    if done.kept_as:
        lines.append(f"그 전의 자료는 '{done.kept_as}'에 있습니다.")
    return Answer(tuple(lines), {"restored": _described(done.copy, verified=True), "kept_as": done.kept_as})


def _line(copy: Copy, *, verified: bool) -> str:
    mark = "" if verified else " · 깨짐"
    made = f"{date_text(copy.made_at.date())} {copy.made_at:%H:%M}"
    return f"{copy.name}  {made}  {copy.reason}  {copy.counted}{mark}"


def _described(copy: Copy, *, verified: bool) -> dict[str, Any]:
    return {
        "name": copy.name,
        "made_at": copy.made_at.isoformat(),
        "reason": copy.reason,
        "size": copy.size,
        "schema": copy.schema,
        "rows": dict(copy.counts),
        "verified": verified,
    }
