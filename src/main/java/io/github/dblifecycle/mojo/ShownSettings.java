package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConnectionUrl;
import io.github.dblifecycle.environment.Environment;
import io.github.dblifecycle.environment.InvalidConnectionUrl;
import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.environment.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Every setting with its origin as it may be seen by anybody: rather masked once too often than shown once. */
final class ShownSettings {

    private static final String MASK = "****";

    private static final Pattern SECRET = Pattern.compile(
            "password|passwd|passphrase|pwd|secret|token|credential|apikey|api[-_.]key|private|licen[cs]e");

    /**
     * A setting for people.
     *
     * @param value masked where it may hold a secret
     */
    record Shown(String name, String value, String origin) {}

    private ShownSettings() {}

    /** The environment's in its order, then Flyway's, sorted. */
    static List<Shown> of(Environment environment, Map<String, Setting<String>> flyway) {
        Redactor redactor = new Redactor(secrets(environment));
        List<Shown> shown = new ArrayList<>();
        environment
                .settings()
                .forEach((name, setting) -> shown.add(new Shown(
                        name, redactor.redact(String.valueOf(setting.value())), redactor.redact(setting.origin()))));
        flyway.forEach((name, setting) ->
                shown.add(new Shown(name, redactor.redact(masked(name, setting.value())), setting.origin())));
        return shown;
    }

    private static String masked(String name, String value) {
        if (isSecret(name) || isSecret(value)) {
            return MASK;
        }
        return value.contains("://") || value.startsWith("jdbc:") ? withoutCredentials(value) : value;
    }

    private static boolean isSecret(String text) {
        return SECRET.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static String withoutCredentials(String url) {
        try {
            return ConnectionUrl.parse(url).url().display();
        } catch (InvalidConnectionUrl e) {
            return MASK;
        }
    }

    private static List<Secret> secrets(Environment environment) {
        List<Secret> secrets = new ArrayList<>();
        if (environment instanceof Environment.Server server) {
            server.password().map(Setting::value).ifPresent(secrets::add);
            secrets.addAll(server.url().value().secrets());
        }
        return secrets;
    }
}
