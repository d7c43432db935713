"""The hash chain, the clock's offset, a tally of the states, and what the ledger knows of itself."""

STATEMENTS = (
    "ALTER TABLE outbox ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN clock_offset INTEGER",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "DROP INDEX outbox_state",
    "CREATE INDEX outbox_parked ON outbox (seq) WHERE state = 'parked'",
    "CREATE TABLE tally (state TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO tally SELECT state, count(*) FROM outbox GROUP BY state",
    """
    CREATE TRIGGER tally_insert AFTER INSERT ON outbox BEGIN
        INSERT INTO tally VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET number = number + 1;
    END
    """,
    """
    CREATE TRIGGER tally_update AFTER UPDATE OF state ON outbox WHEN NEW.state != OLD.state BEGIN
        UPDATE tally SET number = number - 1 WHERE state = OLD.state;
        INSERT INTO tally VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET number = number + 1;
    END
    """,
    """
    CREATE TRIGGER tally_delete AFTER DELETE ON outbox BEGIN
        UPDATE tally SET number = number - 1 WHERE state = OLD.state;
    END
    """,
)
