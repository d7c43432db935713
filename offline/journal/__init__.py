"""The journal: what must not be lost, a second time, outside the database. See docs/store.md for the format."""
