"""What the officer does with any register: enter, edit, delete, each as one act with its way back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem, blocking
from desktop_app.register.fields import field_problems, stored
from desktop_app.register.kind import DraftT
from desktop_app.register.reading import RegisterReading


class Register(RegisterReading[DraftT]):
    """One register over the office file.

    A feature with rules that ask the file, or with lines below its records, answers ``checked``, ``more_of``,
    ``write_more`` and ``drop_more`` in a subclass.
    """

    def problems(self, draft: DraftT, record_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft: empty fields, the register's rules, what other records say."""
        found = [
            *field_problems(self.kind.fields, draft),
            *self.kind.problems(draft),
            *number_problems(draft),
        ]
        if blocking(found):
            return found
        return [*found, *self.asked(draft, record_id)]

    def asked(self, draft: DraftT, record_id: int | None) -> list[Problem]:
        """What other records say against a draft, asked of the file as it stands; at once where nothing asks it."""
        if type(self).checked is Register.checked:
            return []
        with self._store.reading() as s:
            return self.checked(s, draft, record_id)

    # What the officer does

    def add(self, draft: DraftT) -> Change:
        """Enter a record. Raises InputRefused where a rule is broken."""
        draft = self._accepted(draft, None)
        with self._store.writing(self.kind.acts[0]) as s:
            key = self.write(s, draft, None)
        return self._done(s, f"{self._called(draft)} 더했습니다.", record_id=key)

    def add_many(self, drafts: Sequence[DraftT], act: Act | None = None) -> Change:
        """Enter many records as one act: all of them or none."""
        accepted = [self._accepted(draft, None) for draft in drafts]
        with self._store.writing(act or self.kind.acts[0]) as s:
            for draft in accepted:
                self.write(s, draft, None)
        said = f"{self.kind.noun} {with_object(self.kind.counted(len(accepted)))} 더했습니다."
        return self._done(s, said, count=len(accepted), sticky=True)

    def edit(self, record_id: int, draft: DraftT) -> Change:
        """Save the form. Raises StaleRecord where the record was changed since."""
        draft = self._accepted(draft, record_id)
        with self._store.writing(self.kind.acts[1]) as s:
            self.write(s, draft, record_id)
        return self._done(s, f"{self._called(draft)} 고쳤습니다.", record_id=record_id)

    def edit_many(self, drafts: Mapping[int, DraftT], act: Act | None = None) -> Change:
        """Save many records as one act: all of them or none. Raises StaleRecord where one was changed since."""
        accepted = {key: self._accepted(draft, key) for key, draft in drafts.items()}
        with self._store.writing(act or self.kind.acts[1]) as s:
            for key, draft in accepted.items():
                self.write(s, draft, key)
        said = f"{self.kind.noun} {with_object(self.kind.counted(len(accepted)))} 고쳤습니다."
        return self._done(s, said, count=len(accepted), sticky=True)

    def remove(self, record_ids: Sequence[int]) -> Change:
        """Mark records as deleted, with the lines below them."""
        with self._store.writing(self.kind.acts[2]) as s:
            for key in record_ids:
                row = fetch(s, self.listed.model, key)
                self.drop_more(s, row)
                row.deleted_at = s.info["journal_now"]
        count = len(record_ids)
        said = f"{self.kind.noun} {with_object(self.kind.counted(count))} 지웠습니다."
        return self._done(s, said, count=count)

    # What a subclass adds

    def checked(self, s: Session, draft: DraftT, record_id: int | None) -> list[Problem]:
        """What other records say against a draft."""
        del s, draft, record_id
        return []

    def write_more(self, s: Session, row: Any, draft: DraftT) -> None:
        """Write what lies below a record, within its act."""

    def drop_more(self, s: Session, row: Any) -> None:
        """A record that is deleted takes along what lies below it."""

    # Within an act or a read that may hold more

    def write(self, s: Session, draft: DraftT, record_id: int | None) -> int:
        """Write an accepted draft; the id."""
        model = self.listed.model
        row = model() if record_id is None else fetch(s, model, record_id, draft.version)
        for field in self._stored:
            setattr(row, field.key, stored(field, getattr(draft, field.key)))
        if hasattr(model, "fiscal_year"):
            row.fiscal_year = self.kind.year_of(draft)
        texts = (str(getattr(row, key) or "") for key in self.kind.searched)
        row.words = " ".join(search.folded(text) for text in texts if text)
        row.sounds = search.initials(row.words)
        row.sort_key = search.sort_key(self.kind.title(draft))
        s.add(row)
        self.before_flush(s, row, draft)
        s.flush()
        self.write_more(s, row, draft)
        key: int = row.id
        return key

    def before_flush(self, s: Session, row: Any, draft: DraftT) -> None:
        """Fill columns that are no field of the draft, such as a number given at intake."""

    def tidied(self, draft: DraftT) -> DraftT:
        """The draft as it is stored."""
        texts = {
            one.key: stored(one, getattr(draft, one.key))
            for one in self.kind.fields
            if isinstance(getattr(draft, one.key), str)
        }
        tidy: DraftT = replace(draft, **texts)
        return tidy

    def _accepted(self, draft: DraftT, record_id: int | None) -> DraftT:
        clean = self.tidied(draft)
        if found := blocking(self.problems(clean, record_id)):
            raise InputRefused(
                f"{with_object(self.kind.noun)} 저장하지 않았습니다. {found[0].text}",
                safe="적은 내용은 그대로 있습니다.",
            )
        return clean

    def _called(self, draft: DraftT) -> str:
        return with_object(f"‘{self.kind.title(draft)}’")

    def _done(
        self, s: Session, said: str, *, record_id: int | None = None, count: int = 1, sticky: bool = False
    ) -> Change:
        touched = {self.kind.kind, *self.kind.touches}
        return self._store.done(s, touched, said, record_id=record_id, count=count, sticky=sticky)
