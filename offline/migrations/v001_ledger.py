"""The first ledger: order number series, sales, payments, outbox. Instants are microseconds since 1970 UTC."""

STATEMENTS = (
    """
    CREATE TABLE series (
        prefix TEXT PRIMARY KEY,
        last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        lane INTEGER NOT NULL,
        subject TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        payload TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'acknowledged', 'parked', 'expired')),
        attempts INTEGER NOT NULL,
        next_attempt_at INTEGER,
        last_status TEXT NOT NULL,
        last_detail TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX outbox_line ON outbox (lane, attempts, seq, next_attempt_at, subject) WHERE state = 'pending'",
    "CREATE INDEX outbox_subject ON outbox (subject, seq) WHERE state IN ('pending', 'parked')",
    "CREATE INDEX outbox_state ON outbox (state, seq)",
    """
    CREATE TABLE sales (
        number TEXT PRIMARY KEY,
        seq INTEGER NOT NULL UNIQUE REFERENCES outbox (seq),
        id TEXT NOT NULL UNIQUE REFERENCES outbox (id),
        placed_at INTEGER NOT NULL,
        stored_at INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        body TEXT NOT NULL,
        shown INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sales_unshown ON sales (seq) WHERE shown = 0",
    """
    CREATE TABLE payments (
        id TEXT PRIMARY KEY,
        sale_id TEXT NOT NULL REFERENCES sales (id),
        tender TEXT NOT NULL,
        state TEXT NOT NULL,
        amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        basket_hash TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX payments_sale ON payments (sale_id)",
)
