// SPDX-License-Identifier: Apache-2.0
package org.rostrum.jdk24.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Byte code in, byte code out: calls of {@code Subject.getSubject} go to {@link org.rostrum.jdk24.CurrentSubject}, and the bodies of
 * {@code JaasHelper.doAs}, which the kernel copies into many bundles, become calls to it. Pure.
 */
final class SubjectCalls {

    private static final String SUBJECT = "javax/security/auth/Subject";
    private static final String HELPER = "org/apache/karaf/util/jaas/JaasHelper";
    private static final String OURS = "org/rostrum/jdk24/CurrentSubject";
    private static final byte[] MARK = "getSubject".getBytes(StandardCharsets.US_ASCII);

    private SubjectCalls() {}

    /** The same array if there is nothing to change. */
    static byte[] rewrite(byte[] original) {
        if (!contains(original, MARK)) {
            return original;
        }
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassRewriter(writer, reader.getClassName().equals(HELPER)), 0);
        return writer.toByteArray();
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            int n = 0;
            while (n < part.length && bytes[i + n] == part[n]) {
                n++;
            }
            if (n == part.length) {
                return true;
            }
        }
        return false;
    }

    private static final class ClassRewriter extends ClassVisitor {

        private final boolean helper;

        ClassRewriter(ClassVisitor next, boolean helper) {
            super(Opcodes.ASM9, next);
            this.helper = helper;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
            if (helper && name.equals("doAs")) {
                delegate(next, descriptor);
                return null;
            }
            return new CallRewriter(next);
        }

        private static void delegate(MethodVisitor method, String descriptor) {
            int locals = 0;
            method.visitCode();
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), locals);
                locals += argument.getSize();
            }
            method.visitMethodInsn(Opcodes.INVOKESTATIC, OURS, "doAs", descriptor, false);
            method.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
            method.visitMaxs(locals, locals);
            method.visitEnd();
        }
    }

    private static final class CallRewriter extends MethodVisitor {

        CallRewriter(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean asks = owner.equals(SUBJECT) && name.equals("getSubject");
            super.visitMethodInsn(opcode, asks ? OURS : owner, name, descriptor, isInterface);
        }
    }
}
