package io.github.dblifecycle.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependenciesTest {

    private static final String SCHEMA = """
            create type mood as enum ('sad');
            create type pair as (a mood[], b integer);
            create domain title as text check (length(value) < 9);
            create function next_mood() returns mood language sql as 'select null::mood';
            create function total(p pair) returns integer language sql immutable as 'select 1';
            create sequence numbers;
            create table base (id integer primary key, m mood default next_mood(), n bigint default nextval('numbers'));
            create table users (b integer references base, p pair, d title[], check (total(p) > 0));
            create unique index base_n on base (n);
            create table by_index (n bigint references base (n));
            create view of_base as select id, m, count(*) from base group by id;
            create materialized view of_view as select * from of_base;
            create function rows_of_view(of_base) returns setof users language sql begin atomic select * from users; end;
            create extension pg_trgm;
            create index of_text on base using gin ((id::text) gin_trgm_ops);
            create function fires() returns trigger language plpgsql as 'begin return new; end';
            create trigger fire before insert on base for each row execute function fires();
            create policy guards on base using (next_mood() is null);
            create table ident (id integer generated always as identity);
            create table borrows (id bigint default nextval('ident_id_seq'));
            create table owner (id serial);
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void knowsWhatNeedsWhat(int major) throws Exception {
        assertThat(dependencies(major, ReadScope.everything()))
                .contains(
                        "composite type public.pair -> enum public.mood",
                        "function public.next_mood() -> enum public.mood",
                        "column public.base.m -> enum public.mood",
                        "column public.base.m -> function public.next_mood()",
                        "column public.base.n -> sequence public.numbers",
                        "column public.users.d -> domain public.title",
                        "constraint users_p_check on public.users -> function public.total(public.pair)",
                        "constraint users_b_fkey on public.users -> constraint base_pkey on public.base",
                        "constraint by_index_n_fkey on public.by_index -> index public.base_n",
                        "view public.of_base -> column public.base.m",
                        "view public.of_base -> constraint base_pkey on public.base",
                        "materialized view public.of_view -> view public.of_base",
                        "function public.rows_of_view(public.of_base) -> view public.of_base",
                        "function public.rows_of_view(public.of_base) -> table public.users",
                        "index public.of_text -> extension pg_trgm",
                        "trigger fire on public.base -> function public.fires()",
                        "policy guards on public.base -> function public.next_mood()",
                        "column public.borrows.id -> column public.ident.id",
                        "column public.owner.id -> sequence public.owner_id_seq");
    }

    @Test
    void doesNotSayThatAnOwnedSequenceNeedsItsColumn() throws Exception {
        assertThat(dependencies(18, ReadScope.everything()))
                .doesNotContain("sequence public.owner_id_seq -> column public.owner.id");
    }

    @Test
    void saysNothingOfWhatIsNotLookedAt() throws Exception {
        List<String> dependencies =
                dependencies(18, ReadScope.everything().withoutTable(QualifiedName.of("public", "base")));

        assertThat(dependencies).isNotEmpty().noneMatch(text -> text.contains("public.base"));
        assertThat(dependencies(18, ReadScope.ofSchemas(Set.of(new Identifier("elsewhere")))))
                .isEmpty();
    }

    @Test
    void givesThePartitionOfAnIdentityColumnTheSequenceOfItsParent() throws Exception {
        Catalog catalog = catalog("""
                create table events (id bigint generated always as identity (increment 5), k integer) partition by list (k);
                create table events_1 partition of events for values in (1);
                """, 18, ReadScope.everything());

        Identifier id = new Identifier("id");
        assertThat(catalog.column(QualifiedName.of("public", "events_1"), id)
                        .orElseThrow()
                        .value())
                .isPresent()
                .isEqualTo(catalog.column(QualifiedName.of("public", "events"), id)
                        .orElseThrow()
                        .value());
        assertThat(catalog.objects().keySet()).noneMatch(reference -> reference.kind() == ObjectKind.SEQUENCE);
    }

    private static List<String> dependencies(int major, ReadScope scope) throws Exception {
        return catalog(SCHEMA, major, scope).dependencies().stream()
                .map(dependency -> dependency.dependent() + " -> " + dependency.on())
                .toList();
    }

    private static Catalog catalog(String script, int major, ReadScope scope) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(major);
                Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                for (ScriptPiece piece : StatementSplitter.split(script)) {
                    statement.execute(((io.github.dblifecycle.sql.Statement) piece).text());
                }
            }
            return new CatalogReader().read(connection, scope).catalog();
        }
    }
}
