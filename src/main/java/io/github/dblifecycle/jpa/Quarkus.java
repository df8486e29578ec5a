package io.github.dblifecycle.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets up the persistence units as Quarkus does (Quarkus, "Hibernate ORM": its configuration reference, multiple units). */
final class Quarkus {

    private static final String DEFAULT = "<default>";
    private static final String PREFIX = "quarkus.hibernate-orm.";
    private static final String ANNOTATION = "io.quarkus.hibernate.orm.PersistenceUnit";
    private static final String COMPATIBILITY =
            "io.quarkus.hibernate.orm.runtime.config.DatabaseOrmCompatibilityVersion";
    private static final String PACKAGES = "packages";
    private static final String NO_CONDITION = "%";
    private static final String NO_FILE = "no-file";
    private static final String ORM = "META-INF/orm.xml";
    private static final String TRUE = "true";

    /** A unit's own settings by those of Hibernate that they set as they stand. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("physical-naming-strategy", "hibernate.physical_naming_strategy"),
            Map.entry("implicit-naming-strategy", "hibernate.implicit_naming_strategy"),
            Map.entry("metadata-builder-contributor", "hibernate.metadata_builder_contributor"),
            Map.entry("database.default-schema", "hibernate.default_schema"),
            Map.entry("database.default-catalog", "hibernate.default_catalog"),
            Map.entry("database.globally-quoted-identifiers", "hibernate.globally_quoted_identifiers"),
            Map.entry("dialect", "hibernate.dialect"),
            Map.entry("discriminator.ignore-explicit-for-joined", "hibernate.discriminator.ignore_explicit_for_joined"),
            Map.entry("mapping.timezone.default-storage", "hibernate.timezone.default_storage"),
            Map.entry("mapping.id.optimizer.default", "hibernate.id.optimizer.pooled.preferred"),
            Map.entry("mapping.boolean.preferred-jdbc-type", "hibernate.type.preferred_boolean_jdbc_type"),
            Map.entry("mapping.duration.preferred-jdbc-type", "hibernate.type.preferred_duration_jdbc_type"),
            Map.entry("mapping.instant.preferred-jdbc-type", "hibernate.type.preferred_instant_jdbc_type"),
            Map.entry("mapping.uuid.preferred-jdbc-type", "hibernate.type.preferred_uuid_jdbc_type"),
            Map.entry("validation.mode", "jakarta.persistence.validation.mode"));

    private final ProjectClassLoader loader;
    private final ApplicationConfiguration configuration;

    /** @param profiles those that count; by default the one that applications run with */
    Quarkus(ProjectClassLoader loader, List<String> profiles) throws ConfigurationFileException {
        this.loader = loader;
        this.configuration = new ApplicationConfiguration(loader);
        List<String> active = profiles.isEmpty() ? List.of("prod") : profiles;
        configuration.read("application", active, NO_CONDITION).choose(active);
        for (String profile : active) {
            configuration.read("application-" + profile, active, NO_CONDITION).choose(active);
        }
    }

    static boolean isOn(ProjectClassLoader loader) {
        return loader.has(ANNOTATION) || loader.has("io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil");
    }

    /**
     * The units that are configured or that packages belong to, the default one first.
     *
     * @param defaultName what the default unit is called here
     */
    List<Unit> units(String defaultName, EntityClasses classes) throws ConfigurationFileException {
        SortedMap<String, List<String>> packages = packages(classes);
        if (packages.isEmpty()) {
            return List.of(unit(DEFAULT, defaultName, classes.names()));
        }
        List<Unit> units = new ArrayList<>();
        for (Map.Entry<String, List<String>> one : packages.entrySet()) {
            List<String> names = classes.names().stream()
                    .filter(name -> one.getValue().stream().anyMatch(in -> name.startsWith(in + ".")))
                    .toList();
            units.add(unit(
                    one.getKey(),
                    one.getKey().equals(DEFAULT) ? defaultName : one.getKey(),
                    classes.withParents(names)));
        }
        return units;
    }

    /** By the names of units; what configuration says of packages makes Quarkus pass over what annotations say. */
    private SortedMap<String, List<String>> packages(EntityClasses classes) {
        SortedMap<String, List<String>> packages = new TreeMap<>();
        for (String key : configuration.below(PREFIX).keySet()) {
            String plain = key.replaceFirst("\\[\\d+]$", "");
            if (plain.equals(PACKAGES) || plain.endsWith("." + PACKAGES)) {
                String name = plain.substring(0, Math.max(0, plain.length() - PACKAGES.length() - 1));
                packages.put(name.isEmpty() ? DEFAULT : name.replace("\"", ""), configuration.list(PREFIX + plain));
            }
        }
        if (packages.isEmpty()) {
            classes.ofPackages(ANNOTATION)
                    .forEach((name, units) ->
                            units.forEach(unit -> packages.computeIfAbsent(unit, none -> new ArrayList<>())
                                    .add(name)));
        }
        return packages;
    }

    private Unit unit(String name, String shown, List<String> classes) throws ConfigurationFileException {
        Settings own = new Settings(name);
        SortedMap<String, String> properties = new TreeMap<>(compatibility());
        SETTINGS.forEach((setting, hibernate) -> own.get(setting).ifPresent(value -> properties.put(hibernate, value)));
        // Hibernate's own default is another one.
        properties.putIfAbsent("hibernate.id.optimizer.pooled.preferred", "pooled-lo");
        if (own.get("validation.enabled").filter("false"::equals).isPresent()) {
            properties.put("jakarta.persistence.validation.mode", "none");
        }
        properties.putAll(quoting(own.get("quote-identifiers.strategy").orElse("none")));
        properties.putAll(own.below("unsupported-properties."));
        return new Unit(shown, Optional.empty(), classes, mappingFiles(own.list("mapping-files")), properties);
    }

    /** Those of one unit, whose name may stand in quotes; the default one's have none. */
    private final class Settings {

        private final List<String> prefixes;

        Settings(String unit) {
            prefixes = unit.equals(DEFAULT)
                    ? List.of(PREFIX, PREFIX + "\"" + DEFAULT + "\".")
                    : List.of(PREFIX + "\"" + unit + "\".", PREFIX + unit + ".");
        }

        Optional<String> get(String setting) {
            return prefixes.stream()
                    .flatMap(prefix -> configuration.get(prefix + setting).stream())
                    .findFirst();
        }

        List<String> list(String setting) {
            return prefixes.stream()
                    .map(prefix -> configuration.list(prefix + setting))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        Map<String, String> below(String setting) {
            Map<String, String> below = new TreeMap<>();
            prefixes.forEach(prefix -> below.putAll(configuration.below(prefix + setting)));
            return below;
        }
    }

    private static Map<String, String> quoting(String strategy) {
        return switch (strategy.toLowerCase(Locale.ROOT)) {
            case "all" -> Map.of("hibernate.globally_quoted_identifiers", TRUE);
            case "all-except-column-definitions" ->
                Map.of(
                        "hibernate.globally_quoted_identifiers",
                        TRUE,
                        "hibernate.globally_quoted_identifiers_skip_column_definitions",
                        TRUE);
            case "only-keywords" -> Map.of("hibernate.auto_quote_keyword", TRUE);
            default -> Map.of();
        };
    }

    private List<String> mappingFiles(List<String> said) {
        if (said.isEmpty()) {
            return loader.findResource(ORM) == null ? List.of() : List.of(ORM);
        }
        return said.stream().filter(file -> !file.equals(NO_FILE)).toList();
    }

    /** What Quarkus itself tells Hibernate so that a schema of an older one still fits. */
    private Map<String, String> compatibility() throws ConfigurationFileException {
        Optional<String> version = configuration.get(PREFIX + "database.orm-compatibility.version");
        if (version.isEmpty() || !loader.has(COMPATIBILITY)) {
            return Map.of();
        }
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            for (Object one : loader.loadClass(COMPATIBILITY).getEnumConstants()) {
                if (one.toString().equalsIgnoreCase(version.get())) {
                    Method method = one.getClass().getMethod("settings", Optional.class);
                    method.setAccessible(true);
                    ((Map<?, ?>) method.invoke(one, Optional.of("postgresql")))
                            .forEach((name, value) -> settings.put(name.toString(), value.toString()));
                }
            }
        } catch (InvocationTargetException e) {
            throw new ConfigurationFileException(
                    "Quarkus does not tell what compatibility " + version.get() + " means", e);
        } catch (ReflectiveOperationException e) {
            throw new ConfigurationFileException("this Quarkus has no compatibility " + version.get(), e);
        }
        return settings;
    }
}
