package dev.sluice.desktop.add;

import dev.sluice.pipelines.http.LinkName;

import java.nio.file.Path;
import java.util.List;

/** What a job is called that fills no table: after the first of what it works on. */
final class JobNaming {
    private JobNaming() {}

    static String of(List<String> operands) {
        String first = operands.isEmpty() ? "" : name(operands.getFirst());
        int more = operands.size() - 1;
        String name = first.isBlank() ? "media" : first;
        return more > 0 ? name + " +" + more : name;
    }

    private static String name(String operand) {
        return Looking.isLink(operand)
                ? LinkName.of(operand)
                : String.valueOf(Path.of(operand).getFileName());
    }
}
