<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccessibilitySheet</name>
    <message>
        <source>Easier to read and reach</source>
        <translation>Leichter lesen und erreichen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Everything further down</source>
        <translation>Alles weiter unten</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <source>You also get three times as long before the screen asks whether you are still here.</source>
        <translation>Du hast außerdem dreimal so lange Zeit, bis der Bildschirm fragt, ob du noch da bist.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 Min.</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 Std.</translation>
    </message>
    <message>
        <source>more than a day ago</source>
        <translation>vor mehr als einem Tag</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>gestern, %1</translation>
    </message>
</context>
<context>
    <name>AgePage</name>
    <message>
        <source>Is this person at least %1?</source>
        <translation>Ist diese Person mindestens %1?</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment</source>
        <translation>Gleich ist jemand vom Team bei dir</translation>
    </message>
    <message>
        <source>%1, please ask for an identity card if you are not sure. We store that you checked, and no date of birth.</source>
        <translation>%1, lass dir bitte den Ausweis zeigen, wenn du unsicher bist. Gespeichert wird, dass du geprüft hast, kein Geburtsdatum.</translation>
    </message>
    <message>
        <source>Something in your basket is only for people of %1 and over. We check your age here, then you can pay.</source>
        <translation>Etwas in deinem Warenkorb gibt es erst ab %1 Jahren. Wir prüfen hier kurz dein Alter, dann kannst du bezahlen.</translation>
    </message>
    <message>
        <source>Yes, at least %1</source>
        <translation>Ja, mindestens %1</translation>
    </message>
    <message>
        <source>No, take it out</source>
        <translation>Nein, herausnehmen</translation>
    </message>
</context>
<context>
    <name>Aloud</name>
    <message>
        <source>Reading aloud is on.</source>
        <translation>Vorlesen ist an.</translation>
    </message>
    <message>
        <source>%1 seconds left.</source>
        <translation>Noch %1 Sekunden.</translation>
    </message>
    <message>
        <source>Start page. Scan a product, show your card, or search.</source>
        <translation>Startseite. Scanne einen Artikel, zeig deine Karte oder suche.</translation>
    </message>
    <message>
        <source>Pieces: %1. Total: %2.</source>
        <translation>Artikel: %1. Summe: %2.</translation>
    </message>
    <message>
        <source>Total: %1.</source>
        <translation>Summe: %1.</translation>
    </message>
    <message>
        <source>Hello, good to see you</source>
        <translation>Hallo, schön, dass du da bist</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Freigeschaltet</translation>
    </message>
    <message>
        <source>It is on your wish list</source>
        <translation>Es steht auf deiner Wunschliste</translation>
    </message>
    <message>
        <source>Your voucher was taken</source>
        <translation>Dein Gutschein ist angenommen</translation>
    </message>
    <message>
        <source>Your voucher is here. It counts once your basket fits it.</source>
        <translation>Dein Gutschein ist da. Er zählt, sobald dein Warenkorb dazu passt.</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>Saved online.
Right here.</source>
        <translation>Online gemerkt.
Genau hier.</translation>
    </message>
    <message>
        <source>Hello.
Good to see you.</source>
        <translation>Hallo.
Schön, dass du da bist.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Zum Starten berühren</translation>
    </message>
    <message>
        <source>Easier to read</source>
        <translation>Leichter lesen</translation>
    </message>
    <message>
        <source>Easier to read and reach</source>
        <translation>Leichter lesen und erreichen</translation>
    </message>
</context>
<context>
    <name>Bag</name>
    <message>
        <source>Not in this order</source>
        <translation>Nicht in dieser Bestellung</translation>
    </message>
    <message>
        <source>In the bag</source>
        <translation>In der Tüte</translation>
    </message>
    <message>
        <source>Complete. The bag holds what was ordered.</source>
        <translation>Vollständig. In der Tüte ist, was bestellt wurde.</translation>
    </message>
    <message>
        <source>On the reader there are tags of things we don&apos;t sell: %1</source>
        <translation>Auf dem Leser liegen Etiketten von Dingen, die wir nicht führen: %1</translation>
    </message>
    <message>
        <source>No order has this number. Check it, or scan the code on the slip.</source>
        <translation>Keine Bestellung hat diese Nummer. Prüfe sie oder scanne den Code auf dem Beleg.</translation>
    </message>
    <message>
        <source>An order&apos;s lines come from the network. It is not there at the moment.</source>
        <translation>Die Posten einer Bestellung kommen aus dem Netz. Es ist gerade nicht da.</translation>
    </message>
    <message>
        <source>The network is back. Lock and unlock again to open orders.</source>
        <translation>Das Netz ist wieder da. Sperre und entsperre noch einmal, um Bestellungen zu öffnen.</translation>
    </message>
    <message>
        <source>This was open for too long. Please lock and unlock again.</source>
        <translation>Das war zu lange offen. Bitte sperre und entsperre noch einmal.</translation>
    </message>
    <message>
        <source>This order is still being packed.</source>
        <translation>Diese Bestellung wird noch gepackt.</translation>
    </message>
    <message>
        <source>The central service refused: %1</source>
        <translation>Der zentrale Dienst hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>Fehlt noch: %1</translation>
    </message>
    <message>
        <source>%1 too many</source>
        <translation>Zu viel: %1</translation>
    </message>
</context>
<context>
    <name>BagLine</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>BagPage</name>
    <message>
        <source>Bag for order %1</source>
        <translation>Tüte zur Bestellung %1</translation>
    </message>
    <message>
        <source>Check a bag</source>
        <translation>Tüte prüfen</translation>
    </message>
    <message>
        <source>Scan the code on the order&apos;s slip, or type its number. Every look-up is recorded.</source>
        <translation>Scanne den Code auf dem Beleg der Bestellung oder tippe ihre Nummer. Jede Abfrage wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Was to be paid at the till when it was ordered: %1. Hand it out only when that is done.</source>
        <translation>War beim Bestellen noch an der Kasse zu bezahlen: %1. Gib es erst heraus, wenn das geschehen ist.</translation>
    </message>
    <message>
        <source>To be collected or sent</source>
        <translation>Abholen und Versenden</translation>
    </message>
    <message>
        <source>Put the bag on the reader. What has no tag, scan piece by piece.</source>
        <translation>Stelle die Tüte auf den Leser. Was kein Etikett hat, scanne Stück für Stück.</translation>
    </message>
    <message>
        <source>Scan each piece that is in the bag.</source>
        <translation>Scanne jedes Stück, das in der Tüte ist.</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Given to the carrier</source>
        <translation>An den Versand übergeben</translation>
    </message>
    <message>
        <source>Done, next bag</source>
        <translation>Fertig, nächste Tüte</translation>
    </message>
    <message>
        <source>Another bag</source>
        <translation>Eine andere Tüte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>BasketButton</name>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BasketPage</name>
    <message>
        <source>Basket</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Nothing in it yet. Scan a product, or look around.</source>
        <translation>Noch leer. Scanne einen Artikel oder sieh dich um.</translation>
    </message>
    <message>
        <source>Nothing in it yet</source>
        <translation>Noch ist nichts darin</translation>
    </message>
    <message>
        <source>Scan a product, or look around.</source>
        <translation>Scanne einen Artikel oder sieh dich um.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>In your hands</source>
        <translation>In deinen Händen</translation>
    </message>
    <message>
        <source>From your online cart</source>
        <translation>Aus deinem Online-Warenkorb</translation>
    </message>
    <message>
        <source>From your phone</source>
        <translation>Von deinem Telefon</translation>
    </message>
    <message>
        <source>Take it with you on your phone</source>
        <translation>Auf dem Telefon mitnehmen</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Beliebt in diesem Geschäft</translation>
    </message>
    <message>
        <source>Goes well with it</source>
        <translation>Passt gut dazu</translation>
    </message>
</context>
<context>
    <name>BasketTotals</name>
    <message>
        <source>Goods</source>
        <translation>Waren</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Pfand</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>including %1 VAT</source>
        <translation>enthält %1 MwSt.</translation>
    </message>
    <message numerus="yes">
        <source>This earns you %Ln point(s)</source>
        <translation>
            <numerusform>Das bringt dir %Ln Punkt</numerusform>
            <numerusform>Das bringt dir %Ln Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Something here is only for people of %1 and over. Please have your identity card ready.</source>
        <translation>Hier ist etwas erst ab %1 Jahren erhältlich. Halte bitte deinen Ausweis bereit.</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>%1 bezahlen</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchst du?</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>BusyVeil</name>
    <message>
        <source>One moment, we are looking up your card</source>
        <translation>Einen Moment, wir suchen deine Karte</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>A new card number is being fetched …</source>
        <translation>Eine neue Kartennummer wird geholt …</translation>
    </message>
    <message>
        <source>Put an empty card on the reader and leave it there.</source>
        <translation>Legen Sie eine leere Karte auf den Leser und lassen Sie sie liegen.</translation>
    </message>
    <message>
        <source>Writing. Leave the card where it is.</source>
        <translation>Wird beschrieben. Lassen Sie die Karte liegen.</translation>
    </message>
    <message>
        <source>The card is written and was read back. It is good from now on.</source>
        <translation>Die Karte ist beschrieben und wurde geprüft. Sie gilt ab sofort.</translation>
    </message>
    <message>
        <source>No card lies on the reader.</source>
        <translation>Auf dem Leser liegt keine Karte.</translation>
    </message>
    <message>
        <source>More than one card lies on the reader. Take all away and put on one.</source>
        <translation>Auf dem Leser liegt mehr als eine Karte. Nehmen Sie alle weg und legen Sie eine auf.</translation>
    </message>
    <message>
        <source>Something else is on this card already. Take another one, or write over it.</source>
        <translation>Auf dieser Karte steht schon etwas anderes. Nehmen Sie eine andere oder überschreiben Sie sie.</translation>
    </message>
    <message>
        <source>This card is too small. Take another one.</source>
        <translation>Diese Karte ist zu klein. Nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>This card is protected against writing. Take another one.</source>
        <translation>Diese Karte ist schreibgeschützt. Nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>This card cannot be locked. Take another one, or write it without locking.</source>
        <translation>Diese Karte lässt sich nicht sperren. Nehmen Sie eine andere oder beschreiben Sie sie, ohne zu sperren.</translation>
    </message>
    <message>
        <source>This kind of card cannot be written. Take another one.</source>
        <translation>Diese Art Karte lässt sich nicht beschreiben. Nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>The card was moved before it was done. Put it on again and leave it there.</source>
        <translation>Die Karte wurde zu früh bewegt. Legen Sie sie noch einmal auf und lassen Sie sie liegen.</translation>
    </message>
    <message>
        <source>The card reader does not answer. Try again, or see the service page.</source>
        <translation>Der Kartenleser antwortet nicht. Versuchen Sie es noch einmal oder sehen Sie auf der Serviceseite nach.</translation>
    </message>
    <message>
        <source>A card can only be written with the network. It is not there at the moment.</source>
        <translation>Eine Karte lässt sich nur mit Netz beschreiben. Es ist gerade nicht da.</translation>
    </message>
</context>
<context>
    <name>CardFace</name>
    <message>
        <source>lies on the reader</source>
        <translation>liegt auf dem Leser</translation>
    </message>
    <message>
        <source>Lay down the card of %1</source>
        <translation>Karte von %1 hinlegen</translation>
    </message>
    <message>
        <source>Show the code of %1 to the camera</source>
        <translation>Code von %1 der Kamera zeigen</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Write a card</source>
        <translation>Karte beschreiben</translation>
    </message>
    <message>
        <source>Lock it for good: nobody can change it any more</source>
        <translation>Für immer sperren: Niemand kann sie mehr ändern</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CartCard</name>
    <message>
        <source>My online cart</source>
        <translation>Mein Online-Warenkorb</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>CentralSheet</name>
    <message>
        <source>to send</source>
        <translation>zu senden</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>orders arrived</source>
        <translation>Käufe angekommen</translation>
    </message>
    <message>
        <source>consents arrived</source>
        <translation>Einwilligungen angekommen</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Käufe</translation>
    </message>
    <message>
        <source>the central service does not answer</source>
        <translation>der Zentraldienst antwortet nicht</translation>
    </message>
    <message>
        <source>No order has arrived yet.</source>
        <translation>Noch ist kein Kauf angekommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Einwilligungen</translation>
    </message>
    <message>
        <source>No consent event has arrived yet.</source>
        <translation>Noch ist keine Einwilligung angekommen.</translation>
    </message>
    <message>
        <source>given</source>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>Online carts</source>
        <translation>Online-Warenkörbe</translation>
    </message>
    <message>
        <source>All online carts are empty.</source>
        <translation>Alle Online-Warenkörbe sind leer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Kiosks, as it follows them</source>
        <translation>Kioske, wie er ihnen folgt</translation>
    </message>
    <message>
        <source>No kiosk has told anything yet.</source>
        <translation>Noch hat kein Kiosk etwas gemeldet.</translation>
    </message>
    <message>
        <source>%1 entries applied</source>
        <translation>%1 Einträge verbucht</translation>
    </message>
    <message>
        <source>held whole / told</source>
        <translation>lückenlos da / gemeldet</translation>
    </message>
</context>
<context>
    <name>CheckoutPage</name>
    <message>
        <source>Pay at the till</source>
        <translation>An der Kasse bezahlen</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>Wie möchtest du bezahlen?</translation>
    </message>
    <message>
        <source>We store your order here. Nothing is charged on this screen.</source>
        <translation>Wir speichern hier deine Bestellung. An diesem Bildschirm wird nichts abgebucht.</translation>
    </message>
    <message>
        <source>Your age was checked.</source>
        <translation>Dein Alter wurde geprüft.</translation>
    </message>
    <message>
        <source>Pay at the till; then we send it to you</source>
        <translation>An der Kasse bezahlen; dann schicken wir es dir</translation>
    </message>
    <message>
        <source>There is no connection. Your order is stored safely on this device and is passed on by itself, once, when the connection is back. You can only take it now; nothing can be packed or sent. Take the slip or the code with you.</source>
        <translation>Es gibt gerade keine Verbindung. Deine Bestellung wird sicher auf diesem Gerät gespeichert und von selbst genau einmal weitergegeben, sobald die Verbindung zurück ist. Du kannst sie nur gleich mitnehmen; packen oder versenden können wir jetzt nichts. Nimm den Bon oder den Code mit.</translation>
    </message>
    <message>
        <source>At the till</source>
        <translation>An der Kasse</translation>
    </message>
    <message>
        <source>How would you like to get it?</source>
        <translation>Wie möchtest du es bekommen?</translation>
    </message>
    <message>
        <source>By card, on your phone, or at the till with your order number.</source>
        <translation>Mit Karte, mit deinem Telefon oder an der Kasse mit deiner Bestellnummer.</translation>
    </message>
    <message>
        <source>By card here, or at the till with your order number.</source>
        <translation>Hier mit Karte oder an der Kasse mit deiner Bestellnummer.</translation>
    </message>
    <message>
        <source>Something here is only for people of %1 and over. Before you pay, a member of staff checks your age here.</source>
        <translation>Hier ist etwas erst ab %1 Jahren erhältlich. Bevor du bezahlst, prüft jemand vom Team hier kurz dein Alter.</translation>
    </message>
    <message>
        <source>Place the order here</source>
        <translation>Hier die Bestellung aufgeben</translation>
    </message>
    <message>
        <source>Take the slip, or photograph the code</source>
        <translation>Beleg mitnehmen oder den Code fotografieren</translation>
    </message>
    <message>
        <source>Photograph the code of your order</source>
        <translation>Code der Bestellung fotografieren</translation>
    </message>
    <message>
        <source>Pay at the till and take your things with you</source>
        <translation>An der Kasse bezahlen und alles mitnehmen</translation>
    </message>
    <message>
        <source>Pay at the till; then we pack it</source>
        <translation>An der Kasse bezahlen, dann packen wir es</translation>
    </message>
    <message>
        <source>This device cannot take another order at the moment. Nothing was stored or charged, and your basket is still here. Please go to the till with your things.</source>
        <translation>Dieses Gerät kann im Moment keine weitere Bestellung annehmen. Es wurde nichts gespeichert oder abgebucht, und dein Warenkorb ist noch da. Bitte geh mit deinen Sachen zur Kasse.</translation>
    </message>
    <message>
        <source>Delivery, including %1 VAT</source>
        <translation>Lieferung, inkl. %1 MwSt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Have my age checked</source>
        <translation>Alter prüfen lassen</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>Mit Karte zahlen</translation>
    </message>
    <message>
        <source>Pay on my phone</source>
        <translation>Mit meinem Telefon zahlen</translation>
    </message>
    <message>
        <source>Pay on my phone (needs a connection)</source>
        <translation>Mit meinem Telefon zahlen (braucht Verbindung)</translation>
    </message>
    <message>
        <source>Storing …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Place the order</source>
        <translation>Bestellung aufgeben</translation>
    </message>
</context>
<context>
    <name>CheckoutWays</name>
    <message>
        <source>Take it now</source>
        <translation>Gleich mitnehmen</translation>
    </message>
    <message>
        <source>You have it in your hands, or fetch it from the shelf.</source>
        <translation>Du hast es in der Hand oder holst es aus dem Regal.</translation>
    </message>
    <message>
        <source>Have it delivered</source>
        <translation>Nach Hause liefern lassen</translation>
    </message>
    <message>
        <source>Collect in a store</source>
        <translation>In einem Laden abholen</translation>
    </message>
    <message>
        <source>Needs a connection, which is not there at the moment.</source>
        <translation>Dafür braucht es eine Verbindung, die gerade fehlt.</translation>
    </message>
    <message>
        <source>We pack it in the store %1. Please leave the things from your hands here.</source>
        <translation>Wir packen es im Laden %1. Bitte lass hier, was du in der Hand hast.</translation>
    </message>
    <message>
        <source>We pack it for you in the store of your choice.</source>
        <translation>Wir packen es für dich im Laden deiner Wahl.</translation>
    </message>
    <message>
        <source>Where would you like to collect it?</source>
        <translation>Wo möchtest du es abholen?</translation>
    </message>
</context>
<context>
    <name>Coach</name>
    <message>
        <source>Hold the code in the middle of the picture.</source>
        <translation>Halte den Code in die Mitte des Bildes.</translation>
    </message>
    <message>
        <source>It is dark here. On a phone, turn the brightness up.</source>
        <translation>Hier ist es dunkel. Stelle dein Telefon heller.</translation>
    </message>
    <message>
        <source>It is too bright here. Shade the code with your hand.</source>
        <translation>Hier ist es zu hell. Gib dem Code mit der Hand Schatten.</translation>
    </message>
    <message>
        <source>A lamp is reflected. Tilt it a little.</source>
        <translation>Eine Lampe spiegelt sich. Kippe ihn ein wenig.</translation>
    </message>
    <message>
        <source>A little further away.</source>
        <translation>Etwas weiter weg.</translation>
    </message>
    <message>
        <source>A little closer.</source>
        <translation>Etwas näher heran.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>Halte einen Moment still.</translation>
    </message>
    <message>
        <source>Hold it straight.</source>
        <translation>Halte ihn gerade.</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Show %1 to the camera</source>
        <translation>%1 der Kamera zeigen</translation>
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
        <translation>Klick: Scanner · kleiner Knopf: Kamera</translation>
    </message>
    <message>
        <source>Find by name or number</source>
        <translation>Nach Name oder Nummer suchen</translation>
    </message>
    <message>
        <source>No code is called that.</source>
        <translation>So heißt kein Code.</translation>
    </message>
    <message>
        <source>The codes are being drawn …</source>
        <translation>Die Codes werden gezeichnet …</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Recommendations for you</source>
        <translation>Empfehlungen für dich</translation>
    </message>
    <message>
        <source>We look at what you bought and put on your lists to suggest what may suit you.</source>
        <translation>Wir sehen uns an, was du gekauft und auf deine Listen gesetzt hast, und schlagen dir Passendes vor.</translation>
    </message>
    <message>
        <source>So that you find things faster, here and online.</source>
        <translation>Damit du schneller findest, was dir gefällt, hier und online.</translation>
    </message>
    <message>
        <source>For 24 months after your last purchase, or until you withdraw.</source>
        <translation>24 Monate nach deinem letzten Kauf oder bis zu deinem Widerruf.</translation>
    </message>
    <message>
        <source>Personal offers</source>
        <translation>Persönliche Angebote</translation>
    </message>
    <message>
        <source>We use your purchases to choose vouchers and prices that only you get.</source>
        <translation>Wir wählen anhand deiner Einkäufe Gutscheine und Preise aus, die nur du bekommst.</translation>
    </message>
    <message>
        <source>So that offers are about things you actually buy.</source>
        <translation>Damit Angebote zu dem passen, was du wirklich kaufst.</translation>
    </message>
    <message>
        <source>For 12 months after your last purchase, or until you withdraw.</source>
        <translation>12 Monate nach deinem letzten Kauf oder bis zu deinem Widerruf.</translation>
    </message>
    <message>
        <source>News by e-mail</source>
        <translation>Neues per E-Mail</translation>
    </message>
    <message>
        <source>We use your e-mail address to write to you about new things and events, at most twice a month.</source>
        <translation>Wir schreiben dir an deine E-Mail-Adresse von Neuheiten und Veranstaltungen, höchstens zweimal im Monat.</translation>
    </message>
    <message>
        <source>So that you hear of them first.</source>
        <translation>Damit du zuerst davon erfährst.</translation>
    </message>
    <message>
        <source>Until you withdraw.</source>
        <translation>Bis zu deinem Widerruf.</translation>
    </message>
    <message>
        <source>Making this kiosk better</source>
        <translation>Dieses Gerät verbessern</translation>
    </message>
    <message>
        <source>We record which screens you use here, without your name.</source>
        <translation>Wir halten fest, welche Seiten du hier benutzt, ohne deinen Namen.</translation>
    </message>
    <message>
        <source>So that we see where people get stuck and mend it.</source>
        <translation>Damit wir sehen, wo es hakt, und es verbessern.</translation>
    </message>
    <message>
        <source>For 6 months, or until you withdraw.</source>
        <translation>6 Monate oder bis zu deinem Widerruf.</translation>
    </message>
    <message>
        <source>Remember me on this shop&apos;s devices</source>
        <translation>Auf den Geräten dieses Geschäfts gemerkt werden</translation>
    </message>
    <message>
        <source>A device you have shown your card to keeps your first name, points, lists and suggestions, encrypted. Whoever shows your card there sees them.</source>
        <translation>Ein Gerät, dem du deine Karte gezeigt hast, behält deinen Vornamen, deine Punkte, Listen und Vorschläge, verschlüsselt. Wer dort deine Karte zeigt, sieht sie.</translation>
    </message>
    <message>
        <source>So that you find your things there even without a connection.</source>
        <translation>Damit du deine Sachen dort auch ohne Verbindung findest.</translation>
    </message>
    <message>
        <source>For %1 days after you last showed your card there. When you withdraw, it is erased here at once, and on other devices when you show your card there.</source>
        <translation>%1 Tage, nachdem du deine Karte dort zuletzt gezeigt hast. Widerrufst du, wird es hier sofort gelöscht und auf anderen Geräten, wenn du deine Karte dort zeigst.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>agreed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>ConsentsPage</name>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>You decide what we may do. Your cart, your wish list and your purchases work without any of this.</source>
        <translation>Du entscheidest, was wir dürfen. Warenkorb, Wunschliste und Einkauf funktionieren auch ganz ohne.</translation>
    </message>
    <message>
        <source>Tap your card first: then we know whose data this is about.</source>
        <translation>Lege zuerst deine Karte auf: Dann wissen wir, um wessen Daten es geht.</translation>
    </message>
    <message>
        <source>Without a connection we cannot show what you decided before. You can withdraw everything now; agreeing needs the connection.</source>
        <translation>Ohne Verbindung können wir nicht zeigen, was du früher entschieden hast. Widerrufen kannst du jetzt alles; zustimmen geht erst mit Verbindung.</translation>
    </message>
    <message>
        <source>Without a connection: what you had decided as of %1. You can withdraw now; agreeing needs the connection.</source>
        <translation>Ohne Verbindung: deine Entscheidungen, Stand %1. Widerrufen kannst du jetzt; zum Zustimmen braucht es die Verbindung.</translation>
    </message>
    <message>
        <source>Your decision applies, and the shop&apos;s system has it.</source>
        <translation>Deine Entscheidung gilt und ist im System des Geschäfts angekommen.</translation>
    </message>
    <message>
        <source>Your decision applies here at once. It is stored on this device and passed on as soon as the shop&apos;s system can be reached.</source>
        <translation>Deine Entscheidung gilt hier sofort. Sie ist auf diesem Gerät gespeichert und wird weitergegeben, sobald das System des Geschäfts erreichbar ist.</translation>
    </message>
    <message>
        <source>Receipt for your phone</source>
        <translation>Beleg fürs Telefon</translation>
    </message>
    <message>
        <source>Forget me on this device</source>
        <translation>Auf diesem Gerät vergessen</translation>
    </message>
    <message>
        <source>Withdraw everything</source>
        <translation>Alles widerrufen</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Cards</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>click: tap</source>
        <translation>Klick: antippen</translation>
    </message>
    <message>
        <source>Lift the card</source>
        <translation>Karte abheben</translation>
    </message>
</context>
<context>
    <name>DeliveriesPage</name>
    <message>
        <source>Waiting deliveries</source>
        <translation>Ausstehende Übertragungen</translation>
    </message>
    <message numerus="yes">
        <source>To be looked at · %Ln</source>
        <translation>
            <numerusform>Zu prüfen · %Ln</numerusform>
            <numerusform>Zu prüfen · %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On their way · %Ln</source>
        <translation>
            <numerusform>Unterwegs · %Ln</numerusform>
            <numerusform>Unterwegs · %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs your attention.</source>
        <translation>Nichts braucht deine Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Nichts ist unterwegs.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Send all of them again</source>
        <translation>Alle noch einmal senden</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>In eine Datei sichern</translation>
    </message>
    <message>
        <source>Nothing is deleted here. The file is encrypted; another device can take it in.</source>
        <translation>Hier wird nichts gelöscht. Die Datei ist verschlüsselt; ein anderes Gerät kann sie aufnehmen.</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Number on this device</source>
        <translation>Nummer auf diesem Gerät</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Change of an online cart</source>
        <translation>Änderung eines Online-Warenkorbs</translation>
    </message>
    <message>
        <source>Change of a wish list</source>
        <translation>Änderung einer Wunschliste</translation>
    </message>
    <message>
        <source>Usage figure</source>
        <translation>Nutzungszahl</translation>
    </message>
    <message>
        <source>Agreed: %1</source>
        <translation>Zugestimmt: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Widerrufen: %1</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht versucht</translation>
    </message>
    <message>
        <source>tries: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>not before somebody sends it</source>
        <translation>erst, wenn jemand es sendet</translation>
    </message>
    <message>
        <source>as soon as it is its turn</source>
        <translation>sobald es an der Reihe ist</translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>in weniger als einer Minute</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 Min.</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>in %1 Std.</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
    <message>
        <source>Put aside here by hand.</source>
        <translation>Hier von Hand zurückgestellt.</translation>
    </message>
    <message>
        <source>The shop&apos;s system does not know this customer or card.</source>
        <translation>Das System des Geschäfts kennt diese Person oder Karte nicht.</translation>
    </message>
    <message>
        <source>Staff unlocked without network</source>
        <translation>Personal ohne Netz entsperrt</translation>
    </message>
    <message>
        <source>Somebody asks to be erased</source>
        <translation>Jemand bittet um Löschung</translation>
    </message>
    <message>
        <source>Somebody asks for a copy of their data</source>
        <translation>Jemand bittet um eine Kopie der eigenen Daten</translation>
    </message>
    <message>
        <source>Answer to how it was</source>
        <translation>Antwort, wie es war</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot make sense of it.</source>
        <translation>Das System des Geschäfts kann damit nichts anfangen.</translation>
    </message>
    <message>
        <source>The shop&apos;s system does not know such messages: it is older than this device.</source>
        <translation>Das System des Geschäfts kennt solche Nachrichten nicht: Es ist älter als dieses Gerät.</translation>
    </message>
    <message>
        <source>The shop&apos;s system holds something else under the same number.</source>
        <translation>Das System des Geschäfts hat unter derselben Nummer etwas anderes.</translation>
    </message>
    <message>
        <source>Put aside here by hand: %1</source>
        <translation>Hier von Hand zurückgestellt: %1</translation>
    </message>
    <message>
        <source>The shop&apos;s system refused it: %1</source>
        <translation>Das System des Geschäfts hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot be reached at the moment.</source>
        <translation>Das System des Geschäfts ist im Moment nicht erreichbar.</translation>
    </message>
    <message>
        <source>It waits for its turn. Messages of one person keep their order.</source>
        <translation>Es wartet, bis es an der Reihe ist. Nachrichten einer Person behalten ihre Reihenfolge.</translation>
    </message>
    <message>
        <source>The shop&apos;s system gave no usable answer.</source>
        <translation>Das System des Geschäfts gab keine brauchbare Antwort.</translation>
    </message>
    <message>
        <source>The shop&apos;s system asked to try again later (%1).</source>
        <translation>Das System des Geschäfts bat um einen späteren Versuch (%1).</translation>
    </message>
    <message>
        <source>It should have arrived long ago. Please tell your technical support.</source>
        <translation>Es hätte längst ankommen sollen. Bitte sag der Technik Bescheid.</translation>
    </message>
    <message>
        <source>Nothing: it is sent by itself.</source>
        <translation>Nichts: Es wird von selbst gesendet.</translation>
    </message>
    <message>
        <source>Check whether the card is registered, then send it again.</source>
        <translation>Prüfe, ob die Karte registriert ist, und sende es dann noch einmal.</translation>
    </message>
    <message>
        <source>Send it again when the reason is gone.</source>
        <translation>Sende es noch einmal, wenn der Grund behoben ist.</translation>
    </message>
    <message>
        <source>Please tell your technical support, then send it again. It is kept safely here.</source>
        <translation>Bitte sag der Technik Bescheid und sende es dann noch einmal. Es ist hier sicher aufbewahrt.</translation>
    </message>
    <message>
        <source>Going out again: %1</source>
        <translation>Wird noch einmal gesendet: %1</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Zurückgestellt: %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>right</source>
        <translation>geht richtig</translation>
    </message>
    <message>
        <source>%1 slow</source>
        <translation>geht %1 nach</translation>
    </message>
    <message>
        <source>%1 fast</source>
        <translation>geht %1 vor</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>This device works on an old copy of its store. Please tell your technical support.</source>
        <translation>Dieses Gerät arbeitet mit einer alten Kopie seines Speichers. Bitte sag der Technik Bescheid.</translation>
    </message>
    <message>
        <source>The shop&apos;s system had lost messages of this device; they are sent again: %1</source>
        <translation>Dem System des Geschäfts fehlten Nachrichten dieses Geräts; sie werden noch einmal gesendet: %1</translation>
    </message>
    <message>
        <source>The store of this device was damaged. The damaged file was set aside.</source>
        <translation>Der Speicher dieses Geräts war beschädigt. Die beschädigte Datei wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>The store of this device was made again from its journal.</source>
        <translation>Der Speicher dieses Geräts wurde aus seinem Journal neu aufgebaut.</translation>
    </message>
    <message>
        <source>The last entries were taken over from the journal.</source>
        <translation>Die letzten Einträge wurden aus dem Journal übernommen.</translation>
    </message>
    <message>
        <source>The journal was damaged. It was begun anew from the store.</source>
        <translation>Das Journal war beschädigt. Es wurde aus dem Speicher neu begonnen.</translation>
    </message>
    <message>
        <source>Something that was stored here is lost. Please tell your technical support.</source>
        <translation>Etwas, das hier gespeichert war, ist verloren. Bitte sag der Technik Bescheid.</translation>
    </message>
</context>
<context>
    <name>DeliverySheet</name>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Send it again now</source>
        <translation>Jetzt noch einmal senden</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DemoKeyNote</name>
    <message>
        <source>Demo key: data on this device is not protected</source>
        <translation>Demo-Schlüssel: Die Daten auf diesem Gerät sind nicht geschützt</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>connecting again</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Bar code scanner</source>
        <translation>Strichcode-Scanner</translation>
    </message>
    <message>
        <source>Bar code scanner (keyboard)</source>
        <translation>Barcode-Scanner (Tastatur)</translation>
    </message>
    <message>
        <source>Wallet reader</source>
        <translation>Wallet-Leser</translation>
    </message>
    <message>
        <source>RFID reader</source>
        <translation>RFID-Leser</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Belegdrucker</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Vorlesestimme</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>Plug of %1</source>
        <translation>Stecker: %1</translation>
    </message>
    <message>
        <source>plugged in</source>
        <translation>eingesteckt</translation>
    </message>
    <message>
        <source>unplugged</source>
        <translation>ausgesteckt</translation>
    </message>
    <message>
        <source>On the counter: put down, take away</source>
        <translation>Auf der Theke: hinlegen, wegnehmen</translation>
    </message>
    <message>
        <source>Take all away</source>
        <translation>Alles wegnehmen</translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>Alles heilen</translation>
    </message>
</context>
<context>
    <name>DiscountLine</name>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Leave %1 for another time</source>
        <translation>%1 für ein andermal aufheben</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Your order is stored</source>
        <translation>Deine Bestellung ist gespeichert</translation>
    </message>
    <message>
        <source>Please pay %1 at the till. Show this number or the code there.</source>
        <translation>Bitte bezahle %1 an der Kasse. Zeige dort diese Nummer oder den Code.</translation>
    </message>
    <message>
        <source>Code of your order</source>
        <translation>Code deiner Bestellung</translation>
    </message>
    <message>
        <source>Your receipt as a code</source>
        <translation>Dein Beleg als Code</translation>
    </message>
    <message>
        <source>Your slip as a code</source>
        <translation>Dein Beleg als Code</translation>
    </message>
    <message>
        <source>Scan it with your phone, or take a picture of it</source>
        <translation>Scanne ihn mit dem Telefon oder mach ein Foto davon</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Bestellnummer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Pick-up code</source>
        <translation>Abholcode</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Mit Karte bezahlt</translation>
    </message>
    <message>
        <source>Paid by phone</source>
        <translation>Mit dem Telefon bezahlt</translation>
    </message>
    <message>
        <source>%1 is paid. Take your things with you.</source>
        <translation>%1 sind bezahlt. Nimm deine Sachen mit.</translation>
    </message>
    <message>
        <source>%1 is paid.</source>
        <translation>%1 sind bezahlt.</translation>
    </message>
    <message>
        <source>You collect it in the store %1. Your pick-up code is %2: note it, or photograph this.</source>
        <translation>Du holst es in der Filiale %1 ab. Dein Abholcode ist %2: notiere ihn oder fotografiere ihn.</translation>
    </message>
    <message>
        <source>We send it to you: %1.</source>
        <translation>Wir schicken es dir: %1.</translation>
    </message>
    <message>
        <source>As soon as you have paid at the till, we send it to you: %1.</source>
        <translation>Sobald du an der Kasse bezahlt hast, schicken wir es dir: %1.</translation>
    </message>
    <message>
        <source>Photograph the code: it is your slip.</source>
        <translation>Fotografiere den Code: Er ist dein Beleg.</translation>
    </message>
    <message>
        <source>Photograph the code: it is your receipt.</source>
        <translation>Fotografiere den Code: Er ist dein Beleg.</translation>
    </message>
    <message>
        <source>Your slip is being printed.</source>
        <translation>Dein Beleg wird gedruckt.</translation>
    </message>
    <message>
        <source>Your receipt is being printed.</source>
        <translation>Dein Beleg wird gedruckt.</translation>
    </message>
    <message>
        <source>Your slip is printed. Please take it with you.</source>
        <translation>Dein Beleg ist gedruckt. Bitte nimm ihn mit.</translation>
    </message>
    <message>
        <source>Your receipt is printed. Please take it with you.</source>
        <translation>Dein Beleg ist gedruckt. Bitte nimm ihn mit.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Photograph the code instead; your order is stored.</source>
        <translation>Der Beleg konnte nicht gedruckt werden. Fotografiere stattdessen den Code; deine Bestellung ist gespeichert.</translation>
    </message>
    <message>
        <source>The receipt could not be printed. Photograph the code instead; your purchase is stored.</source>
        <translation>Der Beleg konnte nicht gedruckt werden. Fotografiere stattdessen den Code; dein Einkauf ist gespeichert.</translation>
    </message>
    <message>
        <source>The shop&apos;s system has it.</source>
        <translation>Sie ist im System des Geschäfts angekommen.</translation>
    </message>
    <message>
        <source>Stored safely on this device. The shop&apos;s system gets it by itself as soon as it can be reached.</source>
        <translation>Sicher auf diesem Gerät gespeichert. Das System des Geschäfts bekommt sie von selbst, sobald es erreichbar ist.</translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation>Wie war es?</translation>
    </message>
    <message>
        <source>Thank you, that helps us</source>
        <translation>Danke, das hilft uns</translation>
    </message>
    <message>
        <source>%1 of 5 stars</source>
        <translation>%1 von 5 Sternen</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>Noch einmal drucken</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>Sorry, that went wrong</source>
        <translation>Das ist schiefgegangen</translation>
    </message>
    <message>
        <source>It is our mistake. Whatever you ordered is stored. Please start again; our staff are glad to help.</source>
        <translation>Der Fehler liegt bei uns. Was du bestellt hast, ist gespeichert. Bitte fang neu an; unser Team hilft dir gern.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu anfangen</translation>
    </message>
</context>
<context>
    <name>FinderPage</name>
    <message>
        <source>This suits you</source>
        <translation>Das passt zu dir</translation>
    </message>
    <message>
        <source>Nothing here fits all of it</source>
        <translation>Hier passt nichts zu allem</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln product(s)</source>
        <translation>
            <numerusform>%1, %Ln Produkt</numerusform>
            <numerusform>%1, %Ln Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Doesn&apos;t matter</source>
        <translation>Egal</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Von vorn</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln product(s)</source>
        <translation>
            <numerusform>%Ln Produkt zeigen</numerusform>
            <numerusform>%Ln Produkte zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln Produkt</numerusform>
            <numerusform>%Ln Produkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundLine</name>
    <message>
        <source>More than %1 products</source>
        <translation>Mehr als %1 Produkte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln Produkt</numerusform>
            <numerusform>%Ln Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Results for “%1”</source>
        <translation>Ergebnisse für „%1“</translation>
    </message>
</context>
<context>
    <name>Glance</name>
    <message>
        <source>Shows what the camera sees</source>
        <translation>Zeigt, was die Kamera sieht</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Code that brings it to your phone</source>
        <translation>Code, der ihn auf dein Telefon bringt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Good for a day, and for one phone</source>
        <translation>Gilt einen Tag und für ein Telefon</translation>
    </message>
    <message>
        <source>Good until %1, and for one phone</source>
        <translation>Gilt bis %1 und für ein Telefon</translation>
    </message>
    <message>
        <source>Your phone has it</source>
        <translation>Dein Telefon hat ihn</translation>
    </message>
    <message>
        <source>This code is over</source>
        <translation>Dieser Code ist abgelaufen</translation>
    </message>
    <message>
        <source>Nothing to take along</source>
        <translation>Nichts zum Mitnehmen</translation>
    </message>
    <message>
        <source>Too much for one code</source>
        <translation>Zu viel für einen Code</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Nimm ihn mit</translation>
    </message>
    <message>
        <source>One moment, your code is being made.</source>
        <translation>Einen Moment, dein Code entsteht.</translation>
    </message>
    <message>
        <source>Nothing has to be installed, and nobody asks who you are.</source>
        <translation>Du musst nichts installieren, und niemand fragt, wer du bist.</translation>
    </message>
    <message>
        <source>Shall your basket here be emptied, or do you go on shopping with it?</source>
        <translation>Soll dein Korb hier geleert werden, oder kaufst du damit weiter ein?</translation>
    </message>
    <message>
        <source>You find it there in the browser.</source>
        <translation>Du findest es dort im Browser.</translation>
    </message>
    <message>
        <source>No phone fetched it in time. Your basket here is as it was.</source>
        <translation>Kein Telefon hat ihn rechtzeitig abgeholt. Dein Korb hier ist unverändert.</translation>
    </message>
    <message>
        <source>What was weighed for you stays here. Everything else can be taken along.</source>
        <translation>Was für dich abgewogen wurde, bleibt hier. Alles andere kannst du mitnehmen.</translation>
    </message>
    <message>
        <source>Without a connection, about 59 different products fit into a code. Take some out, or try again when we are connected.</source>
        <translation>Ohne Verbindung passen etwa 59 verschiedene Artikel in einen Code. Nimm einige heraus, oder versuche es noch einmal, wenn wir verbunden sind.</translation>
    </message>
    <message>
        <source>There is no connection here at the moment, so this screen cannot tell when your phone has it.</source>
        <translation>Gerade gibt es hier keine Verbindung, deshalb sieht dieses Gerät nicht, wann dein Telefon ihn hat.</translation>
    </message>
    <message numerus="yes">
        <source>Weighed things stay here: %Ln left out</source>
        <translation>
            <numerusform>Abgewogenes bleibt hier: %Ln Artikel</numerusform>
            <numerusform>Abgewogenes bleibt hier: %Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Photograph the code with your phone</source>
        <translation>Fotografiere den Code mit deinem Telefon</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code</source>
        <translation>Halte die Kamera deines Telefons auf den Code</translation>
    </message>
    <message>
        <source>Open the link once you have a connection</source>
        <translation>Öffne den Link, sobald du eine Verbindung hast</translation>
    </message>
    <message>
        <source>Open the link it shows</source>
        <translation>Öffne den Link, der erscheint</translation>
    </message>
    <message>
        <source>Find everything there, at home too</source>
        <translation>Finde dort alles wieder, auch zu Hause</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Neuen Code zeigen</translation>
    </message>
    <message>
        <source>I have it: empty the basket here</source>
        <translation>Ich habe ihn: Korb hier leeren</translation>
    </message>
    <message>
        <source>Empty the basket here</source>
        <translation>Korb hier leeren</translation>
    </message>
    <message>
        <source>Go on shopping</source>
        <translation>Weiter einkaufen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Basket</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Recording · %1</source>
        <translation>Aufnahme · %1</translation>
    </message>
    <message>
        <source>Network up</source>
        <translation>Netz da</translation>
    </message>
    <message>
        <source>Network disturbed</source>
        <translation>Netz gestört</translation>
    </message>
    <message>
        <source>Network down</source>
        <translation>Netz weg</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 zu senden</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help, please</source>
        <translation>Bitte helfen</translation>
    </message>
    <message>
        <source>Our staff can see that you would like help. Your basket stays as it is.</source>
        <translation>Dieser Bildschirm zeigt unserem Team, dass du Hilfe möchtest. Dein Warenkorb bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Back to my shopping</source>
        <translation>Zurück zu meinem Einkauf</translation>
    </message>
    <message>
        <source>I work here</source>
        <translation>Ich arbeite hier</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>For you</source>
        <translation>Für dich</translation>
    </message>
    <message>
        <source>You may like</source>
        <translation>Das könnte dir gefallen</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Beliebt in diesem Geschäft</translation>
    </message>
    <message>
        <source>The range is being loaded. You can scan products as soon as they are here.</source>
        <translation>Das Sortiment wird geladen. Du kannst Artikel scannen, sobald sie da sind.</translation>
    </message>
</context>
<context>
    <name>HomeTop</name>
    <message>
        <source>Hello %1</source>
        <translation>Hallo %1</translation>
    </message>
    <message>
        <source>Your card is noted</source>
        <translation>Deine Karte ist vorgemerkt</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchst du?</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>· verified</source>
        <translation>· bestätigt</translation>
    </message>
    <message>
        <source>Log in by phone</source>
        <translation>Mit Telefon anmelden</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Your lists as of %1. They will be brought up to date when we are connected again.</source>
        <translation>Stand deiner Listen: %1. Sie werden aktualisiert, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>There is no connection at the moment, so we cannot greet you by name. Your purchase will be credited to your card later.</source>
        <translation>Gerade besteht keine Verbindung, deshalb können wir dich nicht mit Namen begrüßen. Dein Einkauf wird deiner Karte später gutgeschrieben.</translation>
    </message>
</context>
<context>
    <name>HomeWays</name>
    <message>
        <source>Search the whole shop</source>
        <translation>Das ganze Geschäft durchsuchen</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>Mit der Kamera scannen</translation>
    </message>
    <message>
        <source>Collect an order</source>
        <translation>Bestellung abholen</translation>
    </message>
    <message>
        <source>%1: find yours</source>
        <translation>%1, die zu dir passen</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Are you still here?</source>
        <translation>Bist du noch da?</translation>
    </message>
    <message>
        <source>Then everything on this screen is forgotten, for your protection.</source>
        <translation>Danach wird zu deinem Schutz alles auf diesem Bildschirm vergessen.</translation>
    </message>
    <message>
        <source>I&apos;m still here</source>
        <translation>Ich bin noch da</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Delete the last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Hyphen</source>
        <translation>Bindestrich</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Deutsch</translation>
    </message>
</context>
<context>
    <name>LineItem</name>
    <message>
        <source>%1 on offer</source>
        <translation>%1 im Angebot</translation>
    </message>
    <message>
        <source>%1, plus %2 deposit</source>
        <translation>%1, zzgl. %2 Pfand</translation>
    </message>
    <message>
        <source>plus %1 deposit</source>
        <translation>zzgl. %1 Pfand</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>What the camera sees</source>
        <translation>Was die Kamera sieht</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>Nothing was logged.</source>
        <translation>Nichts wurde protokolliert.</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Code that opens the log-in on your phone</source>
        <translation>Code, der die Anmeldung auf deinem Telefon öffnet</translation>
    </message>
    <message>
        <source>Your phone must show the same:</source>
        <translation>Dein Telefon muss dasselbe zeigen:</translation>
    </message>
    <message>
        <source>Kiosk %1 · %2</source>
        <translation>Gerät %1 · %2</translation>
    </message>
    <message>
        <source>Not logged in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>This code is over</source>
        <translation>Dieser Code ist abgelaufen</translation>
    </message>
    <message>
        <source>Not possible right now</source>
        <translation>Gerade nicht möglich</translation>
    </message>
    <message>
        <source>Log in with your phone</source>
        <translation>Mit dem Telefon anmelden</translation>
    </message>
    <message>
        <source>One moment, your code is being made.</source>
        <translation>Einen Moment, dein Code entsteht.</translation>
    </message>
    <message>
        <source>Nothing is typed here, and this screen never asks for a password.</source>
        <translation>Hier wird nichts eingetippt, und dieser Bildschirm fragt nie nach einem Passwort.</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code</source>
        <translation>Halte die Kamera deines Telefons auf den Code</translation>
    </message>
    <message>
        <source>Compare the letters</source>
        <translation>Vergleiche die Buchstaben</translation>
    </message>
    <message>
        <source>Confirm on your phone that it is you</source>
        <translation>Bestätige am Telefon, dass du es bist</translation>
    </message>
    <message>
        <source>Confirm only what you began here yourself. Nobody from the shop will ever call or write to ask you for it.</source>
        <translation>Bestätige nur, was du hier selbst begonnen hast. Niemand vom Laden bittet dich je per Anruf oder Nachricht darum.</translation>
    </message>
    <message>
        <source>It was refused on the phone. We have learnt nothing about you.</source>
        <translation>Es wurde am Telefon abgelehnt. Wir haben nichts über dich erfahren.</translation>
    </message>
    <message>
        <source>Nobody confirmed in time.</source>
        <translation>Es wurde nicht bestätigt, solange der Code galt.</translation>
    </message>
    <message>
        <source>Logging in needs the connection. It is not there at the moment; you can shop without it, and your card is noted.</source>
        <translation>Anmelden braucht die Verbindung. Sie ist gerade nicht da; einkaufen kannst du ohne sie, und deine Karte wird vermerkt.</translation>
    </message>
    <message>
        <source>Show a new code</source>
        <translation>Neuen Code zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LookUp</name>
    <message>
        <source>Found in a search by name or number</source>
        <translation>In einer Suche nach Name oder Nummer gefunden</translation>
    </message>
    <message>
        <source>Opened your cart and wish list</source>
        <translation>Warenkorb und Merkliste geöffnet</translation>
    </message>
    <message>
        <source>Wrote a card for you</source>
        <translation>Eine Karte für dich beschrieben</translation>
    </message>
    <message>
        <source>Opened an order of yours to pack it</source>
        <translation>Eine Bestellung von dir zum Packen geöffnet</translation>
    </message>
    <message>
        <source>Handed an order over to you</source>
        <translation>Dir eine Bestellung übergeben</translation>
    </message>
    <message>
        <source>Checked your age for a purchase</source>
        <translation>Dein Alter für einen Kauf geprüft</translation>
    </message>
    <message>
        <source>Looked at your data</source>
        <translation>Deine Daten angesehen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Kiosk · control panel</source>
        <translation>Kiosk · Steuerpult</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+6 open a sheet · Ctrl+F finds a code · Ctrl+R records</source>
        <translation>Strg+1 … Strg+6 öffnen ein Blatt · Strg+F sucht einen Code · Strg+R nimmt auf</translation>
    </message>
</context>
<context>
    <name>MyDataCards</name>
    <message>
        <source>Your data, your right</source>
        <translation>Deine Daten, dein Recht</translation>
    </message>
    <message>
        <source>A card can be found by anybody. To get a copy of your data or have it erased, show on your phone that it is you.</source>
        <translation>Eine Karte kann jeder finden. Für eine Kopie deiner Daten oder ihre Löschung zeige auf deinem Telefon, dass du es bist.</translation>
    </message>
    <message>
        <source>A card can be found by anybody. To get a copy of your data or have it erased, you have to show on your phone that it is you. That needs the connection, which is not there right now.</source>
        <translation>Eine Karte kann jeder finden. Für eine Kopie deiner Daten oder ihre Löschung musst du auf deinem Telefon zeigen, dass du es bist. Das braucht die Verbindung, die gerade fehlt.</translation>
    </message>
    <message>
        <source>Log in by phone</source>
        <translation>Mit dem Telefon anmelden</translation>
    </message>
    <message>
        <source>A copy of your data</source>
        <translation>Eine Kopie deiner Daten</translation>
    </message>
    <message>
        <source>Everything we have stored about you, to take along on your phone.</source>
        <translation>Alles, was wir über dich gespeichert haben, zum Mitnehmen auf dem Telefon.</translation>
    </message>
    <message>
        <source>Show the code again</source>
        <translation>Code noch einmal zeigen</translation>
    </message>
    <message>
        <source>Ask for my copy</source>
        <translation>Um meine Kopie bitten</translation>
    </message>
    <message>
        <source>Who looked at your data</source>
        <translation>Wer deine Daten angesehen hat</translation>
    </message>
    <message>
        <source>Nobody of the staff has looked at your data.</source>
        <translation>Niemand vom Personal hat deine Daten angesehen.</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded:</source>
        <translation>Jeder Blick des Personals wird festgehalten:</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded. Without a connection, the list cannot be shown.</source>
        <translation>Jeder Blick des Personals wird festgehalten. Ohne Verbindung lässt sich die Liste nicht zeigen.</translation>
    </message>
    <message>
        <source>Every look of the staff is recorded. You see the list once you have shown that it is you.</source>
        <translation>Jeder Blick des Personals wird festgehalten. Du siehst die Liste, sobald du gezeigt hast, dass du es bist.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln earlier one(s): they are in the copy of your data.</source>
        <translation>
            <numerusform>Und %Ln früherer: er steht in der Kopie deiner Daten.</numerusform>
            <numerusform>Und %Ln frühere: sie stehen in der Kopie deiner Daten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have your data erased</source>
        <translation>Deine Daten löschen lassen</translation>
    </message>
    <message>
        <source>We forget you: name, card, points, lists and decisions, here and in our system.</source>
        <translation>Wir vergessen dich: Name, Karte, Punkte, Listen und Entscheidungen, hier und in unserem System.</translation>
    </message>
    <message>
        <source>Erase my data</source>
        <translation>Meine Daten löschen</translation>
    </message>
</context>
<context>
    <name>MyDataSheet</name>
    <message>
        <source>A copy of your data</source>
        <translation>Eine Kopie deiner Daten</translation>
    </message>
    <message>
        <source>What happens when your data is erased</source>
        <translation>Was beim Löschen geschieht</translation>
    </message>
    <message>
        <source>Erase everything for good?</source>
        <translation>Alles endgültig löschen?</translation>
    </message>
    <message>
        <source>We forget you</source>
        <translation>Wir vergessen dich</translation>
    </message>
    <message>
        <source>Your copy</source>
        <translation>Deine Kopie</translation>
    </message>
    <message>
        <source>What you decided, to take along</source>
        <translation>Was du entschieden hast, zum Mitnehmen</translation>
    </message>
    <message>
        <source>You get a code for your phone. It opens a page with everything we have stored about you: who you are to us, your cards, lists, purchases, decisions, and who looked at it. One phone can fetch it, within three days.</source>
        <translation>Du bekommst einen Code für dein Telefon. Er öffnet eine Seite mit allem, was wir über dich gespeichert haben: wer du für uns bist, deine Karten, Listen, Einkäufe, Entscheidungen, und wer es angesehen hat. Ein Telefon kann es abholen, drei Tage lang.</translation>
    </message>
    <message>
        <source>This cannot be undone, not even by us.</source>
        <translation>Das lässt sich nicht rückgängig machen, auch nicht von uns.</translation>
    </message>
    <message>
        <source>This kiosk has forgotten you already. The code opens a page on your phone that says when our system has, too.</source>
        <translation>Dieses Gerät hat dich schon vergessen. Der Code öffnet auf deinem Telefon eine Seite, die sagt, wann auch unser System es getan hat.</translation>
    </message>
    <message>
        <source>Point your phone&apos;s camera at the code, or photograph it for later. The first phone that fetches the copy has it.</source>
        <translation>Richte die Kamera deines Telefons auf den Code, oder fotografiere ihn für später. Das erste Telefon, das die Kopie abholt, hat sie.</translation>
    </message>
    <message>
        <source>The code opens a page on your phone: each decision you made here, the words you saw, when and where. It names neither you nor your card.</source>
        <translation>Der Code öffnet eine Seite auf deinem Telefon: jede Entscheidung von eben, die Worte, die du gesehen hast, wann und wo. Sie nennt weder dich noch deine Karte.</translation>
    </message>
    <message>
        <source>Your name, customer number, address, cards, lists, decisions and personal offers are erased.</source>
        <translation>Dein Name, Kundennummer, Adresse, Karten, Listen, Entscheidungen und persönliche Angebote werden gelöscht.</translation>
    </message>
    <message>
        <source>Your points are lost. Nobody here knows your card any more.</source>
        <translation>Deine Punkte sind verloren. Deine Karte kennt hier niemand mehr.</translation>
    </message>
    <message>
        <source>The law makes us keep the books: your purchases stay, without your name.</source>
        <translation>Das Gesetz verlangt, dass wir Bücher führen: deine Einkäufe bleiben, ohne deinen Namen.</translation>
    </message>
    <message>
        <source>What you have ordered you still get, by its pick-up code.</source>
        <translation>Was du bestellt hast, bekommst du trotzdem, mit dem Abholcode.</translation>
    </message>
    <message>
        <source>Other kiosks that remembered you forget you when your card is shown there, or when their time is over.</source>
        <translation>Andere Geräte, die dich kannten, vergessen dich, wenn deine Karte dort gezeigt wird oder ihre Frist um ist.</translation>
    </message>
    <message>
        <source>Code that opens a page on your phone</source>
        <translation>Code, der eine Seite auf deinem Telefon öffnet</translation>
    </message>
    <message>
        <source>Done: our system has erased your data.</source>
        <translation>Geschehen: unser System hat deine Daten gelöscht.</translation>
    </message>
    <message>
        <source>Your copy is ready.</source>
        <translation>Deine Kopie liegt bereit.</translation>
    </message>
    <message>
        <source>Our system did not accept this. Please talk to the staff.</source>
        <translation>Unser System hat das nicht angenommen. Bitte sprich das Personal an.</translation>
    </message>
    <message>
        <source>Your request is stored on this device. It is passed on as soon as our system can be reached; keep the code until then.</source>
        <translation>Deine Bitte ist auf diesem Gerät gespeichert. Sie wird weitergegeben, sobald unser System erreichbar ist; behalte den Code so lange.</translation>
    </message>
    <message>
        <source>Ask for my copy</source>
        <translation>Um meine Kopie bitten</translation>
    </message>
    <message>
        <source>I understand, go on</source>
        <translation>Verstanden, weiter</translation>
    </message>
    <message>
        <source>Yes, erase my data</source>
        <translation>Ja, meine Daten löschen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>No, keep everything</source>
        <translation>Nein, alles behalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MyPickups</name>
    <message>
        <source>To collect here</source>
        <translation>Hier abholen</translation>
    </message>
</context>
<context>
    <name>NetworkSheet</name>
    <message>
        <source>Network to the central service</source>
        <translation>Netz zum Zentraldienst</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Later, each way</source>
        <translation>Später, je Weg</translation>
    </message>
    <message>
        <source>Lost on the way</source>
        <translation>Unterwegs verloren</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>The kiosk&apos;s clock</source>
        <translation>Die Uhr des Kiosks</translation>
    </message>
    <message>
        <source>−1 day</source>
        <translation>−1 Tag</translation>
    </message>
    <message>
        <source>−1 h</source>
        <translation>−1 Std.</translation>
    </message>
    <message>
        <source>+1 h</source>
        <translation>+1 Std.</translation>
    </message>
    <message>
        <source>+1 day</source>
        <translation>+1 Tag</translation>
    </message>
    <message>
        <source>Put it right</source>
        <translation>Richtig stellen</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Kill hard</source>
        <translation>Hart beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Its log</source>
        <translation>Ihr Protokoll</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nichts gefunden zu „%1“</translation>
    </message>
    <message>
        <source>Of a number, type at least four digits.</source>
        <translation>Gib von einer Nummer mindestens vier Ziffern ein.</translation>
    </message>
    <message>
        <source>Try fewer letters, or look around by category.</source>
        <translation>Versuche es mit weniger Buchstaben oder stöbere in den Kategorien.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Team rufen</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Beliebt in diesem Geschäft</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>%1 is in your basket</source>
        <translation>%1 ist im Warenkorb</translation>
    </message>
    <message>
        <source>We don&apos;t know this code. Nothing was added.</source>
        <translation>Diesen Code kennen wir nicht. Es wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>This code could not be read correctly. Nothing was added. Please scan it again.</source>
        <translation>Dieser Code ließ sich nicht richtig lesen. Es wurde nichts hinzugefügt. Bitte scanne ihn noch einmal.</translation>
    </message>
    <message>
        <source>We don&apos;t know this product. Nothing was added. Our staff will help you.</source>
        <translation>Diesen Artikel kennen wir nicht. Es wurde nichts hinzugefügt. Unser Team hilft dir.</translation>
    </message>
    <message>
        <source>%1 has been recalled and is not sold. Please hand it to our staff.</source>
        <translation>%1 wurde zurückgerufen und wird nicht verkauft. Bitte gib den Artikel unserem Team.</translation>
    </message>
    <message>
        <source>%1 is past its date and is not sold. Please take another one.</source>
        <translation>%1 ist abgelaufen und wird nicht verkauft. Bitte nimm ein anderes Stück.</translation>
    </message>
    <message>
        <source>%1 is sold by weight. Please weigh it and scan the label.</source>
        <translation>%1 wird nach Gewicht verkauft. Bitte wiege es und scanne das Etikett.</translation>
    </message>
    <message>
        <source>99 is the most of one product here. Our staff will help you with more.</source>
        <translation>Mehr als 99 Stück geht hier nicht. Unser Team hilft dir weiter.</translation>
    </message>
    <message>
        <source>%1 items added</source>
        <translation>%1 Artikel hinzugefügt</translation>
    </message>
    <message>
        <source>Tags of things we don&apos;t sell: %1. They were not added.</source>
        <translation>Etiketten von Dingen, die wir nicht führen: %1. Sie wurden nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>One moment: your basket is being paid. Nothing was added.</source>
        <translation>Einen Moment: Dein Warenkorb wird gerade bezahlt. Es wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>Hello %1, good to see you</source>
        <translation>Hallo %1, schön, dass du da bist</translation>
    </message>
    <message>
        <source>We have noted your card. Your purchase will be credited to it later.</source>
        <translation>Deine Karte ist vorgemerkt. Dein Einkauf wird ihr später gutgeschrieben.</translation>
    </message>
    <message>
        <source>We don&apos;t know this card. You can shop without it.</source>
        <translation>Diese Karte kennen wir nicht. Du kannst auch ohne sie einkaufen.</translation>
    </message>
    <message>
        <source>This card is blocked. You can shop without it; our staff will help you.</source>
        <translation>Diese Karte ist gesperrt. Du kannst auch ohne sie einkaufen; unser Team hilft dir.</translation>
    </message>
    <message>
        <source>Please take the card away and hold it to the reader once more.</source>
        <translation>Bitte nehmen Sie die Karte weg und halten Sie sie noch einmal an den Leser.</translation>
    </message>
    <message>
        <source>One card only, please: take all cards away, then hold one to the reader.</source>
        <translation>Bitte nur eine Karte: Nehmen Sie alle Karten weg und halten Sie dann eine an den Leser.</translation>
    </message>
    <message>
        <source>The card could not be read. Hold it still for a moment.</source>
        <translation>Die Karte ließ sich nicht lesen. Halte sie einen Moment still.</translation>
    </message>
    <message>
        <source>Unlocked for %1</source>
        <translation>Freigeschaltet für %1</translation>
    </message>
    <message>
        <source>This screen now shows that you would like help.</source>
        <translation>Dieser Bildschirm zeigt jetzt, dass du Hilfe möchtest.</translation>
    </message>
    <message>
        <source>Looking up customers needs the network. It is not there at the moment.</source>
        <translation>Für die Kundensuche braucht es das Netz. Es ist gerade nicht da.</translation>
    </message>
    <message>
        <source>Not unlocked. The network is not there at the moment.</source>
        <translation>Nicht entsperrt. Das Netz ist gerade nicht da.</translation>
    </message>
    <message>
        <source>Thank you. You can pay now.</source>
        <translation>Danke. Du kannst jetzt bezahlen.</translation>
    </message>
    <message>
        <source>What is sold only from a certain age was taken out of the basket</source>
        <translation>Was es erst ab einem bestimmten Alter gibt, ist nicht mehr im Warenkorb</translation>
    </message>
    <message>
        <source>Your online cart is in the basket now</source>
        <translation>Dein Online-Warenkorb ist jetzt im Warenkorb</translation>
    </message>
    <message>
        <source>Voucher taken: %1</source>
        <translation>Gutschein angenommen: %1</translation>
    </message>
    <message>
        <source>Your voucher is here: %1. It counts once your basket fits it.</source>
        <translation>Dein Gutschein ist da: %1. Er zählt, sobald dein Warenkorb dazu passt.</translation>
    </message>
    <message>
        <source>This voucher is on your basket already.</source>
        <translation>Dieser Gutschein ist schon in deinem Warenkorb.</translation>
    </message>
    <message>
        <source>We don&apos;t know this voucher. Nothing was taken off; our staff will help you.</source>
        <translation>Diesen Gutschein kennen wir nicht. Es wurde nichts abgezogen; unser Personal hilft dir.</translation>
    </message>
    <message>
        <source>This voucher was used before. Nothing was taken off.</source>
        <translation>Dieser Gutschein wurde schon eingelöst. Es wurde nichts abgezogen.</translation>
    </message>
    <message>
        <source>This voucher does not count today. Nothing was taken off.</source>
        <translation>Dieser Gutschein gilt heute nicht. Es wurde nichts abgezogen.</translation>
    </message>
    <message>
        <source>This voucher needs the network, which is not there at the moment. It stays good; nothing was used up.</source>
        <translation>Für diesen Gutschein brauchen wir das Netz, das gerade nicht da ist. Er bleibt gültig; nichts wurde eingelöst.</translation>
    </message>
    <message>
        <source>Your points come off</source>
        <translation>Deine Punkte werden abgezogen</translation>
    </message>
    <message>
        <source>Your points cannot be redeemed at the moment. They stay yours.</source>
        <translation>Deine Punkte lassen sich gerade nicht einlösen. Sie bleiben dir erhalten.</translation>
    </message>
    <message>
        <source>Points can only be redeemed with a connection. They stay yours.</source>
        <translation>Punkte lassen sich nur mit Verbindung einlösen. Sie bleiben dir erhalten.</translation>
    </message>
    <message>
        <source>Your points were held for half an hour. They are yours again.</source>
        <translation>Deine Punkte waren eine halbe Stunde vorgemerkt. Jetzt sind sie wieder frei.</translation>
    </message>
    <message>
        <source>%1 is on your wish list</source>
        <translation>%1 ist auf deiner Wunschliste</translation>
    </message>
    <message>
        <source>Show your card first: then we know whose wish list it is.</source>
        <translation>Zeig zuerst deine Karte: Dann wissen wir, wessen Wunschliste es ist.</translation>
    </message>
    <message>
        <source>Your wish could not be stored here right now. Your list is as before.</source>
        <translation>Dein Wunsch konnte hier gerade nicht gespeichert werden. Deine Liste ist wie zuvor.</translation>
    </message>
    <message>
        <source>From your phone: %1 items are in your basket</source>
        <translation>Von deinem Telefon: %1 Artikel sind im Korb</translation>
    </message>
    <message>
        <source>Not everything on your phone is sold here: %1 left out</source>
        <translation>Nicht alles auf deinem Telefon gibt es hier: %1 fehlt</translation>
    </message>
    <message>
        <source>This code was used before. Nothing was added. Get a new one on your phone.</source>
        <translation>Dieser Code wurde schon benutzt. Nichts kam hinzu. Hole dir auf dem Telefon einen neuen.</translation>
    </message>
    <message>
        <source>This code is over. Nothing was added. Get a new one on your phone.</source>
        <translation>Dieser Code ist abgelaufen. Nichts kam hinzu. Hole dir auf dem Telefon einen neuen.</translation>
    </message>
    <message>
        <source>Bringing a cart from your phone needs the connection. It is not there; your code stays good.</source>
        <translation>Einen Korb vom Telefon zu holen braucht die Verbindung. Sie ist gerade nicht da; dein Code bleibt gültig.</translation>
    </message>
    <message>
        <source>Your decision is stored and applies at once</source>
        <translation>Deine Entscheidung ist gespeichert und gilt sofort</translation>
    </message>
    <message>
        <source>What this device remembered of you is erased</source>
        <translation>Was sich dieses Gerät über dich gemerkt hatte, ist gelöscht</translation>
    </message>
    <message>
        <source>No connection at the moment. You can go on shopping; everything is kept safe here.</source>
        <translation>Gerade keine Verbindung. Du kannst weiter einkaufen; alles wird hier sicher aufbewahrt.</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Wieder verbunden</translation>
    </message>
    <message>
        <source>Your slip is printed</source>
        <translation>Dein Beleg ist gedruckt</translation>
    </message>
    <message>
        <source>The slip could not be printed. Your order is stored; take it with you by its code.</source>
        <translation>Der Beleg konnte nicht gedruckt werden. Deine Bestellung ist gespeichert; nimm sie mit dem Code mit.</translation>
    </message>
    <message>
        <source>We cannot take another order here right now. Nothing was charged; please go to the till.</source>
        <translation>Hier können wir gerade keine Bestellung annehmen. Es wurde nichts abgebucht; bitte geh zur Kasse.</translation>
    </message>
    <message>
        <source>There was an interruption. Your order is stored, here it is.</source>
        <translation>Es gab eine Unterbrechung. Deine Bestellung ist gespeichert, hier ist sie.</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Freischalten</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>No connection. You can shop as usual.</source>
        <translation>Keine Verbindung. Du kannst wie gewohnt einkaufen.</translation>
    </message>
    <message>
        <source>No connection. You can shop as usual; data as of %1.</source>
        <translation>Keine Verbindung. Du kannst wie gewohnt einkaufen; Datenstand: %1.</translation>
    </message>
</context>
<context>
    <name>OrderSummary</name>
    <message>
        <source>Your order</source>
        <translation>Deine Bestellung</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>Pfand</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>The next payment: %1</source>
        <translation>Die nächste Zahlung: %1</translation>
    </message>
    <message>
        <source>The next payment is declined with code %1</source>
        <translation>Die nächste Zahlung wird mit Code %1 abgelehnt</translation>
    </message>
    <message>
        <source>Tapped: %1</source>
        <translation>Angetippt: %1</translation>
    </message>
    <message>
        <source>On the reader: %1</source>
        <translation>Auf dem Leser: %1</translation>
    </message>
    <message>
        <source>The card is lifted</source>
        <translation>Die Karte ist abgehoben</translation>
    </message>
    <message>
        <source>Before the camera: %1</source>
        <translation>Vor der Kamera: %1</translation>
    </message>
    <message>
        <source>Scanned: %1</source>
        <translation>Gescannt: %1</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Kartenleser</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>RFID reader</source>
        <translation>RFID-Leser</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>Tastatur-Scanner</translation>
    </message>
    <message>
        <source>Wallet reader</source>
        <translation>Wallet-Leser</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Vorlesestimme</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>being opened</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>faulty</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>lost, being looked for</source>
        <translation>verloren, wird gesucht</translation>
    </message>
    <message>
        <source>no application</source>
        <translation>keine Anwendung</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Garbage</source>
        <translation>Unsinn</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Too far off</source>
        <translation>Zu weit weg</translation>
    </message>
    <message>
        <source>Line reset</source>
        <translation>Leitung getrennt</translation>
    </message>
    <message>
        <source>Byte by byte</source>
        <translation>Byte für Byte</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Torn reads</source>
        <translation>Abgerissen</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Two cards</source>
        <translation>Zwei Karten</translation>
    </message>
    <message>
        <source>Paper out</source>
        <translation>Papier leer</translation>
    </message>
    <message>
        <source>Paper near its end</source>
        <translation>Papier fast leer</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Deckel offen</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Cutter stuck</source>
        <translation>Messer klemmt</translation>
    </message>
    <message>
        <source>Refuses connections</source>
        <translation>Lehnt Verbindungen ab</translation>
    </message>
    <message>
        <source>Power cut</source>
        <translation>Strom weg</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Papierstau</translation>
    </message>
    <message>
        <source>Paper ends</source>
        <translation>Papier geht aus</translation>
    </message>
    <message>
        <source>Cutter sticks</source>
        <translation>Messer klemmt</translation>
    </message>
    <message>
        <source>Cover opens</source>
        <translation>Deckel geht auf</translation>
    </message>
    <message>
        <source>after %1 lines</source>
        <translation>nach %1 Zeilen</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Cancelled at the terminal</source>
        <translation>Am Terminal abgebrochen</translation>
    </message>
    <message>
        <source>No card comes</source>
        <translation>Keine Karte kommt</translation>
    </message>
    <message>
        <source>Completion comes late</source>
        <translation>Abschluss kommt spät</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Falscher Betrag</translation>
    </message>
    <message>
        <source>Hangs</source>
        <translation>Hängt</translation>
    </message>
    <message>
        <source>Link lost before approval</source>
        <translation>Verbindung weg vor Genehmigung</translation>
    </message>
    <message>
        <source>Link lost after approval</source>
        <translation>Verbindung weg nach Genehmigung</translation>
    </message>
    <message>
        <source>Link lost, then reversed</source>
        <translation>Verbindung weg, dann storniert</translation>
    </message>
    <message>
        <source>Noise on the line</source>
        <translation>Rauschen auf der Leitung</translation>
    </message>
    <message>
        <source>Result told twice</source>
        <translation>Ergebnis zweimal gemeldet</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Ausgesteckt</translation>
    </message>
    <message>
        <source>says nothing to anybody</source>
        <translation>sagt niemandem etwas</translation>
    </message>
    <message>
        <source>Payment under way</source>
        <translation>Zahlung läuft</translation>
    </message>
    <message>
        <source>Please present your card</source>
        <translation>Bitte Karte vorhalten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>no payment yet</source>
        <translation>noch keine Zahlung</translation>
    </message>
    <message>
        <source>Not approved (%1)</source>
        <translation>Nicht genehmigt (%1)</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Unknown card</source>
        <translation>Unbekannte Karte</translation>
    </message>
    <message>
        <source>Unreadable card</source>
        <translation>Unlesbare Karte</translation>
    </message>
    <message>
        <source>Blank card</source>
        <translation>Leere Karte</translation>
    </message>
    <message>
        <source>Verified card</source>
        <translation>Geprüfte Karte</translation>
    </message>
    <message>
        <source>Two cards at once</source>
        <translation>Zwei Karten zugleich</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Silber</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>signs itself anew each time</source>
        <translation>unterschreibt jedes Mal neu</translation>
    </message>
    <message>
        <source>reported lost</source>
        <translation>als verloren gemeldet</translation>
    </message>
    <message>
        <source>of another shop</source>
        <translation>aus einem anderen Laden</translation>
    </message>
    <message>
        <source>tells its number, then nothing</source>
        <translation>nennt ihre Nummer, dann nichts</translation>
    </message>
    <message>
        <source>nothing written on it</source>
        <translation>nichts steht darauf</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>Gewogen</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Zurückgerufen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Unknown product</source>
        <translation>Unbekanntes Produkt</translation>
    </message>
    <message>
        <source>Misread code</source>
        <translation>Verlesener Code</translation>
    </message>
    <message>
        <source>Strange address</source>
        <translation>Fremde Adresse</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>Odd ones</source>
        <translation>Besondere</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>Wie sie sind</translation>
    </message>
    <message>
        <source>Lost after writes</source>
        <translation>Nach Schreiben verloren</translation>
    </message>
    <message>
        <source>Captive portal</source>
        <translation>Anmeldeseite</translation>
    </message>
    <message>
        <source>Error 500</source>
        <translation>Fehler 500</translation>
    </message>
    <message>
        <source>Byte by byte, for ever</source>
        <translation>Byte für Byte, ohne Ende</translation>
    </message>
    <message>
        <source>Never any</source>
        <translation>Nie eine</translation>
    </message>
    <message>
        <source>The right time</source>
        <translation>Die richtige Zeit</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 vor</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 nach</translation>
    </message>
    <message>
        <source>The kiosk is starting</source>
        <translation>Der Kiosk startet</translation>
    </message>
    <message>
        <source>The kiosk is running</source>
        <translation>Der Kiosk läuft</translation>
    </message>
    <message>
        <source>The kiosk is not running</source>
        <translation>Der Kiosk läuft nicht</translation>
    </message>
    <message>
        <source>%1 steps in %2 s, in a process of its own</source>
        <translation>%1 Schritte in %2 s, in einem eigenen Prozess</translation>
    </message>
    <message>
        <source>Recording: everything you do here and on the kiosk</source>
        <translation>Aufnahme: alles, was du hier und am Kiosk tust</translation>
    </message>
    <message>
        <source>A recorded story</source>
        <translation>Eine aufgenommene Geschichte</translation>
    </message>
    <message>
        <source>no customer</source>
        <translation>ohne Kunde</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Hart beendet</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation>Neu gestartet</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Saved to a file</source>
        <translation>In eine Datei gesichert</translation>
    </message>
    <message>
        <source>Write this pass phrase down. It is shown only this once, and the file cannot be opened without it.</source>
        <translation>Schreibe dieses Kennwort auf. Es wird nur dieses eine Mal gezeigt, und ohne es lässt sich die Datei nicht öffnen.</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Ich habe es aufgeschrieben</translation>
    </message>
</context>
<context>
    <name>PaymentDecision</name>
    <message>
        <source>Card payment of %1: was it paid?</source>
        <translation>Kartenzahlung über %1: Wurde bezahlt?</translation>
    </message>
    <message>
        <source>Payment of %1 on a phone: was it paid?</source>
        <translation>Zahlung von %1 mit dem Telefon: Wurde sie bezahlt?</translation>
    </message>
    <message>
        <source>Look at the last receipt on the terminal. Your answer is stored with your name.</source>
        <translation>Sieh auf den letzten Beleg am Terminal. Deine Antwort wird mit deinem Namen gespeichert.</translation>
    </message>
    <message>
        <source>Have the buyer show the payment&apos;s page on their phone, loaded anew. Best is to wait: as soon as there is a connection, it decides itself. Your answer is stored with your name.</source>
        <translation>Lass dir die Zahlungsseite auf dem Telefon zeigen, neu geladen. Am besten warten: Sobald es Verbindung gibt, klärt es sich von selbst. Deine Antwort wird mit deinem Namen gespeichert.</translation>
    </message>
    <message>
        <source>Yes, paid</source>
        <translation>Ja, bezahlt</translation>
    </message>
    <message>
        <source>No, not paid</source>
        <translation>Nein, nicht bezahlt</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>Code to pay on your phone</source>
        <translation>Code, um mit deinem Telefon zu zahlen</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Nicht bezahlt</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>Mit Karte zahlen</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Mit deinem Telefon zahlen</translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation>Bitte nimm deine Karte</translation>
    </message>
    <message>
        <source>The money goes back to your card. Your basket is still here.</source>
        <translation>Das Geld geht auf deine Karte zurück. Dein Warenkorb ist noch da.</translation>
    </message>
    <message>
        <source>Nothing was charged. Your basket is still here.</source>
        <translation>Es wurde nichts abgebucht. Dein Warenkorb ist noch da.</translation>
    </message>
    <message>
        <source>You get your money back. Your basket is still here.</source>
        <translation>Du bekommst dein Geld zurück. Dein Einkauf ist noch da.</translation>
    </message>
    <message>
        <source>What you have paid is never charged twice. Your basket is kept until we know.</source>
        <translation>Was du bezahlt hast, wird nie zweimal abgebucht. Dein Warenkorb bleibt, bis wir es wissen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Pay at the till instead</source>
        <translation>Lieber an der Kasse zahlen</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Team rufen</translation>
    </message>
    <message>
        <source>Cancel the payment</source>
        <translation>Zahlung abbrechen</translation>
    </message>
</context>
<context>
    <name>PhonePayment</name>
    <message>
        <source>Scan the code with your phone, and pay there.</source>
        <translation>Scanne den Code mit deinem Telefon und bezahle dort.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Moment bitte.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. One moment.</source>
        <translation>Die Zahlung wird abgebrochen. Einen Moment.</translation>
    </message>
    <message>
        <source>We are asking whether you have paid. Please wait, you will not be charged twice.</source>
        <translation>Wir fragen nach, ob du bezahlt hast. Bitte warte, du zahlst nicht doppelt.</translation>
    </message>
    <message>
        <source>Paid. One moment.</source>
        <translation>Bezahlt. Einen Moment.</translation>
    </message>
    <message>
        <source>Your purchase could not be stored. You get your money back, please wait a moment.</source>
        <translation>Dein Einkauf konnte nicht gespeichert werden. Du bekommst dein Geld zurück, bitte warte einen Moment.</translation>
    </message>
    <message>
        <source>The shop&apos;s system cannot be reached, so we do not know yet whether you have paid. Please call our staff; do not pay again.</source>
        <translation>Wir erreichen das System des Ladens nicht und wissen deshalb noch nicht, ob du bezahlt hast. Bitte ruf unser Personal; bezahle nicht noch einmal.</translation>
    </message>
    <message>
        <source>You can try again, or pay another way.</source>
        <translation>Du kannst es noch einmal versuchen oder anders bezahlen.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>Die Zahlung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The time to pay was over.</source>
        <translation>Die Zeit zum Bezahlen war um.</translation>
    </message>
    <message>
        <source>The payment was undone.</source>
        <translation>Die Zahlung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The connection to the shop&apos;s system was interrupted.</source>
        <translation>Die Verbindung zum System des Ladens war unterbrochen.</translation>
    </message>
</context>
<context>
    <name>Pickup</name>
    <message>
        <source>We are still packing your order</source>
        <translation>Wir packen deine Bestellung noch</translation>
    </message>
    <message>
        <source>Your order is ready</source>
        <translation>Deine Bestellung ist da</translation>
    </message>
    <message>
        <source>This order was collected</source>
        <translation>Diese Bestellung ist abgeholt</translation>
    </message>
    <message>
        <source>If that was not you, please tell our staff.</source>
        <translation>Warst du das nicht? Dann sag bitte unserem Team Bescheid.</translation>
    </message>
    <message>
        <source>Our staff know that you are here. Somebody will bring it to you, or call you over.</source>
        <translation>Unser Team weiß, dass du da bist. Jemand bringt sie dir oder ruft dich.</translation>
    </message>
    <message>
        <source>Tell us that you are here, and we hurry. Or look around meanwhile.</source>
        <translation>Sag uns, dass du da bist, dann beeilen wir uns. Oder sieh dich so lange um.</translation>
    </message>
    <message>
        <source>Tell us that you are here, and we fetch it.</source>
        <translation>Sag uns, dass du da bist, dann holen wir sie.</translation>
    </message>
    <message>
        <source>It waits for you on pick-up shelf %1. Tell us that you are here, and we fetch it.</source>
        <translation>Sie liegt für dich im Abholregal %1. Sag uns, dass du da bist, dann holen wir sie.</translation>
    </message>
    <message>
        <source>Being packed</source>
        <translation>Wird gepackt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Ready, shelf %1</source>
        <translation>Bereit, Regal %1</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Abgeholt</translation>
    </message>
    <message>
        <source>is here</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>To be sent, being packed</source>
        <translation>Zu versenden, wird gepackt</translation>
    </message>
    <message>
        <source>Packed, for the carrier</source>
        <translation>Gepackt, für den Versand</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>No order to collect in this shop has this code. It begins with PK and stands in our e-mail.</source>
        <translation>In diesem Laden hat keine Bestellung diesen Code. Er beginnt mit PK und steht in unserer E-Mail.</translation>
    </message>
    <message>
        <source>Orders to collect are looked up over the network, and it is not there at the moment. Please call our staff: they find your order by its code.</source>
        <translation>Bestellungen zum Abholen suchen wir über das Netz. Das Netz ist gerade nicht da. Ruf bitte unser Team: Es findet deine Bestellung mit dem Code.</translation>
    </message>
    <message>
        <source>That did not work at the moment. Please call our staff.</source>
        <translation>Das hat gerade nicht geklappt. Ruf bitte unser Team.</translation>
    </message>
</context>
<context>
    <name>PickupPage</name>
    <message>
        <source>Collect an order</source>
        <translation>Bestellung abholen</translation>
    </message>
    <message>
        <source>Scan the code from our e-mail, or type it. It begins with PK.</source>
        <translation>Scanne den Code aus unserer E-Mail oder tippe ihn ein. Er beginnt mit PK.</translation>
    </message>
    <message>
        <source>Pick-up code</source>
        <translation>Abholcode</translation>
    </message>
    <message>
        <source>Show us the code</source>
        <translation>Zeig uns den Code</translation>
    </message>
    <message>
        <source>Say that you are here</source>
        <translation>Sag, dass du da bist</translation>
    </message>
    <message>
        <source>We bring you what you ordered</source>
        <translation>Wir bringen dir, was du bestellt hast</translation>
    </message>
    <message>
        <source>Thank you, our staff know</source>
        <translation>Danke, unser Team weiß Bescheid</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>I am here</source>
        <translation>Ich bin da</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Anderer Code</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>PointsNote</name>
    <message numerus="yes">
        <source>%Ln point(s) redeemed.</source>
        <translation>
            <numerusform>%Ln Punkt eingelöst.</numerusform>
            <numerusform>%Ln Punkte eingelöst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This purchase earns you %Ln point(s).</source>
        <translation>
            <numerusform>Dieser Einkauf bringt dir %Ln Punkt.</numerusform>
            <numerusform>Dieser Einkauf bringt dir %Ln Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>That makes %1 points.</source>
        <translation>Das macht %1 Punkte.</translation>
    </message>
    <message>
        <source>They are credited to your card.</source>
        <translation>Sie werden deiner Karte gutgeschrieben.</translation>
    </message>
</context>
<context>
    <name>PointsRow</name>
    <message>
        <source>Redeem fewer points</source>
        <translation>Weniger Punkte einlösen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln point(s)</source>
        <translation>
            <numerusform>%1 von %Ln Punkt</numerusform>
            <numerusform>%1 von %Ln Punkten</numerusform>
        </translation>
    </message>
    <message>
        <source>All that fit</source>
        <translation>Alle, die passen</translation>
    </message>
    <message>
        <source>Redeem more points</source>
        <translation>Mehr Punkte einlösen</translation>
    </message>
    <message numerus="yes">
        <source>Redeem %Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt einlösen</numerusform>
            <numerusform>%Ln Punkte einlösen</numerusform>
        </translation>
    </message>
    <message>
        <source>To redeem points, log in by phone or show the code of your app.</source>
        <translation>Um Punkte einzulösen, melde dich mit dem Telefon an oder zeig den Code deiner App.</translation>
    </message>
    <message>
        <source>Points can be redeemed when we are connected again.</source>
        <translation>Punkte lassen sich einlösen, sobald wir wieder verbunden sind.</translation>
    </message>
</context>
<context>
    <name>PriceLabel</name>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
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
        <translation>%1 je Stück</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Zurückgerufen</translation>
    </message>
    <message>
        <source>Sold out here</source>
        <translation>Hier ausverkauft</translation>
    </message>
    <message>
        <source>Goes well with %1</source>
        <translation>Passt gut zu %1</translation>
    </message>
    <message>
        <source>Because %1 is on your wish list</source>
        <translation>Weil %1 auf deiner Wunschliste steht</translation>
    </message>
    <message>
        <source>You have bought it before</source>
        <translation>Hast du schon einmal gekauft</translation>
    </message>
    <message>
        <source>A favourite of its kind</source>
        <translation>In dieser Kategorie beliebt</translation>
    </message>
    <message>
        <source>Popular in this shop</source>
        <translation>Beliebt in diesem Geschäft</translation>
    </message>
    <message>
        <source>Chosen for you</source>
        <translation>Für dich ausgewählt</translation>
    </message>
</context>
<context>
    <name>ProductActions</name>
    <message>
        <source>This product has been recalled by its maker. It is not sold; please hand it to our staff.</source>
        <translation>Dieser Artikel wurde vom Hersteller zurückgerufen. Er wird nicht verkauft; bitte gib ihn unserem Team.</translation>
    </message>
    <message>
        <source>This product is no longer sold.</source>
        <translation>Dieser Artikel wird nicht mehr verkauft.</translation>
    </message>
    <message>
        <source>Sold by weight: weigh it on the scales beside the shelf, then scan the label here.</source>
        <translation>Nach Gewicht verkauft: Wiege es auf der Waage am Regal und scanne dann hier das Etikett.</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>In den Warenkorb</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Warenkorb</translation>
    </message>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Take %1 off your wish list</source>
        <translation>%1 von deiner Wunschliste nehmen</translation>
    </message>
    <message>
        <source>Put %1 on your wish list</source>
        <translation>%1 auf deine Wunschliste setzen</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Team rufen</translation>
    </message>
    <message>
        <source>Take it with you on your phone</source>
        <translation>Auf dem Telefon mitnehmen</translation>
    </message>
</context>
<context>
    <name>ProductFacts</name>
    <message>
        <source>Lowest price of the last 30 days: %1</source>
        <translation>Niedrigster Preis der letzten 30 Tage: %1</translation>
    </message>
    <message>
        <source>plus %1 deposit</source>
        <translation>zzgl. %1 Pfand</translation>
    </message>
    <message>
        <source>including %1 VAT</source>
        <translation>enthält %1 MwSt.</translation>
    </message>
    <message>
        <source>On your wish list</source>
        <translation>Auf deiner Wunschliste</translation>
    </message>
    <message>
        <source>Ages %1 and over</source>
        <translation>Ab %1 Jahren</translation>
    </message>
    <message>
        <source>In this shop</source>
        <translation>In diesem Geschäft</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>plenty</source>
        <translation>reichlich</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>noch %Ln</numerusform>
            <numerusform>noch %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>As last reported; other shops cannot be asked at the moment.</source>
        <translation>Letzter bekannter Stand; andere Geschäfte lassen sich gerade nicht fragen.</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Goes well with it</source>
        <translation>Passt gut dazu</translation>
    </message>
    <message>
        <source>This is no longer in our range</source>
        <translation>Das gibt es bei uns nicht mehr</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>Show it to the camera</source>
        <translation>Zeig es der Kamera</translation>
    </message>
    <message>
        <source>The picture stays on this screen: it is neither stored nor sent.</source>
        <translation>Das Bild bleibt auf diesem Bildschirm: Es wird weder gespeichert noch gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Unlocked without network</source>
        <translation>Ohne Netz entsperrt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Central service</source>
        <translation>Zentraler Dienst</translation>
    </message>
    <message>
        <source>refuses this device</source>
        <translation>weist dieses Gerät ab</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>This device&apos;s clock</source>
        <translation>Uhr dieses Geräts</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>To be looked at</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Waiting deliveries</source>
        <translation>Ausstehende Übertragungen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>Products on this device</source>
        <translation>Artikel auf diesem Gerät</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No devices are configured.</source>
        <translation>Es sind keine Geräte eingerichtet.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Is being loaded</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>SlipsSheet</name>
    <message>
        <source>Slip %1</source>
        <translation>Bon %1</translation>
    </message>
    <message>
        <source>No slip was printed yet</source>
        <translation>Noch kein Bon gedruckt</translation>
    </message>
    <message>
        <source>Buy something on the kiosk.</source>
        <translation>Kauf etwas am Kiosk.</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>This PIN is not right.</source>
        <translation>Diese PIN stimmt nicht.</translation>
    </message>
    <message>
        <source>Too many attempts. Please wait a few minutes.</source>
        <translation>Zu viele Versuche. Bitte warte einige Minuten.</translation>
    </message>
    <message>
        <source>Without the network, only those can unlock who did so here lately with it. Nobody was let in.</source>
        <translation>Ohne Netz kann nur entsperren, wer es hier vor Kurzem mit Netz getan hat. Es wurde nicht entsperrt.</translation>
    </message>
    <message>
        <source>Too many wrong tries. Nobody can unlock without the network for 15 minutes.</source>
        <translation>Zu viele falsche Versuche. Ohne Netz kann 15 Minuten lang niemand entsperren.</translation>
    </message>
    <message>
        <source>The network is back. Lock and unlock again to look up customers.</source>
        <translation>Das Netz ist wieder da. Sperre und entsperre noch einmal, um Kunden nachzuschlagen.</translation>
    </message>
    <message>
        <source>Looking up customers needs the network. It is not there at the moment.</source>
        <translation>Für die Kundensuche braucht es das Netz. Es ist gerade nicht da.</translation>
    </message>
    <message>
        <source>This was open for too long. Please unlock again.</source>
        <translation>Das war zu lange offen. Bitte noch einmal freischalten.</translation>
    </message>
    <message>
        <source>This card belongs to nobody we know.</source>
        <translation>Diese Karte gehört niemandem, den wir kennen.</translation>
    </message>
    <message>
        <source>The central service refused: %1</source>
        <translation>Der zentrale Dienst lehnt ab: %1</translation>
    </message>
</context>
<context>
    <name>StaffBar</name>
    <message>
        <source>Hello %1</source>
        <translation>Hallo %1</translation>
    </message>
    <message>
        <source>Unlocked without network. Looking up customers needs the network; this device and its waiting deliveries are open to you.</source>
        <translation>Ohne Netz entsperrt. Kunden nachzuschlagen braucht das Netz; das Gerät und seine ausstehenden Übertragungen stehen dir offen.</translation>
    </message>
    <message>
        <source>Device and network</source>
        <translation>Gerät und Netz</translation>
    </message>
    <message>
        <source>Check a bag</source>
        <translation>Tüte prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Basket · %Ln item(s)</source>
        <translation>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
            <numerusform>Warenkorb · %Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>StaffCustomer</name>
    <message>
        <source>%1&apos;s lists</source>
        <translation>Listen von %1</translation>
    </message>
    <message>
        <source>This look-up is recorded</source>
        <translation>Dieser Abruf wird protokolliert</translation>
    </message>
    <message>
        <source>Wish list</source>
        <translation>Wunschliste</translation>
    </message>
    <message>
        <source>Online cart</source>
        <translation>Online-Warenkorb</translation>
    </message>
    <message>
        <source>Both lists are empty.</source>
        <translation>Beide Listen sind leer.</translation>
    </message>
    <message>
        <source>Write a card</source>
        <translation>Karte beschreiben</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>Andere Kundin, anderer Kunde</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message numerus="yes">
        <source>%Ln in this shop</source>
        <translation>
            <numerusform>%Ln in diesem Geschäft</numerusform>
            <numerusform>%Ln in diesem Geschäft</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in this shop</source>
        <translation>Nicht in diesem Geschäft</translation>
    </message>
    <message>
        <source>Stock unknown</source>
        <translation>Bestand unbekannt</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Put %1 into the basket</source>
        <translation>%1 in den Warenkorb legen</translation>
    </message>
</context>
<context>
    <name>StaffLocked</name>
    <message>
        <source>For our staff</source>
        <translation>Für unser Team</translation>
    </message>
    <message>
        <source>Show your badge, or type your PIN.</source>
        <translation>Zeige deinen Ausweis oder tippe deine PIN.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln digit(s) typed</source>
        <translation>
            <numerusform>%Ln Ziffer getippt</numerusform>
            <numerusform>%Ln Ziffern getippt</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to shopping</source>
        <translation>Zurück zum Einkauf</translation>
    </message>
</context>
<context>
    <name>StaffSearch</name>
    <message>
        <source>Ask the customer to tap their card, or search by name. Every look-up is recorded.</source>
        <translation>Bitte um das Auflegen der Karte oder suche nach dem Namen. Jeder Abruf wird protokolliert.</translation>
    </message>
    <message>
        <source>Customer&apos;s name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or use the number on the card.</source>
        <translation>Niemand gefunden. Prüfe die Schreibweise oder nimm die Nummer auf der Karte.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>One %1 less</source>
        <translation>%1: eins weniger</translation>
    </message>
    <message>
        <source>Quantity: %1</source>
        <translation>Menge: %1</translation>
    </message>
    <message>
        <source>One %1 more</source>
        <translation>%1: eins mehr</translation>
    </message>
</context>
<context>
    <name>StorySheet</name>
    <message>
        <source>Record a story</source>
        <translation>Eine Geschichte aufnehmen</translation>
    </message>
    <message>
        <source>Everything you do in this panel and every touch on the kiosk becomes a step of a story, which is played again with everything waited for. It begins in a fresh shop: the kiosk starts anew.</source>
        <translation>Alles, was du hier tust, und jede Berührung am Kiosk wird ein Schritt einer Geschichte; beim Abspielen wird auf alles gewartet. Sie beginnt in einem frischen Laden: Der Kiosk startet neu.</translation>
    </message>
    <message>
        <source>What happens in it</source>
        <translation>Was darin geschieht</translation>
    </message>
    <message>
        <source>Expect at the end what is so then</source>
        <translation>Am Ende erwarten, was dann so ist</translation>
    </message>
    <message>
        <source>Expect at the end what is so then: screen, basket, outbox, what arrived</source>
        <translation>Am Ende erwarten, was dann so ist: Bildschirm, Warenkorb, Postausgang, Angekommenes</translation>
    </message>
    <message>
        <source>A fresh shop opens …</source>
        <translation>Ein frischer Laden öffnet …</translation>
    </message>
    <message>
        <source>Record another</source>
        <translation>Noch eine aufnehmen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Is being played …</source>
        <translation>Wird gespielt …</translation>
    </message>
    <message>
        <source>Play it</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Played again: green</source>
        <translation>Abgespielt: grün</translation>
    </message>
    <message>
        <source>Played again: red</source>
        <translation>Abgespielt: rot</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bis jetzt</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>Die Geschichte</translation>
    </message>
    <message>
        <source>Do something: tap a card, scan, touch the kiosk.</source>
        <translation>Tu etwas: Karte antippen, scannen, den Kiosk berühren.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Noch ist nichts aufgenommen.</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Cards and codes</source>
        <translation>Karten und Codes</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Network and process</source>
        <translation>Netz und Prozess</translation>
    </message>
    <message>
        <source>What arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
</context>
<context>
    <name>TakenOff</name>
    <message numerus="yes">
        <source>%Ln item(s) no longer lie on the counter. They stay in your basket.</source>
        <translation>
            <numerusform>%Ln Artikel liegt nicht mehr auf dem Tisch. Er bleibt in deinem Warenkorb.</numerusform>
            <numerusform>%Ln Artikel liegen nicht mehr auf dem Tisch. Sie bleiben in deinem Warenkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out of the basket</source>
        <translation>Aus dem Warenkorb nehmen</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>The terminal is being made ready. One moment.</source>
        <translation>Das Kartenterminal wird vorbereitet. Einen Moment.</translation>
    </message>
    <message>
        <source>The payment is being cancelled. One moment.</source>
        <translation>Die Zahlung wird abgebrochen. Einen Moment.</translation>
    </message>
    <message>
        <source>We are asking the terminal. Please wait, you will not be charged twice.</source>
        <translation>Wir fragen das Kartenterminal. Bitte warte, du zahlst nicht zweimal.</translation>
    </message>
    <message>
        <source>Paid. One moment.</source>
        <translation>Bezahlt. Einen Moment.</translation>
    </message>
    <message>
        <source>Your purchase could not be stored. You get your money back, please wait a moment.</source>
        <translation>Dein Einkauf konnte nicht gespeichert werden. Du bekommst dein Geld zurück, bitte warte einen Moment.</translation>
    </message>
    <message>
        <source>The terminal cannot tell whether you have paid. Please call our staff; do not pay again.</source>
        <translation>Das Kartenterminal weiß nicht, ob du bezahlt hast. Bitte rufe unser Team; zahle nicht noch einmal.</translation>
    </message>
    <message>
        <source>Hold your card to the terminal, or insert it.</source>
        <translation>Halte deine Karte an das Kartenterminal oder stecke sie ein.</translation>
    </message>
    <message>
        <source>Please confirm the amount on the terminal.</source>
        <translation>Bitte bestätige den Betrag am Kartenterminal.</translation>
    </message>
    <message>
        <source>Please look at the terminal.</source>
        <translation>Bitte sieh auf das Kartenterminal.</translation>
    </message>
    <message>
        <source>Please enter your PIN on the terminal.</source>
        <translation>Bitte gib deine PIN am Kartenterminal ein.</translation>
    </message>
    <message>
        <source>The PIN was not right. Please try again on the terminal.</source>
        <translation>Die PIN war nicht richtig. Bitte versuche es am Kartenterminal noch einmal.</translation>
    </message>
    <message>
        <source>Your card is being read. Leave it in.</source>
        <translation>Deine Karte wird gelesen. Lass sie stecken.</translation>
    </message>
    <message>
        <source>Your bank is being asked. One moment.</source>
        <translation>Deine Bank wird gefragt. Einen Moment.</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Einen Moment bitte.</translation>
    </message>
    <message>
        <source>The terminal is finishing something else. One moment, please.</source>
        <translation>Das Kartenterminal erledigt noch etwas anderes. Einen Moment bitte.</translation>
    </message>
    <message>
        <source>The terminal works without its network just now. One moment, please.</source>
        <translation>Das Kartenterminal arbeitet gerade ohne Netz. Einen Moment bitte.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Bitte nimm deine Karte.</translation>
    </message>
    <message>
        <source>The payment is being undone. Nothing is charged.</source>
        <translation>Die Zahlung wird rückgängig gemacht. Es wird nichts abgebucht.</translation>
    </message>
    <message>
        <source>The terminal shows your balance.</source>
        <translation>Das Kartenterminal zeigt dein Guthaben.</translation>
    </message>
    <message>
        <source>Please choose the language on the terminal.</source>
        <translation>Bitte wähle am Kartenterminal die Sprache.</translation>
    </message>
    <message>
        <source>Please choose the currency on the terminal.</source>
        <translation>Bitte wähle am Kartenterminal die Währung.</translation>
    </message>
    <message>
        <source>Please choose on the terminal how to pay with this card.</source>
        <translation>Bitte wähle am Kartenterminal, wie du mit dieser Karte zahlst.</translation>
    </message>
    <message>
        <source>Please enter your mobile number on the terminal.</source>
        <translation>Bitte gib deine Handynummer am Kartenterminal ein.</translation>
    </message>
    <message>
        <source>Please enter what the terminal asks for.</source>
        <translation>Bitte gib ein, wonach das Kartenterminal fragt.</translation>
    </message>
    <message>
        <source>The terminal waits for our staff.</source>
        <translation>Das Kartenterminal wartet auf unser Team.</translation>
    </message>
    <message>
        <source>The card could not be read. Please try again.</source>
        <translation>Die Karte konnte nicht gelesen werden. Bitte versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This card has expired.</source>
        <translation>Diese Karte ist abgelaufen.</translation>
    </message>
    <message>
        <source>This card is not accepted here.</source>
        <translation>Diese Karte wird hier nicht angenommen.</translation>
    </message>
    <message>
        <source>There is not enough on this card.</source>
        <translation>Auf dieser Karte ist nicht genug Guthaben.</translation>
    </message>
    <message>
        <source>The PIN was wrong too often. This card is blocked for now.</source>
        <translation>Die PIN war zu oft falsch. Diese Karte ist vorerst gesperrt.</translation>
    </message>
    <message>
        <source>The payment was not made.</source>
        <translation>Es wurde nicht bezahlt.</translation>
    </message>
    <message>
        <source>The terminal has a problem. One moment, please.</source>
        <translation>Das Kartenterminal hat ein Problem. Einen Moment bitte.</translation>
    </message>
    <message>
        <source>Please take another card, or pay at the till.</source>
        <translation>Bitte nimm eine andere Karte oder zahle an der Kasse.</translation>
    </message>
    <message>
        <source>You can try again, or pay at the till.</source>
        <translation>Du kannst es noch einmal versuchen oder an der Kasse zahlen.</translation>
    </message>
    <message>
        <source>Please pay at the till.</source>
        <translation>Bitte zahle an der Kasse.</translation>
    </message>
    <message>
        <source>Your bank refused the payment.</source>
        <translation>Deine Bank hat die Zahlung abgelehnt.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>Die Zahlung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The card could not be read.</source>
        <translation>Die Karte konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This card has expired, or is not valid yet.</source>
        <translation>Diese Karte ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>This card is damaged.</source>
        <translation>Diese Karte ist beschädigt.</translation>
    </message>
    <message>
        <source>The terminal wanted another currency. The payment was undone.</source>
        <translation>Das Kartenterminal wollte eine andere Währung. Die Zahlung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The terminal does not take this amount.</source>
        <translation>Das Kartenterminal nimmt diesen Betrag nicht an.</translation>
    </message>
    <message>
        <source>The terminal took another amount. The payment was undone.</source>
        <translation>Das Kartenterminal nahm einen anderen Betrag. Die Zahlung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Your bank could not be reached.</source>
        <translation>Deine Bank war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The terminal is busy with something else.</source>
        <translation>Das Kartenterminal ist mit etwas anderem beschäftigt.</translation>
    </message>
    <message>
        <source>There is still a card in the terminal. Please take it out.</source>
        <translation>Im Kartenterminal steckt noch eine Karte. Bitte nimm sie heraus.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>Es hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The connection to the terminal was interrupted.</source>
        <translation>Die Verbindung zum Kartenterminal war unterbrochen.</translation>
    </message>
    <message>
        <source>The payment was undone.</source>
        <translation>Die Zahlung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The terminal has a problem.</source>
        <translation>Das Kartenterminal hat ein Problem.</translation>
    </message>
    <message>
        <source>The card terminal is busy. One moment, please.</source>
        <translation>Das Kartenterminal ist beschäftigt. Einen Moment bitte.</translation>
    </message>
    <message>
        <source>Card payments rest until our staff have looked at the last one.</source>
        <translation>Kartenzahlungen ruhen, bis unser Team nach der letzten gesehen hat.</translation>
    </message>
    <message>
        <source>The card terminal is not ready at the moment.</source>
        <translation>Das Kartenterminal ist im Moment nicht bereit.</translation>
    </message>
    <message>
        <source>The terminal is working. This can take a minute.</source>
        <translation>Das Terminal arbeitet. Das kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>Its slip is printed.</source>
        <translation>Der Beleg ist gedruckt.</translation>
    </message>
    <message>
        <source>The day is closed: %1.</source>
        <translation>Der Tag ist abgeschlossen: %1.</translation>
    </message>
    <message>
        <source>The terminal has reached its payment service.</source>
        <translation>Das Terminal hat seinen Zahlungsdienst erreicht.</translation>
    </message>
    <message>
        <source>The last payment once more.</source>
        <translation>Die letzte Zahlung noch einmal.</translation>
    </message>
</context>
<context>
    <name>TerminalCare</name>
    <message>
        <source>Card terminal</source>
        <translation>Kartenterminal</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Kassenschnitt</translation>
    </message>
    <message>
        <source>Test the line</source>
        <translation>Leitung prüfen</translation>
    </message>
    <message>
        <source>Last slip again</source>
        <translation>Letzter Beleg</translation>
    </message>
</context>
<context>
    <name>TerminalDisplay</name>
    <message>
        <source>Let it go on</source>
        <translation>Weitermachen lassen</translation>
    </message>
    <message>
        <source>The next payment</source>
        <translation>Die nächste Zahlung</translation>
    </message>
    <message>
        <source>Result code, 1 to 255</source>
        <translation>Ergebniscode, 1 bis 255</translation>
    </message>
    <message>
        <source>Decline with it</source>
        <translation>Damit ablehnen</translation>
    </message>
</context>
<context>
    <name>TextSizes</name>
    <message>
        <source>Normal letters</source>
        <translation>Normale Schrift</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Große Schrift</translation>
    </message>
    <message>
        <source>Largest letters</source>
        <translation>Größte Schrift</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Easier to read and reach</source>
        <translation>Leichter lesen und erreichen</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Team rufen</translation>
    </message>
    <message>
        <source>Finish and forget everything</source>
        <translation>Beenden und alles vergessen</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Waiting in your online cart</source>
        <translation>Wartet in deinem Online-Warenkorb</translation>
    </message>
    <message>
        <source>Take %1 into the basket</source>
        <translation>%1 in den Warenkorb übernehmen</translation>
    </message>
    <message>
        <source>Take all of it</source>
        <translation>Alles übernehmen</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Tap your card</source>
        <translation>Karte auflegen</translation>
    </message>
    <message>
        <source>Your cart and wish list appear</source>
        <translation>Warenkorb und Wunschliste erscheinen</translation>
    </message>
    <message>
        <source>Show your code</source>
        <translation>Code zeigen</translation>
    </message>
    <message>
        <source>From the app, to the camera</source>
        <translation>Aus der App, vor die Kamera</translation>
    </message>
    <message>
        <source>Scan a product</source>
        <translation>Artikel scannen</translation>
    </message>
    <message>
        <source>At any time, on every screen</source>
        <translation>Jederzeit, auf jeder Seite</translation>
    </message>
    <message>
        <source>In %1 to %2 working days, to: %3</source>
        <translation>In %1 bis %2 Werktagen, an: %3</translation>
    </message>
    <message>
        <source>Needs a connection, which is not there at the moment.</source>
        <translation>Dafür braucht es eine Verbindung, die gerade fehlt.</translation>
    </message>
    <message>
        <source>To the address we have of you: touch here to log in by phone.</source>
        <translation>An deine hinterlegte Adresse: tippe hier, um dich mit dem Telefon anzumelden.</translation>
    </message>
    <message>
        <source>We have no address of yours. You can add one in our online shop.</source>
        <translation>Wir haben keine Adresse von dir. Du kannst sie in unserem Onlineshop angeben.</translation>
    </message>
    <message>
        <source>From a purchase of %1 on.</source>
        <translation>Ab einem Einkauf von %1.</translation>
    </message>
    <message>
        <source>Free of charge.</source>
        <translation>Kostenlos.</translation>
    </message>
    <message>
        <source>%1, including %2 VAT.</source>
        <translation>%1, inkl. %2 MwSt.</translation>
    </message>
    <message>
        <source>Free of charge from %1.</source>
        <translation>Ab %1 kostenlos.</translation>
    </message>
</context>
<context>
    <name>WishShelf</name>
    <message>
        <source>Your wish list</source>
        <translation>Deine Wunschliste</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>In den Warenkorb</translation>
    </message>
    <message>
        <source>Put %1 into the basket</source>
        <translation>%1 in den Warenkorb legen</translation>
    </message>
    <message>
        <source>Take %1 off your wish list</source>
        <translation>%1 von deiner Wunschliste nehmen</translation>
    </message>
</context>
</TS>
