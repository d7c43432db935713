"""What the kiosk is about, pure: no I/O, no clock, no randomness; times and ids come in as arguments."""
