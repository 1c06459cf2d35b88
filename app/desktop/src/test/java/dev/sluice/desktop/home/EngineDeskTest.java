package dev.sluice.desktop.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.Engine;
import dev.sluice.engine.link.EngineGone;
import dev.sluice.engine.link.Engines;
import dev.sluice.engine.link.HomeUnusable;
import dev.sluice.engine.link.Opened;
import dev.sluice.engine.schedule.EngineConfig;
import dev.sluice.engine.schedule.LocalEngine;
import dev.sluice.engine.schedule.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

final class EngineDeskTest {

    @TempDir Path home;

    private final BlockingQueue<List<String>> opened = new LinkedBlockingQueue<>();

    @Test
    void aStartThatComesBeforeTheWindowIsKeptForIt() throws Exception {
        try (EngineDesk desk = new EngineDesk(open(), this::open)) {
            assertThat(handOver("/data/orders.tsv")).isTrue();

            desk.register(opened::add);

            assertThat(opened.poll(10, TimeUnit.SECONDS)).containsExactly("/data/orders.tsv");
        }
    }

    @Test
    void aWindowThatTookTheHomeOverIsFoundByTheNextStart() throws Exception {
        Opened owner = open();
        try (EngineDesk desk = new EngineDesk(open(), this::open)) {
            assertThat(desk.isOwner()).isFalse();
            CountDownLatch taken = new CountDownLatch(1);
            desk.start(
                    sample -> {
                        if (desk.isOwner()) {
                            taken.countDown();
                        }
                    },
                    event -> {},
                    sentence -> {});
            desk.register(opened::add);

            owner.close();
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(handOver("https://example.org")).isTrue();

            assertThat(opened.poll(10, TimeUnit.SECONDS)).containsExactly("https://example.org");
        }
    }

    @Test
    void aWindowWhoseOwnerEndsWhileItIsJoinedOpensTheHomeItself() throws Exception {
        Opened own = open();
        try (EngineDesk desk = new EngineDesk(goneByNow(), () -> own)) {
            CountDownLatch shown = new CountDownLatch(1);

            desk.start(sample -> shown.countDown(), event -> {}, sentence -> {});

            assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(desk.isOwner()).isTrue();
        }
    }

    private static Opened goneByNow() {
        Engine engine =
                standIn(
                        Engine.class,
                        (self, method, given) -> {
                            throw new EngineGone("It has ended.");
                        });
        return standIn(
                Opened.class,
                (self, method, given) -> {
                    if (method.getName().equals("onGone")) {
                        ((Runnable) given[0]).run();
                    }
                    return switch (method.getName()) {
                        case "engine" -> engine;
                        case "owner" -> false;
                        default -> null;
                    };
                });
    }

    private static <T> T standIn(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private boolean handOver(String operand) throws HomeUnusable {
        try (Opened second = open()) {
            return second.handOver(List.of(operand));
        }
    }

    private Opened open() throws HomeUnusable {
        return Engines.open(
                home,
                (where, store) ->
                        new LocalEngine(
                                Ports.real(where.root(), new Random(1)),
                                store,
                                List.of(),
                                EngineConfig.forCores(2)));
    }
}
