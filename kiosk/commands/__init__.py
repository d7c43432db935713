"""Groups of commands. Each loads what it needs when it is called: `kiosk --help` waits for nothing."""
