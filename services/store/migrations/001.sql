-- The journal, its projections, and what stands beside it. Times are milliseconds since 1970-01-01 UTC, days are
-- days since then, enumerations are the values of the core's enums, all of which stay as they are for ever.

-- Who this journal belongs to: the site or the device.
CREATE TABLE journal (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    owner TEXT NOT NULL
) STRICT;

-- Every event, gapless from position 1, each chained to the one before (chain.h).
CREATE TABLE event (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    device TEXT NOT NULL,      -- empty for the owner's own events
    epoch INTEGER NOT NULL CHECK (epoch >= 0),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    stream_hash BLOB,          -- the hash in the device's chain; null for the owner's own events
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    prev BLOB NOT NULL CHECK (length(prev) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK ((seq = 0) = (device = '')),
    CHECK ((seq = 0) = (stream_hash IS NULL))
) STRICT;

-- The durable cursor of a device's stream is the last entry of this index; nothing can stand in it twice.
CREATE UNIQUE INDEX event_stream ON event (device, epoch, seq) WHERE seq > 0;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
    SELECT raise(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT raise(ABORT, 'an event is never deleted');
END;

-- Projection: every ticket as it is after its last event. `row` grows with time, so that a commit touches few
-- pages; only the index of ids is random.
CREATE TABLE ticket (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL REFERENCES event (position), -- the event that made it so
    letter INTEGER NOT NULL CHECK (letter BETWEEN 0 AND 11),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    day INTEGER NOT NULL,
    service TEXT NOT NULL,
    visitor_class TEXT NOT NULL,
    language INTEGER NOT NULL CHECK (language BETWEEN 0 AND 1),
    device TEXT NOT NULL,
    origin INTEGER NOT NULL CHECK (origin BETWEEN 0 AND 1),
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

-- Projection: the stretches of each ticket's life, `ordinal` from 0.
CREATE TABLE period (
    ticket INTEGER NOT NULL REFERENCES ticket (row),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    window INTEGER,
    staff TEXT,
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;

-- Small durable values of the owner's: a push cursor, the last spoken call.
CREATE TABLE value (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Password hashes stand beside the journal, so that they can be replaced and erased.
CREATE TABLE password (
    staff TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
