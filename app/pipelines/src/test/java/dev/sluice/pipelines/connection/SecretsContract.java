package dev.sluice.pipelines.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every keeper of secrets does. */
abstract class SecretsContract {
    private static final String CANARY = "canary ä \uD83D\uDC26 'quoted' \\ 7c41";

    abstract Secrets secrets() throws Exception;

    @Test
    void secretComesBackLetterForLetter() throws Exception {
        secrets().keep("shop", CANARY);
        assertThat(secrets().read("shop")).contains(CANARY);
    }

    @Test
    void secretThatWasNeverKeptIsEmpty() throws Exception {
        assertThat(secrets().read("shop")).isEmpty();
        secrets().keep("shop", CANARY);
        assertThat(secrets().read("lake")).isEmpty();
    }

    @Test
    void laterSecretTakesThePlaceOfTheEarlier() throws Exception {
        secrets().keep("shop", CANARY);
        secrets().keep("lake", "another");
        secrets().keep("shop", "");
        assertThat(secrets().read("shop")).contains("");
        assertThat(secrets().read("lake")).contains("another");
    }

    @Test
    void forgottenSecretIsGoneAndMayBeForgottenAgain() throws Exception {
        secrets().keep("shop", CANARY);
        secrets().keep("lake", "another");
        secrets().forget("shop");
        secrets().forget("shop");
        assertThat(secrets().read("shop")).isEmpty();
        assertThat(secrets().read("lake")).contains("another");
    }
}
