"""Which papers are kept when they go out (features.md H11, PII-3)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.catalogue.making import Made


def why_not_issued(made: "Made") -> str:
    """Why a report is not kept; nothing where it may be."""
    if made.report is None:
        return "표와 글로 된 보고서만 발행본으로 보관합니다. 이 문서는 파일로 저장하세요."
    if made.people:
        return "사람의 이름이 나오는 문서는 보관하지 않습니다. 파기한 뒤에도 이름이 남기 때문입니다."
    return ""
