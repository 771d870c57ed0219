"""받은 의견서 읽기: forms that were filled in find their opinion, are compared, and are taken as one act (B8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from db import opinion_queries, proposal_queries
from db.proposals import Opinion, Proposal, ReceivedForm
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.inbox import NOT_KEPT, FileCame, Inbox, plain_name
from desktop_app.intake.records import CellValue, FileRead
from desktop_app.listing import ListQuery
from desktop_app.particles import with_object
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.proposals.forms import office_mark
from desktop_app.proposals.opinions import draft_of, why_locked, write_opinion
from desktop_app.proposals.records import AskedDepartment
from desktop_app.proposals.return_compare import altered, compare, compose, text_of_lines
from desktop_app.proposals.return_fields import (
    ENDINGS,
    FIELDS,
    FormKey,
    compared,
    fixed_cells,
    read_key,
    strange_edition,
)
from desktop_app.proposals.return_reading import strangers, understand
from desktop_app.proposals.return_records import Altered, ReturnedForm, Standing, Taking
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.values import date_text

_STAYS = "저장된 의견서는 바뀌지 않았습니다."
_BY_HAND = "의견서에 손으로 옮겨 적으세요."
_MOST_CHOICES = 500


class Returns:
    """The officer's verbs for forms that came back; the files are kept in ``inbox`` by their hash."""

    def __init__(self, store: Store, proposals: Proposals, clock: Clock, inbox: Path) -> None:
        self._store = store
        self._proposals = proposals
        self._clock = clock
        self._inbox = Inbox(inbox, frozenset(ENDINGS), _STAYS)

    def look(self, path: Path, file: FileRead) -> list[ReturnedForm]:
        """Every form of a file that was read, beside what is stored. Nothing is written."""
        came = FileCame(path, file.sha256)
        with self._store.reading() as s:
            return [
                self._look(s, came, sheet.name, tuple((str(row[0]), row[1]) for row in sheet.rows))
                for sheet in file.sheets
            ]

    def again(self, form: ReturnedForm) -> ReturnedForm:
        """The same form beside what is stored now."""
        with self._store.reading() as s:
            if form.opinion_id is not None and read_key(form.key) is None:
                return self._beside(s, form, form.opinion_id)
            return self._look(s, form.file, form.key, form.said)

    def assign(self, form: ReturnedForm, opinion_id: int) -> ReturnedForm:
        """A form without a key, beside the opinion that the officer chose for it."""
        with self._store.reading() as s:
            return self._beside(s, form, opinion_id)

    def choices(self, form: ReturnedForm, year: int) -> list[AskedDepartment]:
        """The opinions that a form without a key may belong to; those that its printed cells name stand first."""
        asked = self._proposals.opinion_list
        ids = asked.first_ids(ListQuery(year=year, order="number"), _MOST_CHOICES)
        said = dict(form.said)
        number = compared(text_of_lines(said.get("fixed_number")))
        reviewer = compared(text_of_lines(said.get("fixed_reviewer")))

        def likeness(one: AskedDepartment) -> int:
            return (compared(one.number) == number) * 2 + (compared(one.name) == reviewer)

        return sorted(asked.rows(ids), key=likeness, reverse=True)

    def take(self, takings: Sequence[Taking]) -> Change:
        """Put what the departments wrote into their opinions, all of it or nothing; the files are kept."""
        _refuse_twice(takings)
        self._store.require_writing()
        with (
            self._inbox.keeping(taking.form.file for taking in takings),
            self._store.writing(Act.TAKE_FORMS) as s,
        ):
            written = [self._write(s, taking) for taking in takings]
        summary = (
            f"{with_object(f'{takings[0].form.where} 검토의견서')} 넣었습니다."
            if len(written) == 1
            else f"받은 검토의견서 {len(written)}건을 넣었습니다."
        )
        kinds = {Kind.PROPOSAL, Kind.OPINION}
        return self._store.done(s, kinds, summary, record_id=written[0], count=len(written))

    def _look(
        self, s: Session, file: FileCame, key_text: str, said: tuple[tuple[str, CellValue], ...]
    ) -> ReturnedForm:
        form = ReturnedForm(file, Standing.STOPPED, said, key=key_text)
        if not any(name in FIELDS for name, _ in said):
            text = "적을 칸이 없는 파일입니다. 이미 적은 의견서를 내보낸 것입니다."
            return _stopped(form, text, "보낸 빈 서식에 적은 파일인지 확인하세요.")
        if strange_edition(key_text):
            text = "이 프로그램의 다른 판이 만든 서식이라 읽을 수 없습니다."
            return _stopped(form, text, "지금 판으로 빈 서식을 다시 보내세요.", _BY_HAND)
        key = read_key(key_text)
        if key is None:
            text = "서식을 알아보는 표시가 지워져 어느 제안의 어느 부서인지 알 수 없습니다."
            steps = ("어느 제안, 어느 부서의 의견인지 고르세요.",)
            return replace(form, standing=Standing.CHOOSE, sentence=text, steps=steps)
        return self._by_key(s, replace(form, number=key.number), key)

    def _by_key(self, s: Session, form: ReturnedForm, key: FormKey) -> ReturnedForm:
        department = opinion_queries.department_name(s, key.department_id)
        if key.office != office_mark(s):
            text = f"다른 업무 폴더에서 만든 서식입니다({key.number})."
            return _stopped(form, text, "그 서식을 보낸 업무 폴더를 열어 읽으세요.", _BY_HAND)
        form = replace(form, department=department)
        proposal_id = proposal_queries.id_of_number(s, key.number)
        if proposal_id is None:
            text = f"{key.number} 제안이 이 업무 폴더에 없습니다."
            return _stopped(form, text, "관리번호를 확인하고 맞는 업무 폴더에서 읽으세요.")
        proposal = fetch(s, Proposal, proposal_id)
        form = replace(form, title=proposal.title)
        if proposal.cancelled_on is not None:
            text = f"{key.number} 제안은 {date_text(proposal.cancelled_on)} 접수를 취소했습니다."
            return _stopped(form, text, "의견을 받으려면 접수를 먼저 되살리세요.")
        opinion_id = opinion_queries.id_for(s, proposal_id, key.department_id)
        if opinion_id is None:
            whom = department or "이 부서"
            text = f"{key.number} 검토를 {whom}에 요청한 적이 없거나 지정을 취소했습니다."
            return _stopped(form, text, "그 제안에 ‘부서 더하기’로 부서를 더한 뒤 다시 읽으세요.")
        return self._beside(s, form, opinion_id, key.fixed)

    def _beside(self, s: Session, form: ReturnedForm, opinion_id: int, digest: str = "") -> ReturnedForm:
        """Field by field beside one opinion."""
        row = fetch(s, Opinion, opinion_id)
        proposal = fetch(s, Proposal, row.proposal_id)
        draft = draft_of(s, row, proposal.fiscal_year)
        cells, words = dict(form.said), self._proposals.verdict_words
        criteria = [answer.label for answer in draft.answers]
        said = understand(cells, words, criteria, proposal.fiscal_year)
        fields = compare(said, draft, words, row.requested_on)
        printed = fixed_cells(self._proposals.forms.unwritten(s, proposal, row, ""))
        before = opinion_queries.taken_on(s, row.id, form.file.sha256)
        shown = replace(
            form,
            number=proposal.number,
            title=proposal.title,
            department=opinion_queries.department_name(s, row.department_id),
            opinion_id=row.id,
            version=row.version,
            confirmed=row.confirmed_on is not None,
            seen_before=before is not None,
            fields=fields,
            altered=altered(cells, printed, digest),
            warnings=tuple(self._warnings(proposal, cells, criteria, before_key=bool(digest))),
        )
        if why_not := why_locked(row, proposal):
            return _stopped(shown, why_not)
        if not shown.takeable and not shown.troubles:
            blank = not any(one.came for one in fields)
            text = "부서가 아무것도 적지 않은 서식입니다." if blank else "저장된 의견과 같습니다."
            return replace(shown, standing=Standing.SAME, sentence=text, steps=())
        again = f"이 파일은 {date_text(before)} 이미 넣었습니다." if before else ""
        return replace(shown, standing=Standing.READY, sentence=again, steps=())

    def _warnings(
        self, proposal: Proposal, cells: dict[str, CellValue], criteria: Sequence[str], *, before_key: bool
    ) -> Iterable[str]:
        if not before_key:
            yield "표시가 없어 손으로 고른 의견서입니다. 제안과 부서가 맞는지 확인하세요."
        if proposal.fiscal_year != self._clock.today().year:
            yield f"{proposal.fiscal_year}년도 제안의 의견서입니다."
        gone = strangers(cells, criteria)
        if gone:
            named = ", ".join(f"‘{one}’" for one in gone)
            yield f"보낸 뒤 검토 기준이 바뀌어 {named}의 판단은 넣지 않습니다."

    def _write(self, s: Session, taking: Taking) -> int:
        """Write one form within the act; its proposal."""
        form = taking.form
        if form.opinion_id is None or form.version is None or form.standing is Standing.STOPPED:
            raise InputRefused(f"{form.where}: {form.sentence or '넣을 수 없습니다.'}", safe=_STAYS)
        row = fetch(s, Opinion, form.opinion_id, form.version)
        proposal = fetch(s, Proposal, row.proposal_id)
        draft = draft_of(s, row, proposal.fiscal_year)
        taken = compose(draft, form.fields, taking.names)
        write_opinion(s, taken)
        left = [
            one.label for one in form.fields if (one.differs or one.trouble) and one.name not in taking.names
        ]
        remarks = [_kept_words(one) for one in form.altered]
        remarks += [f"넣지 않은 칸: {', '.join(left)}"] if left else []
        s.add(
            ReceivedForm(
                opinion_id=row.id,
                file_name=plain_name(form.file.name),
                sha256=form.file.sha256,
                stored=self._inbox.name_of(form.file),
                outcome="TAKEN" if taken != draft else "SAME",
                remarks="\n".join(remarks),
            )
        )
        return proposal.id


def _kept_words(one: Altered) -> str:
    """What is kept of a printed cell that was changed."""
    return f"{one.label}: {NOT_KEPT}" if forbidden_number(one.sentence) else one.sentence


def _stopped(form: ReturnedForm, sentence: str, *steps: str) -> ReturnedForm:
    return replace(form, standing=Standing.STOPPED, sentence=sentence, steps=steps)


def _refuse_twice(takings: Sequence[Taking]) -> None:
    """Two answers for one opinion would write over each other."""
    ids = [taking.form.opinion_id for taking in takings]
    twice = next((one.form for one in takings if ids.count(one.form.opinion_id) > 1), None)
    if twice is not None:
        raise InputRefused(
            f"{twice.where} 의견서가 둘 넘게 있습니다.", safe=_STAYS, steps=("하나만 골라 넣으세요.",)
        )
