"""The office file from the command line: check, backup, backups, restore."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from db import attachment_check, office_file, seal
from db import check as file_check
from db.findings import Fault, Finding
from db.seal import SealState
from desktop_app import lock, recovery
from desktop_app.backups import FILE, Backups, Copy, keep_of
from desktop_app.errors import FileTrouble
from desktop_app.second_place import SecondPlace
from desktop_app.settings import load
from desktop_app.trouble import sentence, told
from desktop_app.values import date_text
from desktop_app.verbs.answer import Answer

WAY_BACK = "확인된 사본은 'park-ieum backups'로 보고 'park-ieum restore 이름'으로 되살립니다."
FILES_BACK = "없거나 바뀐 붙임 파일은 원본을 같은 기록에 다시 붙이면 바로잡힙니다. 기록은 그대로입니다."


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
    """Check the office file and its attached files thoroughly, whether the window is open or not; changes nothing."""
    require_office(folder)
    path = folder / FILE
    with told(path):
        findings = file_check.verify(path, settle=True)
        if not findings and seal.state(path, folder / recovery.SEAL) is SealState.BROKEN:
            findings = [Finding(Fault.SEAL, FILE)]
        files = [] if findings else _files(folder)
    told_findings = [
        {"fault": one.fault.value, "where": one.where, "text": sentence(one)} for one in (*findings, *files)
    ]
    data = {"sound": not told_findings, "findings": told_findings}
    if not told_findings:
        return Answer(("이상이 없습니다.",), data)
    if files:
        return Answer((*(f"{sentence(one)}." for one in files), FILES_BACK), data, done=False)
    return Answer((*(f"{sentence(one)}." for one in findings), WAY_BACK), data, done=False)


def backup(folder: Path, _: Namespace) -> Answer:
    """Make a checked copy now, and bring it to the second place where one is set and there."""
    require_office(folder)
    chosen = load(folder, touch=False).settings.backups
    made = Backups(folder, keep=lambda: keep_of(chosen)).make()
    lines, data = [f"사본을 만들었습니다: {made.name}"], {"backup": _described(made, verified=True)}
    if chosen.second_place:
        brought = SecondPlace(folder, Path(chosen.second_place), keep_of(chosen)).bring()
        lines.append(
            f"둘째 장소에도 두었습니다: {brought.place}"
            if brought.there
            else f"둘째 장소가 연결되어 있지 않아 거기에는 두지 못했습니다: {brought.place}"
        )
        data["second"] = {"place": str(brought.place), "there": brought.there}
    return Answer(tuple(lines), data)


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
    if done.missing:
        lines.append(
            f"업무 폴더에 없는 붙임 파일이 {len(done.missing)}개 있습니다: {', '.join(done.missing[:5])}"
        )
    restored = {"restored": _described(done.copy, verified=True), "kept_as": done.kept_as}
    return Answer(tuple(lines), {**restored, "missing": list(done.missing)})


def _files(folder: Path) -> list[Finding]:
    """What is wrong with the attached files of an office file that is whole."""
    with office_file.looking(folder / FILE, settle=True) as connection:
        wanted = attachment_check.needs(connection)
    return list(attachment_check.file_faults(wanted, folder))


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
