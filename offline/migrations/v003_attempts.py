"""Attempts to pay by card: stored before the terminal is asked, so that a kill never hides a payment."""

STATEMENTS = (
    """
    CREATE TABLE attempts (
        id TEXT PRIMARY KEY,
        sale_id TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        mark TEXT NOT NULL,
        sale TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attempts_open ON attempts (id) WHERE state IN ('sent', 'unknown')",
)
