"""Log-in by phone on the wire: RFC 8628, with the contract's JSON bodies and problem documents."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.ports import LoginOffer
from kiosk.wire.base import Message

GrantType = Literal["urn:ietf:params:oauth:grant-type:device_code"]


class LoginBody(Message):
    """A kiosk would like somebody to log in; `link` is what its codes begin with."""

    link: Annotated[str, Field(max_length=200, pattern=r"^https?://[!-~]+$")]
    language: Annotated[str, Field(max_length=16)] = ""


class LoginOfferBody(Message):
    """As in RFC 8628, section 3.2; times in seconds."""

    device_code: Annotated[str, Field(min_length=20, max_length=200, repr=False)]
    user_code: Annotated[str, Field(min_length=4, max_length=32)]
    verification_uri: Annotated[str, Field(max_length=300)]
    verification_uri_complete: Annotated[str, Field(max_length=400)]
    expires_in: Annotated[int, Field(gt=0, le=3600)]
    interval: Annotated[int, Field(gt=0, le=60)]

    def to_domain(self) -> LoginOffer:
        return LoginOffer(
            self.device_code, self.user_code, self.verification_uri_complete, self.expires_in, self.interval
        )


class LoginPollBody(Message):
    """As in RFC 8628, section 3.4."""

    grant_type: GrantType = "urn:ietf:params:oauth:grant-type:device_code"
    device_code: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
