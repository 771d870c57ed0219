"""거리 사업: what the plan's 전환타운 puts up at shops, with a picture before and after (features.md C5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text, won_text


class Side(Enum):
    """Which of the two pictures; the value is what stands under it."""

    BEFORE = "설치 전"
    AFTER = "설치 후"

    @property
    def key(self) -> str:
        """How it is called in what a row has more."""
        return "before" if self is Side.BEFORE else "after"

    @property
    def column(self) -> str:
        """Where the picture's id is kept."""
        return f"{self.key}_id"


@dataclass(frozen=True, slots=True)
class StreetItemDraft:
    """One thing that was put up; its pictures come by acts of their own."""

    project_id: int | None = None
    shop: str = ""
    address: str = ""
    artist: str = ""
    sign: str = ""
    installed_on: date | None = None
    cost_won: int | None = None
    entry_id: int | None = None
    note: str = ""
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "project_id", "연계사업", FieldKind.RECORD, refers="project", required=True, identity=True, section="설치",
        heads="사업, 사업명",
    ),
    Field(
        "shop", "상점", FieldKind.LINE, required=True, identity=True, heads="상점명, 상점 이름, 상호, 설치 장소",
        example="녹번 사진관",
    ),
    Field("address", "주소", FieldKind.LINE, wanted=True, heads="위치, 소재지"),
    Field("artist", "작가", FieldKind.LINE, recalled=True, wanted=True, heads="작가명, 제작자, 작가·단체"),
    Field(
        "sign", "간판 문구", FieldKind.LINE, heads="문구, 작품명, 간판, 작품", identity=True, example="오래된 사진관",
    ),
    Field("installed_on", "설치한 날", FieldKind.DAY, heads="설치일, 설치일자", example="2021. 9. 15."),
    Field(
        "cost_won", "설치비", FieldKind.WON, unit="원", section="비용", wanted=True,
        heads="비용, 금액, 제작비, 설치비(원)", example="800000",
    ),
    Field(
        "entry_id", "원장 지출", FieldKind.RECORD, refers="payment", heads="지출",
        hint="예산 원장의 지출을 고르면 금액을 견줍니다.",
    ),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def item_state(row: RegisterRow[StreetItemDraft]) -> State:
    """Put up or ahead; one that is up without both pictures wants them."""
    day = row.draft.installed_on
    if day is None or day > row.today:
        return State(Mark.WAITING, "설치 전")
    if row.more["before"] is None or row.more["after"] is None:
        return State(Mark.FIX, "사진 없음")
    return State(Mark.DONE, "설치")


def pictures_text(row: RegisterRow[StreetItemDraft]) -> str:
    """``전·후``: which pictures are there."""
    there = (word for word, key in (("전", "before"), ("후", "after")) if row.more[key] is not None)
    return "·".join(there) or "-"


def payment_problems(cost: int, others: int, paid: int) -> list[Problem]:
    """A payment that is not what the items it pays for cost together."""
    if cost + others == paid:
        return []
    told = f"설치비 {won_text(cost)}원"
    if others:
        told = f"이 지출에 이은 설치비의 합 {won_text(cost + others)}원"
    text = f"{told}과 고른 지출 {won_text(paid)}원이 다릅니다. 확인하세요."
    return [Problem("cost_won", text, blocks=False)]


def item_title(draft: StreetItemDraft) -> str:
    """What an item is called: the shop with the words on its sign."""
    return f"{draft.shop} ‘{draft.sign}’" if draft.sign else draft.shop


def _subtitle(row: RegisterRow[StreetItemDraft]) -> str:
    parts = (date_text(row.draft.installed_on), row.draft.artist, row.names["project_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("설치비", f"{won_text(sums['cost'])}원", at_right=True),)


STREET_ITEMS: RegisterKind[StreetItemDraft] = RegisterKind(
    kind=Kind.STREET_ITEM,
    noun="거리 사업",
    counter="건",
    draft=StreetItemDraft,
    fields=FIELDS,
    acts=(Act.ADD_STREET_ITEM, Act.EDIT_STREET_ITEM, Act.REMOVE_STREET_ITEM),
    title=item_title,
    subtitle=_subtitle,
    searched=("shop", "sign", "artist", "address"),
    views={
        "all": "전체",
        "installed": "설치",
        "ahead": "설치 전",
        "no_picture": "사진 없음",
        "no_entry": "지출 없음",
        "differs": "지출과 다름",
    },
    totals=_totals,
    touches=frozenset({Kind.PROJECT}),
)
