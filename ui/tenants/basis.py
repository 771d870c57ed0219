"""수집근거 and 수집일 go together: who picks a basis collects today, where nothing else is said (PII-2)."""

from collections.abc import Callable
from datetime import date

from ui.widgets.form import RecordForm


def dated_today(form: RecordForm, basis: str, day: str, today: Callable[[], date]) -> None:
    """Fill an empty day of collection as soon as a basis is picked."""

    def follow(key: str) -> None:
        inputs = form.body.inputs
        if key == basis and inputs[basis].value() and not inputs[day].raw():
            inputs[day].set_value(today())
            form.body.edited.emit(day)

    form.body.edited.connect(follow)
