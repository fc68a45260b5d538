"""The words of gambling advertisements, as intruders put them on the sites of others; warnings against them are none.

A town has honest reasons for each such word: a campaign against gambling, a stall for the government lottery, a slot of
a computer. So one word proves nothing: an advertisement names a game and what it offers, or several games, or a trade
name, and does not warn.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.urls import words_of

__all__ = ["is_spam_host", "is_spam_keyword", "is_spam_link", "is_spam_text"]

# Longer than any heading, link or line of an advertisement; of a longer text the beginning tells.
_LONGEST_TEXT = 2_000
_SHORT = 200

# All patterns below are for text in lower case. Some piece of every trade name and game: nearly no text holds one, and
# to look for them costs a tenth of looking for the patterns.
# fmt: off
_PIECES = (
    "slot", "สล็", "สล๊", "บาคา", "baccarat", "สิโน", "casino", "บอล", "sport", "หวย", "พนัน", "เดิมพัน", "judi",
    "taruhan", "gambling", "bet", "โป๊ก", "ป๊อก", "เสือ", "รูเล", "poker", "roulette", "ยิงปลา", "赌场", "彩",
    "ufa", "ยูฟ", "gaming", "joker", "fun88", "lsm99", "gclub", "จี", "gacor", "togel", "toto", "bola",
    "mahjong", "olympus", "娱乐", "百家乐", "棋牌", "赛车", "投注", "viagra", "cialis", "levitra",
)
# fmt: on
_TRADE_NAMES = re.compile(
    r"(?<![a-z])ufa(?:bet|\d{3,})|ยูฟ่า?\s?เบ[ทต]|sbo\s?bet|(?<![a-z])sa\s?gaming|(?<![a-z])gclub|จี\s?คลับ|betflix|biobet|lucabet"
    r"|lsm99|(?<![a-z])fun88|(?<!\d)(?:1x|12|188|365)bet|joker\s?(?:gaming|123)|allslot|superslot|(?<![a-z])pg\s?slot|slotxo"
    r"|slot(?:77|88|99|138|168|777|888|999|5000)(?!\d)|slot\s?gacor|(?<![a-z])gacor|mahjong\s?ways|gates\s?of\s?olympus"
    r"|(?:situs|bandar|agen|link|daftar|rtp|akun)[\s-]?(?:slot|judi|togel|toto|bola)|judi[\s-]?(?:online|bola|slot)|togel"
    r"|slot[\s-]?(?:online[\s-])?(?:terpercaya|gampang|deposit|demo|maxwin|dana)"
    r"|เว็บ\s?(?:ตรง\s?)?(?:สล[็๊]อต|บาคาร่?า|แทง\s?(?:บอล|หวย)|หวย|คาสิโน)|สล[็๊]อต\s?(?:เว็บ|แตก|วอ[เล]|เครดิต|pg|xo|ฝาก)"
    r"|娱乐城|博彩|百家乐|时时彩|六合彩|棋牌|北京赛车|体育投注"
    r"|(?:buy|cheap|generic|online)[\s-]?(?:viagra|cialis|levitra)|(?:viagra|cialis|levitra)[\s-]?(?:online|generic|pill)"
)
_GAMES = tuple(
    re.compile(game)
    for game in (
        r"สล[็๊]อต|(?<![a-z])slots?(?![a-z])",
        r"บาคาร่?า|baccarat",
        r"[คก]าสิโน|(?<![a-z])casinos?(?![a-z])|赌场",
        r"(?:แทง|พนัน|เดิมพัน)(?:ฟุต)?บอล|บอล(?:สเต็ป|เต็ง|ชุด)|(?<![a-z])sports?\s?book(?![a-z])",
        r"หวย\s?(?:ออนไลน์|ยี่กี|ลาว|ฮานอย|หุ้น)|แทง\s?หวย|彩票",
        r"(?:พนัน|เดิมพัน)\s?ออนไลน์|เว็บ\s?พนัน|(?<![a-z])(?:judi|taruhan|gambling|betting)(?![a-z])",
        r"โป๊กเกอร์|ป๊อกเด้ง|เสือ\s?มังกร|รูเล็?ต|(?<![a-z])(?:poker|roulette)(?![a-z])",
        r"ยิงปลา",
    )
)
_OFFERS = re.compile(
    r"เครดิต\s?ฟรี|แจก\s?เครดิต|ทุน\s?ฟรี|โบนัส\s?(?:แรกเข้า|\d|ฟรี)|free\s?(?:credit|spin)|new\s?member"
    r"|ฝาก\s?[-–/]?\s?ถอน|ไม่มี\s?ขั้นต่ำ|ฝาก\s?ขั้นต่ำ|true\s?wallet|วอ(?:ล|เ)[ลเ]?ท|deposit\s?(?:pulsa|dana|qris)"
    r"|เว็บ\s?(?:ตรง|แท้)|ไม่\s?ผ่าน\s?เอเย่?น|เว็บ.{0,12}อันดับ\s?(?:1|หนึ่ง)|(?<![a-z])(?:situs|terpercaya|daftar)(?![a-z])"
    r"|แตก\s?(?:ง่าย|หนัก|บ่อย|ดี)|แจ็[คก]พ็?อ[ตท]|ทดลอง\s?เล่น|ได้\s?เงิน\s?จริง|jackpot|maxwin|gampang\s?menang"
    r"|สมัคร\s?(?:เล่น|เว็บ|รับ|บาคาร่า|สล็อต|แทง)|ทางเข้า\s?(?:เล่น|ล่าสุด)"
)
# Said against gambling, or of laws on it; "ปลอดภัย" and "ถูกกฎหมาย" are what advertisements promise.
_WARNINGS = re.compile(
    r"ปราบปราม|กวาดล้าง|จับกุม|ทลาย|บุก(?:จับ|ค้น)|ลักลอบ|รณรงค์|ต่อต้าน|ต้าน(?:ภัย|การ|พนัน)|(?<!ปลอด)ภัย|รู้(?:เท่า)?ทัน|เตือน|ระวัง"
    r"|(?<!ถูก)(?<!ถูกต้องตาม)กฎหมาย|(?<!ไม่)โทษ|ห้าม(?!พลาด)|งดเล่น|ไม่(?:เล่น|พนัน)|(?:เลิก|หยุด|ลด)\s?(?:การ)?(?:เล่น|พนัน)|ป้องกัน|ปัญหา"
    r"|ตำรวจ|มิจฉาชีพ|หลอก|อาชญากรรม|อบายมุข|เยาวชน|คดี|พระราชบัญญัติ|พ\.\s?ร\.\s?บ|พรบ|สลากกินแบ่ง|สลากดิจิทัล|ประชามติ|ประชาพิจารณ์"
    r"|รับฟังความ|คัดค้าน|ไม่เห็นด้วย|สถานบันเทิง|แฮ[กค]|เจาะระบบ|ฝังลิงก์|โครงการ|อบรม|against|illegal|warning|prevent|police|hacked"
)
_FILLERS = re.compile(r"ออนไลน์|เว็บไซต์|เว็บ|เกม|online|games?|thai(?:land)?|ไทย|[\W\d_]+")
_HOST = re.compile(
    r"ufa(?:bet|\d)|(?<!time)slot|casino|baccarat|sbobet|togel|gacor|betflix|1xbet|lottovip|pgsoft|joker\d|(?:^|[.-])judi"
    r"|\.(?:bet|casino|poker)$"
)
# Names that are given to bodies which exist, not to whoever pays: what they say, they say about gambling.
_REGISTERED = (".go.th", ".ac.th", ".or.th", ".mi.th")


def is_spam_text(text: str) -> bool:
    """Whether a line, a title or the words of an address advertise gambling (or pills).

    Answers on short texts are remembered: a site says the same on page after page.
    """
    return _is_spam_short(text) if len(text) <= _SHORT else _is_spam(text)


@lru_cache(maxsize=4_096)
def is_spam_link(text: str, url: str) -> bool:
    """Whether the words of a link and those of its address advertise gambling; a headline that warns clears both."""
    return _is_spam(f"{text} {words_of(url)}")


def is_spam_keyword(text: str) -> bool:
    """Whether a text is the name of a game and nothing else, put there for search engines to find."""
    text = text.lower()
    if len(text) > _SHORT or not _is_suspect(text) or not any(game.search(text) for game in _GAMES):
        return False
    for pattern in (_TRADE_NAMES, *_GAMES, _OFFERS, _FILLERS):
        text = pattern.sub("", text)
    return not text


def is_spam_host(host: str) -> bool:
    """Whether the name of a host (in lower case) is that of a gambling site."""
    return not host.endswith(_REGISTERED) and _HOST.search(host) is not None


def _is_suspect(text: str) -> bool:
    return any(piece in text for piece in _PIECES)


@lru_cache(maxsize=4_096)
def _is_spam_short(text: str) -> bool:
    return _is_spam(text)


def _is_spam(text: str) -> bool:
    text = text[:_LONGEST_TEXT].lower()
    if not _is_suspect(text):
        return False
    games = sum(1 for game in _GAMES if game.search(text))
    advertises = _TRADE_NAMES.search(text) or games >= 3 or (games and _OFFERS.search(text))
    return bool(advertises) and not _WARNINGS.search(text)
