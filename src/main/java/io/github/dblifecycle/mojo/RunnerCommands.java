package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.report.WorkflowCommands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the runner of GitHub Actions things, by lines of the log that begin with nothing but the command. Maven puts a
 * prefix before what goes through its log, and from version 4 on before what goes to the standard output as well, so
 * that these lines go to the process's own.
 */
final class RunnerCommands {

    private static final int SHORT = 4;
    private static final Set<String> ORDINARY = Set.of(
            "admin", "database", "local", "localhost", "postgres", "postgresql", "public", "root", "test", "user");

    private final OutputStream out;
    private final Set<String> masked = new LinkedHashSet<>();

    RunnerCommands() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    RunnerCommands(OutputStream out) {
        this.out = out;
    }

    /** All in one piece, so that modules that are built at the same time do not break into each other's lines. */
    synchronized void tell(List<String> commands) throws IOException {
        if (!commands.isEmpty()) {
            out.write((String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    /**
     * From now on the runner shows asterisks for the secret, and for what is made of it in URLs, SQL, JSON and headers.
     * Words that stand in every log are left as they are: they hide nothing, and every line with them would be garbled.
     */
    void mask(Secret secret) throws IOException {
        String value = secret.reveal();
        if (value.length() < SHORT || ORDINARY.contains(value.toLowerCase(Locale.ROOT))) {
            return;
        }
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>(List.of(
                value,
                form,
                form.replace("+", "%20"),
                lowerDigits(form.replace("+", "%20")),
                value.replace("'", "''"),
                value.replace("\\", "\\\\").replace("\"", "\\\""),
                Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        forms.removeIf(one -> !masked.add(one));
        tell(forms.stream().map(WorkflowCommands::addMask).toList());
    }

    private static String lowerDigits(String encoded) {
        StringBuilder text = new StringBuilder(encoded);
        for (int at = text.indexOf("%"); at >= 0 && at + 2 < text.length(); at = text.indexOf("%", at + 1)) {
            text.replace(at + 1, at + 3, text.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
