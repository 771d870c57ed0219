"""From the records to the paper: what stands on the 검토의견서 of each department of a proposal (B7)."""

import hashlib
import re
from dataclasses import replace

from db import journal, opinion_queries, proposal_queries
from db.proposals import Opinion, Proposal
from db.session import Session, fetch
from desktop_app.errors import InputRefused
from desktop_app.proposals import form_values
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.proposals.opinion_records import OpinionDraft
from desktop_app.proposals.opinions import draft_of
from desktop_app.proposals.return_fields import FormKey, fixed_cells, fixed_digest
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.terms import Direction, Verdict
from desktop_app.values import masked_phone

_MOBILE = re.compile(r"^01\d-")


class OpinionForms:
    """Builds the forms of a proposal in one short read, in the words that the office uses."""

    def __init__(self, store: Store, now: Now) -> None:
        self._store = store
        self._now = now

    @property
    def _words(self) -> dict[Verdict, str]:
        return self._now.verdicts()

    def opinion_forms(
        self,
        proposal_id: int,
        department_id: int | None = None,
        *,
        blank: bool = False,
        show_mobile: bool = False,
    ) -> tuple[OpinionForm, ...]:
        """One form for each department asked, or for one of them; blank forms carry part 1 only (OPN-5).

        A blank form can be had before anybody was asked; its department is written by hand.
        """
        with self._store.reading() as s:
            proposal = fetch(s, Proposal, proposal_id)
            office = office_mark(s) if blank else ""
            found = [fetch(s, Opinion, row[0]) for row in opinion_queries.of_proposal(s, proposal_id)]
            asked = [row for row in found if department_id in {None, row.department_id}]
            if not asked and not (blank and department_id is None):
                whom = opinion_queries.department_name(s, department_id) if found and department_id else ""
                raise InputRefused(
                    f"{proposal.number} 검토를 {whom}에 요청한 적이 없습니다."
                    if whom
                    else f"{proposal.number}에는 검토를 요청한 부서가 없습니다.",
                    steps=("검토 부서를 더하거나, 빈 서식을 인쇄하세요.",),
                )
            if not asked:
                return (self.unwritten(s, proposal, None, office),)
            if blank:
                return tuple(self.unwritten(s, proposal, row, office) for row in asked)
            return tuple(self._filled(s, proposal, row, show_mobile=show_mobile) for row in asked)

    def waited_for(
        self, year: int, *, blank: bool = True, show_mobile: bool = False
    ) -> tuple[OpinionForm, ...]:
        """The forms of all opinions of a year that are still to come, by proposal."""
        with self._store.reading() as s:
            office = office_mark(s)
            rows = [fetch(s, Opinion, one) for one in opinion_queries.waited_ids(s, year)]
            pairs = [(fetch(s, Proposal, row.proposal_id), row) for row in rows]
            if blank:
                return tuple(self.unwritten(s, proposal, row, office) for proposal, row in pairs)
            return tuple(self._filled(s, proposal, row, show_mobile=show_mobile) for proposal, row in pairs)

    def unwritten(self, s: Session, proposal: Proposal, row: Opinion | None, office: str) -> OpinionForm:
        """The form that a department is sent; its key leads back to this office, proposal and department."""
        form = self._form(s, proposal, row, blank=True)
        if row is None:
            return form
        key = FormKey(office, proposal.number, row.department_id, fixed_digest(fixed_cells(form)))
        return replace(form, key=key.text)

    def _filled(self, s: Session, proposal: Proposal, row: Opinion, *, show_mobile: bool) -> OpinionForm:
        form = self._form(s, proposal, row, blank=False)
        return self._written(form, draft_of(s, row, proposal.fiscal_year), proposal, show_mobile=show_mobile)

    def _form(self, s: Session, proposal: Proposal, row: Opinion | None, *, blank: bool) -> OpinionForm:
        criteria = opinion_queries.criteria(s, proposal.fiscal_year, row.id if row and not blank else None)
        return OpinionForm(
            number=proposal.number,
            fiscal_year=proposal.fiscal_year,
            title=proposal.title,
            proposer=proposal_queries.proposer_name(s, proposal),
            department=opinion_queries.department_name(s, row.department_id) if row else "",
            direction=Direction[proposal.direction].value,
            received_on=proposal.received_on,
            field=proposal.field,
            summary=proposal.summary,
            cost_won=proposal.cost_won,
            effect=proposal.effect,
            team=row.team if row else "",
            requested_on=row.requested_on if row else None,
            due_on=row.due_on if row else None,
            criteria=tuple(form_values.Criterion(one.label) for one in criteria),
            verdicts=tuple(self._words[verdict] for verdict in Verdict),
            approval=form_values.approval_boxes(self._now.settings.opinion.approval_boxes),
            blank=blank,
        )

    def _written(
        self, form: OpinionForm, draft: OpinionDraft, proposal: Proposal, *, show_mobile: bool
    ) -> OpinionForm:
        return replace(
            form,
            consult_department=draft.consult_department,
            laws=draft.laws,
            duplicates=draft.duplicates,
            budget_view=draft.budget_view,
            budget_source=draft.budget_source,
            feasibility=draft.feasibility,
            expected_effect=draft.effect,
            criteria=tuple(
                form_values.Criterion(one.label, one.mark.value if one.mark else None, one.reason)
                for one in draft.answers
            ),
            verdict=self._words[draft.verdict] if draft.verdict else None,
            rationale=draft.rationale,
            scope_accepted=draft.scope_accepted,
            scope_excluded=draft.scope_excluded,
            review_again=draft.review_again,
            transfer_department=draft.transfer_department,
            linkage_plan=draft.linkage_plan,
            plan=draft.plan,
            override_reason=proposal.override_reason,
            written_on=draft.written_on,
            writer=f"{draft.writer_post} {draft.writer_name}".strip(),
            extension=_shown_extension(draft.writer_extension, show_mobile=show_mobile),
            disclosure=form_values.disclosure_text(draft.disclosure, draft.clauses),
            attachments=tuple(line.strip() for line in draft.enclosures.splitlines() if line.strip()),
            reply_number=draft.reply_number,
        )


def office_mark(s: Session) -> str:
    """Eight hex digits by which this office knows its own forms: its very first act stays what it is for ever."""
    first = journal.first_act(s)
    return hashlib.sha256("|".join(first).encode()).hexdigest()[:8]


def _shown_extension(number: str, *, show_mobile: bool) -> str:
    """An extension as it stands; a personal mobile number masked unless the officer wants it shown (OPN-7)."""
    return masked_phone(number) if _MOBILE.match(number) and not show_mobile else number
