"""중복 찾기: what may be one is found with reasons, what is no pair is remembered."""

from datetime import date

from desktop_app.duplicates.records import LikeReason
from desktop_app.office import Office
from tests.doubles import PERSON, TENANT, merged, person, tenant


def test_a_scan_tells_pairs_with_reasons_and_forgets_those_set_apart(office: Office) -> None:
    one = tenant(office, "가온 살림연구소")
    other = tenant(office, "(사)가온 살림연구소")
    tenant(office, "나래")
    (pair,) = office.duplicates.scan(TENANT)
    assert (pair.one_id, pair.other_id, pair.reasons) == (one, other, (LikeReason.SAME_NAME,))
    assert (pair.one, pair.other) == ("가온 살림연구소", "(사)가온 살림연구소")
    office.duplicates.set_apart(TENANT, other, one)
    assert office.duplicates.scan(TENANT) == []
    (apart,) = office.duplicates.apart(TENANT)
    assert (apart.one, apart.other) == (pair.one, pair.other)
    office.duplicates.set_together(TENANT, apart.id)
    assert len(office.duplicates.scan(TENANT)) == 1
    assert office.duplicates.apart(TENANT) == []


def test_setting_apart_can_be_taken_back(office: Office) -> None:
    one, other = tenant(office, "가온"), tenant(office, " 가온")
    change = office.duplicates.set_apart(TENANT, one, other)
    assert change.inverse is not None
    change.inverse()
    assert len(office.duplicates.scan(TENANT)) == 1


def test_a_scan_of_people_masks_them_and_names_their_body(office: Office) -> None:
    body = tenant(office, "가온")
    person(office, "홍하람", body)
    person(office, "홍하람", body)
    (pair,) = office.duplicates.scan(PERSON)
    assert (pair.one, pair.reasons) == ("홍*람 (가온)", (LikeReason.SAME_NAME, LikeReason.SAME_BODY))


def test_who_has_left_a_post_is_no_double_of_the_successor(office: Office) -> None:
    body = tenant(office, "가온")
    person(office, "홍하람", body, until_on=date(2021, 3, 31))
    person(office, "홍하람", body, since_on=date(2021, 4, 1))
    assert office.duplicates.scan(PERSON) == []


def test_bodies_that_share_how_to_reach_them_are_named(office: Office) -> None:
    for name in ("가온", "나래"):
        person(office, f"{name}이", tenant(office, name), mail="same@example.invalid", phone="02-123-4567")
    (pair,) = office.duplicates.scan(TENANT)
    assert pair.reasons == (LikeReason.SAME_MAIL, LikeReason.SAME_PHONE)


def test_what_was_set_apart_from_a_merged_record_is_apart_from_the_kept_one(office: Office) -> None:
    one, two, three = (tenant(office, f"{' ' * number}가온") for number in range(3))
    office.duplicates.set_apart(TENANT, two, three)
    merged(office, TENANT, one, two)
    assert office.duplicates.scan(TENANT) == []
    (apart,) = office.duplicates.apart(TENANT)
    assert (apart.one_id, apart.other_id) == (one, three)


def test_a_name_being_typed_finds_its_likes_and_not_itself(office: Office) -> None:
    one = tenant(office, "㈜가온 살림연구소", aliases=("살림연구소",))
    tenant(office, "나래 배움터")
    for typed, why in (
        ("가온살림연구소", LikeReason.SAME_NAME),
        ("살림 연구소", LikeReason.SAME_NAME),
        ("가온 살림언구소", LikeReason.NEAR_NAME),
        ("가온 살림연구", LikeReason.NEAR_NAME),
        ("가온살림연구소 협동조합", LikeReason.SAME_CORE),
    ):
        (found,) = office.duplicates.alike(TENANT, typed)
        assert (found.id, found.name, found.why) == (one, "㈜가온 살림연구소", why), typed
        assert office.duplicates.alike(TENANT, typed, one) == []
    third = tenant(office, "마루 3호점", aliases=("3호점 마루",))
    for typed in ("마루3호점", "3호점마루"):
        assert [found.id for found in office.duplicates.alike(TENANT, typed)] == [third]
    assert office.duplicates.alike(TENANT, "마루 4호점") == []
    for typed in ("", " ", "( )", "가온", "나", "%", "_"):
        assert office.duplicates.alike(TENANT, typed) == []


def test_a_name_set_apart_is_not_warned_of_again(office: Office) -> None:
    one, other = tenant(office, "가온"), tenant(office, " 가온")
    assert [found.id for found in office.duplicates.alike(TENANT, "가온", other)] == [one]
    office.duplicates.set_apart(TENANT, one, other)
    assert office.duplicates.alike(TENANT, "가온", other) == []


def test_a_namesake_is_told_by_its_body(office: Office) -> None:
    key = person(office, "홍하람", tenant(office, "가온"))
    (found,) = office.duplicates.alike(PERSON, "홍 하람")
    assert (found.id, found.name) == (key, "가온")
    assert office.duplicates.alike(PERSON, "홍다람") == []
