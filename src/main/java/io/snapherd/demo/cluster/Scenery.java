package io.snapherd.demo.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the cluster holds before the operator comes: policies that are months old, claims with the
 * snapshots of those months, two nights without an operator, and one storage class with a mistake.
 */
record Scenery(Instant now) {
  private static final Duration AGE = Duration.ofDays(260);
  private static final Duration LATENCY = Duration.ofSeconds(1);
  private static final DateTimeFormatter IN_NAMES =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

  /** All of it. */
  Stream<GenericKubernetesResource> objects() {
    List<GenericKubernetesResource> fixed = Template.named("cluster.yaml").objects(Map.of());
    fixed.forEach(this::old);
    List<OldPolicy> policies = policies(fixed);
    policies.forEach(policy -> policy.remember(now.minus(AGE), now));
    Stream<GenericKubernetesResource> claims =
        Stream.of(OldClaim.ORDERS, OldClaim.MEDIA, OldClaim.ARCHIVE, OldClaim.PVC_DEMO)
            .flatMap(this::claim);
    return Stream.of(fixed.stream(), claims, policies.stream().flatMap(this::followed))
        .flatMap(objects -> objects);
  }

  private static List<OldPolicy> policies(Collection<GenericKubernetesResource> objects) {
    return objects.stream()
        .filter(object -> object.getKind().equals("SnapshotPolicy"))
        .map(OldPolicy::of)
        .toList();
  }

  private Stream<GenericKubernetesResource> claim(OldClaim claim) {
    return Template.named("claim.yaml").objects(claim.values()).stream().map(this::old);
  }

  /** The snapshots that a policy has taken. */
  private Stream<GenericKubernetesResource> followed(OldPolicy policy) {
    return Stream.of(OldClaim.ORDERS, OldClaim.MEDIA)
        .filter(claim -> claim.backup().equals(policy.name()))
        .flatMap(claim -> snapshots(policy, claim));
  }

  private Stream<GenericKubernetesResource> snapshots(OldPolicy policy, OldClaim claim) {
    return new History(policy.schedule())
        .until(policy.served(now)).stream().flatMap(slot -> snapshot(policy, claim, slot));
  }

  private static Stream<GenericKubernetesResource> snapshot(
      OldPolicy policy, OldClaim claim, Instant slot) {
    String name = "%s-%s-%s".formatted(claim.name(), policy.name(), IN_NAMES.format(slot));
    Map<String, String> values = claim.values();
    values.put("name", name);
    values.put("namespace", "shop");
    values.put("uid", Past.uid(name));
    values.put("policy", policy.name());
    values.put("policyUid", policy.object().getMetadata().getUid());
    values.put("slot", slot.toString());
    GenericKubernetesResource content = Template.named("content.yaml").object(values);
    content.setAdditionalProperty(
        "status", Map.of("snapshotHandle", "snap-" + Past.uid(name), "readyToUse", true));
    return Stream.of(content, Template.named("snapshot.yaml").object(values))
        .map(object -> Past.made(object, slot.plus(LATENCY)));
  }

  private GenericKubernetesResource old(GenericKubernetesResource object) {
    return Past.made(object, now.minus(AGE));
  }
}
