package dev.sluice.testkit;

import dev.sluice.engine.store.JobStore;
import dev.sluice.engine.store.StoreFailure;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiPredicate;

/** A store in memory of which certain calls fail. */
public final class FaultyStore {
    private FaultyStore() {}

    /**
     * Makes one.
     *
     * @param failure thrown anew by each call that fails
     * @param fails asked at each call, with the method's name and its arguments; on the thread that
     *     calls
     */
    public static JobStore of(StoreFailure failure, BiPredicate<String, List<Object>> fails) {
        JobStore store = new MemoryJobStore();
        return (JobStore)
                Proxy.newProxyInstance(
                        JobStore.class.getClassLoader(),
                        new Class<?>[] {JobStore.class},
                        (_, method, arguments) -> {
                            List<Object> given = arguments == null ? List.of() : List.of(arguments);
                            if (fails.test(method.getName(), given)) {
                                throw new StoreFailure(
                                        String.valueOf(failure.getMessage()),
                                        failure.full(),
                                        new IOException(failure));
                            }
                            return method.invoke(store, arguments);
                        });
    }
}
