-- What the hall and its registry were after some events: whoever opens the journal replays only what came later. A
-- cache, never the truth: a row that is doubtful is passed over, and all of them may be deleted at any time.
CREATE TABLE snapshot (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    event BLOB NOT NULL CHECK (length(event) = 32),   -- the hash of the event at that position
    format INTEGER NOT NULL,                          -- of the body; the store does not read it
    digest BLOB NOT NULL CHECK (length(digest) = 32), -- over all the rest (snapshot.h)
    body BLOB NOT NULL
) STRICT;

-- The last event that was pruned, 0 in a journal that holds everything: the chain goes on from here.
CREATE TABLE base (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO base (one, position, hash) VALUES (1, 0, zeroblob(32));

CREATE TRIGGER base_is_never_deleted BEFORE DELETE ON base
BEGIN
    SELECT raise(ABORT, 'the base is never deleted');
END;

-- To an event that is here, and never to the last one.
CREATE TRIGGER base_only_rises BEFORE UPDATE ON base
WHEN NEW.position < OLD.position
    OR NOT EXISTS (SELECT 1 FROM event WHERE position = NEW.position AND hash = NEW.hash)
    OR NOT EXISTS (SELECT 1 FROM event WHERE position > NEW.position)
BEGIN
    SELECT raise(ABORT, 'the base only rises, to an event before the last');
END;

-- As before, but for what the base has passed.
DROP TRIGGER event_is_never_deleted;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
WHEN OLD.position > coalesce((SELECT position FROM base), 0)
BEGIN
    SELECT raise(ABORT, 'an event is never deleted');
END;
