"""The columns of the review opinion form and the kinds of row it is made of."""

from collections.abc import Sequence
from functools import lru_cache

from desktop_app import notation
from desktop_app.proposals.form_values import CRITERION_MARKS, Criterion
from desktop_app.proposals.form_words import FormWords
from desktop_app.reports import flow, fonts, page, paper_text
from desktop_app.reports.flow import Cell, Look, Row

LABEL_WIDTH = 76.0
_META_LABEL = 56.0
_WRITER_MORE = 60.0
_MARKS_WIDTH = 158.0
_CHECK_HEADS = ("check_label", "check_mark", "check_reason")
_APART = "\x1f"
"""Between the parts of a row's name: no label of an office can hold it."""
_REMEMBERED = 4096


class Grid:
    """Makes rows for one paper, text size and line spacing."""

    def __init__(
        self,
        paper: page.Paper,
        size: float,
        spacing: float = page.LINE_SPACING,
        words: FormWords | None = None,
    ) -> None:
        self.paper = paper
        self.words = words or FormWords()
        self.size = size
        self.leading = size * spacing
        # The press draws the fixed part of a row once under its name: each spacing has rows of its own.
        self._mark = "" if spacing == page.LINE_SPACING else f" ×{self.leading}"
        width = paper.width
        half = width / 2 - LABEL_WIDTH
        third = width / 3 - _META_LABEL
        self._one = flow.columns(LABEL_WIDTH, width - LABEL_WIDTH)
        self._two = flow.columns(LABEL_WIDTH, half, LABEL_WIDTH, half)
        writer = half + _WRITER_MORE
        self._signature = flow.columns(
            LABEL_WIDTH, writer, _META_LABEL, width - LABEL_WIDTH - _META_LABEL - writer
        )
        self._three = flow.columns(_META_LABEL, third, _META_LABEL, third, _META_LABEL, third)
        self._check = flow.columns(LABEL_WIDTH, _MARKS_WIDTH, width - LABEL_WIDTH - _MARKS_WIDTH)
        # Departments, fields, "-" and the like come again and again: break them once.
        self._broken = lru_cache(_REMEMBERED)(self._break)

    def full(self, label: str, text: str, least: int = 1) -> Row:
        """A label and its text over the whole width."""
        return self._labelled(self._one, (label, text), least)

    def pair(self, label: str, text: str, second: str, other: str) -> Row:
        """Two labels with their texts side by side."""
        return self._labelled(self._two, (label, text, second, other))

    def signed(self, label: str, text: str, second: str, other: str) -> Row:
        """Who wrote it, with room for position, name and extension, beside a document number."""
        return self._labelled(self._signature, (label, text, second, other))

    def triple(self, *texts: str) -> Row:
        """Three labels with short texts in the middle of their cells."""
        return self._labelled(self._three, texts, look=Look.CENTRED)

    def check_head(self) -> Row:
        """The head of the check list (OPN-6)."""
        heads = [self.words[key] for key in _CHECK_HEADS]
        return self.line(_APART.join(("head", *heads)), self._check, heads, [Look.LABEL] * len(heads))

    def criterion(self, criterion: Criterion) -> Row:
        """One line of the check list: question, marks, reason."""
        label, marks, reason = self._check
        cells = (
            self._label(label, criterion.label),
            self._value(marks, notation.check_marks(CRITERION_MARKS, criterion.mark), Look.CENTRED),
            self._value(reason, criterion.reason),
        )
        return Row(f"check{_APART}{criterion.label}{self._mark}", cells, self.leading)

    def written(self, labels: Sequence[str], lines: int, leading: float) -> Row:
        """Labels with room to write by hand."""
        columns = self._one if len(labels) == 1 else self._two
        cells: list[Cell] = []
        for at, label in enumerate(labels):
            cells += [self._label(columns[2 * at], label), Cell(*columns[2 * at + 1], Look.RULED)]
        return Row(f"{_APART.join(labels)} {lines}×{leading}", tuple(cells), leading, ruled=lines)

    def printed(self, label: str, text: str, leading: float) -> Row:
        """A label and a text to be marked or filled in by hand."""
        cells = (self._label(self._one[0], label), self._value(self._one[1], text))
        return Row(f"{label} ×{leading}", cells, leading)

    def marked_by_hand(self, labels: Sequence[str], leading: float) -> Row:
        """One or two questions of the check list to be marked; reasons go to 사유."""
        marks = notation.check_marks(CRITERION_MARKS, None)
        cells: list[Cell] = []
        for label, mark in zip(self._two[::2], self._two[1::2], strict=True):
            question = labels[len(cells) // 2] if len(cells) // 2 < len(labels) else ""
            look = Look.LABEL if question else Look.VALUE
            cells += [Cell(*label, look, self._broken(question, label[1] - flow.SIDE))]
            cells += [self._value(mark, marks if question else "", Look.CENTRED)]
        return Row(f"check{_APART}{_APART.join(labels)} ×{leading}", tuple(cells), leading)

    def line(self, name: str, columns: flow.Columns, texts: Sequence[str], looks: Sequence[Look]) -> Row:
        """One line of a table, or its head."""
        cells = tuple(
            self._label(column, text) if look is Look.LABEL else self._value(column, text, look)
            for column, text, look in zip(columns, texts, looks, strict=True)
        )
        return Row(name + self._mark, cells, self.leading)

    def _labelled(
        self,
        columns: flow.Columns,
        texts: Sequence[str],
        least: int = 1,
        look: Look = Look.VALUE,
    ) -> Row:
        """Labels and texts in turn."""
        cells = tuple(
            self._value(column, text or notation.NO_VALUE, look) if at % 2 else self._label(column, text)
            for at, (column, text) in enumerate(zip(columns, texts, strict=True))
        )
        return Row(_APART.join(texts[::2]) + self._mark, cells, self.leading, least)

    def _label(self, column: tuple[float, float], text: str) -> Cell:
        return Cell(*column, Look.LABEL, self._broken(text, column[1] - flow.SIDE))

    def _value(self, column: tuple[float, float], text: str, look: Look = Look.VALUE) -> Cell:
        return Cell(*column, look, self._broken(text, column[1] - 2 * flow.SIDE))

    def _break(self, text: str, room: float) -> flow.Lines:
        return tuple(paper_text.lines(text, fonts.SANS, self.size, room))
