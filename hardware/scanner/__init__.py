"""Bar code scanners on a serial line."""
