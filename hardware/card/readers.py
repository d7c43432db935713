"""Which card readers PC/SC knows."""

from __future__ import annotations


def pcsc_readers() -> tuple[str, ...]:
    """Their names as PC/SC lists them; none while its service does not run, or without pyscard (`./run pcsc`)."""
    try:
        from smartcard import scard  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        return ()
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
    if code != scard.SCARD_S_SUCCESS:
        return ()
    try:
        code, names = scard.SCardListReaders(context, [])
    finally:
        scard.SCardReleaseContext(context)
    return tuple(names) if code == scard.SCARD_S_SUCCESS else ()
