"""The hash chain, the clock's offset, and what the ledger knows of itself (its place in the journal, its anchor …)."""

STATEMENTS = (
    "ALTER TABLE outbox ADD COLUMN chain TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN clock_offset INTEGER",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
