package io.snapherd.retention;

import io.snapherd.model.Content;
import java.util.Optional;
import java.util.function.Function;

/** Where the contents of snapshots are looked up, by name. */
public interface Contents {
  /** Nobody can look: a list of snapshots alone is all there is. */
  Contents NOT_GIVEN = name -> Sighting.Unseen.NOT_GIVEN;

  Sighting named(String name);

  /** All contents there are: one that is not among them does not exist. */
  static Contents all(Function<String, Optional<Content>> byName) {
    return name ->
        byName.apply(name).<Sighting>map(Sighting.Seen::new).orElse(Sighting.Unseen.MISSING);
  }

  /** What a look for a content found. */
  sealed interface Sighting {
    /** It exists. */
    record Seen(Content content) implements Sighting {}

    /** Why there is nothing to see. */
    enum Unseen implements Sighting {
      /** It does not exist. */
      MISSING,
      /** Nobody could look. */
      NOT_GIVEN
    }
  }
}
