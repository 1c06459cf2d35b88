package dev.sluice.pipelines.http;

import dev.sluice.engine.pipeline.StopSignal;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks names up and gives only addresses that may be connected to. */
final class CheckedNames implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final AddressGuard guard;
    private final NameLookup names;

    /** The system's look-up can't be interrupted; a stop leaves it behind. */
    private final ExecutorService lookups =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("name lookup ", 0).factory());

    CheckedNames(AddressGuard guard, NameLookup names) {
        this.guard = guard;
        this.names = names;
    }

    /** At least one address. */
    List<InetAddress> addresses(Link link, StopSignal stop) throws HttpProblem {
        List<InetAddress> all = lookedUp(link, stop);
        List<InetAddress> allowed =
                all.stream().filter(address -> guard.allows(link.host(), address)).toList();
        if (allowed.isEmpty()) {
            throw all.isEmpty() ? unknown(link, null) : refused(link);
        }
        return allowed;
    }

    private List<InetAddress> lookedUp(Link link, StopSignal stop) throws HttpProblem {
        Future<List<InetAddress>> answer = lookups.submit(() -> names.addresses(link.host()));
        try {
            while (!answer.isDone()) {
                stop.check();
                await(answer);
            }
            return answer.get();
        } catch (ExecutionException e) {
            throw unknown(link, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(link, e);
        }
    }

    private static void await(Future<?> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time to look whether somebody has asked to stop.
            return;
        }
    }

    static HttpProblem refused(Link link) {
        return new HttpProblem(
                HttpProblem.Kind.REFUSED_ADDRESS,
                "%s is an address of this machine or a private network, which links must not reach; if you trust it, allow it with --allow-host %s."
                        .formatted(link.shown(), link.host()));
    }

    private static HttpProblem unknown(Link link, @Nullable Throwable cause) {
        return new HttpProblem(
                HttpProblem.Kind.UNREACHABLE,
                "There is no address for %s; check the link and the network."
                        .formatted(link.host()),
                Optional.empty(),
                cause);
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
