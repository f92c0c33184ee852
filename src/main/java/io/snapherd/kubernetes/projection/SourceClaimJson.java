package io.snapherd.kubernetes.projection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snapherd.model.ClaimSpec;
import io.snapherd.model.Size;
import io.snapherd.model.SourceClaim;
import java.util.List;
import java.util.Optional;

/** The annotation {@code snapherd.io/claim}: what a restore needs to know of the original claim. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceClaimJson(
    String name,
    String uid,
    List<String> accessModes,
    String size,
    String storageClass,
    String volumeMode) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing if anyone has edited it into something that is not a claim. */
  static Optional<SourceClaim> read(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, SourceClaimJson.class))
          .flatMap(SourceClaimJson::claim);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public static String write(SourceClaim claim) {
    ClaimSpec spec = claim.spec();
    try {
      return JSON.writeValueAsString(
          new SourceClaimJson(
              claim.name(),
              claim.uid(),
              spec.accessModes(),
              spec.size().quantity(),
              spec.storageClass().orElse(null),
              spec.volumeMode()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that JSON cannot hold", e);
    }
  }

  private Optional<SourceClaim> claim() {
    if (blank(name) || blank(uid) || noAccess()) {
      return Optional.empty();
    }
    return Read.size(size).map(this::claim);
  }

  private boolean noAccess() {
    return accessModes == null
        || accessModes.isEmpty()
        || accessModes.stream().anyMatch(SourceClaimJson::blank);
  }

  private SourceClaim claim(Size size) {
    String mode = blank(volumeMode) ? "Filesystem" : volumeMode;
    return new SourceClaim(
        name, uid, new ClaimSpec(accessModes, size, Optional.ofNullable(storageClass), mode));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
