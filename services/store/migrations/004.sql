-- A period says for which service it was and how many calls fell into it; a ticket says whether only the end of its day ended it,
-- and there is room for numbers that begin with two letters (12 + 12 · first + second), which are not given yet. The tables are
-- made anew, since SQLite changes no check of a column.
ALTER TABLE ticket RENAME TO ticket_3; -- `period` follows

CREATE TABLE ticket (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL REFERENCES event (position), -- the event that made it so
    letter INTEGER NOT NULL CHECK (letter BETWEEN 0 AND 155),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    prefix INTEGER NOT NULL CHECK (prefix BETWEEN 0 AND 999), -- 0: of the hall's own series
    day INTEGER NOT NULL,
    service TEXT NOT NULL,
    visitor_class TEXT NOT NULL,
    language INTEGER NOT NULL CHECK (language BETWEEN 0 AND 1),
    device TEXT NOT NULL,
    origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 2),
    arrival INTEGER NOT NULL,
    slot INTEGER,
    due INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    window INTEGER,
    only_window INTEGER,
    only_staff TEXT,
    parked_until INTEGER,
    calls INTEGER NOT NULL CHECK (calls >= 0),
    ended_by_day INTEGER NOT NULL CHECK (ended_by_day BETWEEN 0 AND 1)
) STRICT;

INSERT INTO ticket SELECT row, id, changed, letter, number, prefix, day, service, visitor_class, language, device, origin, arrival,
    slot, due, state, window, only_window, only_staff, parked_until, calls, 0 FROM ticket_3;

CREATE TABLE period_4 (
    ticket INTEGER NOT NULL REFERENCES ticket (row),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    window INTEGER,
    staff TEXT,
    service TEXT NOT NULL,
    calls INTEGER NOT NULL CHECK (calls >= 0),
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO period_4 SELECT period.ticket, ordinal, period.state, from_at, to_at, period.window, staff, ticket.service, 0
    FROM period JOIN ticket ON ticket.row = period.ticket;

DROP TABLE period;
DROP TABLE ticket_3;
ALTER TABLE period_4 RENAME TO period;

-- Whether the projections are what the events of this journal make by today's rules. A migration that cannot tell from the old
-- rows what the new ones are says 0, and whoever can read events writes them anew (reproject.h).
CREATE TABLE projection (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    fresh INTEGER NOT NULL CHECK (fresh BETWEEN 0 AND 1)
) STRICT;
INSERT INTO projection (one, fresh) SELECT 1, NOT EXISTS (SELECT 1 FROM ticket);
