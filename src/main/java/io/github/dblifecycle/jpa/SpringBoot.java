package io.github.dblifecycle.jpa;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets up the persistence unit as Spring Boot does (Spring Boot, "Data Properties" and "Configure Hibernate Naming Strategy"). */
final class SpringBoot {

    private static final String CONDITION = "spring.config.activate.on-profile";

    private static final List<String> PHYSICAL = List.of(
            "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
            "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
            "org.springframework.boot.orm.jpa.hibernate.SpringPhysicalNamingStrategy");

    private static final List<String> IMPLICIT = List.of(
            "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
            "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy");

    private final ProjectClassLoader loader;
    private final List<String> profiles;

    SpringBoot(ProjectClassLoader loader, List<String> profiles) {
        this.loader = loader;
        this.profiles = List.copyOf(profiles);
    }

    static boolean isOn(ProjectClassLoader loader) {
        return loader.has("org.springframework.boot.SpringApplication");
    }

    Unit unit(String name, List<String> classes) throws ConfigurationFileException {
        ApplicationConfiguration configuration = configuration();
        SortedMap<String, String> properties = new TreeMap<>();
        if (!loader.has("jakarta.persistence.Entity")) {
            properties.put("hibernate.id.new_generator_mappings", "true");
        }
        configuration
                .get("spring.jpa.hibernate.naming.physical-strategy")
                .or(() -> firstOf(PHYSICAL.subList(isSnakeCaseDefault() ? 0 : 1, PHYSICAL.size())))
                .ifPresent(strategy -> properties.put("hibernate.physical_naming_strategy", strategy));
        configuration
                .get("spring.jpa.hibernate.naming.implicit-strategy")
                .or(() -> firstOf(IMPLICIT))
                .ifPresent(strategy -> properties.put("hibernate.implicit_naming_strategy", strategy));
        configuration
                .get("spring.jpa.database-platform")
                .ifPresent(dialect -> properties.put("hibernate.dialect", dialect));
        properties.putAll(configuration.below("spring.jpa.properties."));
        return new Unit(
                name, Optional.empty(), classes, configuration.list("spring.jpa.mapping-resources"), properties);
    }

    /** Since Boot 4 with Hibernate 7 the strategy of the old name is deprecated. */
    private boolean isSnakeCaseDefault() {
        return loader.has(IMPLICIT.get(0));
    }

    private Optional<String> firstOf(List<String> classes) {
        return classes.stream().filter(loader::has).findFirst();
    }

    private ApplicationConfiguration configuration() throws ConfigurationFileException {
        ApplicationConfiguration first = new ApplicationConfiguration(loader).read("application", profiles, CONDITION);
        List<String> active = profiles.isEmpty() ? first.list("spring.profiles.active") : profiles;
        ApplicationConfiguration all = new ApplicationConfiguration(loader).read("application", active, CONDITION);
        for (String profile : active) {
            all.read("application-" + profile, active, CONDITION);
        }
        return all;
    }
}
