package dev.sluice.pipelines.http;

/** Hears how a transfer goes; called on its thread, at most a few thousand times a second. */
public interface TransferProgress {
    /** Nobody listens. */
    TransferProgress NONE =
            new TransferProgress() {
                @Override
                public void total(long bytes) {}

                @Override
                public void found(long bytes) {}

                @Override
                public void came(int bytes) {}

                @Override
                public void beginsAnew() {}
            };

    /** How many bytes there are in all. */
    void total(long bytes);

    /** An earlier attempt has left that many. */
    void found(long bytes);

    /** More bytes came. */
    void came(int bytes);

    /** What came so far is worth nothing: the file on the server is another one now. */
    void beginsAnew();
}
