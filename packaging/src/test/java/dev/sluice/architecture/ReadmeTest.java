package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** What the README says about dependencies is what the poms say. */
final class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("^\\| (`.*`) \\| \\S.*\\|$");

    @Test
    void everyDirectDependencyIsListedWithItsReasonAndNoOther() throws Exception {
        assertThat(listed()).isEqualTo(declared());
    }

    private static Set<String> listed() throws Exception {
        Set<String> names = new TreeSet<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            inTable = line.startsWith("#") ? line.equals("### Dependencies") : inTable;
            var row = ROW.matcher(line);
            if (inTable && row.matches()) {
                Stream.of(row.group(1).split("[`, ]+", -1))
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> declared() throws Exception {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> folders = Files.walk(ROOT, 2)) {
            for (Path pom :
                    folders.filter(folder -> !folder.equals(ROOT))
                            .map(folder -> folder.resolve("pom.xml"))
                            .filter(Files::exists)
                            .toList()) {
                collect(pom, names);
            }
        }
        return names;
    }

    private static void collect(Path pom, Set<String> names) throws Exception {
        NodeList dependencies =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(pom.toFile())
                        .getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            NodeList name = dependency.getElementsByTagName("artifactId");
            // Without one it is an exception to a plugin's rule.
            if (name.getLength() == 1 && !name.item(0).getTextContent().startsWith("sluice-")) {
                names.add(name.item(0).getTextContent());
            }
        }
    }
}
