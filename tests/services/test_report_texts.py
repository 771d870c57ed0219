"""The officer's own sentences in the year-end report: kept, marked when the figures changed, taken back (H2)."""

from datetime import date

import pytest

from db.visits import FieldVisit
from desktop_app.changes import Act
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.performance.records import Line
from desktop_app.performance.sentences import lines_of, said, text_of_lines
from desktop_app.performance.spans import Span
from desktop_app.performance.topic_texts import TopicText
from desktop_app.performance.topics import Topic
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from tests.dump import dump
from tests.reports import hwpx_tables, xlsx_tables
from tests.reports.test_year_equal import text_of

AS_OF = date(2021, 12, 20)
OWN = "❍ 견학을 연중 운영함\n- 직능단체의 호응이 큼\n※ 코로나19로 6월은 쉼"


def visit(office: Office, people: int, day: date = date(2021, 5, 3)) -> None:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        s.add(FieldVisit(fiscal_year=2021, visited_on=day, visitors="COUNCIL", people=people, state="HELD"))


def text(office: Office, topic: Topic, span: Span = Span.YEAR) -> TopicText:
    return next(one for one in office.report_texts.read(2021, AS_OF, span) if one.topic is topic)


def write(office: Office, topic: Topic, words: str, span: Span = Span.YEAR) -> None:
    basis = text(office, topic, span).automatic
    office.undo.remember(office.report_texts.write(2021, span, topic, words, basis))


def test_every_place_of_the_report_can_be_rewritten(office: Office) -> None:
    assert [one.topic for one in office.report_texts.read(2021, AS_OF)] == list(Topic)
    assert text(office, Topic.VISITS).automatic == ""


def test_own_words_stand_in_all_three_files(office: Office) -> None:
    visit(office, 12)
    write(office, Topic.VISITS, OWN)
    summary = office.performance.year(2021, AS_OF)
    assert said(summary, Topic.VISITS) == (
        Line(2, "견학을 연중 운영함"),
        Line(3, "직능단체의 호응이 큼"),
        Line(9, "코로나19로 6월은 쉼"),
    )
    for words in (
        text_of(render_year_pdf(summary)),
        "".join("".join(xlsx_tables.lines_in(render_year_xlsx(summary))).split()),
        hwpx_tables.words_in(render_hwpx(year_report(summary))),
    ):
        assert "견학을연중운영함" in words
        assert "대상별:구의원1회" not in words


def test_a_text_is_marked_once_the_figures_changed_and_not_before(office: Office) -> None:
    visit(office, 12)
    write(office, Topic.VISITS, OWN)
    write(office, Topic.MEDIA, "ㅇ 매체 홍보를 준비함")
    assert not text(office, Topic.VISITS).stale
    visit(office, 20)
    changed = text(office, Topic.VISITS)
    assert changed.stale
    assert changed.own == text_of_lines(lines_of(OWN, 2))
    assert "연인원 32명" in changed.automatic
    assert any("12명" in then and "32명" in now for then, now in changed.changes)
    assert text(office, Topic.MEDIA).changes == ()
    assert not text(office, Topic.MEDIA).stale
    write(office, Topic.VISITS, OWN)
    assert not text(office, Topic.VISITS).stale


def test_writing_is_one_act_and_goes_back_whole(office: Office) -> None:
    visit(office, 12)
    start = dump(office.store)
    write(office, Topic.VISITS, OWN)
    first = dump(office.store)
    write(office, Topic.VISITS, "다시 적음")
    office.undo.remember(office.report_texts.drop(2021, Span.YEAR, Topic.VISITS))
    assert text(office, Topic.VISITS).own is None
    office.undo.undo()
    assert text(office, Topic.VISITS).own == "  ○ 다시 적음"
    office.undo.undo()
    assert dump(office.store) == first
    office.undo.undo()
    assert dump(office.store) == start
    office.undo.redo()
    assert dump(office.store) == first


def test_a_half_has_texts_of_its_own(office: Office) -> None:
    visit(office, 12)
    write(office, Topic.VISITS, "상반기 견학을 마침", Span.FIRST_HALF)
    assert text(office, Topic.VISITS).own is None
    assert text(office, Topic.VISITS, Span.FIRST_HALF).own == "  ○ 상반기 견학을 마침"


def test_an_empty_text_is_refused_with_the_way_out(office: Office) -> None:
    with pytest.raises(InputRefused, match="적은 글이 없습니다") as refused:
        office.report_texts.write(2021, Span.YEAR, Topic.VISITS, " \n ", "")
    assert "자동 문장으로" in refused.value.steps[0]


def test_a_number_of_a_person_is_refused(office: Office) -> None:
    with pytest.raises(InputRefused):
        office.report_texts.write(2021, Span.YEAR, Topic.VISITS, "홍길동 900101-1234567", "")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("□ 큰 항목", Line(1, "큰 항목")),
        ("ㅇ 둘째", Line(2, "둘째")),
        ("   - 셋째", Line(3, "셋째")),
        ("ㆍ넷째", Line(4, "넷째")),
        ("* 주석", Line(9, "주석")),
        ("표시 없음", Line(2, "표시 없음")),
        ("-", Line(2, "-")),
        ("=1+1", Line(2, "=1+1")),
    ],
)
def test_marks_say_the_level(typed: str, line: Line) -> None:
    assert lines_of(typed, 2) == (line,)


def test_lines_survive_being_typed_and_read() -> None:
    lines = tuple(Line(level, f"문장 {level}") for level in (1, 2, 3, 4, 9))
    assert lines_of(text_of_lines(lines), 1) == lines


def test_cases_problems_and_plans_begin_with_what_the_projects_say(office: Office) -> None:
    department = office.directory.departments()
    assert department == []
    assert text(office, Topic.BEST_CASES).automatic == ""
    write(office, Topic.PLANS, "□ 내년에 존을 넓힘")
    summary = office.performance.year(2021, AS_OF)
    plans = next(one for one in year_report(summary).sections if one.title == "향후계획")
    assert plans.blocks == (Line(1, "내년에 존을 넓힘"),)
