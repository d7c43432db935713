"""What every receipt printer keeps."""

from __future__ import annotations

import pytest

from kiosk.errors import DeviceAbsent, DeviceFault, DeviceLost, PrinterFault
from kiosk.ports import ReceiptPrinter
from tests.contract.benches import PrinterBench, the_fault
from tests.contract.receipts import receipt


def test_is_a_receipt_printer(printing: PrinterBench) -> None:
    assert isinstance(printing.device, ReceiptPrinter)


def test_prints_whole_receipts_in_order(printing: PrinterBench) -> None:
    printing.device.open()
    printing.device.check()
    for number in ("K01-000123", "K01-000124"):
        printing.device.print(receipt(number=number))
    if printing.receipts:
        first, second = printing.receipts()
        assert "K01-000123" in first
        assert "Vielen Dank" in first
        assert "K01-000124" in second


@pytest.mark.parametrize("words", ["cover", "paper"])
def test_says_what_is_wrong_before_anything_is_printed(printing: PrinterBench, words: str) -> None:
    printing.device.open()
    (printing.open_cover if words == "cover" else printing.take_paper)()
    fault = the_fault(printing.device.check, printing.patience)
    assert isinstance(fault, PrinterFault)
    assert words in fault.what
    assert fault.fix
    with pytest.raises(PrinterFault, match=words):
        printing.device.print(receipt())
    (printing.close_cover if words == "cover" else printing.give_paper)()
    printing.device.check()
    printing.device.print(receipt(number="K01-000125"))
    if printing.receipts:
        assert len(printing.receipts()) == 1


def test_unplugged_is_told_and_plugged_in_works_again(printing: PrinterBench) -> None:
    printing.device.open()
    printing.unplug()
    assert isinstance(the_fault(printing.device.check, printing.patience), DeviceLost)
    with pytest.raises(PrinterFault):
        printing.device.print(receipt())
    with pytest.raises(DeviceAbsent):
        printing.device.open()
    printing.plug()
    printing.device.open()
    printing.device.print(receipt())
    if printing.receipts:
        assert len(printing.receipts()) == 1


def test_not_open_does_not_print(printing: PrinterBench) -> None:
    with pytest.raises(DeviceFault):
        printing.device.print(receipt())


def test_closing_twice_and_opening_twice_do_no_harm(printing: PrinterBench) -> None:
    printing.device.close()
    printing.device.open()
    printing.device.open()
    printing.device.close()
    printing.device.close()
    printing.device.open()
    printing.device.print(receipt())
