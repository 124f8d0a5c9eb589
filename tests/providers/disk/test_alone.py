"""The lock of a store: one editor at a time, and none once its process is gone."""

import subprocess
import sys

import pytest

from tagwire import WrongUse
from tagwire.core.errors import StoreFailed
from tagwire.providers.disk.alone import alone

HOLD = """
import sys, time
from pathlib import Path
from tagwire.providers.disk.alone import alone
with alone(Path(sys.argv[1])) as tell:
    tell("http://127.0.0.1:8321/")
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_one_is_told_where_the_first_is(tmp_path):
    with alone(tmp_path) as tell:
        tell("http://127.0.0.1:8321/")
        with pytest.raises(WrongUse, match=r"at http://127\.0\.0\.1:8321/\."), alone(tmp_path):
            pass


def test_a_killed_process_leaves_the_folder_free(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(WrongUse, match="8321"), alone(tmp_path):
        pass
    holder.kill()
    holder.communicate()
    with alone(tmp_path):
        assert (tmp_path / "working").read_text() == "", "the address of the dead is taken down"


def test_one_after_the_other_both_work(tmp_path):
    for _ in range(2):
        with alone(tmp_path):
            pass


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StoreFailed), alone(tmp_path / "nowhere"):
        pass
