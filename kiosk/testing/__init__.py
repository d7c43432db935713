"""The world around the kiosk for demo, stories and tests: central service, network, devices, the application."""
