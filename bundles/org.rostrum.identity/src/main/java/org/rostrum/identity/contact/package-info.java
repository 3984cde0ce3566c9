// SPDX-License-Identifier: Apache-2.0
/**
 * Whom people can call and how they find each other: address books of users and groups, block lists, aliases and group-call numbers
 * (30 §6, §9, §11, §12; 90 §7.6), and what a call string stands for ({@link org.rostrum.identity.contact.CallTargets}).
 */
@Export
@Version("2.0.0")
@NullMarked
package org.rostrum.identity.contact;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
