"""`kiosk simulate`: virtual devices for other processes, spoken to in JSON lines."""
