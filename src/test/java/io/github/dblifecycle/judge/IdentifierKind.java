package io.github.dblifecycle.judge;

import java.util.ArrayList;
import java.util.List;

/** How an entity is known. */
enum IdentifierKind {
    ASSIGNED_NUMBER,
    ASSIGNED_TEXT,
    IDENTITY,
    SEQUENCE,
    AUTO,
    UUID,
    TABLE,
    EMBEDDED;

    private static final List<Integer> SIZES = List.of(1, 5, 50);

    /** @param noIdentity where rows of several tables share their ids */
    static IdentifierKind draw(Draw draw, boolean noIdentity) {
        List<IdentifierKind> kinds = new ArrayList<>(List.of(values()));
        // The one that is used most is drawn most.
        kinds.add(SEQUENCE);
        kinds.add(IDENTITY);
        if (noIdentity) {
            kinds.removeIf(kind -> kind == IDENTITY || kind == EMBEDDED);
        }
        return draw.one(kinds);
    }

    void write(ClassText text, Draw draw) {
        String name = text.name();
        switch (this) {
            case ASSIGNED_NUMBER ->
                text.member("@Id public Long id;").fill("id = Rows.next();").state("id");
            case ASSIGNED_TEXT ->
                text.member("@Id @Column(length = 20) public String id;")
                        .fill("id = String.format(\"%020d\", Rows.next());")
                        .state("id");
            case IDENTITY ->
                text.member("@Id @GeneratedValue(strategy = GenerationType.IDENTITY) public Long id;")
                        .state("id");
            case SEQUENCE ->
                text.member("@Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"" + name
                                + "\") @SequenceGenerator(name = \"" + name + "\", sequenceName = \"" + name
                                + "_ids\", allocationSize = " + draw.one(SIZES) + ") public Long id;")
                        .state("id");
            case AUTO -> text.member("@Id @GeneratedValue public Long id;").state("id");
            case UUID ->
                text.member("@Id @GeneratedValue(strategy = GenerationType.UUID) public UUID id;")
                        .state("id");
            case TABLE ->
                text.member("@Id @GeneratedValue(strategy = GenerationType.TABLE) public Long id;")
                        .state("id");
            case EMBEDDED ->
                text.member("""
                        @EmbeddedId public Key id;
                            @Embeddable
                            public static class Key implements Serializable {
                                @Column(name = "key_number") public Long number;
                                @Column(name = "key_text", length = 10) public String word;
                                @Override public boolean equals(Object other) {
                                    return other instanceof Key key && key.number.equals(number) && key.word.equals(word);
                                }
                                @Override public int hashCode() {
                                    return number.hashCode();
                                }
                                @Override public String toString() {
                                    return number + word;
                                }
                            }""")
                        .fill("id = new Key(); id.number = Rows.next(); id.word = \"k\".repeat(10);")
                        .state("id");
        }
        text.member("public Object key() { return id; }");
    }
}
