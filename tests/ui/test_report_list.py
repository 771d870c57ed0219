"""Every paper on one screen: found by its words, chosen by keys, made in its formats; names with a reason (H1)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import planned_budget
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Group
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import Attendee, MeetingDraft
from desktop_app.office import Office
from desktop_app.reference import plan
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.performance.tab import PerformanceTab
from ui.widgets.choice_inputs import PickInput
from ui.widgets.form_sheet import FormDialog

After = Callable[[Callable[[], object]], None]


@pytest.fixture
def tab(qtbot: QtBot, dressed: QApplication, context: TabContext) -> PerformanceTab:
    assert dressed
    made = PerformanceTab(context)
    qtbot.addWidget(made)
    made.resize(1366, 680)
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        made.show()
    return made


def titles(tab: PerformanceTab) -> list[str]:
    return [line.words for line in tab.papers.reports.list.lines() if not line.is_head]


def commands(tab: PerformanceTab) -> dict[Action, str]:
    return {one.action: one.why_not for one in tab.commands()}


def test_every_paper_stands_below_the_head_of_its_group(tab: PerformanceTab) -> None:
    lines = tab.papers.reports.list.lines()
    assert titles(tab) == [entry.title for entry in PAPERS.values()]
    heads = [line.words for line in lines if line.is_head]
    assert heads == [group.value for group in Group if any(one.group is group for one in PAPERS.values())]


def test_papers_are_found_by_first_letters_and_by_other_words(tab: PerformanceTab, qtbot: QtBot) -> None:
    field = tab.papers.reports.field
    type_korean(field, "ㅅㄱㅈ")
    assert titles(tab) == ["입주단체 소개집", "교육시간 집계"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    type_korean(field, "상시학습")
    assert titles(tab) == ["상시학습 등록용"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    type_korean(field, "없는 보고서")
    assert titles(tab) == []
    assert "맞는 보고서가 없습니다" in tab.papers.reports.none.text()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(titles(tab)) == len(PAPERS)


def test_a_paper_is_found_chosen_and_seen_by_keys_alone(
    tab: PerformanceTab, qtbot: QtBot, after: After
) -> None:
    type_korean(tab.papers.reports.field, "협업연계")
    after(lambda: qtbot.keyClick(tab.papers.reports.field, Qt.Key.Key_Return))
    assert tab.wish.report == "matching"
    assert tab.papers.preview.view.page_count == 1
    qtbot.keyClick(tab.papers.reports.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tab.papers.preview.view or not tab.isActiveWindow()


def test_arrow_keys_make_the_paper_on_which_they_rest(
    tab: PerformanceTab, qtbot: QtBot, after: After
) -> None:
    def down_and_down() -> None:
        for _ in range(3):
            qtbot.keyClick(tab.papers.reports.list, Qt.Key.Key_Down)

    after(down_and_down)
    keys = list(PAPERS)
    assert tab.wish.report == keys[3]
    assert tab.paper is not None
    assert tab.paper.wish.report == keys[3]


def test_a_format_that_is_not_made_says_why_on_its_button(tab: PerformanceTab, after: After) -> None:
    assert commands(tab)[Action.SAVE_REPORT_HWPX] == ""
    assert "XLSX로 저장" in commands(tab)[Action.SAVE_REPORT_CSV]
    after(lambda: tab.papers.show_report("hr-list"))
    assert "XLSX로만" in commands(tab)[Action.SAVE_REPORT_PDF]
    assert "XLSX로만" in commands(tab)[Action.PRINT_REPORT]
    assert "XLSX로만" in tab.papers.note.words
    assert commands(tab)[Action.SAVE_REPORT_XLSX] == ""


def test_every_format_of_a_paper_is_written(
    tab: PerformanceTab, notify: FakeNotifier, tmp_path: Path, after: After
) -> None:
    after(lambda: tab.papers.show_report("media"))
    for form, start in (
        (Format.XLSX, b"PK"), (Format.HWPX, b"PK"), (Format.CSV, b"\xef\xbb\xbf"),
    ):  # fmt: skip
        notify.save_to = tmp_path / f"매체{form.ending}"
        after(lambda form=form: tab.papers.save(form))
        assert notify.save_to.read_bytes().startswith(start)


def test_a_paper_of_one_record_asks_which(tab: PerformanceTab, office: Office, after: After) -> None:
    tab.papers.show_report("minutes")
    tab.papers.make()
    assert tab.papers.note.words == "고를 회의 없음 이 해의 회의 기록이 없습니다. 회의를 먼저 적으세요."
    assert not tab.situation().selected
    for number in (1, 2):
        office.meetings.add(meeting(f"{number}차 실무협의"))
    tab.papers.make()
    assert "위 칸에" in tab.papers.note.words
    assert {one.text() for one in tab.papers.note.findChildren(QPushButton)} >= {
        "1차 실무협의",
        "2차 실무협의",
    }
    field = tab.papers.over.choices.fields["record"]
    assert isinstance(field, PickInput)
    field.set_raw("2차 실무협의")
    after(field.changed.emit)
    assert tab.paper is not None
    assert "2차 실무협의" in tab.paper.made.name


def test_the_ledger_comes_with_all_its_lines_at_first(
    tab: PerformanceTab, office: Office, after: After
) -> None:
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    tab.papers.show_report("ledger")
    after(tab.papers.make)
    assert tab.paper is not None
    field = tab.papers.over.choices.fields["record"]
    assert isinstance(field, PickInput)
    assert field.value() == office.budget_papers.levels(2021)[0][0]


def test_names_come_in_sight_after_a_reason_that_is_written_down(
    tab: PerformanceTab, office: Office, after: After, notify: FakeNotifier, tmp_path: Path
) -> None:
    office.meetings.add(meeting("실무협의", Attendee(None, name="김하나")))
    after(lambda: tab.papers.show_report("sign-in"))
    assert "1명의 이름이 그대로 나옵니다" in tab.papers.note.words
    assert tab.papers.preview.view.page_count == 0
    notify.save_to = tmp_path / "등록부.pdf"
    tab.papers.save(Format.PDF)
    assert not notify.save_to.exists()
    tab.papers.ask_reason()
    dialog = next(one for one in tab.findChildren(FormDialog) if one.isVisible())
    dialog.body.inputs["kind"].set_value("회의·행사")
    after(dialog.verb.click)
    assert tab.papers.preview.view.page_count == 1
    tab.papers.save(Format.PDF)
    assert notify.save_to.exists()
    log = office.registers.accesses
    deeds = [row.deed for row in log.rows(log.listing(ListQuery()).ids)]
    assert len(deeds) == 2


def test_names_of_another_record_are_written_down_too(
    tab: PerformanceTab, office: Office, after: After
) -> None:
    office.meetings.add(meeting("첫째", Attendee(None, name="김하나")))
    office.meetings.add(meeting("둘째", Attendee(None, name="이하나"), Attendee(None, name="박하나")))
    tab.papers.show_report("sign-in")
    field = tab.papers.over.choices.fields["record"]
    assert isinstance(field, PickInput)
    field.set_raw("첫째")
    after(field.changed.emit)
    tab.papers.ask_reason()
    dialog = next(one for one in tab.findChildren(FormDialog) if one.isVisible())
    dialog.body.inputs["kind"].set_value("회의·행사")
    after(dialog.verb.click)
    field.set_raw("둘째")
    after(field.changed.emit)
    assert tab.papers.preview.view.page_count == 1
    assert [(one.persons, one.reason) for one in office.access.entries()] == [
        (2, "회의·행사"),
        (1, "회의·행사"),
    ]


def test_what_was_chosen_for_a_paper_is_there_when_it_is_shown_again(
    tab: PerformanceTab, after: After
) -> None:
    after(lambda: tab.papers.show_report("use-results"))
    field = tab.papers.over.choices.fields["by"]
    field.set_value("month")
    after(field.changed.emit)
    after(lambda: tab.papers.show_report("matching"))
    after(lambda: tab.papers.show_report("use-results"))
    assert tab.papers.over.choices.fields["by"].value() == "month"
    after(lambda: tab.set_year(2020))
    assert tab.wish.as_of == date(2020, 12, 31)


def test_long_work_can_be_stopped_and_begun_again(tab: PerformanceTab, after: After) -> None:
    def begin_and_stop() -> None:
        tab.papers.make()
        tab.papers.stop()

    after(begin_and_stop)
    assert tab.papers.note.words == "만들기를 그만두었습니다"
    after(tab.papers.make)
    assert tab.situation().selected


def meeting(title: str, *attendees: Attendee) -> MeetingDraft:
    return MeetingDraft(title=title, held_on=date(2021, 5, 12), attendees=attendees)
