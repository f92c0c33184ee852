package io.snapherd.model;

import java.util.List;
import java.util.Optional;

/**
 * What a restored claim must have in common with the original one.
 *
 * @param storageClass absent where the claim names none, which is not the same as the default class
 * @param volumeMode {@code Filesystem} or {@code Block}
 */
public record ClaimSpec(
    List<String> accessModes, Size size, Optional<String> storageClass, String volumeMode) {
  public ClaimSpec {
    accessModes = List.copyOf(accessModes);
  }
}
