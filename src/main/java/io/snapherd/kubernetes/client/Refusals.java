package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.snapherd.model.Reason;
import io.snapherd.operation.Refused;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which reason an API server's "no" has. The code alone does not tell: missing permission, a full
 * quota and a terminating namespace are all 403, and a webhook may choose any code.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go">StatusReason
 *     and CauseType</a>
 */
public final class Refusals {
  private static final Pattern DENIED = Pattern.compile("denied (the )?request\\b");
  private static final Pattern QUOTA = Pattern.compile("(exceeded|status unknown for) quota: ");

  /**
   * What admission forbids, such as a claim that is larger than a LimitRange allows. Where a
   * permission is missing, the name of the user follows.
   */
  private static final Pattern OTHER_ADMISSION = Pattern.compile(" is forbidden: (?!User \")");

  private static final int LONGEST = 1024;
  private static final String MORE = "...";
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private Refusals() {}

  /** The object is not the one, or not in the version, that was decided about. */
  public static boolean outdated(KubernetesClientException refusal) {
    return !denied(message(refusal))
        && (refusal.getCode() == CONFLICT || refusal.getCode() == NOT_FOUND);
  }

  /** A create found an object of that name: perhaps its own, as the client sends it again. */
  public static boolean exists(KubernetesClientException refusal) {
    return refusal.getCode() == CONFLICT
        && !denied(message(refusal))
        && Optional.ofNullable(refusal.getStatus())
            .map(Status::getReason)
            .filter("AlreadyExists"::equals)
            .isPresent();
  }

  public static Refused of(Throwable cause) {
    return new Refused(reason(cause), message(cause));
  }

  public static Reason reason(Throwable cause) {
    return client(cause).map(Refusals::reason).orElse(Reason.ApiUnavailable);
  }

  /**
   * The server's own sentence, or what went wrong on the way to it. Not longer than {@value
   * #LONGEST}: it stands in statuses, Events and annotations, which a webhook's novel would fill.
   */
  public static String message(Throwable cause) {
    return cut(
        client(cause)
            .map(KubernetesClientException::getStatus)
            .map(Status::getMessage)
            .filter(message -> !message.isBlank())
            .orElseGet(() -> root(cause)));
  }

  private static String cut(String message) {
    if (message.length() <= LONGEST) {
      return message;
    }
    int end = LONGEST - MORE.length();
    boolean half = Character.isHighSurrogate(message.charAt(end - 1));
    return message.substring(0, half ? end - 1 : end) + MORE;
  }

  public static Optional<KubernetesClientException> client(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof KubernetesClientException e && e.getCode() > 0) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private static Reason reason(KubernetesClientException refusal) {
    String message = message(refusal);
    if (denied(message)) {
      return Reason.CreateRejected;
    } else if (namespaceGoing(refusal)) {
      return Reason.NamespaceTerminating;
    } else if (QUOTA.matcher(message).find()) {
      return Reason.QuotaExceeded;
    }
    return byCode(refusal.getCode(), message);
  }

  private static Reason byCode(int code, String message) {
    return switch (code) {
      case UNAUTHORIZED -> Reason.PermissionDenied;
      case FORBIDDEN -> forbidden(message);
      // Somebody was faster, or the kind is not there yet: the next look finds it otherwise.
      case NOT_FOUND, CONFLICT, TOO_MANY -> Reason.ApiUnavailable;
      default -> code >= 500 ? Reason.ApiUnavailable : Reason.CreateRejected;
    };
  }

  private static Reason forbidden(String message) {
    return OTHER_ADMISSION.matcher(message).find()
        ? Reason.CreateRejected
        : Reason.PermissionDenied;
  }

  /** A webhook or an admission policy said no: in these words, with any code, reason and cause. */
  private static boolean denied(String message) {
    return DENIED.matcher(message).find();
  }

  private static boolean namespaceGoing(KubernetesClientException refusal) {
    Optional<StatusDetails> details =
        Optional.ofNullable(refusal.getStatus()).map(Status::getDetails);
    return details.filter(Refusals::namespaceTerminating).isPresent()
        || (refusal.getCode() == NOT_FOUND
            && details.map(StatusDetails::getKind).filter("namespaces"::equals).isPresent());
  }

  private static boolean namespaceTerminating(StatusDetails details) {
    return Optional.ofNullable(details.getCauses()).orElse(List.of()).stream()
        .map(StatusCause::getReason)
        .anyMatch("NamespaceTerminating"::equals);
  }

  private static String root(Throwable cause) {
    List<Throwable> causes = Stream.iterate(cause, Objects::nonNull, Throwable::getCause).toList();
    Throwable root = causes.get(causes.size() - 1);
    String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
      return "cannot connect to the API server: " + words;
    } else if (causes.stream().anyMatch(Refusals::timeout)) {
      return "the API server did not answer in time";
    }
    return words;
  }

  /** In the words of the JDK's client a timeout is one of several exceptions, by chance. */
  private static boolean timeout(Throwable cause) {
    return cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
  }
}
