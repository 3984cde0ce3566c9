// SPDX-License-Identifier: Apache-2.0
package org.rostrum.jdk24.internal;

import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** Rewrites the kernel's classes that ask for the current subject. */
final class KernelWeaver implements WeavingHook {

    @Override
    public void weave(WovenClass woven) {
        if (!woven.getClassName().startsWith("org.apache.karaf.")) {
            return;
        }
        byte[] before = woven.getBytes();
        byte[] after = SubjectCalls.rewrite(before);
        if (after != before) {
            woven.setBytes(after);
            woven.getDynamicImports().add("org.rostrum.jdk24");
        }
    }
}
