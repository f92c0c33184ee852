package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonSaysInASentenceWhatToDo(Reason reason) {
    assertThat(reason.advice()).matches("[A-Z].+\\.");
  }
}
