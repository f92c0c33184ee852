package io.snapherd.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a policy from doing its work for one claim, or as a whole.
 *
 * @param claim the claim's name; absent: the policy itself
 */
public record Problem(Optional<String> claim, Reason reason, String message, Instant since) {}
