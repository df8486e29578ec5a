package io.github.dblifecycle.report;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Lines that the runner of GitHub Actions obeys (GitHub, "Workflow commands for GitHub Actions"), and lines that it must
 * not take for such. What a command is told is escaped, so that nothing in it ends the command or begins another.
 */
public final class WorkflowCommands {

    private WorkflowCommands() {}

    /**
     * One command on one line, without line break.
     *
     * @param properties in their order; none that is empty is written
     */
    static String command(String name, Map<String, String> properties, String message) {
        StringJoiner joined = new StringJoiner(",");
        properties.forEach((key, value) -> {
            if (!value.isEmpty()) {
                joined.add(key + "=" + property(value));
            }
        });
        String told = joined.toString();
        return "::" + name + (told.isEmpty() ? "" : " " + told) + "::" + data(message);
    }

    /** From then on the runner shows asterisks for it. */
    public static String addMask(String secret) {
        return "::add-mask::" + data(secret);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /**
     * A line for the log that no build server takes for a command. GitHub's runner obeys {@code ::} at the beginning of a
     * line, behind blanks too, and, as Azure Pipelines and TeamCity do with words of their own, {@code ##[} anywhere.
     */
    public static String harmless(String line) {
        String text = line;
        int begin = 0;
        while (begin < text.length() && (Character.isWhitespace(text.charAt(begin)) || text.charAt(begin) == 0xFEFF)) {
            begin++;
        }
        if (text.startsWith("::", begin)) {
            text = text.substring(0, begin) + ": :" + text.substring(begin + 2);
        }
        if (!text.contains("##")) {
            return text;
        }
        for (String word : new String[] {"##[", "##vso[", "##teamcity["}) {
            int at = text.toLowerCase(Locale.ROOT).indexOf(word);
            while (at >= 0) {
                text = text.substring(0, at) + "# #" + text.substring(at + 2);
                at = text.toLowerCase(Locale.ROOT).indexOf(word);
            }
        }
        return text;
    }
}
