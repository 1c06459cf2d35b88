package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.engine.job.JobRequest;
import dev.sluice.pipelines.connection.Connections;
import dev.sluice.pipelines.connection.NamedConnection;
import dev.sluice.pipelines.connection.SecretTrouble;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Has a person give the passphrase that jobs will need, while the terminal is still theirs. */
final class Unlocking {
    private Unlocking() {}

    /**
     * Asks at most once, and only where a person is there and the jobs are worked on in this
     * process; otherwise the jobs themselves say what they lack.
     *
     * @throws CommandFailed when it was not given; nothing has been begun
     */
    static void before(Call call, EngineSession session, Supplier<List<JobRequest>> jobs)
            throws WrongUsage, CommandFailed, InterruptedException {
        if (HiddenInput.terminal().isEmpty() || !session.owner()) {
            return;
        }
        try {
            List<JobRequest> due = jobs.get();
            Connections connections = Connections.of(call.home());
            for (NamedConnection connection : connections.all()) {
                String target = connection.kind() + ":" + connection.name();
                boolean needed =
                        due.stream().anyMatch(job -> target.equals(job.options().get("into")));
                if (needed && connections.asksPassphrase(connection)) {
                    connections.password(connection);
                }
            }
        } catch (SecretTrouble e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            // The connections can't be read: whoever needs one says so.
            return;
        }
    }
}
