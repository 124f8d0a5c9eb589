"""The gallery on disk: what hangs there, how it is found, and what happens when it breaks."""

import sqlite3

import pytest

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import DamagedStore, StoreFailed, WrongUse
from tagwire.providers.disk.gallery import Gallery
from tagwire.providers.disk.gallery_rows import Made, Wanted

GRAPH = GraphDocument(name="Café 二", nodes={"shot": NodeEntry(type="gen4_image")})

FIRST = """
CREATE TABLE pictures (
    id INTEGER PRIMARY KEY, created REAL NOT NULL, asset TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, graph TEXT NOT NULL, title TEXT NOT NULL,
    node TEXT NOT NULL, type TEXT NOT NULL, model TEXT NOT NULL, seed INTEGER, seconds REAL,
    credits REAL, draft INTEGER NOT NULL, run TEXT NOT NULL, batch TEXT, prompt TEXT NOT NULL,
    tags TEXT NOT NULL, receipts TEXT NOT NULL, document TEXT NOT NULL, folder TEXT NOT NULL,
    star INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
    forgotten INTEGER NOT NULL DEFAULT 0, UNIQUE (graph, node, asset)
);
CREATE INDEX newest ON pictures (created, id) WHERE NOT forgotten;
CREATE INDEX of_graph ON pictures (graph, created, id) WHERE NOT forgotten;
CREATE INDEX of_node ON pictures (node, created, id) WHERE NOT forgotten;
CREATE INDEX of_model ON pictures (model, created, id) WHERE NOT forgotten;
CREATE INDEX starred ON pictures (created, id) WHERE star AND NOT forgotten;
CREATE INDEX of_batch ON pictures (batch, created, id) WHERE batch IS NOT NULL AND NOT forgotten;
CREATE INDEX of_asset ON pictures (asset, id);
CREATE INDEX of_document ON pictures (document);
CREATE INDEX pace ON pictures (type, model, id, seconds);
CREATE TABLE tags (tag TEXT, picture INTEGER, PRIMARY KEY (tag, picture)) WITHOUT ROWID;
CREATE INDEX tags_of ON tags (picture);
CREATE TABLE documents (sha TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE uploads (asset TEXT PRIMARY KEY, name TEXT NOT NULL, created REAL NOT NULL);
"""


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery(tmp_path)
    yield gallery
    gallery.close()


def made(number=1, **more):
    words = {"graph": "g", "title": "G", "node": "shot", "type": "gen4_image", **more}
    return Made(f"{number:064x}", 16, 9, **words)


def test_a_picture_hangs_with_the_graph_that_made_it(gallery, tmp_path):
    receipt = {"node": "shot", "seed": 3}
    hung, new = gallery.hang(made(folder=str(tmp_path), tags=("shoe",), receipts=(receipt,)), GRAPH)
    assert new
    origin = gallery.origin(hung.id)
    assert origin.document == GRAPH
    assert origin.receipts == (receipt,)
    assert origin.folder == tmp_path
    assert hung.to_json()["tags"] == ["shoe"]


def test_the_same_picture_of_the_same_node_hangs_once_and_becomes_the_newest(gallery):
    first, _ = gallery.hang(made(1), GRAPH)
    gallery.hang(made(2), GRAPH)
    again, new = gallery.hang(made(1, batch="b"), GRAPH)
    assert (again.id, new) == (first.id, False)
    rows, total = gallery.look(Wanted())
    assert (rows[0].id, total) == (first.id, 2)
    assert gallery.look(Wanted(batch="b"))[1] == 1


def test_the_same_picture_as_another_result_is_another_row(gallery):
    first, _ = gallery.hang(made(1, key="a", prompt="a shoe"), GRAPH)
    gallery.mark([first.id], star=True)
    other, new = gallery.hang(made(1, key="b", prompt="a boot"), GRAPH)
    assert new
    assert not other.star
    assert [row.prompt for row in gallery.look(Wanted())[0]] == ["a boot", "a shoe"]
    again, new = gallery.hang(made(1, key="a", prompt="a shoe"), GRAPH)
    assert (again.id, again.star, new) == (first.id, True, False)
    assert gallery.look(Wanted())[0][0].id == first.id
    assert gallery.showing(first.asset).id == first.id
    assert gallery.showing(first.asset, "g", ["b"]).id == other.id
    assert gallery.hanging(first.asset, "g", "b", None) == other.id
    assert gallery.hanging(first.asset, "g", "b", first.id) == first.id, "where it hung"


def test_a_gallery_from_before_results_had_keys_opens_with_all_it_holds(tmp_path):
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        base.executescript(FIRST)
        words = ("'a'", "'g'", "'G'", "'shot'", "'gen4_image'")
        base.execute(
            "INSERT INTO pictures (created, asset, graph, title, node, type, width, height, model,"
            " draft, run, prompt, tags, receipts, document, folder, star)"
            f" VALUES (1, {', '.join(words)}, 1, 1, 'm', 0, 'r', 'a shoe', '[]', '[]', '', '', 1)"
        )
        base.execute("PRAGMA user_version=1")
    base.close()
    for _ in range(2):
        gallery = Gallery(tmp_path)
        [row] = gallery.look(Wanted(star=True))[0]
        assert (row.prompt, row.key) == ("a shoe", "")
        gallery.close()
    gallery = Gallery(tmp_path)
    gallery.hang(Made("a", 1, 1, "g", "G", "shot", "gen4_image", key="k"), GRAPH)
    assert gallery.look(Wanted())[1] == 2
    gallery.close()
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        indices = base.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'index'")
        assert indices.fetchone() == (13,)
    base.close()


def test_pictures_are_sifted_by_everything_at_once(gallery):
    gallery.hang(made(1, prompt="50% off_shoes 球鞋", tags=("shoe",), model="m"), GRAPH)
    gallery.hang(made(2, prompt="500 boots", tags=("boot",), node="other"), GRAPH)
    assert gallery.look(Wanted(query="50%"))[1] == 1
    assert gallery.look(Wanted(query="f_s"))[1] == 1
    assert gallery.look(Wanted(query="0_b"))[1] == 0
    assert gallery.look(Wanted(query="球鞋 OFF", tag="shoe", model="m", graph="g"))[1] == 1
    assert gallery.look(Wanted(tag="shoe", node="other"))[1] == 0
    assert gallery.look(Wanted(query="' OR 1=1 --"))[1] == 0
    values = {name: [row["value"] for row in rows] for name, rows in gallery.facets().items()}
    assert values["tags"] == ["boot", "shoe"]
    assert values["models"] == ["m"]


def test_pages_go_on_behind_a_picture_that_was_taken_down(gallery):
    ids = [gallery.hang(made(number), GRAPH)[0].id for number in range(6)]
    page, _ = gallery.look(Wanted(limit=2))
    gallery.forget([page[-1].id])
    rest, total = gallery.look(Wanted(before=page[-1].id))
    assert [row.id for row in page + rest] == ids[::-1]
    assert total == 5


def test_what_was_taken_down_is_gone_with_its_graph_and_may_hang_again(gallery, tmp_path):
    hung, _ = gallery.hang(made(tags=("shoe",), prompt="secret"), GRAPH)
    gallery.mark([hung.id], star=True)
    assert gallery.forget([hung.id, hung.id, "77", "x"]) in ([hung.id], [hung.id, hung.id])
    assert gallery.look(Wanted())[1] == 0
    assert gallery.assets() == set()
    with pytest.raises(WrongUse, match="no picture"):
        gallery.origin(hung.id)
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        assert base.execute("SELECT count(*) FROM documents").fetchone() == (0,)
        assert base.execute("SELECT prompt FROM pictures").fetchone() == ("",)
    base.close()
    again, new = gallery.hang(made(), GRAPH)
    assert new
    assert not again.star


def test_the_usual_time_is_the_median_of_earlier_ones(gallery):
    assert gallery.usual_seconds("gen4_image") is None
    for number, seconds in enumerate((2.0, 90.0, 4.0)):
        gallery.hang(made(number, seconds=seconds, model="m"), GRAPH)
    assert gallery.usual_seconds("gen4_image", "m") == 4
    assert gallery.usual_seconds("gen4_image") == 4
    assert gallery.usual_seconds("gen4_image", "other") is None


def test_a_second_process_sees_the_same_gallery(gallery, tmp_path):
    hung, _ = gallery.hang(made(), GRAPH)
    other = Gallery(tmp_path)
    assert other.one(hung.id) == hung
    assert other.showing(hung.asset) == hung
    assert other.showing(hung.asset, "another graph") is None
    other.close()


def test_uploads_are_remembered_by_their_first_name(gallery):
    assert gallery.uploaded("a" * 64, "shoe.png") == ""
    assert gallery.uploaded("a" * 64, "copy.png") == "shoe.png"
    assert gallery.assets() == {"a" * 64}


@pytest.mark.parametrize("data", [b"", b"x" * 5000, b"SQLite format 3\x00" + bytes(2000)])
def test_a_damaged_gallery_is_named_and_left_as_it_is(tmp_path, data):
    path = tmp_path / "gallery.sqlite"
    path.write_bytes(data)
    with pytest.raises(DamagedStore, match="gallery"):
        Gallery(tmp_path)
    assert path.read_bytes() == data


def test_a_gallery_of_a_newer_tagwire_is_refused(gallery, tmp_path):
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        base.execute("PRAGMA user_version=9")
    base.close()
    with pytest.raises(WrongUse, match="newer"):
        Gallery(tmp_path)


def test_a_gallery_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailed):
        Gallery(tmp_path / "file" / "below")


def test_a_gallery_let_go_says_so_and_is_not_called_damaged(gallery):
    gallery.close()
    with pytest.raises(StoreFailed) as caught:
        gallery.look(Wanted())
    assert not isinstance(caught.value, DamagedStore)


def test_every_filter_has_an_index(gallery, tmp_path):
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        for wanted in (Wanted(), Wanted(graph="g"), Wanted(node="n"), Wanted(model="m")):
            where, given = wanted.where()
            query = f"EXPLAIN QUERY PLAN SELECT * FROM pictures WHERE {where}"
            plan = base.execute(f"{query} ORDER BY created DESC, id DESC LIMIT 9", given).fetchall()
            assert "USING INDEX" in plan[0][3], wanted
            assert not any("TEMP B-TREE" in row[3] for row in plan), wanted
    base.close()


def test_a_gallery_from_before_there_were_films_opens_and_takes_one(tmp_path):
    gallery = Gallery(tmp_path)
    gallery.hang(made(1, prompt="a shoe"), GRAPH)
    gallery.close()
    with sqlite3.connect(tmp_path / "gallery.sqlite") as base:
        base.executescript("ALTER TABLE pictures DROP COLUMN length; PRAGMA user_version=2")
    base.close()
    gallery = Gallery(tmp_path)
    [row] = gallery.look(Wanted())[0]
    assert (row.prompt, row.length) == ("a shoe", None)
    gallery.hang(made(2, length=5.0), GRAPH)
    assert [row.length for row in gallery.look(Wanted())[0]] == [5, None]
    gallery.close()
