"""Sheets of what the office works at: proposals with their opinions, projects, linkages, meetings, files."""

import re
from typing import Final

from desktop_app.attachments.records import OWNERS
from desktop_app.meeting_terms import FOLLOW_UP_LABELS, AttendeeSide, ItemKind
from desktop_app.project_terms import LinkageStage, ProjectState
from desktop_app.terms import (
    PROPOSAL_LABELS,
    CriterionMark,
    Direction,
    Disclosure,
    Funding,
    Result,
    Stage,
    Verdict,
)
from desktop_app.whole_data.sheets import Declared, Owners, Values

_TRAILING = re.compile(r"(\d+)\D*$")
_MEETING: Final = FOLLOW_UP_LABELS["meeting_id"]


def serial_of(row: Values) -> int:
    """The running number at the end of a 관리번호; 0 where it has none."""
    found = _TRAILING.search(row["number"])
    return int(found[1]) if found else 0


PROPOSALS: Final = (
    Declared(
        "proposal",
        "제안",
        key=("number",),
        heads={
            "shared_on": "공유한 날",
            "kickoff_on": "초동미팅 날",
            "working_on": "실무협의 날",
            "confirmed_on": "확정한 날",
            "started_on": "추진 시작",
            "finished_on": "완료한 날",
            "closed_on": "끝맺은 날",
            "result_reason": "결과 사유",
            "decided_on": "결정한 날",
            "override_reason": "의견 없이 확정한 사유",
            "cancelled_on": "접수 취소일",
            "cancel_reason": "접수 취소 사유",
            "notice_number": "통보 문서번호",
            "cost_won": PROPOSAL_LABELS["cost_won"],
        },
        codes={
            "direction": Direction,
            "funding_route": Funding,
            "stage": Stage,
            "result": Result,
        },
        computed={"serial": serial_of},
    ),
    Declared("criterion", "검토 기준", key=("fiscal_year", "label"), heads={"label": "검토 기준"}),
    Declared(
        "opinion",
        "검토의견서",
        key=("proposal_id", "department_id"),
        heads={
            "proposal_id": "제안",
            "department_id": "검토부서",
            "disclosure_clauses": "비공개 조항",
            "confirmed_on": "확정한 날",
        },
        codes={"verdict": Verdict, "disclosure": Disclosure},
        personal=frozenset({"writer_post", "writer_name", "writer_extension"}),
    ),
    Declared(
        "opinion_mark",
        "검토 기준별 의견",
        heads={"opinion_id": "검토의견서", "criterion_id": "검토 기준", "mark": "의견", "reason": "사유"},
        codes={"mark": CriterionMark},
    ),
    Declared(
        "received_form",
        "받은 의견서 파일",
        heads={"opinion_id": "검토의견서", "outcome": "처리", "remarks": "남길 말"},
        codes={"outcome": {"TAKEN": "넣음", "SAME": "같음", "SET_ASIDE": "넣지 않음"}},
        files="inbox",
        stamp="받은 때",
    ),
)
PROJECTS: Final = (
    Declared(
        "project",
        "연계사업",
        key=("fiscal_year", "name"),
        codes={"state": ProjectState, "funding": Funding},
    ),
    Declared("project_party", "주체별 역할", heads={"group_name": "그 밖의 모임"}),
    Declared("stage", "사업 단계", key=("project_id", "name")),
    Declared("stage_task", "단계 과제", heads={"stage_id": "사업 단계"}),
    Declared("participant", "참여상점"),
    Declared("street_item", "거리 사업", key=("project_id", "shop")),
    Declared("benchmark", "벤치마킹", key=("project_id", "place")),
    Declared("progress_note", "추진상황"),
    Declared("basis_document", "근거 문서", key=("number", "title")),
    Declared(
        "basis_link",
        "근거 문서 잇기",
        heads={"document_id": "근거 문서"},
        owners=Owners(
            "owner_table",
            ("owner_id",),
            {name: name for name in ("project", "proposal", "meeting", "space_suggestion")},
            plain={"": "연도 계획"},
        ),
    ),
    Declared("linkage", "1대1 연계", codes={"stage": LinkageStage}),
    Declared(
        "linkage_step",
        "연계 지나온 단계",
        heads={"linkage_id": "1대1 연계"},
        codes={"stage": LinkageStage},
    ),
)
MEETINGS: Final = (
    Declared("meeting", "회의", key=("held_on", "title")),
    Declared(
        "attendee",
        "참석자",
        heads={
            "meeting_id": _MEETING,
            "tenant_id": "소속 입주단체",
            "partner_id": "소속 협력기관",
            "department_id": "소속 부서",
            "body_name": "그 밖의 소속",
        },
        codes={"side": AttendeeSide},
    ),
    Declared(
        "meeting_item",
        "회의 순서",
        heads={
            "meeting_id": _MEETING,
            "tenant_id": "소속 입주단체",
            "partner_id": "소속 협력기관",
            "department_id": "소속 부서",
            "body_name": "그 밖의 소속",
        },
        codes={"kind": ItemKind},
        personal=frozenset({"speaker"}),
    ),
    Declared("follow_up", "후속조치"),
)
FILES: Final = (
    Declared(
        "attachment",
        "붙임 파일",
        heads={"name": "파일 이름"},
        owners=Owners("owner_table", ("owner_id",), {kind.value: kind.value for kind in OWNERS}),
        files="attachments",
        stamp="붙인 때",
    ),
)
