"""What lies behind a lead: its target, what that lists, and the documents listed there; not what belongs elsewhere."""

from __future__ import annotations

from crawler.judge.leads import Lead
from crawler.judge.pieces import Piece, pieces_of
from tests.judge.parts import case_of, link_to, seen_site
from tests.judge.seen import BASE, checklist

DRIVE = checklist().allowed_hosts[0]


def behind(pages: dict[str, str], target: str = "/plan", item: str = "o32") -> tuple[Piece, ...]:
    site = seen_site(pages)
    return pieces_of(Lead(item, BASE + target, "ป้ายของเมนู", 0.9, "menu", f"{BASE}/"), case_of(site))


def paths(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.url.removeprefix(BASE) for piece in pieces]


def test_the_target_comes_first() -> None:
    (piece,) = behind({"/plan": "<h1>แผน</h1>"})
    assert piece.url == f"{BASE}/plan"
    assert piece.depth == 0
    assert piece.labels == ("ป้ายของเมนู",)
    assert not piece.outside


def test_what_the_target_lists_follows_in_page_order_with_its_labels_nearest_first() -> None:
    pieces = behind({"/plan": link_to("/a.pdf", "ไตรมาสที่ 1") + link_to("/b.pdf", "ไตรมาสที่ 2")})
    assert paths(pieces) == ["/plan", "/a.pdf", "/b.pdf"]
    assert pieces[2].labels == ("ไตรมาสที่ 2", "ป้ายของเมนู")
    assert pieces[2].depth == 1


def test_what_a_listed_page_lists_follows_it() -> None:
    pages = {
        "/plan": link_to("/post", "แผนปฏิบัติการป้องกันการทุจริต 2567") + link_to("/other", "ฉบับเต็ม"),
        "/post": link_to("/a.pdf", "ดาวน์โหลด"),
        "/other": "",
    }
    pieces = behind(pages)
    assert [(path, piece.depth) for path, piece in zip(paths(pieces), pieces, strict=True)] == [
        ("/plan", 0),
        ("/post", 1),
        ("/a.pdf", 2),
        ("/other", 1),
    ]


def test_two_steps_deep_only_documents_and_what_names_the_item_are_taken() -> None:
    pieces = behind(
        {
            "/plan": link_to("/post", "รายละเอียด"),
            "/post": link_to("/a.pdf", "ดาวน์โหลด")
            + link_to("/more", "อ่านต่อ")
            + link_to("/own", "แผนปฏิบัติการป้องกันการทุจริต"),
            "/more": "",
            "/own": link_to("/deeper.pdf", "แผนปฏิบัติการป้องกันการทุจริต"),
        }
    )
    assert paths(pieces) == ["/plan", "/post", "/a.pdf", "/own"]


def test_what_names_another_item_or_a_look_alike_belongs_there() -> None:
    pieces = behind(
        {
            "/plan": link_to("/o33", "รายงานผลการดำเนินการป้องกันการทุจริตประจำปี")
            + link_to("/fire", "แผนป้องกันและบรรเทาสาธารณภัย")
            + link_to("/mine", "ฉบับเต็ม")
        }
    )
    assert paths(pieces) == ["/plan", "/mine"]


def test_what_a_page_shows_within_itself_is_its_own_whatever_it_is_called() -> None:
    annual = '<h2>รายงานผลการดำเนินงานประจำปี 2566</h2><iframe src="/annual.pdf"></iframe>'
    assert paths(behind({"/plan": link_to("/page", "ดูส่วนที่ 5"), "/page": annual})) == ["/plan", "/page", "/annual.pdf"]


def test_of_a_page_that_lists_many_items_only_the_links_that_name_this_one_are_taken() -> None:
    names = [
        item.name_th for item in checklist().items if item.id in ("o1", "o3", "o4", "o7", "o13", "o20", "o25", "o34")
    ]
    rows = "".join(link_to(f"/row{number}", name) for number, name in enumerate(names))
    rows += link_to("/mine", "แผนปฏิบัติการป้องกันการทุจริต") + link_to("/misc", "ฉบับเต็ม")
    assert paths(behind({"/plan": rows})) == ["/plan", "/mine"]


def test_home_and_the_page_itself_are_no_pieces() -> None:
    assert paths(behind({"/plan": link_to("/plan", "หน้านี้") + link_to("/", "กลับ") + link_to("/a.pdf", "ไฟล์")})) == [
        "/plan",
        "/a.pdf",
    ]


def test_two_pages_that_list_each_other_end() -> None:
    pages = {"/plan": link_to("/b.html", "ต่อไป"), "/b.html": link_to("/plan", "ย้อนกลับ") + link_to("/a.pdf", "ไฟล์")}
    assert paths(behind(pages)) == ["/plan", "/b.html", "/a.pdf"]


def test_a_list_without_end_is_cut_at_sixty() -> None:
    assert len(behind({"/plan": "".join(link_to(f"/{number}.pdf", f"เล่มที่ {number}") for number in range(100))})) == 60


def test_elsewhere_only_an_unnamed_document_on_a_known_host_is_taken() -> None:
    pieces = behind(
        {
            "/plan": link_to(f"https://{DRIVE}/file/1", "ดาวน์โหลด")
            + link_to("https://www.ministry.test/", "กระทรวง")
            + link_to("https://www.ministry.test/x", "ดาวน์โหลด")
        }
    )
    assert [piece.url for piece in pieces if piece.outside] == [f"https://{DRIVE}/file/1"]
    assert pieces[1].node is None


def test_what_names_the_item_is_taken_wherever_it_lies() -> None:
    pieces = behind({"/plan": link_to("https://files.test/1", "แผนปฏิบัติการป้องกันการทุจริต")})
    assert [(piece.url, piece.outside) for piece in pieces[1:]] == [("https://files.test/1", True)]


def test_an_address_that_was_never_fetched_is_a_piece_without_a_node() -> None:
    (piece,) = behind({}, target="/never")
    assert piece.node is None
    assert not piece.outside


def test_a_closed_page_lists_nothing() -> None:
    pieces = behind({"/plan": link_to("/gone", "ไฟล์")})
    assert [(piece.depth, piece.node.resource.status) for piece in pieces if piece.node] == [(0, 200), (1, 404)]
