package io.snapherd.operation;

import io.snapherd.model.Claim;
import io.snapherd.model.ObjectRef;
import io.snapherd.restore.ClaimEvent;
import io.snapherd.restore.NewClaim;
import java.util.Collection;
import java.util.Optional;

/** Writes and live reads of PersistentVolumeClaims; only ever new ones are written. */
public interface Claims {
  /**
   * Creates the claim.
   *
   * @return false if a claim of that name exists already
   * @throws Refused if it was not created
   */
  boolean create(NewClaim claim) throws Refused;

  /**
   * Reads one from the API server itself.
   *
   * @throws Refused if it could not be read
   */
  Optional<Claim> read(ObjectRef ref) throws Refused;

  /**
   * Those made for one restore request, by its label, from the API server itself.
   *
   * @throws Refused if it could not be asked, which says nothing
   */
  Collection<Claim> madeFor(String namespace, String request) throws Refused;

  /** The last Event about a claim, where provisioners leave their only word; best effort. */
  Optional<ClaimEvent> lastEvent(ObjectRef claim);
}
