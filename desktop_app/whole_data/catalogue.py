"""All sheets of the whole-data workbook in their order, and every table that has none, with the reason.

A new table of the schema is declared in ``declared/`` or named here; a test looks for one that is neither.
"""

from functools import cache
from typing import Final

from desktop_app.whole_data.declared.bodies import BODIES
from desktop_app.whole_data.declared.money import BUDGET, REPORTS
from desktop_app.whole_data.declared.work import FILES, MEETINGS, PROJECTS, PROPOSALS
from desktop_app.whole_data.declared.year import CITIZENS, DUTIES, RETURNS, VISITS
from desktop_app.whole_data.sheets import DataSheet, sheets_of

NOT_EXPORTED: Final = {
    "act": "한 일의 차례: 새 업무 폴더는 제 이력을 처음부터 적습니다.",
    "journal": "이력의 앞뒤 값: 지운 값과 파기한 값의 자취를 옮기지 않습니다.",
    "access_line": "접속기록: 고칠 수 없게 이어진 대장이라 만든 업무 폴더에 남습니다.",
    "disposal": "파기 대장: 파기한 업무 폴더에 남습니다.",
    "intake_run": "가져온 파일의 자취: 그 파일은 이 업무 폴더에만 있습니다.",
    "intake_row": "가져온 줄의 자취: 가져온 파일의 자취와 함께 남습니다.",
    "intake_mapping": "가져오기가 기억한 열: 기록이 아니라 프로그램의 기억입니다.",
    "list_view": "저장한 보기: 기록이 아니라 화면의 설정이며, 이 업무 폴더의 목록에 매여 있습니다.",
}
"""Tables that no sheet shows → why."""


@cache
def sheets() -> tuple[DataSheet, ...]:
    """The sheets of the workbook; a sheet comes after those by which its rows are named."""
    return sheets_of(
        (
            *BODIES,
            *PROPOSALS,
            *PROJECTS,
            *MEETINGS,
            *VISITS,
            *CITIZENS,
            *DUTIES,
            *RETURNS,
            *BUDGET,
            *REPORTS,
            *FILES,
        )
    )
