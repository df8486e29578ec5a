package io.github.dblifecycle.jpa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The two packages that JPA has had: {@code javax} until 2.2, {@code jakarta} from 3.0. */
enum Mapping {
    JAKARTA("jakarta.persistence"),
    JAVAX("javax.persistence");

    static final List<String> PACKAGES = List.of("jakarta.persistence.", "javax.persistence.");

    private final String packageName;

    Mapping(String packageName) {
        this.packageName = packageName;
    }

    /** Without a dot at its end; properties begin with it too. */
    String packageName() {
        return packageName;
    }

    /** What is on the class path. */
    static Optional<Mapping> of(ProjectClassLoader loader) {
        return Arrays.stream(values())
                .filter(one -> loader.has(one.packageName + ".spi.PersistenceProvider"))
                .findFirst();
    }
}
