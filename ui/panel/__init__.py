"""The demo's control panel: a second window from which one plays shopper, network and bad luck."""
