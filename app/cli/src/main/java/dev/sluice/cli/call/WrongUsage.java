package dev.sluice.cli.call;

/** What was typed makes no sense; the message is one sentence that says what to type instead. */
public final class WrongUsage extends Exception {
    private static final long serialVersionUID = 1;

    public WrongUsage(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
