package dev.sluice.desktop.window;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files that the tour loads: monthly ones large enough to be seen at work, and odd ones. */
record TourFiles(Path folder) {
    private static final int ROWS_PER_MONTH = 1_200_000;
    private static final int LONG = 6;

    /** Three months of orders. */
    List<String> months() throws IOException {
        return months("orders", ROWS_PER_MONTH);
    }

    /** Three months that take some seconds. */
    List<String> longMonths() throws IOException {
        return months("sales", LONG * ROWS_PER_MONTH);
    }

    private List<String> months(String name, int rows) throws IOException {
        Path months = Files.createDirectories(folder.resolve(name));
        for (int month = 1; month <= 3; month++) {
            write(
                    months.resolve(String.format(Locale.ROOT, "%s_2024-%02d.tsv", name, month)),
                    rows,
                    month);
        }
        return List.of(months.toString());
    }

    /** Of a job: long, in two lines, turning what follows, with a mark for a terminal. */
    static final String ODD_NAME =
            "sales\u202egpj.exe \u001b[31m\nsecond line of "
                    + "a_name_that_goes_on_and_on_".repeat(6)
                    + " end";

    /** A folder of files alike. */
    List<String> folderOf(String name, int files, int rows) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < files; i++) {
            write(made.resolve(name + "_part" + i + ".tsv"), rows, i + 1);
        }
        return List.of(made.toString());
    }

    /** Some that cannot be loaded, each for its own reason, beside one that can. */
    List<String> withFaults() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("invoices"));
        write(odd.resolve("invoices_a.tsv"), 2_000, 7);
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    odd.resolve("invoices_short_rows_" + i + ".tsv"),
                    "id\tplaced\tcountry\tamount\n1\t2024-01-01\tDE\t1.50\n2\t2024-01-02\n");
        }
        Files.write(
                odd.resolve("invoices_latin.tsv"),
                new byte[] {'i', 'd', '\n', 'J', (byte) 0xf6, 'r', 'g', '\n'});
        Files.writeString(
                odd.resolve("invoices_other_columns.tsv"), "id\tcustomer\tremark\n1\tA\tno\n");
        return List.of(odd.toString());
    }

    /** Names that are long, written from right to left, or hold marks that change direction. */
    List<String> withOddNames() throws IOException {
        Path names = Files.createDirectories(folder.resolve("names"));
        for (String name :
                List.of(
                        "a_very_long_name_that_somebody_gave_to_a_file_because_the_system_that"
                                + "_exports_it_puts_everything_it_knows_into_names_v2_final.tsv",
                        "مبيعات_يناير_2024.tsv",
                        "שלום עולם.tsv",
                        "売上データ二〇二四年.tsv",
                        "invoice_\u202evst.exe")) {
            write(names.resolve(name.endsWith(".tsv") ? name : name + ".tsv"), 500, 3);
        }
        return List.of(names.toString());
    }

    private static void write(Path file, int rows, int seed) throws IOException {
        String[] countries = {"DE", "FR", "SE", "PL", "IT"};
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("id\tplaced\tcountry\tamount\n");
            for (int row = 0; row < rows; row++) {
                int mixed = (int) ((row * 7919L + seed) % 100_000);
                out.write(
                        (seed * 10_000_000L + row)
                                + "\t2024-0"
                                + (1 + row % 9)
                                + "-1"
                                + row % 10
                                + "\t"
                                + countries[mixed % countries.length]
                                + "\t"
                                + mixed / 100
                                + "."
                                + (10 + mixed % 90)
                                + "\n");
            }
        }
    }
}
