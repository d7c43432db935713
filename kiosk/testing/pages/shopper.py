"""The shopper's screens. A method that leads to another screen waits for it and gives its page object."""

from __future__ import annotations

from kiosk.testing.pages.page import Family, Named, Page


class Attract(Page):
    """What is shown while nobody is there."""

    screen = "attract"
    begin = Named("start")
    welcome = Named("welcome")
    demo_key = Named("demo_key")

    def start(self) -> Home:
        """Touch to start."""
        self.begin.touch()
        return self.kiosk.at(Home)


class Home(Page):
    """The start of a session; with a card, that customer's."""

    screen = "home"
    greeting = Named("greeting")
    scan_with_camera = Named("scan_with_camera")
    search = Named("search")
    category = Family("category_")
    product = Family("product_")
    basket = Named("basket")
    catalogue_empty = Named("catalogue_empty")
    points = Named("points")
    log_in_by_phone = Named("log_in_by_phone")
    my_data = Named("my_data")
    online_cart = Named("online_cart")
    take_online_cart = Named("take_online_cart")
    stale = Named("stale")
    collect = Named("collect")
    pickups = Named("pickups")
    my_pickup = Family("my_pickup_")
    wishlist = Named("wishlist")
    wish = Family("wish_")
    place = Family("place_")
    wish_to_basket = Family("wish_to_basket_")
    unwish = Family("unwish_")
    finder = Family("finder_")

    def open_search(self) -> Search:
        """To the search."""
        self.search.touch()
        return self.kiosk.at(Search)

    def open_product(self, sku: str) -> Product:
        """To a product that is shown here."""
        self.product[sku].touch()
        return self.kiosk.at(Product)

    def open_basket(self) -> Basket:
        """To the basket."""
        self.basket.touch()
        return self.kiosk.at(Basket)

    def open_my_data(self) -> Consents:
        """To the customer's decisions; there is a way only with a card."""
        self.my_data.touch()
        return self.kiosk.at(Consents)


class Search(Page):
    """Products by word or category."""

    screen = "search"
    field = Named("search_field")
    clear = Named("clear")
    all_categories = Named("category_all")
    category = Family("category_")
    results = Named("results")
    look_around = Named("look_around")
    ask_staff = Named("ask_staff")
    product = Family("product_")
    basket = Named("basket")

    def find(self, words: str) -> None:
        """Type words on the kiosk's own keyboard."""
        self.kiosk.type(words)

    def open_product(self, sku: str) -> Product:
        """To a product among the results."""
        self.product[sku].touch()
        return self.kiosk.at(Product)


class Finder(Page):
    """A guided choice."""

    screen = "finder"
    question = Named("finder_question")
    answer = Family("finder_answer_")
    skip = Named("finder_skip")
    step_back = Named("finder_back")
    restart = Named("finder_restart")
    show = Named("finder_show")
    chosen = Named("finder_chosen")
    results = Named("finder_results")
    product = Family("product_")


class Product(Page):
    """One product."""

    screen = "product"
    add = Named("add")
    wish = Named("wish")
    plus = Family("plus_")
    minus = Family("minus_")
    basket = Named("basket")
    place = Named("place")
    lowest_price = Named("lowest_price")
    sale_stopped = Named("sale_stopped")
    ask_staff = Named("ask_staff")
    other = Family("product_")

    def open_basket(self) -> Basket:
        """To the basket."""
        self.basket.touch()
        return self.kiosk.at(Basket)


class Basket(Page):
    """What is about to be bought."""

    screen = "basket"
    saved = Family("saved_")
    discount = Family("discount_")
    points_earned = Named("points_earned")
    redeem_points = Named("redeem_points")
    points_fewer = Named("points_fewer")
    points_more = Named("points_more")
    points_chosen = Named("points_chosen")
    points_hint = Named("points_hint")
    delivery_charge = Named("delivery_charge")
    voucher = Family("voucher_")
    take_off = Family("take_off_")
    line = Family("line_")
    plus = Family("plus_")
    minus = Family("minus_")
    remove = Family("remove_")
    take = Family("take_")
    take_online_cart = Named("take_online_cart")
    total = Named("total")
    pay = Named("pay")
    browse_shop = Named("browse_shop")

    def check_out(self) -> Checkout:
        """To the ways of paying."""
        self.pay.touch()
        return self.kiosk.at(Checkout)


class Login(Page):
    """Logging in by phone."""

    screen = "login"
    title = Named("login_title")
    code = Named("login_code")
    user_code = Named("user_code")
    again = Named("login_again")
    cancel = Named("login_cancel")


class Handover(Page):
    """Taking the basket to a phone."""

    screen = "handover"
    title = Named("handover_title")
    code = Named("handover_code")
    offline = Named("handover_offline")
    again = Named("handover_again")
    empty_basket = Named("empty_basket")
    keep_basket = Named("keep_basket")


class Checkout(Page):
    """How to pay."""

    screen = "checkout"
    at_till = Named("pay_at_till")
    by_card = Named("pay_by_card")
    by_phone = Named("pay_by_phone")
    take_now = Named("take_now")
    collect = Named("collect")
    deliver = Named("deliver")
    delivery_charge = Named("delivery_charge")
    store = Family("store_")
    ask_age_check = Named("ask_age_check")
    age_note = Named("age_note")
    age_checked = Named("age_checked")
    card_problem = Named("card_problem")
    offline_note = Named("offline_note")
    store_full = Named("store_full")

    def pay_at_till(self) -> Done:
        """Order now, pay at the till."""
        self.at_till.touch()
        return self.kiosk.at(Done)

    def pay_by_card(self) -> Payment:
        """To the card terminal."""
        self.by_card.touch()
        return self.kiosk.at(Payment)


class AgeCheck(Page):
    """Staff look at the buyer's age, before anything can be paid."""

    screen = "age_check"
    question = Named("age_question")
    approve = Named("approve_age")
    refuse = Named("refuse_age")
    pin = Family("pin_")
    problem = Named("staff_problem")


class Pickup(Page):
    """Click and collect."""

    screen = "pickup"
    code = Named("pickup_code")
    problem = Named("pickup_problem")
    state = Named("pickup_state")
    advice = Named("pickup_advice")
    line = Family("pickup_line_")
    here = Named("pickup_here")
    told = Named("pickup_told")
    another = Named("pickup_another")


class Payment(Page):
    """A payment by card or phone, from the question to its answer."""

    screen = "payment"
    amount = Named("payment_amount")
    step = Named("payment_step")
    show_card = Named("payment_show_card")
    code = Named("payment_code")
    remove_card = Named("payment_remove_card")
    problem = Named("payment_problem")
    abort = Named("payment_abort")
    retry = Named("payment_retry")
    at_till_instead = Named("pay_at_till_instead")
    staff = Named("payment_staff")


class Done(Page):
    """Ordered."""

    screen = "done"
    order_number = Named("order_number")
    receipt_code = Named("receipt_code")
    code_instead = Named("code_instead")
    card_slip = Named("card_slip")
    slip = Named("slip")
    delivery = Named("delivery")
    collected_at = Named("collected_at")
    sent_to = Named("sent_to")
    points_after = Named("points_after")
    feedback = Family("feedback_")
    print_again = Named("print_again")

    def end(self) -> Attract:
        """The session is over."""
        self.leave.touch()
        return self.kiosk.at(Attract)


class Consents(Page):
    """What a customer agreed to."""

    screen = "consents"
    consent = Family("consent_")
    withdraw_all = Named("withdraw_all")
    delivery = Named("consent_delivery")
    forget_here = Named("forget_here")
    as_of = Named("consents_as_of")
    receipt = Named("consent_receipt")
    needs_proof = Named("data_needs_proof")
    prove = Named("prove_identity")
    access = Named("data_access")
    access_confirm = Named("data_access_confirm")
    erasure = Named("data_erasure")
    erasure_go_on = Named("data_erasure_go_on")
    erasure_confirm = Named("data_erasure_confirm")
    text = Named("data_text")
    code = Named("data_code")
    state = Named("data_state")
    close = Named("data_close")
    look_ups = Named("my_lookups")
    look_ups_state = Named("lookups_state")
    look_up = Family("lookup_")


class Idle(Page):
    """The countdown over whatever page there is."""

    screen = "idle"
    still_here = Named("still_here")
    seconds = Named("idle_seconds")


class Help(Page):
    """Staff are called."""

    screen = "help"
    done = Named("help_done")
    staff_unlock = Named("staff_unlock")


class Fault(Page):
    """A mistake of ours: the neutral screen."""

    screen = "fault"
    restart = Named("restart")
