package io.snapherd.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code spec.claims}: which claims of the policy's namespace it is for. A claim must meet every
 * field that is given; none given selects all.
 */
public record ClaimSelection(
    List<String> names, Optional<LabelSelector> selector, List<String> storageClassNames) {
  public static final ClaimSelection ALL =
      new ClaimSelection(List.of(), Optional.empty(), List.of());

  public ClaimSelection {
    names = List.copyOf(names);
    storageClassNames = List.copyOf(storageClassNames);
  }

  public boolean selects(Claim claim) {
    return !claim.excluded()
        && (names.isEmpty() || names.contains(claim.name()))
        && selector.map(s -> s.matches(claim.labels())).orElse(true)
        && (storageClassNames.isEmpty() || inStorageClass(claim));
  }

  private boolean inStorageClass(Claim claim) {
    return claim.spec().storageClass().map(storageClassNames::contains).orElse(false);
  }
}
