"""홍보 as the officer handles it: the relay's months, the homepage's, media by channel, papers on 새올 (E7 … E14)."""

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.activities.homepage import PostDraft
from desktop_app.activities.media import Channel, MediaDraft
from desktop_app.activities.newsletter import NewsKind, SlotDraft
from desktop_app.activities.park_events import EventDraft
from desktop_app.activities.shared_papers import PaperDraft
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab, show
from ui.activities.never_featured import TENANT
from ui.activities.newsletter_view import NewsletterView
from ui.activities.tab import ActivitiesTab
from ui.home.plan_duties import plan_duties
from ui.home.publicity_duties import publicity_groups
from ui.home.relay import RelayMonths
from ui.theme import apply_theme
from ui.widgets.marks import MarkLabel

if TYPE_CHECKING:
    from ui.activities.homepage_view import HomepageView
    from ui.activities.media_view import MediaView
    from ui.feature_tab import Place

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021


def month(number: int) -> date:
    return date(YEAR, number, 1)


@pytest.fixture
def office(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    for name in ("꽃씨 청년일터", "나래 책방", "느티나무 살림연구소"):
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE))
    office.newsletter.add(SlotDraft(month(4), NewsKind.EVENT, title="봄 소식", published_on=date(YEAR, 4, 1)))
    office.homepage.add(PostDraft(month(4), posted_on=date(YEAR, 4, 5), address="https://example.invalid/4"))
    office.park_events.add(EventDraft(date(YEAR, 10, 16), date(YEAR, 11, 2), title="가을 잔치", place="마당"))
    for channel, day in (
        (Channel.BLOG, date(YEAR, 4, 8)),
        (Channel.BLOG, date(YEAR, 5, 8)),
        (Channel.SNS, date(YEAR, 4, 9)),
    ):
        office.media.add(MediaDraft(channel, title=f"{channel.value} {day.month}월", published_on=day))
    office.shared_papers.add(PaperDraft(date(YEAR, 4, 12), title="추진계획"))
    return office


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    return show(ActivitiesTab, office, qtbot)


def newsletter(tab: ListTab) -> NewsletterView:
    tab.tab.show_view("newsletter")
    return cast("NewsletterView", tab.tab.shown)


def words(tab: ListTab) -> list[str]:
    return [f"{tile.month.month}월 {tile.state.word}" for tile in newsletter(tab).strip.tiles]


def test_the_months_stand_above_and_the_month_of_today_is_looked_at(tab: ListTab) -> None:
    assert words(tab) == ["4월 게재", *(f"{number}월 빈 달" for number in range(5, 13))]
    assert newsletter(tab).month == month(10)
    assert newsletter(tab).waiting.hint.text().startswith("Enter  10월에 넣기")


def test_enter_puts_a_tenant_into_the_month_and_undo_gives_the_turn_back(
    tab: ListTab, office: Office
) -> None:
    view = newsletter(tab)
    view.strip.setFocus()
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Right)
    assert view.month == month(11)
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Right)
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Return)
    type_korean(view.waiting.field, "ㄴㄹㅊ")
    assert view.waiting.names == ["나래 책방"]
    tab.qtbot.keyClick(view.waiting.field, Qt.Key.Key_Down)
    tab.qtbot.keyClick(view.waiting.rows, Qt.Key.Key_Return)
    assert "12월 원고 대기" in words(tab)
    assert view.strip.tile is not None
    assert view.strip.tile.lines[0] == "나래 책방"
    assert view.waiting.names == []
    assert tab.notify.changes[-1][0].summary == "‘나래 책방’을 2021. 12. 소식지에 넣었습니다."
    office.undo.undo()
    tab.tab.refresh()
    assert "12월 빈 달" in words(tab)
    assert view.waiting.names == ["나래 책방"]


def test_a_tenant_is_dragged_onto_an_empty_month_only(tab: ListTab, office: Office) -> None:
    view = newsletter(tab)
    key = office.directory.find("TENANT", "나래 책방")
    data = QMimeData()
    data.setData(TENANT, str(key).encode())
    for number in (4, 6):
        place = next(at for at, tile in enumerate(view.strip.tiles) if tile.month == month(number))
        where = QPointF(view.strip.visualItemRect(view.strip.item(place)).center())
        drop = QDropEvent(
            where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        view.strip.dropEvent(drop)
    assert len(tab.notify.troubles) == 1
    assert "봄 소식" in tab.notify.troubles[0].what
    assert [one for one in words(tab) if "대기" in one or "늦음" in one] == ["6월 원고 늦음"]


def test_del_empties_a_month(tab: ListTab) -> None:
    view = newsletter(tab)
    view.strip.choose(month(4))
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Delete)
    assert words(tab)[0] == "4월 빈 달"
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Delete)
    assert len(tab.notify.changes) == 1


def test_a_month_shows_its_record_and_a_row_its_month(tab: ListTab, office: Office) -> None:
    office.newsletter.put(cast("int", office.directory.find("TENANT", "나래 책방")), month(6))
    view = newsletter(tab)
    tab.tab.refresh()
    tab.settle()
    tab.pick(0)
    assert view.month == month(4)
    view.strip.setFocus()
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_End)
    view.strip.choose(month(5))
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Right)
    assert tab.records.form.head.title == "나래 책방 소개"


def test_a_new_place_takes_the_empty_month_and_its_due_day_moves_along(tab: ListTab, office: Office) -> None:
    view = newsletter(tab)
    view.strip.choose(month(12))
    view.add()
    inputs = tab.records.form.body.inputs
    assert inputs["month"].value() == month(12)
    assert inputs["draft_due"].value() == date(YEAR, 11, 15)
    inputs["month"].set_value(month(7))
    tab.records.form.body.edited.emit("month")
    assert inputs["draft_due"].value() == date(YEAR, 6, 15)
    inputs["kind"].set_value("EVENT")
    inputs["title"].set_value("여름 소식")
    tab.records.form.body.edited.emit("title")
    assert tab.records.save()
    row = next(one.row for one in office.newsletter.months(YEAR) if one.month == month(7))
    assert row is not None
    assert (row.draft.title, row.draft.draft_due) == ("여름 소식", date(YEAR, 6, 15))


def test_the_request_goes_onto_the_clipboard(tab: ListTab) -> None:
    view = newsletter(tab)
    tab.pick(0)
    view.copy_request()
    assert "2021년 4월호" in QGuiApplication.clipboard().text()
    assert "전화번호" in tab.notify.said[-1]


def test_narrow_the_waiting_tenants_come_over_the_list_and_go_with_esc(tab: ListTab) -> None:
    view = newsletter(tab)
    tab.tab.set_narrow(True)
    assert not view.waiting.isVisible()
    view.show_waiting()
    assert view.waiting.isVisible()
    assert not view.records.widget.isVisible()
    view.waiting.rows.setFocus()
    tab.qtbot.keyClick(view.waiting.rows, Qt.Key.Key_Escape)
    assert view.records.widget.isVisible()


def test_a_month_of_the_homepage_leads_to_its_events_and_their_text(tab: ListTab) -> None:
    tab.tab.show_view("homepage")
    view = cast("HomepageView", tab.tab.shown)
    assert [tile.state.word for tile in view.strip.tiles][:3] == ["게시", "게시 늦음", "게시 늦음"]
    view.copy_text()
    assert "❍ 가을 잔치" in QGuiApplication.clipboard().text()
    gone: list[Place] = []
    tab.tab.go.connect(gone.append)
    view.strip.choose(month(11))
    view.show_events()
    (place,) = gone
    tab.tab.arrive(place)
    assert tab.names("title") == ["가을 잔치"]
    tab.tab.show_view("homepage")
    view.strip.choose(month(9))
    view.copy_text()
    assert "행사가 없습니다" in tab.notify.troubles[-1].what


def test_enter_on_an_empty_month_of_the_homepage_begins_its_posting(tab: ListTab) -> None:
    tab.tab.show_view("homepage")
    view = cast("HomepageView", tab.tab.shown)
    view.strip.choose(month(6))
    tab.qtbot.keyClick(view.strip, Qt.Key.Key_Return)
    inputs = tab.records.form.body.inputs
    assert (inputs["month"].value(), inputs["due_on"].value()) == (month(6), date(YEAR, 6, 4))


def test_a_count_of_the_media_table_opens_just_its_rows(tab: ListTab) -> None:
    tab.tab.show_view("media")
    view = cast("MediaView", tab.tab.shown)
    rows = view.counts.records
    tab.qtbot.waitUntil(lambda: rows.complete)
    for row, column, names in (
        (0, "4", ["블로그 4월"]),
        (0, "total", ["블로그 5월", "블로그 4월"]),
        (5, "4", ["SNS 4월", "블로그 4월"]),
        (5, "total", ["블로그 5월", "SNS 4월", "블로그 4월"]),
    ):
        view.counts.followed.emit(row, column)
        assert tab.names("title") == names
        line = view.context.office.publicity.media_year(YEAR).lines[row]
        assert len(names) == (line.total if column == "total" else line.months[int(column) - 1])


def test_what_is_dated_tomorrow_is_neither_counted_nor_shown(tab: ListTab, office: Office) -> None:
    for day in (18, 19):  # today is 10. 18.
        office.media.add(MediaDraft(Channel.SNS, title=f"{day}일", published_on=date(YEAR, 10, day)))
    tab.tab.show_view("media")
    view = cast("MediaView", tab.tab.shown)
    view.counts.followed.emit(2, "10")
    assert tab.names("title") == ["18일"]
    assert office.publicity.media_year(YEAR).lines[2].months[9] == 1


def test_home_names_the_empty_months(office: Office, qtbot: QtBot) -> None:
    relay = RelayMonths()
    qtbot.addWidget(relay)
    office.newsletter.add(SlotDraft(month(11), NewsKind.EVENT, title="가을"))
    relay.show_months(office.newsletter.outline(YEAR))
    assert relay.link.text() == "6달 비어 있음"
    assert "11월 원고 늦음, 12월 빈 달" in relay.tiles.accessibleName()
    for number in (5, 6):
        office.newsletter.add(SlotDraft(month(number), NewsKind.EVENT, title="소식"))
    relay.show_months(office.newsletter.outline(YEAR))
    assert relay.link.text() == "7월·8월·9월·10월 비어 있음"
    for number in (7, 8, 9, 10):
        office.newsletter.add(SlotDraft(month(number), NewsKind.EVENT, title="소식"))
    relay.show_months(office.newsletter.outline(YEAR))
    assert relay.link.text() == "자리 8/9"


def test_home_tells_once_of_an_issue_that_nobody_filled(tab: ListTab, office: Office) -> None:
    """October is empty; September has its draft and only waits to be published."""
    context = tab.tab.context
    office.newsletter.add(SlotDraft(month(9), NewsKind.EVENT, title="가을", draft_on=date(YEAR, 8, 10)))

    def told(number: int) -> list[str]:
        plan = plan_duties(context, YEAR, 99, office.duties.pending(YEAR))
        groups = (plan, *publicity_groups(context, YEAR, 99))
        return [one.what for group in groups for one in group.duties if f" {number}월호" in one.what]

    assert told(9) == ["은평소식지 9월호 게재"]
    assert told(10) == ["은평소식지 10월호 정하기"]
    office.newsletter.add(SlotDraft(month(10), NewsKind.EVENT, title="잔치", draft_on=date(YEAR, 9, 10)))
    assert told(10) == ["은평소식지 10월호 게재"]


def test_the_advice_stands_above_until_it_was_read(tab: ListTab, office: Office) -> None:
    view = newsletter(tab)
    assert view.advice.words == ""
    office.media.add(MediaDraft(Channel.YOUTUBE, title="영상", published_on=date(YEAR, 12, 8)))
    tab.tab.refresh()
    assert "유튜브 2021. 12. 8." in view.advice.words
    read = next(link for link in tab.links() if link.text() == "읽음")
    read.click()
    tab.tab.refresh()
    assert view.advice.words == ""
    office.media.add(MediaDraft(Channel.BLOG, title="글", published_on=date(YEAR, 12, 9)))
    tab.tab.refresh()
    assert "블로그 2021. 12. 9." in view.advice.words


def test_a_shared_paper_shows_that_it_has_no_file(tab: ListTab) -> None:
    tab.tab.show_view("shared_papers")
    tab.pick(0)
    marks = [mark.state.word for mark in tab.records.form.head.findChildren(MarkLabel) if mark.state]
    assert marks == ["파일 없음"]


def test_a_closed_view_hears_of_no_new_theme(office: Office, qtbot: QtBot, dressed: QApplication) -> None:
    shown = show(ActivitiesTab, office, qtbot)
    for view in ("newsletter", "homepage", "media", "shared_papers"):
        shown.tab.show_view(view)
        shown.tab.shown.widget.deleteLater()
    dressed.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    apply_theme(dressed, "contrast")
    apply_theme(dressed, "light")
