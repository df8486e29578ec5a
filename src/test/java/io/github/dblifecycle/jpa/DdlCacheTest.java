package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.diff.entity.ColumnHabit;
import io.github.dblifecycle.sql.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DdlCacheTest {

    private static final EntityDdl DDL = new EntityDdl(
            "the DDL of Hibernate",
            "create table \"Größe\" (a text default '\\n=:#');\n",
            new EntityPlaces(Map.of(
                    "/größe/", new EntityPlace("shop.Size", Optional.of(new SourcePosition("src/Size.java", 3))),
                    "/größe/a", new EntityPlace("shop.Size.a", Optional.empty()))),
            new EntityHabits(Map.of("/größe/a", new ColumnHabit(true, true, false))));

    @TempDir
    private Path directory;

    private DdlCache cache() {
        return new DdlCache(directory.resolve("deep/cache"), Clock.systemUTC());
    }

    @Test
    void givesBackWhatWasKept() {
        assertThat(cache().find("a1")).isEmpty();

        cache().keep("a1", DDL);

        assertThat(cache().find("a1")).contains(DDL);
        assertThat(cache().find("b2")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNotThereAndIsReplaced() throws Exception {
        cache().keep("a1", DDL);
        Path file = file();
        for (String broken :
                List.of("", "name=x\n", "name=x\nsql=y\nline/a=1\nwords/a=b\nfile/a=c\nline/a=no\n", "\\u12")) {
            Files.writeString(file, broken);
            assertThat(cache().find("a1")).as(broken).isEmpty();
        }

        cache().keep("a1", DDL);

        assertThat(cache().find("a1")).contains(DDL);
    }

    @Test
    void buildsAtTheSameTimeSeeAllOrNothing() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<EntityDdl>>> work = IntStream.range(0, 200)
                    .<Callable<Optional<EntityDdl>>>mapToObj(number -> () -> {
                        if (number % 2 == 0) {
                            cache().keep("a1", DDL);
                        }
                        return cache().find("a1").or(() -> Optional.of(DDL));
                    })
                    .toList();
            for (Future<Optional<EntityDdl>> found : builds.invokeAll(work)) {
                assertThat(found.get()).contains(DDL);
            }
        } finally {
            builds.shutdownNow();
        }
        assertThat(file()).isRegularFile();
    }

    @Test
    void whatNobodyUsedForAMonthGoes() throws Exception {
        cache().keep("a1", DDL);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minus(Duration.ofDays(31))));

        cache().keep("b2", DDL);

        assertThat(cache().find("a1")).isEmpty();
        assertThat(cache().find("b2")).contains(DDL);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNoReasonToFail() throws Exception {
        Files.writeString(directory.resolve("deep"), "a file");

        cache().keep("a1", DDL);

        assertThat(cache().find("a1")).isEmpty();
    }

    /** The only one there is. */
    private Path file() throws Exception {
        try (var files = Files.list(directory.resolve("deep/cache"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
