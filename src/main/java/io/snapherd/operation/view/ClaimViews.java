package io.snapherd.operation.view;

import io.snapherd.model.Claim;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.due.Outlook;
import io.snapherd.operation.due.Scene;
import io.snapherd.operation.pruning.Plans;
import io.snapherd.operation.pruning.Pruning;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of one policy: those it selects, and those it only has snapshots of. */
record ClaimViews(Scene scene, Pruning pruning, Plans plans, Cluster cluster) {

  List<ClaimView> all() {
    Map<String, List<Snapshot>> snapshots = scene.byClaim();
    Map<String, Claim> selected =
        scene.outlooks().stream()
            .map(Outlook::claim)
            .collect(Collectors.toMap(Claim::uid, Function.identity()));
    Stream<ClaimView> unselected =
        snapshots.entrySet().stream()
            .filter(ofClaim -> !selected.containsKey(ofClaim.getKey()))
            .map(ofClaim -> unselected(ofClaim.getValue()));
    return Stream.concat(
            scene.outlooks().stream()
                .map(o -> selected(o, snapshots.getOrDefault(o.claim().uid(), List.of()))),
            unselected)
        .sorted(Comparator.comparing(ClaimView::name))
        .toList();
  }

  private ClaimView selected(Outlook outlook, List<Snapshot> snapshots) {
    return view(outlook.claim().name(), snapshots).in(outlook.state(cluster, scene.now()));
  }

  private ClaimView unselected(List<Snapshot> snapshots) {
    String name = snapshots.stream().flatMap(s -> s.claimName().stream()).findFirst().orElse("?");
    return view(name, snapshots);
  }

  private ClaimView view(String name, List<Snapshot> snapshots) {
    return ClaimView.unselected(
        name, pruning.of(snapshots, plans.standing(snapshots)).plan().decisions());
  }
}
