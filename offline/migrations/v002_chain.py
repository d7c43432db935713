"""The hash chain, the clock's offset, a tally of the states, and what the ledger knows of itself."""

STATEMENTS = (
    "ALTER TABLE outbox ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN clock_offset INTEGER",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "DROP INDEX outbox_state",
    "CREATE INDEX outbox_parked ON outbox (seq) WHERE state = 'parked'",
    "CREATE INDEX outbox_acknowledged ON outbox (seq) WHERE state = 'acknowledged'",
    "INSERT INTO facts SELECT 'tally ' || state, count(*) FROM outbox GROUP BY state",
    """
    CREATE TRIGGER tally_insert AFTER INSERT ON outbox BEGIN
        INSERT INTO facts VALUES ('tally ' || NEW.state, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1;
    END
    """,
    """
    CREATE TRIGGER tally_update AFTER UPDATE OF state ON outbox WHEN NEW.state != OLD.state BEGIN
        UPDATE facts SET value = value - 1 WHERE name = 'tally ' || OLD.state;
        INSERT INTO facts VALUES ('tally ' || NEW.state, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1;
    END
    """,
    """
    CREATE TRIGGER tally_delete AFTER DELETE ON outbox BEGIN
        UPDATE facts SET value = value - 1 WHERE name = 'tally ' || OLD.state;
    END
    """,
    "INSERT INTO facts SELECT 'shown', max(seq) FROM sales WHERE shown = 1 HAVING max(seq) > 0",
    # A sale costs a sync of every page it touches: so few indexes as can be.
    "ALTER TABLE payments RENAME TO payments_1",
    "ALTER TABLE sales RENAME TO sales_1",
    """
    CREATE TABLE sales (
        seq INTEGER PRIMARY KEY REFERENCES outbox (seq),
        number TEXT NOT NULL UNIQUE,
        placed_at INTEGER NOT NULL,
        stored_at INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    "INSERT INTO sales SELECT seq, number, placed_at, stored_at, amount, currency, body FROM sales_1",
    """
    CREATE TABLE payments (
        id TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        tender TEXT NOT NULL,
        state TEXT NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        basket_hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO payments
    SELECT old.id, sale.seq, old.tender, old.state, old.amount, old.currency, old.basket_hash
    FROM payments_1 old JOIN sales_1 sale ON sale.id = old.sale_id
    """,
    "DROP TABLE payments_1",
    "DROP TABLE sales_1",
)
