package io.buildify.operator.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceIdTest {
    private static final String LONG = "a123456789b123456789c123456789d123456789";

    @Test
    void readsAsTheNodeItBelongsTo() {
        assertThat(NodeId.ofModule("financial").instance()).hasToString("financial");
        assertThat(NodeId.ofTenant("financial", "globex").instance()).hasToString("financial-globex-ab5ca1e1");
        assertThat(NodeId.ofCompany("financial", "globex", "globex-uk").instance())
                .hasToString("financial-globex-globex-uk-875488dc");
    }

    @Test
    void tellsNodesApartWhoseNamesReadAlike() {
        var ids = Stream.of(
                NodeId.ofTenant("a-b", "c"),
                NodeId.ofTenant("a", "b-c"),
                NodeId.ofCompany("a", "b", "c"),
                NodeId.ofTenant(LONG, LONG),
                NodeId.ofTenant(LONG, LONG.replace('9', '8')),
                NodeId.ofCompany(LONG, LONG, LONG));

        assertThat(ids.map(NodeId::instance))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.value()).hasSizeLessThanOrEqualTo(InstanceId.MAX_LENGTH));
    }

    @Test
    void everyDerivedNameFitsInto63Bytes() {
        var id = NodeId.ofCompany(LONG, LONG, LONG).instance();
        var release = "5f".repeat(32);

        assertThat(Stream.of(
                        id.object(),
                        id.ownerSecret(),
                        id.migrationJob(release),
                        id.eraseJob("acme/acme-de"),
                        id.separateDatabase(),
                        id.ownerRole(),
                        id.applicationRole(),
                        id.configurationTopic().replace("buildify.configuration.", "topic-")))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(63).doesNotContain("--"));
    }

    @Test
    void jobsAreToldApartByWhatTheyAreFor() {
        var id = NodeId.ofModule("financial").instance();

        assertThat(id.migrationJob("1"))
                .startsWith("financial-migrate-")
                .isNotEqualTo(id.migrationJob("2"))
                .isNotEqualTo(NodeId.ofModule("crm").instance().migrationJob("1"));
    }
}
