"""What the command line takes care of, so that nobody loses or mistakes a thing."""

import json
import os
import subprocess
import sys

import pytest
from PIL import Image


def test_a_delivered_picture_is_its_graph(shell, small, folder):
    first = json.loads(shell("run", small, "--json").stdout)
    assert shell("check", first["files"][0]).exit_code == 0
    again = json.loads(shell("run", first["files"][0], "--json").stdout)
    assert (again["ran"], again["files"]) == (0, first["files"])


def test_a_picture_without_a_graph_says_so(shell, picture):
    assert "carries no graph" in shell("run", picture).stderr


def test_a_broken_picture_given_as_a_graph_is_refused_in_words(shell, picture, folder):
    (folder / "cut.png").write_bytes(picture.read_bytes()[:-6])
    result = shell("run", "cut.png")
    assert result.exit_code == 2
    assert "cut off" in result.stderr


def test_a_file_that_is_no_graph_is_named(shell, folder):
    (folder / "odd.json").write_text("{")
    assert shell("check", "odd.json").stderr.startswith("tagwire: odd.json: ")


def test_a_misspelt_example_is_answered_with_the_near_one(shell):
    assert "Did you mean style" in shell("run", "stile").stderr
    assert "product_and_model" in shell("run", "zzz").stderr


def test_a_bad_out_folder_is_told_before_anything_runs(shell, small, folder):
    (folder / "file").write_text("")
    result = shell("run", small, "--out", "file")
    assert result.exit_code == 2
    assert "ran" not in result.stdout
    assert "3 to run" in shell("plan", small).output


def test_an_input_tells_no_more_of_the_machine_than_it_must(shell, small, folder):
    (folder / "photos").mkdir()
    Image.new("RGB", (60, 40), "blue").save(folder / "photos" / "blue.png")
    report = json.loads(shell("run", small, "--input", "disc=photos/blue.png", "--json").stdout)
    with Image.open(report["files"][0]) as picture:
        graph = json.loads(picture.text["tagwire.graph"])
    assert graph["nodes"]["disc"]["settings"]["file"] == "../photos/blue.png"


@pytest.mark.parametrize("budget", ["-1", "nan"])
def test_a_budget_that_is_none_is_refused(shell, small, budget):
    assert shell("run", small, "--budget", budget).exit_code == 2


def test_a_negative_age_prunes_nothing(shell, small):
    shell("run", small)
    assert shell("cache", "prune", "--older-than", "-1").exit_code == 2
    assert "0 to run" in shell("plan", small).output


def test_new_refuses_a_type_that_is_taken_and_a_picture_that_would_be_mistaken(shell, folder):
    taken = shell("new", "nodes/prompt.py")
    assert taken.exit_code == 2
    assert "already" in taken.stderr
    (folder / "photos").mkdir()
    (folder / "photos" / "subject.jpg").write_text("mine")
    mistaken = shell("new", "mine.json", "--from", "scene_composition")
    assert mistaken.exit_code == 2
    assert "subject.jpg" in mistaken.stderr
    assert (folder / "photos" / "subject.jpg").read_text() == "mine"
    assert not (folder / "mine.json").exists()


def test_a_type_whose_file_is_broken_is_answered_with_the_reason(shell, folder):
    (folder / "nodes").mkdir()
    (folder / "nodes" / "glow.py").write_text("import tagwire\nraise RuntimeError('half done')\n")
    (folder / "g.json").write_text('{"tagwire": 1, "nodes": {"g": {"type": "glow"}}}')
    assert "half done" in shell("check", "g.json").output
    assert "half done" in shell("nodes", "glow").stderr


def test_plan_tells_the_warnings_too(shell, drawn):
    assert "! shot:" in shell("plan", drawn, "--set", "prompt.text=a white wall").output


def test_a_terminal_without_the_signs_gets_plain_ones(small, folder):
    env = {**os.environ, "PYTHONIOENCODING": "gbk"}
    command = [sys.executable, "-m", "tagwire", "run", "small.json"]
    ended = subprocess.run(command, capture_output=True, env=env, cwd=folder, check=True)
    assert b"+ output" in ended.stdout


def test_words_the_engine_ignored_are_told(shell, drawn):
    words = "prompt.text=@disc on white, a kazoo"
    assert "ignored: " in shell("run", drawn, "--set", words).output


def test_a_damaged_stored_picture_exits_5(shell, small, tmp_path):
    report = json.loads(shell("run", small, "--json").stdout)
    asset = report["steps"][-1]["outputs"]["image"]["asset"]
    path = tmp_path / "store" / "assets" / asset[:2] / f"{asset}.png"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert shell("run", small).exit_code == 5
