package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

/** The German queue with long names, for narrow windows. */
final class GermanQueue {

    private static final String N = "\u202f";

    private GermanQueue() {}

    static QueueModel full() {
        QueueModel model = SampleQueue.full();
        GroupRow group = SampleQueue.group();
        group.name().set("Hauptbuchhaltung 2024");
        group.stateText().set("1 läuft · 8 warten");
        group.note().set("Monate");
        group.eta().set("noch 1" + N + "h" + N + "10 – 1" + N + "h" + N + "30");
        JobRow april = SampleQueue.april();
        april.name().set("Kundenbestandsabgleich_Nachlieferung_2024-04");
        april.stateText().set("Läuft");
        april.stateDetail().set("Kopieren bremst");
        april.measure().set("seit 5" + N + "min 10" + N + "s");
        april.eta().set("noch 3–5" + N + "min");
        texts(
                april.phases().get(0),
                "Prüft",
                "Kundenbestandsabgleich_2024-04-teil39.tsv",
                "1 Fehler",
                "203" + N + "Mio." + N + "Zeilen",
                "490" + N + "Tsd." + N + "Zeilen/s");
        texts(
                april.phases().get(1),
                "Komprimiert",
                "Kundenbestandsabgleich-teil30.tsv +1",
                "7 warten",
                "37,9" + N + "GB",
                "101" + N + "MB/s");
        texts(
                april.phases().get(2),
                "Lädt hoch",
                "Kundenbestandsabgleich-teil29.tsv.zst",
                "",
                "12,6" + N + "GB",
                "36" + N + "MB/s");
        texts(
                april.phases().get(3),
                "Kopiert",
                "Kundenbestandsabgleich-teil23.tsv.zst",
                "5 warten",
                "117" + N + "Mio." + N + "Zeilen",
                "410" + N + "Tsd." + N + "Zeilen/s");
        JobRow may = SampleQueue.may();
        may.name().set("Kundenbestandsabgleich_Nachlieferung_2024-05");
        may.stateText().set("Wartet auf die Datenbank");
        may.note().set("Dateien");
        may.measure().set("51,8" + N + "GB");
        may.eta().set("ca. 8–10" + N + "min");
        MoreRow more = SampleQueue.more(group);
        more.link().set("10 weitere zeigen");
        more.detail().set("3 fertig · 7 warten");
        JobRow invoices = SampleQueue.invoices();
        invoices.name().set("Eingangsrechnungen 2024-Q1");
        invoices.stateText().set("Fertig, 2 fehlgeschlagen");
        invoices.summary()
                .set(
                        "116 von 118 Dateien · 61,4"
                                + N
                                + "Mio. Zeilen geladen · 1.204 abgelehnt · 18"
                                + N
                                + "min");
        JobRow maps = SampleQueue.maps();
        maps.name().set("Historische Landkarten, Staatsbibliothek");
        maps.stateText().set("Läuft");
        maps.stateDetail().set("Gesamtzahl wächst noch");
        PhaseRow sync = maps.phases().get(3);
        sync.state().set(BarState.WAITING_FOR_LANE);
        texts(
                sync,
                "Abgleich",
                "wartet auf Netz (8 von 8 belegt)",
                "31 warten",
                "211" + N + "GB",
                "");
        JobRow failed =
                SampleQueue.job(
                        "zoll", Icon.LOAD, "Zollanmeldungen", RowState.FAILED, "Fehlgeschlagen");
        failed.summary().set("Der Datenträger war voll, als Komprimieren schrieb.");
        failed.actions().setAll(RowAction.RETRY_FAILED, RowAction.REPORT);
        failed.failed().set(3);
        model.rows()
                .setAll(
                        group,
                        april,
                        may,
                        more,
                        SampleQueue.radio(),
                        SampleQueue.talks(),
                        maps,
                        invoices,
                        failed);
        return model;
    }

    private static void texts(
            PhaseRow phase, String verb, String item, String note, String measure, String rate) {
        phase.verb().set(verb);
        phase.item().set(item);
        phase.note().set(note);
        phase.measure().set(measure);
        phase.rate().set(rate);
    }
}
