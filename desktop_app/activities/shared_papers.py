"""새올 공유: what was put on the administration's board for the departments, with its files (features.md E14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text


class PaperKind(Enum):
    """구분: what the plan shares on 새올, and others."""

    MAIN_WORKS = "주요사업"
    STATUS = "현황자료"
    OTHER = "기타"


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """One posting on 새올's board; its files are attachments."""

    shared_on: date | None = None
    kind: PaperKind = PaperKind.MAIN_WORKS
    title: str = ""
    shared_by: str = ""
    department_id: int | None = None
    note: str = ""
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "shared_on", "공유일", FieldKind.DAY, required=True, section="공유", heads="일자, 게시일, 날짜",
        example="2021. 4. 12.", identity=True,
    ),
    Field("kind", "구분", FieldKind.CODE, codes=PaperKind, heads="종류, 자료 구분", example="주요사업"),
    Field(
        "title", "제목", FieldKind.LINE, required=True, heads="자료명, 게시물 제목", example="2021년 주요사업 계획",
        identity=True,
    ),
    Field(
        "shared_by", "올린 사람", FieldKind.LINE, wanted=True, heads="게시자, 작성자",
        hint="직위나 담당 업무로 적습니다.",
    ),
    Field("department_id", "올린 부서", FieldKind.RECORD, refers="department", heads="부서, 게시 부서"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def _subtitle(row: RegisterRow[PaperDraft]) -> str:
    files = len(row.more.get("files", ()))
    told = f"파일 {files}개" if files else ""
    parts = (date_text(row.draft.shared_on), row.draft.kind.value, row.names["department_id"], told)
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("파일", f"{sums['files']:,}개", at_right=True),)


SHARED_PAPERS: RegisterKind[PaperDraft] = RegisterKind(
    kind=Kind.SHARED_PAPER,
    noun="새올 공유",
    counter="건",
    draft=PaperDraft,
    fields=FIELDS,
    acts=(Act.ADD_SHARED_PAPER, Act.EDIT_SHARED_PAPER, Act.REMOVE_SHARED_PAPER),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "shared_by"),
    day="shared_on",
    views={
        "all": "전체",
        "MAIN_WORKS": "주요사업",
        "STATUS": "현황자료",
        "OTHER": "기타",
        "no_files": "파일 없음",
    },
    totals=_totals,
)
