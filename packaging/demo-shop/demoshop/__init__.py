"""Makes the demo shop: its data from hand-kept lists, its pictures by a small renderer."""
