"""취합 as the officer runs it: a round begun in one step, the states of the departments, the end of it (G1, G6)."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from db import journal
from db import returns_queries as queries
from db.register_lists import Listed
from db.returns import CollectionRound, Submission
from db.session import Session, fetch
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.directory.records import Choice
from desktop_app.errors import InputRefused
from desktop_app.listing import Listing, ListQuery, Total
from desktop_app.particles import with_object, with_topic
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.register.service import Register
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.form_keys import stored_forms
from desktop_app.returns.next_round import like, next_round
from desktop_app.returns.records import ReceivedFile
from desktop_app.returns.rounds import RoundDraft, Tally
from desktop_app.returns.submissions import SubmissionDraft
from desktop_app.store import Store
from desktop_app.terms import DepartmentKind
from desktop_app.values import tidy
from desktop_app.workdays import Workdays

SAFE: Final = "저장된 기록은 바뀌지 않았습니다."
_TOKEN_LENGTH: Final = 12
_ASKED: Final = {"asks_projects": "PROJECTS", "asks_usages": "USAGES", "asks_trainees": "TRAINEES"}
_MARKED: Final = {
    SubmissionState.MISSING: "미제출로 되돌렸습니다",
    SubmissionState.SUBMITTED: "제출로 표시했습니다",
    SubmissionState.RETURNED: "보완을 요청한 것으로 적었습니다",
    SubmissionState.CONFIRMED: "확정했습니다",
    SubmissionState.NIL_RETURN: "실적없음으로 표시했습니다",
    SubmissionState.NOT_APPLICABLE: "해당없음으로 표시했습니다",
}


class Rounds(Register[RoundDraft]):
    """The rounds; one that begins brings what every department owes it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kind: RegisterKind[RoundDraft],
        listed: Listed,
        workdays: Workdays,
    ) -> None:
        super().__init__(store, clock, kind, listed)
        self._workdays = workdays

    def proposed(self, year: int) -> RoundDraft:
        """The next round of a year, filled in: its days by the calendar, the rest as the last one asked."""
        with self._store.reading() as s:
            names = frozenset(one.name for one in queries.rounds_of(s, year))
            last = queries.last_round(s)
            previous = self.read(s, [last.id])[0].draft if last is not None else None
        draft = next_round(year, self._clock.today(), self._workdays, names)
        return like(draft, previous) if previous is not None else draft

    def units(self) -> list[Choice]:
        """Departments and 동 that a round is begun for."""
        with self._store.reading() as s:
            return [Choice(key, name, (), DepartmentKind[kind].value) for key, name, kind in queries.units(s)]

    def of_year(self, year: int) -> list[RegisterRow[RoundDraft]]:
        """The rounds of a year, the one due last first."""
        with self._store.reading() as s:
            return self.read(s, [one.id for one in queries.rounds_of(s, year)])

    def named(self, name: str, year: int | None = None) -> RegisterRow[RoundDraft]:
        """A round by its name. Raises InputRefused where there is none."""
        with self._store.reading() as s:
            found = queries.round_named(s, year, name)
            if found:
                return self.read(s, [found[0].id])[0]
            known = [one.name for one in queries.rounds_of(s, year or self._clock.today().year)]
        said = f"있는 회차: {', '.join(known)}" if known else "창의 취합 탭에서 회차를 먼저 시작하세요."
        raise InputRefused(f"‘{name}’(이)라는 취합 회차가 없습니다.", safe=SAFE, steps=(said,))

    def close(self, round_id: int) -> Change:
        """마감: nothing more is waited for; what is missing stays missing."""
        return self._end(round_id, Act.CLOSE_ROUND, "마감했습니다", closed=True)

    def reopen(self, round_id: int) -> Change:
        """Wait for answers again."""
        return self._end(round_id, Act.REOPEN_ROUND, "다시 열었습니다", closed=False)

    # What a register asks

    def checked(self, s: Session, draft: RoundDraft, record_id: int | None) -> list[Problem]:
        assert draft.starts_on is not None  # noqa: S101 - asked before
        found = queries.round_named(s, draft.starts_on.year, draft.name)
        if any(one.id != record_id for one in found):
            return [Problem("name", "같은 해에 이름이 같은 회차가 있습니다. ‘2차’처럼 구별해 적으세요.")]
        return []

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        states = queries.states(s, ids)
        rows = {key: fetch(s, CollectionRound, key) for key in ids}
        return {
            key: {"states": states[key], **{name: code in rows[key].forms for name, code in _ASKED.items()}}
            for key in ids
        }

    def before_flush(self, s: Session, row: Any, draft: RoundDraft) -> None:
        row.forms = stored_forms(draft.forms)
        if not row.token:
            with s.no_autoflush:
                row.token = self._token(s, draft)

    def write_more(self, s: Session, row: Any, draft: RoundDraft) -> None:
        if draft.version is not None:
            return
        for key, _name, _kind in queries.units(s):
            owes = draft.units is None or key in draft.units
            state = SubmissionState.MISSING if owes else SubmissionState.NOT_APPLICABLE
            s.add(Submission(round_id=row.id, department_id=key, state=state.name))
        s.flush()

    def drop_more(self, s: Session, row: Any) -> None:
        for one in queries.submissions_of(s, row.id):
            one.deleted_at = s.info["journal_now"]

    def _token(self, s: Session, draft: RoundDraft) -> str:
        """What a form of this round is known by: this office's first act, the round's place among all of them."""
        first = "|".join(journal.first_act(s))
        parts = (first, draft.name, str(queries.rounds_ever(s)), self._clock.now().isoformat())
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:_TOKEN_LENGTH]

    def _end(self, round_id: int, act: Act, verb: str, *, closed: bool) -> Change:
        with self._store.writing(act) as s:
            row = fetch(s, CollectionRound, round_id)
            row.closed_on = self._clock.today() if closed else None
            missing = queries.states(s, [round_id])[round_id].get("MISSING", 0)
        said = f"{with_object(f'‘{row.name}’')} {verb}."
        if closed and missing:
            said += f" 내지 않은 {missing:,}곳은 미제출로 남습니다."
        return self._done(s, said, record_id=round_id)


class Submissions(Register[SubmissionDraft]):
    """What the departments owe, with the officer's marks."""

    def listing(self, query: ListQuery) -> Listing:
        """All ids; the totals say how many have answered and at what rate."""
        found = super().listing(query)
        with self._store.reading() as s:
            rows = [fetch(s, Submission, key).state for key in found.ids]
        tally = Tally({state: rows.count(state) for state in set(rows)})
        rate = Total("제출률", tally.words, at_right=True)
        return Listing(found.ids, (*found.totals[:1], rate))

    def mark(self, ids: Sequence[int], state: SubmissionState, reason: str = "") -> Change:
        """Put departments into a state; one that cannot be is refused by its name."""
        reason, today = tidy(reason), self._clock.today()
        if state is SubmissionState.RETURNED and not reason:
            raise InputRefused("무엇을 고쳐야 하는지 적어야 보완을 요청할 수 있습니다.", safe=SAFE)
        with self._store.writing(Act.MARK_SUBMISSION, reason) as s:
            rows = [fetch(s, Submission, key) for key in ids]
            named = {row.id: row for row in queries.about(s, ids)}
            for row in rows:
                _refuse(row, named[row.id], state)
                _put(row, state, today)
                if reason or state is SubmissionState.RETURNED:
                    row.reason = reason
        return self._done(s, f"{_called(rows, named)} {_MARKED[state]}.", count=len(rows))

    def remind(self, ids: Sequence[int]) -> Change:
        """Note that these were reminded today; only who has not answered is."""
        with self._store.writing(Act.NOTE_REMINDER) as s:
            found = [fetch(s, Submission, key) for key in ids]
            rows = [row for row in found if row.state in {"MISSING", "RETURNED"}]
            named = {row.id: row for row in queries.about(s, [row.id for row in rows])}
            for row in rows:
                row.reminded_on = self._clock.today()
        if not rows:
            return self._done(s, "독촉할 곳이 없습니다. 고른 곳은 모두 냈습니다.", count=0)
        return self._done(s, f"{_called(rows, named)} 독촉한 것으로 적었습니다.", count=len(rows))

    def of_round(self, round_id: int) -> list[RegisterRow[SubmissionDraft]]:
        """The departments of a round in the order of the board."""
        with self._store.reading() as s:
            return self.read(s, [one.id for one in queries.submissions_of(s, round_id)])

    def files(self, submission_id: int) -> list[ReceivedFile]:
        """What a department sent, the newest first."""
        with self._store.reading() as s:
            return [
                ReceivedFile(
                    one.id,
                    one.file_name,
                    one.created_at,
                    one.outcome,
                    one.rows_taken,
                    one.rows_refused,
                    one.remarks,
                )
                for one in queries.files_of(s, submission_id)
            ]

    # What a register asks

    def checked(self, s: Session, draft: SubmissionDraft, record_id: int | None) -> list[Problem]:
        assert draft.round_id is not None  # noqa: S101 - asked before
        assert draft.department_id is not None  # noqa: S101 - the same
        if queries.owed_twice(s, draft.round_id, draft.department_id, record_id):
            return [Problem("department_id", "이 회차에 이미 있는 부서·동입니다.")]
        return []

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        rows, refused = queries.row_counts(s, ids), queries.refused_rows(s, ids)
        return {
            one.id: {
                "department": one.department,
                "round_name": one.round_name,
                "due_on": one.due_on,
                "closed_on": one.closed_on,
                "kind": one.kind,
                "rows": rows.get(one.id, {}),
                "refused": refused.get(one.id, 0),
            }
            for one in queries.about(s, ids)
        }


def _refuse(row: Submission, about: Any, state: SubmissionState) -> None:
    """Say why a department cannot be put into a state."""
    name = with_topic(f"‘{about.department}’")
    if about.closed_on is not None:
        raise InputRefused(
            f"‘{about.round_name}’은(는) 마감한 회차입니다.",
            safe=SAFE,
            steps=("‘회차’에서 먼저 다시 여세요.",),
        )
    if state is SubmissionState.CONFIRMED and row.state not in {"SUBMITTED", "NIL_RETURN", "CONFIRMED"}:
        now = SubmissionState[row.state].value
        raise InputRefused(
            f"{name} {now} 상태라 확정할 수 없습니다.",
            safe=SAFE,
            steps=("낸 것을 받은 뒤 ‘제출’이나 ‘실적없음’으로 두고 확정하세요.",),
        )
    if state is SubmissionState.RETURNED and row.state in {"MISSING", "NOT_APPLICABLE"}:
        raise InputRefused(f"{name} 아직 낸 것이 없어 보완을 요청할 수 없습니다.", safe=SAFE)


def _put(row: Submission, state: SubmissionState, today: Any) -> None:
    row.state = state.name
    if state is SubmissionState.MISSING:
        row.submitted_on = row.returned_on = None
    elif state is SubmissionState.RETURNED:
        row.returned_on = today
    elif state is not SubmissionState.NOT_APPLICABLE and row.submitted_on is None:
        row.submitted_on = today


def _called(rows: Sequence[Submission], named: Mapping[int, Any]) -> str:
    if len(rows) == 1:
        return with_object(f"‘{named[rows[0].id].department}’")
    return f"{len(rows):,}곳을"
