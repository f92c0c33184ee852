package io.snapherd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.snapherd.kubernetes.PolicyProjection;
import io.snapherd.kubernetes.resource.SnapshotPolicy;
import io.snapherd.model.InvalidSpec;
import io.snapherd.model.Policy;
import io.snapherd.retention.Retention;
import io.snapherd.schedule.Slots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every manifest under {@code policies/} is what it should be; the API server is asked in an IT.
 */
class PoliciesTest {
  private static final Path FOLDER = Path.of("policies");

  @ParameterizedTest
  @MethodSource("files")
  void everyExampleCanBeFollowed(Path file) throws IOException, InvalidSpec {
    for (HasMetadata object : load(file)) {
      if (object instanceof SnapshotPolicy resource) {
        Policy policy = PolicyProjection.of(resource);
        Slots slots = Slots.of(policy);
        assertThat(Retention.of(policy.spec(), slots.schedule().zone())).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyExampleIsCommented(Path file) throws IOException {
    assertThat(Files.readString(file)).startsWith("# ");
  }

  @Test
  void theExampleOfTheMainJobIsThere() throws IOException {
    assertThat(files().map(Path::getFileName).map(Path::toString))
        .contains("claim-pvc-demo.yaml", "pvc-demo.yaml");
  }

  private static List<HasMetadata> load(Path file) throws IOException {
    KubernetesSerialization yaml = new KubernetesSerialization();
    yaml.registerKubernetesResource(SnapshotPolicy.class);
    Object loaded = yaml.unmarshal(Files.readString(file));
    return loaded instanceof HasMetadata object
        ? List.of(object)
        : ((List<?>) loaded).stream().map(HasMetadata.class::cast).toList();
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}
