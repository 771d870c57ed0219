"""발행: what the officer says of a report that goes out, and of one that went out (features.md H11)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.issued.records import LABELS, PURPOSES, IssueDraft
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.word_input import WordInput

TOLD = "지금 보이는 그대로 PDF·XLSX·HWPX와 그때의 자료를 업무 폴더에 보관합니다. 뒤에 기록을 고쳐도 바뀌지 않습니다."


class IssueDialog(FormDialog):
    """Purpose, document number, note; ``take`` does the act and says whether it was done."""

    def __init__(
        self,
        named: tuple[str, str, str],
        draft: IssueDraft,
        window: QWidget,
        take: Callable[[IssueDraft, "IssueDialog"], bool],
    ) -> None:
        heading, verb, text = named
        super().__init__(heading, verb, window, text=text)
        self._draft = draft
        purpose = WordInput(lambda: PURPOSES)
        self.body.field("purpose", LABELS["purpose"], purpose)
        self.body.field(
            "document_number", LABELS["document_number"], TextInput(), hint="나중에 적어도 됩니다."
        )
        self.body.field("note", LABELS["note"], TextInput())
        self.body.show_values({key: getattr(draft, key) for key in self.body.inputs})
        self.perform = lambda: take(self.said, self)

    @property
    def said(self) -> IssueDraft:
        """What the fields say."""
        return IssueDraft(
            **{key: value or "" for key, value in self.values().items()}, version=self._draft.version
        )
