package dev.sluice.packaging.installer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line a library out of the bill of materials: name, version, licence, where it comes from. */
final class LibraryList {
    private LibraryList() {}

    static String of(Path sbom) {
        JsonNode components = JsonMapper.shared().readTree(sbom.toFile()).path("components");
        return components
                        .valueStream()
                        .filter(one -> !one.path("group").asString("").equals("dev.sluice"))
                        .map(LibraryList::line)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String line(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : component.path("licenses")) {
            JsonNode one = entry.path("license");
            licences.add(
                    entry.path("expression")
                            .asString(one.path("id").asString(one.path("name").asString(""))));
        }
        return component.path("name").asString("")
                + " "
                + component.path("version").asString("")
                + ": "
                + (licences.isEmpty() ? "see its own text" : String.join(" or ", licences))
                + " <"
                + component.path("purl").asString("")
                + ">";
    }
}
