"""The officer's own words in the year-end report, beside the sentences that the records write (H2).

A text stays as it was written; where the records would say something else by now it is marked, and the officer
looks at it again, writes it anew or goes back to the automatic sentences. Each is one act and can be taken back.
"""

from datetime import date
from typing import TYPE_CHECKING, Final

from db import report_queries
from db.reports import ReportText
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.performance.own_texts import REPORT
from desktop_app.performance.sentences import lines_of, text_of_lines, usual_level
from desktop_app.performance.spans import Span
from desktop_app.performance.topic_texts import TopicText, topic_texts
from desktop_app.performance.topics import Topic
from desktop_app.store import Store
from desktop_app.values import tidy

if TYPE_CHECKING:
    from desktop_app.performance.service import Performance

SAFE: Final = "보고서의 글은 바뀌지 않았습니다."


class ReportTexts:
    """Reads and writes the texts of a year's report and of those of its parts."""

    def __init__(self, store: Store, performance: "Performance") -> None:
        self._store = store
        self._performance = performance

    def read(self, year: int, as_of: date, span: Span = Span.YEAR) -> tuple[TopicText, ...]:
        """Every place of the report, of which the officer may write any."""
        return topic_texts(self._performance.year(year, as_of, span))

    def write(self, year: int, span: Span, topic: Topic, text: str, basis: str) -> Change:
        """Put the officer's words in a place; ``basis`` is what the records write there now.

        Raises InputRefused for a text without words.
        """
        told = text_of_lines(lines_of(tidy(text), usual_level(topic)))
        if not told:
            raise InputRefused(
                f"‘{topic.value}’에 적은 글이 없습니다.",
                safe=SAFE,
                steps=("글을 적거나 ‘자동 문장으로’를 누르세요.",),
            )
        with self._store.writing(Act.WRITE_REPORT_TEXT) as s:
            row = report_queries.text_of(s, year, REPORT, span.name, topic.name)
            if row is None:
                row = ReportText(fiscal_year=year, report=REPORT, period=span.name, section=topic.name)
                s.add(row)
            row.text, row.basis = told, basis
            s.flush()
            key = row.id
        words = f"보고서 ‘{topic.value}’의 글을 저장했습니다."
        return self._store.done(s, {Kind.REPORT_TEXT}, words, record_id=key)

    def drop(self, year: int, span: Span, topic: Topic) -> Change:
        """Back to the sentences that the records write."""
        with self._store.writing(Act.DROP_REPORT_TEXT) as s:
            row = report_queries.text_of(s, year, REPORT, span.name, topic.name)
            if row is not None:
                row.deleted_at = s.info["journal_now"]
        return self._store.done(
            s, {Kind.REPORT_TEXT}, f"보고서 ‘{topic.value}’의 글을 자동 문장으로 되돌렸습니다."
        )
