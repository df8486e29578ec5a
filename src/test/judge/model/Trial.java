package model;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Starts an application with these entities as Hibernate does, and has it write and read rows. */
public final class Trial {

    private static final int ROUNDS = 4;

    private Trial() {}

    /**
     * Does it.
     *
     * @param all every mapped class
     * @param written those of which there are rows, what others refer to first
     * @return empty if all went well; else where it ended, and why
     */
    public static String run(DataSource database, String mode, List<Class<?>> all, List<Class<?>> written) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.setProperty("hibernate.hbm2ddl.auto", mode);
        configuration.setProperty("hibernate.archive.autodetection", "");
        configuration.setProperty("hibernate.cache.use_second_level_cache", "false");
        all.forEach(configuration::addAnnotatedClass);
        String at = "start";
        try (SessionFactory first = configuration.buildSessionFactory()) {
            for (int round = 0; round < ROUNDS; round++) {
                at = "insert of round " + round;
                List<Row> rows = Rows.of(written, round);
                List<String> states = insert(first, rows);
                at = "select of round " + round;
                String other = differing(first, rows, states);
                if (!other.isEmpty()) {
                    return "select of round " + round + ": " + other;
                }
            }
            return "";
        } catch (Exception | LinkageError e) {
            Throwable deepest = e;
            while (deepest.getCause() != null) {
                deepest = deepest.getCause();
            }
            return at + ": " + deepest;
        }
    }

    private static List<String> insert(SessionFactory factory, List<Row> rows) {
        try (EntityManager manager = factory.createEntityManager()) {
            manager.getTransaction().begin();
            rows.forEach(manager::persist);
            manager.flush();
            manager.getTransaction().commit();
            return rows.stream().map(Row::state).toList();
        }
    }

    private static String differing(SessionFactory factory, List<Row> rows, List<String> states) {
        List<String> differing = new ArrayList<>();
        try (EntityManager manager = factory.createEntityManager()) {
            // Large objects are read in a transaction only.
            manager.getTransaction().begin();
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                Row read = (Row) manager.find(row.getClass(), row.key());
                String state = read == null ? "nothing" : read.state();
                if (!state.equals(states.get(i))) {
                    differing.add(row.getClass().getSimpleName() + " was " + states.get(i) + ", is " + state);
                }
            }
            manager.getTransaction().commit();
        }
        return String.join("; ", differing);
    }
}
