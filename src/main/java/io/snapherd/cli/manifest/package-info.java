/**
 * Kubernetes objects as they stand in files: YAML or JSON, one or many in a file, whatever else is
 * in it. Every way in which a file cannot be read ends in one sentence.
 */
package io.snapherd.cli.manifest;
