package io.snapherd.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.ObjectRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  @Test
  void anAddressIsAskedForAsItWasWritten() {
    assertThat(Question.of(Question.address(new ObjectRef("a&b=c", "ü %/\"")).substring(1)))
        .isEqualTo(new Question(Optional.of("a&b=c"), Optional.of("ü %/\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "&", "=", "namespace", "namespace=", "x=y", "&&policy=&", "namespaces=a"})
  void whatAsksForNothingAsksForAll(String query) {
    assertThat(Question.of(query).aboutAll()).isTrue();
  }

  @Test
  void whatCannotBeDecodedIsTakenAsItStands() {
    assertThat(Question.of("policy=%zz").policy()).contains("%zz");
  }
}
