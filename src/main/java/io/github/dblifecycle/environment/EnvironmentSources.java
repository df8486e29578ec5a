package io.github.dblifecycle.environment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything an environment can be decided from, handed in, so that the decision reads nothing of the machine itself.
 *
 * @param userProperties what stood on the command line as {@code -Dname=value}
 * @param requestedProfiles ids as {@code -P} gave them, separated or not, with their {@code !} or {@code -}
 * @param declarations the POM's {@code <environments>}
 * @param processEnvironment the variables of the process
 * @param servers credentials by id of a {@code <server>} in settings.xml; decryption is the function's business
 * @param flyway {@code flyway.url}, {@code flyway.user} and {@code flyway.password} as found, each with its origin
 */
public record EnvironmentSources(
        Map<String, String> userProperties,
        List<String> requestedProfiles,
        List<EnvironmentDeclaration> declarations,
        Map<String, String> processEnvironment,
        Function<String, Optional<ServerCredentials>> servers,
        Map<String, Setting<String>> flyway) {

    public EnvironmentSources {
        userProperties = Collections.unmodifiableMap(new TreeMap<>(userProperties));
        requestedProfiles = List.copyOf(requestedProfiles);
        declarations = List.copyOf(declarations);
        processEnvironment = Collections.unmodifiableMap(new TreeMap<>(processEnvironment));
        Objects.requireNonNull(servers, "servers");
        flyway = Collections.unmodifiableMap(new TreeMap<>(flyway));
    }

    /** Sources that say nothing: the start from which one says what there is. */
    public static EnvironmentSources none() {
        return new EnvironmentSources(Map.of(), List.of(), List.of(), Map.of(), id -> Optional.empty(), Map.of());
    }

    public EnvironmentSources withUserProperties(Map<String, String> properties) {
        return new EnvironmentSources(properties, requestedProfiles, declarations, processEnvironment, servers, flyway);
    }

    public EnvironmentSources withRequestedProfiles(List<String> ids) {
        return new EnvironmentSources(userProperties, ids, declarations, processEnvironment, servers, flyway);
    }

    public EnvironmentSources withDeclarations(List<EnvironmentDeclaration> entries) {
        return new EnvironmentSources(userProperties, requestedProfiles, entries, processEnvironment, servers, flyway);
    }

    public EnvironmentSources withProcessEnvironment(Map<String, String> variables) {
        return new EnvironmentSources(userProperties, requestedProfiles, declarations, variables, servers, flyway);
    }

    public EnvironmentSources withServers(Function<String, Optional<ServerCredentials>> lookup) {
        return new EnvironmentSources(
                userProperties, requestedProfiles, declarations, processEnvironment, lookup, flyway);
    }

    public EnvironmentSources withFlyway(Map<String, Setting<String>> settings) {
        return new EnvironmentSources(
                userProperties, requestedProfiles, declarations, processEnvironment, servers, settings);
    }

    /** Says nothing of the values, among which are passwords. */
    @Override
    public String toString() {
        return "the sources of an environment";
    }
}
