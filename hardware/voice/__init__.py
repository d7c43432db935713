"""What reads aloud."""
