"""The officer's own views of one list: kept, opened, renamed, moved, removed; each of it can be taken back (I3)."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final
from zlib import crc32

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.errors import OfficeError
from desktop_app.filters import Filterable
from desktop_app.listing import ListQuery, SavedView, unfiltered
from desktop_app.search import folded
from desktop_app.view_body import (
    ColumnPlan,
    Known,
    ViewBody,
    plan_as_plain,
    plan_from_plain,
    read,
    written,
)
from desktop_app.views import KeptView
from ui.feature_tab import TabContext
from ui.widgets.list_screen import ListScreen
from ui.widgets.save_view_panel import SaveViewPanel

SAVED: Final = "saved-"
MOVES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ViewShelf(QObject):
    """What a list screen asks for its saved views; ``key`` names the list in the office file."""

    def __init__(self, screen: ListScreen, context: TabContext, key: str) -> None:
        super().__init__(screen)
        self._screen = screen
        self._context = context
        self._key = key
        self._kept: list[KeptView] = []
        self._opened: int | None = None
        self._body = ViewBody()  # what the opened one asks
        self._on = ""
        self._fresh = True
        self._panel: SaveViewPanel | None = None
        self._renamed: int | None = None
        screen.shelf = self
        screen.filter.chips.menu_asked.connect(self.show_menu)
        screen.filter.chips.key_pressed.connect(self._pressed)
        screen.table.arrangement.changed.connect(self._keep_columns)

    @property
    def panel(self) -> SaveViewPanel:
        """Where a name is typed; made when it is first wanted."""
        if self._panel is None:
            self._panel = SaveViewPanel(self._screen)
            self._panel.named.connect(self._take_name)
            self._panel.overwrite_asked.connect(self.overwrite)
            self._screen.resized.connect(self._panel.place)
        return self._panel

    @property
    def opened(self) -> KeptView | None:
        """The view that was opened last and is still kept."""
        return next((one for one in self._kept if one.id == self._opened), None)

    # What the list screen asks

    def views(self, query: ListQuery, built_in: Sequence[SavedView]) -> list[SavedView]:
        """The kept views with the number of their rows now."""
        self._kept = self._context.office.views.of(self._key)
        if not self._kept:
            return []
        known = self._known(built_in)
        bodies = {one.id: read(one.body, known).body for one in self._kept}
        self._body = bodies.get(self._opened or 0, ViewBody())
        return [
            SavedView(f"{SAVED}{one.id}", one.name, self._count(query, bodies[one.id])) for one in self._kept
        ]

    def on(self, query: ListQuery) -> str:
        """The key of the opened view while the list shows just its rows; else none. Asked at every letter."""
        opened = self.opened
        shown = opened if opened is not None and _shows(query, self._body) else None
        mark = _mark(shown) if shown is not None else ""
        if mark != self._on:
            self._on = mark
            self._context.memory.put(f"views/{self._key}", mark)
        return f"{SAVED}{shown.id}" if shown is not None else ""

    def open(self, key: str) -> bool:
        """Open a kept view, or leave one for a built-in view; False where that is the screen's own matter."""
        screen = self._screen
        wanted = next((one for one in self._kept if f"{SAVED}{one.id}" == key), None)
        if wanted is None:
            if not self.on(screen.query):
                return False
            self._opened = None
            screen.table.arrangement.take(self._own_columns())
            screen.open_list(replace(unfiltered(screen.query), view=key))
            return True
        lost = self._take_up(wanted, screen.query)
        screen.open_list(self._query(screen.query, self._body))
        if lost:
            words = " ".join(lost)
            self._context.notify.say(f"보기 ‘{wanted.name}’: {words} 나머지로 열었습니다.", sticky=True)
        return True

    def recall(self, query: ListQuery) -> ListQuery:
        """At the first opening: the view that was open last time, else the columns of last time."""
        if not self._fresh:
            return query
        self._fresh = False
        self._on = self._context.memory.get(f"views/{self._key}")
        if self._on:
            self._kept = self._context.office.views.of(self._key)
        kept = next((one for one in self._kept if _mark(one) == self._on), None)
        if kept is None:
            self._screen.table.arrangement.take(self._own_columns())
            return query
        self._take_up(kept, query)
        return self._query(query, self._body)

    # What the officer does

    def begin_saving(self, under: QWidget) -> None:
        """보기 저장."""
        self._renamed = None
        opened, state = self.opened, self._state()
        kept = (
            self._body
            if self._body.order
            else replace(self._body, order=state.order, descending=state.descending)
        )
        differs = opened is not None and kept != state
        self.panel.open_under(under)
        self.panel.begin(self._told(state), opened.name if opened is not None and differs else "")

    def overwrite(self) -> None:
        """Keep the state of the list as the view that was opened last."""
        opened = self.opened
        if opened is not None:
            self.panel.leave()
            body = written(self._state(), self._known())
            self._context.desk.perform(partial(self._context.office.views.overwrite, opened.id, body))
            self._screen.show_views()

    def rename(self, view_id: int, under: QWidget) -> None:
        """Give a view another name."""
        kept = next(one for one in self._kept if one.id == view_id)
        self._renamed = view_id
        self.panel.open_under(under)
        self.panel.rename(kept.name)

    def show_menu(self, key: str, place: QPoint) -> None:
        """What can be done with a kept view, by the right button or the menu key."""
        view_id = _id_of(key)
        if view_id is not None:
            menu = QMenu(self._screen)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill_menu(menu, view_id)
            menu.popup(place)

    def fill_menu(self, menu: QMenu, view_id: int) -> None:
        """The same as entries of any menu."""
        views, perform = self._context.office.views, self._context.desk.perform
        kept = [one.id for one in self._kept]
        menu.addAction("이름 바꾸기  F2", partial(self.rename, view_id, self._screen.filter))
        if self._opened == view_id:
            menu.addAction("지금 상태로 덮어쓰기", self.overwrite)
        for words, step, end in (("왼쪽으로  Ctrl+←", -1, kept[0]), ("오른쪽으로  Ctrl+→", 1, kept[-1])):
            action = menu.addAction(words, partial(self._move, view_id, step))
            action.setEnabled(view_id != end)
        menu.addAction("지우기  Del", lambda: perform(partial(views.remove, view_id)))

    # Its own affairs

    def _pressed(self, key: str, pressed: Qt.Key) -> None:
        view_id = _id_of(key)
        if view_id is None:
            return
        if pressed in MOVES:
            self._move(view_id, MOVES[pressed])
        elif pressed == Qt.Key.Key_F2:
            self.rename(view_id, self._screen.filter)
        else:
            self._context.desk.perform(partial(self._context.office.views.remove, view_id))
            self._screen.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, view_id: int, step: int) -> None:
        self._context.desk.perform(partial(self._context.office.views.move, view_id, step))
        self._screen.show_views()
        self._screen.filter.chips.focus_on(f"{SAVED}{view_id}")

    def _take_name(self, name: str) -> None:
        views, desk = self._context.office.views, self._context.desk
        if any(folded(one.label) == folded(name) for one in self._screen.source.views(self._screen.query)):
            self.panel.object(f"‘{name}’은(는) 처음부터 있는 보기입니다. 다른 이름을 적으세요.")
            return
        if self._renamed is not None:
            change = desk.perform(partial(views.rename, self._renamed, name), self._refused)
        else:
            body = written(self._state(), self._known())
            change = desk.perform(partial(views.add, self._key, name, body), self._refused)
        if change is not None:
            self._opened = change.record_id if self._renamed is None else self._opened
            self.panel.leave()
            self._screen.show_views()

    def _refused(self, error: OfficeError) -> bool:
        self.panel.object(error.what)
        return True

    def _take_up(self, kept: KeptView, query: ListQuery) -> tuple[str, ...]:
        """Make a view the opened one, with its columns; what of it is gone."""
        found = read(kept.body, self._known(self._screen.source.views(query)))
        self._opened, self._body = kept.id, found.body
        self._screen.table.arrangement.take(found.body.columns)
        return found.lost

    def _known(self, built_in: Sequence[SavedView] | None = None) -> Known:
        source = self._screen.source
        fields = tuple(source.fields()) if isinstance(source, Filterable) else ()
        columns = {column.key: column.label for column in self._screen.model.columns}
        views = source.views(self._screen.query) if built_in is None else built_in
        return Known(fields, columns, {one.key for one in views} | {"all"})

    def _count(self, query: ListQuery, body: ViewBody) -> int:
        source, asked = self._screen.source, self._query(query, body)
        return source.count(asked) if isinstance(source, Filterable) else len(source.listing(asked).ids)

    def _query(self, query: ListQuery, body: ViewBody) -> ListQuery:
        asked = replace(query, view=body.view, text=body.text, composing="", conditions=body.conditions)
        return replace(asked, order=body.order, descending=body.descending) if body.order else asked

    def _state(self) -> ViewBody:
        query = self._screen.query
        return ViewBody(
            query.conditions,
            query.view,
            (query.text + query.composing).strip(),
            query.order,
            query.descending,
            self._screen.table.arrangement.plan,
        )

    def _told(self, state: ViewBody) -> str:
        """What would be kept, in one line."""
        screen = self._screen
        views = {one.key: one.label for one in screen.source.views(screen.query)}
        columns = {column.key: column.label for column in screen.model.columns}
        way = "거꾸로" if state.descending else "차례로"
        parts = [
            f"바탕 {views.get(state.view, '전체')}",
            *([f"찾는 말 ‘{state.text}’"] if state.text else []),
            *([screen.conditions.words] if state.conditions else ["조건 없음"]),
            *([f"{columns[state.order]} {way}"] if state.order in columns else []),
            f"열 {len(screen.table.arrangement.shown)}개",
        ]
        return " · ".join(parts)

    def _keep_columns(self) -> None:
        """The officer arranged the columns: remembered for the list, unless a kept view holds its own."""
        if not self.on(self._screen.query):
            plain = plan_as_plain(self._screen.table.arrangement.plan, {})
            self._context.memory.put(f"columns/{self._key}", json.dumps(plain))

    def _own_columns(self) -> ColumnPlan:
        with suppress(ValueError):
            plain = json.loads(self._context.memory.get(f"columns/{self._key}") or "[]")
            labels = {column.key: column.label for column in self._screen.model.columns}
            return plan_from_plain(plain, labels)[0]
        return ColumnPlan()


def _shows(query: ListQuery, body: ViewBody) -> bool:
    here = (query.view, query.text + query.composing, query.conditions)
    return here == (body.view, body.text, body.conditions)


def _mark(kept: KeptView) -> str:
    """What this computer remembers of a view; in another office the same number is another view."""
    return f"{kept.id}-{crc32(kept.name.encode())}"


def _id_of(key: str) -> int | None:
    number = key.removeprefix(SAVED)
    return int(number) if key.startswith(SAVED) and number.isdigit() else None
