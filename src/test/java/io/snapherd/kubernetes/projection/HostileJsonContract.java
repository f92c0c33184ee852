package io.snapherd.kubernetes.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything that reads an annotation's JSON makes of what anybody may write there. */
interface HostileJsonContract {
  Optional<?> read(String text);

  /** The values of a sound one in JSON, by their keys. */
  Map<String, String> sound();

  @ParameterizedTest
  @MethodSource("io.snapherd.kubernetes.projection.HostileJson#nonsense")
  default void nonsenseIsNothing(String text) {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.snapherd.kubernetes.projection.HostileJson#seeds")
  default void nothingThatAnyoneWritesMakesItFail(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text = HostileJson.object(random, sound());
      assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
    }
  }
}
