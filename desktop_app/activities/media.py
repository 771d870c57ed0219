"""매체 홍보: 블로그, 유튜브, SNS, 보도자료, one line a publication, counted by channel and month (features.md E9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.activities.publicity_rules import quiet_notice
from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text


class Channel(Enum):
    """매체."""

    BLOG = "블로그"
    YOUTUBE = "유튜브"
    SNS = "SNS"
    PRESS = "보도자료"
    OTHER = "기타"


@dataclass(frozen=True, slots=True)
class MediaDraft:
    """One publication; ``outlet`` says which SNS or paper, ``reach`` how many have seen it."""

    channel: Channel = Channel.BLOG
    outlet: str = ""
    title: str = ""
    published_on: date | None = None
    link: str = ""
    reach: int | None = None
    tenant_id: int | None = None
    project_id: int | None = None
    note: str = ""
    version: int | None = None


OUTLETS = ("은평구 블로그", "은평구 유튜브", "페이스북", "인스타그램", "카카오톡 채널", "트위터", "밴드")
FIELDS: tuple[Field, ...] = (
    Field(
        "published_on", "날짜", FieldKind.DAY, required=True, section="홍보", heads="일자, 게시일, 게재일, 배포일",
        example="2021. 6. 3.", identity=True,
    ),
    Field("channel", "매체", FieldKind.CODE, codes=Channel, heads="구분, 채널", example="블로그", identity=True),
    Field(
        "outlet", "이름", FieldKind.LINE, offered=OUTLETS, heads="매체명, 계정, 종류, SNS 종류",
        hint="SNS 종류, 언론사, 계정", example="은평구 블로그",
    ),
    Field(
        "title", "제목", FieldKind.LINE, required=True, heads="게시물 제목, 기사 제목", example="혁신파크 한 바퀴",
        identity=True,
    ),
    Field("link", "주소", FieldKind.LINE, heads="링크, URL, 게시물 주소"),
    Field("reach", "조회수", FieldKind.COUNT, unit="회", heads="조회, 도달, 노출"),
    Field("tenant_id", "입주단체", FieldKind.RECORD, section="대상", refers="tenant", heads="단체, 단체명"),
    Field("project_id", "연계사업", FieldKind.RECORD, refers="project", heads="사업, 사업명"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def media_problems(draft: MediaDraft) -> list[Problem]:
    """The days before an election."""
    told = quiet_notice(draft.published_on)
    return [Problem("published_on", told, blocks=False)] if told else []


def channel_words(draft: MediaDraft) -> str:
    """``SNS(인스타그램)``."""
    return f"{draft.channel.value}({draft.outlet})" if draft.outlet else draft.channel.value


def _subtitle(row: RegisterRow[MediaDraft]) -> str:
    parts = (date_text(row.draft.published_on), channel_words(row.draft), row.names["tenant_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("조회수", f"{sums['reach']:,}회", at_right=True),)


MEDIA: RegisterKind[MediaDraft] = RegisterKind(
    kind=Kind.MEDIA_ITEM,
    noun="매체 홍보",
    counter="건",
    draft=MediaDraft,
    fields=FIELDS,
    acts=(Act.ADD_MEDIA, Act.EDIT_MEDIA, Act.REMOVE_MEDIA),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "outlet", "link"),
    day="published_on",
    views={
        "all": "전체",
        "BLOG": "블로그",
        "YOUTUBE": "유튜브",
        "SNS": "SNS",
        "PRESS": "보도자료",
        "OTHER": "기타",
    },
    problems=media_problems,
    totals=_totals,
)


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A channel, or all of them, over the months of the year; ``reach`` is what its items say together."""

    channel: Channel | None
    months: tuple[int, ...]
    reach: int

    @property
    def label(self) -> str:
        return self.channel.value if self.channel else "계"

    @property
    def total(self) -> int:
        return sum(self.months)


def by_channel(counted: Iterable[tuple[str, int, int, int]]) -> list[ChannelLine]:
    """Every channel with its twelve months, and their sum last.

    ``counted`` are (channel, month, items, reach) as the file counts what was published.
    """
    months = {one.name: [0] * 12 for one in Channel}
    reach = dict.fromkeys(months, 0)
    for channel, month, items, seen in counted:
        months[channel][month - 1] += items
        reach[channel] += seen
    lines = [ChannelLine(one, tuple(months[one.name]), reach[one.name]) for one in Channel]
    sums = tuple(sum(line.months[at] for line in lines) for at in range(12))
    return [*lines, ChannelLine(None, sums, sum(reach.values()))]
