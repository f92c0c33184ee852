package io.snapherd.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.snapherd.model.Reason;
import io.snapherd.operation.Telemetry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the API server cannot be reached, and once that it answers again; the client's own
 * log would be a trace for each watch and each try.
 */
public final class ApiContact implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger(ApiContact.class);

  private final Telemetry telemetry;
  private final AtomicBoolean lost = new AtomicBoolean();

  public ApiContact(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    if (lost.compareAndSet(false, true)) {
      telemetry.error(Telemetry.Operation.OBSERVE, Reason.ApiUnavailable);
      LOG.warn(
          "The API server at {} cannot be reached; trying again", request.uri().getAuthority());
    }
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    if (lost.compareAndSet(true, false)) {
      LOG.info("The API server at {} answers again", request.uri().getAuthority());
    }
  }
}
