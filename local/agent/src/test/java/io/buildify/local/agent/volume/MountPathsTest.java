package io.buildify.local.agent.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountPathsTest {

    private static final MountPaths MOUNTS = MountPaths.of(
            Serialization.unmarshal("""
                    name: web
                    terminationMessagePath: /dev/termination-log
                    volumeMounts:
                    - {name: tls, mountPath: /etc/tls/}
                    - {name: tls, mountPath: /etc/tls/ca.crt, subPath: root.crt}
                    - {name: scratch, mountPath: /tmp}
                    - {name: host, mountPath: /data}
                    """, Container.class),
            new VolumeFolders(
                    Path.of("/tmp/pod/.volumes"),
                    List.of(Serialization.unmarshal("---\n{name: host, hostPath: {path: /srv/data}}", Volume.class))),
            Path.of("/tmp/pod/web/termination-log"));

    @ParameterizedTest
    @CsvSource({
        "/etc/tls, /tmp/pod/.volumes/tls",
        "/etc/tls/tls.crt, /tmp/pod/.volumes/tls/tls.crt",
        "file:///etc/tls/tls.key, file:///tmp/pod/.volumes/tls/tls.key",
        "--ca=/etc/tls/ca.crt, --ca=/tmp/pod/.volumes/tls/root.crt",
        "/etc/tls:/tmp, /tmp/pod/.volumes/tls:/tmp/pod/.volumes/scratch",
        "/etc/tls2, /etc/tls2",
        "/opt/etc/tls.d, /opt/etc/tls.d",
        "x/tmp, x/tmp",
        "/data/x, /srv/data/x",
        "/dev/termination-log, /tmp/pod/web/termination-log",
        "nothing, nothing",
    })
    void mountPathsBecomePathsOnThisMachine(String text, String rewritten) {
        assertThat(MOUNTS.rewrite(text)).isEqualTo(rewritten);
    }

    @Test
    void theFolderOfAMountIsKnown() {
        assertThat(MOUNTS.folder("/tmp")).contains(Path.of("/tmp/pod/.volumes/scratch"));
        assertThat(MOUNTS.folder(MountPaths.SERVICE_ACCOUNT)).isEmpty();
    }
}
