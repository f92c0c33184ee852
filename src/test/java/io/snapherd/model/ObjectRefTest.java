package io.snapherd.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectRefTest {
  @Test
  void itIsPrintedAsKubectlDoes() {
    assertThat(new ObjectRef("shop", "pvc-demo")).hasToString("shop/pvc-demo");
  }

  @Test
  void theNamespaceComesBeforeTheName() {
    assertThat(new ObjectRef("a", "z")).isLessThan(new ObjectRef("b", "a"));
    assertThat(new ObjectRef("a", "a")).isLessThan(new ObjectRef("a", "b"));
  }
}
