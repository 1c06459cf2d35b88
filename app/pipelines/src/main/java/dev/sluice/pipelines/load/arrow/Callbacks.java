package dev.sluice.pipelines.load.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The functions by which a reader calls back, on any of its threads; made once. What they are
 * called for is found by the number in the structure's private member, so that a call that comes
 * too late finds nothing instead of what is gone. None throws: that would end the process.
 */
@SuppressWarnings("restricted")
final class Callbacks {
    private static final int FAILED = 5;
    private static final MemorySegment SOMETHING_FAILED =
            Arena.global().allocateFrom("the file could not be read");
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, ArrowStream> STREAMS = new ConcurrentHashMap<>();
    private static final Map<Long, ArrowBatch> BATCHES = new ConcurrentHashMap<>();

    static final MemorySegment GET_SCHEMA =
            stub("getSchema", int.class, Layout.Stream.SIZE, Layout.Schema.SIZE);
    static final MemorySegment GET_NEXT =
            stub("getNext", int.class, Layout.Stream.SIZE, Layout.Array.SIZE);
    static final MemorySegment GET_LAST_ERROR =
            stub("getLastError", MemorySegment.class, Layout.Stream.SIZE);
    static final MemorySegment RELEASE_STREAM =
            stub("releaseStream", void.class, Layout.Stream.SIZE);
    static final MemorySegment RELEASE_SCHEMA =
            stub("releaseSchema", void.class, Layout.Schema.SIZE);
    static final MemorySegment RELEASE_BATCH = stub("releaseBatch", void.class, Layout.Array.SIZE);
    static final MemorySegment RELEASE_COLUMN =
            stub("releaseColumn", void.class, Layout.Array.SIZE);

    private Callbacks() {}

    private static MemorySegment stub(String method, Class<?> returned, long... sizes) {
        MethodType type = MethodType.methodType(returned);
        MemoryLayout[] arguments = new MemoryLayout[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            type = type.appendParameterTypes(MemorySegment.class);
            arguments[i] =
                    ValueLayout.ADDRESS.withTargetLayout(
                            MemoryLayout.sequenceLayout(sizes[i], ValueLayout.JAVA_BYTE));
        }
        FunctionDescriptor function =
                returned == void.class
                        ? FunctionDescriptor.ofVoid(arguments)
                        : FunctionDescriptor.of(
                                returned == int.class ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS,
                                arguments);
        try {
            return Linker.nativeLinker()
                    .upcallStub(
                            MethodHandles.lookup().findStatic(Callbacks.class, method, type),
                            function,
                            Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("There is no method " + method + ".", e);
        }
    }

    /** From now on calls with this number are for the stream. */
    static long register(ArrowStream stream) {
        long number = NUMBERS.incrementAndGet();
        STREAMS.put(number, stream);
        return number;
    }

    static long register(ArrowBatch batch) {
        long number = NUMBERS.incrementAndGet();
        BATCHES.put(number, batch);
        return number;
    }

    static void forgetStream(long number) {
        STREAMS.remove(number);
    }

    static int getSchema(MemorySegment stream, MemorySegment out) {
        ArrowStream called = STREAMS.get(stream.get(ValueLayout.JAVA_LONG, Layout.Stream.PRIVATE));
        return called != null && called.schema(out) ? 0 : FAILED;
    }

    static int getNext(MemorySegment stream, MemorySegment out) {
        ArrowStream called = STREAMS.get(stream.get(ValueLayout.JAVA_LONG, Layout.Stream.PRIVATE));
        return called != null && called.next(out) ? 0 : FAILED;
    }

    static MemorySegment getLastError(MemorySegment stream) {
        return SOMETHING_FAILED;
    }

    static void releaseStream(MemorySegment stream) {
        stream.set(ValueLayout.ADDRESS, Layout.Stream.RELEASE, MemorySegment.NULL);
    }

    static void releaseSchema(MemorySegment schema) {
        schema.set(ValueLayout.ADDRESS, Layout.Schema.RELEASE, MemorySegment.NULL);
    }

    static void releaseColumn(MemorySegment array) {
        array.set(ValueLayout.ADDRESS, Layout.Array.RELEASE, MemorySegment.NULL);
    }

    static void releaseBatch(MemorySegment array) {
        ArrowBatch batch = BATCHES.remove(array.get(ValueLayout.JAVA_LONG, Layout.Array.PRIVATE));
        array.set(ValueLayout.ADDRESS, Layout.Array.RELEASE, MemorySegment.NULL);
        if (batch != null) {
            batch.giveBack();
        }
    }
}
