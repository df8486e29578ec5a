package model;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Starts an application with these entities as Hibernate does, and has it write and read rows. */
public final class Trial {

    private static final int ROUNDS = 5;

    private Trial() {}

    /**
     * Does it.
     *
     * @param mode what Hibernate does with the schema at first: {@code validate} or {@code none}
     * @param all every mapped class
     * @param written those of which there are rows, what others refer to first
     * @return empty if all went well; else where it ended, and why
     */
    public static String run(
            DataSource database, String mode, List<Class<?>> all, List<Class<?>> written) {
        String at = "start";
        List<Row> kept = new ArrayList<>();
        try (SessionFactory factory = configuration(database, mode, all).buildSessionFactory()) {
            for (int round = 0; round < ROUNDS; round++) {
                at = "insert of round " + round;
                List<Row> rows = Rows.of(written, round);
                insert(factory, rows);
                kept.addAll(rows);
            }
            at = "select";
            return differing(kept, read(factory, kept));
        } catch (Exception | LinkageError e) {
            return at + ": " + deepest(e);
        }
    }

    private static Configuration configuration(DataSource database, String mode, List<Class<?>> all) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.setProperty("hibernate.hbm2ddl.auto", mode);
        configuration.setProperty("hibernate.cache.use_second_level_cache", "false");
        all.forEach(configuration::addAnnotatedClass);
        return configuration;
    }

    private static Throwable deepest(Throwable thrown) {
        return thrown.getCause() == null ? thrown : deepest(thrown.getCause());
    }

    private static void insert(SessionFactory factory, List<Row> rows) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            rows.forEach(manager::persist);
            manager.getTransaction().commit();
        }
    }

    private static List<Row> read(SessionFactory factory, List<Row> rows) {
        List<Row> read = new ArrayList<>();
        try (EntityManager manager = factory.createEntityManager()) {
            // Large objects are read in a transaction only.
            manager.getTransaction().begin();
            for (Row row : rows) {
                Row found = manager.find(row.getClass(), row.key());
                // What is read when it is asked for is asked for.
                found.state();
                read.add(found);
            }
            manager.getTransaction().commit();
        }
        return read;
    }

    private static String differing(List<Row> rows, List<Row> read) {
        List<String> were = rows.stream().map(Row::state).toList();
        List<String> are = read.stream().map(Row::state).toList();
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!were.get(i).equals(are.get(i))) {
                differing.add(rows.get(i).getClass().getSimpleName() + " was " + were.get(i) + ", is " + are.get(i));
            }
        }
        return String.join("; ", differing);
    }
}
