/** etcd, the API server, the controller manager and the scheduler: where they come from and how they are started. */
@NullMarked
package io.buildify.local.controlplane;

import org.jspecify.annotations.NullMarked;
