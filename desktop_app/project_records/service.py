"""What the officer does with the records of a project: shops that leave, pictures, notes that stop it (C4, C5, C8)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from db import attachment_queries
from db import project_records as queries
from db.attachments import Attachment
from db.budget import Entry
from db.projects import Participant, ProgressNote, Project, StreetItem
from db.session import Session, fetch
from desktop_app.changes import Act, Change
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.project_records.benchmarks import BenchmarkDraft
from desktop_app.project_records.participants import ParticipantDraft, ZoneTable, zone_table
from desktop_app.project_records.progress_notes import (
    IndicatorLine,
    ProgressDraft,
    Silent,
    SilentProject,
    could_stop,
    indicator_lines,
)
from desktop_app.project_records.street_items import Side, StreetItemDraft, payment_problems
from desktop_app.project_terms import ProjectState
from desktop_app.register.kind import RegisterRow
from desktop_app.register.service import Register
from desktop_app.values import date_text, days_apart

SAFE = "저장된 기록은 바뀌지 않았습니다."


class Participants(Register[ParticipantDraft]):
    """The register of 참여상점."""

    def zones(self, ids: Sequence[int]) -> ZoneTable:
        """These shops by zone, as they stand today."""
        return zone_table([row.draft for row in self.open_rows(ids)], self._clock.today())

    def leave(self, ids: Sequence[int], on: date) -> Change:
        """떠남 for these at a day; who has left before keeps its own day."""
        with self._store.writing(Act.LEAVE_PARTICIPANTS) as s:
            rows = [row for key in ids if (row := fetch(s, Participant, key)).left_on is None]
            for row in rows:
                if row.joined_on is not None and on < row.joined_on:
                    raise InputRefused(
                        f"‘{row.name}’은(는) {date_text(row.joined_on)}에 참여했습니다."
                        " 떠난 날이 그보다 빠를 수 없습니다.",
                        safe=SAFE,
                    )
                row.left_on = on
        said = f"참여상점 {with_object(self.kind.counted(len(rows)))} {date_text(on)} 떠남으로 표시했습니다."
        return self._done(s, said, count=len(rows))

    def until(self, year: int, day: date) -> list[RegisterRow[ParticipantDraft]]:
        """The shops that came in by a day, for the year's report."""
        with self._store.reading() as s:
            return self.read(s, queries.ids_until(s, self.listed, year, Participant.joined_on, day))

    def checked(self, s: Session, draft: ParticipantDraft, record_id: int | None) -> list[Problem]:
        assert draft.project_id is not None  # noqa: S101 - a required field
        fetch(s, Project, draft.project_id)
        if draft.left_on is None and queries.namesakes(
            s, draft.project_id, draft.name, draft.zone, record_id
        ):
            text = "이 사업의 같은 구역에 이름이 같은 상점이 있습니다. 다른 상점인지 확인하세요."
            return [Problem("name", text, blocks=False)]
        return []


class StreetItems(Register[StreetItemDraft]):
    """The register of what was put up, with its pictures."""

    def set_picture(
        self, item_id: int, side: Side, sha256: str, attach: Callable[[Session, int], object]
    ) -> Change:
        """Put a picture that ``attach`` brings with the item in its place; the one before goes."""
        with self._store.writing(Act.SET_PICTURE) as s:
            row = fetch(s, StreetItem, item_id)
            attach(s, item_id)
            files = attachment_queries.of(s, self.kind.table, item_id)
            (file,) = [one for one in files if one.sha256 == sha256]
            before = getattr(row, side.column)
            setattr(row, side.column, file.id)
            _let_go(s, row, before)
            shop = row.shop
        said = f"‘{shop}’에 {side.value} 사진을 넣었습니다."
        return self._done(s, said, record_id=item_id)

    def drop_picture(self, item_id: int, side: Side) -> Change:
        """빼기: the picture goes, and 되돌리기 brings it back."""
        with self._store.writing(Act.DROP_PICTURE) as s:
            row = fetch(s, StreetItem, item_id)
            before = getattr(row, side.column)
            setattr(row, side.column, None)
            _let_go(s, row, before)
            shop = row.shop
        return self._done(s, f"‘{shop}’의 {side.value} 사진을 뺐습니다.", record_id=item_id)

    def cost(self, project_id: int) -> int:
        """What the items of a project cost together."""
        with self._store.reading() as s:
            return queries.cost_of(s, project_id)

    def until(self, year: int, day: date) -> list[RegisterRow[StreetItemDraft]]:
        """What was put up by a day, for the year's report."""
        with self._store.reading() as s:
            return self.read(s, queries.ids_until(s, self.listed, year, StreetItem.installed_on, day))

    def checked(self, s: Session, draft: StreetItemDraft, record_id: int | None) -> list[Problem]:
        assert draft.project_id is not None  # noqa: S101 - a required field
        fetch(s, Project, draft.project_id)
        if draft.entry_id is None:
            return []
        entry = s.get(Entry, draft.entry_id)
        if entry is None or entry.deleted_at is not None:
            return [Problem("entry_id", "고른 지출이 원장에 없습니다. 다시 고르세요.", blocks=False)]
        found = []
        if entry.project_id not in {None, draft.project_id}:
            text = "원장에는 다른 사업의 지출로 적혀 있습니다. 확인하세요."
            found.append(Problem("entry_id", text, blocks=False))
        if draft.cost_won is not None:
            others = queries.other_costs(s, draft.entry_id, record_id)
            found += payment_problems(draft.cost_won, others, entry.amount_won)
        return found

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        return {
            row.id: {"before": row.before, "after": row.after, "paid": row.paid}
            for row in queries.pictured(s, ids)
        }


class Benchmarks(Register[BenchmarkDraft]):
    """The register of visits elsewhere."""

    def checked(self, s: Session, draft: BenchmarkDraft, record_id: int | None) -> list[Problem]:
        del record_id
        assert draft.project_id is not None  # noqa: S101 - a required field
        fetch(s, Project, draft.project_id)
        return []


class ProgressNotes(Register[ProgressDraft]):
    """The register of how projects stood."""

    def note(self, draft: ProgressDraft, *, stops: bool = False) -> Change:
        """Enter a note; one of 중단 may stop its project in the same act, where the officer says so."""
        draft = self._accepted(draft, None)
        assert draft.project_id is not None  # noqa: S101 - an accepted note has its project
        with self._store.writing(Act.ADD_PROGRESS_NOTE) as s:
            key = self.write(s, draft, None)
            project = fetch(s, Project, draft.project_id)
            if stops:
                project.state = ProjectState.STOPPED.name
            name = project.name
        said = f"‘{name}’의 추진상황을 적었습니다."
        if stops:
            said += " 사업 상태도 ‘중단’으로 바꾸었습니다."
        return self._done(s, said, record_id=key)

    def stop(self, project_id: int) -> Change:
        """The project's own state becomes 중단."""
        with self._store.writing(Act.STOP_PROJECT) as s:
            project = fetch(s, Project, project_id)
            project.state = ProjectState.STOPPED.name
            name = project.name
        return self._done(s, f"‘{name}’ 사업을 ‘중단’으로 바꾸었습니다.", record_id=project_id)

    def could_stop(self, draft: ProgressDraft) -> bool:
        """Whether a note says of its project what the project's own state does not say yet."""
        if draft.project_id is None:
            return False
        with self._store.reading() as s:
            project = s.get(Project, draft.project_id)
            return project is not None and could_stop(draft.condition, ProjectState[project.state])

    def silent(self, year: int, limit: int) -> Silent:
        """Running projects of a year that nothing was noted of for 30 days."""
        today = self._clock.today()
        with self._store.reading() as s:
            count, found = queries.silent(s, year, today, limit)
        lines = (
            SilentProject(
                row.id, row.name, row.department, days_apart(row.last_on, today) if row.last_on else None
            )
            for row in found
        )
        return Silent(count, tuple(lines))

    def indicators(self, ids: Sequence[int]) -> list[IndicatorLine]:
        """What these notes counted, by project and indicator."""
        return indicator_lines(self.open_rows(ids))

    def until(self, year: int, day: date) -> list[RegisterRow[ProgressDraft]]:
        """The notes by a day, for the year's report."""
        with self._store.reading() as s:
            return self.read(s, queries.ids_until(s, self.listed, year, ProgressNote.noted_on, day))

    def checked(self, s: Session, draft: ProgressDraft, record_id: int | None) -> list[Problem]:
        del record_id
        assert draft.project_id is not None  # noqa: S101 - a required field
        assert draft.noted_on is not None  # noqa: S101 - the same
        state = ProjectState[fetch(s, Project, draft.project_id).state]
        found = []
        if draft.noted_on > self._clock.today():
            found.append(Problem("noted_on", "오늘보다 뒤입니다. 날짜를 확인하세요.", blocks=False))
        if could_stop(draft.condition, state):
            text = f"사업 상태는 아직 ‘{state.value}’입니다. 저장해도 바뀌지 않습니다."
            found.append(Problem("condition", text, blocks=False))
        return found


def _let_go(s: Session, row: StreetItem, file_id: int | None) -> None:
    """A picture that stands in neither place any more is marked as removed."""
    if file_id is not None and file_id not in {row.before_id, row.after_id}:
        fetch(s, Attachment, file_id).deleted_at = s.info["journal_now"]
