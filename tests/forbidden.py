"""Invented numbers that nobody may keep, and office text that is full of numbers and harmless; seeded."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

SENTENCES = (
    "{}",
    "신청자 {} 확인 바람",
    "({})",
    "주민{}입니다",
    "1. {} / 2. 없음",
    "홍길동 {} 010-0000-0000",
    "번호: {}.\n끝",
)
HYPHENS = ("-", " - ", "－", "–", "—", "‐", "~")


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isdigit() else sign for sign in text)


def residents(dice: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Resident and foreigner numbers of both ages (check digit or none), and how somebody wrote them."""
    for _ in range(count):
        born = date(1925, 1, 1) + timedelta(days=dice.randrange(36_500))
        foreign = dice.random() < 0.2
        sex = dice.randrange(1, 3) + (2 if born.year >= 2000 else 0) + (4 if foreign else 0)
        head, body = f"{born:%y%m%d}", f"{sex}{dice.randrange(100_000):05d}"
        tail = body + (str(dice.randrange(10)) if dice.random() < 0.4 else check_digit(head + body))
        yield head + tail, written(dice, head, tail)


def check_digit(twelve: str) -> str:
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(weight * int(digit) for weight, digit in zip(weights, twelve, strict=True))
    return str(((13 if twelve[6] in "5678" else 11) - total % 11) % 10)


def written(dice: random.Random, head: str, tail: str) -> str:
    way = dice.randrange(8)
    if way == 0:
        text = head + tail
    elif way == 1:
        text = f"{head} {tail}"
    elif way == 2:
        text = f"{head[:2]}.{head[2:4]}.{head[4:]}-{tail}"
    elif way == 3:
        text = f"{head}-{tail[0]}-{tail[1:]}"
    elif way == 4:
        text = " ".join(head + tail)
    elif way == 5:
        text = f"{head}\u200b-\u00a0{tail}"
    else:
        text = head + dice.choice(HYPHENS) + tail
    return full_width(text) if dice.random() < 0.25 else text


def cards(dice: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        first = dice.choice(("4", "51", "55", "2221", "3528", "6210", "9410", "9490"))
        body = first + "".join(str(dice.randrange(10)) for _ in range(15 - len(first)))
        number = body + luhn_digit(body)
        mark = dice.choice(("", "-", " ", " - "))
        yield mark.join(number[at : at + 4] for at in range(0, 16, 4))


def luhn_digit(body: str) -> str:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    return str(-sum(one // 10 + one % 10 for one in doubled) % 10)


def others(dice: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Passports, licences, accounts: kind and text."""

    def digits(number: int) -> str:
        return "".join(str(dice.randrange(10)) for _ in range(number))

    for _ in range(count):
        match dice.randrange(6):
            case 0:
                yield "여권번호", f"여권 {dice.choice('MSR')}{digits(8)}"
            case 1:
                yield "여권번호", f"{dice.choice('MSR')}{digits(3)}{dice.choice('ABCDE')}{digits(4)}"
            case 2:
                mark = dice.choice(("-", " ", "–"))
                yield (
                    "운전면허번호",
                    mark.join((str(dice.randrange(11, 29)), digits(2), digits(6), digits(2))),
                )
            case 3:
                yield "운전면허번호", f"면허 서울 {digits(2)}-{digits(6)}-{digits(2)}"
            case 4:
                bank = dice.choice(("농협", "국민은행", "신한은행", "우체국", "새마을금고", "카카오뱅크"))
                yield "계좌번호", f"{bank} {dice.randrange(100, 990)}-{digits(3)}-{digits(6)} 예금주 홍길동"
            case _:
                yield "계좌번호", f"{digits(6)}-{digits(2)}-{digits(6)} (신한은행, 홍길동)"


class Invented:
    """Days and numbers for a line of office text."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def day(self) -> date:
        return date(2019, 1, 1) + timedelta(days=self.dice.randrange(2_000))

    def dots(self) -> str:
        day = self.day()
        return f"{day.year}. {day.month}. {day.day}."

    def some(self, low: int, high: int) -> int:
        return self.dice.randrange(low, high)


def area(by: Invented) -> str:
    return f"면적 {by.some(10, 9999)}.{by.some(10, 99)}㎡, 잔액 {by.some(0, 10**8)}"


def harmless(dice: random.Random, count: int) -> Iterator[str]:
    """Lines as they stand in the notes, ledgers and letters of an office."""
    by = Invented(dice)
    for number in range(count):
        yield OFFICE_LINES[number % len(OFFICE_LINES)](by)


def corporate(dice: random.Random) -> str:
    body = f"1101{dice.choice(('11', '21', '22'))}{dice.randrange(10**6):06d}"
    total = sum(weight * int(digit) for weight, digit in zip((1, 2) * 6, body, strict=True))
    return f"{body[:6]}-{body[6:]}{-total % 10}"


OFFICE_LINES: tuple[Callable[[Invented], str], ...] = (
    area,
    lambda by: f"{by.day():%y%m%d}-{by.some(1, 30)} 회의록",
    lambda by: f"총무과-{by.some(1, 99999)}({by.dots()})호와 관련",
    lambda by: f"사업자등록번호 {by.some(100, 999)}-{by.some(10, 99)}-{by.some(10000, 99999)}",
    lambda by: f"법인등록번호 {corporate(by.dice)}",
    lambda by: (
        f"전화 02-{by.some(300, 399)}-{by.some(1000, 9999)}, 휴대 010-{by.some(1000, 9999)}-{by.some(1000, 9999)}"
    ),
    lambda by: f"국민은행 은평지점 02-{by.some(300, 9999)}-{by.some(1000, 9999)} 담당자 통화",
    lambda by: f"우체국 앞 {by.day():%Y-%m-%d} {by.some(9, 18):02d}:00~{by.some(18, 22):02d}:30 행사",
    lambda by: f"계좌이체 {by.some(1, 999)},{by.some(100, 999)},{by.some(100, 999)}원 {by.dots()} 지급",
    lambda by: f"입금 {by.some(10**9, 10**10)}원",
    lambda by: f"{by.day():%y%m%d} {by.some(10**6, 9 * 10**6)}원 지출",
    lambda by: f"관리번호 2021-제안-{by.some(1, 999):03d}, 계약 2021{by.some(0, 10**7):07d}-00",
    lambda by: f"{by.day():%Y%m%d}{by.some(0, 1000000):06d}.pdf 붙임",
    lambda by: (
        f"은평구청 [03384] 서울특별시 은평구 은평로 {by.some(1, 300)}, {by.some(1, 20)}층 {by.some(100, 2000)}호"
    ),
    lambda by: f"{by.some(1, 400)}명 × {by.some(1, 9)}회 = 연인원 {by.some(100, 90000):,}명",
    lambda by: (
        f"{by.dots()}~{by.dots()} {by.some(1, 99)}건 {by.some(1000, 99999999):,}천원 {by.some(0, 100)} %"
    ),
    lambda by: (
        f"e호조 지출결의 {by.some(2015, 2022)}-{by.some(1, 10**6):06d}, 원인행위 {by.some(1, 99999):05d}"
    ),
    lambda by: f"입찰공고 {by.day():%Y%m}{by.some(0, 100000):05d}-00, 물품식별번호 {by.some(10**7, 10**8)}",
    lambda by: f"등기 {by.some(10000, 99999)}-{by.some(1000, 9999)}-{by.some(1000, 9999)} 우체국 접수",
    lambda by: f"좌표 37.{by.some(10**5, 10**6)}, 126.{by.some(10**5, 10**6)}",
    lambda by: f"예산과목 {by.some(100, 400)}-{by.some(10, 20)} 통계목 {by.some(1, 9)}{by.some(10, 99):02d}",
    lambda by: f"https://example.invalid/view?no={by.some(10**6, 10**7)}&day={by.day():%Y%m%d}",
    lambda by: (
        f"팩스 02-351-{by.some(1000, 9999)} 내선 {by.some(1000, 9999)} 대표 1588-{by.some(1000, 9999)}"
    ),
)
