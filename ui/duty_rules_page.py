"""설정 › 할 일: which of the plan's rules apply in a year, for which months, by which day (features.md E13)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.duties.records import Rhythm, RuleChoice, choice_of
from desktop_app.duties.rules import Rule, plan_rules
from desktop_app.problems import Problem
from desktop_app.settings import Settings
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.form_body import FormBody, Part
from ui.widgets.value_inputs import CountInput

_MONTHS: Final = 12
_DAYS: Final = 31
_SHORT: Final = {"month": "", "half": "반기", "quarter": "분기", "year": ""}


class DutyRulesPage:
    """The rules of one year, each with a tick; monthly ones with their months."""

    title = "할 일"
    wide = True

    def __init__(self, year: int) -> None:
        self.year = year
        self.body = body = FormBody()
        body.section(f"{year}년도의 할 일")
        for rule in plan_rules():
            parts = [Part(f"{rule.key}__applies", CheckInput("함"))]
            if rule.rhythm is Rhythm.MONTHLY:
                parts += [
                    Part(f"{rule.key}__from", CountInput(), "첫 달"),
                    Part(f"{rule.key}__until", CountInput(), "끝 달"),
                ]
            if not rule.law and rule.rhythm is not Rhythm.ON_CALL:
                parts.append(Part(f"{rule.key}__day", CountInput(), "날"))
            body.fields(named(rule), parts)

    @property
    def widget(self) -> QWidget:
        return self.body

    def show(self, settings: Settings) -> None:
        stated = settings.duties.get(str(self.year), {})
        values: dict[str, Any] = {}
        for rule in plan_rules():
            choice = choice_of(stated.get(rule.key), rule.usual)
            all_of = {
                "applies": choice.applies,
                "from": choice.first,
                "until": choice.last,
                "day": choice.day,
            }
            values |= {
                key: value
                for part, value in all_of.items()
                if (key := f"{rule.key}__{part}") in self.body.inputs
            }
        self.body.show_values(values)

    def problems(self, settings: Settings) -> list[Problem]:
        del settings
        values, found = self.body.values(), []
        for key, value in values.items():
            part = key.rsplit("__", 1)[-1]
            most = _DAYS if part == "day" else _MONTHS
            if part != "applies" and (value is None or not 1 <= value <= most):
                found.append(Problem(key, f"1부터 {most}까지 적으세요."))
        for rule in plan_rules():
            first, last = values.get(f"{rule.key}__from"), values.get(f"{rule.key}__until")
            if not found and first is not None and last is not None and last < first:
                found.append(Problem(f"{rule.key}__until", "첫 달보다 앞입니다."))
        return found

    def taken(self, settings: Settings) -> Settings:
        """Only what is not as the plan has it is kept."""
        values = self.body.values()
        chosen = {rule.key: told for rule in plan_rules() if (told := _told(rule, values))}
        years = {key: value for key, value in settings.duties.items() if key != str(self.year)}
        return replace(settings, duties={**years, str(self.year): chosen} if chosen else years)


def named(rule: Rule) -> str:
    """A rule without the month, half or quarter of a single duty."""
    words = rule.name
    for key, short in _SHORT.items():
        words = (
            words.replace(f"{{{key}}}월호 ", "")
            .replace(f"{{{key}}}월 ", "")
            .replace(f"{{{key}}}분기", "분기")
        )
        words = words.replace(f"{{{key}}}", short)
    return " ".join(words.split())


def _told(rule: Rule, values: Mapping[str, Any]) -> dict[str, int]:
    usual: RuleChoice = rule.usual
    plain = {"applies": int(usual.applies), "from": usual.first, "until": usual.last, "day": usual.day}
    return {
        part: int(value)
        for part, stands in plain.items()
        if (value := values.get(f"{rule.key}__{part}")) is not None and int(value) != stands
    }
