"""The screens: Qt Quick pages that only bind, typed view models, and the window that shows them."""
