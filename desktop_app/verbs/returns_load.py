"""Files that departments sent, from the command line: what would be taken, or taken in one act (G3 … G5)."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop_app.errors import InputRefused
from desktop_app.intake.preview import Fate
from desktop_app.intake.return_reader import read_returns, return_files
from desktop_app.office import Office
from desktop_app.returns.coming import Accepted, FilePlan, Plan, ReturnFile, Standing
from desktop_app.returns.mending import refusal_lines
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.documents import opened

NOTHING = "받을 수 있는 파일이 없어 아무것도 쓰지 않았습니다."


def returns_load(folder: Path, options: Namespace) -> Answer:
    """Read returns and take the rows that can be taken; with ``--check`` only say what would be taken."""
    with opened(folder) as office:
        round_id, name = _round(office, options)
        paths = return_files(options.files)
        files = office.returns_in.look(round_id, list(zip(paths, read_returns(paths), strict=True)))
        plan = office.returns_in.plan(round_id, files)
        lines = [line for one in files for line in _told(one, plan.of(one.file.sha256))]
        data: dict[str, Any] = {
            "round": name,
            "files": [_data(one, plan.of(one.file.sha256)) for one in files],
            "taken": 0,
            "mend": [],
        }
        done = bool(files) and all(_is_whole(one, plan) for one in files)
        if options.mend is not None and not options.check:
            mended = [office.returns_in.mend(one, options.mend.resolve()) for one in plan.files]
            data["mend"] = [str(path) for path in mended if path is not None]
            lines += data["mend"]
        if options.check:
            return Answer(tuple(lines), data, done=done)
        if not plan.files:
            return Answer((*lines, NOTHING), data, done=False)
        accepted = {one.file.file.sha256: Accepted.proposed(one) for one in plan.files}
        change = office.returns_in.take(round_id, plan, accepted)
        data["taken"] = sum(len(one.rows) for one in accepted.values())
        return Answer((*lines, change.summary), data, done=done)


def _round(office: Office, options: Namespace) -> tuple[int, str]:
    if options.round:
        row = office.rounds.named(options.round, options.year)
        return row.id, row.draft.name
    year = options.year or office.clock.today().year
    for row in office.rounds.of_year(year):
        if row.draft.closed_on is None:
            return row.id, row.draft.name
    raise InputRefused(
        f"{year}년에 열려 있는 취합 회차가 없습니다.",
        safe="저장된 기록은 바뀌지 않았습니다.",
        steps=("‘--round’로 회차를 고르거나 창의 취합 탭에서 회차를 시작하세요.",),
    )


def _is_whole(file: ReturnFile, plan: Plan) -> bool:
    """Whether nobody has to look at a file: taken whole, or taken before."""
    if file.standing is Standing.SAME:
        return True
    found = plan.of(file.file.sha256)
    return found is not None and file.ready and not any(one.refused or one.held_back for one in found.sheets)


def _told(file: ReturnFile, plan: FilePlan | None) -> list[str]:
    said = f"{file.file.name}: {file.where} — {file.standing.value.word}"
    if plan is not None:
        counts = [f"{fate.value} {count:,}" for fate, count in plan.counts().items() if count]
        said += f" ({', '.join(counts) or '줄 없음'})"
    details = [file.sentence, *file.steps, *file.warnings, *(refusal_lines(plan) if plan else [])]
    details += _held(plan) if plan else []
    return [said, *(f"  {detail}" for detail in details if detail)]


def _held(plan: FilePlan) -> Sequence[str]:
    return [
        f"{one.sheet.form.value} {remark.address(number)}: {remark.text} (받지 않음)"
        for one in plan.sheets
        for number in sorted(one.held_back)
        for remark in one.notes.get(number, ())
    ]


def _data(file: ReturnFile, plan: FilePlan | None) -> dict[str, Any]:
    counts = plan.counts() if plan is not None else {}
    return {
        "file": file.file.name,
        "department": file.department,
        "state": file.standing.name.lower(),
        "mode": file.mode.name.lower(),
        "what": file.sentence,
        "steps": list(file.steps),
        "warnings": list(file.warnings),
        "rows": {fate.name.lower(): counts.get(fate, 0) for fate in Fate if plan is not None},
        "errors": refusal_lines(plan) if plan is not None else [],
    }
