"""거리 사업: what was put up at shops, with a picture before and after (features.md C5)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from desktop_app.attachments.records import Kept
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.project_records.street_items import Side, StreetItemDraft, item_state, pictures_text
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_listed
from ui.projects.narrowing import project_of
from ui.projects.photo_pair import PhotoPair
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm

Row = RegisterRow[StreetItemDraft]
ON_PAPER: Final = 1_000
"""The longer side of a photograph on paper, in pixels: 56 mm wide, that is finer than a printer prints."""
COLUMNS: Sequence[Column[Any]] = (
    Column("shop", "상점", ColumnKind.NAME, 160, lambda row: row.draft.shop),
    Column("sign", "간판 문구", ColumnKind.TEXT, 150, lambda row: row.draft.sign),
    Column("artist", "작가", ColumnKind.TEXT, 110, lambda row: row.draft.artist, hide_rank=2),
    Column("installed_on", "설치한 날", ColumnKind.DATE, 104, lambda row: row.draft.installed_on),
    Column("cost_won", "설치비(원)", ColumnKind.NUMBER, 92, lambda row: row.draft.cost_won),
    Column("pictures", "사진", ColumnKind.TEXT, 56, pictures_text, sortable=False, hide_rank=3),
    Column("project_id", "연계사업", ColumnKind.QUIET, 160, lambda row: row.names["project_id"], hide_rank=1),
    Column("state", "상태", ColumnKind.STATE, 96, item_state, sortable=False),
)


class StreetView(RegisterView):
    """What a year's projects put up; a link of a project narrows it to that project."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "상점·작가·간판 문구 찾기 — 초성도 됩니다",
            "설치한 간판과 비용을 적고 설치 전·후 사진을 넣으면 설치 현황이 됩니다.",
            Action.ADD_STREET_ITEM,
            item_state,
        )
        self.items = context.office.street_items
        super().__init__(context, year, go, self.items, plan)

    def begin_form(self, form: RecordForm) -> None:
        self.photos = PhotoPair(self.context, self._put, self._drop)
        form.body.wide(self.photos)

    def show_more(self, row: Row | None) -> None:
        self.photos.show_photos({side: row.more[side.key] for side in Side} if row is not None else None)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.PRINT_STREET_ITEMS, self.print_list),)

    def print_list(self) -> None:
        """갤러리 간판 설치 현황: what the list shows, with its photographs."""
        wish = Wish("street-items", self.year(), self.context.clock.today())
        open_listed(wish, self.context, self.records.screen)

    def _put(self, side: Side, kept: Kept) -> None:
        key = self.records.form.record_id
        files = self.context.office.attachments
        if key is None:
            files.forget([kept])
            return
        attach = files.along(Kind.STREET_ITEM, [kept])
        call = partial(self.items.set_picture, key, side, kept.sha256, attach)
        if self.context.desk.perform(call) is None:
            files.forget([kept])

    def _drop(self, side: Side) -> None:
        key = self.records.form.record_id
        if key is not None:
            self.context.desk.perform(partial(self.items.drop_picture, key, side))

    def blank(self) -> StreetItemDraft:
        """For the project that the list shows."""
        return StreetItemDraft(project_id=project_of(self.records.screen))
