package io.snapherd.operation.status;

import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Policy;
import io.snapherd.model.Reason;
import io.snapherd.model.Snapshot;
import io.snapherd.operation.Cluster;
import io.snapherd.operation.Finding;
import io.snapherd.operation.due.Scene;
import io.snapherd.schedule.ManualRun;
import io.snapherd.schedule.ScheduleMemory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a policy as a whole. */
record PolicyFindings(Scene scene, Cluster cluster) {

  Stream<Finding> all() {
    return Stream.of(
            missing(), clockSkew().stream(), runNow().stream(), orphans().stream(), halfAdopted())
        .flatMap(found -> found);
  }

  private Policy policy() {
    return scene.policy();
  }

  private Stream<Finding> missing() {
    return policy().spec().claims().names().stream()
        .distinct()
        .filter(name -> cluster.claim(new ObjectRef(policy().namespace(), name)).isEmpty())
        .map(
            name ->
                Finding.ofClaim(
                    name,
                    Reason.ClaimNotFound,
                    "there is no claim " + name + " in namespace " + policy().namespace()));
  }

  private Optional<Finding> clockSkew() {
    return new ScheduleMemory(policy(), scene.now())
        .clockSkew()
        .map(p -> Finding.ofPolicy(p.reason(), p.message()));
  }

  private Optional<Finding> runNow() {
    return new ManualRun(policy())
        .mistake()
        .map(mistake -> Finding.ofPolicy(Reason.InvalidRequest, mistake));
  }

  /** Snapshots of a policy of this name that is gone: it was deleted and created again. */
  private Optional<Finding> orphans() {
    List<String> orphans =
        cluster.snapshotsNaming(policy().ref()).stream()
            .filter(s -> s.origin().policyUid().filter(uid -> !lives(uid)).isPresent())
            .map(Snapshot::name)
            .sorted()
            .toList();
    return Optional.of(orphans)
        .filter(names -> !names.isEmpty())
        .map(names -> Finding.ofPolicy(Reason.OrphanedSnapshots, orphaned(names)));
  }

  private boolean lives(String policyUid) {
    return cluster.policyWithUid(policy().namespace(), policyUid).isPresent();
  }

  private String orphaned(List<String> names) {
    return "%d snapshots are of a policy of this name that is gone: %s; this one's uid is %s"
        .formatted(names.size(), Finding.list(names), policy().uid());
  }

  /** Whoever adopts a snapshot has to say of which claim it is. */
  private Stream<Finding> halfAdopted() {
    return scene.snapshots().stream()
        .filter(s -> s.origin().claimUid().isEmpty())
        .sorted(Comparator.comparing(Snapshot::name))
        .collect(Collectors.groupingBy(Snapshot::claimName, LinkedHashMap::new, names()))
        .entrySet()
        .stream()
        .map(e -> new Finding(e.getKey(), Reason.OrphanedSnapshots, unclaimed(e.getValue())));
  }

  private static Collector<Snapshot, ?, List<String>> names() {
    return Collectors.mapping(Snapshot::name, Collectors.toList());
  }

  private static String unclaimed(List<String> names) {
    return "left alone, as they lack the label %s with the uid of their claim: %s"
        .formatted(Names.CLAIM_UID, Finding.list(names));
  }
}
