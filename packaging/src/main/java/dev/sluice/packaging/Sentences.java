package dev.sluice.packaging;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What commands and options say about themselves, on one line and without picocli's marks. */
final class Sentences {
    private Sentences() {}

    static String first(CommandSpec command) {
        String[] all = command.usageMessage().description();
        return all.length == 0 ? "" : plain(all[0]);
    }

    static String of(OptionSpec option) {
        return plain(String.join(" ", option.description()));
    }

    /** The text as a person reads it; only line ends may be left in it. */
    static String plain(String text) {
        return text.replaceAll("@\\|[\\w,()#]+ (.*?)\\|@", "$1")
                .replace("%n", " ")
                .replace("%%", "%");
    }
}
