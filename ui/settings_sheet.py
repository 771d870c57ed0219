"""설정: one page a matter, chosen at the left; a new matter is another page.

A page fills its fields from the settings, says what is wrong, and makes new settings out of what they say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.privacy import password
from desktop_app.problems import Problem, blocking
from desktop_app.settings import Settings
from ui.jobs import JobRunner
from ui.theme import current
from ui.widgets import type_ahead
from ui.widgets.choice_inputs import CheckInput, ChoiceInput
from ui.widgets.form_body import FormBody
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.secret_input import SecretInput
from ui.widgets.value_inputs import CountInput

WIDTH: Final = 720
LIST_WIDTH: Final = 132
HEIGHT: Final = 380
WIDE: Final = 1240
AROUND: Final = 160  # heading and buttons
MOST_MONTHS: Final = 120
ENCRYPTS_NOTHING: Final = (
    "암호는 이 창을 여는 사람을 가릴 뿐, 자료 파일과 사본을 암호화하지 않습니다. "
    "파일을 다른 프로그램으로 열면 읽을 수 있으므로, 컴퓨터의 로그인 암호와 폴더 권한도 함께 지키세요. "
    "암호를 잊으면 업무 폴더의 settings.toml에서 password 줄을 지우면 열립니다."
)
ONLY_THEN: Final = "암호가 있을 때만 잠깁니다. 적던 내용은 그대로 있습니다."
LOCKS: Final = ((0, "잠그지 않음"), (5, "5분"), (10, "10분"), (15, "15분"), (30, "30분"), (60, "1시간"))

Apply = Callable[[Settings], bool]


@dataclass(frozen=True)
class Tools:
    """What a page may need of the open office beside its fields."""

    jobs: JobRunner
    edit_criteria: Callable[[QWidget], object]
    show_days: Callable[[], object]


class Page(Protocol):
    """One matter of the settings; ``wide`` is one that shows more than its fields."""

    title: str
    body: FormBody
    wide: bool

    @property
    def widget(self) -> QWidget:
        """All of the page."""
        ...

    def show(self, settings: Settings) -> None:
        """Fill the fields."""
        ...

    def problems(self, settings: Settings) -> list[Problem]:
        """What keeps the fields from being taken."""
        ...

    def taken(self, settings: Settings) -> Settings:
        """The settings with what the fields say."""
        ...


class LockPage:
    """시작 암호 and 자동 잠금 (PII-5)."""

    title = "암호와 잠금"
    wide = False

    def __init__(self) -> None:
        self.body = body = FormBody()
        body.section("시작 암호")
        self._state = plain_label("", "table-strong")
        body.wide(self._state)
        body.field("now", "지금 암호", SecretInput())
        body.field(
            "new", "새 암호", SecretInput(), hint=f"{password.LEAST_SIGNS}자 이상. 비워 두면 바꾸지 않습니다."
        )
        body.field("again", "한 번 더", SecretInput())
        body.field("none", "암호 없애기", CheckInput("시작할 때 암호를 묻지 않음"))
        body.section("자동 잠금")
        body.field(
            "minutes",
            "쓰지 않으면",
            ChoiceInput(LOCKS, empty=None),
            hint=ONLY_THEN,
        )
        words = plain_label(ENCRYPTS_NOTHING, "hint")
        words.setWordWrap(True)
        body.wide(words)

    @property
    def widget(self) -> QWidget:
        return self.body

    def show(self, settings: Settings) -> None:
        kept = settings.privacy
        minutes = kept.lock_minutes if kept.lock_minutes in dict(LOCKS) else 10
        self.body.show_values({"now": "", "new": "", "again": "", "none": False, "minutes": minutes})
        self._state.setText("지금: 암호가 있습니다." if kept.password else "지금: 암호가 없습니다.")
        self.body.inputs["now"].setEnabled(bool(kept.password))
        self.body.inputs["none"].setEnabled(bool(kept.password))

    def problems(self, settings: Settings) -> list[Problem]:
        values, stored = self.body.values(), settings.privacy.password
        found = []
        if values["new"] and values["none"]:
            found.append(Problem("none", "새 암호를 적었으면 없앨 수 없습니다. 하나만 하세요."))
        if (values["new"] or values["none"]) and stored and not password.fits(values["now"], stored):
            found.append(Problem("now", "지금 암호가 다릅니다."))
        if values["new"] or values["again"]:
            wrong = password.trouble(values["new"], values["again"])
            if wrong:
                found.append(Problem("again" if "서로" in wrong else "new", wrong))
        return found

    def taken(self, settings: Settings) -> Settings:
        values, kept = self.body.values(), settings.privacy
        stored = "" if values["none"] else password.hashed(values["new"]) if values["new"] else kept.password
        return replace(settings, privacy=replace(kept, password=stored, lock_minutes=values["minutes"]))


class RetentionPage:
    """How long personal data are kept beyond the agreement (PII-3)."""

    title = "개인정보"
    wide = False

    def __init__(self) -> None:
        self.body = body = FormBody()
        body.section("보유기한")
        hint = "협약 종료일이나 퇴거일에 이만큼 더해 보유기한을 제안합니다. 0이면 그날까지입니다."
        body.field("months", "더할 달 수", CountInput(), hint=hint)

    @property
    def widget(self) -> QWidget:
        return self.body

    def show(self, settings: Settings) -> None:
        self.body.show_values({"months": settings.privacy.retain_months})

    def problems(self, settings: Settings) -> list[Problem]:
        del settings
        months = self.body.values()["months"]
        if months is None or months > MOST_MONTHS:
            return [Problem("months", f"0부터 {MOST_MONTHS}까지 적으세요.")]
        return []

    def taken(self, settings: Settings) -> Settings:
        months = self.body.values()["months"]
        return replace(settings, privacy=replace(settings.privacy, retain_months=months))


class SettingsSheet(Sheet):
    """All pages; 저장 takes what every page says, or leads to the first field that keeps it from doing so."""

    def __init__(self, settings: Settings, window: QWidget, apply: Apply, pages: Sequence[Page]) -> None:
        super().__init__("설정", window, WIDTH)
        self._settings = settings
        self._apply = apply
        self.pages = pages
        self.list = QListWidget()
        type_ahead.for_list(self.list)
        self.list.setProperty("kind", "pages")
        self.list.setAccessibleName("설정 갈래")
        self.list.setFixedWidth(current().px(LIST_WIDTH))
        self._stack = QStackedWidget()
        for page in self.pages:
            self.list.addItem(page.title)
            self._stack.addWidget(page.widget)
            page.show(settings)
        self.list.currentRowChanged.connect(self._turn)
        self.list.setCurrentRow(0)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        holder = QVBoxLayout()
        holder.addLayout(row)
        self.box.addLayout(holder, 1)
        back = kind_button("닫기", keys="Esc")
        self.save_button = kind_button("저장", "main", keys="Ctrl+S")
        back.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.buttons(back, self.save_button)

    def save(self) -> None:
        """저장."""
        settings = self._settings
        for place, page in enumerate(self.pages):
            page.body.commit()
            found = page.body.troubles() or page.problems(settings)
            page.body.show_problems(found)
            blocked = blocking(found)
            if blocked:
                self.list.setCurrentRow(place)
                page.body.focus_field(blocked[0].field)
                return
        for page in self.pages:
            settings = page.taken(settings)
        if settings == self._settings or self._apply(settings):
            self.accept()

    def _turn(self, place: int) -> None:
        """Show a page; a wide one takes the room that the window has."""
        self._stack.setCurrentIndex(place)
        wide = self.pages[place].wide
        room = round(self._over.width() * SHARE)
        self.setFixedWidth(min(current().px(WIDE if wide else WIDTH), room))
        high = round(self._over.height() * SHARE) - current().px(AROUND)
        self._stack.setMinimumHeight(high if wide else min(high, current().px(HEIGHT)))
        if self.isVisible():
            self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        super().keyPressEvent(event)
