"""A station meets its township as over HTTP, without HTTP."""

from sqlalchemy import func, select

from app.journal.exchange import segments_missing_at
from app.journal.wire import (
    sign_hello,
)
from app.town.books import Books
from app.town.ledger.schema import DEVICES, FEEDS, RECEIPTS, SEGMENTS, TAIL


def greet(township, station):
    """The station enrols and says hello; returns the device that the township knows."""
    township.enrolment.enrol(station.enrolment_request())
    device = township.exchange.known_device(station.device_id)
    station.keep_certificate(device.certificate)
    township.exchange.greet(device, sign_hello(station.key, station.hello()))
    return device


def push(township, station, device):
    """All that the township lacks, segment by segment, as the exchange would take it."""
    station.seal()
    with township.ledger.read() as connection:
        vector = Books(connection, township.ledger, township.surroundings).journal.vector()
    for packed in segments_missing_at(station.journal, vector, station.scope):
        with township.ledger.write() as connection:
            books = Books(connection, township.ledger, township.surroundings, device.village_code)
            township.exchange.take_in(books, device, packed, "http")
            books.fold_what_came_in()


def stored(township):
    """How many rows there are of what a station may bring."""
    with township.ledger.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (FEEDS, TAIL, SEGMENTS, RECEIPTS, DEVICES)
        }
