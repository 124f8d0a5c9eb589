"""The other commands, as a person uses them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

STRANGER = '''
from PIL import ImageOps
from tagwire import Image, Node, RunContext

class Mirror(Node, type="mirror", category="picture"):
    """Left becomes right."""
    def run(self, ctx: RunContext, image: Image) -> Image:
        return ctx.images.hold(ImageOps.mirror(ctx.images.open(image)))
'''


def test_help_lists_the_commands_and_the_exit_codes(shell):
    result = shell("--help")
    assert result.exit_code == 0
    for word in ("run", "check", "plan", "nodes", "new", "schema", "cache", "over budget"):
        assert word in result.output


def test_help_imports_none_of_the_heavy_libraries():
    heavy = "numpy cv2 PIL pydantic networkx rich asyncio sqlite3 httpx nicegui"
    code = (
        "import sys\nfrom tagwire.interfaces.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"sys.exit(' '.join(set('{heavy}'.split()) & sys.modules.keys()) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""


def test_check_names_every_problem_with_node_code_and_remedy_and_exits_2(shell, drawn):
    raw = json.loads(drawn.read_text())
    raw["nodes"]["shot"]["settings"]["tags"] = ["ab", "extra1"]
    raw["nodes"]["prompt"]["settings"]["text"] = "@nobody"
    raw["nodes"]["disc"]["settings"]["file"] = "gone.png"
    raw["nodes"]["odd"] = {"type": "gen4_imgae"}
    drawn.write_text(json.dumps(raw))
    result = shell("check", drawn)
    assert result.exit_code == 2
    for code in ("bad_tag", "extra_tag", "unknown_tag", "bad_picture", "unknown_type"):
        assert f"error [{code}]" in result.output
    assert "Did you mean gen4_image" in result.output


def test_check_warns_and_exits_0(shell, drawn):
    raw = json.loads(drawn.read_text())
    raw["nodes"]["prompt"]["settings"]["text"] = "a white studio"
    drawn.write_text(json.dumps(raw))
    result = shell("check", drawn)
    assert result.exit_code == 0
    assert "warning [unused_tag]" in result.output


def test_check_prints_json_with_pointers(shell, drawn):
    raw = json.loads(drawn.read_text())
    raw["nodes"]["shot"]["settings"]["tags"] = ["ab"]
    drawn.write_text(json.dumps(raw))
    rows = json.loads(shell("check", drawn, "--json").stdout)
    assert "/nodes/shot/settings/tags/0" in {row["place"] for row in rows}


def test_plan_says_what_runs_and_what_it_would_cost_at_runway(shell, drawn):
    before = shell("plan", drawn)
    assert "4 to run, 0 stored" in before.output
    assert "0 credits with draft; 5 credits at Runway's list price" in before.output
    shell("run", drawn, "--seed", "2")
    after = shell("plan", drawn, "--seed", "2")
    assert "0 to run, 1 stored, 3 not needed" in after.output


def test_a_strangers_node_in_the_workspace_is_listed_and_runs(shell, small, folder):
    (folder / "nodes").mkdir()
    (folder / "nodes" / "mirror.py").write_text(STRANGER)
    assert "mirror" in shell("nodes").output
    raw = json.loads(small.read_text())
    raw["nodes"]["half"] = {"type": "mirror"}
    small.write_text(json.dumps(raw))
    assert shell("run", small).exit_code == 0
    assert "mirror" not in shell("nodes", "--safe-mode").output


def test_a_broken_node_file_is_listed_and_the_others_work(shell, folder):
    (folder / "nodes").mkdir()
    (folder / "nodes" / "half.py").write_text("import tagwire\nraise RuntimeError('half done')\n")
    result = shell("nodes")
    assert result.exit_code == 0
    assert "(broken)" in result.output
    assert "half done" in result.output
    assert "gen4_image" in result.output


def test_a_node_type_is_shown_with_ports_and_settings(shell):
    result = shell("nodes", "gen4_image")
    for word in ("prompt", "references", "aspect_ratio", '"16:9"', "21:9", "seed"):
        assert word in result.output
    assert "gen4_image" in shell("nodes", "gen4_imag").stderr


def test_nodes_as_json_carry_the_settings_schema(shell):
    rows = {row["type"]: row for row in json.loads(shell("nodes", "--json").stdout)}
    assert rows["resize_image"]["settings"]["width"]["maximum"] == 8192
    assert rows["prompt"]["outputs"] == {"text": "text"}


def test_new_begins_a_graph_that_runs_where_it_stands(shell, folder):
    made = shell("new", "mine/shop.json", "--from", "scene_composition")
    assert made.exit_code == 0, made.output
    assert shell("check", "mine/shop.json").exit_code == 0
    assert list((folder / "mine" / "photos").iterdir())


def test_new_begins_a_node_that_is_found_and_runs(shell, small, folder):
    assert shell("new", "nodes/soft_glow.py").exit_code == 0
    assert "soft_glow" in shell("nodes").output
    raw = json.loads(small.read_text())
    raw["nodes"]["half"] = {"type": "soft_glow"}
    small.write_text(json.dumps(raw))
    assert shell("run", small).exit_code == 0


@pytest.mark.parametrize("name", ["small.json", "thing.txt", "file/x.json"])
def test_new_never_overwrites_and_says_what_it_can_make(shell, small, folder, name):
    (folder / "file").write_text("")
    before = small.read_bytes()
    result = shell("new", name)
    assert result.exit_code == 2
    assert "tagwire: " in result.stderr
    assert small.read_bytes() == before


def test_the_schema_of_a_graph_knows_each_nodes_settings(shell):
    schema = json.loads(shell("schema").stdout)
    rules = schema["$defs"]["NodeEntry"]["allOf"]
    types = {rule["if"]["properties"]["type"]["const"] for rule in rules}
    assert {"prompt", "gen4_image", "output"} <= types
    one = json.loads(shell("schema", "gen4_image").stdout)
    assert one["properties"]["aspect_ratio"]["default"] == "16:9"
    assert shell("schema", "nothing").exit_code == 2


def test_the_store_is_measured_and_pruned(shell, small, tmp_path):
    shell("run", small)
    assert "1 pictures" in shell("cache", "size").output
    assert shell("cache", "prune").exit_code == 2
    assert "dropped 0 results" in shell("cache", "prune", "--older-than", "30").output
    assert "dropped 1 results, 1 pictures" in shell("cache", "prune", "--keep", "0").output
    assert not list(Path(tmp_path / "store" / "assets").glob("*/*.png"))
    assert "3 ran" in shell("run", small).output
