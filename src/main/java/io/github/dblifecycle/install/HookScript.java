package io.github.dblifecycle.install;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The script that a commit starts: a template, and a part for each module, written by whichever build knows the module.
 *
 * @param template as it is shipped
 */
public record HookScript(Template template) {

    /** The path of the template, which is also the name of the script. */
    public static final String TEMPLATE = "hooks/db-schema-check.sh";

    /** Where it lies in a repository. */
    public static final String PATH = ".githooks/db-schema-check.sh";

    /** Keeps Git from ending the script's lines as Windows does, which no shell understands. */
    public static final String ATTRIBUTES_PATH = ".githooks/.gitattributes";

    public static final String ATTRIBUTES = "*.sh text eol=lf\n";

    /** The setting that names the base branch. */
    public static final String BASE_REF = "base-ref";

    static final String MODULE = "# module: ";

    private static final String END = "# end of modules";

    public HookScript {
        Objects.requireNonNull(template, "template");
        if (!template.text().contains("\n" + END + "\n")) {
            throw new IllegalArgumentException("a script without a place for modules");
        }
    }

    /**
     * The script for one more module.
     *
     * @param installed as it is now; modules in it stay, but for this one
     * @param remains tells of a module's directory whether it is still there
     * @param baseRef the base branch, if the project names one; else that of the installed script stays
     */
    public String with(
            HookModule module,
            Optional<String> installed,
            Predicate<String> remains,
            Optional<String> baseRef,
            String version) {
        SortedMap<String, String> modules = new TreeMap<>();
        installed.filter(text -> Stamp.of(text).isPresent()).ifPresent(text -> modules.putAll(modulesOf(text)));
        modules.keySet().removeIf(directory -> !remains.test(directory));
        modules.put(module.directory(), module.text());
        Map<String, SettingValue> chosen = new TreeMap<>();
        baseRef.ifPresent(ref -> chosen.put(BASE_REF, SettingValue.of(ref)));
        KeptValues kept = installed.map(KeptValues::of).orElseGet(KeptValues::none);
        return Stamp.put(template, version, composed(modules, chosen, kept));
    }

    private String composed(SortedMap<String, String> modules, Map<String, SettingValue> chosen, KeptValues kept) {
        String text = template.text();
        int begin = text.indexOf(MODULE);
        int end = text.indexOf(END);
        String whole = text.substring(0, begin) + String.join("", modules.values()) + text.substring(end);
        return new Template(template.path(), whole).unstamped(chosen, kept, Map.of());
    }

    /** The part of each module by its directory, as it stands in a script. */
    public static SortedMap<String, String> modulesOf(String script) {
        SortedMap<String, String> modules = new TreeMap<>();
        Optional<String> current = Optional.empty();
        StringBuilder part = new StringBuilder();
        for (String line : script.lines().toList()) {
            boolean begins = line.startsWith(MODULE);
            if (begins || line.equals(END)) {
                current.ifPresent(directory -> modules.put(directory, part.toString()));
                part.setLength(0);
                current = begins ? Optional.of(line.substring(MODULE.length())) : Optional.empty();
            }
            part.append(line).append('\n');
        }
        return Collections.unmodifiableSortedMap(modules);
    }
}
