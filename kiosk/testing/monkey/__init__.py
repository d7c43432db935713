"""`kiosk monkey`: thousands of things that no sensible person does, and whether the kiosk lives through them."""
