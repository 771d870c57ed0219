"""The start-up password: a salted one-way hash, slow on purpose (PII-5).

It keeps out who sits down at this computer; it encrypts nothing.
"""

import base64
import hashlib
import re
import secrets
import unicodedata

LEAST_SIGNS = 8
_COST, _BLOCK, _PARALLEL = 1 << 15, 8, 1  # about a tenth of a second and 32 MiB for each try
_MEMORY = 64 << 20
_SALT, _LENGTH = 16, 32
_STORED = re.compile(
    r"scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9+/=]{8,64})\$([A-Za-z0-9+/=]{16,128})"
)


def hashed(password: str) -> str:
    """What is kept of a password: the way it was made, the salt, the hash."""
    salt = secrets.token_bytes(_SALT)
    made = _derive(password, salt, (_COST, _BLOCK, _PARALLEL))
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${_text(salt)}${_text(made)}"


def fits(password: str, stored: str) -> bool:
    """Whether this is the password behind a hash; a hash that cannot be read fits nothing."""
    found = _STORED.fullmatch(stored)
    if found is None:
        return False
    cost, block, parallel = int(found[1]), int(found[2]), int(found[3])
    try:
        salt, kept = base64.b64decode(found[4]), base64.b64decode(found[5])
        made = _derive(password, salt, (cost, block, parallel))
    except ValueError:
        return False
    return secrets.compare_digest(made, kept)


def is_hash(stored: str) -> bool:
    """Whether a setting may stand: nothing, or a hash of ours."""
    return not stored or _STORED.fullmatch(stored) is not None


def trouble(password: str, again: str) -> str:
    """Why a new password cannot be taken; empty where it can."""
    if len(password) < LEAST_SIGNS:
        return f"{LEAST_SIGNS}자 이상으로 정하세요."
    if len(set(password)) == 1:
        return "같은 글자만으로는 정할 수 없습니다."
    return "" if password == again else "두 번 적은 암호가 서로 다릅니다."


def _derive(password: str, salt: bytes, how: tuple[int, int, int]) -> bytes:
    cost, block, parallel = how
    signs = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(signs, salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=_LENGTH)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
