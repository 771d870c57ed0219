"""구 홈페이지: the month's events of the park as they are gathered and posted, notices, the board (features.md E8)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.activities.publicity_rules import quiet_notice
from desktop_app.changes import Act, Kind
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text, month_text


class PostKind(Enum):
    """구분: the month's events, a notice, the renewal of the board."""

    MONTHLY = "월별 행사"
    NOTICE = "공지"
    RENEWAL = "게시판 개편"


@dataclass(frozen=True, slots=True)
class PostDraft:
    """One posting; ``month`` is its month's first day, ``due_on`` the usual day where nothing is typed."""

    month: date | None = None
    kind: PostKind = PostKind.MONTHLY
    title: str = ""
    due_on: date | None = None
    gathered_on: date | None = None
    posted_on: date | None = None
    address: str = ""
    note: str = ""
    version: int | None = None


POSTED: Final = "게시"
GATHERED: Final = "수합"
LATE: Final = "게시 늦음"
WAITING: Final = "게시 전"
FIELDS: tuple[Field, ...] = (
    Field(
        "month", "게시월", FieldKind.MONTH, required=True, section="게시물", heads="월, 게시 월, 행사월",
        example="2021. 6.", identity=True,
    ),
    Field("kind", "구분", FieldKind.CODE, codes=PostKind, heads="종류", example="월별 행사", identity=True),
    Field(
        "title", "제목", FieldKind.LINE, heads="게시물 제목, 글 제목", example="6월 혁신파크 주요행사", identity=True,
    ),
    Field(
        "due_on", "기한", FieldKind.DAY, section="진행", heads="게시 기한, 마감",
        hint="비우면 그달 5일(쉬는 날이면 앞 근무일)",
    ),
    Field("gathered_on", "수합한 날", FieldKind.DAY, heads="수합일, 행사 수합"),
    Field("posted_on", "게시일", FieldKind.DAY, heads="게시 일자, 올린 날"),
    Field("address", "게시물 주소", FieldKind.LINE, heads="주소, 링크, URL"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def post_problems(draft: PostDraft) -> list[Problem]:
    """What was posted says where; the days before an election."""
    found = []
    if draft.posted_on is not None and not draft.address:
        found.append(
            Problem("address", "게시했는데 주소가 없습니다. 나중에 찾을 수 있게 적어 두세요.", blocks=False)
        )
    if told := quiet_notice(draft.posted_on):
        found.append(Problem("posted_on", told, blocks=False))
    return found


def post_title(draft: PostDraft) -> str:
    """How a posting is called: its title, else its month and kind."""
    if draft.title or draft.month is None:
        return draft.title
    return f"{draft.month.month}월 {draft.kind.value}"


def draft_state(draft: PostDraft, today: date) -> State:
    """How a posting stands: past its day without being posted it is late, whatever was gathered."""
    if draft.posted_on is not None:
        return State(Mark.DONE, POSTED)
    if draft.due_on is not None and draft.due_on < today:
        return State(Mark.LATE, LATE)
    return State(Mark.HALF, GATHERED) if draft.gathered_on is not None else State(Mark.WAITING, WAITING)


def post_late(draft: PostDraft, today: date) -> bool:
    """Whether it is not posted past its day."""
    return draft_state(draft, today).mark is Mark.LATE


def post_state(row: RegisterRow[PostDraft]) -> State:
    """The same of a row."""
    return draft_state(row.draft, row.today)


def _subtitle(row: RegisterRow[PostDraft]) -> str:
    month = month_text(row.draft.month) if row.draft.month else ""
    posted = f"{date_text(row.draft.posted_on)} 게시" if row.draft.posted_on else ""
    return " · ".join(part for part in (month, row.draft.kind.value, posted) if part)


HOMEPAGE: RegisterKind[PostDraft] = RegisterKind(
    kind=Kind.HOMEPAGE_POST,
    noun="홈페이지 게시",
    counter="건",
    draft=PostDraft,
    fields=FIELDS,
    acts=(Act.ADD_HOMEPAGE_POST, Act.EDIT_HOMEPAGE_POST, Act.REMOVE_HOMEPAGE_POST),
    title=post_title,
    subtitle=_subtitle,
    searched=("title", "address"),
    day="month",
    views={"all": "전체", "late": LATE, "waiting": WAITING, "posted": POSTED, "renewal": "게시판 개편"},
    problems=post_problems,
)
