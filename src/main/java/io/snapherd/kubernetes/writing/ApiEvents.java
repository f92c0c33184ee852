package io.snapherd.kubernetes.writing;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.kubernetes.client.LeaderClient;
import io.snapherd.kubernetes.client.Refusals;
import io.snapherd.model.ObjectRef;
import io.snapherd.model.Reason;
import io.snapherd.operation.Events;
import io.snapherd.operation.Refused;
import io.snapherd.operation.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that aggregate: one object per subject, reason and message, whose count goes up. The name
 * is derived from these, so that a restart goes on counting where the last process stopped.
 */
public final class ApiEvents implements Events {
  private static final Logger LOG = LoggerFactory.getLogger(ApiEvents.class);
  private static final String COMPONENT = "snapherd";
  private static final int CONFLICT = 409;
  private static final int LONGEST_MESSAGE = 1024;
  private static final int LONGEST_NAME = 200;

  private final LeaderClient client;
  private final Clock clock;

  public ApiEvents(LeaderClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public void normal(Subject about, Reason reason, String message) {
    publish(about, "Normal", reason, message);
  }

  @Override
  public void warning(Subject about, Reason reason, String message) {
    publish(about, "Warning", reason, message);
  }

  private void publish(Subject about, String type, Reason reason, String message) {
    String shortened = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    try {
      createOrCount(event(about, type, reason, shortened));
    } catch (KubernetesClientException | Refused e) {
      LOG.debug("No Event {} on {}: {}", reason, about.id().ref(), Refusals.message(e));
    }
  }

  private void createOrCount(Event event) throws Refused {
    try {
      client.write().resource(event).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
      count(event);
    }
  }

  /** By name, as the client would edit a given object without asking what stands there. */
  private void count(Event again) throws Refused {
    client
        .write()
        .v1()
        .events()
        .inNamespace(again.getMetadata().getNamespace())
        .withName(again.getMetadata().getName())
        .edit(
            first ->
                new EventBuilder(first)
                    .withCount(first.getCount() == null ? 2 : first.getCount() + 1)
                    .withLastTimestamp(again.getLastTimestamp())
                    .build());
  }

  private Event event(Subject about, String type, Reason reason, String message) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(about.id().ref().namespace())
        .withName(name(about, reason, message))
        .endMetadata()
        .withInvolvedObject(reference(about))
        .withType(type)
        .withReason(reason.name())
        .withMessage(message)
        .withNewSource()
        .withComponent(COMPONENT)
        .endSource()
        .withReportingComponent(COMPONENT)
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .build();
  }

  private static String name(Subject about, Reason reason, String message) {
    String identity = about.id().uid() + '\n' + reason + '\n' + message;
    String suffix =
        UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 18);
    ObjectRef ref = about.id().ref();
    String name = ref.name().substring(0, Math.min(ref.name().length(), LONGEST_NAME));
    return name.toLowerCase(Locale.ROOT) + "." + suffix;
  }

  private static ObjectReference reference(Subject about) {
    return new ObjectReferenceBuilder()
        .withApiVersion(apiVersion(about.kind()))
        .withKind(kind(about.kind()))
        .withNamespace(about.id().ref().namespace())
        .withName(about.id().ref().name())
        .withUid(about.id().uid())
        .withResourceVersion(about.id().resourceVersion())
        .build();
  }

  private static String apiVersion(Subject.Kind kind) {
    return switch (kind) {
      case POLICY -> "snapherd.io/v1";
      case CLAIM -> "v1";
      case SNAPSHOT -> "snapshot.storage.k8s.io/v1";
    };
  }

  private static String kind(Subject.Kind kind) {
    return switch (kind) {
      case POLICY -> "SnapshotPolicy";
      case CLAIM -> "PersistentVolumeClaim";
      case SNAPSHOT -> "VolumeSnapshot";
    };
  }
}
