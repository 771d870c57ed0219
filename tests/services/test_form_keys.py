"""The key of a form that is sent: the same for ever, and another one for whatever differs (B8)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.proposals.return_fields import FormKey, fixed_cells, fixed_digest, read_key
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from tests.proposal_office import ProposalOffice


@pytest.fixture
def records(store: Store, office: Office) -> ProposalOffice:
    return ProposalOffice(store, office.proposals).fill()


def key_of(form: OpinionForm) -> FormKey:
    key = read_key(form.key)
    assert key is not None
    return key


def test_a_blank_form_carries_its_key_and_a_filled_one_none(records: ProposalOffice) -> None:
    proposal = records.receive()
    records.ask(proposal, "사회적경제과", "도시계획과")
    one, other = records.proposals.forms.opinion_forms(proposal, blank=True)
    assert key_of(one).number == one.number == "2021-제안-001"
    assert key_of(one).department_id == records.departments["사회적경제과"]
    assert key_of(one).fixed == fixed_digest(fixed_cells(one))
    assert key_of(one).office == key_of(other).office
    assert key_of(one) != key_of(other)
    assert all(not form.key for form in records.proposals.forms.opinion_forms(proposal))
    lone = records.receive("묻지 않은 제안")
    assert not records.proposals.forms.opinion_forms(lone, blank=True)[0].key


def test_the_office_is_known_by_its_first_act_whatever_comes_later(
    records: ProposalOffice, clock: PracticeClock, tmp_path: Path
) -> None:
    proposal = records.receive()
    records.ask(proposal, "사회적경제과")
    before = records.proposals.forms.opinion_forms(proposal, blank=True)[0].key
    clock.day += timedelta(days=40)
    records.receive("다른 제안")
    assert records.proposals.forms.opinion_forms(proposal, blank=True)[0].key == before
    copy = tmp_path / "사본.db"
    copy.write_bytes((tmp_path / "office.db").read_bytes())
    storage = Storage(make_engine(office_url(copy)), clock.now, "다른 사람")
    elsewhere = Proposals(Store(storage), clock)
    assert elsewhere.forms.opinion_forms(proposal, blank=True)[0].key == before
    storage.close()


def test_what_is_still_to_come_is_printed_for_the_whole_year(records: ProposalOffice) -> None:
    first, second = records.receive(), records.receive("다른 제안")
    asked = records.ask(first, "사회적경제과", "도시계획과")
    records.ask(second, "자원순환과")
    records.answer(asked["사회적경제과"])
    forms = records.proposals.forms.waited_for(2021)
    assert [(form.number, form.department) for form in forms] == [
        ("2021-제안-001", "도시계획과"),
        ("2021-제안-002", "자원순환과"),
    ]
    assert all(form.blank and form.key for form in forms)
    assert records.proposals.forms.waited_for(2020) == ()


@pytest.mark.parametrize("name", ["title", "summary", "field", "proposer", "team", "cost_won", "received_on"])
def test_another_printed_text_is_another_sum(records: ProposalOffice, name: str) -> None:
    proposal = records.receive()
    records.ask(proposal, "사회적경제과")
    form = records.proposals.forms.opinion_forms(proposal, blank=True)[0]
    others = {"cost_won": 1, "received_on": date(2021, 1, 2)}
    changed = replace(form, **{name: others.get(name, "다른 글")})
    assert fixed_digest(fixed_cells(changed)) != key_of(form).fixed
    spaced = replace(form, summary=form.summary.replace(" ", "\u00a0\n"))
    assert fixed_digest(fixed_cells(spaced)) == key_of(form).fixed
