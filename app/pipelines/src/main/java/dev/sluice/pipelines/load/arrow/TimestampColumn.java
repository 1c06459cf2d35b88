package dev.sluice.pipelines.load.arrow;

import dev.sluice.pipelines.load.scan.Shapes;

/** Points of time without a zone, in microseconds since 1970. */
final class TimestampColumn extends LongColumn {
    private static final int TO_SECONDS = 19;
    private static final int TO_MICROS = 26;
    private static final long MICROS = 1_000_000;

    private final Days days = new Days();

    TimestampColumn(int field) {
        super(field);
    }

    @Override
    String format() {
        return "tsu:";
    }

    @Override
    long parse(byte[] b, int from, int length) throws Unlike {
        if (length < TO_SECONDS || b[from + 10] != ' ' || !Shapes.clock(b, from + 11)) {
            throw new Unlike("timestamp");
        }
        long hours = days.at(b, from) * 24 + Shapes.two(b, from + 11);
        long minutes = hours * 60 + Shapes.two(b, from + 14);
        long seconds = minutes * 60 + Shapes.two(b, from + 17);
        return seconds * MICROS + (length == TO_SECONDS ? 0 : fraction(b, from, length));
    }

    private static long fraction(byte[] b, int from, int length) throws Unlike {
        if (!Shapes.fraction(b, from, from + length)) {
            throw new Unlike("timestamp");
        }
        long micros = 0;
        for (int i = TO_SECONDS + 1; i < TO_MICROS; i++) {
            micros = micros * 10 + (i < length ? b[from + i] - '0' : 0);
        }
        return micros;
    }
}
