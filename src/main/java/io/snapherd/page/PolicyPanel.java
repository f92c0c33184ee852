package io.snapherd.page;

import io.snapherd.operation.view.ClaimView;
import io.snapherd.operation.view.PolicyView;
import java.time.Instant;
import java.util.List;

/** A policy's claims, all on one time scale. */
record PolicyPanel(
    String policy, String address, List<TimeLine.Tick> ticks, List<ClaimPanel> claims) {

  static PolicyPanel of(PolicyView view, List<ClaimView> claims, Instant now) {
    TimeLine line = TimeLine.of(claims.stream().flatMap(c -> c.snapshots().stream()).toList(), now);
    return new PolicyPanel(
        view.policy().ref().toString(),
        Question.address(view.policy().ref()),
        line.ticks(),
        claims.stream().map(claim -> ClaimPanel.of(claim, line, now)).toList());
  }
}
