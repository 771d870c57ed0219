"""물리기: what one file has brought goes again, and the records are as they were before it (features.md G7).

A load is one act for several files; out of it the lines of one file are put back. What belongs to no file alone, such
as a room that two of them named, goes with the last one.
"""

from collections.abc import Iterable
from typing import Any, Final

from db import journal
from db import returns_in_queries as queries
from db.returns import ReceivedReturn
from db.session import Session, fetch
from desktop_app.errors import InputRefused

SAFE: Final = "저장된 기록은 바뀌지 않았습니다."
_NAMED: Final = 5
_OWN: Final = "received_return"
_TABLES: Final = {
    "usage": "대관 이용",
    "project": "연계사업",
    "trainee": "교육생",
    "submission": "제출 상태",
    _OWN: "받은 파일",
}
Key = tuple[str, int]


def withdraw(s: Session, return_id: int) -> tuple[ReceivedReturn, int]:
    """Put back what a file has brought within the act; the file, and how many of its records were put back."""
    row = fetch(s, ReceivedReturn, return_id)
    if row.outcome != queries.TAKEN:
        raise InputRefused(
            f"‘{row.file_name}’은(는) 지금 받아 둔 파일이 아니어서 물릴 것이 없습니다.",
            safe=SAFE,
            steps=("새 파일로 바뀐 것이면 그 파일을 먼저 물리세요.",),
        )
    act = journal.act_that_made(s, _OWN, return_id)
    if act is None:
        raise InputRefused(f"‘{row.file_name}’을(를) 받은 기록이 남아 있지 않습니다.", safe=SAFE)
    mine = _lines_of_file(s, act, row)
    if changed := journal.changed_since(s, act, lambda table, key: (table, key) in mine):
        raise InputRefused(
            f"받은 뒤에 바뀐 기록이 있어 물리지 않았습니다: {_called(s, changed)}",
            safe=SAFE,
            steps=("그 기록을 고치기 전으로 되돌린 뒤 다시 물리거나, 하나씩 고치세요.",),
        )
    s.flush()
    journal.take_back(s, act, lambda table, key: (table, key) in mine)
    s.expire_all()
    row = fetch(s, ReceivedReturn, return_id)
    row.outcome = "WITHDRAWN"
    s.flush()
    return row, len({key for key in mine if key[0] in {"usage", "project", "trainee"}})


def _lines_of_file(s: Session, act: int, row: ReceivedReturn) -> set[Key]:
    """The rows that the act wrote because of this file."""
    lines: dict[Key, dict[str, Any]] = {}
    for table, key, after in journal.lines_of(s, act):
        lines.setdefault((table, key), {}).update(after)
    made = {key for table, key in lines if table == _OWN and journal.act_that_made(s, _OWN, key) == act}
    loaded = queries.returns_with(s, made)
    owners = {
        (one.owner_table, one.owner_id): one.return_id
        for one in queries.rows_of(s, [one.id for one in loaded])
    }
    others = [one for one in loaded if one.id != row.id and one.outcome == queries.TAKEN]
    alone = all(one.submission_id != row.submission_id for one in others)
    found: set[Key] = set()
    for line, after in lines.items():
        table, key = line
        if table == "returned_row" or (table == _OWN and key in made):
            continue
        if table == _OWN:
            (former,) = queries.returns_with(s, [key])
            mine = former.submission_id == row.submission_id and alone
        elif table == "submission":
            mine = key == row.submission_id and alone
        else:
            owner = owners.get(queries.owner_of_line(s, table, key, after))
            mine = owner == row.id or (owner is None and not others)
        if mine:
            found.add(line)
    return found


def _called(s: Session, changed: Iterable[Key]) -> str:
    by_table: dict[str, list[int]] = {}
    for line in changed:
        table, key = queries.owner_of_line(s, *line, {})
        by_table.setdefault(table, []).append(key)
    parts = []
    for table, ids in by_table.items():
        names = queries.names_of(s, table, ids)
        said = [f"‘{names[key]}’" for key in dict.fromkeys(ids) if key in names]
        more = f" 외 {len(said) - _NAMED}건" if len(said) > _NAMED else ""
        what = _TABLES.get(table, "딸린 기록")
        parts.append(f"{what} {', '.join(said[:_NAMED])}{more}" if said else what)
    return "; ".join(dict.fromkeys(parts))
