import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

[1, 2].each { number ->
    build.invocation(number).says '[ERROR] status of shop: no server can be reached at 127.0.0.1:1/shop_staging'
}
if (mavenVersion.startsWith('4.')) {
    // No goal gets to run: Maven 4 does not know the spelling, and refuses a profile that is not declared.
    assertThat(build.text('build.log'))
            .contains('Unrecognized option: -Penv=production')
            .contains('env=production] could not be activated')
            .doesNotContain('shop_production')
} else {
    [3, 4].each { number ->
        build.invocation(number).says '[ERROR] status of shop: no server can be reached at 127.0.0.1:1/shop_production'
    }
}
return null
