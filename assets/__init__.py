"""What the application shows and ships besides code: pictures, icons, translations, the theme."""
