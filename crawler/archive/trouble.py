"""What the disk and the database complain of, told to a person."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.errors import ArchiveError, OitError, OutputError, StorageFull
from crawler.language import _

__all__ = ["storage_trouble"]

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def storage_trouble(path: Path) -> Iterator[None]:
    """Turn an error of the file at `path` into StorageFull, OutputError or ArchiveError."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # Ours, not the disk's.
    except sqlite3.Error as error:
        raise _of_database(error, path) from error
    except OSError as error:
        raise _full(path) if error.errno in _FULL else _unwritable(path, error.strerror or str(error)) from error


def _of_database(error: sqlite3.Error, path: Path) -> OitError:
    message = str(error)
    if "is full" in message:
        return _full(path)
    if "locked" in message:
        return OutputError(_("โปรแกรมอื่นกำลังใช้งานไฟล์ {path} อยู่ กรุณาปิดโปรแกรมนั้นแล้วลองใหม่อีกครั้ง", path=path))
    if isinstance(error, sqlite3.OperationalError):
        return _unwritable(path, message)
    return ArchiveError(_("ไฟล์ {path} เสียหายหรือไม่ใช่ฐานข้อมูลของโปรแกรมนี้ กรุณาย้ายไฟล์ออกหรือระบุไฟล์อื่นด้วย --store", path=path))


def _full(path: Path) -> StorageFull:
    return StorageFull(_("พื้นที่ดิสก์เต็มขณะเขียน {path} ข้อมูลที่ตรวจแล้วยังอยู่ครบ กรุณาเพิ่มพื้นที่ว่างแล้วสั่งคำสั่งเดิมอีกครั้ง", path=path))


def _unwritable(path: Path, why: str) -> OutputError:
    return OutputError(_("ไม่สามารถอ่านหรือเขียน {path} ได้ ({why}) กรุณาตรวจสอบสิทธิ์การเข้าถึงหรือระบุที่เก็บอื่น", path=path, why=why))
