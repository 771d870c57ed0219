"""사본 in 설정: how many copies stay, and a second place for them, e.g. an outside disk (J2)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.problems import Problem
from desktop_app.second_place import place_problems
from desktop_app.settings import KEPT_LIMITS, Settings
from ui.widgets.form_body import FormBody, Part
from ui.widgets.inputs import TextInput
from ui.widgets.value_inputs import CountInput

PLACE: Final = "second_place"
ABOUT_PLACE: Final = (
    "외장 디스크나 다른 디스크의 폴더입니다. 사본을 만들 때와 닫을 때 그곳에도 붙임 파일까지 함께 둡니다. "
    "연결되어 있지 않으면 건너뛰고 아래 줄에 알립니다. 개인정보를 파기하면 다음에 둘 때 그곳에서도 지웁니다."
)
ABOUT_KEPT: Final = (
    "모두 남길 날이 지나면 날·주·달마다 마지막 하나씩 이만큼 남깁니다. 마지막 사본은 지우지 않습니다."
)
_KEPT: Final = (
    ("keep_all_days", "모두 남길 날"),
    ("keep_daily", "날마다"),
    ("keep_weekly", "주마다"),
    ("keep_monthly", "달마다"),
)


ChooseFolder = Callable[[str, Path], Path | None]


class CopiesPage:
    """The page; a folder can be typed or chosen."""

    title = "사본"
    wide = False

    def __init__(self, office: Path, choose_folder: ChooseFolder) -> None:
        self._office = office
        self._choose_folder = choose_folder
        self.body = body = FormBody()
        body.section("둘째 장소", ("폴더 고르기", self._choose))
        body.field(PLACE, "폴더", TextInput(placeholder="없음"), hint=ABOUT_PLACE)
        body.section("남기는 사본")
        for (key, label), (other, besides) in (_KEPT[:2], _KEPT[2:]):
            hint = ABOUT_KEPT if other == _KEPT[-1][0] else ""
            body.fields(label, [Part(key, CountInput()), Part(other, CountInput(), besides)], hint=hint)

    @property
    def widget(self) -> QWidget:
        return self.body

    def show(self, settings: Settings) -> None:
        kept = settings.backups
        self.body.show_values({PLACE: kept.second_place, **{key: getattr(kept, key) for key, _ in _KEPT}})

    def problems(self, settings: Settings) -> list[Problem]:
        del settings
        values = self.body.values()
        found = [
            Problem(key, f"{least}부터 {most}까지 적으세요.")
            for key, (least, most) in KEPT_LIMITS.items()
            if values[key] is None or not least <= values[key] <= most
        ]
        return [*found, *place_problems(self._office, values[PLACE])]

    def taken(self, settings: Settings) -> Settings:
        values = self.body.values()
        chosen = {PLACE: values[PLACE], **{key: values[key] for key, _ in _KEPT}}
        return replace(settings, backups=replace(settings.backups, **chosen))

    def _choose(self) -> None:
        typed = Path(self.body.values()[PLACE] or Path.home())
        found = self._choose_folder("둘째 장소 고르기", typed)
        if found is not None:
            self.body.inputs[PLACE].set_value(str(found))
