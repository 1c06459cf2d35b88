package dev.sluice.pipelines.load.arrow;

/**
 * Where the members of Arrow's C structures stand, in bytes, on a machine of 64 bits. Source: the
 * Arrow C data interface and the Arrow C stream interface.
 */
final class Layout {
    /** {@code ArrowSchema}. */
    static final class Schema {
        static final long FORMAT = 0;
        static final long NAME = 8;
        static final long FLAGS = 24;
        static final long N_CHILDREN = 32;
        static final long CHILDREN = 40;
        static final long RELEASE = 56;
        static final long SIZE = 72;

        /** Of {@link #FLAGS}: there may be NULLs. */
        static final long NULLABLE = 2;

        private Schema() {}
    }

    /** {@code ArrowArray}. */
    static final class Array {
        static final long LENGTH = 0;
        static final long NULL_COUNT = 8;
        static final long N_BUFFERS = 24;
        static final long N_CHILDREN = 32;
        static final long BUFFERS = 40;
        static final long CHILDREN = 48;
        static final long RELEASE = 64;
        static final long PRIVATE = 72;
        static final long SIZE = 80;

        private Array() {}
    }

    /** {@code ArrowArrayStream}. */
    static final class Stream {
        static final long GET_SCHEMA = 0;
        static final long GET_NEXT = 8;
        static final long GET_LAST_ERROR = 16;
        static final long RELEASE = 24;
        static final long PRIVATE = 32;
        static final long SIZE = 40;

        private Stream() {}
    }

    private Layout() {}
}
