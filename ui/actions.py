"""Every action of the window, once: its Korean text, its key, where it acts and when it can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.action_writes import LOOKS, writes


class Area(Enum):
    """Where a key acts; the value heads its part of the key list (F1)."""

    WINDOW = "어디서나"
    LIST = "목록"
    FORM = "입력"
    TENANTS = "입주단체"
    PROPOSALS = "제안·검토"
    PROJECTS = "연계사업"
    BOARD = "연계판"
    VENUES = "대관"
    ACTIVITIES = "활동"
    MEETINGS = "회의·워크숍"
    BUDGET = "예산"
    RETURNS = "취합"
    REPORTS = "보고서"
    PREVIEW = "미리보기"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the enabling rules look at."""

    undo: bool = False
    redo: bool = False
    selected: bool = False
    unsaved: bool = False
    banner: bool = False
    empty: bool = False  # the main button stands in the middle of the screen
    looks: bool = False  # the office is only looked at: another program holds it


@dataclass(frozen=True, slots=True)
class Rule:
    """When an action can be done, and the words that stand beside it when it cannot."""

    holds: Callable[[Situation], bool]
    reason: str = ""


ALWAYS: Final = Rule(lambda _: True)
WITH_SELECTION: Final = Rule(lambda now: now.selected, "고른 줄이 없습니다")
WITH_EDITS: Final = Rule(lambda now: now.unsaved, "고친 칸이 없습니다")
WITH_UNDO: Final = Rule(lambda now: now.undo, "되돌릴 일이 없습니다")
WITH_REDO: Final = Rule(lambda now: now.redo, "다시 할 일이 없습니다")
WITH_PAPER: Final = Rule(lambda now: now.selected, "나온 보고서가 아직 없습니다")
WITH_BANNER: Final = Rule(lambda now: now.banner)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action as menu, button and key list show it."""

    text: str
    keys: str
    area: Area
    rule: Rule = ALWAYS


@unique
class Action(Enum):
    """All actions; the name is the id that the log writes."""

    HELP = ActionSpec("도움말·단축키", "F1", Area.WINDOW)
    MENU = ActionSpec("메뉴", "F10", Area.WINDOW)
    NEXT_AREA = ActionSpec("다음 구역", "F6", Area.WINDOW)
    NEXT_VIEW = ActionSpec("다음 보기", "Ctrl+Tab", Area.WINDOW)
    PREVIOUS_VIEW = ActionSpec("앞 보기", "Ctrl+Shift+Tab", Area.WINDOW)
    FIND_ALL = ActionSpec("전체 찾기", "Ctrl+K", Area.WINDOW)
    UNDO = ActionSpec("되돌리기", "Ctrl+Z", Area.WINDOW, WITH_UNDO)
    REDO = ActionSpec("다시 하기", "Ctrl+Shift+Z", Area.WINDOW, WITH_REDO)
    OPEN_FOLDER = ActionSpec("다른 업무 폴더 열기", "", Area.WINDOW)
    SETTINGS = ActionSpec("설정", "", Area.WINDOW)
    LOCK = ActionSpec("지금 잠그기", "Ctrl+Shift+K", Area.WINDOW)
    BACK_UP = ActionSpec("지금 사본 만들기", "", Area.WINDOW)
    TURN_YEAR = ActionSpec("다음 해로 넘기기…", "", Area.WINDOW)
    BACKUPS = ActionSpec("백업·복원", "", Area.WINDOW)
    CHECK_FILES = ActionSpec("붙임 파일 점검", "", Area.WINDOW)
    EXPORT_ALL = ActionSpec("전체 자료 내보내기", "", Area.WINDOW)
    IMPORT_ALL = ActionSpec("전체 자료 가져오기", "", Area.WINDOW)
    QUIT = ActionSpec("끝내기", "Ctrl+Q", Area.WINDOW)
    CLOSE_BANNER = ActionSpec("닫기", "Esc", Area.WINDOW, WITH_BANNER)

    FIND = ActionSpec("찾기", "Ctrl+F", Area.LIST)
    ADD_CONDITION = ActionSpec("조건 추가", "Ctrl+Shift+F", Area.LIST)
    SAVE_VIEW = ActionSpec("보기 저장", "Ctrl+Shift+S", Area.LIST)
    CHOOSE_COLUMNS = ActionSpec("열 고르기", "Ctrl+Shift+L", Area.LIST)
    OPEN_RECORD = ActionSpec("고른 줄 열기", "Enter", Area.LIST, WITH_SELECTION)
    EDIT_CELL = ActionSpec("칸 고치기", "F2", Area.LIST, WITH_SELECTION)
    FILL_DOWN = ActionSpec("아래로 채우기", "Ctrl+D", Area.LIST, WITH_SELECTION)
    COPY_ABOVE = ActionSpec("윗줄 복사", "Ctrl+'", Area.LIST, WITH_SELECTION)
    REMOVE_ROWS = ActionSpec("고른 줄 지우기", "Ctrl+Del", Area.LIST, WITH_SELECTION)
    NEW_LINE = ActionSpec("표의 새 줄에 적기", "Ctrl+Shift+N", Area.LIST)

    TAKE_IN = ActionSpec("가져오기", "Ctrl+O", Area.LIST)
    EXPORT_LIST = ActionSpec("내보내기", "", Area.LIST)
    COPY_MAILS = ActionSpec("메일 주소 복사", "", Area.LIST)
    COPY_PHONES = ActionSpec("전화번호 복사", "", Area.LIST)
    TENANT_BOOK = ActionSpec("입주단체 소개집", "", Area.TENANTS)
    PRINT_LABELS = ActionSpec("주소 라벨", "", Area.LIST)
    SAVE_CARDS = ActionSpec("명함 파일(vCard)", "", Area.LIST)

    SAVE = ActionSpec("저장", "Ctrl+S", Area.FORM, WITH_EDITS)
    DISCARD = ActionSpec("고친 것 버리기", "", Area.FORM, WITH_EDITS)
    REVEAL = ActionSpec("가린 연락처 보기", "Ctrl+Shift+H", Area.FORM)

    ADD_TENANT = ActionSpec("단체 추가", "Ctrl+N", Area.TENANTS)
    ADD_PERSON = ActionSpec("사람 추가", "Ctrl+N", Area.TENANTS)
    ADD_CONTACT = ActionSpec("연락 적기", "Ctrl+N", Area.TENANTS)
    NOTE_CONTACT = ActionSpec("이 단체와 연락 적기", "Ctrl+L", Area.TENANTS, WITH_SELECTION)
    SETTLE_CONTACT = ActionSpec("마침", "Ctrl+Enter", Area.TENANTS, WITH_SELECTION)
    ADD_PARTNER = ActionSpec("기관 추가", "Ctrl+N", Area.TENANTS)
    ADD_DEPARTMENT = ActionSpec("부서·동 추가", "Ctrl+N", Area.TENANTS)
    ADD_TEAM = ActionSpec("팀 추가", "Ctrl+N", Area.TENANTS)
    HAND_OVER = ActionSpec("담당자 바꾸기", "", Area.TENANTS, WITH_SELECTION)
    ADD_BUILDING = ActionSpec("건물 추가", "Ctrl+N", Area.TENANTS)

    FIND_DUPLICATES = ActionSpec("중복 찾기", "", Area.TENANTS)
    STATE_STATUS = ActionSpec("기준 수 적기", "", Area.TENANTS)
    PRINT_STATUS = ActionSpec("인쇄·저장", "Ctrl+P", Area.TENANTS)

    SET_TERMS = ActionSpec("제안한 기한 넣기", "", Area.TENANTS)
    DESTROY = ActionSpec("파기", "", Area.TENANTS, WITH_SELECTION)
    PRINT_DISPOSAL = ActionSpec("파기 확인서", "Ctrl+P", Area.TENANTS, WITH_SELECTION)
    REVIEW_ACCESS = ActionSpec("점검 완료", "", Area.TENANTS)

    RECEIVE_PROPOSAL = ActionSpec("제안 접수", "Ctrl+N", Area.PROPOSALS)
    PRINT_REGISTER = ActionSpec("접수대장", "", Area.PROPOSALS)
    PRINT_BUDGET_REQUESTS = ActionSpec("예산 요구 목록", "", Area.PROPOSALS)
    SHOW_LATE = ActionSpec("부서별 기한", "", Area.PROPOSALS)
    TELL_RESULTS = ActionSpec("결과 통보", "", Area.PROPOSALS, WITH_SELECTION)
    PRINT_OPINION = ActionSpec("의견서 인쇄", "Ctrl+P", Area.PROPOSALS, WITH_SELECTION)
    READ_RETURNS = ActionSpec("받은 의견서 읽기", "Ctrl+Shift+O", Area.PROPOSALS)
    ADD_DAY_OFF = ActionSpec("쉬는 날 추가", "Ctrl+N", Area.PROPOSALS)
    EDIT_CRITERIA = ActionSpec("검토 기준", "", Area.PROPOSALS)

    MAKE_PROJECT = ActionSpec("연계사업으로 만들기", "", Area.PROPOSALS, WITH_SELECTION)

    ADD_PROJECT = ActionSpec("사업 추가", "Ctrl+N", Area.PROJECTS)
    PRINT_STAGES = ActionSpec("단계별 계획 인쇄", "", Area.PROJECTS, WITH_SELECTION)
    SHOW_OVERVIEW = ActionSpec("한눈에", "F4", Area.PROJECTS, WITH_SELECTION)
    PRINT_OVERVIEW = ActionSpec("사업 개요서", "", Area.PROJECTS, WITH_SELECTION)
    ADD_BASIS = ActionSpec("문서 추가", "Ctrl+N", Area.PROJECTS)
    FILL_BASIS = ActionSpec("계획서의 근거 넣기", "", Area.PROJECTS)
    FILL_STAGES = ActionSpec("계획서의 단계 넣기", "", Area.PROJECTS)
    PRINT_ROLES = ActionSpec("주체별 역할 인쇄", "Ctrl+P", Area.PROJECTS, WITH_SELECTION)

    NOTE_PROGRESS = ActionSpec("추진상황 적기", "Ctrl+L", Area.PROJECTS, WITH_SELECTION)
    ADD_PARTICIPANT = ActionSpec("상점 추가", "Ctrl+N", Area.PROJECTS)
    LEAVE_PARTICIPANTS = ActionSpec("떠남 표시", "Ctrl+Enter", Area.PROJECTS, WITH_SELECTION)
    PRINT_PARTICIPANTS = ActionSpec("참여상점 현황", "Ctrl+P", Area.PROJECTS)
    ADD_STREET_ITEM = ActionSpec("거리 사업 추가", "Ctrl+N", Area.PROJECTS)
    PRINT_STREET_ITEMS = ActionSpec("설치 현황", "Ctrl+P", Area.PROJECTS)
    ADD_BENCHMARK = ActionSpec("벤치마킹 추가", "Ctrl+N", Area.PROJECTS)
    PRINT_BENCHMARKS = ActionSpec("벤치마킹 결과", "Ctrl+P", Area.PROJECTS)
    ADD_PROGRESS_NOTE = ActionSpec("추진상황 추가", "Ctrl+N", Area.PROJECTS)
    PRINT_PROGRESS = ActionSpec("추진상황 보고", "Ctrl+P", Area.PROJECTS)
    OPEN_PROJECT = ActionSpec("이 사업 열기", "", Area.PROJECTS, WITH_SELECTION)

    ADD_LINKAGE = ActionSpec("연계 추가", "Ctrl+N", Area.PROJECTS)
    FIND_LINKAGES = ActionSpec("연계 찾기", "", Area.PROJECTS)
    PRINT_LINKAGES = ActionSpec("연계 현황", "Ctrl+P", Area.PROJECTS)
    NEXT_STAGE = ActionSpec("다음 단계로", "Ctrl+→", Area.BOARD)
    STAGE_BEFORE = ActionSpec("앞 단계로", "Ctrl+←", Area.BOARD)
    CARD_UP = ActionSpec("위로 옮기기", "Ctrl+↑", Area.BOARD)
    CARD_DOWN = ActionSpec("아래로 옮기기", "Ctrl+↓", Area.BOARD)

    ADD_USAGE = ActionSpec("이용 적기", "Ctrl+N", Area.VENUES)
    COPY_USAGE = ActionSpec("복사해 적기", "Ctrl+Shift+D", Area.VENUES, WITH_SELECTION)
    FIND_ROOM = ActionSpec("장소 찾기", "Ctrl+Shift+E", Area.VENUES)
    ADD_OFFER = ActionSpec("제안 추가", "Ctrl+N", Area.VENUES)
    PRINT_RESULTS = ActionSpec("실적 인쇄·저장", "Ctrl+P", Area.VENUES)
    PRINT_ROOMS = ActionSpec("달력 인쇄", "Ctrl+P", Area.VENUES)
    REPEAT_USAGE = ActionSpec("되풀이해 적기", "Ctrl+Shift+R", Area.VENUES, WITH_SELECTION)
    CHANGE_MANY = ActionSpec("한꺼번에 바꾸기", "", Area.LIST, WITH_SELECTION)
    CANCEL_USAGE = ActionSpec("취소 표시", "", Area.VENUES, WITH_SELECTION)
    CONFIRM_USAGE = ActionSpec("확인", "Ctrl+Enter", Area.VENUES, WITH_SELECTION)
    ADD_VENUE = ActionSpec("시설 추가", "Ctrl+N", Area.VENUES)

    PRINT_CALENDAR = ActionSpec("달력 인쇄", "Ctrl+P", Area.ACTIVITIES)
    SAVE_CALENDAR = ActionSpec("달력 파일(iCalendar)", "", Area.ACTIVITIES)
    ADD_DUTY = ActionSpec("할 일 추가", "Ctrl+N", Area.ACTIVITIES)
    TICK_DUTY = ActionSpec("할 일 마침", "Ctrl+Enter", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_DUTIES = ActionSpec("연간 할 일 표", "Ctrl+P", Area.ACTIVITIES)
    RECEIVE_PROBLEM = ActionSpec("난제 접수", "Ctrl+N", Area.ACTIVITIES)
    MOVE_PROBLEM = ActionSpec("상태 옮기기", "Ctrl+E", Area.ACTIVITIES, WITH_SELECTION)
    ASSIGN_PROBLEM = ActionSpec("소관 지정", "", Area.ACTIVITIES, WITH_SELECTION)
    REPLY_PROBLEM = ActionSpec("회신", "", Area.ACTIVITIES, WITH_SELECTION)
    PROBLEM_TO_PROJECT = ActionSpec("난제로 연계사업 만들기", "", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_PROBLEMS = ActionSpec("난제 접수대장", "Ctrl+P", Area.ACTIVITIES)
    ADD_SUGGESTION = ActionSpec("건의 추가", "Ctrl+N", Area.ACTIVITIES)
    PRINT_SUGGESTIONS = ActionSpec("공간 건의 인쇄", "Ctrl+P", Area.ACTIVITIES)
    ADD_TARGET = ActionSpec("목표 추가", "Ctrl+N", Area.ACTIVITIES)
    ADD_ADMIN_DUTY = ActionSpec("행정사항 추가", "Ctrl+N", Area.ACTIVITIES)
    SETTLE_ADMIN_DUTY = ActionSpec("행정사항 마침", "Ctrl+Enter", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_ADMIN_DUTIES = ActionSpec("행정사항 인쇄", "Ctrl+P", Area.ACTIVITIES)
    ADD_FIELD_VISIT = ActionSpec("견학 추가", "Ctrl+N", Area.ACTIVITIES)
    HOLD_VISITS = ActionSpec("마침 표시", "Ctrl+Enter", Area.ACTIVITIES, WITH_SELECTION)
    COPY_VISIT = ActionSpec("복사해 적기", "Ctrl+Shift+D", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_VISITS = ActionSpec("대상별 실적", "Ctrl+P", Area.ACTIVITIES)
    PRINT_VISIT = ActionSpec("견학 안내문", "", Area.ACTIVITIES, WITH_SELECTION)
    ADD_TRAINING = ActionSpec("교육 추가", "Ctrl+N", Area.ACTIVITIES)
    HOLD_TRAINING = ActionSpec("진행함 표시", "Ctrl+Enter", Area.ACTIVITIES, WITH_SELECTION)
    CREDIT_HOURS = ActionSpec("시간 부여", "Ctrl+Shift+Enter", Area.ACTIVITIES, WITH_SELECTION)
    TAKE_BACK_HOURS = ActionSpec("시간 거두기", "", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_LETTER = ActionSpec("시행문 초안", "", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_CONFIRMATION = ActionSpec("교육시간 확인서", "Ctrl+P", Area.ACTIVITIES, WITH_SELECTION)
    ADD_TRAINEE = ActionSpec("교육생 추가", "Ctrl+N", Area.ACTIVITIES)
    MARK_PRESENT = ActionSpec("참석", "Ctrl+Enter", Area.ACTIVITIES, WITH_SELECTION)
    MARK_ABSENT = ActionSpec("불참", "Ctrl+Shift+Enter", Area.ACTIVITIES, WITH_SELECTION)
    MARK_ALL_PRESENT = ActionSpec("남은 사람 모두 참석", "", Area.ACTIVITIES)
    PRINT_HOURS = ActionSpec("교육시간 집계", "Ctrl+P", Area.ACTIVITIES)
    SAVE_HR_LIST = ActionSpec("상시학습 등록용", "", Area.ACTIVITIES)
    ADD_NEWSLETTER = ActionSpec("자리 적기", "Ctrl+N", Area.ACTIVITIES)
    SHOW_WAITING = ActionSpec("소개하지 않은 단체", "Ctrl+U", Area.ACTIVITIES)
    COPY_DRAFT_REQUEST = ActionSpec("원고 요청 문구 복사", "", Area.ACTIVITIES, WITH_SELECTION)
    PRINT_RELAY = ActionSpec("릴레이 계획·실적표", "Ctrl+P", Area.ACTIVITIES)
    ADD_HOMEPAGE_POST = ActionSpec("게시 적기", "Ctrl+N", Area.ACTIVITIES)
    SHOW_EVENTS = ActionSpec("이달 행사 보기", "", Area.ACTIVITIES)
    COPY_EVENTS_TEXT = ActionSpec("행사 문구 복사", "", Area.ACTIVITIES)
    PRINT_EVENTS = ActionSpec("월별 행사 계획", "Ctrl+P", Area.ACTIVITIES)
    ADD_PARK_EVENT = ActionSpec("행사 추가", "Ctrl+N", Area.ACTIVITIES)
    ADD_MEDIA = ActionSpec("홍보 적기", "Ctrl+N", Area.ACTIVITIES)
    PRINT_MEDIA = ActionSpec("매체별 실적표", "Ctrl+P", Area.ACTIVITIES)
    ADD_SHARED_PAPER = ActionSpec("공유 적기", "Ctrl+N", Area.ACTIVITIES)
    PRINT_SHARED = ActionSpec("공유 자료 목록", "Ctrl+P", Area.ACTIVITIES)

    ADD_MEETING = ActionSpec("회의 추가", "Ctrl+N", Area.MEETINGS)
    ADD_WORKSHOP = ActionSpec("워크숍 추가", "Ctrl+N", Area.MEETINGS)
    NEXT_MEETING = ActionSpec("다음 회의로 복사", "Ctrl+Shift+D", Area.MEETINGS, WITH_SELECTION)
    TAKE_ATTENDEES = ActionSpec("참석자 가져오기", "", Area.MEETINGS, WITH_SELECTION)
    TAKE_ATTENDANCE = ActionSpec("참석 표시", "Ctrl+E", Area.MEETINGS, WITH_SELECTION)
    PRINT_MINUTES = ActionSpec("회의 결과 인쇄", "Ctrl+P", Area.MEETINGS, WITH_SELECTION)
    PRINT_PROGRAMME = ActionSpec("식순 인쇄", "", Area.MEETINGS, WITH_SELECTION)
    PRINT_SIGN_IN = ActionSpec("등록부 인쇄", "", Area.MEETINGS, WITH_SELECTION)
    ADD_FOLLOW_UP = ActionSpec("후속조치 추가", "Ctrl+N", Area.MEETINGS)
    SETTLE_FOLLOW_UP = ActionSpec("마침", "Ctrl+Enter", Area.MEETINGS, WITH_SELECTION)

    ADD_ENTRY = ActionSpec("지출 적기", "Ctrl+N", Area.BUDGET)
    ADD_NEXT_YEAR = ActionSpec("요구 적기", "Ctrl+N", Area.BUDGET)
    TAKE_PROPOSALS = ActionSpec("제안 가져오기", "Ctrl+G", Area.BUDGET)
    PRINT_COSTS = ActionSpec("집행 현황 인쇄", "Ctrl+P", Area.BUDGET)
    PRINT_LEDGER = ActionSpec("원장 인쇄·저장", "Ctrl+P", Area.BUDGET)
    PRINT_DISCLOSURE = ActionSpec("공개 목록", "Ctrl+P", Area.BUDGET)
    SET_LIMITS = ActionSpec("업무추진비 한도", "", Area.BUDGET)
    PRINT_NEXT_YEAR = ActionSpec("예산 요구서", "Ctrl+P", Area.BUDGET)
    ADD_LEVEL = ActionSpec("예산과목 더하기", "", Area.BUDGET)
    EDIT_LEVEL = ActionSpec("예산과목 고치기", "", Area.BUDGET)
    ADD_BUDGET_CHANGE = ActionSpec("예산 변동 적기", "Ctrl+N", Area.BUDGET)
    PRINT_VIREMENTS = ActionSpec("전용 내역", "Ctrl+P", Area.BUDGET)
    FOLLOW_ENTRY = ActionSpec("이어 적기", "Ctrl+Enter", Area.BUDGET, WITH_SELECTION)
    REVERSE_ENTRY = ActionSpec("정정", "Ctrl+R", Area.BUDGET, WITH_SELECTION)
    CONFIRM_ENTRY = ActionSpec("확정", "Ctrl+E", Area.BUDGET, WITH_SELECTION)

    CLOSE_MONTH = ActionSpec("마감", "Ctrl+E", Area.BUDGET, WITH_SELECTION)
    PRINT_CLOSING = ActionSpec("마감 인쇄·저장", "Ctrl+P", Area.BUDGET, WITH_SELECTION)
    REOPEN_MONTH = ActionSpec("마감 풀기", "Ctrl+R", Area.BUDGET, WITH_SELECTION)
    SPREAD_PLAN = ActionSpec("고르게 나누기", "Ctrl+Shift+E", Area.BUDGET)
    PRINT_PACE = ActionSpec("계획 대비 인쇄", "Ctrl+P", Area.BUDGET)
    PLAN_LIKE_LAST = ActionSpec("작년처럼", "", Area.BUDGET)
    READ_OFFICIAL = ActionSpec("지급 목록 읽기", "Ctrl+Shift+O", Area.BUDGET)
    PAIR_OFFICIAL = ActionSpec("짝짓기", "Ctrl+Enter", Area.BUDGET, WITH_SELECTION)
    PART_OFFICIAL = ActionSpec("짝 풀기", "Ctrl+R", Area.BUDGET, WITH_SELECTION)
    EXPLAIN_OFFICIAL = ActionSpec("사유 있음", "Ctrl+E", Area.BUDGET, WITH_SELECTION)
    BOOK_OFFICIAL = ActionSpec("원장에 적기", "Ctrl+N", Area.BUDGET, WITH_SELECTION)
    MATCH_OFFICIAL = ActionSpec("다시 맞추기", "", Area.BUDGET, WITH_SELECTION)
    REMOVE_OFFICIAL = ActionSpec("읽은 목록 지우기", "", Area.BUDGET, WITH_SELECTION)
    PRINT_OFFICIAL = ActionSpec("대사 결과", "Ctrl+P", Area.BUDGET, WITH_SELECTION)

    START_ROUND = ActionSpec("취합 시작", "Ctrl+N", Area.RETURNS)
    READ_SUBMISSIONS = ActionSpec("받은 파일 읽기", "Ctrl+Shift+O", Area.RETURNS)
    WITHDRAW_RETURN = ActionSpec("받은 파일 물리기", "", Area.RETURNS, WITH_SELECTION)
    MAKE_FORMS = ActionSpec("양식 내보내기", "Ctrl+E", Area.RETURNS)
    CONFIRM_SUBMISSION = ActionSpec("확정", "Ctrl+Enter", Area.RETURNS, WITH_SELECTION)
    ASK_TO_MEND = ActionSpec("보완 요청", "Ctrl+R", Area.RETURNS, WITH_SELECTION)
    MARK_SUBMITTED = ActionSpec("제출로 표시", "", Area.RETURNS, WITH_SELECTION)
    MARK_NIL = ActionSpec("실적없음으로 표시", "", Area.RETURNS, WITH_SELECTION)
    MARK_NOT_APPLICABLE = ActionSpec("해당없음으로 표시", "", Area.RETURNS, WITH_SELECTION)
    MARK_MISSING = ActionSpec("미제출로 되돌리기", "", Area.RETURNS, WITH_SELECTION)
    COPY_REMINDER = ActionSpec("독촉 문구", "Ctrl+Shift+D", Area.RETURNS)
    COPY_RETURNS_MAIL = ActionSpec("안내 메일 복사", "", Area.RETURNS)
    SHOW_RETURNS_LETTER = ActionSpec("시행문 초안", "", Area.RETURNS)
    COPY_ENCLOSURES = ActionSpec("붙임 목록 복사", "", Area.RETURNS)
    SAVE_BLANK_FORM = ActionSpec("빈 양식 저장", "", Area.RETURNS)
    ADD_UNIT = ActionSpec("부서·동 더하기", "", Area.RETURNS)
    PRINT_ROUND = ActionSpec("제출 현황", "Ctrl+P", Area.RETURNS)
    CLOSE_ROUND = ActionSpec("마감·다시 열기", "Ctrl+Enter", Area.RETURNS, WITH_SELECTION)

    PRINT_REPORT = ActionSpec("종이로 인쇄", "Ctrl+P", Area.REPORTS, WITH_PAPER)
    SAVE_REPORT_CSV = ActionSpec("CSV", "Ctrl+Shift+C", Area.REPORTS, WITH_PAPER)
    SAVE_REPORT_XLSX = ActionSpec("XLSX", "Ctrl+Shift+X", Area.REPORTS, WITH_PAPER)
    SAVE_REPORT_HWPX = ActionSpec("HWPX", "Ctrl+Shift+W", Area.REPORTS, WITH_PAPER)
    SAVE_REPORT_PDF = ActionSpec("PDF로 저장", "Ctrl+S", Area.REPORTS, WITH_PAPER)
    SHOW_FIGURES = ActionSpec("숫자·차례", "F4", Area.REPORTS, WITH_PAPER)
    EDIT_REPORT_TEXTS = ActionSpec("문장 고치기", "Ctrl+Shift+T", Area.REPORTS, WITH_PAPER)

    ISSUE_REPORT = ActionSpec("발행", "Ctrl+I", Area.REPORTS, WITH_PAPER)
    COMPARE_ISSUED = ActionSpec("왜 달라졌나", "F4", Area.REPORTS, WITH_SELECTION)
    OPEN_ISSUED = ActionSpec("열기", "", Area.REPORTS, WITH_SELECTION)
    PRINT_ISSUED = ActionSpec("발행본 인쇄", "Ctrl+P", Area.REPORTS, WITH_SELECTION)
    SAVE_ISSUED = ActionSpec("사본 저장", "Ctrl+S", Area.REPORTS, WITH_SELECTION)
    CHECK_ISSUED = ActionSpec("그대로인지 확인", "", Area.REPORTS, WITH_SELECTION)
    EDIT_ISSUED = ActionSpec("발행 정보", "", Area.REPORTS, WITH_SELECTION)
    WITHDRAW_ISSUED = ActionSpec("발행 취소", "", Area.REPORTS, WITH_SELECTION)

    PREVIOUS_PAGE = ActionSpec("이전", "PgUp", Area.PREVIEW)
    NEXT_PAGE = ActionSpec("다음", "PgDn", Area.PREVIEW)

    @property
    def text(self) -> str:
        return self.value.text

    @property
    def keys(self) -> str:
        return self.value.keys

    @property
    def rule(self) -> Rule:
        return self.value.rule

    @property
    def writes(self) -> bool:
        """Whether it changes anything of the office."""
        return writes(self.name)

    def can(self, now: Situation) -> bool:
        """Whether it can be done now."""
        return self.rule.holds(now) and not (now.looks and self.writes)

    def reason(self, now: Situation) -> str:
        """The words that stand beside it while it cannot be done."""
        return LOOKS if now.looks and self.writes else self.rule.reason

    @property
    def label(self) -> str:
        """The words of a button: keys stand where they act, after two spaces."""
        return f"{self.text}  {self.keys}" if self.keys else self.text


@dataclass(frozen=True, slots=True)
class Command:
    """An action that a tab offers in the second line; at most one per view is the main one.

    One that is ``aside`` is seldom needed and stands in the menu 그 밖에 at every width. ``why_not`` says why it cannot
    be done with what is shown, whatever its rule says.
    """

    action: Action
    run: Callable[[], object]
    main: bool = False
    aside: bool = False
    why_not: str = ""


def bind(action: Action, parent: QWidget, run: Callable[[], object]) -> QShortcut:
    """Let an action's key act while the focus is inside a widget (in the window: anywhere)."""
    shortcut = QShortcut(QKeySequence(action.keys), parent)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(run)
    return shortcut
