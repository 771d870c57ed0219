"""교육 and 교육생 as the officer keeps them: held, attended, credited, taken back, each as one act (E5, E6)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from db import training_queries as queries
from db.session import Session, fetch
from db.visits import Trainee, Training
from desktop_app.activities.trainees import ABSENT_CREDITED, Attendance, TraineeDraft
from desktop_app.activities.training_hours import Credit, HoursYear
from desktop_app.activities.trainings import NOT_HELD, CreditOutlook, TrainingDraft
from desktop_app.changes import Act, Change
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.register.service import Register
from desktop_app.values import date_text, masked_name, span_text

SAFE = "저장된 기록은 바뀌지 않았습니다."


class Trainings(Register[TrainingDraft]):
    """The register of trainings with the hours that are given for them."""

    def hold(self, ids: Sequence[int]) -> Change:
        """진행함 for these; one that is ahead, without a day or cancelled is refused by its name."""
        today = self._clock.today()
        with self._store.writing(Act.HOLD_TRAINING) as s:
            rows = [fetch(s, Training, key) for key in ids]
            for row in rows:
                if row.cancelled:
                    raise InputRefused(f"‘{row.title}’은(는) 취소한 교육입니다.", safe=SAFE)
                if row.held_on is None or row.held_on > today:
                    when = f"진행일이 {date_text(row.held_on)}입니다" if row.held_on else "진행일이 없습니다"
                    raise InputRefused(f"‘{row.title}’은(는) {when}. 날이 지난 뒤에 표시하세요.", safe=SAFE)
                row.took_place = True
        return self._done(
            s, f"교육 {with_object(f'{len(rows)}회')} 진행함으로 표시했습니다.", count=len(rows)
        )

    def outlook(self, training_id: int) -> CreditOutlook:
        """Whom the hours of a training concern."""
        with self._store.reading() as s:
            row = fetch(s, Training, training_id)
            people = queries.trainees_of(s, training_id)
            waiting = _waiting(people)
            doubled = _doubled(s, row, waiting)
            return CreditOutlook(
                draft=self.read(s, [training_id])[0].draft,
                waiting=len(waiting),
                credited=sum(one.credit_minutes is not None for one in people),
                unmarked=sum(one.attendance == Attendance.APPLIED.name for one in people),
                doubled=tuple(
                    f"{masked_name(one.name)}({doubled[one.id]})" for one in waiting if one.id in doubled
                ),
            )

    def credit(
        self, training_id: int, minutes: int, on: date, number: str = "", *, with_doubled: bool = False
    ) -> Change:
        """교육시간 부여: to all who came and have none yet. Raises InputRefused before the training was held (E5).

        Who was credited for another training of the same time is left out unless ``with_doubled``.
        """
        with self._store.writing(Act.CREDIT_HOURS) as s:
            row = fetch(s, Training, training_id)
            _refuse_credit(row, minutes, on)
            waiting = _waiting(queries.trainees_of(s, training_id))
            left_out = {} if with_doubled else _doubled(s, row, waiting)
            given = [one for one in waiting if one.id not in left_out]
            if not given:
                raise InputRefused(
                    "시간을 부여할 사람이 없습니다. 참석을 표시한 사람 가운데 시간을 받지 않은 사람이 있어야 합니다.",
                    safe=SAFE,
                )
            row.credit_minutes = minutes
            row.credited_on = on
            row.credit_number = number
            for one in given:
                one.credit_minutes = minutes
        said = f"‘{row.title}’ 참석자 {len(given):,}명에게 {span_text(minutes)}씩 부여했습니다."
        if left_out:
            said += f" 같은 때의 다른 교육에서 시간을 받은 {len(left_out):,}명은 뺐습니다."
        return self._done(s, said, record_id=training_id, count=len(given), sticky=bool(left_out))

    def refuse_early(self, training_id: int) -> Change:
        """Say why hours cannot be given yet."""
        with self._store.reading() as s:
            title = fetch(s, Training, training_id).title
        raise InputRefused(f"‘{title}’: {NOT_HELD}", safe=SAFE)

    def take_back(self, training_id: int) -> Change:
        """시간 거두기: nobody has hours of this training any more."""
        with self._store.writing(Act.TAKE_BACK_HOURS) as s:
            row = fetch(s, Training, training_id)
            people = [one for one in queries.trainees_of(s, training_id) if one.credit_minutes is not None]
            if row.credited_on is None and not people:
                raise InputRefused(f"‘{row.title}’은(는) 시간을 부여하지 않은 교육입니다.", safe=SAFE)
            row.credited_on, row.credit_number = None, ""
            for one in people:
                one.credit_minutes = None
        said = f"‘{row.title}’ {len(people):,}명의 교육시간을 거두었습니다."
        return self._done(s, said, record_id=training_id, count=len(people))

    def hours(self, year: int | None, trainee_ids: Sequence[int] | None = None) -> HoursYear:
        """The credits of a year (or all), of all or of these trainees, plainly named: who asks writes the 접속기록."""
        with self._store.reading() as s:
            found = queries.credited(s, year, trainee_ids)
        return HoursYear(year, self._clock.today(), tuple(Credit(*row) for row in found))

    def people(self, training_id: int) -> list[int]:
        """The ids of a training's trainees."""
        with self._store.reading() as s:
            return [one.id for one in queries.trainees_of(s, training_id)]

    # What a register asks

    def checked(self, s: Session, draft: TrainingDraft, record_id: int | None) -> list[Problem]:
        found = []
        if queries.same_title(s, self.kind.year_of(draft), draft.title, record_id):
            text = "같은 해에 이름이 같은 교육이 있습니다. ‘1기’, ‘2기’처럼 구별해 적으세요."
            found.append(Problem("title", text))
        applied = len(queries.trainees_of(s, record_id)) if record_id is not None else 0
        if draft.capacity is not None and applied > draft.capacity:
            found.append(Problem("capacity", over_capacity(applied, draft.capacity), blocks=False))
        if record_id is not None and draft.credited_on is not None:
            stood = fetch(s, Training, record_id).credit_minutes
            if stood != draft.credit_minutes:
                text = f"이미 부여한 시간({span_text(stood)})은 바뀌지 않습니다. 거두었다가 다시 부여하세요."
                found.append(Problem("credit_minutes", text, blocks=False))
        return found

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        none = {"applied": 0, "present": 0, "absent": 0, "credited": 0, "minutes": 0}
        found = queries.counts(s, ids)
        return {key: found.get(key, none) for key in ids}

    def drop_more(self, s: Session, row: Any) -> None:
        for one in queries.trainees_of(s, row.id):
            one.deleted_at = s.info["journal_now"]


class Trainees(Register[TraineeDraft]):
    """The register of those who take part."""

    def mark(self, ids: Sequence[int], attendance: Attendance) -> Change:
        """참석, 불참 or 표시 전 for these; who has hours stays marked as present."""
        with self._store.writing(Act.MARK_ATTENDANCE) as s:
            rows = [fetch(s, Trainee, key) for key in ids]
            if attendance is not Attendance.PRESENT and any(row.credit_minutes is not None for row in rows):
                raise InputRefused(ABSENT_CREDITED, safe=SAFE)
            changed = [row for row in rows if row.attendance != attendance.name]
            for row in changed:
                row.attendance = attendance.name
        said = f"교육생 {with_object(f'{len(changed):,}명')} ‘{attendance.value}’으로 바꾸었습니다."
        return self._done(s, said, count=len(changed))

    def checked(self, s: Session, draft: TraineeDraft, record_id: int | None) -> list[Problem]:
        assert draft.training_id is not None  # noqa: S101 - a required field
        assert draft.department_id is not None  # noqa: S101 - the same
        training = fetch(s, Training, draft.training_id)
        found = []
        posts = queries.namesakes(s, training.id, draft.department_id, draft.name, record_id)
        if draft.post in posts:
            found.append(Problem("name", "이 교육에 이미 있는 사람입니다. 한 사람은 한 번만 적습니다."))
        elif posts:
            text = f"같은 부서에 이름이 같은 사람({posts[0] or '직급 없음'})이 있습니다. 다른 사람인지 확인하세요."
            found.append(Problem("name", text, blocks=False))
        if draft.credit_minutes is not None and not training.took_place:
            found.append(Problem("attendance", NOT_HELD))
        others = [one.id for one in queries.trainees_of(s, training.id)]
        if training.capacity is not None and record_id not in others and len(others) >= training.capacity:
            text = over_capacity(len(others) + 1, training.capacity)
            found.append(Problem("training_id", text, blocks=False))
        person = (draft.department_id, draft.name, draft.post)
        if draft.attendance is Attendance.PRESENT and not found:
            for *_, other in queries.credited_elsewhere(s, training, {person}):
                text = f"같은 때의 ‘{other.title}’에서 교육시간을 받은 사람입니다. 겹치지 않는지 확인하세요."
                found.append(Problem("attendance", text, blocks=False))
        return found

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        today = self._clock.today()
        return {
            key: {
                "held_on": row.held_on,
                "waits": row.took_place
                or (not row.cancelled and row.held_on is not None and (row.until_on or row.held_on) < today),
            }
            for key, row in queries.trained(s, ids).items()
        }


def over_capacity(applied: int, capacity: int) -> str:
    """Said beside the field and not refused: whom to take is the officer's to decide."""
    return f"신청한 사람이 {applied:,}명으로 정원 {capacity:,}명을 넘습니다. 정원을 늘리거나 받을 사람을 정하세요."


def _refuse_credit(row: Training, minutes: int, on: date) -> None:
    if not row.took_place or row.held_on is None:
        raise InputRefused(NOT_HELD, safe=SAFE)
    if on < row.held_on:
        raise InputRefused(
            f"부여일({date_text(on)})이 진행일({date_text(row.held_on)})보다 빠릅니다. 날짜를 고치세요.",
            safe=SAFE,
        )
    if minutes <= 0:
        raise InputRefused("인정 시간을 적으세요.", safe=SAFE)
    if row.credited_on is not None and row.credit_minutes != minutes:
        raise InputRefused(
            f"이 교육에는 {span_text(row.credit_minutes)}씩 부여했습니다. 다른 시간을 부여하려면 먼저 거두세요.",
            safe=SAFE,
        )


def _waiting(people: Iterable[Trainee]) -> list[Trainee]:
    """Who came and has no hours yet."""
    return [one for one in people if one.attendance == Attendance.PRESENT.name and one.credit_minutes is None]


def _doubled(s: Session, row: Training, waiting: Sequence[Trainee]) -> dict[int, str]:
    """Those who were credited for another training of the same time, with its title."""
    persons = {(one.department_id, one.name, one.post): one.id for one in waiting}
    found = queries.credited_elsewhere(s, row, persons)
    return {persons[department, name, post]: other.title for department, name, post, other in found}
