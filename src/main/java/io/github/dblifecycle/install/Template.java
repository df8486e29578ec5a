package io.github.dblifecycle.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A file that is shipped to be installed in projects.
 *
 * @param path below {@code ci-templates}, with forward slashes
 * @param text as it is shipped
 */
public record Template(String path, String text) {

    public Template {
        Objects.requireNonNull(path, "path");
        text = text.replace("\r\n", "\n");
    }

    /** Tells this text from that of other versions. */
    public String sum() {
        return ContentSum.brief(text);
    }

    /** It has a line to put the stamp in; a file without comments has none. */
    public boolean isStamped() {
        return text.lines().limit(2).anyMatch(line -> line.contains(Stamp.MARK + path));
    }

    /** What can be set in it. */
    public SortedSet<String> settings() {
        SortedSet<String> names = new TreeSet<>();
        lines().forEach(line -> SettingLine.parse(line).ifPresent(setting -> names.add(setting.name())));
        return names;
    }

    /** The value that a setting has in the first line where it stands. */
    public Optional<List<String>> valueOf(String name) {
        return lines().stream()
                .map(SettingLine::parse)
                .flatMap(Optional::stream)
                .filter(line -> line.name().equals(name))
                .map(SettingLine::meaning)
                .findFirst();
    }

    /**
     * The file to install.
     *
     * @param chosen settings by name, of which those that this template does not have are passed over
     * @param kept values of an installed file, which hold where nothing was chosen
     * @param otherwise what fits the project, where nothing was chosen or kept
     * @throws UnfitSetting where a value cannot stand where it should
     */
    public String filled(
            String version, Map<String, SettingValue> chosen, KeptValues kept, Map<String, SettingValue> otherwise) {
        return Stamp.put(this, version, unstamped(chosen, kept, otherwise));
    }

    /** The same, with the template's own line instead of the stamp. */
    String unstamped(Map<String, SettingValue> chosen, KeptValues kept, Map<String, SettingValue> otherwise) {
        KeptValues.Reading reading = kept.reading();
        List<String> filled = new ArrayList<>();
        for (String line : lines()) {
            filled.add(SettingLine.parse(line)
                    .map(setting -> filled(setting, chosen, reading, otherwise))
                    .orElse(line));
        }
        return String.join("\n", filled) + "\n";
    }

    private String filled(
            SettingLine line,
            Map<String, SettingValue> chosen,
            KeptValues.Reading kept,
            Map<String, SettingValue> otherwise) {
        Optional<String> written = kept.next(line);
        SettingValue own = chosen.get(line.name());
        if (own != null) {
            return with(line, own);
        }
        if (written.isPresent()) {
            return line.withWritten(written.get());
        }
        SettingValue fitting = otherwise.get(line.name());
        return fitting == null ? line.withWritten(line.value()) : with(line, fitting);
    }

    private String with(SettingLine line, SettingValue value) {
        Optional<String> problem = value.problem();
        if (problem.isPresent()) {
            throw new UnfitSetting(line.name(), problem.get());
        }
        List<String> texts = line.isSequence() ? value.forSequence() : value.texts();
        if (!line.isSequence() && texts.size() != 1) {
            throw new UnfitSetting(line.name(), "is one value in " + path + ", not several");
        }
        if (line.isSequence() && texts.isEmpty()) {
            throw new UnfitSetting(line.name(), "is a list in " + path + ", and nothing is in it");
        }
        return line.with(texts);
    }

    private List<String> lines() {
        return text.lines().toList();
    }
}
