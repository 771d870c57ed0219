"""명함 파일: people as vCard 3.0, which telephones and mail programs take over (features.md A6).

Names are split the Korean way, family name first; nothing the officer noted about a person goes along.
"""

from collections.abc import Iterable
from typing import Any, Final

from desktop_app.outgoing.records import Contact

DOUBLE_NAMES: Final = frozenset(
    {"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절", "어금"}
)
"""Family names of two syllables."""
SURE_DOUBLE_NAMES: Final = frozenset({"남궁", "제갈", "사공", "선우", "독고"})
"""Those of them that a name of three syllables begins with; 황보람 is as likely 황 and 보람."""
COUNTRY: Final = "대한민국"
_FIRST, _LAST = "가", "힣"
_LONGEST_PLAIN_NAME = 5


def render_cards(contacts: Iterable[Contact]) -> bytes:
    """All cards one after the other, as UTF-8."""
    return "".join(_card(contact).serialize() for contact in contacts).encode()


def name_parts(name: str) -> tuple[str, str]:
    """Family and given name: 홍하람 → 홍, 하람; a name that is not written in Hangul stays whole."""
    if " " in name or not 2 <= len(name) <= _LONGEST_PLAIN_NAME:  # noqa: PLR2004 - one syllable is no whole name
        return name, ""
    if not all(_FIRST <= syllable <= _LAST for syllable in name):
        return name, ""
    doubles = {3: SURE_DOUBLE_NAMES, 4: DOUBLE_NAMES, 5: DOUBLE_NAMES}.get(len(name), frozenset())
    family = 2 if name[:2] in doubles else 1
    return name[:family], name[family:]


def address_parts(address: str) -> tuple[str, str, str]:
    """Region, city and the rest of a Korean address: 서울특별시, 은평구, 통일로 684."""
    words = address.split()
    region = city = ""
    if words and words[0].endswith(("시", "도")):
        region = words.pop(0)
        if words and words[0].endswith(("시", "군", "구")):
            city = words.pop(0)
    return region, city, " ".join(words)


def _card(contact: Contact) -> Any:
    import vobject  # noqa: PLC0415 - read when the first card is written

    card = vobject.vCard()
    family, given = name_parts(contact.name)
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    card.add("fn").value = contact.name
    card.add("org").value = [part for part in (contact.body, contact.unit) if part]
    for kind, text in (("title", contact.post), ("role", contact.role), ("note", contact.about)):
        if text:
            card.add(kind).value = text
    for number, types in ((contact.phone, ["WORK", "VOICE"]), (contact.mobile, ["CELL", "VOICE"])):
        if number:
            line = card.add("tel")
            line.value, line.type_param = number, types
    if contact.mail:
        line = card.add("email")
        line.value, line.type_param = contact.mail, ["INTERNET", "WORK"]
    if contact.address:
        region, city, street = address_parts(contact.address)
        line = card.add("adr")
        line.value = vobject.vcard.Address(street=street, city=city, region=region, country=COUNTRY)
        line.type_param = "WORK"
    return card
