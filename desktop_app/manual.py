"""도움말: the pages of the manual, which one belongs to a tab, their text (features.md I9)."""

from dataclasses import dataclass
from typing import Final

from resources import path

FOLDER: Final = "manual"
HEADING: Final = "## "


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the manual; ``key`` is the name of its file, and of the tab it tells of."""

    key: str
    title: str

    @property
    def text(self) -> str:
        """The page as Markdown, our own words only."""
        return path(f"{FOLDER}/{self.key}.md").read_text(encoding="utf-8")

    @property
    def headings(self) -> tuple[str, ...]:
        """The heads of its parts; the part of a view is headed by the view's own words."""
        lines = self.text.splitlines()
        return tuple(line.removeprefix(HEADING) for line in lines if line.startswith(HEADING))


PAGES: Final = (
    Page("start", "시작하기"),
    Page("home", "홈"),
    Page("tenants", "입주단체"),
    Page("proposals", "제안·검토"),
    Page("projects", "연계사업"),
    Page("venues", "대관"),
    Page("activities", "활동"),
    Page("budget", "예산"),
    Page("returns", "취합"),
    Page("performance", "보고서"),
    Page("keeping", "자료 지키기"),
    Page("trouble", "문제가 생겼을 때"),
)
"""In the order of the contents."""
TITLE: Final = "파크이음 사용 설명서"


def page_of(key: str) -> Page:
    """The page of a tab; the first page for what has none."""
    return next((page for page in PAGES if page.key == key), PAGES[0])
