package dev.sluice.cli;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.CommonOptions;
import dev.sluice.cli.command.CompletionCommand;
import dev.sluice.cli.command.ConnectionCommand;
import dev.sluice.cli.command.ControlCommand;
import dev.sluice.cli.command.GoOnCommand;
import dev.sluice.cli.command.HelpCommand;
import dev.sluice.cli.command.JobsCommand;
import dev.sluice.cli.command.NotYetCommand;
import dev.sluice.cli.command.Persistently;
import dev.sluice.cli.command.PipelineCommand;
import dev.sluice.cli.command.ReportCommand;
import dev.sluice.cli.command.RunCommand;
import dev.sluice.cli.command.SampleCommand;
import dev.sluice.cli.command.ShowCommand;
import dev.sluice.cli.command.TypedPassword;
import dev.sluice.cli.command.VerifyCommand;
import dev.sluice.engine.pipeline.OptionSpec;
import dev.sluice.engine.pipeline.OptionType;
import dev.sluice.engine.pipeline.Pipeline;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.List;

/** All commands with their options and usage texts; what completions and the man page show too. */
public final class CommandTree {
    private CommandTree() {}

    /**
     * The whole program as picocli's model.
     *
     * @param pipelines each becomes a command whose flags are its options
     */
    public static CommandLine of(List<Pipeline> pipelines) {
        CommandSpec root = command("sluice", new NoCommand(), "Long file jobs that survive.");
        root.usageMessage()
                .description("Loads, fetches and converts files in jobs that go on after any stop.")
                .footer(
                        "",
                        "Examples:",
                        "  sluice sample",
                        "  sluice load exports/ --into duckdb:shop.duckdb --table orders",
                        "  sluice media https://example.org/talks.rss --to talks --audio mp3",
                        "  sluice jobs",
                        "  sluice run",
                        "",
                        "'sluice help COMMAND' shows the options of a command.");
        CommandLine program = new CommandLine(root);
        for (Pipeline pipeline : pipelines) {
            program.addSubcommand(pipeline.id().value(), pipeline(pipeline));
        }
        notYet(program);
        queue(program);
        running(program);
        connections(program);
        help(program);
        // Last, so that a command's own options stand before the common ones in usage texts.
        program.getSubcommands().values().forEach(c -> CommonOptions.addTo(c.getCommandSpec()));
        CommonOptions.addTo(root);
        // A file may be called @list.
        program.setExpandAtFiles(false);
        program.setUnmatchedOptionsAllowedAsOptionParameters(false);
        return program;
    }

    private static void queue(CommandLine program) {
        add(
                program,
                "jobs",
                new Persistently(new JobsCommand()),
                "Lists all jobs.",
                "",
                "sluice jobs --json");
        add(
                program,
                "show",
                new Persistently(new ShowCommand()),
                "Shows a job with its failures and items.",
                "JOB");
        add(
                program,
                "pause",
                new Persistently(ControlCommand.pause()),
                "Pauses jobs until they are resumed.",
                "JOB");
        add(
                program,
                "resume",
                new Persistently(GoOnCommand.resume()),
                "Goes on with paused jobs.",
                "JOB");
        add(
                program,
                "cancel",
                new Persistently(ControlCommand.cancel()),
                "Ends jobs and removes leftovers.",
                "JOB");
        add(
                program,
                "retry",
                new Persistently(GoOnCommand.retry()),
                "Tries failed files again.",
                "JOB");
        add(
                program,
                "report",
                new Persistently(new ReportCommand()),
                "Prints a job's manifest and rejects.",
                "JOB");
        add(
                program,
                "remove",
                new Persistently(ControlCommand.remove()),
                "Takes jobs off the list.",
                "JOB");
        add(program, "verify", new VerifyCommand(), "Compares results with the manifest.", "JOB");
    }

    private static void running(CommandLine program) {
        add(
                program,
                "sample",
                new SampleCommand(),
                "Makes three small monthly files, one with a bad row, and loads them.",
                "",
                "sluice sample --home /tmp/try");
        add(
                program,
                "run",
                new RunCommand(),
                "Works off the queue until nothing is left that can go on.",
                "",
                "sluice run --json");
    }

    private static void connections(CommandLine program) {
        CommandSpec spec =
                command(
                        "connection",
                        new ConnectionCommand(TypedPassword::read),
                        "Keeps servers under names, with passwords in the system's keyring, or in a"
                                + " file encrypted by a passphrase where there is none.");
        spec.addPositional(operands("list|add NAME ADDRESS|test NAME|remove NAME|passphrase", ""));
        spec.addOption(
                CommandLine.Model.OptionSpec.builder(ConnectionCommand.PASSWORD)
                        .arity("0")
                        .type(boolean.class)
                        .description(
                                "With add: asks for the password, or reads it from standard input")
                        .build());
        spec.usageMessage()
                .footer(
                        examples(
                                "sluice connection add shop postgresql://anna@db.example.org/shop"
                                        + " --password",
                                "sluice connection test shop",
                                "sluice load exports/ --into postgresql:shop --table orders"));
        program.addSubcommand("connection", spec);
    }

    private static void help(CommandLine program) {
        add(program, "help", new HelpCommand(program), "Shows how to use a command.", "COMMAND");
        add(
                program,
                "generate-completion",
                new CompletionCommand(program),
                "Prints a completion script for bash and zsh.",
                "",
                "source <(sluice generate-completion)");
    }

    private static void notYet(CommandLine program) {
        for (String name : List.of("collect", "command")) {
            if (!program.getSubcommands().containsKey(name)) {
                CommandSpec spec = command(name, new NotYetCommand(name), "Not in this version.");
                spec.addPositional(operands("ARGUMENT", "Not in this version"));
                spec.usageMessage().hidden(true);
                spec.parser().unmatchedArgumentsAllowed(true);
                program.addSubcommand(name, spec);
            }
        }
    }

    private static CommandSpec pipeline(Pipeline pipeline) {
        String name = pipeline.id().value();
        CommandSpec spec =
                command(name, new PipelineCommand(pipeline), "Adds a job and works on it.");
        spec.addPositional(operands(pipeline.operands().label(), pipeline.operands().help()));
        for (OptionSpec<?> option : pipeline.options()) {
            spec.addOption(option(option));
        }
        if (name.equals("load")) {
            spec.usageMessage()
                    .description("Checks delimited files and loads them into a table.")
                    .footer(examples(LOAD_EXAMPLES));
        } else if (name.equals("media")) {
            spec.usageMessage()
                    .description("Archives playlists, feeds and files, and takes the audio out.")
                    .footer(examples(MEDIA_EXAMPLES));
        }
        return spec;
    }

    private static final String[] LOAD_EXAMPLES = {
        "sluice load orders.tsv --into duckdb:shop.duckdb --table orders",
        "sluice load exports/ --into duckdb:shop.duckdb --table orders --months 01,02,03",
        "sluice load exports/ --into duckdb:shop.duckdb --table orders --max-bad-rows 1%",
        "sluice load exports/ --into postgresql://anna@db.example.org/shop --table sales.orders",
        "sluice load exports/ --mode check"
    };

    private static final String[] MEDIA_EXAMPLES = {
        "sluice media https://example.org/talks.rss --to talks --audio mp3",
        "sluice media https://example.org/talks.rss --to talks --mode download --only-new",
        "sluice media lecture.mp4 recordings/ --to audio --mode extract --audio opus",
        "sluice media links.txt --to talks --template '{artist}/{date} {title}.{ext}' --range 1-50"
    };

    private static CommandLine.Model.OptionSpec option(OptionSpec<?> option) {
        boolean flag = option.type() instanceof OptionType.Flag;
        String fallback = flag ? "" : fallback(option);
        var spec =
                CommandLine.Model.OptionSpec.builder("--" + option.name())
                        .arity(flag ? "0" : "1")
                        .type(flag ? boolean.class : String.class)
                        .description(escape(option.help() + fallback));
        if (option.type() instanceof OptionType.Several) {
            spec.type(List.class).auxiliaryTypes(String.class);
        }
        return flag ? spec.build() : spec.paramLabel(option.type().metavar()).build();
    }

    private static <T> String fallback(OptionSpec<T> option) {
        return option.fallback()
                .map(value -> " (default " + option.type().format(value) + ")")
                .orElse("");
    }

    private static void add(
            CommandLine program,
            String name,
            Action action,
            String summary,
            String operand,
            String... examples) {
        CommandSpec spec = command(name, action, summary);
        if (operand.equals("JOB")) {
            spec.addPositional(operands(operand, "A job's id, a group's id, or 'all'"));
            spec.usageMessage()
                    .footer(examples("sluice " + name + " j-4k7q2m9x", "sluice " + name + " all"));
        } else {
            spec.addPositional(operands(operand.isEmpty() ? "NOTHING" : operand, ""));
            spec.usageMessage().footer(examples(examples));
        }
        program.addSubcommand(name, spec);
    }

    private static CommandSpec command(String name, Action action, String summary) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(action);
        spec.name(name);
        spec.version("sluice " + Version.read());
        spec.usageMessage().description(summary);
        spec.usageMessage().sortOptions(false);
        return spec;
    }

    private static PositionalParamSpec operands(String label, String help) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..*")
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hidden(label.equals("NOTHING"))
                .description(help)
                .build();
    }

    private static String[] examples(String... lines) {
        if (lines.length == 0) {
            return lines;
        }
        String[] footer = new String[lines.length + 2];
        footer[0] = "";
        footer[1] = lines.length == 1 ? "Example:" : "Examples:";
        for (int i = 0; i < lines.length; i++) {
            footer[i + 2] = "  " + escape(lines[i]);
        }
        return footer;
    }

    /** picocli formats its texts, so a percent sign stands for itself only when doubled. */
    private static String escape(String text) {
        return text.replace("%", "%%");
    }
}
