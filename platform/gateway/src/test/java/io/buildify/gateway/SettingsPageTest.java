package io.buildify.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings in docs/gateway.md are those there are, with their defaults. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `(buildify\\.gateway\\.[a-z.-]+)` \\| ([^|]*)\\|");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([^}]*))?}");

    @Test
    void listsEverySettingWithItsDefault() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("../../docs/gateway.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2).strip()));

        assertThat(documented).isEqualTo(actual());
    }

    private static Map<String, String> actual() throws Exception {
        Map<String, String> settings = new TreeMap<>();
        collect("buildify.gateway", GatewayConfiguration.class, settings);
        Properties shipped = new Properties();
        try (var in = GatewayConfiguration.class.getResourceAsStream("/application.properties")) {
            shipped.load(in);
        }
        settings.replaceAll((name, value) -> shipped.containsKey(name) ? variable(shipped.getProperty(name)) : value);
        return settings;
    }

    private static void collect(String prefix, Class<?> group, Map<String, String> settings) {
        for (Method method : group.getDeclaredMethods()) {
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
            if (method.getReturnType().getEnclosingClass() == GatewayConfiguration.class) {
                collect(name, method.getReturnType(), settings);
            } else {
                WithDefault otherwise = method.getAnnotation(WithDefault.class);
                settings.put(name, otherwise == null ? "" : "`" + otherwise.value() + "`");
            }
        }
    }

    /** {@code ${PORT:8080}} as the page writes it. */
    private static String variable(String expression) {
        var variable = VARIABLE.matcher(expression);
        assertThat(variable.matches()).isTrue();
        return "`" + variable.group(1) + "`" + (variable.group(2) == null ? "" : ", `" + variable.group(2) + "`");
    }
}
