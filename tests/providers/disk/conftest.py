"""The ledger, opened for as many owners as a test wants."""

import sys
from pathlib import Path

import pytest

from tagwire.providers.disk.ledger import DiskLedger

sys.path.append(str(Path(__file__).parent))


@pytest.fixture
def now():
    from ledger_desk import Now

    return Now()


@pytest.fixture
def opened(store, now):
    """Opens the ledger, each time for an owner of its own."""
    books = []

    def call():
        books.append(DiskLedger(store, now))
        return books[-1]

    yield call
    for book in books:
        book.close()


@pytest.fixture
def book(opened):
    return opened()
