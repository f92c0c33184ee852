package io.snapherd.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The mock's answers, where the operator relies on more than the mock gives: the server's clock,
 * the reason of a conflict, a delete's resource version, and some answer to every request.
 */
final class ApiDispatcher extends KubernetesCrudDispatcher {
  private static final int CONFLICT = 409;
  private static final int INTERNAL_ERROR = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;

  ApiDispatcher(Clock clock) {
    this.clock = clock;
  }

  /** Puts an object in as it stands, with its own uid and creation time, which no POST can. */
  void put(ObjectPath path, GenericKubernetesResource object) {
    object.getMetadata().setResourceVersion(Long.toString(requestResourceVersion()));
    processEvent(path.text(), getKey(path.text()), null, object, Json.text(object));
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    return answer(request)
        .setHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
  }

  private MockResponse answer(RecordedRequest request) {
    try {
      if (request.method() == HttpMethod.DELETE && outdated(request)) {
        return failure(CONFLICT, "Conflict", "the resourceVersion is not the current one");
      }
      MockResponse response = super.dispatch(request);
      return response.code() == CONFLICT ? conflict(request) : response;
    } catch (RuntimeException | JsonProcessingException e) {
      return failure(INTERNAL_ERROR, "InternalError", e.toString());
    }
  }

  private static MockResponse conflict(RecordedRequest request) {
    return request.method() == HttpMethod.POST
        ? failure(CONFLICT, "AlreadyExists", "an object of that name already exists")
        : failure(CONFLICT, "Conflict", "the object has been modified");
  }

  private boolean outdated(RecordedRequest request) throws JsonProcessingException {
    JsonNode expected = version(request.getUtf8Body(), "/preconditions/resourceVersion");
    JsonNode current =
        version(handleGet(request.getPath()).getBody().readUtf8(), "/metadata/resourceVersion");
    return expected.isTextual() && current.isTextual() && !expected.equals(current);
  }

  private static JsonNode version(String body, String at) throws JsonProcessingException {
    return JSON.readTree(body == null ? "" : body).at(at);
  }

  private static MockResponse failure(int code, String reason, String message) {
    return new MockResponse()
        .setResponseCode(code)
        .setBody(
            Json.text(
                new StatusBuilder()
                    .withStatus("Failure")
                    .withCode(code)
                    .withReason(reason)
                    .withMessage(message)
                    .build()));
  }
}
