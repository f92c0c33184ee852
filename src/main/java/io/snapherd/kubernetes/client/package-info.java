/** The connection: what is asked, heard and counted on the way, and what a refusal means. */
package io.snapherd.kubernetes.client;
