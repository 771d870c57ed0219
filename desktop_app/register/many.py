"""One field of many records of any register at once, by the register's own rules (features.md I5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.changes import Change
from desktop_app.errors import InputRefused
from desktop_app.many import ManyField, ManyLine
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, by_key
from desktop_app.register.kind import RegisterRow
from desktop_app.register.service import Register
from desktop_app.values import count_text, date_text, minute_text, month_text, span_text, tidy_line, won_text

NOTHING: Final = "(없음)"


class ManyRecords:
    """A register whose fields name nobody: what its rows would become, and the act."""

    def __init__(self, register: Register[Any]) -> None:
        self._register = register

    def fields(self) -> Sequence[ManyField]:
        """What can be given to several records: not what tells one from another, nothing of a person."""
        register = self._register
        return [
            ManyField(one.key, one.label)
            for one in register.kind.fields
            if one.in_form
            and not (one.identity or one.personal or one.mask)
            and hasattr(register.listed.model, one.key)
            and one.key not in register.listed.telling
        ]

    def look(self, ids: Sequence[int], key: str, value: Any) -> list[ManyLine]:
        """Each record as it is and as it would be, those that a rule refuses with their reason."""
        field = by_key(self._register.kind.fields, key)
        named = dict(self._register.choices(key, None)) if field.kind is FieldKind.RECORD else {}
        return [
            self._line(row, field, value, named) for row in self._register.open_rows(list(dict.fromkeys(ids)))
        ]

    def change(self, ids: Sequence[int], key: str, value: Any) -> Change:
        """Change what can be changed as one act."""
        ready = {line.id for line in self.look(ids, key, value) if line.changes}
        if not ready:
            raise InputRefused("바뀌는 줄이 없습니다.", safe="아무것도 바꾸지 않았습니다.")
        rows = [row for row in self._register.open_rows(list(dict.fromkeys(ids))) if row.id in ready]
        return self._register.edit_many({row.id: self._changed(row, key, value) for row in rows})

    def _line(self, row: RegisterRow[Any], field: Field, value: Any, named: dict[int, str]) -> ManyLine:
        register = self._register
        draft = self._changed(row, field.key, value)
        before = _shown(field, getattr(row.draft, field.key), row.names.get(field.key, ""))
        after = _shown(field, getattr(draft, field.key), named.get(value, "") if named else "")
        said = _said(register.problems(draft, row.id)) if before != after else ("", "")
        return ManyLine(row.id, register.kind.title(row.draft), before, after, *said)

    def _changed(self, row: RegisterRow[Any], key: str, value: Any) -> Any:
        return self._register.tidied(replace(row.draft, **{key: value}))


def _said(problems: Sequence[Problem]) -> tuple[str, str]:
    refused = " ".join(one.text for one in problems if one.blocks)
    return refused, " ".join(one.text for one in problems if not one.blocks)


def _shown(field: Field, value: Any, named: str) -> str:
    if value is None or value == "":
        return NOTHING
    match field.kind:
        case FieldKind.RECORD:
            return named or "(지워진 기록)"
        case FieldKind.CODE:
            return str(value.value)
        case FieldKind.YES:
            return "예" if value else "아니요"
        case FieldKind.WON:
            return won_text(value)
        case FieldKind.COUNT:
            return count_text(value)
        case FieldKind.TIME:
            return minute_text(value)
        case FieldKind.SPAN:
            return span_text(value)
        case FieldKind.DAY | FieldKind.MONTH:
            assert isinstance(value, date)  # noqa: S101 - as the field is declared
            return date_text(value) if field.kind is FieldKind.DAY else month_text(value)
    return tidy_line(str(value))
