"""검토의견서: writing down what a department answered, confirming it, the criteria of a year (B5, OPN)."""

from collections.abc import Mapping, Sequence
from datetime import date

from db import opinion_queries, team_queries
from db.proposals import Criterion, Opinion, OpinionMark, Proposal
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.problems import blocking
from desktop_app.proposals import opinion_records
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.opinion_records import (
    CriterionAnswer,
    CriterionDraft,
    OpinionDraft,
    OpinionSheet,
    Writer,
)
from desktop_app.store import Store
from desktop_app.terms import CRITERIA, CriterionMark, Disclosure, Verdict
from desktop_app.values import phone_text, tidy, tidy_line

_STAYS = "저장된 의견서는 바뀌지 않았습니다."
_TOUCHED = (Kind.PROPOSAL, Kind.OPINION)


class Opinions:
    """The officer's verbs for one opinion and for the criteria of a year."""

    def __init__(self, store: Store, days: OfficeDays) -> None:
        self._store = store
        self._days = days

    def open(self, opinion_id: int) -> OpinionSheet:
        """One opinion with its marks, for the editor."""
        with self._store.reading() as s:
            row = fetch(s, Opinion, opinion_id)
            proposal = fetch(s, Proposal, row.proposal_id)
            why_not = why_locked(row, proposal)
            return OpinionSheet(
                draft=draft_of(s, row, proposal.fiscal_year),
                proposal_id=proposal.id,
                number=proposal.number,
                title=proposal.title,
                department=opinion_queries.department_name(s, row.department_id),
                requested_on=row.requested_on,
                due_on=row.due_on,
                confirmed_on=row.confirmed_on,
                editable=not why_not,
                why_not=why_not,
            )

    def writers(self, opinion_id: int, on: date) -> list[Writer]:
        """Who of the department was in post on a day; those of the team that was asked stand first."""
        with self._store.reading() as s:
            row = fetch(s, Opinion, opinion_id)
            found = team_queries.officers(s, team_queries.of_department(row.department_id), on)
            team = row.team
        ranked = sorted(found, key=lambda one: (one.team != team, bool(one.team)))
        return [Writer(one.name, one.post, phone_text(one.phone)) for one in ranked]

    def save(self, draft: OpinionDraft) -> Change:
        """Keep what is written so far; what a verdict still lacks does not keep it from being saved."""
        with self._store.writing(Act.EDIT_OPINION) as s:
            row, name = write_opinion(s, draft)
        summary = f"{name} 검토의견서를 저장했습니다."
        return self._store.done(s, _TOUCHED, summary, record_id=row.proposal_id)

    def confirm(self, draft: OpinionDraft) -> Change:
        """확정: the opinion is whole (OPN-3) and can be changed only after reopening."""
        found = opinion_records.unconfirmed(draft)
        if found:
            raise InputRefused(" ".join(problem.text for problem in found), safe=_STAYS)
        with self._store.writing(Act.CONFIRM_OPINION) as s:
            row, name = write_opinion(s, draft)
            row.confirmed_on = self._days.today
        summary = f"{name} 검토의견서를 확정했습니다."
        return self._store.done(s, _TOUCHED, summary, record_id=row.proposal_id)

    def reopen(self, opinion_id: int, reason: str = "") -> Change:
        """Take the 확정 off again."""
        with self._store.writing(Act.REOPEN_OPINION, note=tidy(reason)) as s:
            row = fetch(s, Opinion, opinion_id)
            row.confirmed_on = None
            name = opinion_queries.department_name(s, row.department_id)
        summary = f"{name} 검토의견서 확정을 풀었습니다."
        return self._store.done(s, _TOUCHED, summary, record_id=row.proposal_id)

    def criteria(self, year: int) -> list[CriterionDraft]:
        """The criteria of a year; of a year without its own, the ones it would begin with."""
        with self._store.reading() as s:
            found = opinion_queries.criteria(s, year)
            if found:
                return [CriterionDraft(row.label, row.id) for row in found]
            former = opinion_queries.newest_criteria_year(s, year)
            labels = [row.label for row in opinion_queries.criteria(s, former)] if former else CRITERIA
            return [CriterionDraft(label) for label in labels]

    def save_criteria(self, year: int, drafts: Sequence[CriterionDraft]) -> Change:
        """Change the criteria of one year; other years keep theirs (B5)."""
        labels = [tidy_line(draft.label) for draft in drafts]
        if "" in labels or not labels:
            raise InputRefused("검토 기준의 이름을 적으세요.", safe=_STAYS)
        if len(set(labels)) < len(labels):
            raise InputRefused("같은 이름의 검토 기준이 둘 있습니다.", safe=_STAYS)
        with self._store.writing(Act.EDIT_CRITERIA) as s:
            kept = {row.id: row for row in opinion_queries.criteria(s, year)}
            wanted = {draft.id for draft in drafts}
            for key, row in kept.items():
                if key not in wanted:
                    row.deleted_at = self._days.clock.now()
            s.flush()
            _make_room(s, kept, drafts, labels)
            for place, (draft, label) in enumerate(zip(drafts, labels, strict=True), start=1):
                if draft.id in kept:
                    kept[draft.id].label, kept[draft.id].position = label, place
                else:
                    s.add(Criterion(fiscal_year=year, position=place, label=label))
        return self._store.done(s, {Kind.OPINION}, f"{year}년 검토 기준을 고쳤습니다.")


def _make_room(
    s: Session, kept: Mapping[int, Criterion], drafts: Sequence[CriterionDraft], labels: Sequence[str]
) -> None:
    """Two criteria that change names, or names that move on by one, must not meet on the way."""
    former = {row.label for row in kept.values() if row.deleted_at is None}
    for draft, label in zip(drafts, labels, strict=True):
        row = kept.get(draft.id) if draft.id is not None else None
        if row is not None and row.label != label and (label in former or row.label in labels):
            row.label = f"{row.label}\u2060{row.id}"  # no line that is typed holds a word joiner
    s.flush()


def write_opinion(s: Session, draft: OpinionDraft) -> tuple[Opinion, str]:
    """Write what an opinion says within an act; the row and its department's name. Raises InputRefused."""
    row = fetch(s, Opinion, draft.id, draft.version)
    proposal = fetch(s, Proposal, row.proposal_id)
    why_not = why_locked(row, proposal)
    if why_not:
        raise InputRefused(why_not, safe=_STAYS)
    blocks = blocking(opinion_records.problems(draft, row.requested_on))
    if blocks:
        raise InputRefused(" ".join(problem.text for problem in blocks), safe=_STAYS)
    _refuse_emptying(row, proposal, draft)
    _fill(row, draft)
    _fill_marks(s, row, draft.answers)
    return row, opinion_queries.department_name(s, row.department_id)


def draft_of(s: Session, row: Opinion, year: int) -> OpinionDraft:
    """A stored opinion as its editor shows it."""
    marks = opinion_queries.marks(s, row.id)
    answers = []
    for criterion in opinion_queries.criteria(s, year, row.id):
        mark = marks.get(criterion.id)
        answers.append(
            CriterionAnswer(
                criterion.id,
                criterion.label,
                CriterionMark[mark.mark] if mark and mark.mark else None,
                mark.reason if mark else "",
            )
        )
    return OpinionDraft(
        id=row.id,
        version=row.version,
        verdict=Verdict[row.verdict] if row.verdict else None,
        answers=tuple(answers),
        written_on=row.written_on,
        writer_extension=row.writer_extension,
        disclosure=Disclosure[row.disclosure],
        clauses=tuple(row.disclosure_clauses.split()),
        **{name: getattr(row, name) for name in opinion_records.TEXTS},
    )


def _fill(row: Opinion, draft: OpinionDraft) -> None:
    for name in opinion_records.LONG_TEXTS:
        setattr(row, name, tidy(getattr(draft, name)))
    for name in opinion_records.LINES:
        setattr(row, name, tidy_line(getattr(draft, name)))
    row.verdict = draft.verdict.name if draft.verdict else ""
    row.written_on = draft.written_on
    row.writer_extension = phone_text(draft.writer_extension)
    row.disclosure = draft.disclosure.name
    row.disclosure_clauses = " ".join(draft.clauses)


def _fill_marks(s: Session, row: Opinion, answers: Sequence[CriterionAnswer]) -> None:
    marks = opinion_queries.marks(s, row.id)
    changed = False
    for answer in answers:
        mark = answer.mark.name if answer.mark else ""
        reason = tidy(answer.reason)
        stored = marks.get(answer.criterion_id)
        if stored is None:
            if mark or reason:
                s.add(
                    OpinionMark(opinion_id=row.id, criterion_id=answer.criterion_id, mark=mark, reason=reason)
                )
                changed = True
        elif (stored.mark, stored.reason) != (mark, reason):
            stored.mark, stored.reason = mark, reason
            changed = True
    if changed and not s.is_modified(row):
        # A form that was filled before the marks changed must not save over them.
        opinion_queries.touch(s, row)


def why_locked(row: Opinion, proposal: Proposal) -> str:
    """Why an opinion cannot be changed now; empty where it can."""
    if row.confirmed_on is not None:
        return "확정한 의견서입니다. 고치려면 확정을 먼저 푸세요."
    if proposal.cancelled_on is not None:
        return "접수를 취소한 제안의 의견서는 고칠 수 없습니다."
    return ""


def _refuse_emptying(row: Opinion, proposal: Proposal, draft: OpinionDraft) -> None:
    """The result rests on the opinions that were in: none of them may go missing under it."""
    empties = draft.verdict is None or draft.written_on is None
    was_in = bool(row.verdict) and row.written_on is not None
    if empties and was_in and proposal.result and not proposal.override_reason:
        text = "이 의견 위에 결과가 확정되어 있습니다. 의견과 작성일을 비우려면 결과 확정을 먼저 푸세요."
        raise InputRefused(text, safe=_STAYS)
