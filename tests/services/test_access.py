"""접속기록: written with every deed, never changed, chained so that a change is found (PII-4)."""

import pytest

from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed


def test_a_deed_is_written_down_with_who_when_and_where(office: Office) -> None:
    office.access.note(Deed.EXPORT, subject("person", [3, 1, 2, 9]), 4, "성명, 전화 / XLSX", "업무 연락")
    (line,) = office.access.entries()
    assert (line.deed, line.subject, line.persons) == (Deed.EXPORT, "person 1-3,9", 4)
    assert (line.detail, line.reason) == ("성명, 전화 / XLSX", "업무 연락")
    assert (line.user, line.at) == ("시험", office.clock.now())
    assert line.computer
    assert office.access.first_break() is None


def test_the_newest_line_comes_first_and_the_chain_holds(office: Office) -> None:
    for number in range(1, 6):
        office.access.note(Deed.VIEW, subject("person", [number]), 1)
    assert [line.id for line in office.access.entries()] == [5, 4, 3, 2, 1]
    assert office.access.first_break() is None


def test_a_line_says_no_name(office: Office) -> None:
    with pytest.raises(ValueError, match="no kind and ids"):
        office.access.note(Deed.VIEW, "홍길동", 1)
    assert office.access.entries() == []


def test_a_reason_with_a_resident_number_is_refused_and_written_nowhere(office: Office) -> None:
    with pytest.raises(InputRefused, match="주민등록번호") as refused:
        office.access.note(Deed.EXPORT, subject("person"), 3, reason="850101-1234567 문의")
    assert "1234567" not in str(refused.value)
    assert office.access.entries() == []


def test_a_line_is_no_act(office: Office) -> None:
    office.access.note(Deed.VIEW, subject("person", [1]), 1)
    assert office.undo.next_undo is None
    with office.store.reading() as s:
        assert s.connection().exec_driver_sql("SELECT count(*) FROM act").scalar_one() == 0


@pytest.mark.parametrize("verb", ["UPDATE access_line SET persons = 0", "DELETE FROM access_line"])
def test_the_file_refuses_to_change_a_line(office: Office, verb: str) -> None:
    office.access.note(Deed.VIEW, subject("person", [1]), 1)
    with pytest.raises(InputRefused), office.store.registering() as s:
        s.connection().exec_driver_sql(verb)
    assert office.access.first_break() is None


def test_ids_are_written_short() -> None:
    assert subject("person") == "person"
    assert subject("person", [7, 5, 6, 1, 6]) == "person 1,5-7"
