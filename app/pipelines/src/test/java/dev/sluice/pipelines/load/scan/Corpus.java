package dev.sluice.pipelines.load.scan;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Files as they come from outside: hand-written ones for everything that is known to go wrong, and
 * more of each kind from seeds.
 */
final class Corpus {

    /**
     * @param text what is in it once it is unpacked; for a damaged archive what should be
     * @param damaged whether the archive cannot be read to its end
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(String name, byte[] content, byte[] text, boolean damaged) {
        boolean packed() {
            return name.endsWith(".gz") || name.endsWith(".zst") || name.endsWith(".bz2");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final long SEED = 20_240_229;

    private final List<Sample> samples = new ArrayList<>();
    private final Random random = new Random(SEED);

    private Corpus() {}

    static List<Sample> samples() throws IOException {
        Corpus corpus = new Corpus();
        corpus.handwritten();
        corpus.encodings();
        for (int i = 0; i < 110; i++) {
            corpus.plain("seed-%03d".formatted(i), corpus.random.nextBoolean());
        }
        for (int i = 0; i < 16; i++) {
            corpus.archives("packed-%02d".formatted(i));
        }
        return corpus.samples;
    }

    private void add(String name, String text) {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, byte[] text) {
        samples.add(new Sample(name, text, text, false));
    }

    private void handwritten() {
        add("empty.tsv", "");
        add("empty.csv", "");
        add("one-newline.csv", "\n");
        add("newlines.csv", "\n\n\n");
        add("header-only.tsv", "a\tb\n");
        add("header-only-no-end.csv", "a,b");
        add("header-crlf.csv", "a,b\r\n");
        add("no-last-newline.csv", "a,b\n1,2\n3,4");
        add("last-field-empty.csv", "a,b\n1,");
        add("crlf.csv", "a,b\r\n1,2\r\n,\r\n");
        add("mixed-ends.csv", "a,b\r\n1,2\n3,4\r\n5,6");
        add("cr-only.csv", "a,b\r1,2\r3,4\r");
        add("cr-inside.csv", "a,b\n1\r2,3\r\n4,\r\r\n");
        add("cr-last.tsv", "a\tb\n1\t2\r");
        add("quoted-cr.csv", "a,b\n\"x\ry\",\"\r\"\n");
        add(
                "rfc4180.csv",
                "a,b,c\r\n\"x,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n\"\",,\"\"\"\"");
        add("quote-inside.csv", "a,b\n5\" pipe,x\"y\"\n");
        add("quote-behind.csv", "a,b\n\"x\"y,1\n2,3\n\"z\" ,4\n");
        add("quote-open-at-end.csv", "a,b\n1,2\n3,\"x\n5,6\n");
        add("quote-open-last-byte.csv", "a,b\n1,\"");
        add("quote-open-in-header.csv", "a,\"b\n1,2\n");
        add("quote-odd.csv", "a,b\n\"\"\",1\n2,3\n");
        add("quote-only.csv", "\"");
        add("quotes-in-tsv.tsv", "a\tb\n\"x\t\"y\"\n\"\t\"\"\n");
        add("quote-eof-cr.csv", "a,b\n1,\"x\"\r");
        add("semicolons.csv", "a;b\n1,5;2\n\"x;y\";3\n");
        add("pipes.psv", "a|b\n1|2\n");
        add("tabs.csv", "a\tb\n1,5\t2\n");
        add("one-column.txt", "a\nx\n\ny\n");
        add("one-column.csv", "a\n\"\"\n\n\"x\ny\"\n\\.\n");
        add("ragged.tsv", "a\tb\n1\n1\t2\n1\t2\t3\n\n\t\n");
        add("ragged-end.csv", "a,b,c\n1,2,3\n4,5");
        add("nul.tsv", "a\tb\n1\t2\nx\0\t1\n3\t4\n\0\n");
        add("nul-header.tsv", "a\0\tb\n1\t2\n");
        add("nul-only.csv", "\0");
        add("duplicate-names.csv", "a,a,A,a_2,,\n1,2,3,4,5,6\n");
        add("names-odd.csv", "select,\"a\"\"b\",\"x\ny\", z ,\u00e9,\n1,2,3,4,5,6\n");
        add("null-words.csv", "a,b\n\\N,NULL\nnull,\n\"\\N\",\"\"\n\\.,x\n");
        add(
                "types.tsv",
                "i\td\tt\n007\t1.10\t2024-02-29\n-0\t-0.0\t2023-02-29\n1\t1.1\t2024-13-01\n");
        add(
                "big-numbers.tsv",
                "n\n9223372036854775807\n9223372036854775808\n-1\n" + "9".repeat(60) + "\n");
        add("spaces.csv", "a,b\n  x , y\t\n \" q\", \"\n");
        add("comment.csv", "#a,b\n#1,2\n");
        add("formula.csv", "a,b\n=1+1,@x\n-2,+3\n");
        add("huge-field.tsv", "a\tb\n1\t" + "x".repeat(17 << 20) + "\n2\t3\n");
        add("large-field.csv", "a,b\n1,\"" + "x\n".repeat(300_000) + "\"\n2,3\n");
        add("wide.tsv", line(2000) + line(2000) + line(1999) + line(2000));
        add("long-lines.tsv", (("y".repeat(9000) + "\t").repeat(3) + "z\n").repeat(4));
        add("emoji.csv", "\u540d,\ud83d\ude00\n\ud83d\ude00\ud83d\ude00,\u00e9e\u0301\n");
        add("noncharacters.csv", "a,b\n\uffff,\u0000x\n\ufeff,\ufffd\n");
        add("line-separators.csv", "a,b\n\u2028,\u2029\n\u0085,\u000b\n\f,x\n");
        add("c0.tsv", "a\tb\n\u0001\t\u001f\n\u007f\t\u001b[0m\n");
        add("delimiter-only.csv", ",,,\n,,,\n,,\n");
        add("bom-only.csv", "\ufeff");
        add("bom.csv", "\ufeffa,b\n1,2\n\ufeff3,4\n");
        add("bom-quoted.csv", "\ufeff\"a\",\"b\"\n1,2\n");
    }

    private static String line(int fields) {
        return "f" + "\tf".repeat(fields - 1) + "\n";
    }

    private void encodings() throws IOException {
        add("latin1.tsv", "a\tb\n1\tcaf\u00e9\n2\tx\n".getBytes(StandardCharsets.ISO_8859_1));
        add("cut-character.csv", new byte[] {'a', ',', 'b', '\n', '1', ',', (byte) 0xC3});
        add("overlong.csv", new byte[] {'a', '\n', (byte) 0xC0, (byte) 0xAF, '\n', 'x', '\n'});
        add("surrogate.csv", new byte[] {'a', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'});
        add(
                "too-high.csv",
                new byte[] {'a', '\n', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '\n'});
        add("lone-tail.csv", new byte[] {'a', '\n', (byte) 0x80, '\n', (byte) 0xBF, 'x', '\n'});
        add("split-over-lines.csv", new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82, '\n', 'y'});
        String text = "\ufeffa,b\r\n1,\u00e9\ud83d\ude00\r\nbad\r\n\"x\n\",2";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] whole = text.getBytes(charset);
            samples.add(utf16(charset + ".csv", whole, text));
            byte[] odd = Arrays.copyOf(whole, whole.length + 1);
            samples.add(new Sample(charset + "-odd.csv", odd, new byte[0], false));
        }
    }

    private static Sample utf16(String name, byte[] content, String text) {
        return new Sample(name, content, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private byte[] text(boolean csv) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        char delimiter = csv ? ",;|\t".charAt(random.nextInt(4)) : '\t';
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        int columns = 1 + random.nextInt(6);
        // How often something is wrong, from never to in every second row.
        int wrong = 2 << random.nextInt(9);
        int rows = random.nextInt(random.nextInt(6) == 0 ? 3000 : 60);
        if (random.nextInt(6) == 0) {
            out.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
        }
        for (int row = 0; row <= rows; row++) {
            boolean amiss = wrong < 512 && row > 0 && random.nextInt(wrong) == 0;
            int here = amiss && random.nextBoolean() ? random.nextInt(8) : columns;
            for (int c = 0; c < here; c++) {
                if (c > 0) {
                    out.write(delimiter);
                }
                out.writeBytes(row == 0 ? ("h" + c).getBytes(StandardCharsets.UTF_8) : field(csv));
                if (amiss && random.nextInt(6) == 0) {
                    out.write("\0\r\"\n\u00ff\u00c3".charAt(random.nextInt(6)));
                }
            }
            boolean last = row == rows && random.nextBoolean();
            boolean otherEnd = amiss && random.nextInt(8) == 0;
            out.writeBytes((last ? "" : otherEnd ? "\r\n" : end).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private byte[] field(boolean csv) {
        boolean quoted = csv && random.nextInt(4) == 0;
        String plain = "a\u00e9\u5927\ud83d\ude00 #'\\N.0-7";
        int[] alphabet = (quoted ? plain + ",;|\t\n\r\"" : plain).codePoints().toArray();
        StringBuilder value = new StringBuilder();
        int length = random.nextInt(50) == 0 ? random.nextInt(400) : random.nextInt(9);
        for (int i = 0; i < length; i++) {
            value.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        String text = value.toString();
        return (quoted ? '"' + text.replace("\"", "\"\"") + '"' : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void plain(String name, boolean csv) throws IOException {
        add(name + (csv ? ".csv" : ".tsv"), text(csv));
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer, byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(out)) {
            packing.write(text);
        }
        return out.toByteArray();
    }

    /** One text, packed in every way, whole, in two members, and damaged. */
    private void archives(String stem) throws IOException {
        byte[] text = text(true);
        int half = text.length / 2;
        byte[] first = Arrays.copyOf(text, half);
        byte[] second = Arrays.copyOfRange(text, half, text.length);
        List<String> endings = List.of(".gz", ".zst", ".bz2");
        List<Packer> packers =
                List.of(
                        GZIPOutputStream::new,
                        com.github.luben.zstd.ZstdOutputStreamNoFinalizer::new,
                        BZip2CompressorOutputStream::new);
        int way = random.nextInt(3);
        String name = stem + ".csv" + endings.get(way);
        byte[] whole = packed(packers.get(way), text);
        byte[] twice = join(packed(packers.get(way), first), packed(packers.get(way), second));
        samples.add(new Sample("whole-" + name, whole, text, false));
        samples.add(new Sample("members-" + name, twice, text, false));
        damaged("cut-" + name, Arrays.copyOf(whole, random.nextInt(whole.length)), text);
        damaged("trailing-" + name, join(whole, new byte[] {0, 0, 0}), text);
        if (way == 0) {
            byte[] crc = whole.clone();
            crc[crc.length - 5 - random.nextInt(4)] ^= 1;
            damaged("crc-" + name, crc, text);
            byte[] length = whole.clone();
            length[length.length - 1 - random.nextInt(4)] ^= 1;
            damaged("length-" + name, length, text);
        }
        byte[] garbage = whole.clone();
        random.nextBytes(garbage);
        damaged("garbage-" + name, garbage, text);
    }

    private void damaged(String name, byte[] content, byte[] text) {
        samples.add(new Sample(name, content, text, true));
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
