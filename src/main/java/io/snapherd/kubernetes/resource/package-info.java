/**
 * The objects of the API server as they stand in JSON: one class per kind, one record per block.
 *
 * <p>A component is null where the field is absent; what that means is decided where these are
 * turned into the words of {@link io.snapherd.model}. Times and quantities stay text and fields
 * that are not listed are passed over, because one object that cannot be read would make a whole
 * list unreadable.
 */
package io.snapherd.kubernetes.resource;
