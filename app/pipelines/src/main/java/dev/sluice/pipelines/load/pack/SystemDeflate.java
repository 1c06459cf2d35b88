package dev.sluice.pipelines.load.pack;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * libdeflate as the system has it: at the same level it takes about half the time of zlib. It comes
 * with GTK's image formats on most Linux desktops; nothing depends on it.
 *
 * @see <a href="https://github.com/ebiggers/libdeflate/blob/master/libdeflate.h">its functions</a>
 */
@SuppressWarnings("restricted") // the launchers enable native access
final class SystemDeflate implements GzipPacker {
    /** The name under which its first stable interface is found; other systems are not tried. */
    private static final String NAME = "libdeflate.so.0";

    private static final Optional<Functions> FUNCTIONS = find();

    private final Functions functions;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment compressor;
    private MemorySegment input = MemorySegment.NULL;
    private MemorySegment output = MemorySegment.NULL;
    private byte[] packed = new byte[0];
    private boolean closed;

    private record Functions(
            MethodHandle alloc, MethodHandle compress, MethodHandle bound, MethodHandle free) {}

    private SystemDeflate(Functions functions, MemorySegment compressor) {
        this.functions = functions;
        this.compressor = compressor;
    }

    @SuppressWarnings("restricted") // the program is started with native access allowed
    private static Optional<Functions> find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        try {
            SymbolLookup library = SymbolLookup.libraryLookup(NAME, Arena.global());
            ValueLayout.OfLong size = ValueLayout.JAVA_LONG;
            var pointer = ValueLayout.ADDRESS;
            return Optional.of(
                    new Functions(
                            linker.downcallHandle(
                                    library.findOrThrow("libdeflate_alloc_compressor"),
                                    FunctionDescriptor.of(pointer, ValueLayout.JAVA_INT)),
                            linker.downcallHandle(
                                    library.findOrThrow("libdeflate_gzip_compress"),
                                    FunctionDescriptor.of(
                                            size, pointer, pointer, size, pointer, size)),
                            linker.downcallHandle(
                                    library.findOrThrow("libdeflate_gzip_compress_bound"),
                                    FunctionDescriptor.of(size, pointer, size)),
                            linker.downcallHandle(
                                    library.findOrThrow("libdeflate_free_compressor"),
                                    FunctionDescriptor.ofVoid(pointer))));
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            // Not installed, or not the library that we know.
            return Optional.empty();
        }
    }

    /**
     * Opens one, where the library is installed.
     *
     * @param level 0 to 12, meant as zlib means 0 to 9
     */
    static Optional<SystemDeflate> open(int level) {
        return FUNCTIONS.flatMap(functions -> {
            MemorySegment made = (MemorySegment) call(functions.alloc(), level);
            return made.equals(MemorySegment.NULL)
                    ? Optional.empty()
                    : Optional.of(new SystemDeflate(functions, made));
        });
    }

    @Override
    public synchronized int pack(byte[] data, int length) {
        if (closed) {
            throw new IllegalStateException("Closed.");
        }
        if (input.byteSize() < length || output.byteSize() == 0) {
            input = arena.allocate(Math.max(1, data.length));
            output = arena.allocate((long) call(functions.bound(), compressor, input.byteSize()));
        }
        MemorySegment.copy(data, 0, input, ValueLayout.JAVA_BYTE, 0, length);
        long made =
                (long)
                        call(
                                functions.compress(),
                                compressor,
                                input,
                                (long) length,
                                output,
                                output.byteSize());
        if (made == 0) {
            throw new IllegalStateException("libdeflate had not the room that it asked for.");
        }
        if (packed.length < made) {
            packed = new byte[(int) made + (int) made / 8];
        }
        MemorySegment.copy(output, ValueLayout.JAVA_BYTE, 0, packed, 0, (int) made);
        return (int) made;
    }

    @Override
    public byte[] packed() {
        return packed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            call(functions.free(), compressor);
            arena.close();
        }
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A native function threw.", e);
        }
    }
}
