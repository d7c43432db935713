"""The screens of staff."""

from __future__ import annotations

from kiosk.testing.pages.page import Family, Named, Page
from kiosk.testing.pages.shopper import Basket


class Staff(Page):
    """Locked: a number pad. Unlocked: customers, their lists, the way to the service screen."""

    screen = "staff"
    pin = Family("pin_")
    pin_done = Named("pin_done")
    problem = Named("staff_problem")
    go = Named("staff_leave")
    customer_field = Named("customer_field")
    match = Family("match_")
    wish = Family("wish_")
    add = Family("staff_add_")
    other_customer = Named("other_customer")
    service_page = Named("service_page")
    bag_check_page = Named("bag_check_page")
    payment_undecided = Named("payment_undecided")
    payment_was_paid = Named("payment_was_paid")
    payment_was_not_paid = Named("payment_was_not_paid")
    basket = Named("basket")
    lock = Named("lock")
    unlocked_offline = Named("unlocked_offline")

    def unlock(self, pin: str) -> None:
        """Type a PIN and wait until it was taken."""
        self.kiosk.type(pin)
        self.pin_done.touch()
        self.lock.wait()

    def open_bag_check(self) -> BagCheck:
        """To the bags."""
        self.bag_check_page.touch()
        return self.kiosk.at(BagCheck)

    def open_service(self) -> Service:
        """To the service screen."""
        self.service_page.touch()
        return self.kiosk.at(Service)

    def open_basket(self) -> Basket:
        """To the basket."""
        self.basket.touch()
        return self.kiosk.at(Basket)


class BagCheck(Page):
    """A click-and-collect bag against its order."""

    screen = "bag_check"
    waiting_pickup = Family("waiting_pickup_")
    pickup_state = Named("pickup_for_staff")
    packed = Named("pickup_packed")
    hand_over = Named("hand_over")
    number = Named("bag_number")
    find = Named("key_done")
    problem = Named("bag_problem")
    state = Named("bag_state")
    line = Family("bag_line_")
    strangers = Named("bag_strangers")
    due = Named("bag_due")
    next = Named("bag_next")


class Service(Page):
    """How this kiosk is: network, queue, store, devices."""

    screen = "service"
    network = Named("network_state")
    clock_offset = Named("clock_offset")
    pending = Named("queue_pending")
    parked = Named("queue_parked")
    free_space = Named("free_space")
    store_finding = Family("store_finding_")
    device = Family("device_")
    deliveries_page = Named("deliveries_page")
    close_day = Named("terminal_end_of_day")
    test_terminal = Named("terminal_diagnosis")
    last_slip = Named("terminal_repeat_receipt")
    terminal_result = Named("terminal_result")
    terminal_slip = Named("terminal_slip")

    def open_deliveries(self) -> Deliveries:
        """To what has not been delivered."""
        self.deliveries_page.touch()
        return self.kiosk.at(Deliveries)


class Deliveries(Page):
    """What has not reached the central service, one by one."""

    screen = "deliveries"
    parked = Named("deliveries_parked")
    waiting = Named("deliveries_waiting")
    delivery = Family("delivery_")
    reason = Named("delivery_reason")
    advice = Named("delivery_advice")
    retry = Named("delivery_retry")
    park = Named("delivery_park")
    close = Named("delivery_close")
    retry_all = Named("retry_all")
    export_unsent = Named("export_unsent")
    message = Named("deliveries_message")
    problem = Named("deliveries_problem")
    page_back = Named("page_back")
    page_on = Named("page_on")
    export_path = Named("export_path")
    passphrase = Named("passphrase")
    passphrase_done = Named("passphrase_done")
