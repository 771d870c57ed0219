"""Korean labels of meetings, once: kinds, sides, and the fields of what stands below a meeting."""

from enum import Enum
from typing import Final


class MeetingKind(Enum):
    """What a meeting is in the programme."""

    KICKOFF = "초동미팅"
    WORKING = "실무협의"
    COOPERATION = "협력회의"
    ROUND_TABLE = "간담회"
    WORKSHOP = "협력 워크숍"


class MeetingMode(Enum):
    """How one takes part."""

    IN_PERSON = "대면"
    REMOTE = "비대면"
    MIXED = "혼합"


class MeetingState(Enum):
    """Whether a meeting took place."""

    PLANNED = "예정"
    HELD = "마침"
    CANCELLED = "취소"


class AttendeeSide(Enum):
    """Whom somebody comes from."""

    DISTRICT = "구청"
    PARK = "파크"
    OTHER = "그 밖"


class ItemKind(Enum):
    """What a point of a workshop is (the plan's Ⅴ 워크숍·협력회의)."""

    PITCH = "제안설명"
    TOPIC = "발제"
    STATUS = "현황·사례"
    OTHER = "기타"


PRESENT, ABSENT = "참석", "불참"
ATTENDEE_LABELS: Final = {
    "side": "편",
    "name": "성명",
    "post": "직위",
    "who": "소속",
    "body_name": "소속",
    "present": PRESENT,
}
ITEM_LABELS: Final = {
    "kind": "구분",
    "title": "제목",
    "speaker": "발표자",
    "who": "소속",
    "minutes": "소요(분)",
    "file_id": "자료",
    "proposal_id": "제안",
    "note": "비고",
}
FOLLOW_UP_LABELS: Final = {
    "meeting_id": "회의",
    "task": "할 일",
    "department_id": "맡은 부서",
    "owner": "담당",
    "due_on": "기한",
    "done_on": "마친 날",
    "note": "비고",
}
