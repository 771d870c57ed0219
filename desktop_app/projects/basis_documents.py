"""The register of 근거 문서 with what rests on each, and the documents that the plan cites (features.md C11)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db import basis_queries as queries
from db.projects import BasisDocument
from db.session import Session, count_as_changed
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.problems import Problem
from desktop_app.projects.basis import (
    BASIS_DOCUMENTS,
    PLAN,
    BasisDraft,
    BasisLine,
    Owner,
    RestLine,
    basis_title,
    read_basis,
)
from desktop_app.reference import plan
from desktop_app.register.service import Register
from desktop_app.search import folded, initials, sort_key
from desktop_app.store import Store
from desktop_app.values import tidy_line


class BasisDocuments(Register[BasisDraft]):
    """The register."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store, clock, BASIS_DOCUMENTS, queries.BASIS)

    def offered_documents(self) -> list[tuple[int, str]]:
        """The documents to pick in other forms, by number and title."""
        with self._store.reading() as s:
            return [(row.id, called(row)) for row in queries.documents(s)]

    def may_rest(self, year: int) -> list[Owner]:
        """What may rest on a document: the plan and the records of a year."""
        with self._store.reading() as s:
            found = queries.may_rest(s, year)
        return [Owner(PLAN, year, "", year), *(Owner(table, key, name, year) for table, key, name in found)]

    def fill_from_plan(self, act: Act = Act.FILL_BASIS) -> Change:
        """The documents that the plan cites, as what it and its own projects rest on; one act.

        Raises InputRefused where nothing is left to enter.
        """
        year = int(plan()["fiscal_year"])
        named = {one["name"] for one in (*plan()["projects"], *plan()["works"])}
        added = 0
        with self._store.writing(act) as s:
            ours = [
                (table, key)
                for table, key, name in queries.may_rest(s, year)
                if table == "project" and name in named
            ]
            for text in plan()["grounds"]:
                key = document_of(s, text)
                standing = queries.links_of_document(s, key)
                kept = [(one.document_id, one.owner_table, one.owner_id) for one in standing]
                wanted = [(key, PLAN, year), *((key, table, owner) for table, owner in ours)]
                added += queries.keep_links(s, standing, [*kept, *wanted])
            if not added:
                raise InputRefused(
                    "계획서의 근거 문서가 이미 모두 있고 계획과 그 사업에 이어져 있습니다.",
                    safe="아무것도 바뀌지 않았습니다.",
                )
        said = f"계획서의 근거 문서 {added:,}건을 {year}년 계획과 그 사업 {len(ours):,}건에 이었습니다."
        return self._done(s, said, count=added, sticky=act is not Act.FILL_REFERENCE)

    # What the register adds

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        found: dict[int, list[Owner]] = {key: [] for key in ids}
        for document_id, *owner in queries.resting(s, ids):
            found[document_id].append(Owner(*owner))
        return {
            key: {"owners": tuple(owners), "rests": tuple(RestLine(one.key) for one in owners)}
            for key, owners in found.items()
        }

    def tidied(self, draft: BasisDraft) -> BasisDraft:
        kept = dict.fromkeys(one.what for one in draft.rests if one.what)
        return replace(super().tidied(draft), rests=tuple(map(RestLine, kept)))

    def checked(self, s: Session, draft: BasisDraft, record_id: int | None) -> list[Problem]:
        """No document stands twice: its number read without blanks and hyphens, where it has none its title."""
        key = _key(draft)
        for row in queries.documents(s):
            if row.id != record_id and _key(row) == key:
                same = row.title == tidy_line(draft.title)
                words = f"‘{called(row)}’이(가) 이미 있습니다." + (
                    "" if same else " 같은 번호의 다른 문서입니까?"
                )
                return [Problem("number" if draft.number else "title", words, blocks=same)]
        return []

    def write_more(self, s: Session, row: Any, draft: BasisDraft) -> None:
        wanted = [(row.id, *owner) for one in draft.rests if (owner := one.owner) is not None]
        # A link of a deleted record is not shown, and stays for the day on which the record comes back.
        shown = {(one[1], one[2]) for one in queries.resting(s, [row.id])}
        standing = [
            one for one in queries.links_of_document(s, row.id) if (one.owner_table, one.owner_id) in shown
        ]
        if queries.keep_links(s, standing, wanted):
            count_as_changed(s, row)
            s.flush()

    def drop_more(self, s: Session, row: Any) -> None:
        queries.keep_links(s, queries.links_of_document(s, row.id), ())


def called(row: BasisDocument) -> str:
    """How a stored document is called."""
    return basis_title(BasisDraft(row.number, row.title))


def basis_lines(s: Session, table: str, owner_id: int) -> tuple[BasisLine, ...]:
    """On what a record rests, as lines of its form."""
    return tuple(BasisLine(row.id) for row in queries.documents_of(s, table, owner_id))


def write_basis(s: Session, table: str, owner_id: int, lines: Sequence[BasisLine]) -> bool:
    """Let a record rest on these documents; a new one is entered. Whether anything was changed."""
    keys = [one.document_id or document_of(s, one.text) for one in lines if one.document_id or one.text]
    standing = queries.links_of_owner(s, table, owner_id)
    return queries.keep_links(s, standing, [(key, table, owner_id) for key in keys])


def document_of(s: Session, text: str) -> int:
    """The document that is cited, entered where no register has it; the id."""
    draft = read_basis(text)
    wanted = _key(draft) or folded(text)
    for row in queries.documents(s):
        if wanted and wanted in {_key(row), folded(called(row)), folded(row.title)}:
            return row.id
    row = BasisDocument(**{name: getattr(draft, name) for name in ("number", "title", "issued_on", "issuer")})
    row.words = " ".join(folded(one) for one in (row.number, row.title, row.issuer) if one)
    row.sounds = initials(row.words)
    row.sort_key = sort_key(basis_title(draft))
    s.add(row)
    s.flush()
    return row.id


def _key(one: BasisDraft | BasisDocument) -> str:
    return folded(one.number) or folded(one.title)
