package io.snapherd.operation.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapherd.model.Policy;
import io.snapherd.operation.fake.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanoramaTest {
  private final World world = new World();

  /** Since when its slots count is remembered of a policy without a status: by who acts on it. */
  @Test
  void whoLooksOnAtAPolicyThatIsNewIsForgotten() {
    world.claim("a");
    world.settle();
    Policy policy = world.policy("hourly", spec -> spec);
    List<String> before = world.memory();

    assertThat(world.panorama().claims(policy, world.clock.instant())).hasSize(1);

    assertThat(world.memory()).isEqualTo(before);
  }
}
