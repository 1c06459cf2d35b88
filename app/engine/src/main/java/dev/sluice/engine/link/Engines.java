package dev.sluice.engine.link;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The way in for both faces: opens the engine of a home, here if nobody has it open, else as a
 * guest of the process that has.
 */
public final class Engines {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Ten seconds: an owner may be checking a large database, or ending its work. */
    private static final int TRIES = 200;

    private final EngineFactory factory;
    private final Clock clock;
    private final Waiter waiter;
    private final Duration patience;

    /**
     * @param patience how long an owner may take to answer
     */
    Engines(EngineFactory factory, Clock clock, Waiter waiter, Duration patience) {
        this.factory = factory;
        this.clock = clock;
        this.waiter = waiter;
        this.patience = patience;
    }

    /**
     * Opens the engine of a home; may wait some seconds for another process that is just starting
     * or ending.
     *
     * @throws HomeUnusable with one sentence for the person
     */
    public static Opened open(Path home, EngineFactory factory) throws HomeUnusable {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return new Engines(factory, clock, Waiter.real(), LinkClient.PATIENCE).open(home);
    }

    Opened open(Path root) throws HomeUnusable {
        HomeFolder home = HomeFolder.prepare(root);
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Optional<InstanceLock> lock = InstanceLock.tryTake(home);
                if (lock.isPresent()) {
                    return OwnedHome.open(home, lock.get(), factory, clock);
                }
                Optional<LinkClient> client = connect(home);
                if (client.isPresent()) {
                    return new GuestHome(client.get());
                }
                waiter.pause(PAUSE);
            }
        } catch (IOException e) {
            throw new HomeUnusable(
                    "The home folder "
                            + home.root()
                            + " cannot be locked for this process. Choose a folder on a local disk"
                            + " with --home.",
                    e);
        }
        throw new HomeUnusable(silent(home));
    }

    private static String silent(HomeFolder home) {
        return "Another Sluice has the home folder "
                + home.root()
                + " open but does not answer. Quit it and try again.";
    }

    private Optional<LinkClient> connect(HomeFolder home) throws HomeUnusable, IOException {
        Optional<LinkAddress> address = LinkAddress.read(home);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LinkClient.connect(address.get(), patience));
        } catch (LinkClient.OtherProtocol e) {
            throw new HomeUnusable(
                    "Another version of Sluice has the home folder "
                            + home.root()
                            + " open. Quit it and try again.",
                    e);
        } catch (LinkClient.NoAnswer e) {
            throw new HomeUnusable(silent(home), e);
        } catch (IOException e) {
            // It is starting, ending, or has died; the next try finds out which.
            LOG.debug("The owner of {} does not answer", home.root(), e);
            return Optional.empty();
        }
    }
}
