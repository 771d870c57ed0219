"""Which of the example's projects a use of a room or a line of the ledger is for, by what it says."""

from desktop_app.listing import ListQuery
from desktop_app.office import Office

_SAYS: tuple[tuple[str, str], ...] = (
    ("제로웨이스트", "제로웨이스트"),
    ("참여상점", "제로웨이스트"),
    ("전환타운", "전환타운"),
    ("갤러리 간판", "전환타운"),
    ("워크숍 참석자", "협력 워크숍"),
    ("협력 워크숍", "협력 워크숍"),
    ("워크숍 물품", "협력 워크숍"),
    ("소식지", "릴레이 홍보"),
)
"""A word of what is done, and a word of the project's name."""


class ProjectLinks:
    """The projects of a year by the words of their names."""

    def __init__(self, office: Office, year: int) -> None:
        ids = office.projects.listing(ListQuery(year=year)).ids
        names = {row.name: row.id for row in office.projects.rows(ids)}
        self._by_word = {
            word: next((key for name, key in names.items() if word in name), None) for _, word in _SAYS
        }

    def of(self, said: str) -> int | None:
        """The project that what was done is for; most are for none."""
        return next((self._by_word[word] for says, word in _SAYS if says in said), None)
