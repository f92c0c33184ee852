/**
 * The one package that speaks to the API server: watches projected into the model's values, writes,
 * Events, the policies' status.
 */
package io.snapherd.kubernetes;
