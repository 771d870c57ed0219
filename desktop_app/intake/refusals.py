"""Why a file from outside is not read: a stable code, and in Korean what happened and what to do (IMP-2)."""

from enum import Enum

from desktop_app.errors import FileTrouble, OfficeError
from desktop_app.values import tidy_line

SAFE = "아무것도 쓰지 않았고, 원본 파일도 그대로입니다."
_LONGEST_NAME = 60
_SAVE_AS = "엑셀에서 열어 ‘다른 이름으로 저장’ → ‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 가져오세요."
_ASK_AGAIN = "보낸 사람에게 파일을 다시 받으세요."
_SHORTEN = "필요한 표만 새 파일에 복사하여 xlsx로 저장한 뒤 다시 가져오세요."
_ONLY_VALUES = "쓰는 표만 새 파일에 ‘값만 붙여넣기’ 하여 xlsx로 저장한 뒤 다시 가져오세요."
_PASTE = "표를 복사하여 ‘붙여넣기’로 가져와도 됩니다."


class Refusal(Enum):
    """The stable code of each reason → the sentence, and what the officer can do."""

    MISSING = ("missing", "그 자리에 파일이 없습니다.", ("파일이 옮겨졌거나 지워졌는지 확인하세요.",))
    HELD = (
        "held",
        "파일을 열 수 없습니다.",
        ("다른 프로그램에서 열려 있으면 닫고 다시 하세요.", "파일을 내 문서에 복사하여 다시 가져오세요."),
    )
    EMPTY = ("empty", "빈 파일입니다.", (_ASK_AGAIN,))
    TOO_BIG = ("too_big", "20MB가 넘는 파일입니다.", ("그림을 빼거나 " + _SHORTEN,))
    PASSWORD = (
        "password",
        "비밀번호가 걸린 파일입니다.",
        ("엑셀에서 비밀번호로 열고 ‘파일’ → ‘정보’ → ‘통합 문서 보호’에서 암호를 푼 뒤 xlsx로 저장하세요.",),
    )
    DRM = (
        "drm",
        "문서보안(DRM)이 걸린 파일입니다.",
        ("문서보안 프로그램에서 보안을 해제하여 저장하거나, 보안이 없는 파일을 다시 받으세요.",),
    )
    HWP = ("hwp", "한글 문서입니다. 표 파일이 아닙니다.", ("한글에서 " + _PASTE,))
    CELL = (
        "cell",
        "한셀 형식(.cell)의 파일입니다.",
        ("한셀에서 열어 ‘다른 이름으로 저장하기’ → ‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 가져오세요.",),
    )
    PDF = ("pdf", "PDF 문서입니다. 표 파일이 아닙니다.", ("표의 원본인 엑셀 파일을 받으세요.",))
    PICTURE = ("picture", "그림 파일입니다. 표 파일이 아닙니다.", ("표의 원본인 엑셀 파일을 받으세요.",))
    WEB_PAGE = ("web_page", "이름은 엑셀이지만 속은 웹 페이지인 파일입니다.", (_SAVE_AS, _PASTE))
    XML_TABLE = ("xml_table", "XML 스프레드시트 2003 형식의 파일입니다.", (_SAVE_AS,))
    BINARY_BOOK = ("binary_book", "Excel 바이너리 통합 문서(.xlsb)입니다.", (_SAVE_AS,))
    DOCUMENT = ("document", "워드나 파워포인트 문서입니다. 표 파일이 아닙니다.", (_PASTE,))
    NOT_A_TABLE = (
        "not_a_table",
        "표 파일로 알아볼 수 없습니다.",
        ("xlsx, xls, ods, csv, vcf 파일을 고르세요.", _SAVE_AS),
    )
    ENCODING = (
        "encoding",
        "글자를 알아볼 수 없는 텍스트 파일입니다.",
        ("메모장에서 열어 ‘다른 이름으로 저장’ → 인코딩 ‘UTF-8’로 저장한 뒤 다시 가져오세요.",),
    )
    DAMAGED = (
        "damaged",
        "파일이 깨져 있어 읽을 수 없습니다.",
        (_ASK_AGAIN, "엑셀에서 열린다면 xlsx로 새로 저장하여 다시 가져오세요."),
    )
    TOO_MANY_PARTS = ("too_many_parts", "들어 있는 조각이 1,000개가 넘는 파일입니다.", (_SHORTEN,))
    UNPACKS_TOO_BIG = ("unpacks_too_big", "풀면 200MB가 넘는 파일입니다.", (_SHORTEN,))
    PACKED_TOO_TIGHT = ("packed_too_tight", "비정상으로 압축된 파일입니다.", (_ASK_AGAIN, _SHORTEN))
    BAD_NAMES = ("bad_names", "속에 든 이름이 올바르지 않은 파일입니다.", (_ASK_AGAIN, _SHORTEN))
    DOCTYPE = ("doctype", "엑셀이 쓰지 않는 XML 선언(DTD)이 든 파일입니다.", (_ASK_AGAIN, _SHORTEN))
    TOO_DEEP = ("too_deep", "XML이 지나치게 깊이 겹친 파일입니다.", (_ASK_AGAIN, _SHORTEN))
    TOO_MANY_ROWS = ("too_many_rows", "20,000행 아래에도 값이 있습니다.", (_ONLY_VALUES,))
    TOO_MANY_COLUMNS = ("too_many_columns", "200열(GR열) 오른쪽에도 값이 있습니다.", (_ONLY_VALUES,))
    TOO_MANY_SHEETS = ("too_many_sheets", "시트가 200개가 넘는 파일입니다.", (_SHORTEN,))
    TOO_MANY_FAULTS = (
        "too_many_faults",
        "오류 값이나 계산되지 않은 수식이 너무 많은 파일입니다.",
        ("엑셀에서 열어 다시 계산하고 저장한 뒤 가져오세요.", _ONLY_VALUES),
    )
    TOO_MANY_CELLS = ("too_many_cells", "칸이 너무 많습니다.", (_SHORTEN,))
    TOO_MUCH_TEXT = ("too_much_text", "글자가 너무 많습니다.", (_SHORTEN,))
    LONG_CELL = ("long_cell", "한 칸에 글자가 32,767자를 넘습니다.", ("그 칸을 줄인 뒤 다시 가져오세요.",))
    NO_SHEET = ("no_sheet", "읽을 시트가 없습니다.", ("숨긴 시트라면 숨기기를 취소하고 저장하세요.",))
    HWP_FORM = (
        "hwp_form",
        "한글 문서(.hwp)입니다. 적은 칸을 읽을 수 있는 형식이 아닙니다.",
        ("한글에서 열어 ‘다른 이름으로 저장하기’ → ‘HWPX 문서(*.hwpx)’로 저장한 뒤 다시 읽으세요.",),
    )
    PRINTED_FORM = (
        "printed_form",
        "PDF나 그림 파일이라 적은 칸을 읽을 수 없습니다.",
        ("보낸 HWPX·XLSX 서식에 적은 파일을 다시 받거나, 의견서에 손으로 옮겨 적으세요.",),
    )
    LOCKED_FORM = (
        "locked_form",
        "비밀번호가 걸린 파일입니다.",
        ("한글이나 엑셀에서 비밀번호로 열어 암호를 푼 뒤 저장하거나, 잠그지 않은 파일을 다시 받으세요.",),
    )
    CELL_FORM = (
        "cell_form",
        "한셀 형식(.cell)의 파일입니다.",
        ("한셀에서 열어 ‘다른 이름으로 저장하기’ → ‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 읽으세요.",),
    )
    DAMAGED_FORM = (
        "damaged_form",
        "파일이 깨져 있어 읽을 수 없습니다.",
        (_ASK_AGAIN, "한글이나 엑셀에서 열린다면 새로 저장하여 다시 읽으세요."),
    )
    NO_FORM = (
        "no_form",
        "이 프로그램이 만든 검토의견서 서식이 아닙니다.",
        (
            "보낸 HWPX·XLSX 서식에 적은 파일인지 확인하세요.",
            "부서가 다른 문서에 옮겨 적었으면 의견서에 손으로 옮겨 적으세요.",
        ),
    )
    NO_WHOLE_DATA = (
        "no_whole_data",
        "전체 자료 파일이 아닙니다.",
        ("‘전체 자료 내보내기’로 만든 엑셀 파일(.xlsx)을 고르세요.",),
    )
    GAVE_UP = ("gave_up", "파일이 깨졌거나 지나치게 복잡하여 읽기를 그만두었습니다.", (_SAVE_AS, _SHORTEN))
    NOT_STARTED = (
        "not_started",
        "파일 탓이 아니라, 파일을 읽는 둘째 프로그램(intake-worker)이 시작되지 못했습니다.",
        (
            "조금 뒤에 다시 하세요. 그래도 안 되면 PC를 다시 켜고 해 보세요.",
            "백신이나 보안 프로그램이 막았을 수 있습니다. 전산 담당자에게 이 말을 그대로 알리세요.",
            "급하면 기록을 손으로 적을 수 있습니다. 다른 기능은 그대로 됩니다.",
        ),
    )
    TOO_SLOW = ("too_slow", "읽는 데 너무 오래 걸려 그만두었습니다.", (_SHORTEN,))

    def __init__(self, code: str, what: str, steps: tuple[str, ...]) -> None:
        self.code = code
        self.what = what
        self.steps = steps


class FileRefused(FileTrouble):
    """A file from outside that is not read; with its code, and sheet and cell where one is to blame."""

    def __init__(self, refusal: Refusal, file_name: str = "", *, sheet: str = "", cell: str = "") -> None:
        self.refusal = refusal
        self.code = refusal.code
        self.file_name = file_name
        self.sheet = sheet
        self.cell = cell
        place = " ".join(part for part in (f"‘{sheet}’ 시트" if sheet else "", cell) if part)
        named = f"‘{shown(file_name)}’ 파일을 읽지 못했습니다." if file_name else ""
        what = " ".join(part for part in (named, f"({place})" if place else "", refusal.what) if part)
        super().__init__(what, safe=SAFE, steps=refusal.steps)

    def of(self, file_name: str) -> "FileRefused":
        """The same refusal with the name of its file."""
        return FileRefused(self.refusal, file_name, sheet=self.sheet, cell=self.cell)


class ReadingStopped(OfficeError):  # noqa: N818 - says what happened, nothing is wrong
    """The officer stopped the reading."""

    def __init__(self) -> None:
        super().__init__("읽기를 멈췄습니다.", safe=SAFE)


def refusal_of(code: str) -> Refusal:
    """The reason behind a code; what nobody knows counts as damage."""
    return next((one for one in Refusal if one.code == code), Refusal.DAMAGED)


def shown(file_name: str) -> str:
    """A file's name as a sentence carries it."""
    plain = tidy_line(file_name)
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1]}…"
