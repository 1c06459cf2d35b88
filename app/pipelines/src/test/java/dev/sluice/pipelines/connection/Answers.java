package dev.sluice.pipelines.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A person who tries one passphrase after the other, and then gives up. */
final class Answers implements Passphrases {
    /** Of each time asked, whether it was for a new vault. */
    final List<Boolean> asked = new ArrayList<>();

    final List<char[]> typed = new ArrayList<>();
    private final Deque<String> left;

    Answers(String... passphrases) {
        left = new ArrayDeque<>(List.of(passphrases));
    }

    @Override
    public synchronized void ask(Lock lock) throws SecretTrouble {
        asked.add(lock.isNew());
        char[] next;
        do {
            if (left.isEmpty()) {
                throw new SecretTrouble("No passphrase was given.");
            }
            next = left.removeFirst().toCharArray();
            typed.add(next);
        } while (!lock.opensWith(next));
    }
}
