package io.github.dblifecycle.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With EclipseLink, which says nothing of fields. */
class FieldPlacesTest {

    @TempDir
    private Path directory;

    private ProviderProject project() {
        return new ProviderProject(directory, "eclipselink")
                .file("src/shop/Dated.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @MappedSuperclass
                        public abstract class Dated {
                            @Column(name = "made_at")
                            java.time.LocalDateTime made;
                        }
                        """)
                .file("src/shop/Address.java", """
                        package shop;
                        @jakarta.persistence.Embeddable
                        public class Address {
                            String street;
                            String town;
                        }
                        """)
                .file("src/shop/Shop.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity
                        @Table(name = "shops", schema = "trade")
                        public class Shop extends Dated {
                            @Id Long id;
                            @Embedded
                            @AttributeOverride(name = "street", column = @Column(name = "home"))
                            Address address;
                            @ElementCollection
                            @CollectionTable(name = "shop_tags")
                            java.util.List<String> tags;
                            @Transient String town;
                        }
                        """)
                .file("src/shop/Staff.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity
                        @DiscriminatorColumn(name = "kind")
                        public class Staff {
                            private Long id;
                            private Shop shop;
                            @Id public Long getId() {
                                return id;
                            }
                            public void setId(Long id) {
                                this.id = id;
                            }
                            @ManyToOne public Shop getWorkplace() {
                                return shop;
                            }
                            public void setWorkplace(Shop shop) {
                                this.shop = shop;
                            }
                        }
                        """)
                .file("src/shop/Boss.java", """
                        package shop;
                        import jakarta.persistence.*;
                        @Entity
                        public class Boss extends Staff {
                            private String title;
                            public String getTitle() {
                                return title;
                            }
                            public void setTitle(String title) {
                                this.title = title;
                            }
                        }
                        """);
    }

    private static String place(Optional<EntityPlace> place) {
        return place.map(one -> one.words()
                        + one.position().map(position -> " " + position).orElse(""))
                .orElse("nowhere");
    }

    private static String column(EntityPlaces places, String schema, String table, String column) {
        return place(places.column(QualifiedName.of(schema, table), new Identifier(column)));
    }

    @Test
    void placesAreThoseOfAnnotationsAndUsualNames() throws Exception {
        EntityPlaces places = project().ddl().places();

        assertThat(place(places.table(QualifiedName.of("trade", "shops")))).isEqualTo("shop.Shop src/shop/Shop.java:5");
        assertThat(column(places, "trade", "shops", "made_at")).isEqualTo("shop.Shop.made src/shop/Dated.java:6");
        assertThat(column(places, "trade", "shops", "home")).isEqualTo("shop.Shop.address src/shop/Shop.java:9");
        assertThat(column(places, "trade", "shops", "town")).isEqualTo("shop.Shop.address src/shop/Shop.java:9");
        assertThat(place(places.table(QualifiedName.of("public", "shop_tags"))))
                .isEqualTo("shop.Shop.tags src/shop/Shop.java:12");
        assertThat(column(places, "public", "staff", "workplace_id"))
                .startsWith("shop.Staff.workplace src/shop/Staff.java");
        assertThat(column(places, "public", "staff", "kind")).startsWith("shop.");
        assertThat(column(places, "public", "staff", "title")).isEqualTo("shop.Boss.title src/shop/Boss.java:5");
    }

    @Test
    void aPlaceThatIsNotKnownIsNotMadeUp() throws Exception {
        EntityPlaces places = project().ddl().places();

        assertThat(column(places, "public", "shops", "home")).isEqualTo("nowhere");
        assertThat(column(places, "trade", "shops", "street")).isEqualTo("nowhere");
        assertThat(column(places, "public", "staff", "shop")).isEqualTo("nowhere");
    }

    @Test
    void mappingFilesHaveTheLastWordSoNothingIsClaimed() throws Exception {
        ProviderProject project =
                project().file("classes/META-INF/persistence.xml", """
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                          <persistence-unit name="one"/>
                        </persistence>
                        """).file("classes/META-INF/orm.xml", """
                        <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
                          <entity class="shop.Staff"><table name="people"/></entity>
                        </entity-mappings>
                        """);

        EntityDdl ddl = project.ddl();

        assertThat(ddl.sql()).contains("people");
        assertThat(ddl.places().byName()).isEmpty();
    }
}
