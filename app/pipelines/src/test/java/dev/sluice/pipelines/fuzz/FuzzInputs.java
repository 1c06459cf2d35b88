package dev.sluice.pipelines.fuzz;

import dev.sluice.pipelines.load.scan.CorpusSeeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Inputs to begin with: those once found, which are kept as resources, and samples of each kind.
 */
final class FuzzInputs {
    private static final String JSON =
            """
            {"delimiter":"\\t","quote":"\\"","header":true,"encoding":"UTF-8","columns":[{"name":"a",\
            "type":"decimal(18,2)","nulls":1,"min":"1","max":"2","maxBytes":3}],"rowsGood":3,\
            "rowsBad":0,"bytes":9,"packedBytes":9,"sha256":"00","complete":true,"longestRow":4,\
            "firstRow":[2,0,2],"borders":[[5,1,3]],"firstBad":[{"line":1,"byte":2,"reason":"NUL",\
            "sentence":"NUL: x"}],"key":"not asked","traits":{"bom":true},"basis":"x",\
            "packing":"PLAIN","modified":1}\
            """;
    private static final String PARTS =
            """
            {"sha256":"00","basis":"x","complete":true,"parts":[{"index":0,"name":"a.csv","rows":1,\
            "unpackedBytes":2,"packedBytes":3,"sha256":"11","delimiter":",","quote":"\\""}]}\
            """;

    private static final String FEED =
            """
            <?xml version="1.0"?><rss xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title>\
            <a:link rel="next" href="?p=2"/><item><title>A &amp; <![CDATA[b]]></title><guid>g</guid>\
            <pubDate>Fri, 1 Mar 24 10:00 EST</pubDate><enclosure url="x.mp3" length="12"/></item>\
            </channel></rss>\
            """;
    private static final String ATOM =
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><author><name>N</name></author>\
            <updated>2024-05-01T10:00:00Z</updated><link rel="enclosure" href="//h/v.mp4"/></entry></feed>\
            """;
    private static final String OPML =
            "<opml><body><outline><outline xmlUrl='http://[::1]:8/f'/></outline></body></opml>";
    private static final String M3U =
            "#EXTM3U\n#EXTINF:125,B - \u202eS\n../s ü.mp3\nhttps://h:99/100%.ogg?x#y\nc:\\\\x\n";
    private static final String PLAYLIST =
            """
            {"title":"B","entries":[null,{"id":"a","ie_key":"Y","url":"https://s.example/v","duration":61.5,\
            "upload_date":"20240301"},{"entries":[{"url":"file:///x","title":"\\u0007","timestamp":-1e300}]}]}\
            """;

    private FuzzInputs() {}

    /** Inputs that once showed a defect. */
    static List<byte[]> found(Target target) throws IOException {
        var folder =
                FuzzInputs.class.getResource("found/" + target.name().toLowerCase(Locale.ROOT));
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<byte[]> inputs = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
            return inputs;
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Inputs of the right shape. */
    static List<byte[]> samples(Target target) throws IOException {
        List<byte[]> inputs = new ArrayList<>(found(target));
        switch (target) {
            case SCAN -> CorpusSeeds.texts().forEach(text -> inputs.add(text));
            case ARCHIVE -> CorpusSeeds.archives().forEach(archive -> inputs.add(archive));
            case NAMES, REJECTS -> {
                inputs.add(text("\36orders-2024-01.tsv\n\36x2024_02/03 2.csv\5a,\"b\n1\2a\2A"));
                inputs.add(text("\32" + "20240115 20240116 2024-02-30\3\3\3\0\0\1é\4x_2\1x\1X"));
                inputs.add(text("\4\5\3a\"b\6,\"\r\n,\""));
            }
            case LISTS -> {
                inputs.add(text("\0" + FEED));
                inputs.add(text("\0" + ATOM));
                inputs.add(text("\0" + OPML));
                inputs.add(text("\2" + M3U));
                inputs.add(text("\3" + M3U));
                inputs.add(text("\4" + PLAYLIST));
                inputs.add(text("\3http://Ex\u00e4mple.org:80/a b?q=1"));
            }
            case OPTIONS -> {
                inputs.add(text("\0" + JSON));
                inputs.add(text("\0" + JSON.replace("\\t", "")));
                inputs.add(text("\0" + JSON.replace("decimal(18,2)", "decimal(")));
                inputs.add(text("\0" + JSON.replace("decimal(18,2)", "i")));
                inputs.add(text("\1" + PARTS));
                inputs.add(text("\1" + PARTS.replace("\",\"", "\"\"")));
                inputs.add(text("\1" + PARTS.replace("\\\"", "")));
                for (int option = 0; option < 30; option++) {
                    for (String value :
                            List.of("0.5%", "1e-999999999%", "1MB", "utf-8", "2024-01,02", "a,b")) {
                        inputs.add(text("\2" + (char) option + (char) value.length() + value));
                    }
                }
            }
        }
        return inputs;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A sample with a few bytes changed, left out, put in or taken from another. */
    static byte[] mutated(List<byte[]> samples, Random random) {
        byte[] input = samples.get(random.nextInt(samples.size())).clone();
        for (int n = random.nextInt(6); n > 0 && input.length > 0; n--) {
            int at = random.nextInt(input.length);
            switch (random.nextInt(5)) {
                case 0 -> input[at] = (byte) random.nextInt(256);
                case 1 -> input[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> input[at] = (byte) "\",\n\r\t;|'0-.\\N\0".charAt(random.nextInt(14));
                case 3 -> {
                    int length = random.nextInt(Math.min(20, input.length - at) + 1);
                    byte[] shorter = new byte[input.length - length];
                    System.arraycopy(input, 0, shorter, 0, at);
                    System.arraycopy(input, at + length, shorter, at, shorter.length - at);
                    input = shorter;
                }
                default -> {
                    byte[] other = samples.get(random.nextInt(samples.size()));
                    int length = Math.min(random.nextInt(20), other.length);
                    byte[] longer = new byte[input.length + length];
                    System.arraycopy(input, 0, longer, 0, at);
                    System.arraycopy(other, other.length - length, longer, at, length);
                    System.arraycopy(input, at, longer, at + length, input.length - at);
                    input = longer;
                }
            }
        }
        return input;
    }
}
