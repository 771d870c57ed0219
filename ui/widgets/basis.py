"""수집근거, 수집일, 보유기한: who picks a basis collects today, for as long as it is needed (PII-2, PII-3)."""

from collections.abc import Callable
from datetime import date

from ui.widgets.form import RecordForm


def follow_basis(
    form: RecordForm, today: Callable[[], date], term: Callable[[], date | None], prefix: str = ""
) -> None:
    """Fill an empty day of collection and an empty 보유기한 as soon as a basis is picked; both can be changed.

    ``term`` is what the office proposes, ``prefix`` stands before the keys of the three fields.
    """
    basis, day, until = (prefix + key for key in ("collection_basis", "collected_on", "retain_until"))

    def follow(key: str) -> None:
        inputs = form.body.inputs
        if key != basis or not inputs[basis].value():
            return
        for name, value in ((day, today()), (until, term())):
            if value is not None and not inputs[name].raw():
                inputs[name].set_value(value)
                form.body.edited.emit(name)

    form.body.edited.connect(follow)
