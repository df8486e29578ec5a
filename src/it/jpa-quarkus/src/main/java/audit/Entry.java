package audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Entry {

    @Id
    @GeneratedValue
    Long id;

    String whatHappened;
}
