"""Settings: frozen and typed, from a TOML file; anything unknown or wrong fails at start, named."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.domain.codes import Symbology
from kiosk.errors import SettingsError

Seconds = Annotated[float, Field(gt=0, le=86_400)]
Port = Annotated[int, Field(ge=1, le=65_535)]
Prefix = Annotated[str, Field(min_length=4, max_length=200)]
"""Long enough that no product's number can be taken for a person's."""


def _known_timezone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone of the IANA database, such as Europe/Berlin") from None


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Store(_Section):
    """Which shop and which device this is."""

    id: str = Field("berlin-mitte", pattern=r"^[a-z0-9-]{1,40}$")
    name: str = "Maison Nord"
    address: tuple[str, ...] = ("Musterstraße 1", "10115 Berlin")
    device_id: str = Field("K01", pattern=r"^[A-Z0-9]{1,8}$")
    currency: str = Field("EUR", pattern=r"^[A-Z]{3}$")
    languages: tuple[str, ...] = ("de", "en")
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "Europe/Berlin"


class Central(_Section):
    """Where the central API is. Deadlines are totals for a whole exchange."""

    url: str = Field("http://127.0.0.1:8750", pattern=r"^https?://")
    device_token: str = "demo-device"  # noqa: S105 - the demo's; a store sets its own
    deadline: Seconds = 4.0
    batch_deadline: Seconds = 20.0
    poll_interval: Seconds = 5.0


class Sync(_Section):
    """Exchange with the central service.

    `keep_acknowledged_days`: how long entries stay here after the service acknowledged them; a service that is restored
    from a backup of that age gets them again.
    """

    keep_acknowledged_days: int = Field(35, ge=1, le=3650)


class Paths(_Section):
    """Where this device keeps what it must not lose (`state`) and what it can fetch again (`cache`).

    `journal` holds all that must not be lost a second time: best on another disk.
    `export` is where staff save unsent entries from the screen, such as a USB stick's folder; without it in `state`.
    """

    state: Path = Path("~/.local/share/storekiosk")
    journal: Path = Path("~/.local/share/storekiosk-journal")
    cache: Path = Path("~/.cache/storekiosk")
    export: Path | None = None
    picture_cache_mb: int = Field(200, ge=1, le=100_000)


class StoreKey(_Section):
    """Where the 32-byte key of the encrypted store comes from, as 64 hex digits; or the demo's open key.

    `credential`: systemd's, by its `name`. `keyring`: the secret service's entry storekiosk/`name`. `file`: a file that
    only its owner may read.
    """

    source: Literal["development", "file", "credential", "keyring"] = "development"
    file: Path | None = None
    name: str = Field("store-key", pattern=r"^[A-Za-z0-9._-]{1,64}$")


class CustomerCache(_Section):
    """Whether and for how long this device keeps the views of customers who agreed to it."""

    enabled: bool = True
    keep_days: int = Field(30, ge=1, le=365)


class Staff(_Section):
    """`offline_days`: how long after an unlock with the network staff can unlock this device without it; 0: never."""

    offline_days: int = Field(14, ge=0, le=365)


class Display(_Section):
    """The screen. Width and height matter for a window; full screen takes what there is.

    `appearance`: the colours nobody has chosen; `auto` is light from 7 to 19 o'clock in the shop's time, else dark.
    `sound`: whether one hears what one reads in passing; `volume`: a share of the sounds' own loudness.
    """

    width: int = Field(1080, ge=480, le=7680)
    height: int = Field(1920, ge=480, le=7680)
    fullscreen: bool = True
    language: str = "de"
    pixels_per_mm: float = Field(0.0, ge=0, le=50)
    reduced_motion: bool = False
    theme: Path | None = None
    sound: bool = True
    volume: float = Field(0.6, ge=0, le=1)
    appearance: Literal["light", "dark", "auto"] = "light"


class Idle(_Section):
    """When a session that nobody touches is warned about and wiped.

    `longest`: the most that presence can stretch it to, warning and countdown together.
    """

    identified: Seconds = 45
    with_basket: Seconds = 60
    countdown: Seconds = 20
    done: Seconds = 20
    longest: Seconds = 90


class Camera(_Section):
    """`source`: a device index ("0"), a video file, a numbered image sequence, or a stream's URL.

    `symbologies`: the kinds of code it looks for. `rest_after`: seconds without motion until it saves power.
    """

    source: str
    symbologies: tuple[Symbology, ...] = Field(tuple(Symbology), min_length=1)
    rest_after: Seconds = 2.0


class Scanner(_Section):
    """`port`: a serial device or `socket://host:port`. `prefix` and `suffix`: what it was set to send around a text."""

    port: str
    baudrate: int = Field(9600, ge=300, le=4_000_000)
    prefix: str = Field("", max_length=16)
    suffix: str = Field("", max_length=16)


class Wallet(Scanner):
    """A certified reader of wallet passes (Apple VAS, Google Smart Tap) that prints them on a serial line.

    `text`: what the kiosk makes of a pass, `{}` standing for its payload; a customer's text begins with one of
    `codes.customer_prefixes`. `begins`: how payloads of this shop's passes begin. `between` parts several passes in
    one line, `fields` the fields of a pass, of which the `field`-th is the payload. docs/scanners.md has examples.
    """

    text: str = Field("https://shop.example/c/{}", max_length=200, pattern=r"\{\}")
    begins: str = Field("", max_length=64)
    between: str = Field("", max_length=8)
    fields: str = Field("", max_length=8)
    field: int = Field(1, ge=1, le=20)


class Wedge(_Section):
    """A scanner that types as a keyboard: `device` is its event device (`/dev/input/by-id/…-event-kbd`), held alone.

    `layout`: the keyboard layout it was set to.
    """

    device: Path
    layout: Literal["de", "us"] = "us"


class CardReaderSettings(_Section):
    """`driver` nfcpy: `path` is an nfcpy device path, e.g. `usb`, `tty:USB0:pn532`, `udp:localhost:54321`.

    `driver` pcsc: `path` begins the reader's name as PC/SC lists it; "" takes the first one.
    """

    driver: Literal["nfcpy", "pcsc"] = "nfcpy"
    path: str = "usb"


class Printer(_Section):
    """A receipt printer: in the network, on a serial line (`device`), on USB (`usb`), or a device `file`.

    `usb` is its vendor and product number, such as "04b8:0e15"; `file` may be a real file too.
    `columns`: characters a line, 42 or 48 on paper of 80 mm, 32 on 58 mm. `logo`: a picture printed at the top.
    """

    host: str | None = None
    port: Port = 9100
    device: str | None = None
    baudrate: int = Field(38_400, ge=300, le=4_000_000)
    usb: str | None = Field(None, pattern=r"^[0-9a-fA-F]{4}:[0-9a-fA-F]{4}$")
    file: Path | None = None
    columns: int = Field(42, ge=24, le=64)
    logo: Path | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [way for way in (self.host, self.device, self.usb, self.file) if way is not None]
        if len(ways) != 1:
            raise ValueError("is reached in exactly one way: set one of host, device, usb and file")
        return self


class Terminal(_Section):
    """A card terminal that speaks ZVT: in the network (`host`, `port`) or on a serial line (`device`, `baudrate`).

    `config`: what registration asks for, bit by bit; docs/terminal.md explains it. `time_factor` stretches or shortens
    the protocol's time-outs.
    """

    host: str | None = None
    port: Port = 20007
    device: str | None = None
    baudrate: int = Field(115_200, ge=300, le=4_000_000)
    password: str = Field("000000", pattern=r"^[0-9]{6}$", repr=False)
    config: int = Field(0xBE, ge=0, le=0xFF)
    require_currency: bool = True
    time_factor: float = Field(1.0, ge=0.01, le=10)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.host is None) is (self.device is None):
            raise ValueError("names both a host and a device, or neither: set one of them")
        return self


class Rfid(_Section):
    """A UHF RFID reader that speaks LLRP. `antennas`: the ports in use, none named: all. `power` in dBm, none: its own.

    A tag counts when it was read `reads` times with at least `rssi` dBm, and is gone when it was not for `gone_after`
    seconds. A pile is complete when `settle` seconds brought no new tag. `sold_for`: how long a tag that was just sold
    fills nobody's basket.
    """

    host: str
    port: Port = 5084
    antennas: tuple[Annotated[int, Field(ge=1, le=255)], ...] = ()
    power: float | None = Field(None, ge=-10, le=40)
    reads: int = Field(3, ge=1, le=100)
    rssi: float = Field(-60.0, ge=-128, le=0)
    gone_after: Seconds = 3.0
    settle: Seconds = 0.4
    sold_for: Seconds = 1800.0


class Presence(_Section):
    """Whether the camera tells that somebody is there. Times are seconds without motion.

    `away_after`: nobody is there; `dim_after`: the screen rests. `backlight`: the name of a light of
    /sys/class/backlight ("auto": the only one) that is turned down then, from `bright` to `dim` of the most it can;
    without one the picture is darkened.
    """

    away_after: Seconds = 15.0
    dim_after: Seconds = 120.0
    backlight: str | None = Field(None, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$")
    bright: float = Field(1.0, gt=0, le=1)
    dim: float = Field(0.25, ge=0, le=1)


class Voice(_Section):
    """What reads aloud. Without a section: espeak-ng where it is installed, and no complaint where it is not.

    `command` understands espeak-ng's options; `player` plays a WAV file from its standard input, and may name another
    output, such as `["aplay", "--quiet", "-D", "plughw:1", "-"]`. `volume`: a share of the voice's own loudness;
    `rate`: words a minute. `headphones`: nobody else hears it, so that private things are said too.
    """

    enabled: bool = True
    command: tuple[str, ...] = Field(("espeak-ng",), min_length=1)
    player: tuple[str, ...] = Field(("aplay", "--quiet", "-"), min_length=1)
    volume: float = Field(0.6, ge=0, le=1)
    rate: int = Field(165, ge=80, le=450)
    headphones: bool = False


class Devices(_Section):
    """A device without a section is not expected; `presence` needs a camera."""

    camera: Camera | None = None
    scanner: Scanner | None = None
    wallet: Wallet | None = None
    wedge: Wedge | None = None
    card_reader: CardReaderSettings | None = None
    printer: Printer | None = None
    terminal: Terminal | None = None
    rfid: Rfid | None = None
    voice: Voice | None = None
    presence: Presence | None = None


class Codes(_Section):
    """Prefixes of the texts on loyalty cards, in the app, and on staff badges; and the link a receipt's code opens.

    `handover_link`: begins the code that takes a basket to a phone, and the one that brings a cart from there;
    `login_link` the one by which somebody logs in on their phone, `receipt_link` the one that shows what they decided
    here about their data, and `data_link` the one that opens the copy of their data they asked for.
    `pickup_link` may begin the code that fetches an order. `payment_link` begins the one by which somebody pays on
    their phone; "" where that is not offered.

    `signed_prefixes`: of links that a card signs afresh at each reading (NTAG 424 DNA). `card_record`: the NDEF
    external type of the shop's own record on cards, such as `shop.example:loyalty`; "" reads none, and writes links.
    """

    customer_prefixes: tuple[Prefix, ...] = ("https://shop.example/c/",)
    staff_prefixes: tuple[Prefix, ...] = ("https://shop.example/s/",)
    signed_prefixes: tuple[Prefix, ...] = ("https://shop.example/t?",)
    card_record: str = Field("", pattern=r"^([a-z0-9.-]{1,100}:[a-zA-Z0-9()+,.:=@;$_!*'-]{1,100})?$")
    order_link: str = "https://shop.example/o/"
    login_link: Annotated[str, Field(min_length=8, max_length=200, pattern=r"^https?://")] = "https://shop.example/l/"
    receipt_link: Annotated[str, Field(min_length=8, max_length=200, pattern=r"^https?://")] = "https://shop.example/r/"
    data_link: Annotated[str, Field(min_length=8, max_length=200, pattern=r"^https?://")] = "https://shop.example/d/"
    handover_link: Annotated[str, Field(min_length=8, max_length=200, pattern=r"^https?://")] = (
        "https://shop.example/h/"
    )
    pickup_link: Annotated[str, Field(min_length=8, max_length=200, pattern=r"^https?://")] = "https://shop.example/p/"
    payment_link: Annotated[str, Field(max_length=200, pattern=r"^(https?://.+)?$")] = ""


class Settings(_Section):
    """Everything that can be set; `Settings()` is the demo's defaults."""

    store: Store = Store()
    central: Central = Central()
    sync: Sync = Sync()
    paths: Paths = Paths()
    store_key: StoreKey = StoreKey()
    customer_cache: CustomerCache = CustomerCache()
    staff: Staff = Staff()
    display: Display = Display()
    idle: Idle = Idle()
    devices: Devices = Devices()
    codes: Codes = Codes()


def load(path: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a TOML file (None: defaults), each overridden by KIOSK_SECTION__KEY in the environment.

    SettingsError names file (or variable), key, value and what is allowed.
    """
    data = {} if path is None else _read(path)
    overridden: dict[str, str] = {}
    for variable, value in sorted(environment.items()):
        if variable.startswith("KIOSK_") and "__" in variable:
            keys = variable.removeprefix("KIOSK_").lower().split("__")
            overridden[".".join(keys)] = variable
            _override(data, keys, variable, value)
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        named = [variable for name, variable in overridden.items() if f"{key}.".startswith(f"{name}.")]
        # An unknown section is complained about as a whole, whichever of its keys the variable set.
        named += [variable for name, variable in overridden.items() if name.startswith(f"{key}.") and path is None]
        where = named[0] if named else str(path or "the built-in settings")
        raise _wrong(where, key, first) from error


def _wrong(where: str, key: str, problem: Mapping[str, object]) -> SettingsError:
    match problem["type"]:
        case "extra_forbidden":
            return SettingsError(f"{where}: unknown setting {key!r}", fix="remove it or check its spelling")
        case "missing":
            return SettingsError(f"{where}: {key} is missing", fix="set it, or remove its section")
        case _:
            return SettingsError(f"{where}: {key} = {problem['input']!r}: {problem['msg']}", fix="correct the value")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}", fix="check the path") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text", fix="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}", fix="mend the line") from error


def _override(data: dict[str, Any], keys: list[str], variable: str, value: str) -> None:
    """Lists, tables and quoted texts are TOML; anything else is taken as it stands, and read by the setting's type."""
    for key in keys[:-1]:
        inner = data.setdefault(key, {})
        if not isinstance(inner, dict):
            return  # the file's own mistake, which the check that follows will name
        data = inner
    if not value.startswith(("[", "{", '"', "'")):
        data[keys[-1]] = value
        return
    try:
        data[keys[-1]] = tomllib.loads(f"v = {value}")["v"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{variable} = {value!r}: is not TOML: {error}", fix="correct the value") from error
