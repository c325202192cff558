-- A ticket's number may be one of a kiosk's own series: it has a prefix, and its origin is a third one. The table is made
-- anew, since SQLite changes no check of a column, and with it the one that refers to it.
ALTER TABLE ticket RENAME TO ticket_1; -- `period` follows

CREATE TABLE ticket (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL REFERENCES event (position), -- the event that made it so
    letter INTEGER NOT NULL CHECK (letter BETWEEN 0 AND 11),
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
    calls INTEGER NOT NULL CHECK (calls >= 0)
) STRICT;

INSERT INTO ticket (row, id, changed, letter, number, prefix, day, service, visitor_class, language, device, origin,
                    arrival, slot, due, state, window, only_window, only_staff, parked_until, calls)
SELECT row, id, changed, letter, number, 0, day, service, visitor_class, language, device, origin,
       arrival, slot, due, state, window, only_window, only_staff, parked_until, calls FROM ticket_1;

CREATE TABLE period_2 (
    ticket INTEGER NOT NULL REFERENCES ticket (row),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    window INTEGER,
    staff TEXT,
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO period_2 SELECT ticket, ordinal, state, from_at, to_at, window, staff FROM period;

DROP TABLE period;
DROP TABLE ticket_1;
ALTER TABLE period_2 RENAME TO period;
