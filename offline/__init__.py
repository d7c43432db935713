"""What this device keeps: the ledger of sales with its outbox, the catalogue's replica, pictures.

Start at `offline.store.open_store`; `docs/store.md` tells the rules.
"""
