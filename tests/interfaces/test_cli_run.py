"""`tagwire run` as a person uses it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

NODE = """
from tagwire import Node, RunContext, Text, StepFailed, UnknownOutcome
class {name}(Node, type="{type}"):
    async def run(self, ctx: RunContext) -> Text:
        {body}
"""


def alone(node: str) -> str:
    return json.dumps({"tagwire": 1, "name": "Alone", "nodes": {"only": {"type": node}}})


def test_a_graph_ends_in_a_picture_of_the_exact_size(shell, drawn, folder):
    result = shell("run", drawn, "--seed", "7")
    assert result.exit_code == 0, result.output
    assert "seed 7" in result.output
    with Image.open(folder / "out" / "Drawn-output.png") as picture:
        assert picture.size == (720, 720)


def test_the_second_run_runs_nothing(shell, small):
    assert "3 ran" in shell("run", small).output
    again = shell("run", small)
    assert "0 ran, 1 from the store" in again.output
    assert again.exit_code == 0


def test_a_changed_prompt_runs_the_picture_and_what_follows_only(shell, drawn):
    shell("run", drawn, "--seed", "7")
    changed = shell("run", drawn, "--seed", "7", "--set", "output.name=other", "--json")
    assert [
        step["node"] for step in json.loads(changed.stdout)["steps"] if step["outcome"] == "ran"
    ] == ["output"]
    words = shell("run", drawn, "--seed", "7", "--set", "prompt.text=@disc on black", "--json")
    rows = {step["node"]: step["outcome"] for step in json.loads(words.stdout)["steps"]}
    assert rows["shot"] == rows["output"] == "ran"


def test_the_report_is_json_and_nothing_else(shell, small):
    report = json.loads(shell("run", small, "--json").stdout)
    assert report["status"] == "done"
    assert [Path(name).name for name in report["files"]] == ["Small-output.png"]


def test_an_input_is_named_by_node_or_by_tag(shell, drawn, folder):
    Image.new("RGB", (40, 40), "blue").save(folder / "blue.png")
    by_tag = shell("run", drawn, "--seed", "1", "--input", "disc=blue.png", "--json")
    assert by_tag.exit_code == 0, by_tag.output
    (folder / "words.txt").write_text("@disc in a dark studio\n")
    shell("run", drawn, "--seed", "1", "--input", "prompt=words.txt")
    report = json.loads(
        shell("run", drawn, "--input", "prompt=words.txt", "--seed", "1", "--json").stdout
    )
    receipts = next(step["receipts"] for step in report["steps"] if step["node"] == "output")
    assert receipts[-1]["prompt"] == "@disc in a dark studio"


def test_a_target_runs_only_what_it_needs(shell, small):
    report = json.loads(shell("run", small, "--target", "half", "--json").stdout)
    assert {step["node"] for step in report["steps"]} == {"disc", "half"}


def test_the_label_can_be_turned_off_and_the_receipt_still_says_draft(shell, drawn, folder):
    labelled = json.loads(shell("run", drawn, "--seed", "3", "--json").stdout)
    plain = json.loads(shell("run", drawn, "--seed", "3", "--no-label", "--json").stdout)
    asset = [r["steps"][-1]["outputs"]["image"]["asset"] for r in (labelled, plain)]
    assert asset[0] != asset[1]
    with Image.open(plain["files"][0]) as picture:
        assert json.loads(picture.text["tagwire"])["draft"] is True


def test_the_graph_in_a_delivered_picture_runs_to_the_same_picture(shell, drawn, folder):
    first = json.loads(shell("run", drawn, "--seed", "3", "--json").stdout)
    with Image.open(first["files"][0]) as picture:
        (folder / "out" / "again.json").write_text(picture.text["tagwire.graph"])
    again = json.loads(shell("run", "out/again.json", "--json").stdout)
    assert again["ran"] == 0
    assert again["files"] == first["files"]


def test_every_problem_is_one_line_and_no_traceback(shell, drawn):
    bad = ["--set", "shot.tags=ab,model", "--set", "prompt.text=@nobody"]
    result = shell("run", drawn, *bad)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert all(line.startswith("tagwire: ") for line in result.stderr.strip().splitlines())
    assert len(result.stderr.strip().splitlines()) >= 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["run", "nowhere.json"], "no such file"),
        (["run", "small.json", "--set", "half"], "not name=value"),
        (["run", "small.json", "--set", "nobody.width=3"], "no node 'nobody'"),
        (["run", "small.json", "--set", "half.girth=3"], "girth"),
        (["run", "small.json", "--set", "half.width=wide"], "width"),
        (["run", "small.json", "--target", "nobody"], "no node 'nobody'"),
        (["run", "small.json", "--input", "nobody=disc.png"], "no input 'nobody'"),
        (["run", "small.json", "--input", "disc=gone.png"], "gone.png"),
        (["run", "small.json", "--input", "half=disc.png"], "half"),
        (["run", "small.json", "--seed", "-1"], "range"),
        (["run", "small.json", "--nodes", "gone"], "gone"),
        (["frob"], "No such command"),
    ],
)
def test_wrong_use_says_what_is_wrong_and_exits_2(shell, small, words, says):
    result = shell(*words)
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_failed_step_exits_1_and_names_who_needed_it(shell, small, folder):
    Image.new("RGB", (300, 20)).save(folder / "disc.png")
    result = shell("run", small)
    assert result.exit_code == 1
    assert "1:2 to 2:1" in result.output
    assert "needs disc" in result.output


def test_a_run_over_its_budget_exits_3_and_runs_nothing(shell, folder):
    (folder / "nodes").mkdir()
    paid = NODE.format(name="Paid", type="paid", body='return Text("x")')
    paid += "    def price(self, tariff): return 12\n"
    (folder / "nodes" / "paid.py").write_text(paid)
    (folder / "g.json").write_text(alone("paid"))
    over = shell("run", "g.json", "--budget", "10")
    assert over.exit_code == 3
    assert "12" in over.stderr
    assert "10" in over.stderr
    assert shell("run", "g.json", "--budget", "12").exit_code == 0


def test_an_unknown_price_is_over_any_budget(shell, folder):
    (folder / "nodes").mkdir()
    asked = NODE.format(name="Asked", type="asked", body='return Text("x")')
    (folder / "nodes" / "asked.py").write_text(asked + "    def price(self, tariff): return None\n")
    (folder / "g.json").write_text(alone("asked"))
    assert shell("run", "g.json", "--budget", "1000").exit_code == 3


def test_an_unknown_outcome_exits_4(shell, folder):
    (folder / "nodes").mkdir()
    body = 'raise UnknownOutcome("only: nobody knows.", "Ask the provider.")'
    (folder / "nodes" / "lost.py").write_text(NODE.format(name="Lost", type="lost", body=body))
    (folder / "g.json").write_text(alone("lost"))
    result = shell("run", "g.json")
    assert result.exit_code == 4
    assert "nobody knows" in result.output


def test_a_damaged_store_exits_5_and_is_left_as_it_is(shell, small, tmp_path):
    shell("run", small)
    base = tmp_path / "store" / "results.sqlite"
    base.write_bytes(b"this is not a database, whatever its name says" * 100)
    before = base.read_bytes()
    result = shell("run", small)
    assert result.exit_code == 5
    assert "damaged" in result.stderr
    assert base.read_bytes() == before


def test_a_node_with_a_bug_says_so_in_a_line_and_shows_more_with_debug(shell, folder):
    (folder / "nodes").mkdir()
    (folder / "nodes" / "bug.py").write_text(
        NODE.format(name="Bug", type="bug", body="return 1 / 0")
    )
    (folder / "g.json").write_text(alone("bug"))
    result = shell("run", "g.json")
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.output
    assert "Traceback" not in result.output
    assert "Traceback" in shell("run", "g.json", "--debug").output


def test_an_unwritable_out_folder_is_named(shell, small, folder):
    (folder / "file").write_text("")
    result = shell("run", small, "--out", "file/deep")
    assert result.exit_code == 2
    assert "file" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for a child alone")
def test_ctrl_c_calls_the_run_off_and_keeps_what_finished(folder, drawn):
    (folder / "nodes").mkdir()
    slow = """
import asyncio
from tagwire import Image, Node, RunContext
class Slow(Node, type="slow"):
    async def run(self, ctx: RunContext, image: Image) -> Image:
        print("waiting", flush=True)
        await asyncio.sleep(60)
        return image
"""
    (folder / "nodes" / "slow.py").write_text(slow)
    raw = json.loads(drawn.read_text())
    raw["nodes"]["slow"] = {"type": "slow"}
    raw["wires"] += [["shot.image", "slow.image"]]
    (folder / "g.json").write_text(json.dumps(raw))
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # if ignored
    start = f"{heard}; from tagwire.interfaces.cli import main; main()"
    words = ("run", "g.json", "--seed", "1", "--target", "slow")
    command, pipe = [sys.executable, "-c", start, *words], subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if "waiting" in line:
                break
        time.sleep(0.2)
        child.send_signal(signal.SIGINT)
        try:
            out, err = child.communicate(timeout=30)
        finally:
            child.kill()
    assert child.returncode == 130, (out, err)
    assert "Traceback" not in out + err
    assert "called off" in out
    plan = subprocess.run(
        [sys.executable, "-m", "tagwire", "plan", "g.json", "--seed", "1", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    states = {row["node"]: row["state"] for row in json.loads(plan.stdout)["steps"]}
    assert states["shot"] == "cached"


def test_whoever_reads_may_leave_and_the_run_goes_on(small, folder):
    command = [sys.executable, "-m", "tagwire", "run", str(small)]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=folder, env=env) as running:
        running.stdout.close()
        told = running.stderr.read().decode()
        assert (running.wait(60), told) == (0, "")
    assert (folder / "out" / "Small-output.png").exists()
