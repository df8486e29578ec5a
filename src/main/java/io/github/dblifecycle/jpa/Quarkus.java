package io.github.dblifecycle.jpa;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets up the default persistence unit as Quarkus does (Quarkus, "Hibernate ORM configuration reference"). */
final class Quarkus {

    private static final String CONDITION = "%";
    private static final String PREFIX = "quarkus.hibernate-orm.";

    /** Its own settings by those of Hibernate. */
    private static final Map<String, String> SETTINGS = Map.of(
            "physical-naming-strategy", "hibernate.physical_naming_strategy",
            "implicit-naming-strategy", "hibernate.implicit_naming_strategy",
            "database.default-schema", "hibernate.default_schema",
            "database.globally-quoted-identifiers", "hibernate.globally_quoted_identifiers",
            "dialect", "hibernate.dialect",
            "mapping.timezone.default-storage", "hibernate.timezone.default_storage",
            "mapping.id.optimizer.default", "hibernate.id.optimizer.pooled.preferred",
            "mapping.duration.preferred-jdbc-type", "hibernate.type.preferred_duration_jdbc_type",
            "mapping.instant.preferred-jdbc-type", "hibernate.type.preferred_instant_jdbc_type",
            "mapping.uuid.preferred-jdbc-type", "hibernate.type.preferred_uuid_jdbc_type");

    private final ProjectClassLoader loader;
    private final List<String> profiles;

    Quarkus(ProjectClassLoader loader, List<String> profiles) {
        this.loader = loader;
        this.profiles = profiles.isEmpty() ? List.of("prod") : List.copyOf(profiles);
    }

    static boolean isOn(ProjectClassLoader loader) {
        return loader.has("io.quarkus.hibernate.orm.PersistenceUnit")
                || loader.has("io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil");
    }

    Unit unit(String name, List<String> classes) throws ConfigurationFileException {
        ApplicationConfiguration configuration =
                new ApplicationConfiguration(loader).read("application", profiles, CONDITION);
        for (String profile : profiles) {
            configuration.read("application-" + profile, profiles, CONDITION);
        }
        SortedMap<String, String> properties = new TreeMap<>();
        // Quarkus' own default, where Hibernate's is another.
        properties.put("hibernate.timezone.default_storage", "NORMALIZE_UTC");
        SETTINGS.forEach((own, hibernate) ->
                value(configuration, PREFIX + own).ifPresent(value -> properties.put(hibernate, value)));
        properties.putAll(configuration.below(PREFIX + "unsupported-properties."));
        return new Unit(name, Optional.empty(), classes, List.of(), properties);
    }

    private Optional<String> value(ApplicationConfiguration configuration, String key) {
        for (String profile : profiles) {
            Optional<String> own = configuration.get("%" + profile + "." + key);
            if (own.isPresent()) {
                return own;
            }
        }
        return configuration.get(key);
    }
}
