package io.snapherd.restore;

/**
 * The last Kubernetes Event about a claim that is not bound, where provisioners leave their only
 * word.
 *
 * @param reason for instance {@code ProvisioningFailed} or {@code WaitForFirstConsumer}
 */
public record ClaimEvent(String reason, String message) {}
