package dev.sluice.cli.command;

import dev.sluice.cli.call.Call;
import dev.sluice.cli.call.WrongUsage;

import java.util.regex.Pattern;

/** Makes the paths in values of options absolute, since a job outlives the working folder. */
final class Places {
    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final String DUCKDB = "duckdb:";

    private Places() {}

    static boolean isLink(String typed) {
        return LINK.matcher(typed).matches();
    }

    /**
     * @param metavar what the value is: a {@code TARGET} or {@code PLACE} may name a path
     */
    static String absolute(String metavar, String typed, Call call) throws WrongUsage {
        return switch (metavar) {
            case "TARGET" ->
                    typed.startsWith(DUCKDB) && typed.length() > DUCKDB.length()
                            ? DUCKDB + call.path(typed.substring(DUCKDB.length()))
                            : typed;
            case "PLACE", "DIR", "FOLDER", "FILE", "PATH" ->
                    typed.isBlank() || LINK.matcher(typed).matches()
                            ? typed
                            : call.path(typed).toString();
            default -> typed;
        };
    }
}
