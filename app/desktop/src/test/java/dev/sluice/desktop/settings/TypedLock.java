package dev.sluice.desktop.settings;

import dev.sluice.pipelines.connection.SecretTrouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a passphrase opens, without a file; remembers what it was given. */
final class TypedLock implements PassphraseChange.Lock {
    final List<char[]> given = new ArrayList<>();
    boolean isThere = true;
    Optional<String> trouble = Optional.empty();
    String passphrase;

    TypedLock(String passphrase) {
        this.passphrase = passphrase;
    }

    @Override
    public boolean isThere() {
        return isThere;
    }

    @Override
    public boolean change(char[] old, char[] fresh) throws SecretTrouble {
        given.add(old);
        given.add(fresh);
        if (trouble.isPresent()) {
            throw new SecretTrouble(trouble.get());
        }
        boolean right = String.valueOf(old).equals(passphrase);
        passphrase = right ? String.valueOf(fresh) : passphrase;
        Arrays.fill(old, '\0');
        Arrays.fill(fresh, '\0');
        return right;
    }
}
