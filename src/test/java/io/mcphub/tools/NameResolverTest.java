package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.platform.HubException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameResolverTest {
    private record Person(String id, String name) {}

    private final List<Person> people = List.of(new Person("1", "Ben"), new Person("2", "ben"), new Person("3", "Benny"), new Person("4", "Ada"));

    @Test
    void findWhenReadThenTheBestMatch() {
        assertThat(find(NameMatching.guessing(), "BEN").id()).isEqualTo("1");
        assertThat(find(NameMatching.guessing(), "benn").id()).isEqualTo("3");
        assertThat(find(NameMatching.guessing(), "ada").id()).isEqualTo("4");
    }

    @Test
    void findWhenGuessedThenToldWithTheOthers() {
        NameMatching use = NameMatching.guessing();
        find(use, "ada");
        assertThat(use.guessed()).isNull();
        find(use, "ben");
        find(use, "b");
        assertThat(use.guessed()).containsExactly("\"ben\" was taken for Ben (1), not ben (2).", "\"b\" was taken for Ben (1), not ben (2) or Benny (3).");
    }

    @Test
    void findWhenWriteThenOnlyAnExactUniqueMatch() {
        assertThat(find(NameMatching.EXACT, "Ada").id()).isEqualTo("4");
        assertThat(refused(NameMatching.EXACT, "ben").publicDetail()).contains("Ben (1)", "ben (2)").doesNotContain("Benny");
        assertThat(refused(NameMatching.EXACT, "ad").publicDetail()).contains("Ada (4)");
    }

    @Test
    void findWhenNothingIsNearThenTheFieldAndWhatToDo() {
        HubException refused = refused(NameMatching.guessing(), "zoe");

        assertThat(refused.field()).contains("user");
        assertThat(refused.publicDetail()).contains("\"zoe\"", "List them first");
    }

    private Person find(NameMatching use, String name) {
        return NameResolver.find(use, "user", name, people, person -> List.of(person.name()), person -> person.name() + " (" + person.id() + ")");
    }

    private HubException refused(NameMatching use, String name) {
        return catchThrowableOfType(HubException.class, () -> find(use, name));
    }
}
