"""What the officer may set: custom, not law (domain.md, mark [D]); ``settings.toml`` in the office folder.

The file is the officer's: keys it has beyond ours are kept, one bad value costs only that value, and a
file that cannot be read at all is put aside before the first settings are used again.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, get_args

import platformdirs
import tomli_w

from desktop_app import notation
from desktop_app.errors import FileTrouble
from desktop_app.files import atomic_write, fresh_path
from desktop_app.privacy import password
from desktop_app.proposals.form_values import FormSettings
from desktop_app.proposals.form_words import LONGEST, FormWords
from desktop_app.terms import VERDICT_ALTERNATIVE, Disclosure, Verdict

FILE = "settings.toml"
OFFICE_NAME = "파크이음"
APPLICATION = "park-ieum"
TEXT_SCALES = (90, 100, 110, 125, 150, 175, 200)
NUMBERINGS = ("총쪽-쪽", "- 쪽 -")
STANDARD, ALTERNATIVE = "수용", "채택"
CLAUSES = ("5", "6", "7")
MOST_BOXES = 6
SHORT_TEXT = 60
MANY_DAYS = 260
WIDEST_MARGIN = 60
TEXT_SIZES = (8, 16)
_DUTY_LIMITS = {"applies": (0, 1), "from": (1, 12), "until": (1, 12), "day": (1, 31)}
BUDGET_LIMITS = {
    "match_days": (0, 31),
    "slow_points": (1, 100),
    "slow_percent": (1, 100),
    "slow_from": (1, 12),
}
KEPT_LIMITS = {
    "keep_all_days": (1, 31),
    "keep_daily": (1, 90),
    "keep_weekly": (0, 52),
    "keep_monthly": (0, 120),
}
_MANY_MINUTES = 240
_MANY_MONTHS = 120

Check = Callable[[Any], bool]
Theme = Literal["light", "contrast"]


def _one_of(*allowed: Any) -> Check:
    return lambda value: value in allowed


def _between(least: float, most: float) -> Check:
    return lambda value: not isinstance(value, bool) and least <= value <= most


def _word(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= SHORT_TEXT


def _words(value: Any) -> bool:
    return all(_word(word) for word in value)


def _boxes(value: Any) -> bool:
    return (
        len(value) <= MOST_BOXES
        and _words(value)
        and len(set(value)) == len(value)
        and max(map(len, value), default=0) <= LONGEST
    )


def _labels(value: Mapping[str, Any]) -> bool:
    return all(_word(text) and len(text) <= LONGEST and text.isprintable() for text in value.values())


def _duty_choices(value: Mapping[str, Any]) -> bool:
    """Year → rule → applies, from, until, day, each a number that a month or a day can be."""
    chosen = [one for year in value.values() if isinstance(year, dict) for one in year.values()]
    return all(isinstance(year, dict) for year in value.values()) and all(
        isinstance(one, dict)
        and all(key in _DUTY_LIMITS and type(part) is int for key, part in one.items())
        and all(_between(*_DUTY_LIMITS[key])(part) for key, part in one.items())
        for one in chosen
    )


def _clauses(value: Any) -> bool:
    return all(one in CLAUSES for one in value)


def _day(value: Any) -> bool:
    return type(value) is date  # a moment is a date to Python, not to the officer


@dataclass(frozen=True)
class OpinionSettings:
    """The review opinion form and its deadlines (DOC-8 to DOC-10, OPN-2)."""

    verdict_words: str = STANDARD
    approval_boxes: tuple[str, ...] = notation.APPROVERS
    due_working_days: int = 10
    warn_working_days: int = 3
    left: float = 20.0
    right: float = 20.0
    top: float = 15.0
    bottom: float = 15.0
    header: float = 10.0
    footer: float = 10.0
    text_size: float = 11.0
    numbering: str = NUMBERINGS[0]
    disclosure: str = Disclosure.PARTIAL.value
    clauses: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    """The office's own words on the form (proposals/form_words.py), only those that are not the usual ones."""

    @property
    def verdict_labels(self) -> dict[Verdict, str]:
        """The chosen words for the five verdicts."""
        if self.verdict_words == ALTERNATIVE:
            return dict(VERDICT_ALTERNATIVE)
        return {verdict: verdict.value for verdict in Verdict}


@dataclass(frozen=True)
class PrivacySettings:
    """Who may look (PII-5) and how long personal data are kept beyond their purpose (PII-3).

    ``password`` is what desktop_app.privacy.password makes of it, never the password itself; ``lock_minutes``
    of 0 is never.
    """

    password: str = ""
    lock_minutes: int = 10
    retain_months: int = 0


@dataclass(frozen=True)
class BudgetSettings:
    """How far apart the days of 대사 may lie (F7), and when the year's pace is too slow (F8)."""

    match_days: int = 3
    slow_points: int = 20
    slow_percent: int = 60
    slow_from: int = 10


@dataclass(frozen=True)
class BackupSettings:
    """How many copies stay (reliability.md 12), and a second place for them, e.g. an outside disk; empty for none."""

    second_place: str = ""
    keep_all_days: int = 2
    keep_daily: int = 14
    keep_weekly: int = 10
    keep_monthly: int = 12


@dataclass(frozen=True)
class Settings:
    """All settings of one office. ``practice_day`` is set in the example office: its clock stands still."""

    year: int | None = None
    theme: Theme = "light"
    text_scale: int = 100
    practice_day: date | None = None
    organisation: str = "은평구 기획예산과"
    stalled_days: int = 30
    """A 1:1 linkage that is not under way after so many days in one stage is held up (C7)."""
    duties: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    """What the officer has set for the rules of duties: year → rule → applies, from, until, day (E13)."""
    opinion: OpinionSettings = field(default_factory=OpinionSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    budget: BudgetSettings = field(default_factory=BudgetSettings)
    backups: BackupSettings = field(default_factory=BackupSettings)
    unknown: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


_CHECKS: dict[str, tuple[tuple[type, ...], Check]] = {
    "verdict_words": ((str,), _one_of(STANDARD, ALTERNATIVE)),
    "approval_boxes": ((list, tuple), _boxes),
    "disclosure": ((str,), _one_of(*(one.value for one in Disclosure))),
    "clauses": ((list, tuple), _clauses),
    "words": ((dict,), _labels),
    "due_working_days": ((int,), _between(1, MANY_DAYS)),
    "warn_working_days": ((int,), _between(0, MANY_DAYS)),
    "text_size": ((int, float), _between(*TEXT_SIZES)),
    "numbering": ((str,), _one_of(*NUMBERINGS)),
    "year": ((int,), _between(2000, 2100)),
    "theme": ((str,), _one_of(*get_args(Theme))),
    "text_scale": ((int,), _one_of(*TEXT_SCALES)),
    "practice_day": ((date,), _day),
    "organisation": ((str,), _word),
    "stalled_days": ((int,), _between(1, MANY_DAYS)),
    "duties": ((dict,), _duty_choices),
    "left": ((int, float), _between(0, WIDEST_MARGIN)),
    "right": ((int, float), _between(0, WIDEST_MARGIN)),
    "top": ((int, float), _between(0, WIDEST_MARGIN)),
    "bottom": ((int, float), _between(0, WIDEST_MARGIN)),
    "header": ((int, float), _between(0, WIDEST_MARGIN)),
    "footer": ((int, float), _between(0, WIDEST_MARGIN)),
    "password": ((str,), password.is_hash),
    "lock_minutes": ((int,), _between(0, _MANY_MINUTES)),
    "retain_months": ((int,), _between(0, _MANY_MONTHS)),
    "match_days": ((int,), _between(*BUDGET_LIMITS["match_days"])),
    "slow_points": ((int,), _between(*BUDGET_LIMITS["slow_points"])),
    "slow_percent": ((int,), _between(*BUDGET_LIMITS["slow_percent"])),
    "slow_from": ((int,), _between(*BUDGET_LIMITS["slow_from"])),
    "second_place": ((str,), lambda text: not text or Path(text).is_absolute()),
    "keep_all_days": ((int,), _between(*KEPT_LIMITS["keep_all_days"])),
    "keep_daily": ((int,), _between(*KEPT_LIMITS["keep_daily"])),
    "keep_weekly": ((int,), _between(*KEPT_LIMITS["keep_weekly"])),
    "keep_monthly": ((int,), _between(*KEPT_LIMITS["keep_monthly"])),
}
"""What may stand in the file for each setting."""

_SECTIONS: dict[str, type[Any]] = {
    "opinion": OpinionSettings,
    "privacy": PrivacySettings,
    "budget": BudgetSettings,
    "backups": BackupSettings,
}
"""The parts of the file under a head of their own."""

SectionT = TypeVar("SectionT", Settings, OpinionSettings, PrivacySettings, BudgetSettings, BackupSettings)


class Now:
    """The settings as they are now: services hold this and not a copy, so what is set takes effect at once."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def organisation(self) -> str:
        """The office that papers name."""
        return self.settings.organisation

    def stalled_days(self) -> int:
        """After how many days a 1:1 linkage is held up."""
        return self.settings.stalled_days

    def budget(self) -> BudgetSettings:
        """Tolerance of 대사 and thresholds of the pace."""
        return self.settings.budget

    def duties(self) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
        """What is set for the rules of duties, by year and rule."""
        return self.settings.duties

    def verdicts(self) -> dict[Verdict, str]:
        """The words for the five verdicts."""
        return self.settings.opinion.verdict_labels


class Loaded(NamedTuple):
    """Settings as read, with a Korean sentence for each thing that had to be passed over."""

    settings: Settings
    problems: tuple[str, ...] = ()


def load(folder: Path, *, touch: bool = True) -> Loaded:
    """The settings of an office folder; never fails, the window must open.

    A broken file is put aside, unless the folder is another's and not to be touched.
    """
    path = folder / FILE
    try:
        body = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError:
        return Loaded(Settings(), ("설정 파일을 읽을 수 없어 처음 설정으로 열었습니다.",))
    except ValueError:
        return Loaded(Settings(), (_put_aside(path) if touch else _BROKEN,))
    problems: list[str] = []
    parts: dict[str, Any] = {}
    for name, kind in _SECTIONS.items():
        if not isinstance(body.get(name, {}), dict):
            problems.append(_passed_over(name))
            body[name] = {}
        parts[name] = _read_section(kind(), body.get(name, {}), problems)
    settings = _read_section(Settings(), body, problems)
    return Loaded(replace(settings, **parts, unknown=_unknown(body)), tuple(problems))


def save(folder: Path, settings: Settings) -> None:
    """Write the settings; keys of the file that are not ours stay. Raises FileTrouble."""
    body = _written(settings)
    unknown = dict(settings.unknown)
    parts = {name: _written(getattr(settings, name)) | unknown.pop(name, {}) for name in _SECTIONS}
    body |= unknown | parts
    atomic_write(folder / FILE, tomli_w.dumps(body).encode())


def form_settings(settings: Settings) -> FormSettings:
    """The settings as the renderer of the review opinion form takes them."""
    shared = {one.name for one in fields(FormSettings)} & {one.name for one in fields(OpinionSettings)}
    return FormSettings(
        office=settings.organisation,
        **{name: getattr(settings.opinion, name) for name in shared - {"words"}},
        words=FormWords(settings.opinion.words),
    )


def default_office() -> Path:
    """Where the office folder is made when the officer chose none: 문서/파크이음."""
    return Path(platformdirs.user_documents_dir()) / OFFICE_NAME


def last_office() -> Path | None:
    """The office folder that this user opened last, if it is still there."""
    try:
        body = tomllib.loads(_personal_file().read_text("utf-8"))
        folder = Path(str(body["last_office"]))
    except (OSError, ValueError, KeyError):
        return None
    return folder if folder.is_dir() else None


def remember_office(folder: Path) -> None:
    """Open this folder next time; where even that cannot be noted, the work goes on."""
    path = _personal_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, tomli_w.dumps({"last_office": str(folder.resolve())}).encode())
    except (OSError, FileTrouble):
        return


def _personal_file() -> Path:
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "user.toml"


def _read_section(section: SectionT, body: Mapping[str, Any], problems: list[str]) -> SectionT:
    read: dict[str, Any] = {}
    for one in fields(section):
        if one.name not in body or one.name not in _CHECKS:
            continue
        value = body[one.name]
        kinds, check = _CHECKS[one.name]
        if isinstance(value, kinds) and check(value):
            read[one.name] = tuple(value) if isinstance(value, list) else value
        else:
            problems.append(_passed_over(one.name))
    return replace(section, **read)


def _unknown(body: Mapping[str, Any]) -> dict[str, Any]:
    ours = {one.name for one in fields(Settings)}
    theirs = {key: value for key, value in body.items() if key not in ours}
    for name, kind in _SECTIONS.items():
        known = {one.name for one in fields(kind)}
        if more := {key: value for key, value in body.get(name, {}).items() if key not in known}:
            theirs[name] = more
    return theirs


def _written(
    section: Settings | OpinionSettings | PrivacySettings | BudgetSettings | BackupSettings,
) -> dict[str, Any]:
    """What TOML can hold: it knows no None, so an unset setting is left out."""
    values = {one.name: getattr(section, one.name) for one in fields(section) if one.name in _CHECKS}
    return {name: value for name, value in values.items() if value is not None}


def _passed_over(name: str) -> str:
    return f"설정 '{name}'의 값이 맞지 않아 처음 값을 씁니다. ({FILE})"


_BROKEN = "설정 파일이 깨져 있어 처음 설정으로 열었습니다."


def _put_aside(path: Path) -> str:
    aside = fresh_path(path.parent, "settings-읽지 못함", ".toml")
    try:
        path.replace(aside)
    except OSError:
        return _BROKEN
    return f"{_BROKEN} 깨진 파일은 '{aside.name}'에 있습니다."
