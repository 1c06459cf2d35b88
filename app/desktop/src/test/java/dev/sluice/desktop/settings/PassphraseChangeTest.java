package dev.sluice.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.desktop.detail.AtOnce;
import dev.sluice.ui.Messages;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class PassphraseChangeTest {
    private static final String OLD = "the old words";
    private static final String NEXT = "other new words";

    private final TypedLock lock = new TypedLock(OLD);
    private final PassphraseChange change =
            new PassphraseChange(lock, AtOnce.background(), Messages.of(Locale.ENGLISH));
    private final List<char[]> typed = new ArrayList<>();

    @Test
    void theRightOldOneAndTheSameNewOneTwiceChangeIt() {
        change.begin();
        type(OLD, NEXT, NEXT);

        assertThat(lock.passphrase).isEqualTo(NEXT);
        assertThat(change.open().get()).isFalse();
        assertThat(change.busy().get()).isFalse();
        assertThat(change.said().get()).isEqualTo("The passphrase was changed.");
        change.begin();
        assertThat(change.said().get()).isEmpty();
    }

    @Test
    void aWrongOldOneGetsOneSentenceAndTheFormStays() {
        change.begin();
        type("not this one", NEXT, NEXT);

        assertThat(lock.passphrase).isEqualTo(OLD);
        assertThat(change.open().get()).isTrue();
        assertThat(change.wrong().get())
                .contains(
                        new PassphraseChange.Wrong(
                                PassphraseChange.Field.OLD,
                                "That isn’t the passphrase used now; nothing was changed."));
        change.typed();
        assertThat(change.wrong().get()).isEmpty();
    }

    @Test
    void whatCanNotBeRightIsToldAtItsFieldAndNothingIsTried() {
        change.begin();
        assertThat(wrongFieldOf("", NEXT, NEXT)).contains(PassphraseChange.Field.OLD);
        assertThat(wrongFieldOf(OLD, "1234567", "1234567")).contains(PassphraseChange.Field.FRESH);
        assertThat(wrongFieldOf(OLD, NEXT, OLD)).contains(PassphraseChange.Field.AGAIN);
        assertThat(lock.given).isEmpty();
    }

    @Test
    void troubleWithTheFileIsTold() {
        change.begin();
        lock.trouble = Optional.of("The disk is full.");
        type(OLD, NEXT, NEXT);
        assertThat(change.open().get()).isTrue();
        assertThat(change.busy().get()).isFalse();
        assertThat(change.wrong().get().orElseThrow().sentence()).isEqualTo("The disk is full.");
    }

    @Test
    void whatWasTypedIsWipedHoweverItEnds() {
        change.begin();
        type("", NEXT, NEXT);
        type(OLD, "short", "short");
        type(OLD, NEXT, "different");
        type("not this one", NEXT, NEXT);
        type(OLD, NEXT, NEXT);
        assertThat(typed)
                .hasSize(15)
                .allSatisfy(it -> assertThat(String.valueOf(it)).matches("\\x00*"));
    }

    private Optional<PassphraseChange.Field> wrongFieldOf(String old, String fresh, String again) {
        type(old, fresh, again);
        return change.wrong().get().map(PassphraseChange.Wrong::field);
    }

    private void type(String old, String fresh, String again) {
        char[] first = old.toCharArray();
        char[] second = fresh.toCharArray();
        char[] third = again.toCharArray();
        typed.addAll(List.of(first, second, third));
        change.change(first, second, third);
    }
}
