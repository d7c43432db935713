"""The paper behind each category: wall, ground."""

SWEEPS = {
    "coffee-tea": ("#f3eee4", "#ece4d6"),
    "chocolate-sweets": ("#f2e9e0", "#eadfd2"),
    "bakery": ("#f6f0e4", "#efe5d4"),
    "drinks": ("#edf2f0", "#e3ebe8"),
    "pantry": ("#f5f2e7", "#ece7d6"),
    "wine-spirits": ("#f0ece6", "#e5dfd6"),
    "skin-care": ("#f5ede8", "#ede2db"),
    "perfume": ("#f1edef", "#e8e1e5"),
    "candles-home": ("#f2ede4", "#e8e0d3"),
    "ceramics-kitchen": ("#f2f0ec", "#e8e4dd"),
    "stationery": ("#eff2f1", "#e4e9e8"),
    "toys": ("#f0f3ea", "#e6ebde"),
    "fruit-vegetables": ("#f3f5ea", "#e9ecdc"),
}
