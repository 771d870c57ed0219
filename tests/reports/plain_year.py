"""The year-end report's figures once more, out of the whole-data workbook alone: plain counting of rows.

Each table is a mapping from what its rows are called to their numbers; rows of nothing may be left out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from tests.whole_data_book import cells_of

Row = dict[str, Any]
Numbers = tuple[Decimal | None, ...]
Expected = dict[str, dict[str, Numbers]]
UNNAMED, TOTAL, NOBODY = "(미기재)", "계", "미지정"
ZERO, STREET, PROBLEMS = (
    "은평구 친환경(제로웨이스트) 문화 홍보 사업",
    "은평 전환타운 프로젝트",
    "혁신나눔왓에버 사업",
)
ANSWERED = ("제출", "실적없음", "확정", "해당없음")
GATHERINGS = ("협력 워크숍", "협력회의")


def bare(text: Any) -> str:
    """A name without blanks and line breaks, as the readers of the three files give it."""
    return "".join(str(text or "").split())


def untwinned(name: Any) -> str:
    """``꽃씨 [2]`` is called 꽃씨 in a report."""
    text = str(name or "")
    head, mark, tail = text.rpartition(" [")
    return head if mark and tail.endswith("]") and tail[:-1].isdigit() else text


def tenth(numerator: int, denominator: int) -> Decimal | None:
    """A quotient with one decimal, half up."""
    if not denominator:
        return None
    return (Decimal(numerator) / Decimal(denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def hours(minutes: int) -> Decimal:
    return tenth(minutes, 60) or Decimal("0.0")


def whole(number: int) -> Decimal:
    return Decimal(number)


@dataclass
class PlainYear:
    """One workbook, a year, the day it is seen from, the days that count."""

    path: Path
    year: int
    as_of: date
    first: date
    last: date

    def __post_init__(self) -> None:
        self.cells = cells_of(self.path)
        self.until = min(self.as_of, self.last)
        self.programme = (max(self.first, date(self.year, 4, 1)), min(self.until, date(self.year, 12, 31)))

    def rows(self, sheet: str) -> list[Row]:
        """The rows of a sheet that were not deleted, days as days."""
        heads, *rows = self.cells[sheet]
        found = []
        for cells in rows:
            row = dict.fromkeys(heads) | dict(zip(heads, cells, strict=False))
            if row.get("지움") != "예":
                found.append({key: _day(value) for key, value in row.items()})
        return found

    def within(self, day: Any) -> bool:
        """Counted days: the first part of the year takes what came before it, the last one what comes after."""
        if day is None or day > self.as_of:
            return False
        after = self.first.month == 1 or day >= self.first
        return after and (self.last.month == 12 or day <= self.last)

    # What there is

    def usages(self) -> list[Row]:
        first, until = self.programme
        return [
            one
            for one in self.rows("대관 이용")
            if one["이용일"].year == self.year
            and one["상태"] == "완료"
            and one["확인한 날"]
            and first <= one["이용일"] <= until
        ]

    def proposals(self) -> list[Row]:
        return [
            one
            for one in self.rows("제안")
            if one["회계연도"] == self.year and self.within(one["접수일"]) and not one["접수 취소일"]
        ]

    def projects(self) -> list[Row]:
        return [
            one
            for one in self.rows("연계사업")
            if one["회계연도"] == self.year
            and one["상태"] in {"추진", "완료"}
            and (one["시작"] is None or one["시작"] <= self.until)
            and (one["끝"] is None or one["끝"] >= self.first or self.first.month == 1)
        ]

    def below(self, sheet: str, day: str = "") -> list[Row]:
        """Rows of a sheet that belong to projects that count, dated within the days where they are dated."""
        names = {self.name(one): one["사업명"] for one in self.projects()}
        return [
            {**one, "사업": names[one["연계사업"]]}
            for one in self.rows(sheet)
            if one["연계사업"] in names and (not day or self.within(one[day]))
        ]

    def name(self, project: Row) -> str:
        twin = f" [{project['구별']}]" if project["구별"] else ""
        return " ".join(f"{project['회계연도']} {project['사업명']}{twin}".split())

    def of(self, sheet: str, day: str, **asked: Any) -> list[Row]:
        """Rows of the year that are dated within the days and say what is asked."""
        return [
            one
            for one in self.rows(sheet)
            if one[day] is not None
            and one[day].year == self.year
            and self.within(one[day])
            and all(one[key] == value for key, value in asked.items())
        ]

    def meetings(self) -> list[Row]:
        listed: dict[str, list[Row]] = defaultdict(list)
        for one in self.rows("참석자"):
            listed[one["회의"]].append(one)
        found = []
        for one in self.of("회의", "날짜", 상태="마침"):
            twin = f" [{one['구별']}]" if one["구별"] else ""
            called = " ".join(f"{spoken(one['날짜'])} {one['회의 이름']}{twin}".split())
            people = listed[called]
            marked = any(person["참석"] is not None for person in people)
            sides = {}
            for side in ("구청", "파크", "그 밖"):
                ours = [person for person in people if person["편"] == side]
                came = sum(person["참석"] == "예" for person in ours) if marked else len(ours)
                sides[side] = came if ours else one[f"{side} 인원"] or 0
            found.append({**one, "이름": called, "연인원": sum(sides.values())})
        return found

    def trainings(self) -> tuple[list[Row], list[Row]]:
        held, names = [], set()
        for one in self.rows("교육"):
            last = one["끝나는 날"] or one["③ 진행일"]
            if one["회계연도"] == self.year and one["진행함"] == "예" and self.within(last):
                twin = f" [{one['구별']}]" if one["구별"] else ""
                day = f"{spoken(one['③ 진행일'])} " if one["③ 진행일"] else ""
                names.add(" ".join(f"{day}{one['교육명']}{twin}".split()))
                held.append(one)
        return held, [one for one in self.rows("교육생") if one["교육"] in names]

    def payments(self) -> list[Row]:
        return [
            one
            for one in self.rows("원장")
            if one["회계연도"] == self.year
            and one["확정한 날"]
            and one["구분"] in {"지출", "반납"}
            and self.within(one["일자"])
        ]

    def pairs(self) -> list[tuple[str, int]]:
        """Stage and days of each pair as it stood on the last day."""
        steps: dict[str, list[Row]] = defaultdict(list)
        for one in self.rows("연계 지나온 단계"):
            if one["단계에 든 날"] <= self.until:
                steps[str(one["1대1 연계"])].append(one)
        found = []
        for pair in self.rows("1대1 연계"):
            own = sorted(steps[str(pair["번호"])], key=lambda one: one["차례"])
            if pair["회계연도"] != self.year or not own:
                continue
            stage, since = own[-1]["단계"], own[-1]["단계에 든 날"]
            for one in reversed(own):
                if one["단계"] != stage:
                    break
                since = min(since, one["단계에 든 날"])
            if stage == "그침" and self.first.month > 1 and since < self.first:
                continue
            found.append((stage, (self.until - since).days))
        return found


def spoken(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}."


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def minutes_of(one: Row) -> int:
    """What the log counts for a use: its minutes a day, times its days."""
    start, end = one["시작 시각"], one["끝 시각"]
    if start is None or end is None:
        return 0
    days = ((one["끝나는 날"] or one["이용일"]) - one["이용일"]).days + 1
    return (_minute(end) - _minute(start)) * days


def _minute(value: Any) -> int:
    if hasattr(value, "total_seconds"):
        return int(value.total_seconds()) // 60
    return int(value.hour * 60 + value.minute)


def paid(one: Row) -> int:
    return int(one["금액(원)"]) if one["구분"] == "지출" else -int(one["금액(원)"])


def counted(words: Iterable[Any]) -> dict[str, Numbers]:
    """How often each word is there, and the total."""
    counts = Counter(word or UNNAMED for word in words)
    return _with_total({word: (whole(number),) for word, number in counts.items()}, 1)


def grouped(
    rows: Iterable[Row], key: Callable[[Row], Any], *figures: Callable[[Row], int]
) -> dict[str, Numbers]:
    """What some figures of the rows of each group add up to, and all of them."""
    sums: dict[str, list[int]] = {}
    for row in rows:
        mine = sums.setdefault(key(row) or UNNAMED, [0] * len(figures))
        for at, figure in enumerate(figures):
            mine[at] += figure(row)
    return _with_total({word: tuple(map(whole, numbers)) for word, numbers in sums.items()}, len(figures))


def _with_total(found: dict[str, Numbers], width: int) -> dict[str, Numbers]:
    total = tuple(sum((one[at] or Decimal(0) for one in found.values()), Decimal(0)) for at in range(width))
    return {**found, TOTAL: total}


def one(_row: Row) -> int:
    return 1


def number(head: str) -> Callable[[Row], int]:
    return lambda row: int(row[head] or 0)
