"""Where a file that came belongs, and which of its sheets are forms; nothing is written (features.md G3)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from db import returns_in_queries as queries
from db.returns import CollectionRound
from db.session import Session
from desktop_app.inbox import FileCame
from desktop_app.intake.heads import (
    COUNTING,
    ColumnMap,
    Head,
    Vocabulary,
    find_head,
    guess,
    head_at,
    head_word,
)
from desktop_app.intake.kinds import RecordKind
from desktop_app.intake.lines import Line, Table, understand
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.returns.coming import MENDS, Former, Mode, ReturnFile, ReturnSheet, Standing
from desktop_app.returns.form_keys import FileKey, ReturnForm, forms_of, read_file_key, strange_edition
from desktop_app.returns.form_kinds import DEPARTMENT, ROW_KEY, Period, form_kind
from desktop_app.returns.forms import KEY_SHEET, LAYOUTS, MARK_HEAD, FormLayout
from desktop_app.search import folded
from desktop_app.values import date_text

BaseKind = Callable[[ReturnForm, Period], RecordKind]
"""The feature's own kind of record for a form in a period."""
_HIDDEN_COLUMN: Final = "숨은 열도 읽었습니다."
_LOOKED_AT: Final = 15
_LEAST_HEADS: Final = 2


class Looking:
    """Looks at files against the office of one moment; the round is the one that the officer has before them."""

    def __init__(self, session: Session, chosen: CollectionRound, base: BaseKind) -> None:
        self._s = session
        self._chosen = chosen
        self._period = Period(chosen.fiscal_year, chosen.starts_on, chosen.ends_on)
        self._base = base
        self._kinds: dict[tuple[ReturnForm, bool], RecordKind] = {}

    def kind(self, form: ReturnForm, *, keyed: bool) -> RecordKind:
        """How the rows of a form are taken in."""
        key = form, keyed
        if key not in self._kinds:
            base = self._base(form, self._period)
            self._kinds[key] = form_kind(base, LAYOUTS[form], self._period, keyed=keyed)
        return self._kinds[key]

    def file(self, came: FileCame, read: FileRead) -> ReturnFile:
        """What a file is, and whether it may be taken."""
        said = _key_text(read)
        file = ReturnFile(came, Standing.STOPPED, read=read)
        before = queries.taken_file(self._s, came.sha256)
        key = read_file_key(said)
        if key is not None:
            file = replace(file, department=queries.department_name(self._s, key.department_id))
        if before is not None:
            text = f"{date_text(before.created_at.date())} 이미 받은 파일과 한 글자도 다르지 않습니다."
            return replace(file, standing=Standing.SAME, sentence=text, steps=("따로 할 일이 없습니다.",))
        if strange_edition(said):
            text = "이 프로그램의 다른 판이 만든 양식이라 읽을 수 없습니다."
            return replace(file, sentence=text, steps=("지금 판으로 양식을 다시 보내세요.",))
        if key is None:
            text = "열쇠가 없어 어느 부서의 무엇인지 알 수 없습니다. 부서가 스스로 만든 파일로 보입니다."
            steps = ("부서와 양식을 고르면 머리글을 보고 읽습니다.",)
            return replace(file, standing=Standing.CHOOSE, sentence=text, steps=steps)
        return self._keyed(file, read, key, _mends(said))

    def assigned(self, file: ReturnFile, department_id: int, form: ReturnForm, sheet_name: str) -> ReturnFile:
        """A file without a key as the officer says whose it is, and which form one of its sheets is."""
        assert file.read is not None  # noqa: S101 - only a file that was read can be assigned
        named = queries.department_name(self._s, department_id)
        sheet = self._sheet(file.read.sheet(sheet_name), form, named, keyed=False)
        found = replace(file, department_id=department_id, department=named, sheets=(sheet,))
        if not sheet.table.head.row or not sheet.lines:
            text = f"‘{sheet_name}’ 시트에서 ‘{form.value}’의 머리글이나 줄을 찾지 못했습니다."
            steps = ("다른 시트나 양식을 고르거나, 우리 양식에 옮겨 적어 달라고 하세요.",)
            return replace(found, standing=Standing.CHOOSE, sentence=text, steps=steps, sheets=())
        return self._beside(replace(found, sentence="", steps=()), self._chosen)

    def likely(self, read: FileRead) -> tuple[str, ReturnForm] | None:
        """The sheet and the form that a file without a key most likely is."""
        best: tuple[int, str, ReturnForm] | None = None
        for sheet in _tables(read):
            for form in forms_of(self._chosen.forms):
                words = Vocabulary(self.kind(form, keyed=False).fields, {})
                head = find_head(sheet.rows, words)
                known = sum(1 for key in guess(head, sheet.rows, words).columns if key)
                if known >= _LEAST_HEADS and (best is None or known > best[0]):
                    best = known, sheet.name, form
        return best[1:] if best is not None else None

    def _keyed(self, file: ReturnFile, read: FileRead, key: FileKey, mends: str) -> ReturnFile:
        found = queries.round_of_token(self._s, key.token)
        if found is None:
            text = "다른 업무 폴더에서 만들었거나 지운 회차의 양식입니다."
            return replace(file, sentence=text, steps=("그 양식을 보낸 업무 폴더를 열어 읽으세요.",))
        if found.id != self._chosen.id:
            return _of_another(file, found, self._chosen)
        file = replace(file, department_id=key.department_id, mends=mends)
        sheets = {folded(one.name): one for one in _tables(read)}
        forms = [
            self._sheet(sheets[folded(form.value)], form, file.department, keyed=True)
            for form in key.forms
            if folded(form.value) in sheets
        ]
        lost = [form.value for form in key.forms if folded(form.value) not in sheets and not mends]
        if not forms:
            text = "양식의 시트가 하나도 없습니다. 시트 이름을 바꾸었거나 지운 파일입니다."
            return replace(
                file, sentence=text, steps=("시트 이름을 양식대로 되돌려 다시 보내 달라고 하세요.",)
            )
        warned = [f"‘{name}’ 시트가 없습니다. 지웠거나 이름을 바꾸었습니다." for name in lost]
        return self._beside(replace(file, sheets=tuple(forms), warnings=tuple(warned)), found)

    def _beside(self, file: ReturnFile, found: CollectionRound) -> ReturnFile:
        """A file of this round beside what its department owes and has sent."""
        submission = queries.submission_of(self._s, found.id, file.department_id)
        if submission is None:
            text = f"‘{found.name}’에 {file.department or '이 부서'}의 자리가 없습니다."
            steps = ("현황에서 그 부서·동을 더한 뒤 다시 읽으세요.",)
            return replace(file, standing=Standing.STOPPED, sentence=text, steps=steps)
        file = replace(file, round_id=found.id, submission_id=submission.id)
        if found.closed_on is not None:
            text = f"‘{found.name}’은(는) {date_text(found.closed_on)} 마감한 회차입니다."
            return replace(file, standing=Standing.OLD, sentence=text, steps=("회차를 다시 열고 읽으세요.",))
        warned = [*file.warnings, *(text for one in file.sheets for text in _oddities(one))]
        mode, text = Mode.REPLACE, ""
        before = queries.standing_files(self._s, submission.id)
        former = Former(before[0].id, before[0].file_name, before[0].created_at) if before else None
        if file.mends:
            mode = Mode.ADD
        elif former is not None:
            text = f"{date_text(former.at.date())} 받은 ‘{former.name}’을(를) 이 파일로 바꿉니다."
        if submission.state == "CONFIRMED":
            mode, text = Mode.SKIP, "이미 확정한 제출입니다. 받으려면 교체나 추가를 고르세요."
        elif not any(one.lines or one.nil for one in file.sheets):
            mode, text = Mode.SKIP, "아무 줄도 없고 ‘실적 없음’도 고르지 않은 빈 양식입니다."
            file = replace(file, steps=("실적이 없으면 ‘실적 없음’을 골라 다시 보내 달라고 하세요.",))
        return replace(
            file,
            standing=Standing.READY,
            sentence=text,
            former=former,
            mode=mode,
            warnings=tuple(warned),
        )

    def _sheet(self, sheet: SheetRead, form: ReturnForm, department: str, *, keyed: bool) -> ReturnSheet:
        layout, kind = LAYOUTS[form], self.kind(form, keyed=keyed)
        words = Vocabulary(kind.fields, {})
        head = (_head_of_form(sheet, layout) if keyed else None) or find_head(sheet.rows, words)
        columns = guess(head, sheet.rows, words).columns
        fixed = {} if DEPARTMENT in columns else {DEPARTMENT: department}
        table = Table(sheet, head, ColumnMap(columns, fixed), self._period.year)
        found = understand(kind, table, lambda *_: None)
        unknown = tuple(
            title
            for title, key in zip(head.titles, columns, strict=True)
            if title and not key and head_word(title) not in _PASSED
        )
        notices = tuple(one for one in sheet.notices if not (keyed and one == _HIDDEN_COLUMN))
        lines = tuple(one for one in found.lines if not _is_only_key(one))
        return ReturnSheet(
            form, table, lines, found.passed_over, keyed, _says_nil(sheet, layout), unknown, notices
        )


_PASSED: Final = COUNTING | {head_word(MARK_HEAD), head_word(KEY_SHEET)}


def _head_of_form(sheet: SheetRead, layout: FormLayout) -> Head | None:
    """The row that holds the heads of the form, wherever it was moved; None where too few of them are left."""
    known = {head_word(one.title) for one in layout.columns}
    counts = [
        sum(isinstance(one, str) and head_word(one) in known for one in row)
        for row in sheet.rows[:_LOOKED_AT]
    ]
    most = max(counts, default=0)
    return head_at(sheet.rows, counts.index(most) + 1) if 2 * most >= len(known) else None


def _of_another(file: ReturnFile, found: CollectionRound, chosen: CollectionRound) -> ReturnFile:
    """A form of another round than the one before the officer."""
    older = (found.starts_on, found.id) < (chosen.starts_on, chosen.id)
    standing = Standing.OLD if older or found.closed_on is not None else Standing.OTHER
    text = f"‘{found.name}’ 양식에 적은 파일입니다."
    step = (
        "지난 회차 자료면 그 회차를 다시 열고 읽고, 아니면 이번 양식에 적어 달라고 하세요."
        if standing is Standing.OLD
        else "그 회차를 고른 뒤 읽으세요."
    )
    return replace(file, standing=standing, sentence=text, steps=(step,))


def _oddities(sheet: ReturnSheet) -> list[str]:
    """What contradicts itself, or was not read."""
    name = sheet.form.value
    said = [f"{name}: {one}" for one in sheet.notices]
    if sheet.nil and sheet.lines:
        said.append(
            f"{name}: ‘{LAYOUTS[sheet.form].nil}’을 골랐는데 {len(sheet.lines):,}줄이 적혀 있습니다. 줄을 봅니다."
        )
    if sheet.unknown:
        said.append(f"{name}: 모르는 열은 받지 않습니다: {', '.join(f'‘{one}’' for one in sheet.unknown)}")
    other: dict[str, list[str]] = {}
    for number, word in sheet.passed:
        if number >= sheet.table.head.first_data_row:  # what stands over the heads is no row of anybody
            other.setdefault(word, []).append(str(number))
    own = sheet.keyed and len(other.get("예시 행", ())) == 1
    for word, numbers in other.items():
        if not (own and word == "예시 행"):
            said.append(f"{name}: {', '.join(numbers)}행은 {word}이라 뺐습니다.")
    return said


def _says_nil(sheet: SheetRead, layout: FormLayout) -> bool:
    """Whether the cell for nothing to report says so."""
    wanted = folded(layout.nil)
    for row in sheet.rows[:_LOOKED_AT]:
        words = [folded(one) for one in row if isinstance(one, str)]
        if words.count(wanted) >= 2:  # noqa: PLR2004 - its label, and the cell itself
            return True
    return False


def _is_only_key(line: Line) -> bool:
    """A row that the office filled in and the department wiped out but for its hidden key."""
    return not line.faults and not (set(line.values) - {ROW_KEY, DEPARTMENT})


def _key_text(read: FileRead) -> str:
    first = read.sheets[0] if read.sheets else None
    if first is None or first.name != KEY_SHEET or not first.rows:
        return ""
    return str(first.rows[0][0] or "")


def _mends(said: str) -> str:
    return said.partition(MENDS)[2].strip()


def _tables(read: FileRead) -> Sequence[SheetRead]:
    """The sheets of a file without its key."""
    keyed = bool(read.sheets) and read.sheets[0].name == KEY_SHEET
    return read.sheets[1:] if keyed else read.sheets


def sheet_names(file: ReturnFile) -> list[str]:
    """The sheets of a file that may hold a table."""
    return [one.name for one in _tables(file.read) if one.rows] if file.read is not None else []
