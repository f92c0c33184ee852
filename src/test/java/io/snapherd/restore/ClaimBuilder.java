package io.snapherd.restore;

import io.snapherd.model.Claim;
import io.snapherd.model.ClaimPhase;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Identity;
import io.snapherd.model.Names;
import io.snapherd.model.ObjectRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bound claim like pvc-demo, until told otherwise. */
final class ClaimBuilder {
  private final String name;
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> annotations = new HashMap<>();
  private String uid;
  private Instant created = Shop.NOW.minusSeconds(86400);
  private Optional<Instant> deleted = Optional.empty();
  private ClaimSpec spec = Shop.SPEC;
  private ClaimPhase phase = ClaimPhase.BOUND;
  private Optional<String> volume = Optional.empty();
  private Optional<String> restoredFrom = Optional.empty();

  private ClaimBuilder(String name) {
    this.name = name;
    this.uid = "uid-" + name;
  }

  static ClaimBuilder claim(String name) {
    return new ClaimBuilder(name);
  }

  /** The claim that a decision wants, once the API server has it. */
  static ClaimBuilder made(NewClaim wanted) {
    ClaimBuilder builder = claim(wanted.ref().name()).spec(wanted.spec()).phase(ClaimPhase.PENDING);
    builder.labels.putAll(wanted.labels());
    builder.annotations.putAll(wanted.annotations());
    builder.created = Shop.NOW;
    builder.restoredFrom = Optional.of(wanted.snapshot());
    return builder;
  }

  ClaimBuilder uid(String text) {
    this.uid = text;
    return this;
  }

  ClaimBuilder created(Instant instant) {
    this.created = instant;
    return this;
  }

  ClaimBuilder spec(ClaimSpec claimSpec) {
    this.spec = claimSpec;
    return this;
  }

  ClaimBuilder phase(ClaimPhase claimPhase) {
    this.phase = claimPhase;
    return this;
  }

  ClaimBuilder volume(String text) {
    this.volume = Optional.of(text);
    return this;
  }

  ClaimBuilder restoredFrom(String snapshot) {
    this.restoredFrom = Optional.of(snapshot);
    return this;
  }

  ClaimBuilder withoutDataSource() {
    this.restoredFrom = Optional.empty();
    return this;
  }

  ClaimBuilder deleted() {
    this.deleted = Optional.of(Shop.NOW);
    return this;
  }

  ClaimBuilder restoreFrom(String text) {
    annotations.put(Names.RESTORE_FROM, text);
    return this;
  }

  ClaimBuilder restoreTo(String text) {
    annotations.put(Names.RESTORE_TO, text);
    return this;
  }

  ClaimBuilder without(String annotation) {
    annotations.remove(annotation);
    return this;
  }

  ClaimBuilder annotated(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  ClaimBuilder labelled(String key, String value) {
    labels.put(key, value);
    return this;
  }

  Claim build() {
    return new Claim(
        new Identity(new ObjectRef(Shop.NAMESPACE, name), uid, "1", created, deleted),
        labels,
        annotations,
        spec,
        phase,
        volume,
        restoredFrom);
  }
}
