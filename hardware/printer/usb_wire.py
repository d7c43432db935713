"""A printer on USB, through pyusb: the bulk endpoints of the first interface of the printer class."""

from __future__ import annotations

import errno
import time
from typing import Any

import usb.core
import usb.util

_PRINTER_CLASS = 0x07
_LARGEST = 8192


class UsbWire:
    """A USB printer by its vendor and product number, taken from the kernel's `usblp` while it is held.

    `backend` is pyusb's; None takes the system's libusb. A printer without a way back (protocol 1) never answers.
    """

    paced, held = False, True

    def __init__(self, vendor: int, product: int, *, backend: Any = None) -> None:
        try:
            device = usb.core.find(idVendor=vendor, idProduct=product, backend=backend)
        except usb.core.NoBackendError as error:
            raise OSError(errno.ENOSYS, "libusb is missing: install libusb-1.0-0") from error
        if device is None:
            raise OSError(errno.ENODEV, f"no USB device {vendor:04x}:{product:04x} is plugged in")
        self._device = device
        self._detached = False
        self._number = 0
        try:
            self._take()
        except OSError:
            self.close()
            raise

    def read(self, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        while True:
            try:
                data = bytes(self._in.read(self._in.wMaxPacketSize, max(1, int(seconds * 1000))))
            except usb.core.USBTimeoutError:
                return b""
            seconds = deadline - time.monotonic()
            if data or seconds <= 0:
                return data  # some printers send empty packets while they have nothing to say
            time.sleep(min(0.01, seconds))

    def write(self, data: bytes, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        left = data
        while left:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise TimeoutError("it takes no more")
            try:
                left = left[self._out.write(left[:_LARGEST], max(1, int(remaining * 1000))) :]
            except usb.core.USBTimeoutError as error:
                raise TimeoutError("it takes no more") from error

    def close(self) -> None:
        try:
            usb.util.release_interface(self._device, self._number)
            if self._detached:
                self._device.attach_kernel_driver(self._number)
        except (OSError, NotImplementedError):
            pass  # it was pulled out: there is nothing left to give back
        finally:
            usb.util.dispose_resources(self._device)

    def _take(self) -> None:
        try:
            configuration = self._device.get_active_configuration()
        except usb.core.USBError:
            self._device.set_configuration()
            configuration = self._device.get_active_configuration()
        interface = usb.util.find_descriptor(configuration, bInterfaceClass=_PRINTER_CLASS)
        if interface is None:
            raise OSError(errno.ENODEV, "this USB device is no printer")
        self._number = int(interface.bInterfaceNumber)
        try:
            if self._device.is_kernel_driver_active(self._number):
                self._device.detach_kernel_driver(self._number)
                self._detached = True
        except NotImplementedError:
            pass  # a system without kernel drivers to take it from
        usb.util.claim_interface(self._device, self._number)
        self._out = _endpoint(interface, usb.util.ENDPOINT_OUT)
        self._in = _endpoint(interface, usb.util.ENDPOINT_IN)
        if self._out is None:
            raise OSError(errno.ENODEV, "this USB printer has no endpoint to write to")
        self.answers = self._in is not None


def _endpoint(interface: Any, direction: int) -> Any:
    """The interface's bulk endpoint in a direction, None when it has none."""

    def wanted(endpoint: Any) -> bool:
        return bool(
            usb.util.endpoint_direction(endpoint.bEndpointAddress) == direction
            and usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        )

    return usb.util.find_descriptor(interface, custom_match=wanted)
