"""A USB printer where pyusb looks for one: at its backend interface, below which libusb and the cable would be."""

from __future__ import annotations

import errno
import socket
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

VENDOR, PRODUCT = 0x04B8, 0x0E15
_OUT, _IN = 0x01, 0x82
_PACKET = 64


class UsbPrinterBackend(usb.backend.IBackend):  # type: ignore[misc]  # pyusb carries no types
    """One printer with a bulk endpoint each way. `forbidden`: the user may not open it. `one_way`: it never answers.

    `kernel_driver` is whether `usblp` holds it, which must be detached first.
    """

    def __init__(self) -> None:
        self.forbidden = False
        self.one_way = False
        self.kernel_driver = True
        self.claimed = False
        self._line: socket.socket | None = None

    def attach(self) -> socket.socket:
        """Put the plug in; the printer's end of the cable."""
        self.detach()
        self._line, inner = socket.socketpair()
        self.kernel_driver = True
        return inner

    def detach(self) -> None:
        """Pull the plug."""
        line, self._line = self._line, None
        self.claimed = False
        if line is not None:
            line.close()

    # ── what pyusb asks for ──────────────────────────────────────────────────────────────────────

    def enumerate_devices(self) -> Iterator[int]:
        return iter(() if self._line is None else (1,))

    def get_device_descriptor(self, _dev: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x0200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=VENDOR,
            idProduct=PRODUCT,
            bcdDevice=0x0100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0,
            bNumConfigurations=1,
            address=4,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=3,
        )

    def get_configuration_descriptor(self, _dev: int, config: int) -> SimpleNamespace:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, _dev: int, intf: int, alt: int, _config: int) -> SimpleNamespace:
        if intf or alt:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=1 if self.one_way else 2,
            bInterfaceClass=7,
            bInterfaceSubClass=1,
            bInterfaceProtocol=1 if self.one_way else 2,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(self, _dev: int, ep: int, _intf: int, _alt: int, _config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(_OUT, _IN)[ep],
            bmAttributes=2,
            wMaxPacketSize=_PACKET,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, _dev: int) -> socket.socket:
        if self.forbidden:
            raise usb.core.USBError("Access denied (insufficient permissions)", -3, errno.EACCES)
        return self._present()

    def close_device(self, _handle: socket.socket) -> None:
        """The handle is the cable; it stays."""

    def get_configuration(self, _handle: socket.socket) -> int:
        self._present()
        return 1

    def set_configuration(self, _handle: socket.socket, _value: int) -> None:
        self._present()

    def is_kernel_driver_active(self, _handle: socket.socket, _intf: int) -> bool:
        return self.kernel_driver

    def detach_kernel_driver(self, _handle: socket.socket, _intf: int) -> None:
        self.kernel_driver = False

    def attach_kernel_driver(self, _handle: socket.socket, _intf: int) -> None:
        self._present()
        if self.claimed:
            raise usb.core.USBError("Resource busy", -6, errno.EBUSY)
        self.kernel_driver = True

    def claim_interface(self, _handle: socket.socket, _intf: int) -> None:
        self._present()
        if self.kernel_driver or self.claimed:
            raise usb.core.USBError("Resource busy", -6, errno.EBUSY)
        self.claimed = True

    def release_interface(self, _handle: socket.socket, _intf: int) -> None:
        self._present()
        self.claimed = False

    def bulk_write(self, handle: socket.socket, _ep: int, _intf: int, data: array[int], timeout: int) -> int:
        return int(self._transfer(handle, timeout, lambda: handle.send(data.tobytes())))

    def bulk_read(self, handle: socket.socket, _ep: int, _intf: int, buff: array[int], timeout: int) -> int:
        data: bytes = self._transfer(handle, timeout, lambda: handle.recv(len(buff)))
        if not data:
            raise _gone()
        buff[: len(data)] = array("B", data)
        return len(data)

    def _present(self) -> socket.socket:
        if self._line is None:
            raise _gone()
        return self._line

    def _transfer(self, handle: socket.socket, timeout: int, work: Any) -> Any:
        if handle is not self._present():
            raise _gone()
        try:
            handle.settimeout(timeout / 1000)
            return work()
        except TimeoutError as error:
            raise usb.core.USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT) from error
        except OSError as error:
            raise _gone() from error


def _gone() -> usb.core.USBError:
    return usb.core.USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)
