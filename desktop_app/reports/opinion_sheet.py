"""The review opinion form (검토의견서) as rows and cells for HWPX and XLSX, filled or to be filled in (B8, OPN-5).

The order and the words are those of the printed form (opinion_layout.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop_app import notation, values
from desktop_app.particles import with_subject
from desktop_app.proposals.form_values import CRITERION_MARKS, ApprovalBox, FormSettings, OpinionForm
from desktop_app.proposals.return_fields import FIELDS, check_field, fixed_cells
from desktop_app.reports import page
from desktop_app.reports.form_sheet import (
    Align,
    FormCell,
    FormLine,
    FormRow,
    FormSheet,
    FormTable,
    Wanted,
    label,
    row,
)
from desktop_app.terms import Disclosure

_LABEL = 25.0
_META = (20.0, 31.0, 16.0, 28.0, 20.0, 55.0)
"""Parts of the line under the title: the marks of 공개구분 stand in one line."""
_SIDE, _BOX, _TITLE_ROOM = 8.0, 18.0, 60.0
_CHECKS = (25.0, 75.0)
_HEADING, _SMALL, _MARKS = 12.0, 9.0, 8.5
_PER_LINE = 60
_DATE_BLANK = ".   .   ."

_ATTRIBUTES = {"effect": "expected_effect", "writer_extension": "extension"}
"""Fields of the draft that the printed value names otherwise."""


def opinion_sheet(form: OpinionForm, settings: FormSettings) -> FormSheet:
    """One form; a blank one has open fields and carries its key."""
    return _Writer(form, settings).sheet()


class _Writer:
    """Puts one form together."""

    def __init__(self, form: OpinionForm, settings: FormSettings) -> None:
        self._form = form
        self._office = settings.office
        self._words = settings.words
        self._width = 210.0 - settings.left - settings.right
        half = self._width / 2 - _LABEL
        self._columns = (_LABEL, half, _LABEL, half)
        self._fixed = fixed_cells(form)

    def sheet(self) -> FormSheet:
        form = self._form
        blocks: list[FormTable | FormLine] = [*self._head(), self._meta()]
        if form.blank and form.due_on is not None:
            due = values.date_weekday_text(form.due_on)
            blocks.append(FormLine("", size=4))
            blocks.append(
                FormLine(
                    f"※ 제출: {due}까지 {self._office}  ({self._words['fixed_reviewer']}: {form.reviewer})"
                )
            )
        review = self._review()
        for title, rows in (
            (self._words["part_outline"], self._outline()),
            (self._words["part_review"], review),
            (self._words["part_opinion"], self._opinion()),
            (self._words["part_plan"], self._plan()),
        ):
            blocks += [FormLine(title, bold=True, size=_HEADING), FormTable(self._columns, tuple(rows))]
            if rows is review and form.criteria:
                blocks.append(self._criteria())
        blocks += self._closing()
        return FormSheet(form.bookmark, tuple(blocks), form.key)

    def _head(self) -> list[FormTable | FormLine]:
        """The title, with the approval boxes at its right where somebody signs."""
        boxes = self._form.approval
        title = FormCell(self._words["title"], align=Align.CENTER, bold=True, size=page.TITLE_SIZE, bare=True)
        if not boxes:
            return [FormTable((self._width,), (FormRow((title,), 2.4),))]
        across = min(_BOX, (self._width - _TITLE_ROOM - _SIDE) / len(boxes))
        room = self._width - _SIDE - across * len(boxes)
        title = FormCell(
            self._words["title"], rows=2, align=Align.CENTER, bold=True, size=page.TITLE_SIZE, bare=True
        )
        names = (label(box.position, size=_SMALL) for box in boxes)
        upper = FormRow((title, label("결\n재", rows=2, size=_SMALL), *names), 0.8)
        lower = FormRow(_signatures(boxes), 2.0)
        return [FormTable((room, _SIDE, *(across for _ in boxes)), (upper, lower)), FormLine("", size=4)]

    def _meta(self) -> FormTable:
        form = self._form
        share = self._width / sum(_META)
        written = "" if form.blank else values.date_text(form.written_on)
        cells = (
            label(self._words["fixed_number"]),
            replace(self._printed("fixed_number"), align=Align.CENTER),
            label(self._words["written_on"]),
            self._field("written_on", written, align=Align.CENTER, wanted=Wanted.DATE),
            label(self._words["disclosure"]),
            self._disclosure(),
        )
        return FormTable(tuple(part * share for part in _META), (row(*cells),))

    def _disclosure(self) -> FormCell:
        form = self._form
        if not form.blank:
            return FormCell(form.disclosure, align=Align.CENTER)
        labels = tuple(one.value for one in Disclosure)
        marks = notation.check_marks(labels, None)
        return replace(
            self._field("disclosure", marks, align=Align.CENTER, wanted=Wanted.CHOICE, choices=labels),
            size=_MARKS,
        )

    def _outline(self) -> list[FormRow]:
        rows = [
            self._printed_row("fixed_title"),
            self._printed_pair("fixed_proposer", "fixed_received_on"),
            self._printed_pair("fixed_field", "fixed_direction"),
            self._printed_row("fixed_cost"),
            self._printed_row("fixed_summary", lines=2),
        ]
        if self._form.effect:
            rows.append(self._full(self._words["proposal_effect"], self._form.effect))
        return rows

    def _review(self) -> list[FormRow]:
        cells = (
            label(self._words["fixed_reviewer"]),
            self._printed("fixed_reviewer"),
            label(self._words["consult_department"]),
            self._open("consult_department"),
        )
        names = ("laws", "duplicates", "budget_view", "budget_source", "feasibility", "effect")
        return [row(*cells), *(self._open_row(name) for name in names)]

    def _criteria(self) -> FormTable:
        """The year's check list: the question, the mark, why."""
        head = row(*(label(self._words[key]) for key in ("check_label", "check_mark", "check_reason")))
        lines = [
            row(
                replace(label(one.label), fixed=check_field(at, "label") if self._form.blank else ""),
                self._field(
                    check_field(at, "mark"),
                    notation.check_marks(CRITERION_MARKS, one.mark),
                    align=Align.CENTER,
                    wanted=Wanted.CHOICE,
                    choices=CRITERION_MARKS,
                ),
                self._field(check_field(at, "reason"), one.reason),
            )
            for at, one in enumerate(self._form.criteria)
        ]
        return FormTable((*_CHECKS, self._width - sum(_CHECKS)), (head, *lines), head_rows=1)

    def _opinion(self) -> list[FormRow]:
        form = self._form
        marks = notation.check_marks(form.verdicts, None if form.blank else form.verdict)
        verdict = self._field("verdict", marks, columns=3, wanted=Wanted.CHOICE, choices=form.verdicts)
        rows = [row(label(self._words["verdict"]), verdict)]
        rows += [self._open_row(name) for name in ("rationale", "scope_accepted", "scope_excluded")]
        again, transfer = self._open("review_again"), self._open("transfer_department")
        return [
            *rows,
            row(
                label(self._words["review_again"]), again, label(self._words["transfer_department"]), transfer
            ),
        ]

    def _plan(self) -> list[FormRow]:
        form = self._form
        rows = [self._open_row("linkage_plan"), self._open_row("plan")]
        if form.override_reason:
            told = f"{with_subject(self._words['title'])} 모두 제출되기 전에 결과를 정함\n사유: {form.override_reason}"
            rows.append(self._full(self._words["override"], told))
        if form.blank:
            rows.append(
                row(
                    label(self._words["writer_post"]),
                    self._open("writer_post"),
                    label(self._words["writer_name"]),
                    self._open("writer_name"),
                )
            )
        else:
            rows.append(self._full(self._words["writer"], form.writer))
        extension, reply = self._open("writer_extension"), self._open("reply_number")
        return [
            *rows,
            row(label(self._words["writer_extension"]), extension, label(self._words["reply_number"]), reply),
        ]

    def _closing(self) -> list[FormLine]:
        """붙임 and 끝 (DOC-6, DOC-7); a form still to be filled in has no end yet."""
        texts = notation.enclosure_lines(self._form.attachments)
        if not self._form.blank:
            texts = notation.closed(texts, lambda text: len(text) <= _PER_LINE)
        return [FormLine(text) for text in texts]

    def _field(self, name: str, text: str, **look: Any) -> FormCell:
        """A cell that is open on a blank form and printed on a filled one."""
        given = (
            {**look} if self._form.blank else {key: look[key] for key in look if key in {"align", "columns"}}
        )
        return FormCell(text, field=name if self._form.blank else "", **given)

    def _open(self, name: str, columns: int = 1) -> FormCell:
        text = "" if self._form.blank else str(getattr(self._form, _ATTRIBUTES.get(name, name)))
        return self._field(name, text, columns=columns)

    def _open_row(self, name: str) -> FormRow:
        _usual, lines = FIELDS[name]
        return row(
            label(self._words[name]), self._open(name, columns=3), lines=lines if self._form.blank else 1
        )

    @staticmethod
    def _full(words: str, text: str) -> FormRow:
        return row(label(words), FormCell(text, columns=3))

    def _printed(self, name: str, columns: int = 1) -> FormCell:
        """A cell that must come back as it was sent."""
        return FormCell(self._fixed[name], columns=columns, fixed=name)

    def _printed_row(self, name: str, *, lines: float = 1.0) -> FormRow:
        return row(label(self._words[name]), self._printed(name, columns=3), lines=lines)

    def _printed_pair(self, one: str, other: str) -> FormRow:
        return row(
            label(self._words[one]), self._printed(one), label(self._words[other]), self._printed(other)
        )


def _signatures(boxes: Sequence[ApprovalBox]) -> tuple[FormCell, ...]:
    """Empty boxes for signatures; the approver's has a line for the date (DOC-8)."""
    approver = max((at for at, box in enumerate(boxes) if not box.consents), default=-1)
    cells = []
    for at, box in enumerate(boxes):
        below = _DATE_BLANK if at == approver else notation.HAS_OPINION if box.has_opinion else ""
        cells.append(FormCell(f"{box.mark}\n{below}", align=Align.CENTER, size=_SMALL))
    return tuple(cells)
