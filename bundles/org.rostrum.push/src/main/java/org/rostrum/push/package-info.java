// SPDX-License-Identifier: Apache-2.0
/**
 * Notifications for people whose browser sleeps: whoever has news for an account hands an
 * {@link org.rostrum.push.PushNotice} to {@link org.rostrum.push.PushService}; every {@link org.rostrum.push.PushChannel} takes it
 * where it can. Web Push (RFC 8030, 8188, 8291, 8292) is the channel of this bundle; its devices are in
 * {@link org.rostrum.push.PushDevices}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.push;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
