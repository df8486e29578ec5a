package io.github.dblifecycle.jpa;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import io.github.dblifecycle.finding.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has one provider write the DDL of all units; runs in a thread of its own. */
final class DdlWriting {

    private static final String HIBERNATE = "org.hibernate.jpa.HibernatePersistenceProvider";
    private static final String ECLIPSELINK = "org.eclipse.persistence.jpa.PersistenceProvider";

    private static final int MOST_CAUSES = 6;

    private final EntitySettings settings;
    private final ProjectClassLoader loader;
    private final int major;

    DdlWriting(EntitySettings settings, ProjectClassLoader loader, int major) {
        this.settings = settings;
        this.loader = loader;
        this.major = major;
    }

    EntityDdl write() throws EntityDdlException, IOException {
        Mapping mapping = Mapping.of(loader)
                .orElseThrow(() -> new EntityDdlException(Finding.error(
                        "DB911",
                        Optional.empty(),
                        "entities are to declare the schema, and there is no JPA provider on the project's run-time class"
                                + " path",
                        "add the provider that the application runs with, Hibernate or EclipseLink, to the module that"
                                + " runs db:validate")));
        List<Unit> units = new Units(settings, loader).find();
        Thread.currentThread().setContextClassLoader(loader);
        Logger logger = Logger.getLogger("org.hibernate");
        Level level = logger.getLevel();
        logger.setLevel(Level.SEVERE);
        try {
            StringBuilder sql = new StringBuilder();
            Map<String, EntityPlace> places = new TreeMap<>();
            Map<String, ColumnHabit> habits = new TreeMap<>();
            String name = "";
            for (Unit unit : units) {
                String provider = provider(unit, mapping);
                name = provider.equals(HIBERNATE)
                        ? "Hibernate"
                        : provider.equals(ECLIPSELINK) ? "EclipseLink" : provider;
                sql.append(write(unit, provider, mapping, places, habits)).append('\n');
            }
            return new EntityDdl(
                    "the DDL of " + name,
                    Statements.of(sql.toString()),
                    new EntityPlaces(places),
                    new EntityHabits(habits));
        } finally {
            logger.setLevel(level);
        }
    }

    private String provider(Unit unit, Mapping mapping) throws EntityDdlException, IOException {
        List<String> candidates = new ArrayList<>();
        unit.provider().ifPresent(candidates::add);
        candidates.add(HIBERNATE);
        candidates.add(ECLIPSELINK);
        candidates.addAll(Services.of(loader, mapping.packageName() + ".spi.PersistenceProvider"));
        return candidates.stream()
                .filter(loader::has)
                .findFirst()
                .orElseThrow(() -> new EntityDdlException(Finding.error(
                        "DB911",
                        Optional.empty(),
                        "there is no JPA provider on the project's run-time class path: none of " + candidates,
                        "add the one that the application runs with")));
    }

    private String write(
            Unit unit,
            String provider,
            Mapping mapping,
            Map<String, EntityPlace> places,
            Map<String, ColumnHabit> habits)
            throws EntityDdlException {
        StringWriter script = new StringWriter();
        boolean old = provider.equals(HIBERNATE) && mapping == Mapping.JAVAX;
        Map<String, Object> properties = ProviderProperties.of(unit.properties(), script, major, old);
        Unit plain = new Unit(
                unit.name(),
                unit.provider(),
                unit.classes(),
                unit.mappingFiles(),
                ProviderProperties.kept(unit.properties()));
        try {
            Object info = UnitInfo.of(
                    plain,
                    provider,
                    mapping,
                    loader,
                    settings.roots().get(0).toUri().toURL());
            if (provider.equals(HIBERNATE)) {
                new HibernateMetadata(loader, new SourceFiles(settings)).write(info, properties, places, habits);
            } else {
                Class<?> type = loader.loadClass(provider);
                Class<?> unitInfo = loader.loadClass(mapping.packageName() + ".spi.PersistenceUnitInfo");
                type.getMethod("generateSchema", unitInfo, Map.class)
                        .invoke(type.getConstructor().newInstance(), info, properties);
                new FieldPlaces(new SourceFiles(settings), places).find(loader, unit);
            }
        } catch (InvocationTargetException e) {
            throw refused(unit, e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | IOException | LinkageError | RuntimeException e) {
            throw refused(unit, e);
        }
        return Statements.withEndedSchemas(script.toString());
    }

    private static EntityDdlException refused(Unit unit, Throwable cause) {
        List<String> details = new ArrayList<>();
        Throwable deepest = cause;
        for (Throwable one = cause; one != null && details.size() < MOST_CAUSES; one = one.getCause()) {
            details.add("by: " + one);
            deepest = one;
        }
        return new EntityDdlException(
                Finding.error(
                                "DB913",
                                Optional.empty(),
                                "the JPA provider cannot make the DDL of unit '" + unit.name() + "': "
                                        + Optional.ofNullable(deepest.getMessage())
                                                .orElse(deepest.toString()),
                                "correct the entities, or what the provider is told: <entities><properties> wins over the"
                                        + " application's configuration")
                        .withDetails(details),
                cause);
    }
}
