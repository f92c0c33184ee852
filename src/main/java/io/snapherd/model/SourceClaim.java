package io.snapherd.model;

/** The claim a snapshot was taken of, as the annotation {@code snapherd.io/claim} remembers it. */
public record SourceClaim(String name, String uid, ClaimSpec spec) {}
