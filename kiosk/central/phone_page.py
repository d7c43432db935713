"""What all pages for people's phones share: no script, nothing from elsewhere, nothing kept by anybody in between."""

from __future__ import annotations

from html import escape

from kiosk.domain.text import cleaned

LANGUAGES = ("de", "en")


def frame(language: str, title: str, store: str, body: str, *, other: str, style: str) -> str:
    """A whole page around `body`; `other` is the name of the other language, which a link at the top switches to."""
    switched = "en" if language == "de" else "de"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex, nofollow"><style>{style}</style></head><body><main>'
        f'<header><span class="shop">{escape(store)}</span>'
        f'<a class="switch" href="?lang={switched}" hreflang="{switched}" lang="{switched}">{other}</a>'
        "</header>"
        f"{body}</main></body></html>"
    )


def bdi(text: str) -> str:
    """A name as HTML, whose direction turns nothing around it."""
    return f"<bdi>{escape(cleaned(text))}</bdi>"


def headers(style_hash: str, *, more: str = "") -> dict[str, str]:
    """The headers of a page: only its own style, and what `more` of the content security policy allows."""
    return {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": f"default-src 'none'; style-src '{style_hash}'; base-uri 'none'; "
        f"frame-ancestors 'none'{more}",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
    }


def pick_language(accepted: str, *wanted: str) -> str:
    """The first of `wanted` that there is, else the browser's first (Accept-Language), else English."""
    browser = (part.partition(";")[0].strip()[:2].lower() for part in accepted[:200].split(","))
    return next((language for language in (*wanted, *browser) if language in LANGUAGES), "en")
