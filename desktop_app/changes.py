"""What the officer did (Act), which records it concerns (Kind), and the Change that screens listen to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """Record kinds; a tab declares the ones that concern it."""

    TENANT = "tenant"
    PERSON = "person"
    CONTACT = "contact_note"
    PARTNER = "partner"
    DEPARTMENT = "department"
    TEAM = "team"
    MATCHING = "matching"
    BUILDING = "building"
    PROPOSAL = "proposal"
    OPINION = "opinion"
    PROJECT = "project"
    LINKAGE = "linkage"
    BASIS_DOCUMENT = "basis_document"
    VENUE = "venue"
    USAGE = "usage"
    ACCOUNT = "account"
    LEDGER = "entry"
    CLOSING = "budget_closing"
    MONTH_PLAN = "month_plan"
    OFFICIAL = "official_list"
    NEXT_YEAR_REQUEST = "next_year_request"
    FIELD_VISIT = "field_visit"
    VENUE_OFFER = "venue_offer"
    CITIZEN_PROBLEM = "citizen_problem"
    SPACE_SUGGESTION = "space_suggestion"
    TRAINING = "training"
    TRAINEE = "trainee"
    PARTICIPANT = "participant"
    STREET_ITEM = "street_item"
    BENCHMARK = "benchmark"
    PROGRESS_NOTE = "progress_note"
    DUTY = "duty_mark"
    MEETING = "meeting"
    FOLLOW_UP = "follow_up"
    NEWSLETTER = "newsletter_slot"
    HOMEPAGE_POST = "homepage_post"
    PARK_EVENT = "park_event"
    MEDIA_ITEM = "media_item"
    SHARED_PAPER = "shared_paper"
    ATTENDEE = "attendee"
    ADMIN_DUTY = "admin_duty"
    TARGET = "target"
    ROUND = "collection_round"
    SUBMISSION = "submission"
    DAY_OFF = "own_day"
    REPORT_TEXT = "report_text"
    SETTINGS = "settings"
    ISSUED_REPORT = "issued_report"
    PAPER_LAYOUT = "paper_layout"
    VIEW = "view"


class Act(Enum):
    """Everything the officer can do to the records; the value is its Korean name in menu, banner and history."""

    ADD_TENANT = "입주단체 추가"
    EDIT_TENANT = "입주단체 고치기"
    REMOVE_TENANT = "입주단체 삭제"
    MOVE_OUT_TENANT = "입주단체 퇴거 처리"
    STATE_STATUS = "현황표 기준 적기"
    DROP_STATED = "현황표 기준 지우기"
    ADD_PERSON = "사람 추가"
    EDIT_PERSON = "사람 고치기"
    REMOVE_PERSON = "사람 삭제"
    HAND_OVER = "담당자 바꾸기"
    ADD_CONTACT = "연락 적기"
    EDIT_CONTACT = "연락 고치기"
    SETTLE_CONTACT = "연락 마침 표시"
    REMOVE_CONTACT = "연락 삭제"
    ADD_PARTNER = "협력기관 추가"
    EDIT_PARTNER = "협력기관 고치기"
    REMOVE_PARTNER = "협력기관 삭제"
    ADD_DEPARTMENT = "부서 추가"
    EDIT_DEPARTMENT = "부서 고치기"
    REMOVE_DEPARTMENT = "부서 삭제"
    ADD_TEAM = "팀 추가"
    EDIT_TEAM = "팀 고치기"
    REMOVE_TEAM = "팀 삭제"
    MERGE_RECORDS = "기록 합치기"
    SET_APART = "중복 아님 표시"
    SET_TOGETHER = "중복 아님 표시 지우기"
    EDIT_MATCHING = "협업연계표 고치기"
    ADD_BUILDING = "건물 추가"
    EDIT_BUILDING = "건물 고치기"
    REMOVE_BUILDING = "건물 삭제"
    RECEIVE_PROPOSAL = "제안 접수"
    EDIT_PROPOSAL = "제안 고치기"
    CANCEL_PROPOSAL = "제안 접수 취소"
    RESTORE_PROPOSAL = "제안 접수 되살리기"
    MOVE_PROPOSAL = "제안 단계 바꾸기"
    DECIDE_PROPOSAL = "제안 결과 확정"
    REOPEN_PROPOSAL = "제안 결과 확정 풀기"
    ATTACH_FILES = "파일 붙이기"
    RENAME_FILE = "붙임 파일 이름 바꾸기"
    REMOVE_FILES = "붙임 파일 빼기"
    TELL_RESULT = "결과 통보 적기"
    ASSIGN_DEPARTMENTS = "검토 부서 지정"
    WITHDRAW_ASSIGNMENT = "검토 부서 지정 취소"
    EDIT_OPINION = "검토의견서 적기"
    CONFIRM_OPINION = "검토의견서 확정"
    TAKE_FORMS = "받은 의견서 넣기"
    REOPEN_OPINION = "검토의견서 확정 풀기"
    EDIT_CRITERIA = "검토 기준 고치기"
    ADD_PROJECT = "연계사업 추가"
    EDIT_PROJECT = "연계사업 고치기"
    FILL_STAGES = "계획서의 단계 넣기"
    REMOVE_PROJECT = "연계사업 삭제"
    ADD_BASIS = "근거 문서 추가"
    EDIT_BASIS = "근거 문서 고치기"
    REMOVE_BASIS = "근거 문서 삭제"
    FILL_BASIS = "계획서의 근거 문서 넣기"
    MAKE_PROJECT = "연계사업으로 만들기"
    ADD_PARTICIPANT = "참여상점 추가"
    EDIT_PARTICIPANT = "참여상점 고치기"
    REMOVE_PARTICIPANT = "참여상점 삭제"
    LEAVE_PARTICIPANTS = "참여상점 떠남 표시"
    ADD_STREET_ITEM = "거리 사업 추가"
    EDIT_STREET_ITEM = "거리 사업 고치기"
    REMOVE_STREET_ITEM = "거리 사업 삭제"
    SET_PICTURE = "전후 사진 넣기"
    DROP_PICTURE = "전후 사진 빼기"
    ADD_BENCHMARK = "벤치마킹 추가"
    EDIT_BENCHMARK = "벤치마킹 고치기"
    REMOVE_BENCHMARK = "벤치마킹 삭제"
    ADD_PROGRESS_NOTE = "추진상황 적기"
    EDIT_PROGRESS_NOTE = "추진상황 고치기"
    REMOVE_PROGRESS_NOTE = "추진상황 삭제"
    STOP_PROJECT = "연계사업 중단"
    ADD_FIELD_VISIT = "현장견학 추가"
    EDIT_FIELD_VISIT = "현장견학 고치기"
    REMOVE_FIELD_VISIT = "현장견학 삭제"
    HOLD_FIELD_VISITS = "현장견학 마침 표시"
    ADD_TRAINING = "교육 추가"
    EDIT_TRAINING = "교육 고치기"
    REMOVE_TRAINING = "교육 삭제"
    HOLD_TRAINING = "교육 진행 표시"
    CREDIT_HOURS = "교육시간 부여"
    TAKE_BACK_HOURS = "교육시간 거두기"
    ADD_TRAINEE = "교육생 추가"
    EDIT_TRAINEE = "교육생 고치기"
    REMOVE_TRAINEE = "교육생 삭제"
    MARK_ATTENDANCE = "교육 참석 표시"
    ADD_NEWSLETTER = "소식지 자리 추가"
    EDIT_NEWSLETTER = "소식지 자리 고치기"
    REMOVE_NEWSLETTER = "소식지 자리 비우기"
    PUT_IN_NEWSLETTER = "소식지에 단체 넣기"
    ADD_HOMEPAGE_POST = "홈페이지 게시 추가"
    EDIT_HOMEPAGE_POST = "홈페이지 게시 고치기"
    REMOVE_HOMEPAGE_POST = "홈페이지 게시 삭제"
    ADD_PARK_EVENT = "파크 행사 추가"
    EDIT_PARK_EVENT = "파크 행사 고치기"
    REMOVE_PARK_EVENT = "파크 행사 삭제"
    ADD_MEDIA = "매체 홍보 추가"
    EDIT_MEDIA = "매체 홍보 고치기"
    REMOVE_MEDIA = "매체 홍보 삭제"
    ADD_SHARED_PAPER = "새올 공유 추가"
    EDIT_SHARED_PAPER = "새올 공유 고치기"
    REMOVE_SHARED_PAPER = "새올 공유 삭제"
    RECEIVE_PROBLEM = "난제 접수"
    EDIT_PROBLEM = "난제 고치기"
    REMOVE_PROBLEM = "난제 삭제"
    MOVE_PROBLEM = "난제 상태 옮기기"
    ASSIGN_PROBLEM = "난제 소관 지정"
    REPLY_PROBLEM = "난제 회신 적기"
    PROBLEM_TO_PROJECT = "난제를 연계사업으로 만들기"
    ADD_SUGGESTION = "공간 건의 추가"
    EDIT_SUGGESTION = "공간 건의 고치기"
    REMOVE_SUGGESTION = "공간 건의 삭제"
    ADD_LINKAGE = "1:1 연계 추가"
    EDIT_LINKAGE = "1:1 연계 고치기"
    MOVE_LINKAGE = "1:1 연계 옮기기"
    REMOVE_LINKAGE = "1:1 연계 삭제"
    MARK_DUTY = "할 일 표시"
    ADD_DUTY = "할 일 추가"
    EDIT_DUTY = "할 일 고치기"
    REMOVE_DUTY = "할 일 삭제"
    ADD_MEETING = "회의 추가"
    EDIT_MEETING = "회의 고치기"
    REMOVE_MEETING = "회의 삭제"
    TAKE_ATTENDANCE = "참석 표시"
    ADD_FOLLOW_UP = "후속조치 추가"
    EDIT_FOLLOW_UP = "후속조치 고치기"
    REMOVE_FOLLOW_UP = "후속조치 삭제"
    SETTLE_FOLLOW_UP = "후속조치 마침 표시"
    PROPOSE_PITCH = "제안설명을 제안으로 접수"
    ADD_ADMIN_DUTY = "행정사항 추가"
    EDIT_ADMIN_DUTY = "행정사항 고치기"
    MARK_ADMIN_DUTY = "행정사항 마침 표시"
    REMOVE_ADMIN_DUTY = "행정사항 삭제"
    ADD_TARGET = "목표 추가"
    EDIT_TARGET = "목표 고치기"
    REMOVE_TARGET = "목표 삭제"
    WRITE_REPORT_TEXT = "보고서 글 고치기"
    DROP_REPORT_TEXT = "자동 문장으로 되돌리기"
    START_ROUND = "취합 시작"
    EDIT_ROUND = "취합 회차 고치기"
    REMOVE_ROUND = "취합 회차 삭제"
    CLOSE_ROUND = "취합 마감"
    REOPEN_ROUND = "취합 다시 열기"
    ADD_SUBMISSION = "취합 대상 추가"
    EDIT_SUBMISSION = "제출 상태 고치기"
    REMOVE_SUBMISSION = "취합 대상 삭제"
    MARK_SUBMISSION = "제출 상태 표시"
    NOTE_REMINDER = "제출 독촉 적기"
    TAKE_RETURNS = "취합 받기"
    WITHDRAW_RETURN = "받은 파일 물리기"
    ADD_DAY_OFF = "쉬는 날 추가"
    EDIT_DAY_OFF = "쉬는 날 고치기"
    REMOVE_DAY_OFF = "쉬는 날 삭제"
    ADD_VENUE = "시설 추가"
    EDIT_VENUE = "시설 고치기"
    REMOVE_VENUE = "시설 삭제"
    ADD_USAGE = "대관 이용 추가"
    EDIT_USAGE = "대관 이용 고치기"
    WRITE_USAGES = "대관 이용 여러 줄 적기"
    ADD_VENUE_OFFER = "장소 제안 추가"
    EDIT_VENUE_OFFER = "장소 제안 고치기"
    REMOVE_VENUE_OFFER = "장소 제안 삭제"
    REPEAT_USAGE = "대관 이용 되풀이해 적기"
    CHANGE_USAGES = "대관 이용 한꺼번에 바꾸기"
    CHANGE_VENUES = "시설 한꺼번에 바꾸기"
    REMOVE_USAGE = "대관 이용 삭제"
    CANCEL_USAGE = "대관 이용 취소 표시"
    CONFIRM_USAGE = "대관 이용 확인"
    ADD_ENTRY = "원장 줄 추가"
    EDIT_ENTRY = "원장 줄 고치기"
    REMOVE_ENTRY = "원장 줄 삭제"
    REVERSE_ENTRY = "원장 줄 정정"
    CONFIRM_ENTRY = "원장 줄 확정"
    CLOSE_MONTH = "원장 마감"
    REOPEN_MONTH = "원장 마감 풀기"
    EDIT_MONTH_PLAN = "월별 집행 계획 적기"
    READ_OFFICIAL = "대사 목록 읽기"
    MATCH_OFFICIAL = "대사 다시 맞추기"
    PAIR_OFFICIAL = "대사 짝짓기"
    PART_OFFICIAL = "대사 짝 풀기"
    EXPLAIN_OFFICIAL = "대사 사유 적기"
    REMOVE_OFFICIAL = "대사 목록 지우기"
    TURN_YEAR = "다음 해로 넘기기"
    CLOSE_YEAR = "연도 마감"
    REOPEN_YEAR = "연도 마감 풀기"
    ADD_NEXT_YEAR = "예산 요구 추가"
    EDIT_NEXT_YEAR = "예산 요구 고치기"
    REMOVE_NEXT_YEAR = "예산 요구 삭제"
    TAKE_PROPOSALS = "제안에서 예산 요구 가져오기"
    SUPPLEMENT_BUDGET = "추경 적기"
    MOVE_BUDGET = "예산 전용·이체 적기"
    CARRY_BUDGET = "예산 이월 적기"
    ALLOT_BUDGET = "배정 적기"
    CHANGE_ENTRIES = "원장 한꺼번에 바꾸기"
    WRITE_ENTRIES = "원장 여러 줄 적기"
    ADD_ACCOUNT = "예산과목 추가"
    EDIT_ACCOUNT = "예산과목 고치기"
    REMOVE_ACCOUNT = "예산과목 삭제"
    SET_LIMITS = "업무추진비 한도 고치기"
    TAKE_IN = "자료 가져오기"
    TAKE_WHOLE_DATA = "전체 자료 가져오기"
    SET_RETENTION = "보유기한 넣기"
    DESTROY_PERSONS = "개인정보 파기"
    ISSUE_REPORT = "보고서 발행"
    EDIT_ISSUED = "발행 정보 고치기"
    WITHDRAW_ISSUED = "보고서 발행 취소"
    SET_LAYOUT = "붙임 모양 고치기"
    ADD_VIEW = "보기 저장"
    EDIT_VIEW = "보기 덮어쓰기"
    RENAME_VIEW = "보기 이름 바꾸기"
    REMOVE_VIEW = "보기 삭제"
    MOVE_VIEW = "보기 차례 바꾸기"
    CHANGE_SETTINGS = "설정 바꾸기"
    BRING_BACK = "고른 기록 복원"
    FILL_REFERENCE = "계획서의 기준 자료 넣기"
    FILL_EXAMPLE = "예시 자료 넣기"


@dataclass(frozen=True)
class Change:
    """One act that is safely in the office file.

    ``summary`` is the banner's sentence, e.g. "'꽃씨 청년일터'를 고쳤습니다."; ``record_id`` is the record
    that the screen should show afterwards; ``count`` is how much it touched, 0 for nothing. ``inverse``
    is a service call whose own Change redoes the act, so undo lives below the screens; an act that cannot
    be taken back (erasing personal data) has none.
    """

    act: Act
    kinds: frozenset[Kind]
    summary: str
    record_id: int | None = None
    count: int = 1
    sticky: bool = False
    inverse: Callable[[], "Change"] | None = field(default=None, compare=False)


class UndoLog:
    """The acts of this session that can be taken back, newest last; a new act clears what could be redone."""

    def __init__(self, depth: int = 200) -> None:
        self._depth = depth
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def next_undo(self) -> Act | None:
        """The act that 되돌리기 would take back."""
        return self._done[-1].act if self._done else None

    @property
    def next_redo(self) -> Act | None:
        """The act that 다시 하기 would repeat."""
        return self._undone[-1].act if self._undone else None

    def remember(self, change: Change) -> None:
        """Keep an act just done; one that cannot be taken back cuts off everything before it.

        An act that changed nothing is no act.
        """
        if not change.count:
            return
        self._undone.clear()
        if change.inverse is None:
            self._done.clear()
            return
        self._done.append(change)
        del self._done[: -self._depth]

    def undo(self) -> Change | None:
        """Take the newest act back; the Change that did so, or None where nothing is left."""
        return self._step(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do again what was taken back last."""
        return self._step(self._undone, self._done)

    @staticmethod
    def _step(source: list[Change], target: list[Change]) -> Change | None:
        if not source:
            return None
        assert source[-1].inverse is not None  # noqa: S101 - remember() keeps only what has one
        done = source[-1].inverse()  # a refusal leaves the log as it is
        source.pop()
        target.append(done)
        return done
