/** From the API's objects and annotations to the model's values, and back. */
package io.snapherd.kubernetes.projection;
