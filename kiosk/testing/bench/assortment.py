"""A plausible assortment of any size: compounds in German and English, thousands of brands, a few best-sellers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product as pairs

from biip.checksums import gs1_standard_check_digit

from kiosk.domain.catalog import Category, Product, SaleState
from kiosk.domain.money import Money

SEED = 20_261

_MODIFIERS = (
    "Apfel apple,Birnen pear,Kirsch cherry,Erdbeer strawberry,Himbeer raspberry,Brombeer blackberry,Heidelbeer "
    "blueberry,Johannisbeer currant,Aprikosen apricot,Pfirsich peach,Pflaumen plum,Orangen orange,Zitronen "
    "lemon,Limetten lime,Grapefruit grapefruit,Mango mango,Ananas pineapple,Bananen banana,Kokos coconut,Feigen "
    "fig,Dattel date,Trauben grape,Rhabarber rhubarb,Holunder elder,Sanddorn buckthorn,Quitten quince,Mandel "
    "almond,Haselnuss hazelnut,Walnuss walnut,Cashew cashew,Erdnuss peanut,Pistazien pistachio,Sesam "
    "sesame,Kürbiskern pumpkinseed,Sonnenblumen sunflower,Lein linseed,Oliven olive,Raps rapeseed,Tomaten "
    "tomato,Paprika paprika,Gurken cucumber,Karotten carrot,Zwiebel onion,Knoblauch garlic,Spinat spinach,Kräuter"
    " herb,Basilikum basil,Petersilien parsley,Rosmarin rosemary,Thymian thyme,Salbei sage,Minz mint,Kamillen "
    "chamomile,Fenchel fennel,Ingwer ginger,Kurkuma turmeric,Zimt cinnamon,Vanille vanilla,Kakao cocoa,Kaffee "
    "coffee,Schokoladen chocolate,Karamell caramel,Honig honey,Ahorn maple,Butter butter,Sahne cream,Joghurt "
    "yoghurt,Quark curd,Milch milk,Käse cheese,Ziegen goat,Schafs sheep,Rinder beef,Hähnchen chicken,Puten "
    "turkey,Lachs salmon,Thunfisch tuna,Garnelen shrimp,Roggen rye,Dinkel spelt,Weizen wheat,Hafer oat,Gersten "
    "barley,Mais corn,Reis rice,Hirse millet,Quinoa quinoa,Linsen lentil,Bohnen bean,Erbsen pea,Kichererbsen "
    "chickpea,Kartoffel potato,Pilz mushroom,Trüffel truffle,Lavendel lavender,Rosen rose,Jasmin jasmine,Aloe "
    "aloe,Argan argan,Hanf hemp,Bambus bamboo,Baumwoll cotton,Leinen linen,Woll wool,Seiden silk,Kork cork,Holz "
    "wooden,Buchen beech,Eichen oak,Glas glass,Keramik ceramic,Edelstahl steel,Kupfer copper,Papier paper,Kinder "
    "children,Baby baby,Garten garden,Küchen kitchen,Bade bath,Gäste guest,Reise travel,Winter winter,Sommer "
    "summer,Weihnachts christmas,Oster easter"
)
_HEADS = (
    "Saft juice drinks,Schorle spritzer drinks,Limonade lemonade drinks,Nektar nectar drinks,Sirup syrup "
    "drinks,Likör liqueur drinks,Wein wine drinks,Bier beer drinks,Wasser water drinks,Tee tea hot-drinks,Aufguss"
    " infusion hot-drinks,Pulver powder pantry,Marmelade jam spreads,Konfitüre preserve spreads,Gelee jelly "
    "spreads,Aufstrich spread spreads,Creme cream spreads,Mus puree spreads,Butter butter dairy,Joghurt yoghurt "
    "dairy,Quark curd dairy,Drink drink dairy,Käse cheese dairy,Eis ice-cream frozen,Sorbet sorbet frozen,Brot "
    "bread bakery,Brötchen roll bakery,Kuchen cake bakery,Torte tart bakery,Kekse biscuits bakery,Waffeln waffles"
    " bakery,Riegel bar sweets,Schokolade chocolate sweets,Bonbons candies sweets,Pralinen pralines sweets,Müsli "
    "muesli cereals,Flocken flakes cereals,Grütze groats cereals,Mehl flour baking,Stärke starch baking,Zucker "
    "sugar baking,Öl oil oils,Essig vinegar oils,Soße sauce sauces,Ketchup ketchup sauces,Senf mustard "
    "sauces,Pesto pesto sauces,Dressing dressing sauces,Suppe soup ready,Eintopf stew ready,Auflauf gratin "
    "ready,Salat salad fresh,Nudeln pasta pantry,Schnitzel escalope meat,Wurst sausage meat,Schinken ham "
    "meat,Filet fillet fish,Chips crisps snacks,Cracker crackers snacks,Nüsse nuts snacks,Gewürz spice "
    "spices,Salz salt spices,Seife soap care,Shampoo shampoo care,Spülung conditioner care,Lotion lotion "
    "care,Balsam balm care,Maske mask care,Peeling scrub care,Duschgel shower-gel care,Parfüm perfume "
    "perfume,Kerze candle home,Diffuser diffuser home,Schale bowl kitchen,Teller plate kitchen,Tasse cup "
    "kitchen,Becher mug kitchen,Brett board kitchen,Messer knife kitchen,Löffel spoon kitchen,Topf pot "
    "kitchen,Pfanne pan kitchen,Dose tin kitchen,Flasche bottle kitchen,Korb basket home,Kiste box home,Kissen "
    "cushion home,Decke blanket home,Handtuch towel home,Tuch cloth home,Tasche bag home,Heft notebook "
    "paper,Karte card paper,Stift pen paper,Puzzle puzzle toys,Spiel game toys,Puppe doll toys,Samen seeds "
    "garden,Erde soil garden,Futter feed pets"
)
_STYLES = (
    "fein fine,mild mild,kräftig bold,würzig savoury,süß sweet,herb tart,cremig creamy,knusprig crunchy,naturtrüb"
    " cloudy,klassisch classic,ländlich rustic,nordisch nordic,mediterran mediterranean,zuckerfrei "
    "sugarfree,glutenfrei glutenfree,laktosefrei lactosefree,vegan vegan,bio organic,geröstet roasted,geräuchert "
    "smoked,gesalzen salted,ungesüßt unsweetened,handgemacht handmade,regional regional,extra extra,groß "
    "large,klein small,weiß white,grün green,blau blue,rot red,schwarz black"
)
HEADS = tuple(one.split()[0].lower() for one in _HEADS.split(","))
"""What the German compounds end in."""

_CATEGORIES = {
    "drinks": "Getränke|Drinks", "hot-drinks": "Heißgetränke|Hot drinks", "pantry": "Vorrat|Pantry",
    "spreads": "Brotaufstriche|Spreads", "dairy": "Molkerei|Dairy", "frozen": "Tiefkühl|Frozen",
    "bakery": "Backwaren|Bakery", "sweets": "Süßwaren|Sweets", "cereals": "Frühstück|Cereals",
    "baking": "Backzutaten|Baking", "oils": "Öl und Essig|Oil and vinegar", "sauces": "Soßen|Sauces",
    "ready": "Fertiggerichte|Ready meals", "fresh": "Frische|Fresh", "meat": "Fleisch|Meat", "fish": "Fisch|Fish",
    "snacks": "Knabbereien|Snacks", "spices": "Gewürze|Spices", "care": "Pflege|Care", "perfume": "Düfte|Perfume",
    "home": "Wohnen|Home", "kitchen": "Küche|Kitchen", "paper": "Schreibwaren|Stationery", "toys": "Spielzeug|Toys",
    "garden": "Garten|Garden", "pets": "Haustiere|Pets",
}  # fmt: skip
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sch",
    "st",
    "t",
    "w",
)
_VOWELS = ("a", "e", "i", "o", "u", "ä", "ö", "ü", "ei", "au")
_CODAS = ("ck", "l", "ld", "m", "n", "nd", "ng", "r", "rg", "rt", "s", "st", "t", "tz")
_SIZES = ("100 g", "125 g", "200 g", "250 g", "400 g", "500 g", "750 g", "1 kg", "250 ml", "330 ml", "0,5 l", "1 l")
_BRANDS = 4_000
_NUMBERS = 10**9


def categories() -> list[Category]:
    """Its categories, named in both languages."""
    named = {key: both.split("|") for key, both in _CATEGORIES.items()}
    return [Category(key, {"de": german, "en": english}) for key, (german, english) in named.items()]


def products(count: int) -> Iterator[Product]:
    """The first `count` products, the same ones every time; popularity falls as 1/rank (Zipf)."""
    dice = random.Random(SEED)  # noqa: S311 - the same products on every machine
    modifiers = [tuple(one.split()) for one in _MODIFIERS.split(",")]
    styles = [tuple(one.split()) for one in _STYLES.split(",")]
    heads = [tuple(one.split()) for one in _HEADS.split(",")]
    kinds = list(pairs(modifiers, heads))
    brands = [_brand(dice) for _ in range(_BRANDS)]
    for number in range(count):
        (mod_de, mod_en), (head_de, head_en, category) = dice.choice(kinds)
        (style_de, style_en), size = dice.choice(styles), dice.choice(_SIZES)
        kind = mod_de + head_de.lower() if dice.random() < 0.8 else f"{mod_de} {head_de}"
        yield Product(
            sku=f"AR-{number:07}",
            gtins=(_gtin(number),),
            names={
                "de": f"{kind} {style_de} {size}",
                "en": f"{style_en} {mod_en} {head_en} {size}",
            },
            price=Money(99 + number * 37 % 2900, "EUR"),
            vat_rate=700,
            brand=brands[min(int(dice.paretovariate(0.6)), _BRANDS) - 1],
            category=category,
            popularity=int(count / dice.randint(1, count)),
            state=SaleState.ACTIVE,
        )


def _brand(dice: random.Random) -> str:
    syllables = (dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(dice.randint(1, 3)))
    return "".join(syllables).capitalize()


def _gtin(number: int) -> str:
    """Numbers of 4,000 makers, mixed (7919 and 10⁹ have no common factor)."""
    body = f"950{number * 7_919_003 % _NUMBERS:09}"
    return f"0{body}{gs1_standard_check_digit(body)}"
