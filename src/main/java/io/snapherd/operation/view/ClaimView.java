package io.snapherd.operation.view;

import io.snapherd.retention.Decision;
import io.snapherd.schedule.ClaimState;
import java.util.List;
import java.util.Optional;

/**
 * What one policy has of one claim, as people look at it.
 *
 * @param state absent: the claim is gone, or the policy does not select it any more
 * @param snapshots with what is planned for each, newest first
 */
public record ClaimView(String name, Optional<ClaimState> state, List<Decision> snapshots) {
  public ClaimView {
    snapshots = List.copyOf(snapshots);
  }

  static ClaimView unselected(String name, List<Decision> snapshots) {
    return new ClaimView(name, Optional.empty(), snapshots);
  }

  ClaimView in(ClaimState known) {
    return new ClaimView(name, Optional.of(known), snapshots);
  }
}
