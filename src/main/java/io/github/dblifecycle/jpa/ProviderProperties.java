package io.github.dblifecycle.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a provider is told so that it writes DDL for PostgreSQL and connects to nothing. */
final class ProviderProperties {

    /** What connects, caches, creates or searches, or wants something of the application that does not run here. */
    private static final List<String> LEFT_OUT = List.of(
            "jakarta.persistence.jdbc.",
            "javax.persistence.jdbc.",
            "jakarta.persistence.schema-generation",
            "javax.persistence.schema-generation",
            "jakarta.persistence.sql-load-script-source",
            "javax.persistence.sql-load-script-source",
            "jakarta.persistence.nonJtaDataSource",
            "jakarta.persistence.jtaDataSource",
            "javax.persistence.nonJtaDataSource",
            "javax.persistence.jtaDataSource",
            "hibernate.connection.",
            "hibernate.hikari.",
            "hibernate.c3p0.",
            "hibernate.agroal.",
            "hibernate.hbm2ddl.",
            "hibernate.cache.",
            "hibernate.javax.cache.",
            "hibernate.search.",
            "hibernate.multiTenancy",
            "hibernate.multi_tenant",
            "hibernate.tenant_identifier_resolver",
            "hibernate.transaction.",
            "hibernate.session_factory",
            "hibernate.session.events",
            "hibernate.jmx.",
            "hibernate.generate_statistics",
            "hibernate.show_sql",
            "hibernate.format_sql",
            "hibernate.highlight_sql",
            "eclipselink.jdbc.",
            "eclipselink.ddl-generation",
            "eclipselink.logging",
            "eclipselink.session",
            "eclipselink.weaving",
            "eclipselink.target-server",
            "eclipselink.cache");

    /** Dialects that say no more than that it is PostgreSQL, or that are of another database, which is not the one in question. */
    private static final Set<String> WITHOUT_MEANING = Set.of("PostgreSQL", "H2", "HSQL", "MySQL", "MariaDB", "Derby");

    private final Map<String, Object> properties = new HashMap<>();

    private ProviderProperties() {}

    /**
     * All of them.
     *
     * @param configured by the application
     * @param target what the DDL is written to
     * @param oldHibernate whether the provider is a Hibernate before 6, which must be told its dialect
     */
    static Map<String, Object> of(
            SortedMap<String, String> configured, Object target, int major, boolean oldHibernate) {
        ProviderProperties all = new ProviderProperties();
        all.properties.putAll(kept(configured));
        for (Mapping mapping : Mapping.values()) {
            String prefix = mapping.packageName() + ".";
            all.put(prefix + "schema-generation.database.action", "none");
            all.put(prefix + "schema-generation.scripts.action", "create");
            all.put(prefix + "schema-generation.scripts.create-target", target);
            all.put(prefix + "schema-generation.create-source", "metadata");
            all.put(prefix + "schema-generation.create-database-schemas", "true");
            all.put(prefix + "create-database-schemas", "true");
            all.put(prefix + "database-product-name", "PostgreSQL");
            all.put(prefix + "database-major-version", String.valueOf(major));
            all.put(prefix + "database-minor-version", "0");
        }
        all.put("jakarta.persistence.database-product-version", String.valueOf(major));
        all.put("hibernate.hbm2ddl.delimiter", ";");
        all.put("hibernate.hbm2ddl.auto", "none");
        all.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        all.put("hibernate.temp.use_jdbc_metadata_defaults", "false");
        all.put("hibernate.cache.use_second_level_cache", "false");
        all.put("hibernate.cache.use_query_cache", "false");
        all.put("hibernate.search.enabled", "false");
        all.put("hibernate.archive.autodetection", "");
        all.put("eclipselink.target-database", "PostgreSQL");
        all.put("eclipselink.logging.level", "OFF");
        all.put("eclipselink.weaving", "false");
        all.put("eclipselink.ddlgen-terminate-statements", "true");
        if (oldHibernate) {
            all.properties.putIfAbsent("hibernate.dialect", "org.hibernate.dialect.PostgreSQL10Dialect");
        }
        return all.properties;
    }

    private void put(String name, Object value) {
        properties.put(name, value);
    }

    /** The application's own, without those that matter only where it runs. */
    static SortedMap<String, String> kept(SortedMap<String, String> configured) {
        SortedMap<String, String> kept = new TreeMap<>(configured);
        kept.keySet().removeIf(name -> LEFT_OUT.stream().anyMatch(name::startsWith));
        kept.computeIfPresent("hibernate.dialect", (name, dialect) -> isMeaningful(dialect) ? dialect : null);
        kept.remove("eclipselink.target-database");
        return kept;
    }

    private static boolean isMeaningful(String dialect) {
        return !dialect.startsWith("org.hibernate.dialect.")
                || WITHOUT_MEANING.stream().noneMatch(word -> dialect.startsWith("org.hibernate.dialect." + word));
    }
}
