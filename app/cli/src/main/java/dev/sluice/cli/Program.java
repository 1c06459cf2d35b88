package dev.sluice.cli;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.Logs;
import dev.sluice.cli.call.Surroundings;
import dev.sluice.cli.call.UsageSentence;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.terminal.Columns;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.pipeline.InvalidOption;
import dev.sluice.engine.store.StoreFailure;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.IOException;

/** The program: understands what was typed, does it, and turns what goes wrong into a sentence. */
public final class Program {
    private final Surroundings surroundings;

    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Carries out one call; never throws what a person would have to read. */
    public ExitCode run(String... typed) {
        try {
            return carryOut(CommandTree.of(surroundings.pipelines()), typed);
        } catch (ParameterException e) {
            return say(UsageSentence.of(e), ExitCode.WRONG_USAGE);
        } catch (WrongUsage e) {
            return say(e.sentence(), ExitCode.WRONG_USAGE);
        } catch (InvalidOption e) {
            return say(sentence(e), ExitCode.WRONG_USAGE);
        } catch (CommandFailed e) {
            return say(e.sentence(), ExitCode.FAILED);
        } catch (StoreFailure e) {
            LoggerFactory.getLogger(Program.class).error("The store failed", e);
            return say(String.valueOf(e.getMessage()), ExitCode.FAILED);
        } catch (IOException e) {
            LoggerFactory.getLogger(Program.class).error("Reading or writing failed", e);
            return say(FileProblems.sentence(e), ExitCode.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED;
        } catch (EngineGone e) {
            LoggerFactory.getLogger(Program.class).info("The owner of the home ended", e);
            return say(
                    "The Sluice that had this home open has just ended; 'sluice jobs' shows what"
                            + " it was told.",
                    ExitCode.FAILED);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Program.class).error("A defect", e);
            return say(
                    "Something went wrong inside Sluice ("
                            + e.getClass().getSimpleName()
                            + "); the details are in sluice.log below its home.",
                    ExitCode.FAILED);
        }
    }

    private ExitCode carryOut(CommandLine program, String... typed)
            throws WrongUsage, InvalidOption, CommandFailed, IOException, InterruptedException {
        ParseResult result = program.parseArgs(typed);
        for (ParseResult at = result; at != null; at = at.subcommand()) {
            CommandLine command = at.commandSpec().commandLine();
            if (at.isUsageHelpRequested()) {
                command.usage(surroundings.out(), CommandLine.Help.Ansi.OFF);
                return ExitCode.FINE;
            }
            if (at.isVersionHelpRequested()) {
                command.printVersionHelp(surroundings.out(), CommandLine.Help.Ansi.OFF);
                return ExitCode.FINE;
            }
        }
        ParseResult last = result;
        while (last.subcommand() != null) {
            last = last.subcommand();
        }
        // Until a home is open there is no file for a log, and what scripts read is no place for
        // one.
        Logs.nowhere();
        Action action = (Action) last.commandSpec().userObject();
        return action.run(new Call(surroundings, result));
    }

    private static String sentence(InvalidOption problem) {
        String sentence = problem.sentence();
        String advice =
                problem.suggestion().map(better -> " '" + better + "' would do.").orElse("");
        boolean named =
                problem.option().equals("operands") || sentence.contains("--" + problem.option());
        return (named ? sentence : "--" + problem.option() + ": " + sentence) + advice;
    }

    private ExitCode say(String sentence, ExitCode code) {
        surroundings.err().println("sluice: " + Columns.plain(sentence));
        surroundings.err().flush();
        return code;
    }
}
