package dev.sluice.engine.link;

import dev.sluice.engine.Engine;

import java.util.List;

/** A home whose engine runs in another process. */
final class GuestHome implements Opened {
    private final LinkClient client;
    private final RemoteEngine engine;

    GuestHome(LinkClient client) {
        this.client = client;
        this.engine = new RemoteEngine(client);
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public boolean owner() {
        return false;
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void register(FaceHandler window) {
        // Others find the owner, not this process.
    }

    @Override
    public boolean handOver(List<String> operands) {
        return engine.open(operands);
    }

    @Override
    public void onGone(Runnable action) {
        var _ = client.gone().thenRun(action);
    }

    @Override
    public void close() {
        client.close();
    }
}
