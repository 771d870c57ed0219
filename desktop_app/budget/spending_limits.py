"""업무추진비 한도: limits by date, those of the reference data and the officer's own (UPC-1 … UPC-4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db import budget_payments as queries
from db.budget_rules import SpendingLimit
from desktop_app.budget.entertaining import TIMES, DatedLimits, Limit, ends_on, merged, usual_limits
from desktop_app.budget_terms import LimitRule
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_and
from desktop_app.problems import Problem, blocking, in_line
from desktop_app.store import Store
from desktop_app.values import UnreadableValueError, date_text, read_minute, read_won, tidy_line

FIELD = "limits"
_STAYS = "저장된 한도는 바뀌지 않았습니다."


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit as the officer writes it; ``said`` is won or a time of day, as the rule asks."""

    id: int | None = None
    rule: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    said: str = ""
    basis: str = ""


class SpendingLimits:
    """The officer's verbs for limits; read again only after something was written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[int, tuple[Limit, ...]] | None = None

    def now(self) -> DatedLimits:
        """The limits as the rules ask them by date."""
        return DatedLimits(self.rows())

    def rows(self) -> tuple[Limit, ...]:
        """All limits in the order of their rules and days."""
        stamp = self._store.writes
        if self._kept is None or self._kept[0] != stamp:
            with self._store.reading() as s:
                own = [_limit(row) for row in queries.limit_rows(s)]
            self._kept = (stamp, merged(usual_limits(), own))
        return self._kept[1]

    def lines(self) -> tuple[LimitLine, ...]:
        """The officer's own limits as the form takes them."""
        return tuple(
            LimitLine(row.id, row.rule.name, row.valid_from, row.valid_to, row.said, row.basis)
            for row in self.rows()
            if row.id is not None
        )

    def problems(self, lines: Sequence[LimitLine]) -> list[Problem]:
        """What is wrong with the officer's limits: each by itself, and two that hold on the same day."""
        found = [one for place, line in enumerate(lines) for one in _line_problems(line, place)]
        return found or _overlaps(lines)

    def save(self, lines: Sequence[LimitLine]) -> Change:
        """Let the officer's limits be these, as one act. Raises InputRefused for the first that is wrong."""
        if wrong := blocking(self.problems(lines)):
            raise InputRefused(wrong[0].text, safe=_STAYS)
        with self._store.writing(Act.SET_LIMITS) as s:
            rows = {row.id: row for row in queries.limit_rows(s)}
            # One that begins on another day is a new row: two that change places would meet on the way.
            standing = {key: row for key, row in rows.items() if any(_stays(row, line) for line in lines)}
            for key, row in rows.items():
                if key not in standing:
                    row.deleted_at = s.info["journal_now"]
            s.flush()
            for line in lines:
                row = standing.get(line.id or 0) or SpendingLimit()
                _fill(row, line)
                s.add(row)
        return self._store.done(s, {Kind.LEDGER}, "업무추진비 한도를 저장했습니다.")


def value_of(line: LimitLine) -> int:
    """What a line says, in won or minutes. Raises UnreadableValueError."""
    if line.rule is not None and LimitRule[line.rule] in TIMES:
        return read_minute(line.said)
    return read_won(line.said)


def _stays(row: SpendingLimit, line: LimitLine) -> bool:
    return (row.id, row.rule, row.valid_from) == (line.id, line.rule, line.valid_from)


def _fill(row: SpendingLimit, line: LimitLine) -> None:
    assert line.rule is not None  # noqa: S101 - problems() blocks without them
    assert line.valid_from is not None  # noqa: S101 - the same
    row.rule, row.valid_from, row.valid_to = line.rule, line.valid_from, line.valid_to
    row.value, row.basis = value_of(line), tidy_line(line.basis)


def _limit(row: SpendingLimit) -> Limit:
    return Limit(LimitRule[row.rule], row.valid_from, row.value, row.basis, row.valid_to, row.id)


def _line_problems(line: LimitLine, place: int) -> list[Problem]:
    found = []
    if line.rule is None:
        found.append(Problem(in_line(FIELD, place, "rule"), "어느 한도인지 고르세요."))
    if line.valid_from is None:
        found.append(Problem(in_line(FIELD, place, "valid_from"), "시행일을 적으세요."))
    elif line.valid_to is not None and line.valid_to < line.valid_from:
        found.append(Problem(in_line(FIELD, place, "valid_to"), "시행일보다 앞섭니다."))
    if not tidy_line(line.basis):
        found.append(Problem(in_line(FIELD, place, "basis"), "근거를 적으세요. 예: 집행기준 개정 통보"))
    try:
        if line.rule is not None and value_of(line) < 0:
            found.append(Problem(in_line(FIELD, place, "said"), "0보다 작을 수 없습니다."))
    except UnreadableValueError:
        time = line.rule is not None and LimitRule[line.rule] in TIMES
        said = "시각을 적으세요. 예: 23:00" if time else "금액을 적으세요. 예: 50,000"
        found.append(Problem(in_line(FIELD, place, "said"), said))
    return found


def _overlaps(lines: Sequence[LimitLine]) -> list[Problem]:
    """A limit ends where the next begins; one that says another end must not reach into the next."""
    own = [
        Limit(
            LimitRule[line.rule or ""], line.valid_from or date.min, value_of(line), "", line.valid_to, place
        )
        for place, line in enumerate(lines)
    ]
    found = []
    for row in own:
        place = row.id or 0
        same = [one for one in own if one.rule is row.rule and one.valid_from == row.valid_from]
        if same[0] is not row:
            text = f"{date_text(row.valid_from)}부터 쓰는 {row.rule.value} 한도가 이미 있습니다."
            found.append(Problem(in_line(FIELD, place, "valid_from"), text))
            continue
        end = ends_on(row, merged(usual_limits(), own))
        if row.valid_to is not None and end is not None and end < row.valid_to:
            after = date_text(date.fromordinal(end.toordinal() + 1))
            text = (
                f"{with_and(f'{after}부터 쓰는 한도')} 겹칩니다. {date_text(end)}까지로 적거나 비워 두세요."
            )
            found.append(Problem(in_line(FIELD, place, "valid_to"), text))
    return found
