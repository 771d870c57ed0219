"""What the officer does with duties: ticks them, passes them over, adds own ones (features.md E13)."""

from collections.abc import Sequence
from typing import Final

from db import duty_queries as queries
from db.duties import DutyMark, OwnDuty
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.duties import rules
from desktop_app.duties.reading import STAYS, DutyReading, own_draft
from desktop_app.duties.records import Duty, MarkDraft, OwnDutyDraft
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.particles import with_object, with_topic
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem, blocking
from desktop_app.values import tidy, tidy_line

_TOUCHED: Final = (Kind.DUTY,)


class Duties(DutyReading):
    """The duty calendar with the officer's verbs."""

    # What the officer says of a duty

    def problems(self, draft: MarkDraft, duty_id: int | None) -> list[Problem]:
        """What is wrong with what stands in the form of a duty."""
        found = [*number_problems(draft)]
        if draft.passed_over and not tidy(draft.note):
            found.append(Problem("note", "해당 없음으로 두려면 까닭을 적으세요."))
        if draft.passed_over and draft.done_on is not None:
            found.append(
                Problem("passed_over", "마친 날이 있으면 해당 없음으로 둘 수 없습니다. 하나만 남기세요.")
            )
        if draft.done_on is not None and draft.done_on > self._clock.today():
            found.append(Problem("done_on", "앞으로의 날입니다. 마친 날을 적으세요."))
        if duty_id is not None and draft.done_on is not None:
            duty = self.record(duty_id)
            if duty.source:
                found.append(Problem("done_on", f"기록을 보고 마침이 되는 일입니다. {duty.how}"))
        return found

    def mark(self, duty_id: int, draft: MarkDraft) -> Change:
        """Save what the officer says of a duty: done on a day, passed over with a reason, a note."""
        duty = self.record(duty_id)
        draft = MarkDraft(draft.done_on, draft.passed_over, tidy(draft.note), draft.version)
        if found := blocking(self.problems(draft, duty_id)):
            raise InputRefused(f"‘{duty.name}’ 표시를 저장하지 않았습니다. {found[0].text}", safe=STAYS)
        with self._store.writing(Act.MARK_DUTY) as s:
            self._put(s, duty, draft)
        return self._store.done(
            s, _TOUCHED, f"{with_object(f'‘{duty.name}’')} 고쳤습니다.", record_id=duty_id
        )

    def tick(self, ids: Sequence[int]) -> Change:
        """마침 for these today; those that are done by a tick already are opened again where all of them are."""
        duties = self.rows(ids)
        for one in duties:
            if one.source:
                raise InputRefused(
                    f"{with_topic(f'‘{one.name}’')} 기록을 보고 저절로 마침이 됩니다.",
                    safe=STAYS,
                    steps=(one.how, "올해 하지 않을 일이면 ‘해당 없음’에 까닭을 적어 두세요."),
                )
        again = bool(duties) and all(one.done_on is not None for one in duties)
        today = None if again else self._clock.today()
        with self._store.writing(Act.MARK_DUTY) as s:
            for one in duties:
                if again or one.done_on is None:
                    self._put(s, one, MarkDraft(today, note=one.note, version=one.version))
        word = "다시 할 일로 두었습니다" if again else "마침으로 표시했습니다"
        said = f"‘{duties[0].name}’" if len(duties) == 1 else f"할 일 {len(duties):,}건"
        key = duties[0].id if len(duties) == 1 else None
        return self._store.done(s, _TOUCHED, f"{with_object(said)} {word}.", record_id=key, count=len(duties))

    # The officer's own duties

    def own(self, own_id: int) -> OwnDutyDraft:
        """An own duty as its form shows it."""
        with self._store.reading() as s:
            return own_draft(fetch(s, OwnDuty, own_id))

    def own_problems(self, draft: OwnDutyDraft) -> list[Problem]:
        """What is wrong with a duty of the officer's own."""
        found = [*number_problems(draft)]
        if not tidy_line(draft.name):
            found.append(Problem("name", "무슨 일인지 적으세요."))
        if draft.due_on is None:
            found.append(Problem("due_on", "기한을 적으세요."))
        return found

    def add_own(self, draft: OwnDutyDraft) -> Change:
        """Add a duty of the officer's own."""
        return self._write_own(Act.ADD_DUTY, None, draft, "더했습니다")

    def edit_own(self, own_id: int, draft: OwnDutyDraft) -> Change:
        """Change it; the ticks of its turns stay."""
        return self._write_own(Act.EDIT_DUTY, own_id, draft, "고쳤습니다")

    def remove(self, ids: Sequence[int]) -> Change:
        """Delete own duties with all their turns; what follows from the plan cannot be deleted."""
        owns = [rules.own_of(key) for key in ids]
        if None in owns:
            raise InputRefused(
                "계획에서 나온 할 일은 지울 수 없습니다.",
                safe=STAYS,
                steps=(
                    "한 번만 하지 않을 일이면 ‘해당 없음’에 까닭을 적으세요.",
                    "한 해 내내 하지 않을 일이면 설정의 ‘할 일’에서 끄세요.",
                ),
            )
        wanted = sorted({one for one in owns if one is not None})
        with self._store.writing(Act.REMOVE_DUTY) as s:
            rows = [fetch(s, OwnDuty, key) for key in wanted]
            for row in (*rows, *queries.marks_of_rules(s, [rules.own_rule(key) for key in wanted])):
                row.deleted_at = s.info["journal_now"]
        said = f"‘{rows[0].name}’" if len(rows) == 1 else f"직접 더한 일 {len(rows):,}건"
        return self._store.done(s, _TOUCHED, f"{with_object(said)} 지웠습니다.", count=len(rows))

    def _put(self, s: Session, duty: Duty, draft: MarkDraft) -> None:
        """Write the mark of a duty; one that says nothing any more is deleted."""
        row = queries.mark(s, duty.span.year, duty.rule, duty.span.key)
        if (row.version if row is not None else None) != draft.version:
            raise StaleRecord(
                "이 할 일은 연 뒤에 바뀌었습니다.", safe=STAYS, steps=("다시 열어 보고 고치세요.",)
            )
        if row is None:
            if draft == MarkDraft():
                return
            row = DutyMark(fiscal_year=duty.span.year, rule=duty.rule, span=duty.span.key)
            s.add(row)
        row.done_on, row.passed_over, row.note = draft.done_on, draft.passed_over, draft.note
        if draft.done_on is None and not draft.passed_over and not draft.note:
            row.deleted_at = s.info["journal_now"]

    def _write_own(self, act: Act, own_id: int | None, draft: OwnDutyDraft, verb: str) -> Change:
        if found := blocking(self.own_problems(draft)):
            raise InputRefused(f"할 일을 저장하지 않았습니다. {found[0].text}", safe=STAYS)
        assert draft.due_on is not None  # noqa: S101 - problems() blocks without one
        name = tidy_line(draft.name)
        with self._store.writing(act) as s:
            row = OwnDuty() if own_id is None else fetch(s, OwnDuty, own_id, draft.version)
            row.fiscal_year, row.name, row.rhythm = draft.due_on.year, name, draft.rhythm.name
            row.due_on, row.note = draft.due_on, tidy(draft.note)
            row.words = search.folded(name)
            row.sounds, row.sort_key = search.initials(row.words), search.sort_key(name)
            s.add(row)
            s.flush()
            span, _day = next(rules.own_spans(row.fiscal_year, own_draft(row)))
            key = rules.own_id(row.id, span)
        return self._store.done(s, _TOUCHED, f"{with_object(f'‘{name}’')} {verb}.", record_id=key)
