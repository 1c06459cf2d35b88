package dev.sluice.cli.call;

/** The command was understood and could not be carried out; the message is one sentence. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    public CommandFailed(String sentence) {
        super(sentence);
    }

    public CommandFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
