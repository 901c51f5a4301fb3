package io.buildify.sdk.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A Java agent that has a process live at another time: {@code java.time} and Kafka's client tell the host's time plus
 * an offset.
 */
public final class ClockSkew implements ClassFileTransformer {

    private static final String CLOCK = "java/time/Clock";
    private static final String KAFKAS = "org/apache/kafka/common/utils/SystemTime";
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private final long seconds;

    private ClockSkew(long seconds) {
        this.seconds = seconds;
    }

    /** Called by the virtual machine. */
    public static void premain(String seconds, Instrumentation instrumentation) throws UnmodifiableClassException {
        instrumentation.addTransformer(new ClockSkew(Long.parseLong(seconds)), true);
        instrumentation.retransformClasses(Clock.class);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return switch (name) {
            case CLOCK ->
                skewed(
                        bytes,
                        "currentInstant",
                        code -> code.loadConstant(seconds)
                                .invokevirtual(
                                        INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long)));
            case KAFKAS ->
                skewed(
                        bytes,
                        "milliseconds",
                        code -> code.loadConstant(seconds * 1000).ladd());
            default -> null;
        };
    }

    /** @param skew what is to happen to the method's result */
    private static byte[] skewed(byte[] bytes, String method, Consumer<CodeBuilder> skew) {
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(
                classFile.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        each -> each.methodName().equalsString(method), (code, element) -> {
                            if (element instanceof ReturnInstruction) {
                                skew.accept(code);
                            }
                            code.with(element);
                        }));
    }

    /** What JAVA_TOOL_OPTIONS of such a process says. */
    static String option(Duration offset) {
        return "-javaagent:%s=%d".formatted(jar(), offset.toSeconds());
    }

    private static Path jar() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ClockSkew.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        String entry = ClockSkew.class.getName().replace('.', '/') + ".class";
        Path jar = Path.of("target/clock-skew.jar").toAbsolutePath();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            entries.putNextEntry(new JarEntry(entry));
            Files.copy(Path.of("target/test-classes").resolve(entry), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }
}
