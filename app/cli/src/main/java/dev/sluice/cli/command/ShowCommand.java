package dev.sluice.cli.command;

import dev.sluice.cli.call.Action;
import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.CommandFailed;
import dev.sluice.cli.call.ExitCode;
import dev.sluice.cli.call.WrongUsage;
import dev.sluice.cli.follow.EngineSession;
import dev.sluice.cli.report.JobDetail;
import dev.sluice.cli.report.JobJson;
import dev.sluice.cli.report.JsonLines;
import dev.sluice.cli.words.Glyphs;
import dev.sluice.engine.JobSnapshot;
import dev.sluice.engine.job.JobItems;
import dev.sluice.engine.store.FailureRecord;
import dev.sluice.engine.store.ItemQuery;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;

/** Shows all there is to know of jobs: state, phases, failures, items. */
public final class ShowCommand implements Action {
    private static final int FAILURES = 100;
    private static final int PAGE = 500;

    @Override
    public ExitCode run(Call call) throws WrongUsage, CommandFailed {
        try (EngineSession session = Foreground.open(call)) {
            List<JobSnapshot> jobs = JobNames.find(call, session.engine().snapshot(), job -> true);
            PrintStream out = call.surroundings().out();
            JobJson json = new JobJson(new JsonLines(out));
            for (JobSnapshot job : jobs) {
                List<FailureRecord> failures =
                        session.engine().failures(job.job().id(), 0, FAILURES);
                if (call.json()) {
                    json.entry(job, failures);
                } else {
                    boolean unicode = call.surroundings().screen().get().unicode();
                    JobDetail detail = new JobDetail(Glyphs.of(unicode), ZoneId.systemDefault());
                    detail.lines(job, failures).forEach(out::println);
                    items(session, job, detail, out);
                }
            }
        }
        return ExitCode.FINE;
    }

    /** Page by page: a job may have a million items. */
    private static void items(
            EngineSession session, JobSnapshot job, JobDetail detail, PrintStream out) {
        long last = 0;
        List<JobItems.Entry> page;
        do {
            page = session.engine().items(job.job().id(), ItemQuery.all(last, PAGE));
            for (JobItems.Entry entry : page) {
                out.println(detail.item(entry));
                last = entry.item().ordinal();
            }
        } while (page.size() == PAGE && !out.checkError());
    }
}
