"""Korean words for what befalls the office file as a whole: at start, backup, check, restore.

What befalls one act is told by desktop_app.store.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import errors
from db.findings import Fault, Finding
from db.migrate import MigrationFailedError
from db.restore import RestoreRefusedError
from desktop_app.errors import FileTrouble, InputRefused, OfficeDamaged, OfficeError, OfficeNewer
from desktop_app.files import file_trouble

UNTOUCHED = "파일은 손대지 않았습니다."
TABLES = {
    "tenant": "입주단체",
    "person": "사람",
    "partner": "협력기관",
    "department": "부서",
    "contact_note": "연락 기록",
    "team": "팀",
    "building": "건물",
    "venue": "시설",
    "usage": "대관 이용",
    "proposal": "제안",
    "opinion": "검토의견서",
    "citizen_problem": "난제",
    "space_suggestion": "공간 건의",
    "training": "교육",
    "trainee": "교육생",
    "meeting": "회의",
    "follow_up": "후속조치",
    "attendee": "회의 참석자",
    "participant": "참여상점",
    "street_item": "거리 사업",
    "benchmark": "벤치마킹",
    "progress_note": "추진상황",
    "attachment": "붙임 파일",
    "account": "예산과목",
    "entry": "원장 줄",
    "act": "이력",
    "journal": "이력의 줄",
}
"""Record kinds as the officer calls them, in the order in which a backup tells its counts."""

_WAYS_BACK = ("사본을 골라 되살리세요.",)
_SENTENCES = {
    Fault.MISSING: "자료 파일이 없습니다",
    Fault.UNREADABLE: "자료 파일을 읽을 수 없습니다",
    Fault.FOREIGN: "파크이음의 자료 파일이 아닙니다",
    Fault.NEWER: "더 새로운 판에서 쓴 자료 파일입니다(자료 구조 {where})",
    Fault.PAGES: "자료 파일의 일부가 깨졌습니다({where})",
    Fault.SCHEMA: "자료 구조가 이 판의 것과 다릅니다({where})",
    Fault.REFERENCES: "없는 기록을 가리키는 줄이 있습니다({where})",
    Fault.ACTS: "내용이 없는 이력이 있습니다({where})",
    Fault.JOURNAL: "이력과 값이 다른 기록이 있습니다({where})",
    Fault.ACCESS: "접속기록이 {where}번 줄부터 쓰인 그대로가 아닙니다",
    Fault.FILE_MISSING: "붙임 파일이 업무 폴더에 없습니다(‘{where}’)",
    Fault.FILE_ALTERED: "붙임 파일이 붙인 뒤에 바뀌었습니다(‘{where}’)",
    Fault.FILE_UNREADABLE: "붙임 파일을 읽을 수 없습니다(‘{where}’)",
    Fault.FILE_UNKNOWN: "어느 기록에도 붙지 않은 파일이 있습니다({where})",
    Fault.SEAL: "자료 파일이 지난번에 닫은 뒤에 바뀌었습니다",
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the storage or the system says about ``path`` into an OfficeError."""
    try:
        yield
    except errors.StorageError as error:
        raise office_error(error, path) from error
    except OSError as error:
        named = Path(error.filename) if isinstance(error.filename, str) else path
        raise file_trouble(named, error) from error


def sentence(finding: Finding) -> str:
    """One thing that is wrong with a file, without a full stop."""
    table, _, row = finding.where.partition(" ")
    names_row = table in TABLES and row.isdecimal()
    where = f"{TABLES[table]} {row}번" if names_row else finding.where
    return _SENTENCES[finding.fault].format(where=where)


def office_error(error: errors.StorageError, path: Path) -> OfficeError:
    """The officer's words for a storage error that concerns the whole file."""
    name = f"'{path.name}'"
    match error:
        case errors.StorageNewerError(found=found, known=known):
            return OfficeNewer(
                f"{name} 파일은 더 새로운 판의 파크이음에서 썼습니다"
                f"(파일의 자료 구조 {found}, 이 프로그램이 아는 구조 {known}).",
                safe=UNTOUCHED,
                steps=("새 판의 파크이음을 설치해 여세요.",),
            )
        case RestoreRefusedError(findings=findings):
            return InputRefused(
                f"되살릴 수 없는 사본입니다: {sentence(findings[0])}.",
                safe="지금 자료와 사본은 그대로입니다.",
                steps=("다른 사본을 고르세요.",),
            )
        case errors.StorageForeignError():
            return FileTrouble(
                f"{name}은(는) 파크이음의 자료 파일이 아닙니다.",
                safe=UNTOUCHED,
                steps=("업무 폴더를 다시 고르세요.",),
            )
        case MigrationFailedError():
            return FileTrouble(
                f"{name}을(를) 이 판에 맞게 바꾸지 못했습니다.",
                safe="파일은 바꾸기 전 그대로이고, 바꾸기 전 사본도 backups 폴더에 있습니다.",
                steps=("쓰던 판의 파크이음으로 계속 여세요.", "log 폴더의 기록을 담당자에게 보내세요."),
            )
        case errors.StorageMissingError():
            return OfficeDamaged(f"{name} 파일이 없습니다.", safe="사본은 그대로입니다.", steps=_WAYS_BACK)
    return _system_trouble(error, name)


def _system_trouble(error: errors.StorageError, name: str) -> OfficeError:
    match error:
        case errors.StorageFullError():
            return FileTrouble(
                f"디스크에 자리가 없어 {name} 파일을 다루지 못했습니다.",
                safe="저장된 자료는 그대로입니다.",
                steps=("필요 없는 파일을 지워 자리를 만든 뒤 다시 하세요.",),
            )
        case errors.StorageBusyError():
            return FileTrouble(
                f"다른 프로그램이 {name} 파일을 쓰고 있습니다.",
                safe="저장된 자료는 그대로입니다.",
                steps=("업무 폴더를 복사하거나 동기화하는 프로그램을 멈추고 다시 하세요.",),
            )
        case errors.StorageFailedError():
            return FileTrouble(
                f"디스크가 {name} 파일을 읽거나 쓰지 못했습니다.",
                safe="저장된 자료는 그대로입니다.",
                steps=("디스크에 자리가 있는지 확인하고 다시 하세요.", "되풀이되면 디스크 점검을 맡기세요."),
            )
        case errors.StorageReadOnlyError():
            return FileTrouble(
                f"{name} 파일이나 그 폴더에 쓸 수 없습니다.",
                safe=UNTOUCHED,
                steps=("폴더가 읽기 전용인지, 디스크가 빠지지 않았는지 확인하세요.",),
            )
    return OfficeDamaged(f"{name} 파일을 읽을 수 없습니다.", safe=UNTOUCHED, steps=_WAYS_BACK)
