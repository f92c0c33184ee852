/** The places at the drivers: who waits for one, who has one, and when one may have become free. */
package io.snapherd.operation.places;
