<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessibilitySheet</name>
    <message>
        <source>Easier to read and reach</source>
        <translation>Easier to read and reach</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dark colours</translation>
    </message>
    <message>
        <source>Everything further down</source>
        <translation>Everything further down</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>You also get three times as long before the screen asks whether you are still here.</source>
        <translation>You also get three times as long before the screen asks whether you are still here.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 h ago</translation>
    </message>
    <message>
        <source>more than a day ago</source>
        <translation>more than a day ago</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>today, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>yesterday, %1</translation>
    </message>
</context>
<context>
    <name>AgePage</name>
    <message>
        <source>Is this person at least %1?</source>
        <translation>Is this person at least %1?</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment</source>
        <translation>A member of staff will be with you in a moment</translation>
    </message>
    <message>
        <source>%1, please ask for an identity card if you are not sure. We store that you checked, and no date of birth.</source>
        <translation>%1, please ask for an identity card if you are not sure. We store that you checked, and no date of birth.</translation>
    </message>
    <message>
        <source>Something in your basket is only for people of %1 and over. We check your age here, then you can pay.</source>
        <translation>Something in your basket is only for people of %1 and over. We check your age here, then you can pay.</translation>
    </message>
    <message>
        <source>Yes, at least %1</source>
        <translation>Yes, at least %1</translation>
    </message>
    <message>
        <source>No, take it out</source>
        <translation>No, take it out</translation>
    </message>
</context>
<context>
    <name>Aloud</name>
    <message>
        <source>Reading aloud is on.</source>
        <translation>Reading aloud is on.</translation>
    </message>
    <message>
        <source>%1 seconds left.</source>
        <translation>%1 seconds left.</translation>
    </message>
    <message>
        <source>Start page. Scan a product, show your card, or search.</source>
        <translation>Start page. Scan a product, show your card, or search.</translation>
    </message>
    <message>
        <source>Pieces: %1. Total: %2.</source>
        <translation>Pieces: %1. Total: %2.</translation>
    </message>
    <message>
        <source>Total: %1.</source>
        <translation>Total: %1.</translation>
    </message>
    <message>
        <source>Hello, good to see you</source>
        <translation>Hello, good to see you</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Unlocked</translation>
    </message>
    <message>
        <source>It is on your wish list</source>
        <translation>It is on your wish list</translation>
    </message>
    <message>
        <source>Your voucher was taken</source>
        <translation>Your voucher was taken</translation>
    </message>
    <message>
        <source>Your voucher is here. It counts once your basket fits it.</source>
        <translation>Your voucher is here. It counts once your basket fits it.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>Saved online.
Right here.</source>
        <translation>Saved online.
Right here.</translation>
    </message>
    <message>
        <source>Hello.
Good to see you.</source>
        <translation>Hello.
Good to see you.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Touch to start</translation>
    </message>
    <message>
        <source>Easier to read</source>
        <translation>Easier to read</translation>
    </message>
    <message>
        <source>Easier to read and reach</source>
        <translation>Easier to read and reach</translation>
    </message>
</context>
<context>
    <name>Bag</name>
    <message>
        <source>Not in this order</source>
        <translation>Not in this order</translation>
    </message>
    <message>
        <source>In the bag</source>
        <translation>In the bag</translation>
    </message>
    <message>
        <source>Complete. The bag holds what was ordered.</source>
        <translation>Complete. The bag holds what was ordered.</translation>
    </message>
    <message>
        <source>On the reader there are tags of things we don&apos;t sell: %1</source>
        <translation>On the reader there are tags of things we don&apos;t sell: %1</translation>
    </message>
    <message>
        <source>No order has this number. Check it, or scan the code on the slip.</source>
        <translation>No order has this number. Check it, or scan the code on the slip.</translation>
    </message>
    <message>
        <source>An order&apos;s lines come from the network. It is not there at the moment.</source>
        <translation>An order&apos;s lines come from the network. It is not there at the moment.</translation>
    </message>
    <message>
        <source>The network is back. Lock and unlock again to open orders.</source>
        <translation>The network is back. Lock and unlock again to open orders.</translation>
    </message>
    <message>
        <source>This was open for too long. Please lock and unlock again.</source>
        <translation>This was open for too long. Please lock and unlock again.</translation>
    </message>
    <message>
        <source>This order is still being packed.</source>
        <translation>This order is still being packed.</translation>
    </message>
    <message>
        <source>The central service refused: %1</source>
        <translation>The central service refused: %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>%1 too many</source>
        <translation>%1 too many</translation>
    </message>
</context>
<context>
    <name>BagLine</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>BagPage</name>
    <message>
        <source>Bag for order %1</source>
        <translation>Bag for order %1</translation>
    </message>
    <message>
        <source>Check a bag</source>
        <translation>Check a bag</translation>
    </message>
    <message>
        <source>Scan the code on the order&apos;s slip, or type its number. Every look-up is recorded.</source>
        <translation>Scan the code on the order&apos;s slip, or type its number. Every look-up is recorded.</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>Was to be paid at the till when it was ordered: %1. Hand it out only when that is done.</source>
        <translation>Was to be paid at the till when it was ordered: %1. Hand it out only when that is done.</translation>
    </message>
    <message>
        <source>To be collected or sent</source>
        <translation>To be collected or sent</translation>
    </message>
    <message>
        <source>Put the bag on the reader. What has no tag, scan piece by piece.</source>
        <translation>Put the bag on the reader. What has no tag, scan piece by piece.</translation>
    </message>
    <message>
        <source>Scan each piece that is in the bag.</source>
        <translation>Scan each piece that is in the bag.</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Packed</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Given to the carrier</source>
        <translation>Given to the carrier</translation>
    </message>
    <message>
        <source>Done, next bag</source>
        <translation>Done, next bag</translation>
    </message>
    <message>
        <source>Another bag</source>
        <translation>Another bag</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>BasketButton</name>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Basket · %Ln item</numerusform>
            <numerusform>Basket · %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketPage</name>
    <message>
        <source>Basket</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>Nothing in it yet. Scan a product, or look around.</source>
        <translation>Nothing in it yet. Scan a product, or look around.</translation>
    </message>
    <message>
        <source>Nothing in it yet</source>
        <translation>Nothing in it yet</translation>
    </message>
    <message>
        <source>Scan a product, or look around.</source>
        <translation>Scan a product, or look around.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
    <message>
        <source>In your hands</source>
        <translation>In your hands</translation>
    </message>
    <message>
        <source>From your online cart</source>
        <translation>From your online cart</translation>
    </message>
    <message>
        <source>From your phone</source>
        <translation>From your phone</translation>
    </message>
    <message>
        <source>Take it with you on your phone</source>
        <translation>Take it with you on your phone</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Popular in this shop</translation>
    </message>
    <message>
        <source>Goes well with it</source>
        <translation>Goes well with it</translation>
    </message>
</context>
<context>
    <name>BasketTotals</name>
    <message>
        <source>Goods</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Deposit</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>including %1 VAT</source>
        <translation>including %1 VAT</translation>
    </message>
    <message numerus="yes">
        <source>This earns you %Ln point(s)</source>
        <translation>
            <numerusform>This earns you %Ln point</numerusform>
            <numerusform>This earns you %Ln points</numerusform>
        </translation>
    </message>
    <message>
        <source>Something here is only for people of %1 and over. Please have your identity card ready.</source>
        <translation>Something here is only for people of %1 and over. Please have your identity card ready.</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>Pay %1</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>What are you looking for?</source>
        <translation>What are you looking for?</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Everything</translation>
    </message>
</context>
<context>
    <name>BusyVeil</name>
    <message>
        <source>One moment, we are looking up your card</source>
        <translation>One moment, we are looking up your card</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>A new card number is being fetched …</source>
        <translation>A new card number is being fetched …</translation>
    </message>
    <message>
        <source>Put an empty card on the reader and leave it there.</source>
        <translation>Put an empty card on the reader and leave it there.</translation>
    </message>
    <message>
        <source>Writing. Leave the card where it is.</source>
        <translation>Writing. Leave the card where it is.</translation>
    </message>
    <message>
        <source>The card is written and was read back. It is good from now on.</source>
        <translation>The card is written and was read back. It is good from now on.</translation>
    </message>
    <message>
        <source>No card lies on the reader.</source>
        <translation>No card lies on the reader.</translation>
    </message>
    <message>
        <source>More than one card lies on the reader. Take all away and put on one.</source>
        <translation>More than one card lies on the reader. Take all away and put on one.</translation>
    </message>
    <message>
        <source>Something else is on this card already. Take another one, or write over it.</source>
        <translation>Something else is on this card already. Take another one, or write over it.</translation>
    </message>
    <message>
        <source>This card is too small. Take another one.</source>
        <translation>This card is too small. Take another one.</translation>
    </message>
    <message>
        <source>This card is protected against writing. Take another one.</source>
        <translation>This card is protected against writing. Take another one.</translation>
    </message>
    <message>
        <source>This card cannot be locked. Take another one, or write it without locking.</source>
        <translation>This card cannot be locked. Take another one, or write it without locking.</translation>
    </message>
    <message>
        <source>This kind of card cannot be written. Take another one.</source>
        <translation>This kind of card cannot be written. Take another one.</translation>
    </message>
    <message>
        <source>The card was moved before it was done. Put it on again and leave it there.</source>
        <translation>The card was moved before it was done. Put it on again and leave it there.</translation>
    </message>
    <message>
        <source>The card reader does not answer. Try again, or see the service page.</source>
        <translation>The card reader does not answer. Try again, or see the service page.</translation>
    </message>
    <message>
        <source>A card can only be written with the network. It is not there at the moment.</source>
        <translation>A card can only be written with the network. It is not there at the moment.</translation>
    </message>
</context>
<context>
    <name>CardFace</name>
    <message>
        <source>lies on the reader</source>
        <translation>lies on the reader</translation>
    </message>
    <message>
        <source>Lay down the card of %1</source>
        <translation>Lay down the card of %1</translation>
    </message>
    <message>
        <source>Show the code of %1 to the camera</source>
        <translation>Show the code of %1 to the camera</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Write a card</source>
        <translation>Write a card</translation>
    </message>
    <message>
        <source>Lock it for good: nobody can change it any more</source>
        <translation>Lock it for good: nobody can change it any more</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Write over it</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CartCard</name>
    <message>
        <source>My online cart</source>
        <translation>My online cart</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>CentralSheet</name>
    <message>
        <source>to send</source>
        <translation>to send</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>parked</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>orders arrived</source>
        <translation>orders arrived</translation>
    </message>
    <message>
        <source>consents arrived</source>
        <translation>consents arrived</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>the central service does not answer</source>
        <translation>the central service does not answer</translation>
    </message>
    <message>
        <source>No order has arrived yet.</source>
        <translation>No order has arrived yet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>No consent event has arrived yet.</source>
        <translation>No consent event has arrived yet.</translation>
    </message>
    <message>
        <source>given</source>
        <translation>given</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>Online carts</source>
        <translation>Online carts</translation>
    </message>
    <message>
        <source>All online carts are empty.</source>
        <translation>All online carts are empty.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Kiosks, as it follows them</source>
        <translation>Kiosks, as it follows them</translation>
    </message>
    <message>
        <source>No kiosk has told anything yet.</source>
        <translation>No kiosk has told anything yet.</translation>
    </message>
    <message>
        <source>%1 entries applied</source>
        <translation>%1 entries applied</translation>
    </message>
    <message>
        <source>held whole / told</source>
        <translation>held whole / told</translation>
    </message>
</context>
<context>
    <name>CheckoutPage</name>
    <message>
        <source>Pay at the till</source>
        <translation>Pay at the till</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>How would you like to pay?</translation>
    </message>
    <message>
        <source>We store your order here. Nothing is charged on this screen.</source>
        <translation>We store your order here. Nothing is charged on this screen.</translation>
    </message>
    <message>
        <source>Your age was checked.</source>
        <translation>Your age was checked.</translation>
    </message>
    <message>
        <source>Pay at the till; then we send it to you</source>
        <translation>Pay at the till; then we send it to you</translation>
    </message>
    <message>
        <source>There is no connection. Your order is stored safely on this device and is passed on by itself, once, when the connection is back. You can only take it now; nothing can be packed or sent. Take the slip or the code with you.</source>
        <translation>There is no connection. Your order is stored safely on this device and is passed on by itself, once, when the connection is back. You can only take it now; nothing can be packed or sent. Take the slip or the code with you.</translation>
    </message>
    <message>
        <source>At the till</source>
        <translation>At the till</translation>
    </message>
    <message>
        <source>How would you like to get it?</source>
        <translation>How would you like to get it?</translation>
    </message>
    <message>
        <source>By card, on your phone, or at the till with your order number.</source>
        <translation>By card, on your phone, or at the till with your order number.</translation>
    </message>
    <message>
        <source>By card here, or at the till with your order number.</source>
        <translation>By card here, or at the till with your order number.</translation>
    </message>
    <message>
        <source>Something here is only for people of %1 and over. Before you pay, a member of staff checks your age here.</source>
        <translation>Something here is only for people of %1 and over. Before you pay, a member of staff checks your age here.</translation>
    </message>
    <message>
        <source>Place the order here</source>
        <translation>Place the order here</translation>
    </message>
    <message>
        <source>Take the slip, or photograph the code</source>
        <translation>Take the slip, or photograph the code</translation>
    </message>
    <message>
        <source>Photograph the code of your order</source>
        <translation>Photograph the code of your order</translation>
    </message>
    <message>
        <source>Pay at the till and take your things with you</source>
        <translation>Pay at the till and take your things with you</translation>
    </message>
    <message>
        <source>Pay at the till; then we pack it</source>
        <translation>Pay at the till; then we pack it</translation>
    </message>
    <message>
        <source>This device cannot take another order at the moment. Nothing was stored or charged, and your basket is still here. Please go to the till with your things.</source>
        <translation>This device cannot take another order at the moment. Nothing was stored or charged, and your basket is still here. Please go to the till with your things.</translation>
    </message>
    <message>
        <source>Delivery, including %1 VAT</source>
        <translation>Delivery, including %1 VAT</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Have my age checked</source>
        <translation>Have my age checked</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>Pay by card</translation>
    </message>
    <message>
        <source>Pay on my phone</source>
        <translation>Pay on my phone</translation>
    </message>
    <message>
        <source>Pay on my phone (needs a connection)</source>
        <translation>Pay on my phone (needs a connection)</translation>
    </message>
    <message>
        <source>Storing …</source>
        <translation>Storing …</translation>
    </message>
    <message>
        <source>Place the order</source>
        <translation>Place the order</translation>
    </message>
</context>
<context>
    <name>CheckoutWays</name>
    <message>
        <source>Take it now</source>
        <translation>Take it now</translation>
    </message>
    <message>
        <source>You have it in your hands, or fetch it from the shelf.</source>
        <translation>You have it in your hands, or fetch it from the shelf.</translation>
    </message>
    <message>
        <source>Have it delivered</source>
        <translation>Have it delivered</translation>
    </message>
    <message>
        <source>Collect in a store</source>
        <translation>Collect in a store</translation>
    </message>
    <message>
        <source>Needs a connection, which is not there at the moment.</source>
        <translation>Needs a connection, which is not there at the moment.</translation>
    </message>
    <message>
        <source>We pack it in the store %1. Please leave the things from your hands here.</source>
        <translation>We pack it in the store %1. Please leave the things from your hands here.</translation>
    </message>
    <message>
        <source>We pack it for you in the store of your choice.</source>
        <translation>We pack it for you in the store of your choice.</translation>
    </message>
    <message>
        <source>Where would you like to collect it?</source>
        <translation>Where would you like to collect it?</translation>
    </message>
</context>
<context>
    <name>Coach</name>
    <message>
        <source>Hold the code in the middle of the picture.</source>
        <translation>Hold the code in the middle of the picture.</translation>
    </message>
    <message>
        <source>It is dark here. On a phone, turn the brightness up.</source>
        <translation>It is dark here. On a phone, turn the brightness up.</translation>
    </message>
    <message>
        <source>It is too bright here. Shade the code with your hand.</source>
        <translation>It is too bright here. Shade the code with your hand.</translation>
    </message>
    <message>
        <source>A lamp is reflected. Tilt it a little.</source>
        <translation>A lamp is reflected. Tilt it a little.</translation>
    </message>
    <message>
        <source>A little further away.</source>
        <translation>A little further away.</translation>
    </message>
    <message>
        <source>A little closer.</source>
        <translation>A little closer.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>Hold it still for a moment.</translation>
    </message>
    <message>
        <source>Hold it straight.</source>
        <translation>Hold it straight.</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Show %1 to the camera</source>
        <translation>Show %1 to the camera</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>click: scanner · small button: camera</source>
        <translation>click: scanner · small button: camera</translation>
    </message>
    <message>
        <source>Find by name or number</source>
        <translation>Find by name or number</translation>
    </message>
    <message>
        <source>No code is called that.</source>
        <translation>No code is called that.</translation>
    </message>
    <message>
        <source>The codes are being drawn …</source>
        <translation>The codes are being drawn …</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Recommendations for you</source>
        <translation>Recommendations for you</translation>
    </message>
    <message>
        <source>We look at what you bought and put on your lists to suggest what may suit you.</source>
        <translation>We look at what you bought and put on your lists to suggest what may suit you.</translation>
    </message>
    <message>
        <source>So that you find things faster, here and online.</source>
        <translation>So that you find things faster, here and online.</translation>
    </message>
    <message>
        <source>For 24 months after your last purchase, or until you withdraw.</source>
        <translation>For 24 months after your last purchase, or until you withdraw.</translation>
    </message>
    <message>
        <source>Personal offers</source>
        <translation>Personal offers</translation>
    </message>
    <message>
        <source>We use your purchases to choose vouchers and prices that only you get.</source>
        <translation>We use your purchases to choose vouchers and prices that only you get.</translation>
    </message>
    <message>
        <source>So that offers are about things you actually buy.</source>
        <translation>So that offers are about things you actually buy.</translation>
    </message>
    <message>
        <source>For 12 months after your last purchase, or until you withdraw.</source>
        <translation>For 12 months after your last purchase, or until you withdraw.</translation>
    </message>
    <message>
        <source>News by e-mail</source>
        <translation>News by e-mail</translation>
    </message>
    <message>
        <source>We use your e-mail address to write to you about new things and events, at most twice a month.</source>
        <translation>We use your e-mail address to write to you about new things and events, at most twice a month.</translation>
    </message>
    <message>
        <source>So that you hear of them first.</source>
        <translation>So that you hear of them first.</translation>
    </message>
    <message>
        <source>Until you withdraw.</source>
        <translation>Until you withdraw.</translation>
    </message>
    <message>
        <source>Making this kiosk better</source>
        <translation>Making this kiosk better</translation>
    </message>
    <message>
        <source>We record which screens you use here, without your name.</source>
        <translation>We record which screens you use here, without your name.</translation>
    </message>
    <message>
        <source>So that we see where people get stuck and mend it.</source>
        <translation>So that we see where people get stuck and mend it.</translation>
    </message>
    <message>
        <source>For 6 months, or until you withdraw.</source>
        <translation>For 6 months, or until you withdraw.</translation>
    </message>
    <message>
        <source>Remember me on this shop&apos;s devices</source>
        <translation>Remember me on this shop&apos;s devices</translation>
    </message>
    <message>
        <source>A device you have shown your card to keeps your first name, points, lists and suggestions, encrypted. Whoever shows your card there sees them.</source>
        <translation>A device you have shown your card to keeps your first name, points, lists and suggestions, encrypted. Whoever shows your card there sees them.</translation>
    </message>
    <message>
        <source>So that you find your things there even without a connection.</source>
        <translation>So that you find your things there even without a connection.</translation>
    </message>
    <message>
        <source>For %1 days after you last showed your card there. When you withdraw, it is erased here at once, and on other devices when you show your card there.</source>
        <translation>For %1 days after you last showed your card there. When you withdraw, it is erased here at once, and on other devices when you show your card there.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>agreed</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>ConsentsPage</name>
    <message>
        <source>My data</source>
        <translation>My data</translation>
    </message>
    <message>
        <source>You decide what we may do. Your cart, your wish list and your purchases work without any of this.</source>
        <translation>You decide what we may do. Your cart, your wish list and your purchases work without any of this.</translation>
    </message>
    <message>
        <source>Tap your card first: then we know whose data this is about.</source>
        <translation>Tap your card first: then we know whose data this is about.</translation>
    </message>
    <message>
        <source>Without a connection we cannot show what you decided before. You can withdraw everything now; agreeing needs the connection.</source>
        <translation>Without a connection we cannot show what you decided before. You can withdraw everything now; agreeing needs the connection.</translation>
    </message>
    <message>
        <source>Without a connection: what you had decided as of %1. You can withdraw now; agreeing needs the connection.</source>
        <translation>Without a connection: what you had decided as of %1. You can withdraw now; agreeing needs the connection.</translation>
    </message>
    <message>
        <source>Your decision applies, and the shop&apos;s system has it.</source>
        <translation>Your decision applies, and the shop&apos;s system has it.</translation>
    </message>
    <message>
        <source>Your decision applies here at once. It is stored on this device and passed on as soon as the shop&apos;s system can be reached.</source>
        <translation>Your decision applies here at once. It is stored on this device and passed on as soon as the shop&apos;s system can be reached.</translation>
    </message>
    <message>
        <source>Receipt for your phone</source>
        <translation>Receipt for your phone</translation>
    </message>
    <message>
        <source>Forget me on this device</source>
        <translation>Forget me on this device</translation>
    </message>
    <message>
        <source>Withdraw everything</source>
        <translation>Withdraw everything</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>click: tap</source>
        <translation>click: tap</translation>
    </message>
    <message>
        <source>Lift the card</source>
        <translation>Lift the card</translation>
    </message>
</context>
<context>
    <name>DeliveriesPage</name>
    <message>
        <source>Waiting deliveries</source>
        <translation>Waiting deliveries</translation>
    </message>
    <message numerus="yes">
        <source>To be looked at · %Ln</source>
        <translation>
            <numerusform>To be looked at · %Ln</numerusform>
            <numerusform>To be looked at · %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On their way · %Ln</source>
        <translation>
            <numerusform>On their way · %Ln</numerusform>
            <numerusform>On their way · %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs your attention.</source>
        <translation>Nothing needs your attention.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Nothing is on its way.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Send all of them again</source>
        <translation>Send all of them again</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>Save to a file</translation>
    </message>
    <message>
        <source>Nothing is deleted here. The file is encrypted; another device can take it in.</source>
        <translation>Nothing is deleted here. The file is encrypted; another device can take it in.</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Number on this device</source>
        <translation>Number on this device</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>Change of an online cart</source>
        <translation>Change of an online cart</translation>
    </message>
    <message>
        <source>Change of a wish list</source>
        <translation>Change of a wish list</translation>
    </message>
    <message>
        <source>Usage figure</source>
        <translation>Usage figure</translation>
    </message>
    <message>
        <source>Agreed: %1</source>
        <translation>Agreed: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Withdrawn: %1</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>not tried yet</translation>
    </message>
    <message>
        <source>tries: %1</source>
        <translation>tries: %1</translation>
    </message>
    <message>
        <source>not before somebody sends it</source>
        <translation>not before somebody sends it</translation>
    </message>
    <message>
        <source>as soon as it is its turn</source>
        <translation>as soon as it is its turn</translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>in less than a minute</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>in %1 h</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>next try %1</translation>
    </message>
    <message>
        <source>Put aside here by hand.</source>
        <translation>Put aside here by hand.</translation>
    </message>
    <message>
        <source>The shop&apos;s system does not know this customer or card.</source>
        <translation>The shop&apos;s system does not know this customer or card.</translation>
    </message>
    <message>
        <source>Staff unlocked without network</source>
        <translation>Staff unlocked without network</translation>
    </message>
    <message>
        <source>Somebody asks to be erased</source>
        <translation>Somebody asks to be erased</translation>
    </message>
    <message>
        <source>Somebody asks for a copy of their data</source>
        <translation>Somebody asks for a copy of their data</translation>
    </message>
    <message>
        <source>Answer to how it was</source>
        <translation>Answer to how it was</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot make sense of it.</source>
        <translation>The shop&apos;s system cannot make sense of it.</translation>
    </message>
    <message>
        <source>The shop&apos;s system does not know such messages: it is older than this device.</source>
        <translation>The shop&apos;s system does not know such messages: it is older than this device.</translation>
    </message>
    <message>
        <source>The shop&apos;s system holds something else under the same number.</source>
        <translation>The shop&apos;s system holds something else under the same number.</translation>
    </message>
    <message>
        <source>Put aside here by hand: %1</source>
        <translation>Put aside here by hand: %1</translation>
    </message>
    <message>
        <source>The shop&apos;s system refused it: %1</source>
        <translation>The shop&apos;s system refused it: %1</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot be reached at the moment.</source>
        <translation>The shop&apos;s system cannot be reached at the moment.</translation>
    </message>
    <message>
        <source>It waits for its turn. Messages of one person keep their order.</source>
        <translation>It waits for its turn. Messages of one person keep their order.</translation>
    </message>
    <message>
        <source>The shop&apos;s system gave no usable answer.</source>
        <translation>The shop&apos;s system gave no usable answer.</translation>
    </message>
    <message>
        <source>The shop&apos;s system asked to try again later (%1).</source>
        <translation>The shop&apos;s system asked to try again later (%1).</translation>
    </message>
    <message>
        <source>It should have arrived long ago. Please tell your technical support.</source>
        <translation>It should have arrived long ago. Please tell your technical support.</translation>
    </message>
    <message>
        <source>Nothing: it is sent by itself.</source>
        <translation>Nothing: it is sent by itself.</translation>
    </message>
    <message>
        <source>Check whether the card is registered, then send it again.</source>
        <translation>Check whether the card is registered, then send it again.</translation>
    </message>
    <message>
        <source>Send it again when the reason is gone.</source>
        <translation>Send it again when the reason is gone.</translation>
    </message>
    <message>
        <source>Please tell your technical support, then send it again. It is kept safely here.</source>
        <translation>Please tell your technical support, then send it again. It is kept safely here.</translation>
    </message>
    <message>
        <source>Going out again: %1</source>
        <translation>Going out again: %1</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Put aside: %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>%1 slow</source>
        <translation>%1 slow</translation>
    </message>
    <message>
        <source>%1 fast</source>
        <translation>%1 fast</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>This device works on an old copy of its store. Please tell your technical support.</source>
        <translation>This device works on an old copy of its store. Please tell your technical support.</translation>
    </message>
    <message>
        <source>The shop&apos;s system had lost messages of this device; they are sent again: %1</source>
        <translation>The shop&apos;s system had lost messages of this device; they are sent again: %1</translation>
    </message>
    <message>
        <source>The store of this device was damaged. The damaged file was set aside.</source>
        <translation>The store of this device was damaged. The damaged file was set aside.</translation>
    </message>
    <message>
        <source>The store of this device was made again from its journal.</source>
        <translation>The store of this device was made again from its journal.</translation>
    </message>
    <message>
        <source>The last entries were taken over from the journal.</source>
        <translation>The last entries were taken over from the journal.</translation>
    </message>
    <message>
        <source>The journal was damaged. It was begun anew from the store.</source>
        <translation>The journal was damaged. It was begun anew from the store.</translation>
    </message>
    <message>
        <source>Something that was stored here is lost. Please tell your technical support.</source>
        <translation>Something that was stored here is lost. Please tell your technical support.</translation>
    </message>
</context>
<context>
    <name>DeliverySheet</name>
    <message>
        <source>What to do: %1</source>
        <translation>What to do: %1</translation>
    </message>
    <message>
        <source>Send it again now</source>
        <translation>Send it again now</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Put it aside</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DemoKeyNote</name>
    <message>
        <source>Demo key: data on this device is not protected</source>
        <translation>Demo key: data on this device is not protected</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>not connected</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>out of order</translation>
    </message>
    <message>
        <source>connecting again</source>
        <translation>connecting again</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Bar code scanner</source>
        <translation>Bar code scanner</translation>
    </message>
    <message>
        <source>Bar code scanner (keyboard)</source>
        <translation>Bar code scanner (keyboard)</translation>
    </message>
    <message>
        <source>Wallet reader</source>
        <translation>Wallet reader</translation>
    </message>
    <message>
        <source>RFID reader</source>
        <translation>RFID reader</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Card terminal</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voice</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>Plug of %1</source>
        <translation>Plug of %1</translation>
    </message>
    <message>
        <source>plugged in</source>
        <translation>plugged in</translation>
    </message>
    <message>
        <source>unplugged</source>
        <translation>unplugged</translation>
    </message>
    <message>
        <source>On the counter: put down, take away</source>
        <translation>On the counter: put down, take away</translation>
    </message>
    <message>
        <source>Take all away</source>
        <translation>Take all away</translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>Mend all</translation>
    </message>
</context>
<context>
    <name>DiscountLine</name>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Leave %1 for another time</source>
        <translation>Leave %1 for another time</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Your order is stored</source>
        <translation>Your order is stored</translation>
    </message>
    <message>
        <source>Please pay %1 at the till. Show this number or the code there.</source>
        <translation>Please pay %1 at the till. Show this number or the code there.</translation>
    </message>
    <message>
        <source>Code of your order</source>
        <translation>Code of your order</translation>
    </message>
    <message>
        <source>Your receipt as a code</source>
        <translation>Your receipt as a code</translation>
    </message>
    <message>
        <source>Your slip as a code</source>
        <translation>Your slip as a code</translation>
    </message>
    <message>
        <source>Scan it with your phone, or take a picture of it</source>
        <translation>Scan it with your phone, or take a picture of it</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Order number</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Pick-up code</source>
        <translation>Pick-up code</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Paid by card</translation>
    </message>
    <message>
        <source>Paid by phone</source>
        <translation>Paid by phone</translation>
    </message>
    <message>
        <source>%1 is paid. Take your things with you.</source>
        <translation>%1 is paid. Take your things with you.</translation>
    </message>
    <message>
        <source>%1 is paid.</source>
        <translation>%1 is paid.</translation>
    </message>
    <message>
        <source>You collect it in the store %1. Your pick-up code is %2: note it, or photograph this.</source>
        <translation>You collect it in the store %1. Your pick-up code is %2: note it, or photograph this.</translation>
    </message>
    <message>
        <source>We send it to you: %1.</source>
        <translation>We send it to you: %1.</translation>
    </message>
    <message>
        <source>As soon as you have paid at the till, we send it to you: %1.</source>
        <translation>As soon as you have paid at the till, we send it to you: %1.</translation>
    </message>
    <message>
        <source>Photograph the code: it is your slip.</source>
        <translation>Photograph the code: it is your slip.</translation>
    </message>
    <message>
        <source>Photograph the code: it is your receipt.</source>
        <translation>Photograph the code: it is your receipt.</translation>
    </message>
    <message>
        <source>Your slip is being printed.</source>
        <translation>Your slip is being printed.</translation>
    </message>
    <message>
        <source>Your receipt is being printed.</source>
        <translation>Your receipt is being printed.</translation>
    </message>
    <message>
        <source>Your slip is printed. Please take it with you.</source>
        <translation>Your slip is printed. Please take it with you.</translation>
    </message>
    <message>
        <source>Your receipt is printed. Please take it with you.</source>
        <translation>Your receipt is printed. Please take it with you.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Photograph the code instead; your order is stored.</source>
        <translation>The slip could not be printed. Photograph the code instead; your order is stored.</translation>
    </message>
    <message>
        <source>The receipt could not be printed. Photograph the code instead; your purchase is stored.</source>
        <translation>The receipt could not be printed. Photograph the code instead; your purchase is stored.</translation>
    </message>
    <message>
        <source>The shop&apos;s system has it.</source>
        <translation>The shop&apos;s system has it.</translation>
    </message>
    <message>
        <source>Stored safely on this device. The shop&apos;s system gets it by itself as soon as it can be reached.</source>
        <translation>Stored safely on this device. The shop&apos;s system gets it by itself as soon as it can be reached.</translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation>How was it?</translation>
    </message>
    <message>
        <source>Thank you, that helps us</source>
        <translation>Thank you, that helps us</translation>
    </message>
    <message>
        <source>%1 of 5 stars</source>
        <translation>%1 of 5 stars</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>Print it again</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>Sorry, that went wrong</source>
        <translation>Sorry, that went wrong</translation>
    </message>
    <message>
        <source>It is our mistake. Whatever you ordered is stored. Please start again; our staff are glad to help.</source>
        <translation>It is our mistake. Whatever you ordered is stored. Please start again; our staff are glad to help.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Start again</translation>
    </message>
</context>
<context>
    <name>FinderPage</name>
    <message>
        <source>This suits you</source>
        <translation>This suits you</translation>
    </message>
    <message>
        <source>Nothing here fits all of it</source>
        <translation>Nothing here fits all of it</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln product(s)</source>
        <translation>
            <numerusform>%1, %Ln product</numerusform>
            <numerusform>%1, %Ln products</numerusform>
        </translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>Doesn&apos;t matter</source>
        <translation>Doesn&apos;t matter</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Start again</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln product(s)</source>
        <translation>
            <numerusform>Show %Ln product</numerusform>
            <numerusform>Show %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundLine</name>
    <message>
        <source>More than %1 products</source>
        <translation>More than %1 products</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message>
        <source>Results for “%1”</source>
        <translation>Results for “%1”</translation>
    </message>
</context>
<context>
    <name>Glance</name>
    <message>
        <source>Shows what the camera sees</source>
        <translation>Shows what the camera sees</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Code that brings it to your phone</source>
        <translation>Code that brings it to your phone</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Good for a day, and for one phone</source>
        <translation>Good for a day, and for one phone</translation>
    </message>
    <message>
        <source>Good until %1, and for one phone</source>
        <translation>Good until %1, and for one phone</translation>
    </message>
    <message>
        <source>Your phone has it</source>
        <translation>Your phone has it</translation>
    </message>
    <message>
        <source>This code is over</source>
        <translation>This code is over</translation>
    </message>
    <message>
        <source>Nothing to take along</source>
        <translation>Nothing to take along</translation>
    </message>
    <message>
        <source>Too much for one code</source>
        <translation>Too much for one code</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Take it with you</translation>
    </message>
    <message>
        <source>One moment, your code is being made.</source>
        <translation>One moment, your code is being made.</translation>
    </message>
    <message>
        <source>Nothing has to be installed, and nobody asks who you are.</source>
        <translation>Nothing has to be installed, and nobody asks who you are.</translation>
    </message>
    <message>
        <source>Shall your basket here be emptied, or do you go on shopping with it?</source>
        <translation>Shall your basket here be emptied, or do you go on shopping with it?</translation>
    </message>
    <message>
        <source>You find it there in the browser.</source>
        <translation>You find it there in the browser.</translation>
    </message>
    <message>
        <source>No phone fetched it in time. Your basket here is as it was.</source>
        <translation>No phone fetched it in time. Your basket here is as it was.</translation>
    </message>
    <message>
        <source>What was weighed for you stays here. Everything else can be taken along.</source>
        <translation>What was weighed for you stays here. Everything else can be taken along.</translation>
    </message>
    <message>
        <source>Without a connection, about 59 different products fit into a code. Take some out, or try again when we are connected.</source>
        <translation>Without a connection, about 59 different products fit into a code. Take some out, or try again when we are connected.</translation>
    </message>
    <message>
        <source>There is no connection here at the moment, so this screen cannot tell when your phone has it.</source>
        <translation>There is no connection here at the moment, so this screen cannot tell when your phone has it.</translation>
    </message>
    <message numerus="yes">
        <source>Weighed things stay here: %Ln left out</source>
        <translation>
            <numerusform>Weighed things stay here: %Ln left out</numerusform>
            <numerusform>Weighed things stay here: %Ln left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Photograph the code with your phone</source>
        <translation>Photograph the code with your phone</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code</source>
        <translation>Point your phone&apos;s camera at the code</translation>
    </message>
    <message>
        <source>Open the link once you have a connection</source>
        <translation>Open the link once you have a connection</translation>
    </message>
    <message>
        <source>Open the link it shows</source>
        <translation>Open the link it shows</translation>
    </message>
    <message>
        <source>Find everything there, at home too</source>
        <translation>Find everything there, at home too</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Show a new code</translation>
    </message>
    <message>
        <source>I have it: empty the basket here</source>
        <translation>I have it: empty the basket here</translation>
    </message>
    <message>
        <source>Empty the basket here</source>
        <translation>Empty the basket here</translation>
    </message>
    <message>
        <source>Go on shopping</source>
        <translation>Go on shopping</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Basket</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>Recording · %1</source>
        <translation>Recording · %1</translation>
    </message>
    <message>
        <source>Network up</source>
        <translation>Network up</translation>
    </message>
    <message>
        <source>Network disturbed</source>
        <translation>Network disturbed</translation>
    </message>
    <message>
        <source>Network down</source>
        <translation>Network down</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 to send</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help, please</source>
        <translation>Help, please</translation>
    </message>
    <message>
        <source>Our staff can see that you would like help. Your basket stays as it is.</source>
        <translation>Our staff can see that you would like help. Your basket stays as it is.</translation>
    </message>
    <message>
        <source>Back to my shopping</source>
        <translation>Back to my shopping</translation>
    </message>
    <message>
        <source>I work here</source>
        <translation>I work here</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>For you</source>
        <translation>For you</translation>
    </message>
    <message>
        <source>You may like</source>
        <translation>You may like</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Popular in this shop</translation>
    </message>
    <message>
        <source>The range is being loaded. You can scan products as soon as they are here.</source>
        <translation>The range is being loaded. You can scan products as soon as they are here.</translation>
    </message>
</context>
<context>
    <name>HomeTop</name>
    <message>
        <source>Hello %1</source>
        <translation>Hello %1</translation>
    </message>
    <message>
        <source>Your card is noted</source>
        <translation>Your card is noted</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>What are you looking for?</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>· verified</source>
        <translation>· verified</translation>
    </message>
    <message>
        <source>Log in by phone</source>
        <translation>Log in by phone</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>My data</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Your lists as of %1. They will be brought up to date when we are connected again.</source>
        <translation>Your lists as of %1. They will be brought up to date when we are connected again.</translation>
    </message>
    <message>
        <source>There is no connection at the moment, so we cannot greet you by name. Your purchase will be credited to your card later.</source>
        <translation>There is no connection at the moment, so we cannot greet you by name. Your purchase will be credited to your card later.</translation>
    </message>
</context>
<context>
    <name>HomeWays</name>
    <message>
        <source>Search the whole shop</source>
        <translation>Search the whole shop</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>Scan with the camera</translation>
    </message>
    <message>
        <source>Collect an order</source>
        <translation>Collect an order</translation>
    </message>
    <message>
        <source>%1: find yours</source>
        <translation>%1: find yours</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Are you still here?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Then everything on this screen is forgotten, for your protection.</source>
        <translation>Then everything on this screen is forgotten, for your protection.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>I&apos;m still here</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Delete the last letter</translation>
    </message>
    <message>
        <source>Hyphen</source>
        <translation>Hyphen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>LineItem</name>
    <message>
        <source>%1 on offer</source>
        <translation>%1 on offer</translation>
    </message>
    <message>
        <source>%1, plus %2 deposit</source>
        <translation>%1, plus %2 deposit</translation>
    </message>
    <message>
        <source>plus %1 deposit</source>
        <translation>plus %1 deposit</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>What the camera sees</source>
        <translation>What the camera sees</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Nothing was logged.</source>
        <translation>Nothing was logged.</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Code that opens the log-in on your phone</source>
        <translation>Code that opens the log-in on your phone</translation>
    </message>
    <message>
        <source>Your phone must show the same:</source>
        <translation>Your phone must show the same:</translation>
    </message>
    <message>
        <source>Kiosk %1 · %2</source>
        <translation>Kiosk %1 · %2</translation>
    </message>
    <message>
        <source>Not logged in</source>
        <translation>Not logged in</translation>
    </message>
    <message>
        <source>This code is over</source>
        <translation>This code is over</translation>
    </message>
    <message>
        <source>Not possible right now</source>
        <translation>Not possible right now</translation>
    </message>
    <message>
        <source>Log in with your phone</source>
        <translation>Log in with your phone</translation>
    </message>
    <message>
        <source>One moment, your code is being made.</source>
        <translation>One moment, your code is being made.</translation>
    </message>
    <message>
        <source>Nothing is typed here, and this screen never asks for a password.</source>
        <translation>Nothing is typed here, and this screen never asks for a password.</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code</source>
        <translation>Point your phone&apos;s camera at the code</translation>
    </message>
    <message>
        <source>Compare the letters</source>
        <translation>Compare the letters</translation>
    </message>
    <message>
        <source>Confirm on your phone that it is you</source>
        <translation>Confirm on your phone that it is you</translation>
    </message>
    <message>
        <source>Confirm only what you began here yourself. Nobody from the shop will ever call or write to ask you for it.</source>
        <translation>Confirm only what you began here yourself. Nobody from the shop will ever call or write to ask you for it.</translation>
    </message>
    <message>
        <source>It was refused on the phone. We have learnt nothing about you.</source>
        <translation>It was refused on the phone. We have learnt nothing about you.</translation>
    </message>
    <message>
        <source>Nobody confirmed in time.</source>
        <translation>Nobody confirmed in time.</translation>
    </message>
    <message>
        <source>Logging in needs the connection. It is not there at the moment; you can shop without it, and your card is noted.</source>
        <translation>Logging in needs the connection. It is not there at the moment; you can shop without it, and your card is noted.</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Show a new code</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>LookUp</name>
    <message>
        <source>Found in a search by name or number</source>
        <translation>Found in a search by name or number</translation>
    </message>
    <message>
        <source>Opened your cart and wish list</source>
        <translation>Opened your cart and wish list</translation>
    </message>
    <message>
        <source>Wrote a card for you</source>
        <translation>Wrote a card for you</translation>
    </message>
    <message>
        <source>Opened an order of yours to pack it</source>
        <translation>Opened an order of yours to pack it</translation>
    </message>
    <message>
        <source>Handed an order over to you</source>
        <translation>Handed an order over to you</translation>
    </message>
    <message>
        <source>Checked your age for a purchase</source>
        <translation>Checked your age for a purchase</translation>
    </message>
    <message>
        <source>Looked at your data</source>
        <translation>Looked at your data</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Kiosk · control panel</source>
        <translation>Kiosk · control panel</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+6 open a sheet · Ctrl+F finds a code · Ctrl+R records</source>
        <translation>Ctrl+1 … Ctrl+6 open a sheet · Ctrl+F finds a code · Ctrl+R records</translation>
    </message>
</context>
<context>
    <name>MyDataCards</name>
    <message>
        <source>Your data, your right</source>
        <translation>Your data, your right</translation>
    </message>
    <message>
        <source>A card can be found by anybody. To get a copy of your data or have it erased, show on your phone that it is you.</source>
        <translation>A card can be found by anybody. To get a copy of your data or have it erased, show on your phone that it is you.</translation>
    </message>
    <message>
        <source>A card can be found by anybody. To get a copy of your data or have it erased, you have to show on your phone that it is you. That needs the connection, which is not there right now.</source>
        <translation>A card can be found by anybody. To get a copy of your data or have it erased, you have to show on your phone that it is you. That needs the connection, which is not there right now.</translation>
    </message>
    <message>
        <source>Log in by phone</source>
        <translation>Log in by phone</translation>
    </message>
    <message>
        <source>A copy of your data</source>
        <translation>A copy of your data</translation>
    </message>
    <message>
        <source>Everything we have stored about you, to take along on your phone.</source>
        <translation>Everything we have stored about you, to take along on your phone.</translation>
    </message>
    <message>
        <source>Show the code again</source>
        <translation>Show the code again</translation>
    </message>
    <message>
        <source>Ask for my copy</source>
        <translation>Ask for my copy</translation>
    </message>
    <message>
        <source>Who looked at your data</source>
        <translation>Who looked at your data</translation>
    </message>
    <message>
        <source>Nobody of the staff has looked at your data.</source>
        <translation>Nobody of the staff has looked at your data.</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded:</source>
        <translation>Every look of the staff is recorded:</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded. Without a connection, the list cannot be shown.</source>
        <translation>Every look of the staff is recorded. Without a connection, the list cannot be shown.</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded. You see the list once you have shown that it is you.</source>
        <translation>Every look of the staff is recorded. You see the list once you have shown that it is you.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln earlier one(s): they are in the copy of your data.</source>
        <translation>
            <numerusform>And %Ln earlier one: it is in the copy of your data.</numerusform>
            <numerusform>And %Ln earlier ones: they are in the copy of your data.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have your data erased</source>
        <translation>Have your data erased</translation>
    </message>
    <message>
        <source>We forget you: name, card, points, lists and decisions, here and in our system.</source>
        <translation>We forget you: name, card, points, lists and decisions, here and in our system.</translation>
    </message>
    <message>
        <source>Erase my data</source>
        <translation>Erase my data</translation>
    </message>
</context>
<context>
    <name>MyDataSheet</name>
    <message>
        <source>A copy of your data</source>
        <translation>A copy of your data</translation>
    </message>
    <message>
        <source>What happens when your data is erased</source>
        <translation>What happens when your data is erased</translation>
    </message>
    <message>
        <source>Erase everything for good?</source>
        <translation>Erase everything for good?</translation>
    </message>
    <message>
        <source>We forget you</source>
        <translation>We forget you</translation>
    </message>
    <message>
        <source>Your copy</source>
        <translation>Your copy</translation>
    </message>
    <message>
        <source>What you decided, to take along</source>
        <translation>What you decided, to take along</translation>
    </message>
    <message>
        <source>You get a code for your phone. It opens a page with everything we have stored about you: who you are to us, your cards, lists, purchases, decisions, and who looked at it. One phone can fetch it, within three days.</source>
        <translation>You get a code for your phone. It opens a page with everything we have stored about you: who you are to us, your cards, lists, purchases, decisions, and who looked at it. One phone can fetch it, within three days.</translation>
    </message>
    <message>
        <source>This cannot be undone, not even by us.</source>
        <translation>This cannot be undone, not even by us.</translation>
    </message>
    <message>
        <source>This kiosk has forgotten you already. The code opens a page on your phone that says when our system has, too.</source>
        <translation>This kiosk has forgotten you already. The code opens a page on your phone that says when our system has, too.</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code, or photograph it for later. The first phone that fetches the copy has it.</source>
        <translation>Point your phone&apos;s camera at the code, or photograph it for later. The first phone that fetches the copy has it.</translation>
    </message>
    <message>
        <source>The code opens a page on your phone: each decision you made here, the words you saw, when and where. It names neither you nor your card.</source>
        <translation>The code opens a page on your phone: each decision you made here, the words you saw, when and where. It names neither you nor your card.</translation>
    </message>
    <message>
        <source>Your name, customer number, address, cards, lists, decisions and personal offers are erased.</source>
        <translation>Your name, customer number, address, cards, lists, decisions and personal offers are erased.</translation>
    </message>
    <message>
        <source>Your points are lost. Nobody here knows your card any more.</source>
        <translation>Your points are lost. Nobody here knows your card any more.</translation>
    </message>
    <message>
        <source>The law makes us keep the books: your purchases stay, without your name.</source>
        <translation>The law makes us keep the books: your purchases stay, without your name.</translation>
    </message>
    <message>
        <source>What you have ordered you still get, by its pick-up code.</source>
        <translation>What you have ordered you still get, by its pick-up code.</translation>
    </message>
    <message>
        <source>Other kiosks that remembered you forget you when your card is shown there, or when their time is over.</source>
        <translation>Other kiosks that remembered you forget you when your card is shown there, or when their time is over.</translation>
    </message>
    <message>
        <source>Code that opens a page on your phone</source>
        <translation>Code that opens a page on your phone</translation>
    </message>
    <message>
        <source>Done: our system has erased your data.</source>
        <translation>Done: our system has erased your data.</translation>
    </message>
    <message>
        <source>Your copy is ready.</source>
        <translation>Your copy is ready.</translation>
    </message>
    <message>
        <source>Our system did not accept this. Please talk to the staff.</source>
        <translation>Our system did not accept this. Please talk to the staff.</translation>
    </message>
    <message>
        <source>Your request is stored on this device. It is passed on as soon as our system can be reached; keep the code until then.</source>
        <translation>Your request is stored on this device. It is passed on as soon as our system can be reached; keep the code until then.</translation>
    </message>
    <message>
        <source>Ask for my copy</source>
        <translation>Ask for my copy</translation>
    </message>
    <message>
        <source>I understand, go on</source>
        <translation>I understand, go on</translation>
    </message>
    <message>
        <source>Yes, erase my data</source>
        <translation>Yes, erase my data</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>No, keep everything</source>
        <translation>No, keep everything</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MyPickups</name>
    <message>
        <source>To collect here</source>
        <translation>To collect here</translation>
    </message>
</context>
<context>
    <name>NetworkSheet</name>
    <message>
        <source>Network to the central service</source>
        <translation>Network to the central service</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Later, each way</source>
        <translation>Later, each way</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>Lost on the way</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>The kiosk&apos;s clock</source>
        <translation>The kiosk&apos;s clock</translation>
    </message>
    <message>
        <source>−1 day</source>
        <translation>−1 day</translation>
    </message>
    <message>
        <source>−1 h</source>
        <translation>−1 h</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 h</translation>
    </message>
    <message>
        <source>+1 day</source>
        <translation>+1 day</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Put it right</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Kill hard</source>
        <translation>Kill hard</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Its log</source>
        <translation>Its log</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nothing found for “%1”</translation>
    </message>
    <message>
        <source>Of a number, type at least four digits.</source>
        <translation>Of a number, type at least four digits.</translation>
    </message>
    <message>
        <source>Try fewer letters, or look around by category.</source>
        <translation>Try fewer letters, or look around by category.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Popular in this shop</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>%1 is in your basket</source>
        <translation>%1 is in your basket</translation>
    </message>
    <message>
        <source>We don&apos;t know this code. Nothing was added.</source>
        <translation>We don&apos;t know this code. Nothing was added.</translation>
    </message>
    <message>
        <source>This code could not be read correctly. Nothing was added. Please scan it again.</source>
        <translation>This code could not be read correctly. Nothing was added. Please scan it again.</translation>
    </message>
    <message>
        <source>We don&apos;t know this product. Nothing was added. Our staff will help you.</source>
        <translation>We don&apos;t know this product. Nothing was added. Our staff will help you.</translation>
    </message>
    <message>
        <source>%1 has been recalled and is not sold. Please hand it to our staff.</source>
        <translation>%1 has been recalled and is not sold. Please hand it to our staff.</translation>
    </message>
    <message>
        <source>%1 is past its date and is not sold. Please take another one.</source>
        <translation>%1 is past its date and is not sold. Please take another one.</translation>
    </message>
    <message>
        <source>%1 is sold by weight. Please weigh it and scan the label.</source>
        <translation>%1 is sold by weight. Please weigh it and scan the label.</translation>
    </message>
    <message>
        <source>99 is the most of one product here. Our staff will help you with more.</source>
        <translation>99 is the most of one product here. Our staff will help you with more.</translation>
    </message>
    <message>
        <source>%1 items added</source>
        <translation>%1 items added</translation>
    </message>
    <message>
        <source>Tags of things we don&apos;t sell: %1. They were not added.</source>
        <translation>Tags of things we don&apos;t sell: %1. They were not added.</translation>
    </message>
    <message>
        <source>One moment: your basket is being paid. Nothing was added.</source>
        <translation>One moment: your basket is being paid. Nothing was added.</translation>
    </message>
    <message>
        <source>Hello %1, good to see you</source>
        <translation>Hello %1, good to see you</translation>
    </message>
    <message>
        <source>We have noted your card. Your purchase will be credited to it later.</source>
        <translation>We have noted your card. Your purchase will be credited to it later.</translation>
    </message>
    <message>
        <source>We don&apos;t know this card. You can shop without it.</source>
        <translation>We don&apos;t know this card. You can shop without it.</translation>
    </message>
    <message>
        <source>This card is blocked. You can shop without it; our staff will help you.</source>
        <translation>This card is blocked. You can shop without it; our staff will help you.</translation>
    </message>
    <message>
        <source>Please take the card away and hold it to the reader once more.</source>
        <translation>Please take the card away and hold it to the reader once more.</translation>
    </message>
    <message>
        <source>One card only, please: take all cards away, then hold one to the reader.</source>
        <translation>One card only, please: take all cards away, then hold one to the reader.</translation>
    </message>
    <message>
        <source>The card could not be read. Hold it still for a moment.</source>
        <translation>The card could not be read. Hold it still for a moment.</translation>
    </message>
    <message>
        <source>Unlocked for %1</source>
        <translation>Unlocked for %1</translation>
    </message>
    <message>
        <source>This screen now shows that you would like help.</source>
        <translation>This screen now shows that you would like help.</translation>
    </message>
    <message>
        <source>Looking up customers needs the network. It is not there at the moment.</source>
        <translation>Looking up customers needs the network. It is not there at the moment.</translation>
    </message>
    <message>
        <source>Not unlocked. The network is not there at the moment.</source>
        <translation>Not unlocked. The network is not there at the moment.</translation>
    </message>
    <message>
        <source>Thank you. You can pay now.</source>
        <translation>Thank you. You can pay now.</translation>
    </message>
    <message>
        <source>What is sold only from a certain age was taken out of the basket</source>
        <translation>What is sold only from a certain age was taken out of the basket</translation>
    </message>
    <message>
        <source>Your online cart is in the basket now</source>
        <translation>Your online cart is in the basket now</translation>
    </message>
    <message>
        <source>Voucher taken: %1</source>
        <translation>Voucher taken: %1</translation>
    </message>
    <message>
        <source>Your voucher is here: %1. It counts once your basket fits it.</source>
        <translation>Your voucher is here: %1. It counts once your basket fits it.</translation>
    </message>
    <message>
        <source>This voucher is on your basket already.</source>
        <translation>This voucher is on your basket already.</translation>
    </message>
    <message>
        <source>We don&apos;t know this voucher. Nothing was taken off; our staff will help you.</source>
        <translation>We don&apos;t know this voucher. Nothing was taken off; our staff will help you.</translation>
    </message>
    <message>
        <source>This voucher was used before. Nothing was taken off.</source>
        <translation>This voucher was used before. Nothing was taken off.</translation>
    </message>
    <message>
        <source>This voucher does not count today. Nothing was taken off.</source>
        <translation>This voucher does not count today. Nothing was taken off.</translation>
    </message>
    <message>
        <source>This voucher needs the network, which is not there at the moment. It stays good; nothing was used up.</source>
        <translation>This voucher needs the network, which is not there at the moment. It stays good; nothing was used up.</translation>
    </message>
    <message>
        <source>Your points come off</source>
        <translation>Your points come off</translation>
    </message>
    <message>
        <source>Your points cannot be redeemed at the moment. They stay yours.</source>
        <translation>Your points cannot be redeemed at the moment. They stay yours.</translation>
    </message>
    <message>
        <source>Points can only be redeemed with a connection. They stay yours.</source>
        <translation>Points can only be redeemed with a connection. They stay yours.</translation>
    </message>
    <message>
        <source>Your points were held for half an hour. They are yours again.</source>
        <translation>Your points were held for half an hour. They are yours again.</translation>
    </message>
    <message>
        <source>%1 is on your wish list</source>
        <translation>%1 is on your wish list</translation>
    </message>
    <message>
        <source>Show your card first: then we know whose wish list it is.</source>
        <translation>Show your card first: then we know whose wish list it is.</translation>
    </message>
    <message>
        <source>Your wish could not be stored here right now. Your list is as before.</source>
        <translation>Your wish could not be stored here right now. Your list is as before.</translation>
    </message>
    <message>
        <source>From your phone: %1 items are in your basket</source>
        <translation>From your phone: %1 items are in your basket</translation>
    </message>
    <message>
        <source>Not everything on your phone is sold here: %1 left out</source>
        <translation>Not everything on your phone is sold here: %1 left out</translation>
    </message>
    <message>
        <source>This code was used before. Nothing was added. Get a new one on your phone.</source>
        <translation>This code was used before. Nothing was added. Get a new one on your phone.</translation>
    </message>
    <message>
        <source>This code is over. Nothing was added. Get a new one on your phone.</source>
        <translation>This code is over. Nothing was added. Get a new one on your phone.</translation>
    </message>
    <message>
        <source>Bringing a cart from your phone needs the connection. It is not there; your code stays good.</source>
        <translation>Bringing a cart from your phone needs the connection. It is not there; your code stays good.</translation>
    </message>
    <message>
        <source>Your decision is stored and applies at once</source>
        <translation>Your decision is stored and applies at once</translation>
    </message>
    <message>
        <source>What this device remembered of you is erased</source>
        <translation>What this device remembered of you is erased</translation>
    </message>
    <message>
        <source>No connection at the moment. You can go on shopping; everything is kept safe here.</source>
        <translation>No connection at the moment. You can go on shopping; everything is kept safe here.</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Connected again</translation>
    </message>
    <message>
        <source>Your slip is printed</source>
        <translation>Your slip is printed</translation>
    </message>
    <message>
        <source>The slip could not be printed. Your order is stored; take it with you by its code.</source>
        <translation>The slip could not be printed. Your order is stored; take it with you by its code.</translation>
    </message>
    <message>
        <source>We cannot take another order here right now. Nothing was charged; please go to the till.</source>
        <translation>We cannot take another order here right now. Nothing was charged; please go to the till.</translation>
    </message>
    <message>
        <source>There was an interruption. Your order is stored, here it is.</source>
        <translation>There was an interruption. Your order is stored, here it is.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Delete the last digit</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>No connection. You can shop as usual.</source>
        <translation>No connection. You can shop as usual.</translation>
    </message>
    <message>
        <source>No connection. You can shop as usual; data as of %1.</source>
        <translation>No connection. You can shop as usual; data as of %1.</translation>
    </message>
</context>
<context>
    <name>OrderSummary</name>
    <message>
        <source>Your order</source>
        <translation>Your order</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Deposit</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>The next payment: %1</source>
        <translation>The next payment: %1</translation>
    </message>
    <message>
        <source>The next payment is declined with code %1</source>
        <translation>The next payment is declined with code %1</translation>
    </message>
    <message>
        <source>Tapped: %1</source>
        <translation>Tapped: %1</translation>
    </message>
    <message>
        <source>On the reader: %1</source>
        <translation>On the reader: %1</translation>
    </message>
    <message>
        <source>The card is lifted</source>
        <translation>The card is lifted</translation>
    </message>
    <message>
        <source>Before the camera: %1</source>
        <translation>Before the camera: %1</translation>
    </message>
    <message>
        <source>Scanned: %1</source>
        <translation>Scanned: %1</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Card terminal</translation>
    </message>
    <message>
        <source>RFID reader</source>
        <translation>RFID reader</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Keyboard scanner</translation>
    </message>
    <message>
        <source>Wallet reader</source>
        <translation>Wallet reader</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>not there</translation>
    </message>
    <message>
        <source>being opened</source>
        <translation>being opened</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>faulty</source>
        <translation>faulty</translation>
    </message>
    <message>
        <source>lost, being looked for</source>
        <translation>lost, being looked for</translation>
    </message>
    <message>
        <source>no application</source>
        <translation>no application</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>not set up</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Garbage</source>
        <translation>Garbage</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Too far off</source>
        <translation>Too far off</translation>
    </message>
    <message>
        <source>Line reset</source>
        <translation>Line reset</translation>
    </message>
    <message>
        <source>Byte by byte</source>
        <translation>Byte by byte</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>Torn reads</source>
        <translation>Torn reads</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Slow</translation>
    </message>
    <message>
        <source>Two cards</source>
        <translation>Two cards</translation>
    </message>
    <message>
        <source>Paper out</source>
        <translation>Paper out</translation>
    </message>
    <message>
        <source>Paper near its end</source>
        <translation>Paper near its end</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Cutter stuck</source>
        <translation>Cutter stuck</translation>
    </message>
    <message>
        <source>Refuses connections</source>
        <translation>Refuses connections</translation>
    </message>
    <message>
        <source>Power cut</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>Paper ends</source>
        <translation>Paper ends</translation>
    </message>
    <message>
        <source>Cutter sticks</source>
        <translation>Cutter sticks</translation>
    </message>
    <message>
        <source>Cover opens</source>
        <translation>Cover opens</translation>
    </message>
    <message>
        <source>after %1 lines</source>
        <translation>after %1 lines</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Cancelled at the terminal</source>
        <translation>Cancelled at the terminal</translation>
    </message>
    <message>
        <source>No card comes</source>
        <translation>No card comes</translation>
    </message>
    <message>
        <source>Completion comes late</source>
        <translation>Completion comes late</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Wrong amount</translation>
    </message>
    <message>
        <source>Hangs</source>
        <translation>Hangs</translation>
    </message>
    <message>
        <source>Link lost before approval</source>
        <translation>Link lost before approval</translation>
    </message>
    <message>
        <source>Link lost after approval</source>
        <translation>Link lost after approval</translation>
    </message>
    <message>
        <source>Link lost, then reversed</source>
        <translation>Link lost, then reversed</translation>
    </message>
    <message>
        <source>Noise on the line</source>
        <translation>Noise on the line</translation>
    </message>
    <message>
        <source>Result told twice</source>
        <translation>Result told twice</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Unplugged</translation>
    </message>
    <message>
        <source>says nothing to anybody</source>
        <translation>says nothing to anybody</translation>
    </message>
    <message>
        <source>Payment under way</source>
        <translation>Payment under way</translation>
    </message>
    <message>
        <source>Please present your card</source>
        <translation>Please present your card</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>no payment yet</source>
        <translation>no payment yet</translation>
    </message>
    <message>
        <source>Not approved (%1)</source>
        <translation>Not approved (%1)</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>Unknown card</translation>
    </message>
    <message>
        <source>Unreadable card</source>
        <translation>Unreadable card</translation>
    </message>
    <message>
        <source>Blank card</source>
        <translation>Blank card</translation>
    </message>
    <message>
        <source>Verified card</source>
        <translation>Verified card</translation>
    </message>
    <message>
        <source>Two cards at once</source>
        <translation>Two cards at once</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Silver</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>signs itself anew each time</source>
        <translation>signs itself anew each time</translation>
    </message>
    <message>
        <source>reported lost</source>
        <translation>reported lost</translation>
    </message>
    <message>
        <source>of another shop</source>
        <translation>of another shop</translation>
    </message>
    <message>
        <source>tells its number, then nothing</source>
        <translation>tells its number, then nothing</translation>
    </message>
    <message>
        <source>nothing written on it</source>
        <translation>nothing written on it</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Weighed</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Recalled</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Unknown product</source>
        <translation>Unknown product</translation>
    </message>
    <message>
        <source>Misread code</source>
        <translation>Misread code</translation>
    </message>
    <message>
        <source>Strange address</source>
        <translation>Strange address</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>Odd ones</source>
        <translation>Odd ones</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>As they are</translation>
    </message>
    <message>
        <source>Lost after writes</source>
        <translation>Lost after writes</translation>
    </message>
    <message>
        <source>Captive portal</source>
        <translation>Captive portal</translation>
    </message>
    <message>
        <source>Error 500</source>
        <translation>Error 500</translation>
    </message>
    <message>
        <source>Byte by byte, for ever</source>
        <translation>Byte by byte, for ever</translation>
    </message>
    <message>
        <source>Never any</source>
        <translation>Never any</translation>
    </message>
    <message>
        <source>The right time</source>
        <translation>The right time</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 ahead</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 behind</translation>
    </message>
    <message>
        <source>The kiosk is starting</source>
        <translation>The kiosk is starting</translation>
    </message>
    <message>
        <source>The kiosk is running</source>
        <translation>The kiosk is running</translation>
    </message>
    <message>
        <source>The kiosk is not running</source>
        <translation>The kiosk is not running</translation>
    </message>
    <message>
        <source>%1 steps in %2 s, in a process of its own</source>
        <translation>%1 steps in %2 s, in a process of its own</translation>
    </message>
    <message>
        <source>Recording: everything you do here and on the kiosk</source>
        <translation>Recording: everything you do here and on the kiosk</translation>
    </message>
    <message>
        <source>A recorded story</source>
        <translation>A recorded story</translation>
    </message>
    <message>
        <source>no customer</source>
        <translation>no customer</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Killed</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation>Restarted</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Saved to a file</source>
        <translation>Saved to a file</translation>
    </message>
    <message>
        <source>Write this pass phrase down. It is shown only this once, and the file cannot be opened without it.</source>
        <translation>Write this pass phrase down. It is shown only this once, and the file cannot be opened without it.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>I have written it down</translation>
    </message>
</context>
<context>
    <name>PaymentDecision</name>
    <message>
        <source>Card payment of %1: was it paid?</source>
        <translation>Card payment of %1: was it paid?</translation>
    </message>
    <message>
        <source>Payment of %1 on a phone: was it paid?</source>
        <translation>Payment of %1 on a phone: was it paid?</translation>
    </message>
    <message>
        <source>Look at the last receipt on the terminal. Your answer is stored with your name.</source>
        <translation>Look at the last receipt on the terminal. Your answer is stored with your name.</translation>
    </message>
    <message>
        <source>Have the buyer show the payment&apos;s page on their phone, loaded anew. Best is to wait: as soon as there is a connection, it decides itself. Your answer is stored with your name.</source>
        <translation>Have the buyer show the payment&apos;s page on their phone, loaded anew. Best is to wait: as soon as there is a connection, it decides itself. Your answer is stored with your name.</translation>
    </message>
    <message>
        <source>Yes, paid</source>
        <translation>Yes, paid</translation>
    </message>
    <message>
        <source>No, not paid</source>
        <translation>No, not paid</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>Code to pay on your phone</source>
        <translation>Code to pay on your phone</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Not paid</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>Pay by card</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Pay on your phone</translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation>Please take your card</translation>
    </message>
    <message>
        <source>The money goes back to your card. Your basket is still here.</source>
        <translation>The money goes back to your card. Your basket is still here.</translation>
    </message>
    <message>
        <source>Nothing was charged. Your basket is still here.</source>
        <translation>Nothing was charged. Your basket is still here.</translation>
    </message>
    <message>
        <source>You get your money back. Your basket is still here.</source>
        <translation>You get your money back. Your basket is still here.</translation>
    </message>
    <message>
        <source>What you have paid is never charged twice. Your basket is kept until we know.</source>
        <translation>What you have paid is never charged twice. Your basket is kept until we know.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Pay at the till instead</source>
        <translation>Pay at the till instead</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Cancel the payment</source>
        <translation>Cancel the payment</translation>
    </message>
</context>
<context>
    <name>PhonePayment</name>
    <message>
        <source>Scan the code with your phone, and pay there.</source>
        <translation>Scan the code with your phone, and pay there.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>One moment, please.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. One moment.</source>
        <translation>The payment is being cancelled. One moment.</translation>
    </message>
    <message>
        <source>We are asking whether you have paid. Please wait, you will not be charged twice.</source>
        <translation>We are asking whether you have paid. Please wait, you will not be charged twice.</translation>
    </message>
    <message>
        <source>Paid. One moment.</source>
        <translation>Paid. One moment.</translation>
    </message>
    <message>
        <source>Your purchase could not be stored. You get your money back, please wait a moment.</source>
        <translation>Your purchase could not be stored. You get your money back, please wait a moment.</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot be reached, so we do not know yet whether you have paid. Please call our staff; do not pay again.</source>
        <translation>The shop&apos;s system cannot be reached, so we do not know yet whether you have paid. Please call our staff; do not pay again.</translation>
    </message>
    <message>
        <source>You can try again, or pay another way.</source>
        <translation>You can try again, or pay another way.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>The payment was cancelled.</translation>
    </message>
    <message>
        <source>The time to pay was over.</source>
        <translation>The time to pay was over.</translation>
    </message>
    <message>
        <source>The payment was undone.</source>
        <translation>The payment was undone.</translation>
    </message>
    <message>
        <source>The connection to the shop&apos;s system was interrupted.</source>
        <translation>The connection to the shop&apos;s system was interrupted.</translation>
    </message>
</context>
<context>
    <name>Pickup</name>
    <message>
        <source>We are still packing your order</source>
        <translation>We are still packing your order</translation>
    </message>
    <message>
        <source>Your order is ready</source>
        <translation>Your order is ready</translation>
    </message>
    <message>
        <source>This order was collected</source>
        <translation>This order was collected</translation>
    </message>
    <message>
        <source>If that was not you, please tell our staff.</source>
        <translation>If that was not you, please tell our staff.</translation>
    </message>
    <message>
        <source>Our staff know that you are here. Somebody will bring it to you, or call you over.</source>
        <translation>Our staff know that you are here. Somebody will bring it to you, or call you over.</translation>
    </message>
    <message>
        <source>Tell us that you are here, and we hurry. Or look around meanwhile.</source>
        <translation>Tell us that you are here, and we hurry. Or look around meanwhile.</translation>
    </message>
    <message>
        <source>Tell us that you are here, and we fetch it.</source>
        <translation>Tell us that you are here, and we fetch it.</translation>
    </message>
    <message>
        <source>It waits for you on pick-up shelf %1. Tell us that you are here, and we fetch it.</source>
        <translation>It waits for you on pick-up shelf %1. Tell us that you are here, and we fetch it.</translation>
    </message>
    <message>
        <source>Being packed</source>
        <translation>Being packed</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Ready, shelf %1</source>
        <translation>Ready, shelf %1</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>is here</source>
        <translation>is here</translation>
    </message>
    <message>
        <source>To be sent, being packed</source>
        <translation>To be sent, being packed</translation>
    </message>
    <message>
        <source>Packed, for the carrier</source>
        <translation>Packed, for the carrier</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>No order to collect in this shop has this code. It begins with PK and stands in our e-mail.</source>
        <translation>No order to collect in this shop has this code. It begins with PK and stands in our e-mail.</translation>
    </message>
    <message>
        <source>Orders to collect are looked up over the network, and it is not there at the moment. Please call our staff: they find your order by its code.</source>
        <translation>Orders to collect are looked up over the network, and it is not there at the moment. Please call our staff: they find your order by its code.</translation>
    </message>
    <message>
        <source>That did not work at the moment. Please call our staff.</source>
        <translation>That did not work at the moment. Please call our staff.</translation>
    </message>
</context>
<context>
    <name>PickupPage</name>
    <message>
        <source>Collect an order</source>
        <translation>Collect an order</translation>
    </message>
    <message>
        <source>Scan the code from our e-mail, or type it. It begins with PK.</source>
        <translation>Scan the code from our e-mail, or type it. It begins with PK.</translation>
    </message>
    <message>
        <source>Pick-up code</source>
        <translation>Pick-up code</translation>
    </message>
    <message>
        <source>Show us the code</source>
        <translation>Show us the code</translation>
    </message>
    <message>
        <source>Say that you are here</source>
        <translation>Say that you are here</translation>
    </message>
    <message>
        <source>We bring you what you ordered</source>
        <translation>We bring you what you ordered</translation>
    </message>
    <message>
        <source>Thank you, our staff know</source>
        <translation>Thank you, our staff know</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>I am here</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Another code</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>PointsNote</name>
    <message numerus="yes">
        <source>%Ln point(s) redeemed.</source>
        <translation>
            <numerusform>%Ln point redeemed.</numerusform>
            <numerusform>%Ln points redeemed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This purchase earns you %Ln point(s).</source>
        <translation>
            <numerusform>This purchase earns you %Ln point.</numerusform>
            <numerusform>This purchase earns you %Ln points.</numerusform>
        </translation>
    </message>
    <message>
        <source>That makes %1 points.</source>
        <translation>That makes %1 points.</translation>
    </message>
    <message>
        <source>They are credited to your card.</source>
        <translation>They are credited to your card.</translation>
    </message>
</context>
<context>
    <name>PointsRow</name>
    <message>
        <source>Redeem fewer points</source>
        <translation>Redeem fewer points</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln point(s)</source>
        <translation>
            <numerusform>%1 of %Ln point</numerusform>
            <numerusform>%1 of %Ln points</numerusform>
        </translation>
    </message>
    <message>
        <source>All that fit</source>
        <translation>All that fit</translation>
    </message>
    <message>
        <source>Redeem more points</source>
        <translation>Redeem more points</translation>
    </message>
    <message numerus="yes">
        <source>Redeem %Ln point(s)</source>
        <translation>
            <numerusform>Redeem %Ln point</numerusform>
            <numerusform>Redeem %Ln points</numerusform>
        </translation>
    </message>
    <message>
        <source>To redeem points, log in by phone or show the code of your app.</source>
        <translation>To redeem points, log in by phone or show the code of your app.</translation>
    </message>
    <message>
        <source>Points can be redeemed when we are connected again.</source>
        <translation>Points can be redeemed when we are connected again.</translation>
    </message>
</context>
<context>
    <name>PriceLabel</name>
    <message>
        <source>before: %1</source>
        <translation>before: %1</translation>
    </message>
</context>
<context>
    <name>Product</name>
    <message>
        <source>%1 / kg</source>
        <translation>%1 / kg</translation>
    </message>
    <message>
        <source>%1 / l</source>
        <translation>%1 / l</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>%1 each</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Recalled</translation>
    </message>
    <message>
        <source>Sold out here</source>
        <translation>Sold out here</translation>
    </message>
    <message>
        <source>Goes well with %1</source>
        <translation>Goes well with %1</translation>
    </message>
    <message>
        <source>Because %1 is on your wish list</source>
        <translation>Because %1 is on your wish list</translation>
    </message>
    <message>
        <source>You have bought it before</source>
        <translation>You have bought it before</translation>
    </message>
    <message>
        <source>A favourite of its kind</source>
        <translation>A favourite of its kind</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Popular in this shop</translation>
    </message>
    <message>
        <source>Chosen for you</source>
        <translation>Chosen for you</translation>
    </message>
</context>
<context>
    <name>ProductActions</name>
    <message>
        <source>This product has been recalled by its maker. It is not sold; please hand it to our staff.</source>
        <translation>This product has been recalled by its maker. It is not sold; please hand it to our staff.</translation>
    </message>
    <message>
        <source>This product is no longer sold.</source>
        <translation>This product is no longer sold.</translation>
    </message>
    <message>
        <source>Sold by weight: weigh it on the scales beside the shelf, then scan the label here.</source>
        <translation>Sold by weight: weigh it on the scales beside the shelf, then scan the label here.</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>Add to basket</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Basket</translation>
    </message>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Basket · %Ln item</numerusform>
            <numerusform>Basket · %Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Take %1 off your wish list</source>
        <translation>Take %1 off your wish list</translation>
    </message>
    <message>
        <source>Put %1 on your wish list</source>
        <translation>Put %1 on your wish list</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Take it with you on your phone</source>
        <translation>Take it with you on your phone</translation>
    </message>
</context>
<context>
    <name>ProductFacts</name>
    <message>
        <source>Lowest price of the last 30 days: %1</source>
        <translation>Lowest price of the last 30 days: %1</translation>
    </message>
    <message>
        <source>plus %1 deposit</source>
        <translation>plus %1 deposit</translation>
    </message>
    <message>
        <source>including %1 VAT</source>
        <translation>including %1 VAT</translation>
    </message>
    <message>
        <source>On your wish list</source>
        <translation>On your wish list</translation>
    </message>
    <message>
        <source>Ages %1 and over</source>
        <translation>Ages %1 and over</translation>
    </message>
    <message>
        <source>In this shop</source>
        <translation>In this shop</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>plenty</source>
        <translation>plenty</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>As last reported; other shops cannot be asked at the moment.</source>
        <translation>As last reported; other shops cannot be asked at the moment.</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Goes well with it</source>
        <translation>Goes well with it</translation>
    </message>
    <message>
        <source>This is no longer in our range</source>
        <translation>This is no longer in our range</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Look around</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>Show it to the camera</source>
        <translation>Show it to the camera</translation>
    </message>
    <message>
        <source>The picture stays on this screen: it is neither stored nor sent.</source>
        <translation>The picture stays on this screen: it is neither stored nor sent.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>This device</source>
        <translation>This device</translation>
    </message>
    <message>
        <source>Unlocked without network</source>
        <translation>Unlocked without network</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Central service</source>
        <translation>Central service</translation>
    </message>
    <message>
        <source>refuses this device</source>
        <translation>refuses this device</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>does not answer</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>This device&apos;s clock</source>
        <translation>This device&apos;s clock</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Waiting deliveries</source>
        <translation>Waiting deliveries</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Free space</translation>
    </message>
    <message>
        <source>Products on this device</source>
        <translation>Products on this device</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>No devices are configured.</source>
        <translation>No devices are configured.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Is being loaded</source>
        <translation>Is being loaded</translation>
    </message>
</context>
<context>
    <name>SlipsSheet</name>
    <message>
        <source>Slip %1</source>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>No slip was printed yet</source>
        <translation>No slip was printed yet</translation>
    </message>
    <message>
        <source>Buy something on the kiosk.</source>
        <translation>Buy something on the kiosk.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>This PIN is not right.</source>
        <translation>This PIN is not right.</translation>
    </message>
    <message>
        <source>Too many attempts. Please wait a few minutes.</source>
        <translation>Too many attempts. Please wait a few minutes.</translation>
    </message>
    <message>
        <source>Without the network, only those can unlock who did so here lately with it. Nobody was let in.</source>
        <translation>Without the network, only those can unlock who did so here lately with it. Nobody was let in.</translation>
    </message>
    <message>
        <source>Too many wrong tries. Nobody can unlock without the network for 15 minutes.</source>
        <translation>Too many wrong tries. Nobody can unlock without the network for 15 minutes.</translation>
    </message>
    <message>
        <source>The network is back. Lock and unlock again to look up customers.</source>
        <translation>The network is back. Lock and unlock again to look up customers.</translation>
    </message>
    <message>
        <source>Looking up customers needs the network. It is not there at the moment.</source>
        <translation>Looking up customers needs the network. It is not there at the moment.</translation>
    </message>
    <message>
        <source>This was open for too long. Please unlock again.</source>
        <translation>This was open for too long. Please unlock again.</translation>
    </message>
    <message>
        <source>This card belongs to nobody we know.</source>
        <translation>This card belongs to nobody we know.</translation>
    </message>
    <message>
        <source>The central service refused: %1</source>
        <translation>The central service refused: %1</translation>
    </message>
</context>
<context>
    <name>StaffBar</name>
    <message>
        <source>Hello %1</source>
        <translation>Hello %1</translation>
    </message>
    <message>
        <source>Unlocked without network. Looking up customers needs the network; this device and its waiting deliveries are open to you.</source>
        <translation>Unlocked without network. Looking up customers needs the network; this device and its waiting deliveries are open to you.</translation>
    </message>
    <message>
        <source>Device and network</source>
        <translation>Device and network</translation>
    </message>
    <message>
        <source>Check a bag</source>
        <translation>Check a bag</translation>
    </message>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Basket · %Ln item</numerusform>
            <numerusform>Basket · %Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>StaffCustomer</name>
    <message>
        <source>%1&apos;s lists</source>
        <translation>%1&apos;s lists</translation>
    </message>
    <message>
        <source>This look-up is recorded</source>
        <translation>This look-up is recorded</translation>
    </message>
    <message>
        <source>Wish list</source>
        <translation>Wish list</translation>
    </message>
    <message>
        <source>Online cart</source>
        <translation>Online cart</translation>
    </message>
    <message>
        <source>Both lists are empty.</source>
        <translation>Both lists are empty.</translation>
    </message>
    <message>
        <source>Write a card</source>
        <translation>Write a card</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>Another customer</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message numerus="yes">
        <source>%Ln in this shop</source>
        <translation>
            <numerusform>%Ln in this shop</numerusform>
            <numerusform>%Ln in this shop</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in this shop</source>
        <translation>Not in this shop</translation>
    </message>
    <message>
        <source>Stock unknown</source>
        <translation>Stock unknown</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>Put %1 into the basket</source>
        <translation>Put %1 into the basket</translation>
    </message>
</context>
<context>
    <name>StaffLocked</name>
    <message>
        <source>For our staff</source>
        <translation>For our staff</translation>
    </message>
    <message>
        <source>Show your badge, or type your PIN.</source>
        <translation>Show your badge, or type your PIN.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln digit(s) typed</source>
        <translation>
            <numerusform>%Ln digit typed</numerusform>
            <numerusform>%Ln digits typed</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to shopping</source>
        <translation>Back to shopping</translation>
    </message>
</context>
<context>
    <name>StaffSearch</name>
    <message>
        <source>Ask the customer to tap their card, or search by name. Every look-up is recorded.</source>
        <translation>Ask the customer to tap their card, or search by name. Every look-up is recorded.</translation>
    </message>
    <message>
        <source>Customer&apos;s name or number</source>
        <translation>Customer&apos;s name or number</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or use the number on the card.</source>
        <translation>Nobody found. Check the spelling, or use the number on the card.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>One %1 less</source>
        <translation>One %1 less</translation>
    </message>
    <message>
        <source>Quantity: %1</source>
        <translation>Quantity: %1</translation>
    </message>
    <message>
        <source>One %1 more</source>
        <translation>One %1 more</translation>
    </message>
</context>
<context>
    <name>StorySheet</name>
    <message>
        <source>Record a story</source>
        <translation>Record a story</translation>
    </message>
    <message>
        <source>Everything you do in this panel and every touch on the kiosk becomes a step of a story, which is played again with everything waited for. It begins in a fresh shop: the kiosk starts anew.</source>
        <translation>Everything you do in this panel and every touch on the kiosk becomes a step of a story, which is played again with everything waited for. It begins in a fresh shop: the kiosk starts anew.</translation>
    </message>
    <message>
        <source>What happens in it</source>
        <translation>What happens in it</translation>
    </message>
    <message>
        <source>Expect at the end what is so then</source>
        <translation>Expect at the end what is so then</translation>
    </message>
    <message>
        <source>Expect at the end what is so then: screen, basket, outbox, what arrived</source>
        <translation>Expect at the end what is so then: screen, basket, outbox, what arrived</translation>
    </message>
    <message>
        <source>A fresh shop opens …</source>
        <translation>A fresh shop opens …</translation>
    </message>
    <message>
        <source>Record another</source>
        <translation>Record another</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Saved in</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Is being played …</source>
        <translation>Is being played …</translation>
    </message>
    <message>
        <source>Play it</source>
        <translation>Play it</translation>
    </message>
    <message>
        <source>Played again: green</source>
        <translation>Played again: green</translation>
    </message>
    <message>
        <source>Played again: red</source>
        <translation>Played again: red</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>So far</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>The story</translation>
    </message>
    <message>
        <source>Do something: tap a card, scan, touch the kiosk.</source>
        <translation>Do something: tap a card, scan, touch the kiosk.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Nothing is recorded yet.</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Cards and codes</source>
        <translation>Cards and codes</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Network and process</source>
        <translation>Network and process</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>What arrived</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Slips</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Story</translation>
    </message>
</context>
<context>
    <name>TakenOff</name>
    <message numerus="yes">
        <source>%Ln item(s) no longer lie on the counter. They stay in your basket.</source>
        <translation>
            <numerusform>%Ln item no longer lies on the counter. It stays in your basket.</numerusform>
            <numerusform>%Ln items no longer lie on the counter. They stay in your basket.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of the basket</source>
        <translation>Take out of the basket</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>The terminal is being made ready. One moment.</source>
        <translation>The terminal is being made ready. One moment.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. One moment.</source>
        <translation>The payment is being cancelled. One moment.</translation>
    </message>
    <message>
        <source>We are asking the terminal. Please wait, you will not be charged twice.</source>
        <translation>We are asking the terminal. Please wait, you will not be charged twice.</translation>
    </message>
    <message>
        <source>Paid. One moment.</source>
        <translation>Paid. One moment.</translation>
    </message>
    <message>
        <source>Your purchase could not be stored. You get your money back, please wait a moment.</source>
        <translation>Your purchase could not be stored. You get your money back, please wait a moment.</translation>
    </message>
    <message>
        <source>The terminal cannot tell whether you have paid. Please call our staff; do not pay again.</source>
        <translation>The terminal cannot tell whether you have paid. Please call our staff; do not pay again.</translation>
    </message>
    <message>
        <source>Hold your card to the terminal, or insert it.</source>
        <translation>Hold your card to the terminal, or insert it.</translation>
    </message>
    <message>
        <source>Please confirm the amount on the terminal.</source>
        <translation>Please confirm the amount on the terminal.</translation>
    </message>
    <message>
        <source>Please look at the terminal.</source>
        <translation>Please look at the terminal.</translation>
    </message>
    <message>
        <source>Please enter your PIN on the terminal.</source>
        <translation>Please enter your PIN on the terminal.</translation>
    </message>
    <message>
        <source>The PIN was not right. Please try again on the terminal.</source>
        <translation>The PIN was not right. Please try again on the terminal.</translation>
    </message>
    <message>
        <source>Your card is being read. Leave it in.</source>
        <translation>Your card is being read. Leave it in.</translation>
    </message>
    <message>
        <source>Your bank is being asked. One moment.</source>
        <translation>Your bank is being asked. One moment.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>One moment, please.</translation>
    </message>
    <message>
        <source>The terminal is finishing something else. One moment, please.</source>
        <translation>The terminal is finishing something else. One moment, please.</translation>
    </message>
    <message>
        <source>The terminal works without its network just now. One moment, please.</source>
        <translation>The terminal works without its network just now. One moment, please.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Please take your card.</translation>
    </message>
    <message>
        <source>The payment is being undone. Nothing is charged.</source>
        <translation>The payment is being undone. Nothing is charged.</translation>
    </message>
    <message>
        <source>The terminal shows your balance.</source>
        <translation>The terminal shows your balance.</translation>
    </message>
    <message>
        <source>Please choose the language on the terminal.</source>
        <translation>Please choose the language on the terminal.</translation>
    </message>
    <message>
        <source>Please choose the currency on the terminal.</source>
        <translation>Please choose the currency on the terminal.</translation>
    </message>
    <message>
        <source>Please choose on the terminal how to pay with this card.</source>
        <translation>Please choose on the terminal how to pay with this card.</translation>
    </message>
    <message>
        <source>Please enter your mobile number on the terminal.</source>
        <translation>Please enter your mobile number on the terminal.</translation>
    </message>
    <message>
        <source>Please enter what the terminal asks for.</source>
        <translation>Please enter what the terminal asks for.</translation>
    </message>
    <message>
        <source>The terminal waits for our staff.</source>
        <translation>The terminal waits for our staff.</translation>
    </message>
    <message>
        <source>The card could not be read. Please try again.</source>
        <translation>The card could not be read. Please try again.</translation>
    </message>
    <message>
        <source>This card has expired.</source>
        <translation>This card has expired.</translation>
    </message>
    <message>
        <source>This card is not accepted here.</source>
        <translation>This card is not accepted here.</translation>
    </message>
    <message>
        <source>There is not enough on this card.</source>
        <translation>There is not enough on this card.</translation>
    </message>
    <message>
        <source>The PIN was wrong too often. This card is blocked for now.</source>
        <translation>The PIN was wrong too often. This card is blocked for now.</translation>
    </message>
    <message>
        <source>The payment was not made.</source>
        <translation>The payment was not made.</translation>
    </message>
    <message>
        <source>The terminal has a problem. One moment, please.</source>
        <translation>The terminal has a problem. One moment, please.</translation>
    </message>
    <message>
        <source>Please take another card, or pay at the till.</source>
        <translation>Please take another card, or pay at the till.</translation>
    </message>
    <message>
        <source>You can try again, or pay at the till.</source>
        <translation>You can try again, or pay at the till.</translation>
    </message>
    <message>
        <source>Please pay at the till.</source>
        <translation>Please pay at the till.</translation>
    </message>
    <message>
        <source>Your bank refused the payment.</source>
        <translation>Your bank refused the payment.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>The payment was cancelled.</translation>
    </message>
    <message>
        <source>The card could not be read.</source>
        <translation>The card could not be read.</translation>
    </message>
    <message>
        <source>This card has expired, or is not valid yet.</source>
        <translation>This card has expired, or is not valid yet.</translation>
    </message>
    <message>
        <source>This card is damaged.</source>
        <translation>This card is damaged.</translation>
    </message>
    <message>
        <source>The terminal wanted another currency. The payment was undone.</source>
        <translation>The terminal wanted another currency. The payment was undone.</translation>
    </message>
    <message>
        <source>The terminal does not take this amount.</source>
        <translation>The terminal does not take this amount.</translation>
    </message>
    <message>
        <source>The terminal took another amount. The payment was undone.</source>
        <translation>The terminal took another amount. The payment was undone.</translation>
    </message>
    <message>
        <source>Your bank could not be reached.</source>
        <translation>Your bank could not be reached.</translation>
    </message>
    <message>
        <source>The terminal is busy with something else.</source>
        <translation>The terminal is busy with something else.</translation>
    </message>
    <message>
        <source>There is still a card in the terminal. Please take it out.</source>
        <translation>There is still a card in the terminal. Please take it out.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>It took too long.</translation>
    </message>
    <message>
        <source>The connection to the terminal was interrupted.</source>
        <translation>The connection to the terminal was interrupted.</translation>
    </message>
    <message>
        <source>The payment was undone.</source>
        <translation>The payment was undone.</translation>
    </message>
    <message>
        <source>The terminal has a problem.</source>
        <translation>The terminal has a problem.</translation>
    </message>
    <message>
        <source>The card terminal is busy. One moment, please.</source>
        <translation>The card terminal is busy. One moment, please.</translation>
    </message>
    <message>
        <source>Card payments rest until our staff have looked at the last one.</source>
        <translation>Card payments rest until our staff have looked at the last one.</translation>
    </message>
    <message>
        <source>The card terminal is not ready at the moment.</source>
        <translation>The card terminal is not ready at the moment.</translation>
    </message>
    <message>
        <source>The terminal is working. This can take a minute.</source>
        <translation>The terminal is working. This can take a minute.</translation>
    </message>
    <message>
        <source>Its slip is printed.</source>
        <translation>Its slip is printed.</translation>
    </message>
    <message>
        <source>The day is closed: %1.</source>
        <translation>The day is closed: %1.</translation>
    </message>
    <message>
        <source>The terminal has reached its payment service.</source>
        <translation>The terminal has reached its payment service.</translation>
    </message>
    <message>
        <source>The last payment once more.</source>
        <translation>The last payment once more.</translation>
    </message>
</context>
<context>
    <name>TerminalCare</name>
    <message>
        <source>Card terminal</source>
        <translation>Card terminal</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>Test the line</source>
        <translation>Test the line</translation>
    </message>
    <message>
        <source>Last slip again</source>
        <translation>Last slip again</translation>
    </message>
</context>
<context>
    <name>TerminalDisplay</name>
    <message>
        <source>Let it go on</source>
        <translation>Let it go on</translation>
    </message>
    <message>
        <source>The next payment</source>
        <translation>The next payment</translation>
    </message>
    <message>
        <source>Result code, 1 to 255</source>
        <translation>Result code, 1 to 255</translation>
    </message>
    <message>
        <source>Decline with it</source>
        <translation>Decline with it</translation>
    </message>
</context>
<context>
    <name>TextSizes</name>
    <message>
        <source>Normal letters</source>
        <translation>Normal letters</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Large letters</translation>
    </message>
    <message>
        <source>Largest letters</source>
        <translation>Largest letters</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Easier to read and reach</source>
        <translation>Easier to read and reach</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Finish and forget everything</source>
        <translation>Finish and forget everything</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Waiting in your online cart</source>
        <translation>Waiting in your online cart</translation>
    </message>
    <message>
        <source>Take %1 into the basket</source>
        <translation>Take %1 into the basket</translation>
    </message>
    <message>
        <source>Take all of it</source>
        <translation>Take all of it</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Tap your card</source>
        <translation>Tap your card</translation>
    </message>
    <message>
        <source>Your cart and wish list appear</source>
        <translation>Your cart and wish list appear</translation>
    </message>
    <message>
        <source>Show your code</source>
        <translation>Show your code</translation>
    </message>
    <message>
        <source>From the app, to the camera</source>
        <translation>From the app, to the camera</translation>
    </message>
    <message>
        <source>Scan a product</source>
        <translation>Scan a product</translation>
    </message>
    <message>
        <source>At any time, on every screen</source>
        <translation>At any time, on every screen</translation>
    </message>
    <message>
        <source>In %1 to %2 working days, to: %3</source>
        <translation>In %1 to %2 working days, to: %3</translation>
    </message>
    <message>
        <source>Needs a connection, which is not there at the moment.</source>
        <translation>Needs a connection, which is not there at the moment.</translation>
    </message>
    <message>
        <source>To the address we have of you: touch here to log in by phone.</source>
        <translation>To the address we have of you: touch here to log in by phone.</translation>
    </message>
    <message>
        <source>We have no address of yours. You can add one in our online shop.</source>
        <translation>We have no address of yours. You can add one in our online shop.</translation>
    </message>
    <message>
        <source>From a purchase of %1 on.</source>
        <translation>From a purchase of %1 on.</translation>
    </message>
    <message>
        <source>Free of charge.</source>
        <translation>Free of charge.</translation>
    </message>
    <message>
        <source>%1, including %2 VAT.</source>
        <translation>%1, including %2 VAT.</translation>
    </message>
    <message>
        <source>Free of charge from %1.</source>
        <translation>Free of charge from %1.</translation>
    </message>
</context>
<context>
    <name>WishShelf</name>
    <message>
        <source>Your wish list</source>
        <translation>Your wish list</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>Add to basket</translation>
    </message>
    <message>
        <source>Put %1 into the basket</source>
        <translation>Put %1 into the basket</translation>
    </message>
    <message>
        <source>Take %1 off your wish list</source>
        <translation>Take %1 off your wish list</translation>
    </message>
</context>
</TS>
