"""The official system's list as it is read: its columns by their many names, its rows as payments and refunds (F7).

Exports differ: a refund is a negative sum, stands in a column of its own, or is named by the word in 구분.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop_app.budget.entry_rules import last_day_of
from desktop_app.budget.official import OfficialRow
from desktop_app.intake.kinds import FieldSpec, ListKind
from desktop_app.intake.lines import Line, Table, Tell, understand
from desktop_app.intake.readers import read_day, read_line, read_won
from desktop_app.search import folded
from desktop_app.values import date_text, tidy_line

REFUND_WORDS: Final = ("반납", "여입", "환수", "환불", "취소", "반환")
OFFICIAL: Final = ListKind(
    key="official_line",
    label="e호조 지급",
    counter="건",
    advice="지급일자와 금액이 있으면 됩니다. 파일은 고치지 않고 그대로 보관합니다.",
    fields=(
        FieldSpec(
            "day", "지급일자", read_day,
            "일자, 지급일, 지출일, 지출일자, 집행일, 집행일자, 지급명령일, 지급명령일자, 결의일자, 날짜, 처리일자",
            required=True, example="2021. 6. 15.",
        ),
        FieldSpec(
            "won", "금액", read_won,
            "지급액, 지급금액, 지출액, 지출금액, 집행액, 집행금액, 결의금액, 실지급액, 금액(원), 지급액(원)",
            required=True, is_sum=True, example="420,000",
        ),
        FieldSpec("refund", "반납액", read_won, "반납금액, 여입액, 여입금액, 환수액, 반납액(원)", is_sum=True),
        FieldSpec("word", "구분", read_line, "지출구분, 처리구분, 거래구분, 종류"),
        FieldSpec(
            "payee", "채주", read_line,
            "지급처, 채주명, 거래처, 거래처명, 채권자, 상호, 업체명, 예금주, 받는분, 받는 사람, 수취인", width=24,
        ),
        FieldSpec(
            "summary", "적요", read_line, "내용, 지출내용, 지급내용, 건명, 사업내용, 품의제목, 제목, 품의명", width=36
        ),
        FieldSpec(
            "number", "지급번호", read_line,
            "지급명령번호, 지출번호, 결의번호, 지출결의번호, e호조번호, e호조 번호, 전표번호, 원인행위번호",
        ),
        FieldSpec(
            "code", "통계목", read_line, "통계목코드, 예산과목, 편성목, 통계목명, 과목, 세목, 예산과목명"
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of the list that is no payment that can be compared, and why."""

    row: int
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list after reading: its payments, the rows that were passed over (합계, 제목), those that cannot be read."""

    rows: tuple[OfficialRow, ...]
    passed_over: tuple[tuple[int, str], ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """The whole months over which the payments lie; such a list is made month by month."""
        first, last = min(row.day for row in self.rows), max(row.day for row in self.rows)
        end = monthrange(last.year, last.month)[1]
        return first.replace(day=1), last.replace(day=end)


@dataclass(frozen=True, slots=True)
class ListCame:
    """Where a list came from: its file by path and hash, how its columns lie, under which name that is kept."""

    path: Path
    sha256: str
    table: Table
    columns_name: str = ""


def read_list(table: Table, tell: Tell) -> ListRead:
    """Understand the rows of a list. Raises what ``tell`` raises."""
    found = understand(OFFICIAL, table, tell)
    rows: list[OfficialRow] = []
    unread: list[Unread] = []
    for line in found.lines:
        reason = _wrong(line, table.year)
        if reason:
            where = line.faults[0].address(line.number) if line.faults else f"{line.number}행"
            unread.append(Unread(line.number, where, reason))
        else:
            rows.append(_row(line))
    return ListRead(tuple(rows), found.passed_over, tuple(unread))


def only_line(rows: Sequence[OfficialRow], codes: Sequence[tuple[int, str, str]]) -> int | None:
    """The one 통계목 that all rows of a list name; None where they name several, none, or none of ours."""
    words = {folded(row.code) for row in rows}
    fits = [key for key, code, name in codes if all(_means(word, code, name) for word in words)]
    return fits[0] if len(fits) == 1 else None


def code_of(word: str, codes: Sequence[tuple[int, str, str]]) -> str:
    """What a list says of the 통계목, as the ledger says it: ``사무관리비`` and ``20101`` are 201-01."""
    for _, code, name in codes:
        if word and _means(folded(word), code, name):
            return code
    return word


def _means(word: str, code: str, name: str) -> bool:
    plain, digits = folded(code), folded(code.replace("-", ""))
    return bool(word) and word in {plain, digits, folded(name), folded(code + name), folded(digits + name)}


def _wrong(line: Line, year: int) -> str:
    if line.faults:
        return line.faults[0].text
    day, won = line.values.get("day"), _won(line.values)
    if day is None:
        return "지급일자가 비어 있습니다."
    if won is None:
        return "금액이 비어 있습니다."
    if won == 0:
        return "0원인 줄입니다."
    if not date(year, 1, 1) <= day <= last_day_of(year):
        return f"{date_text(day)}은 {year}년도 원장에 적는 날이 아닙니다."
    return ""


def _won(values: Mapping[str, Any]) -> int | None:
    """Won with its sign: a refund is negative however the list tells it."""
    won: int | None = values.get("won")
    back: int | None = values.get("refund")
    if back:
        return (won or 0) - abs(back)
    if won is not None and won > 0 and any(word in str(values.get("word", "")) for word in REFUND_WORDS):
        return -won
    return won


def _row(line: Line) -> OfficialRow:
    values = line.values
    payee, summary, number, code = (
        tidy_line(str(values.get(key, ""))) for key in ("payee", "summary", "number", "code")
    )
    won = _won(values)
    assert won is not None  # noqa: S101 - looked at before
    return OfficialRow(line.number, line.number, values["day"], won, payee, summary, number, code)
