package dev.sluice.desktop.queue;

import dev.sluice.ui.Icon;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The queue as drawn in the pictures, made by hand: every kind of row. */
final class SampleQueue {

    private static final String N = "\u202f";

    private SampleQueue() {}

    static QueueModel full() {
        QueueModel model = new QueueModel();
        model.empty().set(false);
        GroupRow group = group();
        model.rows()
                .setAll(
                        group,
                        march(),
                        april(),
                        may(),
                        more(group),
                        talks(),
                        maps(),
                        readings(),
                        radio(),
                        invoices(),
                        customers());
        Map.of(
                        QueueFilter.ALL,
                        18,
                        QueueFilter.RUNNING,
                        3,
                        QueueFilter.WAITING,
                        10,
                        QueueFilter.DONE,
                        4,
                        QueueFilter.FAILED,
                        1)
                .forEach((filter, count) -> model.count(filter).set(count));
        status(model.status());
        return model;
    }

    static QueueModel empty() {
        QueueModel model = new QueueModel();
        for (String name : List.of("CPU", "Network", "Warehouse", "Disk")) {
            model.status().lanes().add(new LaneRow(name, true));
        }
        model.status().stagingFree().set("100" + N + "GB");
        return model;
    }

    static void hover(QueueModel model) {
        model.drop()
                .set(
                        Optional.of(
                                new DropPreview(
                                        "Drop to add 14 jobs",
                                        "31 files and 1 link, 65.2"
                                                + N
                                                + "GB so far. Still looking into 1 folder.",
                                        List.of(
                                                new DropPreview.Line(
                                                        Icon.LOAD,
                                                        "24 TSV files",
                                                        "web_orders_2024-01_a.tsv and 23 more ·"
                                                                + " 62.6"
                                                                + N
                                                                + "GB",
                                                        "Load, 12 months",
                                                        "12 jobs in one group",
                                                        false),
                                                new DropPreview.Line(
                                                        Icon.MEDIA,
                                                        "5 videos",
                                                        "folder “Interviews” · 2.6" + N + "GB",
                                                        "Media, audio only",
                                                        "1 job",
                                                        false),
                                                new DropPreview.Line(
                                                        Icon.LINK,
                                                        "1 link",
                                                        "feeds.example.org/essays.xml",
                                                        "Media, podcast feed",
                                                        "1 job",
                                                        false),
                                                new DropPreview.Line(
                                                        Icon.FILE,
                                                        "2 files no pipeline knows by name",
                                                        "notes.docx, cover.psd",
                                                        "Not added yet",
                                                        "looked into after dropping",
                                                        true)))));
    }

    static void status(StatusModel status) {
        status.lanes()
                .setAll(
                        lane("CPU", true, 6, 8, "197" + N + "MB/s"),
                        lane("Network", true, 7, 8, "↓ 32 ↑ 67" + N + "MB/s"),
                        lane("Warehouse", true, 1, 1, "410" + N + "k" + N + "rows/s"),
                        lane("Disk", false, 2, 4, "312" + N + "MB/s"));
        status.running().set(3);
        status.waiting().set(10);
        status.stagingFree().set("59" + N + "GB");
        status.queueEta().set("16:40 – 17:05");
        status.queueEtaNote().set("1 open-ended");
    }

    private static LaneRow lane(String name, boolean essential, int used, int limit, String rate) {
        LaneRow lane = new LaneRow(name, essential);
        lane.used().set(used);
        lane.limit().set(limit);
        lane.rate().set(rate);
        return lane;
    }

    static GroupRow group() {
        GroupRow group = new GroupRow("g1");
        head(group, Icon.MONTHS, "sales_events 2024", RowState.RUNNING, "1 running · 8 waiting");
        columns(
                group,
                "3",
                "/12",
                "months",
                "182 of 612" + N + "GB",
                "1" + N + "h" + N + "10 – 1" + N + "h" + N + "30 left");
        group.measureShort().set("182" + N + "GB");
        group.etaStrong().set(true);
        group.expanded().set(true);
        for (int i = 0; i < 12; i++) {
            group.cells()
                    .add(i < 3 ? CellState.DONE : i == 3 ? CellState.RUNNING : CellState.WAITING);
        }
        group.actions().setAll(RowAction.PAUSE, RowAction.CANCEL);
        return group;
    }

    static JobRow march() {
        JobRow job = child("j3", "sales_events 2024-03", RowState.DONE, "Done");
        columns(
                job,
                "40",
                "/40",
                "files",
                "207" + N + "M" + N + "rows",
                "took 8" + N + "min 52" + N + "s");
        job.actions().setAll(RowAction.OPEN_RESULT, RowAction.REPORT);
        return job;
    }

    static JobRow april() {
        JobRow job = child("j4", "sales_events 2024-04", RowState.RUNNING, "Running");
        job.stateDetail().set("Copy holds it back");
        job.stateDetailStrong().set(true);
        columns(job, "", "", "", "5" + N + "min 10" + N + "s elapsed", "3–5" + N + "min left");
        job.etaStrong().set(true);
        PhaseRow check =
                phase(PhaseKind.VERIFY, Icon.CHECK, "Checking", "2024-04-part39.tsv", 0.955);
        check.failedFraction().set(1 / 40.0);
        counts(
                check,
                "38",
                "/40",
                "1 failed",
                "203" + N + "M" + N + "rows",
                "490" + N + "k" + N + "rows/s");
        check.noteFailed().set(true);
        PhaseRow compress =
                phase(
                        PhaseKind.CHANGE,
                        Icon.COMPRESS,
                        "Compressing",
                        "2024-04-part30.tsv, part31.tsv",
                        0.76);
        counts(compress, "29", "/39", "7 waiting", "37.9 of 49.9" + N + "GB", "101" + N + "MB/s");
        PhaseRow upload =
                phase(PhaseKind.TRANSFER, Icon.UPLOAD, "Uploading", "2024-04-part29.tsv.zst", 0.70);
        counts(upload, "28", "/39", "", "12.6 of ~17.9" + N + "GB", "36" + N + "MB/s");
        PhaseRow copy =
                phase(
                        PhaseKind.WRITE,
                        Icon.COPY,
                        "Copying",
                        "2024-04-part23.tsv.zst into SALES.EVENTS",
                        0.5625);
        counts(
                copy,
                "22",
                "/39",
                "5 waiting",
                "117 of ~208" + N + "M" + N + "rows",
                "410" + N + "k" + N + "rows/s");
        job.phases().setAll(check, compress, upload, copy);
        job.actions().setAll(RowAction.PAUSE, RowAction.CANCEL);
        job.accessibleText().set("sales_events 2024-04, running, 3 to 5 minutes left");
        return job;
    }

    static JobRow may() {
        JobRow job =
                child("j5", "sales_events 2024-05", RowState.WAITING, "Waiting for the warehouse");
        columns(job, "40", "", "files", "51.8" + N + "GB", "est. 8–10" + N + "min");
        job.actions().setAll(RowAction.START_NOW, RowAction.CANCEL);
        return job;
    }

    static MoreRow more(GroupRow group) {
        MoreRow more = new MoreRow("g1-more", group);
        more.link().set("Show 9 more");
        more.detail().set("2 done · 7 waiting");
        return more;
    }

    static JobRow talks() {
        JobRow job =
                job("talks", Icon.MEDIA, "Conference talks 2019–2024", RowState.RUNNING, "Running");
        job.stateDetail().set("batch 3 of 10");
        columns(job, "", "", "", "22" + N + "min 10" + N + "s elapsed", "58–75" + N + "min left");
        job.etaStrong().set(true);
        PhaseRow list = phase(PhaseKind.FIND, Icon.FILES, "Listing", "playlist, 100 talks", 0.25);
        list.batches().set(10);
        list.noteFlows().set(true);
        counts(list, "5", "/10", "\u00a0· 25/100 total (75 remaining)", "", "");
        PhaseRow load =
                phase(
                        PhaseKind.TRANSFER,
                        Icon.DOWNLOAD,
                        "Downloading",
                        "64" + N + "% of 0028 Designing for failure.mp4",
                        0.76);
        counts(load, "7", "/10", "2 waiting", "2.0 of 2.6" + N + "GB", "5.2" + N + "MB/s");
        PhaseRow extract =
                phase(
                        PhaseKind.CHANGE,
                        Icon.EXTRACT,
                        "Extracting",
                        "0026 The long tail of latency.opus",
                        0.55);
        counts(
                extract,
                "5",
                "/10",
                "1 waiting",
                "4" + N + "h" + N + "12 of ~7" + N + "h" + N + "40",
                "41" + N + "× real time");
        job.phases().setAll(list, load, extract);
        job.actions().setAll(RowAction.PAUSE, RowAction.CANCEL);
        return job;
    }

    static JobRow maps() {
        JobRow job =
                job(
                        "maps",
                        Icon.COLLECT,
                        "Historic maps, state library",
                        RowState.RUNNING,
                        "Running");
        job.stateDetail().set("total still growing");
        columns(job, "", "", "", "3" + N + "h 05" + N + "min elapsed", "no end known yet");
        PhaseRow collect =
                phase(PhaseKind.FIND, Icon.FILES, "Collecting", "page 85, records 8,401–8,500", 0);
        collect.total().set(BarTotal.UNKNOWN);
        counts(collect, "8,400", "", "found", "", "46" + N + "records/min");
        PhaseRow load =
                growing(
                        PhaseKind.TRANSFER,
                        Icon.DOWNLOAD,
                        "Downloading",
                        "HM-0059127.tar.gz and 3 more",
                        5912);
        counts(load, "5,912", "/8,400+", "2,484 waiting", "214" + N + "GB", "27" + N + "MB/s");
        PhaseRow unpack =
                growing(
                        PhaseKind.CHANGE,
                        Icon.UNPACK,
                        "Unpacking",
                        "HM-0058716.tar.gz and 1 more",
                        5871);
        counts(unpack, "5,871", "/8,400+", "39 waiting", "212" + N + "GB", "96" + N + "MB/s");
        PhaseRow sync =
                growing(PhaseKind.TRANSFER, Icon.SYNC, "Syncing", "HM-0058403 and 1 more", 5840);
        counts(sync, "5,840", "/8,400+", "29 waiting", "211" + N + "GB", "31" + N + "MB/s");
        job.phases().setAll(collect, load, unpack, sync);
        job.actions().setAll(RowAction.PAUSE, RowAction.CANCEL);
        return job;
    }

    static JobRow readings() {
        JobRow job = job("iot", Icon.LOAD, "iot_readings 2024-05", RowState.WAITING, "Waiting");
        job.stateDetail().set("starts next");
        columns(job, "18", "", "files", "9.4" + N + "GB", "est. 2–3" + N + "min");
        job.actions().setAll(RowAction.START_NOW, RowAction.CANCEL);
        return job;
    }

    static JobRow radio() {
        JobRow job =
                job("radio", Icon.MEDIA, "Radio essays, feed", RowState.PAUSED, "Paused by you");
        columns(job, "12", "/40", "episodes", "3.1 of 9.8" + N + "GB", "est. 6–9" + N + "min");
        job.fraction().set(0.32);
        job.actions().setAll(RowAction.RESUME, RowAction.CANCEL);
        return job;
    }

    static JobRow invoices() {
        JobRow job =
                job(
                        "invoices",
                        Icon.LOAD,
                        "invoices 2024-Q1",
                        RowState.DONE_WITH_FAILURES,
                        "Done, 2 failed");
        job.summary()
                .set(
                        "116 of 118 files · 61.4"
                                + N
                                + "M rows loaded · 1,204 rejected · 18"
                                + N
                                + "min");
        job.failed().set(2);
        job.actions()
                .setAll(
                        RowAction.RETRY_FAILED,
                        RowAction.SHOW_FAILURES,
                        RowAction.REPORT,
                        RowAction.REMOVE);
        return job;
    }

    static JobRow customers() {
        JobRow job = job("customers", Icon.LOAD, "customers 2024-Q1", RowState.DONE, "Done");
        job.summary()
                .set(
                        "24 of 24 files · 18.2"
                                + N
                                + "M rows loaded · none rejected · 4"
                                + N
                                + "min 31"
                                + N
                                + "s");
        job.actions().setAll(RowAction.OPEN_RESULT, RowAction.REPORT);
        return job;
    }

    private static JobRow child(String key, String name, RowState state, String words) {
        JobRow job = job(key, Icon.LOAD, name, state, words);
        job.child().set(true);
        return job;
    }

    static JobRow job(String key, Icon icon, String name, RowState state, String words) {
        JobRow job = new JobRow(key);
        head(job, icon, name, state, words);
        return job;
    }

    private static void head(HeadRow row, Icon icon, String name, RowState state, String words) {
        row.icon().set(icon);
        row.name().set(name);
        row.state().set(state);
        row.stateText().set(words);
        row.accessibleText().set(name + ", " + words);
    }

    private static void columns(
            HeadRow row, String done, String rest, String note, String measure, String eta) {
        row.countDone().set(done);
        row.countRest().set(rest);
        row.note().set(note);
        row.measure().set(measure);
        row.eta().set(eta);
    }

    static PhaseRow phase(PhaseKind kind, Icon icon, String verb, String item, double fraction) {
        PhaseRow phase = new PhaseRow(verb);
        phase.kind().set(kind);
        phase.icon().set(icon);
        phase.verb().set(verb);
        phase.item().set(item);
        phase.fraction().set(fraction);
        phase.accessibleText().set(verb + " " + item);
        return phase;
    }

    private static PhaseRow growing(PhaseKind kind, Icon icon, String verb, String item, int done) {
        PhaseRow phase = phase(kind, icon, verb, item, done / 8400.0);
        phase.total().set(BarTotal.GROWING);
        return phase;
    }

    static void counts(
            PhaseRow phase, String done, String rest, String note, String measure, String rate) {
        phase.countDone().set(done);
        phase.countRest().set(rest);
        phase.note().set(note);
        phase.measure().set(measure);
        phase.rate().set(rate);
    }
}
