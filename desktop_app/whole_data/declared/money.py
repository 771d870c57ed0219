"""Sheets of the budget, of what the official system says, and of the reports."""

import json
from typing import Final

from desktop_app.budget_terms import ActivityKind, LimitRule, OfficialState, RequestState, Transfer
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled
from desktop_app.whole_data.sheets import Declared, Keyed, Owners, Spelling

_ACCOUNT: Final = "예산과목"
_FILE_FORMS: Final = {"PDF": "PDF", "XLSX": "엑셀", "HWPX": "한글", "DATA": "보고서 자료"}


def _wish_without_rows(text: str) -> str:
    """What was chosen for a report; nothing where rows were chosen one by one, whose ids mean others elsewhere."""
    said = json.loads(text) if text else {}
    return "" if said.get("record") is not None or said.get("ids") is not None else text


BUDGET: Final[tuple[Declared, ...]] = (
    Declared("budget_year", "예산 연도", heads={"strict": "초과하면 막음"}),
    Declared(
        "account",
        _ACCOUNT,
        key=("parent_id", "name"),
        root="fiscal_year",
        heads={"parent_id": "상위 과목", "level": "단계", "code": "코드", "name": "과목명"},
    ),
    Declared(
        "entry",
        "원장",
        heads={
            "account_id": _ACCOUNT,
            "booked_on": "일자",
            "amount_won": "금액",
            "method": "결제수단",
            "parent_id": "앞 단계",
            "reverses_id": "정정하는 줄",
            "confirmed_on": "확정한 날",
            "reconciled": "대사",
            "spent_minute": "집행시각",
            "head_count": "인원",
            "officials_included": "공직자등 포함",
            "proposal_id": "제안",
            "activity_table": "활동 시트",
            "activity_id": "활동",
            "transfer": "전용 구분",
            "pair_id": "짝이 되는 줄",
            "document_number": "문서번호",
            "guest_evidence": "상대방 증빙",
            "cash_reason": "현금 사유",
            "warning_reason": "확인 사유",
        },
        codes={
            "kind": EntryKind,
            "method": PaymentMethod,
            "reconciled": Reconciled,
            "transfer": Transfer,
        },
        owners=Owners(
            "activity_table",
            ("activity_id",),
            {kind.name.lower(): kind.name.lower() for kind in ActivityKind},
        ),
        personal=frozenset({"guests", "spender"}),
    ),
    Declared(
        "spending_limit",
        "업무추진비 한도",
        heads={"rule": "한도", "valid_from": "시작", "valid_to": "끝", "value": "값(원·분)", "basis": "근거"},
        codes={"rule": LimitRule},
    ),
    Declared(
        "month_plan",
        "월별 집행계획",
        heads={"account_id": _ACCOUNT, "month": "월", "planned_won": "계획"},
    ),
    Declared(
        "budget_closing",
        "예산 마감",
        heads={
            "month": "월(13: 다음 해 1월, 0: 한 해)",
            "closed_on": "마감한 날",
            "figures": "마감 때의 합계",
            "reopened_on": "다시 연 날",
            "reopen_reason": "다시 연 사유",
        },
        keyed={"figures": Keyed("lines", "account_id", "account")},
    ),
    Declared(
        "next_year_request",
        "다음연도 예산요구",
        heads={
            "account_code": "코드",
            "account_name": "과목명",
            "proposal_id": "제안",
            "current_won": "올해 예산",
            "asked_won": "요구액",
            "granted_won": "반영액",
            "grounds": "산출기초",
            "asked_on": "요구한 날",
        },
        codes={"state": RequestState},
    ),
    Declared(
        "official_list",
        "e호조 목록",
        heads={
            "read_on": "읽은 날",
            "account_id": _ACCOUNT,
            "sheet": "파일의 시트",
            "starts_on": "시작",
            "ends_on": "끝",
        },
        files="inbox",
    ),
    Declared(
        "official_line",
        "e호조 목록의 줄",
        heads={
            "list_id": "e호조 목록",
            "row_number": "파일의 행",
            "booked_on": "일자",
            "won": "금액(원)",
            "payee": "지급처",
            "summary": "적요",
            "number": "e호조 번호",
            "account_code": "코드",
            "entry_id": "원장 줄",
            "remark": "남길 말",
        },
        codes={"state": OfficialState},
    ),
)
REPORTS: Final[tuple[Declared, ...]] = (
    Declared(
        "issued_report",
        "낸 보고서",
        spelled={"wish": Spelling(_wish_without_rows, str)},
        heads={
            "serial": "발행번호",
            "report": "보고서",
            "wish": "고른 것",
            "title": "제목",
            "as_of": "기준일",
            "starts_on": "기간 시작",
            "ends_on": "기간 끝",
            "issued_at": "낸 때",
            "purpose": "쓴 곳",
            "document_number": "문서번호",
            "withdrawn_at": "발행을 취소한 때",
            "withdrawn_reason": "취소 사유",
        },
    ),
    Declared(
        "issued_file",
        "낸 보고서 파일",
        heads={"report_id": "낸 보고서", "form": "형식"},
        codes={"form": _FILE_FORMS},
        files="issued",
    ),
    Declared(
        "report_text",
        "보고서에 적은 글",
        heads={"report": "보고서", "period": "기간", "section": "자리", "text": "글", "basis": "바탕 글"},
    ),
    Declared(
        "paper_layout",
        "표의 열",
        heads={"paper": "문서", "columns": "열", "subtotal": "소계"},
    ),
    Declared(
        "year_turn",
        "연도 넘기기",
        heads={
            "into_year": "다음 연도",
            "turned_on": "넘긴 날",
            "carried": "넘긴 것",
            "closed_on": "닫은 날",
            "reopened_on": "다시 연 날",
            "reopen_reason": "다시 연 사유",
        },
    ),
)
