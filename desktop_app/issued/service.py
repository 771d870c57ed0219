"""발행: a report goes out and is kept as it was, with its data; later it is seen what is different and why (H11)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db import issued_queries as queries
from db.reports import IssuedFile as FileRow
from db.reports import IssuedReport
from db.session import Session, fetch
from desktop_app.attachments.records import Kept
from desktop_app.attachments.vault import Vault
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import FileTrouble, InputRefused, StaleRecord
from desktop_app.history import act_words
from desktop_app.issued import snapshot
from desktop_app.issued.comparing import differences
from desktop_app.issued.records import Behind, Comparison, Issued, IssuedFile, IssueDraft
from desktop_app.issued.rules import why_not_issued
from desktop_app.particles import with_direction, with_object
from desktop_app.privacy.guard import known_label
from desktop_app.store import Store
from desktop_app.values import tidy_line

if TYPE_CHECKING:
    from desktop_app.catalogue.entries import Wish
    from desktop_app.catalogue.making import Made
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report

HOME: Final = "issued"
DATA: Final = "DATA"
LARGEST: Final = 1 << 30
_KINDS: Final = frozenset({Kind.ISSUED_REPORT})
_STAYS: Final = "발행한 보고서와 그 파일은 그대로입니다."
_SHOWN: Final = 50


class IssuedReports:
    """The officer's verbs for reports that went out; their files are never written again."""

    def __init__(self, store: Store, clock: Clock, office: Path) -> None:
        self._store = store
        self._clock = clock
        self._vault = Vault(office, LARGEST, home=HOME)

    def issue(self, made: "Made", files: Mapping[str, bytes], draft: IssueDraft) -> Change:
        """Keep a report as it goes out: its files by format and its data. Raises InputRefused for one with names."""
        if reason := why_not_issued(made):
            raise InputRefused(reason, safe="아무것도 발행하지 않았습니다.")
        self._store.require_writing()
        named = {f"{made.name}.{form.lower()}": data for form, data in files.items()}
        named[f"{made.name}.json"] = snapshot.written(_data(made)).encode()
        kept = dict(zip((*files, DATA), self._vault.keep_bytes(named), strict=True))
        try:
            with self._store.writing(Act.ISSUE_REPORT) as s:
                row = _row(made, draft, self._clock)
                row.serial = queries.next_serial(s, row.fiscal_year)
                s.add(row)
                s.flush()
                s.add_all(_file(row.id, form, one) for form, one in kept.items())
                key, number = row.id, f"{row.fiscal_year}-발행-{row.serial:03d}"
        except BaseException:
            self._vault.forget(kept.values())
            raise
        said = (
            f"{with_object(f'‘{made.name}’')} {with_direction(number)} 발행했습니다. "
            f"파일 {len(files)}개와 그때의 자료를 보관합니다."
        )
        return self._store.done(s, _KINDS, said, record_id=key)

    def of_year(self, year: int | None) -> list[Issued]:
        """The reports that went out in a year, the newest first."""
        with self._store.reading() as s:
            return _records(s, queries.issued(s, year))

    def get(self, issued_id: int) -> Issued:
        """One of them. Raises RecordMissing."""
        with self._store.reading() as s:
            return _records(s, [fetch(s, IssuedReport, issued_id)])[0]

    def edit(self, issued_id: int, draft: IssueDraft) -> Change:
        """Purpose, document number, note; never the files."""
        with self._store.writing(Act.EDIT_ISSUED) as s:
            row = fetch(s, IssuedReport, issued_id)
            if draft.version is not None and row.version != draft.version:
                raise StaleRecord(
                    "그사이 발행 정보가 바뀌었습니다.", safe=_STAYS, steps=("다시 열어 고치세요.",)
                )
            _put(row, draft)
            said = f"‘{row.title}’의 발행 정보를 고쳤습니다."
        return self._store.done(s, _KINDS, said, record_id=issued_id)

    def withdraw(self, issued_id: int, reason: str) -> Change:
        """발행 취소: a mark with day and reason; line, number and files stay, and 되돌리기 takes the mark off.

        Raises InputRefused without a reason, and for one that was withdrawn already.
        """
        reason = tidy_line(reason)
        if not reason:
            raise InputRefused("발행을 취소하는 사유를 적으세요.", safe=_STAYS)
        with self._store.writing(Act.WITHDRAW_ISSUED, reason) as s:
            row = fetch(s, IssuedReport, issued_id)
            if row.withdrawn_at is not None:
                raise InputRefused("이미 취소한 발행입니다.", safe=_STAYS)
            row.withdrawn_at, row.withdrawn_reason = self._clock.now(), reason
            said = f"‘{row.title}’의 발행을 취소했습니다. 취소한 것으로 표시하고 파일은 그대로 둡니다."
        return self._store.done(s, _KINDS, said, record_id=issued_id)

    def last_like(self, wish: "Wish") -> Issued | None:
        """The last issue that stands of the same paper, of the same part of the year, record and choices.

        Another day, unit or chapters make no other paper; a half year is nothing to set the year against.
        """
        from desktop_app.catalogue.wishes import wish_from  # noqa: PLC0415 - at first need

        for one in self.of_year(wish.year):
            if one.report == wish.report and one.wish and not one.past:
                kept = wish_from(one.wish)
                if (
                    replace(wish, as_of=kept.as_of, since=kept.since, unit=kept.unit, chapters=kept.chapters)
                    == kept
                ):
                    return one
        return None

    # Its files

    def read(self, file: IssuedFile) -> bytes:
        """The bytes as they went out, and no others. Raises FileTrouble."""
        return self._vault.read(file.stored, file.sha256, file.name)

    def open_copy(self, file: IssuedFile) -> Path:
        """A read-only copy for another program to show. Raises FileTrouble."""
        return self._vault.open_copy(file.stored, file.sha256, file.name)

    def copy_out(self, file: IssuedFile, target: Path) -> None:
        """사본 저장. Raises FileTrouble."""
        self._vault.copy_to(target, file.stored, file.sha256, file.name)

    def changed_files(self, issued: Issued) -> list[str]:
        """Names of files that are not as they went out, or are gone; reads them all."""
        found = []
        for file in issued.files:
            try:
                self.read(file)
            except FileTrouble:
                found.append(file.name)
        return found

    # Why it is different today

    def compare(self, issued_id: int, office: "Office") -> Comparison:
        """The same report made today, set against the one that went out; a longer work, off the window's thread."""
        from desktop_app.catalogue.catalogue import PAPERS  # noqa: PLC0415 - all papers, at first need
        from desktop_app.catalogue.making import collected  # noqa: PLC0415 - the same
        from desktop_app.catalogue.wishes import wish_from  # noqa: PLC0415 - the same

        issued = self.get(issued_id)
        entry = PAPERS.get(issued.report)
        if entry is None:
            raise InputRefused("이 판에는 없는 보고서라 다시 만들어 견줄 수 없습니다.", safe=_STAYS)
        if not issued.wish:  # its rows were chosen one by one, in the office folder that it comes from
            raise InputRefused(
                "다른 업무 폴더에서 가져온 보고서라 다시 만들어 견줄 수 없습니다.", safe=_STAYS
            )
        wish = wish_from(issued.wish)
        now = collected(office, entry, wish).report
        assert now is not None  # noqa: S101 - only papers of blocks are issued
        found = differences(self.then(issued), now)
        return Comparison(issued, found, self.behind(issued, entry.tables) if found else ())

    def then(self, issued: Issued) -> "Report":
        """The report's blocks as they went out. Raises FileTrouble."""
        from desktop_app.issued.kept_types import TYPES  # noqa: PLC0415 - blocks of reports, at first need
        from desktop_app.reports.blocks import Report  # noqa: PLC0415 - the same

        file = issued.file(DATA)
        if file is None:
            raise FileTrouble(f"‘{issued.title}’의 자료가 보관되어 있지 않습니다.", safe=_STAYS)
        try:
            report = snapshot.read(self.read(file).decode(), TYPES)["report"]
        except (snapshot.UnreadableSnapshotError, KeyError, UnicodeDecodeError) as error:
            raise FileTrouble(f"‘{issued.title}’의 자료를 읽지 못했습니다.", safe=_STAYS) from error
        if not isinstance(report, Report):
            raise FileTrouble(f"‘{issued.title}’의 자료가 보고서가 아닙니다.", safe=_STAYS)
        return report

    def behind(self, issued: Issued, tables: Iterable[str]) -> tuple[Behind, ...]:
        """Acts since it went out on what it reports, of its year; one line for each act and record."""
        with self._store.reading() as s:
            rows = queries.written_since(s, issued.id, frozenset(tables))
            seen: dict[tuple[str, str, int, Any], Behind] = {}
            for row in rows:
                key = (row.act, row.table_name, row.record_id, row.at)
                if key in seen:
                    continue
                called, year = queries.about(s, row.table_name, row.record_id)
                if year is not None and year != issued.year:
                    continue
                seen[key] = Behind(
                    row.at, row.user, act_words(row.act, undone=row.undoes is not None),
                    row.table_name, row.record_id, called or _said(row), _fields(row),
                )  # fmt: skip
        return tuple(seen.values())[:_SHOWN]


def _data(made: "Made") -> dict[str, Any]:
    """What is kept of it: the blocks that were drawn and, of the year's reports, the frozen year."""
    from desktop_app.performance.records import YearSummary  # noqa: PLC0415 - at first need

    kept: dict[str, Any] = {"report": made.report}
    if isinstance(made.data, YearSummary):
        kept["summary"] = made.data
    return kept


def _row(made: "Made", draft: IssueDraft, clock: Clock) -> IssuedReport:
    from desktop_app.catalogue.entries import Ask  # noqa: PLC0415 - at first need
    from desktop_app.catalogue.wishes import wish_text  # noqa: PLC0415 - the same
    from desktop_app.performance.spans import period  # noqa: PLC0415 - the same

    wish = made.wish
    days = period(wish.year, wish.span) if Ask.SPAN in made.entry.asks else None
    row = IssuedReport(
        fiscal_year=wish.year,
        report=made.entry.key,
        wish=wish_text(wish),
        title=made.name,
        as_of=wish.as_of,
        starts_on=days.start if days else None,
        ends_on=days.end if days else None,
        issued_at=clock.now(),
    )
    _put(row, draft)
    return row


def _put(row: IssuedReport, draft: IssueDraft) -> None:
    row.purpose = tidy_line(draft.purpose)
    row.document_number = tidy_line(draft.document_number)
    row.note = tidy_line(draft.note)


def _file(report_id: int, form: str, kept: Kept) -> FileRow:
    return FileRow(
        report_id=report_id,
        form=form,
        stored=kept.stored,
        file_name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
    )


def _records(s: Session, rows: Sequence[IssuedReport]) -> list[Issued]:
    files: dict[int, list[IssuedFile]] = {}
    for one in queries.files_of(s, [row.id for row in rows]):
        file = IssuedFile(one.id, one.form, one.file_name, one.stored, one.sha256, one.size)
        files.setdefault(one.report_id, []).append(file)
    return [
        Issued(
            row.id, row.fiscal_year, row.report, row.title, row.as_of, row.starts_on, row.ends_on, row.issued_at,
            IssueDraft(row.purpose, row.document_number, row.note, row.version), tuple(files.get(row.id, ())),
            row.serial, row.withdrawn_at, row.withdrawn_reason, row.wish,
        )
        for row in rows
    ]  # fmt: skip


def _fields(row: Any) -> str:
    """The fields that an act changed, as forms call them."""
    if not row.before or not row.after:
        return ""
    labels = (known_label(row.table_name, name) for name in json.loads(row.after))
    return ", ".join(dict.fromkeys(label for label in labels if label))


def _said(row: Any) -> str:
    """What a record that is gone was called, out of the journal."""
    said = json.loads(row.before or row.after or "{}")
    return next((str(said[name]) for name in queries.CALLED if said.get(name)), "")
