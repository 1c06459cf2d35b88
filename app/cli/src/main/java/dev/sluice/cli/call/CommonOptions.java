package dev.sluice.cli.call;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command accepts, in one place. */
public final class CommonOptions {
    static final String HOME = "--home";
    static final String WORKERS = "--workers";
    static final String PRIORITY = "--priority";
    static final String QUEUE_ONLY = "--queue-only";
    static final String DRY_RUN = "--dry-run";
    static final String QUIET = "--quiet";
    static final String NO_PROGRESS = "--no-progress";
    static final String JSON = "--json";

    private CommonOptions() {}

    /** Adds them to a command, in a section of its usage text of their own. */
    public static void addTo(CommandSpec command) {
        command.addOption(
                value(HOME, "DIR", "Where Sluice keeps everything (else SLUICE_HOME is asked)"));
        command.addOption(value(WORKERS, "N", "How many files a phase works on at a time"));
        command.addOption(value(PRIORITY, "N", "Higher goes first; 0 is usual"));
        command.addOption(flag(QUEUE_ONLY, "Add the job, do not work on it"));
        command.addOption(flag(DRY_RUN, "Say what would be done and do nothing"));
        command.addOption(flag(QUIET, "Show bars only"));
        command.addOption(flag(NO_PROGRESS, "Show no progress"));
        command.addOption(flag(JSON, "Print one JSON object a line"));
        command.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Show this text")
                        .build());
        command.addOption(
                OptionSpec.builder("--version")
                        .versionHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Show the version")
                        .build());
    }

    private static OptionSpec value(String name, String label, String help) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(help)
                .build();
    }

    private static OptionSpec flag(String name, String help) {
        return OptionSpec.builder(name).arity("0").type(boolean.class).description(help).build();
    }
}
